"""Raw text -> Document: normalise, number the lines, set furniture aside, find the headline and the paragraphs."""

import re
import unicodedata
from collections import Counter

from . import furniture
from .dategrammar import find_dates, has_published_label
from .headline import fused_with_lead, unfuse
from .lexicon import lexicon, plain
from .lines import is_prose, key_of, words_of
from .model import DigestError, Document, Dropped, Line, Sentence, Span
from .sentences import language, sentences
from .verdict import Context, Verdict

_NEWLINES = re.compile("\r\n|[\r\n\u2028\u2029\u0085\v\f]")
_SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Controls, soft hyphen, zero-width and bidi marks, BOM, noncharacters; ZERO WIDTH JOINER stays for emoji.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u200c\u200e\u200f\u202a-\u202e"
    "\u2060-\u2069\ufe00-\ufe0e\ufeff\ufff9-\uffff\ud800-\udfff]"
)
_JOINER = re.compile(r"(?<![\u2190-\U0001faff\ufe0f])\u200d|\u200d(?![\u2190-\U0001faff])")
_COMBINING = re.compile(r"([\u0300-\u036f]{2})[\u0300-\u036f]+")
MAX_TITLE_WORDS = 30
LONG_TITLE = 4


def normalise(raw: str) -> str:
    """Decoded text -> the text every offset refers to: NFC, LF, no invisible characters, plain spaces. Idempotent."""
    text = _NEWLINES.sub("\n", raw)
    text = _JOINER.sub("", _INVISIBLE.sub("", text))
    text = _COMBINING.sub(r"\1", unicodedata.normalize("NFC", text))
    return "\n".join(line.rstrip() for line in _SPACES.sub(" ", text).split("\n"))


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
    body, dropped, title = _structure(text, lines, keep, drop)
    paragraphs = tuple(line.span for line in body)
    path = path or article_id
    if not paragraphs:
        raise DigestError(path, "there is no article text in this file", "expected a headline and at least one sentence")
    found = lang or language("\n".join(span.of(text) for span in paragraphs))
    if found is None:
        raise DigestError(
            path, "the text is neither Kazakh nor Russian", "expected a news article in one of the two", body[0].number
        )
    return Document(
        id=article_id,
        text=text,
        lang=found,
        title=title,
        paragraphs=paragraphs,
        sentences=tuple(_sentences(text, paragraphs, found)),
        dropped=tuple(sorted(dropped, key=lambda item: (item.line, item.span.start))),
        dateline=next((line for span in paragraphs[:2] if (line := _dateline(text, span))), None),
    )


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


def _structure(
    text: str, lines: list[Line], keep: frozenset[int], drop: frozenset[int]
) -> tuple[list[Line], list[Dropped], Span | None]:
    """Lines -> (body lines, dropped lines, headline). One pass for the furniture, then the head, then the tail."""
    counts = Counter(key_of(line.text) for line in lines)
    dropped: list[Dropped] = []
    kept: list[Line] = []
    skipping: Verdict | None = None
    seen_prose = False
    cyrillic = sum("а" <= letter <= "я" for letter in text.lower()) > sum("a" <= letter <= "z" for letter in text.lower())
    for line in lines:
        verdict = furniture.judge(line, Context(counts, seen_prose, cyrillic))
        if line.number in keep or line.number in drop:
            verdict = None if line.number in keep else Verdict("editor's choice")
        elif skipping and (verdict is None or verdict.reason in _OF_THE_BLOCK):
            resumed = verdict is None and _resumes(line, skipping)
            labelled = verdict is not None and verdict.reason == "date line" and has_published_label(line.text)
            verdict = verdict if resumed or labelled else Verdict(skipping.reason)
        if verdict is None:
            skipping = None
            kept.append(line)
            seen_prose = seen_prose or (is_prose(line.text) and not (len(kept) == 1 and asks(line.text)))
            continue
        dropped.append(Dropped(line.number, line.span, line.text, verdict.reason))
        if verdict.after and seen_prose:
            skipping = Verdict(verdict.reason, verdict.after)
    return _head(text, kept, dropped, counts)


# In a block of comments or related headlines these belong to the block: readers' names, other articles' dates.
_OF_THE_BLOCK = ("date line", "author line", "view counter", "rubric", "separator")


def _resumes(line: Line, skipping: Verdict) -> bool:
    """After «Читайте также», running text takes the article up again; a headline does not end with a full stop.

    After comments nothing does.
    """
    if skipping.after == "everything":
        return False
    text = line.text
    return (is_prose(text) and text.rstrip('"»”’)]').endswith((".", ":", ";", "…")) and len(words_of(text)) >= 8) or (
        text[0] in "–—«" and is_prose(text)
    )


def _head(
    text: str, kept: list[Line], dropped: list[Dropped], counts: Counter[str]
) -> tuple[list[Line], list[Dropped], Span | None]:
    """Pick the headline among the lines before the first paragraph; what else stands there is set aside."""
    first = next((at for at, line in enumerate(kept) if is_prose(line.text)), len(kept))
    head, body = kept[:first], kept[first:]
    title = _headline(head, counts, dropped)
    weak = title is None or len(words_of(title.text)) < LONG_TITLE
    if weak and body and _is_headline_with_stop(body, counts):
        title, head, body = body[0], [*head], body[1:]
    span = None
    if title is not None:
        span, extra = unfuse(text, title)
        dropped += extra
        before = [line for line in head if line.number < title.number]
        after = [line for line in head if line.number > title.number]
        repeated = [line for line in body if key_of(line.text) == key_of(title.text) and not is_prose(line.text)]
        body = [line for line in body if line not in repeated]
        for line in before:
            again = key_of(line.text).endswith(key_of(title.text))
            dropped.append(_drop(line, "repeated title" if again else "site header"))
        for line in after:
            if key_of(line.text) == key_of(title.text):
                dropped.append(_drop(line, "repeated title"))
            elif len(words_of(line.text)) >= 6:
                body.insert(sum(other.number < line.number for other in body), line)  # a standfirst
            else:
                dropped.append(_drop(line, "rubric"))
        dropped += [_drop(line, "repeated title") for line in repeated]
    else:
        body = [*[line for line in head if len(words_of(line.text)) >= 6], *body]
        dropped += [_drop(line, "rubric") for line in head if len(words_of(line.text)) < 6]
    if span is None and body:
        fused = fused_with_lead(text, body[0])
        if fused:
            span, rest = fused
            body = [rest, *body[1:]]
    return _trim_tail(body, dropped), dropped, span


def _drop(line: Line, reason: str) -> Dropped:
    return Dropped(line.number, line.span, line.text, reason)


def _headline(head: list[Line], counts: Counter[str], dropped: list[Dropped]) -> Line | None:
    """A line printed twice in the head; else the first long one below the trail of sections; else the first long one;
    else the longest of two words or more.
    """
    named = [line for line in head if len(words_of(line.text)) <= MAX_TITLE_WORDS and re.search(r"[^\W\d_]", line.text)]
    long = [line for line in named if len(words_of(line.text)) >= LONG_TITLE]
    for line in long:
        ends = [other for other in long if other is not line and key_of(other.text).endswith(key_of(line.text))]
        if counts[key_of(line.text)] > 1 or ends:
            return line
    trail = [item.line for item in dropped if item.reason in ("breadcrumb", "rubric", "navigation", "site header")]
    below = [line for line in long if not any(line.number < number < long[-1].number for number in trail)]
    if long:
        return next(iter([*below, *long]))
    short = [line for line in named if len(words_of(line.text)) >= 2]
    return max(short, key=lambda line: len(words_of(line.text)), default=None)


def asks(text: str) -> bool:
    """One short question or exclamation, which may be a headline although it ends like a sentence."""
    single = len(sentences(text, Span(0, len(text)), language(text) or "ru")) == 1
    return single and text.endswith(("?", "!", "…", ":")) and text[0] not in "–—-" and len(words_of(text)) <= 20


def _is_headline_with_stop(body: list[Line], counts: Counter[str]) -> bool:
    """«Кто ответит за безопасность?»: a short question or exclamation above the lead; or a line printed twice."""
    line = body[0]
    if len(body) < 2 or len(words_of(line.text)) > 20:
        return False
    if counts[key_of(line.text)] > 1:
        return True
    return asks(line.text) and is_prose(body[1].text)


def _trim_tail(body: list[Line], dropped: list[Dropped]) -> list[Line]:
    """Short labels behind the last sentence are left-overs of the page, unless they close a list."""
    last = max((at for at, line in enumerate(body) if is_prose(line.text)), default=-1)
    tail = body[last + 1 :]
    if last < 0 or body[last].text.endswith((":", ";", ",")):
        return body
    for line in tail:
        if line.text[0] in "–—-«•*" or re.match(r"\d+[.)]", line.text):
            return body
    dropped += [_drop(line, "navigation") for line in tail]
    return body[: last + 1]


_PLACE = r"[А-ЯЁӘҒҚҢӨҰҮҺІA-Z][\w’'-]+(?:\s[А-ЯЁӘҒҚҢӨҰҮҺІA-Z][\w’'-]+)?"
_DATELINE = re.compile(
    rf"(?P<place>{_PLACE})(?P<middle>[.,:][^–—]{{0,70}}?|\s*\([^)]{{2,40}}\)\s*|\s*)\s*[–—-]{{1,2}}\s+(?=\S)"
)
_CITY_STOP = re.compile(r"(?P<place>[А-ЯЁӘҒҚҢӨҰҮҺІ-]{3,})\.\s+(?:(?P<middle>[^.–—]{2,40})\.\s+)?(?=[А-ЯЁӘҒҚҢӨҰҮҺІ«])")


def _dateline(text: str, lead: Span) -> Span | None:
    """«АСТАНА. 5 марта. КазТАГ – …», «Қарағанды, 5 наурыз – …», «АСТАНА. ҚазАқпарат –»: where it was filed."""
    first = lead.of(text)
    found = _DATELINE.match(first)
    if found:
        middle = found["middle"].strip(" .,:()")
        agency = bool(middle) and len(words_of(middle)) <= 5 and not any(_is_plain_word(word) for word in words_of(middle))
        if agency or (not middle and found["place"].isupper()):
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
            own = language(span.of(text))
            enough = len(words_of(span.of(text))) >= 3
            found.append(Sentence(span, own if own and enough and lang != "kk-Latn" else lang))
    return found
