"""People: everybody the text names, in the nominative, with the post or description the text gives them."""

import re

from ..lexicon import plain
from ..patterns import tokenise
from ..said import Person
from ..syntax.mentions import PATRONYMIC, Mention, groups
from ..syntax.names import INITIALS
from ..vocabulary import Vocabulary

_NOT_IN_OFFICE = re.compile(r"(?:бывш|экс-|отставн|бұрынғы|отставкадағы)")
_DEPUTY = re.compile(r"(?:^|\s)(?:первый )?зам|орынбасар|вице-")
HEAD_OF_STATE = "president"


def people(found: list[Mention], lang: str, vocabulary: Vocabulary) -> tuple[Person, ...]:
    """Everybody named, in order of the first mention. ``lang``: the language of the text."""
    return tuple(_person(group, lang, vocabulary) for group in groups(found))


def post_of(role: str | None, lang: str, vocabulary: Vocabulary) -> str | None:
    """The post a role names in full, or None: «бывший начальник» holds none, a deputy is not the head."""
    if not role or _NOT_IN_OFFICE.search(plain(role)):
        return None
    tokens = tokenise(role, lang)
    hits = vocabulary.post_words[lang].find(role, tokens)
    if not hits:
        return None
    best = max(hits, key=lambda hit: (hit.span.stop - hit.span.start, -hit.span.start))
    return None if _DEPUTY.search(plain(role)) and "deputy" not in best.key else best.key


def _person(group: list[Mention], lang: str, vocabulary: Vocabulary) -> Person:
    fullest = max(group, key=lambda one: (bool(one.given), len(one.name)))
    middle = next((one.middle for one in group if one.middle), "")
    plain = [one for one in group if one.given and one.surname and not PATRONYMIC.search(one.surname.lower())]
    fullest = plain[0] if plain and PATRONYMIC.search(fullest.surname.lower()) else fullest
    surname = next((one.surname for one in group if one.surname and (one.given or not fullest.surname)), fullest.surname)
    surname = surname or fullest.surname
    if fullest.given:
        surname = INITIALS.sub("", surname)  # the initials of one mention are spelled out in another
    name = " ".join(part for part in (fullest.given, middle, surname) if part)
    roles = [one for one in group if one.role]
    best = max(roles, key=lambda one: (not one.rank_only, len(one.role or "")), default=None)
    evidence = [fullest.span, *[one.span for one in group if one is not fullest]]
    role = best.role if best else None
    post = post_of(role, lang, vocabulary)
    return Person(name, role, post, post != HEAD_OF_STATE, tuple(evidence))
