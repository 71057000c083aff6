"""The other sources of a story on its page, and the page that stands at the address of a text that repeats another."""

from collections.abc import Iterator
from dataclasses import dataclass

from .cards import Card
from .entries import Outlet
from .record import Record
from .vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Source:
    """One of the texts of a story: who published it, when, under which headline, and what was received."""

    path: str
    title: str
    title_lang: str
    outlet: Outlet | None
    outlet_name: str | None
    date: str | None
    url: str | None
    file: str
    sha256: str


def source_of(record: Record, vocabulary: Vocabulary) -> Source:
    """Where one text comes from."""
    facts = record.facts
    return Source(
        path=f"articles/{record.id}/",
        title=facts.title.text,
        title_lang=facts.title.lang,
        outlet=vocabulary.outlets.get(facts.outlet or ""),
        outlet_name=facts.outlet,
        date=facts.published.edtf,
        url=record.url,
        file=record.source.path.rsplit("/", 1)[-1],
        sha256=record.source.sha256,
    )


def also_published(record: Record, vocabulary: Vocabulary) -> tuple[Source, ...]:
    """The texts that repeat this one."""
    return tuple(source_of(copy, vocabulary) for copy in record.reprints)


def repeats(
    records: list[Record], cards: dict[str, Card], lang: str, vocabulary: Vocabulary
) -> Iterator[tuple[str, dict[str, object]]]:
    """(path, what reprint.html shows) of each text that repeats another: it, its item, the reason an editor gave, if any."""
    for record in records:
        for copy in record.reprints:
            reason = next((one.reason[lang] for one in copy.corrections if one.field == "reprint"), None)
            source = source_of(copy, vocabulary)
            yield source.path, {"source": source, "item": cards[record.id], "reason": reason}
