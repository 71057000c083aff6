"""A closed grammar of dates as Kazakh and Russian portals print them: text -> spans with EDTF values.

Nothing here decides which date is the publication date (``facts/dates.py`` does); and nothing here guesses a year.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from itertools import pairwise

from .edtf import FIRST_YEAR
from .lexicon import lexicon, plain
from .model import Span

LANGS = ("ru", "kk")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date as written: its span and value. ``loose`` forms (a bare «09.04») count only on a date line."""

    span: Span
    edtf: str
    loose: bool = False


def _any(words: tuple[str, ...] | list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _months(lang: str) -> dict[str, int]:
    return {form: number for number, forms in enumerate(lexicon(lang).months, 1) for form in forms}


@cache
def _forms(lang: str) -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str], str], str | None], bool], ...]:
    month, year_word = _any(list(_months(lang))), _any(lexicon(lang).year_words)
    year = r"(?P<y>(?:19|20)\d\d)"
    kazakh_year = rf"{year}\s*-?\s*(?:{year_word})\.?"  # «2024 жылғы», «2024 ж.»
    tail = rf"(?:\s*-?\s*(?:{year_word})(?![^\W\d_])\.?)?"
    day, of = r"(?<![\d.:,/-])(?P<d>\d{1,2})", "[дтн][ыі]ң"  # «қаңтардың 29-ы, 2024»
    table = (
        (rf"(?<!\d){year}-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)", _numeric, False),
        (rf"(?<![\d.]){year}\.(?P<m>\d\d)\.(?P<d>\d\d)(?![\d.])", _numeric, False),
        (rf"{day}(?P<sep>[./-])(?P<m>\d{{1,2}})(?P=sep){year}(?!\d){tail}", _numeric, False),
        (rf"(?<!\d){kazakh_year},?\s+(?P<d>\d{{1,2}})\s*-?\s*(?P<mon>{month})(?![^\W\d_])", _worded, False),
        (rf"{day}(?:-(?:го|е))?[\s-]+(?P<mon>{month})(?![^\W\d_])\.?,?\s+{year}(?!\d){tail}", _worded, False),
        (rf"{day}(?:-(?:го|е))?[\s-]+(?P<mon>{month})(?![^\W\d_])\.?", _worded, False),
        (rf"(?<!\d){kazakh_year},?\s+(?P<mon>{month})(?![^\W\d_])", _worded, False),
        (rf"(?<![^\W_])(?P<mon>{month})(?![^\W\d_]),?\s+{year}(?!\d){tail}", _worded, False),
        (rf"(?<![^\W_])(?P<mon>{month})(?![^\W\d_])\.?\s+(?P<d>\d{{1,2}}),?\s+{year}(?!\d)", _worded, False),
        (rf"(?<![^\W_])(?P<mon>{month}){of}\s+(?P<d>\d{{1,2}})\s*-\s*\w{{1,3}}(?:,?\s+{year}(?!\d){tail})?", _worded, False),
        (rf"{day}[.\s](?P<rom>[ivx]{{1,4}})[.\s]{year}(?!\d)", _roman, False),
        (r"(?<![\d.:/])(?P<d>\d\d)\.(?P<m>\d\d)\.(?P<yy>\d\d)(?![\d.:])", _numeric, True),
        (r"(?<![\d.:/])(?P<d>\d\d)\.(?P<m>\d\d)(?![\d.:%])", _numeric, True),
    )  # fmt: skip
    return tuple((re.compile(pattern), build, loose) for pattern, build, loose in table)


def _numeric(found: re.Match[str], _lang: str) -> str | None:
    parts = found.groupdict()
    year = int(parts["y"]) if parts.get("y") else 2000 + int(parts["yy"]) if parts.get("yy") else None
    return edtf(year, int(parts["m"]), int(parts["d"]))


_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


def _roman(found: re.Match[str], _lang: str) -> str | None:
    """«12.III.2024»."""
    month = _ROMAN.index(found["rom"]) + 1 if found["rom"] in _ROMAN else 0
    return edtf(int(found["y"]), month, int(found["d"])) if month else None


def _worded(found: re.Match[str], lang: str) -> str | None:
    parts = found.groupdict()
    year = int(parts["y"]) if parts.get("y") else None
    return edtf(year, _months(lang)[parts["mon"]], int(parts["d"]) if parts.get("d") else None)


def edtf(year: int | None, month: int, day: int | None) -> str | None:
    """Calendar parts -> EDTF string, or None when there is no such day or the year is before the republic."""
    try:
        date(year or 2000, month, day or 1)
    except ValueError:
        return None
    if year is not None and year < FIRST_YEAR:
        return None
    start = f"{year:04}" if year else "XXXX"
    return f"{start}-{month:02}" + (f"-{day:02}" if day else "")


_DIGIT = re.compile(r"\d")
_NUMERIC = re.compile(r"\d[./-]\d|[.\s][ivx]{1,4}[.\s]")  # every form without the name of a month has one of these


@cache
def _month_starts(lang: str) -> tuple[str, ...]:
    """What every name of a month begins with."""
    return tuple({form[:3] for form in _months(lang)})


MAX_DATE_LINE = 200  # characters


def find_dates(text: str, langs: tuple[str, ...] = LANGS) -> list[FoundDate]:
    """Every date in ``text``, first forms first where two overlap, in the order they stand."""
    return _dates(text, langs)[0]


def no_dates(text: str) -> list[Span]:
    """What is written as a date and is none: «32.13.2024», «31 февраля», a day before the republic."""
    return _dates(text, LANGS)[1]


def _dates(text: str, langs: tuple[str, ...]) -> tuple[list[FoundDate], list[Span]]:
    """(dates, what is written as one and is none). No other form reads a part of either: «31 февраля 2024» is no month."""
    found: list[FoundDate] = []
    none: list[Span] = []
    low = plain(text) if _DIGIT.search(text) else ""
    numeric = _NUMERIC.search(low)
    for lang in langs if low else ():
        worded = any(map(low.__contains__, _month_starts(lang)))
        for pattern, build, loose in _forms(lang):  # those in numbers are the same in any language
            for match in pattern.finditer(low) if (worded if build is _worded else numeric and lang == langs[0]) else ():
                span = Span(*match.span())
                if any(span.overlaps(other) for other in (*none, *(one.span for one in found))):
                    continue
                value = build(match, lang)
                if value:
                    found.append(FoundDate(span, value, loose))
                elif not loose:
                    none.append(span)
    return sorted(found, key=lambda one: one.span.start), none


_TIME = re.compile(r"(?<![\d:.])(?P<h>[01]?\d|2[0-3]):(?P<min>[0-5]\d)(?::[0-5]\d)?(?![\d:])(?P<half>\s*[AaPp][Mm]\b)?")


def find_times(text: str) -> list[tuple[Span, str]]:
    """Clock times: (span, "HH:MM")."""
    if ":" not in text:
        return []
    text = re.sub(r"(?<=\d)T(?=\d\d:)", " ", text)
    return [(Span(*found.span()), f"{_hour(found):02}:{found['min']}") for found in _TIME.finditer(text)]


_LATE_CLOCK = re.compile(r"(?<=\s)(?P<h>[01]?\d|2[0-3])[.-](?P<min>[0-5]\d)$")


def _is_period(text: str, dates: list[FoundDate]) -> bool:
    """«12 мая 2024 - 15 мая 2024»: a stretch of days, not a moment."""
    return any(re.fullmatch(r"\s*[–—-]\s*", text[one.span.stop : other.span.start]) for one, other in pairwise(dates))


def _hour(found: re.Match[str]) -> int:
    """The hour of a day of 24: «07:15 PM» is 19:15."""
    hour, half = int(found["h"]), (found["half"] or "").strip().lower()
    if half and hour <= 12:
        return hour % 12 + (12 if half == "pm" else 0)
    return hour


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that only dates something. ``kind``: published, period, weekday (a full date with its weekday and no clock:
    perhaps the day of the visit), updated, clock (the day of the visit) or relative."""

    kind: str
    dates: tuple[FoundDate, ...]
    time: str | None
    rest: str


MAX_OTHER_WORDS = 3
_NOISE = re.compile(r"[\W\d_]+")


_SECTION = re.compile(r"\sв (?:разделе|рубрике) [«\w -]{3,30}$")
_PARTED = re.compile(r"[•|·●/]|\s{3}")
_PARTS = re.compile(r"\s*[•|·●]\s*|\s+//?\s+|\s{3,}")


@lru_cache(maxsize=4096)
def read_date_line(text: str) -> DateLine | None:
    """A line -> DateLine when nothing but a date, a clock, labels and at most a short name is on it; else None.

    Of a line in short parts («Әлем • 2024 жылғы 5 маусым, 10:30 • 218 рет көрсетілді») the part with the date counts.
    """
    parts = [part for part in _PARTS.split(text.strip()) if part] if _PARTED.search(text) else []
    if len(parts) > 1 and all(len(part) <= 40 for part in parts):
        read = [found for part in parts if (found := _read_date_line(part)) and found.dates]
        times = [found.time for part in parts if (found := _read_date_line(part)) and found.time]
        if read:
            return DateLine(read[0].kind, read[0].dates, times[0] if times else None, read[0].rest)
    return _read_date_line(text)


# «⏱ 4 минут», «время чтения: 3 мин.»: how long it takes to read. Not looked for where there are no minutes.
_READING = re.compile(r"(?:⏱|время чтения:?|чтения:?|оқу уақыты:?)\s*\d{1,2}\s*мин\w*\.?(?:\s*чтения)?", re.IGNORECASE)


# «Информационный центр «Отырар», 02.10.2024 в 16:40»: who, and when, at the end.
_SIGNED = re.compile(r"[»\w],\s\d{1,2}\.\d\d\.\d{4}\s(?:в\s)?\d\d:\d\d$")


def _read_date_line(text: str) -> DateLine | None:
    low = text.lower()
    text = _READING.sub(" ", text) if "мин" in low else text
    relative = _is_relative(text, low)
    if len(text) > MAX_DATE_LINE or not (_DIGIT.search(text) or relative):
        return None
    if re.fullmatch(r"\d{1,2}:\d\d:\d\d", text.strip()):
        return None  # the length of a video
    dates, times = find_dates(text), find_times(text)
    if not (dates or times or relative):
        return None
    late = _LATE_CLOCK.search(text)
    if late and not times and any(not one.loose and one.span.stop < late.start() for one in dates):
        # «2024 ж. 13-мамыр 14.05»: behind a full date it is the clock
        times = [(Span(*late.span()), f"{int(late['h']):02}:{late['min']}")]
        dates = [one for one in dates if not one.span.overlaps(Span(*late.span()))]
    rest = list(text)
    for span in [one.span for one in dates] + [span for span, _ in times]:
        rest[span.start : span.stop] = " " * (span.stop - span.start)
    left = "".join(rest)
    if _is_period(text, dates):
        return DateLine("period", tuple(dates), None, "")
    left = _SECTION.sub(" ", left)
    labels, told = {}, _NOISE.sub("", left)
    for key, pattern in _label_words():
        left, hits = pattern.subn(" ", left) if told else (left, 0)
        labels[key] = bool(hits)
    words = [word for word in _NOISE.split(left) if word]
    if not dates and (words or not (times or labels["relative"])):
        return None
    if words and all(one.loose for one in dates):
        return None
    # What else may stand there is a name or a section: «Общество», «Айгуль Сериковна», «Атырау».
    if _SIGNED.search(text) and len(words) <= 6 and times and dates and not dates[0].loose:
        return DateLine("published", tuple(dates), times[0][1], "")
    if len(words) > MAX_OTHER_WORDS or any(len(word) > 1 and word.islower() for word in words):
        return None
    kind = _kind(labels, dates, timed=bool(times))
    return DateLine(kind, tuple(dates), times[0][1] if times else None, " ".join(words))


def _kind(labels: dict[str, bool], dates: list[FoundDate], *, timed: bool) -> str:
    """What a date line dates; see DateLine."""
    sure = [one for one in dates if not one.loose]
    dayed = labels["weekday"] and bool(sure) and not timed
    if labels["updated"] and not labels["published"] and len(dates) == 1:
        return "updated"
    if labels["clock"] or (dayed and sure[0].edtf.startswith("XXXX")):
        return "clock"
    if dayed:
        return "weekday"
    return "published" if dates else "relative"


def _is_relative(text: str, low: str) -> bool:
    words = (word for lang in LANGS for word in lexicon(lang).relative_days)
    return any(word in low for word in words) and dict(_label_words())["relative"].search(text) is not None


@cache
def _label_words() -> tuple[tuple[str, re.Pattern[str]], ...]:
    def pattern(*keys: str) -> re.Pattern[str]:
        words = [word for lang in LANGS for key in keys for word in getattr(lexicon(lang), key)]
        return re.compile(rf"(?<![^\W_])(?:{_any(words)})(?![^\W_])\.?:?", re.IGNORECASE)

    return (
        ("updated", pattern("updated_labels")),
        ("published", pattern("published_labels")),
        ("clock", pattern("clock_labels")),
        ("relative", pattern("relative_days")),
        ("weekday", pattern("weekdays")),
        ("counter", pattern("counter_labels")),
    )


def has_published_label(text: str) -> bool:
    """Does the line begin with a word of four letters or more for "published"?"""
    low = plain(text).lstrip(" •|–—-")
    return any(low.startswith(label) for lang in LANGS for label in lexicon(lang).published_labels if len(label) >= 4)


def iter_dates_at_start(text: str) -> Iterator[FoundDate]:
    """Dates at the very start of a line, before anything that is not a label: for dates fused with a headline."""
    for date_found in find_dates(text):
        before = plain(text[: date_found.span.start])
        for _, words in _label_words():
            before = words.sub(" ", before)
        if _NOISE.sub("", before):
            return
        yield date_found
