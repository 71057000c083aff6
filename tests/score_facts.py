"""People, figures, quotes and commitments against the truth: what counts as the same fact, and how right its parts are."""

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

from digest.model import Document, Span
from digest.normal import normalise
from digest.said import Facts

Truth = dict[str, Any]
Same = Callable[[str, str, Any, Any], None]


def occurrences(text: str, piece: str) -> list[Span]:
    """Every place where a verbatim piece of the truth stands in the normalised text."""
    clean = normalise(piece).strip()
    return [Span(match.start(), match.end()) for match in re.finditer(re.escape(clean), text)] if clean else []


def paired(found: list[Any], truth: list[Truth], same: Callable[[Any, Truth], float]) -> list[tuple[Any, Truth]]:
    """Each found fact with at most one true one, best likeness first; likeness 0 is no match."""
    scores = sorted(
        ((same(one, want), a, b) for a, one in enumerate(found) for b, want in enumerate(truth)), key=lambda item: -item[0]
    )
    used: tuple[set[int], set[int]] = (set(), set())
    pairs = []
    for likeness, a, b in scores:
        if likeness > 0 and a not in used[0] and b not in used[1]:
            used[0].add(a)
            used[1].add(b)
            pairs.append((found[a], truth[b]))
    return pairs


def _key(name: str) -> tuple[str, ...]:
    words = re.findall(r"[\w-]+", normalise(name).lower().replace("ё", "е"))
    return (words[0], words[-1]) if words else ("",)


def same_person(one: Any, want: Truth) -> float:
    """The same given name and surname; a patronymic may be missing."""
    return float(_key(one.name) == _key(want["name"]))


def _stems(text: str) -> set[str]:
    return {word[:5] for word in re.findall(r"\w+", normalise(text).lower().replace("ё", "е")) if len(word) > 1}


def same_role(found: str | None, want: str) -> bool:
    """The same words by their beginnings, or most of them with the first or last in common."""
    mine, theirs = _stems(found or ""), _stems(want)
    if not mine or not theirs:
        return mine == theirs
    return len(mine & theirs) / len(mine | theirs) >= 0.5


def figures(text: str) -> Callable[[Any, Truth], float]:
    def same(one: Any, want: Truth) -> float:
        if abs(one.value - want["value"]) > 1e-6:
            return 0.0
        return float(any(span.overlaps(one.evidence[0]) for span in occurrences(text, want["at"])))

    return same


def quotes(text: str) -> Callable[[Any, Truth], float]:
    def same(one: Any, want: Truth) -> float:
        best = 0.0
        for first in occurrences(text, want["first"]):
            last = [span for span in occurrences(text, want["last"]) if span.stop >= first.stop]
            if last:
                whole = Span(first.start, last[0].stop)
                mine = Span(one.evidence[0].start, one.evidence[-1].stop)
                common = min(whole.stop, mine.stop) - max(whole.start, mine.start)
                best = max(best, common / (max(whole.stop, mine.stop) - min(whole.start, mine.start)))
        return best if best >= 0.6 else 0.0

    return same


def commitments(text: str) -> Callable[[Any, Truth], float]:
    def same(one: Any, want: Truth) -> float:
        if one.status != want["status"]:
            return 0.0
        spans = occurrences(text, want["at"])
        return max((_shared(span, one.evidence[0]) for span in spans), default=0.0)

    return same


def _shared(one: Span, other: Span) -> float:
    common = min(one.stop, other.stop) - max(one.start, other.start)
    return max(0.0, common / (one.stop - one.start))


def compare(result: Any, stem: str, document: Document, said: Facts, truth: Truth) -> None:
    """Adds the four kinds of facts of one article to a ``score.Score``."""
    text = document.text
    people = paired(list(said.people), truth["people"], same_person)
    _count(result, stem, "people", said.people, truth["people"], people, lambda one: one.name, lambda want: want["name"])
    for one, want in people:
        result.say(stem, "role", same_role(one.role, want["role"]), one.role, want["role"])
    pairs = paired(list(said.figures), truth["figures"], figures(text))
    _count(
        result, stem, "figures", said.figures, truth["figures"], pairs,
        lambda one: f"{one.value} {one.evidence[0].of(text)!r}", lambda want: f"{want['value']} {want['at']!r}",
    )  # fmt: skip
    for one, want in pairs:
        result.say(stem, "unit", (one.unit or "other") == want["unit"], one.unit, f"{want['unit']} {want['at']}")
        result.say(
            stem, "direction", (one.direction or "") == want["direction"], one.direction, f"{want['direction']} {want['at']}"
        )
        result.say(stem, "plan or fact", one.status == want["status"], one.status, f"{want['status']} {want['at']}")
        result.say(stem, "additional", one.additional == want.get("additional", False), one.additional, want["at"])
        result.say(
            stem, "subset", one.subset_of == want.get("subset_of"), one.subset_of, f"{want.get('subset_of')} {want['at']}"
        )
        result.say(
            stem, "period", (one.period is None) == ("period" not in want), one.period, f"{want.get('period')} {want['at']}"
        )
        result.say(
            stem,
            "base",
            (one.base, one.upper) == (want.get("base"), want.get("upper")),
            (one.base, one.upper),
            f"{want.get('base')} {want.get('upper')} {want['at']}",
        )
        if want["direction"] and want["unit"] == "percent":
            result.say(stem, "compared", one.compared == want.get("has_base", "base" in want), one.compared, want["at"])
    spoken = paired(list(said.quotes), truth["quotes"], quotes(text))
    _count(
        result, stem, "quotes", said.quotes, truth["quotes"], spoken,
        lambda one: f"{one.text[:30]}…{one.text[-30:]}", lambda want: f"{want['first']} … {want['last']}",
    )  # fmt: skip
    for one, want in spoken:
        right = _key(one.speaker or "") == _key(want["speaker"]) or same_role(one.speaker, want["speaker"])
        result.say(stem, "speaker", right, one.speaker, f"{want['speaker']} / {want['first']}")
    done = paired(list(said.commitments), truth["commitments"], commitments(text))
    _count(
        result, stem, "commitments", said.commitments, truth["commitments"], done,
        lambda one: f"{one.status} {one.evidence[0].of(text)!r}", lambda want: f"{want['status']} {want['at']!r}",
    )  # fmt: skip
    for one, want in done:
        result.say(
            stem, "quantity", one.quantity == want.get("quantity"), one.quantity, f"{want.get('quantity')} {want['at']}"
        )
        right = (not one.actor) == (not want["actor"]) and (not one.actor or _alike(one.actor, want["actor"]))
        result.say(stem, "actor", right, one.actor, f"{want['actor']} / {want['at']}")


def _alike(found: str, want: str) -> bool:
    return bool(_stems(found) & _stems(want))


def _count(
    result: Any, stem: str, key: str, found: Any, truth: list[Truth], pairs: list[tuple[Any, Truth]],
    show: Callable[[Any], str], show_truth: Callable[[Truth], str],
) -> None:  # fmt: skip
    counts = result.sets.setdefault(key, Counter())
    counts["hit"] += len(pairs)
    counts["found"] += len(found)
    counts["must"] += len(truth)
    for one in found:
        if not any(one is mine for mine, _ in pairs):
            result.misses.append(f"{stem} {key}+: {show(one)}")
    for want in truth:
        if not any(want is theirs for _, theirs in pairs):
            result.misses.append(f"{stem} {key}-: {show_truth(want)}")
