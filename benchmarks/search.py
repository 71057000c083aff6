"""What search costs at several sizes of the archive: building, one article more, bytes and time of a query in Chromium.

    PYTHONPATH=plugins python benchmarks/search.py SITE [COUNT …]

SITE is a built site, whose search page and scripts are used; every result leads to a copy of the largest of its articles.
Bytes are compressed as web servers do (gzip, level 6). Queries are those of tests/cases/search.txt.
"""

import gzip
import json
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from playwright.sync_api import Page, sync_playwright

import corpus
from digest import article, search, source, vocabulary
from digest.archive import Archive
from digest.record import Record
from digest.vocabulary import Vocabulary

ROOT = Path(__file__).resolve().parent.parent
TODAY = date(2026, 11, 22)
QUERIES = 40
SIZES = (5, 1000, 10000)
WAITED = """async ([code, index, query]) => {
  const { open } = await import(code + "index.js");
  const { find } = await import(code + "find.js");
  const opened = await open(new URL(index));
  await find(opened, query, { kind: "", tags: [] });
  const start = performance.now();
  await find(opened, query, { kind: "", tags: [] });
  return performance.now() - start;
}"""


def main(site: Path, sizes: list[int]) -> None:
    """Print a row for each size."""
    print("articles  files  index KB  build s  one more s  first KB  query KB (median, most)  computing ms (median, most)")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            print(row(site, size, Path(folder)), flush=True)


def row(site: Path, size: int, folder: Path) -> str:
    """One size: build the index twice, the second time with an article more, then ask."""
    words = _words()
    corpus.write(folder / "content", size + 1)
    records = _records(folder / "content")
    files, cold = _timed(lambda: search.build(Archive(records[:-1], words), words, lambda _: {}))
    _, before = _timed(lambda: Archive(records, words))
    _, more = _timed(lambda: search.build(Archive(records, words), words, partial(_within, files)))
    out = folder / "site"
    shutil.copytree(site / "theme", out / "theme")
    shutil.copytree(site / "ru" / "search", out / "ru" / "search")
    for path, text in files.items():
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).write_text(text, encoding="utf-8")
    page = max((site / "ru" / "articles").glob("*/index.html"), key=lambda one: one.stat().st_size)
    for path in {key for name, text in files.items() if "/items-" in name for key in json.loads(text)}:
        target = out / "ru" / path.split("#")[0]
        target.mkdir(parents=True, exist_ok=True)
        if not (target / "index.html").exists():
            (target / "index.html").hardlink_to(page)
    first, bytes_, times = _asked(out)
    index = sum(map(_packed, files.values())) / 1000
    return (
        f"{size:8}  {len(files):5}  {index:8.0f}  {cold - before:7.2f}  {more - before:10.2f}  {first / 1000:8.1f}"
        f"  {statistics.median(bytes_) / 1000:8.1f} {max(bytes_) / 1000:8.1f}"
        f"  {statistics.median(times):14.1f} {max(times):8.1f}"
    )


@cache
def _words() -> Vocabulary:
    return vocabulary.load(ROOT / "content" / "vocabulary")


def _records(content: Path) -> list[Record]:
    with ProcessPoolExecutor() as pool:
        return list(pool.map(partial(_record, content), source.find(content).articles, chunksize=50))


def _record(content: Path, files: source.Files) -> Record:
    return article.record(content, files, _words(), TODAY)


def _timed(work: Callable[[], Any]) -> tuple[Any, float]:
    start = time.perf_counter()
    return work(), time.perf_counter() - start


def _within(files: dict[str, str], folder: str) -> dict[str, str]:
    return {path.removeprefix(folder): text for path, text in files.items() if path.startswith(folder)}


def _packed(text: str | bytes) -> int:
    return len(gzip.compress(text if isinstance(text, bytes) else text.encode(), 6))


def _asked(out: Path) -> tuple[int, list[int], list[float]]:
    """(bytes of the scripts and of what comes before the first result, bytes of each query with its first ten results,
    milliseconds of computing for each once its files are there).
    """
    handler = partial(SimpleHTTPRequestHandler, directory=str(out))
    handler.func.log_message = lambda *_: None  # type: ignore[attr-defined]
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}/"
    lines = (ROOT / "tests" / "cases" / "search.txt").read_text(encoding="utf-8").splitlines()
    queries = [
        line.split(" | ")[1].split(" => ")[0] for line in lines if " | " in line and " => " in line and line[0] != "#"
    ]
    step = len(queries) // QUERIES
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        loaded = [_loaded(browser.new_page(), out, base, query) for query in queries[::step]]
        page = browser.new_page()
        page.goto(f"{base}ru/search/")
        code = next(path.name for path in (out / "theme").glob("js.*"))
        times = [page.evaluate(WAITED, [f"{base}theme/{code}/", f"{base}search/index.json", one]) for one in queries[::step]]
        browser.close()
    server.shutdown()
    first = sum(_packed(path.read_bytes()) for path in (out / "theme" / code).iterdir())
    return first + _packed((out / "search" / "index.json").read_bytes()), loaded, times


def _loaded(page: Page, out: Path, base: str, query: str) -> int:
    """Bytes of everything the search page asks for after a query: index and pages, not the page itself and its style."""
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url.removeprefix(base).split("#")[0].split("?")[0]))
    page.goto(f"{base}ru/search/?q={query}", wait_until="networkidle")
    page.close()
    paths = [one for one in asked if one.endswith((".json", ".js")) or "/articles/" in one or "/people/" in one]
    return sum(_packed((out / (one + "index.html" if one.endswith("/") else one)).read_bytes()) for one in paths)


if __name__ == "__main__":
    main(Path(sys.argv[1]), [int(one) for one in sys.argv[2:]] or list(SIZES))
