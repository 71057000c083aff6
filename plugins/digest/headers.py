"""What web servers should say with the files of the site: ``theme/headers.toml`` as ``_headers``, which hosts read."""

import tomllib
from collections.abc import Iterable, Mapping
from itertools import product

NAME = "_headers"  # at the root of what is published; Netlify and Cloudflare Pages read it there


def rules(table: str, names: Mapping[str, Iterable[str]], base: str = "") -> dict[str, dict[str, str]]:
    """A table in TOML -> path -> header -> value, in the table's order, each path once.

    ``names`` says what stands for each ``{name}`` in a path, of several values each in turn; ``base`` goes before all paths.
    Raises ValueError when two rules give the same path the same header.
    """
    found: dict[str, dict[str, str]] = {}
    for rule in tomllib.loads(table)["rule"]:
        for path in dict.fromkeys(own for pattern in rule["paths"] for own in _filled(pattern, names)):
            headers = found.setdefault(base + path, {})
            if double := headers.keys() & rule["headers"]:
                raise ValueError(f"{path} gets {min(double)} twice")
            headers |= rule["headers"]
    return found


def text(table: str, names: Mapping[str, Iterable[str]], base: str = "") -> str:
    """The file ``_headers``. Hosts count its paths from their own root, so ``base`` is where the site lies below it."""
    found = rules(table, names, base)
    blocks = ((path, *(f"  {name}: {value}" for name, value in headers.items())) for path, headers in found.items())
    return "".join("\n".join(block) + "\n" for block in blocks)


def _filled(pattern: str, names: Mapping[str, Iterable[str]]) -> Iterable[str]:
    """A path with its ``{name}``s filled in all ways."""
    wanted = {name: tuple(values) for name, values in names.items() if f"{{{name}}}" in pattern}
    for chosen in product(*wanted.values()):
        yield pattern.format_map(dict(zip(wanted, chosen, strict=True)))
