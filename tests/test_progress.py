"""The bar of a build that takes longer than a second: only at a terminal, in the editor's language, and out of the way after."""

from collections.abc import Iterator
from io import StringIO

from rich.console import Console

from conftest import ROOT
from digest.i18n import load_catalogs
from digest.messages import msg
from digest.progress import PATIENCE, Bar

READING = msg("reading texts")


def drawn(*, terminal: bool, seconds: float, lang: str = "ru") -> str:
    """What a build of three texts draws, each of which takes so many seconds."""
    out, ticks = StringIO(), iter(number * seconds for number in range(100))
    console = Console(file=out, force_terminal=terminal, width=80)
    gettext = load_catalogs(ROOT / "theme" / "locales")[lang].gettext
    bar = Bar(console, gettext, lambda: next(ticks))
    assert list(bar.over(["a", "b", "c"], READING)) == ["a", "b", "c"]
    return out.getvalue()


def test_a_long_build_says_what_it_does() -> None:
    assert "читаются тексты" in drawn(terminal=True, seconds=2 * PATIENCE)
    assert "мәтіндер оқылып жатыр" in drawn(terminal=True, seconds=2 * PATIENCE, lang="kk")
    assert "/3" in drawn(terminal=True, seconds=2 * PATIENCE)


def test_a_short_build_and_a_log_stay_quiet() -> None:
    assert drawn(terminal=True, seconds=PATIENCE / 10) == ""
    assert drawn(terminal=False, seconds=2 * PATIENCE) == ""


def test_work_whose_end_is_not_known_is_counted() -> None:
    out, ticks = StringIO(), iter(range(0, 1000, 10))

    def pages() -> Iterator[int]:
        yield from range(3)

    bar = Bar(Console(file=out, force_terminal=True, width=80), str, lambda: next(ticks))
    assert list(bar.over(pages(), READING)) == [0, 1, 2]
    assert "/?" in out.getvalue()


def test_a_mistake_on_the_way_takes_the_bar_away() -> None:
    out, ticks = StringIO(), iter(range(0, 1000, 10))
    bar = Bar(Console(file=out, force_terminal=True, width=80), str, lambda: next(ticks))
    work = bar.over(range(3), READING)
    next(work)
    work.close()
    assert "\x1b[?25h" in out.getvalue()  # the cursor is back
