"""Document -> sentences as words with their forms: what the extractors of people, figures, quotes and commitments read."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, islice, repeat
from typing import NamedTuple

from ..memo import Memo
from ..model import Document, Span
from ..sentences import language
from ..spans import between
from .forms import NOTHING, Form, form, lowered, proper

# Numbers (with groups, decimals, a clock, an ending), words, and every other sign by itself.
_TOKEN = re.compile(
    r"([^\W\d_]++(?:[-–’'][^\W\d_]++)*\d*"
    r"|\d{1,3}(?: \d{3})+(?!\d)(?:[.,]\d+)?(?:-[^\W\d_]+)?"
    r"|\d+(?:[.,:/]\d+)*(?:-[^\W\d_]+)*"
    r"|%(?:-[^\W\d_]+)?"
    r"|[^\w\s])"
)
_UNLIKE = re.compile("[İΣ]")  # letters whose small ones depend on what stands around them


_QUOTED = re.compile(r"[«“][^»”]*[»”]")
_LETTER = re.compile(r"[^\W\d_]")


class Word(NamedTuple):
    """A word, number or sign: offsets in the document's text, the text in the letters of the grammar, its form."""

    start: int
    stop: int
    low: str
    form: Form
    capital: bool


Words = Sequence[Word]


def low_at(words: Words, at: int) -> str:
    """The word at a position, in the letters of the grammar; "" outside the sentence."""
    return words[at].low if 0 <= at < len(words) else ""


def tags_at(words: Words, at: int) -> frozenset[str]:
    """The tags of the word at a position; none outside the sentence."""
    return words[at].form.tags if 0 <= at < len(words) else frozenset()


def tagged(words: Words, tags: frozenset[str]) -> list[int]:
    """The positions of words that have one of some tags."""
    return [at for at, word in enumerate(words) if not tags.isdisjoint(word.form.tags)]


class Sentence(NamedTuple):
    """A sentence (or the headline) as words. ``lang`` is ``ru`` or ``kk``; ``paragraph`` -1 for the headline.

    ``tags``: those of all its words, so that a rule about others need not look at any; ``numbers``: the positions of words
    that a number may begin with.
    """

    span: Span
    lang: str
    paragraph: int
    words: Words
    tags: frozenset[str]
    numbers: Sequence[int]

    def span_of(self, first: int, last: int) -> Span:
        """The span from word ``first`` to word ``last``, both included."""
        return Span(self.words[first].start, self.words[last].stop)


@dataclass(frozen=True, slots=True)
class Reading:
    """A document ready for the extractors: its sentences in order, the headline first when it has one."""

    document: Document
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """The text every offset counts in."""
        return self.document.text

    def in_paragraph(self, number: int) -> Sequence[Sentence]:
        """The sentences of one paragraph; -1 for the headline."""
        first = bisect_left(self.sentences, number, key=lambda one: one.paragraph)
        return self.sentences[first : bisect_right(self.sentences, number, first, key=lambda one: one.paragraph)]

    def before(self, offset: int) -> Sequence[Sentence]:
        """The sentences that begin before an offset."""
        return self.sentences[: bisect_left(self.sentences, offset, key=lambda one: one.span.start)]

    def words_in(self, span: Span) -> Iterator[tuple[Sentence, int]]:
        """The words within a span: their sentences and places there."""
        first = bisect_right(self.sentences, span.start, key=lambda one: one.span.stop)
        for sentence in islice(self.sentences, first, None):
            if sentence.span.start >= span.stop:
                return
            for at, word in enumerate(sentence.words):
                if span.start <= word.start < span.stop:
                    yield sentence, at


def read(document: Document) -> Reading:
    """Words of the headline and of every sentence; the dateline is left out."""
    found = []
    if document.title:
        found += _pieces(_sentence(document, document.title, document.lang, -1))
    start = document.dateline.stop if document.dateline else 0
    paragraph = 0
    for sentence in document.sentences:
        span = Span(max(start, sentence.span.start), sentence.span.stop)
        if span.stop <= start:
            continue
        while document.paragraphs[paragraph].stop <= span.start:
            paragraph += 1
        found += _pieces(_sentence(document, span, _language(document, span, sentence.lang), paragraph))
    return Reading(document, tuple(found))


MAX_WORDS = 200  # no sentence people write; longer ones are lists without full stops, or hostile


def _pieces(sentence: Sentence) -> list[Sentence]:
    """A sentence, or one of endless length in pieces: rules look through the whole of a sentence for each of its words."""
    words = sentence.words
    if len(words) <= MAX_WORDS:
        return [sentence]
    parts = [words[at : at + MAX_WORDS] for at in range(0, len(words), MAX_WORDS)]
    return [
        Sentence(
            Span(part[0].start, part[-1].stop),
            sentence.lang,
            sentence.paragraph,
            part,
            sentence.tags,
            [at - number * MAX_WORDS for at in sentence.numbers if at // MAX_WORDS == number],
        )
        for number, part in enumerate(parts)
    ]


def _language(document: Document, span: Span, lang: str) -> str:
    """The language a sentence is read in: the document's own when only a part of it, a quotation, is in the other."""
    near = between(document.foreign, span, lambda one: one[1]) if document.foreign else ()
    whole = any(part.start <= span.start + 3 and part.stop >= span.stop - 3 for _, part in near)
    if whole and lang != document.lang and (around := _QUOTED.sub("", span.of(document.text))) and _LETTER.search(around):
        return language(around) or document.lang  # «Обещали к сентябрю», – деді ол
    return lang if lang == document.lang or whole or document.lang == "kk-Latn" else document.lang


Seen = tuple[str, Form, bool, bool]


def _seen(own: str, low: str, lang: str) -> Seen:
    """A word as printed, and in the letters of the grammar -> the latter, its form, a capital first, may a number begin
    with it?

    A name is no verb: «Өмірбек», «Урал»; «оң» (right, good) is «он» (ten) in the folded letters of the grammar.
    """
    capital = own[0].isupper()
    if not low[0].isalpha() or (low == "он" and own[:2].lower() == "оң"):
        return low, NOTHING, capital, low[0].isdigit() or "-" in low
    name = capital and not own[:2].isupper()
    told = proper(low, lang[:2]) if name else form(low, lang[:2])
    return low, told, capital, told.value is not None or bool(told.times) or "-" in low


@cache
def _known(lang: str) -> Memo[str, Seen]:
    return Memo(lambda own: _seen(own, lowered(own, lang), lang))


_NEW = tuple.__new__  # that of NamedTuple would cost as much as all the rest of a word


def _sentence(document: Document, span: Span, lang: str, paragraph: int) -> Sentence:
    text, base = span.of(document.text), lang[:2]
    parts = _TOKEN.split(text)  # what stands between, a word, what stands between, …
    ends = list(accumulate(map(len, parts), initial=span.start))
    if _UNLIKE.search(text):
        low, start = lowered(text, lang), span.start
        seen = [
            _seen(own, low[at - start : at - start + len(own)], lang)
            for own, at in zip(parts[1::2], ends[1::2], strict=False)
        ]
    else:
        seen = list(map(_known(lang).__getitem__, parts[1::2]))
    first = next((at for at, one in enumerate(seen[:3]) if one[0][0].isalpha()), -1)
    if first >= 0 and seen[first][2] and base == "ru" and seen[first][1] is not NOTHING:  # it may begin with a verb
        seen[first] = (seen[first][0], form(seen[first][0], base), True, seen[first][3])
    lows, forms, capitals, begins = zip(*seen, strict=True) if seen else ((),) * 4
    words = list(map(_NEW, repeat(Word), zip(ends[1::2], ends[2::2], lows, forms, capitals, strict=False)))
    tags = frozenset[str]().union(*[one.tags for one in forms])
    return Sentence(span, base, paragraph, words, tags, [at for at, one in enumerate(begins) if one])
