"""What an editor lives through: add a file, delete it, make a mistake, read the message."""

import re
from datetime import date
from pathlib import Path

import pytest

from conftest import ROOT, TEXT, Articles, data, errors, run_pelican
from digest import collect, vocabulary
from digest.messages import msg
from digest.model import DigestError, DigestErrors
from digest.vocabulary import Vocabulary


def test_a_new_file_gets_a_page_tags_and_its_place_and_loses_them_with_the_file(articles: Articles, tmp_path: Path) -> None:
    second = TEXT.replace("Караганды", "Павлодара") + "\nДо конца года планируется открыть 20 постов полиции.\n"
    folder = articles(**{"first.txt": TEXT, "second.txt": second, "second.toml": "added = 2026-11-22\n"})
    out = tmp_path / "output"
    assert run_pelican(folder, out).code == 0
    assert set(data(out)) == {"first", "second"}
    places = ["ru/index.html", "kk/topics/precinct-inspectors/index.html", "ru/regions/pavlodar/index.html",
              "kk/timeline/date-unknown/index.html", "ru/articles/index.html", "sitemap.xml", "ru/feed.xml", "kk/feed.json",
              "ru/commitments/index.html", "ru/figures/index.html", "data/articles.json", "data/commitments.csv",
              "data/changes.csv"]  # fmt: skip
    for name in places:
        assert re.search(r"\bsecond\b", (out / name).read_text(encoding="utf-8")), name
    (folder / "second.txt").unlink()
    (folder / "second.toml").unlink()
    built = run_pelican(folder, out)
    assert built.code == 0
    for lang in ("kk", "ru"):
        assert f"  gone: {lang}/articles/second/\n" in built.said
    assert not (out / "ru" / "articles" / "second").exists()
    for name in places:
        assert not re.search(r"\bsecond\b", (out / name).read_text(encoding="utf-8")), name


def test_articles_are_found_at_any_depth(articles: Articles, words: Vocabulary) -> None:
    folder = articles(**{"a.txt": TEXT})
    (folder / "2024" / "май").mkdir(parents=True)
    (folder / "2024" / "май" / "Ақтөбе есебі.TXT").write_text(TEXT + "\nЖители довольны работой полиции.", encoding="utf-8")
    found, aside = collect.records(folder, words, date(2026, 11, 22))
    assert [record.id for record in found] == ["a", "aqtobe-esebi"]
    assert aside == []


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"a.txt": TEXT, "a.ru.txt": TEXT + "\nЕщё."}, "a.ru.txt: is named a translation into Russian, but the original is in Russian too"),
        ({"a.txt": TEXT, "a.toml": "title = 1\n[titel]\n"}, "a.toml:2: unknown key 'titel'"),
        ({"a.txt": TEXT, "a.toml": '[published]\nedtf = "2022-04-09?"\n'}, "a.toml:1: [published] has no reason.kk, reason.ru"),
        ({"a.txt": TEXT, "a.toml": '[published]\nedtf = "09.04.2022"\nreason = {kk = "а", ru = "а"}\n'}, "a.toml:2: '09.04.2022' is no date as it is written here; expected edtf = \"2022-04-09\""),
        ({"a.txt": TEXT, "a.toml": '[topics]\nadd = ["police"]\nreason = {kk = "а", ru = "а"}\n'}, "a.toml:2: 'police' is not one of our topics"),
        ({"a.txt": TEXT, "a.toml": '[topics]\nplus = ["migration"]\nreason = {kk = "а", ru = "а"}\n'}, "a.toml:2: [topics] has no key 'plus'"),
        ({"a.txt": TEXT, "a.toml": 'text = "retold\n'}, "a.toml:1: a quotation mark is missing; expected text = \"retold\""),
        ({"a.txt": TEXT, "a.toml": 'text = "all"\n'}, "a.toml:1: text = 'all' is unknown; expected one of full, excerpt, retold"),
        ({"a.txt": TEXT, "a.toml": 'added = "вчера"\n'}, "a.toml:1: added = 'вчера' is not a date; expected added = 2026-11-22"),
        ({"a.txt": TEXT, "a.toml": '[source]\nurl = "javascript:alert(1)"\n'}, "a.toml:1: [source] is not an address"),
    ],
)  # fmt: skip
def test_a_bad_sidecar_or_translation_is_named_with_its_line_and_the_others_are_published(
    files: dict[str, str | bytes], expected: str, articles: Articles, words: Vocabulary
) -> None:
    folder = articles(**files, **{"good.txt": TEXT.replace("Караганды", "Павлодара")})
    found, aside = collect.records(folder, words, date(2026, 11, 22))
    assert any(expected in str(error).replace(f"{folder}/", "") for error in aside), [str(error) for error in aside]
    assert "good" in [record.id for record in found]


def test_strict_fails_before_anything_is_published(articles: Articles, tmp_path: Path) -> None:
    folder, out = articles(**{"good.txt": TEXT, "bad.txt": ""}), tmp_path / "output"
    assert run_pelican(folder, out).code == 0
    before = (out / "index.html").read_bytes()
    (folder / "good.txt").write_text(TEXT + "\nНовая строка полиции.", encoding="utf-8")
    built = run_pelican(folder, out, STRICT="1")
    assert built.code != 0
    assert "bad.txt: there is no article text in this file" in built.said
    assert (out / "index.html").read_bytes() == before


def test_a_broken_vocabulary_leaves_the_old_site_and_names_every_mistake(tmp_path: Path) -> None:
    folder = tmp_path / "vocabulary"
    folder.mkdir()
    for path in (ROOT / "content" / "vocabulary").glob("*.toml"):
        (folder / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    topics = (folder / "topics.toml").read_text(encoding="utf-8")
    broken = topics + (
        '\n[[topic]]\nid = "migration"\nkk = "Көші-қон"\nru = "Миграция"\nkk_status = "verified"\nmatch.ru = ["миграц*"]\n'
        '\n[[topic]]\nid = "one-language"\nkk = ""\nru = "Только по-русски"\nkk_status = "sure"\nmatch.ru = ["ми*грация"]\n'
    )
    (folder / "topics.toml").write_text(broken, encoding="utf-8")
    with pytest.raises(DigestErrors) as caught:
        vocabulary.load(folder)
    said = str(caught.value)
    for expected in (
        "the id 'migration' is used twice",
        "one-language has no kk",
        "kk_status = 'sure'",
        "'ми*грация' cannot match",
    ):
        assert expected in said
    for line in said.strip().splitlines():
        assert f"{folder}/topics.toml:" in line


def test_errors_read_as_one_line() -> None:
    assert (
        str(DigestError("a.txt", msg("is %(what)s", what="wrong"), msg("expected right"), 3))
        == "a.txt:3: is wrong; expected right"
    )


def test_a_text_in_another_language_than_its_name_says_is_refused(articles: Articles, words: Vocabulary) -> None:
    said = errors(articles(**{"a.txt": TEXT, "a.kk.txt": TEXT + "\nЕщё строка о работе полиции."}), words)
    assert said == ["a.kk.txt: is named as Kazakh, but its text is Russian; rename the file, or put the right text in"]


def test_mistakes_are_lines_and_not_tracebacks(articles: Articles, tmp_path: Path) -> None:
    built = run_pelican(articles(**{"bad.txt": ""}), tmp_path / "output", STRICT="1")
    assert built.code == 1
    assert "Traceback" not in built.said
    assert "bad.txt: there is no article text in this file; expected" in built.said
    built = run_pelican(tmp_path / "content", tmp_path / "output", SITEURL="foo")
    assert built.code == 1
    assert "SITEURL: 'foo' is not an address" in built.said


def test_a_site_may_live_under_a_path(articles: Articles, tmp_path: Path) -> None:
    built = run_pelican(
        articles(**{"a.txt": TEXT, "a.toml": "added = 2026-11-22\n"}), tmp_path / "output", SITEURL="https://a.kz/digest/"
    )
    assert built.code == 0, built.said
    assert '<link rel="canonical" href="https://a.kz/digest/ru/articles/a/">' in built.page("ru/articles/a")
    assert 'href="https://a.kz/digest/ru/articles/a/"' in (built.out / "ru/feed.xml").read_text(encoding="utf-8")


def test_a_text_of_one_paragraph_is_not_shown_whole_as_an_excerpt(articles: Articles, tmp_path: Path) -> None:
    text = (
        "Полиция Караганды открыла пункты\n\nПолиция Караганды открыла участковый пункт. Полиция ждёт жителей района. "
        "Внутри светло и тепло. Двери открыты до вечера."
    )
    out = tmp_path / "output"
    run_pelican(articles(**{"a.txt": text}), out)
    page = (out / "ru/articles/a/index.html").read_text(encoding="utf-8")
    assert "ждёт жителей района" in page
    assert "Двери открыты" not in page


def test_time_grows_with_the_text_and_not_with_its_square(articles: Articles, tmp_path: Path) -> None:
    """A thousand paragraphs build in seconds; looked up paragraph by paragraph they took minutes."""
    folder = articles(
        **{
            "a.txt": TEXT + "\n".join(f"Начальник полиции открыл пост № {number} у рынка." for number in range(1000)),
            "a.toml": 'text = "full"\n',
        }
    )
    assert run_pelican(folder, tmp_path / "output").code == 0


def test_names_that_windows_makes_are_put_right(articles: Articles, words: Vocabulary) -> None:
    folder = articles(**{"a.txt": TEXT, "a.toml.txt": "added = 2026-11-22", "b.txt.txt": TEXT, "a.kz.txt": TEXT})
    assert [line.split("; ")[1] for line in errors(folder, words)] == [
        "rename it to a.kk.txt",
        "rename it to a.toml",
        "rename it to b.txt",
    ]


def test_of_two_equal_files_the_one_an_editor_worked_on_stays(articles: Articles, words: Vocabulary) -> None:
    folder = articles(**{"kostanay.txt": TEXT, "kostanay.toml": "added = 2026-11-22\n", "copy.txt": TEXT})
    found, aside = collect.records(folder, words, date(2026, 11, 22))
    assert [record.id for record in found] == ["kostanay"]
    assert "copy.txt: is the same text as" in str(aside[0])
