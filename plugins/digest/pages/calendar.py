"""The timeline: years, months, and the lanes of what has no year or no date."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..entries import Region
from ..ledger import key_rows
from ..record import Record
from ..register import DONE
from ..selection import few_of_each
from ..shapes import MonthRow, Page, Row, Stop, YearRow
from ..wording import N_
from .desk import Desk, heading

LANE_CARDS = 10
DIGEST_FIGURES = 6  # with as many commitments of each kind a digest fits on one printed page
DIGEST_ENTRIES = 4
MONTH = 40  # articles on a full page of a month; of a busy one most are told by their titles


def timeline(desk: Desk) -> Iterator[Page]:
    """Years, months and the lanes of what has no year or no date."""
    title, archive, years = desk.words.say("Timeline"), desk.archive, desk.years
    yield desk.page(
        "timeline", "timeline/", title, title, [(title, None)], years=years,
        no_year=desk.cards_of(archive.no_year[:LANE_CARDS]), no_year_count=len(archive.no_year),
        undated=desk.cards_of(archive.undated[:LANE_CARDS]), undated_count=len(archive.undated),
    )  # fmt: skip
    for lane, msg, records in (
        ("year-unknown", N_("Year not given"), archive.no_year),
        ("date-unknown", N_("Date unknown"), archive.undated),
    ):
        yield from desk.listed("lane", f"timeline/{lane}/", desk.words.say(msg), [(title, "timeline/")], records, lane=lane)
    stops = [Stop(str(row.year), row.path, row.count) for row in reversed(years)]
    for at, row in enumerate(years):
        newer, older = (years[at - 1] if at else None), (years[at + 1] if at + 1 < len(years) else None)
        rest = desk.cards_of(archive.by_month.get((row.year, None), []))
        name = str(row.year)
        yield desk.page(
            "year", row.path, name, name, [(title, "timeline/"), (name, None)], year=row.year, count=row.count,
            months=row.months, rest=rest, older=older, newer=newer, stops=stops,
        )  # fmt: skip
    yield from _months(desk, title, years)


def _months(desk: Desk, title: str, years: list[YearRow]) -> Iterator[Page]:
    months = [(year, month) for year in years for month in year.months]
    for at, (year, month) in enumerate(months):
        records = desk.archive.by_month[year.year, month.month]
        newer, older = _bare(months[at - 1][1] if at else None), _bare(months[at + 1][1] if at + 1 < len(months) else None)
        trail: list[tuple[str, str | None]] = [(title, "timeline/"), (str(year.year), year.path)]
        digests = [
            Row(row.entry, row.count, f"{month.path}{row.entry.slug}/") for row in desk.region_rows(records) if row.count
        ]
        yield from desk.paged(
            "month", month.path, month.words, trail, records, lambda part: {"cards": desk.cards_of(part)}, MONTH,
            older=older, newer=newer, region=None,
            newest={"stops": _stops(year.months), "digests": digests, **_digest(desk, records)},
        )  # fmt: skip
        for row in digests:
            yield from _of_region(desk, year.year, month, row.entry, [*trail, (month.words, month.path)])


def _bare(month: MonthRow | None) -> MonthRow | None:
    """A month as one steps to it: what is in it does not show."""
    return replace(month, count=0, cards=()) if month else None


def _stops(months: Sequence[MonthRow]) -> list[Stop]:
    """The months of a year on its line, from January on."""
    return [Stop(one.name, one.path, one.count) for one in reversed(months)]


def _of_region(
    desk: Desk, year: int, month: MonthRow, region: Region, trail: list[tuple[str, str | None]]
) -> Iterator[Page]:
    """The digest of one month in one region."""
    name = desk.words.label(region)
    title = desk.words.say("%(place)s, %(month)s", place=heading(name), month=month.words[:1].lower() + month.words[1:])
    months = desk.region_months(region)
    path = f"{month.path}{region.slug}/"
    at = next(number for number, one in enumerate(months) if one.path == path)
    records = desk.archive.in_month(year, month.month, region.id)
    stops = _stops([one for one in months if one.path.startswith(f"timeline/{year}/")])
    yield from desk.paged(
        "month", path, title, trail, records, lambda part: {"cards": desk.cards_of(part)}, MONTH,
        newer=_bare(months[at - 1] if at else None), older=_bare(months[at + 1] if at + 1 < len(months) else None),
        region=region, newest={"stops": stops, "digests": [], **_digest(desk, records, region.id)},
    )  # fmt: skip


def _digest(desk: Desk, records: Sequence[Record], region: str | None = None) -> dict[str, object]:
    """What a digest tells of some articles: counts, what was promised, what was reported as done, key figures, items."""
    register, ledger = desk.archive.register, desk.archive.ledger
    entries = [one for record in records for one in register.of[record.id] if region is None or region in one.regions]
    rows = [one for record in records for one in ledger.of[record.id] if region is None or region in one.regions]
    done = [one for one in entries if one.status == DONE]
    said = [one for one in entries if one.status != DONE]
    return {
        "count": len(records),
        "figure_count": len(rows),
        "figures": desk.rows(key_rows(rows, DIGEST_FIGURES)),
        "said": desk.entries(few_of_each(register.checkable(said), DIGEST_ENTRIES)),
        "said_count": len(said),
        "done": desk.entries(few_of_each(register.checkable(done), DIGEST_ENTRIES)),
        "done_count": len(done),
        "topics": [row for row in desk.topic_rows(records) if row.count],
    }
