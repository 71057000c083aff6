"""A whole site of a few files, made without a process of its own, and what must hold of its pages, feeds and data."""

import csv
import json
import posixpath
import re
import runpy
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import unquote, urlsplit

import html5lib
from jinja2 import Environment, FileSystemLoader

from digest import collect, dataset
from digest.archive import Archive
from digest.links import Links
from digest.model import DigestError
from digest.pages import front, people
from digest.record import Record
from digest.render import Site
from digest.sitefolder import Published
from digest.templates import Templates
from scripts import is_theme_script

from .hostile import ROOT
from .memory import Memory
from .reading import TODAY, check_document, check_facts, check_record, squeezed, words

SITE = "https://digest.example"
NOW = datetime(TODAY.year, TODAY.month, TODAY.day, tzinfo=UTC)
HTML = "{http://www.w3.org/1999/xhtml}"
Files = dict[str, bytes]
Attributes = dict[str, str]


@cache
def environment() -> Environment:
    """Jinja as the site's settings have it; templates are compiled once."""
    settings = runpy.run_path(str(ROOT / "pelican.conf.py"))["JINJA_ENVIRONMENT"]
    return Environment(loader=FileSystemLoader(ROOT / "theme" / "templates"), **settings)  # noqa: S701  (the settings turn it on)


def records(content: Path) -> tuple[list[Record], list[DigestError]]:
    """What a folder gives, every record checked by itself."""
    found, aside = collect.records(content, words(), TODAY)
    for one in found:
        for part in (one, *one.reprints):
            check_document(part.document)
            if not part.corrections:  # an editor's word needs no evidence
                check_facts(part.document, part.facts)
            check_record(part)
    return found, aside


def build(found: list[Record], out: Path) -> Files:
    """Every file of the site of these records: {path: bytes}."""
    out.mkdir(parents=True, exist_ok=True)
    site = Site(environment(), ROOT / "theme", out, Links(SITE), words(), "", Published(out))
    site.write(Archive(found, words()), NOW)
    files = {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}
    return files | {
        f"theme/fonts/{path.name}": b"" for path in (ROOT / "theme/static/fonts").iterdir()
    }  # Pelican copies them


class Proof(Site):
    """The site of one text in memory, without the pages that show nothing of it."""

    compiled: ClassVar[dict[str, Templates]] = {}

    def pull(self, record: Record) -> Files:
        """The pages, feeds and data that hold words of a text: {path: bytes}."""
        memory = Memory()
        archive = Archive([record], self.vocabulary)
        data, contents = dataset.build(archive, self.vocabulary, "{}", self.links.absolute, NOW)
        if not self.compiled:  # once: that takes longer than a text
            Proof.compiled = self.templates(NOW)
        for templates in self.compiled.values():
            edition = self.edition(templates, archive, data, NOW, memory)
            for page in chain(front.home(edition.desk), front.article_pages(edition.desk), people.people(edition.desk)):
                edition.page(page)
                edition.follow(page)
        return memory.files | contents


@cache
def proof() -> Proof:
    return Proof(environment(), ROOT / "theme", Path(), Links(SITE), words(), "", Published(Path()))


def check_words(record: Record) -> None:
    """What is promised of the pages and files that hold words of one text; links are not followed."""
    shown = replace(record, text_policy="full", added="2024-05-06")
    files = proof().pull(shown)
    check_files(files, None)
    pages = {path: Parsed(data.decode()) for path, data in files.items() if path.endswith(".html")}
    for path, page in pages.items():
        assert page.errors == (), f"{path}: {page.errors[:3]}"
        inert(path, page.elements)
    as_typed(shown, pages)


def check(files: Files, found: list[Record]) -> None:
    """Everything that is promised of a site."""
    trees = {lang: {path[3:] for path in files if path.startswith(f"{lang}/")} for lang in ("kk", "ru")}
    assert trees["kk"] == trees["ru"], f"paths differ: {sorted(trees['kk'] ^ trees['ru'])[:5]}"
    allowed = hosts(found)
    pages = {path: parsed(data.decode()) for path, data in files.items() if path.endswith(".html")}
    for path, page in pages.items():
        assert page.errors == (), f"{path}: {page.errors[:3]}"
        inert(path, page.elements)
        linked(path, page, pages, files, allowed)
        doubles = [one for one, count in Counter(page.ids).items() if count > 1]
        assert doubles == [], f"{path}: ids used twice: {doubles[:3]}"
    check_files(files, files)
    for one in found:
        as_typed(one, pages)


def check_files(files: Files, there: Files | None) -> None:
    """What is not HTML: it parses, no cell runs, and addresses lead to what is ``there``."""
    for path, data in files.items():
        if path.endswith(".xml"):
            check_xml(path, data, there)
        elif path.endswith(".json"):
            json.loads(data, parse_constant=_refuse)
        elif path.endswith(".csv"):
            check_table(path, data.decode())


def _refuse(constant: str) -> None:
    raise AssertionError(f"{constant} is not JSON")


class Parsed:
    """A page as a browser reads it: elements with their attributes, ids, the errors of the strict parser."""

    def __init__(self, text: str) -> None:
        parser = html5lib.HTMLParser(namespaceHTMLElements=True)
        self._tree: Any = parser.parse(text)
        self.errors = tuple((place, code, values) for place, code, values in parser.errors)
        self.elements: tuple[tuple[str, Attributes, str], ...] = tuple(
            (str(one.tag).removeprefix(HTML), {str(key): value for key, value in one.attrib.items()}, one.text or "")
            for one in self._tree.iter()
            if isinstance(one.tag, str)
        )
        self.paragraphs = tuple(self._paragraphs())
        self.ids = tuple(attributes["id"] for _, attributes, _ in self.elements if "id" in attributes)

    def _paragraphs(self) -> Iterator[str]:
        """The article's own paragraphs, without the numbers of the marks."""
        for one in self._tree.iter(f"{HTML}p"):
            if one.get("class") == "prose__p":
                for number in one.iter(f"{HTML}a"):
                    number.text = ""
                yield "".join(one.itertext())


@lru_cache(maxsize=4000)
def parsed(text: str) -> Parsed:
    return Parsed(text)


# What could run, load, restyle or send. The theme has none of it but data blocks, its own style sheet and scripts.
FORBIDDEN = {
    "iframe",
    "frame",
    "object",
    "embed",
    "applet",
    "style",
    "base",
    "template",
    "portal",
    "math",
    "foreignObject",
    "audio",
    "video",
}
KNOWN_META = {"Content-Security-Policy"}


def inert(path: str, elements: tuple[tuple[str, Attributes, str], ...]) -> None:
    """No active content beyond the theme's own."""
    for tag, attributes, text in elements:
        assert tag not in FORBIDDEN, f"{path}: <{tag}>"
        risky = [
            key
            for key in attributes
            if key.startswith("on") or key in ("style", "srcdoc", "formaction", "ping", "background")
        ]
        assert risky == [], f"{path}: <{tag} {risky}>"
        if tag == "script":
            assert is_theme_script(path, attributes), f"{path}: a script that is not ours: {attributes}"
            if "src" not in attributes:
                json.loads(text, parse_constant=_refuse)
        if tag == "meta" and "http-equiv" in attributes:
            assert attributes["http-equiv"] in KNOWN_META, f"{path}: {attributes}"
        if tag in ("img", "source", "input", "image", "use"):
            assert ours(attributes.get("src", ""), empty=True), f"{path}: {attributes}"


def ours(link: str, *, empty: bool = False) -> bool:
    """A relative address, or one of this site."""
    parts = urlsplit(link)
    return bool(empty and not link) or (not parts.scheme and not parts.netloc and bool(link)) or link.startswith(f"{SITE}/")


def hosts(found: list[Record]) -> frozenset[str]:
    """Other hosts that a page may lead to: the outlets', the licence's, and what a sidecar gives as the source."""
    given = [one.url for item in found for one in (item, *item.reprints) if one.url]
    known = [outlet.site for outlet in words().outlets.values() if outlet.site]
    return frozenset(filter(None, (urlsplit(url).hostname for url in [*given, *known, "https://creativecommons.org"])))


def linked(path: str, page: Parsed, pages: Mapping[str, Parsed], files: Files, allowed: frozenset[str]) -> None:
    """Every link leads into the site, to a place that is there, or to a host that the project or an editor named."""
    for tag, attributes, _ in page.elements:
        for key in ("href", "src", "action"):
            if key not in attributes:
                continue
            link = attributes[key]
            if not ours(link):
                parts = urlsplit(link)
                assert parts.scheme in ("http", "https"), f"{path}: <{tag} {key}={link!r}>"
                assert parts.hostname in allowed, f"{path}: a link to {link!r}, which nobody of ours set"
                continue
            target, fragment = aim(path, link)
            assert target in files, f"{path}: {link} leads nowhere"
            assert not fragment or fragment in pages[target].ids, f"{path}: {link}: no such place"


def aim(path: str, link: str) -> tuple[str, str]:
    """The file and the place in it that a link of ours means."""
    own = link.startswith(f"{SITE}/")
    parts = urlsplit(link.removeprefix(f"{SITE}/") if own else link)
    if not parts.path and not own:
        return path, parts.fragment
    base = "" if own else posixpath.dirname(path)
    target = posixpath.normpath(posixpath.join("/", base, unquote(parts.path))).lstrip("/")
    folder = parts.path.endswith(("/", "..", ".")) or not parts.path
    return (posixpath.join(target, "index.html") if folder else target), parts.fragment


def check_xml(path: str, data: bytes, files: Files | None) -> None:
    """It parses, ids of entries are unique, addresses exist."""
    root = ET.fromstring(data)
    ids = [one.text for one in root.iter("{http://www.w3.org/2005/Atom}id")]
    assert len(ids) == len(set(ids)), f"{path}: an id stands twice"
    for one in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc"):
        assert files is None or aim(path, one.text or "")[0] in files, f"{path}: {one.text} is not there"


# A number may begin with a minus; nothing else may begin with what a spreadsheet runs.
RUNS = re.compile(r"\s*[=+\-@\t\r＝＋－＠]")
NUMBER = re.compile(r"-?\d+(\.\d+)?(e[+-]?\d+)?")


def check_table(path: str, text: str) -> None:
    """Every row is a line with all columns, and no cell is a formula."""
    rows = list(csv.reader(text.splitlines(keepends=True), strict=True))
    assert len(rows) == text.count("\n") == len(text.splitlines()), f"{path}: a row is not a line"
    for row in rows:
        assert len(row) == len(rows[0]), f"{path}: {row}"
        for cell in row:
            assert NUMBER.fullmatch(cell) or not RUNS.match(cell), f"{path}: a spreadsheet would run {cell!r}"


def as_typed(record: Record, pages: Mapping[str, Parsed]) -> None:
    """The article's page shows its paragraphs letter by letter, whatever they look like."""
    for lang in ("kk", "ru"):
        document, _ = record.in_language(lang)
        shown = [squeezed(one) for one in pages[f"{lang}/articles/{record.id}/index.html"].paragraphs]
        own = [squeezed(span.of(document.text)) for span in document.paragraphs]
        if record.text_policy in ("full", "retold"):
            assert shown == own, f"{record.id}: the page does not show the text as it is"
        else:
            assert all(any(one.startswith(part) for one in own) for part in shown), f"{record.id}: {shown}"


def write(folder: Mapping[str, str], at: Path) -> Path:
    """Write a content folder, in the order given."""
    at.mkdir(parents=True)
    for name, text in folder.items():
        (at / name).write_bytes(text.encode("utf-8", "replace"))
    return at
