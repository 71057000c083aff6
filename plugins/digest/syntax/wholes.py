"""Parts of a number told before: «22 из них», «оның 22-сі», «из 428 … 360»."""

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from ..lexicon.grammar import grammar
from ..said import Figure
from .forms import lowered
from .quantities import Found
from .reading import Reading, Sentence, Words, low_at

_ALL_OF_THEM = frozenset(("них", "этих", "этого", "этой", "числа", "которых"))
_NEAR = 400  # characters: a part stands close behind its whole


def whole_of(reading: Reading, sentence: Sentence, found: Sequence[Found], at: int, told: Sequence[Figure]) -> float | None:
    """The value of the number that ``found[at]`` is said to be a part of, or None. ``told``: the figures before it."""
    one = found[at]
    if one.unit not in ("count", "money", "other"):
        return None
    unit = None if one.unit == "other" else one.unit
    words = sentence.words
    start = words[one.number.first].start
    near = list(takewhile(lambda other: start - other.evidence[0].start < _NEAR, reversed(told)))[::-1]
    before = [
        other
        for other in near
        if (other.unit == unit or (one.number.rounded and other.unit == "money")) and other.value > one.number.value
    ]
    before = [other for other in before if other.subset_of is None] or before  # parts of one whole stand side by side
    if sentence.lang == "ru":
        return _russian(words, found, at, before)
    return _kazakh(reading, words, one, before)


def _russian(words: Words, found: Sequence[Found], at: int, before: Sequence[Figure]) -> float | None:
    one = found[at]
    first, last = one.number.first, max(one.unit_at, one.number.last)
    last_value = before[-1].value if before else None
    behind = [low_at(words, last + step) for step in (1, 2, 3, 4)]
    for here, there in pairwise(behind[:3]):
        if here in ("из", "среди", "от") and there in _ALL_OF_THEM and (here != "от" or there == "этой"):
            return last_value  # «22 из них», «810 машин из этого количества», «1,2 млрд от этой суммы»
        if not here[:1].isalpha():
            break
    after = found[at + 1] if at + 1 < len(found) else None
    if after and _of(words, last, after) and after.number.value > one.number.value:
        return after.number.value  # «семь постов из девятнадцати»
    ahead = [low_at(words, first - step) for step in range(1, 6)]
    pointer = next((step for step, low in enumerate(ahead) if low in ("них", "которых")), None)
    if pointer is not None and ahead[pointer + 1 : pointer + 2] in (["из"], ["среди"]):
        return last_value if "," not in ahead[:pointer] else None
    if ahead[:2] in (["числе", "том"], ["числе", "их"]) or ahead[:3] in (["суммы", "этой", "из"], ["числа", "этого", "из"]):
        return last_value
    whole = found[at - 1] if at else None
    if whole and low_at(words, whole.number.first - 1) == "из" and whole.unit == one.unit:
        between = [word.low for word in words[whole.number.last + 1 : first]]
        if len(between) < 14 and whole.number.value > one.number.value and ";" not in between:
            return whole.number.value  # «из 61 двора лампы повесили в тридцати восьми»
    return None


def _of(words: Words, last: int, whole: Found) -> bool:
    """Does «из …» with the whole stand close behind the word at ``last``?"""
    between = [word.low for word in words[last + 1 : whole.number.first]]
    return between[-1:] == ["из"] and len(between) < 4 and "," not in between


# «екеуі», «отызының», «жетпісінде»: a number with a possessive ending.
_PART = re.compile(r"(?:.*[еа]у|.{2,}[^аеыиоуэюя]|.*[ыи]с|.*т[ыи]|.*[^а]р[ыи])[ыи](?:н|нин|нын|нде|нда|не|на|нен|нан)?")
_ENDING = re.compile(r"(?:с?[ыи])(?:н|нин|нын|нде|нда|не|на|нен|нан)?")
_THOSE = frozenset(("онын", "олардын", "сонын", "ишинде", "ишинен", "арасында", "осынын", "содан"))
_GENITIVE = ("нын", "нин", "дын", "дин", "тын", "тин")


def _kazakh(reading: Reading, words: Words, one: Found, before: Sequence[Figure]) -> float | None:
    if not before:
        return None
    first, last = one.number.first, one.number.last
    if _THOSE & {low_at(words, first - step) for step in (1, 2, 3)}:
        return before[-1].value
    low = words[last].low
    collective = low.endswith(("уи", "уы"))
    if (low in grammar("kk").numbers and not collective) or {low_at(words, first - 1), low_at(words, first - 2)} & {
        "калган",
        "тагы",
    }:
        return None
    part = _ENDING.fullmatch(one.number.ending) if one.number.digits and last == first else _PART.fullmatch(low)
    if not part or (words[last].form.value is None and not words[last].form.times and not one.number.digits):
        return None
    if first and words[first - 1].low.endswith(_GENITIVE):
        stem = words[first - 1].low[:4]
        same = [one for one in before if stem in lowered(one.evidence[0].of(reading.text), "kk")]
        return same[-1].value if same else before[-1].value if before[-1].evidence[0].start >= words[0].start else None
    return before[-1].value
