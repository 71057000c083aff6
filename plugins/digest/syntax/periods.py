"""Periods a text names («за 9 месяцев», «биыл») and what they are in any language."""

import re
from functools import cache

from ..lexicon.grammar import folded, grammar, word_starts
from ..model import Span
from .reading import Sentence


@cache
def _patterns(lang: str) -> re.Pattern[str]:
    words = grammar(lang)
    spelled = "|".join(sorted((form for form in words.numbers if len(form) > 1), key=len, reverse=True))
    number = rf"(?:\d+|(?:{spelled})(?: (?:{spelled}))?)"
    phrases = "|".join(words.lists["periods"]).replace("#", number)
    return re.compile(rf"(?<![^\W_])(?:{phrases})(?![^\W_])")


def find_periods(text: str, sentence: Sentence) -> list[tuple[int, str]]:
    """(offset, words) of every period a sentence names."""
    start, found = sentence.span.start, []
    for match in _patterns(sentence.lang).finditer(plain(sentence)):
        span = Span(start + match.start(), start + match.end())
        found.append((span.start, span.of(text).strip()))
    return found


_CARRIES = re.compile(
    r"за (?!.*(?:дн|день|сут|смен|ноч|недел))|с начала|по итогам"
    r"|с (?:январ|феврал|март|апрел|мая|июн|июл|август|сентябр|октябр|ноябр|декабр)"
    r"|в \w+ (?:квартал|полугод)|жыл басынан|биыл|өткен жыл|былтыр"
)
_CARRIES_END = ("айда", "айында", "жартыжылдықта", "тоқсанда", "кезеңде", "бері", "ішінде", "жылы", "аптада")


def carries_on(words: str) -> bool:
    """Does a period go on for the next sentence? That of a count does, a date of an event or a few days' work do not."""
    low = words.lower()
    return bool(_CARRIES.match(low)) or low.endswith(_CARRIES_END)


def lies_ahead(words: str, lang: str) -> bool:
    """«до конца года», «к 1 мая»: a time that a thing done has not."""
    return words.lower().startswith(word_starts(lang, "periods_ahead"))


def plain(sentence: Sentence) -> str:
    """A sentence in the letters of the grammar, at its own length."""
    parts, at = [], sentence.span.start
    for word in sentence.words:
        parts += [" " * (word.start - at), word.low]
        at = word.stop
    return "".join(parts)


def period_code(words: str, lang: str) -> str | None:
    """The period in a code both languages can tell: ``year-to-date``, ``this-year``, ``last-year``, ``year:2023``,
    ``months:9``, ``months:9:2023``, ``days:10``, ``weeks:2``, ``years:3``, ``quarter:1``, ``half:1``; None for another.
    """
    low = folded(words.lower(), lang)
    year = re.search(r"(?:19|20)\d\d", low)
    tail = f":{year[0]}" if year else ""
    number = _number(low, lang)
    for kind, stems in _KINDS[lang]:
        if number and any(stem in low for stem in stems) and not low.startswith(_SINCE[lang]):
            return f"{kind}:{number}" + (tail if kind == "months" else "")
    for code, pattern in _FIXED[lang]:
        if re.search(pattern, low):
            return code + (tail if code.startswith(("quarter", "half")) else "")
    return f"year:{year[0]}" if year and re.fullmatch(_YEAR[lang], low) else None


_KINDS = {
    "ru": (("months", ("месяц",)), ("weeks", ("недел",)), ("days", ("дн", "день", "сут")), ("years", ("лет", "год"))),
    "kk": (("months", ("ай",)), ("weeks", ("апта",)), ("days", ("кун", "таулик")), ("years", ("жыл",))),
}
_SINCE = {"ru": ("с ",), "kk": ("жыл басынан",)}
_FIXED = {
    "ru": (
        ("year-to-date", r"^с начала (?:этого |текущего |нынешнего )?года$"),
        ("last-year", r"прошл\w+ год|минувш\w+ год|^за год$"),
        ("this-year", r"(?:этом|текущем|нынешнем) год"),
        ("half:1", r"перв\w+ полугоди|^за пол(?:года|угодие)$"),
        ("half:2", r"втор\w+ полугоди"),
        ("quarter:1", r"перв\w+ квартал"),
        ("quarter:2", r"втор\w+ квартал"),
        ("quarter:3", r"трет\w+ квартал"),
        ("quarter:4", r"четверт\w+ квартал"),
    ),
    "kk": (
        ("year-to-date", r"жыл басынан"),
        ("last-year", r"^былтыр$|^(?:откен|былтыргы) жыл"),
        ("this-year", r"^биыл$|^осы жыл"),
        ("half:1", r"(?:биринши|алгашкы) жартыжылд|^жарты ?жыл"),
        ("quarter:1", r"(?:биринши|алгашкы) токсан"),
        ("quarter:2", r"екинши токсан"),
        ("quarter:3", r"ушинши токсан"),
    ),
}
_YEAR = {"ru": r"(?:за|в|по итогам) \d{4}(?:-м)?(?: год\w*)?", "kk": r"\d{4} ?(?:жылы|жылгы|жылдын)"}


def _number(low: str, lang: str) -> int | None:
    digits = re.search(r"(?<!\d)(\d{1,2})(?!\d)", low)
    if digits:
        return int(digits[1])
    values = [int(grammar(lang).numbers[word]) for word in low.split() if word in grammar(lang).numbers]
    return sum(values) if values else None
