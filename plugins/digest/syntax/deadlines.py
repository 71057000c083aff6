"""Deadlines a text names («до конца года», «екі апта ішінде») and what they are in any language."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from ..lexicon.grammar import folded, grammar
from .forms import lowered
from .periods import plain
from .reading import Sentence

# A place in an expression of the grammar, «<month>»; not the name of a group, «(?P<next>».
_PLACE = re.compile(r"(?<!P)<(\w+)>")
_CYRILLIC = re.compile(r"[а-я]")


class Deadline(NamedTuple):
    """Words ``first`` to ``last`` of a sentence. ``kind``: ``by`` a day, ``within`` a time, or when it will be: ``after``
    a time, ``in`` a year or month, ``on`` a day. ``ahead``: the words themselves look ahead («в следующем году»).
    """

    first: int
    last: int
    kind: str
    ahead: bool


@cache
def _parts(lang: str) -> dict[str, dict[str, str]]:
    """What may stand in a place: ``{"season": {"autumn": expression, …}, …}``."""
    found: dict[str, dict[str, str]] = {}
    for line in grammar(lang).lists["deadline_parts"]:
        name, expression = line.split(" = ")
        part, value = name.split(":", 1)
        found.setdefault(part, {})[value] = expression
    spelled = "|".join(sorted((form for form in grammar(lang).numbers if len(form) > 1), key=len, reverse=True))
    found["n"] = {"": rf"\d{{1,3}}|(?:{spelled})(?: (?:{spelled}))?"}
    found["prefix"] = {"": spelled}
    found["year"] = found["year2"] = {"": r"20\d\d"}
    found.setdefault("day", {})[""] = r"\d{1,2}"
    return found


def _filled(lang: str, expression: str, *, named: bool) -> str:
    """An expression of the grammar with its places filled; only one that stands alone can name its groups."""

    def fill(match: re.Match[str]) -> str:
        if match[1] == "years":
            return _filled(lang, grammar(lang).lists["deadline_years"][0], named=named)
        inside = "|".join(_parts(lang)[match[1]].values())
        return f"(?P<{match[1]}>{inside})" if named else f"(?:{inside})"

    return _PLACE.sub(fill, expression if named else expression.replace("(?P<next>", "(?:"))


def _alternatives(expression: str) -> Iterator[str]:
    """The alternatives of an expression on its outermost level: each names its groups for itself."""
    depth, start = 0, 0
    for at, sign in enumerate(expression):
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if sign == "|" and not depth:
            yield expression[start:at]
            start = at + 1
    yield expression[start:]


@cache
def _rules(lang: str) -> tuple[tuple[str, str], ...]:
    """(code, expression) of every shape of a deadline, in the order of the grammar."""
    lines = (line.split(" = ", 1) for line in grammar(lang).lists["deadlines"])
    return tuple((code, one) for code, expression in lines for one in _alternatives(expression))


@cache
def _any(lang: str) -> re.Pattern[str]:
    # Shapes that begin with the same year stand together: the year is then looked for once at each word, not for each shape.
    years = [one.removeprefix("<years>") for _, one in _rules(lang) if one.startswith("<years>")]
    whole = [one for _, one in _rules(lang) if not one.startswith("<years>")]
    whole += [f"<years>(?:{'|'.join(years)})"] if years else []
    return re.compile(rf"(?<![\w-])(?:{'|'.join(_filled(lang, one, named=False) for one in whole)})(?![\w-])")


@cache
def _shapes(lang: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((code, re.compile(_filled(lang, expression, named=True))) for code, expression in _rules(lang))


def find_deadlines(sentence: Sentence) -> list[Deadline]:
    """Every stretch of a sentence that has the shape of a deadline, in order; whose it is, ``duedates`` decides."""
    starts = [word.start - sentence.span.start for word in sentence.words]
    return [
        Deadline(bisect_left(starts, start), bisect_left(starts, stop) - 1, kind, ahead)
        for start, stop, kind, ahead in _stretches(plain(sentence), sentence.lang)
    ]


@lru_cache(maxsize=32)  # a sentence often has several actions
def _stretches(low: str, lang: str) -> tuple[tuple[int, int, str, bool], ...]:
    found = []
    for match in _any(lang).finditer(low):
        if shape := _shape(match[0], lang):
            code, groups = shape
            ahead = bool(groups.get("next")) or "next-" in code or "tomorrow" in code
            found.append((match.start(), match.end(), code.split(":")[0], ahead))
    return tuple(found)


@lru_cache(maxsize=512)
def _shape(low: str, lang: str) -> tuple[str, dict[str, str | None]] | None:
    """The code of the first shape that fits, its places still empty, and what stands in them."""
    for code, pattern in _shapes(lang):
        if match := pattern.fullmatch(low):
            return code, match.groupdict()
    return None


def deadline_code(words: str, lang: str) -> str | None:
    """The deadline in a code both languages can tell, or None:

    - ``by-end:`` year, next-year, school-year, half, quarter, month, week, 2026, quarter:2, half:1, --09, autumn
    - ``by:`` --12-01, --12, 2026 (before the year), new-year, next-year, school-year, autumn
    - ``in:`` 2026, this-year, next-year, school-year, next-month, next-week, tomorrow, quarter:2, half:1, --09, autumn
    - ``on:`` --12-01; ``within:`` and ``after:`` hours, days, workdays, weeks, months or years and how many: weeks:2

    A year is part of a date (``by:2026-12-01``), else it stands at the end (``in:half:1:2026``), as does ``next-year``.
    """
    low = lowered(words, "kk-Latn" if lang == "kk" and not _CYRILLIC.search(words.lower()) else lang)
    shape = _shape(re.sub(r"\s+", " ", low).strip(), lang)
    if shape is None or shape[0].endswith(":-"):
        return None
    code, groups = shape
    values = {name: _value(name, said, lang) for name, said in groups.items() if said and name != "next"}
    if None in values.values():
        return None
    filled = _PLACE.sub(lambda place: values[place[1]] or "", code)
    if (year := values.get("year")) and "<year>" not in code:
        return filled.replace("--", f"{year}-") if "--" in filled else f"{filled}:{year}"
    return f"{filled}:next-year" if groups.get("next") else filled


def _value(name: str, said: str, lang: str) -> str | None:
    """What a place holds, in the code: «декабря» is «--12», «екі» is «2»; None for what no code can tell."""
    value = next((key for key, expression in _parts(lang)[name].items() if key and re.fullmatch(expression, said)), said)
    if name == "day":
        return f"-{int(value):02}" if 1 <= int(value) <= 31 else None
    if name not in ("n", "prefix") or value.isdigit():
        return value
    number = sum(grammar(lang).numbers[word] for word in value.split())
    return str(int(number)) if number == int(number) else None


def names_time(text: str, lang: str) -> bool:
    """Does a sentence name a time at all? Then «no deadline named» would claim too much where none was read."""
    return _times(lang).search(folded(text.lower(), lang)) is not None


@cache
def _times(lang: str) -> re.Pattern[str]:
    words = "|".join(grammar(lang).lists["time_stems"])
    return re.compile(rf"(?<![^\W\d_])(?:{words})(?![^\W\d_])")
