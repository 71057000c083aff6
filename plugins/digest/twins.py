"""Which facts of a translation are the original's: a page shows the sentence of its own text when it says the same."""

from bisect import bisect_right
from collections.abc import Hashable

from .model import Document
from .record import Record
from .said import Commitment, Facts, Figure


def twin_of(one: Figure, own: Facts) -> Figure | None:
    """The same figure in the text of the page, or None."""

    def same(mine: Figure) -> bool:
        return (mine.value, mine.unit, mine.direction, mine.status) == (one.value, one.unit, one.direction, one.status)

    return next((mine for mine in own.figures if same(mine)), None)


def twins_of(record: Record, document: Document, own: Facts) -> list[Commitment | None]:
    """For each commitment of the record the one of the page's text, or None. ``own``: the facts of ``document``.

    The same is what has the same status and number, or the same status in the same paragraph, as many in both texts. Order
    alone pairs nothing: a wrong sentence is worse than one in the other language.
    """
    theirs, mine = record.facts.commitments, own.commitments
    if document is record.document:
        return list(theirs)
    found: list[Commitment | None] = [None] * len(theirs)
    free = list(range(len(mine)))
    parallel = len(record.document.paragraphs) == len(document.paragraphs)
    for key in (_by_number, _by_paragraph) if parallel else (_by_number,):
        for value in dict.fromkeys(key(record.document, one) for one in theirs):
            left = [at for at, one in enumerate(theirs) if found[at] is None and key(record.document, one) == value]
            right = [at for at in free if key(document, mine[at]) == value]
            if value is not None and len(left) == len(right):
                for at, other in zip(left, right, strict=True):
                    found[at] = mine[other]
                    free.remove(other)
    return found


def _by_number(_document: Document, one: Commitment) -> Hashable:
    return None if one.quantity is None else (one.status, one.quantity)


def _by_paragraph(document: Document, one: Commitment) -> Hashable:
    at = bisect_right(document.paragraphs, one.evidence[0].start, key=lambda paragraph: paragraph.start)
    return one.status, at
