"""What a line looks like: its words, whether it is running text, a label, a rubric. Shared by the rules on lines."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice

from .dategrammar import LANGS
from .lexicon import lexicon, plain

LEADING = re.compile(r"^[\W_]+")


_WORD = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*")


_STOPS, _CLOSING = (".", "!", "?", "…"), '"»”’)]'


# A site's name in Latin letters. The endings are listed: «12.III.2024» and «т.е.» are no sites.
DOMAIN = re.compile(
    r"(?<![@\w.-])(?:[a-z0-9-]{0,40}[a-z][a-z0-9-]{0,40}\.){1,4}"
    r"(?:kz|ru|com|org|net|info|news|media|gov|uz|kg|tj|tm|az|am|ge|by|ua|cn|tr|tv|fm|de|uk|us|eu|me|io|su|biz|pro|press|online|site|asia)"
    r"(?![\w-])",
    re.IGNORECASE | re.ASCII,
)
_DOT = re.compile(r"\.[A-Za-z]")


def domains(text: str) -> Iterator[re.Match[str]]:
    """Every site's name in a text. Looked for only where a stop has a Latin letter behind it, between two spaces."""
    done = 0
    for dot in _DOT.finditer(text):
        if dot.start() < done:
            continue
        start = max(text.rfind(" ", 0, dot.start()), text.rfind("\n", 0, dot.start())) + 1
        done = min(at for at in (text.find(" ", dot.end()), text.find("\n", dot.end()), len(text)) if at >= 0)
        yield from DOMAIN.finditer(text, start, done)


# «…», – сказал он: the quotation ends and somebody said it.
SPEECH = re.compile(r"[»\"”],?\s*[–—-]\s|[»\"”],?\s+деп\b|[»\"”],?\s+де[дй]і")


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[str, ...]:
    """Words and numbers of a text, hyphenated ones whole. The rules ask for the same line again and again."""
    return tuple(_WORD.findall(text))


def has_words(text: str, least: int) -> bool:
    """Are there so many words? Looks no further than it must."""
    return sum(1 for _ in islice(_WORD.finditer(text), least)) == least


@lru_cache(maxsize=4096)
def key_of(text: str) -> str:
    """A line without its bullets and case, to compare repeated lines."""
    return LEADING.sub("", plain(text)).rstrip(" .:»›>/|")


@lru_cache(maxsize=4096)
def is_prose(text: str) -> bool:
    """A line that reads as running text: it ends as a sentence does, or is long."""
    words = words_of(text)
    if len(words) >= 4 and (ends_sentence(text) or text.endswith((";", ":", ","))):
        return True
    if len(words) >= 6 and (text[0] in "–—-" or (text[0] in '«"“„' and SPEECH.search(text))):
        return True
    return len(words) >= 16 and len(text) >= 110


def ends_sentence(text: str) -> bool:
    """Does it end as a sentence does: with a stop, quotation marks aside?"""
    return text.rstrip(_CLOSING).endswith(_STOPS)


@lru_cache(maxsize=4096)
def label_is(text: str, labels_of: str) -> str | None:
    """The rest of the line when it starts with one of the lexicon's labels and a colon (or is the label); else None."""
    low = LEADING.sub("", plain(text))
    known = labels(labels_of)
    if not low.startswith(known):
        return None
    skipped = len(text) - len(low)
    for label in known:
        if low.startswith(label):
            rest = text[skipped + len(label) :]
            if not rest.strip() or rest.lstrip()[0] in ":–—-|©/" or (rest[0] == "." and label.endswith(("инф", "корр"))):
                return rest.lstrip(" .:–—-|©/").strip()
    return None


@cache
def labels(name: str) -> tuple[str, ...]:
    """All labels of one lexicon list, both languages, longest first."""
    found = {label for lang in LANGS for label in getattr(lexicon(lang), name)}
    return tuple(sorted(found, key=lambda label: (-len(label), label)))


@cache
def _rubrics() -> frozenset[str]:
    return frozenset().union(*(lexicon(lang).rubrics for lang in LANGS))


def is_rubric(text: str) -> bool:
    """Is the line the name of a section?"""
    return key_of(text) in _rubrics()
