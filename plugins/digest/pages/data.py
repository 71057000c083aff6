"""The data: what there is to download, what each column means, what changed last."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from typing import Any

from ..cards import Card
from ..changes import ADDED, CHANGED, SAID, Change
from ..datapackage import File, Text
from ..factshapes import STATUSES
from ..register import Register
from ..shapes import Page
from ..wording import N_
from .desk import Desk

NEWEST = 20
KILO = 1024
# Types of Table Schema in words.
TYPES = {
    "string": N_("text"),
    "number": N_("number"),
    "integer": N_("whole number"),
    "boolean": N_("true or false"),
    "date": N_("day (YYYY-MM-DD)"),
}


@dataclass(frozen=True, slots=True)
class Download:
    """A file with its kind and size in words."""

    file: File
    kind: str
    size: str


@dataclass(frozen=True, slots=True)
class Meaning:
    """A column in the dictionary; ``codes`` are the only values it may have."""

    name: str
    type: str
    about: Text
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class News:
    """A change as a list shows it: a new article with the number of its commitments, or a commitment's new status with
    its words (``lang`` is theirs) and its place, when ``card`` is the article that tells it.
    """

    date: str | None
    card: Card
    commitments: int
    path: str | None = None
    anchor: str | None = None
    words: str | None = None
    lang: str | None = None
    before: str | None = None
    after: str | None = None


def data(desk: Desk) -> Iterator[Page]:
    """The page about the data."""
    title, say, package = desk.words.say("Open data"), desk.words.say, desk.data.package
    tables = [
        (table, [Meaning(one.name, say(TYPES[one.type]), one.about, one.codes) for one in table.columns])
        for table in package.tables
    ]
    yield desk.page(
        "data", "data/", title, say("Tables of all facts, free to use"), [(say("About"), "about/"), (title, None)],
        downloads=[_download(file, desk) for file in desk.data.files], tables=tables, license=package.license,
        version=package.version, news=_news(desk), register=_numbers(desk),
    )  # fmt: skip


def _download(file: File, desk: Desk) -> Download:
    return Download(file, file.name.rsplit(".", 1)[1].upper(), _size(file.size, desk))


def _size(count: int, desk: Desk) -> str:
    """«12 KB», «1.4 MB»; rounded up, so that nothing is 0."""
    kilobytes = ceil(count / KILO)
    if kilobytes < KILO:
        return desk.words.say("%(count)s KB", count=desk.words.number(kilobytes))
    return desk.words.say("%(count)s MB", count=desk.words.number(round(kilobytes / KILO, 1)))


def _news(desk: Desk) -> list[News]:
    """The newest changes; the commitments of a new article are counted with it."""
    said = Counter(one.record.id for one in desk.data.changes if one.kind == SAID)
    shown = [one for one in desk.data.changes if one.kind in (ADDED, CHANGED)][:NEWEST]
    return [_piece(one, said[one.record.id], desk) for one in shown]


def _piece(change: Change, said: int, desk: Desk) -> News:
    card, entry = desk.cards[change.record.id], change.entry
    if entry is None:
        return News(change.record.added, card, said)
    before, after = (desk.words.say(STATUSES[one]) if one else None for one in (change.before, change.after))
    words = desk.clerk.entries([entry])[0].told.words
    return News(change.record.added, card, 0, entry.path, entry.key, words.text, words.lang, before, after)


def _numbers(desk: Desk) -> dict[str, Any]:
    """How many commitments have each status by their own text, how many are open, how many were heard of again."""
    register: Register = desk.archive.register
    return {
        "statuses": [(desk.words.say(STATUSES[status]), len(entries)) for status, entries in register.by_status.items()],
        "all": len(register.entries),
        "open": sum(register.is_open(entry) for entry in register.entries),
        "later": sum(bool(register.history(entry)) for entry in register.entries),
    }
