"""What every kind of page is made with: one language over one archive, and the parts that pages share."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial
from typing import Any, TypeVar

from ..archive import PAGE_SIZE, Archive, chunks
from ..cards import Card, card
from ..clerk import Clerk
from ..dataset import Dataset
from ..dossiers import Dossier
from ..entries import Region
from ..later import Later
from ..ledger import Row as LedgerRow
from ..ledger import key_rows
from ..record import Record
from ..register import Entry
from ..selection import few_of_each
from ..shapes import Crumb, MonthRow, Page, Pager, Row, Tile, YearRow
from ..vocabulary import Vocabulary
from ..wording import Wording

Item = TypeVar("Item")
SHOWN = 6  # figures and commitments on a region's or a topic's page
PEOPLE_SHOWN = 8
NEAR = 2  # pages on either side that a pager links, besides the first and the newest


def heading(label: str) -> str:
    """A label as a heading begins: «город Алматы» -> «Город Алматы»."""
    return label[:1].upper() + label[1:]


def _pager(paths: Sequence[str], at: int) -> Pager | None:
    """The ways on from a page of a list. How many pages there are shows the newest one only: else each new one would change
    all others.
    """
    last = len(paths) - 1
    if not last:
        return None
    shown = [number for number in range(len(paths)) if number == 0 or abs(number - at) <= NEAR]
    links = tuple((number + 1, paths[number], number == at) for number in reversed(shown))
    newest = paths[last] if last - at > NEAR else None
    return Pager(at + 1, links, paths[at + 1] if at < last else None, paths[at - 1] if at else None, newest)


class Desk:
    """One language over one archive. ``cards`` maps a record's id to its card."""

    def __init__(self, archive: Archive, vocabulary: Vocabulary, wording: Wording, data: Dataset) -> None:
        self.archive, self.vocabulary, self.words, self.data = archive, vocabulary, wording, data
        self.cards = {record.id: card(record, wording.lang, vocabulary) for record in archive.records}
        self._region_months: dict[str, list[MonthRow]] = {}
        self.clerk = Clerk(archive, self.cards, vocabulary, wording)

    def page(
        self, kind: str, path: str, title: str, description: str, crumbs: list[tuple[str, str | None]], **rest: Any
    ) -> Page:
        """A page under a trail of (text, path); ``rest`` is its context, ``template`` another one than its kind's, ``more``
        what else belongs to its context when it is made.
        """
        template = rest.pop("template", kind)
        extra = {key: rest.pop(key) for key in ("title_lang", "feed", "more") if key in rest}
        home = [Crumb(self.words.say("Latest"), "")] if path else []
        trail = [*home, *[Crumb(text, where) for text, where in crumbs]]
        if trail and extra.get("title_lang"):
            trail[-1] = Crumb(trail[-1].text, None, extra["title_lang"])
        return Page(kind, self.words.lang, path, f"{template}.html", title, description, tuple(trail), rest, **extra)

    def cards_of(self, records: Sequence[Record]) -> tuple[Card, ...]:
        """The cards of some records, in their order."""
        return tuple(self.cards[record.id] for record in records)

    def entries(self, entries: Sequence[Entry]) -> Later:
        """Commitments as a page shows them."""
        return Later(list(entries), partial(self.clerk.entries, entries))

    def rows(self, rows: Sequence[LedgerRow]) -> Later:
        """Figures of one group as a page shows them."""
        return Later(list(rows), partial(self.clerk.rows, rows))

    def people(self, people: Sequence[Dossier]) -> Later:
        """People as a page shows them, in alphabetical order."""
        return Later(list(people), partial(self.clerk.people, people))

    def listed(
        self, kind: str, path: str, name: str, above: list[tuple[str, str | None]], records: list[Record], **rest: Any
    ) -> Iterator[Page]:
        """A list of articles in pages; ``rest`` is what the newest shows besides."""
        feed = {"feed": rest.pop("feed")} if "feed" in rest else {}
        yield from self.paged(
            kind,
            path,
            name,
            above,
            records,
            lambda part: {"cards": self.cards_of(part)},
            newest=rest,
            template_older="older",
            **feed,
        )

    def paged(
        self,
        kind: str,
        path: str,
        name: str,
        above: list[tuple[str, str | None]],
        items: Sequence[Item],
        fill: Callable[[Sequence[Item]], dict[str, Any]],
        size: int = PAGE_SIZE,
        *,
        newest: dict[str, Any] | None = None,
        template_older: str | None = None,
        **rest: Any,
    ) -> Iterator[Page]:
        """A list in pages numbered from the oldest, so that a new item changes the newest pages only.

        ``fill`` makes the context of a page's part, ``size`` is how many items a page holds when it is full, ``newest`` is
        what only the newest page shows besides: whatever a new item may change. ``template_older`` is that of the others.
        """
        parts = chunks(items, size)
        last = len(parts) - 1
        paths = [f"{path}page/{number}/" for number in range(1, len(parts))] + [path]
        for at, part in enumerate(parts):
            title, trail, own = name, [*above, (name, None)], {"newest": True, **(newest or {})}
            if at < last:
                title = self.words.say("%(title)s, page %(number)s", title=name, number=at + 1)
                trail = [*above, (name, path), (self.words.say("Page %(number)s", number=at + 1), None)]
                own = {"newest": False, "template": template_older or kind}
            yield self.page(kind, paths[at], title, name, trail, pager=_pager(paths, at), **{**fill(part), **rest, **own})

    def facts_of(self, entries: Sequence[Entry], rows: Sequence[LedgerRow], people: Sequence[Dossier]) -> dict[str, Any]:
        """What a region's or a topic's page shows of the registers: what can be checked before the rest, few of each."""
        return {
            "entries": self.entries(few_of_each(self.archive.register.checkable(entries), SHOWN)),
            "entry_count": len(entries),
            "figures": self.rows(key_rows(rows, SHOWN)),
            "figure_count": len(rows),
            "people": self.people(people[:PEOPLE_SHOWN]),
        }

    @cached_property
    def years(self) -> list[YearRow]:
        """The years that have articles, newest first, with their months."""
        found = []
        by_month = self.archive.by_month
        for year in sorted({year for year, _ in by_month}, reverse=True):
            months = tuple(
                MonthRow(
                    month,
                    f"timeline/{year}/{month:02}/",
                    len(records),
                    self.words.month(month, year),
                    heading(self.words.month(month)),
                    self.cards_of(records),
                )
                for month in range(12, 0, -1)
                if (records := by_month.get((year, month)))
            )
            count = sum(len(records) for (own, _), records in by_month.items() if own == year)
            found.append(YearRow(year, f"timeline/{year}/", count, months))
        return found

    def region_months(self, region: Region) -> list[MonthRow]:
        """The months that have articles of a region, newest first, with the paths of its own digests."""
        if region.id not in self._region_months:
            self._region_months[region.id] = [
                MonthRow(month.month, f"{month.path}{region.slug}/", len(records), month.words, month.name)
                for year in self.years
                for month in year.months
                if (records := self.archive.in_month(year.year, month.month, region.id))
            ]
        return self._region_months[region.id]

    def topic_rows(self, records: Sequence[Record]) -> list[Row]:
        """All topics with the number of these records, the most frequent first."""
        counts = Counter(tag.id for record in records for tag in record.facts.topics)
        return sorted(
            (Row(topic, counts[topic.id], topic.path) for topic in self.vocabulary.topics.values()),
            key=lambda row: -row.count,
        )

    def region_rows(self, records: Sequence[Record]) -> list[Row]:
        """All regions with the number of these records, the most frequent first."""
        counts = Counter(tag.id for record in records for tag in record.facts.regions)
        return sorted(
            (Row(region, counts[region.id], region.path) for region in self.vocabulary.regions.values()),
            key=lambda row: -row.count,
        )

    def regions_by_name(self) -> list[Row]:
        """All regions as a reader looks them up: «область Абай» stands under А."""
        return sorted(self.region_rows(self.archive.records), key=lambda row: self.words.order(self._name(row.entry)))

    def topics_by_name(self) -> list[Row]:
        """All topics in alphabetical order."""
        rows = self.topic_rows(self.archive.records)
        return sorted(rows, key=lambda row: self.words.order(self.words.label(row.entry)))

    def _name(self, region: Region) -> str:
        return self.words.label(region).removeprefix("город ").removeprefix("область ")

    def tiles(self) -> list[Tile]:
        """One tile a region, by name; four steps of shade that rise with the largest count."""
        rows = self.regions_by_name()
        most = max((row.count for row in rows), default=0)
        return [
            Tile(row.entry, row.count, 0 if not row.count else 1 + min(2, 3 * (row.count - 1) // max(most, 3)))
            for row in rows
        ]
