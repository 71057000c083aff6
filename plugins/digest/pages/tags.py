"""Topics and regions: their lists and a page for each."""

from collections.abc import Iterator

from ..shapes import Page
from ..views import named_places
from .desk import Desk, heading


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
        )  # fmt: skip


def regions(desk: Desk) -> Iterator[Page]:
    """The map, the table of regions and a page for each."""
    title, scopes, words = desk.words.say("Regions"), desk.archive.scopes, desk.words
    yield desk.page(
        "regions", "regions/", title, words.say("All regions"), [(title, None)],
        rows=desk.regions_by_name(), tiles=desk.tiles(),
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
        )  # fmt: skip
