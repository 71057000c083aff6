"""Actions in a sentence: what somebody ordered, decided, planned or promised, is doing or has done."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ..lexicon.grammar import word_set, word_starts
from .reading import Words, low_at, tags_at


@dataclass(frozen=True, slots=True)
class Action:
    """An action in a sentence: words ``first`` to ``last``, its status, the word that governs it, and its verb."""

    status: str
    first: int
    last: int
    governor: int
    verb: int


class Rule(NamedTuple):
    """How one kind of action is found (in words, quoted or not), and the tags of which a sentence needs one for it.

    No tags: any sentence may have it.
    """

    find: Callable[[Words, bool], Iterator[Action]]
    needs: frozenset[str]


# What a word has that governs actions.
GOVERNS = frozenset(("order_noun", "decide_noun", "give", "need", "promise", "order", "decide", "plan"))
STATUS = {"order": "ordered", "need": "ordered", "decide": "decided", "plan": "planned", "promise": "promised"}


def is_none(words: Words, action: Action, lang: str) -> bool:
    """Is an action no commitment? The first refusal that holds, see ``REFUSALS``."""
    return any(refused(words, action, lang) for refused in REFUSALS)


def is_negated(words: Words, action: Action, lang: str) -> bool:
    """«не построен», «пост не был построен», «вряд ли откроют», «салынбақ емес». A promise not to do something is one."""
    if lang == "kk":
        return low_at(words, action.verb + 1) == "емес"
    before = [low_at(words, action.verb - step) for step in (1, 2, 3)]
    negated = before[0] == "не" or (before[1] == "не" and before[0].startswith(("был", "буд", "так")))
    own = action.governor != action.verb and "need" not in tags_at(words, action.governor)
    return (
        (negated and not own)
        or before[:2] == ["не", "а"]  # «звонить, а не отписываться»
        or low_at(words, action.governor - 1) == "не"
        or any(
            low in ("вряд", "никогда", "якобы")
            for low in (*before, *(low_at(words, action.governor - n) for n in (1, 2, 3)))
        )
    )


def is_conditional(words: Words, action: Action, lang: str) -> bool:
    """«если …», «в случае выделения средств», «бөлінген жағдайда»."""
    lows = [word.low for word in words[max(0, action.first - 10) : action.verb + 2]]
    return any(low in word_set(lang, "conditions") for low in lows)


def is_by_outsiders(words: Words, action: Action, lang: str) -> bool:
    """The one who acts is no public body: criminals, courts, citizens, deputies, private companies."""
    outsiders = word_set(lang, "outsiders")
    if lang == "kk":
        if action.governor == action.verb:
            return False  # ``weights_kk`` weighs that itself
        start = action.verb
        while start > 0 and words[start - 1].low not in ",;.«–" and action.verb - start < 10:
            start -= 1
        return any(
            words[at].low in outsiders and not _is_attribute(words, at, action.verb) for at in range(start, action.governor)
        )
    start = action.governor
    while start > 0 and words[start - 1].low not in (";", ".", "«", "–") and action.governor - start < 9:
        start -= 1
    near = [*words[start : action.governor], *words[action.governor + 1 : action.governor + 3]]
    return any(word.low in outsiders for word in near)


def _is_attribute(words: Words, at: int, verb: int) -> bool:
    """«тұрғын үй», «тұрғындар сауалнамасын», «адам көп жиналатын жерлер»: it tells which, not who acts."""
    inside = any("future participle" in tags_at(words, near) for near in range(at + 1, verb))
    owned = low_at(words, at + 1).endswith(_POSSESSED) and words[at].low not in ("иелери", "арыз")
    return low_at(words, at + 1).startswith("уй") or inside or owned


# Endings of what belongs to somebody: «сауалнамасын», «чатына».
_POSSESSED = ("сы", "си", "ын", "ин", "ына", "ине", "ында", "инде", "ынан", "инен")


def is_no_act(words: Words, action: Action, lang: str) -> bool:
    """Futures and presents that are nobody's measure: «поможет», «понадобится»; words and gestures."""
    if lang == "kk":
        return low_at(words, action.verb - 1) == "барин"
    own = action.governor == action.verb
    low = words[action.verb].low
    if (
        action.status in ("planned", "promised")
        and own
        and (low.startswith(word_starts("ru", "not_acts")) or low.endswith("йте"))
        and not (_is_dated(words, action) and low.startswith(("сниз", "подним", "привед", "вырас", "ответ")))
    ):
        return True
    near = [low_at(words, action.verb + step) for step in (-1, 1, 2)]
    everything = low.startswith("сдела") and "все" in near
    return action.status in ("planned", "promised", "ordered") and (everything or "всегда" in near)


def _is_dated(words: Words, action: Action) -> bool:
    """Does the clause give a number or a month? «с 1 июля поднимут», «ещё 48 приведут в порядок»."""
    clause = words[action.first : action.last + 1]
    return any(word.form.value is not None or word.low[0].isdigit() or "month" in word.form.tags for word in clause)


def is_crime(words: Words, action: Action, lang: str) -> bool:
    """About crime rather than about work: «уголовное дело», «личность установлена»."""
    crime = word_starts(lang, "not_measures")
    if lang == "kk" or action.status not in ("delivered", "in_progress", "planned") or action.governor != action.verb:
        return False
    before = 0 if action.status == "planned" and lang == "ru" else 4
    return any(word.low.startswith(crime) for word in words[max(0, action.verb - before) : action.verb + 5])


def is_past_talk(words: Words, action: Action, lang: str) -> bool:
    """«два года назад открыли», «поставлена задача», «получили поручения», «там, где открыли», «которую установили»."""
    if lang != "ru" or action.status != "delivered":
        return False
    near = [low_at(words, action.verb + step) for step in (-2, -1, 1, 2, 3, 4)]
    if {"назад", "задача", "задачу", "задачи", "вопрос", "вопросы", "поручение", "поручения", "указания"} & set(near):
        return True
    before = [low_at(words, action.verb - step) for step in (1, 2, 3)]
    return any(low in ("где", "когда", "там") or low.startswith("котор") for low in before)


def is_subordinate(words: Words, action: Action, lang: str) -> bool:
    """«когда связь появится», «кто их будет учить», «пока скорая доедет»: told in passing, or asked."""
    opens = {low_at(words, action.first), low_at(words, action.first - 1)}
    return lang == "ru" and action.governor == action.verb and bool(opens & word_set("ru", "opens_subordinate"))


def _is_count(low: str) -> bool:
    """A number in digits that is no year."""
    return low[0].isdigit() and not re.match(r"(?:19|20)\d\d(?!\d)", low)


def is_weak(words: Words, action: Action, lang: str) -> bool:
    """A verb that tells of a measure only beside a noun of police work, and there is none."""
    if lang == "kk":
        return False  # ``deeds_kk`` weighs that itself
    if action.status == "in_progress" and any(
        low_at(words, action.verb + step).startswith(word_starts(lang, "works")) for step in (-2, -1, 1, 2, 3)
    ):
        return False
    if low_at(words, action.verb).startswith(word_starts("ru", "strong_deeds")):
        beside = words[max(0, action.verb - 2) : action.verb + 4]
        if any(word.low == "уже" or word.form.value is not None or _is_count(word.low) for word in beside):
            return False  # «внедрена уже в тринадцати регионах», «смонтировано 41,5 тысячи объективов»
    near = words[max(0, action.verb - 7) : action.verb + 8]
    told = action.status in ("delivered", "in_progress")
    return told and not any(word.low.startswith(word_starts(lang, "objects")) for word in near)


def is_bare(words: Words, action: Action, lang: str) -> bool:
    """«действовать нужно только вместе», «Добавим, …»: a verb alone says nothing that could be checked."""
    bare = "need" in tags_at(words, action.governor) or "we" in tags_at(words, action.verb)
    return lang == "ru" and action.first == action.last and bare


REFUSALS: tuple[Callable[[Words, Action, str], bool], ...] = (
    is_negated, is_conditional, is_by_outsiders, is_no_act, is_crime, is_past_talk, is_subordinate, is_weak, is_bare,
)  # fmt: skip
