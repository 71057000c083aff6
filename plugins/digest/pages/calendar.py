"""The timeline: years, months, and the lanes of what has no year or no date."""

from collections.abc import Iterator

from ..shapes import Page, YearRow
from ..wording import N_
from .desk import Desk

LANE_CARDS = 10


def timeline(desk: Desk) -> Iterator[Page]:
    """Years, months and the lanes of what has no year or no date."""
    title, archive, years = desk.words.say("Timeline"), desk.archive, desk.years()
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
    for at, row in enumerate(years):
        newer, older = (years[at - 1] if at else None), (years[at + 1] if at + 1 < len(years) else None)
        rest = desk.cards_of(archive.by_month.get((row.year, None), []))
        name = str(row.year)
        yield desk.page(
            "year", row.path, name, name, [(title, "timeline/"), (name, None)], year=row.year, count=row.count,
            months=row.months, rest=rest, older=older, newer=newer,
        )  # fmt: skip
    yield from _months(desk, title, years)


def _months(desk: Desk, title: str, years: list[YearRow]) -> Iterator[Page]:
    months = [(year, month) for year in years for month in year.months]
    for at, (year, month) in enumerate(months):
        records = desk.archive.by_month[year.year, month.month]
        newer, older = (months[at - 1][1] if at else None), (months[at + 1][1] if at + 1 < len(months) else None)
        yield desk.page(
            "month", month.path, month.words, month.words,
            [(title, "timeline/"), (str(year.year), year.path), (month.words, None)],
            year=year.year, month=month.month, words=month.words, cards=month.cards, count=month.count,
            topics=[row for row in desk.topic_rows(records) if row.count],
            regions=[row for row in desk.region_rows(records) if row.count], older=older, newer=newer,
        )  # fmt: skip
