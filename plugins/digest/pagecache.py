"""Which pages need not be made: those whose signature is that of the file which the last build published.

One file in the folder DIGEST_CACHE for each site.
"""

import os
from pathlib import Path

from . import keptfile

Mark = tuple[bytes, int, int, int]  # a signature; inode, size and time in ns of the file it stands for


class PageCache:
    """Marks by the files' names. ``rules``: what is in no signature: the code, the vocabulary, the settings of Jinja."""

    def __init__(self, folder: Path, site: Path, rules: str) -> None:
        self._path, self.rules = keptfile.place(folder, "pages", site), rules
        self._old: dict[str, Mark] = keptfile.load(self._path, rules)

    def find(self, name: str, signature: bytes, file: str) -> Mark | None:
        """The mark of a published ``file`` with this signature; None when it is another, or somebody changed the file."""
        known = self._old.get(name)
        return known if known and known[0] == signature and same_file(file, known) else None

    def save(self, marks: dict[str, Mark]) -> None:
        """For the next build: the marks of the site that was just published."""
        if marks != self._old:
            keptfile.save(self._path, self.rules, marks)


def mark(signature: bytes, file: Path | str) -> Mark | None:
    """The mark of a file that was written from what ``signature`` stands for; None when it cannot be seen."""
    try:
        seen = os.lstat(file)
    except OSError:
        return None
    return signature, seen.st_ino, seen.st_size, seen.st_mtime_ns


def same_file(file: Path | str, known: Mark | None) -> bool:
    """Is it still the file that a mark was taken of?"""
    return known is not None and mark(known[0], file) == known
