"""No-break spaces in the words of the interface, where a line must not end. Texts of articles are never touched."""

import re
from functools import cache, lru_cache

from .lexicon import lexicon

NBSP = "\u00a0"
# A number (or the placeholder of one) and its word; a number sign and its number; a dash and the word before it.
_COUNTED = re.compile(r"(?:(?<=\d)|(?<=%\(count\)s)|(?<=%\(shown\)s)|(?<=%\(n\)s)|(?<=\{n\})) (?=[^\W\d_])")
_SIGN = re.compile(r"(?<=[№§]) (?=[\d%])")
_DASH = re.compile(r" (?=[–—] )")


@cache
def _small_words(lang: str) -> re.Pattern[str]:
    """The space after a short word that leans on the next one, or before a particle that leans on the last."""
    words = lexicon(lang)
    onward, back = ("|".join(map(re.escape, group)) for group in (words.leans_on, words.leans_back))
    return re.compile(rf"(?:(?<=\s)|(?<=^)|(?<=[(«]))({onward}) (?=\S)| (?=(?:{back})(?:[\s.,;:?!)»]|$))", re.IGNORECASE)


@lru_cache(maxsize=8192)
def typeset(text: str, lang: str) -> str:
    """A text of ours in ``kk`` or ``ru`` with no-break spaces: «в 5 регионах» never ends a line after «в» or «5»."""
    text = _DASH.sub(NBSP, _SIGN.sub(NBSP, _COUNTED.sub(NBSP, text)))
    return _small_words(lang).sub(lambda found: f"{found[1] or ''}{NBSP}", text)


def plain(text: str) -> str:
    """The same for programs, which set their own type: feeds."""
    return text.replace(NBSP, " ")
