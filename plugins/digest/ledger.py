"""The figures ledger: every number of every article, comparable ones together. Knows no language."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .factkeys import fact_keys
from .record import Record
from .said import Figure
from .selection import few_of_each
from .setting import Settled, setting
from .vocabulary import Vocabulary

# What may be compared, in the order a page shows it: counts, changes in per cent, shares in per cent, and each unit of
# money, time or length for itself; what is planned always apart from what is reported.
PARTS = 2
LEAST_SHARE, MOST_CHANGE = 1, 300  # per cent
KINDS = ("count", "change", "share", "unit")


@dataclass(frozen=True, slots=True, eq=False)
class Row(Settled):
    """One number."""

    figure: Figure


@dataclass(frozen=True, slots=True)
class Calculation:
    """Our own arithmetic on numbers of one text: ``kind`` share (``per_cent`` of ``base``) or change against ``base``."""

    kind: str
    per_cent: float
    base: float


@dataclass(frozen=True, slots=True)
class Group:
    """Numbers of one measure that may stand side by side: ``kind`` is one of KINDS, ``unit`` the id of the unit or ""."""

    kind: str
    unit: str
    planned: bool
    abroad: bool = False

    @property
    def order(self) -> tuple[bool, bool, int, str]:
        """Where a page shows it: what is reported before what is planned, what happens abroad last."""
        return self.abroad, self.planned, KINDS.index(self.kind), self.unit


def group_of(figure: Figure) -> Group:
    """The group a figure belongs to."""
    planned = figure.status == "planned"
    if figure.unit == "percent":
        return Group("change" if figure.direction else "share", "", planned)
    if figure.scale or figure.unit not in ("count", None):
        return Group("unit", figure.scale or figure.unit or "", planned)
    return Group("count", "", planned)


def calculation(figure: Figure) -> Calculation | None:
    """What follows from the numbers a text gives itself: the share of a whole, the change against an older number.

    None where the numbers may not belong together: a change must agree with the direction the text names, and neither a
    share nor a change may be of a size that only misread numbers have.
    """
    if figure.unit == "percent" or figure.upper is not None:
        return None
    if figure.subset_of and 0 < figure.value <= figure.subset_of:
        share = 100 * figure.value / figure.subset_of
        return Calculation("share", share, figure.subset_of) if share >= LEAST_SHARE else None
    if figure.base and figure.direction and figure.scale != "times":
        change = 100 * (figure.value - figure.base) / figure.base
        agrees = (change > 0) == (figure.direction == "increase")
        return Calculation("change", change, figure.base) if agrees and abs(change) <= MOST_CHANGE else None
    return None


class Ledger:
    """All rows in the order of the records given, by what they count."""

    def __init__(self, records: Sequence[Record], vocabulary: Vocabulary) -> None:
        self.of = {record.id: _rows(record, vocabulary) for record in records}
        self.rows = [row for record in records for row in self.of[record.id]]
        self.by_measure: dict[str, list[Row]] = defaultdict(list)
        self.by_region: dict[str, list[Row]] = {region: [] for region in vocabulary.regions}
        self.by_topic: dict[str, list[Row]] = {topic: [] for topic in vocabulary.topics}
        self.unnamed: list[Row] = []
        for row in self.rows:
            (self.by_measure[row.figure.measure] if row.figure.measure else self.unnamed).append(row)
            for region in row.regions:
                self.by_region[region].append(row)
            for topic in row.topics:
                self.by_topic[topic].append(row)


def tables(rows: Sequence[Row]) -> list[tuple[Group, list[Row]]]:
    """Rows of one measure as groups of comparable numbers, these in their ``order``."""
    groups: dict[Group, list[Row]] = defaultdict(list)
    for row in rows:
        groups[replace(group_of(row.figure), abroad=row.record.facts.scope == "foreign")].append(row)
    return sorted(groups.items(), key=lambda item: item[0].order)


def key_rows(rows: Sequence[Row], most: int) -> list[Row]:
    """The numbers to show first: of a known measure; few of each article, newest first. A part («22 из них») stands behind
    its whole, and at most two of them are added to ``most``.
    """
    named = [row for row in rows if row.figure.measure]
    found = []
    for row in few_of_each([row for row in named if row.figure.subset_of is None], most):
        parts = (part for part in named if part.record is row.record and part.figure.subset_of == row.figure.value)
        found += [one for one in (row, *parts) if one not in found]
    return found[: most + PARTS]


def _rows(record: Record, vocabulary: Vocabulary) -> list[Row]:
    figures = record.facts.figures
    keys = fact_keys(record, "figures")
    found = []
    for number, (key, one) in enumerate(zip(keys, figures, strict=True)):
        measure = vocabulary.measures.get(one.measure or "")
        place = setting(record, one.evidence[0], measure.topic if measure else None)
        found.append(Row(key, record, number, place, one))
    return found
