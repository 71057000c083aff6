"""Words of a text or a query -> stems, by the ladders of ``lexicon/search.toml``; the theme's ``words.js`` does the same.

A library for each side would have to agree with the other on every word, and none knows Kazakh; so the endings are data
that the build and the browser share, and each climbs them in a few lines.
"""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from ..lexicon import LEXICON
from ..patterns import fold

# «428 360» is one number, however its groups are parted.
_WORD = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![^\W_])|[^\W_]+")
_GAPS = str.maketrans("", "", " \u00a0\u202f")
_UNSEEN = re.compile("[\u0301\u00ad\u200b-\u200f\u2060\ufeff]")  # stress marks, soft hyphens and the like
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a ladder: ending -> (what stands in its place, how many letters must stay); ``longest`` of the endings."""

    repeat: bool
    endings: dict[str, tuple[str, int]]
    longest: int


@dataclass(frozen=True, slots=True)
class Ladders:
    """The steps of each language and the words no index holds."""

    steps: dict[str, tuple[Step, ...]]
    stop: frozenset[str]


@cache
def ladders() -> Ladders:
    """``lexicon/search.toml``, read once."""
    data = tomllib.loads((LEXICON / "search.toml").read_text(encoding="utf-8"))
    return Ladders({lang: tuple(map(_step, data[lang])) for lang in ("kk", "ru")}, frozenset(data["stop"]))


def _step(data: dict[str, Any]) -> Step:
    found = {}
    for group in data["endings"]:
        for ending in group["cut"].split():
            cut, _, put = ending.partition(">")
            found[cut] = (put, group["least"])
    return Step(data["repeat"], found, max(map(len, found)))


def written(text: str) -> list[str]:
    """The words and numbers of a text as they stand there."""
    return _WORD.findall(_UNSEEN.sub("", text))


def tokens(text: str) -> list[str]:
    """The folded words and numbers of a text in order; letters that stand alone and stop words are left out."""
    return [word for word in map(_folded, written(text)) if word]


def _folded(word: str) -> str:
    """A word as the index knows it, "" for one it does not hold."""
    same = fold(word.translate(_GAPS), "kk")
    return same if (len(same) > 1 or same.isdecimal()) and same not in ladders().stop else ""


class Stemmer:
    """Stems of folded words. ``names`` are those of Kazakh places that the Kazakh ladder would cut in another place than
    the Russian one (Алматы, Қарағанды): they end in the Russian stem, so both languages meet.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self.names: dict[str, str] = {}
        self._known: dict[str, dict[str, str]] = {"kk": {}, "ru": {}}
        self._written: dict[tuple[str, ...], dict[str, tuple[str, ...]]] = {}  # of words as they stand in texts
        words = sorted({token for text in names for word in text.split() if word[0].isupper() for token in tokens(word)})
        russian = {word: self.stem(word, "ru") for word in words}
        self.names = {word: stem for word, stem in russian.items() if stem != self._climb(word, "kk")}

    def stem(self, word: str, lang: str) -> str:
        """A folded word's stem in ``kk`` or ``ru``. Words with a digit stay as they are."""
        known = self._known[lang]
        if word not in known:
            known[word] = word if _DIGIT.search(word) else self._climb(word, lang)
        return known[word]

    def stems(self, text: str, langs: tuple[str, ...]) -> list[str]:
        """The stems of a text's words; of a text in two languages those of both."""
        known = self._written.setdefault(langs, {})
        found: list[str] = []
        for word in written(text):
            own = known.get(word)
            if own is None:
                same = _folded(word)
                own = known[word] = tuple(dict.fromkeys(self.stem(same, lang) for lang in langs)) if same else ()
            found += own
        return found

    def _climb(self, word: str, lang: str) -> str:
        for step in ladders().steps[lang]:
            again = True
            while again:
                if lang == "kk" and word in self.names:
                    return self.names[word]
                shorter = _cut(word, step)
                again = step.repeat and shorter != word
                word = shorter
        return word


def _cut(word: str, step: Step) -> str:
    """A word without the longest ending of a step that leaves enough of it."""
    for length in range(min(step.longest, len(word)), 0, -1):
        ending = step.endings.get(word[-length:])
        if ending and len(word) - length >= ending[1]:
            return word[:-length] + ending[0]
    return word
