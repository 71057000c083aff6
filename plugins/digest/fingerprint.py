"""Digests of what builds depend on besides the articles. Kept work is used again only under the same ones."""

import hashlib
import sys
from collections.abc import Iterable, Mapping
from importlib import metadata
from pathlib import Path

_RULES = ("*.py", "*.toml", "*.json")  # below this folder: all that decides what is read and told, with the vocabulary
_LIBRARIES = ("babel", "jinja2", "markupsafe", "pelican", "python-slugify", "tzdata")
_LOOK = ("templates/**/*", "locales/**/*.po")


def program(vocabulary: Path) -> str:
    """Of the code, the lexicon, the vocabulary and what they run on."""
    own = Path(__file__).parent
    versions = [f"{name} {metadata.version(name)}" for name in _LIBRARIES]
    return _digest([sys.version, *versions], [(folder, f"**/{rule}") for folder in (own, vocabulary) for rule in _RULES])


def look(theme: Path, values: Iterable[object]) -> str:
    """Of templates and catalogs, and of the values that all templates may use."""
    return _digest(map(repr, values), [(theme, pattern) for pattern in _LOOK])


def everything(vocabulary: Path, theme: Path, settings: Mapping[str, object], today: str) -> str:
    """Of all that goes into a build besides the articles. A function among the settings is another one in each process, so
    with one no build is ever the same as the last.
    """
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
