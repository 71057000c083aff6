"""The records in order, and grouped the ways the site shows them. One pass; nothing here knows a language."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TypeVar

from . import edtf
from .dossiers import Dossiers
from .ledger import Ledger
from .record import Record
from .register import Register
from .vocabulary import Vocabulary

Item = TypeVar("Item")
PAGE_SIZE = 15
NEAR = 2  # related items are looked for among so many times as many on either side in each topic


def chunks(records: Sequence[Item], size: int = PAGE_SIZE) -> list[Sequence[Item]]:
    """Newest-first items -> pages, the oldest page first. Full pages never change; the newest has size/2 … 1.5 size."""
    frozen = max(0, (len(records) - size // 2) // size) if len(records) > size else 0
    pages: list[Sequence[Item]] = []
    stop = len(records)
    for _ in range(frozen):
        pages.append(records[stop - size : stop])
        stop -= size
    return [*pages, records[:stop]]


class Archive:
    """Records newest first (those without a known year last, by id) with their groups, every group in that order."""

    def __init__(self, records: list[Record], vocabulary: Vocabulary) -> None:
        by_id = sorted(records, key=lambda record: record.id)
        dated = [record for record in by_id if _key(record) != ("", "")]
        undated = [record for record in by_id if _key(record) == ("", "")]
        self.records = [*sorted(dated, key=_key, reverse=True), *undated]
        self.dated = len(dated)
        self.place = {record.id: at for at, record in enumerate(self.records)}
        self.vocabulary = vocabulary
        self.by_topic: dict[str, list[Record]] = {topic: [] for topic in vocabulary.topics}
        self.by_region: dict[str, list[Record]] = {region: [] for region in vocabulary.regions}
        self.by_month: dict[tuple[int, int | None], list[Record]] = defaultdict(list)
        self.followed_by: dict[str, list[Record]] = defaultdict(list)
        self.no_year: list[Record] = []
        self.undated: list[Record] = []
        self.scopes = Counter(record.facts.scope for record in records)
        self.register = Register(self.records, vocabulary)
        self.ledger = Ledger(self.records, vocabulary)
        self.dossiers = Dossiers(self.records, self.register, vocabulary)
        for record in self.records:
            for topic in record.facts.topics:
                self.by_topic[topic.id].append(record)
            for region in record.facts.regions:
                self.by_region[region.id].append(record)
            for earlier in record.follows:
                self.followed_by[earlier].append(record)
            self._file(record)

    def _file(self, record: Record) -> None:
        value = record.facts.published.edtf
        year, month = edtf.parse(value).bucket if value else (None, None)
        if year is not None:
            self.by_month[year, month].append(record)
        elif value and value.startswith("XXXX"):
            self.no_year.append(record)
        else:
            self.undated.append(record)

    def in_month(self, year: int, month: int, region: str) -> list[Record]:
        """The records of one month that are about a region."""
        return [one for one in self.by_month.get((year, month), []) if any(tag.id == region for tag in one.facts.regions)]

    def related(self, record: Record, most: int) -> list[Record]:
        """Other records that share topics; a rare topic says more than a common one; the nearest in time first among equals.

        Only those near it in a topic are looked at, so that a new article changes what a few say, and not all of its topic.
        """
        scores: dict[str, float] = defaultdict(float)
        own = self.place[record.id]
        for tag in record.facts.topics:
            same = self.by_topic[tag.id]
            at = self._at(record, same)
            for other in same[max(0, at - NEAR * most) : at + NEAR * most + 1]:
                if other is not record:
                    scores[other.id] += 1 + 1 / len(same)
        best = sorted(scores, key=lambda one: (-scores[one], abs(self.place[one] - own), self.place[one]))[:most]
        return [self.records[self.place[one]] for one in best]

    def _at(self, record: Record, group: Sequence[Record]) -> int:
        """Where a record stands in a group that it is in."""
        return bisect_left(group, self.place[record.id], key=lambda one: self.place[one.id])

    def neighbours(self, record: Record, among: Sequence[Record] | None = None) -> tuple[Record | None, Record | None]:
        """(older, newer) among the records whose order is known; none for a record without a year. ``among``: a group that
        the record is in, as of a topic; all records without it.
        """
        group, own = self.records if among is None else among, self.place[record.id]
        if own >= self.dated:
            return None, None
        at = self._at(record, group)
        older = group[at + 1] if at + 1 < len(group) and self.place[group[at + 1].id] < self.dated else None
        return older, group[at - 1] if at else None

    def about(self) -> dict[str, object]:
        """The counts of the about page."""
        records = self.records
        return {
            "counts": {
                "total": len(records),
                "translated": sum(len(record.languages) > 1 for record in records),
                "undated": len(self.undated),
                "no_year": len(self.no_year),
                "derived": sum(record.facts.title.derived for record in records),
            },
            "languages": {lang: sum(record.document.base_lang == lang for record in records) for lang in ("kk", "ru")},
            "dropped_lines": sum(len(record.document.dropped) for record in records),
        }


def _key(record: Record) -> tuple[str, str]:
    return edtf.sort_key(record.facts.published.edtf, record.facts.published.time)
