"""The nouns of the digest: frozen values that the modules hand to each other.

Offsets are counted in code points of the normalised text (``Document.text``): the whole file after decoding,
Unicode NFC and cleaning, furniture lines included, so that evidence in a date line has a place too.
"""

from dataclasses import dataclass
from typing import NamedTuple

from .messages import Gettext, Message, english, one_line


class DigestError(Exception):
    """Something an editor can put right: where it is, what is wrong, what was expected.

    ``str(error)`` is the line to print in English: ``path:line: problem; expected``.
    """

    def __init__(self, path: str, problem: Message, expected: Message | None = None, line: int | None = None) -> None:
        self.path, self.problem, self.expected, self.line = path, problem, expected, line
        super().__init__(path, str(problem))

    def __reduce__(self) -> tuple[object, ...]:
        """All of it crosses to another process, not only ``args``."""
        return DigestError, (self.path, self.problem, self.expected, self.line)

    def words(self, gettext: Gettext) -> str:
        """The line to print in the language of ``gettext``."""
        place = f"{self.path}:{self.line}" if self.line else self.path
        told = [one.words(gettext) for one in (self.problem, self.expected) if one]
        return one_line(f"{place}: {'; '.join(told)}")

    def __str__(self) -> str:
        return self.words(english)


class DigestErrors(Exception):  # noqa: N818  (several DigestError)
    """Several errors found together; ``str`` gives one line for each."""

    def __init__(self, errors: list[DigestError]) -> None:
        self.errors = errors
        super().__init__(f"{len(errors)} errors")

    def words(self, gettext: Gettext) -> str:
        """A line for each error in the language of ``gettext``."""
        return "\n".join(one.words(gettext) for one in self.errors)

    def __str__(self) -> str:
        return "\n" + self.words(english)


class Span(NamedTuple):  # a tuple: there are thousands of them in a text
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


class Line(NamedTuple):
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


class Sentence(NamedTuple):
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
