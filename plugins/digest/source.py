"""Files of the content folder -> text: which files are articles, safe reading, decoding. All reading of content is here."""

import hashlib
import os
import re
import stat
from dataclasses import dataclass, field
from pathlib import Path

from .model import DigestError
from .record import Source
from .sentences import language
from .slugs import slug

MAX_BYTES = 2_000_000
MAX_LINES = 20_000
MAX_LINE = 100_000
_TRANSLATION = re.compile(r"\.(kk|ru)$")
_OFFICE = (".docx", ".doc", ".pdf", ".rtf", ".odt")
SAVE_AS = "save the article as UTF-8 text · мәтінді UTF-8 түрінде сақтаңыз · сохраните текст как UTF-8"
# UTF-8 read as Windows-1251: nearly every word has Р or С before a letter that no Russian word puts there.
_MOJIBAKE = re.compile("(?:[РС][^а-яёА-ЯЁ\\s]){2,}|(?:[ÐÑ].){2,}")
# What Windows adds when endings are hidden, and the country's code in place of the language's.
_WRONG_END = re.compile(r"(?:\.toml\.txt|\.txt\.txt|\.kz\.txt)$", re.IGNORECASE)
_RIGHT_END = {".toml.txt": ".toml", ".txt.txt": ".txt", ".kz.txt": ".kk.txt"}
_UNREADABLE = re.compile("[\x00-\x08\x0e-\x1f\ufffd\ud800-\udfff]")


@dataclass(slots=True)
class Files:
    """The files of one article, paths relative to PATH. ``original_lang`` is what the file's name says, if anything."""

    id: str
    original: str
    original_lang: str | None = None
    translation: tuple[str, str] | None = None  # (language, path)
    sidecar: str | None = None


@dataclass(slots=True)
class Found:
    """Articles to read and what was already found wrong."""

    articles: list[Files] = field(default_factory=list)
    errors: list[DigestError] = field(default_factory=list)


def find(root: Path) -> Found:
    """Every ``*.txt`` under ``root`` at any depth, in the order of their names; translations and sidecars beside them.

    Hidden files, editors' backups and links are passed over; two files with one id are an error that names both.
    """
    found = Found()
    stems: dict[tuple[str, str], dict[str, str]] = {}
    paths = _walk(root, found.errors)
    sidecars = {path for path in paths if path.suffix == ".toml" and path.parent.name != "vocabulary"}
    for path in paths:
        name = path.name
        if name.lower().endswith(_OFFICE):
            found.errors.append(DigestError(str(root / path), "is not plain text", SAVE_AS))
        if not name.lower().endswith(".txt"):
            continue
        wrong = _WRONG_END.search(name)
        if wrong:
            right = name[: wrong.start()] + _RIGHT_END[wrong.group().lower()]
            found.errors.append(DigestError(str(root / path), "has a name that cannot be meant", f"rename it to {right}"))
            continue
        stem = name[:-4]
        marked = _TRANSLATION.search(stem)
        base, lang = (stem[: marked.start()], marked[1]) if marked else (stem, "")
        first = stems.setdefault((str(path.parent), base), {}).setdefault(lang, str(path))
        if first != str(path):
            problem = f"differs from {root / first} in the capitals of its ending only"
            found.errors.append(DigestError(str(root / path), problem, "rename one: the file name is the address"))
    lonely = sidecars - {Path(folder, base + ".toml") for folder, base in stems}
    for path in sorted(lonely):
        expected = f"expected {path.with_suffix('.txt').name} beside it"
        found.errors.append(DigestError(str(root / path), "belongs to no article", expected))
    owners: dict[str, list[Files]] = {}
    for (folder, base), files in stems.items():
        article = _article(root, folder, base, dict(files), found.errors)
        owners.setdefault(article.id, []).append(article)
    for article_id, same in owners.items():
        if len(same) > 1:
            names = " and ".join(str(root / one.original) for one in same)
            found.errors.append(
                DigestError(
                    str(root / same[0].original),
                    f"{names} have one id, {article_id!r}",
                    "rename one: the file name is the address",
                )
            )
        else:
            found.articles.append(same[0])
    found.articles.sort(key=lambda one: one.id)
    return found


def _article(root: Path, folder: str, base: str, files: dict[str, str], errors: list[DigestError]) -> Files:
    lang = "" if "" in files else min(files)
    original = files.pop(lang)
    if "" not in files and lang == "" and len(files) > 1:
        problem = f"has two translations, {' and '.join(sorted(files.values()))}"
        errors.append(DigestError(str(root / original), problem, "expected one, in the other language"))
    translation = next(iter(sorted(files.items())), None)
    sidecar = str(Path(folder, base + ".toml"))
    return Files(slug(base), original, lang or None, translation, sidecar if (root / sidecar).is_file() else None)


def sidecar_of(original: str) -> str:
    """Where the corrections of an original stand: ``a.toml`` beside ``a.txt``, also beside an original ``a.ru.txt``."""
    return re.sub(r"(?:\.(?:kk|ru))?\.txt$", ".toml", original)


def _walk(root: Path, errors: list[DigestError]) -> list[Path]:
    """Files below ``root``, links to folders not followed; a folder that is named like an article is an error."""
    found = []
    for folder, folders, names in os.walk(root, followlinks=False):
        errors += [
            DigestError(
                str(Path(folder, name)), "is a folder", "expected a text file of that name, or another name for the folder"
            )
            for name in sorted(folders)
            if name.lower().endswith(".txt")
        ]
        # A site of ours inside the content (OUTPUT in CONTENT) is no content.
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and not Path(folder, name, ".manifest").exists()
        )
        kept = [name for name in names if not name.startswith(".") and not name.endswith("~") and "#" not in name]
        found += [Path(folder, name).relative_to(root) for name in kept]
    return sorted(found)


def read(root: Path, path: str) -> tuple[str, Source]:
    """A file under ``root`` -> (decoded text, where it came from). Raises DigestError when it cannot be used."""
    where = str(root / path)
    data = _bytes(root / path, where)
    text, encoding, notes = decode(data, where)
    if text.count("\n") > MAX_LINES or max(map(len, text.splitlines()), default=0) > MAX_LINE:
        raise DigestError(where, "has too many or too long lines", f"at most {MAX_LINES} lines of {MAX_LINE} characters")
    return text, Source(path, hashlib.sha256(data).hexdigest(), encoding, notes)


def _bytes(path: Path, where: str) -> bytes:
    """Read a regular file without following a link and without waiting on a pipe."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except OSError as error:
        raise DigestError(
            where, f"cannot be opened ({error.strerror})", "expected a readable text file, not a link"
        ) from error
    with os.fdopen(handle, "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise DigestError(where, "is not a regular file", "expected a text file")
        if status.st_size > MAX_BYTES:
            raise DigestError(where, f"is {status.st_size:,} bytes", f"an article has at most {MAX_BYTES:,}")
        return file.read()


def decode(data: bytes, where: str) -> tuple[str, str, tuple[str, ...]]:
    """Bytes -> (text, encoding, notes): BOM, strict UTF-8, then Windows-1251 when the result reads as Russian.

    A last character cut in half and control characters are dropped with a note. Raises DigestError for anything else:
    a wrong guess would publish nonsense.
    """
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding), encoding, ()
            except UnicodeDecodeError:
                break
    notes: list[str] = []
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start < len(data) - 3 or error.reason != "unexpected end of data":
            text, note = _legacy(data, where, error)
            return text, "windows-1251", (note,)
        text = data[: error.start].decode("utf-8")
        notes.append("the file ends in the middle of a letter; it was left out")
    bad = len(_UNREADABLE.findall(text))
    if bad * 20 > len(text) > 0:
        raise DigestError(where, "is not text", SAVE_AS)
    if len(_MOJIBAKE.findall(text)) * 5 > len(text.split()) > 0:
        raise DigestError(
            where, "was decoded wrongly before it was saved («РџРѕР»РёС†РёСЏ»)", "copy the article again; " + SAVE_AS
        )
    if bad:
        notes.append("control characters were removed")
    return text, "utf-8", tuple(notes)


def _legacy(data: bytes, where: str, error: UnicodeDecodeError) -> tuple[str, str]:
    """Windows-1251, when small Russian letters prevail and the words are Russian; koi8-r fails both."""
    line = data[: error.start].count(b"\n") + 1
    hint = DigestError(where, "is not UTF-8 text", SAVE_AS, line)
    try:
        text = data.decode("cp1251")
    except UnicodeDecodeError as other:
        raise hint from other
    letters = [letter for letter in text if letter.isalpha()]
    small = sum("а" <= letter <= "я" for letter in letters)
    common = sum(letter in "оеаинтсрвл" for letter in text.lower())
    if not letters or small < 0.7 * len(letters) or common < 0.5 * len(letters) or language(text[:MAX_LINE]) != "ru":
        raise hint
    return text, "read as Windows-1251, which has no Kazakh letters; save as UTF-8"
