"""What the editor is told and can settle: wrong facts, links between articles, notices, and why a thing was read."""

from datetime import date
from pathlib import Path

import pytest

from conftest import TEXT, Articles, data, errors, run_pelican
from digest import collect, explain
from digest.vocabulary import Vocabulary

TODAY = date(2026, 11, 22)
POSTS = (
    "Полиция Караганды открыла три поста\n\n9 апреля 2022\n\n"
    "Начальник полиции Караганды Шахназар Салин открыл три поста полиции, сообщает Polisia.kz. "
    "До конца года установят ещё 20 камер.\n\nЖители познакомились с участковым инспектором полиции.\n"
)
REASON = 'reason = {kk = "Мәтінде басқа нәрсе", ru = "В тексте о другом"}\n'


def test_the_editor_takes_a_wrong_fact_out_and_readers_see_why(articles: Articles, tmp_path: Path) -> None:
    out = tmp_path / "output"
    folder = articles(**{"a.txt": POSTS, "a.toml": f'[facts]\nremove = ["20 камер"]\n{REASON}'})
    assert run_pelican(folder, out).code == 0
    figures = data(out)["a"]["figures"]
    assert isinstance(figures, list)
    assert [one["value"] for one in figures] == [3]
    page = (out / "ru/articles/a/index.html").read_text(encoding="utf-8")
    assert "В тексте о другом" in page
    assert "Мәтінде басқа нәрсе" in (out / "kk/articles/a/index.html").read_text(encoding="utf-8")


def test_words_that_no_fact_holds_are_named(articles: Articles, words: Vocabulary) -> None:
    folder = articles(**{"a.txt": POSTS, "a.toml": f'[facts]\nremove = ["30 камер"]\n{REASON}'})
    assert any("30 камер" in line for line in errors(folder, words)), errors(folder, words)


def test_a_later_article_follows_an_earlier_one(articles: Articles, tmp_path: Path) -> None:
    out = tmp_path / "output"
    later = POSTS.replace("9 апреля 2022", "9 мая 2023").replace("открыла три", "достроила три")
    folder = articles(**{"a.txt": POSTS, "b.txt": later, "b.toml": f'[follows]\narticles = ["a"]\n{REASON}'})
    assert run_pelican(folder, out).code == 0
    assert 'href="../../articles/a/"' in (out / "ru/articles/b/index.html").read_text(encoding="utf-8")
    assert 'href="../../articles/b/"' in (out / "ru/articles/a/index.html").read_text(encoding="utf-8")


def test_an_article_follows_only_articles_that_are_there(articles: Articles, words: Vocabulary) -> None:
    folder = articles(**{"a.txt": POSTS, "a.toml": f'[follows]\narticles = ["nowhere"]\n{REASON}'})
    assert any("nowhere" in line for line in errors(folder, words)), errors(folder, words)


@pytest.mark.parametrize(
    ("text", "notice", "settled"),
    [
        (
            "В Ташкенте открыли пост\n\n9 апреля 2022\n\nПолиция Узбекистана открыла в Ташкенте три поста полиции.\n",
            "is about another country",
            f'[scope]\nvalue = "national"\n{REASON}',
        ),
        (
            "В Караганде открылась школа\n\n9 апреля 2022\n\nВ Караганде открылась школа на триста мест, ученики рады.\n",
            "does not seem to be about the police",
            f'[topics]\nadd = ["child-protection"]\n{REASON}',
        ),
    ],
)
def test_strict_fails_on_a_notice_until_the_editor_settles_it(
    text: str, notice: str, settled: str, articles: Articles, tmp_path: Path
) -> None:
    folder, out = articles(**{"a.txt": text}), tmp_path / "output"
    built = run_pelican(folder, out)
    assert built.code == 0
    assert notice in built.said
    strict = run_pelican(folder, out, STRICT="1")
    assert strict.code == 1
    assert f"a.txt: {notice}" in strict.said
    (folder / "a.toml").write_text(settled, encoding="utf-8")
    assert notice not in run_pelican(folder, out, STRICT="1").said


def test_a_translation_with_other_numbers_is_noticed(articles: Articles, tmp_path: Path) -> None:
    kk = (
        "Қарағанды полициясы төрт бекет ашты\n\n2022 жылғы 9 сәуір\n\n"
        "Қарағанды полициясының бастығы Шахназар Салин төрт полиция бекетін ашты, деп хабарлайды Polisia.kz. "
        "Жыл соңына дейін тағы 20 камера орнатылады.\n\nТұрғындар учаскелік инспектормен танысты.\n"
    )
    built = run_pelican(articles(**{"a.txt": POSTS, "a.kk.txt": kk}), tmp_path / "output")
    assert built.code == 0
    assert "numbers differ: only the original has 3, only the translation has 4" in built.said


def test_explain_names_the_rule_behind_each_fact(articles: Articles, words: Vocabulary) -> None:
    folder = articles(**{"a.txt": POSTS.replace("Жители", "За 9 месяцев жители")})
    said = explain.explain(folder / "a.txt", words, TODAY)
    assert "published   2022-04-09   by head_line" in said
    assert "commitment  planned, by russian_future" in said
    assert "person      Шахназар Салин; начальник полиции Караганды" in said
    assert "no figure   9, by is_period" in said


def test_explain_reads_as_the_build_does(articles: Articles, words: Vocabulary) -> None:
    folder = articles(**{"a.txt": TEXT})
    found, _ = collect.records(folder, words, TODAY)
    said = explain.explain(folder / "a.txt", words, TODAY)
    assert all(f"topic       {tag.id}: " in said for tag in found[0].facts.topics)
    assert "no publication date; if you know it" in said
