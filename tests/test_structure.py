"""No sentence of an article may be lost, whatever stands around it."""

from datetime import date

import pytest

from digest import document, facts
from digest.vocabulary import Vocabulary

FRAME = (
    "Полиция Павлодара подвела итоги работы за год\n\nПолиция Павлодара подвела итоги работы за год перед жителями.\n\n"
    "{}\n\nПосле этого участники встречи обсудили планы на следующий год."
)
QAZAQ = (
    "Павлодар полициясы жылдық жұмысын қорытындылады\n\nПавлодар полициясы бір жылдық жұмысын тұрғындар алдында қорытындылады.\n\n"
    "{}\n\nОсыдан кейін жиынға қатысушылар келесі жылдың жоспарын талқылады."
)


def body(text: str) -> list[str]:
    found = document.parse("case", text)
    return [span.of(found.text) for span in found.paragraphs]


@pytest.mark.parametrize(
    "line",
    ["Безопасность", "Безопасный город", "Среди награжденных:", "Телефон доверия: 8 (7232) 23-45-67", "Понедельник, 30 сентября",
     "с 09:00 до 13:00 – понедельник", "Тема: диалог с населением.", "Начата проверка.", "Он обслуживает три тысячи жителей."],
)  # fmt: skip
def test_a_line_between_paragraphs_stays(line: str) -> None:
    assert line in body(FRAME.format(line))


@pytest.mark.parametrize(
    "line", ["Работа продолжится.", "Жители довольны.", "Педагоги поблагодарили гостей.", "Поздравляем!"]
)
def test_a_short_last_sentence_stays(line: str) -> None:
    assert body(FRAME.format("Подробности сообщил начальник отдела полиции.") + f"\n\n{line}")[-1] == line


@pytest.mark.parametrize("line", ["Жұмыс жалғасады.", "Барлық өтініш қаралды.", "Тағы да он бес учаскелік пункт ашылады."])
def test_a_kazakh_sentence_stays(line: str) -> None:
    assert line in body(QAZAQ.format(line))
    assert body(QAZAQ.format("Толығырақ бөлім бастығы айтып берді.") + f"\n\n{line}")[-1] == line


def test_a_list_and_what_opens_it_stay_at_the_end() -> None:
    text = (
        FRAME.format("Подробности сообщил начальник отдела полиции.")
        + "\n\nСреди награжденных:\nЕрболат Сериков\nМадина Ахметова"
    )
    assert body(text)[-3:] == ["Среди награжденных:", "Ерболат Сериков", "Мадина Ахметова"]


def test_the_article_goes_on_after_a_related_headline() -> None:
    text = FRAME.format("Читайте также\nВ Шымкенте починили мост\n\nВсе вопросы взяты на контроль.")
    assert "Все вопросы взяты на контроль." in body(text)
    assert "В Шымкенте починили мост" not in body(text)


def test_a_text_without_full_stops_keeps_its_lines() -> None:
    text = (
        "Полиция города открыла новый пост\nНовый пост открылся у рынка\nОн обслуживает три тысячи жителей\n"
        "В нём работают два участковых инспектора полиции\nГраждан принимают круглосуточно и без выходных"
    )
    assert len(body(text)) == 4


def test_a_headline_with_a_full_stop_is_the_headline() -> None:
    text = "Полиция Атырау отчиталась за год.\n\nПолиция Атырау отчиталась перед жителями города о работе за прошедший год.\n\nЖители задали вопросы."
    found = document.parse("case", text)
    assert found.title is not None
    assert found.title.of(found.text) == "Полиция Атырау отчиталась за год."


def test_every_line_is_in_the_body_or_dropped_or_the_headline() -> None:
    text = (
        FRAME.format("Читайте также\nВ Шымкенте починили мост\n\nВсе вопросы взяты на контроль.")
        + "\n\nТеги: полиция\n© 2024 Сайт"
    )
    found = document.parse("case", text)
    spans = [*found.paragraphs, *(line.span for line in found.dropped), *([found.title] if found.title else [])]
    covered = sorted((span.start, span.stop) for span in spans)
    left = [
        letter
        for at, letter in enumerate(found.text)
        if not letter.isspace() and not any(start <= at < stop for start, stop in covered)
    ]
    assert left == []


@pytest.mark.parametrize(
    "unit",
    [
        "«",
        "% ",
        "– ",
        "12.",
        "хоккей 12 ",
        "полицияГорода",
        "а, ",
        "», – ",
        "12 мая 2024 ",
        "a.",
        "#а ",
        "а/",
        "9",
        "А. Б. ",
    ],
)
def test_a_long_run_of_anything_is_read_in_time(unit: str, words: Vocabulary) -> None:
    """Regular expressions stay linear: where one was not, 100,000 characters of it kept the tests busy for a minute."""
    text = FRAME.format(unit * (99_000 // len(unit)))
    assert facts.extract(document.parse("case", text), words, date(2026, 11, 22)).title.text
