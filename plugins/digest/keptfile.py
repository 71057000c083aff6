"""A file that one build leaves for the next: plain values, or nothing when it cannot be used."""

import contextlib
import hashlib
import marshal
from pathlib import Path
from typing import Any

_HEAD = hashlib.sha256().digest_size


def place(folder: Path, kind: str, what: Path) -> Path:
    """Where ``kind`` is kept of a folder of articles, or of a site."""
    name = hashlib.sha256(str(what.resolve()).encode(errors="surrogateescape")).hexdigest()[:16]
    return folder / f"{kind}-{name}"


def load(path: Path, rules: str) -> dict[Any, Any]:
    """What ``save`` wrote under the same rules; {} when there is none, when it is damaged or another Python wrote it."""
    with contextlib.suppress(OSError, EOFError, ValueError, TypeError):
        data = path.read_bytes()
        head, body = data[:_HEAD], memoryview(data)[_HEAD:]
        if head == _digest(rules, body):
            found: dict[Any, Any] = marshal.loads(body)  # noqa: S302  (its digest is ours)
            return found
    return {}


def save(path: Path, rules: str, values: dict[Any, Any]) -> None:
    """Keep plain values. That they cannot be written costs the next build its time, nothing else."""
    body = marshal.dumps(values)
    spare = path.with_suffix(".new")
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        spare.write_bytes(_digest(rules, body) + body)
        spare.replace(path)


def _digest(rules: str, body: bytes | memoryview) -> bytes:
    """Of the rules and of what they came to: other rules, or a file half written, do not fit."""
    found = hashlib.sha256(rules.encode())
    found.update(body)
    return found.digest()
