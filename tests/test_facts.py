"""The contract of the extractors of people, figures, quotes and commitments: one line, one case (``tests/cases``)."""

import re
from datetime import date

import pytest

from conftest import cases
from digest import document, facts
from digest.model import Document
from digest.normal import normalise
from digest.said import Facts, Figure
from digest.sentences import language
from digest.syntax import reading
from digest.syntax.deadlines import deadline_code
from digest.syntax.periods import period_code
from digest.vocabulary import Vocabulary

# A second paragraph makes the text one about the police, and says nothing else.
HEADLINE = {"ru": "Полиция города рассказала о работе", "kk": "Қала полициясы атқарған жұмысы туралы айтты"}
FRAME = {
    "ru": "Об этом сообщила полиция города, патрульная полиция и участковые.",
    "kk": "Бұл туралы қала полициясы мен учаскелік инспекторлар айтты.",
}


def read(text: str, words: Vocabulary) -> tuple[Document, Facts]:
    body = text.replace("\\n", "\n\n")
    lang = (language(text) or "ru")[:2]
    found = document.parse("case", f"{HEADLINE[lang]}\n\n{body}\n\n{FRAME[lang]}", lang=lang)
    return found, facts.extract(found, words, date(2026, 11, 22))


UNITS = {"count": "n", "percent": "%", "money": "money", "duration": "time", None: "other"}


def in_short(one: Figure) -> str:
    parts = [f"{one.value:.10g}"]
    parts[0] += f"–{one.upper:.10g}" if one.upper is not None else ""
    parts[0] += f"<{one.base:.10g}" if one.base is not None else ""
    parts.append(UNITS[one.unit])
    parts += [{"increase": "up", "decrease": "down"}[one.direction]] if one.direction else []
    parts += ["plan"] if one.status == "planned" else []
    parts += ["more"] if one.additional else []
    parts += [f"of {one.subset_of:g}"] if one.subset_of is not None else []
    return " ".join(parts)


@pytest.mark.parametrize(("text", "expected"), cases("figures"))
def test_figures(text: str, expected: str, words: Vocabulary) -> None:
    _, said = read(text, words)
    assert ("; ".join(in_short(one) for one in said.figures) or "-") == expected


@pytest.mark.parametrize(("text", "expected"), cases("people"))
def test_people(text: str, expected: str, words: Vocabulary) -> None:
    _, said = read(text, words)
    assert ("; ".join(f"{one.name}: {one.role or '-'}" for one in said.people) or "-") == expected


@pytest.mark.parametrize(("text", "expected"), cases("quotes"))
def test_quotes(text: str, expected: str, words: Vocabulary) -> None:
    _, said = read(text, words)
    found = [(one.text, one.speaker or "-") for one in said.quotes]
    wanted = [re.fullmatch(r"(.+) … (.+): (.+)", part) for part in expected.split("; ") if part != "-"]
    assert len(found) == len(wanted)
    for (text_found, speaker), want in zip(found, wanted, strict=True):
        assert want
        assert text_found.startswith(want[1])
        assert text_found.rstrip(".").endswith(want[2])
        assert speaker == want[3]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("«Порядок нужен всем жителям, – сказал Ерлан Ахметов. – Камеры появятся завтра».", "Порядок нужен всем жителям. Камеры появятся завтра"),
        ("– Тәртіп бәрімізге керек, – деді Ерлан Ахметов. – Камера ертең орнатылады.", "Тәртіп бәрімізге керек. Камера ертең орнатылады."),
        ("«Порядок нужен всем жителям! – сказал Ерлан Ахметов. – Камеры появятся завтра».", "Порядок нужен всем жителям! Камеры появятся завтра"),
        ("«Порядок на улице, – сказал Ерлан Ахметов, – нужен всем жителям».", "Порядок на улице нужен всем жителям"),
    ],
)  # fmt: skip
def test_a_speech_in_two_pieces_keeps_its_stop(text: str, expected: str, words: Vocabulary) -> None:
    _, said = read(text, words)
    assert [one.text for one in said.quotes] == [expected]


@pytest.mark.parametrize(("text", "expected"), cases("commitments"))
def test_commitments(text: str, expected: str, words: Vocabulary) -> None:
    found, said = read(text, words)
    wanted = [part.split(": ") for part in expected.split("; ") if part != "-"]
    assert [one.status for one in said.commitments] == [status for status, _ in wanted]
    for one, (_, piece) in zip(said.commitments, wanted, strict=True):
        assert piece in one.evidence[0].of(found.text)


def test_a_text_without_a_topic_promises_nothing(words: Vocabulary) -> None:
    """A school club calls itself police: the word alone makes no topic, and so no commitment."""
    text = (
        "Мектепте «су полициясы» құрылды\n\n"
        "Ауыл мектебінің оқушылары «су полициясы» деген үйірме ашты. Бұл полиция тек шүмектен аққан суды тоқтатады.\n\n"
        "Үйірменің жетекшісі күзде екі жылыжай салынатынын айтты. «Полиция» деген сөзді балалардың өздері таңдапты.\n"
    )
    said = facts.extract(document.parse("case", text), words, date(2026, 11, 22))
    assert (said.topics, said.commitments) == ((), ())


@pytest.mark.parametrize(("text", "expected"), cases("actors"))
def test_actors(text: str, expected: str, words: Vocabulary) -> None:
    _, said = read(text.replace("\\n", "\n"), words)
    assert [one.actor or "-" for one in said.commitments] == expected.split("; ")


@pytest.mark.parametrize(("text", "author"), cases("columns"))
def test_columns(text: str, author: str, words: Vocabulary) -> None:
    """A column in the first person is signed below its last sentence, and what it tells is its author's."""
    found = document.parse("case", text.replace("\\n", "\n\n"))
    said = facts.extract(found, words, date(2026, 11, 22))
    assert said.commitments
    assert {one.actor or "-" for one in said.commitments} == {author}
    assert found.dropped == () or author == "-"


@pytest.mark.parametrize(("text", "lang", "code"), cases("periods", 3))
def test_periods(text: str, lang: str, code: str) -> None:
    assert (period_code(text, lang) or "-") == code


@pytest.mark.parametrize(("text", "expected"), cases("figure_periods"))
def test_period_of_a_figure(text: str, expected: str, words: Vocabulary) -> None:
    _, said = read(text, words)
    assert "; ".join(f"{one.value}: {one.period or '-'}" for one in said.figures) == expected


@pytest.mark.parametrize(("marked", "expected"), cases("deadlines"))
def test_deadlines(marked: str, expected: str, words: Vocabulary) -> None:
    found, said = read(re.sub(r"[\[\]]", "", marked), words)
    named = [one.deadline for one in said.commitments if one.deadline]
    assert sorted(set(named)) == sorted(re.findall(r"\[([^\]]+)\]", marked))
    codes = [
        (deadline_code(one.deadline, found.base_lang) or "?") if one.deadline else "-"
        for one in said.commitments
        if one.status != "delivered"
    ]
    assert "; ".join(codes or ["-"]) == expected
    assert all(one.deadline is None for one in said.commitments if one.status == "delivered")


def test_evidence_is_where_it_says(words: Vocabulary) -> None:
    found, said = read(
        "Министр Ерлан Ахметов поручил построить 17 постов и заявил: «Порядок начинается с каждого двора».", words
    )
    told = [one.evidence for one in said.people] + [one.evidence for one in said.figures]
    told += [one.evidence for one in said.quotes] + [one.evidence for one in said.commitments]
    for evidence in told:
        for span in evidence:
            assert span.of(found.text)
            assert found.text == normalise(found.text)
    assert said.figures[0].evidence[0].of(found.text).startswith("17 постов")


def test_an_article_that_is_not_about_the_police_has_no_commitments(words: Vocabulary) -> None:
    text = "В посёлке открылась школа\n\nВ посёлке открыта новая школа. Аким поручил построить рядом с ней стадион."
    assert facts.extract(document.parse("case", text), words, date(2026, 11, 22)).commitments == ()


def test_a_part_counts_what_the_whole_counts(words: Vocabulary) -> None:
    _, said = read("Облыста 34 учаскелік полиция пункті салынды, оның 22-сі тұрғын үймен біріктірілген.", words)
    assert [(one.value, one.measure) for one in said.figures] == [(34, "precinct-stations"), (22, "precinct-stations")]


def test_a_preposition_names_nothing_that_is_counted(words: Vocabulary) -> None:
    _, said = read("Число краж в районе снизилось: 14 против 22 годом ранее, сообщили в полиции.", words)
    assert [(one.value, one.base, one.label) for one in said.figures] == [(14, 22, None)]


def test_a_line_with_today_dates_the_article_only_below_its_headline(words: Vocabulary) -> None:
    today, title = "Сегодня, 19 февраля 2025 года, 09:00", "Полиция города рассказала о работе"
    body = "Полиция города рассказала о работе участковых инспекторов полиции за прошлый год."

    def published(*lines: str) -> str | None:
        found = document.parse("case", "\n".join([*lines, "", body]))
        return facts.extract(found, words, date(2026, 11, 22)).published.edtf

    assert published(title, today) == "2025-02-19"
    assert published(today, title) is None


def test_a_day_of_the_week_dates_a_newspaper_also_above_a_rubric(words: Vocabulary) -> None:
    def published(*lines: str) -> str | None:
        found = document.parse("case", "\n".join([*lines, "", "Полиция бөлімі ауыл тұрғындарына жұмысы туралы есеп берді."]))
        return facts.extract(found, words, date(2026, 11, 22)).published.edtf

    day, title = "14 қазан, дүйсенбі", "Ауыл шетінде модульдік бекет бой көтерді"
    assert published("СЫР БОЙЫ облыстық қоғамдық-саяси газеті", day, "ҚОҒАМ", title) == "XXXX-10-14"
    assert published(day, *("Басты бет", "Саясат", "Қоғам", "Спорт"), title) is None  # the day of a visit, above the menu


def test_a_text_full_of_doctors_is_not_about_the_police(words: Vocabulary) -> None:
    text = (
        "Участковый терапевт переехал в модульный пункт\n\nВ селе открыли модульный медицинский пункт. Участковый врач "
        "принимает пациентов каждый день.\n\nПациенты больницы довольны: участковый терапевт теперь рядом с домом."
    )
    said = facts.extract(document.parse("case", text), words, date(2026, 11, 22))
    assert (said.topics, said.commitments) == ((), ())


def test_caveats_are_plain_consequences(words: Vocabulary) -> None:
    _, said = read("Преступность снизилась на 10%. До конца года установят 20 камер.", words)
    assert [(one.code, one.about, one.number) for one in said.caveats] == [
        ("no-base", "figures", 0),
        ("period-unclear", "figures", 0),
        ("plan", "figures", 1),
        ("date-unknown", "published", None),
    ]
    _, said = read("По сравнению с прошлым годом преступность снизилась на 10%.", words)
    assert "no-base" not in [one.code for one in said.caveats]


def test_a_sentence_without_end_is_read_in_pieces(words: Vocabulary) -> None:
    """Rules look through the whole of a sentence for each of its words; a list of a thousand numbers is no sentence."""
    text = "Полиция открыла посты: " + "в районе 3 поста, " * 1000
    found = document.parse("case", "Полиция области отчиталась о работе\n\n" + text + "полиция довольна.")
    pieces = reading.read(found).sentences
    assert max(len(one.words) for one in pieces) <= 200
    assert pieces[-1].words[-2].low == "довольна"
    said = facts.extract(found, words, date(2026, 11, 22))
    assert sum(one.value == 3 for one in said.figures) == 1000


@pytest.mark.parametrize(("count", "figures"), [(12, 12), (70, 0)])
def test_a_table_of_numbers_is_no_sentence(count: int, figures: int, words: Vocabulary) -> None:
    _, said = read("Полиция: " + " ".join(f"{number} постов" for number in range(20, 20 + count)), words)
    assert len(said.figures) == figures


@pytest.mark.parametrize(("count", "speaker"), [(3, "Ерлан Ахметов"), (610, "начальник полиции Ерлан Ахметов")])
def test_in_a_list_of_hundreds_a_speaker_is_told_in_the_words_of_the_sentence(
    count: int, speaker: str, words: Vocabulary
) -> None:
    people = [
        f"Инспектор полиции Олег {chr(1040 + at % 25)}{chr(1072 + at // 25)}рков служит в Караганде." for at in range(count)
    ]
    quote = "«Порядок нужен всем жителям города», – сказал начальник полиции Ерлан Ахметов."
    _, said = read("\n".join([" ".join(people), quote, "Полиция благодарит жителей города."]), words)
    assert [one.speaker for one in said.quotes] == [speaker]
