"""The first page, the list of all articles, a page for each, and how the digest is made."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from ..later import Later
from ..ledger import key_rows
from ..parity import parity, terms
from ..prose import side_by_side
from ..record import Record
from ..register import DONE
from ..registershapes import RowView
from ..selection import few_of_each
from ..shapes import Page, Walk
from ..sources import also_published, repeats
from ..views import article_context, is_excerpt
from .desk import Desk

HOME_CARDS = 6
CARD_FIGURES = 3  # in the line of numbers of a card
HOME_FIGURES = 4
HOME_ENTRIES = 3
RELATED = 3


def home(desk: Desk) -> Iterator[Page]:
    """The first page of a language."""
    archive, say = desk.archive, desk.words.say
    open_entries = [one for one in archive.register.entries if archive.register.is_open(one)]
    done = archive.register.by_status[DONE]
    newest, newest_done = (
        desk.entries(few_of_each(archive.register.checkable(some), HOME_ENTRIES)) for some in (open_entries, done)
    )
    shown = archive.records[:HOME_CARDS]
    topics = sorted((row for row in desk.topic_rows(archive.records) if row.count), key=lambda row: -row.count)
    yield desk.page(
        "home", "", say("Police reform"), say("Digest of news from Kazakhstan"), [],
        feed="feed.xml", cards=desk.cards_of(shown), tiles=desk.tiles(), topics=topics,
        years=desk.years, no_year_count=len(archive.no_year), undated_count=len(archive.undated),
        figures=desk.rows(key_rows(archive.ledger.rows, HOME_FIGURES)), open_entries=newest,
        open_count=len(open_entries), done_entries=newest_done, done_count=len(done),
        total=len(archive.records), numbers=Later(shown, partial(_numbers, desk, shown)),
    )  # fmt: skip


def _numbers(desk: Desk, records: Sequence[Record]) -> dict[str, tuple[RowView, ...]]:
    """The line of numbers on each card, by its path."""
    of = desk.archive.ledger.of
    return {desk.cards[one.id].path: desk.clerk.rows(key_rows(of[one.id], CARD_FIGURES)) for one in records}


def articles(desk: Desk) -> Iterator[Page]:
    """All articles, newest first."""
    yield from desk.listed(
        "articles", "articles/", desk.words.say("All articles"), [], desk.archive.records, feed="feed.xml",
        total=len(desk.archive.records),
    )  # fmt: skip


def article_pages(desk: Desk) -> Iterator[Page]:
    """A page for each article."""
    archive, cards = desk.archive, desk.cards
    for record in archive.records:
        own = cards[record.id]
        untranslated = desk.words.lang not in record.languages
        trail: list[tuple[str, str | None]] = [(own.title, None)]
        if record.facts.regions:
            region = desk.vocabulary.regions[record.facts.regions[0].id]
            trail = [(desk.words.label(region), region.path), *trail]
        yield desk.page(
            "article", own.path, own.title, own.lead, trail, title_lang=own.title_lang,
            card=own, original_lang=record.document.base_lang, notice="untranslated" if untranslated else None,
            walks=_walks(desk, record), parallel=parallel_path(desk, record),
            same_topic=desk.cards_of(archive.related(record, RELATED)),
            follows=[cards[earlier] for earlier in record.follows],
            followed_by=desk.cards_of(archive.followed_by.get(record.id, [])),
            linked=_linked(desk, record), more=Later(record, partial(_article, desk, record)),
        )  # fmt: skip


def _article(desk: Desk, record: Record) -> dict[str, object]:
    """What an article's page shows that is in the article itself."""
    own = article_context(record, desk.words.lang, desk.vocabulary, desk.words)
    return own | {"also_published": also_published(record, desk.vocabulary)}


def _walks(desk: Desk, record: Record) -> list[Walk]:
    """The ways on: in time, in the first region, in each topic. Those that lead to the same neighbours are one, and those
    that lead nowhere are left out.
    """
    archive, cards = desk.archive, desk.cards
    regions = [desk.vocabulary.regions[tag.id] for tag in record.facts.regions[:1]]
    topics = [desk.vocabulary.topics[tag.id] for tag in record.facts.topics]
    ways: list[tuple[Any, str, list[Record]]] = [(None, "timeline/", archive.records)]
    ways += [(one, one.path, archive.by_region[one.id]) for one in regions]
    ways += [(one, one.path, archive.by_topic[one.id]) for one in topics]
    found: dict[tuple[str | None, str | None], Walk] = {}
    for entry, path, group in ways:
        older, newer = archive.neighbours(record, group)
        if older or newer:
            between = (older.id if older else None, newer.id if newer else None)
            walk = found.get(between) or Walk((), cards[older.id] if older else None, cards[newer.id] if newer else None)
            found[between] = replace(walk, ways=(*walk.ways, (entry, path)))
    return list(found.values())


def parallel_path(desk: Desk, record: Record) -> str | None:
    """The page with the text and its translation side by side, where both may be shown whole."""
    both = len(record.languages) > 1 and not is_excerpt(record, desk.vocabulary)
    return f"{desk.cards[record.id].path}parallel/" if both else None


def parallel_pages(desk: Desk) -> Iterator[Page]:
    """Both texts of an article side by side, that of the page's language first."""
    lang = desk.words.lang
    for record in desk.archive.records:
        path = parallel_path(desk, record)
        if path is None:
            continue
        own, other = desk.cards[record.id], next(one for one in record.languages if one != lang)
        (mine, _), (theirs, facts) = record.in_language(lang), record.in_language(other)
        title = desk.words.say("%(title)s: in both languages", title=own.title)
        yield desk.page(
            "parallel", path, title, desk.words.say("The text and its translation side by side"),
            [(own.title, own.path), (desk.words.say("In both languages"), None)],
            card=own, pairs=Later(record, partial(side_by_side, mine, theirs)), langs=(mine.lang, theirs.lang),
            original_lang=record.document.lang,
            titles=(own.title, facts.title.text), aligned=len(mine.paragraphs) == len(theirs.paragraphs),
        )  # fmt: skip


def reprint_pages(desk: Desk) -> Iterator[Page]:
    """A page at the address of each text that repeats another: it says so and leads there."""
    title = desk.words.say("This text repeats another article")
    for path, context in repeats(desk.archive.records, desk.cards, desk.words.lang, desk.vocabulary):
        yield desk.page("reprint", path, title, title, [(title, None)], **context)


def _linked(desk: Desk, record: Record) -> Later:
    """The commitments of an article that others answer, or that answer others, by their anchors."""
    register = desk.archive.register
    linked = [one for one in register.of[record.id] if register.history(one) or register.earlier(one)]
    return Later(linked, lambda: {view.anchor: view for view in desk.clerk.entries(linked)})


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
