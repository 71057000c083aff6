"""What the files weigh, compressed as a server sends them."""

import gzip
from pathlib import Path
from statistics import median

from siteaudit.folder import Site
from siteaudit.kinds import by_kind
from siteaudit.outcome import Budget, Row, State, measured

KB = 1024
# Section A of the readers' reference: what is wished for, what is never passed.
HTML_MEDIAN = Budget(10, 14, " KB")
HTML_MOST = Budget(24, 30, " KB")
CSS = Budget(8, 14, " KB")
SCRIPTS = Budget(6, 15, " KB")
FONTS = Budget(40, 60, " KB")
NODES = Budget(800, 1500)
INDEX = Budget(120, 200, " KB")


def packed(content: bytes) -> int:
    """Bytes after gzip."""
    return len(gzip.compress(content, 9, mtime=0))


def check(site: Site) -> list[Row]:
    """HTML and nodes by kind of page and language, then the files that all pages share."""
    sizes = {path: packed(text) for path, text in site.pages.items()}
    rows = [measured("HTML, gz, median", "all pages", median(sizes.values()) / KB, HTML_MEDIAN)]
    for (kind, lang), paths in by_kind(list(site.pages)).items():
        rows.append(_kind_row(site, f"{kind} {lang}".strip(), paths, sizes))
    theme = site.out / "theme"
    for name, pattern, budget in (
        ("CSS, gz", "*.css", CSS),
        ("JS, gz, all, deferred", "*.js", SCRIPTS),
        ("fonts", "*.woff2", FONTS),
    ):
        rows.append(measured(name, "all files", _weight(theme, pattern) / KB, budget))
    rows.append(measured("search index, gz, on use", "heaviest reading", _index(site.out / "search") / KB, INDEX))
    return rows


def _kind_row(site: Site, name: str, paths: list[str], sizes: dict[str, int]) -> Row:
    """The heaviest page of a kind and its nodes, as one row."""
    heavy = max(paths, key=lambda path: sizes[path])
    many = max(paths, key=lambda path: site.leaves[path].elements)
    nodes = site.leaves[many].elements
    size = measured("", "", sizes[heavy] / KB, HTML_MOST, heavy)
    count = measured("", "", nodes, NODES, many)
    middle = median(sizes[path] for path in paths) / KB
    state = max((size.state, count.state), key=[State.OK, State.OVER, State.FAIL].index)
    value = f"{middle:.1f} / {sizes[heavy] / KB:.1f} KB, {nodes} nodes"
    wanted = f"{HTML_MOST.wish:g} KB, {NODES.wish:g} nodes"
    return Row(f"HTML gz median / most, DOM ({len(paths)})", name, value, wanted, state, size.found + count.found)


def _weight(folder: Path, pattern: str) -> int:
    """Bytes of all files; fonts are compressed already."""
    contents = [path.read_bytes() for path in folder.rglob(pattern)]
    return sum(len(one) if pattern.endswith("woff2") else packed(one) for one in contents)


def _index(folder: Path) -> int:
    """All of the search index: more than any one query reads."""
    return sum(packed(path.read_bytes()) for path in folder.rglob("*") if path.is_file())
