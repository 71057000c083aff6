"""Passages of a document that are not in its language: whole sentences, and quotations of three words or more."""

import re

from .lines import has_words, words_of
from .model import Document, Span
from .sentences import language

# A quotation, also one that goes on in the next sentence.
_QUOTED = re.compile(r"[«“\"„]([^«»“”\"„\n]{8,}?)(?:[»”\"“]|$)")


def foreign_spans(document: Document) -> list[tuple[str, Span]]:
    """(language, span) in order. Names and loan words are left alone (WCAG 3.1.2 exempts them)."""
    found: list[tuple[str, Span]] = []
    for sentence in document.sentences:
        pieces = _speech(document, sentence.span)
        if len({lang for lang, _ in pieces}) > 1:
            found += [(lang, span) for lang, span in pieces if lang != document.lang]
            continue
        if sentence.lang != document.lang:
            last = found[-1] if found else None
            if last and last[0] == sentence.lang and not document.text[last[1].stop : sentence.span.start].strip(" "):
                found[-1] = (last[0], Span(last[1].start, sentence.span.stop))
            else:
                found.append((sentence.lang, sentence.span))
            continue
        for quoted in _QUOTED.finditer(document.text, sentence.span.start, sentence.span.stop):
            inner = quoted[1]
            own = language(inner) if inner.count(" ") >= 2 and has_words(inner, 3) else None
            if own and own != document.lang and document.lang != "kk-Latn" and _plainly(inner, own):
                found.append((own, Span(*quoted.span(1))))
    return found


_BREAK = re.compile(r"\s(?<=[,.!?…»”]\s)[–—-]\s")  # the space first: there are few in a sentence


def _speech(document: Document, span: Span) -> list[tuple[str, Span]]:
    """«– Закон для всех один, – деді бастық»: the speech and the words around it, each with its own language."""
    breaks = [cut for match in _BREAK.finditer(document.text, span.start, span.stop) for cut in match.span()]
    if not breaks:
        return []
    cuts = [span.start, *breaks, span.stop]
    found = []
    for start, stop in zip(cuts[::2], cuts[1::2], strict=True):
        text = document.text[start:stop]
        skipped = len(text) - len(text.lstrip(" –—-"))
        lang = language(text) if has_words(text, 3) else None
        if lang and (lang == document.lang or _plainly(text, lang)):
            found.append((lang, Span(start + skipped, stop)))
    return found if len(found) > 1 else []


def _plainly(text: str, lang: str) -> bool:
    """A quotation counts only when several of its own words say so: «Халық үні» inside Russian is a name."""
    small = [word for word in words_of(text) if word.islower()]
    return sum(language(word) == lang for word in small) >= 2
