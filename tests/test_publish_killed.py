"""Killed, or out of room, at every single step: the site is whole, the next build clean, the room given back."""

import os
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from digest import exchange, publish, sitefolder
from publishing import MAKES, NEW, OLD, STEPS, beside, build, forked, handle_of, hooked, kill, no_room, whole

pytestmark = pytest.mark.usefixtures("quick")


@pytest.fixture(params=["exchange", "two renames"])
def ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "two renames":
        monkeypatch.setattr(publish, "swap", lambda _one, _other: False)
    return str(request.param)


def test_killed_at_any_step_the_site_is_whole_and_the_next_build_clean(ways: str, output: Path) -> None:
    """Every operation on files is one point; a reader who was in the old folder stays in a whole one."""
    (output / "CNAME").write_text("digest.example", encoding="utf-8")
    old, new = OLD | {"CNAME": "digest.example"}, NEW | {"CNAME": "digest.example"}
    for at in range(1, 1000):
        with handle_of(output) as handle:
            status = hooked(lambda: build(output, NEW), at, kill, STEPS)
            assert whole(handle) == old, at
        if not output.exists():
            assert ways == "two renames"
            assert whole(publish.old_of(output)) == old, at
        else:
            assert whole(output) in (old, new), at
        build(output, OLD)
        assert whole(output) == old, at
        assert beside(output) <= {".output.lock", ".output.old"}, at
        if status == 0:
            break
    assert 40 < at < 999


def test_killed_after_the_exchange_the_old_folder_waits_for_its_readers(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = exchange.swap

    def swap_and_die(one: Path, other: Path) -> None:
        assert real(one, other)
        kill()

    monkeypatch.setattr(publish, "swap", swap_and_die)
    with handle_of(output) as handle:
        assert os.waitstatus_to_exitcode(os.waitpid(forked(lambda: build(output, NEW)), 0)[1]) == -signal.SIGKILL
        assert whole(output) == NEW
        publish.begin(output)  # the next build is at work
        assert whole(handle) == OLD


def test_killed_twice_in_a_row(ways: str, output: Path) -> None:
    assert ways
    for at in range(1, 120, 8):
        for again in (at, at + 40):
            hooked(lambda: build(output, NEW), again, kill, STEPS)
        build(output, NEW)
        assert whole(output) == NEW, at


def test_a_folder_half_taken_away_is_ours_and_no_site(output: Path) -> None:
    for at in range(2, 1000):
        status = hooked(lambda: sitefolder.remove(output), at, kill, STEPS)
        if status == 0:
            break
        assert sitefolder.is_ours(output)
        assert not sitefolder.is_site(output) or whole(output) == OLD, at
        shutil.rmtree(output)
        build(output, OLD)
    assert 5 < at < 999


def test_out_of_room_at_any_step_the_old_site_stays_and_the_room_is_given_back(output: Path) -> None:
    for at in range(1, 1000):
        status = hooked(lambda: build(output, NEW), at, no_room, MAKES, last=True)
        if status == 0:
            break
        assert os.waitstatus_to_exitcode(status) == 1
        assert whole(output) == OLD, at
        assert not publish.staging_of(output).exists(), at
    assert 10 < at < 999
    assert whole(output) == NEW


def test_a_disk_that_is_really_full(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "none", disk], capture_output=True, check=False).returncode:
        pytest.skip("NOT TESTED: a small tmpfs cannot be mounted here (root is needed); see the test above")
    try:
        output = disk / "output"
        large = {f"{name}.html": name * 500_000 for name in "ab"}
        build(output, large)
        with pytest.raises(OSError, match="No space left"):
            build(output, {name: text.upper() for name, text in large.items()} | {"c.html": "c" * 500_000})
        assert whole(output) == large
        assert not publish.staging_of(output).exists()
        build(output, large | {"d.html": "d"})
        assert whole(output) == large | {"d.html": "d"}
    finally:
        subprocess.run(["umount", disk], check=True)
