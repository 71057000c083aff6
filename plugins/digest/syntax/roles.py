"""The post or description that stands beside a name: «начальник управления полиции», «полиция департаментінің бастығы»."""

import re

from ..lexicon.grammar import word_starts
from ..model import Span
from . import roles_kk, roles_ru
from .names import russian_heads
from .reading import Reading, Sentence
from .roles_ru import adjective, is_verb, nominative_role


def role_of(reading: Reading, sentence: Sentence, first: int, last: int, floor: int = 0) -> tuple[str | None, bool]:
    """(post or description in the nominative, is it only a rank) of the name in words ``first`` to ``last``.

    ``floor``: the first word that may belong to the post.
    """
    find = (roles_kk if sentence.lang == "kk" else roles_ru).before_name
    role, rank = find(reading, sentence, first, floor)
    if role and not rank:
        return role, False
    after = _after(reading, sentence, last)
    return (after, False) if after else (role, rank)


def _after(reading: Reading, sentence: Sentence, last: int) -> str | None:
    """«Ерлан Тургумбаев, министр внутренних дел,»: a post in the nominative set off by commas or a dash."""
    words = sentence.words
    if last + 2 >= len(words) or words[last + 1].low not in ",–—":
        return None
    stop = last + 2
    while stop < len(words) and words[stop].low not in ",.;:–—!?" and stop - last < 14:
        stop += 1
    inside = words[last + 2 : stop]
    if not inside or (any(is_verb(word) for word in inside) and sentence.lang == "ru"):
        return None
    if sentence.lang == "kk":
        if inside[-1].low not in roles_kk.heads() or any(word.form.tags & {"past", "present"} for word in inside):
            return None
    else:
        heads = russian_heads()
        opening = [word.low for word in inside[:3]]
        at = next(
            (i for i, low in enumerate(opening) if low in heads and any(one.case == "nom" for one in heads[low])), None
        )
        if at is None or not all(adjective(low, "m") or adjective(low, "f") for low in opening[:at]):
            return None
    return reading.text[inside[0].start : inside[-1].stop]


def role_at(reading: Reading, sentence: Sentence, at: int, span: Span) -> str | None:
    """The post, or body that speaks, that a passage names from a word on, in the nominative; None when none begins there."""
    words = sentence.words
    word = words[at]
    if sentence.lang == "ru":
        body = next((one for one in word_starts("ru", "bodies") if word.low.startswith(one)), None)
        if not body and word.low not in russian_heads():
            return None
        stop = at
        while (
            stop + 1 < len(words)
            and words[stop + 1].start < span.stop
            and (words[stop + 1].low[0].isalnum() or words[stop + 1].low in "-«»")
            and not is_verb(words[stop + 1])
            and words[stop + 1].low not in ("говорится", "отмечают", "отмечается", "уточнили")
            and words[stop + 1].low
            not in ("и", "что", "о", "об", "в", "на", "со", "с", "под", "слова", "после", "во", "за", "при")
        ):
            stop += 1
        if body:
            end = {"пресс-служб": "пресс-служба"}.get(body)
            own = reading.text[word.start : word.stop]
            return (end or own) + reading.text[word.stop : words[stop].stop]
        return nominative_role(reading, sentence, at, stop)
    heads = roles_kk.heads()
    if (
        not word.low.startswith(word_starts("kk", "bodies"))
        and word.low not in heads
        and re.sub(r"(?:нын|нин|дын|дин|тын|тин|га|ге)$", "", word.low) not in heads
    ):
        return None
    start = at
    while (
        start > 0
        and words[start - 1].start >= span.start
        and words[start - 1].low[0].isalnum()
        and not words[start - 1].form.tags & {"say", "speech", "past", "pronoun"}
    ):
        start -= 1
    while (
        at + 1 < len(words)
        and words[at + 1].start < span.stop
        and (words[at + 1].low in heads or (words[at].low.startswith("баспасоз") and words[at + 1].low.startswith("кызмет")))
    ):
        at += 1
    return reading.text[words[start].start : words[at].stop]
