"""Feeds: what the Atom template needs. No date is made up (DESIGN, section 8)."""

import uuid
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from . import edtf
from .cards import Card
from .shapes import Page
from .wording import Wording

ALMATY = ZoneInfo("Asia/Almaty")  # +06:00 before 2024-03-01, +05:00 after
FEED_LENGTH = 30


@dataclass(frozen=True, slots=True)
class Entry:
    """One feed entry. ``uid`` does not depend on the site's address, so a move keeps every reader's place."""

    uid: str
    card: Card
    updated: str
    published: str | None
    summary: str


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


def entry(card: Card, lang: str) -> Entry | None:
    """An entry at its exact date, else at the day it entered the digest; None when neither is known."""
    exact = edtf.full_date(card.date)
    if exact is None and card.added is None:
        return None
    published = moment(exact, card.time) if exact else None
    updated = moment(card.added, None) if card.added and (exact is None or card.added > exact) else published
    return Entry(_uid(f"{lang}/{card.path}"), card, updated or "", published, card.lead)


def feed(page: Page, cards: tuple[Card, ...], wording: Wording, now: datetime) -> Feed:
    """The feed of a page. The day of ``now`` dates it only while it has no entry."""
    found = [one for card in cards if (one := entry(card, page.lang))]
    found.sort(key=lambda one: datetime.fromisoformat(one.updated), reverse=True)
    title = wording.say("Police reform")
    if page.path:
        title = wording.say("%(title)s – %(site)s", title=page.title, site=title)
    updated = found[0].updated if found else moment(day(now), None)
    path = f"{page.lang}/{page.feed}"
    return Feed(path, _uid(path), page.lang, title, page, updated, tuple(found[:FEED_LENGTH]))


def _uid(name: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"police-reform-digest/{name}").urn
