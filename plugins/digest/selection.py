"""Which facts of many articles to show where there is room for a few."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Protocol, TypeVar

from .record import Record

OF_EACH = 2  # facts an article gives before another has had its turn


class OfRecord(Protocol):
    """A fact that knows its article."""

    @property
    def record(self) -> Record:
        """The article."""


Fact = TypeVar("Fact", bound=OfRecord)


def few_of_each(facts: Sequence[Fact], most: int) -> list[Fact]:
    """At most ``most`` facts in their order: two of each article first, then more of the same where room is left.

    One long list of orders must not fill a page that has other articles to show, and what the police of another country
    do is in the registers only.
    """
    taken: dict[str, int] = defaultdict(int)
    first: list[int] = []
    rest: list[int] = []
    for at, fact in enumerate(facts):
        if fact.record.facts.scope == "foreign":
            continue
        taken[fact.record.id] += 1
        (first if taken[fact.record.id] <= OF_EACH else rest).append(at)
    return [facts[at] for at in sorted([*first, *rest][:most])]
