"""Dates that may be incomplete or uncertain, as EDTF strings (https://www.loc.gov/standards/datetime/).

Only the forms the digest needs: ``2022``, ``2022-04``, ``2022-04-09``, ``XXXX-04-09``, each with an optional
``?`` (uncertain), ``~`` (approximate) or ``%`` (both); intervals ``a/b``; sets ``[a..b]``. The ``edtf`` package knows
more but reads ``XXXX-04-09`` as the year 0 and cannot write dates in Kazakh or Russian.
"""

import re
from dataclasses import dataclass
from datetime import date

from .messages import msg

_DATE = re.compile(r"(?P<y>\d{4}|XXXX)(?:-(?P<m>\d\d)(?:-(?P<d>\d\d))?)?(?P<q>[?~%]?)$")
FIRST_YEAR = 1991  # the republic whose police we write about begins here


@dataclass(frozen=True, slots=True)
class Moment:
    """One calendar point: ``year`` None when not given; ``month`` and ``day`` likewise; ``mark`` is "", ?, ~ or %."""

    year: int | None
    month: int | None = None
    day: int | None = None
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Edtf:
    """A parsed value: a single moment, or the two ends of an interval (``kind`` "interval") or a set ("set")."""

    kind: str
    start: Moment
    stop: Moment

    @property
    def bucket(self) -> tuple[int | None, int | None]:
        """(year, month) under which a timeline files it; None where the value does not settle it."""
        same_year = self.start.year == self.stop.year
        same_month = same_year and self.start.month == self.stop.month
        return (self.start.year if same_year else None, self.start.month if same_month else None)


def parse(value: str) -> Edtf:
    """EDTF string -> Edtf. Raises ValueError with a Message of what is wrong."""
    text = value.strip()
    if text.startswith("[") and text.endswith("]") and ".." in text:
        kind, (first, last) = "set", text[1:-1].split("..", 1)
    elif "/" in text:
        kind, (first, last) = "interval", text.split("/", 1)
    else:
        moment = _moment(text)
        return Edtf("date", moment, moment)
    start, stop = _moment(first), _moment(last)
    if start.year is None or stop.year is None or _first_day(start) > _first_day(stop):
        raise ValueError(msg("%(value)r must run from an earlier year to a later one, as 2022-07/2026-01 does", value=value))
    return Edtf(kind, start, stop)


def _moment(text: str) -> Moment:
    found = _DATE.match(text)
    if not found:
        raise ValueError(msg("%(value)r is no date as it is written here", value=text))
    year = None if found["y"] == "XXXX" else int(found["y"])
    month, day = (int(found[part]) if found[part] else None for part in ("m", "d"))
    if year is None and day is None:
        raise ValueError(
            msg("%(value)r says nothing: without a year a month and a day are needed, as in XXXX-04-09", value=text)
        )
    if year is not None and year < FIRST_YEAR:
        raise ValueError(msg("%(value)r is before %(year)s", value=text, year=FIRST_YEAR))
    try:
        date(year or 2000, month or 1, day or 1)  # 2000 is a leap year
    except ValueError as error:
        raise ValueError(msg("%(value)r is no day of the calendar", value=text)) from error
    return Moment(year, month, day, found["q"])


_LOOSE = (
    re.compile(r"(?P<d>\d{1,2})[.,/ -](?P<m>\d{1,2})[.,/ -](?P<y>\d{4})"),
    re.compile(r"(?P<y>\d{4})[.,/ -](?P<m>\d{1,2})[.,/ -](?P<d>\d{1,2})"),
    re.compile(r"(?P<y>\d{4})[.,/ -](?P<d>\d{1,2})[.,/ -](?P<m>\d{1,2})"),
)


def mended(text: str) -> str | None:
    """The EDTF date somebody meant who wrote ``03.03.2024`` or ``2024-3-3?``; None when it is not plain."""
    value, mark = re.fullmatch(r"(.*?)\s*([?~%]?)", text.strip(" \"'"), re.DOTALL).groups()  # type: ignore[union-attr]
    for form in _LOOSE:
        if found := form.fullmatch(value):
            written = f"{found['y']}-{int(found['m']):02}-{int(found['d']):02}{mark}"
            try:
                parse(written)
            except ValueError:
                continue
            return written
    return None


def _first_day(moment: Moment) -> date:
    return date(moment.year or 1, moment.month or 1, moment.day or 1)


def sort_key(value: str | None, time: str | None = None) -> tuple[str, str]:
    """Key by which dated items sort from old to new; items without a known year all get the empty key (before)."""
    if value is None:
        return ("", "")
    start = parse(value).start
    return ("", "") if start.year is None else (_first_day(start).isoformat(), time or "")


def html_datetime(value: str | None) -> str:
    """Value for ``<time datetime>``, or "" where HTML has no form that says no more than we know."""
    if value is None:
        return ""
    known = parse(value)
    if known.kind != "date" or known.start.mark:
        return ""
    moment = known.start
    parts = [f"{moment.year:04}"] if moment.year else []
    parts += [f"{part:02}" for part in (moment.month, moment.day) if part]
    return "-".join(parts)


def full_date(value: str | None) -> str | None:
    """The ISO date when the value is one exact, certain day; else None."""
    text = html_datetime(value)
    return text if len(text) == len("2022-04-09") else None
