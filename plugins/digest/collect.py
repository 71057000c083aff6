"""Files -> records: read, parse, extract and correct every article; one bad article never stops the others."""

import hashlib
import pickle
import shlex
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from . import document as documents
from . import edtf, folder, reprints, source
from . import sidecar as sidecars
from .facts import dates, extract
from .messages import Message, expected, msg
from .model import DigestError, DigestErrors
from .normal import NEWLINES
from .progress import Watch, unseen
from .record import Answer, Record, commitment_at
from .recordcache import RecordCache, key_of
from .vocabulary import Vocabulary
from .workers import side_by_side

NO_TRANSLATION = {
    "kk": msg("is named a translation into Kazakh, but the original is in Kazakh too"),
    "ru": msg("is named a translation into Russian, but the original is in Russian too"),
}


MOST_TOLD = 3  # commitments named in a mistake
FEW = 40  # articles that are not worth another process


@dataclass(frozen=True, slots=True)
class _Task:
    """An article to read: its files, their bytes (none where they cannot be opened), its key in the cache."""

    files: source.Files
    contents: dict[str, bytes]
    key: bytes


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What became of an article: its record as a pickle, or what is wrong; ``lasting``: the same on any later day."""

    pickled: bytes | None
    errors: list[DigestError]
    lasting: bool


def records(
    root: Path, vocabulary: Vocabulary, today: date, cache: RecordCache | None = None, watch: Watch = unseen
) -> tuple[list[Record], list[DigestError]]:
    """Every article under ``root`` -> (records, what was set aside and why), both in the order of their ids.

    ``cache``: what earlier builds read; without one everything is read. ``watch`` sees how far it is.
    """
    found = source.find(root)
    day, aside, good, tasks = today.isoformat(), list(found.errors), [], []
    for files in found.articles:
        task = _task(root, files)
        known = cache.find(task.key, day) if cache else None
        if known:
            good.append(_unpickled(known))
        else:
            tasks.append(task)
    for task, outcome in zip(tasks, _read(root, tasks, vocabulary, today, watch), strict=True):
        aside += outcome.errors
        if outcome.pickled is None:
            continue
        good.append(_unpickled(outcome.pickled))
        if cache and outcome.lasting and not outcome.errors:
            cache.keep(task.key, day, outcome.pickled)
    good.sort(key=lambda one: one.id)
    single = _without_doubles(root, good, aside)
    return reprints.gather(_with_known_links(root, single, aside)), aside


def _task(root: Path, files: source.Files) -> _Task:
    """An article with the bytes of its files. What cannot be opened is told when it is read."""
    contents = {}
    for path in (files.original, files.sidecar, files.translation and files.translation[1]):
        if path:
            with suppress(DigestError):
                contents[path] = folder.data(root, path, source.MAX_BYTES)
    return _Task(files, contents, key_of((str(root), files), contents))


def _read(root: Path, tasks: list[_Task], vocabulary: Vocabulary, today: date, watch: Watch) -> list[_Outcome]:
    """Every task's outcome, in their order; many are shared out."""

    def outcomes(part: list[_Task], watch: Watch) -> list[_Outcome]:
        return [_outcome(root, task, vocabulary, today) for task in watch(part, msg("reading texts"))]

    if len(tasks) <= FEW:
        return outcomes(tasks, watch)
    even, odd = side_by_side([partial(outcomes, tasks[0::2], watch), partial(outcomes, tasks[1::2], unseen)])
    return [(odd if at % 2 else even)[at // 2] for at in range(len(tasks))]


def _unpickled(data: bytes) -> Record:
    """A record is the same whether it was kept or just read."""
    found: Record = pickle.loads(data)  # noqa: S301  (ours)
    return replace(found, key=hashlib.sha256(data).digest())


def _outcome(root: Path, task: _Task, vocabulary: Vocabulary, today: date) -> _Outcome:
    """One article; a bad translation costs only itself."""
    files, errors, made = task.files, [], None
    try:
        made = record(root, files, vocabulary, today, task.contents)
    except DigestErrors as several:
        errors = several.errors
    except Exception as error:  # noqa: BLE001  (a mistake of ours in one text must not cost the others)
        errors = [_named(error, str(root / files.original))]
        if files.translation and errors[0].path == str(root / files.translation[1]):  # its original was read already
            made = record(root, replace(files, translation=None), vocabulary, today, task.contents)
    if made is None:
        return _Outcome(None, errors, lasting=False)
    lasting = all(dates.is_lasting(one, today) for one in (made.document, made.translation) if one)
    made = replace(made, prints=reprints.prints(made))
    return _Outcome(pickle.dumps(made, pickle.HIGHEST_PROTOCOL), errors, lasting)


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
    while lost := [(one, mistake) for one in kept.values() if (mistake := _lost_link(root, one, kept))]:
        for one, mistake in lost:
            del kept[one.id]
            aside.append(DigestError(str(root / source.sidecar_of(one.source.path)), *mistake))
    return list(kept.values())


def _lost_link(root: Path, one: Record, known: dict[str, Record]) -> tuple[Message, Message] | None:
    """(what is wrong with a link of an editor's, what was expected), or None."""
    for other in one.follows:
        if other not in known or other == one.id:
            return msg("[follows] names %(id)r, which is not another article", id=other), msg("expected its id")
    of = one.reprint_of
    if of and (of not in known or of == one.id):
        return msg("[reprint] names %(id)r, which is not another article", id=of), msg("expected its id")
    if of and (further := known[of].reprint_of):
        return msg("[reprint] names %(id)r, which is a reprint itself", id=of), expected(f'of = "{further}"')
    return next((mistake for step in one.answers if (mistake := _loose_end(root, step, one, known[step.article]))), None)


def _loose_end(root: Path, step: Answer, later: Record, earlier: Record) -> tuple[Message, Message] | None:
    """What is wrong with a step of [follows]: its words are not where it says."""
    if commitment_at(earlier, step.promise) is None:
        told = [one.evidence[0].of(earlier.document.text) for one in earlier.facts.commitments]
        if not told:
            problem = msg("no commitment was read from %(id)s", id=step.article)
            return problem, msg("name it in %(example)s instead", example=f'[follows] articles = ["{step.article}"]')
        problem = msg("no commitment of %(id)s rests on %(words)r", id=step.article, words=step.promise)
        some = "; ".join(f"«{one}»" for one in told[:MOST_TOLD])
        command = f"make explain FILE={shlex.quote(str(root / earlier.source.path))}"
        return problem, msg(
            "expected words of one of these: %(words)s (all of them: %(command)s)", words=some, command=command
        )
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


def record(
    root: Path, files: source.Files, vocabulary: Vocabulary, today: date, contents: Mapping[str, bytes] | None = None
) -> Record:
    """One article. Raises DigestError, or DigestErrors with all mistakes of its sidecar.

    ``contents``: bytes of its files by their paths, where they were read already.
    """
    given = contents or {}
    side = sidecars.Sidecar()
    if files.sidecar:
        text, _ = source.read(root, files.sidecar, given)
        side, errors = sidecars.parse(str(root / files.sidecar), text, vocabulary)
        if errors:
            raise DigestErrors(errors)
    text, origin = source.read(root, files.original, given)
    named = side.keep | side.drop
    last = len(NEWLINES.split(text.rstrip("\r\n"))) if named else 0
    if beyond := [number for number in named if not 0 < number <= last]:
        raise DigestError(
            str(root / (files.sidecar or "")),
            msg("[lines] names line %(line)s, which the article has not", line=beyond[0]),
            msg("expected numbers from 1 to %(last)s", last=last),
            side.places["lines"],
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
            side.places["facts"],
        )
    translation = translated = None
    if files.translation:
        lang, path = files.translation
        if lang == original.base_lang:
            raise DigestError(str(root / path), NO_TRANSLATION[lang], msg("name the file after the other language"))
        text, other = source.read(root, path, given)
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
        differs=side.differs,
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
