"""Records -> page models: for each page of the site map its path, template and context, the same paths in both languages."""

from collections.abc import Iterator
from typing import Any

from .archive import Archive, chunks
from .cards import Card, card
from .entries import Region
from .record import Record
from .shapes import Crumb, MonthRow, NavItem, Page, Pager, Row, Tile, YearRow
from .sources import also_published, repeats
from .views import article_context, named_places
from .vocabulary import Vocabulary
from .wording import N_, Wording

HOME_CARDS = 10
LANE_CARDS = 10
RELATED = 3
NEAR = 2  # pages on either side that a pager links, besides the first and the last


NAV = (
    (N_("Latest"), ""),
    (N_("Topics"), "topics/"),
    (N_("Regions"), "regions/"),
    (N_("Timeline"), "timeline/"),
    (N_("About"), "about/"),
)


def nav(page_path: str, wording: Wording) -> tuple[NavItem, ...]:
    """The main menu; the item under which the page lies is current, articles under the first."""
    section = page_path.split("/", 1)[0]
    own = {path.rstrip("/") for _, path in NAV if path}
    return tuple(
        NavItem(wording.say(msg), path, (path.rstrip("/") == section) if path else section not in own) for msg, path in NAV
    )


def _heading(label: str) -> str:
    """A label as a heading begins: «город Алматы» -> «Город Алматы»."""
    return label[:1].upper() + label[1:]


class Builder:
    """All pages of one language over one archive."""

    def __init__(self, archive: Archive, vocabulary: Vocabulary, wording: Wording) -> None:
        self.archive, self.vocabulary, self.words = archive, vocabulary, wording
        self.cards = {record.id: card(record, wording.lang, vocabulary) for record in archive.records}

    def pages(self) -> Iterator[Page]:
        """Every page in a fixed order."""
        for build in (
            self.home,
            self.articles,
            self.article_pages,
            self.reprint_pages,
            self.topics,
            self.regions,
            self.timeline,
            self.about,
        ):
            yield from build()

    def _page(
        self, kind: str, path: str, title: str, description: str, crumbs: list[tuple[str, str | None]], **rest: Any
    ) -> Page:
        template = rest.pop("template", kind)
        extra = {key: rest.pop(key) for key in ("title_lang", "feed") if key in rest}
        home = [Crumb(self.words.say("Latest"), "")] if path else []
        trail = [*home, *[Crumb(text, where) for text, where in crumbs]]
        if trail and extra.get("title_lang"):
            trail[-1] = Crumb(trail[-1].text, None, extra["title_lang"])
        return Page(kind, self.words.lang, path, f"{template}.html", title, description, tuple(trail), rest, **extra)

    def _cards(self, records: list[Record]) -> tuple[Card, ...]:
        return tuple(self.cards[record.id] for record in records)

    def _list(
        self, kind: str, path: str, name: str, above: list[tuple[str, str | None]], records: list[Record], **rest: Any
    ) -> Iterator[Page]:
        """A list in pages numbered from the oldest, so that a new article changes the newest pages only."""
        parts = chunks(records)
        last = len(parts) - 1
        paths = [f"{path}page/{number}/" for number in range(1, len(parts))] + [path]
        for at, part in enumerate(parts):
            pager = None
            if last:
                shown = [number for number in range(len(parts)) if number in (0, last) or abs(number - at) <= NEAR]
                links = tuple((number + 1, paths[number], number == at) for number in reversed(shown))
                pager = Pager(at + 1, links, paths[at + 1] if at < last else None, paths[at - 1] if at else None)
            title = self._paged_title(name, pager)
            yield self._page(
                kind, paths[at], title, name, [*above, (title, None)], cards=self._cards(part), pager=pager, **rest
            )

    def _paged_title(self, title: str, pager: Pager | None) -> str:
        if pager is None or pager.newer is None:
            return title
        return self.words.say("%(title)s, page %(number)s", title=title, number=pager.current)

    def home(self) -> Iterator[Page]:
        """The first page of a language."""
        topics = sorted((row for row in self._topic_rows(self.archive.records) if row.count), key=lambda row: -row.count)
        yield self._page(
            "home", "", self.words.say("Police reform"), self.words.say("Digest of news from Kazakhstan"), [],
            feed="feed.xml", cards=self._cards(self.archive.records[:HOME_CARDS]), tiles=self._tiles(), topics=topics,
            years=self._years(), no_year_count=len(self.archive.no_year), undated_count=len(self.archive.undated),
        )  # fmt: skip

    def articles(self) -> Iterator[Page]:
        """All articles, newest first."""
        yield from self._list(
            "articles", "articles/", self.words.say("All articles"), [], self.archive.records, feed="feed.xml"
        )

    def article_pages(self) -> Iterator[Page]:
        """A page for each article."""
        for record in self.archive.records:
            own = self.cards[record.id]
            context = article_context(record, own, self.words.lang, self.vocabulary, self.words)
            older, newer = self.archive.neighbours(record)
            if record.facts.regions:
                region = self.vocabulary.regions[record.facts.regions[0].id]
                trail = [(self.words.label(region), region.path), (own.title, None)]
            else:
                trail = [(own.title, None)]
            yield self._page(
                "article", own.path, own.title, own.lead, trail, title_lang=own.title_lang,
                previous=self.cards[older.id] if older else None, next=self.cards[newer.id] if newer else None,
                same_topic=self._cards(self.archive.related(record, RELATED)),
                follows=[self.cards[earlier] for earlier in record.follows],
                followed_by=self._cards(self.archive.followed_by.get(record.id, [])),
                also_published=also_published(record, self.vocabulary), **context,
            )  # fmt: skip

    def reprint_pages(self) -> Iterator[Page]:
        """A page at the address of each text that repeats another: it says so and leads there."""
        title = self.words.say("This text repeats another article")
        for path, context in repeats(self.archive.records, self.cards, self.words.lang, self.vocabulary):
            yield self._page("reprint", path, title, title, [(title, None)], **context)

    def topics(self) -> Iterator[Page]:
        """The list of topics and a page for each."""
        title = self.words.say("Topics")
        rows = sorted(self._topic_rows(self.archive.records), key=lambda row: self.words.order(self.words.label(row.entry)))
        yield self._page("topics", "topics/", title, self.words.say("All topics"), [(title, None)], rows=rows)
        for topic in self.vocabulary.topics.values():
            records = self.archive.by_topic[topic.id]
            regions = [row for row in self._region_rows(records) if row.count]
            yield from self._list(
                "topic", topic.path, self.words.label(topic), [(title, "topics/")], records,
                feed=f"{topic.path}feed.xml", topic=topic, count=len(records), regions=regions,
            )  # fmt: skip

    def regions(self) -> Iterator[Page]:
        """The map, the table of regions and a page for each."""
        title, scopes = self.words.say("Regions"), self.archive.scopes
        rows = sorted(self._region_rows(self.archive.records), key=lambda row: self.words.order(self._name(row.entry)))
        yield self._page(
            "regions", "regions/", title, self.words.say("All regions"), [(title, None)], rows=rows, tiles=self._tiles(),
            national_count=scopes["national"], foreign_count=scopes["foreign"], unknown_count=scopes["unknown"],
        )  # fmt: skip
        for region in self.vocabulary.regions.values():
            records = self.archive.by_region[region.id]
            cities = sorted(
                named_places(records, region.id, self.vocabulary),
                key=lambda item: self.words.order(self.words.label(item[0])),
            )
            topics = [row for row in self._topic_rows(records) if row.count]
            yield from self._list(
                "region", region.path, _heading(self.words.label(region)), [(title, "regions/")], records,
                feed=f"{region.path}feed.xml", region=region, count=len(records), topics=topics, cities=cities,
            )  # fmt: skip

    def timeline(self) -> Iterator[Page]:
        """Years, months and the lanes of what has no year or no date."""
        title, archive = self.words.say("Timeline"), self.archive
        years = self._years()
        yield self._page(
            "timeline", "timeline/", title, title, [(title, None)], years=years,
            no_year=self._cards(archive.no_year[:LANE_CARDS]), no_year_count=len(archive.no_year),
            undated=self._cards(archive.undated[:LANE_CARDS]), undated_count=len(archive.undated),
        )  # fmt: skip
        for lane, msg, records in (
            ("year-unknown", N_("Year not given"), archive.no_year),
            ("date-unknown", N_("Date unknown"), archive.undated),
        ):
            yield from self._list(
                "lane", f"timeline/{lane}/", self.words.say(msg), [(title, "timeline/")], records, lane=lane
            )
        for at, row in enumerate(years):
            newer, older = (years[at - 1] if at else None), (years[at + 1] if at + 1 < len(years) else None)
            rest = self._cards(archive.by_month.get((row.year, None), []))
            name = str(row.year)
            yield self._page(
                "year", row.path, name, name, [(title, "timeline/"), (name, None)], year=row.year, count=row.count,
                months=row.months, rest=rest, older=older, newer=newer,
            )  # fmt: skip
        yield from self._months(title, years)

    def _months(self, title: str, years: list[YearRow]) -> Iterator[Page]:
        months = [(year, month) for year in years for month in year.months]
        for at, (year, month) in enumerate(months):
            records = self.archive.by_month[year.year, month.month]
            newer, older = (months[at - 1][1] if at else None), (months[at + 1][1] if at + 1 < len(months) else None)
            yield self._page(
                "month", month.path, month.words, month.words,
                [(title, "timeline/"), (str(year.year), year.path), (month.words, None)],
                year=year.year, month=month.month, words=month.words, cards=month.cards, count=month.count,
                topics=[row for row in self._topic_rows(records) if row.count],
                regions=[row for row in self._region_rows(records) if row.count], older=older, newer=newer,
            )  # fmt: skip

    def about(self) -> Iterator[Page]:
        """How the digest is made, in words and numbers."""
        title = self.words.say("About")
        yield self._page(
            "about", "about/", title, self.words.say("How the digest is made"), [(title, None)], **self.archive.about()
        )

    def _years(self) -> list[YearRow]:
        found = []
        for year in sorted({year for year, _ in self.archive.by_month}, reverse=True):
            months = tuple(
                MonthRow(
                    month,
                    f"timeline/{year}/{month:02}/",
                    len(records),
                    self.words.month(month, year),
                    self._cards(records),
                )
                for month in range(12, 0, -1)
                if (records := self.archive.by_month.get((year, month)))
            )
            count = sum(len(records) for (own, _), records in self.archive.by_month.items() if own == year)
            found.append(YearRow(year, f"timeline/{year}/", count, months))
        return found

    def _topic_rows(self, records: list[Record]) -> list[Row]:
        counts = Archive.count(tag.id for record in records for tag in record.facts.topics)
        return sorted(
            (Row(topic, counts[topic.id], topic.path) for topic in self.vocabulary.topics.values()),
            key=lambda row: -row.count,
        )

    def _region_rows(self, records: list[Record]) -> list[Row]:
        counts = Archive.count(tag.id for record in records for tag in record.facts.regions)
        return sorted(
            (Row(region, counts[region.id], region.path) for region in self.vocabulary.regions.values()),
            key=lambda row: -row.count,
        )

    def _name(self, region: Region) -> str:
        """What a region is looked up by: «область Абай» stands under А."""
        return self.words.label(region).removeprefix("город ").removeprefix("область ")

    def _tiles(self) -> list[Tile]:
        """One tile a region, by name; four steps of shade that rise with the largest count."""
        rows = sorted(self._region_rows(self.archive.records), key=lambda row: self.words.order(self._name(row.entry)))
        most = max((row.count for row in rows), default=0)
        return [
            Tile(row.entry, row.count, 0 if not row.count else 1 + min(2, 3 * (row.count - 1) // max(most, 3)))
            for row in rows
        ]
