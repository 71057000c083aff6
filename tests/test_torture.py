"""Publishing with Pelican around it: killed, twice at once, on a full disk, wherever OUTPUT lies. ``make torture`` is longer."""

import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from conftest import ROOT, TEXT, Articles, Built, run_pelican
from digest import exchange, publish, source
from torture import EXCHANGE, Builds, Client, Point, Result, site_of, torture

POINTS = [Point(exchange=EXCHANGE[0]), Point(exchange=EXCHANGE[1]), Point(seconds=0.5)]  # every step: test_publish_killed.py


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> Builds:
    """Two small contents, and their sites from clean builds."""
    room = tmp_path_factory.mktemp("torture")
    (room / "texts").mkdir()
    for name in ("a", "b"):
        (room / "texts" / f"{name}.txt").write_text(f"{TEXT}\nПолиция ждёт жителей: {name}.\n", encoding="utf-8")
    return Builds(room, sorted((room / "texts").iterdir()))


def test_killed_while_a_client_reads(builds: Builds) -> None:
    """0 torn, 0 missing, 0 mixed; the old site or the new one after each kill; the next build as a clean one."""
    results: list[Result] = []
    counts = torture(builds, POINTS, 7, results.append)
    one, other = builds.sites
    assert sum(one[name] != other[name] for name in one.keys() & other.keys()) > 100  # else nothing could be mixed
    assert [(result.stood, result.wrong) for result in results[:2]] == [("old", []), ("new", [])]
    assert all(result.killed for result in results)
    assert counts["looks"] > 50
    assert {name: counts[name] for name in ("torn", "missing", "mixed", "wrong")} == dict.fromkeys(
        ("torn", "missing", "mixed", "wrong"), 0
    )


def test_the_client_sees_what_is_torn_missing_or_mixed(builds: Builds, tmp_path: Path) -> None:
    """A client that finds nothing proves something only if it can find it."""
    choice = Random(1)
    sites = tuple(builds.room / f"clean-{name}" for name in "ab")
    for wrong in ("", "torn", "missing", "mixed"):
        shutil.copytree(sites[0], tmp_path / "out", dirs_exist_ok=True)
        pages = sorted(
            path.relative_to(sites[0])
            for path in sites[0].rglob("*.html")
            if (sites[1] / path.relative_to(sites[0])).is_file()
        )
        for page in pages[::2]:
            if wrong == "torn":
                os.truncate(tmp_path / "out" / page, 100)
            elif wrong == "missing":
                (tmp_path / "out" / page).unlink()
            elif wrong == "mixed":
                shutil.copy(sites[1] / page, tmp_path / "out" / page)
        client = Client(tmp_path / "out", (site_of(sites[0]), site_of(sites[1])), 1)
        for _ in range(20):
            client.look(choice)
        found = {name for name in ("torn", "missing", "mixed") if client.counts[name]}
        assert wrong in found if wrong else not found
        shutil.rmtree(tmp_path / "out")


def test_a_second_build_says_that_it_waits_and_an_output_that_is_a_link_stays_one(builds: Builds, tmp_path: Path) -> None:
    """The link is followed, here to where nothing is yet, and what it points to is exchanged. Many at once: test_publish_place.py."""
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with exchange.lock(tmp_path / ".real.lock", lambda: None):
        process = builds.start("a", tmp_path / "link")
        assert process.stdout is not None
        assert "another build is at work; waiting" in process.stdout.readline()
        assert not (tmp_path / "real").exists()
    process.communicate()
    assert process.returncode == 0
    assert (tmp_path / "link").is_symlink()
    assert site_of(tmp_path / "real") == builds.sites[0]


def a_full_disk(output: Path, content: Path, builds: Builds, limit: int) -> str:
    """What a build says that cannot be written: one line. It leaves the old site and takes no room."""
    shutil.copytree(builds.room / "clean-a", output)
    before = site_of(output)
    done = subprocess.run(
        [sys.executable, "-m", "pelican", str(content), "-s", str(ROOT / "pelican.conf.py"), "-o", str(output)],
        capture_output=True, text=True, check=False, env=os.environ | {"DIGEST_LANG": "en", "SITEURL": "https://b.example"},
        preexec_fn=(lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))) if limit > 0 else None,
    )  # fmt: skip
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert site_of(output) == before
    assert not publish.staging_of(output).exists()
    return done.stdout + done.stderr


def test_pages_that_cannot_be_written(builds: Builds, tmp_path: Path) -> None:
    said = a_full_disk(tmp_path / "output", builds.room / "b", builds, limit=20_000)
    assert "File too large; nothing was published, the old site is untouched" in said


def test_fonts_that_pelican_only_warns_of(builds: Builds, tmp_path: Path) -> None:
    """Pelican goes on when it cannot copy a font; the check before the exchange does not."""
    settings = (ROOT / "pelican.conf.py").read_text(encoding="utf-8") + "\nTHEME_STATIC_PATHS = []\n"
    (tmp_path / "settings.py").write_text(
        settings.replace("__file__", repr(str(ROOT / "pelican.conf.py"))), encoding="utf-8"
    )
    done = subprocess.run(
        [sys.executable, "-m", "pelican", str(builds.room / "b"), "-s", str(tmp_path / "settings.py"), "-o", str(tmp_path / "output")],
        capture_output=True, text=True, check=False, env=os.environ | {"DIGEST_LANG": "en"},
    )  # fmt: skip
    assert done.returncode == 1
    assert ".woff2: was not written whole; look at the disk; the old site is untouched" in done.stdout + done.stderr
    assert not (tmp_path / "output").exists()


def test_a_disk_that_is_really_full(builds: Builds, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    pages = sum(path.stat().st_size // 4096 + 1 for path in (builds.room / "clean-a").rglob("*") if path.is_file())
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={pages * 5}k", "none", disk], capture_output=True, check=False
    ).returncode:
        pytest.skip("NOT TESTED: a small tmpfs cannot be mounted here (root is needed); the test above limits files instead")
    try:
        said = a_full_disk(disk / "output", builds.room / "b", builds, limit=-1)
        assert "No space left on device; nothing was published, the old site is untouched" in said
    finally:
        subprocess.run(["umount", disk], check=True)


def test_a_site_inside_the_content_is_no_content(articles: Articles) -> None:
    folder = articles(**{"a.txt": TEXT})
    assert run_pelican(folder, folder / "output").code == 0
    found = source.find(folder)
    assert ([one.original for one in found.articles], found.errors) == (["a.txt"], [])


def test_what_is_needed_is_refused_before_anything_is_done(articles: Articles, tmp_path: Path) -> None:
    """The content, somebody's home, the project, where one stands, a link that leads nowhere."""
    home, content = tmp_path / "home", articles(**{"a.txt": TEXT})
    home.mkdir()
    (content / ".manifest").touch()
    (tmp_path / "loop").symlink_to("loop")
    for place in (home, content, ROOT, tmp_path / "loop"):
        built = run_pelican(content, place, HOME=str(home))
        assert built.code == 1
        assert "Traceback" not in built.said
        assert f"{place}: " in built.said
        assert "choose a folder of its own" in built.said
    assert list(home.iterdir()) == []
    assert (content / "a.txt").read_text(encoding="utf-8") == TEXT


def test_other_machines_give_the_same_bytes(site: Built, tmp_path: Path) -> None:
    """Another clone in another place, other time zone, locale, hash seed, umask, order and times of files."""
    clone, content = tmp_path / "another clone" / "of it", tmp_path / "articles"
    for name in ("plugins", "theme", "content/vocabulary"):
        shutil.copytree(ROOT / name, clone / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pelican.conf.py", clone)
    paths = [path for path in (ROOT / "content").rglob("*") if path.is_file()]
    for number, path in enumerate(sorted(paths, key=lambda path: path.name[::-1], reverse=True)):
        target = content / path.relative_to(ROOT / "content")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
        os.utime(target, (number * 10**7, number * 10**7))
    values = {
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "LANG": "tr_TR.UTF-8",
        "PYTHONHASHSEED": "7",
        "SOURCE_DATE_EPOCH": "1795305600",
    }
    values |= {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
    done = subprocess.run(
        [sys.executable, "-m", "pelican", str(content), "-s", "of it/pelican.conf.py", "-o", "out", "--fatal", "warnings"],
        capture_output=True, text=True, check=False, env=values, cwd=clone.parent, umask=0o077,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    again = Built(0, "", clone.parent / "out").files()
    assert again.keys() == site.files().keys()
    assert [name for name, data in site.files().items() if again[name] != data] == []
