"""The whole site, built by Pelican from the repository's own articles, checked as a reader's browser would see it."""

import itertools
import posixpath
import re
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urlsplit

import html5lib
import pytest

from conftest import ROOT, SITE, Built, Page, pages_of, records_of, run_pelican
from digest import document, source
from digest.archive import PAGE_SIZE
from scripts import check_policy, is_search, is_theme_script
from siteaudit.kinds import WORDS

LANGS = ("kk", "ru")
MANY_PAGES = 1000


def test_both_trees_have_the_same_paths(built: Built) -> None:
    trees = [
        {path.relative_to(built.out / lang).as_posix() for path in (built.out / lang).rglob("*") if path.is_file()}
        for lang in LANGS
    ]
    assert trees[0] == trees[1]
    assert "index.html" in trees[0]


@pytest.mark.parametrize(
    "path",
    ["", "articles/", "topics/", "topics/migration/", "topics/domestic-violence/", "topics/digitalisation/", "regions/",
     "regions/almaty/", "regions/ulytau/", "timeline/", "timeline/year-unknown/", "timeline/date-unknown/", "timeline/2026/",
     "timeline/2026/01/", "about/", "data/"],
)  # fmt: skip
def test_every_kind_of_page_exists(path: str, site: Built) -> None:
    for lang in LANGS:
        assert (site.out / lang / path / "index.html").is_file()


def test_files_at_the_root_exist(site: Built) -> None:
    for name in (
        "index.html",
        "404.html",
        "sitemap.xml",
        "robots.txt",
        "data/index.html",
        "data/articles.json",
        "data/articles.schema.json",
    ):
        assert (site.out / name).is_file()


def test_all_regions_have_a_page_zeros_shown(site: Built) -> None:
    folders = [path for path in (site.out / "ru" / "regions").iterdir() if path.is_dir()]
    assert len(folders) == 20
    table = pages_of(site.out)["ru/regions/index.html"]
    assert len([item for item in table.all("li") if "tile " in item.get("class", "") + " "]) == 20


def test_every_link_and_fragment_resolves(built: Built) -> None:
    pages, broken = pages_of(built.out), []
    for name, page in pages.items():
        for tag, attributes in page.elements:
            link = attributes.get("href") if tag in ("a", "link") else attributes.get("src")
            if not link or not _is_ours(link):
                continue
            target, fragment = _target(name, link)
            if not (built.out / target).is_file():
                broken.append(f"{name}: {link}")
            elif fragment and fragment not in pages[target].ids:
                broken.append(f"{name}: {link} (no such id)")
    assert broken == []


def _is_ours(link: str) -> bool:
    return link.startswith(SITE) or not urlsplit(link).scheme


def _target(name: str, link: str) -> tuple[str, str]:
    parts = urlsplit(link.removeprefix(SITE) if link.startswith(SITE) else link)
    base = "" if link.startswith(SITE) else posixpath.dirname(name)
    path = (
        posixpath.normpath(posixpath.join("/", base, unquote(parts.path))).lstrip("/") if parts.path or base == "" else name
    )
    if not parts.path and not link.startswith(SITE):
        return name, parts.fragment
    if parts.path.endswith(("/", "..")) or path == "" or not posixpath.splitext(path)[1]:
        path = posixpath.join(path, "index.html")
    return path, parts.fragment


def test_a_reader_finds_every_page_by_links_alone(built: Built) -> None:
    """From the home page of its language; what was put into another language is found from there too."""
    pages = pages_of(built.out)
    for lang in ("kk", "ru"):
        found, todo = set(), [f"{lang}/index.html"]
        while todo:
            name = todo.pop()
            if name in found:
                continue
            found.add(name)
            links = [link["href"] for link in pages[name].all("a") if "href" in link and _is_ours(link["href"])]
            todo += [
                target for link in links if (target := _target(name, link)[0]).startswith(f"{lang}/") and target in pages
            ]
        assert {name for name in pages if name.startswith(f"{lang}/")} == found


def test_links_between_pages_are_relative(site: Built) -> None:
    for name, page in pages_of(site.out).items():
        if name == "404.html":  # served at any depth
            continue
        for attributes in page.all("a"):
            assert not attributes["href"].startswith(("/", SITE)), name


def test_html_is_well_formed_with_unique_ids_one_h1_and_one_main(built: Built) -> None:
    paths = sorted(built.out.rglob("*.html"))
    for path in paths if len(paths) < MANY_PAGES else paths[::5]:  # the strict parser is slow
        name = path.relative_to(built.out).as_posix()
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(path.read_text(encoding="utf-8"))
        assert [code for _, code, _ in parser.errors] == [], name
        page = pages_of(built.out)[name]
        assert [one for one, count in Counter(page.ids).items() if count > 1] == [], name
        assert len(page.all("h1")) == 1, name
        assert len(page.all("main")) == 1, name


def test_headings_do_not_skip_a_level(built: Built) -> None:
    for name, page in pages_of(built.out).items():
        levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h[1-6]", tag)]
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), f"{name}: {levels}"


def written_only_in(built: Built, path: str) -> str | None:
    """The language of an article that has no translation, by the data file; None for every other page."""
    article = re.fullmatch(r"articles/([a-z0-9-]+)/", path)
    found = records_of(built.out).get(article[1]) if article else None
    title, lang = (found["title"], found["lang"]) if found else ({"translation": ""}, "")
    return None if title["translation"] is not None else str(lang)[:2]  # type: ignore[index]


def test_page_language_and_alternates(built: Built) -> None:
    for name, page in pages_of(built.out).items():
        lang = name.split("/")[0]
        if lang not in LANGS:
            continue
        assert page.all("html")[0]["lang"] == lang
        path = name.removeprefix(f"{lang}/").removesuffix("index.html")
        alternates = {
            item["hreflang"]: item["href"]
            for item in page.all("link")
            if item.get("rel") == "alternate" and "hreflang" in item and "type" not in item
        }
        only = written_only_in(built, path)
        assert alternates["kk"] == f"{SITE}kk/{path}"
        assert alternates["ru"] == f"{SITE}ru/{path}"
        assert alternates["x-default"] == (f"{SITE}{only or 'kk'}/{path}" if path else SITE)
        assert [item["href"] for item in page.all("link") if item.get("rel") == "canonical"] == [
            f"{SITE}{only or lang}/{path}"
        ]


def test_the_switch_leads_to_the_same_page(built: Built) -> None:
    for name, page in pages_of(built.out).items():
        lang = name.split("/")[0]
        if lang not in LANGS:
            continue
        other = "ru" if lang == "kk" else "kk"
        switch = [item for item in page.all("a") if item.get("hreflang") == other and item.get("lang") == other]
        assert switch, name
        assert _target(name, switch[0]["href"])[0] == other + name.removeprefix(lang)


def test_nothing_runs_and_nothing_comes_from_elsewhere(built: Built) -> None:
    for name, page in pages_of(built.out).items():
        for tag, attributes in page.elements:
            assert tag not in ("iframe", "object", "embed", "style"), f"{name}: <{tag}>"
            assert tag != "form" or (is_search(name) and attributes["action"] == "./"), f"{name}: <form>"
            assert tag != "script" or is_theme_script(name, attributes), f"{name}: a script that runs"
            assert not [key for key in attributes if key.startswith("on") or key == "style"], name
            if tag == "link" and attributes.get("rel") in ("stylesheet", "preload", "icon"):
                assert _is_ours(attributes["href"]), name


def test_every_page_forbids_what_it_does_not_have(built: Built) -> None:
    for name, page in pages_of(built.out).items():
        check_policy(name, page.all("meta"))


def test_no_placeholder_is_left_in_the_text(site: Built) -> None:
    for name, page in pages_of(site.out).items():
        text = " ".join(page.text + page.data)
        assert not re.search(r"%\(|\{\{|\{%|\bNone\b|Undefined", text), name


def test_an_untranslated_body_is_marked_and_the_page_says_so(gold_site: Built) -> None:
    page = gold_site.page("kk/articles/ru-01")
    parsed = Page(page)
    assert [item for item in parsed.all("div") if item.get("class") == "prose" and item.get("lang") == "ru"]
    assert parsed.all("h1")[0].get("lang") == "ru"
    assert "notice" in page
    own = Page(gold_site.page("ru/articles/ru-01"))
    assert not [item for item in own.all("div") if item.get("class") == "prose" and "lang" in item]


def test_a_kazakh_sentence_inside_a_russian_text_is_marked(site: Built) -> None:
    page = site.page("ru/articles/almaty-auezov-dialogue")
    assert re.search(r'<span lang="kk">Жалғыздың шаңы шықпайды', page)


def test_a_translation_replaces_the_original(site: Built) -> None:
    kk, ru = (site.page(f"{lang}/articles/atyrau-modular-posts") for lang in LANGS)
    for lang, text in (("kk", kk), ("ru", ru)):
        own = (ROOT / "content" / "articles" / f"atyrau-modular-posts{'.kk' if lang == 'kk' else ''}.txt").read_text(
            encoding="utf-8"
        )
        assert f">{own.splitlines()[0]}</h1>" in text
    assert Page(kk).all("h1")[0].get("lang") is None


def test_a_caution_of_many_figures_is_told_once(site: Built) -> None:
    page = site.page("ru/articles/karaganda-report-meeting").replace("\u00a0", " ")
    assert page.count("В тексте не сказано, с чем сравнивают") == 1
    assert "с чем сравнивают: 10 %, 34 %, 36 %, 11 %, 30 %, 69 %." in page


def test_a_translation_shows_its_own_sentences_for_what_it_says_too(site: Built) -> None:
    listed = site.page("kk/articles/almaty-auezov-dialogue").split('id="commitments"')[1].split("</section>")[0]
    assert "институтын нығайту" in listed
    assert "По итогам встречи решено" not in listed
    assert "үйлердің ортақ чаттарына қосылғанын" in listed
    assert "общедомовым чатам" not in listed


def test_without_permission_only_an_excerpt_is_shown(gold_site: Built) -> None:
    """ru-02 is Zakon.kz's: its first paragraph may be shown, its last may not."""
    text, _ = source.read(ROOT / "tests" / "gold", "ru-02.txt")
    found = document.parse("ru-02", text)
    page = gold_site.page("ru/articles/ru-02")
    assert found.paragraphs[0].of(found.text)[:40] in re.sub(r"<[^>]+>", "", page)
    assert len(re.findall(r'<p [^>]*id="p\d+"', page)) == 1


def test_long_lists_are_paged_from_the_oldest(gold_site: Built) -> None:
    first = Page(gold_site.page("ru/articles/page/1"))
    newest = Page(gold_site.page("ru/articles"))
    assert len(list(first.all("article"))) == PAGE_SIZE
    assert [item for item in newest.all("a") if "page/1/" in item["href"]]


def test_offline_links_open_from_a_folder(tmp_path: Path) -> None:
    built = run_pelican(ROOT / "content", tmp_path / "output", OFFLINE="1")
    assert built.code == 0, built.said
    for name, page in pages_of(built.out).items():
        if name == "404.html":
            continue
        for attributes in page.all("a"):
            link = attributes["href"].split("#")[0]
            if link and _is_ours(link):
                assert (built.out / posixpath.dirname(name) / link).is_file(), f"{name}: {link}"


def test_every_section_is_known_to_the_audit(built: Built) -> None:
    names = [name for name in pages_of(built.out) if name[:3] in ("kk/", "ru/") and name.count("/") > 1]
    assert {name.split("/")[1] for name in names} <= WORDS
