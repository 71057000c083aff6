"""A first visit: how much comes over the wire, from where, what is left behind, and whether scripts carry any of it."""

from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, Request

from siteaudit.browser import PHONE, Look, reset
from siteaudit.kinds import kind_of
from siteaudit.outcome import Budget, Row, measured, none_of

KB = 1024
BYTES = Budget(70, 120, " KB")
REQUESTS = Budget(6, 12)
SCRIPTED = "search"  # the one kind that runs a script
NO_PAINT = 60.0  # seconds; beyond every budget
PAINT_SLOW_3G = Budget(2.2, 3.5, " s")
SLOW_3G = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
# What a reader can read or follow: words and links, as they stand in the page, folded away or not.
CONTENT = """() => {
  const page = document.body.cloneNode(true);
  page.querySelectorAll("script, noscript, template").forEach((one) => one.remove());
  const links = [...page.querySelectorAll("a[href]")].map((one) => one.getAttribute("href"));
  return [page.textContent.replace(/\\s+/g, " ").trim(), links];
}"""
STORED = "[...Object.keys(localStorage), ...Object.keys(sessionStorage)]"
PAINT = """() => new Promise((done) => {
  new PerformanceObserver((list) => done(list.getEntries().at(-1).startTime / 1000))
    .observe({ type: "largest-contentful-paint", buffered: true });
  setTimeout(() => done(null), 5000);
})"""


@dataclass
class Visit:
    """What one first visit cost and did."""

    path: str
    bytes: int = 0
    requests: list[str] = field(default_factory=list)
    traces: list[str] = field(default_factory=list)
    mistakes: list[str] = field(default_factory=list)


def walk(browser: Browser, address: str, paths: list[str], looks: list[Look]) -> list[Row]:
    """Visits each page for the first time, lets every look see it, and opens it once more without scripts."""
    context, plain = browser.new_context(viewport=PHONE), browser.new_context(viewport=PHONE, java_script_enabled=False)
    page, scriptless = context.new_page(), plain.new_page()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.send("Network.setCacheDisabled", {"cacheDisabled": True})
    visits, lost = _recorded(page, wire), []
    for path in paths:
        visits.append(Visit(path))
        _open(page, address, path)
        visits[-1].traces += _traces(context, page)
        lost += _lost(page, scriptless, address, path)
        for look in looks:
            reset(page, wire)
            look.at(page, wire, path)
        reset(page, wire)
    context.close()
    plain.close()
    rows = [*_weights(visits), *_rules(visits, address), none_of("lost without JavaScript", "each kind", lost, len(paths))]
    return rows + [row for look in looks for row in look.rows()]


def _recorded(page: Page, wire: CDPSession) -> list[Visit]:
    """A list whose last visit is told what the page does."""
    visits: list[Visit] = []

    def weighed(event: dict[str, float]) -> None:
        visits[-1].bytes += int(event["encodedDataLength"])

    def asked(request: Request) -> None:
        visits[-1].requests.append(request.url)

    wire.on("Network.loadingFinished", weighed)
    page.on("request", asked)
    page.on("console", lambda said: visits[-1].mistakes.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: visits[-1].mistakes.append(str(error)))
    return visits


def _open(page: Page, address: str, path: str) -> None:
    """Opens a page as its link would, fonts included."""
    page.goto(address + path.removesuffix("index.html"), wait_until="networkidle" if SCRIPTED in kind_of(path) else "load")
    page.evaluate("document.fonts.ready.then(() => true)")


def _traces(context: BrowserContext, page: Page) -> list[str]:
    """What the visit left in the browser."""
    return [str(one.get("name")) for one in context.cookies()] + [f"storage: {key}" for key in page.evaluate(STORED)]


def _lost(page: Page, scriptless: Page, address: str, path: str) -> list[str]:
    """What a reader without scripts does not get; of search, whose form needs them, no link may be lost."""
    _open(scriptless, address, path)
    (words, links), (words_without, links_without) = page.evaluate(CONTENT), scriptless.evaluate(CONTENT)
    gone = [f"{path}: {link}" for link in links if link not in links_without]
    if SCRIPTED in kind_of(path):
        told, form = scriptless.locator("noscript .notice, main .notice").count(), scriptless.locator("form").is_visible()
        return gone if told and not form else [*gone, f"{path}: a form that cannot work, or no word about it"]
    return gone if words == words_without else [*gone, f"{path}: the words differ"]


def _weights(visits: list[Visit]) -> list[Row]:
    """Bytes and requests of the heaviest first visit, search by itself."""
    rows = []
    for name, scripted in (("all but search", False), ("search", True)):
        some = [one for one in visits if (SCRIPTED in kind_of(one.path)) is scripted]
        if some:
            heavy, many = max(some, key=lambda one: one.bytes), max(some, key=lambda one: len(one.requests))
            rows.append(measured("first visit, on the wire", name, heavy.bytes / KB, BYTES, heavy.path))
            rows.append(measured("first visit, requests", name, len(many.requests), REQUESTS, many.path))
    return rows


def _rules(visits: list[Visit], address: str) -> list[Row]:
    """What no visit may do."""
    strangers = [f"{one.path}: {url}" for one in visits for url in one.requests if not url.startswith((address, "data:"))]
    plain = [one for one in visits if SCRIPTED not in kind_of(one.path)]
    running = [f"{one.path}: {url}" for one in plain for url in one.requests if url.endswith((".js", ".mjs"))]
    traces = [f"{one.path}: {name}" for one in visits for name in one.traces]
    mistakes = [f"{one.path}: {said}" for one in visits for said in one.mistakes]
    return [
        none_of("third-party requests", "first visits", strangers, len(visits)),
        none_of("cookies and storage", "first visits", traces, len(visits)),
        none_of("scripts outside search", "first visits", running, len(plain)),
        none_of("console errors, blocked by policy", "first visits", mistakes, len(visits)),
    ]


def slow_paint(browser: Browser, address: str, paths: list[str]) -> Row:
    """The largest paint over slow 3G (400 ms, 400 kbit/s), the worst of these pages."""
    worst, at = 0.0, ""
    for path in paths:
        context = browser.new_context(viewport=PHONE)
        page = context.new_page()
        wire = context.new_cdp_session(page)
        wire.send("Network.enable")
        wire.send("Network.emulateNetworkConditions", SLOW_3G)
        page.goto(address + path.removesuffix("index.html"), wait_until="load")
        seconds = page.evaluate(PAINT)
        context.close()
        if seconds is None or seconds > worst:
            worst, at = seconds or NO_PAINT, path
    return measured("LCP over slow 3G", at, worst, PAINT_SLOW_3G, at)
