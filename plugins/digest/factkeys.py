"""Names for single facts that stay the same while a text and its facts around them change."""

import re
import zlib
from collections.abc import Sequence

from .model import Span

_WORD = re.compile(r"\w+")


def fact_keys(prefix: str, text: str, facts: Sequence[Span]) -> list[str]:
    """A key for each fact of one article, from the words it was read from: «c-1a2b3c4d».

    Not from its place: a sentence added above, or a rule that finds one more, must not move every link. The same words
    twice get a number behind.
    """
    seen: dict[str, int] = {}
    keys = []
    for span in facts:
        words = " ".join(_WORD.findall(span.of(text).lower()))
        key = f"{prefix}-{zlib.crc32(words.encode()):08x}"
        seen[key] = seen.get(key, 0) + 1
        keys.append(key if seen[key] == 1 else f"{key}-{seen[key]}")
    return keys
