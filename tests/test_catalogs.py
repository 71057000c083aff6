"""The words of the interface: both catalogs complete, with nothing to spare; a gap stops the build."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from conftest import ROOT
from digest import i18n
from digest.lexicon import lexicon
from digest.model import DigestError
from digest.verdict import REASONS

PLUGIN = ROOT / "plugins" / "digest"
LANGS = {"kk": 2, "ru": 3}


def catalog(lang: str) -> Catalog:
    with (ROOT / "theme" / "locales" / lang / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, locale=lang)


@cache
def used() -> frozenset[object]:
    """Every msgid of the templates and of the code."""
    methods = [("templates/**.html", "jinja2.ext.babel_extract"), ("templates/**.xml", "jinja2.ext.babel_extract")]
    options = {pattern: {"silent": "false", "trimmed": "false"} for pattern, _ in methods}
    found = {message for _, _, message, _, _ in extract_from_dir(ROOT / "theme", methods, options)}
    keywords: dict[str, tuple[int, ...] | None] = {"say": None, "N_": None, "msg": None, "NN_": (1, 2)}
    found |= {message for _, _, message, _, _ in extract_from_dir(PLUGIN, [("**.py", "python")], keywords=keywords)}
    return frozenset(tuple(message) if isinstance(message, (list, tuple)) else message for message in found)


@pytest.mark.parametrize("lang", LANGS)
def test_catalog_is_complete_and_has_nothing_to_spare(lang: str) -> None:
    found = catalog(lang)
    have = {tuple(message.id) if isinstance(message.id, (list, tuple)) else message.id for message in found if message.id}
    assert used() - have == set()
    assert have - used() == set()
    for message in found:
        if not message.id:
            continue
        texts = message.string if isinstance(message.string, (list, tuple)) else [message.string]
        assert len(texts) == (LANGS[lang] if message.pluralizable else 1), message.id
        assert all(texts), message.id
        assert not message.fuzzy, message.id
        assert list(message.check(found)) == [], message.id


# An ordinal's noun stands behind its number whatever the number is («12-бет»); a share ends in the sign of a per cent, which
# is read «пайызға», «пайызы».
GLUED = {"number": {"-бет", "-абзацқа", "-сөйлемге", "-белгі"}, "line": {"-жол"}, "share": {"-ға", "-ы"}}


def texts_of(lang: str) -> list[str]:
    strings = [message.string for message in catalog(lang) if message.id]
    return [text for one in strings for text in ([one] if isinstance(one, str) else one or ())]


def test_no_kazakh_ending_is_glued_to_a_value_whose_sound_is_not_known() -> None:
    """«Атырауға» but «Семейге», «6-дан» but «5-тен»: an ending that fits one value is wrong on the next."""
    for text in texts_of("kk"):
        for name, ending in re.findall(r"%\((\w+)\)[sr](-?[^\W\d_]+)", text):
            assert ending in GLUED.get(name, set()), text


@pytest.mark.parametrize("lang", LANGS)
def test_the_catalogs_keep_to_one_dash_and_to_tight_dots(lang: str) -> None:
    assert [text for text in texts_of(lang) if "—" in text or " …" in text or "..." in text] == []


def test_template_for_translators_is_fresh() -> None:
    with (ROOT / "theme" / "locales" / "messages.pot").open("rb") as file:
        have = {
            tuple(message.id) if isinstance(message.id, (list, tuple)) else message.id
            for message in read_po(file)
            if message.id
        }
    assert have == used(), "run: make messages"


def test_every_reason_for_setting_a_line_aside_is_a_message() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in PLUGIN.glob("*.py"))
    said = set(re.findall(r'(?:Verdict|[.]drop)[(][^")]*"([a-z\' ]+)"', code)) | {
        entry.reason for lang in LANGS for entry in lexicon(lang).furniture
    }
    assert said - {"", "everything"} <= set(REASONS)


def test_an_empty_translation_stops_the_build(tmp_path: Path) -> None:
    for lang in LANGS:
        folder = tmp_path / lang / "LC_MESSAGES"
        folder.mkdir(parents=True)
        source = (ROOT / "theme" / "locales" / lang / "LC_MESSAGES" / "messages.po").read_text(encoding="utf-8")
        (folder / "messages.po").write_text(source, encoding="utf-8")
    i18n.load_catalogs(tmp_path)
    path = tmp_path / "kk" / "LC_MESSAGES" / "messages.po"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r'(msgid "Topics"\nmsgstr ").*"', r'\1"', text), encoding="utf-8")
    with pytest.raises(DigestError, match="'Topics' has no translation"):
        i18n.load_catalogs(tmp_path)


def test_no_words_are_said_inside_a_formatted_text() -> None:
    """Babel does not look there, so such a msgid would be in no catalog, and the program would stop at it."""
    for path in sorted((ROOT / "plugins").rglob("*.py")):
        for text in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(text, ast.JoinedStr):
                calls = [node for node in ast.walk(text) if isinstance(node, ast.Call)]
                names = {
                    getattr(call.func, "attr", getattr(call.func, "id", ""))
                    for call in calls
                    if any(isinstance(one, ast.Constant) for one in call.args[:1])
                }
                assert not names & {"say", "msg", "N_", "NN_"}, f"{path.name}:{text.lineno}"
