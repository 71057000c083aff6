"""Draws docs/pictures/*.png, what the editors' guides show: the report of a build, and pages of our own articles.

    PYTHONPATH=tools .venv/bin/python tools/draw_pictures.py        (or: make pictures)

Needs Chromium (make browser). Run it when the report or the look of the site changes.
"""

import html
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page

from siteaudit.browser import chromium, executable
from siteaudit.serving import server, serving

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
LANGS = ("kk", "ru")
MOST = 60_000  # bytes of a picture: the guides are read on slow lines too
# The article the guides tell of: its text names a day and no year, which its editor found out.
TOLD = "karaganda-report-meeting"
PROMISED, PROMISE = "atyrau-precinct-plan", "c-8be1a881"
HEAD = 380  # px of an article's head
TERMINAL = """<!doctype html><meta charset="utf-8"><style>
body { margin: 0; background: #fff; color: #1f2328; font: 14px/1.5 monospace; }
pre { margin: 0; padding: 16px 20px; white-space: pre-wrap; overflow-wrap: anywhere; width: 780px; box-sizing: border-box; }
b { color: #0a5a8a; }
</style><pre><b>$ %s</b>
%s</pre>"""


def build(content: Path, folder: Path, lang: str) -> str:
    """Build a site into ``folder``; what the build says to an editor who reads ``lang``."""
    command = [sys.executable, "-m", "pelican", content.name, "-s", "pelican.conf.py", "-o", str(folder / "output")]
    settings = {"DIGEST_LANG": lang, "DIGEST_CACHE": str(folder / "cache"), "NO_COLOR": "1", "COLUMNS": "200"}
    done = subprocess.run(
        [*command, "--fatal", "warnings"], cwd=content.parent, env={**os.environ, **settings}, check=True,
        capture_output=True, text=True, timeout=600,
    )  # fmt: skip
    return done.stderr


def project(folder: Path) -> Path:
    """A copy of what a build needs, its article without the correction that the guides explain."""
    for name in ("content", "plugins", "theme", "pelican.conf.py"):
        place = ROOT / name
        (shutil.copytree if place.is_dir() else shutil.copy)(place, folder / name)
    side = folder / "content" / "articles" / f"{TOLD}.toml"
    side.write_text(side.read_text(encoding="utf-8").split("[published]")[0], encoding="utf-8")
    return folder


def draw(browser: Browser, report: str, site: str, lang: str) -> Iterator[Path]:
    """The pictures of one language; ``site`` is the address the site is served at."""
    page = browser.new_page(viewport={"width": 780, "height": 600}, color_scheme="light")
    page.set_content(TERMINAL % (f"make build DIGEST_LANG={lang}", html.escape(report.strip())))
    yield shot(page, "pre", f"report.{lang}.png")
    visit(page, f"{site}{lang}/articles/{TOLD}/")
    yield shot(page, "", f"article.{lang}.png")  # what a reader sees first, below the menu
    yield shot(page, "section[aria-labelledby=notes]", f"note.{lang}.png")
    visit(page, f"{site}{lang}/articles/{PROMISED}/")
    yield shot(page, f"#{PROMISE}", f"promise.{lang}.png")
    page.close()


def visit(page: Page, address: str) -> None:
    """Open a page twice: fonts that come late are not shown at the first visit."""
    for _ in range(2):
        page.goto(address, wait_until="networkidle")


def shot(page: Page, what: str, name: str) -> Path:
    """A picture of an element; of the head of an article and its first lines when none is named."""
    target = PICTURES / name
    one = page.locator(what or ".article").first
    if what:
        one.screenshot(path=target)
    else:
        page.evaluate("window.scrollTo(0, 0)")
        top = one.evaluate("(element) => element.getBoundingClientRect().top")
        page.screenshot(path=target, clip={"x": 0, "y": top - 10, "width": 780, "height": HEAD})
    return target


def main() -> int:
    """Draw all of them. 1 when there is no browser, or a picture is too large."""
    found = executable()
    if found is None:
        print("No Chromium on this machine; make browser installs Debian's")
        return 1
    PICTURES.mkdir(exist_ok=True)
    large = []
    with tempfile.TemporaryDirectory() as temporary, chromium(found) as browser:
        place = project(Path(temporary) / "digest")
        for lang in LANGS:
            report = build(place / "content", place, lang)
            shutil.copy(ROOT / "content" / "articles" / f"{TOLD}.toml", place / "content" / "articles")
            build(place / "content", place, lang)
            host = server()
            with serving(host, place / "output"):
                for picture in draw(browser, report, f"http://127.0.0.1:{host.server_port}/", lang):
                    size = picture.stat().st_size
                    print(f"{picture.relative_to(ROOT)}: {size} bytes")
                    large += [picture] if size > MOST else []
            shutil.rmtree(place)
            project(place)
    return 1 if large else 0


if __name__ == "__main__":
    sys.exit(main())
