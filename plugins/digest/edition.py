"""All pages and feeds of one language."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache

from . import feeds, jsonfeed, jsonld
from . import pages as site_pages
from .links import Links, output_path
from .messages import msg
from .pages.desk import Desk
from .progress import Watch, unseen
from .register import Entry
from .shapes import Page
from .signatures import Signer
from .templates import Templates
from .typesetting import plain
from .wording import N_
from .writer import Writer, Written

DATED = ("commitments.html", "entries.html", "person.html", "post.html")  # say what is not confirmed «as of» today
NAME, TAGLINE = N_("Police reform"), N_("Digest of news from Kazakhstan")


class Edition:
    """One language of the site, written page by page. ``rules``: a digest of what is in no page's signature; "" when nothing
    that was published may be taken as it is.
    """

    def __init__(
        self, desk: Desk, templates: Templates, links: Links, writer: Writer, now: datetime, rules: str = ""
    ) -> None:  # fmt: skip
        self.desk, self.templates, self.links, self.writer, self.now = desk, templates, links, writer, now
        self.words, self.lang = desk.words, desk.words.lang
        archive, self._rules = desk.archive, rules
        self._signer = Signer(archive.records, archive.register, archive.dossiers) if rules else None
        self._today = feeds.day(now)
        self._moments = {name: feeds.updated(card) for name, card in desk.cards.items()}
        self._files = tuple(jsonld.DataFile(file.path, file.mediatype) for file in desk.data.files)

    def write(self, watch: Watch = unseen) -> Written:
        """Every page, each with its feed. ``watch`` sees how far it is."""
        for page in watch(site_pages.pages(self.desk), msg("making pages")):
            if page.kind != "reprint":  # of the others the address is kept, not the page: contexts are large
                self.writer.written.canonical[page.path] += [page.lang] if page.lang == page.canonical_lang else []
            self.page(page)
            self.follow(page)
        return self.writer.written

    def page(self, page: Page) -> None:
        """One page, made when it is not published already."""
        here = self.links.page(page.lang, page.path)
        path, signature = output_path(here), self._signed((page, self._today if page.template in DATED else None))
        if self.writer.known_page(path, signature):
            return
        page = page.whole()
        values = page.context | {
            "page": page,
            "nav": site_pages.nav(page.path, self.words),
            "linked_data": jsonld.objects(page, self.links, self.words, self.words.say(NAME), self._files),
            "published": jsonld.published(page),
        }
        self.writer.page(path, self.templates.render(page.template, here, values), signature)

    def follow(self, page: Page) -> None:
        """The feed of a page that has one of its own (a list's first page, not its older ones), that of all also as JSON."""
        if not page.feed or page.path != page.feed.removesuffix("feed.xml"):
            return
        items, made = self._followed(page)
        signature = self._signed((page.kind, page.path, page.title, items, None if items else self._today))
        feed = cache(lambda: feeds.feed(page, made(), self.words, self.now))
        path, other = f"{self.lang}/{page.feed}", jsonfeed.path(self.lang)
        if not self.writer.known(path, signature):
            text = self.templates.render("feed.xml", path, {"feed": feed(), "page": page})
            self.writer.file(path, plain(text), signature)
        if not page.path and not self.writer.known(other, signature):
            self.writer.file(other, plain(jsonfeed.text(feed(), self.links, self.words, self.words.say(TAGLINE))), signature)

    def _signed(self, value: object) -> bytes | None:
        """What a page or a feed is made from; None when nobody will ask."""
        return self._signer.of((self._rules, value)) if self._signer else None

    def _followed(self, page: Page) -> tuple[Sequence[object], Callable[[], list[feeds.Entry]]]:
        """What a feed tells, and how its entries are made."""
        archive, desk, lang = self.desk.archive, self.desk, self.lang
        if page.kind == "commitments":
            said = feeds.newest(archive.register.entries, self._heard)
            return said, lambda: [feeds.of_commitment(view, lang) for view in desk.clerk.entries(said)]
        groups = {"topic": archive.by_topic, "region": archive.by_region}
        group = groups[page.kind][page.context[page.kind].id] if page.kind in groups else archive.records
        told = feeds.newest(group, lambda record: self._moments[record.id])
        return told, lambda: [feeds.of_article(desk.cards[record.id], lang) for record in told]

    def _heard(self, entry: Entry) -> datetime | None:
        """When something was last heard of a commitment."""
        own = self._moments[entry.record.id]
        steps = [at for step in self.desk.archive.register.history(entry) if (at := self._moments[step.record.id])]
        return max([own, *steps]) if own else None
