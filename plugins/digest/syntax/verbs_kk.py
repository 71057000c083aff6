"""Kazakh verbs: which root a word has, in which tense and voice, by the roots of ``verbs.kk.toml``."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from ..lexicon.grammar import folded, verb_roots


class Verb(NamedTuple):
    """``kind``: ``strong``, ``weak`` or ``light``, as the lists of roots say; ``tense``: a name of ``_TENSES``."""

    kind: str
    root: str
    tense: str
    passive: bool
    negated: bool


# Ending -> tense, in the letters of the grammar; the first that leaves a known stem.
_TENSES = tuple(
    (tense, re.compile(ending + "$"))
    for tense, ending in (
        ("told future", "(?:атын|етин|йтын|йтин)(?:дар|дер)?(?:ын|ин|ы|и|дыгын|дигин|дыгы|диги|ына|ине)"),
        ("future participle", "(?:атын|етин|йтын|йтин)"),
        ("about to", "(?:галы|гели|калы|кели)"),
        ("present we", "[аейи](?:мыз|миз|мын|мин)"),
        ("present", "[аейи](?:ды|ди)"),
        ("past", "(?:ып|ип|п)(?:ты|ти)"),
        ("intent", "(?:[мбп]ак|[мбп]ек)(?:шы|ши|пын|пин|пыз|пиз|шымыз|шимиз)?"),
        ("wish", "(?:сын|син)"),
        ("past we", "(?:дык|дик|тык|тик|дым|дим|тым|тим)"),
        ("past", "(?:ды|ди|ты|ти)"),
        ("told perfect", "(?:ган|ген|кан|кен)(?:ын|ин|дыгын|дигин)"),
        ("perfect", "(?:ган|ген|кан|кен)"),
        ("progress", "(?:уда|уде|юде)"),
        ("converb", "(?:ып|ип|п)"),
        ("noun", "у(?:ды|ди|ы|и|ын|ин|га|ге|ына|ине)?"),
        ("going converb", "[аей]"),
    )
)
_SOFTENED = frozenset(("told future", "future participle", "present we", "present", "converb", "past", "going converb"))
_SOFT, _HARD = {"к": "г", "п": "б"}, {"г": "к", "б": "п"}
_NEGATION = re.compile(r"[мбп][ае]$")


@lru_cache(maxsize=20_000)
def verb(low: str) -> Verb | None:
    """What a word in the letters of the grammar tells as a verb; None when its root is not listed."""
    low = low.replace("я", "йа").replace("ю", "йу").replace("сх", "ш")  # «қой-ады»; «ashyldy»
    for tense, pattern in _TENSES:
        match = pattern.search(low)
        if match is None or not match.start():
            continue
        stem, ending = low[: match.start()], match[0]
        known = _known(stem, ending, soft=tense in _SOFTENED)
        if known:
            return Verb(*known[:2], tense, known[2], negated=False)
        if tense == "present" and (known := _known(low[: match.start() + 1], ending, soft=False)):
            return Verb(*known[:2], "past", known[2], negated=False)  # «баста-ды»
        denied = _NEGATION.search(stem)
        if denied and (known := _known(stem[: denied.start()], ending, soft=False)):
            return Verb(*known[:2], tense, known[2], negated=True)
    return None


def _known(stem: str, ending: str, *, soft: bool) -> tuple[str, str, bool] | None:
    """Kind, root and voice of a stem before an ending of back or front vowels: «бөл-еді» is no «бол-ады»."""
    harmony = next((letter in "аы" for letter in reversed(ending) if letter in "аыеи"), None)
    for back in (True, False) if harmony is None else (harmony,):
        found = _stems().get((stem, back))
        if found is None and soft and stem[-1] in _HARD:
            found = _stems().get((stem[:-1] + _HARD[stem[-1]], back))
        if found:
            return found
    return None


@cache
def root_set(name: str) -> frozenset[str]:
    """A list of ``verbs.kk.toml`` as roots of ``Verb`` are written."""
    return frozenset(map(_plain, verb_roots(name)))


def _plain(root: str) -> str:
    """A root in the letters of the grammar, «я» as the two sounds that endings meet."""
    return folded(root, "kk").replace("я", "йа")


@cache
def _stems() -> dict[tuple[str, bool], tuple[str, str, bool]]:
    """(stem, has back vowels) -> kind, root, is passive; every root with its passives."""
    found: dict[tuple[str, bool], tuple[str, str, bool]] = {}
    for kind in ("strong", "weak", "light"):
        for root in verb_roots(kind):
            back, plain = _is_back(root), _plain(root)
            found.setdefault((plain, back), (kind, plain, False))
            for stem in _passives(plain):
                found.setdefault((stem, back), (kind, plain, True))
    return found


def _is_back(root: str) -> bool:
    """Has a root back vowels in the end? «и», «у» take after the vowel before."""
    return next((letter in "аоұы" for letter in reversed(root) if letter in "аоұыеәөүі"), False)


def _passives(root: str) -> tuple[str, ...]:
    """«жөнде» → «жөндел», «бағала» → «бағалан», «аш» → «ашыл», «бөл» → «бөлін», «тақ» → «тағыл»."""
    if root[-1] in "аеиуы":
        return root + "л", root + "н"
    soft = root[:-1] + _SOFT.get(root[-1], root[-1])
    return (soft + "ын", soft + "ин") if root[-1] == "л" else (soft + "ыл", soft + "ил")
