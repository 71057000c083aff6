"""Older values: numbers that only tell what a figure was before, «прошлой весной их числилось 12 900»."""

from ..lexicon.grammar import word_set, word_starts
from .quantities import Found, noun_of
from .reading import Words, low_at


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
