"""Passages in quotation marks, nested, unclosed or ending in a mark of the wrong kind."""

import re

from ..model import Span

_PAIRS = {"«": "»", "“": "”", "„": "“"}
_MARK = re.compile('[«»“”„"]')

# A closing mark with an attribution behind it.
_SAID_BEHIND = re.compile(r"\"[.,!?…]*\s*[–—-]\s|\"\s*,?\s*де(?:д|й|п)")


def marked_passages(text: str, span: Span) -> list[Span]:
    """Outermost passages in quotation marks, marks left out; an unclosed one runs to the end of the paragraph."""
    found: list[Span] = []
    stack: list[tuple[str, int]] = []
    skip_to = span.start
    for mark in _MARK.finditer(text, span.start, span.stop):
        at, sign = mark.start(), mark[0]
        if at < skip_to:
            continue
        if stack and sign == stack[-1][0]:
            _, start = stack.pop()
            if not stack:
                found.append(Span(start, at))
        elif sign in _PAIRS:
            stack.append((_PAIRS[sign], at + 1))
        elif sign == '"' and not stack:
            closed = _SAID_BEHIND.search(text, at + 1, span.stop)
            nearest = text.find('"', at + 1, span.stop)
            if closed and at == span.start:
                found.append(Span(at + 1, closed.start()))
                skip_to = closed.end() - 1
            elif nearest < 0 and not found and _SAID_BEHIND.match(text, at, span.stop):
                found.append(Span(span.start, at))
                skip_to = at + 1
            elif nearest > 0:
                found.append(Span(at + 1, nearest))
                skip_to = nearest + 1
    if stack and not found and stack[0][1] - span.start <= 3:
        found.append(Span(stack[0][1], span.stop))
    return found
