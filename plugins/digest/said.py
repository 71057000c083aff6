"""What one text says: the facts that extraction finds, frozen values with their evidence."""

from dataclasses import dataclass

from .model import Span


@dataclass(frozen=True, slots=True)
class Title:
    """An article's headline. ``translation`` is that of an editor's translation."""

    text: str
    lang: str
    derived: bool
    translation: str | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """When the text says it was published: an EDTF string, or None when it does not say.

    ``basis`` tells whose word it is: ``text``, ``editor`` (then ``reason`` holds it in both languages) or None. ``refused``
    is what stands where its day would, and cannot be: no such day, or one that has not come yet.
    """

    edtf: str | None = None
    time: str | None = None
    basis: str | None = None
    reason: dict[str, str] | None = None
    evidence: tuple[Span, ...] = ()
    refused: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Tagged:
    """A vocabulary entry found in a text (or set by an editor: then without evidence)."""

    id: str
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A city or district named in the text. ``region`` is None when several regions have a district of that name."""

    key: str
    kind: str
    region: str | None
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in the text. ``name`` and ``role`` are in the nominative, in the text's language; ``post`` is an id
    of the vocabulary. ``evidence``: the fullest mention first. ``newsmaker`` is False for one who is only referred to.
    """

    name: str
    role: str | None
    post: str | None
    newsmaker: bool
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that counts or measures something.

    ``upper`` is the end of a range, ``base`` the number it is compared with; ``unit`` is count, percent, money, duration
    or None (another one: times as many, kilometres), ``scale`` the id of the unit (minute, tenge); ``measure`` an id of
    the vocabulary; ``label`` the text's own words for what is counted; ``subset_of`` the value of the number it is a part
    of; ``period`` the text's own words.
    ``compared`` tells whether the text names what a change is measured against. ``evidence``: number and unit first.
    """

    value: float
    upper: float | None
    base: float | None
    unit: str | None
    scale: str | None
    measure: str | None
    label: str | None
    direction: str | None
    status: str
    additional: bool
    subset_of: float | None
    period: str | None
    compared: bool
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Direct speech without its marks and attribution. ``speaker`` is a person's name, or a role, or None."""

    speaker: str | None
    text: str
    evidence: tuple[Span, ...]


STATUSES = ("ordered", "decided", "planned", "promised", "in_progress", "delivered")


@dataclass(frozen=True, slots=True)
class Commitment:
    """An action that was ordered, decided, planned or promised, is being done, or is reported as done (``status``).

    ``actor`` is who said or does so, ``addressee`` who is to act, ``quantity`` how many things it is about;
    ``deadline`` the text's own words for until when, or for when it is to be: «до конца года», None when none is named.
    ``evidence``: the action first, then the word that governs it.
    """

    status: str
    actor: str | None
    addressee: str | None
    quantity: float | None
    measure: str | None
    deadline: str | None
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Caveat:
    """What a reader should know beside a fact: ``code`` names it, ``about`` is the kind of fact, ``number`` which one."""

    code: str
    about: str
    number: int | None
    evidence: tuple[Span, ...]


KINDS = ("people", "figures", "quotes", "commitments")  # of facts that an editor can remove by words they rest on


@dataclass(frozen=True, slots=True)
class Facts:
    """What one document says, before an editor's corrections."""

    title: Title
    published: Published
    outlet: str | None
    cited_outlet: str | None
    photo_credit: str | None
    scope: str
    regions: tuple[Tagged, ...]
    places: tuple[Place, ...]
    topics: tuple[Tagged, ...]
    people: tuple[Person, ...] = ()
    figures: tuple[Figure, ...] = ()
    quotes: tuple[Quote, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    caveats: tuple[Caveat, ...] = ()
