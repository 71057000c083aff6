"""What an editor writes beside an article: corrections, their reasons, and what is refused."""

import json
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from conftest import TEXT, Articles, data, errors, run_pelican
from digest import collect, said
from digest.vocabulary import Vocabulary


def test_a_sidecar_corrects_and_readers_see_why(articles: Articles, tmp_path: Path) -> None:
    side = (
        'added = 2026-11-22\n[published]\nedtf = "2022-04-09?"\nreason.kk = "Жылы жанама белгімен анықталды"\n'
        'reason.ru = "Год установлен по косвенным признакам"\n[topics]\nadd = ["digitalisation"]\nremove = ["precinct-inspectors"]\n'
        'reason.kk = "Мәтін цифрландыру туралы"\nreason.ru = "Текст о цифровизации"\n[source]\nurl = "https://polisia.kz/ru/1"\n'
    )
    out = tmp_path / "output"
    assert run_pelican(articles(**{"a.txt": TEXT, "a.toml": side}), out).code == 0
    record = data(out)["a"]
    assert record["published"] == {
        "edtf": "2022-04-09?",
        "time": None,
        "basis": "editor",
        "reason": {"kk": "Жылы жанама белгімен анықталды", "ru": "Год установлен по косвенным признакам"},
        "evidence": [],
    }
    assert {"id": "digitalisation", "evidence": []} in record["topics"]  # type: ignore[operator]
    assert "precinct-inspectors" not in json.dumps(record["topics"])
    assert "Год установлен по косвенным признакам" in (out / "ru/articles/a/index.html").read_text(encoding="utf-8")
    assert "Жылы жанама белгімен анықталды" in (out / "kk/articles/a/index.html").read_text(encoding="utf-8")
    assert (out / "ru/timeline/2022/04/index.html").is_file()


@pytest.mark.parametrize(
    ("side", "expected"),
    [
        ('[topics]\nadd = "migration"\nreason = {kk = "а", ru = "а"}\n', "a.toml:2: [topics] add is not a list of ids"),
        ('[topics]\nadd = ["migration", "migration"]\nreason = {kk = "а", ru = "а"}\n', "[topics] add names an id twice"),
        ('[title]\nreason = {kk = "а", ru = "а"}\n', "a.toml:1: [title] has no value"),
        ('[published]\ntime = "15:41"\nreason = {kk = "а", ru = "а"}\n', "a.toml:1: [published] has no edtf"),
        ('[regions]\nadd = [["KZ-75"]]\nreason = {kk = "а", ru = "а"}\n', "a.toml:2: [regions] add is not a list of ids"),
        ('[topics]\nadd = ["video-surveilance"]\nreason = {kk = "а", ru = "а"}\n', 'did you mean "video-surveillance"?'),
        ('[regions]\nadd = ["Астана"]\nreason = {kk = "а", ru = "а"}\n', 'did you mean "KZ-71"?'),
        ('[topics]\nreason = {kk = "а", ru = "а"}\n', "a.toml:1: [topics] says nothing; expected one of add, remove"),
        ('[topics]\nadd = ["migration"]\nreason = {kk = "…", ru = "а"}\n', "a.toml:1: [topics] has no reason.kk;"),
        ('[source]\nurl = "https://a.kz/…"\n', "a.toml:1: [source] is not an address"),
        (
            '[source]\nurl = "https://a.kz/1"\ntext = "retold"\n',
            "move the line text = … to the top, above the first [table]",
        ),
        ('[lines]\ndrop = [99]\nreason = {kk = "а", ru = "а"}\n', "[lines] names line 99, which the article has not"),
        ('[lines]\ndrop = [true]\nreason = {kk = "а", ru = "а"}\n', "drop is not a list of line numbers"),
    ],
)
def test_a_sidecar_that_cannot_be_meant_is_refused(side: str, expected: str, articles: Articles, words: Vocabulary) -> None:
    folder = articles(**{"a.txt": TEXT, "a.toml": side})
    assert any(expected in line for line in errors(folder, words)), errors(folder, words)


def test_a_date_may_be_written_the_toml_way(articles: Articles, words: Vocabulary) -> None:
    side = '[published]\nedtf = 2022-04-09\nreason = {kk = "а", ru = "а"}\n'
    found, aside = collect.records(articles(**{"a.txt": TEXT, "a.toml": side}), words, date(2026, 11, 22))
    assert aside == []
    assert found[0].facts.published.edtf == "2022-04-09"


def test_removing_the_only_region_leaves_no_regional_scope(articles: Articles, words: Vocabulary) -> None:
    side = '[regions]\nremove = ["KZ-35"]\nreason = {kk = "а", ru = "а"}\n'
    found, _ = collect.records(articles(**{"a.txt": TEXT, "a.toml": side}), words, date(2026, 11, 22))
    assert (found[0].facts.scope, found[0].facts.regions) == ("unknown", ())


def test_corrections_of_no_article_are_named(articles: Articles, words: Vocabulary) -> None:
    assert errors(articles(**{"a.txt": TEXT, "b.toml": 'text = "full"\n'}), words) == [
        "b.toml: belongs to no article; expected b.txt beside it"
    ]


def test_the_lines_of_the_report_can_be_pasted_but_not_published_unfilled(articles: Articles, tmp_path: Path) -> None:
    out = tmp_path / "output"
    folder = articles(**{"a.txt": TEXT})
    said = run_pelican(folder, out).said
    hint = next(line for line in said.splitlines() if "no publication date" in line).split("if you know it: ")[1]
    (folder / "a.toml").write_text(hint + "\n", encoding="utf-8")
    assert "'YYYY-MM-DD' is no date as it is written here" in run_pelican(folder, out).said
    filled = hint.replace("YYYY-MM-DD", "2022-04-09").replace("…", "Редакция знает это от полиции")
    (folder / "a.toml").write_text(filled + "\n", encoding="utf-8")
    assert run_pelican(folder, out).code == 0
    published = data(out)["a"]["published"]
    assert isinstance(published, dict)
    assert published["edtf"] == "2022-04-09"


@pytest.mark.parametrize(
    "side",
    ["text = " + "[" * 100_000, "title = " + "{a = " * 3000, "x." * 5000 + "y = 1", "added = " + "9" * 5000, "text = 0x" + "f" * 20_000,
     "[lines]\nkeep = [99999999999999999999]\nreason = {kk = 'а', ru = 'а'}\n"],
    ids=["lists", "tables", "dots", "digits", "hexadecimal", "line"],
)  # fmt: skip
def test_endless_brackets_and_numbers_cost_only_their_article(side: str, articles: Articles, words: Vocabulary) -> None:
    folder = articles(**{"a.txt": TEXT, "a.toml": side, "good.txt": TEXT.replace("Караганды", "Павлодара")})
    found, aside = collect.records(folder, words, date(2026, 11, 22))
    assert [one.id for one in found] == ["good"]
    assert [Path(error.path).name for error in aside] == ["a.toml"]


def test_every_kind_of_fact_is_among_those_an_editor_can_remove() -> None:
    others = {"regions", "places", "topics", "caveats"}  # corrected by their own keys, or ours to tell
    assert {one.name for one in fields(said.Facts) if str(one.type).startswith("tuple")} - others == set(said.KINDS)
