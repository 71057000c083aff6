"""What programs read: the data file and its schema, feeds, sitemap."""

import hashlib
import json
import xml.etree.ElementTree as ET
from collections import Counter

import feedparser
import jsonschema

from conftest import ROOT, SITE, Built, Page, pages_of
from digest.decoding import decode
from digest.normal import normalise

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def test_the_data_keeps_its_contract(built: Built) -> None:
    data = json.loads((built.out / "data" / "articles.json").read_text(encoding="utf-8"))
    schema = json.loads((built.out / "data" / "articles.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(data)
    assert [one["id"] for one in data] == sorted(one["id"] for one in data)
    for one in data:
        for path in one["url"].values():
            assert (built.out / path / "index.html").is_file()


def test_every_evidence_is_the_slice_it_claims(gold_site: Built) -> None:
    data = json.loads((gold_site.out / "data" / "articles.json").read_text(encoding="utf-8"))
    count = 0
    for one in data:
        raw = (ROOT / "tests" / "gold" / f"{one['id']}.txt").read_bytes()
        assert hashlib.sha256(raw).hexdigest() == one["text_sha256"]
        text = normalise(decode(raw, one["id"])[0])
        facts = [one["published"], *one["regions"], *one["places"], *one["topics"]]
        for found in [found for fact in facts for found in fact["evidence"]]:
            assert text[found["start"] : found["stop"]] == found["text"]
            count += 1
        for line in one["dropped"]:
            assert line["text"] in text.split("\n")[line["line"] - 1]
    assert count > 100


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


def canonical_of(page: Page) -> list[str]:
    return [item["href"] for item in page.all("link") if item.get("rel") == "canonical"]


def test_the_sitemap_lists_every_canonical_page_once_with_its_languages(built: Built) -> None:
    root = ET.parse(built.out / "sitemap.xml").getroot()
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    found = [url.findtext(f"{space}loc") for url in root]
    own = {
        address
        for name, page in pages_of(built.out).items()
        if canonical_of(page) == [address := f"{SITE}{name.removesuffix('index.html')}"]
    }
    assert Counter(found) == Counter(own)
    for url in root:
        links = {link.attrib["hreflang"]: link.attrib["href"] for link in url.iter("{http://www.w3.org/1999/xhtml}link")}
        assert set(links) in (set(), {"kk", "ru", "x-default"})
        assert set(links.values()) <= own  # a page that names another as canonical is nobody's alternate
