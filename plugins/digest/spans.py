"""Many spans at once: found by bisection, so that a long text costs as much for each of its letters as a short one."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from .model import Span

Item = TypeVar("Item")


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in order, overlapping ones as one."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, span.stop)):
        if found and span.start < found[-1].stop:
            found[-1] = Span(found[-1].start, max(found[-1].stop, span.stop))
        else:
            found.append(span)
    return tuple(found)


def between(items: Sequence[Item], span: Span, key: Callable[[Item], Span]) -> Sequence[Item]:
    """Of items in order of their spans, those that overlap ``span``."""
    first = bisect_right(items, span.start, key=lambda item: key(item).stop)
    last = bisect_left(items, span.stop, key=lambda item: key(item).start)
    return items[first:last]


class Cover:
    """What some spans cover together."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = merged(spans)

    def touches(self, span: Span) -> bool:
        """Does one of them share a character with ``span``?"""
        return bool(self._spans and between(self._spans, span, lambda one: one))

    def holds(self, span: Span) -> bool:
        """Does one of them, or several that overlap, hold all of ``span``?"""
        return any(one.covers(span) for one in between(self._spans, span, lambda one: one))
