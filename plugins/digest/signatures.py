"""What a page is made from, as a digest: two builds with the same one make the same page.

Facts stand for their article's digest and their place in it, what others say of them included; so nothing of an article
need be put into words to know that a page which shows it is the same.
"""

import pickle
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from hashlib import blake2b
from types import SimpleNamespace
from typing import Any

from .cards import Card
from .datapackage import File
from .dossiers import Appearance, Dossier, Dossiers
from .entries import KnownPerson, Measure, Outlet, PlaceName, Post, Region, Topic, Unit
from .later import Later
from .ledger import Row
from .record import Record
from .register import Entry, Register
from .shapes import Crumb, Page, Pager, Walk

SIZE = 16  # bytes
_KEPT = 2**14  # values whose signature is remembered while many pages show them
_PLAIN = (str, int, type(None), bool, tuple, list, dict, float, bytes)
_FLEETING = (Page, Crumb, Pager, Walk)  # made for one page


class Signer:
    """Signatures over one archive. Entries of the vocabulary stand for themselves by their ids: whoever keeps
    signatures keeps the vocabulary's digest with them.
    """

    def __init__(self, records: Iterable[Record], register: Register, dossiers: Dossiers) -> None:
        self._keys = {one.id: _key_of(one) for one in records}
        self._register, self._dossiers = register, dossiers
        self._known: dict[int, tuple[object, bytes]] = {}
        self._ways: dict[type, Callable[[Any], object]] = {
            Record: lambda one: self._record(one.id),
            File: lambda one: ("file", one.name, one.size),
            Card: lambda one: ("card", self._record(one.id)),
            Entry: self._fact,
            Row: self._fact,
            Appearance: self._fact,
            Dossier: self._fact,
        }
        self._facts: dict[object, bytes] = {}
        self._tellers: dict[type, Callable[[Any], object]] = {
            Entry: self._entry,
            Row: lambda one: (self._record(one.record.id), one.number),
            Appearance: self._appearance,
            Dossier: self._dossier,
        }
        self._ways |= dict.fromkeys((Topic, Region, Outlet, Measure, Unit, Post, KnownPerson), _named)
        self._ways[PlaceName] = lambda one: ("place", one.key)
        self._ways |= dict.fromkeys(_PLAIN, _itself)

    def of(self, value: object) -> bytes:
        """The signature of a page, of a value in it, or of several."""
        found = blake2b(digest_size=SIZE)
        _Writer(SimpleNamespace(write=found.update), self._way).dump(value)
        return found.digest()

    def _way(self, value: object) -> object:
        """What stands for a value; None for what is written as it is."""
        own = self._ways.get(type(value))
        if own:
            return own(value)
        if type(value) in _FLEETING:
            return _parts(value)
        known = self._known.get(id(value))
        if known is None:
            if len(self._known) == _KEPT:
                self._known.clear()
            inside = value.key if isinstance(value, Later) else _parts(value)
            known = self._known[id(value)] = value, self.of(inside)  # the value too: its id must not be another's
        return known[1]

    def _fact(self, one: object) -> bytes:
        """What many pages show and the archive keeps for as long as pages are made."""
        found = self._facts.get(one)
        if found is None:
            found = self._facts[one] = self.of(self._tellers[type(one)](one))
        return found

    def _record(self, name: str) -> bytes:
        return self._keys[name]

    def _entry(self, one: Entry) -> object:
        register = self._register
        steps = [self._record(step.record.id) for step in register.history(one)]
        earlier = [(self._record(other.record.id), other.number) for other in register.earlier(one)]
        return self._record(one.record.id), one.number, steps, earlier

    def _appearance(self, one: Appearance) -> object:
        return self._record(one.record.id), one.person.name, one.person.role, one.office, one.region, list(one.entries)

    def _dossier(self, one: Dossier) -> object:
        name = (one.slug, one.known, one.name, one.name_lang, one.name in self._dossiers.namesakes)
        return name, one.appearances


class _Writer(pickle.Pickler):
    """Values as bytes for ``file.write``, in a form that depends on nothing but them."""

    def __init__(self, file: Any, way: Callable[[object], object]) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self.fast = True  # without references to what was written before: equal is the same, whether one object or two
        self._way = way

    def persistent_id(self, value: object) -> object:
        """Called by pickle for each value."""
        return self._way(value)


def _key_of(record: Record) -> bytes:
    """An article with the texts that repeat it."""
    own = record.key or blake2b(pickle.dumps(record), digest_size=SIZE).digest()
    return b"".join([own, *(_key_of(copy) for copy in record.reprints)])


def _itself(value: object) -> None:
    """Written as it is."""


def _named(entry: Any) -> object:
    return type(entry).__name__, entry.id


def _parts(value: Any) -> object:
    """One of our dataclasses. Raises TypeError for anything else: nobody knows what it depends on."""
    if not is_dataclass(value):
        raise TypeError(f"a page was given {value!r}: nobody can tell one {type(value).__name__} from another")
    return type(value).__name__, *(getattr(value, one.name) for one in fields(value))
