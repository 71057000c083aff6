"""Names of people and of posts back to the nominative: «Шахназара Салина» -> «Шахназар Салин», «начальником» -> «начальник».

Russian forms are generated once from the nominative; Kazakh forms lose their case ending.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from ..lexicon.grammar import folded, given_names, grammar


class Reading(NamedTuple):
    """One way to read a word form: its nominative, its gender (m, f) and case (nom, gen, dat, acc, ins, loc)."""

    nominative: str
    gender: str
    case: str


INITIALS = re.compile(r"^(?:[^\W\d_]\.\s?)+")  # «В. Н. » of «В. Н. Крюков»
_HUSH = "гкхжчшщ"
CASES = ("nom", "gen", "dat", "acc", "ins", "loc")


def decline(word: str, gender: str) -> dict[str, tuple[str, ...]]:
    """Lower-case Russian noun (nominative) -> its forms and the cases each stands for."""
    last, stem = word[-1], word[:-1]
    if word.endswith(("ый", "ий", "ой")) and gender == "m" and len(word) > 5:
        base = word[:-2]
        soft = word.endswith("ий") and base[-1] not in "гкх"
        ends = (
            ("его", "ему", "его", "им", "ем")
            if soft
            else ("ого", "ому", "ого", "им" if word.endswith("ий") or base[-1] in _HUSH else "ым", "ом")
        )
        forms = [word, *(base + end for end in ends)]
    elif word.endswith("ая") and gender == "f":
        base = word[:-2]
        forms = [word, base + "ой", base + "ой", base + "ую", base + "ой", base + "ой"]
    elif last in "ая":
        hush = bool(stem) and stem[-1] in _HUSH
        soft = last == "я"
        oblique = "и" if soft and stem.endswith("и") else "е"
        instrumental = "ей" if soft or (stem and stem[-1] in "жчшщц") else "ой"
        forms = [
            word,
            stem + ("и" if soft or hush else "ы"),
            stem + oblique,
            stem + ("ю" if soft else "у"),
            stem + instrumental,
            stem + oblique,
        ]
    elif last in "йь" and gender == "m":
        forms = [word, stem + "я", stem + "ю", stem + "я", stem + "ем", stem + ("и" if word.endswith("ий") else "е")]
    elif last == "ь":
        forms = [word, stem + "и", stem + "и", word, word + "ю", stem + "и"]
    elif last in "оеиуыюэ" or gender == "f":
        forms = [word] * 6
    else:
        forms = [word, word + "а", word + "у", word + "а", word + ("ем" if last in "жчшщц" else "ом"), word + "е"]
    found: dict[str, tuple[str, ...]] = {}
    for case, form in zip(CASES, forms, strict=True):
        found[form] = (*found.get(form, ()), case)
    return found


@cache
def russian_given() -> dict[str, tuple[Reading, ...]]:
    """Every form of every given name, lower case, ё as е."""
    return _table(given_names("ru"))


@cache
def russian_heads() -> dict[str, tuple[Reading, ...]]:
    """Every form of the nouns a post or a description begins with: начальник, глава, жительница."""
    lists = grammar("ru").lists
    return _table(
        [(word, "f" if word in lists["women"] else "m") for word in (*lists["heads"], *lists["women"], *lists["ranks"])]
    )


def _table(words: Iterable[tuple[str, str]]) -> dict[str, tuple[Reading, ...]]:
    found: dict[str, tuple[Reading, ...]] = {}
    for word, gender in words:
        for form, cases in decline(word, gender).items():
            found[form] = (*found.get(form, ()), *(Reading(word, gender, case) for case in cases))
        if gender == "f" and word[-1] not in "ая":  # «инспектору Айгуль Сериковой»: the given name stays as it is
            found[word] = (*found[word], *(Reading(word, gender, case) for case in CASES[1:]))
    return found


_SURNAME = re.compile(
    r"(?:ов|ев|ин|ын|ский|цкий|ская|цкая)(?:а|у|ым|е|ой|о)?$|ск(?:ого|ому|им|ом|ой|ую)$|(?:енко|чук|юк|швили|дзе|ян|улы|кызы|оглы|вич|пулат|затегин|тегин)(?:а|у|ом|е)?$"
)


def is_surname(word: str) -> bool:
    """Does a lower-case Russian or Kazakh (folded) word end as surnames do?"""
    return len(word) > 3 and _SURNAME.search(word) is not None


def surname_readings(word: str) -> list[Reading]:
    """All ways to read a lower-case Russian surname form."""
    found = []
    if match := re.fullmatch(r"(.+(?:ов|ев|ин|ын))(а|у|ым|е|ой|ом)?", word):
        stem, end = match[1], match[2]
        if end is None:
            found = [Reading(stem, "m", "nom")]
        elif end == "а":
            found = [Reading(word, "f", "nom"), Reading(stem, "m", "gen"), Reading(stem, "m", "acc")]
        elif end == "у":
            found = [Reading(stem, "m", "dat"), Reading(stem + "а", "f", "acc")]
        elif end in ("ым", "ом"):
            found = [Reading(stem, "m", "ins")]
        elif end == "е":
            found = [Reading(stem, "m", "loc")]
        else:
            found = [Reading(stem + "а", "f", case) for case in ("gen", "dat", "ins", "loc")]
    elif match := re.fullmatch(r"(.+[сц]к)(ий|ого|ому|им|ом|ая|ой|ую)", word):
        stem, end = match[1], match[2]
        if end in ("ая", "ой", "ую"):
            cases = {"ая": ["nom"], "ой": ["gen", "dat", "ins", "loc"], "ую": ["acc"]}[end]
            found = [Reading(stem + "ая", "f", case) for case in cases]
        else:
            cases = {"ий": ["nom"], "ого": ["gen", "acc"], "ому": ["dat"], "им": ["ins"], "ом": ["loc"]}[end]
            found = [Reading(stem + "ий", "m", case) for case in cases]
    return found


def plain_readings(word: str) -> list[Reading]:
    """Ways to read a name that ends like neither a Russian surname nor a known given name: «Мусабека», «Ким»."""
    found = [Reading(word, "m", "nom"), Reading(word, "f", "nom")] + [Reading(word, "f", case) for case in CASES[1:]]
    for ends, case in (("а", "gen"), ("а", "acc"), ("у", "dat"), ("ом", "ins"), ("ем", "ins"), ("е", "loc")):
        stem = word.removesuffix(ends)
        if stem != word and len(stem) > 2 and stem[-1] not in "аеиоуыэюя":
            found.append(Reading(stem, "m", case))
    for ends, case in (("я", "gen"), ("я", "acc"), ("ю", "dat"), ("ем", "ins")):
        stem = word.removesuffix(ends)
        if stem != word and len(stem) > 2 and stem[-1] in "аеиоуы":
            found.append(Reading(stem + "й", "m", case))
    return found


def patronymic_readings(word: str) -> list[Reading]:
    """«Ивановича» -> «Иванович»; «Ержанкызы» stays as it is in every case; none when it is no patronymic."""
    if match := re.fullmatch(r".{3,}(улы|оглы|кызы)", word):
        return [Reading(word, "f" if match[1] == "кызы" else "m", case) for case in CASES]
    reading = _russian_patronymic(word)
    return [reading] if reading else []


def _russian_patronymic(word: str) -> Reading | None:
    if match := re.fullmatch(r"(.+(?:ович|евич|ич))(а|у|ем|е)?", word):
        return Reading(match[1], "m", {None: "nom", "а": "gen", "у": "dat", "ем": "ins", "е": "loc"}[match[2]])
    if match := re.fullmatch(r"(.+(?:овн|евн|ичн))(а|ы|е|у|ой)", word):
        return Reading(match[1] + "а", "f", {"а": "nom", "ы": "gen", "е": "dat", "у": "acc", "ой": "ins"}[match[2]])
    return None


def agree(parts: list[list[Reading]], case: str | None) -> list[str] | None:
    """One reading of each part of a name such that gender and case agree; ``case`` (of the post before it) is preferred.

    None when nothing agrees.
    """
    best: tuple[int, list[str]] | None = None
    firsts = [{(one.gender, one.case): one for one in reversed(part)} for part in parts]
    for gender in "mf":
        for wanted in CASES:
            chosen = [first.get((gender, wanted)) for first in firsts]
            if all(chosen):
                # A post in the same case settles «Ерлана Тургумбаева»; without one the nominative comes first.
                rank = (0 if wanted == case else 1 if wanted == "nom" else 2) * 2 + (gender == "f" and wanted != "nom")
                if best is None or rank < best[0]:
                    best = rank, [one.nominative for one in chosen if one]
    return best[1] if best else None


# Kazakh --------------------------------------------------------------------------------------------------------------

_KAZAKH_CASE = re.compile(
    r"(?:ның|нің|дың|дің|тың|тің|ға|ге|қа|ке|на|не|ны|ні|ды|ді|ты|ті|да|де|та|те|дан|ден|тан|тен|нан|нен|мен|бен|пен|дікі|тікі|дай|дей|тай|тей)$"
    r"|(?:niŋ|nyŋ|nıñ|nyñ|dyñ|dıñ|tyñ|tıñ|ğa|ge|qa|ke|na|ne|ny|nı|dy|dı|ty|tı|da|de|ta|te|dan|den|tan|ten|nan|nen|men|ben|pen|nıŋ|dıŋ|dyŋ|tyŋ|tıŋ)$"
)
_KAZAKH_NAME = re.compile(
    r"(?:ов|ев|ёв|ин|ын|ова|ева|ёва|ина|ына|ұлы|улы|қызы|кызы|тегі|ский|ская|ко|uly|ūly|qyzy|ov|ova|ev|eva|in|ina)$"
)


@cache
def kazakh_given() -> frozenset[str]:
    """Given names, lower case, Kazakh letters folded."""
    return frozenset(folded(name, "kk") for name, _ in (*given_names("kk"), *given_names("ru")))


@lru_cache(maxsize=20_000)
def kazakh_nominative(word: str, elsewhere: frozenset[str] = frozenset()) -> str:
    """A name without its case ending, when what is left looks like a name: «Тұрғымбаевтың» -> «Тұрғымбаев».

    ``elsewhere``: capitalised words of the text, lower case; a stem met there is taken.
    """
    low = word.lower()
    match = _KAZAKH_CASE.search(low)
    if not match or match.start() < 3:
        return word
    if _KAZAKH_NAME.search(low) and not _KAZAKH_NAME.search(low[: match.start()]):
        return word
    stem = low[: match.start()]
    if folded(low, "kk") in kazakh_given() and not _KAZAKH_NAME.search(stem):
        return word
    if (
        _KAZAKH_NAME.search(stem)
        or folded(stem, "kk") in kazakh_given()
        or stem in elsewhere
        or (match.end() - match.start() >= 3 and len(stem) >= 4)
    ):
        return word[: match.start()]
    return word
