"""How the site reads: the ways on, a text beside its translation, links to sentences, type, sizes, any screen and base path."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from conftest import ROOT, Articles, Built, data, pages_of, run_pelican, text_of
from digest.typesetting import typeset
from siteaudit import weight

LANGS = ("kk", "ru")
LONG = "Сверхдлинноепятидесятибуквенноесловополицейскогопротоколабезпробелов"
TITLE = f"Начальник полиции Караганды открыл участковый пункт {LONG} " + "и рассказал жителям о плане на год, " * 6
TEXT = (
    "{title}\n\nНачальник полиции Караганды Асхат Примеров открыл участковый пункт полиции, сообщает Polisia.kz. {long}. "
    "До конца года установят 12 камер.\n\nЖители познакомились с участковым инспектором. Он живёт в том же районе.\n"
)


def test_pages_stay_within_their_budgets(built: Built) -> None:
    """The numbers are the audit's: what it wishes of the heaviest page, and the end of elements."""
    heavy = {}
    for name, one in pages_of(built.out).items():
        nodes, size = len(one.elements), weight.packed((built.out / name).read_bytes()) / weight.KB
        if nodes > weight.NODES.hard or size > weight.HTML_MOST.wish:
            heavy[name] = (nodes, size)
    assert heavy == {}


def test_style_and_fonts_stay_within_their_budgets(site: Built) -> None:
    (sheet,) = (site.out / "theme").glob("site.*.css")
    assert weight.packed(sheet.read_bytes()) / weight.KB <= weight.CSS.wish
    fonts = (site.out / "theme" / "fonts").glob("*.woff2")
    assert sum(path.stat().st_size for path in fonts) / weight.KB <= weight.FONTS.wish
    assert {path.name for path in (ROOT / "theme" / "static" / "fonts").glob("OFL-*.txt")}


def test_an_article_leads_on_in_time_in_its_region_and_in_each_topic(gold_site: Built) -> None:
    """Who walks «later» inside a topic meets each dated article of the topic once, in the order of the topic's page."""
    records = data(gold_site.out)

    def step(article: str, topic: str) -> str | None:
        rows = gold_site.page(f"ru/articles/{article}").split('<li class="walk__row">')[1:]
        row = next((one for one in rows if f'/topics/{topic}/">' in one), "")
        found = re.search(r'walk__link--newer" href="\.\./\.\./articles/([a-z0-9-]+)/"', row)
        return found[1] if found else None

    topic = "migration"
    inside = {name for name, one in records.items() if topic in [tag["id"] for tag in one["topics"]]}  # type: ignore[attr-defined]
    following = {name: step(name, topic) for name in inside}
    starts = inside - set(following.values()) - {name for name, later in following.items() if later is None}
    assert len(starts) == 1
    met, at = [], starts.pop()
    while at:
        met.append(at)
        at = following[at]  # type: ignore[assignment]
    assert len(met) == len(set(met)) > 2
    assert set(met) <= inside
    dates = [records[name]["published"]["edtf"][:4] for name in met]  # type: ignore[index]
    assert dates == sorted(dates)


def test_a_text_and_its_translation_stand_side_by_side(site: Built) -> None:
    for name in data(site.out):
        for lang, other in (LANGS, LANGS[::-1]):
            assert f'href="../../articles/{name}/parallel/"' in site.page(f"{lang}/articles/{name}"), name
            page = site.page(f"{lang}/articles/{name}/parallel")
            rows = page.split('class="beside__row" id="p')[1:]
            texts = [(ROOT / "content" / "articles" / f"{name}{end}.txt").read_text(encoding="utf-8") for end in ("", ".kk")]
            assert len(rows) >= 3, name
            assert all(row.count("beside__cell") == 2 and row.count(f'lang="{other}"') >= 1 for row in rows), name
            assert all(
                any(line.split()[0] in text_of(site, f"{lang}/articles/{name}/parallel/") for line in one.split("\n\n"))
                for one in texts
            )


def test_an_excerpt_has_no_page_side_by_side(articles: Articles, tmp_path: Path) -> None:
    """A text whose outlet did not allow it must not be shown whole by a detour."""
    text = "Полиция Караганды открыла участковый пункт\n\nНачальник полиции открыл пункт, сообщает Zakon.kz.\n\nЖители рады полиции.\n"
    kazakh = "Қарағанды полициясы учаскелік пункт ашты\n\nПолиция бастығы пункт ашты, деп хабарлайды Zakon.kz.\n\nТұрғындар риза.\n"
    built = run_pelican(articles(**{"a.txt": text, "a.kk.txt": kazakh}), tmp_path / "out")
    assert built.code == 0, built.said
    assert not (built.out / "ru" / "articles" / "a" / "parallel").exists()
    assert "parallel/" not in built.page("ru/articles/a")


def test_a_link_to_a_sentence_can_be_copied_without_a_script(chromium: Browser, own: str) -> None:
    context = chromium.new_context(java_script_enabled=True, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{own}ru/articles/atyrau-modular-posts/")
    part = page.locator("#p2 .here--part").first
    assert not part.is_visible()
    page.get_by_role("link", name="Ссылка на абзац 2").click()
    assert page.url.endswith("#p2")
    assert part.is_visible()
    box = part.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 24
    part.click()
    assert re.search(r"#s\d+$", page.url)
    shown = page.evaluate("getComputedStyle(document.querySelector(':target')).boxShadow")
    assert shown != "none"
    assert part.is_visible()
    page.emulate_media(media="print")
    assert page.locator(".here:visible").count() == 0
    context.close()


def test_the_timeline_is_a_line_to_walk_along(gold_site: Built) -> None:
    pages = pages_of(gold_site.out)
    months = sorted(path for path in pages if re.fullmatch(r"kk/timeline/2024/\d\d/index\.html", path))
    for path in months:
        stops = [item for item in pages[path].all("a") if item.get("class") == "stops__link"]
        assert len(stops) == len(months)
        assert [at for at, item in enumerate(stops) if item.get("aria-current") == "page"] == [months.index(path)]
    years = re.findall(r'stops__link" href="([^"]+)"[^>]*>(\d+)', gold_site.page("ru/timeline/2024"))
    assert [name for _, name in years] == sorted(name for _, name in years)
    assert [link for link, name in years if link != f"../../timeline/{name}/"] == []


def test_home_says_first_what_is_new_promised_and_reported_as_done(site: Built) -> None:
    said = [one for record in data(site.out).values() for one in record["commitments"]]  # type: ignore[attr-defined]
    done = sum(one["status"] == "delivered" for one in said)
    for lang in LANGS:
        first = site.page(lang).split('<ul class="glance">')[1].split("</ul>")[0]
        numbers = [int(one) for one in re.findall(r'fact__value">(\d+)<', first)]
        opened = re.search(r'class="count">(\d+)', site.page(f"{lang}/commitments/open"))
        assert opened
        assert numbers == [len(data(site.out)), int(opened[1]), done]
        assert [
            item
            for item in ("articles/", "commitments/open/", "commitments/status/delivered/")
            if f'href="{item}"' not in first
        ] == []


def test_people_are_grouped_by_letter_in_each_alphabet(gold_site: Built) -> None:
    for lang in LANGS:
        pages = [gold_site.page(f"{lang}/people")]
        pages += [
            path.read_text(encoding="utf-8") for path in sorted((gold_site.out / lang / "people" / "page").rglob("*.html"))
        ]
        people = sum(page.count('class="people__name"') for page in pages)
        folders = [
            path
            for path in (gold_site.out / lang / "people").iterdir()
            if path.is_dir() and path.name not in ("posts", "page")
        ]
        assert people == len(folders)
        for page in pages:
            for group in page.split('<h3 class="letters__name"')[1:]:
                letter = group.split(">")[1][0]
                names = re.findall(r'people__name" href="[^"]*"[^>]*>(.)', group)
                assert names
                assert letter in names or letter == "A"


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("%(count)s публикация в дайджесте", "ru", "%(count)s~публикация в~дайджесте"),
        ("{n} результатов – не всё", "ru", "{n}~результатов~– не~всё"),
        ("9 апреля 2022 г.", "ru", "9~апреля 2022~г."),
        ("Сказано, но так ли это", "ru", "Сказано, но~так~ли это"),
        ("2022 жылғы 9 сәуір", "kk", "2022~жылғы 9~сәуір"),
        ("Бұл да, ол да белгісіз бе?", "kk", "Бұл~да, ол~да белгісіз~бе?"),
        ("Не медаль, кот", "kk", "Не~медаль, кот"),
    ],
)
def test_small_words_and_numbers_keep_their_neighbour(text: str, lang: str, expected: str) -> None:
    assert typeset(text, lang).replace("\u00a0", "~") == expected


def test_our_words_have_real_dashes_and_quotes_and_texts_stay_as_they_are(site: Built) -> None:
    for lang in LANGS:
        for path in ("about/", "topics/", "regions/", "people/posts/", "timeline/date-unknown/", "404.html"):
            file = site.out / path if path.endswith(".html") else site.out / lang / path / "index.html"
            said = " ".join(pages_of(site.out)[file.relative_to(site.out).as_posix()].text)
            assert not re.search(r"[а-яәіңғүұқөһ] - |\"[А-Яа-яә]|\.\.\.", said), (lang, path)
    text = (ROOT / "content" / "articles" / "atyrau-modular-posts.txt").read_text(encoding="utf-8")
    sentence = "По данным пресс-службы МВД, жители на встрече"
    assert sentence in text
    marks = r'<a class="mark__no".*?</a>|</?mark.*?>'
    assert sentence in re.sub(marks, "", site.page("ru/articles/atyrau-modular-posts"))


@pytest.fixture(scope="session")
def stress(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """One article with a title of 300 letters and a word of 60."""
    content = tmp_path_factory.mktemp("stress")
    (content / "long.txt").write_text(TEXT.format(title=TITLE.strip(), long=LONG), encoding="utf-8")
    built = run_pelican(content, tmp_path_factory.mktemp("stress-site") / "output", OFFLINE="1")
    assert built.code == 0, built.said
    return built


KINDS = ("", "articles/", "articles/long/", "topics/", "regions/", "regions/karaganda/", "regions/ulytau/", "timeline/",
         "timeline/date-unknown/", "commitments/", "figures/", "people/", "sources/", "data/", "about/", "search/")  # fmt: skip


def test_nothing_scrolls_sideways_on_a_small_screen_or_with_large_text(
    page: Tab, serve: Callable[[Path], str], stress: Built
) -> None:
    """320 px, then 200 % text on 640 px (WCAG 1.4.10, 1.4.4), on a site of one article: small states too."""
    address, wide = serve(stress.out), []
    for lang in LANGS:
        for kind in KINDS:
            page.set_viewport_size({"width": 320, "height": 640})
            page.goto(f"{address}{lang}/{kind}")
            wide += [
                f"{lang}/{kind}: {kind_of}"
                for kind_of, size in (("320 px", "100%"), ("200 %", "200%"))
                if _is_wide(page, size)
            ]
    assert wide == []


def _is_wide(page: Tab, size: str) -> bool:
    page.set_viewport_size({"width": 320 if size == "100%" else 640, "height": 640})
    return bool(
        page.evaluate(
            "size => { document.documentElement.style.fontSize = size;"
            " return document.documentElement.scrollWidth > document.documentElement.clientWidth }",
            size,
        )
    )


def test_forced_colours_keep_status_and_place_readable(chromium: Browser, own: str) -> None:
    context = chromium.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(f"{own}ru/commitments/")
    shape = "status => getComputedStyle(document.querySelector('.commitment__shape--' + status))"
    assert page.evaluate(f"({shape})('decided').backgroundColor") != page.evaluate(f"({shape})('planned').backgroundColor")
    assert page.evaluate(f"({shape})('in_progress').backgroundImage") != "none"
    current = "getComputedStyle(document.querySelector('.filter .chip[aria-current]')).backgroundColor"
    other = "getComputedStyle(document.querySelector('.filter .chip:not([aria-current])')).backgroundColor"
    assert page.evaluate(current) != page.evaluate(other)
    context.close()


def test_nothing_moves_and_nothing_covers_the_focus(page: Tab, own: str) -> None:
    """No animation, no transition, and nothing fixed or sticky but the first column of the one wide table (WCAG 2.4.11)."""
    for kind in ("", "articles/atyrau-modular-posts/", "commitments/", "matrix/", "search/"):
        page.goto(f"{own}ru/{kind}")
        found = page.evaluate(
            "[...document.querySelectorAll('body *')].filter(one => { const style = getComputedStyle(one);"
            " return ['fixed', 'sticky'].includes(style.position) || style.animationName != 'none'"
            " || parseFloat(style.transitionDuration) > 0 }).map(one => one.tagName + '.' + one.closest('table')?.className)"
        )
        assert set(found) <= {"TH.matrix"}, kind


def test_the_site_works_under_any_base_path_and_from_a_folder(
    page: Tab, serve: Callable[[Path], str], site: Built, stress: Built, tmp_path: Path
) -> None:
    """Style, fonts and links load two folders down and over file:, and the policy of the page is broken by nothing."""
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "er").symlink_to(site.out)
    refused: list[str] = []
    left = "net::ERR_ABORTED"  # the page was left before its icon came
    page.on("requestfailed", lambda request: refused.append(request.url) if request.failure != left else None)
    page.on("response", lambda answer: refused.append(answer.url) if answer.status >= 400 else None)
    for start, link, end in (
        (f"{serve(tmp_path)}deep/er/ru/", "Хронология", "timeline/"),
        ((stress.out / "ru" / "index.html").as_uri(), "Хронология", "timeline/index.html"),
    ):
        page.goto(start)
        page.get_by_role("navigation", name="Главное меню").get_by_role("link", name=link).click()
        page.wait_for_url(f"**/{end}")
        assert page.locator("h1").evaluate("one => getComputedStyle(one).fontFamily").startswith("Piazzolla")
        page.get_by_role("link", name="Қазақша").click()
        page.wait_for_url(f"**/kk/{end}")
        assert page.evaluate("document.fonts.ready.then(all => [...all].every(one => one.status != 'error'))")
    assert refused == []
