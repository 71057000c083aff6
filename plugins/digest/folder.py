"""Safe reading: what lies below a folder, and the bytes of a file there. Nothing outside is read, and nothing hangs.

Links are never followed, neither as the file itself nor as a folder on the way to it (the folder given may be one: that
was somebody's choice). Pipes, sockets and devices are not opened. Every path of editors' files goes through here.
"""

import errno
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath

from .messages import Message, grouped, msg
from .model import DigestError

READABLE = msg("expected a readable text file, not a link")


Entry = os.DirEntry[str]


def below(root: Path, enter: Callable[[Entry], bool], failed: Callable[[OSError], None]) -> Iterator[Entry]:
    """Entries below ``root``, each folder's by name; those of a folder only when ``enter(folder)`` says so.

    A folder that cannot be listed is handed to ``failed``. A loop and not a recursion, so that depth costs nothing.
    """
    todo: list[Path | Entry] = [root]
    while todo:
        try:
            with os.scandir(todo.pop()) as listing:
                entries = sorted(listing, key=lambda entry: os.fsencode(entry.name))
        except OSError as error:
            failed(error)
            continue
        yield from entries
        todo += [one for one in reversed(entries) if one.is_dir(follow_symlinks=False) and enter(one)]


def walk(root: Path, errors: list[DigestError]) -> list[Path]:
    """Files that editors may have meant, relative to ``root``, in the order of their names; slips are added to ``errors``.

    Hidden files, backups of text editors and sites of ours (OUTPUT inside CONTENT) are passed over.
    """
    found = []

    def failed(error: OSError) -> None:
        errors.append(
            DigestError(
                str(error.filename),
                msg("cannot be opened (%(reason)s)", reason=error.strerror),
                msg("expected a readable folder"),
            )
        )

    def enter(folder: Entry) -> bool:
        return not folder.name.startswith(".") and _is_text(folder.name) and not os.path.lexists(f"{folder.path}/.manifest")

    for entry in below(root, enter, failed):
        name = entry.name
        if name.startswith((".", "~$")) or name.endswith("~") or (name.startswith("#") and name.endswith("#")):
            continue
        if slip := _slip(entry):
            errors.append(DigestError(entry.path, *slip))
        elif not entry.is_dir(follow_symlinks=False):
            found.append(Path(entry.path).relative_to(root))
    return sorted(found)


def _slip(entry: Entry) -> tuple[Message, Message] | None:
    """(what is wrong with an entry, what was expected), or None."""
    if not _is_text(entry.name):
        return msg("has a name that is not UTF-8"), msg("rename it; its address is made from the name")
    if entry.is_symlink() and os.path.isdir(entry.path):  # noqa: PTH112  (Path.is_dir raises on a loop of links)
        return msg("is a link to a folder, and links are not followed"), msg("put the folder itself there")
    if entry.is_dir(follow_symlinks=False) and entry.name.lower().endswith((".txt", ".toml")):
        return msg("is a folder"), msg("expected a text file of that name, or another name for the folder")
    return None


def _is_text(name: str) -> bool:
    return not any("\ud800" <= letter <= "\udfff" for letter in name)


def data(root: Path, path: str, limit: int) -> bytes:
    """The bytes of the regular file ``path`` below ``root``, at most ``limit``. Raises DigestError otherwise."""
    where = str(root / path)
    try:
        with _handle(root, PurePath(path), where) as handle, os.fdopen(handle, "rb", closefd=False) as file:
            found = file.read(limit + 1)  # and not its size: it may be growing
            size = max(len(found), os.fstat(handle).st_size)
    except OSError as error:
        reason = msg("it is a link") if error.errno in (errno.ELOOP, errno.EMLINK) else error.strerror
        raise DigestError(where, msg("cannot be opened (%(reason)s)", reason=reason), READABLE) from error
    if len(found) > limit:
        raise DigestError(
            where,
            msg("is %(size)s bytes", size=grouped(size)),
            msg("an article has at most %(limit)s", limit=grouped(limit)),
        )
    return found


@contextmanager
def _handle(root: Path, path: PurePath, where: str) -> Iterator[int]:
    """A regular file opened folder by folder, so that none on the way can be exchanged for a link meanwhile."""
    if path.is_absolute() or ".." in path.parts:
        raise DigestError(where, msg("leads out of its folder"), msg("expected a path below it"))
    handles = [os.open(root, os.O_RDONLY | os.O_DIRECTORY)]
    try:
        for name in path.parts[:-1]:
            handles.append(os.open(name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=handles[-1]))
        # To open a pipe or a device may already do something, so the kind is asked before and once more after.
        seen = os.stat(path.name, dir_fd=handles[-1], follow_symlinks=False)
        if not stat.S_ISLNK(seen.st_mode):
            _must_be_regular(seen, where)
        handles.append(os.open(path.name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=handles[-1]))
        _must_be_regular(os.fstat(handles[-1]), where)
        yield handles[-1]
    finally:
        for handle in handles:
            os.close(handle)


def _must_be_regular(status: os.stat_result, where: str) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise DigestError(where, msg("is not a regular file"), msg("expected a text file"))
