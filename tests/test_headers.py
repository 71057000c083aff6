"""What servers say with the files: ``_headers`` as two hosts read it, each file with its rule, no page refused its own parts."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from conftest import TEXT, Articles, Built, pages_of, run_pelican
from digest import headers, i18n
from digest.links import Links
from digest.sitefolder import manifest

REVALIDATED = "public, max-age=0, must-revalidate"
FOR_EVER = "public, max-age=31536000, immutable"
NAMED_BY_DIGEST = re.compile(
    r"theme/site\.[0-9a-f]{8}\.css|theme/js\.[0-9a-f]{8}/[a-z]+\.js|search/(words-)?[0-9a-f]{16}/[a-z0-9-]+\.json"
)
OPEN = re.compile(r"data/.*|(kk|ru)/(.+/)?feed\.(xml|json)")
Blocks = dict[str, dict[str, str]]
Reader = Callable[[str], re.Pattern[str]]


def blocks(text: str) -> Blocks:
    """The file as hosts read it. A path that stands there twice would lose its first block on one of them."""
    found: Blocks = {}
    for line in text.splitlines():
        if not line.startswith(" "):
            assert line.startswith("/")
            assert line not in found
            found[line] = {}
        else:
            name, value = line.strip().split(": ", 1)
            assert name not in found[list(found)[-1]]
            found[list(found)[-1]][name] = value
    return found


def netlify(path: str) -> re.Pattern[str]:
    """``*`` at the end also stands for nothing at all, and the slash before it may be missing; case does not count."""
    parts = [part for part in path.split("/") if part]
    read = ["[^/]+" if part.startswith(":") else "?.*" if part == "*" else re.escape(part) for part in parts]
    assert not any("*" in part for part in parts if part != "*")
    return re.compile(f"/{'/'.join(read)}/?", re.IGNORECASE)


def cloudflare(path: str) -> re.Pattern[str]:
    """One ``*`` for anything, ``:name`` up to the next slash."""
    assert path.count("*") <= 1
    return re.compile(re.sub(r":[A-Za-z]\w*", "[^/]+", re.escape(path).replace(r"\*", ".*")))


def said(rules: Blocks, reader: Reader) -> Callable[[str], dict[str, list[str]]]:
    """Address -> header -> the values of all rules that fit."""
    read = [(reader(path), values) for path, values in rules.items()]

    def of(address: str) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for pattern, values in read:
            if pattern.fullmatch(address):
                for name, value in values.items():
                    found[name].append(value)
        return found

    return of


def addresses(names: Iterable[str]) -> dict[str, str]:
    """File -> the address that readers ask for. What hosts keep for themselves is left out."""
    return {name: "/" + re.sub(r"(^|/)index\.html$", r"\1", name) for name in names if name != headers.NAME}


def expected(name: str) -> str:
    """What a browser may do with a file of the site, told by its name alone."""
    if NAMED_BY_DIGEST.fullmatch(name):
        return FOR_EVER
    if name.startswith("theme/fonts/"):
        return "public, max-age=2592000"
    return "public, max-age=86400" if re.fullmatch(r"theme/cards/.*|favicon\.svg", name) else REVALIDATED


@pytest.mark.parametrize("reader", [netlify, cloudflare])
def test_each_file_is_told_once_how_long_it_may_be_kept(reader: Reader, built: Built) -> None:
    of = said(blocks((built.out / headers.NAME).read_text(encoding="utf-8")), reader)
    names = addresses(manifest(built.out))
    assert sum(NAMED_BY_DIGEST.fullmatch(name) is not None for name in names) > 10
    for name, address in names.items():
        values = of(address)
        assert [name for name, each in values.items() if len(each) > 1] == [], f"{name}: a host would join the values"
        assert values["Cache-Control"] == [expected(name)], name
        assert bool(values["Access-Control-Allow-Origin"]) == bool(OPEN.fullmatch(name)), name
        assert values["X-Content-Type-Options"] == ["nosniff"], name


def test_no_page_and_no_list_of_what_is_new_is_kept_for_ever(built: Built) -> None:
    of = said(blocks((built.out / headers.NAME).read_text(encoding="utf-8")), netlify)
    kept = {name for name, address in addresses(manifest(built.out)).items() if of(address)["Cache-Control"] == [FOR_EVER]}
    assert not [name for name in kept if name.endswith((".html", ".xml", ".csv")) or name.startswith("data/")]
    assert "search/index.json" not in kept
    for name in kept:
        if name.endswith(".css"):
            assert hashlib.sha256((built.out / name).read_bytes()).hexdigest()[:8] in name, "the name must follow the bytes"


def policy(text: str) -> dict[str, set[str]]:
    """A Content-Security-Policy by directive."""
    return {name: set(values.split()) for name, _, values in (part.strip().partition(" ") for part in text.split(";"))}


def test_the_policy_of_all_files_lets_each_page_have_what_its_own_does_and_no_more(built: Built) -> None:
    rules = blocks((built.out / headers.NAME).read_text(encoding="utf-8"))
    common = policy(rules["/*"]["Content-Security-Policy"])
    assert common.pop("frame-ancestors") == {"'none'"}, "only a header can say this"
    assert set().union(*common.values()) == {"'none'", "'self'"}, "no inline script or style, no other host"
    wanted: dict[str, set[str]] = defaultdict(set)
    for name, page in pages_of(built.out).items():
        metas = {one.get("http-equiv", one.get("name")): one["content"] for one in page.all("meta") if "content" in one}
        assert metas["referrer"] == rules["/*"]["Referrer-Policy"], name
        for directive, values in policy(metas["Content-Security-Policy"]).items():
            wanted[directive] |= values - {"'none'"}
    allowed = {directive: values - {"'none'"} for directive, values in common.items()}
    assert allowed == dict(wanted)


def test_the_file_is_of_the_build_and_the_same_each_time(site: Built) -> None:
    path = site.out / headers.NAME
    assert manifest(site.out)[headers.NAME] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert len(blocks(path.read_text(encoding="utf-8"))) <= 100, "Cloudflare Pages reads no more"
    assert max(map(len, path.read_text(encoding="utf-8").splitlines())) <= 2000


def test_below_a_path_every_rule_begins_with_it(articles: Articles, tmp_path: Path) -> None:
    content = articles(**{"a.txt": TEXT, "a.toml": "added = 2026-11-22\n"})
    built = run_pelican(content, tmp_path / "output", SITEURL="https://host.example/some/path/")
    assert built.code == 0, built.said
    rules = blocks((built.out / headers.NAME).read_text(encoding="utf-8"))
    assert all(path.startswith("/some/path/") for path in rules)
    of = said(rules, cloudflare)
    for name, address in addresses(manifest(built.out)).items():
        assert of(f"/some/path{address}")["Cache-Control"] == [expected(name)], name
    lost = (built.out / "404.html").read_text(encoding="utf-8")
    assert re.search(r'rel="stylesheet" href="/some/path/theme/site\.', lost), (
        "the page for lost readers looks right on any host"
    )


@pytest.mark.parametrize(
    ("siteurl", "base"),
    [("https://a.kz", ""), ("https://a.kz/x", "/x"), ("http://127.0.0.1:8000", ""), ("https://a.kz/x/y", "/x/y")],
)
def test_the_base_of_an_address(siteurl: str, base: str) -> None:
    assert Links(siteurl).base == base


def test_a_header_that_two_rules_give_to_one_path_is_refused() -> None:
    table = '[[rule]]\npaths = ["/a"]\n[rule.headers]\nX = "1"\n' * 2
    with pytest.raises(ValueError, match="/a gets X twice"):
        headers.rules(table, {})


def test_names_are_filled_in_and_other_headers_of_a_path_are_joined() -> None:
    table = (
        '[[rule]]\npaths = ["/{lang}/*", "/x"]\n[rule.headers]\nA = "1"\n[[rule]]\npaths = ["/x"]\n[rule.headers]\nB = "2"\n'
    )
    assert headers.text(table, {"lang": i18n.LANGS}) == "/kk/*\n  A: 1\n/ru/*\n  A: 1\n/x\n  A: 1\n  B: 2\n"


def test_feeds_keep_their_ids_when_the_site_moves(articles: Articles, tmp_path: Path) -> None:
    content = articles(**{"a.txt": TEXT, "a.toml": "added = 2026-11-22\n"})
    found = []
    for at, siteurl in enumerate(["https://old.example", "https://new.example/some/path"]):
        built = run_pelican(content, tmp_path / str(at) / "output", SITEURL=siteurl)
        assert built.code == 0, built.said
        files = sorted(built.out.rglob("feed.*"))
        ids = {
            path.relative_to(built.out): re.findall(r'<id>(.*?)</id>|"id": "(.*?)"', path.read_text(encoding="utf-8"))
            for path in files
        }
        assert all(siteurl in path.read_text(encoding="utf-8") for path in files)
        found.append(ids)
    assert found[0] == found[1]
    assert sum(map(len, found[0].values())) > len(found[0]), "entries were compared, not feeds alone"
