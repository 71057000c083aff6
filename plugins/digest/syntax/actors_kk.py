"""Whose a Kazakh commitment is: who ordered, decided or promised, and who does what is told."""

import re

from ..lexicon.grammar import word_set
from .actions import Action
from .actions_kk import order_of
from .cast import Cast
from .reading import Sentence, Words, low_at, tags_at
from .subjects_kk import chair, council, orderer, subject, teller
from .verbs_kk import verb

_ORDERED = frozenset(("ordered", "decided"))
_ORDERING = _ORDERED | {"promised"}
_FINITE = frozenset(("past", "present", "intent", "perfect", "past we"))
# «тапсырылды», «жүктелген», «шешілді»
_PASSIVE = re.compile(r"(?:[аыие]л|[аыие]н)(?:д[ыи]|[ыи]п|[ыи]пт[ыи]|г[ае]н)$")


def actor(sentence: Sentence, action: Action, cast: Cast, speaker: str | None, leader: str | None) -> str | None:
    """The actor of a commitment; None when the text names nobody.

    ``speaker``: of a quotation the sentence has; ``leader``: who ordered or decided last.
    """
    if action.status in _ORDERING and action.governor != action.verb:
        return _of_governor(sentence, action, cast, speaker, leader)
    words, at = sentence.words, action.verb
    own = verb(words[at].low)
    if action.status in _ORDERED and (order := order_of(words, at)) is not None:
        return orderer(cast, sentence, order)
    if action.status in _ORDERING and low_at(words, at + 1) == "деп" and (found := subject(cast, sentence, 0, at, speaker)):
        return found
    if speaker and (_is_ours(words, at) or action.status in _ORDERING):
        return speaker
    if (own and own.tense.startswith("told")) or _goes_on(words, at):
        return _of_told(sentence, action, cast, passive=own is not None and own.passive)
    if told := teller(cast, sentence, at):
        active = own is not None and not own.passive
        comma = next((near for near in range(at) if words[near].low == ","), at)
        return (subject(cast, sentence, max(comma, _clause(words, action.first)), at) if active else None) or told
    if action.status in _ORDERING:
        found = subject(cast, sentence, 0, action.last + 1) or (
            council(cast, sentence) if action.status == "decided" else None
        )
        return found or (leader if action.status == "decided" else cast.subject_before(sentence.span.start))
    if words[0].low in word_set("kk", "counts_off"):  # «біріншіден, …»: he who tells it goes on
        return cast.subject_before(sentence.span.start)
    if own is None or own.passive:
        return None
    return subject(cast, sentence, _clause(words, action.first), action.last)


def _is_ours(words: Words, at: int) -> bool:
    """«бөлдік», «салып жатырмыз», «аламыз»."""
    return any(low_at(words, near).endswith(_OURS) for near in (at, at + 1))


_OURS = ("дык", "дик", "тык", "тик", "мыз", "миз", "мын", "мин", "пыз", "пиз")


def _goes_on(words: Words, at: int) -> bool:
    """«салынып жатқанын айтты», «қойылмақ екенін айтты»."""
    return low_at(words, at + 1).startswith(("жаткан", "отырган", "екен")) and low_at(words, at + 1).endswith(("ын", "ин"))


def _of_told(sentence: Sentence, action: Action, cast: Cast, *, passive: bool) -> str | None:
    """Of «… орнатылатынын айтты» the one who told it; of «… колледж дайындап жатқанын айтты» the college."""
    words = sentence.words
    start = action.first
    while start > 0 and words[start - 1].low != ",":
        start -= 1
    if words[0].low == "ол" and passive:  # «Ол тобы толықтырылатынын айтты»
        return cast.subject_before(sentence.span.start)
    found = subject(cast, sentence, start, action.last) if start > 0 and not passive else None
    return found or subject(cast, sentence, 0, len(words)) or cast.subject_before(sentence.span.start)


def _of_governor(sentence: Sentence, action: Action, cast: Cast, speaker: str | None, leader: str | None) -> str | None:
    """Who ordered, decided or promised."""
    words, at = sentence.words, action.governor
    if speaker and _is_ours(words, at):
        return speaker
    if "need" in tags_at(words, at):  # who must is not who orders; «министрдің тапсырмасына сәйкес әр бөлім … тиіс»
        ordered = orderer(cast, sentence, order_of(words, at) or 0)
        return speaker or ordered or leader or cast.subject_before(sentence.span.start)
    told = at + 1 if tags_at(words, at) & {"decide_noun", "order_noun"} else at  # «шешім қабылданды»
    if action.status != "promised" and _PASSIVE.search(low_at(words, told)):
        first = council(cast, sentence) if action.status == "decided" else leader
        return first or chair(cast, sentence.span.start)
    found = subject(cast, sentence, _clause(words, min(at, action.first)), at, speaker) or subject(
        cast, sentence, 0, at, speaker
    )
    if found:
        return found
    if action.status == "decided" and (body := council(cast, sentence)):
        return body
    if words[0].low == "ол":  # «Ол … беруге уәде етіп, „қырып-жоюды“ …»: who is quoted in a word or two is another
        return cast.subject_before(sentence.span.start)
    return speaker or cast.subject_before(sentence.span.start)


def _clause(words: Words, at: int) -> int:
    """The first word of the clause of a word: behind a finite verb and its comma, or behind a colon."""
    for near in range(at - 1, 0, -1):
        low = words[near].low
        if (
            low in (";", ":")
            or (low in (",", "–") and tags_at(words, near - 1) & _FINITE)
            or (low == "ал" and words[near - 1].low == ",")
        ):
            return near + 1
    return 0
