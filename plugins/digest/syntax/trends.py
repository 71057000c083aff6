"""Up or down: what the words around a number say about its direction."""

import re
from functools import cache

from ..lexicon.grammar import grammar
from .numerals import DATIVE
from .quantities import Found
from .reading import Sentence, Word, Words, low_at


def direction(words: Words, found: list[Found], at: int, lang: str) -> str | None:
    """«на 10% меньше», «снизилась на 36%, кражи – на 11%», «12 пайызға төмен»: increase, decrease or None."""
    one = found[at]
    if one.upper is not None:
        return None
    if one.base is not None and one.base != one.number.value and one.moved:
        return "increase" if one.number.value > one.base else "decrease"
    if sign := _SIGNS.get(low_at(words, one.number.first - 1)):
        glued = words[one.number.first - 1].stop == words[one.number.first].start
        if glued and low_at(words, one.number.first - 2) == "(":
            return sign
    if sign := _SAID_SIGNS.get(low_at(words, one.number.first - 1)):
        return sign
    return (_russian_direction if lang == "ru" else _kazakh_direction)(words, found, at)


# «грабежи – 34 (+5%)»
_SAID_SIGNS = {"плюс": "increase", "минус": "decrease"}  # «грабежи – минус 14%»
_SIGNS = {"+": "increase", "-": "decrease", "–": "decrease", "−": "decrease"}


def _way(word: Word) -> str | None:
    tags = word.form.tags
    return "increase" if "increase" in tags else "decrease" if "decrease" in tags else None


def _russian_direction(words: Words, found: list[Found], at: int) -> str | None:
    """The word of change right behind the number, else the nearest before it in the sentence, else behind in the clause."""
    one = found[at]
    first, last = one.number.first, max(one.unit_at, one.number.last)
    before = [low_at(words, first - step) for step in (1, 2)]
    by = "на" in before or before[0] in ("в", "до", "к") or one.base is not None or words[first].low in _TWICE
    for near in range(last + 1, min(last + 3, len(words))):
        if words[near].low in (",", ".", ";", "и", "а", "но"):
            break
        if (way := _way(words[near])) and (by or one.unit == "percent") and before[0] != "не":
            return way
    if raised := _raised_to(words, first):
        return raised
    near = next((near for near in range(first - 1, -1, -1) if words[near].low == ";" or _way(words[near])), -1)
    if near >= 0 and words[near].low != ";":
        return _way(words[near]) if _governs(words, found, at, near, by=by) else None
    return _change_behind(words, last) if by and before[0] != "до" else None


def _raised_to(words: Words, first: int) -> str | None:
    """«довести их число до 300», «доля дошла до 71 процента»."""
    if low_at(words, first - 1) != "до":
        return None
    near = [low_at(words, first - step) for step in range(2, 7)]
    return "increase" if any(low.startswith(("довест", "доведет", "доведут", "дошл", "доросл")) for low in near) else None


_TWICE = ("вдвое", "втрое", "вчетверо", "впятеро")


def _governs(words: Words, found: list[Found], at: int, near: int, *, by: bool) -> bool:
    """Is a word of change before the number about it: «снизилась на 36%», «рост составил 4%», «до 78»?"""
    one, first = found[at], found[at].number.first
    preposition = low_at(words, first - 1)
    if preposition == "до" and one.unit == "count" and first - near > 6:
        return False
    if (by and preposition not in ("в", "к")) or (preposition == "в" and one.unit == "other"):
        return True
    close = first - near <= 4 or near > (found[at - 1].number.first if at else -1)
    noun = first - near <= 3 or any(word.low.startswith("состави") for word in words[near:first])
    return one.unit == "percent" and noun and close


def _change_behind(words: Words, last: int) -> str | None:
    """«на 12% за это время снизились»: the word of change behind the number, up to the next sign or number."""
    for word in words[last + 1 :]:
        if word.low in (",", ";", ".", "и", "а", "но") or word.form.value is not None or word.low[0].isdigit():
            return None
        if way := _way(word):
            return way
    return None


def _kazakh_direction(words: Words, found: list[Found], at: int) -> str | None:
    """The word of change behind the number: «12 пайызға азайды», in a list also «10, 15, 20 пайызға»."""
    one = found[at]
    last = max(one.unit_at, one.number.last)
    unit = low_at(words, last)
    counted = low_at(words, last + 1) if one.unit == "count" else ""
    by = (
        (unit + " " + counted).endswith(DATIVE)
        or unit.endswith(DATIVE)
        or one.number.ending in DATIVE
        or one.unit in ("percent", "other")
        or one.base is not None
    )
    if not by:
        return None
    limit = len(words)
    for other in found[at + 1 :]:
        alike = other.unit == one.unit or low_at(words, other.unit_at).endswith(DATIVE) or other.number.ending in DATIVE
        if not alike or not low_at(words, other.number.first - 1):
            limit = other.number.first
        break
    for near in range(last + 1, min(limit, last + 9)):
        if words[near].low in (";", ".", "–") and one.unit != "percent":
            break
        if way := _way(words[near]):
            if (
                near - last > 3
                and not (unit.endswith(DATIVE) or counted.endswith(DATIVE))
                and one.number.ending not in DATIVE
                and one.unit != "percent"
                and one.base is None
            ):
                return None
            if words[near].low in ("коп", "аз", "артык", "кем", "томен", "жогары") and near - last > 2:
                continue
            return way
    for near in range(one.number.first - 1, max(-1, one.number.first - 4), -1):
        if (
            (way := _way(words[near]))
            and one.unit == "percent"
            and words[near].low.startswith(("осим", "азаю", "томендеу", "осу"))
        ):
            return way
    return None


def names_base(sentence: Sentence) -> bool:
    """Does a sentence say what a change is compared with? «по сравнению», «чем годом раньше», «ниже уровня 2023 года»."""
    if any("base" in word.form.tags for word in sentence.words):
        return True
    return _bases(sentence.lang).search(" ".join(word.low for word in sentence.words)) is not None


@cache
def _bases(lang: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(grammar(lang).lists['base_phrases'])})(?![^\W\d_])")
