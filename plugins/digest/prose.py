"""The text of an article as its page shows it: paragraphs cut at sentences and marks. Plain values, no HTML."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .model import Document, Span
from .spans import between

PACE = 1100  # characters of Cyrillic text that a person reads in a minute
Languages = Sequence[tuple[str, Span]]
Marks = Sequence[tuple[Span, int]]


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text of one language and one mark. ``anchor`` is set on the first segment of a mark, ``closes`` on the last
    of it in a paragraph, after which its number stands.
    """

    text: str
    lang: str | None
    mark: int | None
    anchor: str | None
    closes: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence with the space behind it. ``number`` counts the sentences of the page and makes the anchor ``s4``; a
    paragraph of one sentence has its own anchor, so that sentence has none.
    """

    number: int | None
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph cut into sentences; ``number`` makes its anchor ``p2``."""

    number: int
    lang: str
    parts: tuple[Part, ...]

    @property
    def id(self) -> str:
        """Its anchor."""
        return f"p{self.number}"


@dataclass(frozen=True, slots=True)
class Pair:
    """Paragraphs of a text and of its translation that stand beside each other."""

    number: int
    first: tuple[Paragraph, ...]
    second: tuple[Paragraph, ...]


def paragraphs(document: Document, shown: Sequence[Span], numbers: dict[Span, int]) -> Iterator[Paragraph]:
    """The ``shown`` paragraphs cut at sentences, at the edges of marks and of passages in another language; marks (with
    their ``numbers``) and passages are in order.
    """
    foreign, marks = list(document.foreign), list(numbers.items())
    opened: set[int] = set()
    told = 0
    for at, span in enumerate(shown, 1):
        inside = [(lang, part) for lang, part in between(foreign, span, key=lambda item: item[1])]
        marked = [(part, number) for part, number in between(marks, span, key=lambda item: item[0])]
        starts = [one.span.start for one in between(document.sentences, span, key=lambda one: one.span)][1:]
        cuts = [span.start, *[start for start in starts if start > span.start], span.stop]
        several = len(cuts) > 2
        parts = []
        for start, stop in pairwise(cuts):
            told += 1
            part = Span(start, stop)
            segments = tuple(_segments(document, part, inside, marked, opened))
            parts.append(Part(told if several else None, segments))
        yield Paragraph(at, document.lang, tuple(parts))


def _segments(document: Document, part: Span, foreign: Languages, marks: Marks, opened: set[int]) -> Iterator[Segment]:
    edges = {part.start, part.stop}
    for span in [span for _, span in foreign] + [span for span, _ in marks]:
        if span.overlaps(part):
            edges |= {max(span.start, part.start), min(span.stop, part.stop)}
    for start, stop in pairwise(sorted(edges)):
        piece = Span(start, stop)
        mark, end = next(((number, span.stop) for span, number in marks if span.covers(piece)), (None, 0))
        lang = next((lang for lang, one in foreign if one.covers(piece)), None)
        anchor = f"e{mark}" if mark and mark not in opened else None
        if mark:
            opened.add(mark)
        yield Segment(piece.of(document.text), lang, mark, anchor, end == stop)


def minutes(shown: Sequence[Span]) -> int:
    """How long these paragraphs take to read, in whole minutes; 0 for a text so short that nobody asks."""
    found = round(sum(span.stop - span.start for span in shown) / PACE)
    return found if found > 1 else 0


def side_by_side(first: Document, second: Document) -> tuple[Pair, ...]:
    """Two texts of one article paragraph by paragraph; as two wholes where they have not the same number of them."""
    mine, other = (tuple(paragraphs(one, one.paragraphs, {})) for one in (first, second))
    if len(mine) != len(other):
        return (Pair(1, mine, other),)
    return tuple(Pair(one.number, (one,), (two,)) for one, two in zip(mine, other, strict=True))
