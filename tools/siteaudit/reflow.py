"""Narrow screens, large text, wide spacing: nothing scrolls sideways, nothing is cut off, nothing is too small to touch."""

from playwright.sync_api import CDPSession, Page

from siteaudit.browser import OPEN_ALL, READ, text_size
from siteaudit.outcome import Row, State, none_of

TARGET = 44  # of the menu and the switch, in px
# The page is wider than the screen: name what sticks out, frames that scroll by themselves aside.
SIDEWAYS = """() => {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  const framed = (one) => one.closest(".scroll, pre") !== null;
  const out = [...document.body.querySelectorAll("*")]
    .filter((one) => one.getBoundingClientRect().right > root.clientWidth + 1 && !framed(one))
    .map((one) => `${one.tagName.toLowerCase()}.${one.className} ${Math.round(one.getBoundingClientRect().right)} px`);
  return out.length ? out.slice(-2) : [`the page is ${root.scrollWidth} px wide`];
}"""
# Words cut off by their own box. What is hidden on purpose is one pixel wide.
CUT = """() => [...document.body.querySelectorAll("*")].filter((one) => {
  const style = getComputedStyle(one);
  if (style.overflowY === "visible" && style.overflowX === "visible" || one.clientWidth < 2) return false;
  if (style.overflowX === "auto" || style.overflowX === "scroll" || one.matches("select, input, svg, option")) return false;
  if (style.textOverflow === "ellipsis") return false;
  return one.scrollHeight > one.clientHeight + 2 || one.scrollWidth > one.clientWidth + 2;
}).map((one) => `${one.tagName.toLowerCase()}.${one.className} is cut`)"""
SMALL = """(least) => [...document.querySelectorAll(".menu a, .switch a, .steps a, .pager a")].filter((one) => {
  const box = one.getBoundingClientRect();
  return box.width > 0 && (box.height < least - 0.5);
}).map((one) => `${one.className} ${one.textContent.trim()}: ${Math.round(one.getBoundingClientRect().height)} px`)"""
# A constructed sheet: the page's policy allows no other.
SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-block-end: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""


NAMES = ("320 px", "200 % text, 640 px", "200 % text, 360 px", "text spacing, 320 px")
WIDTHS, TEXTS = (320, 640, 360, 320), (READ, 2 * READ, 2 * READ, READ)


class Reflow:
    """Each page at 320 px, with text of 200 % at 640 and at 360 px, and with the spacing of WCAG 1.4.12."""

    def __init__(self) -> None:
        self.looked = 0
        self.sideways: dict[str, list[str]] = {name: [] for name in NAMES}
        self.cut: list[str] = []
        self.small: list[str] = []

    def at(self, page: Page, wire: CDPSession, path: str) -> None:
        """Four ways of looking; the lists fill with what breaks."""
        self.looked += 1
        page.evaluate(OPEN_ALL)
        for name, width, text in zip(NAMES, WIDTHS, TEXTS, strict=True):
            page.set_viewport_size({"width": width, "height": 740})
            text_size(wire, text)
            if name == NAMES[-1]:
                page.evaluate(SPACING)
            self.sideways[name] += [f"{path}: {one}" for one in page.evaluate(SIDEWAYS)]
            self.cut += [f"{path}, {name}: {one}" for one in page.evaluate(CUT)]
            if name == NAMES[0]:
                self.small += [f"{path}: {one}" for one in page.evaluate(SMALL, TARGET)]

    def rows(self) -> list[Row]:
        """A row for each way of looking, one for words cut off, one for small targets."""
        rows = [none_of("sideways scroll", name, self.sideways[name], self.looked) for name in NAMES]
        rows.append(none_of("words cut off", "in all four", self.cut, self.looked))
        state = State.OVER if self.small else State.OK
        rows.append(
            Row(f"targets under {TARGET} px", "menu, switch, steps, pager", str(len(self.small)), "0", state, self.small)
        )
        return rows
