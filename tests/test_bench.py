"""What `make bench` computes, and what it gives to others to build."""

import random
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from conftest import ROOT, Built
from speed import measure, ours, pages, peers, prepare, sums
from speed.__main__ import main, read
from speed.floor import floor
from speed.sums import COLD, FLOOR, OURS, Machine, Output, Sample
from test_supply import locked

QUIET = Machine(2, 0.1, "tmpfs", {"Python": "3.11.7"})


def rounds(who: str, *walls: float, size: int = 1000, what: str = COLD) -> list[Sample]:
    return [Sample(size, who, what, turn, wall, peak=100 + turn) for turn, wall in enumerate(walls)]


def test_a_ratio_is_made_within_each_round_so_a_slow_round_does_not_spoil_it() -> None:
    samples = [*rounds("hugo", 1, 10, 2), *rounds(OURS, 0.5, 5, 1)]
    assert sums.median(samples, 1000, OURS, COLD) == 1
    assert sums.ratio(samples, 1000, OURS, COLD) == 0.5
    assert sums.ratio(samples[1:], 1000, OURS, COLD) == 0.5  # a round that the yardstick missed is left out
    shifted = [*rounds("hugo", 1, 10, 2), *rounds(OURS, 2, 1, 4)]
    assert sums.ratio(shifted, 1000, OURS, COLD) == 2  # the median of 2, 0.1 and 2, not 2 over 2


def test_a_ratio_is_to_the_cold_build_and_unknown_without_one() -> None:
    samples = [*rounds("hugo", 4), *rounds("hugo", 1, what="one article changed"), *rounds(OURS, 1, what="no change")]
    assert sums.ratio(samples, 1000, OURS, "no change") == 0.25
    assert sums.ratio(rounds(OURS, 1), 1000, OURS, COLD) is None
    assert sums.median(samples, 100, OURS, COLD) is None


@pytest.mark.parametrize(("power", "factor"), [(1, 0.003), (2, 0.01), (1.05, 7)])
def test_growth_is_the_power_of_the_size(power: float, factor: float) -> None:
    assert sums.exponent({size: factor * size**power for size in (100, 1000, 10_000)}) == pytest.approx(power)


def test_growth_needs_two_sizes_and_leaves_out_small_ones() -> None:
    assert sums.exponent({100: 1.0}) is None
    small, large = rounds(OURS, 5, size=100), [*rounds(OURS, 10, size=1000), *rounds(OURS, 100, size=10_000)]
    assert sums.growth([*small, *large], OURS, COLD) == pytest.approx(1)
    assert sums.growth([*small, *rounds(OURS, 50, size=1000)], OURS, COLD) == pytest.approx(1)  # no two large ones


def test_a_site_that_is_not_the_same_is_told() -> None:
    mine = Output(100, OURS, 1000, 10_000_000)
    assert sums.unequal([mine, replace(mine, who="hugo", files=1100), replace(mine, who=FLOOR, files=1)]) == []
    assert sums.unequal([mine, replace(mine, who="hugo", bytes=8_000_000)]) == ["hugo at 100: 8000000 bytes, ours 10000000"]
    assert sums.unequal([mine, replace(mine, who="pelican", files=1200), replace(mine, size=7, who="hugo")]) == [
        "pelican at 100: 1200 files, ours 1000"
    ]


def test_the_tables_say_what_is_known_and_a_dash_for_the_rest() -> None:
    samples = [*rounds("hugo", 2), *rounds(OURS, 1), *rounds(OURS, 0.1, what="no change"), *rounds(FLOOR, 0.25)]
    samples += rounds(OURS, 12.34, size=10_000)
    text = sums.tables(samples, [Output(1000, OURS, 12_345, 67_800_000)], QUIET)
    assert "| **this digest**, from raw text: cold | 1.00 | 0.50 | 12 | – | 1.09 |" in text
    assert "| **this digest**, from raw text: no change | 0.10 | 0.05 | – | – | – |" in text
    assert "| the floor: the same bytes written by two processes | 0.25 | 0.12 | – | – | – |" in text
    assert "| **this digest**, from raw text | 12,345 | 68 | 100 | – | – | 100 |" in text
    assert "| Hugo | – | – | 100 | – | – | – |" in text
    assert "Eleventy" not in text
    rows = [line.count("|") for line in text.splitlines() if line.startswith("|")]
    assert len(set(rows)) == 2  # every row as wide as the head of its table


def test_a_busy_machine_is_named_in_the_table() -> None:
    assert "provisional" not in sums.tables(rounds(OURS, 1), [], QUIET)
    assert "load 3.0): provisional" in sums.tables(rounds(OURS, 1), [], replace(QUIET, load=3.0))


def test_the_readme_gets_the_tables_between_its_marks() -> None:
    text = f"before\n{sums.START}\nold\n{sums.STOP}\nafter\n"
    assert sums.within(text, r"new \1") == f"before\n{sums.START}\nnew \\1\n{sums.STOP}\nafter\n"
    with pytest.raises(ValueError, match="README"):
        sums.within("no marks", "new")
    sums.within((ROOT / "README.md").read_text(encoding="utf-8"), "new")


def test_tables_are_made_again_from_what_was_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = tmp_path / "kept.jsonl"
    kept.write_text(
        '{"kind": "machine", "cores": 2, "load": 0.0, "room": "tmpfs", "versions": {"Hugo": "0.168.0"}}\n'
        '{"kind": "output", "size": 100, "who": "hugo", "files": 10, "bytes": 5}\n'
        '{"kind": "output", "size": 100, "who": "digest", "files": 100, "bytes": 5}\n'
        '{"kind": "sample", "size": 100, "who": "digest", "what": "cold", "round": 0, "wall": 1.5, "cpu": 2.0, "peak": 90.0}\n'
    )
    assert read([kept])[0] == [Sample(100, OURS, COLD, 0, 1.5, 2.0, 90.0)]
    main(["--from", str(kept)])
    said = capsys.readouterr()
    assert "from raw text: cold | 1.50 | – | – |" in said.out
    assert "NOT THE SAME SITE: hugo at 100: 10 files" in said.err


def test_a_command_is_measured_with_its_children(tmp_path: Path) -> None:
    large = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'len(bytearray(900_000_000))'], check=True)"
    found = measure.run([sys.executable, "-c", large], tmp_path, tmp_path / "log")
    assert (
        found.peak > 850
    )  # MiB; a child begins with what these tests themselves have taken, so a smaller one proves nothing
    assert found.cpu > 0
    assert found.wall > 0


def test_a_command_that_fails_says_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(measure.FailedError, match=r"ended with 3:\nno such thing"):
        measure.run([sys.executable, "-c", "print('no such thing'); exit(3)"], tmp_path, tmp_path / "log")


def test_what_the_shell_has_set_does_not_reach_a_measured_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STRICT", "1")
    monkeypatch.setenv("DIGEST_CACHE", "/elsewhere")
    shown = "import os; print(os.environ.get('STRICT'), os.environ.get('DIGEST_CACHE'))"
    measure.run([sys.executable, "-c", shown], tmp_path, tmp_path / "log", {"DIGEST_CACHE": "here"})
    assert (tmp_path / "log").read_text() == "None here\n"


def test_bookkeeping_is_not_weighed(tmp_path: Path) -> None:
    for name in ("a/b.html", ".manifest", ".hidden/c.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("12345")
    assert measure.weight(tmp_path) == measure.Weight(1, 5)


def test_the_floor_writes_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("speed.floor.BATCH", 40)
    site, out = tmp_path / "site", tmp_path / "out"
    for number in range(9):
        (site / str(number % 3)).mkdir(parents=True, exist_ok=True)
        (site / str(number % 3) / f"{number}.html").write_bytes(b"x" * number * 10)
    assert floor(site, out) > 0
    assert {path.relative_to(out): path.read_bytes() for path in out.rglob("*.html")} == {
        path.relative_to(site): path.read_bytes() for path in site.rglob("*.html")
    }


def test_peers_that_are_not_installed_say_so(tmp_path: Path) -> None:
    assert {name for name, peer in peers.known(tmp_path).items() if peer.missing} == {"hugo", "eleventy", "pelican"}


def test_every_package_of_the_peers_is_pinned_by_its_hash() -> None:
    packages = locked("benchmarks/requirements.lock")
    assert {"hugo", "pelican", "markdown"} <= packages.keys()
    assert [package for package, hashes in packages.items() if not hashes] == []


# What the others are given.


@pytest.mark.parametrize("peer", ["hugo", "eleventy", "pelican"])
def test_a_peer_gets_every_page_of_ours_that_it_does_not_make_itself(peer: str, gold_site: Built, tmp_path: Path) -> None:
    folder = tmp_path / peer
    prepare.prepare(gold_site.out, peer, folder)
    given = [path for path in folder.rglob("*/articles/*.md") if path.name != "_index.md"]
    ready = list(folder.rglob("*/ready/*.html"))
    ours_ = {path.relative_to(gold_site.out).as_posix() for path in (gold_site.out / "kk").rglob("index.html")}
    lists = {name for name in ours_ if pages.NATIVE.fullmatch(name.removeprefix("kk/").removesuffix("index.html"))}
    assert len(given) > 700
    assert len(given) + len(ready) == 2 * (len(ours_) - len(lists))
    assert 0 < len(lists) < len(ours_) / 5
    frames = [path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.name.startswith(("before", "after"))]
    assert len(frames) >= 4
    assert not any("@TITLE@" in text or "@PATH@" in text or 'href="../' in text for text in frames)


def test_an_article_is_given_whole(site: Built) -> None:
    found = {one.id: one for one in pages.read(site.out, "ru") if isinstance(one, pages.Article)}
    one = found["atyrau-modular-posts"]
    html = site.page("ru/articles/atyrau-modular-posts")
    assert one.own
    assert one.date in html
    assert "modular-posts" in one.topics
    assert one.regions == ("atyrau",)
    assert one.text.count("\n\n") + 1 == html.count('<p class="prose__p"')
    lost = len(html) - sum(map(len, (one.text, one.above, one.below, one.meta, one.linked)))
    assert lost < 9000, "more than the frame is missing"


@pytest.mark.parametrize(
    ("written", "month", "day"),
    [
        ("2024-05-17", "2024-05", "2024-05-17"),
        ("2024-05", "2024-05", "2024-05-01"),
        ("2024", "", "2024-01-01"),
        ("", "", ""),
    ],
)
def test_a_date_is_filled_up_for_those_who_need_a_whole_one(written: str, month: str, day: str) -> None:
    one = pages.Article("a", "ru", "", "", written, "", (), (), "", "", "", "", own=True)
    assert (one.month, one.day) == (month, day)


def test_a_page_that_looks_otherwise_is_an_error() -> None:
    with pytest.raises(pages.UnreadError, match="no </header>"):
        pages.article("a", "ru", '<title>a</title><main><ul class="meta"></ul></main>')
    with pytest.raises(pages.UnreadError, match="meta"):
        pages.article("a", "ru", "<title>a</title><main></header>\n</main>")


# What is done to our own site.


def test_changes_are_made_to_a_copy_and_taken_back(tmp_path: Path) -> None:
    site = ours.prepare(tmp_path, 12)
    before = _state(site)
    for what, change in ours.SCENARIOS.items():
        known = _state(site)
        change(site, random.Random(3))
        differs = {name for name, _ in known.items() ^ _state(site).items()}
        assert len(differs) == (what not in (COLD, "no change")), what
    ours.restore(site)
    assert _state(site) == before
    assert len(list(site.content.glob("*.txt"))) == 12


def _state(site: ours.Site) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for folder in (site.home, site.content)
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_cold_means_that_nothing_of_a_build_is_left(tmp_path: Path) -> None:
    site = ours.Site(tmp_path / "home", tmp_path / "content", 1)
    for name in ("cache", "out", ".out.old", ".out.new"):
        (tmp_path / name).mkdir()
    ours.cold(site, random.Random(1))
    assert list(tmp_path.iterdir()) == []
