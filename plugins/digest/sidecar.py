"""``<id>.toml``: what an editor corrects or adds, each correction with a reason that readers see."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from . import edtf
from .messages import expected, msg, one_of
from .model import DigestError
from .record import Answer, Correction
from .said import KINDS, Facts, Published, Tagged, Title
from .sidecarfile import LAST_YEAR, POLICIES, TABLES, SidecarFile
from .vocabulary import Vocabulary


@dataclass(slots=True)
class Sidecar:
    """Parsed corrections. ``tables`` maps a field of TABLES to its values, ``reasons`` to its reason in both languages,
    ``places`` to its line in the file.
    """

    text: str | None = None
    added: str | None = None
    url: str | None = None
    tables: dict[str, dict[str, Any]] = field(default_factory=dict)
    reasons: dict[str, dict[str, str]] = field(default_factory=dict)
    places: dict[str, int | None] = field(default_factory=dict)

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
    def differs(self) -> frozenset[float]:
        """Numbers that the original and its translation need not both have."""
        return frozenset(map(float, self.tables.get("translation", {}).get("differs", ())))

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """The corrections with their reasons, in the order of the file."""
        return tuple(Correction(name, self.reasons[name]) for name in self.tables)


def _is_address(text: str) -> bool:
    try:
        return bool(re.fullmatch(r"https?://[^\s…]+", text) and urlsplit(text).hostname)
    except ValueError:  # «https://[x»
        return False


def _day(value: Any) -> Any:
    """A date, also one that was put in quotation marks."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) and len(value) == len("2026-11-22") else value
    except ValueError:
        return value


def parse(path: str, source: str, vocabulary: Vocabulary) -> tuple[Sidecar, list[DigestError]]:
    """Text of a sidecar -> (Sidecar, errors). Unknown keys and missing reasons are errors: a typo must not be silent."""
    reader = SidecarFile(path, source, vocabulary)
    result = Sidecar()
    for key, value in reader.data().items():
        if key in TABLES:
            reader.table(key, value)
            if isinstance(value, dict):
                result.reasons[key], result.places[key] = reader.reason(key, value), reader.place(key)
                result.tables[key] = {name: part for name, part in value.items() if name != "reason"}
        elif key == "text" and value in POLICIES:
            result.text = value
        elif key == "text":
            reader.fail(key, msg("%(key)s = %(value)r is unknown", key=key, value=value), one_of(POLICIES))
        elif key == "added" and isinstance(value := _day(value), date) and edtf.FIRST_YEAR <= value.year <= LAST_YEAR:
            result.added = value.isoformat()[:10]
        elif key == "added":
            reader.fail(key, msg("added = %(value)r is not a date", value=value), expected("added = 2026-11-22"))
        elif key == "source" and isinstance(value, dict) and set(value) == {"url"} and _is_address(str(value["url"])):
            result.url = value["url"]
        elif key == "source" and isinstance(value, dict) and any(reader.misplaced(key, one) for one in sorted(value)):
            continue
        elif key == "source":
            reader.fail(key, msg("[source] is not an address"), msg('expected url = "https://…" and nothing else'))
        else:
            reader.unknown(key)
    return result, reader.errors


def without(facts: Facts, text: str, words: list[str]) -> tuple[Facts, list[str]]:
    """Facts without those whose evidence in ``text`` holds one of ``words``; and the words that no fact holds."""
    if not words:
        return facts, []
    used: set[str] = set()

    def kept(items: Sequence[Any]) -> Any:
        good = []
        for one in items:
            hits = {word for word in words if word in one.evidence[0].of(text)}
            used.update(hits)
            if not hits:
                good.append(one)
        return tuple(good)

    kinds: dict[str, Any] = {kind: kept(getattr(facts, kind)) for kind in KINDS}
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
