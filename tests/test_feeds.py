"""The feeds, Atom and JSON: valid, without made-up dates, telling the same, offered where there is one."""

import json
import re
import xml.etree.ElementTree as ET
from typing import Any

import feedparser
import pytest

from conftest import SITE, Built, pages_of, records_of
from digest import edtf

LANGS = ("kk", "ru")
ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")


def test_feeds_are_valid_and_carry_no_made_up_dates(built: Built) -> None:
    feeds = sorted(built.out.rglob("feed.xml"))
    assert len(feeds) == 2 * (1 + 24 + 20 + 1)
    dates = {
        one["id"]: one["published"]["edtf"]
        for one in json.loads((built.out / "data" / "articles.json").read_text(encoding="utf-8"))
    }
    for path in feeds:
        parsed = feedparser.parse(path.read_bytes())
        name = path.relative_to(built.out).as_posix()
        assert not parsed.bozo, name
        root = ET.parse(path).getroot()
        assert root.get(LANG) == name.split("/")[0]
        assert root.find(f"{ATOM}updated") is not None
        for entry in root.iter(f"{ATOM}entry"):
            assert entry.get(LANG) is None, "its labels are in the feed's language"
            assert all(text.get(LANG) for text in entry if text.tag in (f"{ATOM}title", f"{ATOM}summary"))
            link = entry.find(f"{ATOM}link")
            published = entry.find(f"{ATOM}published")
            assert link is not None
            article = link.attrib["href"].partition("#")[0].rstrip("/").rsplit("/", 1)[1]
            if published is not None:
                assert published.text is not None
                assert published.text[:10] == dates[article]


# The keys of JSON Feed 1.1 that the digest uses, and what may stand there.
FEED = {
    "version": str,
    "title": str,
    "home_page_url": str,
    "feed_url": str,
    "description": str,
    "language": str,
    "items": list,
}
ITEM = {
    "id": str, "url": str, "external_url": str, "title": str, "content_text": str, "date_published": str,
    "date_modified": str, "authors": list, "tags": list, "language": str,
}  # fmt: skip


def read_feed(built: Built, lang: str) -> dict[str, Any]:
    return dict(json.loads((built.out / lang / "feed.json").read_text(encoding="utf-8")))


@pytest.mark.parametrize("lang", LANGS)
def test_json_feed_keeps_its_format(built: Built, lang: str) -> None:
    feed = read_feed(built, lang)
    assert next(iter(feed)) == "version"
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert set(feed) == set(FEED)
    assert (feed["language"], feed["feed_url"], feed["home_page_url"]) == (lang, f"{SITE}{lang}/feed.json", f"{SITE}{lang}/")
    assert all(isinstance(feed[key], kind) for key, kind in FEED.items())
    ids = [item["id"] for item in feed["items"]]
    assert len(ids) == len(set(ids))
    for item in feed["items"]:
        assert {"id", "url", "title", "content_text", "date_modified", "language"} <= set(item) <= set(ITEM)
        assert all(isinstance(value, ITEM[key]) for key, value in item.items())
        assert all(RFC3339.fullmatch(item[key]) for key in ("date_published", "date_modified") if key in item)
        assert re.fullmatch(r"kk|ru|kk-Latn", item["language"])
        assert all(set(author) == {"name"} and author["name"] for author in item.get("authors", []))
        assert all(isinstance(tag, str) and tag for tag in item.get("tags", []))


@pytest.mark.parametrize("lang", LANGS)
def test_both_feeds_tell_the_same(built: Built, lang: str) -> None:
    items, entries = (
        read_feed(built, lang)["items"],
        list(ET.parse(built.out / lang / "feed.xml").getroot().iter(f"{ATOM}entry")),
    )
    assert items
    assert len(items) == len(entries)
    for item, entry in zip(items, entries, strict=True):
        links = {link.attrib["rel"]: link.attrib["href"] for link in entry.iter(f"{ATOM}link")}
        assert item["id"] == entry.findtext(f"{ATOM}id")
        assert item["title"] == entry.findtext(f"{ATOM}title")
        assert item["content_text"] == entry.findtext(f"{ATOM}summary", "")
        assert item.get("date_published") == entry.findtext(f"{ATOM}published")
        assert item["date_modified"] == entry.findtext(f"{ATOM}updated")
        assert (item["url"], item.get("external_url")) == (links["alternate"], links.get("via"))
        assert item.get("tags", []) == [tag.attrib["label"] for tag in entry.iter(f"{ATOM}category")]
        assert [author["name"] for author in item.get("authors", [])] == [
            author.findtext(f"{ATOM}name") for author in entry.iter(f"{ATOM}author")
        ]
        record: Any = records_of(built.out)[item["url"].rstrip("/").rsplit("/", 1)[1]]
        assert ("date_published" in item) == (edtf.full_date(record["published"]["edtf"]) is not None)


def test_the_feed_for_programs_is_offered_where_the_other_is(site: Built) -> None:
    for name, page in pages_of(site.out).items():
        offered = {
            item["type"]: item["href"] for item in page.all("link") if item.get("rel") == "alternate" and "type" in item
        }
        whole = name.removeprefix("kk/").removeprefix("ru/") in ("index.html", "articles/index.html") and "/" in name
        assert ("application/feed+json" in offered) == whole, name
        if whole:
            assert offered["application/feed+json"] == offered["application/atom+xml"].removesuffix("xml") + "json"
