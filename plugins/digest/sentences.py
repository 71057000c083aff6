"""Text -> sentences, and the language of a passage: Kazakh, Russian, Kazakh in Latin letters, or not known."""

import re
from functools import lru_cache

from .lexicon import Lexicon, lexicon
from .memo import Memo
from .model import Span

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_STOP = re.compile(r"(?:[.!?…]+|\.)[\"»”’)\]]*(?=\s)")
_QUOTED = re.compile(r"«[^«»]*(?:»|$)|“[^“”]*(?:”|$)|\"[^\"]*\"")
_MARKS = re.compile('[«“"]')
_OPENING = '«“"„(–—-'
_BOUND = re.compile(r"[\s(«“\"]")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
LONGEST = 40  # letters of an abbreviation
KAZAKH_LETTERS = frozenset("әғқңөұүһі")


def sentences(text: str, span: Span, lang: str) -> list[Span]:
    """Spans of the sentences within ``span``. Splits after . ! ? … when the next sentence opens and no rule objects."""
    words = lexicon(lang[:2])
    found, start = [], span.start
    for stop in _STOP.finditer(text, span.start, span.stop):
        if any(rule(text, stop, start, words) for rule in NOT_A_STOP):
            continue
        found.append(Span(start, stop.end()))
        start = _skip_space(text, stop.end())
    if start < span.stop:
        found.append(Span(start, span.stop))
    return found


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _next_opens_nothing(text: str, stop: re.Match[str], _start: int, _words: Lexicon) -> bool:
    """«…», – сказал он: a small letter goes on with the sentence, and so does a dash with a small letter behind it."""
    rest = text[stop.end() : stop.end() + 8].lstrip()
    bare = rest.lstrip(_OPENING + " ")
    if not bare:
        return False
    return bare[0].islower() or (rest[0] in "–—" and not bare[0].isupper())


def _abbreviation(text: str, stop: re.Match[str], start: int, words: Lexicon) -> bool:
    """«ул. Абая», «12 тыс. человек», «Қ.Тоқаев», «2021 ж. 4 мамыр»."""
    if not stop.group().startswith(".") or stop.group().startswith(".."):
        return False
    # Only so much is looked at as an abbreviation may have: a long line of initials took its square in time.
    before = _BOUND.split(text[max(start, stop.start() - LONGEST) : stop.start()])[-1]
    if not before:
        return False
    word = before.lower().rstrip(".")
    return word in words.abbreviations or (len(word) == 1 and before.isupper()) or bool(_INITIALS.fullmatch(word))


def _enumeration(text: str, stop: re.Match[str], start: int, _words: Lexicon) -> bool:
    """«1. Усилить патрули»: a number alone before the stop."""
    return stop.group() == "." and stop.start() - start < LONGEST and text[start : stop.start()].strip().isdigit()


NOT_A_STOP = (_next_opens_nothing, _abbreviation, _enumeration)


@lru_cache(maxsize=4096)
def language(text: str, least: float = 0.0) -> str | None:
    """The language of a passage by letters, function words and endings; None when fewer than ``least`` votes say so.

    Names and quotations are left out first: «Глава района Әділет Сәрсенбаев» is Russian. None: nothing tells.
    """
    words, votes = _counted(text)
    best = max(votes, key=votes.__getitem__)
    if votes[best] > 0:
        return best if votes[best] >= least else None
    if least:
        return None
    cyrillic = [word for word in words if any("а" <= letter <= "я" for letter in word.lower())]
    if sum(word.islower() for word in cyrillic) >= 2:
        return "ru"  # two plain words without one Kazakh letter or ending
    letters = [lang for word in words if (told := _VOTES[word]) for lang, vote in zip(_IN_VOTES, told, strict=True) if vote]
    return max(letters, key=letters.count) if letters else None


@lru_cache(maxsize=512)
def _counted(text: str) -> tuple[list[str], dict[str, float]]:
    """The words of a passage, and the votes for each language."""
    plain = _QUOTED.sub(" ", text) if _MARKS.search(text) else text
    words = _WORD.findall(plain)
    if len(words) < 3 and plain is not text:
        words = _WORD.findall(text)
    kazakh = russian = latin = 0.0
    for theirs, ours, others in filter(None, (*map(_VOTES.__getitem__, words[:1]), *map(_INSIDE.__getitem__, words[1:]))):
        kazakh += ours
        russian += theirs
        latin += others
    return words, {"kk": kazakh, "ru": russian, "kk-Latn": latin}


Votes = tuple[float, float, float]  # Russian, Kazakh, Kazakh in Latin letters
_IN_VOTES = ("ru", "kk", "kk-Latn")


def _votes(written: str) -> Votes | None:
    """What a word says of its language; None: nothing."""
    word = written.lower().replace("ё", "е")
    if word in lexicon("ru").function_words:
        return 2.0, 0.0, 0.0
    if word in lexicon("kk").function_words:
        return 0.0, 2.0, 0.0
    if word in lexicon("kk").latin_words:
        return 0.0, 0.0, 2.0
    if KAZAKH_LETTERS & set(word):
        return 0.0, 2.0, 0.0
    if word.isascii() or not any("а" <= letter <= "я" for letter in word):
        return (0.0, 0.0, 0.6) if set(word) & set("ğşıäöüñúóáń") else None
    russian = 0.5 if word.endswith(lexicon("ru").endings) or set(word) & set("щъ") else 0.0
    kazakh = 0.4 if word.endswith(lexicon("kk").endings) else 0.0
    return (russian, kazakh, 0.0) if kazakh or russian else None


def _votes_inside(word: str) -> Votes | None:
    """The votes of a word that does not open a passage: a capital there is a name, which says where somebody was born."""
    return None if word[0].isupper() and not word.isupper() else _VOTES[word]


_VOTES, _INSIDE = Memo(_votes), Memo(_votes_inside)
