"""One article: its files -> its record, read, parsed, extracted and corrected."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from . import document as documents
from . import sidecar as sidecars
from . import source
from .facts import extract
from .messages import Message, msg
from .model import DigestError, DigestErrors, Document
from .normal import NEWLINES
from .record import Record, Source
from .said import Facts
from .vocabulary import Vocabulary

NO_TRANSLATION = {
    "kk": msg("is named a translation into Kazakh, but the original is in Kazakh too"),
    "ru": msg("is named a translation into Russian, but the original is in Russian too"),
}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where one article is read: its files and their bytes where they were read already, the words, the day."""

    root: Path
    files: source.Files
    vocabulary: Vocabulary
    today: date
    contents: Mapping[str, bytes]

    def path(self, name: str | None) -> str:
        """One of its files as it is named to an editor."""
        return str(self.root / (name or ""))

    def text(self, name: str) -> tuple[str, Source]:
        """One of its files, decoded. Raises DigestError."""
        return source.read(self.root, name, self.contents)

    def facts(self, document: Document) -> Facts:
        """What its rules find in a text."""
        return extract(document, self.vocabulary, self.today)


def record(
    root: Path, files: source.Files, vocabulary: Vocabulary, today: date, contents: Mapping[str, bytes] | None = None
) -> Record:
    """One article. Raises DigestError, or DigestErrors with all mistakes of its sidecar.

    ``contents``: bytes of its files by their paths, where they were read already.
    """
    place = _Place(root, files, vocabulary, today, contents or {})
    side = _sidecar(place)
    text, origin = place.text(files.original)
    _check_lines(place, side, text)
    original = documents.parse(files.id, text, place.path(files.original), files.original_lang, side.keep, side.drop)
    facts = _left(place, side, original)
    notes = [*origin.notes, *_of_the_name(files)]
    translation = translated = None
    if files.translation:
        translation, more = _translation(place, original, *files.translation)
        translated = place.facts(translation)
        facts = replace(facts, title=replace(facts.title, translation=translated.title.text))
        notes += more
    return Record(
        id=files.id,
        source=replace(origin, notes=tuple(notes)),
        document=original,
        facts=sidecars.correct(facts, side),
        translation=translation,
        translation_facts=translated,
        url=side.url,
        text_policy=side.text,
        added=side.added,
        corrections=side.corrections,
        follows=side.follows,
        answers=side.answers,
        reprint_of=side.reprint_of,
        differs=side.differs,
    )


def _sidecar(place: _Place) -> sidecars.Sidecar:
    """What the editor says of the article; nothing where there is no sidecar."""
    if not place.files.sidecar:
        return sidecars.Sidecar()
    text, _ = place.text(place.files.sidecar)
    side, errors = sidecars.parse(place.path(place.files.sidecar), text, place.vocabulary)
    if errors:
        raise DigestErrors(errors)
    return side


def _check_lines(place: _Place, side: sidecars.Sidecar, text: str) -> None:
    """Raises DigestError when the sidecar keeps or drops a line that the text has not."""
    named = side.keep | side.drop
    last = len(NEWLINES.split(text.rstrip("\r\n"))) if named else 0
    if beyond := [number for number in named if not 0 < number <= last]:
        raise DigestError(
            place.path(place.files.sidecar),
            msg("[lines] names line %(line)s, which the article has not", line=beyond[0]),
            msg("expected numbers from 1 to %(last)s", last=last),
            side.places["lines"],
        )


def _left(place: _Place, side: sidecars.Sidecar, original: Document) -> Facts:
    """Facts of the original without those that the sidecar removes. Raises DigestError when it removes what is not there."""
    removed = side.tables.get("facts", {}).get("remove", [])
    facts, idle = sidecars.without(place.facts(original), original.text, removed)
    if idle:
        raise DigestError(
            place.path(place.files.sidecar),
            msg("[facts] removes %(words)r, which no fact was read from", words=idle[0]),
            msg("expected words of the text that a figure, quotation, person or commitment rests on"),
            side.places["facts"],
        )
    return facts


def _translation(place: _Place, original: Document, lang: str, name: str) -> tuple[Document, list[Message]]:
    """The translation, and what decoding it had to do."""
    if lang == original.base_lang:
        raise DigestError(place.path(name), NO_TRANSLATION[lang], msg("name the file after the other language"))
    text, origin = place.text(name)
    told = [msg("%(file)s: %(note)s", file=Path(name).name, note=note) for note in origin.notes]
    return documents.parse(place.files.id, text, place.path(name), lang), told


def _of_the_name(files: source.Files) -> Iterator[Message]:
    """What an editor may want to change about the name of a file."""
    if files.original_lang:
        stem = Path(files.original).name.rsplit(".", 2)[0]
        yield msg("is named like a translation, but there is no %(name)s; published as an original", name=f"{stem}.txt")
    if files.namesake:
        yield msg(
            "has the same address as %(other)s, so it is published as %(id)s; rename one of them",
            other=files.namesake,
            id=files.id,
        )
