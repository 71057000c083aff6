"""What was read from texts before, kept between builds: the same bytes, read by the same rules, need not be read again.

One file in the folder DIGEST_CACHE for each folder of articles. It holds pickles: whoever can write there can write the
program as well.
"""

import contextlib
import hashlib
import marshal
import pickle
import sys
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path

from .record import Record

_RULES = ("*.py", "*.toml")  # below this folder: all that decides what a text is read as, with the vocabulary
_LIBRARIES = ("babel", "python-slugify", "tzdata")


def fingerprint(vocabulary: Path) -> str:
    """A digest of the code, the lexicon, the vocabulary and what they run on."""
    found = hashlib.sha256(sys.version.encode())
    for name in _LIBRARIES:
        found.update(f"{name} {metadata.version(name)}\n".encode())
    own = Path(__file__).parent
    for folder in (own, vocabulary):
        for path in sorted(path for pattern in _RULES for path in folder.rglob(pattern)):
            found.update(f"{path.relative_to(folder)}\n".encode())
            found.update(path.read_bytes())
    return found.hexdigest()


def key_of(article: object, contents: Mapping[str, bytes]) -> bytes:
    """What one article is found by: its files' names and roles, and their bytes."""
    found = hashlib.sha256(repr(article).encode())
    for path, data in contents.items():
        found.update(f"{path} {len(data)}\n".encode())
        found.update(data)
    return found.digest()


class RecordCache:
    """Records as pickles by ``key_of``, each with the day on which it was read. A file that cannot be used is as none."""

    def __init__(self, folder: Path, content: Path, rules: str) -> None:
        name = hashlib.sha256(str(content.resolve()).encode(errors="surrogateescape")).hexdigest()[:16]
        self._path, self._rules = folder / f"records-{name}", rules.encode()
        self._old = self._load()
        self._new: dict[bytes, tuple[str, bytes]] = {}

    def find(self, key: bytes, today: str) -> Record | None:
        """The record of an article; None when it was not kept, or on a later day than ``today`` (ISO)."""
        found = self._old.get(key)
        if found is None or found[0] > today:
            return None
        self._new[key] = found
        record: Record = pickle.loads(found[1])  # noqa: S301  (see above)
        return record

    def keep(self, key: bytes, today: str, pickled: bytes) -> None:
        """For the next builds."""
        self._new[key] = today, pickled

    def save(self) -> None:
        """Write what this build used. That a cache cannot be written costs the next build its time, nothing else."""
        if self._new == self._old:
            return
        body = marshal.dumps(self._new)
        spare = self._path.with_suffix(".new")
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            spare.write_bytes(self._head(body) + body)
            spare.replace(self._path)

    def _load(self) -> dict[bytes, tuple[str, bytes]]:
        with contextlib.suppress(OSError, EOFError, ValueError, TypeError):
            data = self._path.read_bytes()
            head, body = data[:32], memoryview(data)[32:]
            if head == self._head(body):
                found: dict[bytes, tuple[str, bytes]] = marshal.loads(body)  # noqa: S302  (its digest is ours)
                return found
        return {}

    def _head(self, body: bytes | memoryview) -> bytes:
        """A digest of the rules and of what they came to: other rules, or a file half written, do not fit."""
        found = hashlib.sha256(self._rules)
        found.update(body)
        return found.digest()
