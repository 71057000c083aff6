"""Where a site may stand, and one build at a time: folders that are not ours, mounts, the lock, three builds at once."""

import os
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing import Value
from pathlib import Path

import pytest

from digest import exchange, publish, sitefolder
from digest.model import DigestError
from publishing import NEW, OLD, beside, build, forked, handle_of, whole, write

pytestmark = pytest.mark.usefixtures("quick")


# What is no folder for a site


def test_a_folder_that_is_not_ours_is_refused(tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(DigestError, match="was not built by this program"):
        build(tmp_path / "documents", NEW)
    (tmp_path / "documents" / sitefolder.MANIFEST).symlink_to(tmp_path / "documents" / "thesis.txt")
    with pytest.raises(DigestError, match="was not built by this program"):
        build(tmp_path / "documents", NEW)
    with pytest.raises(DigestError, match="is no folder"):
        build(tmp_path / "documents" / "thesis.txt", NEW)
    assert (tmp_path / "documents" / "thesis.txt").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("output", "needed", "problem"),
    [
        ("/", "/home/a", "is no folder for a site"),
        ("/home/a", "/home/a", "holds /home/a"),
        ("/home/a/project", "/home/a/project/content", "holds /home/a/project/content"),
        ("/proc", "/home/a", "is a mount point"),
        ("/home/a/project/content/output", "/home/a/project/content", ""),
        ("/home/a/project-2", "/home/a/project", ""),
    ],
)
def test_nothing_that_is_needed_gives_way_to_a_site(output: str, needed: str, problem: str) -> None:
    if problem:
        with pytest.raises(DigestError, match=problem):
            publish.check_place(Path(output), [Path(needed)])
    else:
        publish.check_place(Path(output), [Path(needed)])


@pytest.mark.parametrize("name", [".output.new", ".output.old"])
@pytest.mark.parametrize("kind", ["folder", "file", "link", "dangling"])
def test_somebody_elses_folder_of_the_name_we_need_is_not_touched(name: str, kind: str, output: Path) -> None:
    theirs, aim = output.parent / name, output.parent / "aim"
    write(aim, {"mine.txt": "mine"})
    if kind == "folder":
        aim.rename(theirs)
    elif kind == "file":
        theirs.write_text("mine", encoding="utf-8")
    else:
        theirs.symlink_to(aim if kind == "link" else "nowhere")
    with pytest.raises(DigestError, match="is in the way"):
        build(output, NEW)
    assert whole(output) == OLD
    assert os.path.lexists(theirs)
    assert kind in ("file", "dangling") or whole(theirs if kind == "folder" else aim) == {"mine.txt": "mine"}


def test_a_site_with_articles_does_not_give_way_to_one_without(output: Path) -> None:
    staging = publish.begin(output)
    with pytest.raises(DigestError, match="the new site would have none"):
        publish.finish(staging, output, write(staging, {"index.html": "empty"}), any_articles=False)
    assert whole(output) == OLD


@contextmanager
def mounted(*command: str | Path) -> Iterator[None]:
    if subprocess.run(["mount", *command], capture_output=True, check=False).returncode:
        pytest.skip("NOT TESTED: nothing can be mounted here (root is needed)")
    try:
        yield
    finally:  # wherever it is by then
        room = str(Path(command[-1]).resolve().parents[1])
        places = [line.split()[1] for line in Path("/proc/self/mounts").read_text(encoding="utf-8").splitlines()]
        subprocess.run(["umount", *[place for place in places if place.startswith(room)]], check=True)


def test_what_is_mounted_inside_is_not_emptied(output: Path) -> None:
    (output / "uploads").mkdir()
    with mounted("-t", "tmpfs", "none", output / "uploads"):
        write(output / "uploads", {"mine.txt": "mine"})
        with pytest.raises(DigestError, match="lies on another file system"):
            build(output, NEW)
        assert whole(output) == OLD | {"uploads/mine.txt": "mine"}


def test_a_mounted_folder_is_named_as_such(output: Path) -> None:
    with mounted("--bind", output, output):
        with pytest.raises(DigestError, match="is a mount point"):
            build(output, NEW)
        assert whole(output) == OLD
    with mounted("-t", "tmpfs", "none", output), pytest.raises(DigestError, match="is a mount point"):
        publish.check_place(output, [])


# One at a time


def test_a_lock_file_is_not_emptied_and_a_link_is_not_followed(output: Path) -> None:
    lock = output.parent / ".output.lock"
    lock.write_text("mine", encoding="utf-8")
    build(output, NEW)
    assert lock.read_text(encoding="utf-8") == "mine"
    lock.unlink()
    lock.symlink_to(output / "made")
    with pytest.raises(OSError, match="symbolic link"):
        build(output, OLD)
    assert not (output / "made").exists()


def test_a_build_waits_for_another_and_says_so(output: Path) -> None:
    path, said, order = output.parent / ".output.lock", threading.Event(), []
    first = exchange.lock(path, lambda: None)

    def second() -> None:
        with exchange.lock(path, said.set):
            order.append("second")

    thread = threading.Thread(target=second)
    thread.start()
    assert said.wait(10)
    order.append("first")
    first.close()
    thread.join(10)
    assert order == ["first", "second"]


def test_a_lock_that_was_deleted_keeps_nobody_waiting_for_nothing(output: Path) -> None:
    """``make clean`` during a build: whoever waited takes the new lock and not the ghost of the old one."""
    path, said, held = output.parent / ".output.lock", threading.Event(), []
    first = exchange.lock(path, lambda: None)
    thread = threading.Thread(target=lambda: held.append(exchange.lock(path, said.set)))
    thread.start()
    assert said.wait(10)
    path.unlink()
    first.close()
    thread.join(10)
    with held[0] as handle:
        assert os.path.samestat(os.fstat(handle.fileno()), path.stat())


def test_builds_at_once_come_one_after_another(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three processes, ten builds each; a reader meanwhile finds only whole sites.

    A folder is kept for its readers until the build after the next is published; one who is slower than two builds, as on
    a busy machine, is promised nothing.
    """
    begun, done = Value("i"), Value("i")  # exchanges, which the lock keeps one after another
    real = exchange.swap

    def counted(one: Path, other: Path) -> bool:
        begun.value += 1
        made = real(one, other)
        done.value += 1
        return made

    monkeypatch.setattr(publish, "swap", counted)
    children = [forked(lambda: [build(output, files) for files in (OLD, NEW) * 5]) for _ in range(3)]
    looks = 0
    while children:
        before = done.value
        found: dict[str, str] = {}
        with handle_of(output) as handle, suppress(FileNotFoundError):
            found = whole(handle)
        if begun.value < before + 2:
            assert found in (OLD, NEW)
            looks += 1
        for child in children[:]:
            pid, status = os.waitpid(child, os.WNOHANG)
            if pid:
                children.remove(child)
                assert status == 0
    assert begun.value == done.value == 30
    assert looks > 10
    assert whole(output) == NEW
    assert beside(output) == {".output.lock", ".output.old"}
