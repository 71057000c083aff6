"""Bad inputs and what must happen: the files of ``inputs.py``, one folder of them all, read and built once.

What is expected is the policy: a bad file is set aside and named in one line, the rest is published, a text is never more
than text. Files that are no regular files are in ``test_folder.py``, what is trusted and broken in ``test_trusted.py``, what
editors are told in ``test_messages.py``, interrupted builds in ``test_publish_killed.py``.
"""

import json
import re
import time
import tracemalloc
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import html5lib
import pytest

from conftest import ROOT, TEXT, Articles, Built, Page, errors, page_of, pages_of, run_pelican
from digest import collect, document, facts, source
from digest.csvtext import from_csv, unguarded
from digest.model import DigestError, Document
from digest.normal import normalise
from digest.record import Record
from digest.vocabulary import Vocabulary
from inputs import ACCEPTED, ASIDE, IGNORED, Accepted, Aside, story, write
from scripts import check_policy, is_search, is_theme_script

TODAY = date(2026, 11, 22)
LANGS = ("kk", "ru")


@dataclass
class Table:
    """The folder of all these files, what was read from it, and the site built from it."""

    folder: Path
    records: dict[str, Record]
    aside: list[str]
    built: Built

    def page(self, record: Record, lang: str) -> Page:
        return page_of(self.built.out, f"{lang}/articles/{record.id}/index.html")


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory, words: Vocabulary) -> Table:
    folder = tmp_path_factory.mktemp("table") / "content"
    folder.mkdir()
    write(folder)
    found, aside = collect.records(folder, words, TODAY)
    built = run_pelican(folder, folder.parent / "output")
    return Table(folder, {one.source.path: one for one in found}, [str(one) for one in aside], built)


def names(cases: Sequence[Aside | Accepted]) -> list[str]:
    return [f"{one.row}-{at}" for at, one in enumerate(cases)]


def test_bad_files_do_not_fail_the_build_which_names_them(table: Table) -> None:
    assert table.built.code == 0, table.built.said
    assert f"{len(ASIDE)} set aside, not published:" in table.built.said
    assert len(table.aside) == len(ASIDE), table.aside
    for said in table.aside:
        assert "\n" not in said
        assert f"  {said}\n" in table.built.said + "\n"
    assert sorted(table.records) == sorted(one.name for one in ACCEPTED)
    for lang in LANGS:
        pages = {path.name for path in (table.built.out / lang / "articles").iterdir() if path.is_dir()}
        assert pages - {"page"} == {one.id for one in table.records.values()}
    for name in IGNORED:
        assert name not in table.built.said
    assert (
        f"  {table.folder}/новая\\nстрока.txt: no publication date" in table.built.said
    )  # one line, whatever the file's name
    assert "\nстрока.txt" not in table.built.said


@pytest.mark.parametrize("case", ASIDE, ids=names(ASIDE))
def test_set_aside(case: Aside, table: Table) -> None:
    said = [one.removeprefix(f"{table.folder}/") for one in table.aside]
    own = [one for one in said if one.startswith(case.name)]
    assert len(own) == 1, said
    assert case.said in own[0].removeprefix(case.name)
    assert case.hint in own[0]


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("case", ACCEPTED, ids=names(ACCEPTED))
def test_accepted(case: Accepted, table: Table) -> None:
    record = table.records[case.name]
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", record.id)
    assert len(record.id) <= 60
    if case.id:
        assert re.fullmatch(re.escape(case.id).replace(r"\*", "[0-9a-f]{8}"), record.id)
    assert record.document.lang == case.lang
    assert (record.facts.title.text, record.facts.title.derived) == (case.title, case.derived)
    notes = [one for one in table.built.said.splitlines() if one.startswith(f"  {table.folder}/{shown(case.name)}: ")]
    assert [one for one in notes if case.note in one] if case.note else not [one for one in notes if " removed" in one]
    for lang in LANGS:
        page = table.page(record, lang)
        assert flat(case.body) in flat("".join(page.text))
        assert case.title in "".join(page.text)
        title = re.search(r"<title>(.*?)</title>", table.built.page(f"{lang}/articles/{record.id}"), re.DOTALL)
        assert title
        assert len(title[1]) <= 110 or "&" in title[1]


def shown(name: str) -> str:
    """A path as a terminal shows it: on one line."""
    return name.replace("\n", "\\n")


def test_line_ends_do_not_matter() -> None:
    plain = normalise(TEXT)
    for end in ("\r\n", "\r", "\u2028", "\u2029", "\u0085", "\v", "\f"):
        assert normalise(TEXT.replace("\n", end)) == plain
    mixed = TEXT.replace("\n", "\r\n", 1).replace("\n\n", "\r\r\n", 1)
    assert [one.of(plain) for one in document.parse("a", TEXT).paragraphs] == [
        one.of(normalise(mixed)) for one in document.parse("a", mixed).paragraphs
    ]


def test_what_no_page_may_hold(table: Table) -> None:
    """Not one file of the site has a character that XML forbids, hides, or turns the line round."""
    forbidden = re.compile(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufdd0-\ufdef\ufeff\ufff9-\uffff]"
    )
    for path in table.built.out.rglob("*"):
        if path.is_file() and path.suffix not in (".woff2", ".png"):
            found = forbidden.search(path.read_text(encoding="utf-8"))
            assert not found, (path, found)


ACTIVE = {"iframe", "object", "embed", "base", "form", "math", "template", "video", "audio", "img", "style"}


def test_nothing_pasted_runs_links_or_styles(table: Table) -> None:
    """Each page has the elements of the theme and not one more; every address is ours or an outlet's."""
    for path, page in pages_of(table.built.out).items():
        text = (table.built.out / path).read_text(encoding="utf-8")
        if "alert(1)" in text:
            html5lib.HTMLParser(strict=True).parse(text)
        for tag, attributes in page.elements:
            where = (path, tag, attributes)
            assert tag not in ACTIVE or (tag == "form" and is_search(path)), where
            assert tag != "svg" or attributes["class"].split()[0] == "bar", where
            assert not [name for name in attributes if name.startswith("on") or name in ("style", "srcdoc", "srcset")], where
            assert tag != "script" or is_theme_script(path, attributes), where
            for name in ("href", "src", "action"):
                assert "evil.example" not in attributes.get(name, ""), where
                assert re.match(r"https?://|mailto:|/\w|[.#\w]|$", attributes.get(name, "")), where
                assert not re.match(r"(?:javascript|data|vbscript):", attributes.get(name, ""), re.IGNORECASE), where
        for block in page.data:
            assert "<" not in block
            json.loads(block)


def test_every_page_forbids_what_it_does_not_have(table: Table) -> None:
    for name, page in pages_of(table.built.out).items():
        check_policy(name, page.all("meta"))


def test_xml_and_json_hold_the_texts_as_data(table: Table) -> None:
    out = table.built.out
    for path in (*out.rglob("*.xml"), *out.rglob("*.svg")):
        ET.parse(path)
    for path in out.rglob("*.json"):
        json.loads(path.read_text(encoding="utf-8"), parse_constant=pytest.fail)  # NaN and Infinity are no JSON
    titles = {
        one.findtext("{*}title") for one in ET.parse(out / "ru" / "feed.xml").iter("{http://www.w3.org/2005/Atom}entry")
    }
    assert titles <= {one.facts.title.text for one in table.records.values()}


def test_a_cell_never_runs_and_nothing_is_lost(table: Table) -> None:
    """Formulas in texts get an apostrophe, also after a semicolon; numbers stay numbers."""
    for path in (table.built.out / "data").glob("*.csv"):
        for row in from_csv(path.read_text(encoding="utf-8"), ()):
            for name, cell in row.items():
                assert not re.match(r"[\s\"']*[=+@＝＋＠\t\r]", cell) or cell.startswith("'"), (path, name, cell)
                assert not re.match(r"-(?!\d+(\.\d+)?$)", cell), (path, name, cell)
                assert not re.search(r";\s*[=+@-]", cell), (path, name, cell)
    titles = {
        unguarded(row["title"]) for row in from_csv((table.built.out / "data/articles.csv").read_text(encoding="utf-8"), ())
    }
    assert titles == {" ".join(one.facts.title.text.split()) for one in table.records.values()}


@pytest.mark.parametrize(("name", "size"), [("sparse.txt", 50_000_000), ("one-line.txt", 1_000_000), ("lines.txt", 400_000)])
def test_what_is_too_large_costs_nothing(name: str, size: int, tmp_path: Path) -> None:
    path = tmp_path / name
    with path.open("wb") as file:
        if name == "sparse.txt":
            file.truncate(size)
        else:
            file.write((b"a" * size) if name == "one-line.txt" else b"a\n" * (size // 2))
    tracemalloc.start()
    started = time.perf_counter()
    with pytest.raises(DigestError):
        source.read(tmp_path, name)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20_000_000
    assert time.perf_counter() - started < 2


def test_accepted_numbers_are_kept_as_text(table: Table) -> None:
    for name in ("huge.txt", "fraction.txt"):
        assert table.records[name].facts.figures == (), name
    for one in table.records["negative.txt"].facts.figures:
        pytest.fail(f"{one.value} was read from a number with a minus")


def test_a_bad_translation_does_not_cost_its_original(articles: Articles, words: Vocabulary) -> None:
    folder = articles(**{"a.txt": TEXT, "a.kk.txt": b"\xff\xd8\xff"})
    found, aside = collect.records(folder, words, TODAY)
    assert [(one.id, one.translation) for one in found] == [("a", None)]
    assert [str(one).removeprefix(f"{folder}/").split(";")[0] for one in aside] == ["a.kk.txt:1: is not UTF-8 text"]


def test_a_mistake_of_ours_costs_one_article(articles: Articles, words: Vocabulary, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program may have a fault that one text shows: it is named like any other, and the rest is published."""

    def extract(original: Document, *_: object) -> None:
        raise ZeroDivisionError(original.id)

    folder = articles(**{"a.txt": TEXT, "b.txt": TEXT + "\nЖители рады.\n"})
    real = facts.extract
    monkeypatch.setattr("digest.article.extract", lambda one, *rest: (extract if one.id == "a" else real)(one, *rest))
    found, aside = collect.records(folder, words, TODAY)
    assert [one.id for one in found] == ["b"]
    assert str(aside[0]).startswith(f"{folder}/a.txt: stops the program (ZeroDivisionError: a); please report it")


@pytest.mark.parametrize(
    "text", ["5 млн ² дел", "3² краж и ² разбоев", "², ³ и ¼ за ²² месяцев", "с ² по ³ мая, в ²0:²0", "٣٤ % за ٣ года"]
)
def test_other_digits_stop_nothing(text: str, articles: Articles, words: Vocabulary) -> None:
    assert errors(articles(**{"a.txt": story("Цифры", line=f"Полиция раскрыла {text} у рынка.")}), words) == []


@pytest.mark.parametrize(
    "side",
    [
        '[title]\nvalue = "Пост \\uFFFE"\nreason = {kk = "а", ru = "а"}\n',
        '[title]\nvalue = "Пост"\nreason = {kk = "\\u0000", ru = "а"}\n',
        '[title]\nvalue = "Пост \\u202E"\nreason = {kk = "а", ru = "а"}\n',
        '[source]\nurl = "https://a.kz/\\u0001"\n',
        '[follows]\nsteps = [{article = "b", promise = "\\u0007", report = "б"}]\nreason = {kk = "а", ru = "а"}\n',
    ],
)
def test_what_no_page_may_hold_does_not_come_by_a_sidecar(side: str, articles: Articles, words: Vocabulary) -> None:
    assert any("has a control character" in one for one in errors(articles(**{"a.txt": TEXT, "a.toml": side}), words))


# The rows of the table of bad inputs, and where each is held.
ELSEWHERE = {
    "regex bomb": "test_structure.py::test_a_long_run_of_anything_is_read_in_time",
    "line ends": "test_input.py::test_line_ends_do_not_matter",
    "very large": "test_input.py::test_what_is_too_large_costs_nothing",
    "links, pipes, unreadable": "test_folder.py::test_odd_files_are_set_aside_and_nothing_outside_is_read",
    "killed, full disk, two builds": "test_publish_killed.py",
    "deleted article": "test_build.py::test_a_new_file_gets_a_page_tags_and_its_place_and_loses_them_with_the_file",
    "vocabulary": "test_trusted.py::test_a_mistake_in_the_vocabulary_is_named_with_its_line",
    "missing interface string": "test_trusted.py::test_what_is_trusted_and_broken_leaves_the_old_site",
}


@pytest.mark.parametrize("row", ELSEWHERE)
def test_every_row_is_held_somewhere(row: str) -> None:
    file, _, name = ELSEWHERE[row].partition("::")
    assert f"def {name}" in (ROOT / "tests" / file).read_text(encoding="utf-8")
