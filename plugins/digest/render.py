"""Page models -> files: one Jinja environment for both languages, every page rendered once in each."""

import hashlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment, StrictUndefined, pass_context
from jinja2.runtime import Context

from . import assets, dataset, feeds, i18n, jsonfeed, jsonld, search
from . import pages as site_pages
from .archive import Archive
from .cards import card
from .links import Links, output_path
from .pages.desk import Desk
from .record import Record
from .shapes import Page
from .typesetting import plain
from .vocabulary import Vocabulary
from .wording import N_

THEME = "theme/"  # folder of the style sheet and fonts inside the output
NAME, TAGLINE = N_("Police reform"), N_("Digest of news from Kazakhstan")


class Site:
    """Renders one archive into the folder ``out``. ``env`` is Pelican's, with the theme's templates."""

    def __init__(self, env: Environment, theme: Path, out: Path, links: Links, vocabulary: Vocabulary, contact: str) -> None:
        self.env, self.theme, self.out, self.links = env, theme, out, links
        self.vocabulary, self.contact = vocabulary, contact
        self.words = i18n.words_for(i18n.load_catalogs(theme / "locales", for_pages=True))
        self.icon = (theme / "static" / "favicon.svg").read_text(encoding="utf-8")
        self.cards = {f"og-{lang}.png": (theme / "static" / "cards" / f"og-{lang}.png").read_bytes() for lang in i18n.LANGS}
        self.sheet, self.style = assets.stylesheet(theme / "static" / "css")
        self.code, self.scripts = assets.scripts(theme / "static" / "js")
        self.digests: dict[str, str] = {}  # what is written -> SHA-256, for the check before it is published
        env.undefined = StrictUndefined
        env.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}  # keys keep their order
        i18n.install(env, self.words)
        self._install_links()

    def write(self, archive: Archive, now: datetime, published: Callable[[str], dict[str, str]]) -> int:
        """Write pages, feeds, sitemap, data and the index of search. Returns the number of HTML pages.

        ``published(folder)``: the files that the last build wrote into a folder, for parts that need not be made again.
        """
        schema = Path(__file__).with_name("articles.schema.json").read_text(encoding="utf-8")
        data = dataset.build(archive, self.vocabulary, schema, self.links.absolute, now)
        files = tuple(jsonld.DataFile(file.path, file.mediatype) for file in data.files)
        count = 0
        canonical: dict[str, list[str]] = {}
        for lang in i18n.LANGS:
            desk = Desk(archive, self.vocabulary, self.words[lang], feeds.day(now), data)
            for page in site_pages.pages(desk):
                count += 1
                if page.kind != "reprint":  # of the others the address is kept, not the page: contexts are large
                    canonical.setdefault(page.path, []).extend([page.lang] if page.lang == page.canonical_lang else [])
                self._page(page, archive, files)
                self._feed(page, desk, now)
        self._bilingual("root", "index.html", archive)
        self._bilingual("data_root", "data/index.html", archive)
        self._bilingual("404", "404.html", archive)
        self._sitemap(canonical)
        for file in data.files:
            self._file(file.path, file.text)
        for path, text in search.build(archive, self.vocabulary, published).items():
            self._file(path, text)
        self._file(THEME + self.sheet, self.style)
        for name, text in self.scripts.items():
            self._file(THEME + self.code + name, text)
        self._file("favicon.svg", self.icon)
        for name, picture in self.cards.items():
            self._file(f"{THEME}cards/{name}", picture)
        for font in (self.theme / "static" / "fonts").glob("*.woff2"):  # Pelican copies them, and only warns when it cannot
            self.digests[f"{THEME}fonts/{font.name}"] = hashlib.sha256(font.read_bytes()).hexdigest()
        return count + 3

    def _page(self, page: Page, archive: Archive, files: tuple[jsonld.DataFile, ...]) -> None:
        words = self.words[page.lang]
        linked = jsonld.objects(page, self.links, words, words.say(NAME), files)
        values = self._shared(page.lang, page.path, archive) | page.context
        values |= {"page": page, "linked_data": linked, "published": jsonld.published(page)}
        self._render(page.template, output_path(self.links.page(page.lang, page.path)), values)

    def _shared(self, lang: str, path: str, archive: Archive) -> dict[str, Any]:
        words = self.words[lang]
        site = {
            "name": words.say(NAME),
            "tagline": words.say(TAGLINE),
            "url": self.links.siteurl,
            "contact": self.contact,
        }
        here = self.links.page(lang, path)
        return {
            "lang": lang,
            "here": here,
            "nav": site_pages.nav(path, words),
            "site": site,
            "total": len(archive.records),
            "linked_data": (),
            "published": None,
        }

    def _bilingual(self, name: str, path: str, archive: Archive) -> None:
        """The chooser at the root, that of the data, and the page for addresses that lead nowhere: both languages on one."""
        lang = i18n.LANGS[0]
        texts = {
            own: SimpleNamespace(name=words.say(NAME), tagline=words.say(TAGLINE), open=words.say("Open the digest"))
            for own, words in self.words.items()
        }
        kind = {"root": "root", "data_root": "data"}.get(name, "missing")
        description = " ".join(f"{texts[own].tagline}." for own in i18n.LANGS)
        page = Page(kind, lang, "", f"{name}.html", texts[lang].name, description, ())
        newest = {own: [card(record, own, self.vocabulary) for record in archive.records[:3]] for own in i18n.LANGS}
        values = self._shared(lang, "", archive) | {"page": page, "here": path, "texts": texts, "newest": newest}
        self._render(page.template, path, values)

    def _feed(self, page: Page, desk: Desk, now: datetime) -> None:
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
        values = self._shared(page.lang, page.path, archive) | {"feed": feed, "page": page}
        self._file(feed.path, plain(self.env.get_template("feed.xml").render(values)))
        if page.feed == "feed.xml":
            self._file(jsonfeed.path(page.lang), plain(jsonfeed.text(feed, self.links, words, words.say(TAGLINE))))

    def _sitemap(self, canonical: dict[str, list[str]]) -> None:
        """Only canonical pages: the page of an untranslated text in the other language names another as such."""
        self._render("sitemap.xml", "sitemap.xml", {"canonical": canonical, "lang": i18n.LANGS[0], "here": ""})
        self._file("robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {self.links.absolute('sitemap.xml')}\n")

    def _render(self, template: str, path: str, values: dict[str, Any]) -> None:
        self._file(path, self.env.get_template(template).render(values))

    def _file(self, path: str, content: str | bytes) -> None:
        """One file of ours. A path written twice in one build is a mistake of ours and stops it."""
        if path in self.digests:
            raise RuntimeError(f"two pages are written to {path}")
        data = content if isinstance(content, bytes) else content.encode()
        self.digests[path] = hashlib.sha256(data).hexdigest()
        target = self.out / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)

    def _install_links(self) -> None:
        """Template globals that make links relative to the page being rendered."""
        links = self.links

        def linked(target: Callable[..., str]) -> Callable[..., str]:
            @pass_context
            def call(context: Context, *args: Any) -> str:
                return links.relative(str(context["here"]), target(context, *args))

            return call

        @pass_context
        def absolute(context: Context, path: str, lang: str | None = None) -> str:
            return links.absolute(links.page(lang or context["lang"], path))

        self.env.globals.update(
            href=linked(lambda context, path, lang=None: links.page(lang or context["lang"], path)),
            file=linked(lambda _context, path: path),
            css=linked(lambda _context: THEME + self.sheet),
            script=linked(lambda _context, name: THEME + self.code + name),
            font=linked(lambda _context, name: f"{THEME}fonts/{name}"),
            absolute=absolute,
            absolute_file=links.absolute,
            offline=links.offline,
            everywhere=lambda target: target if links.offline else links.absolute(target),
        )
