"""The commitment register and the figures ledger."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby

from ..clerk import largest
from ..entries import Region, Topic
from ..factshapes import STATUSES
from ..later import Later, shared
from ..ledger import Group, Row, key_rows, tables
from ..register import Entry
from ..shapes import Choice, Page, Table
from ..wording import N_
from .desk import Desk, heading

# A number below its heading: the place of its table, the heading, the largest number there, whether it has others; itself.
Told = tuple[tuple[bool, bool, int, str], str, float, bool, Row]
KEY_FIGURES = 8
ENTRIES, NUMBERS = 14, 20  # on a full page: with their sentences they weigh more than a card
COMMITMENTS, FIGURES = "commitments/", "figures/"

GROUPS = {"count": N_("Numbers reported"), "change": N_("Changes in per cent"), "share": N_("Shares in per cent")}
UNITS, UNITS_PLANNED = N_("In this unit: %(unit)s"), N_("In this unit, planned: %(unit)s")
PLANNED = {
    "count": N_("Numbers planned"),
    "change": N_("Changes in per cent that are planned"),
    "share": N_("Shares in per cent that are planned"),
}


def status_path(status: str) -> str:
    """The register of one status."""
    return f"{COMMITMENTS}status/{status.replace('_', '-')}/"


def commitments(desk: Desk) -> Iterator[Page]:
    """The register: all entries, then those of a status, a region, a topic, the open ones, those with a history."""
    register, say, label = desk.archive.register, desk.words.say, desk.words.label
    title = say("Commitment register")
    counted = _choices(desk)
    plain = {name: [replace(one, count=None) for one in group] for name, group in counted.items()}
    choices = shared(counted), shared(plain)
    yield from _list(desk, COMMITMENTS, title, [], register.entries, choices, feed=f"{COMMITMENTS}feed.xml")
    above: list[tuple[str, str | None]] = [(title, COMMITMENTS)]
    for status, entries in register.by_status.items():
        yield from _list(desk, status_path(status), say(STATUSES[status]), above, entries, choices)
    for path, name, entries in _selections(desk):
        if entries:
            yield from _list(desk, path, name, above, entries, choices)
    for region in desk.vocabulary.regions.values():
        if register.by_region[region.id]:
            name = heading(label(region))
            yield from _list(
                desk, f"{COMMITMENTS}{region.path}", name, above, register.by_region[region.id], choices, place=region
            )
    for topic in desk.vocabulary.topics.values():
        if register.by_topic[topic.id]:
            yield from _list(
                desk, f"{COMMITMENTS}{topic.path}", label(topic), above, register.by_topic[topic.id], choices, place=topic
            )


def _selections(desk: Desk) -> list[tuple[str, str, list[Entry]]]:
    """(path, name, entries) of what is neither a status nor a region nor a topic."""
    register, say = desk.archive.register, desk.words.say
    return [
        (
            f"{COMMITMENTS}open/",
            say("Not reported as done"),
            [one for one in register.entries if register.is_open(one)],
        ),
        (f"{COMMITMENTS}followed/", say("With a later report"), [one for one in register.entries if register.history(one)]),
        (
            f"{COMMITMENTS}topics/none/",
            say("Topic not clear"),
            [one for one in register.entries if not one.topics],
        ),
        (
            f"{COMMITMENTS}regions/abroad/",
            say("Abroad"),
            [one for one in register.entries if one.record.facts.scope == "foreign"],
        ),
        (
            f"{COMMITMENTS}regions/none/",
            say("Region not given"),
            [one for one in register.entries if not one.regions and one.record.facts.scope in ("regional", "unknown")],
        ),
        (
            f"{COMMITMENTS}regions/national/",
            say("The whole country"),
            [one for one in register.entries if not one.regions and one.record.facts.scope == "national"],
        ),
    ]


def _choices(desk: Desk) -> dict[str, list[Choice]]:
    """The plain links that stand for a filter."""
    register, words = desk.archive.register, desk.words
    selections = {path: Choice(name, path, len(entries), None) for path, name, entries in _selections(desk)}
    elsewhere = [selections.pop(f"{COMMITMENTS}regions/{name}/") for name in ("national", "abroad", "none")]
    unclear = selections.pop(f"{COMMITMENTS}topics/none/")
    regions = [
        Choice(words.label(row.entry), f"{COMMITMENTS}{row.path}", len(register.by_region[row.entry.id]), None)
        for row in desk.regions_by_name()
    ]
    topics = [
        Choice(words.label(row.entry), f"{COMMITMENTS}{row.path}", len(register.by_topic[row.entry.id]), None)
        for row in desk.topics_by_name()
    ]
    return {
        "statuses": [
            Choice(words.say(STATUSES[status]), status_path(status), len(entries), status)
            for status, entries in register.by_status.items()
        ],
        "selections": [one for one in selections.values() if one.count],
        "regions": [one for one in (*regions, *elsewhere) if one.count],
        "topics": [one for one in (*topics, unclear) if one.count],
    }


def _list(
    desk: Desk,
    path: str,
    name: str,
    above: list[tuple[str, str | None]],
    entries: Sequence[Entry],
    choices: tuple[Later, Later],
    place: Region | Topic | None = None,
    feed: str | None = None,
) -> Iterator[Page]:
    if above:
        name = desk.words.say("Commitments: %(name)s", name=name)
    yield from desk.paged(
        "commitments", path, name, above, entries, lambda part: {"entries": desk.entries(part)}, ENTRIES,
        newest={"choices": choices[0], "count": len(entries)}, choices=choices[1], place=place, feed=feed,
    )  # fmt: skip


def figures(desk: Desk) -> Iterator[Page]:
    """The ledger: what is counted, and for each measure its numbers side by side."""
    ledger, words = desk.archive.ledger, desk.words
    title = words.say("Numbers")
    measures = [desk.vocabulary.measures[one] for one in ledger.by_measure]
    choices = [
        Choice(heading(words.label(measure)), f"{FIGURES}{measure.id}/", len(ledger.by_measure[measure.id]), None)
        for measure in sorted(measures, key=lambda measure: words.order(words.label(measure)))
    ]
    if ledger.unnamed:
        choices.append(Choice(words.say("Other numbers"), f"{FIGURES}other/", len(ledger.unnamed), None))
    yield desk.page(
        "figures", FIGURES, title, words.say("Figures ledger"), [(title, None)],
        choices=choices, rows=desk.rows(key_rows(ledger.rows, KEY_FIGURES)),
    )  # fmt: skip
    for measure in measures:
        name = heading(words.label(measure))
        yield from _measure(desk, f"{FIGURES}{measure.id}/", name, title, ledger.by_measure[measure.id], named=True)
    if ledger.unnamed:
        yield from _measure(desk, f"{FIGURES}other/", words.say("Other numbers"), title, ledger.unnamed, named=False)


def _measure(desk: Desk, path: str, name: str, title: str, rows: Sequence[Row], *, named: bool) -> Iterator[Page]:
    """All numbers of a measure, the newest on the first page; on each page in tables, with the bars of the whole measure."""
    place, counts = {row.id: at for at, row in enumerate(rows)}, {}
    told: list[Told] = []
    for group, part in tables(rows):
        head, most, comparable = _heading(desk, group), largest(part), named and len(part) > 1
        told += [(group.order, head, most, comparable, row) for row in part]
        counts[head] = len(part)
    told.sort(key=lambda one: place[one[-1].id])
    name = desk.words.say("Numbers: %(name)s", name=name)
    yield from desk.paged(
        "measure", path, name, [(title, FIGURES)], told,
        lambda part: {"tables": Later(part, partial(_tables, desk, part, named=named))}, NUMBERS,
        newest={"count": len(rows), "counts": counts}, named=named,
    )  # fmt: skip


def _tables(desk: Desk, told: Sequence[Told], *, named: bool) -> list[Table]:
    """Numbers under their headings."""
    in_order = sorted(told, key=lambda one: one[0])
    return [
        Table(name, desk.clerk.rows_against(most, [row for *_, row in items]), named, comparable)
        for (_, name, most, comparable), items in groupby(in_order, key=lambda one: one[:-1])
    ]


def _heading(desk: Desk, group: Group) -> str:
    name = _plain_heading(desk, group)
    return desk.words.say("%(name)s, abroad", name=name) if group.abroad else name


def _plain_heading(desk: Desk, group: Group) -> str:
    if group.kind != "unit":
        return desk.words.say((PLANNED if group.planned else GROUPS)[group.kind])
    unit = desk.vocabulary.units.get(group.unit)
    name = desk.words.counted(unit, 5) if unit else group.unit
    return desk.words.say(UNITS_PLANNED if group.planned else UNITS, unit=name)
