"""A line that is no TOML -> what its writer did, and the line put right. The parser's own words are for programmers."""

import re
from collections.abc import Callable

from .edtf import mended
from .messages import Message, expected, msg

Slip = tuple[Message, Message]
LONGEST = 1000  # what stands further right in a line is not looked at

_CURLY = "“”„‟«»‘’"
_PAIR = re.compile(r"\s*([\w.-]+)\s*=\s*(.*?)\s*(?:#.*)?$")
_STRING = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"')
ONE_LINE = msg("expected one line from its name to the last bracket")


def slip(source: str, error: str) -> tuple[Message, Message, int | None]:
    """(what is wrong, what was expected, its line) for a text that the parser refused with ``error``."""
    lines = source.replace("\r\n", "\n").rstrip("\n").split("\n")  # as the parser counts them
    place = re.search(r"line (\d+)", error)
    number = min(int(place[1]), len(lines)) if place else len(lines)
    if "Unclosed array" in error:
        number, found = _array(lines, number)
        return *found, number
    for rule in RULES if place or "end of document" in error else ():
        if said := rule(lines[number - 1][:LONGEST], error):
            return *said, number
    problem = msg("cannot be read (%(error)s)", error=re.sub(r" \(at .*\)", "", error))
    return problem, expected('name = "…"'), number if place else None


def _shown(line: str, most: int = 60) -> str:
    short = line.strip()
    return short if len(short) <= most else short[:most].rstrip() + "…"


def _outside(line: str) -> str:
    """The line with its strings emptied."""
    return _STRING.sub('""', line)


def _twice(line: str, error: str) -> Slip | None:
    if not re.search(r"declare .* twice|overwrite a value|Duplicate|mutate", error):
        return None
    name = re.match(r"\s*(\[+[\w.-]+\]+|[\w.-]+)", line)
    problem = msg("%(name)s stands here a second time", name=name[1] if name else _shown(line))
    return problem, msg("put its lines together and leave out the second")


def _remark(line: str, _: str) -> Slip | None:
    found = re.match(r"\s*(?://+|--+|;|/\*|\*)\s*(.*)", line)
    return (msg("a remark begins with #"), expected(f"# {_shown(found[1])}")) if found else None


def _unseen(line: str, _: str) -> Slip | None:
    odd = next((letter for letter in _outside(line) if not letter.isprintable() and letter != "\t"), None)
    if odd is None:
        return None
    problem = msg("holds a character that is not seen (U+%(code)s)", code=f"{ord(odd):04X}")
    return problem, msg("delete the spaces outside the quotation marks and type them anew")


def _foreign_name(line: str, _: str) -> Slip | None:
    name = re.match(r"\s*\[*\s*([^\"'=\]{]*)", line)
    if not name or name[1].isascii() or not ("=" in line or "[" in line):
        return None
    odd = "".join(letter for letter in name[1] if not letter.isascii())
    example = "[published]" if line.lstrip().startswith("[") else 'reason.kk = "…"'
    return msg("a name is written in Latin letters: %(letters)s are not", letters=_shown(odd)), expected(example)


def _brackets(line: str, _: str) -> Slip | None:
    found = re.match(r"\s*(\[+)\s*([\w.-]+)", line)
    if not found or "=" in line:
        return None
    right = f"{found[1]}{found[2]}{']' * len(found[1])}"
    return (msg("the brackets of a name hold the name alone"), expected(right)) if line.strip() != right else None


def _colon(line: str, _: str) -> Slip | None:
    found = re.match(r"\s*([\w.-]+)\s*:\s*(.+)", line)
    if not found:
        return None
    value = found[2] if found[2][0] in "\"'[{" else f'"{found[2].strip()}"'
    return msg("between a name and its value stands ="), expected(f"{found[1]} = {_shown(value)}")


def _no_sign(line: str, _: str) -> Slip | None:
    if "=" in _outside(line):
        return None
    found = re.match(r'\s*([\w.-]+)\s+(["“«\[{].*)', line)
    return msg("between a name and its value stands ="), expected(
        _shown(f"{found[1]} = {found[2]}") if found else 'name = "…"'
    )


def _cut(line: str, _: str) -> Slip | None:
    bare = _outside(line)
    return (msg("{ has no }"), ONE_LINE) if bare.count("{") > bare.count("}") else None


def _curly(line: str, _: str) -> Slip | None:
    found = re.search(rf"[=\[,]\s*[{_CURLY}]", _outside(line)) or (
        line.count('"') % 2 and re.search(rf"[{_CURLY}]\W*$", line)
    )
    if not found:
        return None
    return msg('a value stands in straight quotation marks: "…"'), expected(_shown(re.sub(f"[{_CURLY}]", '"', line)))


def _inner(line: str, _: str) -> Slip | None:
    found = re.match(r'\s*([\w.-]+)\s*=\s*"(.*)"\s*$', line)
    if not found or '"' not in found[2]:
        return None
    right = re.sub(r'"([^"]*)"', r"«\1»", found[2]).replace('"', "»")
    return msg("straight quotation marks inside a value end it"), expected(_shown(f'{found[1]} = "{right}"', 100))


def _unclosed(line: str, _: str) -> Slip | None:
    if line.count('"') % 2 == 0:
        return None
    right = f'{line.strip()}"' if line.rstrip()[-1] != '"' else re.sub(r"=\s*", '= "', line.strip(), count=1)
    return msg("a quotation mark is missing"), expected(right if len(right) < 100 else 'name = "…"')


def _unquoted(line: str, _: str) -> Slip | None:
    found = _PAIR.match(line)
    if not found or found[2][:1] in ('"', "'", "[", "{"):
        return None
    if not found[2]:
        return msg("nothing stands behind ="), expected(f'{found[1]} = "…"')
    day = mended(found[2])
    if found[1] == "added":
        return msg("%(value)r is no date", value=found[2]), expected(f"added = {day or '2026-11-22'}")
    right = f'{found[1]} = "{day or found[2]}"'
    return msg("a value stands in quotation marks"), expected(_shown(right))


RULES: tuple[Callable[[str, str], Slip | None], ...] = (
    _twice, _remark, _unseen, _foreign_name, _brackets, _colon, _cut, _curly, _inner, _unclosed, _no_sign, _unquoted,
)  # fmt: skip


def _array(lines: list[str], number: int) -> tuple[int, Slip]:
    """The line of a list that does not end, and what it lacks: the parser names the line where it gave up."""
    bare = [_outside(line.split("#")[0] if '"' not in line else line) for line in lines[:number]]
    for at in range(number, 0, -1):
        if re.search(r'""\s+""', bare[at - 1]):
            return at, (msg("a comma is missing between two values"), expected('["…", "…"]'))
        if at < number and re.search(r'""\s*$', bare[at - 1]) and bare[at].lstrip().startswith('""'):
            return at, (msg("a comma is missing at the end of the line"), expected(f"{_shown(lines[at - 1])},"))
        if bare[at - 1].count("[") > bare[at - 1].count("]"):
            return at, (msg("[ has no ]"), expected(_shown(f"{lines[at - 1].rstrip()}]")))
    return number, (msg("[ has no ]"), expected('["…", "…"]'))
