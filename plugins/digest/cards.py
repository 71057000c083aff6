"""A record as one entry of a list, in one language."""

from dataclasses import dataclass

from .entries import Outlet, Region, Topic
from .model import Document, after_dateline
from .record import Record
from .vocabulary import Vocabulary

LEAD_LENGTH = 220


@dataclass(frozen=True, slots=True)
class Card:
    """One article in a list, in the language of the page where its text exists in it. ``url`` is the original's address,
    ``sources`` the number of texts that tell it.
    """

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
    url: str | None
    sources: int


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
        url=record.url,
        sources=1 + len(record.reprints),
    )


def _lead(document: Document, title: str) -> str:
    """The first sentence that does not just repeat the headline; the dateline and a dialogue dash are left out."""
    texts = [text for span in after_dateline(document) if (text := span.of(document.text).strip(" –—-"))]
    key = title.rstrip("….")[:60].lower()
    chosen = next((text for text in texts if not text.lower().startswith(key)), texts[0] if texts else "")
    return chosen if len(chosen) <= LEAD_LENGTH else chosen[: chosen.rfind(" ", 0, LEAD_LENGTH)].rstrip(" ,;:–—") + "…"
