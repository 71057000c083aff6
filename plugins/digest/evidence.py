"""Evidence as a page shows it: a sentence with the words a fact was read from, and the numbers of their marks."""

from dataclasses import dataclass

from .model import Document, Span
from .spans import between


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
    frames = [sentence.span for sentence in document.sentences] + [line.span for line in document.dropped]
    frames = sorted([*frames, document.title] if document.title else frames, key=lambda frame: frame.start)
    order = list(numbers.items())
    by_frame: dict[Span, list[Span]] = {}
    for span in spans:
        near = between(frames, span, key=lambda frame: frame)
        by_frame.setdefault(next((frame for frame in near if frame.covers(span)), span), []).append(span)
    found = []
    for frame, inside in by_frame.items():
        parts, marks, at = [], [], frame.start
        for span in sorted(inside, key=lambda span: span.start):
            parts += [(document.text[at : span.start], False), (span.of(document.text), True)]
            marks += [number for mark, number in between(order, span, key=lambda item: item[0]) if mark.covers(span)]
            at = span.stop
        parts.append((document.text[at : frame.stop], False))
        found.append(Evidence(tuple(dict.fromkeys(marks)), tuple(part for part in parts if part[0]), document.lang))
    return tuple(found)
