"""Short posts in full: «начальник центра» is of the centre that the text named before in more words.

A Kazakh post gets what kind of body it is («полиция департаментінің бастығы»), not whose: its place stands in the text.
"""

import re
from functools import lru_cache
from itertools import takewhile

from ..lexicon.grammar import grammar, word_starts
from .forms import lowered
from .names import russian_given, russian_heads
from .reading import Reading, Words, low_at
from .roles_kk import first_of_post
from .roles_ru import is_verb

# A body in the genitive, as a short post ends with it, and how its other forms begin.
_BODY = re.compile(
    r"(центр|управлени|отдел|отделени|департамент|комитет|служб|батальон|полк|академи|институт|фабрик|завод|колони|ассоциаци|фонд|приют|комисси|совет)[а-яё]{0,2}"
)
_MINISTRY = re.compile(r"министерств\w* внутренних дел|МВД")
_ENDS = frozenset(
    (
        "в",
        "на",
        "с",
        "со",
        "и",
        "а",
        "но",
        "за",
        "к",
        "из",
        "о",
        "об",
        "до",
        "от",
        "у",
        "при",
        "что",
        "где",
        "под",
        "первый",
        "второй",
        "третий",
    )
)
MOST = 8  # words that say which body
FAR = 200  # sentences; a body named further above is not the one that is meant


def in_full(reading: Reading, role: str, before: int) -> str:
    """A Russian post with the name of its body, when the text in front of an offset gives it; else the post itself."""
    last = role.rsplit(maxsplit=1)[-1]
    if role == "министр" and _names_ministry(reading.text):
        return "министр внутренних дел"
    body = _BODY.fullmatch(last.lower())
    if not body or re.search(r"(?:ого|ой)$", role.split()[-2] if " " in role else ""):
        return role
    for sentence in reversed(reading.before(before)[-FAR:]):
        words = sentence.words
        for at in range(len(words) - 1, -1, -1):
            if words[at].start < before and words[at].low.startswith(body[1]) and _BODY.fullmatch(words[at].low):
                stop = _stop(words, at)
                if stop > at:
                    return f"{role} {reading.text[words[at + 1].start : words[stop].stop]}"
    return role


def of_its_body(reading: Reading, role: str, start: int, name: int) -> str:
    """«В отделе образования согласились. Его руководитель Абзалов …»: a bare post with the body that «его» means.

    ``start``: where the sentence begins, ``name``: where the name does. The nearest body named before, of this sentence or
    the one before it; the post itself when there is none.
    """
    deputy = re.fullmatch(r"(\w+) (?:его|её|ее) (\w+)", role)  # «заместитель его командира»
    own = re.search(
        rf"\b(?:его|её|ее) {(deputy[2] if deputy else role)[:5]}\w*[ ,]", reading.text[start:name], re.IGNORECASE
    )
    if not own or not (deputy or (" " not in role and role.startswith(_LEADS))):
        return role
    role = f"{deputy[1]} {deputy[2]}" if deputy else role
    for sentence in reversed(reading.before(start + own.start())[-2:]):
        words = sentence.words
        for at in range(len(words) - 1, -1, -1):
            if words[at].start < start + own.start() and (body := _BODY.fullmatch(words[at].low)):
                return f"{role} {_genitive(body[1])}{reading.text[words[at].stop : words[_stop(words, at)].stop]}"
    return role


def of_its_head(reading: Reading, role: str, start: int, name: int) -> str:
    """«Аким города не пришел. Его заместитель Нурсеитов …»: a bare deputy with the post of the head named last before."""
    own = role == "заместитель" and _OWN_DEPUTY.search(reading.text[start:name])
    if not own:
        return role
    for sentence in reversed(reading.before(start + own.start())[-2:]):
        words = sentence.words
        for at in range(len(words) - 1, -1, -1):
            head = _heads_of_bodies().get(words[at].low) if words[at].start < start + own.start() else None
            if head:
                return f"{role} {head}{reading.text[words[at].stop : words[_stop(words, at)].stop]}"
    return role


_OWN_DEPUTY = re.compile(r"\b(?:его|её|ее|свое\w+) заместител\w+ $", re.IGNORECASE)


@lru_cache(maxsize=1)
def _heads_of_bodies() -> dict[str, str]:
    """«министр» -> «министра»: posts that have deputies, with their genitives."""
    forms = russian_heads().items()
    return {
        one.nominative: low
        for low, readings in forms
        for one in readings
        if one.case == "gen" and one.nominative in ("аким", "министр", "начальник", "председатель", "директор", "командир")
    }


def leads(reading: Reading, words: Words, at: int) -> str | None:
    """«…, возглавляющей областное управление образования», «… – он руководит управлением»: the head of the body behind the
    verb at a position.
    """
    if not low_at(words, at).startswith(
        ("возглавляющ", "возглавивш", "руководящ", "руководивш", "возглавляет", "руководит")
    ):
        return None
    near = takewhile(lambda one: words[one].low not in _ENDS, range(at + 1, min(len(words), at + 4)))
    body, match = next(((one, found) for one in near if (found := _BODY.fullmatch(words[one].low))), (at, None))
    if match is None:
        return None
    noun = _genitive(match[1])
    own = [_genitive_adjective(reading.text[word.start : word.stop], noun) for word in words[at + 1 : body]]
    own = [one for one in own if one.endswith(("ого", "ой"))]  # not «тогда»
    return " ".join(["руководитель", *own, noun]) + reading.text[words[body].stop : words[_stop(words, body)].stop]


def _genitive_adjective(word: str, noun: str) -> str:
    """«областное», «областным» -> «областного» beside «управления», «местную» -> «местной» beside «службы»."""
    return re.sub(r"(?:ое|ый|ой|ым|ую)$", "ой" if noun.endswith(("ы", "и")) else "ого", re.sub(r"(?<=[кг])им$", "ым", word))


_LEADS = ("начальник", "руководитель", "директор", "командир", "глава", "председатель", "заведующ")


def _genitive(stem: str) -> str:
    """«отдел» -> «отдела», «управлени» -> «управления», «служб» -> «службы»."""
    feminine = stem.endswith(("служб", "фабрик", "академи", "колони", "ассоциаци", "комисси"))
    return stem + ("ы" if stem == "служб" else "и" if feminine else "я" if stem.endswith("ени") else "а")


def of_that_body(reading: Reading, role: str, name: int) -> str:
    """«… полиция департаментінің жұмысы сыналып, оның бастығы Серік Әбілдинге …»: the body that «оның» means."""
    if not lowered(role, "kk").startswith("онын "):
        return role
    for sentence in reversed(reading.before(name)[-2:]):
        words = sentence.words
        for at in range(len(words) - 1, -1, -1):
            body = words[at].low.startswith(word_starts("kk", "led_bodies")) and words[at].low.endswith("инин")
            if body and words[at].start < name:
                return (
                    f"{reading.text[words[first_of_post(words, at, 0)].start : words[at].stop]} {role.split(maxsplit=1)[1]}"
                )
    return role


def kind_of_body(reading: Reading, role: str, before: int) -> str:
    """A Kazakh post of a body without a name, «бөлім бастығы», with the kind of the last such body named before an offset.

    Only for a few kinds that the police has one of: of two committees the nearer need not be the one that is meant.
    """
    parts = role.split(maxsplit=1)
    named = _named_bodies().get(lowered(parts[0], "kk")) if len(parts) > 1 else None
    last = named and next(
        (
            (words, at)
            for sentence in reversed(reading.before(before)[-FAR:])
            if sentence.lang == "kk"
            for words in [sentence.words]
            for at in range(len(words) - 1, 0, -1)
            if words[at].start < before and words[at].low.startswith(named)
        ),
        None,
    )
    kind = last and _kind(reading, *last)
    if not named or not last or not kind:
        return role
    own = reading.text[last[0][last[1]].start :][: len(named)].lower()
    inner = re.match(r"\w+(?:ның|нің)\s", parts[1])  # «департаменті бастығының орынбасары»
    return f"{kind} {own}{'' if inner else 'ның' if own[-1] in 'ыа' else 'нің'} {parts[1]}"


@lru_cache(maxsize=1)
def _named_bodies() -> dict[str, str]:
    """«бөлім», «бөлімнің» -> «бөлімі», folded."""
    lists = grammar("kk").lists
    return dict(zip(lists["short_bodies"], (one for one in lists["named_bodies"] for _ in "ab"), strict=True))


def _kind(reading: Reading, words: Words, at: int) -> str | None:
    """«полиция», «жедел басқару» in front of the word for a body, in small letters."""
    for kind in grammar("kk").lists["kinds_of_body"]:
        start = at - 1 - kind.count(" ")
        if start >= 0 and " ".join(word.low for word in words[start:at]) == kind:
            return reading.text[words[start].start : words[at - 1].stop].lower()
    return None


@lru_cache(maxsize=4)
def _names_ministry(text: str) -> bool:
    return _MINISTRY.search(text) is not None


def _stop(words: Words, at: int) -> int:
    """The last word of the name of the body that begins at a word."""
    stop = at
    while stop + 1 < len(words) and stop - at < MOST:
        word = words[stop + 1]
        if (
            not (word.low.isalpha() or "-" in word.low)
            or word.low in _ENDS
            or is_verb(word)
            or word.low in russian_given()
            or word.form.value is not None
        ):
            break
        if not word.capital and word.low != "по" and not _GENITIVE.search(word.low) and low_at(words, stop) != "по":
            break
        stop += 1
    return stop


_GENITIVE = re.compile(r"(?:ого|его|ой|ей|ых|их|ов|ев|и|ы|а|я|ию|ам|ям|ым|юю|ел)$")
