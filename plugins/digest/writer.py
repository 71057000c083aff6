"""Files of a site that grows in a folder: each once, and what did not change is the very file that was published."""

import contextlib
import hashlib
import os
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from .pagecache import Mark, mark
from .sitefolder import Published


@dataclass(slots=True)
class Written:
    """What was written: files with the SHA-256 of what was to be in them, the number of pages, for the sitemap each address
    with the languages that are canonical there, and the marks by which the next build knows what it need not make.
    """

    digests: dict[str, str] = field(default_factory=dict)
    pages: int = 0
    canonical: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    marks: dict[str, Mark] = field(default_factory=dict)

    def add(self, other: "Written") -> None:
        """What another process wrote as well. A path written twice in one build is a mistake of ours and stops it."""
        if double := self.digests.keys() & other.digests.keys():
            raise RuntimeError(f"two pages are written to {min(double)}")
        self.digests |= other.digests
        self.marks |= other.marks
        self.pages += other.pages
        for path, langs in other.canonical.items():
            self.canonical[path] += langs


class Writer:
    """Writes into the folder ``out``. ``published``: the site before this one; what did not change is taken from there."""

    def __init__(self, out: Path, published: Published) -> None:
        self.out, self.published = out, published
        self.written = Written()
        self._folders: set[str] = set()

    def page(self, path: str, text: str, signature: bytes | None = None) -> None:
        """A page of HTML."""
        self.file(path, text, signature)
        self.written.pages += 1

    def known_page(self, path: str, signature: bytes | None) -> bool:
        """Is the page published as it would be made?"""
        found = self.known(path, signature)
        self.written.pages += found
        return found

    def file(self, path: str, content: str | bytes, signature: bytes | None = None) -> None:
        """A file, and for the next build what it was made from."""
        data = content if isinstance(content, bytes) else content.encode()
        self.promise(path, hashlib.sha256(data).hexdigest())
        target = self._target(path)
        if not self.published.link(path, data, self.written.digests[path], target):
            with contextlib.suppress(FileNotFoundError):
                os.unlink(target)  # noqa: PTH108  (it may be a published file itself, which must not be written into)
            with open(target, "xb") as file:  # noqa: PTH123
                file.write(data)
        if signature and (seen := mark(signature, target)):
            self.written.marks[path] = seen

    def known(self, path: str, signature: bytes | None) -> bool:
        """Is this file published already, made from the same? Then it is taken as it is."""
        found = self.published.again(path, signature, self._target(path)) if signature else None
        if found:
            self.promise(path, found[0])
            self.written.marks[path] = found[1]
        return bool(found)

    def promise(self, path: str, digest: str) -> None:
        """The file of this name will be there. Raises RuntimeError when it is there already."""
        if path in self.written.digests:
            raise RuntimeError(f"two pages are written to {path}")
        self.written.digests[path] = digest

    def _target(self, path: str) -> str:
        """Where a file will be: its folder is there."""
        target = os.path.join(self.out, path)  # noqa: PTH118  (as plain text: it is joined once a file)
        parent = target.rpartition("/")[0]
        if parent not in self._folders:
            os.makedirs(parent, exist_ok=True)  # noqa: PTH103
            self._folders.add(parent)
        return target
