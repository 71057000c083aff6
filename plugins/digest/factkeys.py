"""Names for single facts that stay the same while a text and its facts around them change."""

import re
import zlib
from collections.abc import Sequence

from .model import Span
from .record import Record

PREFIXES = {"commitments": "c", "figures": "f", "quotes": "q"}
_WORD = re.compile(r"\w+")


def fact_keys(record: Record, kind: str) -> list[str]:
    """A key for each fact of one kind (of PREFIXES), in order: «c-1a2b3c4d», its anchor on the article's page."""
    spans = [one.evidence[0] for one in getattr(record.facts, kind)]
    return keys_of_words(PREFIXES[kind], record.document.text, spans)


def keys_of_words(prefix: str, text: str, spans: Sequence[Span]) -> list[str]:
    """A key for each span, from its words.

    Not from its place: a sentence added above, or a rule that finds one more, must not move every link. The same words
    twice get a number behind.
    """
    seen: dict[str, int] = {}
    keys = []
    for span in spans:
        words = " ".join(_WORD.findall(span.of(text).lower()))
        key = f"{prefix}-{zlib.crc32(words.encode()):08x}"
        seen[key] = seen.get(key, 0) + 1
        keys.append(key if seen[key] == 1 else f"{key}-{seen[key]}")
    return keys
