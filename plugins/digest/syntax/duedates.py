"""Whose deadline it is: of those a sentence names, the one of an action, or none. In doubt none."""

import re

from ..lexicon.grammar import word_set, word_starts
from .actions import Action
from .deadlines import Deadline, find_deadlines
from .reading import Sentence, Words, low_at, tags_at


def deadline_of(sentence: Sentence, action: Action) -> Deadline | None:
    """The deadline of an action of the sentence, the nearest to its verb. What has been delivered has none: a date there is
    when it happened.
    """
    words, lang = sentence.words, sentence.lang
    if action.status == "delivered" or _is_settled(words, action):
        return None
    belongs = _belongs_ru if lang == "ru" else _belongs_kk
    own = [
        one
        for one in find_deadlines(sentence)
        if not _is_other(words, one, lang) and _fits(words, one, action, lang) and belongs(words, one, action)
    ]
    return min(own, key=lambda one: min(abs(action.verb - one.first), abs(action.verb - one.last)), default=None)


def deadline_of_list(heading: Sentence) -> Deadline | None:
    """The deadline that the heading of a list gives to its items: «Поручено до 1 мая:»; None when it names none or two."""
    found = [
        one
        for one in find_deadlines(heading)
        if one.kind in ("by", "by-end", "within") and not _is_other(heading.words, one, heading.lang)
    ]
    return found[0] if len(found) == 1 else None


def _is_settled(words: Words, action: Action) -> bool:
    """«утвердили критерии»: what was decided is the deed itself, and a date there is when."""
    return (
        action.status == "decided"
        and action.governor == action.verb
        and bool(tags_at(words, action.verb) & {"approve", "past"})
    )


def _is_other(words: Words, one: Deadline, lang: str) -> bool:
    """A date of something else: «от 24 июля», «соңғы үш ай ішінде», «с 1 мая до 1 июня», «план до 2030 года»."""
    if low_at(words, one.first - 1) in word_set(lang, "not_deadline_behind") or _is_range(words, one, lang):
        return True
    if one.kind in ("on", "in") and _is_set(words, one, lang) is False:
        return True
    stems = word_starts(lang, "have_terms")
    near = words[max(0, one.first - 3) : one.first]
    return (
        one.kind.startswith("by")
        and bool(stems)
        and any(word.low.startswith(stems) and not word.form.tags & {"plan", "infinitive"} for word in near)
    )


def _is_set(words: Words, one: Deadline, lang: str) -> bool | None:
    """«назначена на 18 сентября», «18 қыркүйекке белгіленген»: is it set for the date? None: no such case."""
    stems = word_starts(lang, "set_for")
    if lang == "ru":
        beside = (low_at(words, one.first - 1), low_at(words, one.last + 1))
        return any(low.startswith(stems) for low in beside) if words[one.first].low == "на" else None
    return low_at(words, one.last + 1).startswith(stems) if _DATIVE.search(words[one.last].low) else None


_DATIVE = re.compile(r"(?:[гк][ае]|н[ае])$")
_ABLATIVE = re.compile(r"(?:[дтн]ан|[дтн]ен)$")


def _is_range(words: Words, one: Deadline, lang: str) -> bool:
    """«с 1 мая до 1 сентября», «1 мамырдан 1 қыркүйекке дейін»: how long something lasts."""
    before = words[max(0, one.first - 4) : one.first]
    if lang == "kk":
        last = before[-1] if before else None
        return bool(last and _ABLATIVE.search(last.low) and ("month" in last.form.tags or last.low.startswith("жыл")))
    opened = next((at for at, word in enumerate(before) if word.low in ("с", "со")), None)
    return opened is not None and all(
        word.low[0].isdigit() or word.form.tags & {"month", "years", "duration"} for word in before[opened + 1 :]
    )


def _fits(words: Words, one: Deadline, action: Action, lang: str) -> bool:
    """«в ноябре поручил …» is when it was ordered; «в следующем году» and «до ноября» can only be the deadline."""
    if one.kind.startswith("by"):
        return True
    if action.status == "in_progress":
        return False
    if one.kind == "within" or one.ahead or action.governor == action.verb:
        return one.kind != "on" or action.status in ("planned", "promised")
    tags = tags_at(words, action.governor)
    if lang == "kk":
        return action.status == "planned" or "need" in tags or _stands_by_verb(words, one, action)
    told = "past" in tags or ("passive" in tags and "plan" not in tags)  # «решено», not «запланировано»
    return not told or one.first > action.governor + 1


def _stands_by_verb(words: Words, one: Deadline, action: Action) -> bool:
    """«алғашқы қиярды 1 қазанда таратуға», «оған алты айдан кейін есеп беруді»: behind the object it is of the action."""
    before = words[action.first : one.first]
    return any(_OBJECT.search(word.low) for word in before) or (bool(before) and one.kind == "after")


_OBJECT = re.compile(r"..(?:[дтн][ыи]|[ыи]н)$")

# Verbs: another one between a deadline and an action takes the deadline for itself.
_VERBS_RU = frozenset(
    ("past", "passive", "perfective", "perfective we", "future", "will", "present", "progress", "infinitive", "plan")
)
_JOINS = frozenset((",", "и", "а", "но", ";", "–", "—", ":", "также"))
_BREAKS = frozenset((";", "–", "—", ":", "а", "но", "что", "чтобы", "если", "когда", "пока"))
_PARTICIPLE = re.compile(r"[а-я]+(?:[уюая]щ|вш|нн|[аяое]ем|[иы]м)(?:ий|ая|ое|ие|его|ей|их|им|ую|ые|ый|ых|ым|ого|ой|ими|ыми)")


def _is_verb(words: Words, at: int) -> bool:
    """A verb of its own part of the sentence; «до Нового года, пообещал он, откроют»: what is said in passing is none."""
    return bool(words[at].form.tags & _VERBS_RU) and "speech" not in words[at].form.tags


def _breaks(words: Words, at: int) -> bool:
    """Does another part of the sentence begin here? Not at the dash of «Ереван – Гюмри»."""
    return words[at].low in _BREAKS and not (words[at].low in "–—" and at + 1 < len(words) and words[at + 1].capital)


def _belongs_ru(words: Words, one: Deadline, action: Action) -> bool:
    if one.first > action.verb:
        return _belongs_behind(words, one, action)
    own = {action.verb, action.governor}
    between = range(one.last + 1, action.verb)
    verbs = [at for at in between if at not in own and _is_verb(words, at)]
    if any(_breaks(words, at) for at in between if not (at > action.governor and words[at].low in ("что", "чтобы", ":"))):
        return False
    if verbs:
        return _is_shared(words, one, action, verbs)
    joined = any(words[at].low in _JOINS for at in between)
    return not (joined and _closes_another(words, one, own))


def _closes_another(words: Words, one: Deadline, own: set[int]) -> bool:
    """«обойти дворы до ноября, сверить …»: the deadline stands at the end of another verb's part."""
    for at in range(one.first - 1, -1, -1):
        if words[at].low in _JOINS:
            return False
        if at not in own and _is_verb(words, at):
            return True
    return False


def _is_shared(words: Words, one: Deadline, action: Action, verbs: list[int]) -> bool:
    """«поручено до ноября обойти …, сверить … и завести …»: said before the first of a list, for all of it."""
    if action.governor == action.verb:
        alone = len(verbs) == 1 and tags_at(words, verbs[0]) & words[action.verb].form.tags & {"future", "perfective"}
        signs = any(words[at].low == "," for at in range(one.last + 1, action.verb))
        return bool(alone) and not signs and not _closes_another(words, one, {action.verb})
    listed = all("infinitive" in tags_at(words, at) for at in verbs)
    return listed and not _closes_another(words, one, {action.verb, action.governor}) and not _again(words, one, verbs[0])


def _again(words: Words, one: Deadline, verb: int) -> bool:
    """«усилить …, до мая открыть … и обучить …»: a list began before, so that the deadline is of one item only."""
    return low_at(words, one.first - 1) in (",", "и") and any(
        "infinitive" in tags_at(words, at) for at in range(max(0, one.first - 12), min(one.first, verb))
    )


def _belongs_behind(words: Words, one: Deadline, action: Action) -> bool:
    """«поставить фонари к ноябрю»: behind the verb, in its own part of the sentence."""
    between = range(action.verb + 1, one.first)
    if len(between) > 25 or any(_breaks(words, at) or words[at].low.startswith("котор") for at in between):
        return False
    if any(at != action.governor and _opens_part(words, action.verb, at) for at in between):
        return False
    if any(words[at].low == "," and _PARTICIPLE.fullmatch(low_at(words, at + 1)) for at in between):
        return False
    if low_at(words, one.first - 1) not in _JOINS:
        return True
    behind = range(one.last + 1, min(len(words), one.last + 9))
    return not any(words[at].form.tags & _VERBS_RU for at in behind)


def _opens_part(words: Words, verb: int, at: int) -> bool:
    """Another verb; not «начнут собирать темы», where one depends on the other."""
    if "infinitive" not in tags_at(words, at):
        return bool(words[at].form.tags & _VERBS_RU)
    return any(words[near].low in _JOINS for near in range(verb + 1, at))


# Kazakh: the verb stands at the end of its part, and a deadline before it.
_FINITE_KK = frozenset(("past", "present", "future", "intent", "past we"))
_LISTED_KK = frozenset(("noun of action", "converb", "progress", "perfect", "future participle"))
_SIGNS_KK = frozenset((",", ";", ":", ".", "–", "—"))


def _belongs_kk(words: Words, one: Deadline, action: Action) -> bool:
    verb = action.verb if action.verb > action.first else action.last  # an item of a list is given by its first word
    if one.last >= verb or (low_at(words, one.last + 1) == "," and one.kind in ("in", "on")):
        return False
    if _tells_more(words, one, verb):
        return False
    return not any(_ends_part(words, at, one) for at in range(one.last + 1, verb) if at != action.governor)


def _tells_more(words: Words, one: Deadline, verb: int) -> bool:
    """«1 мамырға дейін ашылатын бекеттерге …», «екі ай мерзімде ашылмаған істер»: it tells which posts, which cases."""
    near = range(one.last + 1, min(verb, one.last + (2 if one.kind.startswith("by") else 3)))
    return any(
        tags_at(words, at) & {"future participle", "perfect"}
        and low_at(words, at) not in word_set("kk", "no_deeds")
        and low_at(words, at + 1)[:1].isalpha()
        for at in near
    )


def _ends_part(words: Words, at: int, one: Deadline) -> bool:
    """Another verb before a sign or «және»: the deadline was its own. A converb passes on one that opens the sentence."""
    low, tags, behind = words[at].low, tags_at(words, at), low_at(words, at + 1)
    if low in (";", ":", "–", "—") or low in word_set("kk", "opens_part"):
        return True
    if behind not in _SIGNS_KK and behind not in word_set("kk", "joins"):
        return False
    return bool(tags & _FINITE_KK) or (bool(tags & _LISTED_KK) and not (one.first <= 1 and "converb" in tags))
