"""``<id>.toml``: what an editor corrects or adds, each correction with a reason that readers see."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import get_close_matches
from typing import Any
from urllib.parse import urlsplit

from . import edtf, tomltext
from .entries import LANGS
from .model import DigestError
from .record import Answer, Correction
from .said import STATUSES, Facts, Published, Tagged, Title
from .vocabulary import Vocabulary

POLICIES = ("full", "excerpt", "retold")
SCOPES = ("regional", "national", "foreign", "unknown")
# Tables that correct a field, and the keys each may have besides its reason.
TABLES = {
    "published": {"edtf", "time"},
    "title": {"value"},
    "outlet": {"value"},
    "cited_outlet": {"value"},
    "photo_credit": {"value"},
    "scope": {"value"},
    "regions": {"add", "remove"},
    "topics": {"add", "remove"},
    "lines": {"keep", "drop"},
    "facts": {"remove"},
    "follows": {"articles", "steps"},
    "reprint": {"of"},
}
# A step of [follows]: what an earlier article promised, what this one says of it.
STEP = {"article": str, "promise": str, "report": str, "status": str, "independent": bool}
STEP_NEEDS = ("article", "promise", "report")
LAST_YEAR = 2100
SPACE = 0x20  # below it stand control characters
# Without these a table says nothing.
NEEDED = {"published": ("edtf",), **dict.fromkeys(("title", "outlet", "cited_outlet", "photo_credit", "scope"), ("value",)),
          "facts": ("remove",), "reprint": ("of",)}  # fmt: skip
PLAIN = {"text", "added", "source"}


@dataclass(slots=True)
class Sidecar:
    """Parsed corrections. ``tables`` maps a field of TABLES to its values; ``reasons`` to its reason in both languages."""

    text: str | None = None
    added: str | None = None
    url: str | None = None
    tables: dict[str, dict[str, Any]] = field(default_factory=dict)
    reasons: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def keep(self) -> frozenset[int]:
        """Numbers of lines that stay although a rule would drop them."""
        return frozenset(self.tables.get("lines", {}).get("keep", ()))

    @property
    def drop(self) -> frozenset[int]:
        """Numbers of lines that go."""
        return frozenset(self.tables.get("lines", {}).get("drop", ()))

    @property
    def follows(self) -> tuple[str, ...]:
        """Ids of earlier articles that this one takes up: an announcement it reports on."""
        named = [*self.tables.get("follows", {}).get("articles", ()), *(one.article for one in self.answers)]
        return tuple(dict.fromkeys(named))

    @property
    def answers(self) -> tuple[Answer, ...]:
        """What this article says of commitments of earlier ones."""
        return tuple(Answer(**step) for step in self.tables.get("follows", {}).get("steps", ()))

    @property
    def reprint_of(self) -> str | None:
        """Id of the article that this text repeats; "" for a text that stands on its own, None when nothing is said."""
        of: str | None = self.tables.get("reprint", {}).get("of")
        return of

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """The corrections with their reasons, in the order of the file."""
        return tuple(Correction(name, self.reasons[name]) for name in self.tables)


class _Reader:
    """Collects every mistake of one sidecar with its line, so that an editor sees them all at once."""

    def __init__(self, path: str, source: str, vocabulary: Vocabulary) -> None:
        self.path, self.lines, self.vocabulary = path, source.splitlines(), vocabulary
        self.errors: list[DigestError] = []

    def fail(self, key: str, problem: str, expected: str) -> None:
        near = re.compile(rf"^\s*\[?\s*(?:\w+\.)?{re.escape(key)}\b|\"{re.escape(key)}\"")
        line = next((number for number, text in enumerate(self.lines, 1) if near.search(text)), None)
        self.errors.append(DigestError(self.path, problem, expected, line))

    def reason(self, name: str, table: dict[str, Any]) -> dict[str, str]:
        value = table.get("reason")
        given = value if isinstance(value, dict) else {}
        texts = {lang: str(given.get(lang, "")).strip() for lang in LANGS}
        missing = " and ".join(f"reason.{lang}" for lang in LANGS if not texts[lang].strip(" .…"))
        if not missing:
            return texts
        self.fail(name, f"[{name}] has no {missing}", "readers see why, in both languages; write a sentence")
        return dict.fromkeys(LANGS, "")

    def table(self, name: str, table: Any) -> None:
        if not isinstance(table, dict):
            self.fail(name, f"{name} is not a table", f"expected [{name}] with {', '.join(sorted(TABLES[name]))} and reason")
            return
        for key in sorted(set(table) - TABLES[name] - {"reason"}):
            if key in PLAIN:
                self.fail(
                    key, f"{key} stands inside [{name}]", f"move the line {key} = … to the top, above the first [table]"
                )
                continue
            self.fail(key, f"[{name}] has no key {key!r}", f"expected {', '.join(sorted(TABLES[name]))} or reason")
        for key, value in table.items():
            if any(ord(letter) < SPACE and letter not in "\n\t" for letter in str(value)):
                self.fail(key, f"[{name}] {key} has a control character", "delete it: feeds break on it")
            self.value(name, key, value)
        if name in ("topics", "regions", "lines", "follows") and not set(table) - {"reason"}:
            self.fail(name, f"[{name}] says nothing", f"expected {' or '.join(sorted(TABLES[name]))}")
        for needed in NEEDED.get(name, ()):
            if needed not in table:
                self.fail(name, f"[{name}] has no {needed}", f"expected {needed} = …")

    def value(self, name: str, key: str, value: Any) -> None:
        if key == "edtf":
            try:
                edtf.parse(value.isoformat() if isinstance(value, date) else str(value))
            except ValueError as error:
                self.fail(key, str(error), 'expected an EDTF date, as in edtf = "2022-04-09?"')
        elif key == "time" and not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", str(value)):
            self.fail(key, f"{value!r} is not a time", 'expected time = "15:41"')
        elif key == "value" and name == "scope" and value not in SCOPES:
            self.fail(name, f"{value!r} is not a scope", f"expected one of {', '.join(SCOPES)}")
        elif key == "value" and not (isinstance(value, str) and value.strip()):
            self.fail(name, f"[{name}] has an empty value", 'expected value = "…"')
        elif (name, key) in (("facts", "remove"), ("follows", "articles")):
            if not (isinstance(value, list) and value and all(isinstance(one, str) and one.strip() for one in value)):
                what = "words of the text" if name == "facts" else "ids of articles"
                self.fail(key, f"[{name}] {key} is not a list of {what}", f'expected {key} = ["…"]')
        elif key == "steps":
            self.steps(value)
        elif key in ("add", "remove"):
            self.ids(name, key, value)
        elif key == "of" and not (isinstance(value, str) and value == value.strip()):
            self.fail(key, f"[{name}] of is not an id", 'expected of = "other-id", or of = "" for a text of its own')
        elif key in ("keep", "drop") and not (isinstance(value, list) and all(type(one) is int for one in value)):
            self.fail(key, f"{key} is not a list of line numbers", f"expected {key} = [3, 4]")

    def steps(self, value: Any) -> None:
        """Steps of [follows]: tables with the earlier article, its words, the words of this one."""
        example = 'expected article = "…", promise = "…", report = "…", status and independent if needed'
        if not isinstance(value, list) or not all(isinstance(step, dict) for step in value):
            self.fail("steps", "[follows] steps is not a list of tables", example)
            return
        for step in value:
            wrong = [key for key, one in step.items() if key not in STEP or type(one) is not STEP[key] or one == ""]
            wrong += [key for key in STEP_NEEDS if key not in step]
            if wrong:
                self.fail("steps", f"a step of [follows] has a wrong or no {wrong[0]}", example)
            elif step.get("status", STATUSES[0]) not in STATUSES:
                self.fail("status", f"{step['status']!r} is not a status", f"expected one of {', '.join(STATUSES)}")

    def nearest(self, word: str, name: str) -> str:
        """«did you mean …», by the ids and by the labels in both languages."""
        known = self.vocabulary.topics if name == "topics" else self.vocabulary.regions
        names = {text: entry.id for entry in known.values() for text in (entry.id, entry.kk, entry.ru)}
        close = get_close_matches(word, names, n=1, cutoff=0.6)
        return f'did you mean "{names[close[0]]}"? All ids are in content/vocabulary/{name}.toml' if close else ""

    def ids(self, name: str, key: str, value: Any) -> None:
        """Lists of topic or region ids: known ones, each once."""
        known = self.vocabulary.topics if name == "topics" else self.vocabulary.regions
        example = f'expected {key} = ["{next(iter(known))}"]'
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            self.fail(key, f"[{name}] {key} is not a list of ids", example)
            return
        for one in value:
            if one not in known:
                self.fail(one, f"{one!r} is not one of our {name}", self.nearest(one, name) or example)
        if len(set(value)) < len(value):
            self.fail(name, f"[{name}] {key} names an id twice", example)


def _is_address(text: str) -> bool:
    try:
        return bool(re.fullmatch(r"https?://[^\s…]+", text) and urlsplit(text).hostname)
    except ValueError:  # «https://[x»
        return False


def parse(path: str, source: str, vocabulary: Vocabulary) -> tuple[Sidecar, list[DigestError]]:
    """Text of a sidecar -> (Sidecar, errors). Unknown keys and missing reasons are errors: a typo must not be silent."""
    reader = _Reader(path, source, vocabulary)
    try:
        data = tomltext.loads(source)
    except ValueError as error:
        found = re.search(r"line (\d+)", str(error))
        line = int(found[1]) if found else None
        return Sidecar(), [DigestError(path, f"is not valid TOML ({error})", 'expected lines such as text = "retold"', line)]
    result = Sidecar()
    for key, value in data.items():
        if key in TABLES:
            reader.table(key, value)
            if isinstance(value, dict):
                result.reasons[key] = reader.reason(key, value)
                result.tables[key] = {name: part for name, part in value.items() if name != "reason"}
        elif key == "text" and value in POLICIES:
            result.text = value
        elif key == "text":
            reader.fail(key, f"text = {value!r} is unknown", f"expected one of {', '.join(POLICIES)}")
        elif key == "added" and isinstance(value, date) and edtf.FIRST_YEAR <= value.year <= LAST_YEAR:
            result.added = value.isoformat()[:10]
        elif key == "added":
            reader.fail(key, f"added = {value!r} is not a date", "expected added = 2026-11-22")
        elif key == "source" and isinstance(value, dict) and set(value) == {"url"} and _is_address(str(value["url"])):
            result.url = value["url"]
        elif key == "source" and isinstance(value, dict) and set(value) & {"text", "added"}:
            reader.fail(key, "text or added stands inside [source]", "move that line to the top, above the first [table]")
        elif key == "source":
            reader.fail(key, "[source] is not an address", 'expected url = "https://…" and nothing else')
        else:
            reader.fail(key, f"unknown key {key!r}", f"expected one of {', '.join(sorted({*TABLES, *PLAIN}))}")
    return result, reader.errors


def without(facts: Facts, text: str, words: list[str]) -> tuple[Facts, list[str]]:
    """Facts without those whose evidence in ``text`` holds one of ``words``; and the words that no fact holds."""
    used: set[str] = set()

    def kept(items: Sequence[Any]) -> Any:
        good = []
        for one in items:
            hits = {word for word in words if word in one.evidence[0].of(text)}
            used.update(hits)
            if not hits:
                good.append(one)
        return tuple(good)

    kinds: dict[str, Any] = {kind: kept(getattr(facts, kind)) for kind in ("people", "figures", "quotes", "commitments")}
    left = set(map(id, kinds["figures"]))
    gone = {at for at, one in enumerate(facts.figures) if id(one) not in left}
    caveats = tuple(
        replace(one, number=None if one.number is None else one.number - sum(at < one.number for at in gone))
        for one in facts.caveats
        if one.number is None or one.number not in gone
    )
    return replace(facts, **kinds, caveats=caveats), [word for word in words if word not in used]


def correct(facts: Facts, sidecar: Sidecar) -> Facts:
    """Facts with the editor's word in place of the text's. A date of the editor's says so in ``basis``."""
    tables = sidecar.tables
    if "published" in tables:
        table, said = tables["published"], facts.published
        own = Published(
            edtf=table["edtf"].isoformat() if isinstance(table["edtf"], date) else str(table["edtf"]),
            time=table.get("time", said.time),
            basis="editor",
            reason=sidecar.reasons["published"],
            evidence=said.evidence,
        )
        facts = replace(facts, published=own)
    if "title" in tables:
        facts = replace(facts, title=Title(tables["title"]["value"], facts.title.lang, derived=False))
    for name in ("outlet", "cited_outlet", "photo_credit", "scope"):
        if name in tables:
            facts = replace(facts, **{name: tables[name]["value"]})
    for name in ("regions", "topics"):
        if name in tables:
            edited: dict[str, Any] = {name: _edited(getattr(facts, name), tables[name])}
            facts = replace(facts, **edited)
    if "scope" in tables and facts.scope != "regional":
        facts = replace(facts, regions=())
    elif "regions" in tables:
        facts = replace(facts, scope="regional" if facts.regions else "unknown")
    return facts


def _edited(tags: tuple[Tagged, ...], table: dict[str, Any]) -> tuple[Tagged, ...]:
    kept = [tag for tag in tags if tag.id not in table.get("remove", ())]
    return (*kept, *[Tagged(one) for one in table.get("add", ()) if all(one != tag.id for tag in kept)])
