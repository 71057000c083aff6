"""A Russian post before a name: from its leftmost noun, in the nominative, ranks left out."""

import re
from functools import cache

from .names import russian_heads
from .reading import Reading, Sentence, Word

ROLE_WORDS = 18


def before_name(reading: Reading, sentence: Sentence, first: int) -> tuple[str | None, bool]:
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
        elif not word.low[0].isalnum() or is_verb(word):
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
    if words[start].low in _ranks():
        before = start - 1
        if before > 0 and words[before].low == ",":
            role, rank = before_name(reading, sentence, before)
            if role:
                return role, rank
        return nominative_role(reading, sentence, start, first - 1), True
    if words[start].low.startswith("старш") and words[start + 1].low in _ranks():
        return before_name(reading, sentence, start - 1) if start > 1 and words[start - 1].low == "," else (None, False)
    stop = next((at for at in range(first - 1, start, -1) if words[at].low in _ranks() and words[at].low in heads), first)
    role = nominative_role(reading, sentence, start, stop - 1)
    if start > 1 and words[start - 1].low == ",":
        other, rank = before_name(reading, sentence, start - 1)
        if other and not rank and len(other.split()) < 8:
            return f"{other}, {role}", False
    return role, False


def _name_like(sentence: Sentence, at: int) -> bool:
    return at + 1 < len(sentence.words) and sentence.words[at + 1].capital and at > 0


def is_verb(word: Word) -> bool:
    if word.capital:
        return False
    return bool(word.form.tags & {"past", "infinitive", "will", "progress", "future", "passive"}) or (
        bool(word.form.tags & {"speech"}) and "past" in word.form.tags
    )


@cache
def _ranks() -> frozenset[str]:
    return frozenset(
        form for form, readings in russian_heads().items() if readings[0].nominative in grammar("ru").lists["ranks"]
    )
    return frozenset(grammar("kk").lists["ranks"])


def nominative_role(reading: Reading, sentence: Sentence, start: int, last: int) -> str:
    """The head noun, and adjectives before it, in the nominative; the rest as it stands."""
    words, text = sentence.words, reading.text
    head = russian_heads()[words[start].low]
    chosen = next((one for one in head if one.case == "nom"), head[0])
    adjectives: list[str] = []
    at = start - 1
    while at >= 0 and (plain := adjective(words[at].low, chosen.gender)) and words[at + 1].start - words[at].stop == 1:
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


def adjective(word: str, gender: str) -> str | None:
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
