"""Rules of the house that a tool can hold: imports, catalogs, sizes, snapshots."""

import ast
import json
import os
import re
from datetime import date
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from conftest import ROOT
from digest import collect, records, source
from digest.lexicon import lexicon
from digest.verdict import REASONS
from digest.vocabulary import Vocabulary

PLUGIN = ROOT / "plugins" / "digest"
MODULES = sorted(PLUGIN.rglob("*.py"))
# Who may import whom among our modules (DESIGN, section 3; the split of rooms is argued in DECISIONS.md).
MAY_IMPORT = {
    "model": {"messages"},
    "said": {"model"},
    "record": {"messages", "model", "said"},
    "spans": {"model"},
    "entries": set(),
    "slugs": set(),
    "messages": set(),
    "memo": set(),
    "edtf": {"messages"},
    "tomltext": set(),
    "links": set(),
    "assets": set(),
    "wording": set(),
    "lexicon": set(),
    "patterns": {"memo", "messages", "model"},
    "sentences": {"memo", "model", "lexicon"},
    "entryfile": {"messages", "entries", "folder", "model", "patterns"},
    "vocabulary": {"messages", "entries", "entryfile", "model", "patterns"},
    "dategrammar": {"model", "lexicon", "edtf"},
    "lines": {"lexicon", "dategrammar"},
    "verdict": {"wording"},
    "credits": {"model", "lexicon", "lines", "verdict"},
    "mastheads": {"model", "lexicon", "lines", "verdict"},
    "furniture": {"model", "lexicon", "dategrammar", "lines", "mastheads", "verdict", "credits"},
    "headline": {"model", "dategrammar", "lines"},
    "structure": {"model", "sentences", "dategrammar", "furniture", "headline", "lines", "verdict"},
    "normal": set(),
    "decoding": {"messages", "model", "normal", "sentences"},
    "document": {"messages", "model", "normal", "lexicon", "sentences", "dategrammar", "lines", "quotation", "structure"},
    "quotation": {"model", "sentences", "lines"},
    "syntax": {"memo", "model", "said", "spans", "lexicon", "patterns", "sentences", "vocabulary"},
    "facts": {"model", "said", "spans", "lexicon", "vocabulary", "patterns", "edtf", "dategrammar", "lines", "syntax"},
    "folder": {"messages", "model"},
    "source": {"messages", "model", "record", "decoding", "folder", "slugs"},
    "sidecarfile": {"messages", "model", "normal", "said", "edtf", "entries", "tomltext", "vocabulary"},
    "sidecar": {"messages", "model", "said", "record", "edtf", "sidecarfile", "vocabulary"},
    "reprints": {"model", "record", "edtf", "patterns"},
    "collect": {
        "messages",
        "normal",
        "edtf",
        "model",
        "record",
        "reprints",
        "document",
        "sidecar",
        "source",
        "facts",
        "vocabulary",
    },
    "explain": {
        "messages",
        "model",
        "said",
        "record",
        "collect",
        "facts",
        "furniture",
        "lines",
        "report",
        "source",
        "syntax",
        "verdict",
        "vocabulary",
    },
    "csvtext": set(),
    "tables": {"archive", "csvtext", "entries", "factkeys", "ledger", "model", "record", "register", "setting"},
    "changes": {"archive", "csvtext", "record", "register"},
    "datapackage": {"feeds", "entries"},
    "dataset": {"archive", "changes", "csvtext", "datapackage", "records", "tables", "views", "vocabulary"},
    "difference": {"messages", "csvtext"},
    "records": {"model", "said", "record", "entries", "factkeys", "vocabulary"},
    "factkeys": {"model", "record"},
    "setting": {"model", "said", "record", "spans"},
    "register": {"edtf", "factkeys", "record", "said", "setting", "vocabulary"},
    "selection": {"record"},
    "ledger": {"factkeys", "record", "said", "selection", "setting", "vocabulary"},
    "dossiers": {"entries", "lexicon", "patterns", "record", "register", "said", "slugs", "vocabulary"},
    "dependence": {"entries", "record", "vocabulary"},
    "archive": {"dossiers", "edtf", "ledger", "record", "register", "vocabulary"},
    "cards": {"model", "entries", "record", "vocabulary"},
    "evidence": {"model", "spans"},
    "twins": {"model", "said", "record"},
    "factshapes": {"evidence", "wording"},
    "factviews": {
        "model",
        "said",
        "record",
        "evidence",
        "factkeys",
        "factshapes",
        "setting",
        "syntax",
        "twins",
        "vocabulary",
        "wording",
    },
    "prose": {"model", "spans"},
    "views": {
        "model",
        "said",
        "spans",
        "record",
        "cards",
        "entries",
        "evidence",
        "factviews",
        "prose",
        "vocabulary",
        "wording",
    },
    "shapes": {"cards", "entries", "factshapes", "registershapes"},
    "sources": {"record", "cards", "entries", "vocabulary"},
    "parity": {"entries", "record", "twins", "vocabulary", "wording"},
    "registershapes": {"cards", "entries", "evidence", "factshapes"},
    "clerk": {
        "registershapes",
        "archive",
        "cards",
        "dossiers",
        "entries",
        "evidence",
        "factshapes",
        "factviews",
        "ledger",
        "model",
        "record",
        "register",
        "vocabulary",
        "wording",
    },
    "pages": {
        "archive",
        "cards",
        "changes",
        "clerk",
        "datapackage",
        "dataset",
        "dependence",
        "dossiers",
        "entries",
        "factshapes",
        "ledger",
        "parity",
        "prose",
        "record",
        "register",
        "registershapes",
        "selection",
        "shapes",
        "sources",
        "views",
        "vocabulary",
        "wording",
    },
    "search": {
        "archive",
        "dossiers",
        "edtf",
        "lexicon",
        "model",
        "patterns",
        "record",
        "register",
        "setting",
        "vocabulary",
    },
    "feeds": {"edtf", "cards", "entries", "registershapes", "shapes", "wording"},
    "jsonfeed": {"feeds", "links", "wording"},
    "jsonld": {"edtf", "cards", "entries", "feeds", "links", "shapes", "wording"},
    "duewords": {"wording"},
    "typesetting": {"lexicon"},
    "i18n": {"messages", "model", "duewords", "edtf", "lexicon", "typesetting", "wording"},
    "report": {"messages", "model", "normal", "record", "reprints", "source", "publish", "edtf"},
    "exchange": set(),
    "sitefolder": {"folder", "model"},
    "publish": {"messages", "exchange", "model", "sitefolder"},
    "render": {
        "search",
        "record",
        "archive",
        "assets",
        "cards",
        "dataset",
        "feeds",
        "i18n",
        "jsonfeed",
        "jsonld",
        "links",
        "pages",
        "shapes",
        "typesetting",
        "vocabulary",
        "wording",
    },
}
PURE = set(MAY_IMPORT) - {
    "lexicon",
    "vocabulary",
    "entryfile",
    "folder",
    "i18n",
    "source",
    "publish",
    "exchange",
    "sitefolder",
    "render",
    "assets",
    "datapackage",
    "search",  # its rules are a file of the lexicon
}


def imports(path: Path) -> set[str]:
    """Our own modules that a file imports, by the first part of their name."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            inside = path.parent == PLUGIN / "facts" and node.level == 1
            found |= (
                {"facts/" + alias.name for alias in node.names}
                if inside
                else ({node.module.split(".")[0]} if node.module else {alias.name for alias in node.names})
            )
    return found


@pytest.mark.parametrize(
    "path", [path for path in MODULES if path.parent == PLUGIN and path.stem in MAY_IMPORT], ids=lambda path: path.stem
)
def test_import_matrix(path: Path) -> None:
    assert imports(path) <= MAY_IMPORT[path.stem]


def test_every_module_has_its_row_in_the_matrix() -> None:
    assert {path.stem for path in PLUGIN.glob("*.py")} - {"__init__", "generator"} <= set(MAY_IMPORT)


def test_extractors_do_not_import_each_other() -> None:
    for path in (PLUGIN / "facts").glob("*.py"):
        if path.stem != "__init__":
            assert imports(path) <= MAY_IMPORT["facts"], path.stem


@pytest.mark.parametrize("package", ["syntax", "pages", "search"])
def test_a_package_imports_what_its_row_allows(package: str) -> None:
    inside = {path.stem for path in (PLUGIN / package).glob("*.py")}
    for path in (PLUGIN / package).glob("*.py"):
        assert imports(path) - inside <= MAY_IMPORT[package], path.stem


def test_only_the_rooms_for_it_touch_files_and_hosts() -> None:
    for path in MODULES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = {alias.name.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        names |= {
            (node.module or "").split(".")[0]
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and not node.level
        }
        assert "pelican" not in names or path in (PLUGIN / "__init__.py", PLUGIN / "generator.py"), path
        assert "babel" not in names or path == PLUGIN / "i18n.py", path
        room = path.stem if path.parent == PLUGIN else path.parent.name
        if room in PURE:
            assert not names & {"os", "io", "pathlib", "shutil", "subprocess"} or path.stem in ("collect", "explain"), path


def test_no_module_grows_beyond_a_room() -> None:
    sizes = {path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {name: size for name, size in sizes.items() if size > 300} == {}


LANGS = {"kk": 2, "ru": 3}


def catalog(lang: str) -> Catalog:
    with (ROOT / "theme" / "locales" / lang / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, locale=lang)


def used() -> set[object]:
    """Every msgid of the templates and of the code."""
    methods = [("templates/**.html", "jinja2.ext.babel_extract"), ("templates/**.xml", "jinja2.ext.babel_extract")]
    options = {pattern: {"silent": "false", "trimmed": "false"} for pattern, _ in methods}
    found = {message for _, _, message, _, _ in extract_from_dir(ROOT / "theme", methods, options)}
    keywords: dict[str, tuple[int, ...] | None] = {"say": None, "N_": None, "msg": None, "NN_": (1, 2)}
    found |= {message for _, _, message, _, _ in extract_from_dir(PLUGIN, [("**.py", "python")], keywords=keywords)}
    return {tuple(message) if isinstance(message, (list, tuple)) else message for message in found}


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


def snapshot(name: str, words: Vocabulary) -> str:
    folder = ROOT / "content" / "articles"
    files = next(one for one in source.find(folder).articles if one.id == name)
    found = collect.record(folder, files, words, date(2026, 11, 22))
    return json.dumps(records.to_dict(found, words), ensure_ascii=False, indent=1) + "\n"


@pytest.mark.parametrize("name", sorted(one.id for one in source.find(ROOT / "content" / "articles").articles))
def test_what_is_read_from_our_own_articles_has_not_changed_unseen(name: str, words: Vocabulary) -> None:
    """A snapshot of what extraction does now; `make bless` writes it anew, and the diff is read before it is committed."""
    path = ROOT / "tests" / "articles" / f"{name}.json"
    if os.environ.get("BLESS"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(snapshot(name, words), encoding="utf-8")
    assert path.is_file(), "an article without a snapshot; run: make bless"
    assert path.read_text(encoding="utf-8") == snapshot(name, words)
