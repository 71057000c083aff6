"""People who hold public office, and the posts they held."""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from ..dossiers import Appearance, Dossier, Office
from ..record import Record
from ..registershapes import DossierView
from ..shapes import Held, Letter, Page
from .desk import Desk, heading

PEOPLE, POSTS = "people/", "people/posts/"
ON_A_PAGE, LATIN = 120, "A–Z"
POSTS_BESIDE = 30  # more than that have a page of their own only


def people(desk: Desk) -> Iterator[Page]:
    """The list of people and posts, and a page for each."""
    dossiers, words = desk.archive.dossiers, desk.words
    title = words.say("People and posts")
    offices = sorted(dossiers.offices.values(), key=lambda office: words.order(_post_name(desk, office)))
    rows = [(_post_name(desk, office), office.path, len(office.holders)) for office in offices]
    yield from _list(desk, title, rows)
    name = words.say("Posts")
    yield desk.page("posts", POSTS, name, name, [(title, PEOPLE), (name, None)], offices=rows)
    for dossier in dossiers.people.values():
        yield _person(desk, dossier, title)
    for office in offices:
        yield _office(desk, office, title)


def _list(desk: Desk, title: str, offices: list[tuple[str, str, int]]) -> Iterator[Page]:
    """Everybody in alphabetical order, by letters; who opens the second page finds the first under its letters."""
    everybody = sorted(desk.clerk.people(desk.archive.dossiers.people.values()), key=_is_latin)
    parts = [everybody[at : at + ON_A_PAGE] for at in range(0, max(1, len(everybody)), ON_A_PAGE)]
    paths = [PEOPLE, *[f"{PEOPLE}page/{number}/" for number in range(2, len(parts) + 1)]]
    by_page = [_letters(desk, part, path) for part, path in zip(parts, paths, strict=True)]
    first = {letter.name: letter for letters in reversed(by_page) for letter in letters}
    every = sorted(first.values(), key=lambda one: (paths.index(one.path), one.number))
    for number, (letters, path) in enumerate(zip(by_page, paths, strict=True), 1):
        name = title if number == 1 else desk.words.say("%(title)s, page %(number)s", title=title, number=number)
        yield desk.page(
            "people", path, name, title, [(name, None)], letters=letters, every=every, count=len(everybody),
            offices=offices if len(offices) <= POSTS_BESIDE else [], post_count=len(offices),
        )  # fmt: skip


def _letters(desk: Desk, people: Sequence[DossierView], path: str) -> list[Letter]:
    """People in order, cut where the alphabet goes on: in a Russian list Ұ stands with У, and the letter most begin with
    names them. Names in Latin letters stand last, together.
    """
    found = []
    for number, (_, group) in enumerate(groupby(people, key=lambda one: desk.words.order(_initial(one))[0]), 1):
        own = tuple(group)
        name = LATIN if _is_latin(own[0]) else Counter(_initial(one) for one in own).most_common(1)[0][0]
        found.append(Letter(name, number, path, own))
    return found


def _is_latin(one: DossierView) -> bool:
    return "LATIN" in unicodedata.name(_initial(one), "")


def _initial(one: DossierView) -> str:
    return one.name.text[:1].upper()


def _post_name(desk: Desk, office: Office) -> str:
    """«Начальник департамента полиции: город Алматы»."""
    name = heading(desk.words.label(office.post))
    if office.region is None:
        return name
    return desk.words.say("%(post)s: %(place)s", post=name, place=desk.words.label(office.region))


def _person(desk: Desk, dossier: Dossier, above: str) -> Page:
    register, clerk = desk.archive.register, desk.clerk
    name = clerk.name(dossier)
    entries = dossier.entries
    return desk.page(
        "person", dossier.path, name.text, desk.words.say("%(name)s: what was said and ordered", name=name.text),
        [(above, PEOPLE), (name.text, None)], title_lang=name.lang,
        held=[_held(desk, one) for one in dossier.appearances],
        quotes=[(desk.cards[one.record.id], quote) for one in dossier.appearances for quote in clerk.quotes(one)],
        open_entries=clerk.entries(one for one in entries if register.is_open(one)),
        other_entries=clerk.entries(one for one in entries if not register.is_open(one)),
        cards=desk.cards_of(_once([one.record for one in dossier.appearances])), today=desk.today,
    )  # fmt: skip


def _held(desk: Desk, one: Appearance) -> Held:
    office = desk.archive.dossiers.offices.get(one.office) if one.office else None
    return Held(desk.clerk.teller(one.record).role(one.person), office.path if office else None, desk.cards[one.record.id])


def _once(records: list[Record]) -> list[Record]:
    return list({record.id: record for record in records}.values())


def _office(desk: Desk, office: Office, above: str) -> Page:
    register, clerk = desk.archive.register, desk.clerk
    name = _post_name(desk, office)
    entries = [
        entry
        for dossier, _ in office.holders
        for one in dossier.appearances
        if one.office == (office.post.id, office.region.id if office.region else None)
        for entry in one.entries
    ]
    return desk.page(
        "post", office.path, name, desk.words.say("%(name)s: who held the post", name=name),
        [(above, PEOPLE), (desk.words.say("Posts"), POSTS), (name, None)],
        holders=[(clerk.name(dossier), dossier.path, desk.cards_of(records)) for dossier, records in office.holders],
        open_entries=clerk.entries(one for one in entries if register.is_open(one)),
        other_entries=clerk.entries(one for one in entries if not register.is_open(one)),
        proposed=office.post.kk_status != "verified", today=desk.today,
    )  # fmt: skip
