"""The whole site: data and search, then the two languages side by side, and what is in both or in none."""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment

from . import assets, dataset, feeds, fingerprint, headers, i18n, search, sitemaps
from .archive import Archive
from .cards import card
from .dataset import Dataset
from .edition import NAME, TAGLINE, Edition
from .links import Links
from .pages.desk import Desk
from .progress import Watch, unseen
from .shapes import Page
from .sitefolder import Published
from .templates import Templates
from .vocabulary import Vocabulary
from .workers import side_by_side
from .writer import Writer, Written

THEME = "theme/"  # folder of the style sheet and fonts inside the output


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
        self.published, self.writer = published, Writer(out, published)
        look = fingerprint.look(theme) if published.rules else ""  # before anything of it is loaded
        self.words = i18n.words_for(i18n.load_catalogs(theme / "locales", for_pages=True))
        self.icon = (theme / "static" / "favicon.svg").read_text(encoding="utf-8")
        self.cards = {f"og-{lang}.png": (theme / "static" / "cards" / f"og-{lang}.png").read_bytes() for lang in i18n.LANGS}
        self.sheet, self.style = assets.stylesheet(theme / "static" / "css")
        self.code, self.scripts = assets.scripts(theme / "static" / "js")
        values = (published.rules, look, self.sheet, self.code, links.siteurl, links.offline, contact)
        self._rules = repr(values) if published.rules else ""

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
        (data, contents), index = found
        for path, content in (contents | index).items():
            self.writer.file(path, content)
        del found, contents, index, content  # they take as much room as the archive
        templates = self.templates(now)
        jobs = [
            partial(self._language, templates[lang], archive, data, now, unseen if at else watch)
            for at, lang in enumerate(i18n.LANGS)
        ]
        for one in side_by_side(jobs):
            self.writer.written.add(one)
        self._bilingual("root", "index.html", templates, archive)
        self._bilingual("data_root", "data/index.html", templates, archive)
        self._bilingual("404", "404.html", templates, archive)
        self._sitemap(templates[i18n.LANGS[0]])
        self._assets()
        return self.writer.written

    def _assets(self) -> None:
        """Style sheet, scripts, pictures; of the fonts only what they should be."""
        self.writer.file(THEME + self.sheet, self.style)
        for name, text in self.scripts.items():
            self.writer.file(THEME + self.code + name, text)
        self.writer.file("favicon.svg", self.icon)
        maps = sorted(name for name in self.writer.written.digests if name.startswith("sitemap"))
        named = {"sheet": [THEME + self.sheet], "code": [THEME + self.code], "lang": i18n.LANGS, "sitemap": maps}
        rules = headers.text((self.theme / "headers.toml").read_text("utf-8"), named, self.links.base)
        self.writer.file(headers.NAME, rules)
        for name, picture in self.cards.items():
            self.writer.file(f"{THEME}cards/{name}", picture)
        for font in (self.theme / "static" / "fonts").glob("*.woff2"):  # Pelican copies them, and only warns when it cannot
            self.writer.promise(f"{THEME}fonts/{font.name}", hashlib.sha256(font.read_bytes()).hexdigest())

    def edition(self, templates: Templates, archive: Archive, data: Dataset, now: datetime, writer: Writer) -> Edition:
        """One language of the site, to be written by ``writer``."""
        desk = Desk(archive, self.vocabulary, self.words[templates.lang], data)
        return Edition(desk, templates, self.links, writer, now, self._rules)

    def _language(
        self, templates: Templates, archive: Archive, data: Dataset, now: datetime, watch: Watch = unseen
    ) -> Written:  # fmt: skip
        """All pages and feeds of one language."""
        return self.edition(templates, archive, data, now, Writer(self.out, self.published)).write(watch)

    def templates(self, now: datetime) -> dict[str, Templates]:
        """The templates of each language, with what all of them may use."""
        links = self.links
        common = {
            "theme": {"sheet": THEME + self.sheet, "code": THEME + self.code, "fonts": f"{THEME}fonts/"},
            "offline": links.offline,
            "today": feeds.day(now),
            "absolute_file": links.absolute,
            "everywhere": lambda target: target if links.offline else f"{links.base}/{target}",
        }
        found = {}
        for lang, words in self.words.items():
            site = {"name": words.say(NAME), "tagline": words.say(TAGLINE), "url": links.siteurl, "contact": self.contact}
            found[lang] = Templates(self.env, words, links, common | {"site": site})
        return found

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
        self.writer.page(path, templates[lang].render(page.template, path, values))

    def _sitemap(self, templates: Templates) -> None:
        """Only canonical pages: the page of an untranslated text in the other language names another as such."""
        shares = sitemaps.parts(self.writer.written.canonical)
        for at, (name, share) in enumerate(shares.items()):
            self.writer.file(name, templates.render("sitemap.xml", name, {"canonical": share, "first": not at}))
        if len(shares) > 1:
            index = templates.render("sitemapindex.xml", sitemaps.INDEX, {"names": list(shares)})
            self.writer.file(sitemaps.INDEX, index)
        self.writer.file("robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {self.links.absolute(sitemaps.INDEX)}\n")
