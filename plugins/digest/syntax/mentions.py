"""Where people are named in a text, and which mentions are of one person."""

import re
from dataclasses import dataclass

from ..lexicon.grammar import word_set
from ..model import Span
from .fullnames import full_name, initials, name_at
from .fullroles import in_full, kind_of_body, of_its_body, of_its_head, of_that_body
from .names import INITIALS, russian_given
from .reading import Reading, Sentence, Words, low_at
from .roles import role_of
from .unknownnames import introduced, lone_surname

# The order matters: what is surely a name comes first.
RULES = (initials, full_name, introduced, lone_surname)


@dataclass(slots=True)
class Mention:
    """One place where a person is named: word positions in the sentence, parts of the name in the nominative."""

    sentence: int
    first: int
    last: int
    given: str
    middle: str
    surname: str
    role: str | None
    rank_only: bool
    span: Span

    @property
    def name(self) -> str:
        """Given name, patronymic, surname: as many as are known."""
        return " ".join(part for part in (self.given, self.middle, self.surname) if part)


def mentions(reading: Reading) -> list[Mention]:
    """Every full name, name with initials, and lone surname with a post."""
    capitals = frozenset(
        reading.text[word.start : word.stop].lower()
        for sentence in reading.sentences
        for word in sentence.words
        if word.capital
    )
    found: list[Mention] = []
    for number, sentence in enumerate(reading.sentences):
        found += _in_sentence(reading, number, sentence, capitals)
    return found


def _in_sentence(reading: Reading, number: int, sentence: Sentence, capitals: frozenset[str]) -> list[Mention]:
    words = sentence.words
    found: list[Mention] = []
    floor = 0  # the first word behind the last name: no post reaches back over another person
    for at in [at for at, word in enumerate(words) if word.capital]:
        if at < floor or (name_at(reading, sentence, at) is None and not _is_initial(words, at)):
            continue
        match = next((match for rule in RULES if (match := rule(reading, sentence, at, capitals))), None)
        if match is None or _is_named_after(words, at, match[0], sentence.lang):
            continue
        last, given, middle, surname, lone = match
        role, rank = role_of(reading, sentence, at, last, floor)
        if role is None and found and _joined(words, found[-1], number, at, sentence.lang):
            role, rank = found[-1].role, found[-1].rank_only
        if lone and role is None:
            continue
        if role and sentence.lang == "ru":
            role = of_its_body(reading, role, sentence.span.start, words[at].start)
            role = of_its_head(reading, role, sentence.span.start, words[at].start)
        if role and sentence.lang == "kk":
            role = of_that_body(reading, role, words[at].start)
        if role:
            role = (in_full if sentence.lang == "ru" else kind_of_body)(reading, role, sentence.span.start)
        found.append(Mention(number, at, last, given, middle, surname, role, rank, sentence.span_of(at, last)))
        floor = last + 1
    return found


def _joined(words: Words, before: Mention, number: int, at: int, lang: str) -> bool:
    """«оқушысы Әлихан Тоқтасын мен Айкен Ерланқызы»: two names behind one Kazakh post."""
    return lang == "kk" and (before.sentence, before.last) == (number, at - 2) and words[at - 1].low in _AND


_AND = ("мен", "пен", "бен", "жане")


def _is_initial(words: Words, at: int) -> bool:
    """«А.»"""
    return words[at].stop - words[at].start == 1 and low_at(words, at + 1) == "."


def _is_named_after(words: Words, first: int, last: int, lang: str) -> bool:
    """«улица Абая Кунанбаева», «Бауыржан Момышұлы көшесі»."""
    names = word_set(lang, "named_after")
    if lang == "kk":
        behind = (
            words[last + 1 : last + 2] if last + 1 < len(words) and words[last + 1].capital else words[last + 1 : last + 3]
        )
        return any(word.low in names for word in behind) and words[last + 1].low not in ",.–"
    if any(one.case == "nom" for one in russian_given().get(words[first].low, ())) and last > first:
        return False  # «жительница Подгорной улицы Анна Ким»
    return (first > 0 and words[first - 1].low in names) or (
        first > 1 and words[first - 1].low == "." and words[first - 2].low in names
    )


def groups(found: list[Mention]) -> list[list[Mention]]:
    """Mentions of the same person together, in order of the first."""
    grouped: list[list[Mention]] = []
    unlike: list[dict[tuple[str, str, str], Mention]] = []  # of each group, a mention of every form of the name
    known: dict[str, list[int]] = {}  # groups by what names of one person share
    for one in found:
        near = sorted({at for key in _keys(one, sought=True) for at in known.get(key, ())})
        home = next((at for at in near if any(_same(one, other) for other in unlike[at].values())), None)
        if home is None:
            home = len(grouped)
            grouped.append([])
            unlike.append({})
        grouped[home].append(one)
        form = (one.given, one.middle, one.surname)
        if form not in unlike[home]:
            unlike[home][form] = one
            for key in _keys(one, sought=False):
                known.setdefault(key, []).append(home)
    return grouped


def _keys(one: Mention, *, sought: bool) -> list[str]:
    """What a mention is found by, and what it is ``sought`` by: of two that ``_same`` takes for one person, one is found.

    A given name alone ties two mentions only where one of them has no surname, or a patronymic in its place.
    """
    full = bool(one.surname) and not _is_patronymic(one)
    kinds = {False} if full and sought else {True, False} if sought else {full}
    keys = [f"given {one.given.lower()} {kind}" for kind in sorted(kinds)] if one.given else []
    if one.surname:
        keys.append(f"surname {_bare(one.surname).removesuffix('а')}")
        written = _TWO_INITIALS.match(one.surname)
        keys += [f"initials {written[1]}{written[2]}".lower()] if written else []
    elif one.given and one.middle:
        keys.append(f"initials {one.given[0]}{one.middle[0]}".lower())
    return keys


_TWO_INITIALS = re.compile(r"([^\W\d_])\.\s?([^\W\d_])\.")


def _bare(name: str) -> str:
    return INITIALS.sub("", name).lower().replace("ё", "е")


def _initial(one: Mention) -> str:
    match = re.match(r"([^\W\d_])\.", one.surname)
    return match[1].lower() if match else one.given[:1].lower()


PATRONYMIC = re.compile(r"(?:ұлы|қызы|улы|кызы|uly|ūly|qyzy)$")


def _abbreviates(one: Mention, other: Mention) -> bool:
    """«В. Н. Крюков» and «Василий Николаевич»: initials with a surname, and the names they stand for without one."""
    written = _TWO_INITIALS.match(one.surname)
    named = bool(other.given and other.middle and not other.surname)
    return written is not None and named and (written[1] + written[2]).lower() == (other.given[0] + other.middle[0]).lower()


def _is_patronymic(one: Mention) -> bool:
    return PATRONYMIC.search(one.surname.lower()) is not None


def _is_same_surname(one: Mention, other: Mention) -> bool:
    """Also «цитирует К. Омарова» for a man the text names as Омаров."""
    mine, theirs = _bare(one.surname), _bare(other.surname)
    shortened = one.surname[1:2] == "." or other.surname[1:2] == "."
    man = one.middle.endswith("ич") or other.middle.endswith("ич")
    return mine == theirs or (shortened and man and mine.removesuffix("а") == theirs.removesuffix("а"))


def _same(one: Mention, other: Mention) -> bool:
    both = bool(one.surname and other.surname)
    if both and one.given and one.given == other.given and _is_patronymic(one) != _is_patronymic(other):
        return True  # «Дәурен Қайратұлы, …» addresses the Дәурен Сейітжан of the lead
    if one.surname and other.surname and _is_same_surname(one, other):
        return not (_initial(one) and _initial(other) and _initial(one) != _initial(other)) and not (
            one.given and other.given and one.given.lower() != other.given.lower()
        )
    if one.surname and other.surname:
        return False
    if _abbreviates(one, other) or _abbreviates(other, one):
        return True
    return (
        bool(one.given)
        and one.given.lower() == other.given.lower()
        and (not one.middle or not other.middle or one.middle == other.middle)
    )
