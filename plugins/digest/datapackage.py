"""What the data are, in both languages: ``datapackage.toml`` read into values, and told again as ``datapackage.json``.

Data Package has no way yet to say a thing in several languages: ``title`` and ``description`` hold both, parted by a
slash, and ``title_kk``, ``title_ru``, ``description_kk``, ``description_ru`` hold each by itself.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from .entries import LANGS, Outlet
from .feeds import day

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
FOLDER = "data/"  # where all of it lies in the site


@dataclass(frozen=True, slots=True)
class Text:
    """The same in both languages."""

    kk: str
    ru: str

    def named(self, field: str) -> dict[str, str]:
        """As properties of a descriptor: ``title``, ``title_kk``, ``title_ru``."""
        return {field: f"{self.kk} / {self.ru}"} | {f"{field}_{lang}": getattr(self, lang) for lang in LANGS}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. ``rest`` holds its format and constraints as Table Schema names them."""

    name: str
    type: str
    about: Text
    rest: dict[str, Any]

    @property
    def codes(self) -> tuple[str, ...]:
        """The only values it may have, if they are listed."""
        return tuple(self.rest.get("constraints", {}).get("enum", ()))


@dataclass(frozen=True, slots=True)
class Table:
    """A table; ``foreign`` maps its columns to the tables whose ids they hold."""

    name: str
    title: Text
    about: Text
    columns: tuple[Column, ...]
    foreign: dict[str, str]

    @property
    def fields(self) -> tuple[str, ...]:
        """Names of its columns in their order."""
        return tuple(column.name for column in self.columns)


@dataclass(frozen=True, slots=True)
class Extra:
    """A file that is no table; ``schema`` names the one that describes it, or is ""."""

    name: str
    path: str
    title: Text
    about: Text
    schema: str


@dataclass(frozen=True, slots=True)
class Package:
    """All of ``datapackage.toml``."""

    name: str
    version: str
    title: Text
    about: Text
    keywords: tuple[str, ...]
    license: dict[str, Any]
    descriptor: tuple[Text, Text]
    tables: tuple[Table, ...]
    extras: tuple[Extra, ...]


@dataclass(frozen=True, slots=True)
class File:
    """A file to download: its name within FOLDER, its size in bytes, the SHA-256 of them, and the number of rows where it is
    a table.
    """

    name: str
    title: Text
    about: Text
    size: int
    sha256: str
    rows: int | None = None

    @property
    def path(self) -> str:
        """Its path from the site's root."""
        return FOLDER + self.name

    @property
    def mediatype(self) -> str:
        """What a server says it is."""
        return {"csv": "text/csv", "schema": "application/schema+json"}.get(self.name.split(".")[1], "application/json")


@cache
def package() -> Package:
    """The description of the data. It is ours, so a mistake in it is a KeyError."""
    data = tomllib.loads(Path(__file__).with_name("datapackage.toml").read_text(encoding="utf-8"))
    title, about = Text(**data["title"]), Text(**data["about"])
    return Package(
        data["name"], data["version"], title, about, tuple(data["keywords"]), data["license"],
        (Text(**data["descriptor"]["title"]), Text(**data["descriptor"]["about"])),
        tuple(_table(one, data["fields"]) for one in data["tables"]),
        tuple(
            Extra(one["name"], one["path"], Text(**one["title"]), Text(**one["about"]), one.get("schema", ""))
            for one in data["files"]
        ),
    )  # fmt: skip


def _table(one: dict[str, Any], fields: dict[str, dict[str, Any]]) -> Table:
    columns = []
    for name in one["fields"]:
        own = fields.get(f"{one['name']}.{name}") or fields[name]
        rest: dict[str, Any] = {key: own[key] for key in ("format", "constraints") if key in own}
        columns.append(Column(name, own["type"], Text(own["kk"], own["ru"]), rest))
    return Table(one["name"], Text(**one["title"]), Text(**one["about"]), tuple(columns), one.get("foreign", {}))


def descriptor(own: Package, files: dict[str, File], outlets: Iterable[Outlet], home: str, now: datetime) -> dict[str, Any]:
    """``datapackage.json``. ``files`` are by their names, ``home`` is the address of the page about the data."""
    license_ = {"name": own.license["name"], "title": own.license["title"], "path": own.license["path"]["any"]}
    return {
        "$schema": PROFILE,
        "name": own.name,
        **own.title.named("title"),
        **own.about.named("description"),
        "version": own.version,
        "created": f"{day(now)}T00:00:00Z",  # the day: two builds of a day give the same bytes
        "homepage": home,
        "keywords": list(own.keywords),
        "licenses": [license_],
        "sources": [{"title": one.name} | ({"path": one.site} if one.site else {}) for one in outlets],
        "resources": [
            *(_table_resource(table, files[f"{table.name}.csv"]) for table in own.tables),
            *(_extra_resource(extra, files[extra.path]) for extra in own.extras),
        ],
    }


def _resource(name: str, file: File, kind: str) -> dict[str, Any]:
    return {
        "name": name,
        "type": kind,
        "path": file.name,
        **file.title.named("title"),
        **file.about.named("description"),
        "format": file.name.rsplit(".", 1)[1],
        "mediatype": file.mediatype,
        "encoding": "utf-8",
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
    }


def _table_resource(table: Table, file: File) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [
            {"name": one.name, "type": one.type, **one.about.named("description"), **one.rest} for one in table.columns
        ],
        "missingValues": [""],
    }
    if "id" in table.fields:
        schema["primaryKey"] = ["id"]
    if table.foreign:
        schema["foreignKeys"] = [
            {"fields": [name], "reference": {"resource": other, "fields": ["id"]}} for name, other in table.foreign.items()
        ]
    resource = _resource(table.name, file, "table")
    return resource | {"dialect": {"lineTerminator": "\n"}, "schema": schema}


def _extra_resource(extra: Extra, file: File) -> dict[str, Any]:
    """A file that is no table; ``jsonSchema`` is ours, for ``schema`` would have to be a Table Schema."""
    resource = _resource(extra.name, file, "json")
    return resource | ({"jsonSchema": extra.schema} if extra.schema else {})
