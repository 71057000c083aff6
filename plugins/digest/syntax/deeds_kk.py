"""Finite Kazakh verbs that may tell of a measure: «бекет ашылды», «камера орнатылады», «салынып жатыр»."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..lexicon.grammar import word_set, word_starts
from .actions import GOVERNS
from .reading import Words, low_at, tagged, tags_at
from .verbs_kk import Verb, root_set, verb


class Deed(NamedTuple):
    """A finite verb in a sentence: the word ``at`` has the tense, ``main`` the root; its clause begins at ``first``.

    ``tense``: that of the whole («салынып жатыр» is ``progress``); ``quoted``: the sentence has a quotation.
    """

    words: Words
    at: int
    main: int
    first: int
    verb: Verb
    tense: str
    quoted: bool


# What a word has that may be a finite verb, or all of one but the last word.
FINITE = frozenset(
    ("past", "past we", "perfect", "present", "intent", "future participle", "progress", "converb", "wish", "about to")
)
# Behind a finite verb: its clause is over, or it is told.
_BEHIND = frozenset(
    ("жане", "ал", "деп", "дейди", "деди", "екен", "еди", "болатын", "гой", "кой", "бирак", "сондыктан", "екенин", "екени")
)
_STOPS = frozenset((",", ";", ":", "–", "—", "."))
_PARTICLES = frozenset(("да", "де", "та", "те"))


_GOVERNS = GOVERNS - {"give"}  # «камера берілді»


def deeds(words: Words, *, quoted: bool) -> Iterator[Deed]:
    """Every finite verb with a known root."""
    for at in tagged(words, FINITE):
        rules = not _GOVERNS.isdisjoint(words[at].form.tags) and not handed_over(words, at)
        own = None if rules else verb(words[at].low)
        if own and (shape := _shape(words, at, own)) is not None:
            tense, main, told = shape
            yield Deed(words, at, main, _first(words, main), told, tense, quoted)


def handed_over(words: Words, at: int) -> bool:
    """«пайдалануға тапсырылды», «көлік кілті тапсырылды»: given, not ordered."""
    return (
        words[at].low.startswith("тапсыр")
        and any(word.low.startswith(word_starts("kk", "handed_over")) for word in words[max(0, at - 4) : at])
        and not any(
            "noun of action" in tags_at(words, near) for near in (at - 1, at - 2) if low_at(words, near) != "пайдалануга"
        )
    )


def _shape(words: Words, at: int, own: Verb) -> tuple[str, int, Verb] | None:
    """The tense of a finite verb, the place of its root and the verb it is; None when it is no finite verb of its own."""
    if "converb" in tags_at(words, at - 1) and (
        words[at].low in word_set("kk", "keeps_on") or words[at].low.startswith(word_starts("kk", "goes_on"))
    ):
        return None  # of «салынып жатқанын айтты» the first is the verb
    if own.tense in ("converb", "going converb", "noun", "future participle", "about to"):
        tense = _unfinished(words, at, own.tense)
        return (tense, at, own) if tense else None
    after, tense = low_at(words, at + 1), own.tense
    if tense not in ("told future", "told perfect") and (after[:1].isalnum() or after in "«№") and after not in _BEHIND:
        return None  # of «қосылған 73 камера» it tells which
    if own.root == "бол" and low_at(words, at - 1).endswith(("уга", "уге", "юге")):
        return None  # «бақылауға болады»: it may be
    if own.root == "бол" and not own.passive and "future participle" in tags_at(words, at - 1):
        return None  # of «шақырылатын болады» the first is the verb
    before = at - 2 if low_at(words, at - 1) in _PARTICLES else at - 1
    if low_at(words, before) in word_set("kk", "verb_pairs"):
        return (tense, at, own)  # «сатып алды»
    if own.root in root_set("shades"):
        main = verb(low_at(words, before))
        if main and main.tense == "converb":
            begun = _begun(words, before, main)  # «түсіндіруге кірісіп те кетті»
            return begun or (tense, before, main)
        if "converb" in tags_at(words, before) and not low_at(words, before).startswith(word_starts("kk", "light_nouns")):
            return None  # «айтып берді»: another verb, and none of ours
    if tense == "progress" and own.root in root_set("meeting"):
        return None  # «кездесуде»: where it was said
    return _begun(words, at, own) or (None if _tells(words, at, own) else (tense, at, own))


def _begun(words: Words, at: int, own: Verb) -> tuple[str, int, Verb] | None:
    """«орната бастады», «орнатуды бастады», «орнатуға кірісті»: what is begun goes on."""
    before = at - 2 if low_at(words, at - 1) in _PARTICLES else at - 1
    if (
        own.root in root_set("beginning")
        and (main := verb(low_at(words, before)))
        and main.tense in ("going converb", "noun")
    ):
        begun = own.tense in ("past", "past we", "perfect", "told perfect", "converb")
        return ("progress" if begun else own.tense, before, main)  # «тексере бастайды» is to come
    return None


def _unfinished(words: Words, at: int, tense: str) -> str | None:
    """The tense that the word behind gives: «салынып жатыр», «жүргізіліп келеді», «ашқалы отыр», «шақырылатын болады»."""
    after = low_at(words, at + 1)
    if tense == "converb":
        return "progress" if _goes_on(words, at + 1) or after in word_set("kk", "keeps_on") else None
    if tense == "about to":
        return "intent" if after in word_set("kk", "about_to") else None
    decided = after == "болды" and any(word.low.startswith("шешим") for word in words)
    return (
        tense if tense == "future participle" and (after in ("болады", "болмак", "боламыз", "боламын") or decided) else None
    )


def _goes_on(words: Words, at: int) -> bool:
    """«салынып жатыр», «салынып жатқанын айтты»; not «салынып жатқан үй»."""
    low, after = low_at(words, at), low_at(words, at + 1)
    return low.startswith(word_starts("kk", "goes_on")) and not (
        low.endswith(("кан", "атын")) and after[:1].isalpha() and after not in _BEHIND
    )


def _tells(words: Words, at: int, own: Verb) -> bool:
    """«шақырды», «түсіндірді», «ашылатынын жеткізді», «мәселесін көтерді»: words, not measures."""
    if own.tense == "present" and low_at(words, at + 1) == ":":
        return own.root in root_set("telling")
    if own.tense == "present we":
        return own.root == "айт" and not words[at].low.endswith("мын")  # «нәтижесін айтамын» is a promise
    if own.tense not in ("past", "past we", "perfect", "told perfect"):
        return False
    before = low_at(words, at - 2 if low_at(words, at - 1) in _PARTICLES else at - 1)
    told = before.endswith(("нын", "нин")) or before == "деп"
    return own.root in root_set("telling") or (told and own.root in root_set("telling_of")) or _of_words(words, at, own)


def _of_words(words: Words, at: int, own: Verb) -> bool:
    """«мәселесін көтерді», «ұсыныс енгізді»: what is raised or brought in is said."""
    before = low_at(words, at - 2 if low_at(words, at - 1) in _PARTICLES else at - 1)
    return own.root in root_set("telling_of") and before.startswith(word_starts("kk", "told_nouns"))


def _first(words: Words, at: int) -> int:
    """The first word of the clause that a verb ends."""
    first = at
    while first > 0 and at - first < 14 and words[first - 1].low not in _STOPS:
        first -= 1
    return first


def chained(finite: Sequence[Deed]) -> Iterator[Deed]:
    """«40 камера қосылып, … шақырылады»: a converb before a comma shares the tense of the finite verb behind it."""
    for number, deed in enumerate(finite):
        if deed.tense.startswith("told"):
            continue
        start = finite[number - 1].at if number else -1
        for at in range(max(start + 1, deed.at - 20), deed.main):
            if deed.words[at + 1].low == "," and "converb" in deed.words[at].form.tags:
                own = verb(deed.words[at].low)
                if (
                    own
                    and own.tense == "converb"
                    and own.root not in root_set("telling")
                    and not _of_words(deed.words, at, own)
                ):
                    tense = "past" if deed.tense == "perfect" else deed.tense
                    yield deed._replace(at=at, main=at, first=_first(deed.words, at), verb=own, tense=tense)
