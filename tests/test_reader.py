"""The site as a person uses it: another language deep inside, a mark and its reason, years and months, the register, only keys."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from conftest import Built

OTHER = {"kk": ("ru", "Русский"), "ru": ("kk", "Қазақша")}
# Where the focus is: what has it, whether its ring can be seen, and whether anything lies over it.
FOCUSED = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const style = getComputedStyle(one);
  const boxes = [...one.getClientRects()].filter((box) => box.width > 0 && box.height > 0);
  const seen = boxes.some((box) => {
    const within = (low, high, most) => (Math.max(low, 0) + Math.min(high, most)) / 2;
    const top = document.elementFromPoint(within(box.left, box.right, innerWidth), within(box.top, box.bottom, innerHeight));
    return top !== null && (one.contains(top) || top.contains(one) && !getComputedStyle(top).position.match(/sticky|fixed/));
  });
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  return { name: `${one.tagName.toLowerCase()} ${one.className} «${one.textContent.trim().slice(0, 40)}»`, ring, seen,
    inside: one.closest("main") !== null, number: [...document.querySelectorAll("*")].indexOf(one) };
}"""
STOPS = """() => [...document.querySelectorAll("a[href], summary, input, select, button, [tabindex='0']")]
  .filter((one) => one.checkVisibility()).length"""


def longest(built: Built, kind: str) -> str:
    """The path, below the language, of a page 2 of a list of this kind; lists are paged from the oldest."""
    found = sorted((built.out / "ru" / kind).glob("*/page/2/index.html")) or sorted(
        (built.out / "ru" / kind).glob("*/page/1/index.html")
    )
    return found[0].parent.relative_to(built.out / "ru").as_posix() + "/"


def switched(page: Page, lang: str) -> str:
    """Presses the switch to the other language; what the address says then, below the site."""
    page.get_by_role("link", name=OTHER[lang][1], exact=True).first.click()
    expect(page.locator("html")).to_have_attribute("lang", OTHER[lang][0])
    return page.url


@pytest.mark.parametrize("lang", ["kk", "ru"])
@pytest.mark.parametrize("place", ["articles/almaty-auezov-dialogue/", "timeline/2026/01/", "commitments/status/ordered/"])
def test_the_language_is_switched_deep_inside_and_the_page_stays(page: Page, own: str, lang: str, place: str) -> None:
    page.set_viewport_size({"width": 320, "height": 600})
    page.goto(f"{own}{lang}/{place}")
    switch = page.get_by_role("link", name=OTHER[lang][1], exact=True).first
    expect(switch).to_be_in_viewport(ratio=1)  # without scrolling, without a menu
    before = page.locator("h1").inner_text()
    assert switched(page, lang) == f"{own}{OTHER[lang][0]}/{place}"
    assert page.locator("h1").inner_text() != before
    assert switched(page, OTHER[lang][0]) == f"{own}{lang}/{place}"
    assert page.locator("h1").inner_text() == before


def test_the_second_page_of_a_topic_and_a_long_month_keep_their_place(page: Page, gold: str, gold_site: Built) -> None:
    month = max((gold_site.out / "ru" / "timeline").glob("2*/*/index.html"), key=lambda path: path.stat().st_size)
    for place in (longest(gold_site, "topics"), f"{month.parent.relative_to(gold_site.out / 'ru').as_posix()}/"):
        page.goto(f"{gold}ru/{place}")
        links = page.locator(".card__link").evaluate_all("(all) => all.map((one) => one.pathname.replace('/ru/', '/'))")
        assert switched(page, "ru") == f"{gold}kk/{place}"
        others = page.locator(".card__link").evaluate_all("(all) => all.map((one) => one.pathname.replace('/kk/', '/'))")
        assert links == others
        assert links
        if "/page/" in place:
            number = place.rstrip("/").rsplit("/", 1)[1]
            expect(page.locator(".pager [aria-current=page]")).to_have_text(number)


def test_a_mark_leads_to_its_reason_and_back_to_its_sentence(page: Page, own: str) -> None:
    page.goto(f"{own}kk/articles/atyrau-modular-posts/")
    mark = page.locator(".mark__no").first
    number = mark.inner_text()
    mark.click()
    expect(page).to_have_url(re.compile(f"#r{number}$"))
    target = page.locator(f"#r{number}")
    expect(target).to_be_in_viewport()
    reason = page.locator("details", has=target)
    back = reason.locator(f'a[href="#e{number}"]')
    expect(back).to_be_hidden()
    reason.locator("summary").click()
    back.click()
    expect(page.locator(f"#e{number}")).to_be_in_viewport()
    expect(page).to_have_url(re.compile(f"#e{number}$"))
    expect(page.locator(f"#e{number}")).to_have_js_property("tagName", "MARK")
    page.go_back()
    expect(page).to_have_url(re.compile(f"#r{number}$"))


def test_every_mark_of_every_article_has_its_reason_and_its_way_back(own: str, page: Page, site: Built) -> None:
    for path in sorted((site.out / "ru" / "articles").glob("*/index.html")):
        page.goto(f"{own}ru/articles/{path.parent.name}/")
        wrong = page.locator(".mark__no, a[href^='#']").evaluate_all(
            "(all) => all.map((one) => one.getAttribute('href')).filter((to) => !document.getElementById(to.slice(1)))"
        )
        assert wrong == [], path
        numbers = page.locator(".prose .mark__no").evaluate_all("(all) => all.map((one) => one.hash.slice(2))")
        backs = page.locator("a[href^='#e']").evaluate_all("(all) => all.map((one) => one.hash.slice(2))")
        assert numbers
        assert set(numbers) == set(backs), path


def test_a_promise_leads_to_its_sentence(page: Page, own: str) -> None:
    page.goto(f"{own}ru/commitments/")
    link = page.locator(".entry .card__link").first
    words = link.inner_text().strip("«»… ")
    link.click()
    expect(page).to_have_url(re.compile("/articles/.*#"))
    anchor = page.url.split("#")[1]
    expect(page.locator(f"[id='{anchor}']")).to_be_in_viewport()
    assert words.split()[0] in page.locator("main").inner_text()


@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_the_timeline_is_walked_from_a_year_to_an_article_and_back(page: Page, own: str, lang: str) -> None:
    page.goto(f"{own}{lang}/")
    page.locator(f'.menu a[href="timeline/"], .menu a[href="../{lang}/timeline/"]').click()
    page.locator("main a[href='../timeline/2022/']").first.click()
    expect(page).to_have_url(f"{own}{lang}/timeline/2022/")
    page.locator("main a[href='../../timeline/2022/04/']").first.click()
    expect(page).to_have_url(f"{own}{lang}/timeline/2022/04/")
    page.locator(".card__link").first.click()
    expect(page).to_have_url(re.compile(f"^{own}{lang}/articles/"))
    page.go_back()
    page.locator(".crumbs a").last.click()
    expect(page).to_have_url(f"{own}{lang}/timeline/2022/")


def test_months_and_years_are_neighbours(page: Page, own: str) -> None:
    page.goto(f"{own}ru/timeline/2017/07/")
    page.locator(".steps a[rel=next]").click()
    expect(page).to_have_url(f"{own}ru/timeline/2022/04/")
    page.locator(".steps a[rel=next]").click()
    page.locator(".steps a[rel=prev]").click()
    expect(page).to_have_url(f"{own}ru/timeline/2022/04/")


def test_the_register_is_narrowed_by_links(page: Page, own: str) -> None:
    page.goto(f"{own}ru/commitments/")
    everything = page.locator(".entry").count()
    chip = page.locator('.filter__list a[href="../commitments/status/delivered/"]')
    count = int(re.findall(r"\d+", chip.inner_text())[-1])
    chip.click()
    expect(page).to_have_url(f"{own}ru/commitments/status/delivered/")
    assert page.locator(".entry").count() == count < everything
    words = set(page.locator(".entry__rail .commitment__status").all_inner_texts())
    assert len(words) == 1
    expect(page.locator(".filter [aria-current=page]")).to_contain_text(words.pop().strip())
    page.locator(".filter__more").first.locator("summary").click()
    page.locator(".filter__more a", has_text="Атырауская").click()
    expect(page).to_have_url(f"{own}ru/commitments/regions/atyrau/")
    places = page.locator(".entry__rail").all_inner_texts()
    assert places
    assert all("Атырау" in place for place in places)
    page.locator(".filter__list a").first.click()
    assert page.locator(".entry").count() == everything


def stops(page: Page) -> Iterator[dict[str, object]]:
    """Presses Tab until the focus leaves the page; tells of each stop."""
    before: set[object] = set()
    for _ in range(page.evaluate(STOPS) + 2):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None or stop["number"] in before:
            return
        before.add(stop["number"])
        yield stop


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    "place", ["kk/articles/almaty-auezov-dialogue/", "ru/matrix/", "kk/commitments/status/delivered/", "ru/"]
)
def test_the_focus_is_always_seen_and_never_covered(page: Page, own: str, place: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 600})
    page.goto(own + place)
    expected = page.evaluate(STOPS)
    seen = list(stops(page))
    assert [stop["name"] for stop in seen if not stop["ring"]] == []
    assert [stop["name"] for stop in seen if not stop["seen"]] == []
    assert len(seen) >= expected


def test_with_keys_only_past_the_menu_into_a_reason_and_on(page: Page, own: str) -> None:
    page.goto(f"{own}ru/articles/almaty-auezov-dialogue/")
    page.keyboard.press("Tab")
    skip = page.locator(".skip").first
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)["inside"]
    summary = page.locator("details.reason summary").first
    while not summary.evaluate("(one) => one === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("details.reason").first).to_have_attribute("open", "")
    page.keyboard.press("Tab")
    back = page.locator("details.reason").first.locator("a").first
    expect(back).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#e"))
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(FOCUSED) is not None


def test_with_keys_only_through_the_menu_to_a_region(page: Page, own: str) -> None:
    page.goto(f"{own}kk/")
    menu = page.locator(".menu a[href='regions/']")
    while not menu.evaluate("(one) => one === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{own}kk/regions/")
    tile = page.locator(".tile a[href='../regions/atyrau/']")
    while not tile.evaluate("(one) => one === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{own}kk/regions/atyrau/")
