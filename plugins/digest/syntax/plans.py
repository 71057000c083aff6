"""Plan or fact: does a number belong to something not yet done?"""

from typing import NamedTuple

from ..lexicon.grammar import word_set, word_starts
from .quantities import Found
from .reading import Words, low_at, tags_at

_FACT_RU = frozenset(("past", "passive", "progress", "present", "now"))
_PLAN_RU = frozenset(("plan", "order", "promise", "will", "future", "perfective", "perfective we", "decide", "earmarked"))
_OTHER_CLAUSE = ("где", "которы", "котора", "которо", "когда", "а", "но", "хотя", "тогда", "причем")


class Outlook(NamedTuple):
    """What a whole sentence tells of all its numbers: a norm or rate, a look ahead, a habit."""

    norm: bool
    ahead: bool
    habit: bool


def outlook(words: Words, lang: str) -> Outlook:
    """The outlook of a sentence."""
    norms = word_starts(lang, "norms")
    if any(word.low.startswith(norms) for word in words):
        return Outlook(norm=True, ahead=False, habit=False)
    if lang == "ru":
        return Outlook(norm=False, ahead=False, habit=False)
    habits = word_set("kk", "habit")
    return Outlook(norm=False, ahead=_looks_ahead(words), habit=any(word.low in habits for word in words))


def is_planned(words: Words, one: Found, lang: str, seen: Outlook) -> bool:
    """Does the number belong to something not yet done? The nearest verb of its clause decides."""
    first, last = one.number.first, max(one.unit_at, one.number.last)
    if seen.norm:
        return False
    if lang == "kk":
        return _kazakh_planned(words, first, last, seen)
    if one.unit == "duration" and any(
        "give" in tags_at(words, first - step) or low_at(words, first - step).startswith("отвел") for step in range(1, 6)
    ):
        return True  # «ему дали два месяца»: time to do something in
    return _russian_planned(words, first, last)


def _russian_planned(words: Words, first: int, last: int) -> bool:
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
        if right := _mood(words, near):
            break
    if purpose and left is None:
        return True
    if right and not (left == "plan" and right == "fact" and infinitive):
        return right == "plan"
    return left == "plan" or (left is None and infinitive)


def _mood(words: Words, at: int) -> str | None:
    word = words[at]
    tags = word.form.tags
    if "passive" in tags and any("will" in tags_at(words, at - step) for step in (1, 2, 3)):
        return "plan"
    if tags & _PLAN_RU or word.low in ("ждет", "ждут", "ждем") or ("need" in tags and not word.low.startswith("долж")):
        return "plan"
    return "fact" if tags & _FACT_RU and "speech" not in tags else None


_PLAN_KK = frozenset(("plan", "order", "promise", "decide", "agree", "intent", "earmarked"))
_TOLD_KK = frozenset(("past", "perfect", "past we", "progress"))
_SUBMITTED = ("отиниш", "кужат", "емтихан", "арыз", "есеп", "кару")
# What may stand behind a finite verb: «орнатылады деп күтілуде», «ашылады да».
_BEHIND_FINITE = frozenset(("жане", "ал", "бирак", "деп", "деди", "дейди", "да", "де", "болады", "болатын", "еди"))


class Verb(NamedTuple):
    """A word behind a number that may tell plan from fact. ``final``: nothing of its clause follows. ``ahead``: the sentence
    looks ahead. ``habit``: it tells of a habit.
    """

    words: Words
    at: int
    low: str
    tags: frozenset[str]
    final: bool
    ahead: bool
    habit: bool


def _exists(verb: Verb) -> bool | None:
    """«он сегіз инспектор бар»."""
    return False if verb.low in ("бар", "жок") and not low_at(verb.words, verb.at + 1)[:1].isalpha() else None


def _handed_over(verb: Verb) -> bool | None:
    """«ата-анасына тапсырылды» gives to somebody, «өтініш тапсырды» hands in; neither orders."""
    if "order" not in verb.tags:
        return None
    orders = any(word.low.endswith(("у", "ю", "уды", "юди")) for word in verb.words[: verb.at])
    handed = verb.low.startswith("тапсырыл") and not orders
    return False if handed or low_at(verb.words, verb.at - 1).startswith(_SUBMITTED) else None


def _ordered(verb: Verb) -> bool | None:
    """«жоспарланған», «тапсырды», «салынбақ», «қажет»; a duty («міндетті», «тиісті») is none."""
    after = low_at(verb.words, verb.at + 1)
    needed = "need" in verb.tags and after != "еди" and not after.startswith("ет") and verb.low not in ("миндетти", "тиисти")
    return True if verb.tags & _PLAN_KK or needed else None


def _given(verb: Verb) -> bool | None:
    """«тапсырма берілді», «үш ай мерзім берді», «шешім қабылданды»."""
    behind = tags_at(verb.words, verb.at + 1)
    given = ("order_noun" in verb.tags or verb.low == "мерзим") and "give" in behind
    return True if given or ("decide_noun" in verb.tags and "accept" in behind) else None


def _item(verb: Verb) -> bool | None:
    """«алты айға ұзарту»: an item of a list of measures."""
    if len(verb.low) < 4 or not verb.low.endswith(("у", "ю")):
        return None
    return None if any(word.low[0].isalpha() for word in verb.words[verb.at + 1 :]) else True


def _may_be(verb: Verb) -> bool | None:
    """«шағым беруге болады»: it may be done."""
    return False if verb.low.startswith("бол") and low_at(verb.words, verb.at - 1).endswith(("уга", "уге")) else None


def _told_future(verb: Verb) -> bool | None:
    """«ашылатынын айтты»."""
    told = "future participle" in verb.tags and verb.low.endswith(("ынын", "инин", "ыны", "ини", "дыгын", "дигин"))
    return verb.ahead and not verb.habit if told else None


def _present(verb: Verb) -> bool | None:
    """The present tense is a plan when the sentence looks ahead, or tells of a measure and of no habit."""
    if "present" not in verb.tags or not verb.final:
        return None
    if "plan" in tags_at(verb.words, verb.at + 2):
        return True  # «қатысады деп күтілуде»
    measure = bool(verb.tags & {"we", "measure"})
    return (measure and not verb.habit) or (verb.ahead and (measure or not verb.habit))


def _past(verb: Verb) -> bool | None:
    return False if verb.tags & _TOLD_KK and verb.final else None


# The order matters: the first that has an opinion decides.
KAZAKH_MOODS = (_exists, _handed_over, _ordered, _given, _item, _may_be, _told_future, _present, _past)


# What a word has that one of the rules may have an opinion on: tags, a beginning, or the end of a noun of action.
_MOODY = _PLAN_KK | {"need", "order_noun", "decide_noun", "future participle", "present", *_TOLD_KK}
_TOLD_OR_PLANNED = _PLAN_KK | {"past", "perfect", "progress", "present"}
_MOODY_STARTS = ("бар", "жок", "мерзим", "бол")


def _kazakh_planned(words: Words, first: int, last: int, seen: Outlook) -> bool:
    """The first finite verb behind the number decides; where there is none, the one before."""
    for at in range(last + 1, len(words)):
        low, tags = words[at].low, words[at].form.tags
        if not (tags & _MOODY or low[-1] in "ую" or low.startswith(_MOODY_STARTS)) or (
            "say" in tags and "order" not in tags
        ):
            continue
        after = low_at(words, at + 1)
        final = not after[:1].isalpha() or after in _BEHIND_FINITE
        verb = Verb(words, at, low, tags, final, seen.ahead, seen.habit)
        for rule in KAZAKH_MOODS:
            planned = rule(verb)
            if planned is not None:
                return planned
    # «питомник салынбақ, жобаның құны – 35 миллион теңге»
    before = next((word.form.tags for word in reversed(words[:first]) if word.form.tags & _TOLD_OR_PLANNED), frozenset())
    return bool(before & _PLAN_KK)


def _looks_ahead(words: Words) -> bool:
    """«келесі жылы», «күзде», «қыркүйекте»; rates of fines look nowhere."""
    if any(word.low.startswith("айыппул") for word in words):
        return False
    starts, seasons = word_starts("kk", "ahead"), word_set("kk", "seasons")
    return any(
        word.low.startswith(starts)
        or word.low in seasons
        or ("month" in word.form.tags and word.low.endswith(("да", "де", "та", "те")))
        for word in words
    )
