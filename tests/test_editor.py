"""What the editor is told and can settle: wrong facts, links between articles, notices, and why a thing was read."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from conftest import ROOT, TEXT, Articles, data, errors, run_pelican, text_of
from digest import collect, draft, explain, i18n
from digest.publish import Changes
from digest.report import Report
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
    side = tmp_path / "content" / "a.toml"
    side.write_text(
        built.said.split("if both are right: ")[1].splitlines()[0].replace("…", "Так в тексте"), encoding="utf-8"
    )
    built = run_pelican(side.parent, tmp_path / "output", STRICT="1")
    assert built.code == 0, built.said
    assert "nothing is left to settle: the site may be published" in built.said
    assert "Числа в переводе: Так в тексте" in text_of(built, "ru/articles/a/")
    side.write_text(f"[translation]\ndiffers = [3]\n{REASON}", encoding="utf-8")
    assert "numbers differ: only the translation has 4; check" in run_pelican(side.parent, tmp_path / "output").said


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


@pytest.mark.parametrize(
    ("lang", "wanted"),
    [
        ("kk", ["a.txt: орысша; абзац – 2", "күні 2022-04-09", "өңір KZ-35 (Қарағанды облысы): 'Караганды'",
                "уәде Жоспарланып отыр (planned) (ережесі: russian_future): ", "сан 3: 'три поста полиции'"]),
        ("ru", ["a.txt: на русском; абзацев – 2", "дата 2022-04-09", "регион KZ-35 (Карагандинская область): 'Караганды'",
                "обещание Запланировано (planned) (правило: russian_future): ", "число 3: 'три поста полиции'"]),
    ],
)  # fmt: skip
def test_explain_speaks_the_languages_of_editors(
    lang: str, wanted: list[str], articles: Articles, words: Vocabulary
) -> None:
    folder = articles(**{"a.txt": POSTS, "a.toml": f'[regions]\nadd = ["KZ-10"]\n{REASON}'})
    gettext = i18n.load_catalogs(ROOT / "theme" / "locales")[lang].gettext
    said = explain.explain(folder / "a.toml", words, TODAY, gettext, lang)
    for one in wanted:
        assert one in re.sub(" +", " ", said)
    assert f"KZ-10 ({words.regions['KZ-10'].kk if lang == 'kk' else words.regions['KZ-10'].ru}): " in said
    assert said == explain.explain(folder / "a.txt", words, TODAY, gettext, lang)  # whichever of its files is named


@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_explain_has_words_for_whatever_is_read(lang: str, articles: Articles, words: Vocabulary) -> None:
    gettext = i18n.load_catalogs(ROOT / "theme" / "locales")[lang].gettext
    some = sorted((ROOT / "tests" / "gold").glob("??-??.txt"))[::4]
    folder = articles(**{path.name: path.read_bytes() for path in some})
    assert all(explain.explain(folder / path.name, words, TODAY, gettext, lang) for path in some)


def test_explain_answers_in_the_language_of_the_text_or_in_the_one_asked_for(
    articles: Articles, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = articles(**{"a.txt": POSTS})
    assert explain.main([str(folder / "a.txt")], []) == 0
    assert "заголовок" in capsys.readouterr().out
    assert explain.main([str(folder / "a.txt")], ["kk"]) == 0
    assert "тақырып" in capsys.readouterr().out
    assert explain.main([str(folder / "none.txt")], []) == 1
    said = capsys.readouterr().err
    assert "бұл жарияланым файлы емес" in said
    assert "это не файл публикации" in said
    assert explain.main(["atyrau-precinct-plan"], ["ru"]) == 0  # the folder of articles may be left out


def test_paths_in_the_report_can_be_copied_into_a_command(articles: Articles, tmp_path: Path) -> None:
    folder = articles(**{"a.txt": "Пост\n\nПолиция Караганды открыла пост.\n", "b.txt": b"\xff\xfe\xfd\xfc", "c.txt": POSTS})
    said = run_pelican(folder, tmp_path / "output", here=tmp_path).said
    assert "  content/a.txt: no publication date" in said
    assert "  content/b.txt: " in said
    assert "copy such a line to the top of the .toml file with the name of the text" in said
    assert "the site is in output/; make serve shows it" in said
    assert str(tmp_path) not in said
    strict = run_pelican(folder, tmp_path / "output", here=tmp_path, STRICT="1").said
    assert "content/a.txt: no publication date" in strict


def test_a_day_still_to_come_is_noticed(articles: Articles, tmp_path: Path) -> None:
    folder = articles(**{"a.txt": POSTS, "a.toml": f'[published]\nedtf = "2034-04-09"\n{REASON}'})
    assert "a.txt: is dated 2034-04-09, a day still to come" in run_pelican(folder, tmp_path / "output").said
    (folder / "a.toml").write_text(f'[published]\nedtf = "2024-04-09"\n{REASON}', encoding="utf-8")
    assert "still to come" not in run_pelican(folder, tmp_path / "output").said


def test_a_new_article_begins_with_its_files_and_what_to_do_next(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "content" / "articles"
    folder.mkdir(parents=True)
    made, told = draft.begin(folder, "kostanay-posts", TODAY)
    assert made
    assert (folder / "kostanay-posts.txt").read_bytes() == b""
    assert (folder / "kostanay-posts.toml").read_text(encoding="utf-8") == "added = 2026-11-22\n"
    said = "\n".join(map(str, told("kk")))
    for wanted in ("content/articles/kostanay-posts.txt", "make serve", "/kk/articles/kostanay-posts/", "docs/editor.kk.md"):
        assert wanted in said
    assert (ROOT / "docs" / "editor.kk.md").exists()
    monkeypatch.setattr(draft, "ROOT", tmp_path)
    monkeypatch.setattr("digest.draft.i18n.load_catalogs", lambda _: {})
    for name, wanted in (
        ("", "an article needs a name"),
        ("Қостанай бекеттері", "make new NAME=qostanay-beketteri"),
        ("kostanay-posts", "content/articles/kostanay-posts.txt is there already"),
    ):
        assert draft.main([name], ["kk"]) == 1
        assert wanted in capsys.readouterr().err
    assert sorted(path.name for path in folder.iterdir()) == ["kostanay-posts.toml", "kostanay-posts.txt"]


def test_strict_tries_the_samples_of_every_topic(articles: Articles, tmp_path: Path) -> None:
    own = tmp_path / "vocabulary"
    shutil.copytree(ROOT / "content" / "vocabulary", own)
    text = (own / "topics.toml").read_text(encoding="utf-8")
    (own / "topics.toml").write_text(
        re.sub('example.ru = ".*"', 'example.ru = "Прошёл дождь."', text, count=1), encoding="utf-8"
    )
    folder = articles(**{"a.txt": POSTS})
    settings = {"DIGEST_VOCABULARY": str(own)}
    assert run_pelican(folder, tmp_path / "output", settings).code == 0
    strict = run_pelican(folder, tmp_path / "output", settings, STRICT="1")
    assert strict.code == 1
    assert re.search(r"topics.toml:\d+: service-model does not find its example.ru", strict.said)


@pytest.mark.parametrize(
    ("earlier", "told"),
    [
        (POSTS, "no commitment of a rests on '30 камер'; expected words of one of these: «Начальник полиции Караганды"),
        ("Совещание\n\n9 апреля 2022\n\nПолиция Караганды провела совещание.\n", "no commitment was read from a; name it in [follows] articles"),
    ],
)  # fmt: skip
def test_a_promise_that_is_not_there_is_answered_with_those_that_are(
    earlier: str, told: str, articles: Articles, words: Vocabulary
) -> None:
    step = '[[follows.steps]]\narticle = "a"\npromise = "30 камер"\nreport = "достроил три поста"\n'
    later = POSTS.replace("9 апреля 2022", "9 мая 2023").replace("открыл три", "достроил три")
    folder = articles(**{"a.txt": earlier, "b.txt": later, "b.toml": f"[follows]\n{REASON}{step}"})
    assert [one for one in errors(folder, words) if one.startswith(f"b.toml: {told}")], errors(folder, words)


def test_of_many_pages_that_went_the_articles_are_named() -> None:
    gone = tuple(f"ru/timeline/2024/{month:02}/index.html" for month in range(1, 13))
    said = Report(files=Changes(gone=(*gone, "ru/articles/a/index.html"))).text(verbose=True).splitlines()
    assert said[1] == "  gone: ru/articles/a/"
    assert [one for one in said if "ru/timeline" in one] == [
        f"  gone: ru/timeline/2024/{month:02}/" for month in range(1, 10)
    ]
    assert "  more pages gone: 3" in said
