"""Files of the content folder -> text: which files are articles, safe reading, decoding. Opening them safely: folder.py."""

import hashlib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from . import folder
from .decoding import decode
from .messages import Message, msg
from .model import DigestError
from .record import Source
from .slugs import marked, slug

MAX_BYTES = 2_000_000
_TRANSLATION = re.compile(r"\.(kk|ru)$", re.IGNORECASE)
_OFFICE = (".docx", ".doc", ".pdf", ".rtf", ".odt", ".html", ".htm", ".mht", ".mhtml")
_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic", ".bmp", ".tif", ".tiff")
# What Windows adds when endings are hidden, and the country's code in place of the language's.
_WRONG_END = re.compile(r"(?:\.toml\.txt|\.txt\.txt|\.kz\.txt)$", re.IGNORECASE)
_RIGHT_END = {".toml.txt": ".toml", ".txt.txt": ".txt", ".kz.txt": ".kk.txt"}


@dataclass(slots=True)
class Files:
    """The files of one article, paths relative to PATH. ``original_lang`` is what the file's name says, if anything."""

    id: str
    original: str
    original_lang: str | None = None
    translation: tuple[str, str] | None = None  # (language, path)
    sidecar: str | None = None
    namesake: str | None = None  # the article that has the address this one's name makes


@dataclass(slots=True)
class Found:
    """Articles to read and what was already found wrong."""

    articles: list[Files] = field(default_factory=list)
    errors: list[DigestError] = field(default_factory=list)


def find(root: Path) -> Found:
    """Every ``*.txt`` under ``root`` at any depth, in the order of their names; translations and sidecars beside them.

    Hidden files and editors' backups are passed over; of two files with one id the second gets another.
    """
    found = Found()
    stems: dict[tuple[str, str], dict[str, str]] = {}
    paths = folder.walk(root, found.errors)
    there = set(paths)
    sidecars = {path for path in paths if path.suffix == ".toml" and path.parent.name != "vocabulary"}
    for path in sorted(paths, key=lambda one: str(one).swapcase()):
        name = path.name
        if slip := _not_ours(path):
            found.errors.append(DigestError(str(root / path), *slip))
        if not name.lower().endswith(".txt"):
            continue
        wrong = _WRONG_END.search(name)
        if wrong:
            right = name[: wrong.start()] + _RIGHT_END[wrong.group().lower()]
            found.errors.append(
                DigestError(
                    str(root / path), msg("has a name that cannot be meant"), msg("rename it to %(name)s", name=right)
                )
            )
            continue
        stem = name[:-4]
        told = _TRANSLATION.search(stem)
        base, lang = (stem[: told.start()], told[1].lower()) if told else (stem, "")
        if lang in stems.get((str(path.parent), base), {}):
            base = name  # «a.txt» and «a.TXT»
        stems.setdefault((str(path.parent), base), {})[lang] = str(path)
    lonely = sidecars - {Path(inside, base + ".toml") for inside, base in stems}
    for path in sorted(lonely):
        expected = msg("expected %(name)s beside it", name=path.with_suffix(".txt").name)
        found.errors.append(DigestError(str(root / path), msg("belongs to no article"), expected))
    owners: dict[str, list[Files]] = {}
    for (inside, base), files in stems.items():
        sidecar = Path(inside, base + ".toml")
        article = _article(root, base, dict(files), str(sidecar) if sidecar in there else None, found.errors)
        owners.setdefault(article.id, []).append(article)
    found.articles = [one for same in owners.values() for one in _parted(same, owners.keys())]
    found.articles.sort(key=lambda one: one.id)
    return found


def _not_ours(path: Path) -> tuple[Message, Message] | None:
    """(what is wrong, what to do) for a file that somebody put there to be published, and that cannot be."""
    ending = path.suffix.lower()
    if ending in _OFFICE:
        return msg("is not plain text"), msg("copy its text into %(name)s", name=f"{path.stem}.txt")
    if ending in _PICTURES:
        return msg("is a picture"), msg("the digest publishes texts only; take it out of the folder")
    if ending == ".toml" != path.suffix:
        return msg("has a name that cannot be meant"), msg("rename it to %(name)s", name=path.with_suffix(ending).name)
    return None


def _parted(same: list[Files], taken: Collection[str]) -> list[Files]:
    """Articles whose names make one address: the first keeps it, the others get a mark of their own path.

    First is the file named exactly as its address, then the one nearest to PATH, then one with small letters: what stood
    there before keeps its place.
    """

    def rank(one: Files) -> tuple[bool, int, str]:
        return Path(one.original).stem != one.id, len(Path(one.original).parts), one.original.swapcase()

    first, *others = sorted(same, key=rank)
    for one in others:
        one.namesake, one.id = first.original, marked(one.id, one.original)
        while one.id in taken:
            one.id = marked(one.id, one.id)
    return [first, *others]


def _article(root: Path, base: str, files: dict[str, str], sidecar: str | None, errors: list[DigestError]) -> Files:
    lang = "" if "" in files else min(files)
    original = files.pop(lang)
    if "" not in files and lang == "" and len(files) > 1:
        names = " · ".join(sorted(files.values()))
        problem = msg("has two translations: %(names)s", names=names)
        errors.append(DigestError(str(root / original), problem, msg("expected one, in the other language")))
    translation = next(iter(sorted(files.items())), None)
    return Files(slug(base), original, lang or None, translation, sidecar)


def sidecar_of(original: str) -> str:
    """Where the corrections of an original stand: ``a.toml`` beside ``a.txt``, also beside an original ``a.ru.txt``."""
    return re.sub(r"(?:\.(?:kk|ru))?\.txt$", ".toml", original, flags=re.IGNORECASE)


def read(root: Path, path: str, contents: Mapping[str, bytes] | None = None) -> tuple[str, Source]:
    """A file under ``root`` -> (decoded text, where it came from). Raises DigestError when it cannot be used.

    ``contents``: bytes by path of files that need not be opened again.
    """
    where = str(root / path)
    data = (contents or {}).get(path)
    if data is None:
        data = folder.data(root, path, MAX_BYTES)
    text, encoding, notes = decode(data, where)
    return text, Source(path, hashlib.sha256(data).hexdigest(), encoding, notes)
