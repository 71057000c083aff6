"""What a build changed in the data against the site it replaces, in one line for the build report."""

from collections.abc import Set
from dataclasses import dataclass

from .csvtext import from_csv

# The tables compared, with the columns that must be there.
NEEDED = {"data/articles.csv": ("id",), "data/commitments.csv": ("id", "status", "later")}
MOST = 10  # changed statuses named one by one


@dataclass(frozen=True, slots=True)
class _State:
    articles: frozenset[str]
    statuses: dict[str, str]


def told(old: dict[str, str], new: dict[str, str]) -> list[str]:
    """Texts of NEEDED of the old site and of the new one -> lines; none where there was no old data.

    A broken old file is told and never raises: the build goes on.
    """
    if not old:
        return []
    try:
        before, after = _state(old), _state(new)
    except (KeyError, ValueError):
        return ["since the last build: its data cannot be read, so nothing is compared"]
    moved = [
        f"{one} {status} -> {after.statuses[one]}"
        for one, status in before.statuses.items()
        if after.statuses.get(one, status) != status
    ]
    parts = [
        *_counted("article", before.articles, after.articles),
        *_counted("commitment", before.statuses.keys(), after.statuses.keys()),
    ]
    if moved:
        more = f" and {len(moved) - MOST} more" if len(moved) > MOST else ""
        parts.append(f"{len(moved)} {'status' if len(moved) == 1 else 'statuses'} changed: {', '.join(moved[:MOST])}{more}")
    return [f"since the last build: {', '.join(parts) or 'the same articles and commitments'}"]


def _state(texts: dict[str, str]) -> _State:
    articles, commitments = (from_csv(texts[name], needed) for name, needed in NEEDED.items())
    return _State(
        frozenset(row["id"] for row in articles),
        {row["id"]: row["later"] or row["status"] for row in commitments},
    )


def _counted(noun: str, old: Set[str], new: Set[str]) -> list[str]:
    """«1 article new», «2 articles gone»."""
    sizes = ((len(new - old), "new"), (len(old - new), "gone"))
    return [f"{count} {noun}{'' if count == 1 else 's'} {word}" for count, word in sizes if count]
