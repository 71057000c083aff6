"""What programs read: the data file and its schema, the sitemap; and the page that offers and explains the data."""

import hashlib
import json
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

import jsonschema
import pytest

from conftest import ROOT, SITE, TEXT, Articles, Built, Page, pages_of, run_pelican
from digest import sitemaps
from digest.datapackage import package
from digest.decoding import decode
from digest.normal import normalise
from fuzzing import press
from opendata import KEPT, table

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


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


def canonical_of(page: Page) -> list[str]:
    return [item["href"] for item in page.all("link") if item.get("rel") == "canonical"]


def test_the_sitemap_lists_every_canonical_page_once_with_its_languages(built: Built) -> None:
    root = ET.parse(built.out / "sitemap.xml").getroot()
    found = [url.findtext(f"{SPACE}loc") for url in root]
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


def test_the_page_offers_every_file_and_explains_every_column(built: Built) -> None:
    pages = {lang: built.page(f"{lang}/data") for lang in ("kk", "ru")}
    for lang, page in pages.items():
        for name in {path.name for path in (built.out / "data").iterdir()} - {"index.html"}:
            assert f'href="../../data/{name}" download' in page
        for one in package().tables:
            assert f'id="table-{one.name}"' in page
            for column in one.columns:
                assert getattr(column.about, lang) in page.replace("&#34;", '"').replace("&#39;", "'").replace("\u00a0", " ")
        assert 'href="../data/"' in built.page(f"{lang}/about")
        assert f'href="../{lang}/data/"' in (built.out / "data" / "index.html").read_text(encoding="utf-8")
    count = len(table(built.out, "commitments"))
    assert f'<th scope="row">Всего</th><td class="table__number">{count}</td>' in pages["ru"].replace("\u00a0", "")


def test_the_page_shows_the_newest_changes(articles: Articles, tmp_path: Path) -> None:
    built = run_pelican(articles(**KEPT), tmp_path / "output")
    assert built.code == 0, built.said
    listed = built.page("ru/data").replace("\u00a0", " ").split('id="changes"')[1].split("</section>")[0]
    key = table(built.out, "commitments")[0]["id"].split("/")[1]
    assert f'href="../articles/a/#{key}">Запланировано → ' in listed
    assert "новая публикация, 1 запись" in listed
    assert listed.index("отчиталась о пунктах") < listed.index("построит пункты")


def test_a_sitemap_that_is_too_long_is_an_index_of_several(
    articles: Articles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, _ = press.records(articles(**{"a.txt": TEXT}))
    whole = press.build(found, tmp_path / "one")
    monkeypatch.setattr(sitemaps.parts, "__defaults__", (50,))
    files = press.build(found, tmp_path / "several")
    listed, index = (
        [one.text or "" for one in ET.fromstring(text).iter(f"{SPACE}loc")]
        for text in (whole["sitemap.xml"], files["sitemap.xml"])
    )
    site = f"{press.SITE}/"
    assert index == [f"{site}sitemap-{number}.xml" for number in range(1, len(index) + 1)]
    shares = [[one.text for one in ET.fromstring(files[name.removeprefix(site)]).iter(f"{SPACE}loc")] for name in index]
    assert len(shares) > 2
    assert max(map(len, shares)) <= 50
    assert [address for share in shares for address in share] == listed
    assert f"Sitemap: {site}sitemap.xml" in files["robots.txt"].decode()
    assert f"\n/{index[-1].removeprefix(site)}\n  Cache-Control:" in files["_headers"].decode()
