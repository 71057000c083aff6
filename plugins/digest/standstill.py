"""Has anything changed since the last build? If not, the site stays as it is, and the editor hears again what was said.

One file in the folder DIGEST_CACHE for each site: a digest of all that went into the last build, one of what came out, and
the words of its report.
"""

import hashlib
import os
import time
from collections.abc import Iterable
from pathlib import Path

from . import folder, keptfile, sitefolder
from .model import DigestError

_RACE = 2 * 10**9  # ns: a file changed so shortly before a build may change again without its time showing it


class Standstill:
    """The last build of ``site`` from the articles in ``content``. ``rules``: a digest of everything else that goes in.

    Made before anything is read: what changes during the build is a change to the next one.
    """

    def __init__(self, kept: Path, site: Path, content: Path, rules: str) -> None:
        self._site, self._path = site, keptfile.place(kept, "build", site)
        found, newest = _articles(content)
        self._rules = hashlib.sha256(f"{rules}\n{found}".encode()).hexdigest()
        self._steady = newest < time.time_ns() - _RACE

    def told(self) -> tuple[int, int, list[list[str]]] | None:
        """(articles, pages, lines of the report in each language) of a build that need not be done again, else None."""
        last = keptfile.load(self._path, self._rules)
        if not last or last["site"] != (_published(self._site) or None):
            return None
        return last["articles"], last["pages"], last["lines"]

    def save(self, articles: int, pages: int, lines: list[list[str]]) -> None:
        """For the next build: this site was just published, and this was said."""
        if self._steady:
            values = {"site": _published(self._site), "articles": articles, "pages": pages, "lines": lines}
            keptfile.save(self._path, self._rules, values)


def _articles(content: Path) -> tuple[str, int]:
    """(a digest of what lies in the folder of articles, the time of its newest change in ns)."""
    errors: list[DigestError] = []
    lines, newest = [], 0
    for path in folder.walk(content, errors):
        try:
            seen = os.lstat(content / path)
        except OSError:
            continue  # gone meanwhile: the next build sees that
        newest = max(newest, seen.st_mtime_ns)
        lines.append(f"{path} {_stamp(seen)} {seen.st_ctime_ns}")
    return _digest([str(content), *lines, *map(str, errors)]), newest


def _published(site: Path) -> str:
    """A digest of what lies in the published folder. The time of an inode's change is no sign: it changes when an older site
    that shares the file goes.
    """
    try:
        there = sorted(sitefolder.entries(site).items())
        return _digest(f"{name} {_stamp(entry.stat(follow_symlinks=False))}" for name, entry in there)
    except OSError:
        return ""


def _stamp(seen: os.stat_result) -> str:
    return f"{seen.st_mode} {seen.st_ino} {seen.st_size} {seen.st_mtime_ns}"


def _digest(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode(errors="surrogateescape")).hexdigest()
