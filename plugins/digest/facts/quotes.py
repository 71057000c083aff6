"""Quotes: direct speech in quotation marks or after a dash, without its attribution, and who speaks."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from ..model import Span
from ..said import Quote
from ..syntax.cast import Cast
from ..syntax.reading import Reading
from ..syntax.speech import (
    LEADING_DASH,
    WORDS,
    Speech,
    after_dash,
    described,
    headline_quote,
    in_marks,
    is_interview,
    is_item,
)


def quotes(reading: Reading, cast: Cast) -> tuple[Quote, ...]:
    """Every quotation of four words or more that somebody says, in order."""
    spoken: list[tuple[Speech, str | None]] = []
    interview, protagonist = is_interview(reading), cache(cast.protagonist)
    title = reading.document.title
    headline = headline_quote(reading, title) if title else None
    if headline and not _is_repeated(reading, headline):
        spoken.append((headline, _speaker(reading, cast, headline) or protagonist()))
    for number, span in enumerate(reading.document.paragraphs):
        if LEADING_DASH.match(span.of(reading.text)) and not is_item(reading, number):
            speech = after_dash(reading, span, number)
            if speech.attribution is not None or not _asks(reading, span, interview=interview):
                answers = speech.attribution is None and (interview or _follows_question(reading, number))
                spoken.append((speech, protagonist() if answers else _speaker(reading, cast, speech)))
            continue
        spoken += [(speech, _speaker(reading, cast, speech)) for speech in in_marks(reading, span, number)]
    return tuple(_quote(reading, speech, speaker) for speech, speaker in spoken if _long_enough(reading, speech))


def _is_repeated(reading: Reading, speech: Speech) -> bool:
    """Does the body hold the words of the headline? They are told there."""
    said = speech.pieces[0].of(reading.text).lower()
    body = reading.document.paragraphs
    return said in reading.text[body[0].start : body[-1].stop].lower()


SHORT_QUESTION = 160  # characters


def _asks(reading: Reading, span: Span, *, interview: bool) -> bool:
    """A question of the journalist's is no quotation."""
    text = span.of(reading.text).rstrip()
    return text.endswith("?") and (interview or len(text) < SHORT_QUESTION)


def _follows_question(reading: Reading, number: int) -> bool:
    before = reading.document.paragraphs[number - 1] if number else None
    if before is None:
        return False
    asked = re.sub(r"\s*\([^()]*\)$", "", before.of(reading.text).rstrip())  # «…?» (Зейнеп Оразалы, тұрғын)
    return asked.rstrip('»”" ').endswith("?")


def _quote(reading: Reading, speech: Speech, speaker: str | None) -> Quote:
    return Quote(speaker, _joined(reading.text, speech.pieces), tuple(speech.pieces))


_STOPPED = re.compile(r"[.!?…]\s*[–—-]")


def _joined(text: str, pieces: Sequence[Span]) -> str:
    """The pieces of a speech as one text. «Ждать нечего, – сказал он. – Начнём»: the stop of the first sentence has moved
    behind the attribution; without it the words would run together.
    """
    said = pieces[0].of(text).strip()
    for before, piece in pairwise(pieces):
        ended = _STOPPED.search(text, before.stop, piece.start) and said[-1:] not in ".!?…"
        said += (". " if ended else " ") + piece.of(text).strip()
    return said


def _long_enough(reading: Reading, speech: Speech) -> bool:
    return sum(len(re.findall(r"\w+", piece.of(reading.text))) for piece in speech.pieces) >= WORDS


def _speaker(reading: Reading, cast: Cast, speech: Speech) -> str | None:
    """Whom the attribution names; without one, whom the paragraph before introduces."""
    if speech.attribution:
        found = cast.speaker(speech.attribution, speech.pieces[0])
        if found is None and speech.attribution.start > speech.pieces[0].start:
            before = _sentence_before(reading, speech.pieces[0])
            found = cast.speaker(before, before) if before.stop > before.start else None
        if found is None and _is_verb_alone(reading, speech.attribution):
            found = cast.subject_before(speech.pieces[0].start)
        return (
            found or cast.press_service(speech.attribution, speech.pieces[0].start) or described(reading, speech.attribution)
        )
    # A dash without a name goes on with whoever spoke, or was named, before.
    dashed = bool(LEADING_DASH.match(reading.document.paragraphs[speech.paragraph].of(reading.text)))
    return cast.introduced(speech.paragraph) or (cast.last_before(speech.pieces[0].start) if dashed else None)


def _is_verb_alone(reading: Reading, attribution: Span) -> bool:
    """«…», – деп қысқа қайырды: a Kazakh verb needs no pronoun."""
    words = list(reading.words_in(attribution))
    return bool(words) and len(words) <= 4 and all(sentence.lang == "kk" for sentence, _ in words)


def _sentence_before(reading: Reading, piece: Span) -> Span:
    """The part of its sentence that stands before a quotation."""
    before = reading.before(piece.start + 1)
    start = before[-1].span.start if before and before[-1].paragraph >= 0 else piece.start
    return Span(start, max(start, piece.start - 1))
