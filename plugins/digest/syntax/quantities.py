"""Numbers with their units: ranges, old and new values, lists that share a unit."""

from dataclasses import dataclass
from itertools import pairwise

from ..lexicon.grammar import word_set
from .notfigures import NOT_FIGURES, is_label
from .numerals import ABLATIVE, DATIVE, Number, find_numbers, unit_of
from .reading import Sentence, Words, low_at, tags_at


@dataclass(slots=True)
class Found:
    """A number that passed the rules, on its way to a Figure. Word positions count in the sentence; ``moved``: the text
    tells both values, so that the way from ``base`` is plain.
    """

    number: Number
    unit: str | None
    unit_at: int
    upper: float | None = None
    base: float | None = None
    moved: bool = False


def quantities(sentence: Sentence) -> list[Found]:
    """Every number of a sentence that counts or measures, ranges and old values taken together."""
    words, lang = sentence.words, sentence.lang
    found = []
    label: Number | None = None
    for number in find_numbers(sentence):
        listed = label and number.first - label.last == 2 and low_at(words, number.first - 1) in (",", "и", "жане")
        if is_label(words, number, lang) or (listed and not _is_counting(words, number)):
            label = number  # «статьи 188, 189 и 190»
        elif not any(rule(words, number, lang) for rule in NOT_FIGURES):
            unit, at = unit_of(words, number)
            found.append(Found(number, unit, at, upper=number.upper))
    return _joined(words, found, lang) if len(found) > 1 else found


def _is_counting(words: Words, number: Number) -> bool:
    """Does a noun stand behind the number, so that it begins a count of its own?"""
    return low_at(words, number.last + 1)[:1].isalpha()


def _joined(words: Words, found: list[Found], lang: str) -> list[Found]:
    """Ranges and pairs become one figure; a number without a noun takes the unit of the next in its list."""
    kept: list[Found] = []
    at = 0
    while at < len(found):
        one = found[at]
        after = found[at + 1] if at + 1 < len(found) else None
        if after and (pair := _pair(words, one, after, lang)):
            kept.append(pair)
            at += 2
            continue
        kept.append(one)
        at += 1
    for one, after in zip(reversed(kept[:-1]), reversed(kept[1:]), strict=True):
        bare = one.unit == "count" and low_at(words, one.number.last + 1) in (",", "и", "мен", "жане", "")
        if bare and after.unit == "percent" and after.number.first - one.number.last < 6:
            one.unit = after.unit
    for before, one in pairwise(kept):
        preposition = low_at(words, one.number.first - 1)
        shared = before.unit in ("percent", "duration") and preposition in _SHARING and one.unit == "count"
        if (
            shared
            and preposition == low_at(words, before.number.first - 1)
            and not low_at(words, one.number.last + 1).isalpha()
        ):
            one.unit = before.unit  # «угонов меньше на 22 процента, краж – на 14»
    return kept


_SHARING = ("на", "за", "до")


def _pair(words: Words, one: Found, after: Found, lang: str) -> Found | None:
    """«10–15 минут», «от 10 до 15»: a range. «с 12 до 7 минут», «428 против 390», «428 (390)»: value and base."""
    between = [word.low for word in words[one.number.last + 1 : after.number.first]]
    before = low_at(words, one.number.first - 1)
    unit = after.unit if after.unit != "count" else one.unit
    if between and all(sign in "-–—" for sign in between) and len(between) == 1:
        value = _scaled(one.number, after.number)
        return (
            Found(one.number._replace(value=value), unit, after.unit_at, upper=after.number.value)
            if value < after.number.value
            else None
        )
    if (
        between == ["("]
        and one.unit == after.unit
        and any(low_at(words, after.number.last + step) == ")" for step in (1, 2, 3, 4))
    ):
        return Found(one.number, unit, one.unit_at, base=after.number.value)
    if one.unit_at > one.number.last:
        between = between[one.unit_at - one.number.last :]
    if then := _then_and_now(words, one, after):
        return then
    if lang == "ru":
        if between[-1:] == ["до"] and before in ("с", "со") and len(between) < 3 and _falls(words, one, after):
            return Found(after.number, unit, after.unit_at, base=one.number.value, moved=True)
        if between == ["до"] and before in ("от", "с", "со"):
            changed = before != "от" and _changes(words)
            first = one.number._replace(value=_scaled(one.number, after.number))
            if changed:
                return Found(after.number, unit, after.unit_at, base=first.value, moved=True)
            return Found(first, unit, after.unit_at, upper=after.number.value)
        if between and between[0] == "против" and len(between) == 1 and before != "на":
            return Found(one.number, unit, one.unit_at, base=after.number.value)
        return None
    return _from_to(words, one, after, between, unit)


def _falls(words: Words, one: Found, after: Found) -> bool:
    """«с двадцати очков до пяти»: down to a smaller number; «с девяти до шести» without a noun are hours of the day."""
    named = (
        one.unit != "count" or noun_of(words, one) or noun_of(words, after) or max(one.number.value, after.number.value) > 24
    )
    return bool(named) and after.number.value < one.number.value and after.unit in (one.unit, "count")


_NOW = ("теперь", "сейчас", "стало", "казир", "енди", "ныне")
_BEFORE = ("вместо", "прежде", "бурын", "былтыр", "былтыргы", "раньше")
_WAS = ("было", "была", "был", "были", "болатын", "еди", "болды", "болган")
_LAST_YEAR = ("годом", "прошлогодних", "откен", "году", "жылы")
_OTHER_THINGS = frozenset((";", ".", "но", "бирак", "еще", "тагы", "дополнительно", "косымша"))


def _then_and_now(words: Words, one: Found, after: Found) -> Found | None:
    """«было трое, теперь семеро», «девять вместо прошлогодних пяти», «640 (былтыр – 475)»: the new value, with the old one
    as its base. Both must count the same: «задержано 40 человек, сейчас 12 в изоляторе» are two figures.
    """
    start = one.number.first
    inside = [word.low for word in words[one.number.last + 1 : after.number.first]]
    behind = [word.low for word in words[after.number.last + 1 : after.number.last + 4]]
    if low_at(words, start - 1) == "не" and inside[-1:] == ["а"] and set(inside) & set(_BEFORE):
        return Found(
            after.number, one.unit, after.unit_at, base=one.number.value, moved=True
        )  # «не 90 минут, как раньше, а 15»
    if len(inside) > 9 or _OTHER_THINGS & set(inside) or not _same_things(words, one, after):
        return None
    unit = after.unit if after.unit != "count" else one.unit
    was = any(low in (*_WAS, *_BEFORE) for low in (word.low for word in words[max(0, start - 4) : start]))
    if (was or any(low in (*_WAS, *_BEFORE) for low in inside)) and any(low in _NOW for low in inside):
        return Found(after.number, unit, after.unit_at, base=one.number.value, moved=True)
    acted = any("passive" in word.form.tags for word in words[one.number.last + 1 : after.number.first])
    older = any(low in (*_BEFORE, *_WAS) for low in inside[-4:]) or any(low in _WAS for low in behind)
    year = any(low in _LAST_YEAR for low in [*inside[-3:], *behind[:2]]) and inside[:1] != [","]
    if ((older and not acted) or year) and any(low in (",", "(", "вместо") for low in inside):
        return Found(one.number, unit, one.unit_at, base=after.number.value)
    return None


def _same_things(words: Words, one: Found, after: Found) -> bool:
    """Do two numbers count the same: one unit, and the second names no other noun than the first?"""
    if one.unit != after.unit:
        bare = one if one.unit == "count" else after
        return bare.unit == "count" and not noun_of(words, bare)
    first, second = noun_of(words, one), noun_of(words, after)
    return one.unit != "count" or not second or not first or first[:4] == second[:4]


def noun_of(words: Words, one: Found) -> str:
    """What stands right behind a number, if it may be a noun; "" if not."""
    low, tags = low_at(words, one.unit_at + 1), tags_at(words, one.unit_at + 1)
    verb = tags & {"past", "passive", "perfect", "present", "progress", "pronoun"}
    return (
        low if low[:1].isalpha() and not verb and low not in (*_NOW, *_BEFORE, *_WAS, *word_set("ru", "ends_phrase")) else ""
    )


def _from_to(words: Words, one: Found, after: Found, between: list[str], unit: str | None) -> Found | None:
    """«12 минуттан 7 минутқа дейін», «420-дан 600-ге»: a change when a verb says so, no «дейін» stands there, or the
    second number is the smaller one; else a range.
    """
    noun = len(between) == 1 and between[0].endswith(ABLATIVE)  # «121 деректен 137-ге»
    ablative = one.number.ending in ABLATIVE or low_at(words, one.unit_at).endswith(ABLATIVE) or noun
    dative = (
        after.number.ending in DATIVE
        or low_at(words, after.unit_at).endswith(DATIVE)
        or low_at(words, after.number.last).endswith(DATIVE)
        or (after.unit == "count" and low_at(words, after.number.last + 1).endswith(DATIVE))
    )
    if (
        ablative
        and dative
        and len(between) <= (0 if one.unit == after.unit == "count" else 1) + 1
        and not [one for one in between if one in ",;:"]
    ):
        if len(between) > 1 or (between and one.unit != "count"):
            return None
        arrived = (
            low_at(words, after.number.last + 1).startswith(_ARRIVED) and low_at(words, after.number.last + 1) != "дейин"
        )
        changed = _changes(words) or arrived or after.number.value < one.number.value
        return (
            Found(after.number, unit, after.unit_at, base=one.number.value, moved=True)
            if changed
            else Found(one.number, unit, after.unit_at, upper=after.number.value)
        )
    return None


_ARRIVED = ("жет", "тус", "шык", "ос", "кобей", "азай")


def _scaled(one: Number, after: Number) -> float:
    """«10–15 тыс.»: the word behind the second number counts for both."""
    times = after.value / one.value if one.value else 1
    return one.value if one.rounded or not after.rounded or times < 100 else one.value * 10 ** _power(after.value)


def _power(value: float) -> int:
    return 9 if value >= 1e9 else 6 if value >= 1e6 else 3


def _changes(words: Words) -> bool:
    return any(word.form.tags & {"increase", "decrease"} for word in words)


def tidy(value: float) -> float:
    """A whole number as an int."""
    return int(value) if value == int(value) else value
