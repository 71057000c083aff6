"""People who hold public office, across articles: what they said and ordered, and who held a post. Knows no language.

Only those whose post serves the public and who act in some article have a dossier, and only under a full name: a digest
keeps none of residents, witnesses or suspects, and a surname alone may be anybody's. A namesake in another region is
somebody else, and ministers of other countries are not ours.
"""

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from .entries import LANGS, KnownPerson, Post, Region
from .lexicon import plain
from .patterns import tokenise
from .record import Record
from .register import Entry, Register
from .said import Person, Quote
from .slugs import slug
from .vocabulary import Vocabulary

FULL_NAME = 2  # words: a given name and a surname
_ACTING = re.compile(r"^(?:и\.? ?о\.?|врио|исполняющ|временно)|міндетін")
_OF_A_CITY = re.compile(r"\b(?:городск|города|қала\b|қалалық|қаласының)")


@dataclass(frozen=True, slots=True, eq=False)
class Appearance:
    """Somebody in one article: as the text names them, with the office held there, what they said and committed to."""

    record: Record
    person: Person
    post: Post | None
    region: str | None
    quotes: tuple[Quote, ...]
    entries: tuple[Entry, ...]
    whole: bool
    stated: str | None

    @property
    def office(self) -> tuple[str, str | None] | None:
        """(post, region) where one person holds that post at a time; None for one of many, or where the region is open."""
        if self.post and self.post.serves == "country" and self.whole:
            return self.post.id, None
        if self.post and self.post.serves == "region" and self.region and self.whole:
            return self.post.id, self.region
        return None


@dataclass(frozen=True, slots=True, eq=False)
class Dossier:
    """One person. ``known`` is the vocabulary's entry; without one the name is that of the newest article."""

    slug: str
    known: KnownPerson | None
    name: str
    name_lang: str
    appearances: tuple[Appearance, ...]

    @property
    def path(self) -> str:
        """The page's path without the language."""
        return f"people/{self.slug}/"

    @property
    def entries(self) -> list[Entry]:
        """Every commitment of theirs, newest article first."""
        return [entry for one in self.appearances for entry in one.entries]


@dataclass(frozen=True, slots=True, eq=False)
class Office:
    """A post that one person holds at a time, of the country or of one region, and who held it by which articles."""

    post: Post
    region: Region | None
    holders: tuple[tuple[Dossier, tuple[Record, ...]], ...]

    @property
    def path(self) -> str:
        """The page's path without the language."""
        return f"people/posts/{self.post.id}{'-' + self.region.slug if self.region else ''}/"


class Dossiers:
    """Everybody with a dossier, and the offices, over records in the order given (newest first)."""

    def __init__(self, records: Sequence[Record], register: Register, vocabulary: Vocabulary) -> None:
        known = {(lang, name_key(getattr(one, lang))): one for one in vocabulary.people for lang in LANGS}
        self.known: dict[str, KnownPerson] = {}
        found: dict[str, list[Appearance]] = defaultdict(list)
        unknown: dict[str, list[Appearance]] = defaultdict(list)
        for record in (one for one in records if one.facts.scope != "foreign"):
            for person in record.facts.people:
                if len(person.name.split()) < FULL_NAME or "." in person.name:
                    continue
                entry = known.get((record.document.base_lang, name_key(person.name)))
                one = _appearance(record, person, register, vocabulary)
                if entry:
                    found[entry.id].append(one)
                    self.known[entry.id] = entry
                elif one.post and one.post.serves:
                    unknown[name_key(person.name)].append(one)
        found.update(_apart(unknown, vocabulary))
        public = {
            name
            for name, group in found.items()
            if any(one.person.newsmaker and one.post and one.post.serves for one in group)
        }
        self.people = {name: self._dossier(name, found[name]) for name in found if name in public}
        names = Counter(one.name for one in self.people.values())
        self.namesakes = {name for name, count in names.items() if count > 1}
        self.offices = self._offices(vocabulary)
        self.by_region = self._grouped(lambda record: [tag.id for tag in record.facts.regions])
        self.by_topic = self._grouped(lambda record: [tag.id for tag in record.facts.topics])

    def _dossier(self, name: str, appearances: list[Appearance]) -> Dossier:
        newest = appearances[0]
        return Dossier(name, self.known.get(name), newest.person.name, newest.record.document.lang, tuple(appearances))

    def _offices(self, vocabulary: Vocabulary) -> dict[tuple[str, str | None], Office]:
        held: dict[tuple[str, str | None], dict[str, list[Record]]] = defaultdict(lambda: defaultdict(list))
        for dossier in self.people.values():
            for one in dossier.appearances:
                if one.office:
                    held[one.office][dossier.slug].append(one.record)
        found = {}
        for (post, region), holders in held.items():
            rows = tuple((self.people[name], tuple(records)) for name, records in holders.items())
            found[post, region] = Office(vocabulary.posts[post], vocabulary.regions[region] if region else None, rows)
        return found

    def _grouped(self, ids_of: Callable[[Record], list[str]]) -> dict[str, list[Dossier]]:
        """Dossiers by the region or topic of the articles they stand in."""
        found: dict[str, dict[str, Dossier]] = defaultdict(dict)
        for dossier in self.people.values():
            for one in dossier.appearances:
                if one.person.newsmaker:
                    for group in ids_of(one.record):
                        found[group][dossier.slug] = dossier
        return {group: list(members.values()) for group, members in found.items()}


def _apart(unknown: dict[str, list[Appearance]], vocabulary: Vocabulary) -> Iterator[tuple[str, list[Appearance]]]:
    """(address, appearances) for each person the vocabulary does not know.

    Equal names are one person until their texts say otherwise: two patronymics, or the heads of two regions. Then each has
    an address with what tells them apart, whoever was in the news last; so no address ever passes to somebody else.
    """
    slugs = Counter(slug(name) for name in unknown)
    for name, group in unknown.items():
        address = slug(name) if slugs[slug(name)] == 1 else f"{slug(name)}-{zlib.crc32(name.encode()):08x}"
        marks = {one: _mark(one, group, vocabulary) for one in group}
        for mark in dict.fromkeys(marks.values()):
            yield (f"{address}-{mark}" if mark else address), [one for one in group if marks[one] == mark]


def _mark(one: Appearance, group: list[Appearance], vocabulary: Vocabulary) -> str:
    """What tells somebody from a namesake: the patronymic, else the region they head; "" where nothing needs to."""
    middles = {_middle(other) for other in group} - {""}
    if len(middles) > 1:
        return slug(_middle(one)) if _middle(one) else ""
    regions = {other.stated for other in group if other.post and other.post.serves == "region"} - {None}
    if len(regions) > 1 and not middles and one.stated in regions:
        return vocabulary.regions[one.stated].slug if one.stated else ""
    return ""


def _middle(one: Appearance) -> str:
    return " ".join(one.person.name.split()[1:-1]).lower()


def _appearance(record: Record, person: Person, register: Register, vocabulary: Vocabulary) -> Appearance:
    post = vocabulary.posts.get(person.post or "")
    quotes = tuple(one for one in record.facts.quotes if one.speaker == person.name)
    entries = tuple(entry for entry in register.of[record.id] if entry.said.actor == person.name)
    stated = _stated_region(record, person, vocabulary)
    regions = [tag.id for tag in record.facts.regions]
    region = stated or (regions[0] if len(regions) == 1 else None)
    whole = _heads_region(record, person, region, vocabulary)
    return Appearance(record, person, post, region, quotes, entries, whole, stated)


def _stated_region(record: Record, person: Person, vocabulary: Vocabulary) -> str | None:
    """The one region that the words of a post name, or None."""
    lang = record.document.base_lang
    named: set[str] = set()
    for hit in vocabulary.geo[lang].find(person.role or "", tokenise(person.role or "", lang)):
        kind, key = hit.key
        if kind == "region":
            named.add(key)
        elif kind == "place":
            named.update(vocabulary.places[key].regions)
    return named.pop() if len(named) == 1 else None


def _heads_region(record: Record, person: Person, region: str | None, vocabulary: Vocabulary) -> bool:
    """Is a post «of a region» that of the whole region? Not that of a city's police, nor held for somebody else."""
    role = plain(person.role or "")
    if _ACTING.search(role):
        return False
    city = region is not None and vocabulary.regions[region].kind == "city"
    lang = record.document.base_lang
    towns = [key for key, _ in (hit.key for hit in vocabulary.geo[lang].find(role, tokenise(role, lang))) if key == "place"]
    return city or not (towns or _OF_A_CITY.search(role))


def name_key(name: str) -> str:
    """Given name and surname without a patronymic: «Ерлан Заманбекович Тургумбаев» is «ерлан тургумбаев», ё is е."""
    words = name.lower().replace("ё", "е").split()
    return f"{words[0]} {words[-1]}"
