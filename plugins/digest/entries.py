"""The entries of ``content/vocabulary``: what a topic, a region, an outlet, a measure or a post is."""

from dataclasses import dataclass

LANGS = ("kk", "ru")
TEXT_LANGS = (*LANGS, "kk-Latn")
SERVES = ("country", "region", "unit", "")
OUTLET_KINDS = ("police", "agency", "state", "newspaper", "tv", "portal")


@dataclass(frozen=True, slots=True)
class Label:
    """A text in both languages."""

    kk: str
    ru: str


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic; ``kk_status`` tells whether its Kazakh name is verified, partly or proposed."""

    id: str
    kk: str
    ru: str
    kk_status: str

    @property
    def path(self) -> str:
        """The page's path without the language."""
        return f"topics/{self.id}/"


@dataclass(frozen=True, slots=True)
class Region:
    """A region; ``id`` is its ISO 3166-2 code, ``inside`` the locative phrase, ``tile`` (column, row) on the map,
    ``neighbours`` the ids of the regions it has a border with.
    """

    id: str
    slug: str
    kind: str
    kk: str
    ru: str
    inside: Label
    tile: tuple[int, int]
    tile_label: Label
    neighbours: tuple[str, ...]

    @property
    def path(self) -> str:
        """The page's path without the language."""
        return f"regions/{self.slug}/"


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A city or district; ``regions`` has one id, or several for a district name that several regions share.
    ``split_from`` is the region a city belonged to before the split of 2022-06-08.
    """

    key: str
    kind: str
    kk: str
    ru: str
    regions: tuple[str, ...]
    split_from: str | None = None


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet; ``text`` is full or excerpt: how much of its text may be shown."""

    id: str
    name: str
    kk: str
    ru: str
    kind: str
    site: str
    text: str


@dataclass(frozen=True, slots=True)
class Measure:
    """Something the digest counts. ``ru`` and ``kk`` name it in a line of its own; ``ru_counted`` (one, few, many) and
    ``kk_counted`` stand after a number; ``good`` is the direction that is better for citizens, or "";
    ``shares``: may a per cent beside its words be of it? ``topic``: the topic that a figure of it makes, or None.
    """

    id: str
    kk: str
    ru: str
    kk_counted: str
    ru_counted: tuple[str, str, str]
    kk_status: str
    good: str
    shares: bool
    topic: str | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of money, time, weight or length: its words after a number (Russian: after 1, 2, 5)."""

    id: str
    ru_counted: tuple[str, str, str]
    kk_counted: str


@dataclass(frozen=True, slots=True)
class Post:
    """An office people hold, in its official wording. ``serves``: ``country`` (one holder), ``region`` (one holder in each),
    ``unit`` (one of many public bodies), or "" for somebody who does not answer to the public.
    """

    id: str
    kk: str
    ru: str
    kk_status: str
    serves: str = ""


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody whose name is known in both languages, and the posts they held."""

    id: str
    kk: str
    ru: str
    posts: tuple[str, ...]
    kk_status: str
