"""axe: every rule it has, light and dark, phone and desktop, with every <details> open; and the pictures of it."""

from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Page

from siteaudit.browser import OPEN_ALL, SCHEMES, SCREENS, Scheme, shot
from siteaudit.outcome import Row, none_of

RUN = """() => axe.run(document, {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"],
}).then((found) => found.violations.map((one) => ({ id: one.id, nodes: one.nodes.map((node) => node.target.join(" ")) })))"""


class Axe:
    """One row for each screen and scheme; pictures of each page in each of them."""

    def __init__(self, library: Path, shots: Path) -> None:
        self.source = library.read_text(encoding="utf-8")
        self.shots = shots
        self.looked = 0
        self.found: dict[tuple[str, Scheme], list[str]] = {(size, scheme): [] for size in SCREENS for scheme in SCHEMES}

    def at(self, page: Page, wire: CDPSession, path: str) -> None:  # noqa: ARG002
        """Pictures with everything folded, then axe with everything open."""
        self.looked += 1
        for size, scheme in self.found:
            page.set_viewport_size(SCREENS[size])
            page.emulate_media(color_scheme=scheme)
            shot(page, self.shots, path, f"{size}-{scheme}")
        self._special(page, path)
        page.evaluate(OPEN_ALL)
        page.evaluate(self.source)
        for (size, scheme), found in self.found.items():
            page.set_viewport_size(SCREENS[size])
            page.emulate_media(color_scheme=scheme)
            found += [f"{path}: {one}" for one in self._violations(page)]

    def rows(self) -> list[Row]:
        """The violations of each screen and scheme."""
        return [none_of("axe violations", f"{one[0]} px, {one[1]}", found, self.looked) for one, found in self.found.items()]

    @staticmethod
    def _violations(page: Page) -> list[str]:
        """Rule and elements of each violation."""
        found: list[dict[str, Any]] = page.evaluate(RUN)
        return [f"{one['id']}: {', '.join(one['nodes'][:4])}" for one in found]

    def _special(self, page: Page, path: str) -> None:
        """Pictures for readers with forced colours and with reduced motion."""
        page.set_viewport_size(SCREENS["360"])
        page.emulate_media(color_scheme="dark", forced_colors="active")
        shot(page, self.shots, path, "360-forced-colors")
        page.emulate_media(color_scheme="light", forced_colors="none", reduced_motion="reduce")
        shot(page, self.shots, path, "360-reduced-motion")
        page.emulate_media(reduced_motion="no-preference")
