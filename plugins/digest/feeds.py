"""Feeds: what the Atom template needs. No date is made up (DESIGN, section 8)."""

import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import TypeVar
from zoneinfo import ZoneInfo

from . import edtf
from .cards import Card
from .entries import Region, Topic
from .registershapes import EntryView
from .shapes import Page
from .wording import Wording

Item = TypeVar("Item")
ALMATY = ZoneInfo("Asia/Almaty")  # +06:00 before 2024-03-01, +05:00 after
FEED_LENGTH = 30


@dataclass(frozen=True, slots=True)
class Entry:
    """One feed entry. ``uid`` does not depend on the site's address, so a move keeps every reader's place; ``path`` leads
    to the page and, of a commitment, to its place there; ``card`` is the article it comes from.
    """

    uid: str
    path: str
    title: str
    title_lang: str
    card: Card
    topics: tuple[Topic, ...]
    regions: tuple[Region, ...]
    updated: str
    published: str | None
    summary: str
    summary_lang: str


@dataclass(frozen=True, slots=True)
class Feed:
    """``path`` from the site's root; ``page`` is what it follows."""

    path: str
    uid: str
    lang: str
    title: str
    page: Page
    updated: str
    entries: tuple[Entry, ...]


def moment(day: str, clock: str | None) -> str:
    """An ISO day and a clock in Almaty -> RFC 3339. Without a clock: the start of that day."""
    at = datetime.combine(datetime.fromisoformat(day).date(), time.fromisoformat(clock or "00:00"), ALMATY)
    return at.isoformat()


def day(now: datetime) -> str:
    """The ISO day of a moment in Almaty."""
    return now.astimezone(ALMATY).date().isoformat()


def _moments(card: Card) -> tuple[str, str | None] | None:
    """(updated, published): its exact date, else the day it entered the digest; None when neither is known."""
    exact = edtf.full_date(card.date)
    if exact is None and card.added is None:
        return None
    published = moment(exact, card.time) if exact else None
    updated = moment(card.added, None) if card.added and (exact is None or card.added > exact) else published
    return updated or "", published


def updated(card: Card) -> datetime | None:
    """When an article last had news for those who follow it; None when no moment of it is known."""
    known = _moments(card)
    return datetime.fromisoformat(known[0]) if known else None


def newest(items: Iterable[Item], moment_of: Callable[[Item], datetime | None]) -> list[Item]:
    """Those that a feed has room for, the newest first; what has no moment is left out."""
    dated = [(at, item) for item in items if (at := moment_of(item))]
    dated.sort(key=lambda one: one[0], reverse=True)
    return [item for _, item in dated[:FEED_LENGTH]]


def of_article(card: Card, lang: str) -> Entry:
    """The entry of an article that ``newest`` gave."""
    known = _moments(card) or ("", None)
    return Entry(
        uid=_uid(f"{lang}/{card.path}"), path=card.path, title=card.title, title_lang=card.title_lang, card=card,
        topics=card.topics, regions=card.regions, updated=known[0], published=known[1],
        summary=card.lead, summary_lang=card.lead_lang,
    )  # fmt: skip


def of_commitment(view: EntryView, lang: str) -> Entry:
    """The entry of a commitment; a later report updates it and stands in its title, so that readers see it again."""
    known = _moments(view.card) or ("", None)
    later = [moments[0] for step in view.steps if (moments := _moments(step.card))]
    told = view.told
    what = f"{told.quantity} {told.noun}" if told.quantity and told.noun else f"«{told.words.text}»"
    status = " → ".join([told.status_word, *(step.status_word for step in view.steps)])
    path, sentence = f"{view.card.path}#{view.anchor}", told.evidence[0]
    return Entry(
        uid=_uid(f"{lang}/{path}"), path=path, title=f"{status}: {what}", title_lang=lang, card=view.card,
        topics=view.topics, regions=view.regions, updated=max([known[0], *later], key=datetime.fromisoformat),
        published=known[1], summary="".join(text for text, _ in sentence.parts), summary_lang=sentence.lang,
    )  # fmt: skip


def feed(page: Page, entries: Sequence[Entry], wording: Wording, now: datetime) -> Feed:
    """The feed of a page. The day of ``now`` dates it only while it has no entry."""
    title = wording.say("Police reform")
    if page.path:
        title = wording.say("%(title)s – %(site)s", title=page.title, site=title)
    at = entries[0].updated if entries else moment(day(now), None)
    path = f"{page.lang}/{page.feed}"
    return Feed(path, _uid(path), page.lang, title, page, at, tuple(entries))


def _uid(name: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"police-reform-digest/{name}").urn
