"""Print: a month on one sheet, no navigation, nothing folded away."""

import re
from pathlib import Path

from playwright.sync_api import CDPSession, Page, ViewportSize

from siteaudit.browser import shot
from siteaudit.kinds import kind_of
from siteaudit.outcome import Row, none_of

DIGESTS = ("timeline/*/*", "timeline/*/*/*")
A4: ViewportSize = {"width": 718, "height": 1000}  # without its margins
CLOSE_ALL = "document.querySelectorAll('details').forEach((one) => { one.open = false; })"
SHEET = re.compile(rb"/Type\s*/Page\b")
# What only a screen has a use for.
USELESS = """() => [...document.querySelectorAll("nav, .skip, form, .search__button")]
  .filter((one) => one.checkVisibility())
  .map((one) => `${one.tagName.toLowerCase()} ${one.className || one.getAttribute("aria-label")} is printed`)"""
# What lies in a closed <details> is not seen although nothing hides it by name.
FOLDED = """() => [...document.querySelectorAll("details")].filter((one) => one.checkVisibility()).filter((one) =>
  [...one.children].some((part) =>
    !part.matches("summary") && !part.checkVisibility() && getComputedStyle(part).display !== "none")
).map((one) => `details ${one.className} stays folded`)"""


class Paper:
    """Prints each page; the digests of a month must fit one A4."""

    def __init__(self, shots: Path) -> None:
        self.shots = shots
        self.looked = 0
        self.digests = 0
        self.useless: list[str] = []
        self.folded: list[str] = []
        self.sheets: list[str] = []

    def at(self, page: Page, wire: CDPSession, path: str) -> None:  # noqa: ARG002
        """Looks at the page as a printer gets it, with everything folded as a reader finds it."""
        self.looked += 1
        page.evaluate(CLOSE_ALL)
        page.emulate_media(media="print")
        self.useless += [f"{path}: {one}" for one in page.evaluate(USELESS)]
        self.folded += [f"{path}: {one}" for one in page.evaluate(FOLDED)]
        if kind_of(path) in DIGESTS:
            self.digests += 1
            count = len(SHEET.findall(page.pdf(format="A4")))
            self.sheets += [f"{path}: {count} sheets"] if count != 1 else []
            page.set_viewport_size(A4)
            shot(page, self.shots, path, "print")

    def rows(self) -> list[Row]:
        """One row for each rule of paper."""
        return [
            none_of("navigation in print", "each kind", self.useless, self.looked),
            none_of("folded in print", "each kind", self.folded, self.looked),
            none_of("digests of more than one A4", "months, months of a region", self.sheets, self.digests),
        ]
