"""Rules of the house about modules: who imports whom, who touches files and other people's packages, how large a room may be."""

import ast
import tomllib
from pathlib import Path

import pytest

from conftest import ROOT

PLUGIN = ROOT / "plugins" / "digest"
MODULES = sorted(PLUGIN.rglob("*.py"))
# See there.
ROOMS = tomllib.loads((ROOT / "tests" / "rooms.toml").read_text(encoding="utf-8"))
MAY_IMPORT = {name: set(others) for name, others in ROOMS["may_import"].items()}
PURE = set(MAY_IMPORT) - set(ROOMS["touch_files"])
NAME_FILES = {"article", "collect", "crosslinks", "explain"}  # paths of articles as their editors know them


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
            assert not names & {"os", "pathlib", "shutil", "subprocess"} or path.stem in NAME_FILES, path


def test_no_module_grows_beyond_a_room() -> None:
    ours = [*MODULES, *(path for room in ("tests", "tools", "benchmarks") for path in (ROOT / room).rglob("*.py"))]
    sizes = {path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines()) for path in ours}
    assert {name: size for name, size in sizes.items() if size > 300} == {}
