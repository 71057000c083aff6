"""What is read of a folder of articles, and what must never be: links, pipes, devices, what nobody may read."""

import os
import socket
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from conftest import ROOT, TEXT, Articles, errors
from digest import collect, folder, sitefolder, source, vocabulary
from digest.model import DigestError, DigestErrors
from digest.vocabulary import Vocabulary

SECRET = TEXT + "\nТайна."


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """An article outside the content, as somebody's private file would be."""
    path = tmp_path / "outside" / "secret.txt"
    path.parent.mkdir()
    path.write_text(SECRET, encoding="utf-8")
    return path


def a_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(os.path.relpath(path))  # an address has at most 108 bytes


def a_device(path: Path) -> None:
    try:
        os.mknod(path, stat.S_IFCHR | 0o666, os.makedev(1, 5))  # as /dev/zero: it never ends
    except PermissionError:
        pytest.skip("only root makes devices")


ODD: dict[str, tuple[Callable[[Path, Path], object], str]] = {
    "link out": (lambda path, secret: path.symlink_to(secret), "cannot be opened (it is a link)"),
    "dangling link": (lambda path, _: path.symlink_to(path.with_name("nowhere")), "cannot be opened (it is a link)"),
    "link to itself": (lambda path, _: path.symlink_to(path), "cannot be opened (it is a link)"),
    "link to a folder": (lambda path, secret: path.symlink_to(secret.parent), "is a link to a folder"),
    "folder": (lambda path, _: path.mkdir(), "is a folder"),
    "fifo": (lambda path, _: os.mkfifo(path), "is not a regular file"),
    "socket": (lambda path, _: a_socket(path), "is not a regular file"),
    "device": (lambda path, _: a_device(path), "is not a regular file"),
}


@pytest.mark.parametrize("kind", ODD)
@pytest.mark.parametrize("name", ["odd.txt", "good.toml", "good.kk.txt"])
def test_odd_files_are_set_aside_and_nothing_outside_is_read(
    kind: str, name: str, articles: Articles, secret: Path, words: Vocabulary
) -> None:
    """The same for an article, a sidecar and a translation: never read, never passed over without a word."""
    content = articles(**{"good.txt": TEXT, "other.txt": TEXT.replace("Караганды", "Павлодара")})
    make, problem = ODD[kind]
    make(content / name, secret)
    found, aside = collect.records(content, words, date(2026, 11, 22))
    assert any(str(error).startswith(f"{content / name}: {problem}") for error in aside), [str(error) for error in aside]
    assert "other" in [record.id for record in found]
    assert all("Тайна" not in record.document.text for record in found)


def test_links_to_folders_are_named_and_not_entered(articles: Articles, secret: Path, words: Vocabulary) -> None:
    content = articles(**{"good.txt": TEXT})
    (content / "out").symlink_to(secret.parent)
    (content / "loop").symlink_to(content)
    said = errors(content, words)
    assert [line.split(";")[0] for line in said] == [
        f"{name}: is a link to a folder, and links are not followed" for name in ("loop", "out")
    ]
    assert source.find(content).articles[0].original == "good.txt"


def test_a_folder_that_becomes_a_link_between_looking_and_reading_is_not_followed(articles: Articles, secret: Path) -> None:
    content = articles()
    (content / "2024").mkdir()
    (content / "2024" / "secret.txt").write_text(TEXT, encoding="utf-8")
    assert source.find(content).articles[0].original == "2024/secret.txt"
    (content / "2024").rename(content / ".before")
    (content / "2024").symlink_to(secret.parent)
    with pytest.raises(DigestError, match="cannot be opened"):
        source.read(content, "2024/secret.txt")


def test_a_path_cannot_climb_out(articles: Articles, secret: Path) -> None:
    content = articles()
    for path in ("../outside/secret.txt", str(secret)):
        with pytest.raises(DigestError, match="leads out of its folder"):
            source.read(content, path)


def test_the_content_folder_itself_may_be_a_link(articles: Articles, tmp_path: Path, words: Vocabulary) -> None:
    (tmp_path / "link").symlink_to(articles(**{"good.txt": TEXT}))
    found, aside = collect.records(tmp_path / "link", words, date(2026, 11, 22))
    assert ([record.id for record in found], aside) == (["good"], [])


def test_hidden_files_backups_and_sites_of_ours_are_passed_over(articles: Articles, words: Vocabulary) -> None:
    content = articles(
        **{"good.txt": TEXT, ".hidden.txt": TEXT, "good.txt~": TEXT, "#good.txt#": TEXT, "n #3.txt": TEXT + "\nЕщё."}
    )
    for name in (".git", "output"):
        (content / name).mkdir()
        (content / name / "robots.txt").write_text(TEXT, encoding="utf-8")
    (content / "output" / sitefolder.MANIFEST).touch()
    found, aside = collect.records(content, words, date(2026, 11, 22))
    assert ([record.id for record in found], aside) == (["good", "n-3"], [])


@contextmanager
def somebody() -> Iterator[None]:
    """Root may read everything, so its powers are put down for a moment."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_what_may_not_be_read_is_named_and_costs_nothing_else(words: Vocabulary) -> None:
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        content = Path(name)
        content.chmod(0o755)
        (content / "good.txt").write_text(TEXT, encoding="utf-8")
        (content / "locked.txt").write_text(SECRET, encoding="utf-8")
        (content / "room").mkdir()
        (content / "room" / "inside.txt").write_text(SECRET, encoding="utf-8")
        for one in ("locked.txt", "room"):
            (content / one).chmod(0)
        with somebody():
            found, aside = collect.records(content, words, date(2026, 11, 22))
    assert [record.id for record in found] == ["good"]
    assert sorted(str(error).removeprefix(f"{content}/").split(";")[0] for error in aside) == [
        "locked.txt: cannot be opened (Permission denied)",
        "room: cannot be opened (Permission denied)",
    ]


def test_odd_names_are_read_and_a_name_that_is_no_text_is_named(articles: Articles, words: Vocabulary) -> None:
    content = articles()
    names = ["-rf.txt", "two\nlines.txt", "a" * 236 + ".txt", "Ақтөбе есебі.TXT", "$(touch x).txt"]
    for number, name in enumerate(names):
        (content / name).write_text(TEXT + f"\nСтрока {number} о полиции.", encoding="utf-8")
    (content / os.fsdecode(b"\xcf\xee\xeb.txt")).write_text(TEXT, encoding="utf-8")
    found, aside = collect.records(content, words, date(2026, 11, 22))
    assert len(found) == len(names)
    assert ["has a name that is not UTF-8" in str(error) for error in aside] == [True]


@pytest.fixture
def deep(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with a text 1,200 folders below it, deeper than Python may recurse.

    Taken away step by step: `shutil.rmtree`, and so pytest's own clean-up at the end of a later run, fails on it.
    """
    monkeypatch.chdir(tmp_path)
    for _ in range(1200):  # step by step: the whole path is longer than one call may name
        os.mkdir("d")  # noqa: PTH102
        os.chdir("d")
    Path("deep.txt").write_text(TEXT, encoding="utf-8")
    os.chdir(tmp_path)
    yield tmp_path
    while Path("d").exists():
        os.chdir("d")
    Path("deep.txt").unlink()
    while not Path.cwd().samefile(tmp_path):
        os.chdir("..")
        Path("d").rmdir()


def test_depth_costs_nothing(deep: Path) -> None:
    slips: list[DigestError] = []
    assert [path.name for path in folder.walk(deep, slips)] == ["deep.txt"]
    assert slips == []


def test_a_file_that_grows_while_it_is_read_stays_within_the_limit(
    articles: Articles, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = articles(**{"a.txt": "x" * 11})
    real = os.fstat

    def small(handle: int) -> os.stat_result:
        return os.stat_result([*real(handle)[:6], 1, *real(handle)[7:]])

    monkeypatch.setattr(os, "fstat", small)
    with pytest.raises(DigestError, match="is 11 bytes"):
        folder.data(content, "a.txt", 10)


def test_the_vocabulary_is_read_as_carefully(tmp_path: Path) -> None:
    for path in (ROOT / "content" / "vocabulary").glob("*.toml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "topics.toml").unlink()
    (tmp_path / "topics.toml").symlink_to(ROOT / "content" / "vocabulary" / "topics.toml")
    (tmp_path / "outlets.toml").unlink()
    os.mkfifo(tmp_path / "outlets.toml")
    with pytest.raises(DigestErrors) as caught:
        vocabulary.load(tmp_path)
    assert "topics.toml: cannot be opened (it is a link)" in str(caught.value)
    assert "outlets.toml: is not a regular file" in str(caught.value)
