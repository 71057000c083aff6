"""What a page says once, how long it may grow, and how it looks when there is little to show."""

import random
import re
from collections import Counter
from datetime import UTC, datetime

import pytest

from conftest import Articles, Built
from digest import collect, dataset
from digest.archive import Archive
from digest.pages import calendar
from digest.pages.desk import Desk
from digest.vocabulary import Vocabulary
from fuzzing.press import proof

LANGS = ("kk", "ru")
NOW = datetime(2026, 11, 22, tzinfo=UTC)
BUSY = 65  # articles of one month


def story(number: int) -> str:
    """An article of May 2024 that no other one resembles."""
    chance = random.Random(number)
    other = " ".join("".join(chance.choices("абвгдеклмнопрст", k=7)) for _ in range(60))
    return f"Полиция Караганды открыла пункт номер {number}\n\n{1 + number % 28} мая 2024\n\nПолиция Караганды работает. {other}.\n"


def test_a_busy_month_is_cut_into_pages_that_hold_each_article_once(articles: Articles, words: Vocabulary) -> None:
    found, _ = collect.records(articles(**{f"a{at}.txt": story(at) for at in range(BUSY)}), words, NOW.date())
    archive = Archive(found, words)
    desk = Desk(archive, words, proof().words["ru"], dataset.build(archive, words, "{}", str, NOW)[0])
    months = [page for page in calendar.timeline(desk) if re.fullmatch(r"timeline/2024/05/(page/\d+/)?", page.path)]
    assert len(months) > 1
    shown = [card.path for page in months for card in page.context["cards"]]
    assert sorted(shown) == sorted(f"articles/a{at}/" for at in range(BUSY))
    assert max(len(page.context["cards"]) for page in months) <= calendar.MONTH * 3 // 2
    assert [page.context["count"] for page in months if page.context["newest"]] == [BUSY], (
        "the digest tells of the whole month"
    )


def test_numbers_of_one_article_say_once_where_they_are_from_and_what_they_leave_open(site: Built) -> None:
    for lang, open_end in (("ru", "с чем сравнивают"), ("kk", "салыстырылғаны айтылмаған")):
        page = site.page(f"{lang}/timeline/2022/04")
        keys = page.split('<ul class="keys">')[1].split("</section>")[0]
        assert keys.count("keys__item") > 2
        assert keys.count("keys__source") == 1
        assert keys.replace("\xa0", " ").count(open_end) == 1
        links = re.findall(r'keys__link" href="[^"]+#([^"]+)"', keys)
        assert len(set(links)) == keys.count("keys__item"), "each leads to its own sentence"


def test_a_caution_of_one_number_stays_beside_it(site: Built) -> None:
    keys = site.page("ru").split('<ul class="keys">')[1].split("</section>")[0]
    seven, seventeen = (re.search(rf">{number}</span>.*?</li>", keys, re.DOTALL) for number in (7, 17))
    assert seven
    assert seventeen
    assert "figure__caution" not in seven[0]
    assert "figure__caution" in seventeen[0]


def test_ways_on_that_lead_to_the_same_neighbours_are_one(gold_site: Built, site: Built) -> None:
    for built in (gold_site, site):
        for path in sorted((built.out / "ru" / "articles").glob("*/index.html")):
            rows = path.read_text(encoding="utf-8").split('<li class="walk__row">')[1:]
            ways = Counter(tuple(re.findall(r'walk__link[^"]*" href="([^"]+)"', row)) for row in rows)
            assert [way for way, count in ways.items() if count > 1 and len(way) == 2] == [], path
            assert sum(row.count('rel="next"') for row in rows) <= 1, path


@pytest.mark.parametrize("lang", LANGS)
def test_a_region_without_articles_says_why_and_leads_on(site: Built, lang: str) -> None:
    page = site.page(f"{lang}/regions/abai")
    assert page.count('class="notice"') == 1
    assert page.count('class="tile ') == 20
    assert "articles/ministry-collegium-orders/" in page, "what concerns the whole country"
    assert 'class="lead"' not in page, "no «0 articles» above the notice"
    assert "articles/ministry-collegium-orders/" not in site.page(f"{lang}/regions/atyrau").split("split__side")[0]


def test_the_timeline_is_one_line_and_its_only_month_has_one_too(site: Built) -> None:
    page = site.page("ru/timeline")
    assert page.count('<ol class="line">') == 1
    stops = re.findall(r'line__name"><a href="([^"]+)"', page)
    assert stops == [f"../timeline/{name}/" for name in ("2026", "2022", "2017", "date-unknown")]
    assert site.page("ru/timeline/2022/04").count("stops__link") == 1


def test_who_ordered_much_has_the_rest_on_pages_of_its_own(gold_site: Built) -> None:
    for lang in LANGS:
        page = gold_site.page(f"{lang}/people/posts/interior-minister")
        shown = page.count('class="entry"')
        assert 'href="../../../people/posts/interior-minister/commitments/"' in page
        rest = sorted((gold_site.out / lang / "people/posts/interior-minister/commitments").rglob("index.html"))
        entries = sum(path.read_text(encoding="utf-8").count('class="entry"') for path in rest)
        assert len(rest) > 1
        assert entries > shown


def test_home_tells_numbers_of_an_article_and_which_are_plans(site: Built) -> None:
    cards = site.page("ru").split('<article class="card">')[1:]
    modular = next(card for card in cards if "atyrau-modular-posts" in card)
    line = re.search(r'card__numbers">(.*?)</p>', modular)
    assert line
    assert line[1].count("card__number") >= 3
    assert re.search(r">17</b>&nbsp;[^;]*\(план\)", line[1])
