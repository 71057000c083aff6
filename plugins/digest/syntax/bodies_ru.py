"""Bodies that act, in Russian: their forms, and the words that belong to them: «областном департаменте полиции»."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ..lexicon.grammar import grammar, word_set, word_starts
from .cast import Cast
from .names import decline
from .reading import Sentence, Word, Words, low_at


class Body(NamedTuple):
    """A form of a noun for a body: its nominative, its gender (m, f, n, p for many, "" for any), the case of the form."""

    noun: str
    gender: str
    case: str


_GENDERS = (
    ("ия", "f"),
    ("ские", "p"),
    ("ые", "p"),
    ("ие", "n"),
    ("о", "n"),
    ("ь", "f"),
    ("а", "f"),
    ("и", "p"),
    ("ы", "p"),
    ("", "m"),
)


@cache
def bodies() -> dict[str, tuple[Body, ...]]:
    """Nominative, dative, instrumental and locative of the nouns that name a body, or those who work for one."""
    found: dict[str, tuple[Body, ...]] = {}
    for noun in grammar("ru").lists["body_nouns"]:
        for form, body in _forms(noun):
            found[form] = (*found.get(form, ()), body)
    return found


def _forms(noun: str) -> Iterator[tuple[str, Body]]:
    if noun in word_set("ru", "body_abbreviations"):
        yield from ((noun, Body(noun, "", case)) for case in ("nom", "gen", "dat", "ins", "loc"))
        return
    gender = next(gender for ending, gender in _GENDERS if noun.endswith(ending))
    if gender in "mf":
        for form, cases in decline(noun, gender).items():
            yield from ((form, Body(noun, gender, case)) for case in cases if case != "acc")
        return
    stem = noun[:-1]
    forms = (
        noun,
        stem + ("я" if noun.endswith("ие") else "а"),
        stem + ("ю" if noun.endswith("ие") else "у"),
        noun + "м",
        stem + ("и" if noun.endswith("ие") else "е"),
    )
    if gender == "p":
        vowel = (
            noun[-2:-1]
            if noun.endswith("ие")
            else "ы"
            if noun.endswith("ые")
            else "а"
            if noun.endswith(("ы", "ки"))
            else "я"
        )
        stem = noun[:-2] if noun.endswith(("ие", "ые")) else stem
        forms = (noun, noun, stem + vowel + "м", stem + vowel + "ми", stem + vowel + "х")
    yield from (
        (form, Body(noun, gender, case)) for form, case in zip(forms, ("nom", "gen", "dat", "ins", "loc"), strict=True)
    )


def in_case(low: str, case: str) -> Body | None:
    """The body a word names when it stands in a case (nom, dat, ins, loc)."""
    return next((one for one in bodies().get(low, ()) if one.case == case), None)


def whole(sentence: Sentence, at: int, body: Body, cast: Cast) -> str:
    """A body with the words that belong to it, in the nominative; «ведомство» alone is the ministry named before."""
    words, text = sentence.words, cast.reading.text
    own = text[words[at].start : words[at].stop]
    noun = own if own.isupper() and len(own) > 1 else body.noun
    noun = noun[0].upper() + noun[1:] if own[0].isupper() else noun
    first, last = at - 1, at
    adjectives: list[str] = []
    while first >= 0 and at - first < 4 and (plain := _adjective(words[first], body, text)):
        adjectives.insert(0, plain)
        first -= 1
    while last + 1 < len(words) and last - at < 6 and belongs(words, last + 1):
        last += 1
    if body.noun == "ведомство" and last == at and not adjectives:
        return _ministry_before(sentence, cast) or noun
    return " ".join([*adjectives, noun]) + text[words[at].stop : words[last].stop]


def _ministry_before(sentence: Sentence, cast: Cast) -> str | None:
    for earlier in reversed(cast.reading.before(sentence.span.start)):
        for at, word in enumerate(earlier.words):
            named = low_at(earlier.words, at + 1) in ("внутренних", "юстиции")
            if named and word.low.startswith("министр"):  # «заместитель министра внутренних дел Кыргызстана»
                return whole(earlier, at, Body("министерство", "n", ""), cast)
            ministry = word.low.startswith("министерств") and named
            if (word.low == "мвд" or ministry) and (one := next(iter(bodies().get(word.low, ())), None)):
                return whole(earlier, at, one, cast)
    return None


_GENITIVES = re.compile(r"(?:и|ы|а|я|ой|ей|ого|его|их|ых|ов|ев|дел|сил)$")


def belongs(words: Words, at: int) -> bool:
    """Is a word in the genitive behind a body a part of its name? «полиции области», «МВД»."""
    word = words[at]
    if word.low in word_set("ru", "body_abbreviations"):
        return True
    if not word.low[0].isalpha() or len(word.low) < 3 or not _GENITIVES.search(word.low):
        return False
    return not word.form.tags - {"street", "duration", "years"} and word.low not in word_set("ru", "no_part_of_body")


_PLAIN = {"m": ("ый", "ий", "ой"), "f": ("ая", "яя"), "n": ("ое", "ее"), "p": ("ые", "ие")}


def _adjective(word: Word, body: Body, text: str) -> str | None:
    """An adjective before a body, in the nominative: «областном» департаменте -> «областной»."""
    own, low = text[word.start : word.stop], word.low
    if body.case == "nom":
        return own if low.endswith(_PLAIN.get(body.gender, ())) and low not in word_set("ru", "no_part_of_body") else None
    stem = next((stem for stem in word_starts("ru", "body_adjectives") if low.startswith(stem)), None)
    if stem is None:
        return None
    velar = stem.endswith("к")
    masculine = "ой" if stem in ("областн", "городск") else "ий" if velar else "ый"
    return own[: len(stem)] + {"m": masculine, "f": "ая", "n": "ое", "p": "ие" if velar else "ые"}[body.gender or "m"]
