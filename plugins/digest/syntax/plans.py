"""Plan or fact: does a number belong to something not yet done?"""

from typing import NamedTuple

from ..lexicon.grammar import word_set, word_starts
from .plans_kk import PLAN_KK, Outlook, kazakh_planned, looks_ahead
from .quantities import Found
from .reading import Reading, Sentence, Words, low_at, tags_at

_FACT_RU = frozenset(("past", "passive", "progress", "present", "now"))
_PLAN_RU = frozenset(("plan", "order", "promise", "will", "future", "perfective", "perfective we", "decide", "earmarked"))
_WAIT = ("ждет", "ждут", "ждем")
_OTHER_CLAUSE = ("где", "которы", "котора", "которо", "когда", "а", "но", "хотя", "тогда", "причем")


def outlook(words: Words, lang: str) -> Outlook:
    """The outlook of a sentence."""
    norms = word_starts(lang, "norms")
    if any(word.low.startswith(norms) for word in words):
        return Outlook(norm=True, ahead=False, habit=False)
    if lang == "ru":
        return Outlook(norm=False, ahead=False, habit=False)
    if any(
        one.low == "штатта" or (one.low.startswith("штат") and low_at(words, at + 1) == "бойынша")
        for at, one in enumerate(words)
    ):
        return Outlook(norm=True, ahead=False, habit=False)  # «штат бойынша 38 инспектор болуы керек»
    habits = word_set("kk", "habit")
    return Outlook(norm=False, ahead=looks_ahead(words), habit=any(word.low in habits for word in words))


def is_planned(words: Words, one: Found, lang: str, seen: Outlook, *, whole: bool = False) -> bool:
    """Does the number belong to something not yet done? The nearest verb of its clause decides.

    ``whole``: is that planned which the number is a part, or the cost, of? It decides where a Kazakh sentence has no verb.
    """
    first, last = one.number.first, max(one.unit_at, one.number.last)
    if seen.norm:
        return False
    if any(low_at(words, first - step).startswith(word_starts(lang, "aims")) for step in (1, 2)):
        return True  # «мақсат – 5 минут»
    if lang == "kk":
        return kazakh_planned(words, first, last, seen, whole=whole)
    if low_at(words, first - 1) == "–" and low_at(words, first - 2).startswith(word_starts("ru", "penalties")):
        return False  # «…, штраф – 5 МРП»: what a rule provides
    if one.unit == "duration" and any(
        "give" in tags_at(words, first - step) or low_at(words, first - step).startswith("отвел") for step in range(1, 6)
    ):
        return True  # «ему дали два месяца»: time to do something in
    return _russian_planned(words, first, last, whole=whole)


def _russian_planned(words: Words, first: int, last: int, *, whole: bool) -> bool:
    """The verb before the number in its clause, else the one right behind; an infinitive alone is a plan."""
    before = _before(words, first)
    if before.sure:
        return True
    left, right = before.mood, _behind(words, first, last, before)
    if before.purpose and left is None:
        return True
    if right and not (left == "plan" and right == "fact" and before.infinitive):
        return right == "plan"
    return left == "plan" or (left is None and (before.infinitive or (whole and right is None)))


class _Before(NamedTuple):
    """What stands before a number in its clause: the mood of the nearest verb, an infinitive, «чтобы»; ``sure``: a plan
    whatever follows.
    """

    mood: str | None
    infinitive: bool = False
    purpose: bool = False
    sure: bool = False


def _before(words: Words, first: int) -> _Before:
    infinitive = purpose = False
    opened = first + 1  # where the brackets open that close before the number
    for near in range(first - 1, -1, -1):
        low = words[near].low
        if low == ")":
            opened = next((at for at in range(near, -1, -1) if words[at].low == "("), 0)
        if opened <= near:
            continue  # «развертывание пяти пунктов (прошлой зимой хватило трех), …»
        if _contract_for_work(words, near):
            return _Before("plan", infinitive, purpose)
        infinitive |= "infinitive" in words[near].form.tags
        purpose |= low in ("чтобы", "если")
        if low == ":" and infinitive:
            return _Before(None, sure=True)  # «записано: к 2027 году сократить …», «срок до декабря: обучить еще шестерых»
        if low == ";" or (
            (low == "," and words[near + 1].low.startswith(_OTHER_CLAUSE[1:4]))
            or (low == "," and words[near + 1].low in _OTHER_CLAUSE)
        ):
            break
        if mood := _mood(words, near):
            return _Before(mood, infinitive, purpose)
    return _Before(None, infinitive, purpose)


def _contract_for_work(words: Words, at: int) -> bool:
    """«договор на строительство общежития на 240 мест»."""
    if low_at(words, at + 1) != "на" or not words[at].low.startswith(word_starts("ru", "contract_papers")):
        return False
    return low_at(words, at + 2).endswith(tuple(word_set("ru", "action_endings")))


def _behind(words: Words, first: int, last: int, before: _Before) -> str | None:
    """The mood of the verb right behind a number, up to the next sign."""
    start = last + 1 if before.mood or before.infinitive else _past_insertion(words, first, last)
    closed = -1
    for near in range(start, len(words)):
        low = words[near].low
        if low == "(":
            closed = next((at for at in range(near, len(words)) if words[at].low == ")"), -1)
        if near <= closed:
            continue
        if low in (",", ";", "–", ":") or (before.mood and low in ("и", "а")):
            break
        if low.startswith("потребовал") or low in _WAIT:
            return "fact"  # «девять потребовали вмешательства», «260 ждут подключения»
        if mood := _mood(words, near):
            return mood
    return None


_BULLETS = "•-–—*·"


def listed_ahead(reading: Reading, sentence: Sentence) -> bool:
    """Is a sentence an item of a list that a plan or order introduces: «предписаны: • развертывание пяти пунктов»?"""
    if sentence.words[0].low not in _BULLETS:
        return False
    for paragraph in range(sentence.paragraph, -1, -1):
        for near in reversed(reading.in_paragraph(paragraph)):
            if near.words and near.words[0].low not in _BULLETS:
                plan = _PLAN_RU if near.lang == "ru" else PLAN_KK
                return near.words[-1].low == ":" and any(word.form.tags & plan for word in near.words)
    return False


def _past_insertion(words: Words, first: int, last: int) -> int:
    """Where the verb of a number without one may stand: behind «…, добавляет агентство, …», or behind the number's own
    commas: «создание дружин, по тридцать человек каждая, намечено к весне».
    """
    comma = next((at for at in range(last + 1, len(words)) if words[at].low in ",;–:"), len(words))
    if low_at(words, comma) != "," or any(_mood(words, at) for at in range(last + 1, comma)):
        return last + 1
    if low_at(words, first - 1) == "," or (low_at(words, first - 1) == "по" and low_at(words, first - 2) == ","):
        return last + 1 if low_at(words, comma + 1) in (*_OTHER_CLAUSE, "и") else comma + 1
    second = next((at for at in range(comma + 1, min(len(words), comma + 7)) if words[at].low == ","), None)
    said = second and any({"speech", "present"} & words[at].form.tags for at in (comma + 1, comma + 2))
    return second + 1 if second and said and not low_at(words, comma + 1).startswith(_OTHER_CLAUSE) else last + 1


def _mood(words: Words, at: int) -> str | None:
    word = words[at]
    tags = word.form.tags
    if "past" in tags and low_at(words, at + 1) == "бы" and "infinitive" in tags_at(words, at + 2):
        return "plan"  # «хотел бы поставить»: not yet there
    if "passive" in tags and any("will" in tags_at(words, at - step) for step in (1, 2, 3)):
        return "plan"
    if (
        tags & _PLAN_RU
        or word.low in _WAIT
        or (word.low == "очереди" and low_at(words, at - 1) == "на")
        or ("need" in tags and not word.low.startswith("долж"))
    ):
        return "plan"
    return "fact" if tags & _FACT_RU and "speech" not in tags else None
