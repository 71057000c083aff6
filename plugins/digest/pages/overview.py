"""What the whole digest rests on and where it is empty: the sources, and topics by regions."""

from collections import Counter
from collections.abc import Iterator

from ..dependence import dependence, outlet_rows
from ..entries import Region, Topic
from ..shapes import Page
from .desk import Desk

MATRIX = "matrix/"


def sources(desk: Desk) -> Iterator[Page]:
    """Outlets, and how much of each topic and region rests on the police's own."""
    archive, words = desk.archive, desk.words
    title = words.say("Sources")
    by_topic = [(row.entry, dependence(archive.by_topic[row.entry.id], desk.vocabulary)) for row in desk.topics_by_name()]
    by_region = [(row.entry, dependence(archive.by_region[row.entry.id], desk.vocabulary)) for row in desk.regions_by_name()]
    yield desk.page(
        "sources", "sources/", title, words.say("How much rests on the police's own outlet"), [(title, None)],
        whole=dependence(archive.records, desk.vocabulary), outlets=outlet_rows(archive.records, desk.vocabulary),
        by_topic=by_topic, by_region=by_region,
    )  # fmt: skip


def matrix(desk: Desk) -> Iterator[Page]:
    """Topics by regions, zeros shown: where the digest knows nothing."""
    archive, words = desk.archive, desk.words
    title, regions = words.say("Topics by regions"), [row.entry for row in desk.regions_by_name()]
    counts = Counter((tag.id, region.id) for record in archive.records
                           for tag in record.facts.topics for region in record.facts.regions)  # fmt: skip
    national = Counter(tag.id for record in archive.records if not record.facts.regions for tag in record.facts.topics)

    def cells(topic: Topic) -> list[tuple[Region, int]]:
        return [(region, counts[topic.id, region.id]) for region in regions]

    yield desk.page(
        "matrix", MATRIX, title, title, [(words.say("Regions"), "regions/"), (title, None)],
        regions=regions, rows=[(row.entry, cells(row.entry), national[row.entry.id]) for row in desk.topics_by_name()],
        empty=sum(not count for row in desk.topics_by_name() for _, count in cells(row.entry)),
    )  # fmt: skip
