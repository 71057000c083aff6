"""Raw text -> Document: normalise, number the lines, take the page apart, find sentences and the dateline."""

import re
from dataclasses import replace

from .dategrammar import find_dates
from .lexicon import lexicon, plain
from .lines import has_words, words_of
from .messages import msg
from .model import DigestError, Document, Line, Sentence, Span
from .normal import normalise
from .quotation import foreign_spans
from .sentences import language, sentences
from .structure import take_apart

SURE = 2.0  # votes for another language than the document's own
NAMED_OTHERWISE = {
    "kk": msg("is named as Kazakh, but its text is Russian"),
    "ru": msg("is named as Russian, but its text is Kazakh"),
}


def parse(
    article_id: str,
    raw: str,
    path: str = "",
    lang: str | None = None,
    keep: frozenset[int] = frozenset(),
    drop: frozenset[int] = frozenset(),
) -> Document:
    """Decoded text -> Document. ``lang`` overrides detection (a translation's file name tells it); ``keep`` and
    ``drop`` are numbers of lines an editor has decided about.

    Raises DigestError when there is no body, or when the body is neither Kazakh nor Russian.
    """
    text = normalise(raw)
    lines = _lines(text)
    parts = take_apart(text, lines, keep, drop)
    paragraphs = tuple(line.span for line in parts.body)
    path = path or article_id
    if not paragraphs:
        expected = msg("expected a headline and at least one sentence")
        raise DigestError(path, msg("there is no article text in this file"), expected)
    read = language("\n".join(span.of(text) for span in paragraphs))
    if lang and read and read[:2] != lang:
        raise DigestError(
            path,
            NAMED_OTHERWISE[lang],
            msg("rename the file, or put the right text in"),
        )
    found = lang or read
    if found is None:
        raise DigestError(
            path,
            msg("the text is neither Kazakh nor Russian"),
            msg("expected a news article in one of the two"),
            parts.body[0].number,
        )
    document = Document(
        id=article_id,
        text=text,
        lang=found,
        title=parts.title,
        paragraphs=paragraphs,
        sentences=tuple(_sentences(text, paragraphs, found)),
        dropped=tuple(sorted(parts.dropped, key=lambda item: (item.line, item.span.start))),
        dateline=next((line for span in paragraphs[:2] if (line := _dateline(text, span))), None),
    )
    return replace(document, foreign=tuple(foreign_spans(document)))


def _lines(text: str) -> list[Line]:
    found, at, after_blank = [], 0, True
    for number, raw in enumerate(text.split("\n"), 1):
        stripped = raw.strip()
        if stripped:
            start = at + raw.index(stripped)
            found.append(Line(number, Span(start, start + len(stripped)), stripped, after_blank))
        after_blank = not stripped
        at += len(raw) + 1
    return found


_PLACE = r"[А-ЯЁӘҒҚҢӨҰҮҺІA-Z][\w’'-]+(?:\s[А-ЯЁӘҒҚҢӨҰҮҺІA-Z][\w’'-]+)?"
_DATELINE = re.compile(
    rf"(?P<place>{_PLACE})(?P<middle>[.,:][^–—]{{0,70}}?|\s*\([^)]{{2,40}}\)\s*|\s*)\s*[–—-]{{1,2}}\s+(?=\S)"
)
# «Жаркент, 3 июня. На рынке …»
_CITY_DATE = re.compile(rf"(?:г\.\s)?(?P<place>{_PLACE}),\s(?P<middle>[^.–—]{{3,30}})\.\s+(?=[А-ЯЁӘҒҚҢӨҰҮҺІ«])")
_CITY_STOP = re.compile(
    r"(?P<place>[А-ЯЁӘҒҚҢӨҰҮҺІ-]{3,})\.\s+(?:(?P<middle>[^.–—/]{2,40})\.\s+)?(?:/[^/\n]{3,40}/\.?\s+)?(?=[А-ЯЁӘҒҚҢӨҰҮҺІ«])"
)


def _dateline(text: str, lead: Span) -> Span | None:
    """«АСТАНА. 5 марта. КазТАГ – …», «Қарағанды, 5 наурыз – …», «АСТАНА. ҚазАқпарат –»: where it was filed."""
    first = lead.of(text)
    found = _DATELINE.match(first)
    if found:
        middle = found["middle"].strip(" .,:()")
        agency = bool(middle) and len(words_of(middle)) <= 5 and not any(_is_plain_word(word) for word in words_of(middle))
        if agency or (not middle and found["place"].isupper()):
            return Span(lead.start, lead.start + found.end())
    found = _CITY_DATE.match(first)
    if found and find_dates(found["middle"]):
        return Span(lead.start, lead.start + found.end())
    found = _CITY_STOP.match(first)
    if found and (
        not found["middle"]
        or find_dates(found["middle"])
        or found["middle"].isupper()
        or (found["middle"][0].isupper() and len(words_of(found["middle"])) <= 2)
    ):
        return Span(lead.start, lead.start + found.end())
    return None


def _is_plain_word(word: str) -> bool:
    """A small-lettered word that is no part of a date: then this was a sentence, not a dateline."""
    months = {form for lang in ("ru", "kk") for forms in lexicon(lang).months for form in forms}
    years = {form for lang in ("ru", "kk") for form in lexicon(lang).year_words}
    return word[0].islower() and plain(word) not in months | years


def _sentences(text: str, paragraphs: tuple[Span, ...], lang: str) -> list[Sentence]:
    found = []
    for paragraph in paragraphs:
        for span in sentences(text, paragraph, lang):
            told = span.of(text)
            own = language(told, least=SURE)
            other = own is not None and own != lang and lang != "kk-Latn" and has_words(told, 3)
            found.append(Sentence(span, own if own and other else lang))
    return found
