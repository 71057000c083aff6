"""`make bench`: the same site built by us and by others, in turns.

    PYTHONPATH=plugins:benchmarks python -m speed --sizes 100 1000 --rounds 3 --peers hugo eleventy pelican --write

Every measurement is kept in a file as soon as it is made (--results), so that a long run that ends early is not lost, and
runs of several sizes become one table: --from FILE … measures nothing.
"""

import argparse
import json
import os
import platform
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict
from pathlib import Path

from . import measure, ours, peers, sums
from .sums import COLD, FLOOR, OURS, Machine, Output, Sample

CHANGED = "one article changed"
ROOMS = 2  # sites that a build may need besides the published one: the next, and the one before
KINDS = {"sample": Sample, "output": Output, "machine": Machine}
Keep = Callable[[Sample | Output | Machine], None]


def main(arguments: Sequence[str]) -> None:
    """Measure, print the tables, and put them into the README when asked."""
    asked = parse(arguments)
    if not asked.tables_from:
        kept = asked.results.resolve()
        kept.parent.mkdir(parents=True, exist_ok=True)
        with kept.open("w", encoding="utf-8") as file:
            rooms: AbstractContextManager[str] = tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True)
            with nullcontext(str(asked.work)) if asked.work else rooms as room:
                measured(asked, Path(room).resolve(), lambda one: print(_line(one), file=file, flush=True))
    samples, outputs, machines = read(asked.tables_from or [asked.results])
    for line in sums.unequal(outputs):
        print(f"NOT THE SAME SITE: {line}", file=sys.stderr)
    text = sums.tables(samples, outputs, max(machines, key=lambda one: one.load))  # the busiest run is the one to name
    print(text)
    if asked.write:
        readme = ours.ROOT / "README.md"
        readme.write_text(sums.within(readme.read_text(encoding="utf-8"), text), encoding="utf-8")


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m speed", description="Our build beside those of other generators, in turns."
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000], help="numbers of articles (100 1000)")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is measured (3)")
    parser.add_argument("--peers", nargs="*", default=["hugo", "eleventy", "pelican"], choices=peers.known())
    parser.add_argument("--changes", nargs="+", default=list(ours.SCENARIOS), choices=ours.SCENARIOS, help="all")
    parser.add_argument("--peers-most", type=int, default=10_000, help="larger archives are built by us alone (10000)")
    parser.add_argument("--work", type=Path, help="a folder with room: about 2 MB for each article (a temporary one)")
    parser.add_argument("--results", type=Path, default=Path(".bench/results.jsonl"), help="where each measurement is kept")
    parser.add_argument("--from", dest="tables_from", type=Path, nargs="+", help="only make the tables from such files")
    parser.add_argument("--write", action="store_true", help="put the tables into README.md")
    return parser.parse_args(arguments)


def measured(asked: argparse.Namespace, work: Path, keep: Keep) -> None:
    """All sizes, one after the other."""
    present = {}
    for name in asked.peers:
        peer = peers.known()[name]
        if reason := peer.missing:
            print(f"SKIPPED: {name}: {reason}", file=sys.stderr)
        else:
            present[name] = peer
    versions = {"Python": platform.python_version()} | {name.capitalize(): peer.said() for name, peer in present.items()}
    machine = Machine(os.cpu_count() or 1, os.getloadavg()[0], _room(work), versions)
    keep(machine)
    if machine.busy:
        print(f"This machine is busy (load {machine.load:.1f}): the figures are provisional.", file=sys.stderr)
    for size in asked.sizes:
        here = work / str(size)
        measure.remove(here)
        here.mkdir(parents=True)
        some = present if size <= asked.peers_most else {}
        for name in present.keys() - some:
            print(f"SKIPPED: {name} at {size:,} articles: more than --peers-most", file=sys.stderr)
        one_size(here, size, asked, list(some.values()), keep)
        measure.remove(here)


def one_size(work: Path, size: int, asked: argparse.Namespace, others: Sequence[peers.Peer], keep: Keep) -> None:
    """Our site is built once unmeasured, since the input of the others is made from it. Then all in turns."""
    _say(size, "the archive, our site, and from it the input of the others")
    site = ours.prepare(work, size)
    site.build()
    weight = measure.weight(site.out)
    keep(Output(size, OURS, weight.files, weight.size))
    if shutil.disk_usage(work).free < (ROOMS + 2 * len(others)) * weight.size:
        _say(size, f"{weight.size / 1e9:.1f} GB for each site: the disk may not hold them all")
    for peer in others:
        peer.prepare(site.out, work / peer.name)
    for turn in range(asked.rounds):
        chance = random.Random(turn)
        for what in asked.changes:
            ours.SCENARIOS[what](site, chance)
            _take(keep, size, OURS, what, turn, site.build)
        ours.restore(site)
        for peer in others:
            folder = work / peer.name
            measure.remove(folder / "out")
            _take(keep, size, peer.name, COLD, turn, lambda one=peer: one.build(work / one.name))  # type: ignore[misc]
            peer.change(folder, chance)
            _take(keep, size, peer.name, CHANGED, turn, lambda one=peer: one.build(work / one.name))  # type: ignore[misc]
            if turn == 0:
                weight = measure.weight(folder / "out")
                keep(Output(size, peer.name, weight.files, weight.size))
            measure.remove(folder / "out")
        _floor(site, turn, keep)


def _take(keep: Keep, size: int, who: str, what: str, turn: int, build: Callable[[], measure.Run]) -> None:
    """One measurement, after what others wrote has reached the disk."""
    os.sync()
    run = build()
    keep(Sample(size, who, what, turn, run.wall, run.cpu, run.peak))
    _say(size, f"round {turn + 1}: {who}, {what}: {run.wall:.2f} s, CPU {run.cpu:.2f} s, {run.peak:.0f} MiB")


def _floor(site: ours.Site, turn: int, keep: Keep) -> None:
    """The bytes of our site into fresh files."""
    out = site.home.parent / "floor"
    if shutil.disk_usage(site.home).free < 1.2 * measure.weight(site.out).size:
        print(f"SKIPPED: the floor at {site.count:,} articles: no room", file=sys.stderr)
        return
    os.sync()
    command = [sys.executable, "-m", "speed.floor", str(site.out), str(out)]
    done = subprocess.run(command, cwd=Path(__file__).parent.parent, capture_output=True, text=True, check=True)
    measure.remove(out)
    keep(Sample(site.count, FLOOR, COLD, turn, float(done.stdout)))
    _say(site.count, f"round {turn + 1}: floor: {float(done.stdout):.2f} s")


def read(files: Sequence[Path]) -> tuple[list[Sample], list[Output], list[Machine]]:
    """What runs have kept."""
    found: dict[str, list[Sample | Output | Machine]] = {kind: [] for kind in KINDS}
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            values = json.loads(line)
            kind = values.pop("kind")
            found[kind].append(KINDS[kind](**values))
    return found["sample"], found["output"], found["machine"]  # type: ignore[return-value]


def _line(one: Sample | Output | Machine) -> str:
    return json.dumps({"kind": type(one).__name__.lower(), **asdict(one)})


def _room(folder: Path) -> str:
    """The kind of file system a folder is on."""
    asked = subprocess.run(["stat", "-f", "-c", "%T", folder.parent], capture_output=True, text=True, check=False)
    return asked.stdout.strip() or "?"


def _say(size: int, words: str) -> None:
    print(f"{size:>7,} articles · {words}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
