"""A build over a published folder: what it changes, what others put there, what is checked before anybody sees it.

Sites of three files (``publishing.py``); with Pelican around it: ``test_torture.py``. What is no folder for a site, and the
lock: ``test_publish_place.py``. Builds that are killed: ``test_publish_killed.py``.
"""

import errno
import hashlib
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from digest import exchange, publish, sitefolder
from digest.model import DigestError
from publishing import NEW, OLD, beside, build, handle_of, whole, write

pytestmark = pytest.mark.usefixtures("quick")


def test_a_build_says_what_it_did_and_leaves_only_the_old_site_beside(output: Path) -> None:
    changes = build(output, NEW)
    assert whole(output) == NEW
    assert changes == publish.Changes(1, 2, ("ru/articles/gone/index.html",))
    assert beside(output) == {".output.lock", ".output.old"}
    assert whole(publish.old_of(output)) == OLD


def test_the_same_bytes_keep_their_file_and_time(output: Path) -> None:
    before = (output / "ru/same.html").stat()
    build(output, NEW)
    after = (output / "ru/same.html").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_whoever_reads_in_the_old_folder_still_finds_all_of_it(output: Path) -> None:
    with handle_of(output) as handle:
        build(output, NEW)
        assert whole(handle) == OLD
    with handle_of(output) as handle:
        assert whole(handle) == NEW


def test_the_folder_keeps_its_mode(output: Path) -> None:
    output.chmod(0o2750)
    build(output, NEW)
    assert output.stat().st_mode & 0o7777 == 0o2750


def test_a_deleted_output_does_not_come_back(output: Path) -> None:
    """What was kept for readers is no backup that returns by itself, with what others had put there."""
    (output / "CNAME").write_text("digest.example", encoding="utf-8")
    build(output, NEW)
    shutil.rmtree(output)
    build(output, NEW)
    assert whole(output) == NEW


# What others put into OUTPUT


def test_what_others_put_there_stays_as_it_is(output: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "key").write_text("тайна", encoding="utf-8")
    (output / "CNAME").write_text("digest.example", encoding="utf-8")
    (output / ".git" / "refs").mkdir(parents=True)
    (output / "ru" / "own.html").write_text("own", encoding="utf-8")
    (output / "latest").symlink_to(tmp_path / "secret")
    (output / "key").symlink_to(tmp_path / "secret" / "key")
    (output / "nowhere").symlink_to("nowhere at all")
    os.mkfifo(output / "pipe")
    name = os.fsdecode(b"\xff\n-rf")
    (output / name).write_text("odd", encoding="utf-8")
    before = {path: path.lstat().st_ino for path in (output / "CNAME", output / "key", output / "pipe", output / name)}
    for files in (NEW, OLD, NEW):
        build(output, files)
    assert {path: path.lstat().st_ino for path in before} == before
    assert (output / ".git" / "refs").is_dir()
    assert (output / "ru" / "own.html").read_text(encoding="utf-8") == "own"
    assert (output / "latest").readlink() == tmp_path / "secret"
    assert (output / "nowhere").is_symlink()
    assert (tmp_path / "secret" / "key").read_text(encoding="utf-8") == "тайна"
    assert (tmp_path / "secret" / "key").stat().st_nlink == 1


def test_what_others_put_there_during_the_exchange_follows(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = exchange.swap

    def late(one: Path, other: Path) -> bool:
        (output / "late.txt").write_text("late", encoding="utf-8")
        return real(one, other)

    monkeypatch.setattr(publish, "swap", late)
    build(output, NEW)
    assert (output / "late.txt").read_text(encoding="utf-8") == "late"


def link_for_a_file(out: Path) -> None:
    (out / "ru/articles/come").mkdir()
    (out / "ru/articles/come/index.html").symlink_to("x")


def link_for_a_folder_of_ours(out: Path) -> None:
    shutil.move(out / "kk", out.parent / "kk")
    (out / "kk").symlink_to(out.parent / "kk")


def empty_folder_for_a_file(out: Path) -> None:
    (out / "ru/articles/come/index.html").mkdir(parents=True)


CLASHES: dict[str, Callable[[Path], object]] = {
    "another file": lambda out: write(out, {"ru/articles/come/index.html": "mine"}),
    "a folder for a file": lambda out: write(out, {"ru/articles/come/index.html/mine.txt": "mine"}),
    "an empty folder for a file": empty_folder_for_a_file,
    "a file for a folder": lambda out: write(out, {"ru/articles/come": "mine"}),
    "a link for a file": link_for_a_file,
    "a link for a folder of ours": link_for_a_folder_of_ours,
}


@pytest.mark.parametrize("clash", CLASHES)
def test_what_others_put_in_the_way_is_named_and_not_lost(clash: str, output: Path) -> None:
    CLASHES[clash](output)
    before = sorted(path.relative_to(output) for path in output.rglob("*"))
    with pytest.raises(DigestError, match="was put there by somebody"):
        build(output, NEW)
    assert sorted(path.relative_to(output) for path in output.rglob("*")) == before
    assert (output / "index.html").read_text(encoding="utf-8") == "old"
    assert not publish.staging_of(output).exists()


def test_the_very_bytes_of_the_new_site_are_not_in_its_way(output: Path) -> None:
    write(output, {"ru/articles/come/index.html": "come"})
    build(output, NEW)
    assert whole(output) == NEW


def test_a_page_edited_in_place_is_told_when_it_goes(output: Path) -> None:
    write(output, {"index.html": "mine", "ru/articles/gone/index.html": "mine too", "kk/index.html": "жаңа"})
    assert build(output, NEW).edited == ("index.html", "ru/articles/gone/index.html")
    assert build(output, NEW).edited == ()


def test_a_manifest_names_nothing_outside(output: Path) -> None:
    """A file it names there is neither opened nor counted."""
    outside = output.parent / "outside"
    outside.write_text("тайна", encoding="utf-8")
    with (output / sitefolder.MANIFEST).open("a", encoding="utf-8") as file:
        file.write(f"{'0' * 64}  ../outside\n{'0' * 64}  {outside}\n")
    opened: list[str] = []
    watching = [True]
    sys.addaudithook(lambda event, args: opened.append(str(args[0])) if watching and event == "open" else None)
    build(output, NEW)
    watching.clear()
    assert str(output / "index.html") in opened
    assert [path for path in opened if path.endswith("outside")] == []
    assert outside.read_text(encoding="utf-8") == "тайна"


# Checked and on the disk before anybody sees it


def test_a_file_that_was_not_written_whole_is_not_published(output: Path) -> None:
    for promise in ({"index.html": "new and longer"}, {"more.html": "never written"}):
        staging = publish.begin(output)
        write(staging, NEW)
        promised = {name: hashlib.sha256(text.encode()).hexdigest() for name, text in (NEW | promise).items()}
        with pytest.raises(DigestError, match="was not written whole"):
            publish.finish(staging, output, promised)
        assert whole(output) == OLD


def test_all_is_on_the_disk_before_the_exchange_and_the_exchange_after_it(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[tuple[str, str]] = []
    real = exchange.swap

    def sync(folder: Path) -> None:
        calls.append(("sync", folder.name))
        assert folder == output.parent or sitefolder.manifest(folder).keys() == NEW.keys()

    def swap(one: Path, other: Path) -> bool:
        calls.append(("swap", one.name))
        return real(one, other)

    monkeypatch.setattr(publish, "sync", sync)
    monkeypatch.setattr(publish, "swap", swap)
    build(output, NEW)
    assert calls == [("sync", ".output.new"), ("swap", ".output.new"), ("sync", "room")]


def test_the_kernel_exchanges_here(tmp_path: Path) -> None:
    """Were it not so, every other test would show the two renames only."""
    write(tmp_path, {"one/a": "a", "other/b": "b"})
    if not exchange.swap(tmp_path / "one", tmp_path / "other"):
        pytest.skip("this file system cannot exchange folders")
    assert whole(tmp_path) == {"one/b": "b", "other/a": "a"}


def test_links_that_cannot_be_made_cost_only_room(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    (output / "CNAME").write_text("digest.example", encoding="utf-8")
    build(output, NEW)
    assert whole(output) == NEW | {"CNAME": "digest.example"}
