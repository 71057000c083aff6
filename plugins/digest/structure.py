"""Lines of a pasted page -> headline, body lines and dropped lines: the furniture first, then the head, then the tail."""

import re
from bisect import insort
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate

from . import furniture
from .dategrammar import has_published_label
from .headline import fused_with_lead, unfuse
from .lexicon.grammar import signs
from .lines import ends_sentence, is_prose, key_of, labels, words_of
from .model import Dropped, Line, Span
from .sentences import language, sentences
from .verdict import Context, Verdict

_CYRILLIC, _LATIN = re.compile("[а-я]+"), re.compile("[a-z]+")
MAX_TITLE_WORDS = 30
MASTHEAD = 4  # words of the name of a paper
LONG_TITLE = 4  # words that make a line a likely headline
STANDFIRST = 6  # words that make a line below the headline part of the text, although it has no full stop
SHORT_QUESTION = 20
SHORT_HEADLINE = 12
OPENING = 4  # paragraphs that take up the words of a headline
TAKEN_UP = 2
# «Ауыл шаруашылығы / Су мәселесі»: sections, not a headline.
_TRAIL = re.compile(r"[^/|.,:!?]{2,28}(?:\s[/|›»]\s[^/|.,:!?]{2,28})+")
# In a block of comments or related headlines these belong to the block: readers' names, other articles' dates.
_OF_THE_BLOCK = ("date line", "author line", "view counter", "rubric", "separator")


@dataclass(slots=True)
class Parts:
    """A page taken apart. Every line of it is in the body, in ``dropped``, or is the headline."""

    body: list[Line]
    dropped: list[Dropped]
    title: Span | None = None

    def drop(self, line: Line, reason: str) -> None:
        """Record a line as set aside."""
        self.dropped.append(Dropped(line.number, line.span, line.text, reason))


def take_apart(text: str, lines: list[Line], keep: frozenset[int], drop: frozenset[int]) -> Parts:
    """``keep`` and ``drop`` are line numbers an editor has decided about."""
    counts = Counter(key_of(line.text) for line in lines)
    parts = Parts([], [])
    _set_furniture_aside(text, lines, keep, drop, counts, parts)
    _set_masthead_aside(parts, keep)
    _find_headline(text, counts, parts)
    if parts.title is None and parts.body:
        fused = fused_with_lead(text, parts.body[0])
        if fused:
            parts.title, parts.body[0] = fused
    _trim_tail(parts)
    return parts


def _set_furniture_aside(
    text: str, lines: list[Line], keep: frozenset[int], drop: frozenset[int], counts: Counter[str], parts: Parts
) -> None:
    cyrillic = _is_cyrillic(text.lower())
    story = [at for at, line in enumerate(lines) if is_prose(line.text) and ends_sentence(line.text)]
    last_story = max(story, default=-1)
    skipping: Verdict | None = None
    seen_prose = listing = False
    for at, line in enumerate(lines):
        verdict = furniture.judge(line, Context(counts, seen_prose, seen_prose and at < last_story, cyrillic))
        if line.number in keep or line.number in drop:
            verdict = None if line.number in keep else Verdict("editor's choice")
        elif listing and seen_prose and not line.after_blank and verdict and verdict.reason in ("author line", "navigation"):
            verdict = None  # «Среди награждённых:» opens a list of names
        elif skipping and (verdict is None or verdict.reason in _OF_THE_BLOCK):
            resumed = verdict is None and _resumes(line, skipping)
            labelled = verdict is not None and verdict.reason == "date line" and has_published_label(line.text)
            verdict = verdict if resumed or labelled else Verdict(skipping.reason)
        if verdict is None:
            skipping = None
            parts.body.append(line)
            listing = line.text.endswith(":") or (listing and not line.after_blank)
            seen_prose = seen_prose or (is_prose(line.text) and not (len(parts.body) == 1 and asks(line.text)))
            continue
        parts.drop(line, verdict.reason)
        if verdict.after and seen_prose:
            skipping = verdict


def _is_cyrillic(low: str) -> bool:
    """Has a text in lower case more letters of the Russian alphabet than Latin ones? Counts no further than it must."""
    latin = sum(map(len, _LATIN.findall(low)))
    return any(one > latin for one in accumulate(len(word[0]) for word in _CYRILLIC.finditer(low)))


def _set_masthead_aside(parts: Parts, keep: frozenset[int]) -> None:
    """«Семей таңы» right above «Қоғамдық-саяси газет»: the name of the paper, not of the article."""
    papers = set(labels("outlet_words"))
    heads = {item.line for item in parts.dropped if papers & {word.lower() for word in words_of(item.text)}}
    for line in parts.body[:2]:
        if line.number + 1 in heads and line.number not in keep and len(words_of(line.text)) <= MASTHEAD:
            parts.body.remove(line)
            parts.drop(line, "site header")


def _resumes(line: Line, skipping: Verdict) -> bool:
    """After «Читайте также» running text takes the article up again: headlines do not end with a full stop.

    After comments nothing does.
    """
    if skipping.after == "everything":
        return False
    text = line.text
    stop = text.rstrip('"»”’)]').endswith((".", ":", ";", "…"))
    if stop and len(words_of(text)) >= 3 and (line.after_blank or is_prose(text)):
        return True
    return text[0] in "–—«" and is_prose(text)


def _find_headline(text: str, counts: Counter[str], parts: Parts) -> None:
    """Pick the headline among the lines before the first paragraph; what else stands there is set aside."""
    first = next((at for at, line in enumerate(parts.body) if is_prose(line.text)), len(parts.body))
    head, body = parts.body[:first], parts.body[first:]
    title = _headline(head, counts, parts.dropped, body[:OPENING])
    doubtful = title is None or len(words_of(title.text)) < LONG_TITLE or _is_masthead(title, counts, body)
    if doubtful and body and _stands_above(body, counts, parts.dropped):
        title, body = body[0], body[1:]
    if title is None:
        parts.body = body
        for line in head:
            _keep_or_drop(line, STANDFIRST, parts)
        return
    parts.title, cut = unfuse(text, title)
    parts.dropped += cut
    parts.body = []
    for line in body:
        if is_prose(line.text) or key_of(line.text) != key_of(title.text):
            parts.body.append(line)
        else:
            parts.drop(line, "repeated title")
    # A page whose paragraphs have no full stops: what looks like labels below the headline is the text.
    plain = sum(is_prose(line.text) for line in body) <= 1 and len(head) > STANDFIRST
    for line in head:
        again = _holds(line, title)
        if line is title:
            continue
        if again or line.number < title.number:
            parts.drop(line, "repeated title" if again else "site header")
        else:
            _keep_or_drop(line, LONG_TITLE if plain or not body else STANDFIRST, parts)


def _keep_or_drop(line: Line, least: int, parts: Parts) -> None:
    """A line of the head with ``least`` words or more is a standfirst and belongs to the body; a shorter one goes."""
    if len(words_of(line.text)) >= least:
        insort(parts.body, line, key=lambda one: one.number)
    else:
        parts.drop(line, "rubric")


def _holds(longer: Line, line: Line) -> bool:
    """Does a line begin or end with the words of another: «… қабылдайды - Qazaqstan TV»?"""
    return key_of(longer.text).startswith(key_of(line.text)) or key_of(longer.text).endswith(key_of(line.text))


def _is_masthead(title: Line, counts: Counter[str], body: list[Line]) -> bool:
    """A line printed once whose words the article does not take up."""
    return counts[key_of(title.text)] == 1 and not _is_taken_up(title, body[:OPENING])


def _is_taken_up(line: Line, opening: list[Line]) -> bool:
    """Are words of a line taken up by the first paragraphs? Reads no further than it must."""
    stems, told = _stems([line]), set[str]()
    return any(len(told := told | (stems & _stems([one]))) >= TAKEN_UP for one in opening)


def _stems(lines: list[Line]) -> set[str]:
    """The beginnings of the long words of some lines."""
    return {word.lower()[:5] for line in lines for word in words_of(line.text) if len(word) > 4}


def _headline(head: list[Line], counts: Counter[str], dropped: list[Dropped], opening: list[Line]) -> Line | None:
    """A line printed twice in the head; else the first long one below the trail of sections whose words the article takes
    up (``opening``: its first paragraphs), for a masthead's are not; else the first long one; else the longest of two
    words or more.
    """
    named = [line for line in head if len(words_of(line.text)) <= MAX_TITLE_WORDS and re.search(r"[^\W\d_]", line.text)]
    long = [line for line in named if len(words_of(line.text)) >= LONG_TITLE and not _TRAIL.fullmatch(line.text)]
    for line in long:
        ends = [other for other in long if other is not line and _holds(other, line)]
        if counts[key_of(line.text)] > 1 or ends:
            return line
    trail = [item.line for item in dropped if item.reason in ("breadcrumb", "rubric", "navigation", "site header")]
    below = [line for line in long if not any(line.number < number < long[-1].number for number in trail)]
    if len(long) > 1:
        taken_up = (line for line in below if _is_taken_up(line, opening))
        return next(taken_up, None) or next(iter([*below, *long]))
    if long:
        return long[0]
    short = [line for line in named if len(words_of(line.text)) >= 2]
    return max(short, key=lambda line: len(words_of(line.text)), default=None)


def _one_sentence(text: str) -> bool:
    return len(sentences(text, Span(0, len(text)), language(text) or "ru")) == 1


def asks(text: str) -> bool:
    """One short question or exclamation, which may be a headline although it ends like a sentence."""
    open_end = text.endswith(("?", "!", "…", ":")) and text[0] not in "–—-"
    return open_end and len(words_of(text)) <= SHORT_QUESTION and _one_sentence(text)


def _stands_above(body: list[Line], counts: Counter[str], dropped: list[Dropped]) -> bool:
    """Is the first sentence a headline? It is printed twice; or is a short question; or is short and parted from a
    paragraph by a date, a counter or a credit; or by a blank line, when the longer paragraph says the same again.
    """
    line = body[0]
    if len(body) < 2 or len(words_of(line.text)) > SHORT_QUESTION:
        return False
    if counts[key_of(line.text)] > 1:
        return True
    below = body[1]
    if not is_prose(below.text):
        return False
    if asks(line.text):
        return True
    if not _one_sentence(line.text):
        return False
    between = {item.reason for item in dropped if line.number < item.line < below.number}
    if between & {"date line", "view counter", "author line", "photo credit"}:
        return True
    short = len(words_of(line.text)) <= SHORT_HEADLINE
    return short and below.after_blank and len(below.text) > len(line.text) and bool(_stems([line]) & _stems([below]))


def _signs(lines: list[Line]) -> bool:
    """«Ваш Ерлан Ахметов, начальник полиции»: who wrote a column of his own."""
    return any(signs(line.text) for line in lines)


def _trim_tail(parts: Parts) -> None:
    """Short labels behind the last sentence are left-overs of the page; sentences, lists and what they open stay."""
    body = parts.body
    last = max((at for at, line in enumerate(body) if is_prose(line.text) or ends_sentence(line.text)), default=-1)
    if last >= 0 and _signs(body[last + 1 : last + 2]):
        last += 1
    tail = body[last + 1 :]
    if last < 0 or body[last].text.endswith((":", ";", ",")):
        return
    if any(line.text[0] in "–—-«•*" or re.match(r"\d+[.)]", line.text) or line.text.endswith(":") for line in tail):
        return
    for line in tail:
        parts.drop(line, "navigation")
    parts.body = body[: last + 1]
