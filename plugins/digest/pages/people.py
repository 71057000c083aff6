"""People who hold public office, and the posts they held."""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby
from typing import Any

from ..dossiers import Appearance, Dossier, Office
from ..later import Later
from ..record import Record
from ..register import Entry
from ..registershapes import DossierView
from ..shapes import Held, Letter, Page
from .desk import Desk, heading
from .registers import ENTRIES

PEOPLE, POSTS = "people/", "people/posts/"
ON_A_PAGE, LATIN = 120, "A–Z"
SHOWN, SHOWN_POSTS = 6, 8  # quotations and articles on a page of a person; lines about a post
SHOWN_OPEN, SHOWN_OTHER = 12, 4  # commitments
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
        yield from _person(desk, dossier, title)
    for office in offices:
        yield from _office(desk, office, title)


def _list(desk: Desk, title: str, offices: list[tuple[str, str, int]]) -> Iterator[Page]:
    """Everybody in alphabetical order, by letters; who opens the second page finds the first under its letters."""
    everybody = sorted(desk.clerk.people(desk.archive.dossiers.people.values()), key=_is_latin)
    parts = [everybody[at : at + ON_A_PAGE] for at in range(0, max(1, len(everybody)), ON_A_PAGE)]
    paths = [PEOPLE, *[f"{PEOPLE}page/{number}/" for number in range(2, len(parts) + 1)]]
    by_page = [_letters(desk, part, path) for part, path in zip(parts, paths, strict=True)]
    first = {letter.name: letter for letters in reversed(by_page) for letter in letters}
    letters_of_all = sorted(first.values(), key=lambda one: (paths.index(one.path), one.number))
    every = [replace(letter, people=()) for letter in letters_of_all]  # the way to them is all a page shows
    say, numbers = desk.words.say, range(2, len(parts) + 1)
    names = [title, *[say("%(title)s, page %(number)s", title=title, number=number) for number in numbers]]
    further = [*zip(names[1:], paths[1:], strict=True), None]  # a page of one letter that goes on has no link by its letter
    for letters, path, name, onward in zip(by_page, paths, names, further, strict=True):
        yield desk.page(
            "people", path, name, title, [(name, None)], letters=letters, every=every, onward=onward,
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


def _person(desk: Desk, dossier: Dossier, above: str) -> Iterator[Page]:
    """A page of the newest; what has no room there stands on pages of its own, in parts."""
    clerk, name = desk.clerk, desk.clerk.name(dossier)
    records, offices = _once([one.record for one in dossier.appearances]), desk.archive.dossiers.offices
    quotes = [(one, number) for one in dossier.appearances for number in range(len(one.quotes))]
    shown, posts = quotes[:SHOWN], dossier.appearances[:SHOWN_POSTS]
    yield desk.page(
        "person", dossier.path, name.text, desk.words.say("%(name)s: what was said and ordered", name=name.text),
        [(above, PEOPLE), (name.text, None)], title_lang=name.lang,
        held=Later([(one, one.office in offices) for one in posts], partial(_held, desk, posts)),
        quotes=Later(shown, lambda: [(desk.cards[one.record.id], clerk.quotes(one)[number]) for one, number in shown]),
        quote_count=len(quotes),
        cards=desk.cards_of(records[:SHOWN]), count=len(records), **_entries(desk, dossier.entries),
    )  # fmt: skip
    trail: list[tuple[str, str | None]] = [(above, PEOPLE), (name.text, dossier.path)]
    yield from _every_entry(desk, dossier.path, name.text, trail, dossier.entries)
    if len(records) > SHOWN:
        title = desk.words.say("Articles: %(name)s", name=name.text)
        yield from desk.listed("articles", f"{dossier.path}articles/", title, trail, records, total=len(records))


def _entries(desk: Desk, entries: Sequence[Entry]) -> dict[str, Any]:
    """The newest open commitments and the newest that were reported on."""
    register = desk.archive.register
    opened = [one for one in entries if register.is_open(one)]
    other = [one for one in entries if not register.is_open(one)]
    return {
        "open_entries": desk.entries(opened[:SHOWN_OPEN]), "open_count": len(opened), "entry_count": len(entries),
        "other_entries": desk.entries(other[:SHOWN_OTHER]), "other_count": len(other),
        "every_entry": len(opened) > SHOWN_OPEN or len(other) > SHOWN_OTHER,
    }  # fmt: skip


def _every_entry(
    desk: Desk, path: str, name: str, trail: list[tuple[str, str | None]], entries: Sequence[Entry]
) -> Iterator[Page]:
    """All commitments of a person or of those who held a post, where the page of theirs shows some."""
    if _entries(desk, entries)["every_entry"]:
        title = desk.words.say("Commitments: %(name)s", name=name)
        yield from desk.paged(
            "entries", f"{path}commitments/", title, trail, entries, lambda part: {"entries": desk.entries(part)},
            ENTRIES, newest={"count": len(entries)},
        )  # fmt: skip


def _held(desk: Desk, appearances: Sequence[Appearance]) -> list[tuple[Held, ...]]:
    """The posts as articles name them; those that say the same stand together."""
    found = []
    for one in appearances:
        office = desk.archive.dossiers.offices.get(one.office) if one.office else None
        role = desk.clerk.teller(one.record).role(one.person)
        found.append(Held(role, office.path if office else None, desk.cards[one.record.id]))
    return [tuple(group) for _, group in groupby(found, key=lambda one: (one.post, one.path))]


def _once(records: list[Record]) -> list[Record]:
    return list({record.id: record for record in records}.values())


def _office(desk: Desk, office: Office, above: str) -> Iterator[Page]:
    clerk, name = desk.clerk, _post_name(desk, office)
    entries = [
        entry
        for dossier, _ in office.holders
        for one in dossier.appearances
        if one.office == (office.post.id, office.region.id if office.region else None)
        for entry in one.entries
    ]
    trail: list[tuple[str, str | None]] = [(above, PEOPLE), (desk.words.say("Posts"), POSTS)]
    yield desk.page(
        "post", office.path, name, desk.words.say("%(name)s: who held the post", name=name), [*trail, (name, None)],
        holders=[
            (clerk.name(dossier), dossier.path, desk.cards_of(records[:SHOWN_POSTS]), len(records))
            for dossier, records in office.holders
        ],
        proposed=office.post.kk_status != "verified", **_entries(desk, entries),
    )  # fmt: skip
    yield from _every_entry(desk, office.path, name, [*trail, (name, office.path)], entries)
