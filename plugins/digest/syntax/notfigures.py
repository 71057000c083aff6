"""Numbers that count and measure nothing: dates, clocks, ages, names, telephone numbers. An ordered list of rules."""

import re
from collections.abc import Callable

from ..lexicon.grammar import word_set, word_starts
from .numerals import ABLATIVE, Number, unit_of
from .reading import Words, low_at, tags_at


def is_date(words: Words, number: Number, lang: str) -> bool:
    """«9 апреля», «5 маусым», «2024 года», «в 2019-м», «2021–2025 жылдары»."""
    after, before = low_at(words, number.last + 1), low_at(words, number.first - 1)
    if ("month" in tags_at(words, number.last + 1) and number.value <= 31 and after not in ("мая", "май")) or after == "мая":
        return number.value <= 31
    if (
        number.digits
        and number.value == int(number.value)
        and 1900 <= number.value <= 2200
        and " " not in words[number.first].low
    ):
        year = after in ("год", "года", "году", "годом", "годы", "годов", "годах", "гг", "г", "ж") or after.startswith("жыл")
        return (
            year
            or before in word_set("ru", "before_year")
            or (not after.isalpha() and before in "-–—(,")
            or (after in ("-", "–", "—") and low_at(words, number.last + 2).isdigit())
            or "month" in tags_at(words, number.first - 1)
        )
    return False


_CLOCK = re.compile(r"\d{1,2}[.:]\d\d(?:-.+)?")


def is_clock(words: Words, number: Number, lang: str) -> bool:
    """«сағат 9-да», «в 19 часов», «до 22.00», «в 9 утра»."""
    before, after = low_at(words, number.first - 1), low_at(words, number.last + 1)
    text = words[number.first].low
    if (
        lang == "ru"
        and before in ("с", "со")
        and after == "до"
        and low_at(words, number.last + 3) in ("часов", "утра", "вечера")
    ):
        return True
    if (
        lang == "ru"
        and before == "до"
        and after in ("часов", "утра", "вечера")
        and low_at(words, number.first - 3) in ("с", "со")
    ):
        return True
    if _CLOCK.fullmatch(text) and (lang == "kk" or before in ("в", "до", "с", "к", "от", "–", "-", "около")):
        return not unit_of(words, number)[0] or "duration" not in tags_at(words, number.last + 1)
    if lang == "kk":
        spelled = not number.digits and words[number.last].low.endswith(("де", "да")) and number.value <= 24
        return before == "сагат" or (spelled and words[number.last].low not in ("ушеуинде", "екеуинде"))
    return (
        before in ("в", "к", "до", "с", "около")
        and after in ("часов", "часа", "час")
        and number.value <= 24
        and before == "в"
    ) or after in ("утра", "вечера", "ночи", "дня")


def is_age(words: Words, number: Number, lang: str) -> bool:
    """«мужчина 35 лет», «в возрасте 20 лет», «35 жаста»."""
    if lang == "kk":
        return "age" in tags_at(words, number.last + 1)
    if low_at(words, number.first - 1) in ("старше", "младше", "моложе") and unit_of(words, number)[0] == "count":
        return True
    if "years" not in tags_at(words, number.last + 1) or (not number.digits and number.value < 10):
        return False
    before, after = low_at(words, number.first - 1), low_at(words, number.last + 2)
    if before in ("ей", "ему") and number.first == 1:
        return True  # «Ей восемьдесят один год»
    return bool(tags_at(words, number.first - 1) & {"age_before"}) or (
        after in (",", ".", "-")
        and before not in _LENGTH
        and words[number.last + 1].low == "лет"
        and number.value > 13
        and before.isalpha()
        and len(before) > 3
    )


_LENGTH = frozenset(["на", "сроком", "до", "от", "около", "почти", "более", "свыше", "к"])


def is_label(words: Words, number: Number, lang: str) -> bool:
    """«статья 73», «№ 12», «Аксай-4», «73-бап», «школа 25»: the number is a name."""
    before, after = tags_at(words, number.first - 1), tags_at(words, number.last + 1)
    issue = low_at(words, number.first - 1) == "(" and low_at(words, number.first - 3) == "№"  # «№ 111 (20158)»
    if number.digits and ("label_before" in before or low_at(words, number.first - 1) == "№" or issue):
        return True
    if number.digits and (_is_address(words, number) or _is_abbreviated(words, number) or _closes_a_name(words, number)):
        return True
    if number.digits and low_at(words, number.last + 1) in word_set("ru", "numbered"):
        return True
    if lang == "kk" and "label_after" in after and number.digits and number.ending:
        return True
    word = words[number.first]
    glued = number.first and words[number.first - 1].stop == word.start and words[number.first - 1].low in "-–/+"
    return bool(
        glued
        and number.first > 1
        and words[number.first - 2].low[-1:].isalpha()
        and words[number.first - 2].stop == words[number.first - 1].start
    )


def _is_address(words: Words, number: Number) -> bool:
    """«проспект Бухар-жырау, 45»: behind a comma, with a street before it."""
    at = number.first - 1
    street = any("street" in words[near].form.tags for near in range(max(0, at - 6), max(0, at)))
    return low_at(words, at) == "," and street and words[at - 1].low[-1:].isalpha()


def _is_abbreviated(words: Words, number: Number) -> bool:
    """«ст.191», «ч. 2 п. 1»."""
    return low_at(words, number.first - 1) == "." and low_at(words, number.first - 2) in word_set(
        "ru", "label_abbreviations"
    )


def _closes_a_name(words: Words, number: Number) -> bool:
    """«Сервис 24» in quotation marks."""
    first = number.first
    return (
        low_at(words, number.last + 1) in ("»", "”")
        and low_at(words, first - 1)[:1].isalpha()
        and any(low_at(words, first - step) in ("«", "“") for step in (2, 3))
    )


def is_service(words: Words, number: Number, lang: str) -> bool:
    """«102», «службу 112»: numbers one calls."""
    if not number.digits or number.last != number.first:
        return False
    if number.value in (101, 102, 103, 104, 109, 112):
        before, after = low_at(words, number.first - 1), low_at(words, number.last + 1)
        if tags_at(words, number.last + 1) & {"increase", "decrease"}:
            return False
        called = before in ("«", "“", '"', "/", "в", "на", "по", "номер", "через", "с", "и", "или", ",", "–") or bool(
            number.ending
        )
        return called or not after.isalpha() or after.startswith(word_starts("ru", "services"))
    return number.value in (110, 111, 115, 116, 122, 150, 1402, 1414, 1430, 1494) and any(
        word.low.startswith(("звон", "номер", "телефон", "лини", "набр", "нөмір", "номир", "коныр", "хабарлас"))
        for word in words
    )


def is_phone(words: Words, number: Number, lang: str) -> bool:
    """«+7 700 214 88 03», «8-800-080-7777», «87011234567»: digits with nothing but spaces or hyphens between."""
    if not number.digits:
        return False
    if len(words[number.first].low) > 9 and words[number.first].low.isdigit():
        return True
    chain = 1 + _chain(words, number.first, -1) + _chain(words, number.last, 1)
    return chain > 2


def _chain(words: Words, at: int, step: int) -> int:
    """How many groups of digits hang on one side of a number; counts no further than three. A plus is one if they do."""
    count = 0
    while count < 3 and 0 <= at + step < len(words):
        near = words[at + step]
        gap = near.start - words[at].stop if step > 0 else words[at].start - near.stop
        beyond = at + 2 * step
        if near.low[0].isdigit() and gap <= 1:
            at += step
        elif near.low in "()-–" and 0 <= beyond < len(words) and words[beyond].low[0].isdigit() and gap <= 1:
            at = beyond
        else:
            return count + (near.low == "+" and (count > 0 or len(words[at].low) > 4))
        count += 1
    return count


def is_period(words: Words, number: Number, lang: str) -> bool:
    """«за 9 месяцев», «10 лет назад», «9 айда», «соңғы 5 жылда»: a time something happened in, no measure."""
    at = number.last + 1
    if (
        "duration" not in tags_at(words, at)
        and "duration" in tags_at(words, at + 1)
        and low_at(words, at).endswith(("их", "ых"))
    ):
        at += 1
    if "duration" not in tags_at(words, at):
        return False
    before = tags_at(words, number.first - 1) | tags_at(words, number.first - 2)
    if lang == "ru":
        long = low_at(words, at)[:3] in ("мес", "год", "лет", "нед", "ква") or before & {"last"}
        through = low_at(words, number.first - 1) == "через"
        return "ago" in tags_at(words, at + 1) or bool("period_before" in before and long and not through)
    unit = low_at(words, at)
    if "ago" in tags_at(words, at + 1):
        return True
    return (
        unit in ("айда", "айдагы", "жылда", "жылдагы", "айдын", "жылдын", "аптада", "кунде", "тауликте")
        and low_at(words, at + 1) != "бир"
    )


def is_one(words: Words, number: Number, lang: str) -> bool:
    """«один», «бір» in words: mostly an article or a pronoun, unless a unit follows or «только» stands before."""
    if number.value != 1 or number.digits:
        return False
    unit = unit_of(words, number)[0]
    before, after = low_at(words, number.first - 1), low_at(words, number.last + 1)
    if lang == "kk":
        rate = (before.endswith(("сына", "ына")) and after == "рет") or low_at(words, number.last + 2) in ("гана", "кана")
        return not (rate or after in ("тауликтин", "таулик", "жыл", "аптанын", "айга") or (after == "гана"))
    return not (
        unit == "percent"
        or before in ("всего", "лишь")
        or (unit == "duration" and before in ("течение", "на", "за") and after != "раз")
    )


def is_fraction(words: Words, number: Number, lang: str) -> bool:
    """«три четверти», «үштен бірі», «каждый из пяти»: a share told in other words."""
    after, before = low_at(words, number.last + 1), low_at(words, number.first - 1)
    if after == "сайын" and number.value == 90:
        return True  # «тоқсан сайын»: every quarter
    if lang == "kk" and number.value == 2 and after.startswith("жак"):
        return True  # «екі жаққа»: to both sides
    if lang == "kk":
        low = words[number.last].low
        of = words[number.first - 1] if number.first else None
        if of and of.form.value is not None and of.low.endswith(ABLATIVE) and low.endswith(("иси", "бири")):
            return True  # «үштен екісі»
        if low_at(words, number.last + 2) == "бири" and after.endswith(("нын", "нин", "дын", "дин", "тын", "тин")):
            return True  # «үш қызметкердің бірі»
        part = words[number.last + 1].form.value if number.last + 1 < len(words) else None
        smaller = part is not None and part < number.value  # not «жетіден он бірге»
        return low.endswith(ABLATIVE) and (after.startswith("бир") or smaller) and not number.digits
    if after.startswith(("четверт", "трет", "десятых", "пятых")):
        return True
    counted = after.endswith(("ых", "их"))  # «из восьми задержанных курьеров пятеро …»
    small = number.value <= 10 and not number.digits and before == "из" and not counted
    near = [
        words[at].form
        for at in (
            *range(max(0, number.first - 4), number.first - 1),
            *range(number.last + 1, min(len(words), number.last + 4)),
        )
    ]
    return small and (
        any(form.value is not None for form in near) or low_at(words, number.first - 2) in ("каждый", "каждая", "каждого")
    )


def is_in_a_name(words: Words, number: Number, lang: str) -> bool:
    """«365info»: the number is glued to a word."""
    return (
        number.digits
        and number.last + 1 < len(words)
        and words[number.last + 1].start == words[number.last].stop
        and words[number.last + 1].low[0].isalpha()
        and not words[number.last + 1].form.tags
    )


def is_item(words: Words, number: Number, lang: str) -> bool:
    """«1. Усилить патрули»: numbers the items of a list."""
    return number.digits and number.first == 0 and low_at(words, number.last + 1) in (".", ")") and number.value < 30


def is_round_the_clock(words: Words, number: Number, lang: str) -> bool:
    """«24 часа в сутки», «семь дней в неделю»."""
    return (
        number.value in (24, 7)
        and low_at(words, number.last + 2) == "в"
        and "duration" in tags_at(words, number.last + 1)
        and "duration" in tags_at(words, number.last + 3)
    )


def is_below_zero(words: Words, number: Number, lang: str) -> bool:
    """«изменилось на -12 процентов»: told without its sign it would say the opposite. A dash of a list has a space."""
    sign = words[number.first - 1] if number.first else None
    return (
        sign is not None
        and sign.low in ("-", "−", "–")
        and sign.stop == words[number.first].start
        and number.first > 1
        and words[number.first - 2].stop < sign.start
    )


NOT_FIGURES: tuple[Callable[[Words, Number, str], bool], ...] = (
    is_date, is_clock, is_age, is_service, is_phone, is_period, is_one, is_item, is_round_the_clock, is_fraction,
    is_in_a_name, is_below_zero,
)  # fmt: skip
