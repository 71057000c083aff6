"""Known vulnerabilities in what the lock file pins, by pip-audit. ``make advisories``.

Exit code 0: every dependency was looked up and none has an advisory; 1: some have; 2: nobody could be asked, which is no
good news. pip-audit itself takes a service that does not know a package for a clean one.
"""

import json
import subprocess
import sys
from pathlib import Path

LOCK = Path(__file__).resolve().parent.parent / "requirements.lock"
COMMAND = ("-m", "pip_audit", "--disable-pip", "--require-hashes", "--progress-spinner", "off", "--format", "json")


def verdict(report: str, said: str) -> tuple[int, list[str]]:
    """What pip-audit wrote (JSON) and said beside it -> (exit code, lines to print)."""
    try:
        dependencies = json.loads(report)["dependencies"]
    except (ValueError, KeyError, TypeError):
        last = next((line.strip() for line in reversed(said.splitlines()) if line.strip()), "pip-audit said nothing")
        return 2, [f"No advisory service could be asked: {last[:300]}", "Expected a way to pypi.org; try again with one."]
    known = [
        f"{one['name']} {one['version']}: {bug['id']}; fixed in {', '.join(bug['fix_versions']) or 'no version yet'}"
        for one in dependencies
        for bug in one.get("vulns", [])
    ]
    unknown = [one["name"] for one in dependencies if "skip_reason" in one]
    if known:
        return 1, [*known, "Raise the versions in pyproject.toml, then: make lock"]
    if unknown or not dependencies:
        names = ", ".join(unknown[:5]) + (", …" if len(unknown) > 5 else "")
        return 2, [f"{len(unknown)} of {len(dependencies)} dependencies could not be looked up: {names}",
                   "Expected an index with advisories (pypi.org); a mirror often has none."]  # fmt: skip
    return 0, [f"{len(dependencies)} dependencies, no known vulnerability"]


def main() -> int:
    """Ask, print, and return the exit code."""
    done = subprocess.run([sys.executable, *COMMAND, "-r", str(LOCK)], capture_output=True, text=True, check=False)
    code, lines = verdict(done.stdout, done.stderr)
    print("\n".join(lines), file=sys.stderr if code else sys.stdout)
    return code


if __name__ == "__main__":
    sys.exit(main())
