"""The open data: the tables, the package that describes them, the log of changes, what a build says of them."""

import json
import re
import shutil
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import frictionless
import pytest

from conftest import SITE, TEXT, Articles, Built, data, run_pelican
from digest import changes, collect, dataset, difference
from digest.archive import Archive
from digest.csvtext import from_csv, guarded, to_csv, unguarded
from digest.datapackage import package
from digest.said import STATUSES
from digest.vocabulary import Vocabulary
from opendata import KEPT, PROMISE, STEP, table

FACTS = ("commitments", "figures", "quotes")
NOW = datetime(2026, 11, 22, tzinfo=UTC)


Contents = dict[str, bytes]  # files of the data by their paths


def made(folder: Path, words: Vocabulary) -> tuple[Archive, Contents]:
    found, aside = collect.records(folder, words, date(2026, 11, 22))
    assert aside == []
    archive = Archive(found, words)
    return archive, dataset.build(archive, words, "{}", lambda path: f"https://digest.example/{path}", NOW)[1]


def rows_of(own: Contents, name: str) -> list[dict[str, str]]:
    return from_csv(own[f"data/{name}.csv"].decode(), ())


def problems(out: Path) -> list[tuple[str, str]]:
    """(type, field) of everything frictionless finds wrong with a package."""
    report = frictionless.Package(str(out / "data" / "datapackage.json")).validate()
    found: list[tuple[str, str]] = [tuple(row) for row in report.flatten(["type", "fieldName"])]
    return found


@pytest.fixture
def follow_up(articles: Articles) -> Path:
    """A promise, and a later article that says it was kept."""
    return articles(**KEPT)


def test_the_package_is_valid(built: Built) -> None:
    assert problems(built.out) == []


@pytest.mark.parametrize(
    ("name", "change", "expected"),
    [
        ("commitments", {"status": "kept"}, ("constraint-error", "status")),
        ("commitments", {"quantity": "много"}, ("type-error", "quantity")),
        ("commitments", {"open": "maybe"}, ("type-error", "open")),
        ("commitments", {"article": "nowhere"}, ("foreign-key", "")),
        ("figures", {"id": "f-1"}, ("constraint-error", "id")),
        ("articles", {"added": "вчера"}, ("type-error", "added")),
        ("articles", {"lang": ""}, ("constraint-error", "lang")),
        ("changes", {"commitment": "nowhere/c-00000000"}, ("foreign-key", "")),
    ],
)
def test_a_broken_cell_is_found(
    name: str, change: dict[str, str], expected: tuple[str, str], site: Built, tmp_path: Path
) -> None:
    shutil.copytree(site.out / "data", tmp_path / "data")
    rows = table(site.out, name)
    at = next(at for at, row in enumerate(rows) if name != "changes" or row["commitment"])
    rows[at] |= change
    (tmp_path / "data" / f"{name}.csv").write_bytes(to_csv(list(rows[0]), rows))
    found = problems(tmp_path)
    assert expected[0] in {kind for kind, _ in found}
    assert not expected[1] or expected in found


def test_the_tables_count_what_the_records_count(built: Built) -> None:
    records = data(built.out)
    articles: dict[str, dict[str, str]] = {row["id"]: row for row in table(built.out, "articles")}
    assert list(articles) == sorted(records)
    for kind in FACTS:
        rows = table(built.out, kind)
        of_each = Counter(row["article"] for row in rows)
        facts: dict[str, list[dict[str, Any]]] = {name: one[kind] for name, one in records.items()}  # type: ignore[misc]
        assert of_each == Counter({name: len(found) for name, found in facts.items() if found})
        assert {name: int(row[kind]) for name, row in articles.items()} == {name: len(one) for name, one in facts.items()}
        ids = [row["id"] for row in rows]
        assert len(set(ids)) == len(ids)
        if kind == "commitments":
            said = Counter(one["status"] for found in facts.values() for one in found)
            assert Counter(row["status"] for row in rows) == said
            still = Counter(row["article"] for row in rows if row["open"] == "true")
            assert {name: int(row["commitments_open"]) for name, row in articles.items()} == {
                name: still[name] for name in articles
            }
        for row in rows:
            assert unguarded(row["text"]) in {
                " ".join((one["text"] if kind == "quotes" else one["evidence"][0]["text"]).split())
                for one in facts[row["article"]]
            }


def test_every_address_leads_to_a_page_and_to_the_fact_on_it(built: Built) -> None:
    pages: dict[Path, str] = {}
    for name in ("articles", *FACTS):
        for row in table(built.out, name):
            for lang in ("kk", "ru"):
                address, _, anchor = row[f"url_{lang}"].removeprefix(SITE).partition("#")
                path = built.out / address / "index.html"
                pages.setdefault(path, path.read_text(encoding="utf-8"))
                assert bool(anchor) == (name in ("commitments", "figures"))
                assert not anchor or f'id="{anchor}"' in pages[path], row["id"]


def test_the_tables_are_lines_with_the_columns_described(built: Built) -> None:
    for one in package().tables:
        text = (built.out / "data" / f"{one.name}.csv").read_bytes().decode("utf-8")
        assert "\r" not in text
        lines = text.split("\n")
        assert lines[0] == ",".join(one.fields)
        assert len(lines) == len(table(built.out, one.name)) + 2


def test_everything_is_described_in_both_languages(site: Built) -> None:
    said = json.loads((site.out / "data" / "datapackage.json").read_text(encoding="utf-8"))
    fields = [field for resource in said["resources"] for field in resource.get("schema", {}).get("fields", [])]
    assert len(fields) > 80
    for part, names in ((said, ("title", "description")), *((one, ("title", "description")) for one in said["resources"])):
        for name in names:
            assert part[name] == f"{part[f'{name}_kk']} / {part[f'{name}_ru']}"
    for field in fields:
        assert re.search("[а-я]", field["description_kk"])
        assert re.search("[а-я]", field["description_ru"])
        assert field["description_kk"] != field["description_ru"]
        assert field["name"] not in ("status", "later") or set(field["constraints"]["enum"]) <= {*STATUSES, "reported"}
    assert said["created"] == "2026-11-22T00:00:00Z"
    assert [one["name"] for one in said["licenses"]] == ["CC-BY-4.0"]
    assert {one["path"] for one in said["resources"]} | {"datapackage.json", "index.html"} == {
        path.name for path in (site.out / "data").iterdir()
    }


def test_a_later_report_changes_the_status_and_not_what_was_said(follow_up: Path, words: Vocabulary) -> None:
    _, own = made(follow_up, words)
    promise, report = rows_of(own, "commitments")
    assert (promise["status"], promise["later"], promise["later_article"]) == ("planned", "delivered", "b")
    assert (promise["open"], promise["independent"], report["independent"]) == ("false", "true", "")
    assert report["answers"] == promise["id"]
    assert [tuple(row.values()) for row in rows_of(own, "changes")] == [
        ("2026-11-22", changes.ADDED, "b", "", "", ""),
        ("2026-11-22", changes.SAID, "b", report["id"], "", "delivered"),
        ("2026-11-22", changes.CHANGED, "b", promise["id"], "planned", "delivered"),
        ("2026-11-01", changes.ADDED, "a", "", "", ""),
        ("2026-11-01", changes.SAID, "a", promise["id"], "", "planned"),
    ]


def test_a_report_of_the_same_status_is_no_change(follow_up: Path, words: Vocabulary) -> None:
    (follow_up / "b.toml").write_text(STEP.replace('"delivered"', '"planned"'), encoding="utf-8")
    _, own = made(follow_up, words)
    assert changes.CHANGED not in {row["kind"] for row in rows_of(own, "changes")}
    assert rows_of(own, "commitments")[0]["open"] == "true"


def test_what_has_no_known_day_comes_last_without_one(articles: Articles, words: Vocabulary) -> None:
    _, own = made(articles(**{"a.txt": TEXT, "z.txt": PROMISE, "z.toml": "added = 2020-01-01\n"}), words)
    log = rows_of(own, "changes")
    assert log[0]["article"] == "z"
    assert (log[-1]["article"], log[-1]["date"]) == ("a", "")


def test_our_own_arithmetic_has_columns_of_its_own(articles: Articles, words: Vocabulary) -> None:
    text = TEXT + "\nИз 34 участковых пунктов полиции 22 объединены с жильём. Число краж снизилось с 12 до 7.\n"
    _, own = made(articles(**{"a.txt": text}), words)
    rows = {row["value"]: row for row in rows_of(own, "figures")}
    assert (rows["22"]["subset_of"], rows["22"]["calculated_share"], rows["22"]["calculated_change"]) == ("34", "64.71", "")
    assert (rows["7"]["base"], rows["7"]["calculated_share"], rows["7"]["calculated_change"]) == ("12", "", "-41.67")


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("обычный текст", "обычный текст"),
        ("=1+1", "'=1+1"),
        ("  @SUM(A1)", "'@SUM(A1)"),
        ("-2 поста", "'-2 поста"),
        ("+7 701", "'+7 701"),
        ('"=1+1"', '\'"=1+1"'),
        ("＝1+1", "'＝1+1"),
        ("'=1+1", "''=1+1"),
        ("полиция; =cmd|' /C calc'!A0", "полиция;' =cmd|' /C calc'!A0"),
        ("рост – 5-7 %; затем", "рост – 5-7 %; затем"),
        ("две\n\tстроки", "две строки"),
        ("— сказал он", "— сказал он"),
    ],
)
def test_no_cell_can_be_run_and_every_text_can_be_had_back(text: str, cell: str) -> None:
    assert guarded(text) == cell
    assert unguarded(cell) == " ".join(text.split())


def test_numbers_stay_numbers() -> None:
    row = {"a": -2.5, "b": 34.0, "c": None, "d": True, "e": 'сказал "да", и ушёл'}
    assert to_csv(list(row), [row]).decode() == 'a,b,c,d,e\n-2.5,34,,true,"сказал ""да"", и ушёл"\n'
    with pytest.raises(ValueError, match="no field is described for x"):
        to_csv(["a"], [{"a": 1, "x": 2}])


def state(own: Contents) -> dict[str, str]:
    return {path: own[path].decode() for path in difference.NEEDED}


def said(old: Contents, new: Contents) -> list[str]:
    return [str(one) for one in difference.told(state(old), state(new))]


def test_a_build_tells_what_it_changed(follow_up: Path, words: Vocabulary) -> None:
    archive, after = made(follow_up, words)
    promise = archive.register.of["a"][0].id
    only = Archive([record for record in archive.records if record.id == "a"], words)
    _, before = dataset.build(only, words, "{}", str, NOW)
    assert difference.told({}, state(before)) == []
    assert said(after, after) == ["the same articles and commitments"]
    assert said(before, after) == [
        "articles +1 −0, commitments +1 −0", f"commitment {promise}: Planned → Reported as done",
    ]  # fmt: skip
    assert said(after, before) == [
        "articles +0 −1, commitments +0 −1", f"commitment {promise}: Reported as done → Planned",
    ]  # fmt: skip


def test_many_changes_of_status_are_not_all_named(follow_up: Path, words: Vocabulary) -> None:
    _, own = made(follow_up, words)
    old = [{"id": f"a/c-{number}", "status": "planned", "later": ""} for number in range(12)]
    new = [{**row, "later": "delivered"} for row in old]
    texts = [state(own) | {"data/commitments.csv": to_csv(["id", "status", "later"], rows).decode()} for rows in (old, new)]
    told = [str(one) for one in difference.told(*texts)]
    assert len(told) == 1 + 10 + 1  # the counts, ten of them, and how many there are
    assert told[10] == "commitment a/c-9: Planned → Reported as done"
    assert told[11] == "statuses changed in all: 12"


@pytest.fixture(scope="module")
def promised(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A folder with one article, and its site; a test that breaks the site builds it again."""
    room = tmp_path_factory.mktemp("promised")
    (room / "content").mkdir()
    (room / "content" / "a.txt").write_text(PROMISE, encoding="utf-8")
    built = run_pelican(room / "content", room / "output")
    assert built.code == 0, built.said
    assert "since the last build" not in built.said
    return room / "content", room / "output"


@pytest.mark.parametrize(
    "broken", [b"", b"\xff\xfe\x00", b'id,status\n"a', b"other,columns\n1,2\n", b"id,status,later\na\n"]
)
def test_a_broken_old_table_never_stops_a_build(broken: bytes, promised: tuple[Path, Path]) -> None:
    folder, out = promised
    (out / "data" / "commitments.csv").write_bytes(broken)
    built = run_pelican(folder, out)
    assert built.code == 0, built.said
    assert "since the last build: its data cannot be read, so nothing is compared" in built.said
    assert "since the last build: the same articles and commitments" in run_pelican(folder, out).said
