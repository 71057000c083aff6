"""A Kazakh post before a name: the noun of the post stands last, ranks left out."""

import re
from functools import cache

from .lexicon.grammar import grammar, word_set
from .reading import Reading, Sentence, Words

ROLE_WORDS = 18


def is_head(words: Words, at: int) -> bool:
    return 0 <= at < len(words) and words[at].low in heads()


@cache
def heads() -> frozenset[str]:
    lists = grammar("kk").lists
    return frozenset((*lists["heads"], *lists["ranks"]))


_LOCATIVE = re.compile(r"(?:да|де|та|те)$")


def before_name(reading: Reading, sentence: Sentence, first: int) -> tuple[str | None, bool]:
    """The words before a name up to the noun of the post, which stands last: «… департаментінің бастығы»."""
    words = sentence.words
    at = first - 1
    if at < 0 or words[at].low not in heads():
        return None, False
    if words[at].low in word_set("kk", "ranks"):
        start = at
        while start > 0 and (
            words[start - 1].low in ("полиция", "адилет", "запастагы", "отставкадагы", "ишки", "кызмет")
            or words[start - 1].low in word_set("kk", "ranks")
        ):
            start -= 1
        if start > 1 and words[start - 1].low == ",":
            role, rank = before_name(reading, sentence, start - 1)
            if role:
                return role, rank
        if start > 0 and words[start - 1].low in heads():
            return before_name(reading, sentence, start)
        return reading.text[words[start].start : words[at].stop], True
    start, quoted = at, 0
    while start > 0 and at - start < ROLE_WORDS:
        before = words[start - 1]
        if before.low in "»”":
            quoted += 1
        elif before.low in "«“":
            if not quoted:
                break
            quoted -= 1
        elif not quoted and before.low != "-":
            tags = before.form.tags
            if not before.low[0].isalnum() or before.low in word_set("kk", "before_role") or "say" in tags:
                break
            if _LOCATIVE.search(before.low) and len(before.low) > 4 and not before.low.endswith(("када", "гада")):
                break
            if "speech" in tags and "past" in tags:
                break
        start -= 1
    if start > 1 and words[start - 1].low == "," and words[start - 2].low in heads():
        other, rank = before_name(reading, sentence, start - 1)
        if other and not rank:
            return f"{other}, {reading.text[words[start].start : words[at].stop]}", False
    while start < at and words[start].low in ("жане", "мен", "пен", "бен", "ал", "сол", "осы"):
        start += 1
    return reading.text[words[start].start : words[at].stop], False
