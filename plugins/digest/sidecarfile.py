"""One ``<id>.toml`` being read: what may stand in it, and every mistake with the line it stands in."""

import json
import re
from datetime import date
from difflib import get_close_matches
from typing import Any

from . import edtf, tomlslips, tomltext
from .entries import LANGS
from .messages import Message, expected, msg, one_of
from .model import DigestError
from .normal import is_clean
from .said import STATUSES
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
    "translation": {"differs"},
}
# A step of [follows]: what an earlier article promised, what this one says of it.
STEP = {"article": str, "promise": str, "report": str, "status": str, "independent": bool}
STEP_NEEDS = ("article", "promise", "report")
LAST_YEAR = 2100
YEAR_FIRST = msg("expected year, month, day: %(example)s", example='edtf = "2022-04-09"')
# Without these a table says nothing.
NEEDED = {"published": ("edtf",), **dict.fromkeys(("title", "outlet", "cited_outlet", "photo_credit", "scope"), ("value",)),
          "facts": ("remove",), "reprint": ("of",), "translation": ("differs",)}  # fmt: skip
PLAIN = {"text", "added", "source"}
# Names that people write without their table: the table they belong to.
HOMES = {"url": "source", "edtf": "published", "time": "published", "of": "reprint", "keep": "lines", "drop": "lines",
         "steps": "follows", "articles": "follows", "differs": "translation"}  # fmt: skip


def line_of(table: str, **values: object) -> str:
    """A line for the top of a sidecar. Its blanks cannot pass: nobody publishes them by mistake."""
    inside = ", ".join(f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items())
    return f'{table} = {{{inside}, reason = {{kk = "…", ru = "…"}}}}'


class SidecarFile:
    """Collects every mistake of one sidecar with its line, so that an editor sees them all at once."""

    def __init__(self, path: str, source: str, vocabulary: Vocabulary) -> None:
        self.path, self.source, self.vocabulary = path, source, vocabulary
        self.lines = source.splitlines()
        self.errors: list[DigestError] = []

    def data(self) -> dict[str, Any]:
        """What the file says; nothing, and a mistake, when it is no TOML."""
        try:
            data = tomltext.loads(self.source)
        except ValueError as error:
            self.errors.append(DigestError(self.path, *tomlslips.slip(self.source, str(error))))
            return {}
        for key in [key for key, value in data.items() if not is_clean(key, value)]:
            self.fail(key, msg("%(key)r has a control character", key=key), msg("delete it: pages and feeds break on it"))
        return data

    def place(self, key: str) -> int | None:
        """The number of the line where ``key`` stands."""
        near = re.compile(rf"^\s*\[*\s*(?:\w+\.)?{re.escape(key)}\b|[{{,]\s*{re.escape(key)}\s*=|\"{re.escape(key)}\"")
        return next((number for number, text in enumerate(self.lines, 1) if near.search(text)), None)

    def fail(self, key: str, problem: Message, wanted: Message) -> None:
        """Note a mistake, with the line where ``key`` stands."""
        self.errors.append(DigestError(self.path, problem, wanted, self.place(key)))

    def reason(self, name: str, table: dict[str, Any]) -> dict[str, str]:
        """The reason of a correction in both languages; empty ones and a mistake when one is missing."""
        value = table.get("reason")
        given = value if isinstance(value, dict) else {}
        texts = {lang: str(given.get(lang, "")).strip() for lang in LANGS}
        for odd in sorted(set(given) - set(LANGS)):
            self.fail(f"reason.{odd}", msg("a reason has no language %(key)r", key=odd), one_of(LANGS))
        missing = ", ".join(f"reason.{lang}" for lang in LANGS if not texts[lang].strip(" .…"))
        if not missing:
            return texts
        self.fail(
            name,
            msg("[%(table)s] has no %(key)s", table=name, key=missing),
            msg(
                "readers see why, in both languages; write a sentence: %(example)s",
                example='reason.kk = "…", reason.ru = "…"',
            ),
        )
        return dict.fromkeys(LANGS, "")

    def table(self, name: str, table: Any) -> None:
        """Check a table that corrects a field."""
        if not isinstance(table, dict):
            values = {key: table if key in ("value", "edtf") else ["…"] for key in NEEDED.get(name, ("add",))}
            self.fail(name, msg("%(key)s has a value, but no reason", key=name), expected(line_of(name, **values)))
            return
        for key in sorted(set(table) - TABLES[name] - {"reason"}):
            if not self.misplaced(name, key):
                allowed = [*sorted(TABLES[name]), "reason"]
                self.fail(key, msg("[%(table)s] has no key %(key)r", table=name, key=key), one_of(allowed))
        for key, value in table.items():
            self.value(name, key, value)
        if name in ("outlet", "cited_outlet"):
            self.outlet(str(table.get("value", "")))
        if "differs" in table:
            self.differs(table["differs"])
        if name in ("topics", "regions", "lines", "follows") and not set(table) - {"reason"}:
            self.fail(name, msg("[%(table)s] says nothing", table=name), one_of(sorted(TABLES[name])))
        for needed in NEEDED.get(name, ()):
            if needed not in table:
                self.fail(name, msg("[%(table)s] has no %(key)s", table=name, key=needed), expected(f"{needed} = …"))

    def misplaced(self, table: str, key: str) -> bool:
        """Note a line that belongs above the first table and was written, or copied from the report, below it."""
        if key not in PLAIN and key not in TABLES:
            return False
        self.fail(
            key,
            msg("%(key)s stands inside [%(table)s]", key=key, table=table),
            msg("move the line %(line)s to the top, above the first [table]", line=f"{key} = …"),
        )
        return True

    def unknown(self, key: str) -> None:
        """Note a name that is none of ours, with the one that was probably meant."""
        close = get_close_matches(key.lower(), [*TABLES, *PLAIN, *HOMES], n=1, cutoff=0.75)
        if not close:
            wanted = one_of(sorted({*TABLES, *PLAIN}))
        elif close[0] in HOMES:
            wanted = msg("write %(table)s above it", table=f"[{HOMES[close[0]]}]")
        else:
            wanted = msg("did you mean %(name)s?", name=close[0])
        self.fail(key, msg("unknown key %(key)r", key=key), wanted)

    def value(self, name: str, key: str, value: Any) -> None:
        """Check one value of such a table."""
        if key == "edtf":
            try:
                edtf.parse(value.isoformat() if isinstance(value, date) else str(value))
            except ValueError as error:
                meant = edtf.mended(str(value))
                self.fail(key, error.args[0], expected(f'edtf = "{meant}"') if meant else YEAR_FIRST)
        elif key == "time" and not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", str(value)):
            self.fail(key, msg("%(value)r is not a time", value=value), expected('time = "15:41"'))
        elif key == "value" and name == "scope" and value not in SCOPES:
            self.fail(name, msg("%(value)r is not a scope", value=value), one_of(SCOPES))
        elif key == "value" and not (isinstance(value, str) and value.strip()):
            self.fail(name, msg("[%(table)s] has an empty value", table=name), expected('value = "…"'))
        elif (name, key) in (("facts", "remove"), ("follows", "articles")):
            if not (isinstance(value, list) and value and all(isinstance(one, str) and one.strip() for one in value)):
                words = msg("[facts] remove is not a list of words of the text")
                ids = msg("[follows] articles is not a list of ids of articles")
                self.fail(key, words if name == "facts" else ids, expected(f'{key} = ["…"]'))
        elif key == "steps":
            self.steps(value)
        elif key in ("add", "remove"):
            self.ids(name, key, value)
        elif key == "of" and not (isinstance(value, str) and value == value.strip()):
            self.fail(
                key, msg("[reprint] of is not an id"), msg('expected of = "other-id", or of = "" for a text of its own')
            )
        elif key in ("keep", "drop") and not (isinstance(value, list) and all(type(one) is int for one in value)):
            self.fail(key, msg("%(key)s is not a list of line numbers", key=key), expected(f"{key} = [3, 4]"))

    def differs(self, value: Any) -> None:
        """Numbers that only the original has, or only its translation."""
        if not (isinstance(value, list) and value and all(type(one) in (int, float) for one in value)):
            self.fail("differs", msg("%(key)s is not a list of numbers", key="differs"), expected("differs = [10, 14.5]"))

    def steps(self, value: Any) -> None:
        """Steps of [follows]: tables with the earlier article, its words, the words of this one."""
        example = msg(
            "expected %(keys)s; status and independent if needed", keys='article = "…", promise = "…", report = "…"'
        )
        if not isinstance(value, list) or not all(isinstance(step, dict) for step in value):
            self.fail("steps", msg("[follows] steps is not a list of tables"), example)
            return
        for step in value:
            wrong = [key for key, one in step.items() if key not in STEP or type(one) is not STEP[key] or one == ""]
            wrong += [key for key in STEP_NEEDS if key not in step]
            if wrong:
                self.fail("steps", msg("a step of [follows] has a wrong or no %(key)s", key=wrong[0]), example)
            elif step.get("status", STATUSES[0]) not in STATUSES:
                self.fail("status", msg("%(value)r is not a status", value=step["status"]), one_of(STATUSES))

    def nearest(self, word: str, name: str) -> Message | None:
        """«did you mean …», by the ids and by the labels in both languages."""
        known = self.vocabulary.topics if name == "topics" else self.vocabulary.regions
        names = {text: entry.id for entry in known.values() for text in (entry.id, entry.kk, entry.ru)}
        close = get_close_matches(word, names, n=1, cutoff=0.6)
        if not close:
            return None
        return msg(
            'did you mean "%(id)s"? All ids are in content/vocabulary/%(file)s', id=names[close[0]], file=f"{name}.toml"
        )

    def outlet(self, value: str) -> None:
        """An outlet is named by its id; one that we do not know may stand, its name or its label may not."""
        known = self.vocabulary.outlets
        if value not in known:
            low = value.strip().casefold()
            meant = next(
                (one.id for one in known.values() if low in (one.id, one.id.split(".")[0], one.name.casefold())), None
            )
            if meant:
                self.fail(value, msg("%(value)r is a name", value=value), expected(f'value = "{meant}"'))

    def ids(self, name: str, key: str, value: Any) -> None:
        """Lists of topic or region ids: known ones, each once."""
        known = self.vocabulary.topics if name == "topics" else self.vocabulary.regions
        example = expected(f'{key} = ["{next(iter(known))}"]')
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            self.fail(key, msg("[%(table)s] %(key)s is not a list of ids", table=name, key=key), example)
            return
        for one in value:
            if one not in known:
                kinds = {
                    "topics": msg("%(id)r is not one of our topics", id=one),
                    "regions": msg("%(id)r is not one of our regions", id=one),
                }
                self.fail(one, kinds[name], self.nearest(one, name) or example)
        if len(set(value)) < len(value):
            self.fail(name, msg("[%(table)s] %(key)s names an id twice", table=name, key=key), example)
