"""Figures: numbers that count or measure, with unit, direction, plan or fact, subset, period and comparison."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from ..lexicon.grammar import grammar
from ..model import Figure, Span
from ..numerals import Number, find_numbers
from ..reading import Reading, Sentence, Word
from ..vocabulary import Vocabulary

Words = Sequence[Word]


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


def figures(reading: Reading, vocabulary: Vocabulary) -> tuple[Figure, ...]:
    """Every figure of headline and body. A number of the headline that the body repeats is not told twice."""
    told: list[Figure] = []
    period: tuple[int, str] | None = None
    for sentence in reading.sentences:
        found = _in_sentence(sentence)
        if not found:
            continue
        periods = _periods(reading.text, sentence)
        if not periods and period and period[0] == sentence.paragraph:
            periods = [(-1, period[1])]
        elif periods:
            period = (sentence.paragraph, periods[0][1])
        for at, one in enumerate(found):
            told.append(_figure(reading, sentence, found, at, periods, told, vocabulary))
    body = [one for one in told if not _in_headline(reading, one)]
    kept = [one for one in told if not (_in_headline(reading, one) and any(_repeats(reading, one, other) for other in body))]
    return tuple(sorted(kept, key=lambda one: one.evidence[0].start))


def _repeats(reading: Reading, one: Figure, other: Figure) -> bool:
    """Does the body tell the same number of the same thing?"""
    if (one.value, one.unit) != (other.value, other.unit):
        return False
    stems = [{word[:4] for word in re.findall(r"[^\W\d_]{3,}", figure.evidence[0].of(reading.text).lower())} for figure in (one, other)]
    return bool(stems[0] & stems[1]) or not (one.label and other.label)


def _in_headline(reading: Reading, figure: Figure) -> bool:
    title = reading.document.title
    return title is not None and title.covers(figure.evidence[0])


# Which numbers are none ----------------------------------------------------------------------------------------------


def is_date(words: Words, number: Number, lang: str) -> bool:
    """«9 апреля», «5 маусым», «2024 года», «в 2019-м», «2021–2025 жылдары»."""
    after, before = _low(words, number.last + 1), _low(words, number.first - 1)
    if ("month" in _tags(words, number.last + 1) and number.value <= 31 and after not in ("мая", "май")) or after == "мая":
        return number.value <= 31
    if number.digits and number.value == int(number.value) and 1900 <= number.value <= 2200 and " " not in words[number.first].low:
        year = after in ("год", "года", "году", "годом", "годы", "годов", "годах", "гг", "г", "ж") or after.startswith("жыл")
        return year or before in _YEAR_BEFORE or (not after.isalpha() and before in "-–—(,") or "month" in _tags(words, number.first - 1)
    return False


_YEAR_BEFORE = frozenset(["в", "с", "до", "по", "к", "от", "на", "после", "конца", "начала", "летом", "весной", "осенью", "зимой", "чем", "году", "жылгы"])


def is_clock(words: Words, number: Number, lang: str) -> bool:
    """«сағат 9-да», «в 19 часов», «до 22.00», «в 9 утра»."""
    before, after = _low(words, number.first - 1), _low(words, number.last + 1)
    text = words[number.first].low
    if lang == "ru" and before in ("с", "со") and after == "до" and _low(words, number.last + 3) in ("часов", "утра", "вечера"):
        return True
    if lang == "ru" and before == "до" and after in ("часов", "утра", "вечера") and _low(words, number.first - 3) in ("с", "со"):
        return True
    if re.fullmatch(r"\d{1,2}[.:]\d\d(?:-.+)?", text) and (lang == "kk" or before in ("в", "до", "с", "к", "от", "–", "-", "около")):
        return not _unit(words, number, lang)[0] or "duration" not in _tags(words, number.last + 1)
    if lang == "kk":
        return before == "сагат"
    return (before in ("в", "к", "до", "с", "около") and after in ("часов", "часа", "час") and number.value <= 24 and before == "в") or after in ("утра", "вечера", "ночи", "дня")


def is_age(words: Words, number: Number, lang: str) -> bool:
    """«мужчина 35 лет», «в возрасте 20 лет», «35 жаста»."""
    if lang == "kk":
        return "age" in _tags(words, number.last + 1)
    if "years" not in _tags(words, number.last + 1) or (not number.digits and number.value < 10):
        return False
    before, after = _low(words, number.first - 1), _low(words, number.last + 2)
    return bool(_tags(words, number.first - 1) & {"age_before"}) or (after in (",", ".", "-") and before not in _LENGTH and words[number.last + 1].low == "лет" and number.value > 13 and before.isalpha() and len(before) > 3)


_LENGTH = frozenset(["на", "сроком", "до", "от", "около", "почти", "более", "свыше", "к"])


def is_label(words: Words, number: Number, lang: str) -> bool:
    """«статья 73», «№ 12», «Аксай-4», «73-бап», «школа 25»: the number is a name."""
    before, after = _tags(words, number.first - 1), _tags(words, number.last + 1)
    if "label_before" in before and number.digits:
        return True
    if lang == "kk" and "label_after" in after and number.digits and number.ending:
        return True
    word = words[number.first]
    glued = number.first and words[number.first - 1].stop == word.start and words[number.first - 1].low in "-–/+"
    return bool(glued and number.first > 1 and words[number.first - 2].low[-1:].isalpha() and words[number.first - 2].stop == words[number.first - 1].start)


def is_service(words: Words, number: Number, lang: str) -> bool:
    """«102», «службу 112»: numbers one calls."""
    if not number.digits or number.last != number.first:
        return False
    if number.value in (101, 102, 103, 104, 109, 112):
        before, after = _low(words, number.first - 1), _low(words, number.last + 1)
        called = before in ("«", "“", '"', "/", "в", "на", "по", "номер", "через", "с", "и", "или", ",", "–") or bool(number.ending)
        return called or not after.isalpha() or after.startswith(_SERVICES)
    return number.value in (110, 111, 115, 116, 122, 150, 1402, 1414, 1430, 1494) and any(
        word.low.startswith(("звон", "номер", "телефон", "лини", "набр", "нөмір", "номир", "коныр", "хабарлас")) for word in words
    )


_SERVICES = ("служб", "центр", "номер", "лини", "канал", "пульт", "орталы", "кызмет", "нөмір", "номир", "арна", "желі", "жели", "мобил")


def is_phone(words: Words, number: Number, lang: str) -> bool:
    """«+7 700 214 88 03», «8-800-080-7777»: digits with nothing but spaces or hyphens between, or a plus before."""
    if not number.digits:
        return False
    first, last = number.first, number.last
    chain = 1
    for step in (-1, 1):
        at = first if step < 0 else last
        while 0 <= at + step < len(words):
            near = words[at + step]
            gap = near.start - words[at].stop if step > 0 else words[at].start - near.stop
            if near.low == "+" or (near.low[0].isdigit() and gap <= 1):
                chain += 1
                at += step
            elif near.low in "()-–" and 0 <= at + 2 * step < len(words) and words[at + 2 * step].low[0].isdigit() and gap <= 1:
                chain += words[at + 2 * step].low[0].isdigit()
                at += 2 * step
            else:
                break
    return chain > 2


def is_period(words: Words, number: Number, lang: str) -> bool:
    """«за 9 месяцев», «10 лет назад», «9 айда», «соңғы 5 жылда»: a time something happened in, no measure."""
    at = number.last + 1
    if "duration" not in _tags(words, at) and "duration" in _tags(words, at + 1) and _low(words, at).endswith(("их", "ых")):
        at += 1
    if "duration" not in _tags(words, at):
        return False
    before = _tags(words, number.first - 1) | _tags(words, number.first - 2)
    if lang == "ru":
        long = _low(words, at)[:3] in ("мес", "год", "лет", "нед", "ква") or before & {"last"}
        return "ago" in _tags(words, at + 1) or ("period_before" in before and long and _low(words, number.first - 1) != "через")
    unit = _low(words, at)
    if "ago" in _tags(words, at + 1):
        return True
    return unit in ("айда", "айдагы", "жылда", "жылдагы", "айдын", "жылдын", "аптада", "кунде", "тауликте") and _low(words, at + 1) != "бир"


def is_one(words: Words, number: Number, lang: str) -> bool:
    """«один», «бір» in words: mostly an article or a pronoun, unless a unit follows or «только» stands before."""
    if number.value != 1 or number.digits:
        return False
    unit = _unit(words, number, lang)[0]
    before, after = _low(words, number.first - 1), _low(words, number.last + 1)
    if lang == "kk":
        rate = before.endswith(("сына", "ына")) and after == "рет" or _low(words, number.last + 2) in ("гана", "кана")
        return not (rate or after in ("тауликтин", "таулик", "жыл", "аптанын", "айга") or (after == "гана"))
    return not (unit == "percent" or before in ("всего", "лишь") or (unit == "duration" and before in ("течение", "на", "за") and after != "раз"))


def is_fraction(words: Words, number: Number, lang: str) -> bool:
    """«три четверти», «үштен бірі», «каждый из пяти»: a share told in other words."""
    after, before = _low(words, number.last + 1), _low(words, number.first - 1)
    if after == "сайын" and number.value == 90:
        return True  # «тоқсан сайын»: every quarter
    if lang == "kk":
        low = words[number.last].low
        return low.endswith(_ABLATIVE) and (after.startswith("бир") or words[number.last + 1].form.value is not None if number.last + 1 < len(words) else False) and not number.digits
    if after.startswith(("четверт", "трет", "десятых", "пятых")):
        return True
    small = number.value <= 10 and not number.digits and before == "из"
    near = [words[at].form for at in (*range(max(0, number.first - 4), number.first - 1), *range(number.last + 1, min(len(words), number.last + 4)))]
    return small and (any(form.value is not None for form in near) or _low(words, number.first - 2) in ("каждый", "каждая", "каждого"))


def is_in_a_name(words: Words, number: Number, lang: str) -> bool:
    """«365info»: the number is glued to a word."""
    return number.digits and number.last + 1 < len(words) and words[number.last + 1].start == words[number.last].stop and words[number.last + 1].low[0].isalpha() and not words[number.last + 1].form.tags


def is_item(words: Words, number: Number, lang: str) -> bool:
    """«1. Усилить патрули»: numbers the items of a list."""
    return number.digits and number.first == 0 and _low(words, number.last + 1) in (".", ")") and number.value < 30


def is_round_the_clock(words: Words, number: Number, lang: str) -> bool:
    """«24 часа в сутки», «семь дней в неделю»."""
    return number.value in (24, 7) and _low(words, number.last + 2) == "в" and "duration" in _tags(words, number.last + 1) and "duration" in _tags(words, number.last + 3)


NOT_FIGURES: tuple[Callable[[Words, Number, str], bool], ...] = (
    is_date, is_clock, is_age, is_label, is_service, is_phone, is_period, is_one, is_item, is_round_the_clock, is_fraction,
    is_in_a_name,
)  # fmt: skip


def _low(words: Words, at: int) -> str:
    return words[at].low if 0 <= at < len(words) else ""


def _tags(words: Words, at: int) -> frozenset[str]:
    return words[at].form.tags if 0 <= at < len(words) else frozenset()


# Units, ranges and bases ---------------------------------------------------------------------------------------------


def _in_sentence(sentence: Sentence) -> list[Found]:
    words, lang = sentence.words, sentence.lang
    found = []
    for number in find_numbers(sentence):
        if not any(rule(words, number, lang) for rule in NOT_FIGURES):
            unit, at = _unit(words, number, lang)
            found.append(Found(number, unit, at, upper=number.upper))
    return _joined(words, found, lang)


def _unit(words: Words, number: Number, lang: str) -> tuple[str | None, int]:
    """The unit of a number and the word it stands in: per cent, money, duration, other (None) or count."""
    for at in (number.last + 1, number.last + 2):
        tags, low = _tags(words, at), _low(words, at)
        if low.startswith("%") or "percent" in tags:
            return "percent", at
        if at > number.last + 1 and not _low(words, number.last + 1).endswith(("их", "ых", "ого", "умыс")):
            break
        if low[:1] in "$€₸" and low:
            return "money", at
        if "money" in tags:
            return "money", at
        if low in ("раз", "раза"):
            return ("other" if _low(words, number.first - 1) == "в" else "count"), at
        if "duration" in tags:
            return "duration", at
        if "other_unit" in tags:
            return "other", at
    word = words[number.first].low
    if word in ("вдвое", "втрое", "впятеро", "вчетверо"):
        return "other", number.last
    if _low(words, number.first - 1) in ("минут", "минуты", "часа", "дня", "месяца", "часов", "дней"):
        return "duration", number.last  # «минуты три»
    return "count", number.last


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
        bare = one.unit == "count" and _low(words, one.number.last + 1) in (",", "и", "мен", "жане", "")
        if bare and after.unit == "percent" and after.number.first - one.number.last < 6:
            one.unit = after.unit
    return kept


def _pair(words: Words, one: Found, after: Found, lang: str) -> Found | None:
    """«10–15 минут», «от 10 до 15»: a range. «с 12 до 7 минут», «428 против 390», «428 (390)»: value and base."""
    between = [word.low for word in words[one.number.last + 1 : after.number.first]]
    before = _low(words, one.number.first - 1)
    unit = after.unit if after.unit != "count" else one.unit
    if between and all(sign in "-–—" for sign in between) and len(between) == 1:
        value = _scaled(one.number, after.number)
        return Found(replace(one.number, value=value), unit, after.unit_at, upper=after.number.value) if value < after.number.value else None
    if between == ["("] and one.unit == after.unit and any(_low(words, after.number.last + step) == ")" for step in (1, 2, 3, 4)):
        return Found(one.number, unit, one.unit_at, base=after.number.value)
    if one.unit_at > one.number.last:
        between = between[one.unit_at - one.number.last :]
    if then := _then_and_now(words, one, after, lang):
        return then
    if lang == "ru":
        if between == ["до"] and before in ("от", "с", "со"):
            changed = before != "от" and _changes(words)
            return Found(after.number, unit, after.unit_at, base=one.number.value, moved=True) if changed else Found(one.number, unit, after.unit_at, upper=after.number.value)
        if between and between[0] == "против" and len(between) == 1 and before != "на":
            return Found(one.number, unit, one.unit_at, base=after.number.value)
        return None
    return _from_to(words, one, after, between, unit)


_NOW = ("теперь", "сейчас", "стало", "казир", "енди", "ныне")
_BEFORE = ("было", "была", "был", "были", "раньше", "ранее", "прежде", "вместо", "бурын", "болатын", "былтыр", "былтыргы", "еди")


def _then_and_now(words: Words, one: Found, after: Found, lang: str) -> Found | None:
    """«было трое, теперь семеро», «девять вместо прошлогодних пяти», «640 (былтыр – 475)»: the new value, with the old one
    as its base.
    """
    if one.unit != after.unit and "count" not in (one.unit, after.unit):
        return None
    unit = after.unit if after.unit != "count" else one.unit
    inside = [word.low for word in words[one.number.last + 1 : after.number.first]]
    behind = [word.low for word in words[after.number.last + 1 : after.number.last + 5]]
    if len(inside) > 9 or any(sign in inside for sign in (";", ".")):
        return None
    if any(low in _NOW for low in inside):
        return Found(after.number, unit, after.unit_at, base=one.number.value, moved=True)
    older = any(low in _BEFORE for low in inside[-4:]) or any(low in _BEFORE for low in behind[:3])
    year = any(low in ("годом", "прошлогодних", "откен") for low in [*inside[-3:], *behind[:2]])
    comma = any(low in (",", "(", "вместо") for low in inside)
    if (older or year) and comma:
        return Found(one.number, unit, one.unit_at, base=after.number.value)
    return None


def _from_to(words: Words, one: Found, after: Found, between: list[str], unit: str | None) -> Found | None:
    """«12 минуттан 7 минутқа дейін», «420-дан 600-ге»: a change when a verb says so, no «дейін» stands there, or the
    second number is the smaller one; else a range.
    """
    ablative = one.number.ending in _ABLATIVE or _low(words, one.unit_at).endswith(_ABLATIVE)
    dative = after.number.ending in _DATIVE or _low(words, after.unit_at).endswith(_DATIVE) or _low(words, after.number.last).endswith(_DATIVE)
    if ablative and dative and len(between) <= (0 if one.unit == after.unit == "count" else 1) + 1 and not [one for one in between if one in ",;:"]:
        if len(between) > 1 or (between and one.unit != "count"):
            return None
        changed = _changes(words)
        return Found(after.number, unit, after.unit_at, base=one.number.value, moved=True) if changed else Found(one.number, unit, after.unit_at, upper=after.number.value)
    return None


def _scaled(one: Number, after: Number) -> float:
    """«10–15 тыс.»: the word behind the second number counts for both."""
    times = after.value / one.value if one.value else 1
    return one.value if one.rounded or not after.rounded or times < 100 else one.value * 10 ** _power(after.value)


def _power(value: float) -> int:
    return 9 if value >= 1e9 else 6 if value >= 1e6 else 3


_ABLATIVE = ("ден", "дан", "тен", "тан", "нен", "нан")
_DATIVE = ("га", "ге", "ка", "ке", "на", "не")


def _changes(words: Words) -> bool:
    return any(word.form.tags & {"increase", "decrease"} for word in words)


# What is said about it -----------------------------------------------------------------------------------------------


def _figure(
    reading: Reading, sentence: Sentence, found: list[Found], at: int, periods: list[tuple[int, str]], told: list[Figure],
    vocabulary: Vocabulary,
) -> Figure:
    one, words = found[at], sentence.words
    first, last = one.number.first, max(one.unit_at, one.number.last)
    if one.upper is not None or one.base is not None:
        first = min(first, last)
    label_span = _label(words, last, sentence.lang, one.unit)
    start = words[first].start
    stop = words[label_span].stop if label_span is not None else words[last].stop
    return Figure(
        value=_tidy(one.number.value),
        upper=None if one.upper is None else _tidy(one.upper),
        base=None if one.base is None else _tidy(one.base),
        unit=None if one.unit == "other" else one.unit,
        measure=None,
        label=reading.text[words[last].stop : stop].strip() or None if one.unit == "count" else None,
        direction=direction(words, found, at, sentence.lang),
        status="planned" if is_planned(words, found, at, sentence.lang) else "reported",
        additional=is_additional(words, one, sentence.lang),
        subset_of=_subset(words, one, found[:at], told, sentence),
        period=_nearest_period(words, one, periods),
        compared=one.base is not None or any("base" in word.form.tags for word in words),
        evidence=(Span(start, stop),),
    )


def _tidy(value: float) -> float:
    return int(value) if value == int(value) else value


def _label(words: Words, last: int, lang: str, unit: str | None) -> int | None:
    """The last word of the noun phrase behind the number, at most five words."""
    if unit not in ("count", "other"):
        return None
    end = None
    for at in range(last + 1, min(len(words), last + 6)):
        word = words[at]
        if not word.low[0].isalpha() or word.form.value is not None or word.form.times:
            break
        if lang == "ru" and (word.low in _STOP or "past" in word.form.tags or "infinitive" in word.form.tags or "passive" in word.form.tags):
            break
        if lang == "kk" and (word.form.tags & {"past", "perfect", "converb", "present", "progress", "intent"} or word.low in _STOP):
            break
        end = at
    return end


_STOP = frozenset(
    ["и", "в", "на", "с", "из", "по", "для", "за", "к", "до", "от", "при", "о", "об", "у", "а", "но", "или", "не", "что", "чтобы", "которые", "который", "которых", "это", "уже", "еще", "под", "через", "после", "будет", "будут", "между", "жане", "мен", "пен", "бен", "ал", "деп", "бар", "жок", "болды"]
)


def direction(words: Words, found: list[Found], at: int, lang: str) -> str | None:
    """«на 10% меньше», «снизилась на 36%, кражи – на 11%», «12 пайызға төмен»: increase, decrease or None."""
    one = found[at]
    if one.upper is not None:
        return None
    way = (_russian_direction if lang == "ru" else _kazakh_direction)(words, found, at)
    if way is None and one.base is not None and one.base != one.number.value and one.moved:
        return "increase" if one.number.value > one.base else "decrease"
    return way


def _way(word: Word) -> str | None:
    tags = word.form.tags
    return "increase" if "increase" in tags else "decrease" if "decrease" in tags else None


def _russian_direction(words: Words, found: list[Found], at: int) -> str | None:
    one = found[at]
    first, last = one.number.first, max(one.unit_at, one.number.last)
    before = [_low(words, first - step) for step in (1, 2, 3)]
    by = "на" in before[:2] or (before[0] in ("в", "до", "к")) or one.base is not None or words[first].low in ("вдвое", "втрое", "впятеро")
    for near in range(last + 1, min(last + 3, len(words))):
        if words[near].low in (",", ".", ";"):
            break
        if (way := _way(words[near])) and (by or one.unit == "percent") and before[0] != "не":
            return way
    limit = found[at - 1].number.first if at else -1
    for near in range(first - 1, -1, -1):
        way = _way(words[near])
        if words[near].low == ";":
            break
        if way:
            close = first - near <= 4 or near > limit
            noun = first - near <= 3 or "состави" in " ".join(word.low for word in words[near:first])
            if (by and before[0] not in ("в", "к")) or (before[0] == "в" and one.unit == "other") or (one.unit == "percent" and noun and close):
                if before[0] == "до" and one.unit in ("count",) and first - near > 6:
                    return None
                return way
            return None
    if by and before[0] != "до":
        for near in range(last + 1, len(words)):
            if words[near].low in (",", ";", ".") or words[near].form.value is not None or words[near].low[0].isdigit():
                break
            if way := _way(words[near]):
                return way
    return None


def _kazakh_direction(words: Words, found: list[Found], at: int) -> str | None:
    one = found[at]
    last = max(one.unit_at, one.number.last)
    unit = _low(words, last)
    by = unit.endswith(_DATIVE) or one.number.ending in _DATIVE or one.unit in ("percent", "other") or one.base is not None
    if not by:
        return None
    limit = len(words)
    for other in found[at + 1 :]:
        if other.unit != one.unit or not _low(words, other.number.first - 1):
            limit = other.number.first
        break
    for near in range(last + 1, min(limit, last + 9)):
        if words[near].low in (";", ".", "–") and one.unit != "percent":
            break
        if way := _way(words[near]):
            if near - last > 3 and not unit.endswith(_DATIVE) and one.number.ending not in _DATIVE and one.unit != "percent" and one.base is None:
                return None
            if words[near].low in ("коп", "аз", "артык", "кем", "томен", "жогары") and near - last > 2:
                continue
            return way
    for near in range(one.number.first - 1, max(-1, one.number.first - 4), -1):
        if (way := _way(words[near])) and one.unit == "percent" and words[near].low.startswith(("осим", "азаю", "томендеу", "осу")):
            return way
    return None


_FACT_RU = frozenset(("past", "passive", "progress", "now"))
_PLAN_RU = frozenset(("plan", "order", "promise", "will", "future", "perfective", "decide"))
_OTHER_CLAUSE = ("где", "которы", "котора", "которо", "когда", "а", "но", "хотя", "тогда", "причем")


def is_planned(words: Words, found: list[Found], at: int, lang: str) -> bool:
    """Does the number belong to something not yet done? The nearest verb of its clause decides."""
    one = found[at]
    first, last = one.number.first, max(one.unit_at, one.number.last)
    return _kazakh_planned(words, first, last) if lang == "kk" else _russian_planned(words, first, last)


def _russian_planned(words: Words, first: int, last: int) -> bool:
    """The verb before the number in its clause, else the one right behind; an infinitive alone is a plan."""
    left = right = None
    infinitive = purpose = False
    for near in range(first - 1, -1, -1):
        low = words[near].low
        infinitive |= "infinitive" in words[near].form.tags
        purpose |= low in ("чтобы", "если")
        if low == ";" or (low == "," and words[near + 1].low.startswith(_OTHER_CLAUSE[1:4]) or (low == "," and words[near + 1].low in _OTHER_CLAUSE)):
            break
        if left := _mood(words[near]):
            break
    for near in range(last + 1, len(words)):
        if words[near].low in (",", ";", "–", ":", "и", "а"):
            break
        if right := _mood(words[near]):
            break
    if purpose and left is None:
        return True
    if right and not (left == "plan" and right == "fact" and infinitive):
        return right == "plan"
    return left == "plan" or (left is None and infinitive)


def _mood(word: Word) -> str | None:
    tags = word.form.tags
    if tags & _PLAN_RU or ("need" in tags and not word.low.startswith("долж")):
        return "plan"
    return "fact" if tags & _FACT_RU and "speech" not in tags else None


_PLAN_KK = frozenset(("plan", "order", "promise", "decide", "intent"))
_SUBMITTED = ("отиниш", "кужат", "емтихан", "арыз", "есеп", "кару")
_HABIT = frozenset("сайын аптасына кунине айына тауликтине таулигине адетте бурын казир жылына".split())
_AHEAD = ("келер", "келеси", "алдагы", "енди", "ертен", "дейин", "биыл", "калган", "жакында", "ойын")


def _kazakh_planned(words: Words, first: int, last: int) -> bool:
    """The first finite verb behind the number decides; the present tense is a plan when the sentence looks ahead."""
    if "perfect" in _tags(words, first - 1):
        return False
    lows = {word.low for word in words}
    for near in range(last + 1, len(words)):
        tags, low, after = words[near].form.tags, words[near].low, _low(words, near + 1)
        final = not after[:1].isalpha() or after in ("жане", "ал", "бирак", "деп", "деди", "дейди", "да", "де", "болады", "болатын", "еди")
        if "order" in tags and any(word.low.startswith(_SUBMITTED) for word in words[max(0, near - 3) : near]):
            return False
        if tags & _PLAN_KK or ("need" in tags and after != "еди" and low not in ("миндетти", "тиисти")):
            return True
        if "say" in tags:
            continue
        if "future participle" in tags and low.endswith(("ынын", "инин", "дыгын", "дигин")):
            return "бурын" not in lows
        if "present" in tags and final:
            if "we" in tags or "measure" in tags:
                return not lows & _HABIT or any(word.low.startswith(_AHEAD) for word in words)
            return any(word.low.startswith(_AHEAD) for word in words) and not lows & _HABIT
        if tags & {"past", "perfect", "past we", "progress"} and final:
            return False
    return False


def is_additional(words: Words, one: Found, lang: str) -> bool:
    """«ещё 17», «дополнительно 20», «тағы 17»."""
    return any("additional" in _tags(words, one.number.first - step) for step in (1, 2)) or (
        "additional" in _tags(words, one.number.last + 1) and _low(words, one.number.last + 1).startswith("дополнительн")
    )


def _subset(words: Words, one: Found, before: list[Found], told: list[Figure], sentence: Sentence) -> float | None:
    """«22 из них», «оның 22-сі», «из 428 … 360»: the number it is a part of, or None."""
    first, last = one.number.first, max(one.unit_at, one.number.last)
    earlier = [other.value for other in told if other.unit == "count" and other.value > one.number.value][-1:]
    parent = earlier[0] if earlier else None
    if sentence.lang == "ru":
        near = [_low(words, last + step) for step in (1, 2, 3)]
        if near[0] == "из" and near[1] in ("них", "этих", "числа"):
            return parent
        start = [_low(words, first - step) for step in (1, 2, 3, 4, 5)]
        if "них" in start and ("из" in start) and not {",", "."} & set(start[: start.index("них")]) - {",", "."}:
            return parent
        if start[0] == "числе" or start[:2] == ["числе", "том"]:
            return parent
        if near[0] == "из" and last + 2 < len(words) and words[last + 2].low[0].isdigit():
            return None
        return None
    head = [_low(words, first - step) for step in (1, 2, 3)]
    suffix = one.number.ending in ("и", "ы", "си", "сы", "ін") or words[one.number.last].low.endswith(("еуи", "ауы", "уи", "си", "сы", "и"))
    if {"онын", "олардын", "сонын", "ишинде", "ишинен", "арасында", "осынын"} & set(head):
        return parent
    if suffix and first and words[first - 1].low.endswith(("нын", "нин", "дын", "дин", "тын", "тин")) and parent is not None:
        return parent
    return None


# Periods -------------------------------------------------------------------------------------------------------------


@cache
def _period_patterns(lang: str) -> re.Pattern[str]:
    words = grammar(lang)
    spelled = "|".join(sorted((form for form in words.numbers if len(form) > 1), key=len, reverse=True))
    number = rf"(?:\d+|(?:{spelled})(?: (?:{spelled}))?)"
    phrases = "|".join(words.lists["periods"]).replace("#", number)
    return re.compile(rf"(?<![^\W_])(?:{phrases})(?![^\W_])")


def _periods(text: str, sentence: Sentence) -> list[tuple[int, str]]:
    """(offset, words) of every period a sentence names."""
    start = sentence.span.start
    low = _plain(sentence)
    found = []
    for match in _period_patterns(sentence.lang).finditer(low):
        span = Span(start + match.start(), start + match.end())
        found.append((span.start, span.of(text).strip()))
    return found


def _plain(sentence: Sentence) -> str:
    """The sentence in the letters of the grammar, at its own length."""
    parts, at = [], sentence.span.start
    for word in sentence.words:
        parts += [" " * (word.start - at), word.low]
        at = word.stop
    return "".join(parts)


def _nearest_period(words: Words, one: Found, periods: list[tuple[int, str]]) -> str | None:
    before = [period for at, period in periods if at <= words[one.number.first].start]
    if before:
        return before[-1]
    return periods[0][1] if periods else None
