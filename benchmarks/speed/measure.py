"""One command, measured: its wall time, the CPU it took, and the memory of the largest process among it and its children."""

import os
import shutil
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

TOLD = 3000  # letters of what a failed command said


class FailedError(Exception):
    """A command that did not end well, with what it said last."""


@dataclass(frozen=True)
class Run:
    """Seconds of the wall clock and of CPU (all processes), and MiB of the largest process."""

    wall: float
    cpu: float
    peak: float


def run(command: Sequence[str], cwd: Path, log: Path, more: Mapping[str, str] | None = None) -> Run:
    """Run a command to its end; its output goes to ``log``. Raises FailedError.

    The peak is never less than that of the caller: a child begins as its copy. So callers stay small.
    """
    environment = {key: value for key, value in os.environ.items() if key not in SETTINGS} | dict(more or {})
    with log.open("wb") as said:
        begun = time.perf_counter()
        process = subprocess.Popen(command, cwd=cwd, env=environment, stdout=said, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise FailedError(f"{' '.join(command)} ended with {process.returncode}:\n{log.read_text(errors='replace')[-TOLD:]}")
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


# What the caller's shell may have set and would make figures differ.
SETTINGS = {"SITEURL", "STRICT", "OFFLINE", "CONTACT", "DIGEST_REPORT", "DIGEST_CACHE", "SOURCE_DATE_EPOCH", "PYTHONPATH"}


@dataclass(frozen=True)
class Weight:
    """How many files a folder holds, and their bytes."""

    files: int
    size: int


def weight(folder: Path) -> Weight:
    """Count the files under a folder. Names that begin with a dot are somebody's bookkeeping, not the site."""
    files = size = 0
    for inside, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith("."):
                files += 1
                size += (Path(inside) / name).stat().st_size
    return Weight(files, size)


def remove(*paths: Path) -> None:
    """Remove folders, also such as are not there."""
    for path in paths:
        shutil.rmtree(path, ignore_errors=True)
