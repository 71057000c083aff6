"""The parts of an article page: its text cut at marks, the reasons for its tags, its source. Plain values, no HTML."""

from dataclasses import dataclass

from .entries import Outlet, PlaceName
from .evidence import Evidence, evidence_of
from .factviews import Teller, marked_facts
from .model import Document, Dropped, Span
from .prose import minutes, paragraphs
from .record import Record
from .said import Facts, Tagged
from .vocabulary import Vocabulary
from .wording import N_, Wording


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a tag is set. ``label`` is a vocabulary entry, or a text already in the page's language."""

    kind: str
    label: object
    path: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class EditorNote:
    """An editor's correction and its reason."""

    what: str
    text: str


@dataclass(frozen=True, slots=True)
class DroppedLine:
    """A line that was set aside, its reason translated."""

    line: int
    text: str
    reason: str
    lang: str


@dataclass(frozen=True, slots=True)
class SourceBox:
    """Where the text comes from."""

    outlet: Outlet | None
    outlet_name: str | None
    cited: Outlet | None
    cited_name: str | None
    photo: str | None
    url: str | None
    file: str
    sha256: str
    encoding: str | None
    added: str | None


def is_excerpt(record: Record, vocabulary: Vocabulary) -> bool:
    """Whole only when the sidecar or the outlet's entry says so: nobody's text appears because a line was forgotten."""
    outlet = vocabulary.outlets.get(record.facts.outlet or "")
    policy = record.text_policy or (outlet.text if outlet else "excerpt")
    return policy == "excerpt"


def _beginning(document: Document) -> Span:
    """The first paragraph; of a text that has only one, at most two sentences and never all of them."""
    first = document.paragraphs[0]
    if len(document.paragraphs) > 1:
        return first
    inside = document.sentences[: max(1, min(2, len(document.sentences) - 1))]
    return Span(first.start, inside[-1].span.stop)


def article_context(record: Record, lang: str, vocabulary: Vocabulary, wording: Wording) -> dict[str, object]:
    """What article.html shows of the text and the facts of one record in one language."""
    document, own = record.in_language(lang)
    facts, excerpt = record.facts, is_excerpt(record, vocabulary)
    shown = (_beginning(document),) if excerpt else document.paragraphs
    numbers = _numbers(own, facts, shown, marked_facts(record, document, own))
    outlet, cited = (vocabulary.outlets.get(name or "") for name in (facts.outlet, facts.cited_outlet))
    teller = Teller(record, document, own, numbers, vocabulary, wording)
    return {
        "body": tuple(paragraphs(document, shown, numbers)),
        "minutes": minutes(shown),
        "body_lang": document.lang,
        "excerpt": excerpt,
        "retold": record.text_policy == "retold",
        "translator": document is not record.document,
        "reasons": _reasons(record, document, own, numbers, vocabulary, wording),
        "figures": teller.figures(),
        "cautions": teller.cautions(),
        "commitments": teller.commitments(),
        "people": teller.people(),
        "quotes": teller.quotes() if excerpt else (),
        "notes": tuple(EditorNote(wording.say(_FIELD_NAMES[one.field]), one.reason[lang]) for one in record.corrections),
        "dropped": tuple(_dropped(line, document, wording) for line in document.dropped),
        "source": SourceBox(
            outlet=outlet,
            outlet_name=facts.outlet,
            cited=cited,
            cited_name=facts.cited_outlet,
            photo=facts.photo_credit,
            url=record.url,
            file=record.source.path.rsplit("/", 1)[-1],
            sha256=record.source.sha256,
            encoding=None if record.source.encoding == "utf-8" else record.source.encoding,
            added=record.added,
        ),
    }


# What an editor's note is about: msgids.
_FIELD_NAMES = {
    "published": N_("Date"),
    "title": N_("Headline"),
    "outlet": N_("Source"),
    "cited_outlet": N_("Source"),
    "photo_credit": N_("Photo"),
    "scope": N_("Region"),
    "regions": N_("Regions"),
    "topics": N_("Topics"),
    "lines": N_("Lines of the text"),
    "facts": N_("Facts"),
    "follows": N_("Follow-up"),
    "reprint": N_("Reprint"),
    "translation": N_("Numbers in the translation"),
}


def _dropped(line: Dropped, document: Document, wording: Wording) -> DroppedLine:
    return DroppedLine(line.line, line.text, wording.say(line.reason), document.lang)


def _tags(own: Facts, facts: Facts, kind: str) -> list[tuple[Tagged, Tagged]]:
    """(tag of the record, the same tag as this page's text shows it) for topics or regions."""
    mine = {tag.id: tag for tag in getattr(own, kind)}
    return [(tag, mine.get(tag.id, Tagged(tag.id))) for tag in getattr(facts, kind)]


def _numbers(own: Facts, facts: Facts, shown: tuple[Span, ...], told: list[Span]) -> dict[Span, int]:
    """Evidence of tags and ``told`` facts inside the shown paragraphs, overlaps merged -> numbers in reading order."""
    spans = [span for kind in ("topics", "regions") for _, mine in _tags(own, facts, kind) for span in mine.evidence]
    spans += told
    inside = sorted(
        {span for span in spans if any(part.covers(span) for part in shown)}, key=lambda span: (span.start, span.stop)
    )
    merged: list[Span] = []
    for span in inside:
        if merged and span.start < merged[-1].stop:
            merged[-1] = Span(merged[-1].start, max(merged[-1].stop, span.stop))
        else:
            merged.append(span)
    return {span: number for number, span in enumerate(merged, 1)}


def _reasons(
    record: Record, document: Document, own: Facts, numbers: dict[Span, int], vocabulary: Vocabulary, wording: Wording
) -> tuple[Reason, ...]:
    """Why each topic and region is set: from this page's text where it says so, else from the original."""
    found = []
    for kind, single, entries in (("topics", "topic", vocabulary.topics), ("regions", "region", vocabulary.regions)):
        for tag, mine in _tags(own, record.facts, kind):
            where, spans = (document, mine.evidence) if mine.evidence else (record.document, tag.evidence)
            marks = numbers if where is document else {}
            shown = evidence_of(where, spans, marks)
            entry = entries[tag.id]
            found.append(Reason(single, entry, entry.path, shown))
    published = record.facts.published
    if published.basis == "text":
        shown = evidence_of(record.document, published.evidence, {})
        found.append(Reason("date", wording.date(published.edtf), None, shown))
    return tuple(found)


def named_places(records: list[Record], region: str, vocabulary: Vocabulary) -> list[tuple[PlaceName, int]]:
    """Cities and districts of a region that these records name, with how many records name each."""
    counts: dict[str, int] = {}
    for record in records:
        for place in record.facts.places:
            if place.region == region:
                counts[place.key] = counts.get(place.key, 0) + 1
    return [(vocabulary.places[key], count) for key, count in counts.items()]
