"""One file of ``content/vocabulary`` being read: its entries, and every mistake with the line it stands in."""

import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from . import tomlslips
from .entries import LANGS, Label
from .folder import data
from .messages import Message, expected, msg, one_of
from .model import DigestError
from .patterns import compile_pattern

ADDRESSES = ("topic", "measure", "post", "person")  # what has a page under its id
TAKEN = frozenset({"other", "none", "national", "abroad", "posts", "page"})  # names of pages that are not entries
FIT = msg("expected small Latin letters, digits and hyphens, and none of %(names)s", names=", ".join(sorted(TAKEN)))
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
        except UnicodeDecodeError:
            self.fail(msg("is not UTF-8 text"), msg("save it as UTF-8 text"))
        except tomllib.TOMLDecodeError as error:
            self.errors.append(DigestError(str(self.path), *tomlslips.slip(source, str(error))))

    def fail(self, problem: Message, wanted: Message, near: str = "", inside: str = "") -> None:
        """Note a mistake, with the line ``id = near``, else the first that holds ``near``; from the entry ``inside`` on."""
        start = self._line(lambda text: text == f'id = "{inside}"') or 0
        line = self._line(lambda text: text == f"id = {near}", start) or self._line(lambda text: near in text, start)
        self.errors.append(DigestError(str(self.path), problem, wanted, line if near else None))

    def _line(self, wanted: Callable[[str], bool], start: int = 0) -> int | None:
        """The number of the first wanted line after line ``start``."""
        return next((number for number, text in enumerate(self.lines[start:], start + 1) if wanted(text.strip())), None)

    def text(self, entry: dict[str, Any], key: str, who: str) -> str:
        """A text that must be there; "" and a mistake when it is not."""
        value = entry.get(key)
        if isinstance(value, str) and value.strip():
            return value
        self.fail(msg("%(id)s has no %(key)s", id=who, key=key), expected(f'{key} = "…"'), f'"{who}"')
        return ""

    def address(self, entry: dict[str, Any], key: str, who: str) -> str:
        """A text that can stand in an address and is no page of ours; "" and a mistake when it is not."""
        value = self.text(entry, key, who)
        if value and (not _ID.fullmatch(value) or value in TAKEN):
            self.fail(msg("%(id)r cannot be an address", id=value), FIT, f'"{value}"')
            return ""
        return value

    def label(self, entry: dict[str, Any], key: str, who: str) -> Label:
        """A text in both languages."""
        value = entry.get(key)
        if isinstance(value, dict) and all(isinstance(value.get(lang), str) and value[lang] for lang in LANGS):
            return Label(value["kk"], value["ru"])
        wanted = expected(f'{key}.kk = "…", {key}.ru = "…"')
        self.fail(msg("%(id)s has no %(key)s in both languages", id=who, key=key), wanted, f'"{who}"')
        return Label("", "")

    def choice(self, entry: dict[str, Any], key: str, who: str, allowed: tuple[str, ...]) -> str:
        """A value that must be one of ``allowed``."""
        value = entry.get(key)
        if value not in allowed:
            self.fail(msg("%(id)s has %(key)s = %(value)r", id=who, key=key, value=value), one_of(allowed), f'"{who}"')
        return str(value)

    def patterns(self, lists: Any, lang: str, who: str) -> list[str]:
        """The patterns of one language; each that cannot match is an error of its own."""
        values = lists.get(lang, []) if isinstance(lists, dict) else lists
        good: list[str] = []
        if not isinstance(values, list):
            self.fail(msg("%(id)s: %(value)r is not a list", id=who, value=values), expected('["…", "…"]'), f'"{who}"')
            return good
        for value in values or []:
            try:
                compile_pattern(str(value), lang)
                good.append(str(value))
            except ValueError as error:
                wrong = msg("%(id)s: %(problem)s", id=who, problem=error.args[0])
                self.fail(wrong, expected('"участков* инспектор*"'), f'"{value}"')
        return good

    def entries(self, key: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """(id, entry) of every [[key]]; an entry without an id and an id used twice are errors."""
        seen: set[str] = set()
        for entry in self.data.get(key, []):
            who = entry.get("id")
            if not isinstance(who, str) or not who:
                self.fail(msg("a [[%(key)s]] has no id", key=key), expected('id = "…"'), entry.get("ru", f"[[{key}]]"))
                continue
            if key in ADDRESSES and (not _ID.fullmatch(who) or who in TAKEN):
                self.fail(msg("%(id)r cannot be an address", id=who), FIT, f'"{who}"')
                continue
            if who in seen:
                self.fail(msg("the id %(id)r is used twice", id=who), msg("ids are unique and never change"), f'"{who}"')
                continue
            seen.add(who)
            yield who, entry
