"""The nouns of the digest: frozen values that the modules hand to each other.

Offsets are counted in code points of the normalised text (``Document.text``): the whole file after decoding,
Unicode NFC and cleaning, furniture lines included, so that evidence in a date line has a place too.
"""

from dataclasses import dataclass, field


class DigestError(Exception):
    """Something an editor can put right: where it is, what is wrong, what was expected.

    ``str(error)`` is the line to print: ``path:line: problem; expected``.
    """

    def __init__(self, path: str, problem: str, expected: str = "", line: int | None = None) -> None:
        self.path, self.problem, self.expected, self.line = path, problem, expected, line
        place = f"{path}:{line}" if line else path
        super().__init__(f"{place}: {problem}" + (f"; {expected}" if expected else ""))


class DigestErrors(Exception):  # noqa: N818  (several DigestError)
    """Several errors found together; ``str`` gives one line for each."""

    def __init__(self, errors: list[DigestError]) -> None:
        self.errors = errors
        super().__init__("\n" + "\n".join(map(str, errors)))


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open range of code points in a document's text."""

    start: int
    stop: int

    def of(self, text: str) -> str:
        """The text the span covers."""
        return text[self.start : self.stop]

    def covers(self, other: "Span") -> bool:
        """Does it hold all of ``other``?"""
        return self.start <= other.start and other.stop <= self.stop

    def overlaps(self, other: "Span") -> bool:
        """Do the two share a character?"""
        return self.start < other.stop and other.start < self.stop


@dataclass(frozen=True, slots=True)
class Line:
    """A non-empty line: its number in the file (from 1), its stripped span and text, a blank line before it or not."""

    number: int
    span: Span
    text: str
    after_blank: bool


@dataclass(frozen=True, slots=True)
class Dropped:
    """A line set aside: ``reason`` is one of the msgids in ``furniture.REASONS``."""

    line: int
    span: Span
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the body and the language it is written in."""

    span: Span
    lang: str


@dataclass(frozen=True, slots=True)
class Document:
    """One text, taken apart.

    ``lang`` is ``kk``, ``ru`` or ``kk-Latn``. ``title`` is None when the text has none. ``paragraphs`` are body
    lines in order, ``dateline`` the part of the first one that only says where and when it was filed, ``foreign`` the
    passages in another language than ``lang``.
    """

    id: str
    text: str
    lang: str
    title: Span | None
    paragraphs: tuple[Span, ...]
    sentences: tuple[Sentence, ...]
    dropped: tuple[Dropped, ...]
    dateline: Span | None
    foreign: tuple[tuple[str, Span], ...] = ()

    @property
    def base_lang(self) -> str:
        """The interface language the text belongs to: ``kk`` or ``ru``."""
        return self.lang[:2]

    def furniture(self, *reasons: str) -> list[Dropped]:
        """Dropped lines with one of these reasons, in order."""
        return [line for line in self.dropped if line.reason in reasons]


def after_dateline(document: Document) -> list[Span]:
    """Spans of the sentences, those of the dateline cut off."""
    stop = document.dateline.stop if document.dateline else 0
    return [Span(max(one.span.start, stop), one.span.stop) for one in document.sentences if one.span.stop > stop]


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

    ``basis`` tells whose word it is: ``text``, ``editor`` (then ``reason`` holds it in both languages) or None.
    """

    edtf: str | None = None
    time: str | None = None
    basis: str | None = None
    reason: dict[str, str] | None = None
    evidence: tuple[Span, ...] = ()


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
    or None (another one: times as many, kilometres); ``measure`` an id of the vocabulary; ``label`` the text's own words
    for what is counted; ``subset_of`` the value of the number it is a part of; ``period`` the text's own words.
    ``compared`` tells whether the text names what a change is measured against. ``evidence``: number and unit first.
    """

    value: float
    upper: float | None
    base: float | None
    unit: str | None
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


@dataclass(frozen=True, slots=True)
class Commitment:
    """An action that was ordered, decided, planned or promised, is being done, or is reported as done (``status``).

    ``actor`` is who said or does so, ``addressee`` who is to act, ``quantity`` how many things it is about.
    ``evidence``: the action first, then the word that governs it.
    """

    status: str
    actor: str | None
    addressee: str | None
    quantity: float | None
    measure: str | None
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Caveat:
    """What a reader should know beside a fact: ``code`` names it, ``about`` is the kind of fact, ``number`` which one."""

    code: str
    about: str
    number: int | None
    evidence: tuple[Span, ...]


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


@dataclass(frozen=True, slots=True)
class Source:
    """The file a document came from. ``sha256`` is of the bytes as received; ``notes`` say what decoding had to do."""

    path: str
    sha256: str
    encoding: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """An editor's change to one field, with the reason readers see, in both languages."""

    field: str
    reason: dict[str, str]


@dataclass(frozen=True, slots=True)
class Record:
    """An article as the site knows it: the original, its facts after corrections, and a translation if there is one."""

    id: str
    source: Source
    document: Document
    facts: Facts
    translation: Document | None = None
    translation_facts: Facts | None = None
    url: str | None = None
    text_policy: str | None = None
    added: str | None = None
    corrections: tuple[Correction, ...] = field(default=())

    def in_language(self, lang: str) -> tuple[Document, Facts]:
        """The text a reader of ``lang`` gets: the translation where it is in that language, else the original."""
        if self.translation and self.translation_facts and self.translation.base_lang == lang:
            return self.translation, self.translation_facts
        return self.document, self.facts

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages the text can be read in, the original first."""
        found = [self.document.base_lang]
        if self.translation:
            found.append(self.translation.base_lang)
        return tuple(dict.fromkeys(found))
