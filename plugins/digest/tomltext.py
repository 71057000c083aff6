"""TOML from people we do not know: what the parser lets through and a program then stumbles over is refused here."""

import tomllib
from typing import Any

DEEPEST = 8  # tables within tables; a step of [follows] needs three
LARGEST = 2**63  # TOML promises integers of 64 bits and no more


def loads(source: str) -> dict[str, Any]:
    """The data of a TOML text. Raises ValueError, also for endless nesting and numbers."""
    try:
        data = tomllib.loads(source)
    except tomllib.TOMLDecodeError:
        raise
    except ValueError:  # Python reads no number of more than 4,300 digits
        raise ValueError("a number has too many digits") from None
    except RecursionError:
        raise ValueError("too many brackets within brackets") from None
    if not _is_plain(data, DEEPEST):
        raise ValueError("too many brackets within brackets, or a number of too many digits")
    return data


def _is_plain(value: object, depth: int) -> bool:
    if isinstance(value, (dict, list)):
        inside = value.values() if isinstance(value, dict) else value
        return depth > 0 and all(_is_plain(one, depth - 1) for one in inside)
    return not isinstance(value, int) or abs(value) < LARGEST
