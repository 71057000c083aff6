"""Actions in a sentence: what somebody ordered, decided, planned or promised, is doing or has done."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..lexicon.grammar import word_starts
from .reading import Words, low_at, tags_at


@dataclass(frozen=True, slots=True)
class Action:
    """An action in a sentence: words ``first`` to ``last``, its status, the word that governs it, and its verb."""

    status: str
    first: int
    last: int
    governor: int
    verb: int


Rule = Callable[[Words, bool], Iterator[Action]]
STATUS = {"order": "ordered", "need": "ordered", "decide": "decided", "plan": "planned", "promise": "promised"}


def is_none(words: Words, action: Action, lang: str) -> bool:
    """Negated, conditional, or about crime rather than about work: «уголовное дело», «личность установлена»."""
    if lang == "ru" and (low_at(words, action.verb - 1) == "не" or low_at(words, action.governor - 1) == "не"):
        return True
    if (
        lang == "ru"
        and action.status in ("planned", "promised")
        and action.governor == action.verb
        and words[action.verb].low.startswith(word_starts("ru", "not_acts"))
    ):
        return True
    crime = word_starts(lang, "not_measures")
    near = words[max(0, action.verb - 4) : action.verb + 5]
    if action.status in ("delivered", "in_progress", "planned") and any(word.low.startswith(crime) for word in near):
        return True
    if "approve" in tags_at(words, action.verb) and lang == "kk":
        return False
    if action.status == "delivered" and any(
        low_at(words, action.verb + step) in ("назад", "задачу", "задачи", "вопрос", "вопросы") for step in range(1, 5)
    ):
        return True
    if (
        lang == "ru"
        and action.status == "delivered"
        and any(
            low_at(words, action.verb - step) in ("где", "когда", "там")
            or low_at(words, action.verb - step).startswith("котор")
            for step in (1, 2, 3)
        )
    ):
        return True
    if action.status == "in_progress" and any(
        low_at(words, action.verb + step) in ("работа", "работы", "строительство", "ремонт", "реконструкция")
        for step in (-2, -1, 1, 2, 3)
    ):
        return False
    weak = _is_weak(words, action, lang)
    if weak and not any(
        word.low.startswith(word_starts(lang, "objects")) for word in words[max(0, action.verb - 7) : action.verb + 8]
    ):
        return True
    return any(word.low in ("если", "егер", "бы") for word in words[max(0, action.first - 10) : action.verb + 2])


def _is_weak(words: Words, action: Action, lang: str) -> bool:
    """Does the verb need a noun of police work beside it?"""
    if action.governor != action.verb and lang == "kk":
        return False
    if lang == "ru":
        return action.status in ("delivered", "in_progress")
    stems = word_starts("kk", "strong_stems")
    return not words[action.verb].low.startswith(stems)
