"""Plan or fact: does a number belong to something not yet done?"""

from ..lexicon.grammar import word_set, word_starts
from .plans_kk import Outlook, kazakh_planned, looks_ahead
from .quantities import Found
from .reading import Words, low_at, tags_at

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
    if one.unit == "duration" and any(
        "give" in tags_at(words, first - step) or low_at(words, first - step).startswith("отвел") for step in range(1, 6)
    ):
        return True  # «ему дали два месяца»: time to do something in
    return _russian_planned(words, first, last, whole=whole)


def _russian_planned(words: Words, first: int, last: int, *, whole: bool) -> bool:
    """The verb before the number in its clause, else the one right behind; an infinitive alone is a plan."""
    left = right = None
    infinitive = purpose = False
    for near in range(first - 1, -1, -1):
        low = words[near].low
        infinitive |= "infinitive" in words[near].form.tags
        purpose |= low in ("чтобы", "если")
        if low == ":" and infinitive:
            return True  # «записано: к 2027 году сократить …», «срок до декабря: обучить еще шестерых»
        if low == ";" or (
            (low == "," and words[near + 1].low.startswith(_OTHER_CLAUSE[1:4]))
            or (low == "," and words[near + 1].low in _OTHER_CLAUSE)
        ):
            break
        if left := _mood(words, near):
            break
    for near in range(last + 1, len(words)):
        low = words[near].low
        if low in (",", ";", "–", ":") or (left and low in ("и", "а")):
            break
        if low.startswith("потребовал") or low in _WAIT:
            right = "fact"  # «девять потребовали вмешательства», «260 ждут подключения»
            break
        if right := _mood(words, near):
            break
    if purpose and left is None:
        return True
    if right and not (left == "plan" and right == "fact" and infinitive):
        return right == "plan"
    return left == "plan" or (left is None and (infinitive or (whole and right is None)))


def _mood(words: Words, at: int) -> str | None:
    word = words[at]
    tags = word.form.tags
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
