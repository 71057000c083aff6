"""How much of the digest rests on what the police say about themselves. Knows no language."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from .entries import Outlet
from .record import Record
from .vocabulary import Vocabulary

POLICE = "police"


@dataclass(frozen=True, slots=True)
class Dependence:
    """Of ``total`` articles, ``police`` carry or cite the police's own outlet; of ``unknown`` the source is not given."""

    total: int
    police: int
    unknown: int

    @property
    def per_cent(self) -> float | None:
        """Share of the articles whose source is known; None when there are none."""
        known = self.total - self.unknown
        return 100 * self.police / known if known else None


def dependence(records: Sequence[Record], vocabulary: Vocabulary) -> Dependence:
    """How many of these articles rest on the police's own outlet, by what their texts say."""
    outlets = [_outlets(record, vocabulary) for record in records]
    police = sum(any(one and one.kind == POLICE for one in pair) for pair in outlets)
    unknown = sum(not (record.facts.outlet or record.facts.cited_outlet) for record in records)
    return Dependence(len(records), police, unknown)


def _outlets(record: Record, vocabulary: Vocabulary) -> list[Outlet | None]:
    return [vocabulary.outlets.get(name or "") for name in (record.facts.outlet, record.facts.cited_outlet)]


@dataclass(frozen=True, slots=True)
class OutletRow:
    """One source: ``outlet`` is the vocabulary's entry, or None where only its ``name`` is known (None: not given);
    ``carried`` articles are its own, ``cited`` ones name it as their source.
    """

    outlet: Outlet | None
    name: str | None
    carried: int
    cited: int


def outlet_rows(records: Sequence[Record], vocabulary: Vocabulary) -> list[OutletRow]:
    """Every source, the most frequent first; articles that name none come last."""
    carried: Counter[str | None] = Counter(record.facts.outlet for record in records)
    cited: Counter[str | None] = Counter(record.facts.cited_outlet for record in records if record.facts.cited_outlet)
    names = sorted({*carried, *cited}, key=lambda name: (name is None, -carried[name] - cited[name], name or ""))
    return [OutletRow(vocabulary.outlets.get(name or ""), name, carried[name], cited[name]) for name in names]
