"""Writes the input of a peer: its templates with the frame of our site, and every page of ours as it wants it.

    python -m speed.prepare SITE PEER FOLDER

A process of its own, so that the one that measures stays small.
"""

import json
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from html import escape
from itertools import chain
from pathlib import Path

from . import pages
from .pages import Article, Names, Ready

TEMPLATES = Path(__file__).resolve().parent.parent / "peers"
# How each says the values of a frame: title, description, path, data of schema.org.
SAYS = {
    "hugo": (
        "{{ .Title }}",
        "{{ .Description }}",
        '{{ strings.TrimPrefix "/LANG/" .RelPermalink }}',
        "{{ with .Params.linked }}{{ . | safeJS }}{{ end }}",
    ),
    "eleventy": ("{{ title }}", "{{ description }}", "{{ path }}", "{{ linked | safe }}"),
    "pelican": ("{{ title }}", "{{ description }}", "{{ path }}", "{{ linked }}"),
}
FRAMES = {
    "hugo": "layouts/_partials/{place}-{lang}.html",
    "eleventy": "_includes/{place}-{lang}.njk",
    "pelican": "theme/templates/{place}-{lang}.html",
}


def prepare(site: Path, peer: str, folder: Path) -> None:
    """Everything that ``peer`` needs to build what ``site`` shows, in ``folder``."""
    shutil.copytree(TEMPLATES / peer, folder)
    if peer == "pelican":
        (folder / "theme").mkdir()
        (folder / "templates").rename(folder / "theme" / "templates")
        for place in ("before", "after"):
            _write(folder, f"theme/templates/{place}.html", f'{{% include "{place}-" ~ LANG ~ ".html" %}}')
    every: dict[str, Names] = {}
    for lang in pages.LANGS:
        every[lang] = pages.names(site, lang)
        found = pages.read(site, lang)
        waiting = _until(found, lang)
        _frame(site, peer, folder, lang, waiting[-1])
        for number, one in enumerate(chain(waiting, found)):
            if isinstance(one, Article):
                ARTICLES[peer](folder, one, every[lang])
            else:
                READY[peer](folder, one, number)
        _lists(peer, folder, lang, every[lang])
    if peer == "eleventy":
        _write(folder, "names.json", json.dumps({lang: vars(one) for lang, one in every.items()}, ensure_ascii=False))
    for name in pages.others(site):
        target = folder / ("content/kk/static" if peer == "pelican" else "static") / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(site / name, target)


def _until(found: Iterator[Article | Ready], lang: str) -> list[Article | Ready]:
    """The first pages, up to an article in its own language: its page is the model of the frame."""
    waiting = []
    for one in found:
        waiting.append(one)
        if isinstance(one, Article) and one.own:
            return waiting
    raise pages.UnreadError(f"{lang}: no article in that language")


def _frame(site: Path, peer: str, folder: Path, lang: str, sample: Article | Ready) -> None:
    if isinstance(sample, Article):
        frame = pages.frame(site, lang, sample)
        for place, whole in (("before", frame.before), ("after", frame.after)):
            text = whole
            for token, said in zip(("@TITLE@", "@DESCRIPTION@", "@PATH@", "@LINKED@"), SAYS[peer], strict=True):
                text = text.replace(token, said.replace("LANG", lang))
            _write(folder, FRAMES[peer].format(place=place, lang=lang), text)


def _lists(peer: str, folder: Path, lang: str, names: Names) -> None:
    """What each needs beside pages: titles of lists, labels of topics and regions."""
    if peer == "pelican":
        _write(folder, f"names-{lang}.json", json.dumps(vars(names), ensure_ascii=False))
    if peer == "hugo":
        inside = f"content/{lang}"
        for kind, title in names.titles.items():
            _write(folder, f"{inside}/{kind}/_index.md", _hugo({"title": title, "description": title}))
        for kind, labels in (("topics", names.topics), ("regions", names.regions)):
            for one, label in labels.items():
                _write(folder, f"{inside}/{kind}/{one}/_index.md", _hugo({"title": label, "description": label}))
        months = {
            "title": "months",
            "build": {"render": "never"},
            "cascade": {"outputs": ["html"], "build": {"render": "always"}},
        }
        _write(folder, f"{inside}/months/_index.md", _hugo(months))
        _write(folder, f"{inside}/ready/_index.md", _hugo({"title": "ready", "build": {"render": "never"}}))


def _hugo(values: Mapping[str, object], text: str = "") -> str:
    return f"{json.dumps(values, ensure_ascii=False)}\n\n{text}\n"


def _hugo_article(folder: Path, one: Article, names: Names) -> None:
    _write(folder, f"content/{one.lang}/articles/{one.id}.md", f"{pages.as_json(one, names)}\n\n{one.text}\n")


def _hugo_ready(folder: Path, one: Ready, number: int) -> None:
    values: dict[str, object] = {"title": one.title, "description": one.description, "layout": "ready"}
    values["url"] = f"/{one.lang}/{one.path}"
    _write(folder, f"content/{one.lang}/ready/{number}.html", _hugo(values, one.main))


def _eleventy_article(folder: Path, one: Article, names: Names) -> None:
    path = f"articles/{one.id}/"
    more = {"kind": "article", "lang": one.lang, "path": path, "layout": "article.njk"}
    more["permalink"] = f"/{one.lang}/{path}index.html"
    values = {"date": "1970-01-01", **json.loads(pages.as_json(one, names)), **more}
    _write(folder, f"src/{one.lang}/articles/{one.id}.md", _eleventy(values, one.text))


def _eleventy_ready(folder: Path, one: Ready, number: int) -> None:
    values = {"title": one.title, "description": one.description, "lang": one.lang, "path": one.path, "date": "1970-01-01"}
    values |= {"layout": "ready.njk", "permalink": f"/{one.lang}/{one.path}index.html"}
    _write(folder, f"src/{one.lang}/ready/{number}.html", _eleventy(values, one.main))


def _eleventy(values: Mapping[str, object], text: str) -> str:
    return f"---json\n{json.dumps(values, ensure_ascii=False)}\n---\n{text}\n"


def _pelican_article(folder: Path, one: Article, _: Names) -> None:
    values = {"title": one.title, "date": one.day, "tags": ", ".join(one.topics), "authors": "; ".join(one.regions)}
    values |= {
        "description": one.description,
        "meta": one.meta,
        "above": one.above,
        "below": one.below,
        "linked": one.linked,
    }
    head = "".join(f"{key}: {value}\n" for key, value in values.items() if value)
    _write(folder, f"content/{one.lang}/articles/{one.id}.md", f"{head}\n{one.text}\n")


def _pelican_ready(folder: Path, one: Ready, number: int) -> None:
    values = {"description": one.description, "save_as": f"{one.path}index.html", "url": one.path}
    metas = "".join(f'<meta name="{key}" content="{escape(value)}">' for key, value in values.items())
    head = f"<html><head><title>{escape(one.title)}</title>{metas}</head>"
    _write(folder, f"content/{one.lang}/ready/{number}.html", f"{head}<body>{one.main}</body></html>")


ARTICLES: dict[str, Callable[[Path, Article, Names], None]] = {
    "hugo": _hugo_article,
    "eleventy": _eleventy_article,
    "pelican": _pelican_article,
}
READY: dict[str, Callable[[Path, Ready, int], None]] = {
    "hugo": _hugo_ready,
    "eleventy": _eleventy_ready,
    "pelican": _pelican_ready,
}


def _write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    prepare(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
