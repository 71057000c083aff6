"""People who hold public office, and the posts they held."""

from collections.abc import Iterator

from ..dossiers import Appearance, Dossier, Office
from ..record import Record
from ..shapes import Held, Page
from .desk import Desk, heading

PEOPLE = "people/"


def people(desk: Desk) -> Iterator[Page]:
    """The list of people and posts, and a page for each."""
    dossiers, words = desk.archive.dossiers, desk.words
    title = words.say("People and posts")
    offices = sorted(dossiers.offices.values(), key=lambda office: words.order(_post_name(desk, office)))
    yield desk.page(
        "people", PEOPLE, title, title, [(title, None)],
        people=desk.clerk.people(dossiers.people.values()),
        offices=[(_post_name(desk, office), office.path, len(office.holders)) for office in offices],
    )  # fmt: skip
    for dossier in dossiers.people.values():
        yield _person(desk, dossier, title)
    for office in offices:
        yield _office(desk, office, title)


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
        "post", office.path, name, desk.words.say("%(name)s: who held the post", name=name), [(above, PEOPLE), (name, None)],
        holders=[(clerk.name(dossier), dossier.path, desk.cards_of(records)) for dossier, records in office.holders],
        open_entries=clerk.entries(one for one in entries if register.is_open(one)),
        other_entries=clerk.entries(one for one in entries if not register.is_open(one)),
        proposed=office.post.kk_status != "verified", today=desk.today,
    )  # fmt: skip
