"""The published folder: build beside it, then exchange the two, so that readers see the old site or the new one, whole.

``<output>/.manifest`` lists the files of the last build in the form of sha256sum. It is how the next build tells its
own files from others that somebody put there (those are carried over) and an OUTPUT of ours from a foreign folder.
"""

import contextlib
import ctypes
import errno
import fcntl
import hashlib
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from .model import DigestError

MANIFEST = ".manifest"
ARTICLE_DEPTH = 2  # slashes in kk/articles/index.html


@dataclass(frozen=True, slots=True)
class Changes:
    """What a build did to the published folder: files new and changed, and the names of those gone."""

    new: int = 0
    changed: int = 0
    gone: tuple[str, ...] = ()


_AT_FDCWD, _RENAME_EXCHANGE = -100, 2


def staging_of(output: Path) -> Path:
    """The folder beside ``output`` in which the next site grows."""
    return output.with_name(f".{output.name}.new")


def check_output(output: Path) -> None:
    """Raise DigestError when ``output`` holds files but no manifest of ours: it is somebody else's folder."""
    if output.is_dir() and any(output.iterdir()) and not (output / MANIFEST).is_file():
        raise DigestError(
            str(output),
            "is not empty and was not built by this program",
            "choose an empty folder for OUTPUT, or empty this one",
        )
    if output.exists() and not output.is_dir():
        raise DigestError(str(output), "is a file", "expected a folder for OUTPUT")


def lock(output: Path) -> IO[str]:
    """One build at a time for one OUTPUT: waits for another to end. Closing the file, or dying, gives the lock up."""
    output.parent.mkdir(parents=True, exist_ok=True)
    if not output.name:
        raise DigestError(str(output), "is no folder for a site", "choose another OUTPUT")
    handle = output.with_name(f".{output.name}.lock").open("w")
    fcntl.flock(handle, fcntl.LOCK_EX)
    return handle


def begin(output: Path) -> Path:
    """An empty staging folder; what a killed build left there is removed."""
    _recover(output)
    check_output(output)
    staging = staging_of(output)
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(parents=True)
    return staging


def _aside(output: Path) -> Path:
    """Where the old site stands for a moment when two folders cannot be exchanged at once."""
    return output.with_name(f".{output.name}.old")


def _recover(output: Path) -> None:
    """A build that died between two renames left the old site aside: put it back."""
    if not output.exists() and _aside(output).is_dir():
        _aside(output).rename(output)
    shutil.rmtree(_aside(output), ignore_errors=True)


def finish(staging: Path, output: Path, any_articles: bool = True) -> Changes:  # noqa: FBT001, FBT002  (a fact, no mode)
    """Exchange ``staging`` with ``output``. Files that others put into ``output`` are carried over.

    Raises DigestError when a site with articles would give way to one without: a mistyped folder empties nothing.
    """
    new = {name: _digest(staging / name) for name in _files(staging)}
    old = _manifest(output)
    if not any_articles and any("/articles/" in name and name.count("/") > ARTICLE_DEPTH for name in old):
        raise DigestError(
            str(output), "holds articles, and the new site would have none", "check CONTENT, or empty OUTPUT first"
        )
    for name in _files(output) if output.is_dir() else ():
        if name not in old and name not in new and name != MANIFEST:
            (staging / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(output / name, staging / name)
        elif name in new and old.get(name) == new[name]:
            # The same bytes keep their inode and time, so a web server's validators stay good.
            (staging / name).unlink()
            (staging / name).hardlink_to(output / name)
    lines = "".join(f"{digest}  {name}\n" for name, digest in sorted(new.items()))
    (staging / MANIFEST).write_text(lines, encoding="utf-8")
    _exchange(staging, output)
    shutil.rmtree(staging, ignore_errors=True)
    changed = sum(name in old and old[name] != digest for name, digest in new.items())
    return Changes(len(new.keys() - old.keys()), changed, tuple(sorted(old.keys() - new.keys())))


def texts(folder: Path, names: Iterable[str]) -> dict[str, str]:
    """Texts of those files of a site that are there and can be read."""
    found = {}
    for name in names:
        with contextlib.suppress(OSError, UnicodeDecodeError):
            found[name] = (folder / name).read_text(encoding="utf-8")
    return found


def written(output: Path, folder: str) -> dict[str, str]:
    """Name -> text of the files the last build wrote into a folder of ``output`` («search/1a2b/»); {} when one of them is
    gone or is no longer what was written.
    """
    found: dict[str, str] = {}
    for name, digest in _listed(output).items():
        if name.startswith(folder):
            try:
                data = (output / name).read_bytes()
            except OSError:
                return {}
            if hashlib.sha256(data).hexdigest() != digest:
                return {}
            found[name.removeprefix(folder)] = data.decode()
    return found


def _files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _listed(output: Path) -> dict[str, str]:
    """Name -> digest, as the last build wrote them down."""
    try:
        lines = (output / MANIFEST).read_text(encoding="utf-8").splitlines()
    except OSError:
        return {}
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines) if name}


def _manifest(output: Path) -> dict[str, str]:
    """Name -> digest of the last build; a file edited since by hand counts as changed, so it is written anew."""
    return {name: _digest(output / name) if (output / name).is_file() else "" for name in _listed(output)}


def _exchange(staging: Path, output: Path) -> None:
    """Swap two folders at once where the kernel can (Linux renameat2), else by two renames."""
    if not output.exists():
        staging.rename(output)
        return
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is not None:
        done = rename(_AT_FDCWD, os.fsencode(staging), _AT_FDCWD, os.fsencode(output), _RENAME_EXCHANGE)
        if done == 0:
            return
        if ctypes.get_errno() not in (errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP):
            raise OSError(ctypes.get_errno(), "cannot exchange the old site with the new one", str(output))
    aside = _aside(output)
    shutil.rmtree(aside, ignore_errors=True)
    output.rename(aside)
    staging.rename(output)
    aside.rename(staging)
