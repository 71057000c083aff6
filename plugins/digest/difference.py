"""What a build changed in the data against the site it replaces, for the build report."""

from dataclasses import dataclass

from .csvtext import from_csv
from .factshapes import STATUSES
from .messages import Message, msg

# The tables compared, with the columns that must be there.
NEEDED = {"data/articles.csv": ("id",), "data/commitments.csv": ("id", "status", "later")}
SAME = msg("the same articles and commitments")
MOST = 10  # changed statuses named one by one


@dataclass(frozen=True, slots=True)
class _State:
    articles: frozenset[str]
    statuses: dict[str, str]


def told(old: dict[str, str], new: dict[str, str]) -> list[Message]:
    """Texts of NEEDED of the old site and of the new one -> what changed; nothing where there was no old data.

    A broken old file is told and never raises: the build goes on.
    """
    if not old:
        return []
    try:
        before, after = _state(old), _state(new)
    except (KeyError, ValueError):
        return [msg("its data cannot be read, so nothing is compared")]
    moved = [
        msg("commitment %(id)s: %(before)s → %(after)s", id=one, before=_word(status), after=_word(after.statuses[one]))
        for one, status in before.statuses.items()
        if after.statuses.get(one, status) != status
    ]
    sizes = {
        "new": len(after.articles - before.articles),
        "gone": len(before.articles - after.articles),
        "made": len(after.statuses.keys() - before.statuses.keys()),
        "lost": len(before.statuses.keys() - after.statuses.keys()),
    }
    if not moved and not any(sizes.values()):
        return [SAME]
    counts = msg("articles +%(new)s −%(gone)s, commitments +%(made)s −%(lost)s", **sizes)
    more = [msg("statuses changed in all: %(count)s", count=len(moved))] if len(moved) > MOST else []
    return [counts, *moved[:MOST], *more]


def _word(status: str) -> Message | str:
    """A status as readers see it; what an older site called otherwise, as it is."""
    return Message(STATUSES[status]) if status in STATUSES else status


def _state(texts: dict[str, str]) -> _State:
    articles, commitments = (from_csv(texts[name], needed) for name, needed in NEEDED.items())
    return _State(
        frozenset(row["id"] for row in articles),
        {row["id"]: row["later"] or row["status"] for row in commitments},
    )
