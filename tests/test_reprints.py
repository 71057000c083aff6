"""The same story from several portals is one item with several sources; the same words about something else are not.

How a reprint is shown: ``test_reprint_pages.py``; many texts at once: ``test_reprint_truth.py``.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from conftest import Articles, errors
from digest import collect, reprints
from digest.record import Record
from digest.report import Report
from digest.vocabulary import Vocabulary
from stories import BODY, FOREIGN, KK, KK_BODY, LEAD, MIDDLE, OF_TOWNS, REASON, RU, TAIL

TODAY = date(2026, 11, 22)
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
    wanted = 'readers see why, in both languages; write a sentence: reason.kk = "…", reason.ru = "…"'
    assert errors(folder, words) == [f"b.toml:1: [reprint] has no reason.kk, reason.ru; {wanted}"]


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


def test_merges_are_counted_in_a_short_report_and_settle_nothing(read: Read) -> None:
    report = Report(records=list(read(**{"a.txt": RU, "b.txt": "Пункты\n\n" + BODY}).values()))
    assert "reprints: 1, each shown with the article it repeats" in report.text(verbose=False)
    assert "b.txt" not in report.text(verbose=False)
    assert not any("b.txt" in str(one) for one in report.unsettled())
