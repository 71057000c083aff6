"""The long run of the properties: ``make fuzz SECONDS=1800``. It prints its seed; ``SEED=…`` begins in the same way again."""

import argparse
import os
import random
import sys
import time
import traceback
from collections.abc import Callable
from typing import Any

from hypothesis import seed

from fuzzing import hostile, reading

ROUND = 100  # examples of the cheapest property in one round
LENGTH = 12_000  # letters of the text whose time is taken, and of twice that
BOUND = 3  # twice the text takes less than three times as long
NOISE = 0.05  # seconds below which a ratio says nothing
GROUPS = (hostile.MARKUP, hostile.SYNTAX, hostile.SIGNS, hostile.HIDDEN, hostile.NUMBERS, hostile.DATES, hostile.NAMES, hostile.JUNK,
          hostile.PROSE)  # fmt: skip


def properties() -> dict[str, Any]:
    """The properties of the tests by name, made anew so that they draw other examples in each round."""
    os.environ["FUZZ_ROUND"] = str(ROUND)
    import test_properties

    return {name: test for name, test in vars(test_properties).items() if hasattr(test, "hypothesis")}


def counted(test: Any, count: Callable[[], None]) -> None:
    """Count the examples that a property gets."""
    inner = test.hypothesis.inner_test

    def counting(*args: Any, **kwargs: Any) -> None:
        count()
        inner(*args, **kwargs)

    test.hypothesis.inner_test = counting


def seconds(text: str) -> float:
    """The least time of three in which a text is read."""
    times = []
    for _ in range(3):
        begun = time.process_time()
        reading.told(text)
        times.append(time.process_time() - begun)
    return min(times)


def growth(chance: random.Random) -> tuple[float, float, str]:
    """A unit, repeated to a length and to twice that -> (how many times longer that takes, seconds of the longer, the unit)."""
    unit = " ".join(chance.choice(chance.choice(GROUPS)) for _ in range(chance.randint(1, 4))) + chance.choice(
        (" ", "", "\n", ", ")
    )
    head = f"{hostile.PROSE[0]}\n{hostile.PROSE[1]}\n"
    once, twice = (seconds(head + unit * (length // len(unit) + 1)) for length in (LENGTH, 2 * LENGTH))
    return (twice / once if twice > NOISE else 0.0), twice, unit


def main() -> int:
    """Rounds of all properties until the time is up. Exit code 1 when one of them failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(2**32))
    parser.add_argument("--only", default="", help="properties whose name holds this")
    options = parser.parse_args()
    print(f"seed {options.seed}, {options.seconds:.0f} s", flush=True)
    chance, stop = random.Random(options.seed), time.monotonic() + options.seconds
    tests = {name: test for name, test in properties().items() if options.only in name}
    counts = dict.fromkeys([*tests, "growth"], 0)
    failed: dict[str, str] = {}
    slowest = (0.0, 0.0, "")

    def counter(name: str) -> Callable[[], None]:
        def count() -> None:
            counts[name] += 1

        return count

    for name, test in tests.items():
        counted(test, counter(name))
    while time.monotonic() < stop:
        for name, test in tests.items():
            if name in failed or time.monotonic() >= stop:
                continue
            try:
                seed(chance.randrange(2**32))(test)()
            except Exception as error:  # noqa: BLE001  (whatever it is, it is what we look for)
                where = "".join(traceback.format_tb(error.__traceback__)[-4:])
                failed[name] = (
                    f"{where}{type(error).__name__}: {str(error)[:3000]}\n"
                    + "\n".join(getattr(error, "__notes__", []))[:6000]
                )
                print(f"FAILED {name}\n{failed[name]}", flush=True)
        for _ in range(5 if options.only in "growth" and "growth" not in failed else 0):
            found = growth(chance)
            counts["growth"] += 1
            slowest = max(slowest, found, key=lambda one: one[1])
            if found[0] > BOUND and growth_again(found[2]) > BOUND:
                failed["growth"] = f"twice the text takes {found[0]:.1f} times as long: {found[2]!r}"
                print(f"FAILED {failed['growth']}", flush=True)
    for name, count in counts.items():
        print(f"{count:>9,}  {'FAILED  ' if name in failed else ''}{name}")
    print(f"slowest {2 * LENGTH:,} letters: {slowest[1]:.2f} s, of {slowest[2]!r}")
    return 1 if failed else 0


def growth_again(unit: str) -> float:
    """A ratio that was too large is measured once more, on a longer text: a busy machine proves nothing."""
    once, twice = (seconds(hostile.PROSE[0] + "\n" + unit * (length // len(unit))) for length in (2 * LENGTH, 4 * LENGTH))
    return twice / once


if __name__ == "__main__":
    sys.exit(main())
