"""What entered the digest and what changed in it, from the records alone: the same input gives the same log."""

from dataclasses import dataclass

from .archive import Archive
from .csvtext import Row
from .record import Record
from .register import Entry

ADDED, SAID, CHANGED = "article-added", "commitment-added", "status-changed"
KINDS = (ADDED, SAID, CHANGED)


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """One thing that ``record`` brought on its day: itself, a commitment, or another status of an earlier commitment.

    ``entry`` is the commitment; ``before`` and ``after`` are statuses, None where there was none.
    """

    kind: str
    record: Record
    entry: Entry | None = None
    before: str | None = None
    after: str | None = None


def changes(archive: Archive) -> list[Change]:
    """Every change, newest day first, within a day by article; last what has no known day."""
    found = [Change(ADDED, record) for record in archive.records]
    for entry in archive.register.entries:
        found.append(Change(SAID, entry.record, entry, None, entry.status))
        status = entry.status
        for step in archive.register.history(entry):
            if step.status != status:
                found.append(Change(CHANGED, step.record, entry, status, step.status))
            status = step.status
    found.sort(key=lambda one: (one.record.id, KINDS.index(one.kind)))
    return sorted(found, key=lambda one: one.record.added or "", reverse=True)


def row(change: Change) -> Row:
    """A change as a row of its table."""
    return {
        "date": change.record.added,
        "kind": change.kind,
        "article": change.record.id,
        "commitment": change.entry.id if change.entry else None,
        "from": change.before,
        "to": change.after,
    }
