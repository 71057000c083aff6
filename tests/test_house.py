"""Rules of the house about modules: who imports whom, who touches files and other people's packages, how large a room may be."""

import ast
from pathlib import Path

import pytest

from conftest import ROOT

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
    "pairs": {"memo", "model", "patterns"},
    "sentences": {"memo", "model", "lexicon"},
    "entryfile": {"messages", "entries", "folder", "model", "patterns"},
    "vocabulary": {"messages", "entries", "entryfile", "model", "pairs", "patterns"},
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
    "workers": set(),
    "progress": {"messages"},
    "recordcache": {"record"},
    "collect": {
        "folder",
        "progress",
        "recordcache",
        "workers",
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
    "templates": {"i18n", "links"},
    "render": {
        "messages",
        "progress",
        "templates",
        "workers",
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
        "sitefolder",
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
    "workers",
    "recordcache",
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
    ours = [*MODULES, *(path for room in ("tests", "tools", "benchmarks") for path in (ROOT / room).rglob("*.py"))]
    sizes = {path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines()) for path in ours}
    assert {name: size for name, size in sizes.items() if size > 300} == {}
