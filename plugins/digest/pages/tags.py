"""Topics and regions: their lists and a page for each."""

from collections.abc import Iterator, Sequence

from ..entries import Topic
from ..record import Record
from ..shapes import Page, Row
from ..views import named_places
from .desk import Desk, heading

NEAR_TOPICS = 6
ELSEWHERE = 3  # articles about the whole country, for a region that has none of its own


def topics(desk: Desk) -> Iterator[Page]:
    """The list of topics and a page for each."""
    title = desk.words.say("Topics")
    yield desk.page("topics", "topics/", title, desk.words.say("All topics"), [(title, None)], rows=desk.topics_by_name())
    for topic in desk.vocabulary.topics.values():
        records = desk.archive.by_topic[topic.id]
        regions = [row for row in desk.region_rows(records) if row.count]
        yield from desk.listed(
            "topic", topic.path, desk.words.label(topic), [(title, "topics/")], records,
            feed=f"{topic.path}feed.xml", topic=topic, count=len(records), regions=regions,
            near=_together(desk, topic, records), **facts_of_topic(desk, topic.id),
        )  # fmt: skip


def regions(desk: Desk) -> Iterator[Page]:
    """The map, the table of regions and a page for each."""
    title, scopes, words = desk.words.say("Regions"), desk.archive.scopes, desk.words
    rows = desk.regions_by_name()
    national = [record for record in desk.archive.records if record.facts.scope == "national"][:ELSEWHERE]
    yield desk.page(
        "regions", "regions/", title, words.say("All regions"), [(title, None)],
        rows=rows, tiles=desk.tiles(),
        national_count=scopes["national"], foreign_count=scopes["foreign"], unknown_count=scopes["unknown"],
    )  # fmt: skip
    for region in desk.vocabulary.regions.values():
        records = desk.archive.by_region[region.id]
        cities = sorted(
            named_places(records, region.id, desk.vocabulary), key=lambda item: words.order(words.label(item[0]))
        )
        topic_rows = [row for row in desk.topic_rows(records) if row.count]
        yield from desk.listed(
            "region", region.path, heading(words.label(region)), [(title, "regions/")], records,
            feed=f"{region.path}feed.xml", region=region, count=len(records), topics=topic_rows, cities=cities,
            neighbours=[row for row in rows if row.entry.id in region.neighbours],
            months=desk.region_months(region), tiles=desk.tiles() if not records else [],
            national=desk.cards_of(national if not records else []), **facts_of_region(desk, region.id),
        )  # fmt: skip


def facts_of_topic(desk: Desk, topic: str) -> dict[str, object]:
    """The newest figures, commitments and people of a topic."""
    archive = desk.archive
    return desk.facts_of(
        archive.register.by_topic[topic], archive.ledger.by_topic[topic], archive.dossiers.by_topic.get(topic, [])
    )


def facts_of_region(desk: Desk, region: str) -> dict[str, object]:
    """The newest figures, commitments and people of a region."""
    archive = desk.archive
    return desk.facts_of(
        archive.register.by_region[region], archive.ledger.by_region[region], archive.dossiers.by_region.get(region, [])
    )


def _together(desk: Desk, topic: Topic, records: Sequence[Record]) -> list[Row]:
    """Topics that stand in the same articles, the most frequent first."""
    return [row for row in desk.topic_rows(records) if row.count and row.entry is not topic][:NEAR_TOPICS]
