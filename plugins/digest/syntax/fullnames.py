"""Shapes in which a person is named: initials, given name and surname in either order, a surname behind a rank."""

import re
from functools import cache

from ..lexicon.grammar import folded, word_starts
from ..memo import Memo
from .names import (
    agree,
    is_surname,
    kazakh_given,
    kazakh_nominative,
    patronymic_readings,
    plain_readings,
    russian_given,
    russian_heads,
    surname_readings,
)
from .reading import Reading, Sentence
from .roles_kk import heads, is_head
from .roles_ru import ROLE_WORDS

Match = tuple[int, str, str, str, bool]  # last word, given name, patronymic, surname; a surname alone


def _text(own: str) -> str:
    """The word as printed, «ИВАНОВ» as «Иванов»."""
    return "-".join(part.capitalize() for part in own.split("-")) if len(own) > 2 and own.isupper() else own


def name_at(reading: Reading, sentence: Sentence, at: int) -> str | None:
    """The capitalised word at a position when it can be part of a name."""
    if not 0 <= at < len(sentence.words):
        return None
    word = sentence.words[at]
    return _named(sentence.lang)[reading.text[word.start : word.stop], word.low] if word.capital else None


@cache
def _named(lang: str) -> Memo[tuple[str, str], str | None]:
    """(word as printed, in the letters of the grammar) -> the word when it can be part of a name."""
    states = word_starts(lang, "bodies_of_state")

    def look(key: tuple[str, str]) -> str | None:
        own, low = key
        if (
            not own[0].isalpha()
            or (own.isupper() and len(own) < 4 and own not in ("КИМ", "ЛИ", "ЦОЙ", "ПАК"))
            or not own.replace("-", "").replace("’", "").isalpha()
            or low.startswith(states)
        ):
            return None
        return _text(own)

    return Memo(look)


def apart(sentence: Sentence, at: int) -> bool:
    """Does something other than one space stand between a word and the next?"""
    words = sentence.words
    return at + 1 >= len(words) or words[at + 1].start - words[at].stop != 1


def initials(reading: Reading, sentence: Sentence, at: int, capitals: frozenset[str]) -> Match | None:
    """«А. Кабденов», «А.К. Кабденов», «Ә.Нұрсейітов», «Кабденов А.К.»."""
    words, text = sentence.words, reading.text
    shown: list[str] = []
    here = at
    while (
        here + 1 < len(words)
        and words[here].capital
        and words[here].stop - words[here].start == 1
        and words[here + 1].low == "."
        and len(shown) < 2
    ):
        shown.append(text[words[here].start] + ".")
        here += 2
    if shown and (name := name_at(reading, sentence, here)) and words[here].start - words[here - 1].stop <= 1:
        spaced = " " if words[here].start > words[here - 1].stop else ""
        surname = _surname_alone(name, sentence.lang, capitals, case_before(sentence, at) if sentence.lang == "ru" else None)
        return here, "", "", ("".join(shown) + spaced + surname), False
    if (
        at + 2 < len(words)
        and words[at + 1].capital
        and words[at + 1].stop - words[at + 1].start == 1
        and words[at + 2].low == "."
        and (name := name_at(reading, sentence, at))
        and is_surname(folded(name.lower(), sentence.lang))
    ):
        first = text[words[at + 1].start] + "."
        last = at + 2
        if (
            at + 4 < len(words)
            and words[at + 3].capital
            and words[at + 3].stop - words[at + 3].start == 1
            and words[at + 4].low == "."
        ):
            first, last = first + text[words[at + 3].start] + ".", at + 4
        case = case_before(sentence, at) if sentence.lang == "ru" else None
        return last, "", "", f"{first} {_surname_alone(name, sentence.lang, capitals, case)}", False
    return None


def _surname_alone(name: str, lang: str, capitals: frozenset[str], case: str | None = None) -> str:
    if lang == "kk":
        return kazakh_nominative(name, capitals)
    low = name.lower().replace("ё", "е")
    readings = surname_readings(low)
    if not readings:
        return name
    first = next((one for one in readings if one.nominative in capitals), readings[0])
    if case == "gen":
        first = next((one for one in readings if one.case == case), first)
    return cased(name, first.nominative)


def cased(name: str, low: str) -> str:
    """A nominative in lower case, spelled as the text spells the name (ё, hyphens, capitals)."""
    plain = name.lower().replace("ё", "е")
    common = 0
    while common < min(len(plain), len(low)) and plain[common] == low[common]:
        common += 1
    return name[:common] + low[common:]


def full_name(reading: Reading, sentence: Sentence, at: int, capitals: frozenset[str]) -> Match | None:
    """A known given name with a surname before or behind it, or with a patronymic."""
    names: list[str] = []
    while (
        len(names) < 3
        and not (names and apart(sentence, at + len(names) - 1))
        and (name := name_at(reading, sentence, at + len(names)))
    ):
        names.append(name)
    count = len(names)
    if count < 2:
        return None
    if count == 3 and sentence.lang == "ru" and _is_place(sentence, at, [name.lower().replace("ё", "е") for name in names]):
        return None
    if any(sentence.words[at + step].form.value is not None for step in range(count)):
        return None  # «ПЯТЬ ПОСТОВ»
    return _kazakh_full(names, sentence, at, capitals) if sentence.lang == "kk" else _russian_full(sentence, names, at)


_PLACES = frozenset(("области", "района", "города", "села", "поселка", "аула", "станции"))


def _is_place(sentence: Sentence, at: int, low: list[str]) -> bool:
    """«аким области Абай | Нуржан Кусаинов», «аким района Магжана Жумабаева | Ержан Бекенов»: the place comes first."""
    if at == 0 or sentence.words[at - 1].low not in _PLACES:
        return False
    further = at + 3 < len(sentence.words) and sentence.words[at + 3].capital and low[2] in russian_given()
    return further or (low[1] in russian_given() and is_surname(low[2]) and not patronymic_readings(low[2]))


def _russian_full(sentence: Sentence, names: list[str], at: int) -> Match | None:
    case = case_before(sentence, at)
    low = [name.lower().replace("ё", "е") for name in names]
    given = russian_given()
    middles = [patronymic_readings(word) for word in low]
    for size in (3, 2):
        if len(names) < size:
            continue
        for order in ((0, 1, 2), (1, 2, 0)) if size == 3 else ((0, None, 1), (1, None, 0)):
            g, m, s = order
            middle = middles[m] if m is not None else []
            if m is not None and not middle:
                continue
            known = given.get(low[g])
            surname = surname_readings(low[s])
            if not known and (s < g or not (surname and is_surname(low[s]))):
                continue
            if _is_no_surname(low, s, first=s < g and size == 2, known=bool(known)):
                continue
            if not known and not _may_be_given(sentence, at + g, low[g], with_patronymic=m is not None):
                continue
            if known and ((size == 2 and s > g and middles[s]) or (not surname and s < g)):
                continue  # «Жанна Болатовна» is without a surname; «Серик Абай» is no surname and given name
            parts = [list(known) if known else plain_readings(low[g])]
            parts += [middle] if middle else []
            parts.append(surname or plain_readings(low[s]))
            agreed = agree(parts, case)
            if agreed is None:
                if not known:
                    continue
                agreed = [known[0].nominative, *([middle[0].nominative] if middle else []), low[s]]
            shown = [cased(names[i], word) for i, word in zip((i for i in (g, m, s) if i is not None), agreed, strict=True)]
            return at + size - 1, shown[0], shown[1] if m is not None else "", shown[-1], False
    if len(names) >= 2 and middles[1] and low[0] in given and low[0] != "президент":
        agreed = agree([list(given[low[0]]), middles[1]], case) or [given[low[0]][0].nominative, middles[1][0].nominative]
        return at + 1, cased(names[0], agreed[0]), cased(names[1], agreed[1]), "", False
    return None


def _is_no_surname(low: list[str], at: int, *, first: bool, known: bool) -> bool:
    """«Полицейский Кайрат»; «село Кенжеколь Нина Петренко»; «заместитель Искаковой Рустам Бабаджанов»."""
    return (
        low[at] in russian_heads()
        or (not known and low[at] in russian_given())
        or (len(low) > 2 and is_surname(low[2]) and (first or not known))
    )


# A sign, or a preposition before a place: «от Улькен Нарына».
_BEFORE_NO_NAME = frozenset(("«", "“", '"', ".", "!", "?", ":", "–", "—", "-", "от", "до", "из", "в", "на", "под", "возле"))


def _may_be_given(sentence: Sentence, at: int, low: str, *, with_patronymic: bool) -> bool:
    """May an unknown word before a surname be a given name? Not a common word that opens the sentence."""
    if with_patronymic:
        return True
    if low in russian_heads() or sentence.words[at].form.tags:
        return False
    inside = at > 0 and sentence.words[at - 1].low not in _BEFORE_NO_NAME
    return (inside and not low.endswith(("ий", "ая", "ого", "ому", "ым", "ской", "ской"))) or (
        at > 0 and sentence.words[at - 1].low in russian_heads()
    )


# «По словам М. Масакова»: what stands behind is in the genitive.
_GENITIVE_BEHIND = ("словам", "мнению", "данным", "информации", "заявлению", "поручению", "приказу", "сообщению")


def case_before(sentence: Sentence, at: int) -> str | None:
    """The case of the post a name follows: «министра внутренних дел Ерлана …» is genitive."""
    heads = russian_heads()
    for near in range(at - 1, max(-1, at - ROLE_WORDS), -1):
        word = sentence.words[near]
        if word.low in ".;:!?" or word.form.tags & {"past", "infinitive"}:
            return None
        if word.low in _GENITIVE_BEHIND:
            return "gen"
        if word.low in heads:
            cases = {one.case for one in heads[word.low]}
            return next((case for case in ("nom", "gen", "dat", "ins", "acc", "loc") if case in cases), None)
    return None


def _kazakh_full(names: list[str], sentence: Sentence, at: int, capitals: frozenset[str]) -> Match | None:
    """Given name, surname (or -ұлы, -қызы), perhaps with a patronymic between; only the last word has a case ending."""
    given = kazakh_given()
    for size in (3, 2):
        if len(names) < size:
            continue
        parts = [*names[: size - 1], kazakh_nominative(names[size - 1], capitals)]
        low = [folded(part.lower(), "kk") for part in parts]
        latin = parts[0].isascii() or not re.search("[а-яё]", parts[0].lower())
        if low[0] in heads():
            continue  # «Тұрғын Анна Ким»
        known = low[0] in given
        ending = is_surname(low[-1]) or (
            latin and re.search(r"(?:ov|ev|in|ova|eva|ina|uly|ūly|qyzy|kyzy)$", parts[-1].lower())
        )
        if size == 3 and not (re.search(r"(?:улы|кызы|ович|евич|овна|евна)$", low[1]) and (known or ending)):
            if size == 3 and re.search(r"(?:улы|кызы|ович|евич|овна|евна)$", low[2]) and low[1] in given:
                return at + 2, parts[1], parts[2], parts[0], False
            continue
        if known or (ending and _may_be_kazakh_given(sentence, at)):
            if low[-1] in given and not known:
                return at + size - 1, parts[-1], "", parts[0], False
            if size == 2 and re.search(r"(?:ович|евич|овна|евна)$", low[1]):
                return at + 1, parts[0], parts[1], "", False
            return at + size - 1, parts[0], parts[1] if size == 3 else "", parts[-1], False
        if low[-1] in given and is_surname(low[0]):
            return at + size - 1, parts[-1], "", parts[0], False
    return None


def _may_be_kazakh_given(sentence: Sentence, at: int) -> bool:
    words = sentence.words
    return (at > 0 and words[at - 1].low not in '.!?:«“"–—-' and not words[at].form.tags) or is_head(words, at - 1)
