"""Our own site: a copy of the program that may be changed, an archive, and what is done to them before each build.

The archive is invented in processes of their own: what this one holds would count as memory of the builds it starts.
"""

import random
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context
from pathlib import Path

from . import measure

ROOT = Path(__file__).resolve().parent.parent.parent
PROGRAM = ("pelican.conf.py", "plugins", "theme", "content/vocabulary")
NEWEST = date(2026, 11, 20)  # after all of the corpus
NEW = "kk-newest"


@dataclass(frozen=True)
class Site:
    """Where everything lies: ``home`` holds the copied program, ``content`` the archive; the rest a build makes.

    The program is copied because a change of its theme or vocabulary is measured like any other.
    """

    home: Path
    content: Path
    count: int

    @property
    def out(self) -> Path:
        """The published site."""
        return self.home.parent / "out"

    @property
    def cache(self) -> Path:
        """What one build leaves for the next."""
        return self.home.parent / "cache"

    def build(self) -> measure.Run:
        """The command of the Makefile."""
        command = [sys.executable, "-m", "pelican", str(self.content), "-s", "pelican.conf.py", "-o", str(self.out)]
        log = self.home.parent / "ours.log"
        return measure.run([*command, "--fatal", "warnings"], self.home, log, {"DIGEST_CACHE": str(self.cache)})

    def forget(self) -> None:
        """Nothing of any build is left."""
        name = self.out.name
        measure.remove(self.cache, self.out, *(self.out.with_name(f".{name}.{room}") for room in ("old", "new")))


def prepare(work: Path, count: int) -> Site:
    """The archive of that many articles, and a fresh copy of the program."""
    site = Site(work / "home", work / "content", count)
    _apart(_invent, site.content, count)
    restore(site)
    return site


def restore(site: Site) -> None:
    """The program, and the archive, as they were before any change. What Python compiled of the program stays: it is no
    cache of a site.
    """
    for name in PROGRAM:
        source, target = ROOT / name, site.home / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
        else:
            shutil.copy(source, target)
    (site.content / f"{NEW}.txt").unlink(missing_ok=True)
    for path in site.content.parent.glob("kept-*"):
        path.rename(site.content / path.name.removeprefix("kept-"))


def cold(site: Site, _: random.Random) -> None:
    """Nothing of an earlier build is there."""
    site.forget()


def no_change(_: Site, __: random.Random) -> None:
    """The same once more."""


def changed(site: Site, chance: random.Random) -> None:
    """An article somewhere in the archive has another text: its longest paragraph loses a word and gains a number."""
    path = _somewhere(site, chance)
    _keep(site, path)
    text = path.read_text(encoding="utf-8")
    longest = max(text.splitlines(), key=len)
    path.write_text(text.replace(longest, f"{longest.rpartition(' ')[0]} {chance.randint(1000, 9999)}."), encoding="utf-8")


def added(site: Site, chance: random.Random) -> None:
    """One article more, newer than all others."""
    _apart(_write_newest, site.content / f"{NEW}.txt", chance.randint(10**6, 10**9))


def removed(site: Site, chance: random.Random) -> None:
    """An article somewhere in the archive is gone."""
    path = _somewhere(site, chance)
    _keep(site, path)
    path.unlink()


def theme(site: Site, _: random.Random) -> None:
    """Every page looks otherwise: a line more in its frame."""
    path = site.home / "theme" / "templates" / "base.html"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("</body>", '<p class="hidden">another frame</p>\n</body>'), encoding="utf-8")


def vocabulary(site: Site, _: random.Random) -> None:
    """A topic is found by one more word, so every text is to be read again."""
    path = site.home / "content" / "vocabulary" / "topics.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("match.ru = [", 'match.ru = ["начальник* полици*", ', 1), encoding="utf-8")


# In this order: each is one change after the build before it.
SCENARIOS: dict[str, Callable[[Site, random.Random], None]] = {
    "cold": cold,
    "no change": no_change,
    "one article changed": changed,
    "the newest added": added,
    "one removed": removed,
    "theme changed": theme,
    "vocabulary changed": vocabulary,
}


def _somewhere(site: Site, chance: random.Random) -> Path:
    return chance.choice(sorted(site.content.glob("??-0*.txt")))


def _keep(site: Site, path: Path) -> None:
    """A copy for ``restore``, of the article as it was first."""
    kept = site.content.parent / f"kept-{path.name}"
    if not kept.exists():
        shutil.copy(path, kept)


def _apart(work: Callable[[Path, int], None], where: Path, number: int) -> None:
    """Do something in a process of its own."""
    process = get_context("fork").Process(target=work, args=(where, number))
    process.start()
    process.join()
    if process.exitcode:
        raise measure.FailedError(f"{where} could not be written")


def _invent(folder: Path, count: int) -> None:
    import corpus

    corpus.write(folder, count)


def _write_newest(path: Path, seed: int) -> None:
    import corpus

    path.write_text(corpus.Author(seed).article("kk", NEWEST), encoding="utf-8")
