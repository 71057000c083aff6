"""Actions in a sentence: what somebody ordered, decided, planned or promised, is doing or has done."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from ..lexicon.grammar import word_set, word_starts
from .reading import Words, low_at, tags_at
from .works_ru import is_no_work, is_too_little, is_work_beside


class Action(NamedTuple):
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
GOVERNS = frozenset(("order_noun", "decide_noun", "give", "need", "promise", "order", "decide", "plan", "earmarked"))
STATUS = {"order": "ordered", "need": "ordered", "decide": "decided", "plan": "planned", "promise": "promised"}


def is_none(words: Words, action: Action, lang: str) -> bool:
    """Is an action no commitment? The first refusal that holds, see ``REFUSALS``."""
    return any(refused(words, action, lang) for refused in REFUSALS)


def is_negated(words: Words, action: Action, lang: str) -> bool:
    """«не построен», «пост не был построен», «вряд ли откроют», «салынбақ емес». A promise not to do something is one."""
    if lang == "kk":
        return low_at(words, action.verb + 1) == "емес"
    before = [low_at(words, action.verb - step) for step in (1, 2, 3)]
    if low_at(words, action.verb + 1) == "не" and "will" in tags_at(words, action.verb + 2):
        return True  # «ждать его не станут»
    if low_at(words, action.verb + 2) == "не" and "will" in tags_at(words, action.verb + 3):
        return True
    negated = before[0] == "не" or (before[1] == "не" and before[0].startswith(("был", "буд", "так")))
    own = action.governor != action.verb and "need" not in tags_at(words, action.governor)
    told = any(
        "promise" in word.form.tags or word.low == "поручению"
        for word in words[max(0, action.governor - 16) : action.governor]
    )
    if (
        told
        and action.status in ("promised", "ordered")
        and tags_at(words, action.governor) & {"will", "future", "perfective"}
    ):
        return False  # «заверил, что ни одного не уволят»
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
    start = max(0, action.first - 10)
    return any(
        word.low in word_set(lang, "conditions") and low_at(words, at - 1) not in ("хотя", "было")
        for at, word in enumerate(words[start : action.verb + 2], start)
    )


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
    clause = next((at for at in range(action.governor, start, -1) if words[at - 1].low == ","), start)
    if any(word.low in word_set("ru", "private_people") for word in words[clause : action.governor]):
        return True
    decides = action.status == "decided"  # «депутаты одобрили законопроект»
    return any(word.low in outsiders and not (decides and word.low == "депутаты") for word in near)


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
    if not own and low_at(words, action.governor) in word_set("ru", "asks_for_a_deed"):
        return low.startswith(word_starts("ru", "not_our_deeds"))
    if low_at(words, action.verb - 1) == "«" and low_at(words, action.verb + 1) == "»":
        return True  # «разведут», in inverted commas
    behind = words[action.verb + 1 : action.verb + 3]
    if low.startswith("продолж") and any(word.low.startswith(word_starts("ru", "not_our_deeds")) for word in behind):
        return True
    if low.startswith("обеспеч") and any(word.low.startswith(word_starts("ru", "daily_duties")) for word in behind):
        return True
    if (
        action.status in ("planned", "promised")
        and own
        and (low.startswith(word_starts("ru", _not_acts_of(words, action))) or low.endswith("йте"))
        and not (is_dated(words, action) and low.startswith(word_starts("ru", "acts_when_dated")))
    ):
        return True
    near = [low_at(words, action.verb + step) for step in (-1, 1, 2)]
    everything = low.startswith("сдела") and "все" in near
    return action.status in ("planned", "promised", "ordered") and (everything or "всегда" in near)


def _not_acts_of(words: Words, action: Action) -> str:
    """«найдем», «пришлем» are a promise of him who says so; «увидим» is none."""
    return "not_our_acts" if "we" in tags_at(words, action.verb) and action.status == "promised" else "not_acts"


def is_dated(words: Words, action: Action) -> bool:
    """Does the clause give a number or a month? «с 1 июля поднимут», «ещё 48 приведут в порядок»."""
    clause = words[action.first : action.last + 1]
    return any(
        word.form.value is not None
        or word.low[0].isdigit()
        or "month" in word.form.tags
        or word.low in word_set("ru", "seasons_ahead")
        for word in clause
    )


def is_crime(words: Words, action: Action, lang: str) -> bool:
    """About crime rather than about work: «уголовное дело», «личность установлена»."""
    crime = word_starts("ru", "not_measures")
    own = action.governor == action.verb or "will" in tags_at(words, action.governor)
    if lang == "kk" or action.status not in ("delivered", "in_progress", "planned") or not own:
        return False
    if low_at(words, action.verb).startswith(
        ("внедр", "запущ", "запуст", "разработ", "закуп", "приобре", "отмен", "упраздн", "переве")
    ):
        return False
    before = 0 if action.status == "planned" else 4
    return any(
        words[at].low.startswith(crime)
        and (low_at(words, at - 1), low_at(words, at)) != ("за", "счет")
        and not (words[at].low.startswith("учет") and low_at(words, at - 1) not in _ON_RECORD)
        and "вместо" not in (low_at(words, at - 1), low_at(words, at - 2))
        for at in range(max(0, action.verb - before), min(len(words), action.verb + 5))
    )


_ON_RECORD = frozenset(("на", "с", "под", "профилактический", "профилактического", "особый", "снят"))


def is_asked(words: Words, action: Action, lang: str) -> bool:
    """«вернут ли пункт», «можно будет», «начали с дорог», «начальником назначен капитан»: asked, allowed, told of a talk."""
    if lang != "ru":
        return False
    low, behind = low_at(words, action.verb), low_at(words, action.verb + 1)
    if "ли" in (behind, low_at(words, action.governor + 1)) or low_at(words, action.governor - 1) in ("можно", "нельзя"):
        return True
    if low.startswith(("начал", "начн")) and not any(
        "infinitive" in word.form.tags for word in words[action.verb : action.verb + 6]
    ):
        with_ = [low_at(words, action.verb + step) in ("с", "со") for step in (1, 2, 3)]
        return any(with_) and not any(
            "ремонт" in word.low or "строит" in word.low for word in words[action.first : action.verb]
        )
    near = words[max(0, action.verb - 5) : action.verb + 4]
    return low.startswith("назначен") and any(
        word.low.startswith(("начальником", "руководителем", "акимом", "министром")) for word in near
    )


def is_shortage(words: Words, action: Action, lang: str) -> bool:
    """«соединены лишь 214 тысяч», «построено только два»: told of as too little."""
    if lang != "ru" or action.status != "delivered":
        return False
    return is_too_little(words, action.verb)


def is_past_talk(words: Words, action: Action, lang: str) -> bool:
    """«два года назад открыли», «поставлена задача», «получили поручения», «там, где открыли», «которую установили»."""
    if lang != "ru" or action.status != "delivered":
        return False
    near = [low_at(words, action.verb + step) for step in (-2, -1, 1, 2, 3, 4)]
    if {"назад", "задача", "задачу", "задачи", "вопрос", "вопросы", "поручение", "поручения", "указания"} & set(near):
        return True
    before = [low_at(words, action.verb - step) for step in (1, 2, 3)]
    if before[0] in ("он", "она"):
        return True  # «он открыл магазин»: what bodies do is told by their names
    return any(low in ("где", "когда", "там") or low.startswith("котор") for low in before)


def is_subordinate(words: Words, action: Action, lang: str) -> bool:
    """«когда связь появится», «кто их будет учить», «пока скорая доедет»: told in passing, or asked."""
    if lang != "ru" or (action.governor != action.verb and "will" not in tags_at(words, action.governor)):
        return False
    near = range(action.first - 2, action.first + 2)
    if any(low_at(words, at).startswith("котор") for at in near) and action.status in ("planned", "promised", "delivered"):
        return not is_dated(words, action)
    opens = {low_at(words, action.first + step) for step in (-1, 0) if low_at(words, action.first + step + 1) != "же"}
    return not opens.isdisjoint(word_set("ru", "opens_subordinate"))


def _is_count(low: str) -> bool:
    """A number in digits that is no year."""
    return low[0].isdigit() and not re.match(r"(?:19|20)\d\d(?!\d)", low)


def is_weak(words: Words, action: Action, lang: str) -> bool:
    """A verb that tells of a measure only beside a noun of police work, and there is none."""
    if lang == "kk":
        return False  # ``weights_kk`` weighs that itself
    if action.status == "in_progress" and (
        is_work_beside(words, action.verb)
        or any(low_at(words, action.verb + step).startswith(word_starts(lang, "works")) for step in _AROUND)
    ):
        return False
    if action.status == "in_progress" and any(
        low_at(words, action.verb - step) in ("уже", "сейчас", "пока") for step in (1, 2, 3)
    ):
        return False
    if action.status == "in_progress" and is_no_work(words, action.verb):
        return True
    if "intent" in tags_at(words, action.verb) or low_at(words, action.verb - 1) == "иске":
        return False
    if low_at(words, action.verb).startswith(word_starts("ru", "strong_deeds")):
        if low_at(words, action.verb).startswith(word_starts("ru", "sure_deeds")):
            return False
        beside = words[max(0, action.verb - 2) : action.verb + 4]
        if any(word.low == "уже" or word.form.value is not None or _is_count(word.low) for word in beside):
            return False  # «внедрена уже в тринадцати регионах», «смонтировано 41,5 тысячи объективов»
    near = words[max(0, action.verb - 7) : action.verb + 8]
    told = action.status in ("delivered", "in_progress")
    return told and not any(word.low.startswith(word_starts(lang, "objects")) for word in near)


_AROUND = (-4, -3, -2, -1, 1, 2, 3)


def is_bare(words: Words, action: Action, lang: str) -> bool:
    """«действовать нужно только вместе», «Добавим, …»: a verb alone says nothing that could be checked."""
    bare = (
        "need" in tags_at(words, action.governor)
        or "we" in tags_at(words, action.verb)
        or low_at(words, action.governor) in word_set("ru", "asks_for_a_deed")
    )
    return lang == "ru" and action.first == action.last and bare


REFUSALS: tuple[Callable[[Words, Action, str], bool], ...] = (
    is_negated, is_conditional, is_by_outsiders, is_no_act, is_crime, is_asked, is_past_talk, is_subordinate, is_shortage,
    is_weak, is_bare,
)  # fmt: skip
