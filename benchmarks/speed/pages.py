"""What our built site shows, read back from its pages: the input of the peers, who are to show the same.

Peers get of each article its text as Markdown (with the marks of evidence as HTML inside it), its title, date, topics and
regions as front matter, and the facts beside the text as finished HTML. Registers, the ledger, dossiers and other kinds of
page that a general generator has no notion of are finished HTML that only gets the frame of the site. The frame is cut out
of one of our pages.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

LANGS = ("kk", "ru")
LISTS = ("articles", "topics", "regions")  # kinds of page that peers make themselves, besides months and the home page
_MAIN = r"<main[^>]*>\n?(.*?)</main>"
_PROSE = re.compile(r'<div class="prose"[^>]*>\n(.*?)\n</div>\n?', re.DOTALL)
_PARAGRAPH = re.compile(r'<p class="prose__p"[^>]*>(.*)</p>')
NATIVE = re.compile(r"(?:(?:articles|topics/(?:[^/]+/)?|regions/(?:[^/]+/)?)/?(?:page/\d+/)?|timeline/\d{4}/\d\d/)?")


class UnreadError(Exception):
    """A page that does not look as expected: the theme has changed, and so must what reads it."""


@dataclass(frozen=True)
class Article:
    """One article in one language, as a peer gets it. ``above`` and ``below`` are the HTML around the text."""

    id: str
    lang: str
    title: str
    description: str
    date: str  # YYYY-MM-DD, YYYY-MM, YYYY or nothing
    meta: str
    topics: tuple[str, ...]
    regions: tuple[str, ...]
    above: str
    text: str
    below: str
    linked: str
    own: bool  # is the page in the language of the text?

    @property
    def month(self) -> str:
        """YYYY-MM, or nothing."""
        return self.date[:7] if re.match(r"\d{4}-\d\d", self.date) else ""

    @property
    def day(self) -> str:
        """A whole date for those that cannot sort by less; nothing for undated articles."""
        return (self.date + "-01-01")[: len("2000-01-01")] if re.match(r"\d{4}", self.date) else ""


@dataclass(frozen=True)
class Ready:
    """A page that only needs the frame: the path under its language, with the slash."""

    lang: str
    path: str
    title: str
    description: str
    main: str


@dataclass(frozen=True)
class Frame:
    """What stands around the content of every page of a language, with @TITLE@, @DESCRIPTION@, @PATH@, @LINKED@."""

    before: str
    after: str


@dataclass
class Names:
    """The words of a language: titles of lists, labels of topics and regions."""

    titles: dict[str, str] = field(default_factory=dict)
    topics: dict[str, str] = field(default_factory=dict)
    regions: dict[str, str] = field(default_factory=dict)


def read(site: Path, lang: str) -> Iterator[Article | Ready]:
    """Every page of a language that peers do not make by themselves."""
    for file in sorted((site / lang).rglob("index.html")):
        path = file.parent.relative_to(site / lang).as_posix() + "/"
        path = "" if path == "./" else path
        if NATIVE.fullmatch(path):
            continue
        text = file.read_text(encoding="utf-8")
        if path.startswith("articles/") and 'class="article__head"' in text:
            yield article(path.split("/")[1], lang, text)
        else:
            yield Ready(lang, path, _title(text), _one(r'<meta name="description" content="(.*?)">', text), _main(text))


def article(name: str, lang: str, text: str) -> Article:
    """The page of an article, taken apart."""
    main = _main(text)
    head, found, rest = main.partition("</header>\n")
    meta = _one(r'<ul class="meta">\n?(.*?)</ul>', head)
    prose = _PROSE.search(rest)
    if not found:
        raise UnreadError(f"{lang}/articles/{name}: no </header>")
    above, body, below = (rest[: prose.start()], prose[1], rest[prose.end() :]) if prose else (rest, "", "")
    dated = re.search(r'<time datetime="([^"]+)"', meta)
    return Article(
        id=name,
        lang=lang,
        title=_title(text),
        description=unescape(_one(r'<meta name="description" content="(.*?)">', text)),
        date=dated[1] if dated else "",
        meta=_line(meta),
        topics=_tags("topics", head),
        regions=_tags("regions", main),
        above=_line(above),
        text="\n\n".join(_markdown(line) for line in body.split("\n")),
        below=_line(below),
        linked=_one(r'<script type="application/ld\+json">(.*?)</script>', text),
        own=f"/{lang}/articles/" in _one(r'<link rel="canonical" href="(.*?)">', text),
    )


def frame(site: Path, lang: str, sample: Article) -> Frame:
    """The frame of a language, cut out of the page of an article in that language."""
    here = f"/{lang}/articles/{sample.id}/"
    text = (site / here[1:] / "index.html").read_text(encoding="utf-8")
    text = re.sub(r'(href|src)="(?!https?:|#)([^"]*)"', lambda link: f'{link[1]}="{urljoin(here, link[2])}"', text)
    text = re.sub(r"<title>.*?</title>", "<title>@TITLE@</title>", text)
    text = re.sub(r'(<meta property="og:title" content=").*?"', r'\1@TITLE@"', text)
    text = re.sub(r'(<meta (?:name="|property="og:)description" content=").*?"', r'\1@DESCRIPTION@"', text)
    text = re.sub(r'(<script type="application/ld\+json">).*?<', r"\1@LINKED@<", text)
    text = re.sub(r'<meta property="article:published_time"[^>]*>\n', "", text)
    before, found, rest = text.partition("<main")
    if not found or "@LINKED@" not in before:
        raise UnreadError(f"{here}: no <main> or no data of schema.org")
    opened = rest.partition(">")[0]
    after = rest.partition("</main>")[2]
    paths = (part.replace(f"articles/{sample.id}/", "@PATH@") for part in (f"{before}<main{opened}>\n", f"</main>{after}"))
    return Frame(*paths)


def names(site: Path, lang: str) -> Names:
    """The labels that lists need."""
    found = Names()
    found.titles[""] = _title((site / lang / "index.html").read_text(encoding="utf-8"))
    for kind in LISTS:
        found.titles[kind] = _heading(site / lang / kind / "index.html")
    for kind, labels in (("topics", found.topics), ("regions", found.regions)):
        for folder in sorted((site / lang / kind).iterdir()):
            if folder.is_dir():
                labels[folder.name] = _heading(folder / "index.html")
    return found


def others(site: Path) -> Iterator[str]:
    """Names of the files that peers copy: data, the index of search, fonts, the pages in both languages."""
    native = re.compile(r"(?:kk|ru)/((topics|regions)/[^/]+/)?feed\.xml|sitemap\.xml|(?:kk|ru)/.*\.html")
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.is_file() and not native.fullmatch(name) and not name.startswith("."):
            yield name


def as_json(article: Article, names: Names) -> str:
    """The front matter of an article for those who read JSON."""
    return json.dumps(
        {
            "title": article.title,
            "description": article.description,
            **({"date": article.day} if article.day else {}),
            "meta": article.meta,
            "topics": article.topics,
            "regions": article.regions,
            "months": [article.month] if article.month else [],
            "chips": [{"id": one, "label": names.topics[one]} for one in article.topics],
            "above": article.above,
            "below": article.below,
            "linked": article.linked,
        },
        ensure_ascii=False,
    )


def _markdown(line: str) -> str:
    """A paragraph as Markdown with HTML in it; anything else stays HTML."""
    found = _PARAGRAPH.fullmatch(line)
    return found[1] if found else line


def _tags(kind: str, main: str) -> tuple[str, ...]:
    """What an article is filed under, by its links up to the lists."""
    return tuple(sorted(set(re.findall(rf'href="\.\./\.\./{kind}/([a-z0-9-]+)/"', main))))


def _line(html: str) -> str:
    """HTML as one line, for front matter."""
    return html.strip().replace("\n", " ")


def _main(text: str) -> str:
    return _one(_MAIN, text)


def _title(text: str) -> str:
    return re.sub(r"\s– [^–]*$", "", unescape(_one(r"<title>(.*?)</title>", text)))


def _heading(file: Path) -> str:
    return unescape(re.sub("<[^>]+>", "", _one(r"<h1[^>]*>(.*?)</h1>", file.read_text(encoding="utf-8"))))


def _one(pattern: str | re.Pattern[str], text: str) -> str:
    found = re.search(pattern, text, re.DOTALL)
    if not found:
        raise UnreadError(f"{pattern!r} is not on a page: {text[:200]!r}")
    return found[1]
