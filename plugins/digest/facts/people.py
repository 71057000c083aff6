"""People: everybody the text names, in the nominative, with the post or description the text gives them."""

from ..mentions import PATRONYMIC, Mention, groups
from ..model import Person


def people(found: list[Mention]) -> tuple[Person, ...]:
    """Everybody named, in order of the first mention."""
    return tuple(_person(group) for group in groups(found))


def _person(group: list[Mention]) -> Person:
    fullest = max(group, key=lambda one: (bool(one.given), len(one.name)))
    middle = next((one.middle for one in group if one.middle), "")
    plain = [one for one in group if one.given and one.surname and not PATRONYMIC.search(one.surname.lower())]
    fullest = plain[0] if plain and PATRONYMIC.search(fullest.surname.lower()) else fullest
    surname = next((one.surname for one in group if one.surname and (one.given or not fullest.surname)), fullest.surname)
    name = " ".join(part for part in (fullest.given, middle, surname or fullest.surname) if part)
    roles = [one for one in group if one.role]
    best = max(roles, key=lambda one: (not one.rank_only, len(one.role or "")), default=None)
    evidence = [fullest.span, *[one.span for one in group if one is not fullest]]
    return Person(name, best.role if best else None, None, True, tuple(evidence))
