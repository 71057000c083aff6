"""``content/vocabulary/*.toml`` -> topics, regions, places and outlets with compiled patterns, or all errors at once."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .model import DigestError, DigestErrors
from .patterns import Matcher, compile_pattern

LANGS = ("kk", "ru")
TEXT_LANGS = (*LANGS, "kk-Latn")
OUTLET_KINDS = ("police", "agency", "state", "newspaper", "tv", "portal")
POLICIES = ("full", "excerpt")
TOPIC_KEYS = {"id", "kk", "ru", "kk_status", "kk_source", "match", "weak", "example", "counter"}
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Label:
    """A text in both languages."""

    kk: str
    ru: str


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic; ``kk_status`` tells whether its Kazakh name is verified, partly or proposed."""

    id: str
    kk: str
    ru: str
    kk_status: str

    @property
    def path(self) -> str:
        """The page's path without the language."""
        return f"topics/{self.id}/"


@dataclass(frozen=True, slots=True)
class Region:
    """A region; ``id`` is its ISO 3166-2 code, ``inside`` the locative phrase, ``tile`` (column, row) on the map."""

    id: str
    slug: str
    kind: str
    kk: str
    ru: str
    inside: Label
    tile: tuple[int, int]
    tile_label: Label

    @property
    def path(self) -> str:
        """The page's path without the language."""
        return f"regions/{self.slug}/"


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A city or district; ``regions`` has one id, or several for a district name that several regions share.
    ``split_from`` is the region a city belonged to before the split of 2022-06-08.
    """

    key: str
    kind: str
    kk: str
    ru: str
    regions: tuple[str, ...]
    split_from: str | None = None


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet; ``text`` is full or excerpt: how much of its text may be shown."""

    id: str
    name: str
    kk: str
    ru: str
    kind: str
    site: str
    text: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything editors keep under ``content/vocabulary``.

    Matchers are per language. Keys of ``geo``: ("region", id), ("place", key), ("national", ""), ("foreign", ""),
    ("ignore", ""); of ``terms``: ("strong" | "weak", topic id) and ("context", ""); of ``outlet_names``: outlet id.
    """

    topics: dict[str, Topic]
    regions: dict[str, Region]
    places: dict[str, PlaceName]
    outlets: dict[str, Outlet]
    geo: dict[str, Matcher[tuple[str, str]]]
    terms: dict[str, Matcher[tuple[str, str]]]
    outlet_names: dict[str, Matcher[str]]


class _File:
    """One vocabulary file being read: its data, and errors with the line where the word in question stands."""

    def __init__(self, folder: Path, name: str, errors: list[DigestError]) -> None:
        self.path, self.errors = folder / name, errors
        self.data: dict[str, Any] = {}
        self.lines: list[str] = []
        try:
            source = self.path.read_text(encoding="utf-8-sig")
            self.lines = source.splitlines()
            self.data = tomllib.loads(source)
        except (OSError, UnicodeDecodeError) as error:
            self.fail(f"cannot be read ({error})", "expected a UTF-8 text file")
        except tomllib.TOMLDecodeError as error:
            place = re.search(r"line (\d+)", str(error))
            problem = f"is not valid TOML ({error})"
            self.errors.append(
                DigestError(str(self.path), problem, "expected entries with id, kk and ru", int(place[1]) if place else None)
            )

    def fail(self, problem: str, expected: str, near: str = "") -> None:
        line = next((number for number, text in enumerate(self.lines, 1) if near and near in text), None)
        self.errors.append(DigestError(str(self.path), problem, expected, line))

    def text(self, entry: dict[str, Any], key: str, who: str) -> str:
        value = entry.get(key)
        if isinstance(value, str) and value.strip():
            return value
        self.fail(f"{who} has no {key}", f'expected {key} = "…"', f'"{who}"')
        return ""

    def label(self, entry: dict[str, Any], key: str, who: str) -> Label:
        value = entry.get(key)
        if isinstance(value, dict) and all(isinstance(value.get(lang), str) and value[lang] for lang in LANGS):
            return Label(value["kk"], value["ru"])
        self.fail(f"{who} has no {key} in both languages", f'expected {key}.kk = "…" and {key}.ru = "…"', f'"{who}"')
        return Label("", "")

    def choice(self, entry: dict[str, Any], key: str, who: str, allowed: tuple[str, ...]) -> str:
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
            if key == "topic" and not _ID.fullmatch(who):
                self.fail(f"{who!r} cannot be an address", "expected small Latin letters, digits and hyphens", f'"{who}"')
                continue
            if who in seen:
                self.fail(f"the id {who!r} is used twice", "ids are unique and never change", f'"{who}"')
                continue
            seen.add(who)
            yield who, entry


def load(folder: Path) -> Vocabulary:
    """Read and check the vocabulary folder. Raises DigestErrors with every mistake in all files."""
    errors: list[DigestError] = []
    topics, terms = _topics(_File(folder, "topics.toml", errors))
    regions, places, geo = _regions(_File(folder, "regions.toml", errors))
    outlets, names = _outlets(_File(folder, "outlets.toml", errors))
    if errors:
        raise DigestErrors(errors)
    return Vocabulary(
        topics,
        regions,
        places,
        outlets,
        geo={lang: Matcher(geo[lang[:2]], lang) for lang in TEXT_LANGS},
        terms={lang: Matcher(terms[lang[:2]], lang) for lang in TEXT_LANGS},
        outlet_names={lang: Matcher(names[lang[:2]], lang) for lang in TEXT_LANGS},
    )


Keyed = dict[str, list[tuple[str, tuple[str, str]]]]


def _topics(file: _File) -> tuple[dict[str, Topic], Keyed]:
    topics, keyed = {}, {lang: [] for lang in LANGS}  # type: ignore[var-annotated]
    for who, entry in file.entries("topic"):
        status = file.choice(entry, "kk_status", who, ("verified", "partly", "proposed"))
        topics[who] = Topic(who, file.text(entry, "kk", who), file.text(entry, "ru", who), status)
        for key in sorted(set(entry) - TOPIC_KEYS):
            file.fail(f"{who} has an unknown key {key!r}", f"expected {', '.join(sorted(TOPIC_KEYS))}", f"{key}.")
        for key in ("match", "example", "counter"):
            missing = [lang for lang in LANGS if not (isinstance(entry.get(key), dict) and entry[key].get(lang))]
            if missing:
                absent = " and ".join(f"{key}.{lang}" for lang in missing)
                file.fail(f"{who} has no {absent}", "every topic has them in both languages", f'"{who}"')
        for lang in LANGS:
            for key, lists in (("strong", entry.get("match")), ("weak", entry.get("weak"))):
                keyed[lang] += [(pattern, (key, who)) for pattern in file.patterns(lists or {}, lang, who)]
    for lang in LANGS:
        context = file.data.get("context", {})
        keyed[lang] += [(pattern, ("context", "")) for pattern in file.patterns(context, lang, "[context]")]
    return topics, keyed


def _regions(file: _File) -> tuple[dict[str, Region], dict[str, PlaceName], Keyed]:
    regions, places, keyed = {}, {}, {lang: [] for lang in LANGS}  # type: ignore[var-annotated]

    def add(lists: Any, who: str, key: tuple[str, str]) -> None:
        for lang in LANGS:
            keyed[lang] += [(pattern, key) for pattern in file.patterns(lists or {}, lang, who)]

    def add_place(entry: dict[str, Any], kind: str, ids: tuple[str, ...]) -> None:
        name = file.text(entry, "ru", entry.get("kk", kind))
        key = f"{'+'.join(ids)}/{kind}/{name}"
        places[key] = PlaceName(key, kind, file.text(entry, "kk", name), name, ids, entry.get("split_from"))
        add(entry.get("match"), name, ("place", key))

    for who, entry in file.entries("region"):
        tile = entry.get("tile")
        if not (isinstance(tile, list) and len(tile) == 2):
            file.fail(f"{who} has no tile", "expected tile = [column, row]", f'"{who}"')
            tile = [0, 0]
        regions[who] = Region(
            who,
            file.text(entry, "slug", who),
            file.choice(entry, "kind", who, ("city", "oblast")),
            file.text(entry, "kk", who),
            file.text(entry, "ru", who),
            file.label(entry, "in", who),
            (tile[0], tile[1]),
            file.label(entry, "tile_label", who),
        )
        add(entry.get("match"), who, ("region", who))
        for kind in ("city", "district"):
            for place in entry.get(kind, []):
                add_place(place, kind, (who,))
    for place in file.data.get("shared_district", []):
        ids = tuple(place.get("regions", ()))
        for unknown in [one for one in ids if one not in regions]:
            file.fail(f"unknown region {unknown!r}", "expected an id of a [[region]]", f'"{unknown}"')
        add_place(place, "district", ids)
    for key in ("national", "foreign", "ignore"):
        add(file.data.get(key), f"[{key}]", (key, ""))
    return regions, places, keyed


def _outlets(file: _File) -> tuple[dict[str, Outlet], dict[str, list[tuple[str, str]]]]:
    outlets, names = {}, {lang: [] for lang in LANGS}  # type: ignore[var-annotated]
    for who, entry in file.entries("outlet"):
        outlets[who] = Outlet(
            who,
            file.text(entry, "name", who),
            file.text(entry, "kk", who),
            file.text(entry, "ru", who),
            file.choice(entry, "kind", who, OUTLET_KINDS),
            file.text(entry, "site", who),
            file.choice(entry, "text", who, POLICIES),
        )
        for lang in LANGS:
            names[lang] += [(pattern, who) for pattern in file.patterns(entry.get("match", []), lang, who)]
    return outlets, names
