"""What machines read of a page: schema.org objects, the picture of a shared link. Feeds: ``test_feeds.py``, data: ``test_data.py``."""

import json
import re
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import SITE, TEXT, Articles, Built, Page, pages_of, records_of, run_pelican
from digest import edtf, jsonld
from digest.i18n import load_catalogs, words_for
from digest.links import Links
from digest.shapes import Crumb
from digest.shapes import Page as Model

LANGS = ("kk", "ru")
THING = {"@type", "name", "description", "url", "identifier", "mainEntityOfPage"}
WORK = THING | {
    "about", "contentLocation", "creator", "datePublished", "inLanguage", "isAccessibleForFree", "isBasedOn", "license",
    "publisher", "sdPublisher", "translationOfWork", "translator", "workTranslation",
}  # fmt: skip
# What schema.org defines for each type, as far as the digest uses it.
PROPERTIES = {
    "NewsArticle": WORK | {"headline"},
    "WebSite": WORK,
    "Dataset": WORK | {"distribution"},
    "DataDownload": WORK | {"contentUrl", "encodingFormat"},
    "BreadcrumbList": THING | {"itemListElement"},
    "ListItem": THING | {"position", "item"},
    "DefinedTerm": THING | {"termCode", "inDefinedTermSet"},
    "AdministrativeArea": THING,
    "Organization": THING,
    "NewsMediaOrganization": THING,
}
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")


def objects(page: Page) -> list[dict[str, Any]]:
    """The schema.org objects of a page; one block at most."""
    linked = [
        found for found in map(json.loads, page.data) if isinstance(found, list)
    ]  # search has its words in another block
    assert len(linked) <= 1
    return linked[0] if linked else []


def one(page: Page, kind: str) -> dict[str, Any]:
    return next(found for found in objects(page) if found["@type"] == kind)


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from nodes(inner)


def meta(page: Page, name: str) -> list[str]:
    return [item["content"] for item in page.all("meta") if name in (item.get("property"), item.get("name"))]


def is_ours(value: object) -> bool:
    return isinstance(value, str) and value.startswith(SITE)


def test_linked_data_uses_only_what_schema_org_defines_and_addresses_that_exist(built: Built) -> None:
    count = 0
    for name, page in pages_of(built.out).items():
        for found in objects(page):
            assert found.pop("@context") == "https://schema.org"
            for node in nodes(found):
                assert set(node) <= PROPERTIES[node["@type"]], f"{name}: {node}"
                assert all(value not in ("", None, [], {}) for value in node.values()), f"{name}: {node}"
                for address in filter(is_ours, node.values()):
                    path = built.out / address.removeprefix(SITE)
                    assert (path / "index.html" if address.endswith("/") else path).is_file(), f"{name}: {address}"
                    count += 1
    assert count > 400


def test_an_article_says_what_its_page_says(built: Built) -> None:
    records, dated = records_of(built.out), 0
    for name, page in pages_of(built.out).items():
        lang, _, path = name.partition("/articles/")
        record: Any = records.get(path.removesuffix("/index.html"))
        if record is None:
            continue
        found = one(page, "NewsArticle")
        assert [found["headline"]] == meta(page, "og:title")
        assert found["mainEntityOfPage"] == f"{SITE}{lang}/articles/{record['id']}/"
        assert [found["url"]] == [item["href"] for item in page.all("link") if item.get("rel") == "canonical"]
        assert found["isAccessibleForFree"] is True
        assert [place["identifier"] for place in found.get("contentLocation", [])] == [
            tag["id"] for tag in record["regions"]
        ]
        assert [term["termCode"] for term in found.get("about", [])] == [tag["id"] for tag in record["topics"]]
        translated = record["title"]["translation"] is not None
        assert found["inLanguage"] == (lang if translated else record["lang"])
        assert ("translationOfWork" in found) == (translated and lang != record["lang"])
        assert ("workTranslation" in found) == (translated and lang == record["lang"])
        day = edtf.full_date(record["published"]["edtf"])
        said = found.get("datePublished")
        assert meta(page, "article:published_time") == ([said] if said else [])
        if day is None:
            assert said is None, name
        else:
            assert said is not None
            assert said == day if record["published"]["time"] is None else RFC3339.fullmatch(said), name
            assert said.startswith(day)
            dated += 1
        assert not [key for node in nodes(found) for key in node if key in ("author", "dateModified", "dateCreated")]
    assert dated > 100 or len(records) < 10


def test_nobodys_text_is_claimed_as_ours(site: Built, gold_site: Built) -> None:
    retold = one(Page(site.page("ru/articles/atyrau-modular-posts")), "NewsArticle")
    assert (
        retold["publisher"]
        == retold["sdPublisher"]
        == {"@type": "Organization", "name": "Реформа полиции", "url": f"{SITE}ru/"}
    )
    translation = one(Page(site.page("kk/articles/atyrau-modular-posts")), "NewsArticle")
    assert translation["translator"]["name"] == "Полиция реформасы"
    assert translation["translationOfWork"]["url"] == retold["url"]
    for name, page in pages_of(gold_site.out).items():
        for found in objects(page):
            if found["@type"] == "NewsArticle":
                assert not {"publisher", "translator"} & set(found), name


def test_an_address_is_not_put_down_to_an_outlet_of_another_site(articles: Articles, tmp_path: Path) -> None:
    folder = articles(
        **{
            "own.txt": TEXT, "own.toml": '[source]\nurl = "https://www.polisia.kz/ru/1"\n',
            "other.txt": TEXT + "\nПосты открыты круглосуточно.\n", "other.toml": '[source]\nurl = "https://azh.kz/1"\n',
        }
    )  # fmt: skip
    built = run_pelican(folder, tmp_path / "output")
    assert built.code == 0, built.said
    publisher = {"@type": "Organization", "name": "Polisia.kz", "url": "https://polisia.kz"}
    found = {name: one(Page(built.page(f"ru/articles/{name}")), "NewsArticle")["isBasedOn"] for name in ("own", "other")}
    assert found["own"] == [{"@type": "NewsArticle", "url": "https://www.polisia.kz/ru/1", "publisher": publisher}]
    assert found["other"] == [
        {"@type": "NewsArticle", "url": "https://azh.kz/1"},
        {"@type": "NewsArticle", "publisher": publisher},
    ]
    items = json.loads((built.out / "ru" / "feed.json").read_text(encoding="utf-8"))["items"]
    assert items == []  # neither is dated nor has a day on which it was added


def test_a_text_cannot_break_out_of_the_data(articles: Articles, tmp_path: Path) -> None:
    evil = "Полиция </script><script>alert(1)</script> & «открыла» <!-- пункт"
    side = f"title = {{value = {json.dumps(evil, ensure_ascii=False)}, reason = {{kk = 'а', ru = 'а'}}}}\n"
    built = run_pelican(articles(**{"a.txt": TEXT, "a.toml": side}), tmp_path / "output")
    assert built.code == 0, built.said
    text = built.page("ru/articles/a")
    assert one(Page(text), "NewsArticle")["headline"] == evil
    assert text.count("<script") == 1
    assert "Полиция" in text.split("<script")[1].split("</script>")[0]  # Cyrillic stays readable


def test_the_trail_is_the_one_on_the_page(built: Built) -> None:
    for name, page in pages_of(built.out).items():
        shown = [item for item in page.all("li") if "crumbs__item" in item.get("class", "")]
        found = [node for node in objects(page) if node["@type"] == "BreadcrumbList"]
        assert len(found) == (1 if shown else 0), name
        for trail in found:
            steps = trail["itemListElement"]
            assert [step["position"] for step in steps] == list(range(1, len(shown) + 1))
            assert [("item" in step) for step in steps] == [True] * (len(shown) - 1) + [False]


def test_the_digest_and_its_data_introduce_themselves(site: Built) -> None:
    for lang, name in (("kk", "Полиция реформасы"), ("ru", "Реформа полиции")):
        website = one(Page(site.page(lang)), "WebSite")
        assert (website["name"], website["inLanguage"], website["url"]) == (name, lang, f"{SITE}{lang}/")
        dataset = one(Page(site.page(f"{lang}/data")), "Dataset")
        assert dataset["license"] == "https://creativecommons.org/licenses/by/4.0/"
        assert dataset["inLanguage"] == ["kk", "ru"]
        assert dataset["creator"]["name"] == name
        assert 50 <= len(dataset["description"]) <= 5000
        files = {one["contentUrl"]: one["encodingFormat"] for one in dataset["distribution"]}
        assert files[f"{SITE}data/articles.json"] == "application/json"
        assert files[f"{SITE}data/commitments.csv"] == "text/csv"
        assert set(files) == {f"{SITE}data/{path.name}" for path in (site.out / "data").iterdir() if path.suffix != ".html"}


def test_the_data_set_lists_the_files_it_is_given() -> None:
    words = words_for(load_catalogs(Path(__file__).parent.parent / "theme" / "locales"))["ru"]
    page = Model("data", "ru", "data/", "data.html", "Данные", "", (Crumb("Лента", ""), Crumb("Данные", None)))
    files = (jsonld.DataFile("data/a.json", "application/json"), jsonld.DataFile("data/a.csv", "text/csv"))
    found = jsonld.objects(page, Links("https://digest.example/base"), words, "Реформа полиции", files)
    assert [(one["contentUrl"], one["encodingFormat"]) for one in found[0]["distribution"]] == [
        ("https://digest.example/base/data/a.json", "application/json"),
        ("https://digest.example/base/data/a.csv", "text/csv"),
    ]
    assert found[1]["itemListElement"][0]["item"] == "https://digest.example/base/ru/"


def test_a_shared_link_has_a_picture_in_its_language(built: Built) -> None:
    for name, page in pages_of(built.out).items():
        if name == "404.html":
            assert not meta(page, "og:image")
            continue
        lang = "ru" if name.startswith("ru/") else "kk"
        assert meta(page, "og:image") == [f"{SITE}theme/cards/og-{lang}.png"]
        assert meta(page, "og:image:alt")[0]
        assert meta(page, "twitter:card") == ["summary_large_image"]
        assert meta(page, "og:locale") + meta(page, "og:locale:alternate") == (
            ["ru_KZ", "kk_KZ"] if lang == "ru" else ["kk_KZ", "ru_KZ"]
        )


@pytest.mark.parametrize("lang", LANGS)
def test_the_picture_has_the_size_it_is_said_to_have(site: Built, lang: str) -> None:
    picture = (site.out / "theme" / "cards" / f"og-{lang}.png").read_bytes()
    size = struct.unpack(">II", picture[16:24])
    page = Page(site.page(lang))
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert [str(side) for side in size] == [*meta(page, "og:image:width"), *meta(page, "og:image:height")] == ["1200", "630"]
    assert len(picture) < 60_000
