"""The post or description that stands beside a name: «начальник управления полиции», «полиция департаментінің бастығы»."""

import re
from collections.abc import Sequence
from functools import cache

from .lexicon.grammar import grammar
from .model import Span
from .names import russian_heads
from .reading import Reading, Sentence, Word

Words = Sequence[Word]
ROLE_WORDS = 18


def role_of(reading: Reading, sentence: Sentence, first: int, last: int) -> tuple[str | None, bool]:
    """(post or description in the nominative, is it only a rank) of the name in words ``first`` to ``last``."""
    find = _kazakh_before if sentence.lang == "kk" else _russian_before
    role, rank = find(reading, sentence, first)
    if role and not rank:
        return role, False
    after = _after(reading, sentence, last)
    return (after, False) if after else (role, rank)


def _russian_before(reading: Reading, sentence: Sentence, first: int) -> tuple[str | None, bool]:
    """The words before a name from the leftmost noun of a post: «первый заместитель министра внутренних дел»."""
    words, heads = sentence.words, russian_heads()
    start, quoted = None, 0
    for at in range(first - 1, max(-1, first - ROLE_WORDS), -1):
        word = words[at]
        if word.low in "»”":
            quoted += 1
        elif word.low in "«“":
            if not quoted:
                break
            quoted -= 1
        elif word.low == '"':
            quoted = 1 - quoted
        elif quoted or (word.low == "." and words[at - 1].low in ("г", "им", "обл", "р", "ул")) or word.low == "-":
            continue
        elif not word.low[0].isalnum() or _is_verb(word):
            break
        elif (
            (word.low in heads and not word.capital)
            or (
                word.low in heads
                and (at == 0 or word.low in ("президент", "президента", "министр", "глава", "аким", "премьер-министр"))
            )
            or (word.low in heads and word.capital and not _name_like(sentence, at))
        ):
            start = at
    if start is None:
        return None, False
    if words[start].low in _ranks("ru"):
        before = start - 1
        if before > 0 and words[before].low == ",":
            role, rank = _russian_before(reading, sentence, before)
            if role:
                return role, rank
        return _nominative_role(reading, sentence, start, first - 1), True
    if words[start].low.startswith("старш") and words[start + 1].low in _ranks("ru"):
        return _russian_before(reading, sentence, start - 1) if start > 1 and words[start - 1].low == "," else (None, False)
    stop = next(
        (at for at in range(first - 1, start, -1) if words[at].low in _ranks("ru") and words[at].low in heads), first
    )
    role = _nominative_role(reading, sentence, start, stop - 1)
    if start > 1 and words[start - 1].low == ",":
        other, rank = _russian_before(reading, sentence, start - 1)
        if other and not rank and len(other.split()) < 8:
            return f"{other}, {role}", False
    return role, False


def _name_like(sentence: Sentence, at: int) -> bool:
    return at + 1 < len(sentence.words) and sentence.words[at + 1].capital and at > 0


def _is_verb(word: Word) -> bool:
    if word.capital:
        return False
    return bool(word.form.tags & {"past", "infinitive", "will", "progress", "future", "passive"}) or (
        bool(word.form.tags & {"speech"}) and "past" in word.form.tags
    )


def _ranks(lang: str) -> frozenset[str]:
    if lang == "ru":
        return frozenset(
            form for form, readings in russian_heads().items() if readings[0].nominative in grammar("ru").lists["ranks"]
        )
    return frozenset(grammar("kk").lists["ranks"])


def _nominative_role(reading: Reading, sentence: Sentence, start: int, last: int) -> str:
    """The head noun, and adjectives before it, in the nominative; the rest as it stands."""
    words, text = sentence.words, reading.text
    head = russian_heads()[words[start].low]
    chosen = next((one for one in head if one.case == "nom"), head[0])
    adjectives: list[str] = []
    at = start - 1
    while at >= 0 and (plain := _adjective(words[at].low, chosen.gender)) and words[at + 1].start - words[at].stop == 1:
        if words[at].form.tags & {"past"} or words[at].low in (
            "который",
            "свой",
            "этот",
            "такой",
            "каждый",
            "любой",
            "самый",
            "другой",
        ):
            break
        adjectives.insert(0, plain)
        at -= 1
    rest = text[words[start].stop : words[last].stop]
    own = text[words[start].start : words[start].stop]
    lead = (
        own[0] + chosen.nominative[1:]
        if own[0].lower() == chosen.nominative[0] and own[0].isupper() and start > 0
        else chosen.nominative
    )
    second = start + 1
    if (
        second <= last
        and words[second].low in russian_heads()
        and words[second].start - words[start].stop == 1
        and chosen.case != "nom"
    ):
        twin = next((one for one in russian_heads()[words[second].low] if one.case == chosen.case), None)
        if twin and words[start].low in (
            "старший",
            "старшего",
            "старшему",
            "старшим",
            "участковый",
            "участкового",
            "участковому",
            "участковым",
        ):
            rest = " " + twin.nominative + text[words[second].stop : words[last].stop]
    return " ".join([*adjectives, lead]) + rest.rstrip(" ,")


_ADJECTIVES = (
    ("ого", "ый"),
    ("его", "ий"),
    ("ому", "ый"),
    ("ему", "ий"),
    ("ым", "ый"),
    ("им", "ий"),
    ("ом", "ый"),
    ("ем", "ий"),
)
_LEADING = re.compile(
    r"(?:перв|глав|старш|младш|генеральн|исполнительн|бывш|нов|действующ|специальн|почетн|областн|городск|районн|официальн|школьн|ведущ|участков|местн|художественн|исполняющ|независим|военн|общественн|политическ|социальн|медицинск|полномочн|нынешн|тогдашн|прежн|заслуженн|технич|коммерч|финансов|дежурн|народн)"
)


def _adjective(word: str, gender: str) -> str | None:
    """The nominative of an adjective that belongs to a post, or None when the word is none."""
    if not _LEADING.match(word):
        return None
    if gender == "f":
        return word if word.endswith("ая") else re.sub(r"(?:ой|ую)$", "ая", word) if word.endswith(("ой", "ую")) else None
    if word.endswith(("ый", "ий", "ой")):
        return word
    for end, nominative in _ADJECTIVES:
        if word.endswith(end):
            base = word.removesuffix(end)
            return base + (
                "ий" if base[-1] in "кгхшщжч" else "ой" if base in ("городск", "областн") and False else nominative
            )
    return None


def is_kazakh_head(words: Words, at: int) -> bool:
    return 0 <= at < len(words) and words[at].low in _heads_kk()


def _heads_kk() -> frozenset[str]:
    lists = grammar("kk").lists
    return frozenset((*lists["heads"], *lists["ranks"]))


_LEFT_OUT = frozenset(
    [
        "бугин",
        "кеше",
        "ол",
        "бул",
        "осы",
        "сондай-ак",
        "ал",
        "озгеше",
        "бирак",
        "сонымен",
        "катар",
        "буган",
        "деди",
        "дейди",
        "деп",
        "деген",
        "айтты",
        "сойлеген",
        "катыскан",
        "катысты",
        "акырында",
        "кейин",
        "турган",
        "болган",
    ]
)
_LOCATIVE = re.compile(r"(?:да|де|та|те)$")


def _kazakh_before(reading: Reading, sentence: Sentence, first: int) -> tuple[str | None, bool]:
    """The words before a name up to the noun of the post, which stands last: «… департаментінің бастығы»."""
    words = sentence.words
    at = first - 1
    if at < 0 or words[at].low not in _heads_kk():
        return None, False
    if words[at].low in _ranks("kk"):
        start = at
        while start > 0 and (
            words[start - 1].low in ("полиция", "адилет", "запастагы", "отставкадагы", "ишки", "кызмет")
            or words[start - 1].low in _ranks("kk")
        ):
            start -= 1
        if start > 1 and words[start - 1].low == ",":
            role, rank = _kazakh_before(reading, sentence, start - 1)
            if role:
                return role, rank
        if start > 0 and words[start - 1].low in _heads_kk():
            return _kazakh_before(reading, sentence, start)
        return reading.text[words[start].start : words[at].stop], True
    start, quoted = at, 0
    while start > 0 and at - start < ROLE_WORDS:
        before = words[start - 1]
        if before.low in "»”":
            quoted += 1
        elif before.low in "«“":
            if not quoted:
                break
            quoted -= 1
        elif not quoted and before.low != "-":
            tags = before.form.tags
            if not before.low[0].isalnum() or before.low in _LEFT_OUT or "say" in tags:
                break
            if _LOCATIVE.search(before.low) and len(before.low) > 4 and not before.low.endswith(("када", "гада")):
                break
            if "speech" in tags and "past" in tags:
                break
        start -= 1
    if start > 1 and words[start - 1].low == "," and words[start - 2].low in _heads_kk():
        other, rank = _kazakh_before(reading, sentence, start - 1)
        if other and not rank:
            return f"{other}, {reading.text[words[start].start : words[at].stop]}", False
    while start < at and words[start].low in ("жане", "мен", "пен", "бен", "ал", "сол", "осы"):
        start += 1
    return reading.text[words[start].start : words[at].stop], False


def _after(reading: Reading, sentence: Sentence, last: int) -> str | None:
    """«Ерлан Тургумбаев, министр внутренних дел,»: a post in the nominative set off by commas or a dash."""
    words = sentence.words
    if last + 2 >= len(words) or words[last + 1].low not in ",–—":
        return None
    stop = last + 2
    while stop < len(words) and words[stop].low not in ",.;:–—!?" and stop - last < 14:
        stop += 1
    inside = words[last + 2 : stop]
    if not inside or (any(_is_verb(word) for word in inside) and sentence.lang == "ru"):
        return None
    if sentence.lang == "kk":
        if inside[-1].low not in _heads_kk() or any(word.form.tags & {"past", "present"} for word in inside):
            return None
    else:
        heads = russian_heads()
        opening = [word.low for word in inside[:3]]
        at = next(
            (i for i, low in enumerate(opening) if low in heads and any(one.case == "nom" for one in heads[low])), None
        )
        if at is None or not all(_adjective(low, "m") or _adjective(low, "f") for low in opening[:at]):
            return None
    return reading.text[inside[0].start : inside[-1].stop]


@cache
def _speaking_bodies(lang: str) -> tuple[str, ...]:
    return grammar(lang).lists["bodies"]


def role_at(reading: Reading, sentence: Sentence, at: int, span: Span) -> str | None:
    """The post, or body that speaks, that a passage names from word ``at`` on, in the nominative; None when none begins there."""
    words = sentence.words
    word = words[at]
    if sentence.lang == "ru":
        body = next((one for one in _speaking_bodies("ru") if word.low.startswith(one)), None)
        if not body and word.low not in russian_heads():
            return None
        stop = at
        while (
            stop + 1 < len(words)
            and words[stop + 1].start < span.stop
            and (words[stop + 1].low[0].isalnum() or words[stop + 1].low in "-«»")
            and not _is_verb(words[stop + 1])
            and words[stop + 1].low
            not in ("и", "что", "о", "об", "в", "на", "со", "с", "под", "слова", "после", "во", "за", "при")
        ):
            stop += 1
        if body:
            end = {"пресс-служб": "пресс-служба"}.get(body)
            own = reading.text[word.start : word.stop]
            return (end or own) + reading.text[word.stop : words[stop].stop]
        return _nominative_role(reading, sentence, at, stop)
    heads = _heads_kk()
    body = any(word.low.startswith(one) for one in _speaking_bodies("kk"))
    if not body and word.low not in heads and re.sub(r"(?:нын|нин|дын|дин|тын|тин|га|ге)$", "", word.low) not in heads:
        return None
    start = at
    while (
        start > 0
        and words[start - 1].start >= span.start
        and words[start - 1].low[0].isalnum()
        and not words[start - 1].form.tags & {"say", "speech", "past"}
    ):
        start -= 1
    while at + 1 < len(words) and words[at + 1].start < span.stop and (words[at + 1].low in heads):
        at += 1
    return reading.text[words[start].start : words[at].stop]
