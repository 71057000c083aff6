"""Where the clause of a Russian verb begins and ends."""

from ..lexicon.grammar import word_set
from .reading import Words, low_at

_FINITE = frozenset(("past", "passive", "perfective", "perfective we", "future", "will", "present", "progress"))


def clause_stop(words: Words, at: int) -> int:
    """The last word before a comma that opens another clause, a semicolon, a dash or the end."""
    last = at
    for near in range(at + 1, len(words)):
        low = words[near].low
        opened = low_at(words, near + 1)
        if low == "»" and any(words[before].low == "«" for before in range(at, near)):
            last = near
            continue
        if low in ".!?;:–—»" or (low == "," and (opened.startswith("котор") or opened in word_set("ru", "opens_clause"))):
            break
        if low in (",", "и", "а", "но") and _another_verb(words, near + 1):
            break
        last = near
    while last > at and words[last].low in _DANGLING:
        last -= 1
    return last


# «…, но», «… для того, чтобы»: words left over before the clause that follows.
_DANGLING = frozenset((",", "и", "а", "но", "для", "того", "так", "как", "чтобы", "(", "«"))


def _another_verb(words: Words, at: int) -> bool:
    """Does another finite verb follow before the next sign?"""
    for word in words[at : at + 8]:
        if word.low in ",.;:–—»":
            return False
        if word.form.tags & _FINITE and "infinitive" not in word.form.tags:
            return True
    return False


def clause_start(words: Words, at: int) -> int:
    """The first word of the clause of a verb, its subject: «в районе | камеры установили», at most twelve words back."""
    first = at
    while first > 0 and at - first < 12:
        before = words[first - 1]
        if before.low in ",.;:–—«»()" or before.form.tags & _FINITE or "speech" in before.form.tags:
            break
        if before.low in ("и", "а", "но", "что", "чтобы") and _verb_before(words, first - 1):
            break
        first -= 1
    while first < at and words[first].low in ("и", "а", "но", "что", "также", "кроме", "того", "при", "этом"):
        first += 1
    return first


def _verb_before(words: Words, at: int) -> bool:
    """Is there a finite verb in the five words before, so that «и» joins two clauses?"""
    for near in range(at - 1, max(-1, at - 6), -1):
        if words[near].low in ",.;:":
            return words[at].low in ("что", "чтобы")
        if words[near].form.tags & _FINITE:
            return True
    return words[at].low != "и"
