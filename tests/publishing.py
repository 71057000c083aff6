"""Small sites of three files that go through ``begin`` and ``finish``, and builds that are stopped at a step of choice.

Modules that build such sites ask for ``quick`` by their ``pytestmark``: elsewhere the disk is waited for.
"""

import errno
import hashlib
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from digest import exchange, publish, sitefolder
from digest.model import DigestError

OLD = {"index.html": "old", "kk/index.html": "ескі", "ru/same.html": "same", "ru/articles/gone/index.html": "gone"}
NEW = {"index.html": "new", "kk/index.html": "жаңа", "ru/same.html": "same", "ru/articles/come/index.html": "come"}


def write(folder: Path, files: dict[str, str]) -> dict[str, str]:
    """Files into a folder -> what a build promises of them."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return {name: hashlib.sha256(text.encode()).hexdigest() for name, text in files.items()}


def build(output: Path, files: dict[str, str]) -> publish.Changes:
    """As a run of Pelican does it."""
    with publish.only(output, lambda: None):
        staging = publish.begin(output)
        try:
            return publish.finish(staging, output, write(staging, files))
        finally:
            publish.abandon(staging)


def whole(folder: Path | int) -> dict[str, str]:
    """The texts of a site by their names, without the manifest. A folder may be given as an open handle."""
    found = {}
    for inside, _, names, handle in os.fwalk(".", dir_fd=folder) if isinstance(folder, int) else os.fwalk(folder):
        for name in names:
            with open(name, encoding="utf-8", opener=lambda path, flags: os.open(path, flags, dir_fd=handle)) as file:  # noqa: B023
                found[os.path.relpath(os.path.join(inside, name), "." if isinstance(folder, int) else folder)] = file.read()  # noqa: PTH118
    found.pop(sitefolder.MANIFEST, None)
    return found


def beside(output: Path) -> set[str]:
    return {path.name for path in output.parent.iterdir()} - {output.name}


@contextmanager
def handle_of(folder: Path) -> Iterator[int]:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield handle
    finally:
        os.close(handle)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk of whoever runs the tests is not waited for some hundred times."""
    real = exchange._libc
    monkeypatch.setattr(exchange, "_libc", lambda name: (lambda _handle: 0) if name == "syncfs" else real(name))


@pytest.fixture
def output(tmp_path: Path, quick: None) -> Path:  # noqa: ARG001  (asked for, not read)
    """A folder with the old site."""
    folder = tmp_path / "room" / "output"
    build(folder, OLD)
    return folder


# Processes of their own, watched step by step

MAKES = {"os.mkdir", "os.link"}
STEPS = MAKES | {"os.rename", "os.remove", "os.rmdir", "os.truncate", "os.chmod", "os.chown", "shutil.rmtree", "os.scandir"}


def forked(work: Callable[[], object]) -> int:
    """Run ``work`` in a process of its own: exit code 0, or 1 after an OSError."""
    pid = os.fork()
    if pid == 0:
        code = 2
        with suppress(BaseException):
            try:
                work()
                code = 0
            except (OSError, DigestError):
                code = 1
        os._exit(code)
    return pid


def hooked(work: Callable[[], object], at: int, act: Callable[[], None], wanted: set[str], *, last: bool = False) -> int:
    """``work`` in another process in which ``act`` runs before step ``at`` (``last``: and all after it); its wait status."""

    def watched() -> None:
        count = 0

        def hook(event: str, args: tuple[object, ...]) -> None:
            nonlocal count
            making = event == "open" and isinstance(args[2], int) and bool(args[2] & os.O_CREAT)
            if event in wanted or making or (event == "open" and wanted == STEPS):
                count += 1
                if count == at or (last and count > at):
                    act()

        sys.addaudithook(hook)
        work()

    return os.waitpid(forked(watched), 0)[1]


def kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def no_room() -> None:
    raise OSError(errno.ENOSPC, "No space left on device")
