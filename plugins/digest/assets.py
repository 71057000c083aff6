"""The theme's style sheets as one file whose name holds its digest, so that caches may keep it for ever."""

import hashlib
import re
from pathlib import Path

SHEETS = ("tokens", "base", "layout", "components", "registers", "print")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def stylesheet(folder: Path) -> tuple[str, str]:
    """``theme/static/css`` -> (file name, text): all sheets in the order of their layers, comments gone."""
    text = "\n".join((folder / f"{name}.css").read_text(encoding="utf-8") for name in SHEETS)
    text = _COMMENT.sub("", text)
    text = re.sub(r"\s*\n\s*", "\n", text).strip() + "\n"
    return f"site.{hashlib.sha256(text.encode()).hexdigest()[:8]}.css", text
