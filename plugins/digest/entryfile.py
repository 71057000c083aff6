"""One file of ``content/vocabulary`` being read: its entries, and every mistake with the line it stands in."""

import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from .entries import LANGS, Label
from .folder import data
from .model import DigestError
from .patterns import compile_pattern

ADDRESSES = ("topic", "measure", "post", "person")  # what has a page under its id
TAKEN = frozenset({"other", "none", "national", "abroad", "posts", "page"})  # names of pages that are not entries
FIT = f"expected small Latin letters, digits and hyphens, and none of {', '.join(sorted(TAKEN))}"
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MAX_BYTES = 10_000_000


class EntryFile:
    """One vocabulary file being read: its data, and errors with the line where the word in question stands."""

    def __init__(self, folder: Path, name: str, errors: list[DigestError]) -> None:
        self.path, self.errors = folder / name, errors
        self.data: dict[str, Any] = {}
        self.lines: list[str] = []
        try:
            source = data(folder, name, MAX_BYTES).decode("utf-8-sig").replace("\r\n", "\n")
            self.lines = source.splitlines()
            self.data = tomllib.loads(source)
        except DigestError as error:
            errors.append(error)
        except UnicodeDecodeError as error:
            self.fail(f"cannot be read ({error})", "expected a UTF-8 text file")
        except tomllib.TOMLDecodeError as error:
            place = re.search(r"line (\d+)", str(error))
            problem = f"is not valid TOML ({error})"
            self.errors.append(
                DigestError(str(self.path), problem, "expected entries with id, kk and ru", int(place[1]) if place else None)
            )

    def fail(self, problem: str, expected: str, near: str = "", inside: str = "") -> None:
        """Note a mistake, with the line ``id = near``, else the first that holds ``near``; from the entry ``inside`` on."""
        start = self._line(lambda text: text == f'id = "{inside}"') or 0
        line = self._line(lambda text: text == f"id = {near}", start) or self._line(lambda text: near in text, start)
        self.errors.append(DigestError(str(self.path), problem, expected, line if near else None))

    def _line(self, wanted: Callable[[str], bool], start: int = 0) -> int | None:
        """The number of the first wanted line after line ``start``."""
        return next((number for number, text in enumerate(self.lines[start:], start + 1) if wanted(text.strip())), None)

    def text(self, entry: dict[str, Any], key: str, who: str) -> str:
        """A text that must be there; "" and a mistake when it is not."""
        value = entry.get(key)
        if isinstance(value, str) and value.strip():
            return value
        self.fail(f"{who} has no {key}", f'expected {key} = "…"', f'"{who}"')
        return ""

    def address(self, entry: dict[str, Any], key: str, who: str) -> str:
        """A text that can stand in an address and is no page of ours; "" and a mistake when it is not."""
        value = self.text(entry, key, who)
        if value and (not _ID.fullmatch(value) or value in TAKEN):
            self.fail(f"{value!r} cannot be an address", FIT, f'"{value}"')
            return ""
        return value

    def label(self, entry: dict[str, Any], key: str, who: str) -> Label:
        """A text in both languages."""
        value = entry.get(key)
        if isinstance(value, dict) and all(isinstance(value.get(lang), str) and value[lang] for lang in LANGS):
            return Label(value["kk"], value["ru"])
        self.fail(f"{who} has no {key} in both languages", f'expected {key}.kk = "…" and {key}.ru = "…"', f'"{who}"')
        return Label("", "")

    def choice(self, entry: dict[str, Any], key: str, who: str, allowed: tuple[str, ...]) -> str:
        """A value that must be one of ``allowed``."""
        value = entry.get(key)
        if value not in allowed:
            self.fail(f"{who} has {key} = {value!r}", f"expected one of {', '.join(allowed)}", f'"{who}"')
        return str(value)

    def patterns(self, lists: Any, lang: str, who: str) -> list[str]:
        """The patterns of one language; each that cannot match is an error of its own."""
        values = lists.get(lang, []) if isinstance(lists, dict) else lists
        good: list[str] = []
        if not isinstance(values, list):
            self.fail(f"{who}: {values!r} is not a list", 'expected ["…", "…"]', f'"{who}"')
            return good
        for value in values or []:
            try:
                compile_pattern(str(value), lang)
                good.append(str(value))
            except ValueError as error:
                self.fail(f"{who}: {error}", 'expected words such as "участков* инспектор*"', f'"{value}"')
        return good

    def entries(self, key: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """(id, entry) of every [[key]]; an entry without an id and an id used twice are errors."""
        seen: set[str] = set()
        for entry in self.data.get(key, []):
            who = entry.get("id")
            if not isinstance(who, str) or not who:
                self.fail(f"a [[{key}]] has no id", 'expected id = "…"', entry.get("ru", f"[[{key}]]"))
                continue
            if key in ADDRESSES and (not _ID.fullmatch(who) or who in TAKEN):
                self.fail(f"{who!r} cannot be an address", FIT, f'"{who}"')
                continue
            if who in seen:
                self.fail(f"the id {who!r} is used twice", "ids are unique and never change", f'"{who}"')
                continue
            seen.add(who)
            yield who, entry
