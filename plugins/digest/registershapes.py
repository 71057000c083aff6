"""The values in which pages receive entries of the registers: commitments, numbers, people. ``clerk.py`` fills them."""

from dataclasses import dataclass

from .cards import Card
from .entries import PlaceName, Region, Topic
from .evidence import Evidence
from .factshapes import CommitmentView, FigureView, Name


@dataclass(frozen=True, slots=True)
class StepView:
    """A step of a commitment's history: the later article, the status it gives, its words, why the editors tied the two."""

    card: Card
    anchor: str | None
    status: str
    status_word: str
    independent: bool
    evidence: tuple[Evidence, ...]
    calculation: str | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class EntryView:
    """A commitment in the register. ``open``: nobody has reported it as done; ``earlier``: the promises it reports on;
    ``by_agency``: is it the word of a public body, its outlet or its official?
    """

    anchor: str
    card: Card
    told: CommitmentView
    places: tuple[PlaceName, ...]
    regions: tuple[Region, ...]
    topics: tuple[Topic, ...]
    steps: tuple[StepView, ...]
    earlier: tuple[tuple[Card, str], ...]
    open: bool
    by_agency: bool

    @property
    def independent(self) -> tuple[StepView, ...]:
        """The steps that somebody else than the body that promised tells."""
        return tuple(step for step in self.steps if step.independent)

    @property
    def agency_says(self) -> str:
        """The newest status in the words of those who promised or report on themselves."""
        own = [step.status_word for step in self.steps if not step.independent]
        return own[-1] if own else self.told.status_word


@dataclass(frozen=True, slots=True)
class RowView:
    """A figure in the ledger: ``bar`` is its length against the largest of its group, 0 to 100, below 0 for a decrease."""

    anchor: str
    card: Card
    told: FigureView
    places: tuple[PlaceName, ...]
    regions: tuple[Region, ...]
    calculation: str | None
    bar: float | None


@dataclass(frozen=True, slots=True)
class DossierView:
    """A person in a list: the name, the newest post in words, how many articles and commitments."""

    path: str
    name: Name
    post: Name | None
    articles: int
    entries: int
    open: int
