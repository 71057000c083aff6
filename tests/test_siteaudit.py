"""The audit itself: a site with one of each fault, of which none may pass."""

import gzip
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from siteaudit import browser, folder, kinds, links, outcome, paper, reflow, serving, visit, weight
from siteaudit.outcome import Row, State

GOOD = (
    '<!doctype html><html lang="ru"><head><title>x</title><link rel="icon" href="data:,"><meta name="viewport" content="width=device-width">'
    '<style>@media print { nav { display: none } ::details-content { content-visibility: visible } }</style></head>'
    '<body><nav aria-label="menu"><a href="#there">a</a></nav><main id="there"><h1>Слово</h1>%s</main></body></html>'
)  # fmt: skip
FAULTS = {
    "about": '<a href="../nowhere/">a</a><a href="#gone">b</a><a href="../about/#there">c</a>',
    "articles/x": '<img src="http://127.0.0.2:9/x.png" alt=""><script>document.cookie = "a=1; path=/ru/articles/x/";</script>',
    "topics/x": '<p id="late"></p><script>late.textContent = "только со скриптом"; localStorage.a = 1;</script>',
    "regions/x": '<p style="inline-size: 30rem">широко</p>',
    "regions/y": '<p style="block-size: 1.2rem; overflow: hidden">одно два три четыре пять шесть семь восемь девять десять</p>',
    "timeline/2026/01": '<p style="block-size: 400mm">a</p><div class="skip">пропустить</div>',
    "people": '<nav class="menu"><a href="#there" style="display: block; block-size: 20px">мелко</a></nav>',
    "sources": "<style>::details-content { content-visibility: hidden !important }</style><details><summary>a</summary><p>b</p></details>",
}
WHERE = {
    "links and fragments": "about",
    "third-party requests": "articles/x",
    "cookies and storage": "articles/x",
    "console errors, blocked by policy": "articles/x",
    "lost without JavaScript": "topics/x",
    "sideways scroll, 320 px": "regions/x",
    "words cut off, in all four": "regions/y",
    "digests of more than one A4": "timeline/2026/01",
    "navigation in print": "timeline/2026/01",
    "targets under 44 px": "people",
    "folded in print": "sources",
}


def written(out: Path, pages: dict[str, str]) -> Path:
    for name, text in pages.items():
        path = out / "ru" / name / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(GOOD % text, encoding="utf-8")
    return out


def audited(out: Path, chromium: Browser) -> dict[str, Row]:
    """Rows by their check, and by check and place where a check has several."""
    host = serving.server()
    address = f"http://127.0.0.1:{host.server_port}/"
    site = folder.load(out, address)
    looks: list[browser.Look] = [reflow.Reflow(), paper.Paper(out / "shots")]
    with serving.serving(host, out):
        rows = [*links.check(site), *visit.walk(chromium, address, sorted(site.pages), looks)]
    return {row.check: row for row in rows} | {f"{row.check}, {row.where}": row for row in rows}


def test_every_fault_is_found_where_it_is_and_nowhere_else(tmp_path: Path, chromium: Browser) -> None:
    rows = audited(written(tmp_path, FAULTS), chromium)
    for check, place in WHERE.items():
        found = rows[check].found
        assert rows[check].state in (State.FAIL, State.OVER), check
        assert any(one.startswith(f"ru/{place}/") for one in found), (check, found)
    assert not [one for one in rows["links and fragments"].found if not one.startswith("ru/about/")]
    assert len(rows["links and fragments"].found) == 2
    assert {one.split(":")[0] for one in rows["lost without JavaScript"].found} == {"ru/topics/x/index.html"}
    assert [one for one in rows["cookies and storage"].found if "storage: a" in one]


def test_a_page_without_faults_passes(tmp_path: Path, chromium: Browser) -> None:
    pages = {"about": "<p>Всё хорошо.</p>", "timeline/2026/01": "<details><summary>a</summary><p>b</p></details>"}
    rows = audited(written(tmp_path, pages), chromium)
    bad = {check: row.found for check, row in rows.items() if row.state is not State.OK}
    assert set(bad) <= {"addresses", "addresses, css, sitemap, feeds"}, bad  # such a site has none to look at


def test_nothing_looked_at_is_no_success() -> None:
    assert outcome.none_of("links", "", [], 0).state is State.FAIL


@pytest.mark.parametrize(("value", "state"), [(24, State.OK), (24.1, State.OVER), (30, State.OVER), (30.1, State.FAIL)])
def test_a_budget_has_a_wish_and_an_end(value: float, state: State) -> None:
    assert outcome.measured("HTML", "", value, outcome.Budget(24, 30)).state is state


@pytest.mark.parametrize(
    ("path", "kind"),
    [("ru/index.html", "home"), ("kk/articles/index.html", "articles"), ("kk/articles/page/3/index.html", "articles"),
     ("kk/articles/some-name/index.html", "articles/*"), ("ru/timeline/2026/01/almaty/index.html", "timeline/*/*/*"),
     ("ru/timeline/year-unknown/index.html", "timeline/year-unknown"), ("ru/commitments/status/ordered/index.html", "commitments/status/*"),
     ("index.html", "/"), ("404.html", "/404.html"), ("data/index.html", "/data")],
)  # fmt: skip
def test_a_kind_of_page_is_read_off_its_address(path: str, kind: str) -> None:
    assert kinds.kind_of(path) == kind


def test_each_kind_is_looked_at_in_both_languages_at_its_heaviest_and_its_emptiest() -> None:
    sizes = {
        f"{lang}/topics/{name}/index.html": size
        for lang in ("kk", "ru")
        for name, size in zip("abcd", (5, 1, 9, 3), strict=True)
    }
    assert kinds.sample(sizes) == [f"{lang}/topics/{name}/index.html" for lang in ("kk", "ru") for name in "bc"]
    assert kinds.sample(sizes, lightest=False) == ["kk/topics/c/index.html", "ru/topics/c/index.html"]


def test_weights_are_those_of_compressed_files(tmp_path: Path) -> None:
    written(tmp_path, {"about": "<i>а</i>" * 2000})
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme" / "site.css").write_text("a { b: c }" * 100_000)
    (tmp_path / "search").mkdir()
    rows = {f"{row.check} {row.where}": row for row in weight.check(folder.load(tmp_path, ""))}
    assert rows["HTML gz median / most, DOM (1) about ru"].state is State.FAIL  # nodes
    assert float(rows["CSS, gz all files"].value.split()[0]) == pytest.approx(
        len(gzip.compress(b"a { b: c }" * 100_000)) / 1024, abs=0.01
    )


def test_the_server_packs_and_keeps_to_its_folder(tmp_path: Path) -> None:
    out = written(tmp_path / "site", {"about": "а"})
    (out / "404.html").write_text("404")
    (tmp_path / "secret.txt").write_text("secret")
    host = serving.server()
    with serving.serving(host, out):
        address = f"http://127.0.0.1:{host.server_port}/"
        asked = urllib.request.Request(f"{address}ru/about/", headers={"Accept-Encoding": "gzip"})  # noqa: S310  (our own server)
        with urllib.request.urlopen(asked, timeout=5) as answer:  # noqa: S310
            assert b"<h1>" in gzip.decompress(answer.read())
        with pytest.raises(urllib.error.HTTPError) as caught:
            urllib.request.urlopen(f"{address}%2e%2e/secret.txt", timeout=5)  # noqa: S310
        assert caught.value.code == 404
        assert caught.value.read() == b"404"
