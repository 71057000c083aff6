"""The lists of words: none stands twice, and each is asked for somewhere."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import ROOT

PLUGIN = ROOT / "plugins" / "digest"
FILES = sorted((PLUGIN / "lexicon").glob("*.toml"))
CODE = "\n".join(path.read_text(encoding="utf-8") for path in PLUGIN.rglob("*.py"))


def lists(node: object, name: str = "") -> Iterator[tuple[str, list[str]]]:
    """(name, words) of every list of texts in a file."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield from lists(value, f"{name}.{key}".lstrip("."))
    elif isinstance(node, list) and all(isinstance(one, str) for one in node):
        yield name, node


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_word_stands_twice_in_a_list(path: Path) -> None:
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    double = {name: [word for word, count in Counter(words).items() if count > 1] for name, words in lists(found)}
    assert {name: words for name, words in double.items() if words} == {}


@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_every_list_of_the_grammar_is_asked_for(lang: str) -> None:
    names = tomllib.loads((PLUGIN / "lexicon" / f"grammar.{lang}.toml").read_text(encoding="utf-8"))["lists"]
    assert [name for name in names if not re.search(rf"""["']{name}["']""", CODE)] == []
