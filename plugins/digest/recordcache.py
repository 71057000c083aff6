"""What was read from texts before, kept between builds: the same bytes, read by the same rules, need not be read again.

One file in the folder DIGEST_CACHE for each folder of articles. It holds pickles: whoever can write there can write the
program as well.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from . import keptfile


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
        self._path, self._rules = keptfile.place(folder, "records", content), rules
        self._old: dict[bytes, tuple[str, bytes]] = keptfile.load(self._path, rules)
        self._new: dict[bytes, tuple[str, bytes]] = {}

    def find(self, key: bytes, today: str) -> bytes | None:
        """The record of an article as a pickle; None when it was not kept, or on a later day than ``today`` (ISO)."""
        found = self._old.get(key)
        if found is None or found[0] > today:
            return None
        self._new[key] = found
        return found[1]

    def keep(self, key: bytes, today: str, pickled: bytes) -> None:
        """For the next builds."""
        self._new[key] = today, pickled

    def save(self) -> None:
        """Write what this build used."""
        if self._new != self._old:
            keptfile.save(self._path, self._rules, self._new)
