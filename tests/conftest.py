"""What several test files need: the vocabulary, the one-line cases, and the site built once by Pelican itself."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest

from digest import article, collect, source, vocabulary
from digest.record import Record

pytest_plugins = ["chromium", "publishing"]  # the browser and the server of browser tests; a published folder

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT.parent / "shared" / "seeds"
SITE = "http://127.0.0.1:8000/"
EPOCH = "1795305600"  # 2026-11-22, so that a build can be compared with another


def cases(name: str, parts: int = 2, mark: str = " => ") -> list[tuple[str, ...]]:
    """Lines of ``cases/<name>.txt`` cut at ``mark``; blank lines and lines that begin with # are left out."""
    found = []
    for line in (ROOT / "tests" / "cases" / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("# "):
            cut = tuple(part.strip() for part in line.split(mark))
            assert len(cut) == parts, f"cases/{name}.txt: {line!r} has {len(cut)} parts, expected {parts}"
            found.append(cut)
    return found


@pytest.fixture(scope="session")
def words() -> vocabulary.Vocabulary:
    return vocabulary.load(ROOT / "content" / "vocabulary")


@dataclass
class Built:
    """A finished run of Pelican: its exit code, what it said, and where the site is."""

    code: int
    said: str
    out: Path

    def page(self, path: str) -> str:
        return (self.out / path / "index.html").read_text(encoding="utf-8")

    def files(self) -> dict[str, bytes]:
        return {path.relative_to(self.out).as_posix(): path.read_bytes() for path in self.out.rglob("*") if path.is_file()}


def run_pelican(
    content: Path, out: Path, settings: dict[str, str] | None = None, here: Path = ROOT, **environment: str
) -> Built:
    """The command of the Makefile, in a process of its own. Nothing of the caller's environment leaks in.

    ``settings`` of Pelican's are overridden; ``here`` is where the command is typed.
    """
    extra = [f"{name}={json.dumps(value)}" for name, value in (settings or {}).items()]
    values = {key: value for key, value in os.environ.items() if key not in ("SITEURL", "STRICT", "OFFLINE", "CONTACT")}
    values |= {"SOURCE_DATE_EPOCH": EPOCH, "COLUMNS": "400", "NO_COLOR": "1", "DIGEST_LANG": "en"}
    values |= {"DIGEST_CACHE": str(out.parent / ".cache")} | environment
    done = subprocess.run(
        [sys.executable, "-m", "pelican", str(content), "-s", str(ROOT / "pelican.conf.py"), "-o", str(out), "--fatal", "warnings", *(["-e", *extra] if extra else [])],
        capture_output=True, text=True, env=values, cwd=here, timeout=300, check=False,
    )  # fmt: skip
    return Built(done.returncode, done.stdout + done.stderr, out)


Element = tuple[str, dict[str, str]]
KNOWN: dict[tuple[object, ...], Element] = {}  # pages repeat themselves: two million elements would fill a gigabyte


class Page(HTMLParser):
    """Elements of a page: (tag, attributes) in order, ids, its text, and the blocks of data apart from it. For reading only."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.text: list[str] = []
        self.data: list[str] = []
        self.feed(text)

    def updatepos(self, i: int, j: int) -> int:  # noqa: ARG002
        """Nobody asks on which line a tag stands; counting lines is a tenth of the work."""
        return j

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = KNOWN.get((tag, *attrs))
        if known is None:
            known = KNOWN[tag, *attrs] = (tag, {key: value or "" for key, value in attrs})
        self.elements.append(known)

    def handle_data(self, data: str) -> None:
        linked = self.cdata_elem != "script" or self.elements[-1][1].get("type") == "application/ld+json"
        if linked:  # what the script of the search page says is neither
            (self.data if self.cdata_elem == "script" else self.text).append(data)

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]


@cache
def page_of(out: Path, name: str) -> Page:
    """A page by the name of its file. Each is parsed once, and only when a test asks for it."""
    return Page((out / name).read_text(encoding="utf-8"))


@cache
def pages_of(out: Path) -> dict[str, Page]:
    """All pages of a site, which no build changes any more, by the names of their files."""
    names = (path.relative_to(out).as_posix() for path in sorted(out.rglob("*.html")))
    return {name: page_of(out, name) for name in names}


def text_of(built: Built | Path, path: str) -> str:
    """The text of a page as one line."""
    out = built if isinstance(built, Path) else built.out
    return re.sub(r"\s+", " ", "".join(page_of(out, f"{path}index.html").text))


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The repository's own content, built once."""
    built = run_pelican(ROOT / "content", tmp_path_factory.mktemp("site") / "output")
    assert built.code == 0, built.said
    return built


@pytest.fixture(scope="session")
def gold_site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """All the truth articles as a site: long lists, every kind of page filled, two scripts."""
    content = tmp_path_factory.mktemp("gold")
    for path in (ROOT / "tests" / "gold").glob("*.txt"):
        shutil.copy(path, content / path.name)
    built = run_pelican(content, tmp_path_factory.mktemp("gold-site") / "output")
    assert built.code == 0, built.said
    return built


@pytest.fixture(scope="session")
def gold_records(words: vocabulary.Vocabulary) -> dict[str, Record]:
    """What is read from each truth article, by its name. The answers, which stand where corrections would, are not looked at."""
    root = ROOT / "tests" / "gold"
    found = source.find(root).articles
    for files in found:
        files.sidecar = None
    return {files.id: article.record(root, files, words, date(2026, 11, 22)) for files in found}


Articles = Callable[..., Path]


@pytest.fixture
def articles(tmp_path: Path) -> Articles:
    """``articles(**{"a.txt": "text"})`` writes a content folder and returns it; bytes are written as they are."""

    def write(**files: str | bytes) -> Path:
        folder = tmp_path / "content"
        folder.mkdir(exist_ok=True)
        for name, text in files.items():
            (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        return folder

    return write


TEXT = (
    "Полиция Караганды открыла участковый пункт\n\n"
    "Начальник полиции Караганды открыл новый участковый пункт полиции, сообщает Polisia.kz.\n\n"
    "Жители познакомились с участковым инспектором полиции.\n"
)


def data(out: Path) -> dict[str, dict[str, object]]:
    found = json.loads((out / "data" / "articles.json").read_text(encoding="utf-8"))
    return {one["id"]: one for one in found}


records_of = cache(data)  # of a site that no build changes any more


def errors(folder: Path, words: vocabulary.Vocabulary) -> list[str]:
    """The lines a build of this folder would print, paths relative to it."""
    _, aside = collect.records(folder, words, date(2026, 11, 22))
    return [str(error).replace(f"{folder}/", "") for error in aside]


@pytest.fixture(params=["site", "gold_site"])
def built(request: pytest.FixtureRequest) -> Built:
    """Both sites: our own articles, and the truth articles."""
    found: Built = request.getfixturevalue(request.param)
    return found
