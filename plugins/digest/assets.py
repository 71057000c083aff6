"""The theme's style sheets and scripts under names that hold their digest, so that caches may keep them for ever."""

import hashlib
import re
from pathlib import Path

SHEETS = (
    *("tokens", "base", "layout"),
    *("components", "cards", "tables", "article", "facts", "ways", "contrast"),
    *("registers", "search", "print"),
)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def stylesheet(folder: Path) -> tuple[str, str]:
    """``theme/static/css`` -> (file name, text): all sheets in the order of their layers, comments gone."""
    text = "\n".join((folder / f"{name}.css").read_text(encoding="utf-8") for name in SHEETS)
    text = _COMMENT.sub("", text)
    text = re.sub(r"\s*\n\s*", "\n", text).strip() + "\n"
    return f"site.{hashlib.sha256(text.encode()).hexdigest()[:8]}.css", text


def scripts(folder: Path) -> tuple[str, dict[str, str]]:
    """``theme/static/js`` -> (folder name, file name -> text): modules that import each other by their own names."""
    texts = {path.name: _bare(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.js"))}
    return f"js.{hashlib.sha256(repr(texts).encode()).hexdigest()[:8]}/", texts


def _bare(script: str) -> str:
    """A script without the comments that fill a line, and without indentation."""
    lines = (line.strip() for line in script.splitlines())
    return "".join(line + "\n" for line in lines if line and not line.startswith(("//", "/*", "*/", "* ")))
