"""The editors' guides: both tell the same steps, and what they name is there: commands, files, keys, messages, pictures."""

import re
import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po

from conftest import ROOT
from digest import article, source
from digest.report import Report
from digest.sidecar import parse
from digest.sidecarfile import TABLES
from digest.vocabulary import Vocabulary

LANGS = ("kk", "ru")
DOCS = ROOT / "docs"
LONGEST = 132  # lines: one page


@cache
def guide(lang: str) -> str:
    return (DOCS / f"editor.{lang}.md").read_text(encoding="utf-8")


def blocks(lang: str, language: str) -> list[str]:
    """The fenced blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```", guide(lang), re.MULTILINE | re.DOTALL)


def prose(lang: str) -> str:
    return re.sub(r"^```.*?^```", "", guide(lang), flags=re.MULTILINE | re.DOTALL)


def code(lang: str) -> list[str]:
    """What stands in backquotes."""
    return re.findall(r"`([^`\n]+)`", prose(lang))


def pictures(lang: str) -> list[tuple[str, str]]:
    """(words for who does not see it, file) of each picture."""
    return re.findall(r"!\[(.*?)\]\((.*?)\)", guide(lang))


@cache
def said(lang: str) -> list[str]:
    """Every message and interface word of a language."""
    with (ROOT / "theme" / "locales" / lang / "LC_MESSAGES" / "messages.po").open("rb") as file:
        strings = [one.string for one in read_po(file, locale=lang) if one.id]
    return [text for one in strings for text in ([one] if isinstance(one, str) else one or ())]


def is_said(phrase: str, lang: str) -> bool:
    """Does the program say this? «…» stands for a value."""
    wanted = re.compile(".*".join(map(re.escape, phrase.split("…"))))
    return any(wanted.search(text) for text in said(lang))


def shape(value: Any) -> Any:
    """Keys and kinds of values."""
    if isinstance(value, dict):
        return {key: shape(one) for key, one in value.items()}
    return [shape(one) for one in value] if isinstance(value, list) else type(value).__name__


def neutral(text: str, lang: str) -> str:
    return text.replace(f"DIGEST_LANG={lang}", "DIGEST_LANG=…").replace(f".{lang}.png", ".png")


def test_both_guides_have_the_same_steps() -> None:
    kk, ru = LANGS
    assert [len(mark) for mark in re.findall("^(#+) ", guide(kk), re.MULTILINE)] == [
        len(mark) for mark in re.findall("^(#+) ", guide(ru), re.MULTILINE)
    ]
    assert [int(number) for number in re.findall(r"^## (\d)\.", guide(ru), re.MULTILINE)] == list(range(1, 9))
    assert blocks(kk, "sh") == blocks(ru, "sh")
    assert sorted(neutral(one, kk) for one in code(kk)) == sorted(neutral(one, ru) for one in code(ru))
    assert [shape(tomllib.loads(one)) for one in blocks(kk, "toml")] == [
        shape(tomllib.loads(one)) for one in blocks(ru, "toml")
    ]
    assert [neutral(file, kk) for _, file in pictures(kk)] == [neutral(file, ru) for _, file in pictures(ru)]
    assert len(re.findall(r"^\|", guide(kk), re.MULTILINE)) == len(re.findall(r"^\|", guide(ru), re.MULTILINE))


@pytest.mark.parametrize("lang", LANGS)
def test_a_guide_is_one_page(lang: str) -> None:
    assert len(guide(lang).splitlines()) <= LONGEST


@pytest.mark.parametrize("lang", LANGS)
def test_commands_and_files_of_a_guide_exist(lang: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    commands = re.findall(r"\bmake ([a-z-]+)((?: [A-Z_]+=\S+)*)", guide(lang))
    assert {"new", "serve", "strict", "build", "explain"} <= {name for name, _ in commands}
    for name, switches in commands:
        assert re.search(rf"^{name}: .*##", makefile, re.MULTILINE), name
        for switch in re.findall("[A-Z_]+", re.sub("=\\S+", "", switches)):
            assert switch in makefile or f'"{switch}"' in (ROOT / "pelican.conf.py").read_text(encoding="utf-8"), switch
    made = {"content/articles/kostanay-new-posts.txt", "output/"}  # by the editor, and by a build
    paths = {one for one in code(lang) if "/" in one and " " not in one and "://" not in one}
    paths |= set(re.findall(r"content/\S+\.toml", guide(lang)))
    assert len(paths - made) >= 4
    for path in paths - made:
        assert (ROOT / path).exists(), path


@pytest.mark.parametrize("lang", LANGS)
def test_corrections_of_a_guide_can_be_copied(lang: str, words: Vocabulary) -> None:
    for block in blocks(lang, "toml"):
        _, errors = parse("a.toml", block, words)
        assert errors == []
    assert set(TABLES) - {"translation"} <= set(re.findall(r"\w+", guide(lang)))  # the report offers that one itself


@pytest.mark.parametrize("lang", LANGS)
def test_a_guide_quotes_the_program(lang: str) -> None:
    rows = re.findall(r"^\| (.*?) \|", guide(lang), re.MULTILINE)[1:]
    phrases = [phrase.strip() for row in rows for phrase in row.split(";")]
    phrases += re.findall(r"\*\*(.+?)\*\*", guide(lang))
    assert len(phrases) > 12
    assert [phrase for phrase in phrases if not is_said(phrase, lang)] == []


@pytest.mark.parametrize("lang", LANGS)
def test_pictures_are_there_small_and_told_in_words(lang: str) -> None:
    assert 2 <= len(pictures(lang)) <= 4
    for words, file in pictures(lang):
        assert len(words) > 20
        data = (DOCS / file).read_bytes()
        assert data.startswith(b"\x89PNG")
        assert len(data) <= 60_000, file
    shown = {file.removeprefix("pictures/") for one in LANGS for _, file in pictures(one)}
    assert {path.name for path in (DOCS / "pictures").iterdir()} == shown


def test_the_pictures_are_of_articles_that_are_here(words: Vocabulary) -> None:
    """The report in the picture asks for the year that the text of this article does not give."""
    root = ROOT / "content" / "articles"
    files = next(one for one in source.find(root).articles if one.id == "karaganda-report-meeting")
    files.sidecar = None
    record = article.record(root, files, words, date(2026, 11, 22))
    notices = [str(one) for one in Report(outlets=frozenset(words.outlets)).notices(record)]
    assert any(one.startswith("XXXX-04-09 has no year") for one in notices), notices
    tool = (ROOT / "tools" / "draw_pictures.py").read_text(encoding="utf-8")
    names = re.search(r'PROMISED, PROMISE = "(.+)", "(.+)"', tool)
    assert names
    assert f'TOLD = "{files.id}"' in tool
    assert Path(root, f"{names[1]}.txt").exists()
