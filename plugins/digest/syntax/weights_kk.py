"""Is a Kazakh verb the measure of a public body? What stands around it speaks for that or against it, more or less."""

from collections.abc import Callable

from . import doubts_kk as doubts
from . import evidence_kk as has
from .deeds_kk import Deed
from .evidence_kk import FUTURE

# What a verb of a kind is worth in a tense: strong, weak, light. All weights were fitted to the truth set, then rounded.
BY_TENSE = {
    "past": (10, -21, -35), "past we": (21, -5, -14), "perfect": (10, -23, -34), "told perfect": (9, -16, -8),
    "present": (-4, -19, -20), "present we": (30, 11, -5), "intent": (15, 10, 19), "future participle": (12, 13, 12),
    "told future": (12, -13, -12), "progress": (23, 12, 4), "wish": (20, 2, -20),
}  # fmt: skip
_KINDS = ("strong", "weak", "light")
Evidence = tuple[tuple[int, Callable[[Deed], bool]], ...]
# What speaks for a deed that is done, to come, going on; then what speaks against it. Cheap questions first.
DONE: Evidence = (
    (30, has.paired),
    (10, has.done_to),
    (22, has.given),
    (14, has.near_object),
    (4, has.of_body),
    (30, has.finished),
    (47, has.grown),
    (47, has.signed),
)
AHEAD: Evidence = (
    (19, has.grown),
    (10, has.paired),
    (14, has.done_to),
    (6, has.event),
    (7, has.near_object),
    (2, has.counted),
    (6, has.long),
    (8, has.more),
    (9, has.of_body),
    (30, has.finished),
    (13, has.dated),
    (14, has.dated_itself),
    (12, has.from_now),
    (23, has.by_plan),
    (1, has.said),
    (18, has.vowed),
    (20, has.myself),
    (10, has.told_of_oneself),
)
GOING_ON: Evidence = (
    (8, has.paired),
    (7, has.long),
    (16, has.near_object),
    (9, has.more),
    (8, has.of_body),
    (8, has.at_work),
)
NOT_DONE: Evidence = (
    (8, doubts.negated),
    (60, doubts.undone),
    (8, doubts.short),
    (5, doubts.rarely),
    (23, doubts.light),
    (12, doubts.from_somewhere),
    (12, doubts.with_something),
    (45, doubts.online),
    (45, doubts.keeps_order),
    (40, doubts.by_somebody),
    (20, doubts.dismissed),
    (19, doubts.solved),
    (29, doubts.of_crime),
    (8, has.about_crime),
    (20, doubts.only),
    (26, doubts.percent),
    (11, doubts.paid),
    (30, doubts.by_others),
    (40, doubts.asked),
    (3, doubts.follows),
)
NOT_AHEAD: Evidence = (
    (18, doubts.negated),
    (8, doubts.follows),
    (13, doubts.announced),
    (6, doubts.spoken),
    (5, doubts.from_somewhere),
    (9, doubts.with_something),
    (7, doubts.only),
    (1, doubts.now),
    (14, doubts.habit),
    (6, doubts.ours_now),
    (7, doubts.last_year),
    (5, doubts.by_others),
    (40, doubts.asked),
)
NOT_GOING_ON: Evidence = ((8, doubts.rarely), (7, doubts.light), (9, has.about_crime), (9, doubts.by_others))
ENOUGH = 9


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
