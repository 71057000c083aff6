"""A build of what the last one built: nothing is done, and the editor hears again what was said."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import TEXT, Articles, run_pelican
from digest.standstill import Standstill

HOUR = 3600
Change = Callable[[Path, Path], object]


def aged(folder: Path) -> Path:
    """As if everything in a folder had been written some time ago."""
    for path in folder.rglob("*"):
        os.utime(path, (path.stat().st_mtime - HOUR,) * 2)
    return folder


def test_nothing_is_done_and_everything_is_said_again(articles: Articles, tmp_path: Path) -> None:
    content, out = aged(articles(**{"a.txt": TEXT, "b.txt": ""})), tmp_path / "output"
    first = run_pelican(content, out)
    before = out.stat().st_ino
    again = run_pelican(content, out)
    assert (first.code, again.code, out.stat().st_ino) == (0, 0, before)
    assert "0 files new, 0 changed, 0 gone" in again.said
    assert "the same articles and commitments" in again.said
    words = [line for line in first.said.splitlines() if "a.txt:" in line or "b.txt" in line]
    assert len(words) == 3
    assert [line for line in again.said.splitlines() if "a.txt:" in line or "b.txt" in line] == words
    assert sorted(path.name for path in tmp_path.iterdir() if "output" in path.name) == [".output.lock", "output"]


@pytest.fixture
def last(tmp_path: Path) -> tuple[Path, Path, Callable[[str], Standstill]]:
    """(articles, site, a build with some rules) after a build."""
    content, site = tmp_path / "content", tmp_path / "site"
    (site / "kk").mkdir(parents=True)
    (site / "kk" / "index.html").write_text("<p>", encoding="utf-8")
    content.mkdir()
    (content / "a.txt").write_text(TEXT, encoding="utf-8")
    aged(tmp_path)

    def build(rules: str) -> Standstill:
        return Standstill(tmp_path / "cache", site, content, rules)

    build("rules").save(1, 2, [["said"]])
    return content, site, build


def test_what_stands_is_told(last: tuple[Path, Path, Callable[[str], Standstill]]) -> None:
    assert last[2]("rules").told() == (1, 2, [["said"]])
    assert last[2]("other rules").told() is None


CHANGES: dict[str, Change] = {
    "an article more": lambda content, _: (content / "b.txt").write_text("", encoding="utf-8"),
    "an article less": lambda content, _: (content / "a.txt").unlink(),
    "a sidecar": lambda content, _: (content / "a.toml").write_text("", encoding="utf-8"),
    "other words of the same length at the same time": lambda content, _: rewritten(content / "a.txt"),
    "a file that is no text": lambda content, _: (content / "a.docx").write_bytes(b""),
    "a page gone": lambda _, site: (site / "kk" / "index.html").unlink(),
    "a page edited": lambda _, site: (site / "kk" / "index.html").write_text("<p>x", encoding="utf-8"),
    "a foreign file": lambda _, site: (site / "CNAME").write_text("x", encoding="utf-8"),
    "no site": lambda _, site: site.rename(site.with_name("elsewhere")),
}


def rewritten(path: Path) -> None:
    seen = path.stat()
    path.write_bytes(path.read_bytes()[::-1])
    os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns))


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_ends_it(change: Change, last: tuple[Path, Path, Callable[[str], Standstill]]) -> None:
    content, site, build = last
    change(content, site)
    assert build("rules").told() is None


def test_a_file_that_was_just_written_may_change_unseen(last: tuple[Path, Path, Callable[[str], Standstill]]) -> None:
    content, _, build = last
    (content / "a.txt").touch()
    build("rules").save(1, 2, [["said"]])
    assert build("rules").told() is None


def test_what_changes_while_the_build_goes_on_is_a_change(last: tuple[Path, Path, Callable[[str], Standstill]]) -> None:
    content, _, build = last
    under_way = build("rules")
    (content / "b.txt").write_text("late", encoding="utf-8")
    aged(content)
    under_way.save(1, 2, [["said"]])
    assert build("rules").told() is None
