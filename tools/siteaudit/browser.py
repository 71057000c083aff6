"""Debian's Chromium, and the ways readers look at a page."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, Protocol

from playwright.sync_api import Browser, CDPSession, Page, ViewportSize, sync_playwright

from siteaudit.outcome import Row

PHONE: ViewportSize = {"width": 360, "height": 740}
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
SCREENS = {"360": PHONE, "1280": DESKTOP}
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
OPEN_ALL = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"
READ = 16  # px, what browsers set text to


class Look(Protocol):
    """Something that looks at one page after another and tells at the end what it saw."""

    def at(self, page: Page, wire: CDPSession, path: str) -> None:
        """Looks at an opened page; leaves it as `reset` can put it back."""

    def rows(self) -> list[Row]:
        """What was seen."""


def executable() -> str | None:
    """Where the browser is, if it is here."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next((found for name in names if (found := shutil.which(name))), None)


@contextmanager
def chromium(path: str) -> Iterator[Browser]:
    """The browser, closed at the end."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


def reset(page: Page, wire: CDPSession) -> None:
    """A phone, light, with text of the usual size and no more style sheets than the site's."""
    page.emulate_media(media="screen", color_scheme="light", forced_colors="none", reduced_motion="no-preference")
    page.set_viewport_size(PHONE)
    text_size(wire, READ)
    page.evaluate("document.adoptedStyleSheets = []")


def text_size(wire: CDPSession, size: int) -> None:
    """The reader's own text size: media queries in rem follow it, as they do in a browser's settings."""
    wire.send("Page.setFontSizes", {"fontSizes": {"standard": size, "fixed": size * 13 // 16}})


def shot(page: Page, folder: Path, path: str, name: str) -> None:
    """A picture of the whole page: ``shots/ru-articles-x-360-dark.png``."""
    folder.mkdir(parents=True, exist_ok=True)
    stem = path.removesuffix("index.html").strip("/").replace("/", "-").replace(".html", "") or "root"
    page.screenshot(path=folder / f"{stem}-{name}.png", full_page=True)
