"""How a reprint is shown: with the article it repeats, at an address that stays alive, in the data, in the report."""

import json
import re
from pathlib import Path

import jsonschema
import pytest

from conftest import SITE, Articles, data, run_pelican
from stories import BODY, FOREIGN, KK, LEAD, MIDDLE, REASON, RU


@pytest.fixture(scope="module")
def joined(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of two items; one has a copy with its address and one that an editor joined. Built strict where it may be."""
    folder, out = tmp_path_factory.mktemp("content"), tmp_path_factory.mktemp("site") / "output"
    files = {
        "a.txt": RU + "\nИсточник: Polisia.kz\n",
        "a.toml": 'added = 2026-11-22\ntext = "full"\n',
        "b.txt": "Инспекторы придут к вокзалу\n\n10 апреля 2022\n\n" + BODY + "\nИсточник: Zakon.kz\n",
        "b.toml": 'added = 2026-11-22\n[source]\nurl = "https://www.zakon.kz/1"\n',
        "c.txt": FOREIGN,
        "c.toml": f'added = 2026-11-22\n[reprint]\nof = "a"\n{REASON}',
        "d.txt": KK,
        "d.toml": f'added = 2026-11-22\n[outlet]\nvalue = "polisia.kz"\n{REASON}',
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    built = run_pelican(folder, out, STRICT="1")
    assert built.code == 0, built.said
    assert "reprints: 2, each shown with the article it repeats" in built.said
    assert f"{folder}/c.txt: repeats {folder}/a.txt" in built.said
    assert f", as {folder}/c.toml says" in built.said
    return out


def page(out: Path, path: str) -> str:
    return (out / path / "index.html").read_text(encoding="utf-8").replace("\u00a0", " ")


def test_the_article_names_its_other_sources(joined: Path) -> None:
    for lang, heading, unknown, day in (
        ("ru", "Где ещё опубликовано", "источник не указан", "10 апреля 2022"),
        ("kk", "Жаңалықты жариялаған басқа дереккөздер", "дереккөзі көрсетілмеген", "2022 жылғы 10 сәуір"),
    ):
        listed = page(joined, f"{lang}/articles/a").split(heading)[1].split("</section>")[0]
        assert '<a href="https://www.zakon.kz/1">Zakon.kz</a>' in listed
        assert day in listed.replace("\u00a0", " ")
        assert "Инспекторы придут к вокзалу" in listed
        assert unknown in listed
        assert "c.txt" in listed
        shas = {one["id"]: one["text_sha256"] for one in data(joined)["a"]["reprints"]}  # type: ignore[attr-defined]
        assert all(sha in listed for sha in shas.values())
        assert heading not in page(joined, f"{lang}/articles/d")


def test_a_card_says_how_many_sources_there_are(joined: Path) -> None:
    assert page(joined, "ru/articles").count("Опубликовали 3 источника") == 1
    assert page(joined, "kk/articles").count("3 дереккөз жариялаған") == 1
    assert "Опубликовал 1" not in page(joined, "ru/articles")


def test_the_address_of_a_reprint_stays_alive(joined: Path) -> None:
    for lang, title, reason in (
        ("ru", "Этот текст повторяет другую публикацию", "Редакция сверила тексты"),
        ("kk", "Бұл мәтін басқа жарияланымды қайталайды", "Редакция салыстырып шықты"),
    ):
        stub = page(joined, f"{lang}/articles/c")
        assert f">{title}</h1>" in stub
        assert reason in stub
        assert 'href="../../articles/a/"' in stub
        assert f'<link rel="canonical" href="{SITE}{lang}/articles/a/">' in stub
        assert '<meta name="robots" content="noindex">' in stub
        assert 'rel="alternate"' not in stub
        assert "Инспекторы придут" in page(joined, f"{lang}/articles/b")
        assert "noindex" not in page(joined, f"{lang}/articles/a")


def test_lists_feeds_and_the_sitemap_know_only_items(joined: Path) -> None:
    for path in sorted(joined.rglob("*")):
        name = path.relative_to(joined).as_posix()
        if path.suffix in (".html", ".xml") and not re.fullmatch(r"(kk|ru)/articles/[bc]/index\.html", name):
            assert not re.search(r"articles/[bc]/|[\"/][bc]/\"", path.read_text(encoding="utf-8")), name
    assert (joined / "sitemap.xml").read_text(encoding="utf-8").count(
        "articles/a/</loc>"
    ) == 1  # untranslated: one page is canonical
    for where in ("regions/karaganda", "timeline/2022/04"):
        assert ">2 публикации<" in re.sub(r"\s*([<>])\s*", r"\1", page(joined, f"ru/{where}")), where


def test_the_data_lists_reprints(joined: Path) -> None:
    found = data(joined)
    schema = json.loads((joined / "data" / "articles.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(list(found.values()))
    assert set(found) == {"a", "d"}
    assert found["d"]["reprints"] == []
    first, second = found["a"]["reprints"]  # type: ignore[misc]
    assert {key: value for key, value in first.items() if key != "text_sha256"} == {  # type: ignore[has-type]
        "id": "b", "title": "Инспекторы придут к вокзалу", "published": "2022-04-10", "outlet": "zakon.kz",
        "cited_outlet": None, "url": "https://www.zakon.kz/1",
    }  # fmt: skip
    assert (second["id"], second["published"], second["outlet"], second["url"]) == ("c", None, None, None)  # type: ignore[has-type]


def test_the_line_of_the_report_parts_what_it_names(articles: Articles, tmp_path: Path) -> None:
    out = tmp_path / "output"
    folder = articles(**{"a.txt": RU, "b.txt": "Пункты\n\n" + LEAD + MIDDLE})
    said = run_pelican(folder, out).said
    line = next(line for line in said.splitlines() if f"repeats {folder}/a.txt" in line)
    wanted = f"if it is a text of its own, write into {folder}/b.toml: "
    assert f"{folder}/b.txt: repeats {folder}/a.txt, 100% of the words in common; {wanted}" in line
    (folder / "b.toml").write_text(line.split("b.toml: ")[1].replace("…", "Другая новость") + "\n", encoding="utf-8")
    built = run_pelican(folder, out)
    assert f"repeats {folder}/a.txt" not in built.said
    assert set(data(out)) == {"a", "b"}
    assert "Повтор текста: Другая новость" in built.page("ru/articles/b")
