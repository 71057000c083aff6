"""The post or description that stands beside a name: «начальник управления полиции», «полиция департаментінің бастығы»."""

import re

from ..lexicon.grammar import word_set, word_starts
from ..model import Span
from . import roles_kk, roles_ru
from .fullroles import leads
from .names import russian_heads
from .reading import Reading, Sentence, Words, low_at
from .roles_ru import adjective, is_verb, nominative_role


def role_of(reading: Reading, sentence: Sentence, first: int, last: int, floor: int = 0) -> tuple[str | None, bool]:
    """(post or description in the nominative, is it only a rank) of the name in words ``first`` to ``last``.

    ``floor``: the first word that may belong to the post.
    """
    find = (roles_kk if sentence.lang == "kk" else roles_ru).before_name
    role, rank = find(reading, sentence, first, floor)
    if role and not rank:
        more = _after(reading, sentence, last) if sentence.lang == "ru" else None
        # «эксперт Улан Сатаров, бывший участковый», «юрист Отабек Хамраев, член совета»
        return f"{role}, {more}" if more and _adds(role, more) else role, False
    after = _after(reading, sentence, last) or (
        _behind(reading, sentence.words, first, last, floor) if sentence.lang == "kk" else None
    )
    return (after, False) if after else (role, rank)


def _adds(role: str, more: str) -> bool:
    """Does what stands behind a name tell more than the trade in front of it? Not when it is somebody else's post."""
    return more.startswith("бывш") or (" " not in role and " " in more and more.islower())


def _after(reading: Reading, sentence: Sentence, last: int) -> str | None:
    """«Ерлан Тургумбаев, министр внутренних дел,»: a post in the nominative set off by commas or a dash."""
    words = sentence.words
    if last + 2 >= len(words):
        return None
    if words[last + 1].low in _BECAME and sentence.lang == "ru":
        return _instrumental(reading, sentence, last + 2)
    if words[last + 1].low not in ",–—":
        return None
    if sentence.lang == "ru" and (
        led := next((led for at in (2, 3, 4, 5) if (led := leads(reading, words, last + at))), None)
    ):
        return led  # also «…, месяц как возглавляющий отдел полиции»
    stop = _end_of_post(words, last + 2)
    inside = words[last + 2 : stop]
    if not inside or (any(is_verb(word) for word in inside) and sentence.lang == "ru"):
        return None
    if sentence.lang == "kk":
        if inside[-1].low not in roles_kk.heads() or any(word.form.tags & {"past", "present"} for word in inside):
            return None
        return reading.text[inside[0].start : inside[-1].stop]
    heads = russian_heads()
    while len(inside) > 1 and inside[0].low in ("нашего", "нашей", "наш", "наша", "моего", "мой", "моя", "моей"):
        inside = inside[1:]
    opening = [word.low for word in inside[:3]]
    at = next((i for i, low in enumerate(opening) if low in heads), None)
    if at is None or not all(adjective(low, "m") or adjective(low, "f") for low in opening[:at]):
        former = opening[0].startswith("бывш") and len(inside) <= 4 and words[last + 1].low == ","
        return reading.text[inside[0].start : inside[-1].stop] if former else None
    if any(one.case == "nom" for one in heads[opening[at]]):
        return reading.text[inside[0].start : inside[-1].stop]
    if words[last + 1].low != ",":
        return None
    return nominative_role(reading, sentence, stop - len(inside) + at, stop - 1)  # «у Серика Ахметова, начальника отдела,»


def _behind(reading: Reading, words: Words, first: int, last: int, floor: int) -> str | None:
    """«… тобын майор Жанар Бекбосынова басқарады», «Олег Ким есімді тұрғын»: told behind a Kazakh name."""
    if low_at(words, last + 1) in ("есимди", "атты", "деген") and roles_kk.is_head(words, last + 2):
        return reading.text[words[last + 2].start : words[last + 2].stop]
    became = next((at for at in range(last + 2, min(len(words), last + 10)) if words[at].low == "болып"), None)
    if (
        became
        and low_at(words, became + 1).startswith(("тагайындал", "сайлан", "бекитил"))
        and roles_kk.is_head(words, became - 1)
    ):
        return reading.text[words[last + 1].start : words[became - 1].stop]  # «Асқар … бөлім бастығы болып тағайындалды»
    if low_at(words, last + 1) not in word_set("kk", "led_by"):
        return None
    return roles_kk.led(reading, [*words[:first], words[last + 1]], first, floor)


def _end_of_post(words: Words, start: int) -> int:
    """The sign behind a post: «(Зейнеп Оразалы, зейнеткер)»; «председатель кооператива (ПКСК) «Дәуір»» goes on."""
    inside = 0
    for at in range(start, min(len(words), start + 12)):
        low = words[at].low
        inside += (low == "(") - (low == ")")
        if low in ",.;:–—!?" or inside < 0:
            return at
    return min(len(words), start + 12)


# «Рустам Алимбеков назначен начальником отдела», «… работает участковым»
_BECAME = frozenset(("назначен", "назначена", "избран", "избрана", "стал", "стала", "является", "работает", "служит"))


def _instrumental(reading: Reading, sentence: Sentence, at: int) -> str | None:
    words, heads = sentence.words, russian_heads()
    if not any(one.case == "ins" for one in heads.get(words[at].low, ())):
        return None
    stop = at
    while stop + 1 < len(words) and words[stop + 1].low.isalpha() and len(words[stop + 1].low) > 2 and stop - at < 6:
        stop += 1
    return nominative_role(reading, sentence, at, stop)


def role_at(reading: Reading, sentence: Sentence, at: int, span: Span) -> str | None:
    """The post, or body that speaks, that a passage names from a word on, in the nominative; None when none begins there."""
    words = sentence.words
    word = words[at]
    if sentence.lang == "ru":
        bodies = word_starts("ru", "bodies")
        body = next(one for one in bodies if word.low.startswith(one)) if word.low.startswith(bodies) else None
        if not body and word.low not in russian_heads():
            return None
        stop = at
        while (
            stop + 1 < len(words)
            and words[stop + 1].start < span.stop
            and (words[stop + 1].low[0].isalnum() or words[stop + 1].low in "-«»")
            and not is_verb(words[stop + 1])
            and not words[stop + 1].form.tags & {"speech", "present"}
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
    speaks = word.low.startswith(word_starts("kk", "bodies")) and low_at(words, at + 1).startswith("кызмет")
    if not speaks and not roles_kk.IS_HEAD[word.low]:
        return None
    floor = next(near for near in range(at + 1) if words[near].start >= span.start)
    start = roles_kk.first_of_post(words, at, floor)
    if speaks:
        own = reading.text[words[start].start : words[at + 1].stop]
        return re.sub(r"(?<=қызметі)(?:нің|не|нен)$", "", own)
    while at + 1 < len(words) and words[at + 1].start < span.stop and words[at + 1].low in heads:
        at += 1
    return reading.text[words[start].start : words[at].stop]
