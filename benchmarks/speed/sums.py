"""What is made of the measurements: medians, ratios, growth, and the tables of the README. Pure."""

import math
import re
import statistics
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

OURS, FLOOR, YARDSTICK = "digest", "floor", "hugo"
COLD = "cold"
TITLES = {
    OURS: "**this digest**, from raw text",
    "hugo": "Hugo",
    "eleventy": "Eleventy",
    "pelican": "plain Pelican, a process for each language",
    FLOOR: "the floor: the same bytes written by two processes",
}
START, STOP = "<!-- speed: make bench -->", "<!-- /speed -->"
GROWN = 1000  # articles from which the growth is told: below, most of a build is starting


@dataclass(frozen=True)
class Sample:
    """One measured command: who built how many articles after which change, in which round. ``peak`` in MiB."""

    size: int
    who: str
    what: str
    round: int
    wall: float
    cpu: float = 0
    peak: float = 0


@dataclass(frozen=True)
class Output:
    """What somebody's site weighs."""

    size: int
    who: str
    files: int
    bytes: int


@dataclass(frozen=True)
class Machine:
    """Where and with what it was measured. ``load`` is that of the machine before anything began."""

    cores: int
    load: float
    room: str
    versions: Mapping[str, str]

    @property
    def busy(self) -> bool:
        """Did others work on it too?"""
        return self.load > 0.15 * self.cores


def median(samples: Iterable[Sample], size: int, who: str, what: str, *, of: str = "wall") -> float | None:
    """The median of a figure over the rounds, or None when there is none."""
    found = [getattr(one, of) for one in samples if (one.size, one.who, one.what) == (size, who, what)]
    return statistics.median(found) if found else None


def ratio(samples: Sequence[Sample], size: int, who: str, what: str) -> float | None:
    """The median of the ratios to the yardstick's cold build, each within a round: a machine that slows down slows both."""
    base = {one.round: one.wall for one in samples if (one.size, one.who, one.what) == (size, YARDSTICK, COLD)}
    mine = [one for one in samples if (one.size, one.who, one.what) == (size, who, what) and one.round in base]
    return statistics.median(one.wall / base[one.round] for one in mine) if mine else None


def exponent(points: Mapping[int, float]) -> float | None:
    """The slope of time over size when both are logarithms: 1 is in proportion, 2 is quadratic. None below two sizes."""
    if len(points) < 2:
        return None
    logs = [(math.log(size), math.log(seconds)) for size, seconds in sorted(points.items())]
    return statistics.linear_regression(*zip(*logs, strict=True)).slope


def growth(samples: Sequence[Sample], who: str, what: str) -> float | None:
    """The exponent over the sizes from GROWN on; over all when fewer than two are so large."""
    sizes = sorted({one.size for one in samples if (one.who, one.what) == (who, what)})
    large = [size for size in sizes if size >= GROWN]
    points = {size: median(samples, size, who, what) for size in (large if len(large) > 1 else sizes)}
    return exponent({size: seconds for size, seconds in points.items() if seconds})


def unequal(outputs: Sequence[Output], most: float = 0.15) -> list[str]:
    """Whose site differs from ours by more than that share, in files or in bytes: a comparison with it would not be fair."""
    ours = {one.size: one for one in outputs if one.who == OURS}
    found = []
    for one in outputs:
        own = ours.get(one.size)
        if own and one.who not in (OURS, FLOOR):
            for what, theirs, mine in (("files", one.files, own.files), ("bytes", one.bytes, own.bytes)):
                if abs(theirs / mine - 1) > most:
                    found.append(f"{one.who} at {one.size}: {theirs} {what}, ours {mine}")
    return found


def tables(samples: Sequence[Sample], outputs: Sequence[Output], machine: Machine) -> str:
    """The part of the README between its markers."""
    sizes = sorted({one.size for one in samples})
    return "\n\n".join([_words(samples, machine), _times(samples, sizes), _weights(samples, outputs, sizes)])


def within(readme: str, text: str) -> str:
    """A README with that text between its markers. Raises ValueError when it has none."""
    if START not in readme or STOP not in readme:
        raise ValueError(f"the README has no {START} … {STOP}")
    return re.sub(f"{START}.*?{STOP}", lambda _: f"{START}\n{text}\n{STOP}", readme, flags=re.DOTALL)


def _words(samples: Sequence[Sample], machine: Machine) -> str:
    rounds = sorted({len({one.round for one in samples if one.size == size}) for size in {one.size for one in samples}})
    told = " · ".join([f"{machine.cores} cores", *(f"{name} {version}" for name, version in machine.versions.items())])
    turns = "–".join(str(one) for one in dict.fromkeys((rounds[0], rounds[-1])))
    busy = f" The machine was not idle (load {machine.load:.1f}): provisional." if machine.busy else ""
    return f"Medians of {turns} interleaved rounds, {told}, output on {machine.room}.{busy}"


def _times(samples: Sequence[Sample], sizes: Sequence[int]) -> str:
    rows: dict[tuple[str, str], list[str]] = defaultdict(list)
    order = {who: place for place, who in enumerate(TITLES)}
    whats = list(dict.fromkeys(one.what for one in samples))
    for who, what in sorted({(one.who, one.what) for one in samples}, key=lambda one: (order[one[0]], whats.index(one[1]))):
        cells = rows[who, what]
        for size in sizes:
            cells += [_seconds(median(samples, size, who, what)), _two(ratio(samples, size, who, what))]
        cells.append(_two(growth(samples, who, what)))
    head = ["seconds", *(cell for size in sizes for cell in (f"{size:,} articles", "to Hugo")), "growth"]
    titled = [[f"{TITLES[who]}{'' if who == FLOOR else f': {what}'}", *cells] for (who, what), cells in rows.items()]
    return table(head, titled)


def _weights(samples: Sequence[Sample], outputs: Sequence[Output], sizes: Sequence[int]) -> str:
    known = {(one.size, one.who): one for one in outputs}
    head = ["what was written", *(cell for size in sizes for cell in (f"{size:,}: files", "MB", "peak MiB"))]
    rows = []
    for who, title in TITLES.items():
        if who != FLOOR and any(one.who == who for one in samples):
            row = [title]
            for size in sizes:
                one, peak = known.get((size, who)), median(samples, size, who, COLD, of="peak")
                row += [
                    f"{one.files:,}" if one else "–",
                    f"{one.bytes / 1e6:,.0f}" if one else "–",
                    f"{peak:,.0f}" if peak else "–",
                ]
            rows.append(row)
    return table(head, rows)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown; the first column holds words, the others numbers."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _seconds(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}" if value < 10 else f"{value:.0f}"


def _two(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
