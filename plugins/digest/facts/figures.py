"""Figures: numbers that count or measure, with unit, direction, plan or fact, subset, period and comparison."""

import re
from dataclasses import replace
from typing import NamedTuple

from ..lexicon.grammar import word_set, word_starts
from ..model import Span
from ..patterns import Hit, longest, tokens_in
from ..said import Figure
from ..syntax.earlier import as_base, is_older, name_money
from ..syntax.periods import carries_on, find_periods, lies_ahead
from ..syntax.plans import is_planned, listed_ahead, outlook
from ..syntax.plans_kk import Outlook
from ..syntax.quantities import Found, quantities, tidy
from ..syntax.reading import Reading, Sentence, Words, low_at, tags_at
from ..syntax.trends import direction, names_base
from ..syntax.wholes import whole_of
from ..vocabulary import Vocabulary

MOST = 60  # numbers in one sentence; more stand in a table without words, and every number would be read against all words


class _Frame(NamedTuple):
    """What a sentence tells of all its numbers: periods, measures, its outlook, whether it names a base, whether it is an
    item of a list of things to do.
    """

    periods: list[tuple[int, str]]
    named: list[Hit[str]]
    outlook: Outlook
    based: bool
    listed: bool


def figures(reading: Reading, vocabulary: Vocabulary) -> tuple[Figure, ...]:
    """Every figure of headline and body. A number of the headline that the body repeats is not told twice."""
    told: list[Figure] = []
    period: tuple[int, str, int] | None = None  # sentence, words, paragraph
    for at_sentence, sentence in enumerate(reading.sentences):
        found = quantities(sentence)
        if len(found) > MOST:
            continue
        if not found:
            continue
        periods = find_periods(reading.text, sentence)
        found = [one for one in found if not _of_period(sentence.words, one, periods)]  # «за те же два месяца»
        carried = period and period[0] == at_sentence - 1 and period[2] == sentence.paragraph
        if not periods and period and carried:
            periods, period = [(-1, period[1])], (at_sentence, period[1], sentence.paragraph)
        elif periods and carries_on(periods[0][1]):
            period = (at_sentence, periods[0][1], sentence.paragraph)
        name_money(sentence.words, found, told)
        frame = _Frame(
            periods,
            _named(reading, sentence, vocabulary),
            outlook(sentence.words, sentence.lang),
            names_base(sentence),
            listed_ahead(reading, sentence),
        )
        for at in range(len(found)):
            if is_older(sentence.words, found[at], sentence.lang) and as_base(
                told, found[at], reading.sentences[at_sentence - 1 : at_sentence + 1]
            ):
                continue
            told.append(
                _with_measure_of_whole(
                    _figure(reading, sentence, found, at, frame, told, vocabulary),
                    told,
                    possessive=found[at].number.ending in _POSSESSIVE,
                )
            )
    body = _told_once(reading.text, [one for one in told if not _in_headline(reading, one)])
    told = [*[one for one in told if _in_headline(reading, one)], *body]
    kept = [one for one in told if not (_in_headline(reading, one) and any(_repeats(reading, one, other) for other in body))]
    return tuple(sorted(kept, key=lambda one: one.evidence[0].start))


def _of_period(words: Words, one: Found, periods: list[tuple[int, str]]) -> bool:
    """Does the number only say which period is meant?"""
    start = words[one.number.first].start
    return any(0 <= at <= start < at + len(period) for at, period in periods)


SMALL = 10  # a number up to this, in words, is told once however often the text comes back to it


def _told_once(text: str, told: list[Figure]) -> list[Figure]:
    """«двух департаментов … два департамента»: the same few things again are no second figure."""
    kept: list[Figure] = []
    smallest: dict[tuple[float, str | None], list[str]] = {}  # the words of those kept
    for one in told:
        words = one.evidence[0].of(text).lower().split()
        small = one.unit == "count" and one.value <= SMALL and len(words) > 1 and not words[0][0].isdigit()
        key = words[1][:5] if small else ""
        same = smallest.setdefault((one.value, one.unit), [])
        if not (key and any(f" {key}" in other for other in same)):
            kept.append(one)
            same.append(one.evidence[0].of(text).lower())
    return kept


_POSSESSIVE = ("си", "сы", "и", "ы")  # «22-сі»


def _with_measure_of_whole(one: Figure, told: list[Figure], *, possessive: bool) -> Figure:
    """«22 из них», «оның 22-сі»: a part counts what the whole counts; with a possessive ending whatever stands behind."""
    if one.subset_of is None or (one.measure and not possessive):
        return one
    whole = next((other for other in reversed(told) if other.value == one.subset_of), None)
    return replace(one, measure=whole.measure) if whole else one


def _repeats(reading: Reading, one: Figure, other: Figure) -> bool:
    """Does the body tell the same number of the same thing?"""
    if (one.value, one.unit) != (other.value, other.unit):
        return False
    stems = [
        {word[:4] for word in re.findall(r"[^\W\d_]{3,}", figure.evidence[0].of(reading.text).lower())}
        for figure in (one, other)
    ]
    return bool(stems[0] & stems[1]) or not (one.label and other.label)


def _in_headline(reading: Reading, figure: Figure) -> bool:
    title = reading.document.title
    return title is not None and title.covers(figure.evidence[0])


def _figure(
    reading: Reading,
    sentence: Sentence,
    found: list[Found],
    at: int,
    frame: _Frame,
    told: list[Figure],
    vocabulary: Vocabulary,
) -> Figure:
    one, words = found[at], sentence.words
    first, last = one.number.first, max(one.unit_at, one.number.last)
    label = _label(words, last, sentence.lang, one.unit)
    span = Span(words[first].start, words[last if label is None else label].stop)
    part = whole_of(reading, sentence, found, at, told)
    whole = (
        any(other.status == "planned" and other.value == part for other in told[-WHOLE:])
        if part
        else frame.listed or _costs(words, told, sentence.lang)
    )
    planned = is_planned(words, one, sentence.lang, frame.outlook, whole=whole)
    moves = direction(words, found, at, sentence.lang)
    periods = [one for one in frame.periods if planned or not lies_ahead(one[1], sentence.lang)]
    carries = _carries(one, sentence.lang, planned=planned, moves=moves is not None, part=part is not None)
    return Figure(
        value=tidy(one.number.value),
        upper=None if one.upper is None else tidy(one.upper),
        base=None if one.base is None else tidy(one.base),
        unit=None if one.unit == "other" else one.unit,
        scale=_scale(reading, sentence, one, vocabulary),
        measure=_measure(one, span, frame.named, vocabulary, bare=label is None and not at),
        label=reading.text[words[last].stop : span.stop].strip() or None if one.unit == "count" else None,
        direction=moves,
        status="planned" if planned else "reported",
        additional=is_additional(words, one),
        subset_of=part,
        period=nearest_period(words, one, periods, carries=carries),
        compared=one.base is not None or frame.based,
        evidence=(span,),
    )


WHOLE = 6  # figures back: a part stands close behind its whole
NEXT = 150  # characters: «жобаның құны» is that of the project in the sentence before


def _costs(words: Words, told: list[Figure], lang: str) -> bool:
    """«Жобаның құны – 1,2 млрд теңге», right behind a plan: the price of something planned."""
    if not told or told[-1].status != "planned" or words[0].start - told[-1].evidence[0].stop >= NEXT:
        return False
    return any(word.low.startswith(word_starts(lang, "prices")) for word in words[:3])


def _scale(reading: Reading, sentence: Sentence, one: Found, vocabulary: Vocabulary) -> str | None:
    """The unit's id: minute, tenge, kilometre; None for things and per cents."""
    if one.unit not in ("money", "duration", "other"):
        return None
    lang = _text_lang(reading, sentence)
    words = sentence.words
    start, stop = words[one.number.first].start, words[max(one.unit_at, one.number.last)].stop
    hits = vocabulary.unit_words[lang].find(reading.text, tokens_in(reading.text, lang, Span(start, stop)))
    return hits[-1].key if hits else None


def _text_lang(reading: Reading, sentence: Sentence) -> str:
    """The language the vocabulary's patterns are matched in: Kazakh in Latin letters is one of its own."""
    own = reading.document.lang
    return own if own[:2] == sentence.lang else sentence.lang


# Measures that are sums of money, and such as are lengths of time; others are counts and shares.
_MONEY = frozenset(("budget", "damage", "damage-compensated", "fines-amount", "bribes-amount", "salary"))
_TIME = frozenset(("response-time",))


def _named(reading: Reading, sentence: Sentence, vocabulary: Vocabulary) -> list[Hit[str]]:
    """Measures a sentence names, in order; of two that fit the same words, the one the vocabulary has first."""
    lang, text = _text_lang(reading, sentence), reading.text
    tokens = tokens_in(text, lang, sentence.span)
    named: dict[Span, Hit[str]] = {}
    for hit in longest(vocabulary.measure_words[lang].find(text, tokens)):
        named.setdefault(hit.span, hit)
    return list(named.values())


def _measure(one: Found, span: Span, hits: list[Hit[str]], vocabulary: Vocabulary, *, bare: bool) -> str | None:
    """What is counted: a count is named behind its number, a share or a change before it, or else behind. ``bare``: the
    first number of the sentence, with no noun behind it.
    """
    if one.unit == "other":
        return None
    kind = {"money": _MONEY, "duration": _TIME}.get(one.unit or "")
    fitting = [hit for hit in hits if (hit.key in kind if kind is not None else hit.key not in _MONEY | _TIME)]
    before = [hit for hit in fitting if hit.span.start < span.start]
    if one.unit == "count":
        named = next((hit.key for hit in fitting if span.start <= hit.span.start < span.stop), None)
        # «Таких сообщений с начала года пришло 428»: nothing stands behind the number.
        return named or (before[-1].key if before and bare else None)
    if one.unit != "percent":
        return before[-1].key if before else next((hit.key for hit in fitting if hit.span.start >= span.stop), None)
    near = before[-1:] or [hit for hit in fitting if hit.span.start >= span.stop][:1]
    return near[0].key if near and vocabulary.measures[near[0].key].shares else None


def _label(words: Words, last: int, lang: str, unit: str | None) -> int | None:
    """The last word of the noun phrase behind the number, at most five words."""
    if unit not in ("count", "other"):
        return None
    end = None
    for at in range(last + 1, min(len(words), last + 6)):
        word = words[at]
        if not word.low[0].isalpha() or word.form.value is not None or word.form.times:
            break
        if lang == "ru" and (
            word.low in word_set("ru", "ends_phrase")
            or "past" in word.form.tags
            or "infinitive" in word.form.tags
            or "passive" in word.form.tags
        ):
            break
        if (
            lang == "kk"
            and (at > last + 1 or not word.low.endswith(("ды", "ди", "ты", "ти")))
            and (
                word.form.tags & {"past", "perfect", "converb", "present", "progress", "intent"}
                or word.low in word_set("ru", "ends_phrase")
            )
        ):
            break
        end = at
    return end


def is_additional(words: Words, one: Found) -> bool:
    """«ещё 17», «дополнительно 20», «тағы 17»."""
    return any("additional" in tags_at(words, one.number.first - step) for step in (1, 2)) or (
        "additional" in tags_at(words, one.number.last + 1) and low_at(words, one.number.last + 1).startswith("дополнительн")
    )


# Periods -------------------------------------------------------------------------------------------------------------


def nearest_period(words: Words, one: Found, periods: list[tuple[int, str]], *, carries: bool) -> str | None:
    """The last period named before the number, else the first of its own clause behind it.

    ``carries``: may the period of the sentence before, at -1, go on for this number?
    """
    if one.unit == "duration" and one.base is None:
        return None
    start = words[one.number.first].start
    before = [period for at, period in periods if (0 if not carries else -1) <= at <= start]
    if before:
        return before[-1]
    end = next((word.start for word in words[one.number.last + 1 :] if word.low in ",;"), words[-1].stop)
    return next((period for at, period in periods if start < at < end), None)


def _carries(one: Found, lang: str, *, planned: bool, moves: bool, part: bool) -> bool:
    """Does the period of the sentence before go on for a number? Not for a plan; in Kazakh for changes, shares and parts."""
    return not planned and (lang == "ru" or moves or part or one.unit == "percent") and one.unit != "duration"
