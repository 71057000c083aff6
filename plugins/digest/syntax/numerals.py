"""Numbers in a sentence, in digits and in words, Russian and Kazakh: «5,3 млн», «двадцать пять тысяч», «он бес мың»."""

import re
from typing import NamedTuple

from ..lexicon.grammar import grammar
from .forms import form
from .reading import Sentence, Word, Words, low_at, tags_at

# Only 0-9: in other digits (²; ٣٤) a number stays text.
_DIGITS = re.compile(r"([0-9][0-9 ]*(?:[.,][0-9]+)?)(?:-(.+))?")
_GROUPS = re.compile(r"\d{1,3}(?:\.\d{3})+")


class Number(NamedTuple):
    """A number: its first and last word in the sentence, its value, written in digits or not, the case ending of the
    digits («200-ге» has «ге»), whether it ends in a word such as «тысяч», and the second of «пять-шесть».
    """

    first: int
    last: int
    value: float
    digits: bool
    ending: str = ""
    rounded: bool = False
    upper: float | None = None


def find_numbers(sentence: Sentence) -> list[Number]:
    """Every number of a sentence, in order. Ordinals and ages in one word («5-й», «35-летний») are none."""
    found, last, words = [], -1, sentence.words
    for first in sentence.numbers:
        if first > last and (number := _number(words, first, sentence.lang)):
            found.append(number)
            last = number.last
    return found


def _number(words: Words, first: int, lang: str) -> Number | None:
    """The number that begins at a word. Digits take multipliers; words add up while they grow smaller."""
    word = words[first]
    if _HYPHEN.search(word.low) and (parts := _pair(word, lang)):
        thousands = words[first + 1].form.times if first + 1 < len(words) else 0
        if thousands < 1000:
            return Number(first, first, parts[0], digits=False, upper=parts[1])
        low, high = (part * thousands for part in parts)  # «пять-семь тысяч»
        return Number(first, first + 1, low, digits=False, rounded=True, upper=high)
    if word.low[0].isdigit():
        return _digits(words, first, lang)
    return None if word.form.value is None and not word.form.times else _spelled(words, first, lang)


def _spelled(words: Words, first: int, lang: str) -> Number | None:
    """A number in words, up to the word that no longer belongs to it."""
    total, current, at, smallest = 0.0, 0.0, first, 1e15
    while at < len(words):
        one = words[at].form
        if at > first and lang == "kk" and words[at - 1].low.endswith(ABLATIVE):
            break  # «он мыңнан жүз …»: the next number begins
        parts = _pair(words[at], lang) if current in _TENS and _HYPHEN.search(words[at].low) else None
        if parts and parts[1] < _room(current) + 1:  # «он бес-жиырма» ends higher than a unit can
            return Number(first, at, current + parts[0], digits=False, upper=current + parts[1])
        if parts:
            return Number(first, at, current + parts[0], digits=False, upper=parts[1])
        if lang == "kk" and current in _TENS and words[at].low == "бирге":
            current, at = current + 1, at + 1  # «он бірге»: 11 with an ending, not «together»
            break
        if (current or total) and (half := _half(words, at)):
            current, total = (current + 0.5, total) if current else (current, total + smallest / 2)
            at += half
            continue
        if one.value is not None and one.value < smallest:
            if current and one.value >= _room(current):
                break
            current += one.value
        elif lang == "kk" and (one.times == 100 or (words[at].low.startswith("жуз") and 0 < current < 10)):
            current = (current or 1) * 100 if current < 10 else current + 100
        elif one.times and one.times < smallest:
            total += (current or 1) * one.times
            current, smallest = 0.0, one.times
        else:
            break
        at += 1
    if at == first or (at < len(words) and "ordinal" in words[at].form.tags):
        return None
    return Number(first, at - 1, total + current, digits=False, rounded=bool(words[at - 1].form.times))


def _pair(word: Word, lang: str) -> tuple[float, float] | None:
    """«пять-шесть», «екі-үш»: both numbers."""
    values = [form(part, lang).value for part in re.split("[-–]", word.low)]
    first, second = (*values, None, None)[:2]
    return (first, second) if len(values) == 2 and first is not None and second is not None and first < second else None


_HYPHEN = re.compile("[-–]")
_TENS = frozenset(range(10, 100, 10))


def _half(words: Words, at: int) -> int:
    """«три с половиной», «сегіз жарым»: how many words say «and a half»."""
    if words[at].low == "жарым":
        return 1
    return 2 if words[at].low == "с" and at + 1 < len(words) and words[at + 1].low == "половиной" else 0


def _room(current: float) -> float:
    """What may still be added: after hundreds tens and units, after tens units."""
    return 100 if current % 100 == 0 else 10 if current % 10 == 0 else 0


def _digits(words: Words, first: int, lang: str) -> Number | None:
    match = _DIGITS.fullmatch(words[first].low)
    if not match:
        return None
    body, ending = match[1].replace(" ", ""), match[2] or ""
    if len(body) > 15:
        return None
    if ending and ending not in grammar(lang).cardinal_endings:
        return None
    value = float(body.replace(".", "") if _GROUPS.fullmatch(body) else body.replace(",", "."))
    at, smallest = first + 1, 1e15
    total = 0.0
    while at < len(words):
        one = words[at].form
        stop = at + 2 < len(words) and words[at + 1].low == "." and not words[at + 2].capital
        if one.times and one.times < smallest and words[at].low != "жуз":
            total += value * one.times
            value, smallest = 0.0, one.times
            at += 2 if stop and words[at].low in ("тыс", "млн", "млрд", "трлн") else 1
        elif words[at - 1].low.endswith(ABLATIVE) and lang == "kk":
            break  # «85 мыңнан 140 мыңға дейін»
        elif total and not value and words[at].low.isascii() and words[at].low.isdigit() and float(words[at].low) < smallest:
            value = float(words[at].low)
            at += 1
        else:
            break
    return Number(first, at - 1, round(total + value, 6), digits=True, ending=ending, rounded=bool(total))


# Case endings of Kazakh numbers and units.
ABLATIVE = ("ден", "дан", "тен", "тан", "нен", "нан")
DATIVE = ("га", "ге", "ка", "ке", "на", "не")


def unit_of(words: Words, number: Number) -> tuple[str | None, int]:
    """The unit of a number and the word it stands in: per cent, money, duration, other (None) or count."""
    if low_at(words, number.first - 1) in ("$", "€", "₸"):
        return "money", number.last
    for at in (number.last + 1, number.last + 2):
        tags, low = _unit_tags(words, at), low_at(words, at)
        if low.startswith("%") or "percent" in tags:
            return "percent", at
        if at > number.last + 1 and not low_at(words, number.last + 1).endswith(("их", "ых", "ого", "умыс")):
            break
        if low[:1] in "$€₸" and low:
            return "money", at
        if "money" in tags:
            return "money", at
        if low in ("раз", "раза"):
            return ("other" if low_at(words, number.first - 1) == "в" else "count"), at
        if "duration" in tags:
            return ("count", number.last) if low_at(words, at + 1).startswith("есепт") else ("duration", at)
        if "other_unit" in tags:
            return "other", at
    word = words[number.first].low
    if word in ("вдвое", "втрое", "впятеро", "вчетверо"):
        return "other", number.last
    if low_at(words, number.first - 1) in ("минут", "минуты", "часа", "дня", "месяца", "часов", "дней"):
        return "duration", number.last  # «минуты три»
    return "count", number.last


def _unit_tags(words: Words, at: int) -> frozenset[str]:
    """The tags of a unit; of an abbreviated one without its ending: «км-ден»."""
    low = low_at(words, at)
    return form(low.split("-")[0], "kk").tags if "-" in low[1:4] else tags_at(words, at)
