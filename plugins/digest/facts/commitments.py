"""Commitments: what was ordered, decided, planned or promised, is being done, or is reported as done."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..lexicon.grammar import word_set, word_starts
from ..model import Span
from ..said import Commitment, Figure, Quote
from ..spans import between
from ..syntax.actions import Action, is_none
from ..syntax.actions_governed_ru import russian_items
from ..syntax.actions_kk import KAZAKH, kazakh_items
from ..syntax.actions_kk import governor as kazakh
from ..syntax.actions_ru import RUSSIAN
from ..syntax.actors_kk import actor as kazakh_actor
from ..syntax.actors_ru import actor as russian_actor
from ..syntax.addressees import addressee
from ..syntax.authority import ORDERS, is_official, is_private, owed
from ..syntax.cast import Cast
from ..syntax.duedates import deadline_of, deadline_of_list
from ..syntax.evidence_kk import looks_ahead
from ..syntax.governors_ru import governor as russian
from ..syntax.reading import Reading, Sentence, Words, tags_at
from ..syntax.subjects_kk import chair, subject

SHORT = 6  # words of a line that only carries on


def commitments(reading: Reading, cast: Cast, figures: Sequence[Figure], quotes: Sequence[Quote]) -> tuple[Commitment, ...]:
    """Every commitment of the body, in order. A headline only repeats what the body says."""
    found: list[Commitment] = []
    heading: str | None = None
    listed: str | None = None  # the deadline of a whole list
    above: str | None = None  # who stands before a whole list in Russian
    leader: str | None = None  # who ordered or decided last
    last_item = -1  # the paragraph of an item: «1. … кеңейту. Қазір оны …» goes on
    spoken = _spoken(reading, quotes)
    for sentence in reading.sentences:
        if sentence.words[-1:] and sentence.words[-1].low == "?":
            continue
        quote, russian_text = spoken.get(sentence.span), sentence.lang == "ru"
        if heading and _is_item(sentence.words) and not _tells_past(sentence):
            who = above if russian_text else leader  # whose the list is, its heading says
            for item in _items(sentence, heading):
                one = _commitment(sentence, item, cast, figures, None, leader)
                found.append(replace(one, deadline=one.deadline or listed, actor=who))
            last_item = sentence.paragraph
            continue
        if (status := _heading(sentence) or _carried(sentence, reading)) or not (
            _is_item(sentence.words) or sentence.paragraph == last_item
        ):
            heading, due = status, deadline_of_list(sentence) if status else None
            above = _orderer(sentence, status, cast, quote) if status and russian_text else None
            leader = (_leader(sentence, reading, cast) if status else None) or leader
            listed = sentence.span_of(due.first, due.last).of(reading.text) if due else None
        for action in _actions(sentence, quote, cast):
            one = _commitment(sentence, action, cast, figures, quote, leader)
            if one.actor is None and one.status in ORDERS and russian_text and not quote:
                one = replace(one, actor=_ordered_before(reading, one, found))
            if russian_text and is_private(one, cast):
                continue
            found.append(one)
            if one.status in ORDERS:
                leader = one.actor or leader
    return _without_headline(reading, found)


def _without_headline(reading: Reading, found: Sequence[Commitment]) -> tuple[Commitment, ...]:
    """In order; those of the headline only where the body does not tell them again."""
    title = reading.document.title
    body = [one for one in found if not (title and title.covers(one.evidence[0]))]
    first = [one for one in found if title and title.covers(one.evidence[0])]
    kept = [one for one in first if not any(_repeats(reading.text, one, other) for other in body)]
    return tuple(sorted([*kept, *body], key=lambda one: one.evidence[0].start))


def _actions(sentence: Sentence, quote: Quote | None, cast: Cast) -> Iterator[Action]:
    """The actions of a sentence that are commitments, each verb once."""
    taken: set[int] = set()
    for rule in RUSSIAN if sentence.lang == "ru" else KAZAKH:
        if rule.needs and rule.needs.isdisjoint(sentence.tags):
            continue
        for found in rule.find(sentence.words, quote is not None):
            action = owed(sentence, found, quote, cast)
            if (
                action is None
                or action.verb in taken
                or ("will" in tags_at(sentence.words, action.governor) and action.governor in taken)
            ):
                continue  # «заверили, что будут рассмотрены» is one promise
            if is_none(sentence.words, action, sentence.lang):
                continue
            if quote and action.governor == action.verb and not is_official(quote, cast):
                continue
            taken.add(action.verb)
            yield action


def _leader(sentence: Sentence, reading: Reading, cast: Cast) -> str | None:
    """Whose list a Kazakh heading opens: «… әкімі мынадай тапсырма берді:», «… тапсырма берді. Атап айтқанда:»."""
    if sentence.lang != "kk":
        return None
    before = reading.before(sentence.span.start)[-1:] if len(sentence.words) <= SHORT else ()
    told = (subject(cast, one, 0, len(one.words)) for one in (sentence, *before) if one.paragraph == sentence.paragraph)
    return next((who for who in told if who), None) or chair(cast, sentence.span.start)


def _spoken(reading: Reading, quotes: Sequence[Quote]) -> dict[Span, Quote]:
    """Sentences with the first quotation that stands in them."""
    found: dict[Span, Quote] = {}
    for quote in quotes:
        for part in quote.evidence:
            for sentence in between(reading.sentences, part, lambda one: one.span):
                found.setdefault(sentence.span, quote)
    return found


def _repeats(text: str, headline: Commitment, other: Commitment) -> bool:
    """Does the body tell the action of the headline again?"""
    stems = [
        {word[:5] for word in re.findall(r"[^\W\d_]{5,}", one.evidence[0].of(text).lower())} for one in (headline, other)
    ]
    return headline.status == other.status or bool(stems[0] & stems[1])


def _is_item(words: Words) -> bool:
    """An item of a list: «– увеличить …», «1) …», «• …»."""
    return len(words) > 3 and (words[0].low in "–—-•*" or (words[0].low.isdigit() and words[1].low in ".)"))


def _heading(sentence: Sentence) -> str | None:
    """The status that a line ending in a colon gives to the items below it: «решено:», «жоспар бойынша:»."""
    words = sentence.words
    if not words or words[-1].low != ":":
        return None
    for at in range(len(words)):
        if "need" in words[at].form.tags:
            return None
        status = (russian if sentence.lang == "ru" else kazakh)(words, at) or (
            "planned" if words[at].form.tags & {"will", "future"} or words[at].low.startswith(("план", "жоспар")) else None
        )
        if status:
            return status
    return None


def _carried(sentence: Sentence, reading: Reading) -> str | None:
    """What «Атап айтқанда:», «В частности:» carries on: what was ordered or decided before, in Kazakh planned too."""
    words = sentence.words
    if not words or words[-1].low != ":" or len(words) > SHORT:
        return None
    before = reading.before(sentence.span.start)[-1:]
    if not before or before[0].paragraph != sentence.paragraph:
        return None
    governor = russian if before[0].lang == "ru" else kazakh
    told = (governor(before[0].words, at) for at in range(len(before[0].words) - 1, -1, -1))
    ahead = before[0].lang == "kk" and looks_ahead(before[0].words) and not before[0].tags.isdisjoint(("present", "intent"))
    return next((status for status in told if status in ORDERS), "planned" if ahead else None)


def _orderer(sentence: Sentence, status: str, cast: Cast, quote: Quote | None) -> str | None:
    """Who stands before a list: «Министр поручил:», «Коллегия решила:»."""
    words = sentence.words
    at = next((at for at in range(len(words)) if russian(words, at)), None)
    if at is None:
        return None
    return russian_actor(
        sentence, Action(status, at, at, at, at), cast, quote.speaker if quote else None, quoted=quote is not None
    )


def _ordered_before(reading: Reading, one: Commitment, found: Sequence[Commitment]) -> str | None:
    """«Кроме того, заместителю поручено …»: he who gave the order before, at most four sentences earlier."""
    earlier = [other for other in found if other.status == one.status and other.actor]
    if not earlier:
        return None
    between = Span(earlier[-1].evidence[0].start, one.evidence[0].start)
    apart = sum(1 for sentence in reading.before(between.stop)[-6:] if sentence.span.start > between.start)
    return earlier[-1].actor if apart <= 4 else None


def _tells_past(sentence: Sentence) -> bool:
    """«– увеличена …»: what was done stands under no «решено:». In Kazakh the verb is at the end, the first word a noun."""
    return sentence.lang == "ru" and bool(tags_at(sentence.words, 1) & {"past", "passive"})


def _items(sentence: Sentence, status: str) -> list[Action]:
    """The actions of an item: each of «построить …, открыть …», of «… арттырсын, … құрсын» by itself."""
    if sentence.lang == "ru":
        return list(russian_items(sentence.words, status))
    if parts := kazakh_items(sentence.words, 1):
        return [Action(status, first, last, last, last) for first, last in parts]
    return [_item(sentence, status)]


def _item(sentence: Sentence, status: str) -> Action:
    words = sentence.words
    first = next((at for at, word in enumerate(words) if word.low[0].isalpha()), 0)
    last = len(words) - 1
    while last > first and not words[last].low[0].isalnum():
        last -= 1
    return Action(status, first, last, first, first)


def _commitment(
    sentence: Sentence, action: Action, cast: Cast, figures: Sequence[Figure], quote: Quote | None, leader: str | None
) -> Commitment:
    """``leader``: who ordered or decided before."""
    span = sentence.span_of(_opened(sentence, action), action.last)
    inside = [one for one in between(figures, span, lambda one: one.evidence[0]) if one.unit == "count"]
    evidence = [span]
    if not action.first <= action.governor <= action.last:
        evidence.append(sentence.span_of(action.governor, action.governor))
    due = deadline_of(sentence, action)
    return Commitment(
        status=action.status,
        actor=_actor(sentence, action, cast, quote, leader),
        addressee=addressee(sentence, action, cast),
        quantity=inside[0].value if inside else None,
        measure=inside[0].measure if inside else None,
        deadline=sentence.span_of(due.first, due.last).of(cast.reading.text) if due else None,
        evidence=tuple(evidence),
    )


def _opened(sentence: Sentence, action: Action) -> int:
    """The first word of an action as it can stand alone: «при поддержке …», «не сокращать», «запретил отправлять …»."""
    words, first = sentence.words, action.first
    if words[action.governor].low.startswith(word_starts(sentence.lang, "bans")) and first - action.governor in range(1, 6):
        return action.governor
    while first > 0 and words[first - 1].low in word_set(sentence.lang, "leads"):
        first -= 1
    return first


def _actor(sentence: Sentence, action: Action, cast: Cast, quote: Quote | None, leader: str | None) -> str | None:
    """Who ordered, decided, promised or acts; in a quotation the speaker, in a column of one's own the author."""
    speaker = quote.speaker if quote else cast.author
    if sentence.lang == "ru":
        return russian_actor(sentence, action, cast, speaker, quoted=bool(quote or cast.author))
    return kazakh_actor(sentence, action, cast, speaker, leader)
