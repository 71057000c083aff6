"""Files -> records: read, parse, extract and correct every article; one bad article never stops the others."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from . import document as documents
from . import edtf, reprints, source
from . import sidecar as sidecars
from .facts import extract
from .messages import Message, expected, msg
from .model import DigestError, DigestErrors
from .normal import NEWLINES
from .record import Answer, Record, commitment_at
from .vocabulary import Vocabulary

NO_TRANSLATION = {
    "kk": msg("is named a translation into Kazakh, but the original is in Kazakh too"),
    "ru": msg("is named a translation into Russian, but the original is in Russian too"),
}


def records(root: Path, vocabulary: Vocabulary, today: date) -> tuple[list[Record], list[DigestError]]:
    """Every article under ``root`` -> (records, what was set aside and why), both in the order of their ids."""
    found = source.find(root)
    good: list[Record] = []
    aside = list(found.errors)
    for files in found.articles:
        try:
            good.append(record(root, files, vocabulary, today))
        except DigestErrors as errors:
            aside += errors.errors
        except Exception as error:  # noqa: BLE001  (a mistake of ours in one text must not cost the others)
            aside.append(_named(error, str(root / files.original)))
            if files.translation and aside[-1].path == str(root / files.translation[1]):  # its original was read already
                good.append(record(root, replace(files, translation=None), vocabulary, today))
    single = _without_doubles(root, good, aside)
    return reprints.gather(_with_known_links(root, single, aside)), aside


def _named(error: Exception, path: str) -> DigestError:
    """What went wrong with an article, as a line for its editor."""
    if isinstance(error, DigestError):
        return error
    return DigestError(
        path,
        msg("stops the program (%(error)s)", error=f"{type(error).__name__}: {error}"),
        msg("please report it, with the file"),
    )


def _with_known_links(root: Path, good: list[Record], aside: list[DigestError]) -> list[Record]:
    """An article whose link leads nowhere is set aside, and then what is linked to it, until every link holds."""
    kept = {one.id: one for one in good}
    while lost := [(one, mistake) for one in kept.values() if (mistake := _lost_link(one, kept))]:
        for one, mistake in lost:
            del kept[one.id]
            aside.append(DigestError(str(root / source.sidecar_of(one.source.path)), *mistake))
    return list(kept.values())


def _lost_link(one: Record, known: dict[str, Record]) -> tuple[Message, Message] | None:
    """(what is wrong with a link of an editor's, what was expected), or None."""
    for other in one.follows:
        if other not in known or other == one.id:
            return msg("[follows] names %(id)r, which is not another article", id=other), msg("expected its id")
    of = one.reprint_of
    if of and (of not in known or of == one.id):
        return msg("[reprint] names %(id)r, which is not another article", id=of), msg("expected its id")
    if of and (further := known[of].reprint_of):
        return msg("[reprint] names %(id)r, which is a reprint itself", id=of), expected(f'of = "{further}"')
    return next((mistake for step in one.answers if (mistake := _loose_end(step, one, known[step.article]))), None)


def _loose_end(step: Answer, later: Record, earlier: Record) -> tuple[Message, Message] | None:
    """What is wrong with a step of [follows]: its words are not where it says."""
    if commitment_at(earlier, step.promise) is None:
        problem = msg("no commitment of %(id)s rests on %(words)r", id=step.article, words=step.promise)
        return problem, msg("expected words of it: %(command)s", command=f"make explain FILE={earlier.source.path}")
    if sum(step.promise in one.evidence[0].of(earlier.document.text) for one in earlier.facts.commitments) > 1:
        problem = msg("%(words)r stands in several commitments of %(id)s", words=step.promise, id=step.article)
        return problem, msg("expected words of one of them alone")
    first, second = (edtf.sort_key(one.facts.published.edtf)[0] for one in (earlier, later))
    if first and second and second < first:
        problem = msg("is older than %(id)s, on whose promise it reports", id=step.article)
        return problem, msg("expected the step in the later text")
    if step.report not in later.document.text:
        return msg("%(words)r does not stand in this text", words=step.report), msg("expected words as the text has them")
    if step.status is None and commitment_at(later, step.report) is None:
        problem = msg("no commitment was read from %(words)r", words=step.report)
        return problem, msg("add %(example)s or another to the step", example='status = "delivered"')
    return None


def record(root: Path, files: source.Files, vocabulary: Vocabulary, today: date) -> Record:
    """One article. Raises DigestError, or DigestErrors with all mistakes of its sidecar."""
    side = sidecars.Sidecar()
    if files.sidecar:
        text, _ = source.read(root, files.sidecar)
        side, errors = sidecars.parse(str(root / files.sidecar), text, vocabulary)
        if errors:
            raise DigestErrors(errors)
    text, origin = source.read(root, files.original)
    last = len(NEWLINES.split(text.rstrip("\r\n")))
    beyond = [number for number in side.keep | side.drop if not 0 < number <= last]
    if beyond:
        raise DigestError(
            str(root / (files.sidecar or "")),
            msg("[lines] names line %(line)s, which the article has not", line=beyond[0]),
            msg("expected numbers from 1 to %(last)s", last=last),
        )
    original = documents.parse(files.id, text, str(root / files.original), files.original_lang, side.keep, side.drop)
    origin = replace(origin, notes=(*origin.notes, *_of_the_name(files)))
    facts = extract(original, vocabulary, today)
    facts, idle = sidecars.without(facts, original.text, side.tables.get("facts", {}).get("remove", []))
    if idle:
        raise DigestError(
            str(root / (files.sidecar or "")),
            msg("[facts] removes %(words)r, which no fact was read from", words=idle[0]),
            msg("expected words of the text that a figure, quotation, person or commitment rests on"),
        )
    translation = translated = None
    if files.translation:
        lang, path = files.translation
        if lang == original.base_lang:
            raise DigestError(str(root / path), NO_TRANSLATION[lang], msg("name the file after the other language"))
        text, other = source.read(root, path)
        told = (msg("%(file)s: %(note)s", file=Path(path).name, note=note) for note in other.notes)
        origin = replace(origin, notes=(*origin.notes, *told))
        translation = documents.parse(files.id, text, str(root / path), lang)
        translated = extract(translation, vocabulary, today)
        facts = replace(facts, title=replace(facts.title, translation=translated.title.text))
    return Record(
        id=files.id,
        source=origin,
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
    )


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


def _without_doubles(root: Path, good: list[Record], aside: list[DigestError]) -> list[Record]:
    """The same text twice, whatever its encoding and line ends, is one article; the other is named.

    The one an editor worked on stays, else the first id.

    A file that an editor calls a reprint goes first: the other one is what it is a reprint of.
    """
    seen: dict[str, Record] = {}
    for one in sorted(
        good,
        key=lambda record: (bool(record.reprint_of), not (record.added or record.translation or record.corrections)),
    ):
        first = seen.setdefault(one.document.text.strip(), one)
        if first is not one:
            aside.append(
                DigestError(
                    str(root / one.source.path),
                    msg("is the same text as %(other)s", other=root / first.source.path),
                    msg("delete one of them"),
                )
            )
    return sorted(seen.values(), key=lambda record: record.id)
