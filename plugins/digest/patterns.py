"""Word patterns such as ``участков* инспектор*`` matched over a text in one pass, whatever their number.

A pattern is words separated by spaces; ``*`` ends a word's fixed stem. Matching ignores case and ё, folds Latin
look-alike letters inside Cyrillic words, and in Kazakh also the letters people type without a Kazakh keyboard. A word
that begins with a capital demands one in the text; a word in capitals (two letters or more) demands capitals.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property, lru_cache
from itertools import accumulate, repeat
from operator import attrgetter
from typing import Generic, NamedTuple, TypeVar

from .memo import Memo
from .messages import msg
from .model import Span

Key = TypeVar("Key")

# «ІІМ-нің», «БҚО-да»: the suffix of an abbreviation is not part of the word; «polisia.kz» is one word.
_WORD = re.compile(
    r"([А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]++(?![\w–’'-]|\.\S)"  # nearly all of them, and nothing below has another opinion
    r"|[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]{2,6}(?=-[a-zа-яёәғқңөұүһі])"
    r"|\d+(?=-[а-яёәғқңөұүһі])"
    r"|(?i:(?:[a-z0-9-]{2,40}+\.){1,4}[a-z]{2,6}\b|[^\W_]++\.(?:kz|кз)\b)"
    r"|[^\W_]++(?:[-–’'][^\W_]++)*)"
)
_SUFFIX = re.compile(r"-[а-яёәғқңөұүһі]+")
_BREAK = re.compile(r"[.!?;:,()\n…•|/]")
LOOKALIKES = dict(zip("aceopxyikhəɵ", "асеорхуікһәө", strict=True))
KAZAKH_LETTERS = dict(zip("әғқңөұүһі", "агкноуухи", strict=True))
_LOOKALIKES, _KAZAKH = str.maketrans(LOOKALIKES), str.maketrans(KAZAKH_LETTERS)
_CYRILLIC = re.compile("[а-яёәғқңөұүһі]")
_DASH = str.maketrans({"–": "-", "’": "'"})


class Token(NamedTuple):
    """A word of the text: where it stands, its folded form and how it was capitalised."""

    start: int
    stop: int
    folded: str
    capital: bool
    capitals: bool

    @property
    def span(self) -> Span:
        """The place of the word in the whole text."""
        return Span(self.start, self.stop)


# Kazakh in Latin letters: the tables of 2018 (ǵ, ń, ý, sh, ch) and 2021 (ğ, ñ or ŋ, ū, ş) meet in one plain spelling.
_TO_LATIN = {
    "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "д": "d", "е": "e", "ж": "j", "з": "z", "и": "i", "й": "i",
    "к": "k", "қ": "q", "л": "l", "м": "m", "н": "n", "ң": "n", "о": "o", "ө": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "u", "ұ": "u", "ү": "u", "ф": "f", "х": "h", "һ": "h", "ц": "s", "ч": "s", "ш": "s", "щ": "s", "ъ": "", "ы": "y",
    "і": "i", "ь": "", "э": "e", "ю": "iu", "я": "ia",
}  # fmt: skip
_LATIN_PAIRS = (("sh", "s"), ("ch", "s"), ("ts", "s"))
_LATIN_LETTERS = str.maketrans("şçüūúýäáöóğǵñŋńı", "ssuuuuaaooggnnni")


@lru_cache(maxsize=65536)
def fold(word: str, lang: str) -> str:
    """A word as the matcher sees it: lower case, ё as е, look-alikes in one script, Kazakh letters by their bases.

    For ``kk-Latn`` both sides meet in plain Latin: the patterns are written in Cyrillic, the text is not.
    """
    low = word.lower().replace("ё", "е").translate(_DASH)
    if lang == "kk-Latn":
        low = "".join(_TO_LATIN.get(letter, letter) for letter in low.replace("ия", "я").replace("ию", "ю"))
        for pair, letter in _LATIN_PAIRS:
            low = low.replace(pair, letter)
        return low.translate(_LATIN_LETTERS)
    if _CYRILLIC.search(low):
        low = low.translate(_LOOKALIKES)
    return low.translate(_KAZAKH) if lang == "kk" else low


@lru_cache(maxsize=64)  # several vocabularies look through the same text
def tokenise(text: str, lang: str) -> tuple[Token, ...]:
    """Words of a text in order."""
    parts = _WORD.split(text)  # what stands between, a word, what stands between, …
    ends = list(accumulate(map(len, parts)))
    seen = zip(*map(_seen(lang).__getitem__, parts[1::2]), strict=True)
    # NamedTuple's own __new__ would cost as much as all the rest.
    found = list(map(_NEW, repeat(Token), zip(ends[::2], ends[1::2], *seen, strict=False)))
    hyphens = [at for at, gap in enumerate(parts[2::2]) if gap == "-"] if "-" in text else []
    return tuple(_without_suffixes(text, found, hyphens) if hyphens else found)


def _without_suffixes(text: str, tokens: list[Token], hyphens: list[int]) -> list[Token]:
    """Leave out the endings behind abbreviations and numbers: the words behind ``hyphens``."""
    kept, at, last = [], 0, len(tokens)
    for hyphen in hyphens:
        if hyphen < at:
            continue
        kept += tokens[at : hyphen + 1]
        at = hyphen + 1
        suffix = _SUFFIX.match(text, tokens[hyphen].stop)
        while suffix and at < last and tokens[at].start < suffix.end():
            at += 1
    return kept + tokens[at:]


def tokens_in(text: str, lang: str, span: Span) -> tuple[Token, ...]:
    """Words of a part of a text, with offsets into the whole."""
    tokens = tokenise(text, lang)
    first = bisect_left(tokens, span.start, key=_START)
    return tokens[first : bisect_left(tokens, span.stop, first, key=_START)]


_START = attrgetter("start")


_NEW = tuple.__new__


@cache
def _seen(lang: str) -> Memo[str, tuple[str, bool, bool]]:
    """Of each word: folded form, capital first, all capitals."""

    def look(word: str) -> tuple[str, bool, bool]:
        capitals = word.isupper() and sum(map(str.isalpha, word)) > 1
        return fold(word, lang), word[0].isupper(), capitals

    return Memo(look)


class Word(NamedTuple):
    """One word of a pattern. ``case``: 0 any, 1 a capital first, 2 all capitals."""

    stem: str
    open: bool
    case: int

    def fits(self, token: Token) -> bool:
        """Does the word of the text match this word of a pattern?"""
        if (self.case == 1 and not token.capital) or (self.case == 2 and not token.capitals):
            return False
        return token.folded.startswith(self.stem) if self.open else token.folded == self.stem


@cache
def compile_pattern(pattern: str, lang: str) -> tuple[Word, ...]:
    """Pattern text -> words. Raises ValueError with a Message when it can never match: empty, or with a * inside a word."""
    words = []
    for part in pattern.split():
        stem = part.removesuffix("*")
        if stem.isalpha() and stem.islower():  # nearly all of them
            words.append(Word(fold(stem, lang), part.endswith("*"), 0))
            continue
        if not stem or "*" in stem:
            raise ValueError(
                msg(
                    "pattern %(pattern)r cannot match: * stands only at the end of a word, after at least one letter",
                    pattern=pattern,
                )
            )
        letters = [letter for letter in stem if letter.isalpha()]
        case = 2 if len(letters) > 1 and all(map(str.isupper, letters)) else 1 if stem[0].isupper() else 0
        if not _WORD.fullmatch(stem) and not re.fullmatch(r"[\w.’'-]+", stem):
            raise ValueError(
                msg(
                    "pattern %(pattern)r cannot match: %(part)r is not a word of letters and digits",
                    pattern=pattern,
                    part=part,
                )
            )
        words.append(Word(fold(stem, lang), part.endswith("*"), case))
    if not words:
        raise ValueError(msg("an empty pattern cannot match"))
    return tuple(words)


class Hit(NamedTuple, Generic[Key]):  # a tuple: there are dozens of them in a text
    """A pattern found: its payload, the span in the text and the range of tokens."""

    key: Key
    span: Span
    first: int
    last: int


Table = dict[str, list[tuple[tuple[Word, ...], Key]]]
Candidate = tuple[str, tuple[Word, ...], Key]  # the stem of the second word or "", the pattern, its payload
Candidates = tuple[dict[str, list[Candidate[Key]]], list[Candidate[Key]]]  # by the first letter of that stem; those without


class Matcher(Generic[Key]):
    """Many patterns with a payload each, found in one walk over the words of a text.

    Patterns are indexed by their first word: exact words in one table, stems in a table for each stem length, so a
    text of n words costs n look-ups for each length in use, not one for each pattern.
    """

    def __init__(self, patterns: Iterable[tuple[str, Key]], lang: str) -> None:
        self.lang = lang
        self._patterns = tuple(patterns)
        self._known = Memo(self._candidates)

    @cached_property
    def _tables(self) -> "tuple[Table[Key], dict[int, Table[Key]]]":
        """Patterns by their first word: whole words, then stems by their length. Made when a text of the language comes."""
        exact: Table[Key] = {}
        stems: dict[int, Table[Key]] = {}
        for pattern, key in self._patterns:
            words = compile_pattern(pattern, self.lang)
            first = words[0]
            table = stems.setdefault(len(first.stem), {}) if first.open else exact
            table.setdefault(first.stem, []).append((words, key))
        return exact, stems

    def patterns(self) -> Iterator[tuple[tuple[str, ...], Key]]:
        """Every pattern, folded and without its capitals, with its payload."""
        exact, stems = self._tables
        for words, key in (one for table in (exact, *stems.values()) for same in table.values() for one in same):
            yield tuple(word.stem + "*" * word.open for word in words), key

    def _candidates(self, folded: str) -> "Candidates[Key] | None":
        """Patterns whose first word fits, or None; looked up once for each word form."""
        exact, stems = self._tables
        found = list(exact.get(folded, ()))
        for length in sorted(stems):
            found += stems[length].get(folded[:length], ()) if length <= len(folded) else ()
        every = [(words[1].stem if len(words) > 1 else "", words, key) for words, key in found]
        letters = {letter: [one for one in every if one[0][:1] in ("", letter)] for letter in {one[0][:1] for one in every}}
        return (letters, [one for one in every if not one[0]]) if every else None

    def find(self, text: str, tokens: Sequence[Token]) -> list[Hit[Key]]:
        """All hits in ``tokens`` of ``text``, overlaps included, in order of their first word."""
        found, known = [], self._known
        for at, (letters, alone) in [(at, some) for at, token in enumerate(tokens) if (some := known[token.folded])]:
            behind = tokens[at + 1].folded if at + 1 < len(tokens) else ""
            for second, words, key in letters.get(behind[:1], alone):
                # Most patterns fail at their second word, before anything dearer is asked.
                if behind.startswith(second) and self._fits(text, tokens, at, words):
                    last = at + len(words) - 1
                    found.append(Hit(key, Span(tokens[at].start, tokens[last].stop), at, last))
        return found

    @staticmethod
    def _fits(text: str, tokens: Sequence[Token], at: int, words: tuple[Word, ...]) -> bool:
        if len(words) == 1:  # as the table of first words says, but for its capitals
            return not words[0].case or words[0].fits(tokens[at])
        if at + len(words) > len(tokens):
            return False
        for offset, word in enumerate(words):
            token = tokens[at + offset]
            if not word.fits(token):
                return False
            if offset:
                before = tokens[at + offset - 1]
                gap = text[before.stop : token.start]
                if gap == " ":
                    continue
                # «г. Сатпаев»: the stop of an abbreviation joins; any other stop or comma parts the words.
                if _BREAK.search(gap) and not (gap.strip() == "." and before.stop - before.start <= 2):
                    return False
        return True


def longest(hits: Sequence[Hit[Key]]) -> list[Hit[Key]]:
    """Of hits that overlap keep the longest, the leftmost of equals; several keys on the very same words all stay."""
    if len(hits) < 2:
        return list(hits)
    kept: list[Hit[Key]] = []
    taken: dict[int, Span] = {}  # the span that a word belongs to
    for hit in sorted(hits, key=lambda hit: (hit.span.start - hit.span.stop, hit.span.start)):
        words = range(hit.first, hit.last + 1)
        if all(taken.get(at, hit.span) == hit.span for at in words):
            kept.append(hit)
            taken.update(dict.fromkeys(words, hit.span))
    return sorted(kept, key=lambda hit: (hit.span.start, hit.span.stop))
