"""Rows <-> CSV as RFC 4180 has it (but LF). Every row is one line, and no spreadsheet takes a cell for a formula."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

Cell = str | float | bool | None
Row = Mapping[str, Cell]

# What a spreadsheet may run: a cell that begins with one of these signs (also in their wide forms). A Kazakh or Russian
# Excel parts columns at a semicolon, so what follows one inside a text may begin a cell as well.
_RUN = re.compile(r"(^|;)(?=[\s\"']*[=+\-@＝＋－＠])")
_KEPT = re.compile(r"(^|;)'(?=[\s\"']*[=+\-@＝＋－＠])")

_FIRST = tuple("\"'=+-@＝＋－＠")  # what such a cell begins with

MOST_LETTERS = 2**31 - 1  # of a cell


@lru_cache(2**14)  # every row of an article begins with the same cells
def guarded(text: str) -> str:
    """A text as a cell: on one line, with an apostrophe before what a spreadsheet could run («'=1+1»)."""
    line = " ".join(text.split())
    return line if line[:1] not in _FIRST and ";" not in line else _RUN.sub(r"\1'", line)


def unguarded(cell: str) -> str:
    """The text of a cell again, without the apostrophes that ``guarded`` put there."""
    return _KEPT.sub(r"\1", cell)


def plain(number: float) -> str:
    """A number without needless zeros: 34, 2.5."""
    return str(int(number)) if number == int(number) else repr(float(number))


def _cell(value: Cell) -> str:
    if isinstance(value, str):
        return guarded(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return plain(value)


def to_csv(fields: Sequence[str], rows: Iterable[Row]) -> bytes:
    """A table with its header, in UTF-8. Raises KeyError where a row lacks a field, ValueError where it has another one."""
    data = io.BytesIO()
    text = io.TextIOWrapper(data, "utf-8", newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(fields)
    known = set(fields)
    for row in rows:
        if unknown := row.keys() - known:
            raise ValueError(f"no field is described for {', '.join(sorted(unknown))}")
        writer.writerow([_cell(row[name]) for name in fields])
    text.flush()
    return data.getvalue()


def from_csv(text: str, needed: Sequence[str]) -> list[dict[str, str]]:
    """Rows of a table as texts. Raises ValueError when it is no CSV, or has not the fields needed."""
    csv.field_size_limit(MOST_LETTERS)  # a sentence may be longer than the module's own limit
    try:
        reader = csv.DictReader([f"{line}\n" for line in text.split("\n")], strict=True)
        rows = list(reader)
    except csv.Error as error:
        raise ValueError(str(error)) from error
    if set(needed) - set(reader.fieldnames or ()) or any(
        not isinstance(row.get(name), str) for row in rows for name in needed
    ):
        raise ValueError(f"expected the fields {', '.join(needed)}")
    return rows
