"""Values of a page that are made only when the page is rendered."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Later:
    """A value that ``make`` makes. ``key`` is all it is made from, as ``signatures`` can tell it from any other: while the
    key is the same and the code too, so is the value.
    """

    key: object
    make: Callable[[], Any]


def shared(value: object) -> Later:
    """A value that many pages show, so that it is told apart from others once and not for each of them."""
    return Later(value, lambda: value)
