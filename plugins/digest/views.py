"""Records as readers meet them: cards in lists and the parts of an article page. Plain values, no HTML."""

import itertools
from dataclasses import dataclass

from .model import Document, Dropped, Facts, Record, Span, Tagged
from .quotation import foreign_spans
from .vocabulary import Outlet, PlaceName, Region, Topic, Vocabulary
from .wording import N_, Wording

LEAD_LENGTH = 220


@dataclass(frozen=True, slots=True)
class Card:
    """One article in a list, in the language of the page where its text exists in it."""

    id: str
    path: str
    title: str
    title_lang: str
    derived: bool
    date: str | None
    time: str | None
    date_basis: str | None
    scope: str
    regions: tuple[Region, ...]
    topics: tuple[Topic, ...]
    lead: str
    lead_lang: str
    outlet: Outlet | None
    outlet_name: str | None
    langs: tuple[str, ...]
    added: str | None


def card(record: Record, lang: str, vocabulary: Vocabulary) -> Card:
    """A record as a card in ``lang``."""
    document, own = record.in_language(lang)
    facts = record.facts
    return Card(
        id=record.id,
        path=f"articles/{record.id}/",
        title=own.title.text,
        title_lang=own.title.lang,
        derived=own.title.derived,
        date=facts.published.edtf,
        time=facts.published.time,
        date_basis=facts.published.basis,
        scope=facts.scope,
        regions=tuple(vocabulary.regions[tag.id] for tag in facts.regions),
        topics=tuple(vocabulary.topics[tag.id] for tag in facts.topics),
        lead=_lead(document, own.title.text),
        lead_lang=document.lang,
        outlet=vocabulary.outlets.get(facts.outlet or ""),
        outlet_name=facts.outlet,
        langs=record.languages,
        added=record.added,
    )


def _lead(document: Document, title: str) -> str:
    """The first sentence that does not just repeat the headline; the dateline and a dialogue dash are left out."""
    spans = [sentence.span for sentence in document.sentences]
    if document.dateline and spans:
        spans[0] = Span(min(document.dateline.stop, spans[0].stop), spans[0].stop)
    texts = [text for span in spans if (text := span.of(document.text).strip(" –—-"))]
    key = title.rstrip("….")[:60].lower()
    chosen = next((text for text in texts if not text.lower().startswith(key)), texts[0] if texts else "")
    return chosen if len(chosen) <= LEAD_LENGTH else chosen[: chosen.rfind(" ", 0, LEAD_LENGTH)].rstrip(" ,;:–—") + "…"


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text of one language and one mark. ``anchor`` is set on the first segment of a mark."""

    text: str
    lang: str | None
    mark: int | None
    anchor: str | None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph cut into segments; ``id`` is its anchor."""

    id: str
    lang: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence with the words a fact was read from: (text, is it one of them) in order, and the numbers of the marks
    on this page.
    """

    numbers: tuple[int, ...]
    parts: tuple[tuple[str, bool], ...]
    lang: str


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


def article_context(record: Record, lang: str, vocabulary: Vocabulary, wording: Wording) -> dict[str, object]:
    """Everything article.html shows of one record in one language, except its neighbours."""
    document, own = record.in_language(lang)
    facts, excerpt = record.facts, is_excerpt(record, vocabulary)
    shown = document.paragraphs[:1] if excerpt else document.paragraphs
    numbers = _numbers(own, facts, shown)
    outlet, cited = (vocabulary.outlets.get(name or "") for name in (facts.outlet, facts.cited_outlet))
    original = record.document
    return {
        "card": card(record, lang, vocabulary),
        "body": tuple(_paragraph(document, span, f"p{at}", numbers) for at, span in enumerate(shown, 1)),
        "body_lang": document.lang,
        "notice": None if lang in record.languages else "untranslated",
        "excerpt": excerpt,
        "translator": document is not original,
        "original_lang": original.base_lang,
        "reasons": _reasons(record, document, own, numbers, vocabulary, wording),
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
}


def _dropped(line: Dropped, document: Document, wording: Wording) -> DroppedLine:
    return DroppedLine(line.line, line.text, wording.say(line.reason), document.lang)


def _tags(own: Facts, facts: Facts, kind: str) -> list[tuple[Tagged, Tagged]]:
    """(tag of the record, the same tag as this page's text shows it) for topics or regions."""
    mine = {tag.id: tag for tag in getattr(own, kind)}
    return [(tag, mine.get(tag.id, Tagged(tag.id))) for tag in getattr(facts, kind)]


def _numbers(own: Facts, facts: Facts, shown: tuple[Span, ...]) -> dict[Span, int]:
    """Evidence spans inside the shown paragraphs, overlapping ones merged -> their numbers in reading order."""
    spans = [span for kind in ("topics", "regions") for _, mine in _tags(own, facts, kind) for span in mine.evidence]
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


def _paragraph(document: Document, span: Span, name: str, numbers: dict[Span, int]) -> Paragraph:
    """Cut a paragraph at the edges of marks and of passages in another language."""
    foreign = [(lang, part) for lang, part in foreign_spans(document) if part.overlaps(span)]
    marks = [(number, part) for part, number in numbers.items() if part.overlaps(span)]
    edges = {span.start, span.stop}
    for part in [part for _, part in foreign] + [part for _, part in marks]:
        edges |= {max(part.start, span.start), min(part.stop, span.stop)}
    cuts, segments, opened = sorted(edges), [], set()
    for start, stop in itertools.pairwise(cuts):
        piece = Span(start, stop)
        mark = next((number for number, part in marks if part.covers(piece)), None)
        lang = next((lang for lang, part in foreign if part.covers(piece)), None)
        anchor = f"e{mark}" if mark and mark not in opened else None
        opened.add(mark)
        segments.append(Segment(piece.of(document.text), lang, mark, anchor))
    return Paragraph(name, document.lang, tuple(segments))


def _reasons(
    record: Record, document: Document, own: Facts, numbers: dict[Span, int], vocabulary: Vocabulary, wording: Wording
) -> tuple[Reason, ...]:
    """Why each topic and region is set: from this page's text where it says so, else from the original."""
    found = []
    for kind, single, entries in (("topics", "topic", vocabulary.topics), ("regions", "region", vocabulary.regions)):
        for tag, mine in _tags(own, record.facts, kind):
            where, spans = (document, mine.evidence) if mine.evidence else (record.document, tag.evidence)
            marks = numbers if where is document else {}
            shown = _evidence(where, spans, marks)
            entry = entries[tag.id]
            found.append(Reason(single, entry, entry.path, shown))
    published = record.facts.published
    if published.basis == "text":
        shown = _evidence(record.document, published.evidence, {})
        found.append(Reason("date", wording.date(published.edtf), None, shown))
    return tuple(found)


def _evidence(document: Document, spans: tuple[Span, ...], numbers: dict[Span, int]) -> tuple[Evidence, ...]:
    """Spans gathered by the sentence (or headline, or set-aside line) they stand in."""
    frames = [sentence.span for sentence in document.sentences] + [line.span for line in document.dropped]
    if document.title:
        frames.insert(0, document.title)
    by_frame: dict[Span, list[Span]] = {}
    for span in spans:
        by_frame.setdefault(next((frame for frame in frames if frame.covers(span)), span), []).append(span)
    found = []
    for frame, inside in by_frame.items():
        parts, at = [], frame.start
        for span in inside:
            parts += [(document.text[at : span.start], False), (span.of(document.text), True)]
            at = span.stop
        parts.append((document.text[at : frame.stop], False))
        marks = [number for span in inside for mark, number in numbers.items() if mark.covers(span)]
        found.append(Evidence(tuple(dict.fromkeys(marks)), tuple(part for part in parts if part[0]), document.lang))
    return tuple(found)


def named_places(records: list[Record], region: str, vocabulary: Vocabulary) -> list[tuple[PlaceName, int]]:
    """Cities and districts of a region that these records name, with how many records name each."""
    counts: dict[str, int] = {}
    for record in records:
        for place in record.facts.places:
            if place.region == region:
                counts[place.key] = counts.get(place.key, 0) + 1
    return [(vocabulary.places[key], count) for key, count in counts.items()]
