"""The register of commitments across articles, each with its history.

What other pages take from it is in ``test_overview.py``, numbers are in ``test_ledger.py``, people and posts in ``test_dossiers.py``.
"""

import json
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from conftest import Articles, Built, errors, pages_of, run_pelican, text_of
from digest import collect
from digest.factkeys import keys_of_words
from digest.model import Span
from digest.vocabulary import Vocabulary

LANGS = ("kk", "ru")
TODAY = date(2026, 11, 22)
REASON = 'reason = {kk = "Сол бекеттер туралы", ru = "О тех же постах"}\n'
PLAN = (
    "В Атырау поставят 20 камер\n\n21 июля 2017\n\nНачальник департамента полиции Атырауской области Асхат Кенжебеков сообщил, "
    "что до конца года в Атырау установят 20 камер видеонаблюдения, передаёт Polisia.kz.\n\nЖители ждут участкового инспектора.\n"
)
LATER = (
    "Камеры Атырау проверили\n\n3 мая 2018\n\nПолиция Атырауской области отчиталась о работе участковых инспекторов. "
    "По её данным, в Атырау установлено 15 камер видеонаблюдения, передаёт Tengrinews.kz.\n"
)
SEEN = "На улицах Атырау корреспондент насчитал 14 камер видеонаблюдения."


def linked(step: str) -> dict[str, str]:
    """A plan and a later report that a step of an editor's links."""
    return {"plan.txt": PLAN, "report.txt": LATER + "\n" + SEEN + "\n", "report.toml": f"[follows]\n{REASON}\n{step}"}


@cache
def statuses(out: Path) -> Counter[str]:
    found = json.loads((out / "data" / "articles.json").read_text(encoding="utf-8"))
    return Counter(one["status"] for article in found for one in article["commitments"])


@pytest.mark.parametrize("lang", LANGS)
def test_the_register_has_every_commitment_of_the_data(lang: str, built: Built) -> None:
    links: Counter[str] = Counter()
    for name, page in pages_of(built.out).items():
        if re.fullmatch(rf"{lang}/commitments/(page/\d+/)?index\.html", name):
            links.update(
                item["href"].rpartition("articles/")[2] for item in page.all("a") if item.get("class") == "card__link"
            )
    keys = {one.partition("#")[2] for one in links}
    assert links.total() == statuses(built.out).total()
    assert all(re.fullmatch(r"c-[0-9a-f]{8}(-\d+)?", key) for key in keys)
    assert set(links.values()) == {1}
    for status, count in statuses(built.out).items():
        html = built.page(f"{lang}/commitments/status/{status.replace('_', '-')}")
        found = re.search(r'<p class="count">([\d\s]+)', html)
        assert found, status
        assert int(re.sub(r"\D", "", found[1])) == count, status


def test_the_promise_of_2017_has_a_history(site: Built) -> None:
    page = text_of(site, "ru/commitments/followed/")
    assert "34 участковых пункта полиции «построить 34 участковых пункта полиции»" in page
    assert page.index("21 июля 2017") < page.index("Что сообщили позже") < page.index("построены 34 новых")
    assert "Расчёт редакции: сообщено – 34, объявлено – 34, то есть 100 %" in page
    assert "Независимых подтверждений в дайджесте нет (на 22 ноября 2026 г.)" in page
    kazakh = text_of(site, "kk/commitments/followed/")
    assert "34 учаскелік полиция пункті" in kazakh
    assert "құрылысы аяқталғанын" in kazakh
    assert "(2026 жылғы 22 қараша күнгі жағдай)" in kazakh
    plan, report = "ru/articles/atyrau-precinct-plan/", "ru/articles/atyrau-modular-posts/"
    assert "Что сообщили позже: сообщено о выполнении" in text_of(site, plan)
    assert "Продолжение сказанного раньше" in text_of(site, report)


def test_what_nobody_followed_up_says_so_with_the_day_of_the_build(site: Built) -> None:
    page = text_of(site, "ru/commitments/status/promised/")
    assert "Данные самого ведомства: обещано" in page
    assert "Ни более поздних сообщений, ни независимых подтверждений в дайджесте нет (на 22 ноября 2026 г.)" in page
    assert re.search(r"Срок\s*не назван", page)


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The site of a plan and a later report, linked by the step given; built once for each step."""

    @cache
    def build(step: str) -> Path:
        room = tmp_path_factory.mktemp("followed")
        (room / "content").mkdir()
        for name, text in linked(step).items():
            (room / "content" / name).write_text(text, encoding="utf-8")
        built = run_pelican(room / "content", room / "output")
        assert built.code == 0, built.said
        return built.out

    return build


STEP = '[[follows.steps]]\narticle = "plan"\npromise = "20 камер"\nreport = "15 камер"\n'


def test_a_step_never_overwrites_what_was_said(followed: Callable[[str], Path]) -> None:
    out = followed(STEP)
    planned = text_of(out, "ru/commitments/status/planned/")
    assert "20 камер" in planned
    assert "до конца года" in planned
    assert "сообщено – 15, объявлено – 20, то есть 75 %" in planned
    assert "Сообщено о выполнении" in planned
    assert "Независимых подтверждений в дайджесте нет" in planned
    assert not (out / "ru/commitments/open").exists(), "it is reported as done"


def test_the_feed_of_commitments_brings_back_what_has_news(followed: Callable[[str], Path]) -> None:
    atom = "{http://www.w3.org/2005/Atom}"
    root = ET.parse(followed(STEP) / "ru" / "commitments" / "feed.xml").getroot()
    titles = {entry.findtext(f"{atom}title"): entry for entry in root.iter(f"{atom}entry")}
    title = next(one for one in titles if one and one.startswith("Запланировано → Сообщено о выполнении: 20 "))
    assert (titles[title].findtext(f"{atom}updated") or "")[:10] == "2018-05-03"
    assert (titles[title].findtext(f"{atom}published") or "")[:10] == "2017-07-21"
    link = titles[title].find(f"{atom}link")
    assert link is not None
    assert "/articles/plan/#c-" in link.attrib["href"]


def test_a_history_is_told_from_its_oldest_step(articles: Articles, tmp_path: Path) -> None:
    last = LATER.replace("3 мая 2018", "4 июня 2019").replace("15 камер", "20 камер").replace("проверили", "пересчитали")
    files = {
        "plan.txt": PLAN, "a-last.txt": last, "report.txt": LATER,
        "a-last.toml": f"[follows]\n{REASON}\n{STEP.replace('15 камер', '20 камер')}",
        "report.toml": f"[follows]\n{REASON}\n{STEP}status = \"in_progress\"\n",
    }  # fmt: skip
    assert run_pelican(articles(**files), tmp_path / "output").code == 0
    page = text_of(tmp_path / "output", "ru/commitments/followed/")
    assert page.index("21 июля 2017") < page.index("3 мая 2018") < page.index("4 июня 2019")
    row = next(
        line
        for line in (tmp_path / "output/data/commitments.csv").read_text(encoding="utf-8").splitlines()
        if line.startswith("plan/c-")
    )
    assert ",delivered,a-last," in row


def test_independent_confirmation_stands_apart(followed: Callable[[str], Path]) -> None:
    step = STEP.replace("15 камер", SEEN) + 'status = "in_progress"\nindependent = true\n'
    page = text_of(followed(step), "ru/commitments/status/planned/")
    assert "Данные самого ведомства: запланировано" in page
    assert "Независимое подтверждение: Камеры Атырау проверили" in page
    assert "Независимых подтверждений в дайджесте нет" not in page


def test_horses_are_not_a_share_of_bicycles(articles: Articles, tmp_path: Path) -> None:
    plan = PLAN.replace("20 камер видеонаблюдения", "20 велосипедов для патруля").replace("20 камер", "20 велосипедов")
    report = LATER.replace("15 камер видеонаблюдения", "15 вольеров для лошадей")
    step = STEP.replace("20 камер", "20 велосипедов").replace("15 камер", "15 вольеров") + 'status = "delivered"\n'
    files = {"plan.txt": plan, "report.txt": report, "report.toml": f"[follows]\n{REASON}\n{step}"}
    built = run_pelican(articles(**files), tmp_path / "output")
    assert built.code == 0, built.said
    assert "20 велосипедов" in text_of(tmp_path / "output", "ru/commitments/followed/")
    assert "Расчёт редакции" not in text_of(tmp_path / "output", "ru/commitments/followed/")


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (STEP.replace("20 камер", "200 камер"), "no commitment of plan rests on '200 камер'"),
        (STEP.replace("15 камер", "150 камер"), "'150 камер' does not stand in this text"),
        (STEP.replace("15 камер", SEEN), "no commitment was read from"),
        (STEP.replace('"plan"', '"nowhere"'), "names 'nowhere', which is not another article"),
        (STEP + 'status = "done"\n', "'done' is not a status"),
        (STEP.replace('promise = "20 камер"\n', ""), "has a wrong or no promise"),
        (STEP + 'independent = "yes"\n', "has a wrong or no independent"),
    ],
)
def test_a_step_that_leads_nowhere_is_refused(step: str, said: str, articles: Articles, words: Vocabulary) -> None:
    lines = errors(articles(**linked(step)), words)
    assert any(said in line and line.startswith("report.toml") for line in lines), lines


@pytest.mark.parametrize(
    ("side", "said"),
    [
        ('[source]\nurl = "https://[x"\n', "is not an address"),
        ("added = 1926-11-22\n", "is not a date"),
        ("added = 9999-12-31\n", "is not a date"),
        (f'[title]\nvalue = "a\\u0008b"\n{REASON}', "control character"),
        (f"[follows]\n{REASON}\n{STEP}", "is older than plan"),
        (f"[follows]\n{REASON}\n{STEP.replace('20 камер', 'установят')}", "stands in several commitments"),
    ],
)
def test_a_slip_in_a_sidecar_is_a_line_and_no_traceback(side: str, said: str, articles: Articles, words: Vocabulary) -> None:
    plan = PLAN + "\nПотом в Атырау установят 3 поста полиции.\n"
    files = {"plan.txt": plan, "report.txt": LATER.replace("2018", "2001"), "report.toml": side}
    lines = errors(articles(**files), words)
    assert any(said in line for line in lines), lines


def test_a_step_through_a_reprint_never_stops_the_build(articles: Articles, tmp_path: Path) -> None:
    files = {
        "plan.txt": PLAN,
        "later.txt": LATER,
        "later.toml": f'[facts]\nremove = ["15 камер"]\n{REASON}',
        "copy.txt": LATER.replace("Камеры Атырау проверили", "Проверка камер в Атырау"),
        "copy.toml": f'[reprint]\nof = "later"\n{REASON}\n[follows]\n{REASON}\n{STEP}',
    }
    built = run_pelican(articles(**files), tmp_path / "output")
    assert built.code == 0, built.said
    assert "Traceback" not in built.said


def test_keys_do_not_move_with_the_text_around() -> None:
    text = "Поставят 20 камер. Купят 20 камер."
    first, second = Span(9, 17), Span(25, 33)
    assert first.of(text) == second.of(text) == "20 камер"
    keys = keys_of_words("c", text, [first, second])
    assert keys[1] == keys[0] + "-2"
    assert keys_of_words("c", "Новое. " + text, [Span(16, 24)]) == keys[:1]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Генерал Асхат Кенжебеков запретил отправлять дружинников на обход.", "запретил отправлять"),
        ("Начальник полиции Асхат Кенжебеков пообещал не сокращать число пеших нарядов.", "не сокращать"),
    ],
)
def test_a_ban_is_never_quoted_as_its_opposite(text: str, said: str, articles: Articles, words: Vocabulary) -> None:
    found, _ = collect.records(
        articles(**{"a.txt": f"Полиция Караганды\n\n{text}\n\nЖители видели участкового.\n"}), words, TODAY
    )
    told = [one.evidence[0].of(found[0].document.text) for one in found[0].facts.commitments]
    assert all(one.startswith(said) for one in told), told
