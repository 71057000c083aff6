"""The values templates receive for pages and lists. Data only; ``pages/`` fills them."""

from dataclasses import dataclass, field, replace
from typing import Any

from .cards import Card
from .entries import Region
from .factshapes import Name
from .later import Later
from .registershapes import DossierView, RowView


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the breadcrumb trail; the last has no path."""

    text: str
    path: str | None
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page in one language. ``path`` is without the language and ends in a slash; "" is the home page.

    ``context`` is what its template gets; a value may be made later. ``more`` makes a dict that belongs to it as well.
    """

    kind: str
    lang: str
    path: str
    template: str
    title: str
    description: str
    crumbs: tuple[Crumb, ...]
    context: dict[str, Any] = field(default_factory=dict)
    title_lang: str | None = None
    feed: str | None = None
    langs: tuple[str, ...] = ("kk", "ru")
    more: Later | None = None

    def whole(self) -> "Page":
        """The page with everything made that was left for later."""
        made = {name: value.make() if isinstance(value, Later) else value for name, value in self.context.items()}
        return replace(self, context=made | (self.more.make() if self.more else {}), more=None)

    @property
    def canonical_lang(self) -> str:
        """The language whose page search engines should keep: an untranslated text is canonical in its own."""
        untranslated = self.context.get("notice") == "untranslated"
        return str(self.context["original_lang"]) if untranslated else self.lang

    @property
    def default_lang(self) -> str:
        """The language offered to readers of any other: that of a text there is in one only, else the state language."""
        card = self.context.get("card")
        return str(card.langs[0]) if card and len(card.langs) == 1 else self.langs[0]


@dataclass(frozen=True, slots=True)
class Walk:
    """The way on from an article to its older and newer neighbour. ``ways``: the topics and regions, with their paths, in
    which these are the neighbours; None stands for the whole digest.
    """

    ways: tuple[tuple[Any | None, str], ...]
    older: Card | None
    newer: Card | None


@dataclass(frozen=True, slots=True)
class Row:
    """An entry of the vocabulary with its number of articles."""

    entry: Any
    count: int
    path: str


@dataclass(frozen=True, slots=True)
class Tile:
    """A region on the tile map. ``step`` is its shade, 0 to 3."""

    region: Region
    count: int
    step: int


@dataclass(frozen=True, slots=True)
class Pager:
    """The pages of a list: (number, path, current) newest first; ``newest`` is the way there where it is not among them."""

    current: int
    links: tuple[tuple[int, str, bool], ...]
    newer: str | None
    older: str | None
    newest: str | None


@dataclass(frozen=True, slots=True)
class MonthRow:
    """A month of the timeline: ``words`` name it with its year, ``name`` alone."""

    month: int
    path: str
    count: int
    words: str
    name: str
    cards: tuple[Card, ...] = ()


@dataclass(frozen=True, slots=True)
class YearRow:
    """A year of the timeline, newest month first."""

    year: int
    path: str
    count: int
    months: tuple[MonthRow, ...]


@dataclass(frozen=True, slots=True)
class Stop:
    """A year or a month on the line one walks along."""

    name: str
    path: str
    count: int


@dataclass(frozen=True, slots=True)
class Choice:
    """A plain link that narrows a list: its name, its path, how many it leaves (None where that is not told); ``status``
    where it is one.
    """

    name: str
    path: str
    count: int | None
    status: str | None


@dataclass(frozen=True, slots=True)
class Table:
    """Figures under one heading, those that a page shows. ``named``: is known what they count? ``comparable``: is there more
    than one number of the same things?
    """

    name: str
    rows: tuple[RowView, ...]
    named: bool
    comparable: bool


@dataclass(frozen=True, slots=True)
class Letter:
    """The people under one letter of the alphabet; ``number`` makes the anchor ``l3``, ``path`` is the page that has it."""

    name: str
    number: int
    path: str
    people: tuple[DossierView, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """A post as one article names it, with the page of that office where there is one."""

    post: Name | None
    path: str | None
    card: Card


@dataclass(frozen=True, slots=True)
class NavItem:
    """An item of the main menu, already translated."""

    msg: str
    path: str
    current: bool
