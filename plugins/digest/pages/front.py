"""The first page, the list of all articles, a page for each, and how the digest is made."""

from collections.abc import Iterator

from ..ledger import key_rows
from ..parity import parity, terms
from ..record import Record
from ..registershapes import EntryView
from ..selection import few_of_each
from ..shapes import Page
from ..sources import also_published, repeats
from ..views import article_context
from .desk import Desk

HOME_CARDS = 10
HOME_FIGURES = 4
HOME_ENTRIES = 4
RELATED = 3


def home(desk: Desk) -> Iterator[Page]:
    """The first page of a language."""
    archive, say = desk.archive, desk.words.say
    open_entries = [one for one in archive.register.entries if archive.register.is_open(one)]
    newest = few_of_each(archive.register.checkable(open_entries), HOME_ENTRIES)
    topics = sorted((row for row in desk.topic_rows(archive.records) if row.count), key=lambda row: -row.count)
    yield desk.page(
        "home", "", say("Police reform"), say("Digest of news from Kazakhstan"), [],
        feed="feed.xml", cards=desk.cards_of(archive.records[:HOME_CARDS]), tiles=desk.tiles(), topics=topics,
        years=desk.years, no_year_count=len(archive.no_year), undated_count=len(archive.undated),
        figures=desk.clerk.rows(key_rows(archive.ledger.rows, HOME_FIGURES)), open_entries=desk.clerk.entries(newest),
        open_count=len(open_entries),
    )  # fmt: skip


def articles(desk: Desk) -> Iterator[Page]:
    """All articles, newest first."""
    yield from desk.listed(
        "articles", "articles/", desk.words.say("All articles"), [], desk.archive.records, feed="feed.xml"
    )


def article_pages(desk: Desk) -> Iterator[Page]:
    """A page for each article."""
    archive, cards = desk.archive, desk.cards
    for record in archive.records:
        own = cards[record.id]
        context = article_context(record, own, desk.words.lang, desk.vocabulary, desk.words)
        older, newer = archive.neighbours(record)
        trail: list[tuple[str, str | None]] = [(own.title, None)]
        if record.facts.regions:
            region = desk.vocabulary.regions[record.facts.regions[0].id]
            trail = [(desk.words.label(region), region.path), *trail]
        yield desk.page(
            "article", own.path, own.title, own.lead, trail, title_lang=own.title_lang,
            previous=cards[older.id] if older else None, next=cards[newer.id] if newer else None,
            same_topic=desk.cards_of(archive.related(record, RELATED)),
            follows=[cards[earlier] for earlier in record.follows],
            followed_by=desk.cards_of(archive.followed_by.get(record.id, [])),
            also_published=also_published(record, desk.vocabulary), linked=_linked(desk, record), **context,
        )  # fmt: skip


def reprint_pages(desk: Desk) -> Iterator[Page]:
    """A page at the address of each text that repeats another: it says so and leads there."""
    title = desk.words.say("This text repeats another article")
    for path, context in repeats(desk.archive.records, desk.cards, desk.words.lang, desk.vocabulary):
        yield desk.page("reprint", path, title, title, [(title, None)], **context)


def _linked(desk: Desk, record: Record) -> dict[str, EntryView]:
    """The commitments of an article that others answer, or that answer others, by their anchors."""
    register = desk.archive.register
    linked = [one for one in register.of[record.id] if register.history(one) or register.earlier(one)]
    return {view.anchor: view for view in desk.clerk.entries(linked)}


def about(desk: Desk) -> Iterator[Page]:
    """How the digest is made, in words and numbers."""
    title = desk.words.say("About")
    yield desk.page(
        "about",
        "about/",
        title,
        desk.words.say("How the digest is made"),
        [(title, None)],
        parity=parity(desk.archive.records, desk.vocabulary),
        terms=terms(desk.vocabulary),
        **desk.archive.about(),
    )
