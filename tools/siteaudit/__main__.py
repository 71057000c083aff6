"""Builds the site for an address of this machine, serves it, and checks it.

    python -m siteaudit CONTENT OUT [--quick]

`--quick` leaves out what comes from npm and looks at fewer pages: it needs the browser only, and says so when there is none.
"""

import argparse
import os
import subprocess
import sys
import time
from http.server import ThreadingHTTPServer
from pathlib import Path

from siteaudit import axe, browser, folder, kinds, links, outside, paper, reflow, serving, table, visit, weight
from siteaudit.outcome import Row, State, skipped

ROOT = Path(__file__).resolve().parent.parent.parent
# What Lighthouse and the slow line look at: the way of a reader, from the first page to a promise and its month.
JOURNEY = ("kk home", "ru articles/*", "kk commitments", "ru figures", "kk timeline/*/*")


def build(content: Path, out: Path, address: str) -> None:
    """The command of `make build`, for the address it will be served at."""
    command = [sys.executable, "-m", "pelican", str(content), "-s", "pelican.conf.py", "-o", str(out), "--fatal", "warnings"]
    subprocess.run(
        command, check=True, cwd=ROOT, env=os.environ | {"SITEURL": address.rstrip("/"), "DIGEST_REPORT": "short"}
    )


def journey(paths: list[str]) -> list[str]:
    """The pages of JOURNEY that this site has, the heaviest of each kind (the sample has it first or alone)."""
    by_name = {f"{kinds.split(path)[0]} {kinds.kind_of(path)}": path for path in reversed(paths)}
    return [by_name[name] for name in JOURNEY if name in by_name]


def in_browser(site: folder.Site, out: Path, *, quick: bool, npm: Path | None) -> list[Row]:
    """What only a browser can tell."""
    found = browser.executable()
    if found is None:
        what, why = "first visit, no JavaScript, narrow screens, print", "no Chromium here: `make browser` installs Debian's"
        return [skipped(what, why) if quick else Row(what, "", "–", "", State.FAIL, [why])]
    shots, paths = out / "shots", kinds.sample(site.sizes, lightest=not quick)
    looks: list[browser.Look] = [reflow.Reflow(), paper.Paper(shots)]
    if npm:
        looks.append(axe.Axe(npm / "node_modules/axe-core/axe.min.js", shots))
    way = journey(kinds.sample(site.sizes, lightest=False))
    with browser.chromium(found) as chromium:
        rows = visit.walk(chromium, site.address, paths, looks)
        if not quick:
            rows.append(visit.slow_paint(chromium, site.address, way))
    if npm:
        rows += outside.lighthouse(site.address, way, npm, found, out / "lighthouse")
    return rows


def checks(site: folder.Site, out: Path, *, quick: bool) -> list[Row]:
    """Everything that can be checked with what is installed, and a loud line about what cannot."""
    rows = [*weight.check(site), *links.check(site)]
    npm = out / "npm"
    lacking = outside.missing(npm)
    if quick:
        rows.append(skipped("vnu, axe, Lighthouse", "a quick audit leaves them to `make audit`"))
    elif lacking:
        rows.append(
            Row("vnu, axe, Lighthouse", "", "–", "", State.FAIL, [f"{one}: run `{outside.INSTALL}`" for one in lacking])
        )
    else:
        rows.append(outside.vnu(site, npm))
    return rows + in_browser(site, out, quick=quick, npm=None if quick or lacking else npm)


def main() -> int:
    """Builds, checks, prints the table; 1 when something may not stand."""
    parser = argparse.ArgumentParser(prog="siteaudit")
    parser.add_argument("content", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--quick", action="store_true")
    given = parser.parse_args()
    began = time.monotonic()
    host: ThreadingHTTPServer = serving.server()
    address = f"http://127.0.0.1:{host.server_port}/"
    output = (given.out / "site").resolve()
    build(given.content.resolve(), output, address)
    with serving.serving(host, output):
        rows = checks(folder.load(output, address), given.out, quick=given.quick)
    table.write(rows, given.out / "report.md")
    print(table.text(rows))
    print(f"{time.monotonic() - began:.0f} s; the whole table: {given.out / 'report.md'}")
    return int(table.fails(rows))


if __name__ == "__main__":
    sys.exit(main())
