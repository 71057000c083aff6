"""A built site on disk: its pages as elements, ids, links and words."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path


class Leaf(HTMLParser):
    """One page: how many elements it has, its ids, and every address it names."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements = 0
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Counts, and keeps what leads somewhere."""
        self.elements += 1
        given = {key: value or "" for key, value in attrs}
        if "id" in given:
            self.ids.add(given["id"])
        named = [given[key] for key in ("href", "src", "action", "data-index") if key in given and tag != "base"]
        named += [one.split()[0] for one in given.get("srcset", "").split(",") if one.strip()]
        self.links += named


@dataclass
class Site:
    """The folder, the address it is built for, and its pages by path."""

    out: Path
    address: str
    pages: dict[str, bytes] = field(default_factory=dict)
    leaves: dict[str, Leaf] = field(default_factory=dict)

    @property
    def sizes(self) -> dict[str, int]:
        """Bytes of each page."""
        return {path: len(text) for path, text in self.pages.items()}


def load(out: Path, address: str) -> Site:
    """Reads every page of a built site."""
    site = Site(out, address)
    for path in sorted(out.rglob("*.html")):
        name = path.relative_to(out).as_posix()
        site.pages[name] = path.read_bytes()
        site.leaves[name] = Leaf(site.pages[name].decode())
    return site
