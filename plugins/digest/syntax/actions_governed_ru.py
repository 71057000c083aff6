"""Russian actions that another word governs: «поручил усилить …», «решено …», «планируется …», «заверил, что …»."""

import re
from collections.abc import Iterator

from ..lexicon.grammar import word_set, word_starts
from .actions import GOVERNS, Action
from .bodies_ru import in_case
from .clauses_ru import clause_stop
from .governors_ru import governor, is_plan_noun
from .reading import Words, low_at, tagged, tags_at

_JOIN = frozenset(
    [",", "и", "а", "также", "или", "либо", ":", ";", "–", "—", "-", "но", "для", "того", "при", "этом", "затем", "потом"]
)


def russian_governed(words: Words, quoted: bool) -> Iterator[Action]:
    """«поручил усилить … и увеличить …», «решено …», «планируется …», «заверил, что … продолжит»."""
    for at in tagged(words, GOVERNS):
        status = governor(words, at)
        if status is None:
            continue
        stop = _reach(words, at)
        verbs = _infinitives(words, at + 1, stop)
        if verbs:
            yield from _spread(words, verbs, stop, status, at)
        elif (verb := _clause_verb(words, at)) is not None:
            yield Action(status, verb, clause_stop(words, verb), at, verb)
            for other in _further_clauses(words, verb):
                yield Action(status, other, clause_stop(words, other), at, other)
        elif "need" not in words[at].form.tags and (noun := _noun_of_action(words, at, status)) is not None:
            stop = clause_stop(words, noun) + 1
            nouns = [
                noun,
                *[
                    near
                    for near in range(noun + 2, stop)
                    if low_at(words, near - 1) in ("и", ",") and _ACTION_NOUN.search(words[near].low)
                ],
            ]
            yield from _spread(words, nouns, stop, status, at)
        elif status in ("ordered", "decided", "planned") and (verbs := _infinitives(words, max(0, at - 14), at)):
            yield from _spread(words, verbs, at, status, at)


# What these open is told in passing: «каждого, кто нарушил, …».
_ASIDE = frozenset(("кто", "чей", "чья", "чье", "чьи", "где", "куда", "если", "пока", "когда", "как", "насколько"))


def _reach(words: Words, at: int) -> int:
    """How far a governing word reaches: to the next one, or the end of the sentence."""
    aside = False
    for near in range(at + 2, len(words)):
        low, tags = words[near].low, words[near].form.tags
        aside = low.startswith("котор") or low in _ASIDE or (aside and low not in ",;")
        if aside:
            continue
        if is_plan_noun(low):
            continue
        if tags & {"order", "decide", "plan", "promise", "will", "future"} or (
            "past" in tags and "infinitive" not in tags and near > at + 3 and words[near - 1].low != "чтобы"
        ):
            return near
    return len(words)


def _infinitives(words: Words, start: int, stop: int) -> list[int]:
    """Infinitives on one level: the first, and those joined to it by commas or «и»; not «чтобы …», not «возможность …»."""
    found: list[int] = []
    at = start
    term = "give" in tags_at(words, start - 1)  # «дал месяц, чтобы завести»
    while at < stop:
        low = words[at].low
        opens = low == "чтобы" and at + 1 < stop and "infinitive" in tags_at(words, at + 1)
        if opens and (low_at(words, at - 2) == "то" or term):
            found.append(at + 1)  # «на то, чтобы изолировать»
            at += 1
        elif low in ("чтобы", "дабы") or low.startswith("котор") or low in ("где", "пока", "если", "кто"):
            while (at < stop and words[at].low not in (",", ";")) or (
                at < stop and words[at].low == "," and words[at - 1].low == "чтобы"
            ):
                at += 1
        elif "infinitive" in words[at].form.tags and (at == start or _on_the_level(words, found, at)):
            found.append(at)
        at += 1
    return found


_OTHERS = frozenset(("past", "need", "order", "decide", "promise"))


def _on_the_level(words: Words, found: list[int], at: int) -> bool:
    """Does an infinitive depend on the governing word, not on a word before it: «право хранить», «прекратить отвлекать»?"""
    before = low_at(words, at - 1)
    if before in word_set("ru", "before_own_infinitive"):
        return False
    duty = before == "обязанность" and low_at(words, at - 3).startswith("вмен")  # «вменено в обязанность включить»
    if before.startswith(word_starts("ru", "nouns_with_infinitive")) and not duty:
        return False
    if not found:
        return True
    if "infinitive" in tags_at(words, at - 1):
        return False
    for near in range(at - 1, found[-1], -1):
        if words[near].low in _JOIN:
            return True
        if not words[near].form.tags.isdisjoint(_OTHERS) and not words[near].capital:
            return False
    return False


def russian_items(words: Words, status: str) -> list[Action]:
    """The actions of an item of a list: «1) нанести разметку и установить шумовые полосы;»."""
    first = next((at for at, word in enumerate(words) if word.low[0].isalpha()), 0)
    last = len(words) - 1
    while last > first and not words[last].low[0].isalnum():
        last -= 1
    verbs = _infinitives(words, first, last + 1)
    if len(verbs) < 2:
        return [Action(status, first, last, first, first)]
    spread = list(_spread(words, verbs, last + 1, status, first))
    return [
        Action(status, first, spread[0].last, first, first),
        *(Action(status, one.first, one.last, one.verb, one.verb) for one in spread[1:]),
    ]


def russian_bidden(words: Words, quoted: bool) -> Iterator[Action]:
    """«Полиции – выставить наряды», «…: управлению переписать камеры»: a body in the dative, and what it is to do."""
    for at, word in enumerate(words):
        opened = at == 0 or low_at(words, at - 1) in (":", ";", "–", "—", "-")
        body = opened and in_case(word.low, "dat")
        if not body or (body.gender == "f" and low_at(words, at + 1) not in ("–", "—")):
            continue
        verbs = _infinitives(words, at + 1, len(words))
        between = words[at + 1 : verbs[0]] if verbs else words
        if verbs and not any(one.form.tags & _FINITE for one in between):
            yield from (
                Action("ordered", one.first, one.last, one.verb, one.verb)
                for one in _spread(words, verbs, len(words), "ordered", at)
            )
            return


_FINITE = frozenset(
    ("past", "passive", "present", "perfective", "will", "future", "order", "need", "plan", "decide", "promise", "give")
)


def _spread(words: Words, verbs: list[int], stop: int, status: str, governor: int) -> Iterator[Action]:
    for number, verb in enumerate(verbs):
        limit = verbs[number + 1] if number + 1 < len(verbs) else stop
        last = limit - 1
        if number + 1 < len(verbs):  # «… волокиты и лично отвечать»: «лично» belongs to the next
            joined = (near for near in range(last, max(verb, last - 5), -1) if words[near].low in (",", "и", "а"))
            last = next(joined, last)
        while last > verb and (words[last].low in _JOIN or words[last].low in ".!"):
            last -= 1
        if number + 1 == len(verbs):
            last = min(last, clause_stop(words, verb))
        yield Action(status, verb, last, governor, verb)


def _clause_verb(words: Words, at: int) -> int | None:
    """«заверил, что … продолжит», «потребовал, чтобы … принимали»: the verb of the clause a governing word opens."""
    for near in range(at + 1, min(len(words), at + 6)):
        if words[near].low in ("что", "чтобы", ":"):
            for verb in range(near + 1, min(len(words), near + 16)):
                tags = words[verb].form.tags
                if tags & {"future", "will"} or (words[near].low == "чтобы" and "past" in tags):
                    return verb
            return None
        if words[near].low in ".;":
            return None
    return None


def _further_clauses(words: Words, verb: int) -> Iterator[int]:
    """«…, чтобы отчеты вывешивали и чтобы начальники отчитывались»: the verbs of the clauses that follow the first."""
    if "past" not in tags_at(words, verb):
        return
    for at in range(verb + 1, len(words)):
        if words[at].low in ".;":
            return
        another = words[at].low == "чтобы" and low_at(words, at - 1) in ("и", "а")
        if another and (found := _verb_on_level(words, at + 1)) is not None:
            yield found


def _verb_on_level(words: Words, start: int) -> int | None:
    """The first verb in the past that stands in no clause of «где …,» or «которые …,»."""
    aside = False
    for at in range(start, min(len(words), start + 24)):
        low = words[at].low
        aside = low.startswith("котор") or low in _ASIDE or (aside and low != ",")
        if not aside and "past" in tags_at(words, at):
            return at
    return None


# «о проведении … и усилении …»: one case through the list.
_ACTION_NOUN = re.compile(r"(?:[еа]нии|[еа]нию|[еа]ние|тии|тию)$")


def _noun_of_action(words: Words, at: int, status: str) -> int | None:
    """«планируется установка», «поручил проверку», «дал поручение о проведении»: the noun that names the action."""
    if words[at].low.startswith(word_starts("ru", "plan_to_do")):
        return None
    for near in range(at + 1, min(len(words), at + 6)):
        low = words[near].low
        if low in ".,;:–—":
            return None
        if words[at].low.startswith(("рассматрива", "изучае")) and low.startswith(word_starts("ru", "considered")):
            return near
        if low in ("о", "об", "по") and status == "ordered":
            points_back = low_at(words, near + 1) in word_set("ru", "points_back_to")
            return near + 1 if near + 1 < len(words) and not points_back else None
        if (low.endswith(word_starts("ru", "action_endings")) and len(low) > 4) or low.startswith("выплат"):
            return None if status == "promised" and low_at(words, near - 1) in ("в", "на") else near
    return None
