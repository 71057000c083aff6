"""Digests of what builds depend on besides the articles. Kept work is used again only under the same ones."""

import hashlib
import sys
from collections.abc import Iterable, Mapping
from importlib import metadata
from pathlib import Path

_ENDINGS = ("py", "toml", "json")  # of all that decides what is read and told, below this folder
_LIBRARIES = ("babel", "jinja2", "markupsafe", "pelican", "python-slugify", "tzdata")
_LOOK = ("templates/**/*", "locales/**/*.po")


def program(vocabulary: Path) -> str:
    """Of the code, the lexicon, what they run on, and the vocabulary as it is now: ask before it is loaded."""
    return _digest([CODE], [(vocabulary, "**/*.toml")])


def look(theme: Path) -> str:
    """Of templates and catalogs."""
    return _digest([], [(theme, pattern) for pattern in _LOOK])


def everything(vocabulary: Path, theme: Path, settings: Mapping[str, object], today: str) -> str:
    """Of all that goes into a build besides the articles."""
    values = [f"{name} = {value!r}" for name, value in sorted(settings.items())]
    return _digest([program(vocabulary), today, *values], [(theme, "**/*")])


def _digest(texts: Iterable[str], files: Iterable[tuple[Path, str]]) -> str:
    """Of some texts, and of names and bytes of the files in folders that a pattern fits."""
    found = hashlib.sha256("\n".join(texts).encode())
    for folder, pattern in files:
        for path in sorted(path for path in folder.glob(pattern) if path.is_file()):
            data = path.read_bytes()
            found.update(f"\n{path.relative_to(folder)} {len(data)}\n".encode())
            found.update(data)
    return found.hexdigest()


def _code() -> str:
    """Of every module, list of words and schema of this package."""
    versions = [f"{name} {metadata.version(name)}" for name in _LIBRARIES]
    return _digest([sys.version, *versions], [(Path(__file__).parent, f"**/*.{ending}") for ending in _ENDINGS])


# As it is when this module is loaded, which ``__init__`` does first: what is changed later is no part of this process.
CODE = _code()
