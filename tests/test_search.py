"""The index of search: words to stems, segments that stay where they are, a second build that makes only what changed."""

import importlib
import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from conftest import ROOT, Built, cases, run_pelican
from digest import collect, sitefolder
from digest.archive import Archive
from digest.search import stemmer_for
from digest.search.items import Item
from digest.search.segments import LEVELS, SIZES, chunks, name_of, postings, segment, shards
from digest.search.words import Stemmer, tokens
from digest.vocabulary import Vocabulary

search = importlib.import_module("digest.search")


@pytest.fixture(scope="module")
def stemmer(words: Vocabulary) -> Stemmer:
    return stemmer_for(words)


@pytest.mark.parametrize(("left", "other"), cases("stems"))
def test_the_forms_of_a_word_end_in_one_stem(left: str, other: str, stemmer: Stemmer) -> None:
    langs, _, forms = left.partition(" | ")
    found = {stem for lang in langs.split() for stem in stemmer.stems(forms, (lang,))}
    assert len(found) == 1, found
    assert not found & {stem for lang in langs.split() for stem in stemmer.stems(other, (lang,))}


def test_a_stem_is_its_own_stem_in_kazakh(stemmer: Stemmer) -> None:
    """Forms with more or fewer endings meet because the ladder goes on until nothing can be taken off."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "content" / "articles").glob("*.kk.txt")))
    stems = {stemmer.stem(word, "kk") for word in tokens(text)} - set(stemmer.names.values())
    assert {stem: stemmer.stem(stem, "kk") for stem in stems if stemmer.stem(stem, "kk") != stem} == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Всего 428 360 карт", ["всего", "428360", "карт"]),
        ("428\u00a0360, 1\u202f000\u202f000", ["428360", "1000000"]),
        ("2021 34 поста", ["2021", "34", "поста"]),
        ("пoлиция", ["полиция"]),  # the second letter is Latin
        ("Kcell", ["kcell"]),
        ("ІІМ-нің и в", ["иим", "нин"]),
        ("Ёлка", ["елка"]),
        ("7", ["7"]),
    ],
)
def test_words_and_numbers_are_folded(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


def item(number: int, words: str = "учаскелік инспектор") -> Item:
    return Item(f"articles/a-{number}/", ((f"тақырып {number}", ("kk",)),), ((words, ("kk",)),), (("year:2024", 1, False),))


def test_one_item_more_changes_one_segment() -> None:
    before = [item(number) for number in range(6000)]
    for at in (0, 2500, 5999):
        after = [*before[:at], item(9999), *before[at:]]
        names = [{name_of(part, "") for part in chunks("article", items)} for items in (before, after)]
        assert len(names[0]) >= 3
        assert len(names[1] - names[0]) <= 2, at
        assert len(names[0] - names[1]) <= 2, at


def test_segments_have_a_size() -> None:
    sizes = [len(part) for part in chunks("article", [item(number) for number in range(20000)])]
    fewest, _, most = SIZES["article"]
    assert all(fewest <= size <= most for size in sizes[:-1])
    assert sum(sizes) == 20000


def test_a_headline_weighs_more_than_a_text_and_a_text_that_says_it_often_more_than_once(stemmer: Stemmer) -> None:
    rest = " ".join(f"сөз{number}" for number in range(100))
    found = postings(
        [item(1, "бекет " + rest), item(2, "бекет " * 5 + rest), Item("x", (("Бекет", ("kk",)),), (), ())], stemmer
    )
    once, often, headline = (value % LEVELS for value in found["бекет"])
    assert once < often < headline


def test_a_segment_can_be_read_back(stemmer: Stemmer) -> None:
    items = [item(number) for number in range(130)]
    made, files = segment("article", items, "abc", stemmer)
    assert made.size == 130
    assert json.loads(files["items-2.json"]) == [one.key for one in items[128:]]
    terms = {term: values for name, text in files.items() if name[0].isdigit() for term, values in json.loads(text).items()}
    numbers, at = [], 0
    for value in terms["учас"]:
        at += value // LEVELS
        numbers.append(at)
    assert numbers == list(range(130))


def test_shards_are_sorted_as_a_browser_sorts_and_hold_everything() -> None:
    terms = {f"{letter}{number}": [number] for letter in "aяәҗ\U0001d400" for number in range(300)}
    found = list(shards(terms, 500))
    assert {key: value for _, text in found for key, value in json.loads(text).items()} == terms
    firsts = [first for first, _ in found]
    assert firsts == sorted(firsts, key=lambda term: term.encode("utf-16-be"))
    assert all(next(iter(json.loads(text))) == first for first, text in found)


def test_a_second_build_makes_only_what_changed(site: Built, tmp_path: Path) -> None:
    """The published index is the cache: a build over it indexes nothing again, unless somebody changed a file of it."""
    within = sitefolder.Published(site.out).within
    folders = [path for path in (site.out / "search").iterdir() if (path / "segment.json").is_file()]
    assert len(folders) == 3  # articles, commitments, people
    for folder in folders:
        assert within(f"search/{folder.name}/").keys() == {path.name for path in folder.iterdir()}
    copy = tmp_path / "site"
    shutil.copytree(site.out, copy)
    (copy / "search" / folders[0].name / "0.json").write_text("{}")
    assert sitefolder.Published(copy).within(f"search/{folders[0].name}/") == {}
    assert sitefolder.Published(copy).within(f"search/{folders[1].name}/") != {}


def test_an_added_article_gives_the_index_of_a_clean_build(tmp_path: Path) -> None:
    content, gold = tmp_path / "content", ROOT / "tests" / "gold"
    content.mkdir()
    for number in (1, 2, 3):
        shutil.copy(gold / f"ru-0{number}.txt", content)
    first = run_pelican(content, tmp_path / "grown")
    assert first.code == 0, first.said
    shutil.copy(gold / "kk-05.txt", content)
    (content / "ru-02.txt").unlink()
    grown, clean = run_pelican(content, tmp_path / "grown"), run_pelican(content, tmp_path / "clean")
    own, other = (
        {name: data for name, data in built.files().items() if name.startswith("search/")} for built in (grown, clean)
    )
    assert own == other
    assert b"kk-05" in b"".join(own.values())
    assert b"ru-02" not in b"".join(own.values())


def test_nothing_is_indexed_again_when_it_is_there(words: Vocabulary, monkeypatch: pytest.MonkeyPatch) -> None:
    records, _ = collect.records(ROOT / "content" / "articles", words, date(2026, 11, 22))
    archive = Archive(records, words)
    files = search.build(archive, words, lambda _: {})

    def old(folder: str) -> dict[str, str]:
        return {path.removeprefix(folder): text for path, text in files.items() if path.startswith(folder)}

    monkeypatch.setattr(search, "segment", None)  # calling it would fail
    assert search.build(archive, words, old) == files
