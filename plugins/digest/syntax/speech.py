"""Direct speech in a paragraph: after a dash, or in quotation marks that somebody's words surround."""

import re
from dataclasses import dataclass

from ..model import Span
from .marks import marked_passages
from .names import russian_heads
from .reading import Reading, Word

WORDS = 4
_BREAK = re.compile(r"(?<=[,.!?…»”\"])\s*[–—-]\s+")
LEADING_DASH = re.compile(r"[–—-]\s*")


@dataclass(slots=True)
class Speech:
    """Pieces of one quotation in a paragraph, and the words around it that may name the speaker."""

    pieces: list[Span]
    attribution: Span | None
    paragraph: int


def is_item(reading: Reading, number: int) -> bool:
    """An item of a list: it ends with a semicolon, or follows a colon in small letters."""
    paragraphs = reading.document.paragraphs
    text = paragraphs[number].of(reading.text)
    rest = LEADING_DASH.sub("", text, count=1)
    if text.endswith(";") or (rest[:1].islower() and not _BREAK.search(text)):
        return True
    before = number
    while (
        before
        and LEADING_DASH.match(paragraphs[before - 1].of(reading.text))
        and paragraphs[before - 1].of(reading.text).endswith(";")
    ):
        before -= 1
    return before < number


def is_interview(reading: Reading) -> bool:
    """Questions and answers: at least three paragraphs begin with a dash and end with a question mark, or as many
    questions are followed by a dash.
    """
    texts = [span.of(reading.text) for span in reading.document.paragraphs]
    dashed = [bool(LEADING_DASH.match(text)) for text in texts]
    asks = [text.rstrip().endswith("?") for text in texts]
    both = sum(dash and ask for dash, ask in zip(dashed, asks, strict=True))
    answered = sum(ask and dash for ask, dash in zip(asks, dashed[1:], strict=False))
    return both >= 3 or answered >= 3


def after_dash(reading: Reading, span: Span, number: int) -> Speech:
    """The speech of a paragraph that begins with a dash."""
    text = reading.text
    start = span.start + len(LEADING_DASH.match(span.of(text))[0])  # type: ignore[index]
    return _taken_apart(reading, Span(start, span.stop), number)


def _taken_apart(reading: Reading, span: Span, number: int) -> Speech:
    """«Speech, – said somebody. – Speech»: pieces of speech and the attribution between them."""
    cuts = [span.start]
    for match in _BREAK.finditer(reading.text, span.start, span.stop):
        cuts += [match.start(), match.end()]
    cuts.append(span.stop)
    pieces: list[Span] = []
    attribution: Span | None = None
    for at in range(0, len(cuts), 2):
        piece = Span(cuts[at], cuts[at + 1])
        if at and _attributes(reading, piece):
            attribution = attribution or piece
            continue
        resumed = attribution is not None and bool(pieces) and attribution.start >= pieces[-1].stop
        if pieces and at and not resumed:
            pieces[-1] = Span(pieces[-1].start, piece.stop)
        else:
            pieces.append(piece)
        if attribution and at and pieces and piece.start < attribution.start:
            break
    return Speech([_trimmed(reading, piece) for piece in pieces if piece.stop > piece.start], attribution, number)


def _trimmed(reading: Reading, piece: Span) -> Span:
    text = piece.of(reading.text)
    bare = text.strip(' ,–—-«»“”"„')
    if not bare:
        return piece
    start = piece.start + text.index(bare)
    return Span(start, start + len(bare))


def _words(reading: Reading, span: Span) -> list[Word]:
    return [sentence.words[at] for sentence, at in reading.words_in(span)]


def _attributes(reading: Reading, span: Span) -> bool:
    """Does a passage begin by saying who spoke? A verb of speech among its first words, and no capital first."""
    words = _words(reading, span)[:9]
    if not words:
        return False
    for at, word in enumerate(words):
        if word.low in ".!?" or (word.low == "," and at > 5):
            break
        if "speech" in word.form.tags or (word.low == "так" and at == 0) or "speech_noun" in word.form.tags:
            return not words[0].capital or at == 0 or at <= 3
    return _is_verb_of_a_person(words)


def described(reading: Reading, attribution: Span) -> str | None:
    """«усмехается молодая петропавловчанка»: the words behind the verb when they are nobody's name or post."""
    words = _words(reading, attribution)
    verb = next((at for at, word in enumerate(words[:3]) if "past" in word.form.tags or _PRESENT.search(word.low)), None)
    if verb is None:
        return None
    stop = verb + 1
    while (
        stop < len(words)
        and "pronoun" not in words[stop].form.tags
        and words[stop].low.isalpha()
        and len(words[stop].low) > 3
        and stop - verb < 4
    ):
        stop += 1
    if stop == verb + 1 or not _SUBJECT.search(words[stop - 1].low):
        return None
    return reading.text[words[verb + 1].start : words[stop - 1].stop]


# The nominative of nouns for people: «петропавловчанка», «вахтовик», «комбайнёр».
_SUBJECT = re.compile(r"(?:[нтцш]к?а|ик|ец|ер|ор|ин|ист|лог|тель|щик|арь)$")


def _opens_with_verb(words: list[Word]) -> bool:
    """«…», – усмехается соседка; «…», – не сдержался заместитель акима; «…», – с этого начал аким."""
    opening = [word for word in words[:4] if word.low.isalpha()]
    return (
        len(words) > 1
        and not words[0].capital
        and any("past" in word.form.tags or _PRESENT.search(word.low) for word in opening[:3])
    )


_PRESENT = re.compile(r"(?:ет|ит|ют|ят|ат)(?:ся)?$")


def _is_verb_of_a_person(words: list[Word]) -> bool:
    """«смеётся режиссёр», «убеждена она»: any verb, and somebody right behind it."""
    first = words[0]
    if first.capital or len(words) < 2 or not first.low[0].isalpha():
        return False
    verb = (
        "past" in first.form.tags
        or _PRESENT.search(first.low)
        or first.low in ("убежден", "убеждена", "уверен", "уверена", "возмущен", "возмущена")
    )
    someone = any(word.low in russian_heads() or "pronoun" in word.form.tags for word in words[1:4]) or any(
        word.capital for word in words[1:3]
    )
    return bool(verb) and someone


# «… айтты: – Жол алыс …»: speech after a colon and a dash.
_COLON_DASH = re.compile(r":\s[–—]\s(?=[А-ЯЁӘҒҚҢӨҰҮҺІ])")


def in_marks(reading: Reading, span: Span, number: int) -> list[Speech]:
    """Quotations in marks that somebody says: said before, behind, or inside them."""
    text = reading.text
    found: list[Speech] = []
    colon = _COLON_DASH.search(text, span.start, span.stop)
    if colon and not marked_passages(text, Span(span.start, colon.start())):
        opening = Span(
            max(span.start, _sentence_start(reading, colon.start(), span.start)),
            colon.start(),
        )
        return [Speech([_trimmed(reading, Span(colon.end(), span.stop))], opening, number)]
    marked = marked_passages(text, span)
    skip = -1
    for at, piece in enumerate(marked):
        if at <= skip or len(re.findall(r"\w+", piece.of(text))) < WORDS:
            if found and at > skip and _resumes(text, found[-1], piece):
                found[-1].pieces.append(_trimmed(reading, piece))
            continue
        if found and found[-1].attribution and _resumes(text, found[-1], piece):
            found[-1].pieces.append(_trimmed(reading, piece))
            continue
        after = _clause_after(reading, piece, span)
        before = _clause_before(reading, piece, span)
        inside = _taken_apart(reading, piece, number)
        if after:
            found.append(Speech([_trimmed(reading, piece)], after, number))
        elif inside.attribution:
            found.append(inside)
        elif before:
            found.append(Speech([_trimmed(reading, piece)], before, number))
        elif _is_whole_paragraph(text, piece, span):
            found.append(Speech([_trimmed(reading, piece)], None, number))
    return found


def _resumes(text: str, speech: Speech, piece: Span) -> bool:
    """«…», – сказал он. – «…»: only a dash stands between the attribution and the next piece."""
    if speech.attribution is None:
        return False
    between = text[speech.attribution.start : piece.start]
    return piece.start - speech.attribution.start < 160 and bool(re.search(r"[.,]\s*[–—-]\s*[«“\"]$", between))


def _clause_after(reading: Reading, piece: Span, span: Span) -> Span | None:
    """The words behind the closing mark when they say who spoke."""
    text = reading.text
    match = re.compile(r"[»”\"“]?[.,!?…]*\s*(?:[–—-]\s*)?").match(text, piece.stop, span.stop)
    start = match.end() if match else piece.stop
    stop = _sentence_stop(reading, start, span)
    clause = Span(start, stop)
    dashed = match is not None and any(sign in match[0] for sign in "–—-")
    words = _words(reading, clause)
    if not words:
        return None
    if dashed and (_attributes(reading, clause) or _opens_with_verb(words)):
        return clause
    said = words[0].form.tags & {"say"}
    if said and words[0].low != "деген":
        return clause
    if (
        not dashed
        and text[piece.stop : start].strip(' »”"“') in (",", "")
        and words[0].form.tags & {"speech"}
        and not words[0].capital
        and "," in text[piece.stop : start]
    ):
        return clause
    return None


def _sentence_start(reading: Reading, at: int, default: int) -> int:
    """Where the sentence begins that holds an offset."""
    before = reading.before(at + 1)
    return before[-1].span.start if before else default


def _sentence_stop(reading: Reading, start: int, span: Span) -> int:
    match = re.compile(r"[.!?…](?=\s|$)|\s[–—-]\s(?=[«“\"])").search(reading.text, start, span.stop)
    while match and reading.text[max(start, match.start() - 2) : match.start()].strip()[-1:].isupper() and match[0] == ".":
        match = re.compile(r"[.!?…](?=\s|$)").search(reading.text, match.end(), span.stop)
    return match.start() if match else span.stop


def _clause_before(reading: Reading, piece: Span, span: Span) -> Span | None:
    """The words before the opening mark when a colon stands between, or a verb of speech right there."""
    text = reading.text
    clause = Span(max(span.start, _sentence_start(reading, piece.start - 1, span.start)), piece.start - 1)
    words = _words(reading, clause)
    bare = clause.of(text).rstrip()
    if bare.endswith(":"):
        return (
            clause
            if words
            and (
                any(word.form.tags & {"speech", "speech_noun", "order", "say"} for word in words)
                or any(word.capital for word in words)
            )
            else None
        )
    if bare.endswith(",") and _opens_with_speaker(words):
        return clause
    if words and words[-1].low in ("что", ",") and any("speech" in word.form.tags for word in words):
        return clause  # «жители жаловались, что «пост есть, а полиции нет»»
    if (
        words
        and words[-1].form.tags & {"speech"}
        and not words[-1].form.tags & {"infinitive"}
        and reading.sentences[0].lang == "ru"
    ):
        return clause if len(re.findall(r"\w+", piece.of(text))) >= 6 else None
    return None


def _opens_with_speaker(words: list[Word]) -> bool:
    """«Как рассказал майор Ахметов, «…»», «По словам жительницы, «…»», «Оның айтуынша, «…»»."""
    if not words:
        return False
    opening = words[0].low in ("как", "по") and any(word.form.tags & {"speech", "speech_noun"} for word in words[1:3])
    return opening or (len(words) > 1 and bool(words[-2].form.tags & {"speech_noun"}))


def _is_whole_paragraph(text: str, piece: Span, span: Span) -> bool:
    return piece.start - span.start <= 2 and span.stop - piece.stop <= 3 and len(re.findall(r"\w+", piece.of(text))) >= 7


def headline_quote(reading: Reading, title: Span) -> Speech | None:
    """A headline that quotes: «Семь из десяти заявлений забирают обратно»: разговор с инспектором."""
    marked = marked_passages(reading.text, title)
    if not marked or marked[0].start - title.start > 1 or len(re.findall(r"\w+", marked[0].of(reading.text))) < WORDS:
        return None
    behind = reading.text[marked[0].stop + 1 : title.stop].lstrip()
    if behind and behind[0] not in ":–—-.,":
        return None
    return Speech([_trimmed(reading, marked[0])], Span(marked[0].stop, title.stop), -1)
