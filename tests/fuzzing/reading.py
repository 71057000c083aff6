"""What must hold of one file, whatever is in it: bytes -> text -> document -> facts -> the public record."""

import json
import re
import sys
from collections.abc import Iterator
from datetime import date
from functools import cache
from types import FrameType
from typing import Any

from jsonschema import Draft202012Validator

from digest import decoding, facts, normal, records, vocabulary
from digest import document as documents
from digest.model import DigestError, Document, Span
from digest.record import Record, Source
from digest.said import KINDS, Facts
from digest.verdict import REASONS

from .hostile import ROOT

TODAY = date(2026, 11, 22)
WORD = re.compile(r"\w+")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@cache
def words() -> vocabulary.Vocabulary:
    return vocabulary.load(ROOT / "content" / "vocabulary")


@cache
def _contract() -> Draft202012Validator:
    return Draft202012Validator(json.loads((ROOT / "plugins/digest/articles.schema.json").read_text(encoding="utf-8")))


def decoded(data: bytes) -> str | None:
    """The text of a file, or None when it is refused; anything but our own error goes through."""
    try:
        return decoding.decode(data, "case.txt")[0]
    except DigestError as error:
        assert str(error).startswith("case.txt:"), error
        assert error.expected, f"an editor is not told what to do: {error}"
        return None


def read(text: str) -> Record | None:
    """A record of a text with everything checked, or None when the text is set aside."""
    try:
        found = documents.parse("case", text, "case.txt")
    except DigestError as error:
        assert str(error).startswith("case.txt:"), error
        return None
    check_document(found)
    said = facts.extract(found, words(), TODAY)
    check_facts(found, said)
    record = Record("case", Source("case.txt", "0" * 64, "utf-8"), found, said)
    check_record(record)
    return record


def told(text: str) -> Facts | None:
    """The facts of a text, unchecked: for measuring."""
    try:
        return facts.extract(documents.parse("case", text, "case.txt"), words(), TODAY)
    except DigestError:
        return None


def steps(text: str) -> int:
    """How many calls it takes to read a text: the same on every machine, unlike a time."""
    told(text)  # what is looked up once is looked up now
    count = 0

    def counting(_frame: FrameType, _event: str, _argument: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(counting)
    try:
        told(text)
    finally:
        sys.setprofile(before)
    return count


def check_document(found: Document) -> None:
    """Nothing is lost and nothing told twice; every place is a place of the text; the text stays as it is when read again."""
    text = found.text
    assert normal.normalise(text) == text, "normalising again changes the text"
    parts = [*found.paragraphs, *(line.span for line in found.dropped), *([found.title] if found.title else [])]
    inside(text, parts)
    covered = [0] * len(text)
    for span in parts:
        covered[span.start : span.stop] = [one + 1 for one in covered[span.start : span.stop]]
    lost = [(at, letter) for at, letter in enumerate(text) if letter.isalnum() and not covered[at]]
    assert lost == [], f"neither headline, body nor set aside: {lost[:5]}"
    body = [at for span in found.paragraphs for at in range(span.start, span.stop)]
    assert len(body) == len(set(body)), "a paragraph stands twice"
    numbers = text.split("\n")
    for line in found.dropped:
        assert line.text == line.span.of(text)
        assert line.text in numbers[line.line - 1], "a line that was set aside has another number"
        assert line.reason in REASONS
    spans = [one.span for one in found.sentences]
    inside(text, spans)
    assert spans == sorted(spans, key=lambda span: span.start)
    for one in spans:
        assert any(part.covers(one) for part in found.paragraphs), f"a sentence goes over the edge of a paragraph: {one}"
    told = "".join("".join(one.of(text).split()) for one in spans)
    assert told == "".join("".join(one.of(text).split()) for one in found.paragraphs), "sentences are not the whole body"
    inside(text, [span for _, span in found.foreign])
    if found.dateline:
        inside(text, [found.dateline])


def inside(text: str, spans: list[Span]) -> None:
    """Spans lie in the text and are not empty."""
    for span in spans:
        assert 0 <= span.start < span.stop <= len(text), f"{span} is not in a text of {len(text)} letters"


def evidence(said: Facts) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """Every kind of fact with its evidence."""
    yield "published", said.published.evidence
    for kind in ("regions", "places", "topics", *KINDS):
        for one in getattr(said, kind):
            assert one.evidence, f"{kind} without evidence: {one}"
            yield kind, one.evidence
    for one in said.caveats:
        yield "caveats", one.evidence


def check_facts(found: Document, said: Facts) -> None:
    """Evidence is in the text, and words that are said to be the text's own are."""
    text = found.text
    for kind, spans in evidence(said):
        inside(text, list(spans))
        for span in spans:
            assert span.of(text).strip(), f"{kind}: blank evidence at {span}"
    if found.title:
        assert said.title.text == found.title.of(text)
    assert said.title.text.strip(), "a title of nothing"
    flat = squeezed(text)
    for own in [one.period for one in said.figures] + [one.deadline for one in said.commitments]:
        assert own is None or squeezed(own) in flat, f"not words of the text: {own!r}"
    for one in said.quotes:
        spoken = [word for span in one.evidence for word in WORD.findall(span.of(text))]
        assert WORD.findall(one.text) == spoken, f"other words than were said: {one.text!r}"
    for caveat in said.caveats:
        assert caveat.number is None or 0 <= caveat.number < len(getattr(said, caveat.about)), caveat


def squeezed(text: str) -> str:
    return " ".join(text.split())


def check_record(record: Record) -> None:
    """The public form keeps its contract: valid JSON (no NaN), slices equal their texts, ids are addresses."""
    line = json.dumps([records.to_dict(record, words())], ensure_ascii=False, allow_nan=False)
    line.encode()
    (one,) = json.loads(line)
    wrong = next(_contract().iter_errors([one]), None)
    assert wrong is None, f"articles.json breaks its contract: {wrong and wrong.message}"
    assert SLUG.fullmatch(one["id"])
    for place in slices(one):
        assert record.document.text[place["start"] : place["stop"]] == place["text"]
    for kind in ("figures", "quotes", "commitments"):
        ids = [fact["id"] for fact in one[kind]]
        assert len(ids) == len(set(ids)), f"two {kind} have one id"


def slices(value: Any) -> Iterator[dict[str, Any]]:
    """Every ``{start, stop, text}`` in a record."""
    if isinstance(value, dict):
        if {"start", "stop", "text"} <= value.keys():
            yield value
        for inner in value.values():
            yield from slices(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from slices(inner)
