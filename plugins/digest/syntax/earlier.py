"""Numbers against the figures told before them: older values («прошлой весной их числилось 12 900»), money named once."""

from collections.abc import Sequence
from dataclasses import replace

from ..lexicon.grammar import word_set, word_starts
from ..said import Figure
from .quantities import Found, noun_of, tidy
from .reading import Sentence, Words, low_at

MILLION = 1_000_000
NEAR = 150  # characters
LAST = 6  # figures back


def is_older(words: Words, one: Found, lang: str) -> bool:
    """Does a number without a noun of its own tell last year's value of the things named before?"""
    if one.base is not None or one.upper is not None or one.unit not in ("count", "money", "percent"):
        return False
    first, last = one.number.first, max(one.unit_at, one.number.last)
    if low_at(words, last + 1).startswith("салыстыр"):
        return True  # «былтырғы 96-мен салыстырсақ»
    if noun_of(words, one):
        return False
    start = next((at + 1 for at in range(first - 1, -1, -1) if words[at].low in ",;:("), 0)
    clause = [word.low for word in words[start:first]]
    if not any(low.startswith(word_starts(lang, "last_year")) for low in clause):
        return False
    bracketed = low_at(words, start - 1) == "(" and ")" in (low_at(words, last + step) for step in (1, 2))
    return bracketed or bool(word_set(lang, "same_things") & set(clause))


def name_money(words: Words, found: list[Found], told: list[Figure]) -> None:
    """«… 38,4 млрд тенге. Львиную долю, 21 миллиард, …»: millions of nothing, close behind money, are money."""
    money = any(one.unit == "money" and words[0].start - one.evidence[0].stop < NEAR for one in told[-LAST:])
    for one in found:
        money |= one.unit == "money"
        if money and one.unit == "count" and one.number.rounded and one.number.value >= MILLION and not noun_of(words, one):
            one.unit = "money"


def as_base(told: list[Figure], one: Found, sentences: Sequence[Sentence]) -> bool:
    """Give the figure told before, in this sentence or the last, an older value to compare with."""
    for at in range(len(told) - 1, -1, -1):
        if told[at].evidence[0].start < sentences[0].span.start:
            return False
        if told[at].unit == one.unit and told[at].base is None and told[at].status == "reported":
            told[at] = replace(told[at], base=tidy(one.number.value), compared=True)
            return True
    return False
