"""The kill test: a build is killed again and again while a client reads the published pages in a loop.

    make torture POINTS=50 SEED=…

Two sites that differ in nearly every file are built in turn into one OUTPUT. Each build is killed (SIGKILL) at one point:
after a random time, before a random operation on files, or right before or after the exchange. Then the site must be
whole, and the next build must give the bytes of a clean one. What the client counts:

- torn: a file whose bytes are of neither site;
- missing: a file that both sites have was not there;
- mixed: through one handle of the folder OUTPUT, files of both sites.
"""

import argparse
import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
EPOCH = "1795305600"
EXCHANGE = ("right before the exchange", "right after the exchange")
CHANGING = frozenset(f"os.{name}" for name in ("mkdir", "link", "rename", "remove", "rmdir", "truncate", "chmod", "chown"))
Site = dict[str, str]  # names of files -> their digests


@dataclass(frozen=True)
class Point:
    """Where a build dies: after ``seconds``, else before the operation ``step`` on files, else at ``exchange``."""

    seconds: float = 0.0
    step: int = 0
    exchange: str = ""

    def __str__(self) -> str:
        return self.exchange or (f"before step {self.step}" if self.step else f"after {self.seconds:.2f} s")


@dataclass
class Client:
    """Somebody who reads the pages in a loop, by their paths and through a handle of the folder."""

    output: Path
    sites: tuple[Site, Site]
    seed: int
    counts: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        one, other = self.sites
        self.common = sorted(one.keys() & other.keys())

    def look(self, choice: random.Random) -> None:
        """Open the folder, read some files through it, and the same ones by their paths."""
        names = choice.sample(self.common, 8)
        try:
            folder = os.open(self.output, os.O_RDONLY | os.O_DIRECTORY)
        except FileNotFoundError:
            self.counts["missing"] += 1
            return
        try:
            seen = {name: self.read(name, folder) for name in names}
        finally:
            os.close(folder)
        if all(seen.values()) and not any(all(site[name] == seen[name] for name in names) for site in self.sites):
            self.counts["mixed"] += 1
        for name in names:
            self.read(str(self.output / name), None, name)
        self.counts["looks"] += 1

    def read(self, path: str, folder: int | None, name: str = "") -> str:
        """The digest of a file, or nothing; what is wrong with it is counted."""
        try:
            with open(path, "rb", opener=lambda one, flags: os.open(one, flags, dir_fd=folder)) as file:
                found = hashlib.sha256(file.read()).hexdigest()
        except OSError:
            self.counts["missing"] += 1
            return ""
        self.counts["reads"] += 1
        if found not in [site[name or path] for site in self.sites]:
            self.counts["torn"] += 1
        return found

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Reads until the block ends."""
        over = threading.Event()

        def loop() -> None:
            choice = random.Random(self.seed)
            while not over.wait(0.01):  # the builds need their share of the machine
                self.look(choice)

        thread = threading.Thread(target=loop)
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join()


def site_of(folder: Path) -> Site:
    """Every file below a folder with its digest, the manifest too."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


class Builds:
    """Two contents and the command that builds them."""

    def __init__(self, room: Path, articles: list[Path]) -> None:
        self.room, self.output = room, room / "output"
        for name, own in zip("ab", (articles, articles[len(articles) // 3 :]), strict=True):
            (room / name).mkdir()
            for path in own:
                shutil.copy(path, room / name)
        self.sites = self.clean("a"), self.clean("b")

    def start(self, name: str, output: Path, point: Point | None = None) -> "subprocess.Popen[str]":
        """A build of content ``name``; with a point, one that kills itself there."""
        environment = os.environ | {"SOURCE_DATE_EPOCH": EPOCH, "DIGEST_LANG": "en", "SITEURL": f"https://{name}.example"}
        pelican = [str(self.room / name), "-s", str(ROOT / "pelican.conf.py"), "-o", str(output), "--fatal", "warnings"]
        own = ["-m", "pelican"] if point is None else [__file__, "--child", json.dumps([point.step, point.exchange])]
        return subprocess.Popen(
            [sys.executable, *own, *pelican], env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )

    def run(self, name: str, output: Path, point: Point | None = None) -> str:
        """Build to the end; what was said. Raises RuntimeError when it failed."""
        process = self.start(name, output, point)
        said, _ = process.communicate()
        if process.returncode:
            raise RuntimeError(said)
        return said

    def clean(self, name: str) -> Site:
        """The files of a clean build."""
        self.run(name, self.room / f"clean-{name}")
        return site_of(self.room / f"clean-{name}")

    def killed(self, name: str, point: Point) -> bool:
        """Was the build really killed, and not quicker than the point?"""
        process = self.start(name, self.output, point)
        if point.seconds:
            time.sleep(point.seconds)
            process.kill()
        process.communicate()
        return process.returncode == -signal.SIGKILL


@dataclass
class Result:
    """One point and what was found there: which site stood after the kill, what was wrong."""

    point: Point
    killed: bool
    stood: str
    wrong: list[str]


def torture(builds: Builds, points: list[Point], seed: int, tell: Callable[[Result], None]) -> Counter[str]:
    """Kill a build at each point. The counts of the client, and of ``wrong`` and ``killed``."""
    shutil.copytree(builds.room / "clean-a", builds.output)
    client = Client(builds.output, builds.sites, seed)
    with client.reading():
        for number, point in enumerate(points):
            name = "ba"[number % 2]
            killed = builds.killed(name, point)
            found = site_of(builds.output)
            stood = next((which for which, site in zip("ab", builds.sites, strict=True) if site == found), "?")
            wrong = [] if stood in "ab" else ["the site is not whole"]
            builds.run(name, builds.output)
            if site_of(builds.output) != builds.sites["ab".index(name)]:
                wrong.append("the next build is not as a clean one")
            left = {path.name for path in builds.room.glob(".output.*")} - {".output.lock", ".output.old"}
            wrong += [f"{one} was left" for one in sorted(left)]
            client.counts["killed"] += killed
            client.counts["wrong"] += len(wrong)
            tell(Result(point, killed, "old" if stood == "ab"[number % 2] else "new" if stood != "?" else "?", wrong))
    return client.counts


def child(point: tuple[int, str], arguments: list[str]) -> None:
    """Pelican, killed by itself at a point. With neither a step nor a place it prints how many steps there are."""
    sys.path.insert(0, str(ROOT / "plugins"))
    from pelican import main

    from digest import publish

    step, place = point
    near = str(Path(arguments[arguments.index("-o") + 1]).parent)
    steps, started = 0, 0
    swap, finish = publish.swap, publish.finish  # type: ignore[attr-defined]

    def hook(event: str, args: tuple[object, ...]) -> None:
        nonlocal steps
        if event in CHANGING or event == "open":
            steps += any(isinstance(one, (str, Path)) and str(one).startswith(near) for one in args) or event == "os.rmdir"
            if step and steps == step:
                os.kill(os.getpid(), signal.SIGKILL)

    def exchange(one: Path, other: Path) -> bool:
        if place == EXCHANGE[0]:
            os.kill(os.getpid(), signal.SIGKILL)
        done: bool = swap(one, other)
        if place == EXCHANGE[1]:
            os.kill(os.getpid(), signal.SIGKILL)
        return done

    def last(*args: Any, **values: Any) -> publish.Changes:
        nonlocal started
        started = steps
        return finish(*args, **values)

    publish.swap, publish.finish = exchange, last  # type: ignore[attr-defined]
    sys.addaudithook(hook)
    main(arguments)
    print(f"steps {started} {steps}")


def points_for(builds: Builds, count: int, choice: random.Random) -> list[Point]:
    """Three in ten after a time, three before any step, three in the last part, where folders are exchanged; and that itself."""
    began = time.monotonic()
    builds.run("a", builds.output)
    length = time.monotonic() - began
    said = builds.run("b", builds.output, Point())
    shutil.rmtree(builds.output)
    start, stop = map(int, said.rsplit("steps ", 1)[1].split())
    found = [Point(exchange=EXCHANGE[number % 2]) for number in range(max(2, count // 10))]
    kinds: list[Callable[[], Point]] = [
        lambda: Point(seconds=choice.uniform(0.05, length)),
        lambda: Point(step=choice.randint(1, stop)),
        lambda: Point(step=choice.randint(start, stop)),
    ]
    found += [kinds[number % 3]() for number in range(count - len(found))]
    choice.shuffle(found)
    print(f"a build takes {length:.1f} s and {stop} steps; publishing begins with step {start}")
    return found


def main() -> None:
    """Print a row for each point and the sums; exit code 1 when anything was wrong."""
    if sys.argv[1:2] == ["--child"]:
        child(tuple(json.loads(sys.argv[2])), sys.argv[3:])
        return
    parser = argparse.ArgumentParser(description="kill builds while a client reads")
    parser.add_argument("--points", type=int, default=50)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    asked = parser.parse_args()
    print(f"seed {asked.seed}", flush=True)
    articles = sorted((ROOT / "content" / "articles").iterdir())
    with tempfile.TemporaryDirectory() as room:
        builds = Builds(Path(room), articles)
        one, other = builds.sites
        differ = sum(one[name] != other[name] for name in one.keys() & other.keys())
        print(f"two sites of {len(one)} and {len(other)} files, {differ} of the common ones differ", flush=True)
        points = points_for(builds, asked.points, random.Random(asked.seed))

        def tell(result: Result) -> None:
            row = f"{result.point!s:28} {'killed' if result.killed else 'had ended':10} {result.stood:4}"
            print(row, ", ".join(result.wrong) or "whole; next build clean", flush=True)

        counts = torture(builds, points, asked.seed, tell)
    print(", ".join(f"{name} {counts[name]}" for name in ("killed", "looks", "reads", "torn", "missing", "mixed", "wrong")))
    sys.exit(any(counts[name] for name in ("torn", "missing", "mixed", "wrong")))


if __name__ == "__main__":
    main()
