"""The files of a new article, and what to do next: ``python -m digest.draft NAME``, or ``make new NAME=…``."""

import os
import sys
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from . import i18n
from .messages import Gettext, Message, english, msg
from .slugs import slug

ROOT = Path(__file__).resolve().parents[2]
ARTICLES, GUIDE = Path("content") / "articles", "docs/editor.{}.md"


def begin(folder: Path, name: str, today: date) -> tuple[bool, Callable[[str], list[Message]]]:
    """Make ``name.txt``, empty, and ``name.toml`` with the day. (made or not, language -> what to say about it)."""
    wrong = _wrong(folder, name)
    if wrong:
        return False, lambda _: [wrong]
    text, side = (ARTICLES / f"{name}{end}" for end in (".txt", ".toml"))
    (folder / text.name).touch(exist_ok=False)
    (folder / side.name).write_text(f"added = {today.isoformat()}\n", encoding="utf-8")

    def told(lang: str) -> list[Message]:
        page = f"http://127.0.0.1:8000/{lang}/articles/{name}/"
        return [
            msg("made: %(text)s (empty) and %(side)s. What to do now:", text=text, side=side),
            msg("1. Copy the article from its site, all of it, into %(text)s and save it as UTF-8.", text=text),
            msg("2. Type %(command)s, read the report and open %(page)s", command="make serve", page=page),
            msg("3. Write what the report asks for into %(side)s; save it, and the page is made anew.", side=side),
            msg("Every step is told in %(guide)s", guide=GUIDE.format(lang)),
        ]

    return True, told


def _wrong(folder: Path, name: str) -> Message | None:
    """What is wrong with a name, or with what is there already."""
    if not name.strip():
        return msg(
            "an article needs a name, as its address will show it: %(command)s", command="make new NAME=kostanay-new-posts"
        )
    right = slug(name)
    if name != right:
        command = f"make new NAME={right}"
        return msg("a name has small Latin letters, digits and hyphens: %(command)s", command=command)
    there = next(
        (one for one in (f"{name}.txt", f"{name}.kk.txt", f"{name}.ru.txt", f"{name}.toml") if (folder / one).exists()), None
    )
    if there:
        return msg("%(path)s is there already; open it, or choose another name", path=ARTICLES / there)
    return None


def main(arguments: list[str], languages: Iterable[str]) -> int:
    """Begin an article and say so in each of ``languages``. 1 when its name will not do."""
    said: dict[str, Gettext] = {lang: one.gettext for lang, one in i18n.load_catalogs(ROOT / "theme" / "locales").items()}
    made, told = begin(ROOT / ARTICLES, " ".join(arguments), date.today())  # noqa: DTZ011  (the editor's own day)
    parts = [[one.words(said.get(lang, english)) for one in told(lang if lang in said else "ru")] for lang in languages]
    print("\n\n".join("\n  ".join(part) for part in parts), file=sys.stdout if made else sys.stderr)
    return 0 if made else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], os.environ.get("DIGEST_LANG", "kk ru").split()))
