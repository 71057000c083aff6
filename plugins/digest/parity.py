"""How complete each language is: the interface, the names, the facts, the texts; and which Kazakh terms are confirmed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from .entries import LANGS
from .record import Record
from .twins import twin_of, twins_of
from .vocabulary import Vocabulary
from .wording import N_

VERIFIED = "verified"


@dataclass(frozen=True, slots=True)
class Parity:
    """One line of the table: of ``total`` things so many can be read in each language."""

    name: str
    done: dict[str, int]
    total: int


@dataclass(frozen=True, slots=True)
class Terms:
    """Kazakh terms of one kind: all that are ``confirmed`` by an official source, and the entries that are not yet."""

    name: str
    confirmed: int
    partly: tuple[Any, ...]
    proposed: tuple[Any, ...]

    @property
    def total(self) -> int:
        """How many there are."""
        return self.confirmed + len(self.partly) + len(self.proposed)


def parity(records: Sequence[Record], vocabulary: Vocabulary) -> list[Parity]:
    """How much of the names, facts and texts a reader of each language gets in that language.

    A name without one of the languages never comes here: loading the vocabulary fails.
    """
    kinds = (
        (N_("Names of topics"), vocabulary.topics.values()),
        (N_("Names of regions, cities and districts"), [*vocabulary.regions.values(), *vocabulary.places.values()]),
        (N_("Names of what is counted"), vocabulary.measures.values()),
        (N_("Posts and people"), [*vocabulary.posts.values(), *vocabulary.people]),
    )
    table = [
        Parity(name, {lang: sum(bool(getattr(one, lang)) for one in entries) for lang in LANGS}, len(list(entries)))
        for name, entries in kinds
    ]
    facts = (
        (N_("Numbers"), [told for record in records for told in _figures(record)]),
        (N_("Commitments"), [told for record in records for told in _commitments(record)]),
        (N_("Names of people"), [told for record in records for told in _people(record, vocabulary)]),
        (N_("Headlines and texts"), [set(record.languages) for record in records]),
    )
    return table + [
        Parity(name, {lang: sum(lang in one for one in told) for lang in LANGS}, len(told)) for name, told in facts
    ]


def _figures(record: Record) -> Iterator[set[str]]:
    """For each figure the languages its words can be told in: both where the vocabulary names what it counts."""
    own = record.document.base_lang
    for one in record.facts.figures:
        named = bool(one.measure or one.scale or not one.label)
        yield set(LANGS) if named else {own, *_translated(record, has=bool((twin := _twin(record, one)) and twin.label))}


def _twin(record: Record, one: Any) -> Any:
    return twin_of(one, record.translation_facts) if record.translation_facts else None


def _translated(record: Record, *, has: bool) -> set[str]:
    return {record.translation.base_lang} if record.translation and has else set()


def _commitments(record: Record) -> Iterator[set[str]]:
    """For each commitment the languages of the sentences that tell it."""
    twins: Sequence[Any] = [None] * len(record.facts.commitments)
    if record.translation and record.translation_facts:
        twins = twins_of(record, record.translation, record.translation_facts)
    for twin in twins:
        yield {record.document.base_lang, *_translated(record, has=twin is not None)}


def _people(record: Record, vocabulary: Vocabulary) -> Iterator[set[str]]:
    own = record.document.base_lang
    known = {getattr(one, own) for one in vocabulary.people}
    for one in record.facts.people:
        yield set(LANGS) if one.name in known else {own}


def terms(vocabulary: Vocabulary) -> list[Terms]:
    """How well the Kazakh terms are confirmed, by the vocabulary's own marks."""
    kinds: tuple[tuple[str, Sequence[Any]], ...] = (
        (N_("Topics"), list(vocabulary.topics.values())),
        (N_("What is counted"), list(vocabulary.measures.values())),
        (N_("Posts"), list(vocabulary.posts.values())),
        (N_("Names in the vocabulary"), vocabulary.people),
    )
    return [
        Terms(
            name,
            sum(one.kk_status == VERIFIED for one in entries),
            tuple(one for one in entries if one.kk_status == "partly"),
            tuple(one for one in entries if one.kk_status == "proposed"),
        )
        for name, entries in kinds
    ]
