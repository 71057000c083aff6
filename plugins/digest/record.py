"""An article as the site knows it: the file it came from, its text, its facts, and what an editor changed."""

from array import array
from dataclasses import dataclass, field
from functools import partial

from .messages import Message
from .model import Document
from .said import Commitment, Facts


@dataclass(frozen=True, slots=True)
class Source:
    """The file a document came from. ``sha256`` is of the bytes as received; ``notes`` say what decoding had to do."""

    path: str
    sha256: str
    encoding: str
    notes: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """An editor's change to one field, with the reason readers see, in both languages."""

    field: str
    reason: dict[str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """An editor's link from a commitment of an earlier article to what this text says of it.

    ``promise`` are words of the earlier original that its commitment rests on, ``report`` words of this one; ``status`` is
    the editor's, or None where a commitment was read from ``report``; ``independent``: does somebody else than the body
    that promised say so?
    """

    article: str
    promise: str
    report: str
    status: str | None = None
    independent: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """An article as the site knows it: the original, its facts after corrections, and a translation if there is one.

    ``reprint_of`` is an editor's word: the id of the article this text repeats, "" when it repeats none, None when nothing
    is said; ``differs`` too: numbers that only the original or only the translation has. ``reprints`` are the other texts of
    the same story, by id. ``key``: a digest of all but these, b"" if unknown. ``prints``: what near copies of its text are
    found by (``reprints.prints``), empty until somebody asked.
    """

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
    follows: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    reprint_of: str | None = None
    differs: frozenset[float] = frozenset()
    reprints: tuple["Record", ...] = ()
    key: bytes = field(default=b"", compare=False)
    prints: "array[int]" = field(default_factory=partial(array, "I"), compare=False)

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


def commitment_at(record: Record, words: str) -> Commitment | None:
    """The commitment of the original whose action holds ``words``, or lies within them; None when there is none."""
    for one in record.facts.commitments:
        action = one.evidence[0].of(record.document.text)
        if words in action or action in words:
            return one
    return None
