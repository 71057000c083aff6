"""The search page in a real browser, as a reader uses it. What comes first: ``test_search_ranking.py``; the index: ``test_search.py``."""

import re

from playwright.sync_api import Browser, Page, Route, expect

from conftest import ROOT, Built
from digest.search import stemmer_for
from digest.search.words import tokens
from digest.vocabulary import Vocabulary


def search_page(page: Page, site: str, lang: str, query: str) -> None:
    """Open a search by its address and wait for its results."""
    page.goto(f"{site}{lang}/search/{query}")
    expect(page.locator("#hits h2").first).to_be_visible()
    expect(page.locator("#hits > li:not(:has(h2))")).to_have_count(0)


def test_a_search_by_keyboard_is_told_and_can_be_linked(page: Page, own: str) -> None:
    page.goto(f"{own}kk/search/")
    field = page.get_by_label("Не іздейсіз?")
    field.focus()
    page.keyboard.type("учаскелік инспектор")
    page.keyboard.press("Enter")
    told = page.get_by_role("status")
    expect(told).to_contain_text("нәтиже")
    expect(page.locator("#hits h2 a").first).to_be_visible()
    assert page.locator("#hits > li").count() == min(8, int(told.inner_text().split()[0]))
    expect(field).to_be_focused()
    address = page.url
    assert "q=%D1%83%D1%87%D0%B0" in address
    page.goto(f"{own}kk/")
    page.goto(address)
    expect(page.get_by_label("Не іздейсіз?")).to_have_value("учаскелік инспектор")
    expect(page.locator("#hits mark").first).to_contain_text("учаскелік")
    for excerpt in page.locator("#hits .card__lead").all_inner_texts():
        assert not re.search(r"\d[А-ЯӘҒҚҢӨҰҮҺІ]|[а-яәғқңөұүһі]\d", excerpt), excerpt  # no numbers of marks and anchors


def test_filters_narrow_and_go_into_the_address(page: Page, own: str) -> None:
    search_page(page, own, "ru", "?q=полиция")
    everything = page.get_by_role("status").inner_text()
    page.get_by_label("Регион").select_option(label="Атырауская область")
    expect(page.get_by_role("status")).not_to_have_text(everything)
    expect(page.locator("#hits .card__rail").first).to_contain_text("Атырауская область")
    page.get_by_label("Вид").select_option(label="Обещания")
    expect(page.locator("#hits .hit__kind").first).to_have_text("Обещание")
    assert set(page.locator("#hits .hit__kind").all_inner_texts()) == {"Обещание"}
    assert "region=KZ-23" in page.url
    assert "kind=commitment" in page.url
    page.get_by_label("Что вы ищете?").fill("министр")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")  # the same search once more is no new entry of the history
    expect(page).to_have_url(re.compile("q=%D0%BC"))
    page.go_back()
    expect(page.get_by_label("Что вы ищете?")).to_have_value("полиция")
    expect(page.get_by_label("Вид")).to_have_value("commitment")
    page.get_by_label("Вид").select_option(label="Публикации и люди")
    page.get_by_label("Год").select_option(label="2017")
    expect(page.locator("#hits .card__rail").first).to_contain_text("2017")


def test_a_result_leads_to_its_page_and_a_commitment_to_its_place(page: Page, own: str) -> None:
    search_page(page, own, "ru", "?kind=commitment&region=KZ-23")
    link = page.locator("#hits h2 a").first
    words = link.inner_text().strip("«»")
    link.click()
    anchor = page.url.split("#")[1]
    expect(page.locator(f"#{anchor}")).to_contain_text(words)


def test_people_are_found_by_name_in_either_spelling(page: Page, own: str) -> None:
    for query in ("?kind=person&q=тургумбаевым", "?kind=person&q=Тұрғымбаев"):
        search_page(page, own, "kk", query)
        expect(page.locator("#hits h2").first).to_contain_text("Тұрғымбаев")


def test_a_russian_word_finds_and_marks_the_kazakh_one(page: Page, own: str) -> None:
    search_page(page, own, "kk", "?q=видеонаблюдение&kind=article")
    expect(page.locator("#hits mark").filter(has_text="бейнебақылаумен")).to_be_visible()


def test_what_cannot_be_found_or_loaded_is_said_and_the_lists_stay(page: Page, own: str) -> None:
    page.goto(f"{own}ru/search/?q=синхрофазотрон")
    expect(page.get_by_role("status")).to_contain_text("Ничего не нашлось")
    expect(page.get_by_role("link", name="Все публикации")).to_be_visible()
    page.goto(f"{own}ru/search/?q=видеонаблюдинее")
    expect(page.get_by_role("status")).to_contain_text("похожие слова")


def test_without_words_articles_come_before_people_and_the_newest_first(page: Page, own: str) -> None:
    search_page(page, own, "ru", "?region=KZ-75")
    kinds = page.locator("#hits .hit__kind").all_inner_texts()
    assert kinds == sorted(kinds, key=["Публикация", "Человек"].index)
    assert len(set(kinds)) == 2
    search_page(page, own, "ru", "?kind=article&topic=precinct-inspectors")
    years = [int(re.findall(r"20\d\d", text)[-1]) for text in page.locator("#hits .card__rail").all_inner_texts()]
    assert years == sorted(years, reverse=True)
    assert len(set(years)) > 1


def test_more_results_come_when_asked_for_and_get_the_focus(page: Page, own: str) -> None:
    search_page(page, own, "kk", "?kind=commitment&q=полиция")
    shown = page.locator("#hits > li")
    before = shown.count()
    page.get_by_role("button", name="Тағы көрсету").click()
    expect(shown.nth(before).locator("h2 a")).to_be_focused()
    total = int(page.get_by_role("status").inner_text().split()[0])
    while page.get_by_role("button", name="Тағы көрсету").is_visible():
        count = shown.count()
        page.get_by_role("button", name="Тағы көрсету").click()
        expect(shown.nth(count).locator("h2 a")).to_be_focused()
    assert shown.count() == total > before


def test_what_is_in_the_other_language_says_so(page: Page, gold: str) -> None:
    search_page(page, gold, "kk", "?q=скотокрадством павлодарской")
    assert page.locator('#hits h2 a[lang="ru"]').count() >= 1
    assert page.locator('#hits .card__lead[lang="ru"]').count() >= 1


def test_a_page_that_cannot_be_read_leaves_the_other_results(page: Page, own: str) -> None:
    page.route("**/articles/atyrau-precinct-plan/", lambda route: route.abort())
    search_page(page, own, "ru", "?q=участковый&kind=article")
    assert 0 < page.locator("#hits > li").count() < int(page.get_by_role("status").inner_text().split()[0])
    page.mistakes.clear()  # type: ignore[attr-defined]  # the browser's own word about the request that was refused


def test_an_index_that_cannot_be_loaded_is_said_and_the_next_search_tries_again(page: Page, own: str) -> None:
    page.route("**/search/index.json", lambda route: route.abort())
    page.goto(f"{own}ru/search/?q=полиция")
    expect(page.get_by_role("status")).to_contain_text("не загрузился")
    page.unroute("**/search/index.json")
    page.get_by_role("button", name="Найти").click()
    expect(page.locator("#hits h2").first).to_be_visible()
    page.mistakes.clear()  # type: ignore[attr-defined]


def test_an_older_search_that_ends_later_changes_nothing(page: Page, own: str) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/articles/atyrau-precinct-plan/", hold)
    page.goto(f"{own}ru/search/?q=34 участковых&kind=article")
    expect(page.get_by_role("status")).to_contain_text("результат")
    page.get_by_label("Что вы ищете?").fill("превентивную работу")
    page.keyboard.press("Enter")
    expect(page.locator("#hits h2").first).to_contain_text("превентивную")
    told = page.get_by_role("status").inner_text()
    for route in held:
        route.abort()
    expect(page.locator("#hits > li:not(:has(h2))")).to_have_count(0)
    expect(page.get_by_role("status")).to_have_text(told)
    page.mistakes.clear()  # type: ignore[attr-defined]


def test_the_index_of_a_new_site_is_asked_for(page: Page, own: str) -> None:
    """index.json keeps its address while what it names moves: a copy from the cache would lead nowhere."""
    asked: list[str | None] = []
    page.on(
        "request",
        lambda request: asked.append(request.header_value("cache-control")) if "index.json" in request.url else None,
    )
    search_page(page, own, "ru", "?q=полиция")
    search_page(page, own, "ru", "?q=полицейский")
    assert len(asked) == 2
    assert all(value in ("no-cache", "max-age=0") for value in asked), asked


def test_a_filter_the_page_does_not_know_finds_nothing(page: Page, own: str) -> None:
    page.goto(f"{own}ru/search/?region=KZ-99&q=полиция")
    expect(page.get_by_role("status")).to_contain_text("Ничего не нашлось")
    expect(page.get_by_label("Регион")).to_have_value("KZ-99")


def test_another_place_of_the_page_is_no_search_and_the_switch_keeps_the_query(page: Page, own: str) -> None:
    search_page(page, own, "ru", "?q=участковый")
    page.get_by_label("Что вы ищете?").fill("что-то ещё")
    page.evaluate("location.hash = '#main'")
    expect(page.get_by_label("Что вы ищете?")).to_have_value("что-то ещё")
    page.get_by_role("link", name="Қазақша").click()
    expect(page.get_by_label("Не іздейсіз?")).to_have_value("участковый")


def test_words_without_meaning_are_named(page: Page, own: str) -> None:
    page.goto(f"{own}kk/search/?q=и в на")
    expect(page.get_by_role("status")).to_contain_text("барлық мәтінде дерлік")


def test_tags_of_the_index_are_no_words(page: Page, own: str) -> None:
    page.goto(f"{own}ru/search/?q=topic")
    expect(page.get_by_role("status")).to_contain_text("Ничего не нашлось")


def test_unseen_letters_and_stress_marks_do_not_part_a_word(page: Page, own: str) -> None:
    search_page(page, own, "ru", "?q=участковый")
    told = page.get_by_role("status").inner_text()
    for query in ("участ\u00adковый", "уча\u0301стковый"):
        search_page(page, own, "ru", f"?q={query}")
        assert page.get_by_role("status").inner_text() == told


def test_a_person_has_a_date_and_a_post(page: Page, own: str) -> None:
    search_page(page, own, "ru", "?kind=person&q=салин")
    expect(page.locator("#hits .hit__fact")).to_contain_text("2022")
    expect(page.locator("#hits .card__lead")).to_have_text(re.compile("^[Нн]ачальник управления полиции"))


def test_markup_in_a_query_stays_text(page: Page, own: str) -> None:
    page.goto(f"{own}ru/search/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%20полиция")
    expect(page.get_by_role("status")).not_to_be_empty()
    expect(page.locator("main img")).to_have_count(0)


def test_without_javascript_the_page_offers_every_list(chromium: Browser, own: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{own}kk/search/")
    expect(page.locator("main .notice")).to_contain_text("JavaScript")
    assert not page.locator("form").is_visible()
    for name in ("articles", "commitments", "figures", "people", "topics", "regions", "timeline", "sources"):
        expect(page.locator(f'main a[href="../{name}/"]')).to_be_visible()
    context.close()


def test_nothing_is_loaded_before_it_is_used_and_nothing_from_elsewhere(page: Page, own: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{own}ru/")
    assert not [url for url in asked if url.endswith((".js", ".json"))]
    page.goto(f"{own}ru/search/")
    expect(page.get_by_role("search")).to_be_visible()
    assert not [url for url in asked if "/search/index" in url]
    assert len([url for url in asked if url.endswith(".js")]) == 1
    search_page(page, own, "ru", "?q=участковый")
    assert [url for url in asked if url.endswith("/search/index.json")]
    assert [url for url in asked if not url.startswith(own)] == []


def test_the_build_and_the_browser_cut_words_alike(page: Page, own: str, site: Built, words: Vocabulary) -> None:
    """Both climb the same ladder: over every word of our texts and every entry of the vocabulary."""
    stemmer = stemmer_for(words)
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "content").rglob("*.t*"))]
    known = sorted({word for text in texts for word in tokens(text)})
    page.goto(f"{own}ru/search/")
    code = next(path.name for path in (site.out / "theme").glob("js.*"))
    script = """async ([code, index, texts]) => {
      const { Words } = await import(code + "words.js");
      const words = new Words(await (await fetch(index)).json());
      const found = [...new Set(texts.flatMap((text) => words.tokens(text)))].sort();
      return found.map((word) => [word, words.climb(word, "kk"), words.climb(word, "ru")]);
    }"""
    found = page.evaluate(script, [f"{own}theme/{code}/", f"{own}search/index.json", texts])
    digits = [word for word in known if any(letter.isdigit() for letter in word)]
    expected = [[word, stemmer.stem(word, "kk"), stemmer.stem(word, "ru")] for word in known if word not in digits]
    assert len(expected) > 5000
    assert sorted(one for one in found if not any(letter.isdigit() for letter in one[0])) == sorted(expected)
    assert {one[0] for one in found} == set(known)
