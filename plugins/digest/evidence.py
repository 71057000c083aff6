"""Evidence as a page shows it: a sentence with the words a fact was read from, and the numbers of their marks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import attrgetter, itemgetter

from .model import Document, Dropped, Sentence, Span
from .spans import between, merged

_FRAME: Callable[[Sentence | Dropped], Span] = attrgetter("span")
_MARK: Callable[[tuple[Span, int]], Span] = itemgetter(0)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence with the words a fact was read from: (text, is it one of them) in order, and the numbers of the marks
    on this page.
    """

    numbers: tuple[int, ...]
    parts: tuple[tuple[str, bool], ...]
    lang: str


def evidence_of(document: Document, spans: tuple[Span, ...], numbers: dict[Span, int]) -> tuple[Evidence, ...]:
    """Spans gathered by the sentence (or headline, or set-aside line) they stand in."""
    order = tuple(numbers.items())
    by_frame: dict[Span, list[Span]] = {}
    for span in spans:
        by_frame.setdefault(_frame(document, span), []).append(span)
    found = []
    for frame, inside in by_frame.items():
        parts, marks, at = [], [], frame.start
        for span in merged(inside):
            parts += [(document.text[at : span.start], False), (span.of(document.text), True)]
            marks += [number for mark, number in between(order, span, key=_MARK) if mark.covers(span)]
            at = span.stop
        parts.append((document.text[at : frame.stop], False))
        found.append(Evidence(tuple(dict.fromkeys(marks)), tuple(part for part in parts if part[0]), document.lang))
    return tuple(found)


def _frame(document: Document, span: Span) -> Span:
    """What holds all of ``span``: a sentence, a line that was set aside, the headline; else only itself."""
    lines: tuple[Sequence[Sentence | Dropped], ...] = (document.sentences, document.dropped)
    for items in lines:
        for one in between(items, span, key=_FRAME):
            if one.span.covers(span):
                return one.span
    return document.title if document.title and document.title.covers(span) else span
