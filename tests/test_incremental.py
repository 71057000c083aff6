"""Builds that know an earlier one: the same bytes as a clean build, after any changes; what did not change is not made again."""

import os
import random
import re
import shutil
import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest

from conftest import ROOT, TEXT, Articles
from digest import archive, article, collect, facts, fingerprint, vocabulary
from digest.edition import DATED
from digest.messages import msg
from digest.model import DigestError, DigestErrors, Document
from digest.pages import front
from digest.record import Record
from digest.recordcache import RecordCache
from digest.sitefolder import MANIFEST
from digest.templates import Place
from digest.vocabulary import Vocabulary
from digest.workers import side_by_side
from rebuilding import TODAY, Press

SEQUENCES = int(os.environ.get("SEQUENCES", "2"))  # of random changes; before a release 200


@pytest.fixture(scope="module")
def words() -> Vocabulary:
    return vocabulary.load(ROOT / "content" / "vocabulary")


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Ids of the documents that facts were extracted from, one entry each time."""
    found: list[str] = []

    def noted(document: Document, *rest: object) -> object:
        found.append(document.id)
        return facts.extract(document, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(article, "extract", noted)
    return found


def gather(
    content: Path, words: Vocabulary, today: date = TODAY, rules: str = "rules"
) -> tuple[list[Record], list[DigestError]]:
    """What a build reads, with the cache that the builds before it filled."""
    cache = RecordCache(content.parent / ".cache", content, rules)
    found = collect.records(content, words, today, cache)
    cache.save()
    return found


# --- What was read before ---------------------------------------------------------------------------------------------


def test_only_what_changed_is_read_again(articles: Articles, words: Vocabulary, read: list[str]) -> None:
    content = articles(**{"a.txt": TEXT, "b.txt": TEXT + "\nВ Семее открыли пост.", "b.toml": "added = 2026-01-02\n"})
    first = gather(content, words)
    assert gather(content, words) == first
    assert sorted(read) == ["a", "b"]
    (content / "b.toml").write_text("added = 2026-01-03\n", encoding="utf-8")
    assert gather(content, words)[0][1].added == "2026-01-03"
    (content / "a.kk.txt").write_text(
        "Полиция бөлімі тұрғындарға есеп берді. Бұл туралы департамент хабарлады.", encoding="utf-8"
    )
    assert gather(content, words)[0][0].languages == ("ru", "kk")
    assert sorted(read) == ["a", "a", "a", "b", "b"]  # the last time with its translation


def test_other_rules_read_everything_again(articles: Articles, words: Vocabulary, read: list[str]) -> None:
    content = articles(**{"a.txt": TEXT})
    gather(content, words)
    gather(content, words, rules="others")
    assert read == ["a", "a"]


@pytest.mark.parametrize("damage", [b"", b"x" * 100, b"\x00" * 31], ids=["empty", "foreign", "short"])
def test_a_damaged_cache_is_as_none(articles: Articles, words: Vocabulary, read: list[str], damage: bytes) -> None:
    content = articles(**{"a.txt": TEXT})
    first = gather(content, words)
    (path,) = (content.parent / ".cache").iterdir()
    whole = path.read_bytes()
    for data in (damage, whole[:-1], whole[:40] + bytes([whole[40] ^ 1]) + whole[41:]):
        path.write_bytes(data)
        assert gather(content, words) == first
    assert read == ["a"] * 4


def test_a_cache_that_cannot_be_written_costs_nothing_else(articles: Articles, words: Vocabulary) -> None:
    content = articles(**{"a.txt": TEXT})
    (content.parent / ".cache").write_text("somebody's file", encoding="utf-8")
    assert len(gather(content, words)[0]) == 1


def test_a_date_still_to_come_is_looked_at_again(articles: Articles, words: Vocabulary) -> None:
    content = articles(**{"a.txt": "Полиция отчиталась\n24 ноября 2026, 10:00\n\n" + TEXT})
    assert gather(content, words)[0][0].facts.published.edtf is None
    assert gather(content, words, date(2026, 11, 24))[0][0].facts.published.edtf == "2026-11-24"
    assert gather(content, words)[0][0].facts.published.edtf is None  # and on an earlier day it was not yet


def test_rules_are_the_code_and_the_vocabulary(tmp_path: Path) -> None:
    own = shutil.copytree(ROOT / "content" / "vocabulary", tmp_path / "vocabulary")
    before = fingerprint.program(own)
    assert before == fingerprint.program(ROOT / "content" / "vocabulary")
    with (own / "topics.toml").open("a", encoding="utf-8") as file:
        file.write("# a word more\n")
    assert fingerprint.program(own) != before


# --- Several processes --------------------------------------------------------------------------------------------------


def test_many_texts_are_read_as_few_are(articles: Articles, words: Vocabulary, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {f"{number:02}.txt": f"{TEXT}\nВ посёлке открыли {number} постов." for number in range(collect.FEW)}
    texts |= {"x.txt": "", "y.txt": TEXT, "y.toml": "colour = 1\nadded = 5\n", "z.txt": TEXT, "z.ru.txt": TEXT}
    content = articles(**texts)
    found, aside = collect.records(content, words, TODAY)
    assert [str(error).split("/")[-1][:6] for error in aside] == ["x.txt:", "y.toml", "y.toml", "z.ru.t"]
    monkeypatch.setattr(collect, "FEW", len(texts))
    alone, told = collect.records(content, words, TODAY)
    assert (alone, [str(one) for one in told]) == (found, [str(one) for one in aside])


def test_work_that_fails_in_its_process_is_done_here() -> None:
    def fails(here: int) -> int:
        if os.getpid() != here:
            raise ValueError
        return here

    jobs: list[Callable[[], int]] = [lambda: 1, partial(fails, os.getpid()), lambda: 3]
    assert side_by_side(jobs) == [1, os.getpid(), 3]
    with pytest.raises(ZeroDivisionError):
        side_by_side([lambda: 1.0, lambda: 1 / 0])


def test_when_the_work_here_fails_the_other_process_ends(tmp_path: Path) -> None:
    def writes() -> None:
        (tmp_path / "begun").touch()
        time.sleep(30)
        (tmp_path / "ended").touch()

    def fails() -> None:
        while not (tmp_path / "begun").exists():
            time.sleep(0.01)
        raise OSError("the disk is full")

    started = time.monotonic()
    with pytest.raises(OSError, match="full"):
        side_by_side([fails, writes])
    assert time.monotonic() - started < 20
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)  # nobody is left


def test_an_error_crosses_whole() -> None:
    error = DigestError("a.toml", msg("has no %(name)s", name="date"), msg("expected one"), 7)
    jobs: list[Callable[[], DigestErrors]] = [lambda: DigestErrors([]), lambda: DigestErrors([error])]
    sent = side_by_side(jobs)[1]
    assert [str(one) for one in sent.errors] == ["a.toml:7: has no date; expected one"]


# --- Links of a page and of a part that many pages have -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("here", "root", "home"),
    [
        ("index.html", "", "kk/"),
        ("kk/", "../", ""),
        ("kk/topics/migration/", "../../../", "../../"),
        ("kk/feed.xml", "../", ""),
        ("data/index.html", "../", "../kk/"),
    ],
)
def test_the_way_up(here: str, root: str, home: str) -> None:
    place = Place("kk")
    place.stand(here)
    assert (place.root, place.home) == (root, home)
    before = place.anywhere()
    part = f'<a href="{place.home}topics/"><a href="{place.root}ru/">'
    place.back(before)
    assert place.put(part) == f'<a href="{home}topics/"><a href="{root}ru/">'


# --- The whole site -------------------------------------------------------------------------------------------------------


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def differing(one: Path, other: Path) -> set[str]:
    """Names of files that only one site has, or that are not the same in both."""
    mine, theirs = files_of(one), files_of(other)
    return {name for name in mine.keys() | theirs.keys() if mine.get(name) != theirs.get(name)} - {MANIFEST}


@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_after_any_changes_the_bytes_are_those_of_a_clean_build(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    press = Press(tmp_path, chance)
    changes: list[Callable[[], None]] = [
        press.add, press.remove, press.edit, press.correct, press.link, press.translate, press.sleep,
        press.rename_a_topic, press.restyle, press.change_a_template,
    ]  # fmt: skip
    site = press.build(tmp_path / "cache", tmp_path / "none")
    told: list[str] = []
    for _ in range(2):
        for change in chance.sample(changes, chance.randint(1, 2)):
            change()
            told.append(change.__name__)
        if chance.random() < 0.5:
            press.spoil_what_is_published(site)
        site = press.build(tmp_path / "cache", site)
    clean = press.build(tmp_path / f"no-cache{seed}", tmp_path / "none")
    assert differing(site, clean) == set(), told


def test_what_somebody_did_to_the_published_site_is_mended(tmp_path: Path) -> None:
    press = Press(tmp_path, random.Random(2))
    first = press.build(tmp_path / "cache", tmp_path / "none")
    spoilt = Path(shutil.copytree(first, tmp_path / "spoilt"))
    (spoilt / "kk" / "index.html").unlink()
    (spoilt / "ru" / "index.html").write_bytes(b"<p>somebody's</p>")
    assert differing(press.build(tmp_path / "cache", spoilt), first) == set()


def test_what_did_not_change_is_the_very_file_that_was_published(tmp_path: Path) -> None:
    press = Press(tmp_path, random.Random(1))
    first = press.build(tmp_path / "cache", tmp_path / "none")
    again = press.build(tmp_path / "cache", first)
    assert [name for name in files_of(again) if name != MANIFEST and not (again / name).samefile(first / name)] == []
    press.edit()
    edited = press.build(tmp_path / "cache", again)
    fresh = [name for name in files_of(edited) if not (again / name).exists() or not (edited / name).samefile(again / name)]
    assert 5 < len(fresh) < len(files_of(edited)) / 2
    assert files_of(first) == files_of(again)  # nothing was written into a file that a reader may hold


def test_a_new_article_changes_the_newest_pages_only(tmp_path: Path) -> None:
    press = Press(tmp_path, random.Random(3))
    for path in press.content.iterdir():
        path.unlink()
    for number in range(70):
        (press.content / f"a{number:02}.txt").write_text(dated(number), encoding="utf-8")
    first = press.build(tmp_path / "cache", tmp_path / "none")
    (press.content / "b.txt").write_text(dated(70), encoding="utf-8")
    again = press.build(tmp_path / "cache", first)
    changed = differing(first, again)
    assert "ru/articles/page/1/index.html" in files_of(again).keys() - changed
    full = [found.groups() for name in files_of(first) if (found := re.match(r"(.+/page/)(\d+)/", name))]
    last = {folder: max(int(number) for other, number in full if other == folder) for folder, _ in full}
    changed_full = {found.groups() for name in changed if (found := re.match(r"(.+/page/)(\d+)/", name))}
    # The last two link to the newest page, which has become a full one with a number.
    assert {(folder, number) for folder, number in changed_full if int(number) < last.get(folder, 0) - 1} == set()
    assert {"ru/figures/other/page/1/index.html", "ru/figures/precinct-stations/page/1/index.html"} <= files_of(again).keys()
    pages = {name for name in changed if re.search(r"/articles/a\d\d/index.html", name)}
    assert 2 <= len(pages) <= 2 * 2 * archive.NEAR * front.RELATED  # of both languages, those near in time


def dated(number: int) -> str:
    """An article with a promise and figures of several kinds, one a day."""
    day = date(2024, 1, 1) + timedelta(days=number)
    chance = random.Random(number)
    other = " ".join("".join(chance.choices("абвгдеклмнопрст", k=7)) for _ in range(60))
    return (
        f"Полиция Караганды открыла пункт\n\n{day:%d.%m.%Y}\n\nПолиция Караганды работает. "
        f"Министр внутренних дел поручил открыть {number % 9 + 2} участковых пунктов полиции. Открыто "
        f"{number % 7 + 2} участковых пунктов полиции. Куплено {number % 5 + 2} качелей. Качелей стало больше на "
        f"{number % 8 + 2} процентов. {other}.\n"
    )


def test_a_day_later_every_page_names_the_new_day(tmp_path: Path) -> None:
    press = Press(tmp_path, random.Random(4))
    for _ in range(4):
        press.add()
    first = press.build(tmp_path / "cache", tmp_path / "none")
    press.sleep()
    again = press.build(tmp_path / "cache", first)
    clean = press.build(tmp_path / "no-cache", tmp_path / "none")
    assert {name for name in differing(first, again) if name.endswith(".html")}
    assert differing(again, clean) == set()


def test_only_the_templates_that_are_signed_with_the_day_name_it() -> None:
    templates = ROOT / "theme" / "templates"
    texts = {path.name: path.read_text(encoding="utf-8") for path in templates.rglob("*.*")}
    assert {name for name, text in texts.items() if re.search(r"entry_list\(\w+(?:, \d)?\)", text)} == set(DATED)
    assert {name for name, text in texts.items() if re.search(r"\btoday\b", text)} == {"register.html"}
