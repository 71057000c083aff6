"""What the guide for publishers hands out: settings of servers say what the table says, a workflow asks for little."""

import re
from collections.abc import Callable
from typing import Any

import pytest
import yaml

from conftest import ROOT, Built
from digest import headers
from digest.sitefolder import manifest
from test_headers import addresses, blocks, cloudflare, expected, said

SERVER = ROOT / "docs" / "server"
GUIDE = (ROOT / "docs" / "publishing.md").read_text(encoding="utf-8")
WORKFLOW = ROOT / ".github" / "workflows" / "site.yml"
Cases = list[tuple[str, str]]  # (pattern, value) of a header, the one that decides first; the last one is for all


def nginx() -> tuple[Cases, Cases, str]:
    """Of Cache-Control and of Access-Control-Allow-Origin; and the text."""
    text = (SERVER / "nginx.conf").read_text(encoding="utf-8")
    maps = [
        re.findall(r'^    (?:~(\S+)|default)\s+"(.*)";$', body, re.MULTILINE)
        for body in re.findall(r"^map [^{]*\{\n(.*?)^\}", text, re.MULTILINE | re.DOTALL)
    ]
    return maps[0], maps[1], text


def caddy() -> tuple[Cases, Cases, str]:
    """The same. Caddy's ``?`` is for what nobody else said."""
    text = (SERVER / "Caddyfile").read_text(encoding="utf-8")
    named = {"": ""} | dict(re.findall(r"^\t@(\w+) path_regexp (\S+)$", text, re.MULTILINE))
    kept, opened = (
        [
            (named[name], value)
            for name, value in re.findall(rf'^\theader (?:@(\w+) )?\??{header} "(.*)"$', text, re.MULTILINE)
        ]
        for header in ("Cache-Control", "Access-Control-Allow-Origin")
    )
    return sorted(kept, key=lambda case: not case[0]), opened, text


def apache() -> tuple[Cases, Cases, str]:
    """The same. The last ``Header set`` that fits decides."""
    text = (SERVER / "apache.conf").read_text(encoding="utf-8")
    kept, opened = (
        re.findall(rf'^    Header set {header} "([^"]*)"(?: "expr=%\{{REQUEST_URI\}} =~ m#(.*)#")?$', text, re.MULTILINE)
        for header in ("Cache-Control", "Access-Control-Allow-Origin")
    )
    return [(pattern, value) for value, pattern in reversed(kept)], [(pattern, value) for value, pattern in opened], text


def decided(cases: Cases, address: str) -> str:
    return next((value for pattern, value in cases if re.search(pattern, address)), "")


@pytest.mark.parametrize("base", ["", "/some/path"])
@pytest.mark.parametrize("server", [nginx, caddy, apache])
def test_each_server_says_of_each_file_what_the_table_says(
    server: Callable[[], tuple[Cases, Cases, str]], base: str, gold_site: Built
) -> None:
    kept, opened, _ = server()
    of = said(blocks((gold_site.out / headers.NAME).read_text(encoding="utf-8")), cloudflare)
    assert len(kept) >= 4
    for name, address in addresses(manifest(gold_site.out)).items():
        assert decided(kept, base + address) == expected(name), name
        if name != "data/index.html":  # a page among the data: one may, nobody needs to
            assert decided(opened, base + address) == "".join(of(address)["Access-Control-Allow-Origin"]), name


@pytest.mark.parametrize("server", [nginx, caddy, apache])
def test_each_server_says_what_is_for_all_files(server: Callable[[], tuple[Cases, Cases, str]], site: Built) -> None:
    _, _, text = server()
    common = blocks((site.out / headers.NAME).read_text(encoding="utf-8"))["/*"]
    assert len(common) >= 4
    for name, value in common.items():
        assert re.findall(rf'{name} "([^"]*)"', text) == [value]


def test_nginx_has_no_header_in_a_location_where_it_would_drop_the_others() -> None:
    text = (SERVER / "nginx.conf").read_text(encoding="utf-8")
    assert not re.search(r"^ *location .*add_header", text, re.MULTILINE)
    assert "open_file_cache" not in text


def test_what_the_guide_names_exists_and_what_exists_is_named() -> None:
    linked = {target for target in re.findall(r"\]\(([^)#]+)\)", GUIDE) if "://" not in target}
    assert [target for target in linked if not (ROOT / "docs" / target).exists()] == []
    assert {f"server/{path.name}" for path in SERVER.iterdir()} <= linked
    for path in re.findall(r"`((?:tests|plugins|\.github)/[\w./-]+)`", GUIDE):
        assert (ROOT / path).exists(), path
    assert "docs/publishing.md" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def workflow() -> dict[Any, Any]:
    found: dict[Any, Any] = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))
    return found


def test_only_the_job_that_runs_no_code_of_ours_may_write(workflow: dict[Any, Any]) -> None:
    assert workflow["permissions"] == {}
    jobs = workflow["jobs"]
    assert {name: job["permissions"] for name, job in jobs.items()} == {
        "build": {"contents": "read"},
        "publish": {"pages": "write", "id-token": "write"},
    }
    assert not [step for step in jobs["publish"]["steps"] if "run" in step]


def test_every_action_is_pinned_by_a_commit_and_says_which_version_that_is() -> None:
    used = re.findall(r"uses: (.*)", WORKFLOW.read_text(encoding="utf-8"))
    assert len(used) >= 4
    assert [one for one in used if not re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one)] == []


def test_nothing_is_published_before_tests_and_a_strict_build_passed(workflow: dict[Any, Any]) -> None:
    jobs = workflow["jobs"]
    assert jobs["publish"]["needs"] == "build"
    assert "always" not in str(jobs["publish"]["if"])
    steps = jobs["build"]["steps"]
    commands = [step.get("run") or step["uses"].partition("@")[0] for step in steps]
    order = [commands.index(one) for one in ("make lint types test", "make build STRICT=1", "actions/upload-pages-artifact")]
    assert order == sorted(order)
    assert not [step for step in steps if "continue-on-error" in step]
    build = steps[order[1]]
    assert build["env"]["SITEURL"] == "${{ vars.SITEURL }}"
    assert {"push", "schedule"} <= workflow[True].keys(), "YAML reads «on» as true"


def test_what_is_kept_between_runs_is_found_again(workflow: dict[Any, Any]) -> None:
    kept = {
        step["with"]["path"]: step["with"]
        for step in workflow["jobs"]["build"]["steps"]
        if "actions/cache@" in step.get("uses", "")
    }
    assert set(kept) == {".venv", ".cache"}
    assert "hashFiles('requirements.lock')" in kept[".venv"]["key"]
    assert "restore-keys" not in kept[".venv"], "packages of another lock file are not those of this one"
    assert kept[".cache"]["key"].startswith(kept[".cache"]["restore-keys"])
    conf = (ROOT / "pelican.conf.py").read_text(encoding="utf-8")
    assert '".cache")' in conf
