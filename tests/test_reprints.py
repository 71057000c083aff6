"""The same story from several portals is one item with several sources; the same words about something else are not."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from conftest import ROOT, SITE, Articles, data, errors, run_pelican
from digest import collect, reprints, source
from digest.model import Span
from digest.record import Record
from digest.report import Report
from digest.vocabulary import Vocabulary

TODAY = date(2026, 11, 22)
REASON = 'reason = {kk = "Редакция салыстырып шықты", ru = "Редакция сверила тексты"}\n'

LEAD = "В Караганде полицейские открыли три новых участковых пункта полиции в районе железнодорожного вокзала. "
MIDDLE = (
    "Начальник управления местной полицейской службы Ерлан Сапаров рассказал жителям, что инспекторы будут принимать "
    "заявления каждый день до девяти вечера, а по выходным до обеда.\n\n"
    "За пять месяцев в этом районе зарегистрировали 128 краж, большинство из них раскрыли по записям камер наблюдения. "
)
TAIL = (
    "Владельцев магазинов попросили подключить свои камеры к общей системе.\n\n"
    "До конца года в городе установят ещё 20 камер, их покупают на средства местного бюджета.\n"
)
BODY = LEAD + MIDDLE + TAIL
RU = "Новые участковые пункты открыли у вокзала\n\n9 апреля 2022\n\n" + BODY
OF_TOWNS = (
    RU.replace("районе железнодорожного вокзала", "областном центре") + "\nТакой же пункт откроют в городе Темиртау.\n"
)
KK_BODY = (
    "Қарағандыда полицейлер теміржол вокзалының маңынан үш жаңа учаскелік полиция пунктін ашты. Жергілікті полиция "
    "қызметі басқармасының бастығы Ерлан Сапаров тұрғындарға инспекторлар арыздарды күн сайын кешкі тоғызға дейін, ал "
    "демалыс күндері түске дейін қабылдайтынын айтты.\n\n"
    "Бес айда осы ауданда 128 ұрлық тіркелді, олардың көбі бейнебақылау камераларының жазбасы арқылы ашылды. Дүкен иелеріне "
    "камераларын ортақ жүйеге қосу ұсынылды.\n\n"
    "Жыл соңына дейін қалада тағы 20 камера орнатылады, олар жергілікті бюджет қаражатына сатып алынады.\n"
)
KK = "Вокзал маңында жаңа полиция пункттері ашылды\n\n2022 жылғы 9 сәуір\n\n" + KK_BODY

Read = Callable[..., dict[str, Record]]


@pytest.fixture
def read(articles: Articles, words: Vocabulary) -> Read:
    """``read(**files)`` -> the items by id; nothing may be set aside."""

    def run(**files: str) -> dict[str, Record]:
        found, aside = collect.records(articles(**files), words, TODAY)
        assert aside == []
        return {one.id: one for one in found}

    return run


def groups(items: dict[str, Record]) -> dict[str, list[str]]:
    return {name: [copy.id for copy in item.reprints] for name, item in items.items()}


@pytest.mark.parametrize(
    "copy",
    [
        pytest.param("Просмотров: 512\n\n" + RU + "\nПоделиться\n\nЧитайте также\n", id="other junk"),
        pytest.param("У вокзала будут дежурить инспекторы\n\n" + LEAD + MIDDLE, id="other headline, cut tail, no date"),
        pytest.param("Караганда: новые пункты\n\nПодробности передаёт наш корреспондент из Астаны.\n\n" + BODY, id="a first line"),
        pytest.param(RU.replace("до девяти вечера", "до позднего вечера"), id="two words changed"),
        pytest.param(RU.replace("ё", "е").replace(", а по", " – а по").replace("В К", "в к"), id="other letters and marks"),
        pytest.param(RU + "\nНапомним, ранее полиция Караганды отчиталась о закупке 15 автомобилей.\n", id="a tail of its own"),
    ],
)  # fmt: skip
def test_a_reprint_is_a_source_of_the_item(copy: str, read: Read) -> None:
    assert groups(read(**{"a.txt": RU, "b.txt": copy})) in ({"a": ["b"]}, {"b": ["a"]})


def test_datelines_of_two_agencies_are_no_difference(read: Read) -> None:
    one, other = (
        RU.replace("В Караганде", f"{line} – В Караганде") for line in ("КАРАГАНДА, 9 апреля", "КАРАГАНДА, 10 апреля")
    )
    assert groups(read(**{"a.txt": one, "b.txt": other})) == {"a": ["b"]}


def test_a_kazakh_reprint_typed_without_kazakh_letters_is_one_too(read: Read) -> None:
    plain = KK_BODY.translate(str.maketrans("қғңұүһі", "кгнуухи"))
    assert groups(
        read(**{"a.txt": KK, "b.txt": "Жаңа пункттер\n\n" + KK_BODY, "c.txt": "Жаңа полиция бекеттері\n\n" + plain})
    ) == {"a": ["b", "c"]}


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(RU.replace("128 краж", "131 кражу"), id="number"),
        pytest.param(RU.replace("ещё 20 камер", "35 камер ещё"), id="number and order"),
        pytest.param(RU.replace("три новых", "четыре новых"), id="number in words"),
        pytest.param(RU.replace("128 краж", "20 краж").replace("20 камер", "128 камер"), id="numbers swapped"),
        pytest.param(RU.replace("Караганде", "Павлодаре"), id="region"),
        pytest.param(RU.replace("В Караганде", "В Темиртау"), id="city of the same region"),
        pytest.param(OF_TOWNS.replace("Темиртау", "Сарани"), id="one of two cities"),
        pytest.param(KK, id="language"),
        pytest.param(KK.replace("128 ұрлық", "131 ұрлық") + "\n", id="language and number"),
    ],
)  # fmt: skip
def test_the_same_frame_with_something_else_is_a_story_of_its_own(other: str, read: Read) -> None:
    first = OF_TOWNS if "областном" in other else RU
    assert groups(read(**{"a.txt": first, "b.txt": other})) == {"a": [], "b": []}


@pytest.mark.parametrize("change", [("128 ұрлық", "131 ұрлық"), ("Қарағандыда", "Павлодарда"), ("үш жаңа", "төрт жаңа")])
def test_a_kazakh_frame_with_something_else_too(change: tuple[str, str], read: Read) -> None:
    assert groups(read(**{"a.txt": KK, "b.txt": KK.replace(*change)})) == {"a": [], "b": []}


def test_a_city_named_only_in_the_headline_keeps_stories_apart(read: Read) -> None:
    body = BODY.replace("В Караганде полицейские", "Полицейские")
    assert groups(
        read(**{"a.txt": f"Пункты полиции в Караганде\n\n{body}", "b.txt": f"Пункты полиции в Павлодаре\n\n{body}"})
    ) == {
        "a": [],
        "b": [],
    }


def test_short_notes_and_small_parts_are_no_reprints(read: Read) -> None:
    note = (
        "Полиция Караганды открыла пункт\n\nВ Караганде полиция открыла новый участковый пункт, жители пришли на открытие.\n"
    )
    long = RU + "\n" + "\n\n".join(
        f"Полиция посёлка {name} рассказала о своей работе по-своему, и об этом стоит сказать отдельно: {name} ждёт инспектора, "
        f"а жители посёлка {name} просят открыть пост у школы, больницы, рынка и старого моста через реку {name}." for name in
        ("Ботакара", "Актас", "Сарань", "Шахан", "Жарык", "Киевка", "Осакаровка", "Молодёжный")
    )  # fmt: skip
    assert groups(read(**{"a.txt": note, "b.txt": note + "\nДвери открыты.\n", "c.txt": RU, "d.txt": long})) == {
        "a": [], "b": [], "c": [], "d": [],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("files", "stays"),
    [
        ({"a.txt": RU, "b.txt": RU.replace("Новые участковые пункты открыли", "Открыли новые участковые пункты")}, "a"),
        ({"a.txt": "Пункты\n\n" + BODY, "b.txt": RU}, "b"),
        ({"a.txt": RU.replace(TAIL, ""), "b.txt": RU}, "b"),
        ({"a.txt": RU, "b.txt": "Пункты\n\n" + LEAD + MIDDLE, "b.toml": 'text = "retold"\n'}, "b"),
        ({"a.txt": RU, "b.txt": "Пункты\n\n" + BODY, "b.kk.txt": KK}, "b"),
        ({"a.txt": RU, "b.txt": "Пункты\n\n" + BODY, "b.toml": f'[title]\nvalue = "Пункты"\n{REASON}'}, "b"),
        ({"a.txt": RU, "b.txt": "Пункты\n\n" + BODY, "b.toml": '[source]\nurl = "https://a.kz/1"\n'}, "a"),
    ],
)
def test_which_text_stays(files: dict[str, str], stays: str, read: Read) -> None:
    assert list(read(**files)) == [stays]


def test_nothing_of_the_facts_is_merged(read: Read) -> None:
    alone = read(**{"a.txt": RU})["a"]
    copy = RU.replace("9 апреля 2022", "10 апреля 2022") + "\nНапомним, полиция Астаны купила 15 машин.\n"
    item = read(**{"a.txt": RU, "b.txt": copy, "a.toml": 'text = "full"\n'})["a"]
    assert item.facts == alone.facts
    assert item.reprints[0].facts.published.edtf == "2022-04-10"


def test_a_cut_copy_never_joins_two_stories(read: Read) -> None:
    """The copy lacks the number in which the two differ: it goes to one of them, and they stay apart."""
    other = RU.replace("20 камер", "35 камер")
    found = groups(read(**{"a.txt": RU, "b.txt": other, "c.txt": RU.replace(TAIL, "")}))
    assert sorted(found) == ["a", "b"]
    assert sorted(found["a"] + found["b"]) == ["c"]


def test_links_to_and_from_a_reprint_meet_the_item(read: Read) -> None:
    plans = (
        "В Караганде обсудили планы полиции\n\n1 марта 2022\n\nПолиция Караганды до лета откроет три участковых пункта.\n"
    )
    later = plans.replace("1 марта", "1 июля").replace("обсудили планы", "подвели итоги")
    items = read(
        **{"a.txt": RU, "b.txt": "Пункты\n\n" + BODY, "b.toml": f'[follows]\narticles = ["plans"]\n{REASON}', "plans.txt": plans,
           "c.txt": later, "c.toml": f'[follows]\narticles = ["b", "a"]\n{REASON}'}
    )  # fmt: skip
    assert groups(items) == {"b": ["a"], "c": [], "plans": []}
    assert items["b"].follows == ("plans",)
    assert items["c"].follows == ("b",)


def test_what_follows_up_an_article_does_not_repeat_it(read: Read) -> None:
    files = {"a.txt": RU, "b.txt": RU.replace("9 апреля", "9 мая"), "b.toml": f'[follows]\narticles = ["a"]\n{REASON}'}
    assert groups(read(**files)) == {"a": [], "b": []}
    assert groups(read(**files, **{"a.toml": 'text = "full"\n'})) == {"a": [], "b": []}


def test_only_texts_of_one_language_are_compared(read: Read) -> None:
    """The language is that of the whole text; a passage may be in the other one."""
    one = read(**{"a.txt": RU})["a"]
    twin = replace(one, id="b")
    assert len(reprints.gather([one, twin])) == 1
    assert len(reprints.gather([one, replace(twin, document=replace(twin.document, lang="kk"))])) == 2


FOREIGN = "О пунктах у вокзала\n\nПолиция Караганды рассказала о работе инспекторов у вокзала своими словами и коротко.\n"


def test_an_editor_joins_texts_in_other_words(read: Read) -> None:
    side = f'[reprint]\nof = "a"\n{REASON}'
    assert groups(read(**{"a.txt": RU, "b.txt": FOREIGN, "b.toml": side})) == {"a": ["b"]}
    assert groups(read(**{"a.txt": RU.replace(TAIL, ""), "b.txt": FOREIGN, "b.toml": side, "c.txt": RU})) == {
        "a": ["b", "c"]
    }


def test_an_item_does_not_follow_itself(read: Read) -> None:
    side = f'[reprint]\nof = "a"\n{REASON}[follows]\narticles = ["a"]\n{REASON}'
    assert read(**{"a.txt": RU, "b.txt": FOREIGN, "b.toml": side})["a"].follows == ()


@pytest.mark.parametrize("name", ["a", "b"])
def test_an_editor_parts_texts_in_the_same_words(name: str, read: Read) -> None:
    files = {"a.txt": RU, "b.txt": "Пункты\n\n" + BODY, f"{name}.toml": f'[reprint]\nof = ""\n{REASON}'}
    assert groups(read(**files)) == {"a": [], "b": []}


def test_the_line_of_the_report_parts_what_it_names(articles: Articles, tmp_path: Path) -> None:
    out = tmp_path / "output"
    folder = articles(**{"a.txt": RU, "b.txt": "Пункты\n\n" + LEAD + MIDDLE})
    said = run_pelican(folder, out).said
    line = next(line for line in said.splitlines() if "repeats a.txt" in line)
    assert "b.txt: repeats a.txt, 100% of the words in common; if it is a text of its own, write into b.toml: " in line
    (folder / "b.toml").write_text(line.split("b.toml: ")[1].replace("…", "Другая новость") + "\n", encoding="utf-8")
    built = run_pelican(folder, out)
    assert "repeats a.txt" not in built.said
    assert set(data(out)) == {"a", "b"}
    assert "Повтор текста: Другая новость" in built.page("ru/articles/b")


@pytest.mark.parametrize(
    ("side", "expected"),
    [
        ('of = "nowhere"', "b.toml: [reprint] names 'nowhere', which is not another article; expected its id"),
        ('of = "b"', "b.toml: [reprint] names 'b', which is not another article; expected its id"),
        ('of = "c"', "b.toml: [reprint] names 'c', which is a reprint itself; expected of = \"a\""),
        ("of = 1", "b.toml:2: [reprint] of is not an id"),
        ('of = " "', "b.toml:2: [reprint] of is not an id"),
        ("", "b.toml:1: [reprint] has no of; expected of = …"),
        ('from = "a"', "b.toml:2: [reprint] has no key 'from'; expected one of of, reason"),
    ],
)
def test_an_editors_word_that_cannot_be_meant_is_refused(
    side: str, expected: str, articles: Articles, words: Vocabulary
) -> None:
    other = FOREIGN.replace("коротко", "подробно")
    files = {"a.txt": RU, "b.txt": FOREIGN, "b.toml": f"[reprint]\n{side}\n{REASON}"}
    folder = articles(**files, **{"c.txt": other, "c.toml": f'[reprint]\nof = "a"\n{REASON}'})
    assert any(expected in line for line in errors(folder, words)), errors(folder, words)
    assert groups({one.id: one for one in collect.records(folder, words, TODAY)[0]}) == {"a": ["c"]}


def test_a_reprint_has_its_reason(articles: Articles, words: Vocabulary) -> None:
    folder = articles(**{"a.txt": RU, "b.txt": FOREIGN, "b.toml": '[reprint]\nof = "a"\n'})
    assert errors(folder, words) == [
        "b.toml:1: [reprint] has no reason.kk, reason.ru; readers see why, in both languages; write a sentence"
    ]


def test_links_to_what_is_set_aside_take_each_other_along(articles: Articles, words: Vocabulary) -> None:
    files = {
        "a.txt": RU,
        "a.toml": f'[reprint]\nof = "b"\n{REASON}',
        "b.txt": FOREIGN,
        "b.toml": f'[follows]\narticles = ["no"]\n{REASON}',
    }
    found, aside = collect.records(articles(**files), words, TODAY)
    assert found == []
    assert len(aside) == 2


def test_of_two_equal_files_the_reprint_goes(articles: Articles, words: Vocabulary) -> None:
    folder = articles(**{"a.txt": RU, "b.txt": RU, "b.toml": f'[reprint]\nof = "a"\n{REASON}'})
    found, aside = collect.records(folder, words, TODAY)
    assert [one.id for one in found] == ["a"]
    assert "b.txt: is the same text as" in str(aside[0])


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
    assert "c.txt: repeats a.txt" in built.said
    assert ", as c.toml says" in built.said
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
        assert 'href="../a/"' in stub
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


def test_merges_are_counted_in_a_short_report_and_settle_nothing(read: Read) -> None:
    report = Report(records=list(read(**{"a.txt": RU, "b.txt": "Пункты\n\n" + BODY}).values()))
    assert "reprints: 1, each shown with the article it repeats" in report.text(verbose=False)
    assert "b.txt" not in report.text(verbose=False)
    assert not any("b.txt" in str(one) for one in report.unsettled())


@pytest.fixture(scope="module")
def truth(words: Vocabulary) -> list[Record]:
    """The seen part of the truth articles, which tell different stories."""
    root = ROOT / "tests" / "gold"
    seen = [files for files in source.find(root).articles if int(files.id.split("-")[1]) <= 180]
    for files in seen:
        files.sidecar = None  # the answers stand where an editor's corrections would
    return [collect.record(root, files, words, TODAY) for files in seen]


def test_no_two_truth_articles_are_one(truth: list[Record]) -> None:
    assert len(truth) == 360
    assert [one.id for one in reprints.gather(truth) if one.reprints] == []


def test_a_phrase_in_all_texts_and_one_text_in_all_portals_stay_quick(truth: list[Record]) -> None:
    """Comparisons grow with the number of texts: a frame with other words in it, and one text a hundred times."""
    base = replace(truth[0], facts=replace(truth[0].facts, figures=(), regions=(), places=()))

    def made(name: str, text: str) -> Record:
        document = replace(base.document, id=name, text=text, paragraphs=(Span(0, len(text)),), dateline=None)
        return replace(base, id=name, document=document)

    frame = [f"слово{number}" for number in range(60)]
    frames = [made(f"f{at:03}", " ".join([*frame, *(f"дело{at}и{n}" for n in range(40))])) for at in range(300)]
    copies = [made(f"c{at:03}", " ".join(f"весть{n}" for n in range(90)) + f" портал{at}") for at in range(300)]
    late = made("late", frames[-1].document.text + " и всё")
    compared = 0
    original = reprints._repeats

    def counted(*given: object) -> bool:
        nonlocal compared
        compared += 1
        return original(*given)  # type: ignore[arg-type]

    reprints._repeats = counted  # type: ignore[assignment]
    try:
        items = reprints.gather([*frames, *copies, late])
    finally:
        reprints._repeats = original
    assert compared < 3 * len(copies)
    assert sorted(len(one.reprints) for one in items)[-2:] == [1, 299]
    assert len(items) == 301


def test_long_near_copies_are_compared_in_a_moment() -> None:
    """Word by word with every other word it took hours: two texts as long as a file may be, with a change in every line."""
    line = "полиция города провела встречу номер {} с жителями района и ответила на вопросы о дорогах"
    one, other = ([word for at in range(20_000) for word in line.format(at).split()] for _ in range(2))
    other[9::15] = ["иначе"] * len(other[9::15])
    assert len(reprints._gaps(one, other)) == 20_000
    assert reprints._gaps(["а"] * 300_000, ["а"] * 299_999) == [(slice(0, 300_000), slice(0, 299_999))]
