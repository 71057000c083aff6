"""A folder with a site of ours in it: its mark, what is ours in it and what is others', how it is taken away.

The mark is ``.manifest``, the files of the build in the form of sha256sum. An empty one marks a folder that is still
growing or going.
"""

import contextlib
import hashlib
import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from .folder import Entry, below, data
from .model import DigestError
from .pagecache import Mark, PageCache

MANIFEST = ".manifest"
MAX_BYTES = 2**30  # of a file of ours that is read back


def texts(folder: Path, names: Iterable[str]) -> dict[str, str]:
    """Texts of those files of a site that are there and can be read."""
    found = {}
    for name in names:
        with contextlib.suppress(DigestError, UnicodeDecodeError):
            found[name] = data(folder, name, MAX_BYTES).decode()
    return found


def entries(folder: Path) -> dict[str, Entry]:
    """Everything below a folder by its path there, links as what they are. Raises OSError when part of it cannot be seen."""

    def failed(error: OSError) -> None:
        raise error

    if not folder.is_dir():
        return {}
    start = len(os.path.join(folder, ""))  # noqa: PTH118  (a path's own methods take longer than the listing)
    return {entry.path[start:]: entry for entry in below(folder, lambda _: True, failed)}


def is_file(entry: Entry) -> bool:
    """A regular file and not a link to one?"""
    return entry.is_file(follow_symlinks=False)


def foreign(there: Mapping[str, Entry], ours: Iterable[str]) -> set[str]:
    """What others put into OUTPUT: files, links and the like, and folders with nothing in them."""
    filled = {name.rpartition("/")[0] for name in there}
    folders = {name for name, entry in there.items() if entry.is_dir(follow_symlinks=False)}
    return there.keys() - set(ours) - {MANIFEST} - (folders & filled)


def remove(folder: Path) -> None:
    """Delete a folder of ours. Its manifest is emptied first and deleted last: half gone, it is ours but no site."""
    if not folder.is_dir():
        return
    if _marked(folder):
        os.truncate(folder / MANIFEST, 0)
    with os.scandir(folder) as inside:
        for entry in sorted(inside, key=lambda entry: entry.name == MANIFEST):
            if entry.is_dir(follow_symlinks=False):
                shutil.rmtree(entry.path)
            else:
                Path(entry.path).unlink()
    folder.rmdir()


def is_ours(folder: Path) -> bool:
    """A real folder that is empty or bears our mark."""
    return folder.is_dir() and not folder.is_symlink() and (_marked(folder) or not any(folder.iterdir()))


def _marked(folder: Path) -> bool:
    return (folder / MANIFEST).is_file() and not (folder / MANIFEST).is_symlink()


def is_site(folder: Path) -> bool:
    """A folder of ours that was whole when its manifest was written."""
    return folder.is_dir() and is_ours(folder) and bool(manifest(folder))


def digest(path: Path) -> str:
    """SHA-256 of a file, as sha256sum prints it."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def manifest(folder: Path) -> dict[str, str]:
    """Name -> digest as the last build wrote them; none where there is no manifest."""
    lines = texts(folder, [MANIFEST]).get(MANIFEST, "").splitlines() if folder.is_dir() else []
    return {name: digest for digest, mark, name in (line.partition("  ") for line in lines) if mark}


class Published:
    """The site as the last build left it, for what need not be made or written again.

    ``cache`` knows from what its pages were made; without one every page is made anew.
    """

    def __init__(self, site: Path, cache: PageCache | None = None) -> None:
        self._site, self._listed, self._cache = site, manifest(site), cache
        self.rules = cache.rules if cache else ""

    def within(self, folder: str) -> dict[str, str]:
        """Name -> text of the files that the last build wrote into a folder of the site, «search/1a2b/»; {} when one of them
        is gone or is no longer what was written.
        """
        wanted = {name: own for name, own in self._listed.items() if name.startswith(folder)}
        found = texts(self._site, wanted)
        same = all(name in found and hashlib.sha256(found[name].encode()).hexdigest() == own for name, own in wanted.items())
        return {name.removeprefix(folder): text for name, text in found.items()} if same else {}

    def again(self, name: str, signature: bytes, target: str) -> tuple[str, Mark] | None:
        """Make ``target`` the published file ``name`` itself if it was made from what ``signature`` stands for: the digest
        of its bytes and its mark; None when it was not.
        """
        own, file = self._listed.get(name), f"{self._site}/{name}"
        known = self._cache and self._cache.find(name, signature, file)
        return (own, known) if own and known and _link(file, target) else None

    def link(self, name: str, content: bytes, own: str, target: str) -> bool:
        """Make ``target`` the published file ``name`` itself if it holds ``content``, of which ``own`` is the digest."""
        if self._listed.get(name) != own:
            return False
        try:
            same = data(self._site, name, MAX_BYTES) == content  # or somebody edited it there
        except DigestError:
            return False
        return same and _link(f"{self._site}/{name}", target)


def _link(file: str, target: str) -> bool:
    """Make ``target`` the very same file. False where links are impossible."""
    try:
        os.link(file, target, follow_symlinks=False)
    except FileExistsError:
        os.unlink(target)  # noqa: PTH108
        return _link(file, target)
    except OSError:
        return False
    return True
