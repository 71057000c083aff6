"""What is installed: every package of the lock file by its hash, every direct dependency pinned there, doubts are no good news."""

import json
import re
import runpy
import tomllib
from collections.abc import Callable

import pytest

from conftest import ROOT

Verdict = Callable[[str, str], tuple[int, list[str]]]
PIN = re.compile(r"^(?P<name>[a-z0-9][a-z0-9-]*)==\S+(?: ; [^\\]+)? \\$")


def locked(name: str = "requirements.lock") -> dict[str, int]:
    """Package of a lock file -> how many hashes it has."""
    found: dict[str, int] = {}
    package = ""
    for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
        if pin := PIN.match(line):
            package = pin["name"]
            assert package not in found, f"{package} is pinned twice"
            found[package] = 0
        elif re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}(?: \\)?", line):
            found[package] += 1
        else:
            assert re.match(r"\s*#|$", line), f"{name}: {line!r} is neither a pin nor a hash"
    return found


@pytest.mark.parametrize("name", ["requirements.lock", "tools/atheris.lock"])
def test_every_locked_package_has_a_hash(name: str) -> None:
    packages = locked(name)
    assert packages
    assert [package for package, hashes in packages.items() if not hashes] == []


def test_what_the_project_asks_for_is_in_the_lock() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [*project["project"]["dependencies"], *(one for group in project["dependency-groups"].values() for one in group)]
    names = {re.split(r"[^\w.-]", one, maxsplit=1)[0].lower().replace("_", "-").replace(".", "-") for one in asked}
    assert names - set(locked()) == set(), "run: make lock"


def test_nothing_is_installed_without_its_hash() -> None:
    for path in (ROOT / "Makefile", *(ROOT / ".ci").iterdir()):
        for line in path.read_text(encoding="utf-8").splitlines():
            assert not re.search(r"\bpip install\b", line) or "--require-hashes" in line, f"{path.name}: {line.strip()}"


@pytest.fixture(scope="module")
def verdict() -> Verdict:
    found: Verdict = runpy.run_path(str(ROOT / "tools" / "advisories.py"))["verdict"]
    return found


def report(*dependencies: dict[str, object]) -> str:
    return json.dumps({"dependencies": dependencies, "fixes": []})


CLEAN: dict[str, object] = {"name": "jinja2", "version": "3.1.6", "vulns": []}


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        (report(CLEAN), 0, "1 dependencies, no known vulnerability"),
        (report(CLEAN, {"name": "uv", "skip_reason": "not found"}), 2, "1 of 2 dependencies could not be looked up: uv"),
        (report(CLEAN | {"vulns": [{"id": "X-1", "fix_versions": ["3.1.7"]}]}), 1, "jinja2 3.1.6: X-1; fixed in 3.1.7"),
        (report(), 2, "0 of 0 dependencies could not be looked up"),
        ("", 2, "No advisory service could be asked: ConnectionError: no such host"),
    ],
)
def test_an_audit_that_could_not_ask_is_no_clean_one(text: str, code: int, said: str, verdict: Verdict) -> None:
    found, lines = verdict(text, "Traceback …\nConnectionError: no such host\n")
    assert (found, lines[0][: len(said)]) == (code, said)


def test_the_guards_named_in_the_trust_model_are_held_by_tests_that_exist() -> None:
    table = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    named = re.findall(r"`(test_\w+\.py)(?:::(test_\w+)…)?`", table)
    assert len(named) > 10
    for name, start in named:
        code = (ROOT / "tests" / name).read_text(encoding="utf-8")
        assert not start or f"\ndef {start}" in code, (name, start)
