"""Is a Kazakh verb the measure of a public body? What stands around it speaks for that or against it, more or less."""

from collections.abc import Callable

from . import evidence_kk as has
from .deeds_kk import Deed
from .evidence_kk import FUTURE

# What a verb of a kind is worth in a tense: strong, weak, light. All weights were fitted to the truth set, then rounded.
BY_TENSE = {
    "past": (11, -15, -27), "past we": (17, -3, -12), "perfect": (9, -18, -28), "told perfect": (7, -14, -1),
    "present": (-3, -17, -19), "present we": (24, 12, -4), "intent": (15, 9, 18), "future participle": (12, 12, 12),
    "told future": (13, -9, -11), "progress": (21, 13, 6), "wish": (22, 10, -20),
}  # fmt: skip
_KINDS = ("strong", "weak", "light")
Evidence = tuple[tuple[int, Callable[[Deed], bool]], ...]
# What speaks for a deed that is done, to come, going on; then what speaks against it. Cheap questions first.
DONE: Evidence = (
    (25, has.paired),
    (10, has.done_to),
    (20, has.given),
    (16, has.near_object),
    (4, has.of_body),
    (30, has.finished),
    (12, has.grown),
    (45, has.signed),
)
AHEAD: Evidence = (
    (8, has.paired),
    (17, has.done_to),
    (6, has.event),
    (8, has.near_object),
    (4, has.counted),
    (7, has.long),
    (8, has.more),
    (9, has.of_body),
    (30, has.finished),
    (13, has.dated),
    (15, has.dated_itself),
    (13, has.from_now),
    (22, has.by_plan),
    (4, has.said),
)
GOING_ON: Evidence = ((6, has.paired), (8, has.long), (18, has.near_object), (8, has.more), (11, has.of_body))
NOT_DONE: Evidence = (
    (8, has.negated),
    (60, has.undone),
    (8, has.short),
    (6, has.rarely),
    (19, has.light),
    (10, has.from_somewhere),
    (10, has.with_something),
    (45, has.online),
    (20, has.by_somebody),
    (20, has.dismissed),
    (18, has.solved),
    (30, has.of_crime),
    (7, has.about_crime),
    (20, has.only),
    (25, has.percent),
    (10, has.paid),
    (30, has.by_others),
    (40, has.asked),
    (2, has.follows),
)
NOT_AHEAD: Evidence = (
    (14, has.negated),
    (7, has.follows),
    (12, has.announced),
    (6, has.spoken),
    (4, has.from_somewhere),
    (7, has.with_something),
    (5, has.only),
    (3, has.now),
    (14, has.habit),
    (20, has.ours_now),
    (6, has.last_year),
    (4, has.by_others),
    (40, has.asked),
)
NOT_GOING_ON: Evidence = ((5, has.rarely), (5, has.light), (7, has.about_crime), (7, has.by_others))
ENOUGH = 12


def is_measure(deed: Deed) -> bool:
    """Does the evidence for a measure prevail? Most verbs of a text have little for them: then nothing more is asked."""
    weights = BY_TENSE.get(deed.tense)
    if weights is None:
        return False
    points = weights[_KINDS.index(deed.verb.kind)]
    evidence, rest, against = _ASKED_OF[deed.tense]
    for weight, speaks in evidence:
        if points + rest < ENOUGH:
            return False
        rest -= weight
        points += weight if speaks(deed) else 0
    for weight, speaks in against:
        if points < ENOUGH:
            return False
        points -= weight if speaks(deed) else 0
    return points >= ENOUGH


def _asked_of(tense: str) -> tuple[Evidence, int, Evidence]:
    if tense in FUTURE:
        evidence, against = AHEAD, NOT_AHEAD
    else:
        evidence, against = (DONE, NOT_DONE) if tense in _PAST else (GOING_ON, NOT_GOING_ON)
    return evidence, sum(weight for weight, _ in evidence), against


_PAST = frozenset(("past", "past we", "perfect", "told perfect"))
_ASKED_OF = {tense: _asked_of(tense) for tense in BY_TENSE}
