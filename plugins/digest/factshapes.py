"""The values in which pages receive figures, commitments, people and quotes, and the words for their codes. Data only."""

from dataclasses import dataclass

from .evidence import Evidence
from .wording import N_


@dataclass(frozen=True, slots=True)
class Name:
    """A text with the language it is in; ``lang`` is None when that is the page's."""

    text: str
    lang: str | None


@dataclass(frozen=True, slots=True)
class FigureView:
    """One number: ``number`` and ``noun`` read as a phrase («34 участковых пункта»), ``about`` says what a share or a sum
    is of, ``way`` is increase, decrease or None, ``notes`` and ``cautions`` are whole sentences; ``key`` is its anchor.
    """

    key: str
    number: str
    noun: Name | None
    about: str | None
    way: str | None
    way_word: str | None
    planned: bool
    notes: tuple[str | Name, ...]
    cautions: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class CommitmentView:
    """One commitment: its anchor, the words of the action, its status as a code and in words, who is behind it, how many of
    what, until when; ``names_time``: the sentence names a time that was not read as one.
    """

    key: str
    words: Name
    status: str
    status_word: str
    actor: Name | None
    actor_post: Name | None
    addressee: Name | None
    quantity: str | None
    noun: str | None
    deadline: Name | None
    names_time: bool
    evidence: tuple[Evidence, ...]

    @property
    def marks(self) -> tuple[int, ...]:
        """Numbers of all its marks in the text, each once."""
        return tuple(dict.fromkeys(number for one in self.evidence for number in one.numbers))


@dataclass(frozen=True, slots=True)
class PersonView:
    """Somebody named in the text, with the post in words."""

    name: Name
    role: Name | None
    newsmaker: bool
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class QuoteView:
    """Who said what."""

    speaker: Name | None
    text: str
    lang: str


STATUSES = {
    "ordered": N_("Ordered"),
    "decided": N_("Decided"),
    "planned": N_("Planned"),
    "promised": N_("Promised"),
    "in_progress": N_("In progress"),
    "delivered": N_("Reported as done"),
}
WAYS = {"increase": N_("increase"), "decrease": N_("decrease")}
CAUTIONS = {
    "no-base": N_("The text does not say what the change is compared with."),
    "plan": N_("This is a plan, not a result."),
    "period-unclear": N_("The text does not say for what period."),
    "self-reported": N_("The police report these numbers about their own work."),
}
