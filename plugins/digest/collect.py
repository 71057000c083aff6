"""Files -> records: every article of a folder; one bad article never stops the others."""

import hashlib
import pickle
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from . import article, crosslinks, folder, reprints, source
from .facts import dates
from .messages import msg
from .model import DigestError, DigestErrors
from .progress import Watch, unseen
from .record import Record
from .recordcache import RecordCache, key_of
from .vocabulary import Vocabulary
from .workers import side_by_side

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
    single = crosslinks.without_doubles(root, good, aside)
    return reprints.gather(crosslinks.with_known_links(root, single, aside)), aside


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
        made = article.record(root, files, vocabulary, today, task.contents)
    except DigestErrors as several:
        errors = several.errors
    except Exception as error:  # noqa: BLE001  (a mistake of ours in one text must not cost the others)
        errors = [_named(error, str(root / files.original))]
        if files.translation and errors[0].path == str(root / files.translation[1]):  # its original was read already
            made = article.record(root, replace(files, translation=None), vocabulary, today, task.contents)
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
