"""Page models -> files: every page is rendered once in each language, the two languages side by side."""

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment

from . import assets, dataset, feeds, headers, i18n, jsonfeed, jsonld, search
from . import pages as site_pages
from .archive import Archive
from .cards import card
from .dataset import Dataset
from .links import Links, output_path
from .messages import msg
from .pages.desk import Desk
from .progress import Watch, unseen
from .record import Record
from .shapes import Page
from .sitefolder import Published
from .templates import Templates
from .typesetting import plain
from .vocabulary import Vocabulary
from .wording import N_
from .workers import side_by_side

THEME = "theme/"  # folder of the style sheet and fonts inside the output
NAME, TAGLINE = N_("Police reform"), N_("Digest of news from Kazakhstan")


@dataclass(slots=True)
class Written:
    """What one language came to: files with the SHA-256 of what was to be written, pages, and for the sitemap each address
    with the languages that are canonical there.
    """

    digests: dict[str, str] = field(default_factory=dict)
    pages: int = 0
    canonical: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, other: "Written") -> None:
        """Another language's share as well. A path written twice in one build is a mistake of ours and stops it."""
        if double := self.digests.keys() & other.digests.keys():
            raise RuntimeError(f"two pages are written to {min(double)}")
        self.digests |= other.digests
        self.pages += other.pages
        for path, langs in other.canonical.items():
            self.canonical[path] += langs


class Site:
    """Renders one archive into the folder ``out``. ``env`` is Pelican's, with the theme's templates.

    ``published``: the site before this one; what did not change is taken from there.
    """

    def __init__(
        self, env: Environment, theme: Path, out: Path, links: Links, vocabulary: Vocabulary, contact: str,
        published: Published,
    ) -> None:  # fmt: skip
        self.env, self.theme, self.out, self.links = env, theme, out, links
        self.vocabulary, self.contact = vocabulary, contact
        self.words = i18n.words_for(i18n.load_catalogs(theme / "locales", for_pages=True))
        self.icon = (theme / "static" / "favicon.svg").read_text(encoding="utf-8")
        self.cards = {f"og-{lang}.png": (theme / "static" / "cards" / f"og-{lang}.png").read_bytes() for lang in i18n.LANGS}
        self.sheet, self.style = assets.stylesheet(theme / "static" / "css")
        self.code, self.scripts = assets.scripts(theme / "static" / "js")
        self.published = published
        self.written = Written()
        self._folders: set[Path] = set()

    def write(self, archive: Archive, now: datetime, watch: Watch = unseen) -> Written:
        """Write pages, feeds, sitemap, data and the index of search. Returns the files and the number of HTML pages.

        ``watch`` sees how far one language is.
        """
        schema = Path(__file__).with_name("articles.schema.json").read_text(encoding="utf-8")
        found: list[Any] = side_by_side(
            [
                partial(dataset.build, archive, self.vocabulary, schema, self.links.absolute, now),
                partial(search.build, archive, self.vocabulary, self.published.within),
            ]
        )
        data, index = found
        for path, text in ({file.path: file.text for file in data.files} | index).items():
            self._file(path, text)
        templates = self.templates(archive, now)
        jobs = [
            partial(self._language, templates[lang], archive, now, data, unseen if at else watch)
            for at, lang in enumerate(i18n.LANGS)
        ]
        common, self.written = self.written, Written()
        for one in side_by_side(jobs):
            common.add(one)
        self.written = common
        self._bilingual("root", "index.html", templates, archive)
        self._bilingual("data_root", "data/index.html", templates, archive)
        self._bilingual("404", "404.html", templates, archive)
        self._sitemap(templates[i18n.LANGS[0]])
        self._assets()
        return self.written

    def _assets(self) -> None:
        """Style sheet, scripts, pictures; of the fonts only what they should be."""
        self._file(THEME + self.sheet, self.style)
        for name, text in self.scripts.items():
            self._file(THEME + self.code + name, text)
        self._file("favicon.svg", self.icon)
        named = {"sheet": [THEME + self.sheet], "code": [THEME + self.code], "lang": i18n.LANGS}
        self._file(headers.NAME, headers.text((self.theme / "headers.toml").read_text("utf-8"), named, self.links.base))
        for name, picture in self.cards.items():
            self._file(f"{THEME}cards/{name}", picture)
        for font in (self.theme / "static" / "fonts").glob("*.woff2"):  # Pelican copies them, and only warns when it cannot
            self.written.digests[f"{THEME}fonts/{font.name}"] = hashlib.sha256(font.read_bytes()).hexdigest()

    def _language(
        self, templates: Templates, archive: Archive, now: datetime, data: Dataset, watch: Watch = unseen
    ) -> Written:
        """All pages and feeds of one language."""
        self.written = Written()
        desk = Desk(archive, self.vocabulary, self.words[templates.lang], data)
        files = tuple(jsonld.DataFile(file.path, file.mediatype) for file in data.files)
        for page in watch(site_pages.pages(desk), msg("making pages")):
            if page.kind != "reprint":  # of the others the address is kept, not the page: contexts are large
                self.written.canonical[page.path] += [page.lang] if page.lang == page.canonical_lang else []
            self._page(templates, page, files)
            self._feed(templates, page, desk, now)
        return self.written

    def templates(self, archive: Archive, now: datetime) -> dict[str, Templates]:
        """The templates of each language, with what all of them may use."""
        links = self.links
        common = {
            "theme": {"sheet": THEME + self.sheet, "code": THEME + self.code, "fonts": f"{THEME}fonts/"},
            "offline": links.offline,
            "total": len(archive.records),
            "today": feeds.day(now),
            "absolute_file": links.absolute,
            "everywhere": lambda target: target if links.offline else f"{links.base}/{target}",
        }
        found = {}
        for lang, words in self.words.items():
            site = {"name": words.say(NAME), "tagline": words.say(TAGLINE), "url": links.siteurl, "contact": self.contact}
            found[lang] = Templates(self.env, words, links, common | {"site": site})
        return found

    def _page(self, templates: Templates, page: Page, files: tuple[jsonld.DataFile, ...]) -> None:
        words = self.words[page.lang]
        linked = jsonld.objects(page, self.links, words, words.say(NAME), files)
        values = page.context | {
            "page": page,
            "nav": site_pages.nav(page.path, words),
            "linked_data": linked,
            "published": jsonld.published(page),
        }
        here = self.links.page(page.lang, page.path)
        self._html(output_path(here), templates.render(page.template, here, values))

    def _bilingual(self, name: str, path: str, templates: Mapping[str, Templates], archive: Archive) -> None:
        """The chooser at the root, that of the data, and the page for addresses that lead nowhere: both languages on one."""
        lang, half = i18n.LANGS[0], {"root": "choice", "data_root": "datahalf", "404": "missing"}[name]
        texts = {
            own: SimpleNamespace(name=words.say(NAME), tagline=words.say(TAGLINE), open=words.say("Open the digest"))
            for own, words in self.words.items()
        }
        kind = {"root": "root", "data_root": "data"}.get(name, "missing")
        description = " ".join(f"{texts[own].tagline}." for own in i18n.LANGS)
        page = Page(kind, lang, "", f"{name}.html", texts[lang].name, description, ())
        halves = []
        for own in i18n.LANGS:
            cards = [card(one, own, self.vocabulary) for one in archive.records[:3]]
            halves.append(templates[own].part(f"components/{half}.html", path, {"cards": cards}))
        values = {"page": page, "nav": (), "linked_data": (), "published": None, "texts": texts, "halves": halves}
        self._html(path, templates[lang].render(page.template, path, values))

    def _feed(self, templates: Templates, page: Page, desk: Desk, now: datetime) -> None:
        """The Atom file of a page that has one of its own (a list's first page, not its older ones)."""
        if not page.feed or page.path != page.feed.removesuffix("feed.xml"):
            return
        archive, words = desk.archive, self.words[page.lang]
        followed: list[Record] = archive.records
        if page.kind == "topic":
            followed = archive.by_topic[page.context["topic"].id]
        elif page.kind == "region":
            followed = archive.by_region[page.context["region"].id]
        entries = [feeds.of_article(desk.cards[record.id], page.lang) for record in followed]
        if page.kind == "commitments":
            entries = [feeds.of_commitment(view, page.lang) for view in desk.clerk.entries(archive.register.entries)]
        feed = feeds.feed(page, entries, words, now)
        self._file(feed.path, plain(templates.render("feed.xml", feed.path, {"feed": feed, "page": page})))
        if page.feed == "feed.xml":
            self._file(jsonfeed.path(page.lang), plain(jsonfeed.text(feed, self.links, words, words.say(TAGLINE))))

    def _sitemap(self, templates: Templates) -> None:
        """Only canonical pages: the page of an untranslated text in the other language names another as such."""
        self._file("sitemap.xml", templates.render("sitemap.xml", "sitemap.xml", {"canonical": self.written.canonical}))
        self._file("robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {self.links.absolute('sitemap.xml')}\n")

    def _html(self, path: str, text: str) -> None:
        self.written.pages += 1
        self._file(path, text)

    def _file(self, path: str, content: str | bytes) -> None:
        """One file of ours. A path written twice in one build is a mistake of ours and stops it."""
        if path in self.written.digests:
            raise RuntimeError(f"two pages are written to {path}")
        data = content if isinstance(content, bytes) else content.encode()
        self.written.digests[path] = hashlib.sha256(data).hexdigest()
        target = self.out / path
        if target.parent not in self._folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(target.parent)
        target.unlink(missing_ok=True)  # it may be a published file itself, which must not be written into
        if not self.published.link(path, data, self.written.digests[path], target):
            target.write_bytes(data)
