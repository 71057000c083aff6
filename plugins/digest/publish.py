"""The published folder: build beside it, check, put on the disk, then exchange the two.

What a reader is promised, also when a build is killed at any point:

- whoever opens a file by its path gets the whole file, of the old site or of the new one;
- whoever opens the folder OUTPUT and reads on through that handle gets files of one site only, none missing, none mixed.
  The old folder is kept for that (``.<output>.old``) until the next build is published.

Where the kernel or the file system cannot exchange two folders, two renames do it: between them, for microseconds, there
is no OUTPUT, and if a build dies right there, the next one puts the old site back.

``<output>/.manifest`` lists the files of the build in the form of sha256sum. It is how the next build tells its own files
from others that somebody put there (those are carried over, never deleted) and a folder of ours from a foreign one. An
empty one marks a folder that is still growing or going.
"""

import contextlib
import errno
import os
import shutil
import stat
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from . import sitefolder
from .exchange import lock, swap, sync
from .messages import msg
from .model import DigestError
from .pagecache import Mark, same_file
from .sitefolder import MANIFEST

ARTICLE_DEPTH = 2  # slashes in kk/articles/index.html


@dataclass(frozen=True, slots=True)
class Changes:
    """What a build did to the published folder: files new and changed, names of those gone, and of those that somebody
    had edited there and that are not any more.
    """

    new: int = 0
    changed: int = 0
    gone: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()


def staging_of(output: Path) -> Path:
    """The folder beside ``output`` in which the next site grows."""
    return output.with_name(f".{output.name}.new")


def old_of(output: Path) -> Path:
    """The folder beside ``output`` with the site before, for readers who are still in it."""
    return output.with_name(f".{output.name}.old")


def check_place(output: Path, needed: Iterable[Path]) -> None:
    """Raise DigestError when ``output`` cannot be exchanged, or when one of the folders ``needed`` would go with it."""
    if not output.name:
        raise DigestError(str(output), msg("is no folder for a site"), msg("choose another OUTPUT"))
    for one in needed:
        if output == one or output in one.parents:
            raise DigestError(
                str(output),
                msg("holds %(path)s, which is no part of a site", path=one),
                msg("choose a folder of its own for OUTPUT"),
            )
    if os.path.ismount(output):
        raise _mounted(output)


def _mounted(output: Path) -> DigestError:
    return DigestError(
        str(output), msg("is a mount point, and those cannot be exchanged"), msg("choose a folder inside it for OUTPUT")
    )


def only(output: Path, waiting: Callable[[], None]) -> IO[bytes]:
    """One build at a time for one OUTPUT: calls ``waiting`` and waits for another to end. Closing the file gives way."""
    output.parent.mkdir(parents=True, exist_ok=True)
    return lock(output.with_name(f".{output.name}.lock"), waiting)


def begin(output: Path) -> Path:
    """An empty staging folder; what a killed build left is put right first. Raises DigestError for foreign folders."""
    staging, old = staging_of(output), old_of(output)
    for one in (staging, old):
        if os.path.lexists(one) and not sitefolder.is_ours(one):
            raise DigestError(
                str(one), msg("is in the way and was not made by this program"), msg("move it, or choose another OUTPUT")
            )
    if not output.exists() and sitefolder.is_site(staging) and sitefolder.is_site(old):
        old.rename(output)  # died between the two renames
    if os.path.lexists(output) and not output.is_dir():
        raise DigestError(str(output), msg("is no folder"), msg("choose a folder of its own for OUTPUT"))
    if output.exists() and not sitefolder.is_ours(output):
        raise DigestError(
            str(output),
            msg("is not empty and was not built by this program"),
            msg("choose an empty folder for OUTPUT, or empty this one"),
        )
    if sitefolder.is_site(staging):  # died after the exchange: somebody may still be reading there
        _retire(staging, output)
    sitefolder.remove(staging)
    staging.mkdir()
    try:
        (staging / MANIFEST).touch()
    except OSError:
        staging.rmdir()
        raise
    return staging


def abandon(staging: Path) -> None:
    """Give back the room that a build took which failed."""
    with contextlib.suppress(OSError):
        sitefolder.remove(staging)


def finish(
    staging: Path,
    output: Path,
    promised: Mapping[str, str],
    marks: Mapping[str, Mark] | None = None,
    *,
    any_articles: bool = True,
) -> Changes:
    """Check ``staging`` against ``promised`` (name -> SHA-256 of what was to be written), then exchange it with ``output``.
    A published file that is also the new one, and has not changed since its mark was taken, is not read again.

    Files that others put into ``output`` are carried over. Raises DigestError when one of them is in the way, when a file
    was not written whole, and when a site with articles would give way to one without: a mistyped folder empties nothing.
    """
    two = _survey(staging, output, promised, marks or {})
    _check(two, output, promised, any_articles=any_articles)
    _refuse_clashes(output, two.foreign, two.new)
    for name in two.foreign - two.new.keys():
        _carry(output / name, staging / name)
    for name, digest in two.ours.items():
        if name not in two.kept and two.new.get(name) == digest:
            _keep(output / name, staging / name)
    lines = "".join(f"{digest}  {name}\n" for name, digest in sorted(two.new.items()))
    (staging / MANIFEST).write_text(lines, encoding="utf-8")
    replaced = output.exists()
    _exchange(staging, output)
    if replaced:
        _settle(staging, output, two.foreign)
    return two.changes()


@dataclass(frozen=True, slots=True)
class _Survey:
    """The published site and the new one, name -> digest: ``recorded`` as the last build wrote it, ``ours`` what of that is
    still there and as it is now, ``new`` what was made; ``kept`` are the same files in both, ``foreign`` those of others.
    """

    recorded: Mapping[str, str]
    ours: Mapping[str, str]
    new: Mapping[str, str]
    kept: set[str]
    foreign: set[str]

    def changes(self) -> Changes:
        """What a reader of the report wants to know."""
        recorded, ours, new = self.recorded, self.ours, self.new
        return Changes(
            len(new.keys() - recorded.keys()),
            sum(name in recorded and ours.get(name) != digest for name, digest in new.items()),
            tuple(sorted(recorded.keys() - new.keys())),
            tuple(sorted(name for name in ours if ours[name] not in (recorded[name], new.get(name)))),
        )


def _survey(staging: Path, output: Path, promised: Mapping[str, str], marks: Mapping[str, Mark]) -> _Survey:
    """Both folders, each file read once, and none that nobody can have changed since its mark was taken."""
    recorded, there = sitefolder.manifest(output), sitefolder.entries(output)
    made = {name: entry for name, entry in sitefolder.entries(staging).items() if sitefolder.is_file(entry)}
    kept = {name for name in recorded.keys() & made.keys() & there.keys() if there[name].inode() == made[name].inode()}
    again = {
        name: recorded[name]
        for name in kept
        if recorded[name] == promised.get(name) and same_file(f"{staging}/{name}", marks.get(name))
    }
    new = {name: again.get(name) or sitefolder.digest(staging / name) for name in made if name != MANIFEST}
    ours = {
        name: new[name] if name in kept else sitefolder.digest(output / name)
        for name in recorded
        if name in there and sitefolder.is_file(there[name])
    }
    return _Survey(recorded, ours, new, kept, sitefolder.foreign(there, ours))


def _check(two: _Survey, output: Path, promised: Mapping[str, str], *, any_articles: bool) -> None:
    """Raises DigestError when a file is not what was to be written, or when no article would be left."""
    for name, digest in promised.items():
        if two.new.get(name) != digest:
            raise DigestError(
                str(output / name), msg("was not written whole"), msg("look at the disk; the old site is untouched")
            )
    if not any_articles and any("/articles/" in name and name.count("/") > ARTICLE_DEPTH for name in two.recorded):
        raise DigestError(
            str(output), msg("holds articles, and the new site would have none"), msg("check CONTENT, or empty OUTPUT first")
        )


def _refuse_clashes(output: Path, foreign: Collection[str], new: Mapping[str, str]) -> None:
    """Raise DigestError when a foreign file stands where the new site has another file, or a folder (or the reverse)."""
    folders = {parent for name in new for parent in _parents(name)} if foreign else set()
    for name in sorted(foreign):
        path = output / name
        regular = stat.S_ISREG(path.lstat().st_mode)
        over = name in folders and not stat.S_ISDIR(path.lstat().st_mode)
        under = any(parent in new for parent in _parents(name))
        if over or under or (name in new and not (regular and sitefolder.digest(path) == new[name])):
            raise DigestError(
                str(path), msg("was put there by somebody, and the site has its own in that place"), msg("move it away")
            )


def _parents(name: str) -> list[str]:
    return [parent.as_posix() for parent in PurePosixPath(name).parents]


def _carry(path: Path, target: Path) -> None:
    """The file, link, pipe or empty folder ``path`` also as ``target``: the very same one wherever links are possible."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir() and not path.is_symlink():
        target.mkdir(exist_ok=True)
        return
    try:
        os.link(path, target, follow_symlinks=False)
    except OSError as error:
        if error.errno == errno.EXDEV:  # a mount inside OUTPUT: it would be emptied with the old site
            raise DigestError(str(path), msg("lies on another file system than OUTPUT"), msg("unmount it")) from error
        shutil.copy2(path, target, follow_symlinks=False)


def _keep(path: Path, target: Path) -> None:
    """The same bytes keep their inode and time, so a web server's validators stay good; not where links are impossible."""
    spare = target.with_name(f".{target.name}.link")
    with contextlib.suppress(OSError):
        os.link(path, spare, follow_symlinks=False)
        spare.replace(target)


def _exchange(staging: Path, output: Path) -> None:
    """Put ``staging`` in the place of ``output``; the old folder is then at one of the two names beside it."""
    if output.exists():
        shutil.copymode(output, staging)
        with contextlib.suppress(PermissionError):
            os.chown(staging, output.stat().st_uid, output.stat().st_gid)
    sync(staging)
    try:
        if not output.exists():
            staging.rename(output)
        elif not swap(staging, output):
            sitefolder.remove(old_of(output))
            output.rename(old_of(output))
            staging.rename(output)
    except OSError as error:
        if error.errno == errno.EBUSY:
            raise _mounted(output) from error
        raise
    with contextlib.suppress(OSError):  # the new site is out; what is in it is on the disk already
        sync(output.parent)


def _settle(staging: Path, output: Path, carried: set[str]) -> None:
    """After the exchange: what others put into the old site since it was looked at follows, and it steps aside.

    The new site is out, so nothing here fails a build; what could not be done is done by the next one.
    """
    old = staging if staging.is_dir() else old_of(output)
    with contextlib.suppress(OSError, DigestError):
        for name in sitefolder.foreign(sitefolder.entries(old), sitefolder.manifest(old)) - carried:
            if not os.path.lexists(output / name):
                _carry(old / name, output / name)
        if old == staging:
            _retire(staging, output)


def _retire(staging: Path, output: Path) -> None:
    """The site in ``staging`` becomes the old one; the one before it goes. The room of an empty folder is given back."""
    if not sitefolder.is_site(staging):
        sitefolder.remove(staging)
        return
    sitefolder.remove(old_of(output))
    staging.rename(old_of(output))
