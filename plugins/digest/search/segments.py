"""Items -> segments of the index: each a folder of small files named by what is in it, so that it is made once.

A list is cut where the digest of an item says so (content-defined chunking, as backup programs do): an article more or less
changes its own segment and leaves the others as they are. A segment's terms are sorted and parted into shards of about
equal size; a query loads, of every segment, the shards its words fall into.
"""

import hashlib
import json
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from .items import Item, Text
from .words import Stemmer

# Items in a segment: at least; on average so many more until a cut comes; at most. Commitments are short and come alone.
SIZES = {"article": (1024, 1024, 2048), "commitment": (4096, 4096, 16384), "person": (4096, 4096, 16384)}
SHARD = 5_500  # characters of a shard, about 2 KB compressed
BLOCK = 64  # addresses in one file
LEVELS = 16  # how well a term fits an item, from 0
# What a word or a tag counts in the title; in the text once it counts 1, often at most SATURATION + 1 times as much (BM25
# with its usual k1; a text's length is measured against USUAL_LENGTH: an average would make segments depend on others).
TITLE = 4.0
SATURATION, USUAL_LENGTH, LENGTH_SHARE = 1.2, 250, 0.75
STEP = 0.42  # of the weight, from one level to the next
SUMMARY = "segment.json"
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Segment:
    """One kind of items, or some of them. ``id`` names its folder, ``cuts`` are the first terms of its shards in order."""

    id: str
    kind: str
    size: int
    cuts: tuple[str, ...]


def segment(kind: str, items: Sequence[Item], name: str, stemmer: Stemmer) -> tuple[Segment, dict[str, str]]:
    """Items -> (their segment, file name -> text): shards ``0.json`` …, addresses ``items-0.json`` …, ``segment.json``."""
    parts = list(shards(postings(items, stemmer)))
    made = Segment(name, kind, len(items), tuple(first for first, _ in parts))
    files = {f"{number}.json": text for number, (_, text) in enumerate(parts)}
    for start in range(0, len(items), BLOCK):
        files[f"items-{start // BLOCK}.json"] = compact([item.key for item in items[start : start + BLOCK]]) + "\n"
    return made, files | {SUMMARY: compact([made.kind, made.size, made.cuts]) + "\n"}


def kept(name: str, files: dict[str, str]) -> Segment:
    """The segment whose files an earlier build wrote."""
    kind, size, cuts = json.loads(files[SUMMARY])
    return Segment(name, kind, size, tuple(cuts))


def chunks(kind: str, items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """Runs of items of one kind, cut behind those whose digest says so."""
    fewest, usual, most = SIZES[kind]
    start = 0
    for at, item in enumerate(items, 1):
        size = at - start
        if size >= most or (size >= fewest and zlib.crc32(item.key.encode()) % usual == 0):
            yield items[start:at]
            start = at
    if start < len(items):
        yield items[start:]


def name_of(items: Sequence[Item], fingerprint: str) -> str:
    """The name of a segment's folder: a digest of its items and of the rules they are indexed by."""
    found = hashlib.sha256(fingerprint.encode())
    for item in items:
        found.update(repr(item).encode())
    return found.hexdigest()[:16]


def postings(items: Sequence[Item], stemmer: Stemmer) -> dict[str, list[int]]:
    """Term -> for each item that has it: LEVELS × the distance to the item before, plus how well it fits."""
    found: dict[str, list[int]] = defaultdict(list)
    last: dict[str, int] = defaultdict(int)
    for at, item in enumerate(items):
        for term, level in _levels(item, stemmer):
            found[term].append((at - last[term]) * LEVELS + level)
            last[term] = at
    return found


def _levels(item: Item, stemmer: Stemmer) -> Iterator[tuple[str, int]]:
    counts = Counter(_stems(item.body, stemmer))
    length = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * counts.total() / USUAL_LENGTH)
    weights = {term: (SATURATION + 1) * count / (count + length) for term, count in counts.items()}
    for term in set(_stems(item.title, stemmer)):
        weights[term] = weights.get(term, 0) + TITLE
    for tag, count, heading in item.tags:
        weights[tag] = (SATURATION + 1) * count / (count + SATURATION) + TITLE * heading
    for term, weight in weights.items():
        yield term, min(LEVELS - 1, int(weight / STEP))


def _stems(texts: Iterable[Text], stemmer: Stemmer) -> list[str]:
    return [stem for text, langs in texts for stem in stemmer.stems(text, langs)]


def shards(terms: Mapping[str, object], most: int = SHARD) -> Iterator[tuple[str, str]]:
    """Terms with what they hold -> (first term, JSON) of each shard, in order of the terms' characters."""
    part: list[str] = []
    first, size = "", 0
    for term in sorted(terms, key=_code_units):
        line = f"{compact(term)}:{compact(terms[term])}"
        if part and size + len(line) > most:
            yield first, "{" + ",\n".join(part) + "}\n"
            part, size = [], 0
        if not part:
            first = term
        part.append(line)
        size += len(line)
    if part:
        yield first, "{" + ",\n".join(part) + "}\n"


def compact(value: object) -> str:
    """JSON without a space to spare."""
    return _ENCODER.encode(value)


def _code_units(term: str) -> bytes:
    """The order of strings in a browser."""
    return term.encode("utf-16-be", "surrogatepass")
