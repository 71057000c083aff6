"""The commitment register: every commitment of every article, and what later articles say of it. Knows no language."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from . import edtf
from .factkeys import fact_keys
from .record import Answer, Record, commitment_at
from .said import STATUSES, Commitment
from .setting import Settled, setting
from .vocabulary import Vocabulary

DONE = "delivered"


@dataclass(frozen=True, slots=True, eq=False)
class Entry(Settled):
    """One commitment as its article tells it."""

    said: Commitment

    @property
    def status(self) -> str:
        """What its own text says; nothing later overwrites it."""
        return self.said.status

    @property
    def path(self) -> str:
        """Where a page shows it in its text."""
        return f"articles/{self.record.id}/"


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """What a later article says of a commitment: ``told`` is the commitment read there, or None."""

    record: Record
    answer: Answer
    status: str
    told: Entry | None

    @property
    def independent(self) -> bool:
        """Does somebody else than the body that promised say so? Only an editor can tell."""
        return self.answer.independent


class Register:
    """All entries in the order of the records given, grouped as the site shows them."""

    def __init__(self, records: Sequence[Record], vocabulary: Vocabulary) -> None:
        self.of = {record.id: _entries(record, vocabulary) for record in records}
        self.entries = [entry for record in records for entry in self.of[record.id]]
        self.by_status: dict[str, list[Entry]] = {status: [] for status in STATUSES}
        self.by_region: dict[str, list[Entry]] = {region: [] for region in vocabulary.regions}
        self.by_topic: dict[str, list[Entry]] = {topic: [] for topic in vocabulary.topics}
        self.steps: dict[str, list[Step]] = defaultdict(list)
        self.answers: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            self.by_status[entry.status].append(entry)
            for region in entry.regions:
                self.by_region[region].append(entry)
            for topic in entry.topics:
                self.by_topic[topic].append(entry)
        for record in sorted(records, key=_moment):  # a history is told from its oldest step
            for answer in record.answers:
                self._link(record, answer)

    def _link(self, record: Record, answer: Answer) -> None:
        earlier = next((one for one in self.of.get(answer.article, ()) if _rests(one, answer)), None)
        if earlier is None:
            return
        said = commitment_at(record, answer.report)
        told = next((one for one in self.of[record.id] if one.said is said), None)
        self.steps[earlier.id].append(Step(record, answer, answer.status or (said.status if said else ""), told))
        if told:
            self.answers[told.id].append(earlier)

    def history(self, entry: Entry) -> list[Step]:
        """What later articles say of it, in the order of their dates."""
        return self.steps.get(entry.id, [])

    def earlier(self, entry: Entry) -> list[Entry]:
        """The commitments of earlier articles that this one reports on."""
        return self.answers.get(entry.id, [])

    def is_open(self, entry: Entry) -> bool:
        """Was it said, and has nobody reported it as done since?"""
        return entry.status != DONE and all(step.status != DONE for step in self.history(entry))

    def checkable(self, entries: Sequence[Entry]) -> list[Entry]:
        """What can be checked stands first: what has a later report, a number, a deadline; the rest in its order."""
        return sorted(
            entries,
            key=lambda one: (
                not (self.history(one) or self.earlier(one)),
                one.said.quantity is None,
                one.said.deadline is None,
            ),
        )


def _moment(record: Record) -> tuple[bool, tuple[str, str], str]:
    """Sort key from old to new; what has no known year comes last."""
    key = edtf.sort_key(record.facts.published.edtf, record.facts.published.time)
    return key == ("", ""), key, record.id


def _rests(entry: Entry, answer: Answer) -> bool:
    return commitment_at(entry.record, answer.promise) is entry.said


def _entries(record: Record, vocabulary: Vocabulary) -> list[Entry]:
    said = record.facts.commitments
    keys = fact_keys(record, "commitments")
    found = []
    for number, (key, one) in enumerate(zip(keys, said, strict=True)):
        measure = vocabulary.measures.get(one.measure or "")
        place = setting(record, one.evidence[0], measure.topic if measure else None)
        found.append(Entry(key, record, number, place, one))
    return found
