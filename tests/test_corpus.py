"""The archive that `make bench` invents: the same for a seed, in the shapes of portals, and not one text again and again."""

from collections import Counter
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

import corpus

ALONE = 0.8  # of the runs of five words stand in one text only: a few hundred paragraphs must not be all there is


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("corpus")
    corpus.write(folder, 300)
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())}


def test_the_same_seed_gives_the_same_archive_and_a_larger_one_begins_with_it(
    archive: dict[str, str], tmp_path: Path
) -> None:
    corpus.write(tmp_path / "same", 20)
    corpus.write(tmp_path / "other", 20, seed=2)
    same = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "same").iterdir()}
    assert same.items() <= archive.items()
    assert not any(path.read_text(encoding="utf-8") == archive[path.name] for path in (tmp_path / "other").iterdir())


def test_both_languages_two_to_five_kilobytes_ten_years(archive: dict[str, str]) -> None:
    assert Counter(name[:2] for name in archive) == {"kk": 150, "ru": 150}
    sizes = sorted(len(text.encode()) for text in archive.values())
    assert 2000 <= sizes[0] <= sizes[-1] <= 5100
    years = {year for text in archive.values() for year in range(2016, 2027) if str(year) in text}
    assert len(years) == 11


def test_texts_are_not_near_copies_of_each_other(archive: dict[str, str]) -> None:
    """The reprints look for common runs of five words; half of a text in common is far below what they ask for."""
    runs = []
    for text in archive.values():
        words = text.split()
        runs.append({tuple(words[at : at + 5]) for at in range(len(words) - 4)})
    counts = Counter(run for one in runs for run in one)
    assert sum(count == 1 for count in counts.values()) > ALONE * len(counts)
    shares = [len(one & other) / min(len(one), len(other)) for one, other in combinations(runs, 2)]
    assert max(shares) < 0.5


def test_an_article_of_a_day_is_dated_so() -> None:
    author = corpus.Author(5)
    texts = [author.article("kk", date(2026, 11, 20)) for _ in range(20)]
    assert sum("2026" in text for text in texts) >= 18


@pytest.mark.parametrize(
    ("lang", "line", "changed"),
    [
        ("ru", "Опубликовано: 19 мая 2019, 16:48", "Опубликовано: 7 февраля 2026, 16:48"),
        ("ru", "12:05, 3 сентября | GMT +5", "12:05, 7 февраля | GMT +5"),
        ("ru", "21.04.2021  10:15", "07.02.2026  10:15"),
        ("kk", "2019 жылғы 29 тамыз", "2026 жылғы 7 ақпан"),
        ("kk", "Мәзір  Іздеу  Қаз | Рус", "Мәзір  Іздеу  Қаз | Рус"),  # a language, not October
        ("kk", "1066", "1066"),
    ],
)
def test_the_head_is_dated_anew_in_its_own_way(lang: str, line: str, changed: str) -> None:
    assert corpus._redated(line, lang, date(2026, 2, 7)) == changed
