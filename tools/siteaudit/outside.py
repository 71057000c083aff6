"""Tools that are not Python: the Nu HTML checker and Lighthouse, as tools/npm pins them."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from siteaudit.folder import Site
from siteaudit.outcome import Budget, Row, State, measured, none_of

INSTALL = "make audit-tools"
LCP = Budget(1.2, 1.8, " s")
SHIFT = Budget(0, 0.02)
BLOCKING = Budget(0, 100, " ms")
RUNS = 3
# Category of Lighthouse -> the least that may be reached; all four are wished to be 1.
LEAST = {"performance": 0.95, "accessibility": 1.0, "best-practices": 1.0, "seo": 1.0}


def vnu(site: Site, npm: Path) -> Row:
    """Every page through the Nu HTML checker."""
    jar = npm / "node_modules/vnu-jar/build/dist/vnu.jar"
    done = subprocess.run(
        ["java", "-Xmx512m", "-jar", str(jar), "--skip-non-html", "--errors-only", "--format", "json", str(site.out)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    try:
        told: list[dict[str, Any]] = json.loads(done.stderr)["messages"]
    except (ValueError, KeyError):
        return Row("vnu errors", "all pages", "vnu did not answer", "0", State.FAIL, [done.stderr[-300:]])
    where = str(site.out.resolve())
    found = [f"{one.get('url', '').split(where)[-1]}:{one.get('lastLine', 0)}: {one.get('message')}" for one in told]
    return none_of("vnu errors", "all pages", found, len(site.pages))


def missing(npm: Path) -> list[str]:
    """What is not installed, in words."""
    wanted = [name for name in ("java", "node") if shutil.which(name) is None]
    parts = ("vnu-jar/build/dist/vnu.jar", "axe-core/axe.min.js", "lighthouse/cli/index.js")
    wanted += [part.split("/")[0] for part in parts if not (npm / "node_modules" / part).is_file()]
    return [f"{name} is not installed" for name in wanted]


def lighthouse(address: str, paths: list[str], npm: Path, chrome: str, out: Path) -> list[Row]:
    """Lighthouse as on a phone with its simulated slow 4G; its own reports stay in `out`.

    Its times follow what else this machine does, so a page that is not at once perfect gets RUNS tries; the table says so.
    """
    out.mkdir(parents=True, exist_ok=True)
    rows: list[Row] = []
    for path in paths:
        stem = path.removesuffix("index.html").strip("/").replace("/", "-") or "root"
        best: dict[str, Any] | None = None
        for run in range(1, RUNS + 1):
            report = _run(address + path.removesuffix("index.html"), out / f"{stem}-{run}.json", npm, chrome)
            best = max((one for one in (best, report) if one), key=_points, default=None)
            if best and _points(best) == (len(LEAST), 0):
                break
        where = path if run == 1 else f"{path}, best of {run}"
        rows += _scores(best, where) if best else [Row("Lighthouse", path, "did not end", "", State.FAIL)]
    return rows


def _run(page: str, target: Path, npm: Path, chrome: str) -> dict[str, Any] | None:
    """One run; nothing when it did not end."""
    command = [
        "node", str(npm / "node_modules/lighthouse/cli/index.js"), page, "--quiet",
        "--output=json", f"--output-path={target}", "--chrome-flags=--headless=new --no-sandbox",
    ]  # fmt: skip
    target.unlink(missing_ok=True)
    try:
        subprocess.run(command, capture_output=True, check=True, timeout=240, env=os.environ | {"CHROME_PATH": chrome})
        found: dict[str, Any] = json.loads(target.read_text(encoding="utf-8"))
    except (subprocess.SubprocessError, OSError, ValueError):
        return None
    return found if all(found["categories"][name]["score"] is not None for name in LEAST) else None


def _points(report: dict[str, Any]) -> tuple[float, float]:
    """The sum of scores, then the time the main thread was blocked (less is better)."""
    blocked = float(report["audits"]["total-blocking-time"]["numericValue"])
    return sum(report["categories"][name]["score"] for name in LEAST), -blocked


def _scores(report: dict[str, Any], path: str) -> list[Row]:
    """Four scores as one row with what was marked down, then the times."""
    scores = {name: report["categories"][name]["score"] for name in LEAST}
    low = {name for name in LEAST if scores[name] < LEAST[name]}
    state = State.FAIL if low else State.OK if all(score == 1 for score in scores.values()) else State.OVER
    rows = [Row("Lighthouse perf/a11y/bp/seo", path, "/".join(f"{scores[name]:g}" for name in LEAST), "1/1/1/1", state)]
    if state is not State.OK:
        rows[0].found.extend(_marked_down(report))
    audits = report["audits"]
    for name, key, scale, budget in (
        ("LCP, slow 4G", "largest-contentful-paint", 1000, LCP),
        ("CLS", "cumulative-layout-shift", 1, SHIFT),
        ("TBT", "total-blocking-time", 1, BLOCKING),
    ):
        rows.append(measured(name, path, audits[key]["numericValue"] / scale, budget, path))
    return rows


def _marked_down(report: dict[str, Any]) -> list[str]:
    """The audits that cost points."""
    found = []
    for name in LEAST:
        for reference in report["categories"][name]["auditRefs"]:
            audit = report["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
                found.append(f"{name}: {audit['title']} ({audit.get('displayValue', audit['score'])})")
    return found
