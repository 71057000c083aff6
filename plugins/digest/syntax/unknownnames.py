"""Names that no list knows: a surname alone behind a post or rank, two unknown words behind a post."""

import re

from ..lexicon.grammar import folded
from .fullnames import Match, apart, case_before, cased, name_at
from .names import is_surname, kazakh_nominative, russian_given, russian_heads, surname_readings
from .reading import Reading, Sentence, low_at
from .roles_kk import is_head
from .roles_ru import leftmost_head, ranks


def lone_surname(reading: Reading, sentence: Sentence, at: int, capitals: frozenset[str]) -> Match | None:
    """«майор Нуралиев», «полковник Сейітов»: a surname with a post or rank right before it."""
    name = name_at(reading, sentence, at)
    if not name or at == 0:
        return None
    if sentence.lang == "kk":
        base = kazakh_nominative(name, capitals) if is_head(sentence.words, at - 1) else ""
        of_place = any(low_at(sentence.words, at + step).startswith(("аудан", "кошес", "ауыл")) for step in (1, 2, 3))
        return (at, "", "", base, True) if is_surname(folded(base.lower(), "kk")) and not of_place else None
    before = sentence.words[at - 1].low
    if not (before in russian_heads() or (before in ("полиции", "юстиции") and sentence.words[at - 2].low in ranks())):
        return None
    low = folded(name.lower(), sentence.lang)
    if not is_surname(low) or low in russian_given() or re.search(r"ск(?:ий|ая|ого|ой|ому|ом|им|ую)$", low):
        return None
    case = case_before(sentence, at)
    readings = surname_readings(low)
    chosen = next((one for one in readings if one.case == case), readings[0] if readings else None)
    return at, "", "", cased(name, chosen.nominative) if chosen else name, True


def introduced(reading: Reading, sentence: Sentence, at: int, capitals: frozenset[str]) -> Match | None:
    """«комиссар полиции Март Сикк рассказал»: two words no list knows, behind a post and before a verb or a comma."""
    words = sentence.words
    if apart(sentence, at) or not words[at + 1].capital:
        return None
    names = [name_at(reading, sentence, at + step) for step in range(3)]
    if not (names[0] and names[1]) or names[2] or words[at].low in russian_heads():
        return None
    if all(reading.text[word.start : word.stop].isupper() for word in words[at : at + 2]):
        return None  # a headline in capitals
    if sentence.lang == "kk":
        known = is_head(words, at - 1) and not any(word.form.tags for word in words[at : at + 2])
        return (at + 1, names[0], "", kazakh_nominative(names[1], capitals), False) if known else None
    low = [words[at + step].low for step in range(2)]
    behind = words[at + 2] if at + 2 < len(words) else None
    told = behind is None or behind.low in ",." or bool(behind.form.tags & {"past", "speech", "present"})
    plain = not any(word in russian_heads() or re.search(r"(?:ск|ог|н)[оаиы][ейхмяйю]$", word) for word in low)
    if not told or not plain:
        return None
    return (at + 1, names[0], "", names[1], False) if leftmost_head(sentence, at, 0) is not None else None
