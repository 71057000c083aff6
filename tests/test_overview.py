"""What matrix, sources, digests, regions and the about page take from the registers."""

import json
import re
from collections import Counter
from datetime import date

import pytest

from conftest import Built, text_of
from digest.vocabulary import Vocabulary

LANGS = ("kk", "ru")
TODAY = date(2026, 11, 22)


def test_the_matrix_shows_every_topic_in_every_region_zeros_too(built: Built, words: Vocabulary) -> None:
    counts: Counter[tuple[str, str]] = Counter()
    for article in json.loads((built.out / "data" / "articles.json").read_text(encoding="utf-8")):
        counts.update((topic["id"], region["id"]) for topic in article["topics"] for region in article["regions"])
    html = built.page("ru/matrix")
    rows = re.findall(r"<tr><th scope=\"row\"><a href=\"\.\./topics/([a-z0-9-]+)/\">.*?</tr>", html)
    assert len(rows) == len(words.topics)
    columns = [
        next(region.id for region in words.regions.values() if region.slug == slug)
        for slug in re.findall(r"<th scope=\"col\"><a href=\"\.\./regions/([a-z-]+)/\">", html)
    ]
    assert len(columns) == 20
    for topic in rows:
        cells = re.search(rf"topics/{topic}/\">.*?</tr>", html)
        assert cells
        numbers = [int(number) for number in re.findall(r"<td[^>]*>(\d+)</td>", cells[0])]
        assert numbers[:20] == [counts[topic, region] for region in columns], topic


def test_it_is_counted_how_much_rests_on_the_police(site: Built) -> None:
    page = text_of(site, "ru/sources/")
    assert "Опираются на издание самой полиции: 3 из 6 публикаций." in page  # three name Polisia.kz
    assert "50 %" in page
    assert re.search(r"Карагандинская область\s*1 / 1\s*100 %", page)
    assert re.search(r"город Алматы\s*1 / 2\s*50 %", page, re.IGNORECASE)
    assert re.search(r"Область Улытау\s*0 / 0\s*–", page, re.IGNORECASE) or re.search(r"Ұлытау\s*0 / 0\s*–", page)


@pytest.mark.parametrize("path", ["timeline/2017/07/", "timeline/2017/07/atyrau/"])
def test_a_month_is_a_digest_also_of_one_region(path: str, site: Built) -> None:
    page = text_of(site, f"ru/{path}")
    assert "3 поручения, плана или обещания" in page
    assert "0 сообщений о выполнении" in page
    assert "построить 34 участковых пункта полиции" in page
    assert "Главные цифры" in page
    assert (site.out / "kk" / path / "index.html").is_file()


def test_regions_and_topics_carry_what_the_registers_hold(site: Built) -> None:
    region = text_of(site, "ru/regions/atyrau/")
    for words in (
        "12 записей",
        "265 камер видеонаблюдения",
        "Ерлан Тургумбаев",
        "Соседние регионы",
        "Мангистауская область",
    ):
        assert words in region, words
    topic = text_of(site, "kk/topics/precinct-inspectors/")
    for words in ("34 учаскелік полиция пункті", "Жиі қатар айтылатын", "Ерлан Тұрғымбаев"):
        assert words in topic, words


def test_a_region_shows_its_neighbours_with_their_counts(site: Built) -> None:
    part = site.page("ru/regions/abai").split("Соседние регионы</h2>")[1].split("</section>")[0].replace("\u00a0", " ")
    assert re.findall(r'href="\.\./\.\./regions/([a-z-]+)/"', part) == [
        "east-kazakhstan",
        "zhetysu",
        "karaganda",
        "pavlodar",
    ]
    assert "1 статья" in part or "1 публикация" in part


def test_the_about_page_counts_each_language(site: Built) -> None:
    page = text_of(site, "ru/about/")
    assert re.search(r"Названия тем\s*24 / 24\s*24 / 24", page)
    assert re.search(r"Заголовок и текст\s*6 / 6\s*6 / 6", page)
    assert "Казахские термины: какие подтверждены" in page
