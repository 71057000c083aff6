"""The same story twice is one item with several sources: which texts repeat which, and which of them stays.

Portals print each other and the same press release: another headline, a cut tail, a first line of their own. Two texts
that share a frame but tell other numbers or another place are two stories, so a merge needs both: nearly the same words,
and no passage in which both texts say something and do not say the same.
"""

import re
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise, repeat
from zlib import crc32

from . import edtf
from .model import Span
from .patterns import fold
from .record import Record, commitment_at

SIZE = 5  # words of a shingle
LEAST = 30  # a text of fewer shingles repeats nothing: two short notes may well use the same words
OF_SHORTER, OF_LONGER = 0.7, 0.4  # shares of common shingles from which a text is a near copy
DENSE, SHORT = 2, 200  # every second shingle of a text with fewer than so many leads to candidates …
SPARSE = 8  # … and every eighth of a longer one; a multiple, so that a short and a long text meet
CROWD = 20  # a shingle of so many different stories is a set phrase and leads nowhere
TRIES = 3  # candidates that are compared word by word
FAR = 200  # letters of the longest claim
ANCHOR = 3  # so many equal words in a row hold two texts together; fewer are chance
_WORD = re.compile(r"[^\W_]+")


def gather(records: Sequence[Record]) -> list[Record]:
    """Articles -> items by id, each with its reprints. What follows a reprint, or is followed by one, meets the item.

    An editor's ``reprint_of`` decides before the words do; the links of the records lead to records that are there.
    """
    forced = {one.id: one.reprint_of for one in records if one.reprint_of}
    wanted = set(forced.values())
    pool = sorted((one for one in records if one.reprint_of is None), key=lambda one: _rank(one, wanted=one.id in wanted))
    homes = forced | _near_copies(pool)
    ends = {one.id: homes.get(home := homes.get(one.id, one.id), home) for one in records}
    copies: dict[str, list[Record]] = defaultdict(list)
    for one in sorted(records, key=lambda record: record.id):
        copies[ends[one.id]].append(one)
    items = []
    for item in sorted((one for one in records if ends[one.id] == one.id), key=lambda record: record.id):
        earlier = [ends[other] for one in (item, *copies[item.id]) for other in one.follows]
        follows = tuple(dict.fromkeys(one for one in earlier if one != item.id))
        answers = tuple(
            replace(answer, article=ends[answer.article])
            for one in (item, *copies[item.id])
            for answer in one.answers
            if ends[answer.article] != item.id and answer.report in item.document.text
            if answer.status or commitment_at(item, answer.report)
        )
        others = tuple(one for one in copies[item.id] if one.id != item.id)
        items.append(replace(item, reprints=others, follows=follows, answers=tuple(dict.fromkeys(answers))))
    return items


def share(one: Record, other: Record) -> float:
    """How much of the shorter text's shingles the two have in common, 0 to 1."""
    mine, theirs = shingles(one), shingles(other)
    return len(mine & theirs) / (min(len(mine), len(theirs)) or 1)


def _rank(record: Record, *, wanted: bool) -> tuple[bool, bool, int, str]:
    """Who stays, best first: one an editor worked on, one with a full date, the longer text, the first id."""
    edited = bool(record.translation or record.text_policy or record.corrections)
    dated = edtf.full_date(record.facts.published.edtf) is not None
    return not (wanted or edited), not dated, -sum(span.stop - span.start for span in _body(record)), record.id


def _near_copies(pool: Iterable[Record]) -> dict[str, str]:
    """Records, best first -> {id of a near copy: id of the better text it repeats}.

    Each is compared only with texts that repeat nothing themselves and share rare words with it, so the time grows with
    the number of texts: neither a press release in a hundred copies nor a phrase in all texts makes it quadratic.
    """
    homes: dict[str, str] = {}
    items: list[tuple[Record, array[int]]] = []
    index: dict[int, tuple[int, ...]] = {}
    for record in pool:
        mine = shingles(record)
        if len(mine) < LEAST:
            continue
        step = DENSE if len(mine) < SHORT else SPARSE
        sample = [one for one in mine if one % step == 0]
        met = Counter(at for one in sample for at in index.get(one, ()))
        nearest = sorted(met, key=lambda at: (-met[at], at))[:TRIES]
        home = next((items[at][0] for at in nearest if _repeats(record, mine, *items[at])), None)
        if home:
            homes[record.id] = home.id
            continue
        for one in sample:
            found = index.get(one)
            if found is None:
                index[one] = (len(items),)
            elif found:
                index[one] = (*found, len(items)) if len(found) < CROWD else ()
        items.append((record, record.prints or array("I", mine)))
    return homes


def _repeats(record: Record, mine: frozenset[int], item: Record, theirs: "array[int]") -> bool:
    common = len(mine.intersection(theirs))
    shorter, longer = sorted((len(mine), len(theirs)))
    return (
        record.document.lang == item.document.lang
        and common >= OF_SHORTER * shorter
        and common >= OF_LONGER * longer
        and item.id not in record.follows
        and record.id not in item.follows
        and not _differ(record, item)
    )


def shingles(record: Record) -> frozenset[int]:
    """Every five words in a row of the body, as numbers that are the same in every build."""
    return frozenset(record.prints or prints(record))


def prints(record: Record) -> "array[int]":
    """The same numbers as a row, in order, to be kept with the record."""
    words = [word.encode() for word in _words(record)]
    stops = list(accumulate(len(word) + 1 for word in words))
    text = b" ".join(words)
    found = {crc32(text[start : stop - 1]) for start, stop in zip([0, *stops], stops[SIZE - 1 :], strict=False)}
    return array("I", sorted(found))


def _body(record: Record) -> list[Span]:
    """The paragraphs, without where and when an agency filed the text."""
    stop = record.document.dateline.stop if record.document.dateline else 0
    return [Span(max(one.start, stop), one.stop) for one in record.document.paragraphs if one.stop > stop]


def _words(record: Record) -> list[str]:
    """Words and numbers of the body, folded."""
    text = record.document.text
    words = (word for part in _body(record) for word in _WORD.findall(text, part.start, part.stop))
    return list(map(fold, words, repeat(record.document.lang)))


def _places(record: Record) -> list[tuple[int, int]]:
    """Where those words start and stop. Plain pairs: a long text has a hundred thousand."""
    text = record.document.text
    return [word.span() for part in _body(record) for word in _WORD.finditer(text, part.start, part.stop)]


def _differ(one: Record, other: Record) -> bool:
    """Do the texts tell different things: another region, or other numbers or places in the same passage?

    What stands in one text only is no difference: a tail may be cut, a first line added.
    """
    if any(mine and theirs and not mine & theirs for mine, theirs in zip(_named(one), _named(other), strict=True)):
        return True
    gaps = _gaps(_words(one), _words(other))
    if not gaps:
        return False
    places, others = _places(one), _places(other)
    claims, counterclaims = _claims(one, places), _claims(other, others)
    return any(
        said - answered and answered - said
        for left, right in gaps
        for said, answered in zip(_told(places[left], claims), _told(others[right], counterclaims), strict=True)
    )


def _named(record: Record) -> tuple[set[str], set[str]]:
    """Regions and places that the whole article is about, its headline included."""
    return {one.id for one in record.facts.regions}, {one.key for one in record.facts.places}


Claims = list[tuple[Span, str, object]]


def _claims(record: Record, words: list[tuple[int, int]]) -> Claims:
    """What a frame is filled with, in order: figures by value, other numbers as written, regions and places."""
    text, facts = record.document.text, record.facts
    figures: Claims = [(one.evidence[0], "number", (one.value, one.upper)) for one in facts.figures if one.evidence]
    inside = {at for span, _, _ in figures for at in range(span.start, span.stop)}
    loose = [(Span(*word), text[slice(*word)]) for word in words if word[0] not in inside and text[word[0]].isdecimal()]
    numbers: Claims = [(span, "number", (float(word), None)) for span, word in loose if word.isdecimal()]
    regions: Claims = [(span, "place", one.id) for one in facts.regions for span in one.evidence]
    places: Claims = [(span, "place", one.key) for one in facts.places for span in one.evidence]
    return sorted([*figures, *numbers, *regions, *places], key=_start)


def _start(claim: tuple[Span, str, object]) -> int:
    return claim[0].start


def _told(words: list[tuple[int, int]], claims: Claims) -> tuple[Counter[object], Counter[object]]:
    """(numbers, places) that a passage tells, with how often."""
    passage = Span(words[0][0], words[-1][1])
    near = claims[bisect_left(claims, passage.start - FAR, key=_start) : bisect_left(claims, passage.stop, key=_start)]
    numbers, places = (
        Counter(value for span, kind, value in near if kind == wanted and span.overlaps(passage))
        for wanted in ("number", "place")
    )
    return numbers, places


def _gaps(one: list[str], other: list[str]) -> list[tuple[slice, slice]]:
    """Where two texts part and both go on in words of their own: the words of each between the runs that they share."""
    held = [(0, 0, 0), *_blocks(one, other), (len(one), len(other), 0)]
    return [
        (slice(left + size, next_left), slice(right + size, next_right))
        for (left, right, size), (next_left, next_right, _) in pairwise(held)
        if left + size < next_left and right + size < next_right
    ]


def _blocks(one: list[str], other: list[str]) -> Iterator[tuple[int, int, int]]:
    """Equal runs of ANCHOR words or more, in order: (where in one, where in the other, how many words).

    They grow from the runs that each text has once. So two texts of a hundred thousand words take a moment, where a
    comparison of every word with every other would take hours.
    """
    mine, theirs = _once(one), _once(other)
    left = right = 0
    for pair in _rising([(at, theirs[run]) for run, at in mine.items() if run in theirs]):
        (start, to), size = pair, ANCHOR
        if start < left or to < right:
            continue  # in the block before
        while start > left and to > right and one[start - 1] == other[to - 1]:
            start, to, size = start - 1, to - 1, size + 1
        while start + size < len(one) and to + size < len(other) and one[start + size] == other[to + size]:
            size += 1
        yield start, to, size
        left, right = start + size, to + size


def _once(words: list[str]) -> dict[tuple[str, ...], int]:
    """The runs of ANCHOR words that stand once in a text, with their places, in order."""
    runs = list(zip(*(words[skip:] for skip in range(ANCHOR)), strict=False))
    counts = Counter(runs)
    return {run: at for at, run in enumerate(runs) if counts[run] == 1}


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of pairs, in order of their first numbers, in which the second ones rise too."""
    ends: list[int] = []  # the least last number of a rising row, by its length
    last: list[int] = []  # and the pair that ends it
    before: list[int | None] = []
    for number, (_, to) in enumerate(pairs):
        length = bisect_left(ends, to)
        before.append(last[length - 1] if length else None)
        ends[length : length + 1], last[length : length + 1] = [to], [number]
    found, at = [], last[-1] if last else None
    while at is not None:
        found.append(pairs[at])
        at = before[at]
    return found[::-1]
