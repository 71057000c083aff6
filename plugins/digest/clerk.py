"""Commitments, figures and people as the registers show them: apart from their article, each with the way back to it."""

from collections.abc import Iterable, Sequence

from .archive import Archive
from .cards import Card
from .dossiers import Appearance, Dossier
from .entries import PlaceName, Region
from .evidence import evidence_of
from .factshapes import STATUSES, CommitmentView, FigureView, Name, QuoteView
from .factviews import Teller
from .ledger import Calculation, Row, calculation
from .model import Span
from .record import Record
from .register import Entry, Step
from .registershapes import DossierView, EntryView, RowView, StepView
from .vocabulary import Vocabulary
from .wording import Wording

PER_CENT = 100
PUBLIC = ("police", "state")  # outlets that speak for a public body


def largest(rows: Sequence[Row]) -> float:
    """The largest figure of a group, 0 of none."""
    return max((abs(row.figure.upper or row.figure.value) for row in rows), default=0)


class Clerk:
    """Fills in the registers of one language. Facts of an article are worded once, however many lists show them."""

    def __init__(self, archive: Archive, cards: dict[str, Card], vocabulary: Vocabulary, wording: Wording) -> None:
        self.archive, self.cards, self.vocabulary, self.words = archive, cards, vocabulary, wording
        self._commitments: dict[str, tuple[CommitmentView, ...]] = {}
        self._figures: dict[str, tuple[FigureView, ...]] = {}
        self._entries: dict[str, EntryView] = {}
        self._people: dict[str, DossierView] = {}

    def teller(self, record: Record) -> Teller:
        """The teller of a record's facts outside its page, where no mark has a number."""
        document, own = record.in_language(self.words.lang)
        return Teller(record, document, own, {}, self.vocabulary, self.words)

    def entries(self, entries: Iterable[Entry]) -> tuple[EntryView, ...]:
        """Commitments as the register shows them: of each one view, however many lists show it."""
        return tuple(self._entries.get(one.id) or self._entries.setdefault(one.id, self._entry(one)) for one in entries)

    def _told(self, entry: Entry) -> CommitmentView:
        if entry.record.id not in self._commitments:
            self._commitments[entry.record.id] = self.teller(entry.record).commitments()
        return self._commitments[entry.record.id][entry.number]

    def _entry(self, entry: Entry) -> EntryView:
        register = self.archive.register
        return EntryView(
            anchor=entry.key,
            card=self.cards[entry.record.id],
            told=self._told(entry),
            places=self._places(entry.places),
            regions=self._regions(entry.regions),
            topics=tuple(self.vocabulary.topics[topic] for topic in entry.topics),
            steps=tuple(self._step(entry, step) for step in register.history(entry)),
            earlier=tuple((self.cards[one.record.id], one.key) for one in register.earlier(entry)),
            open=register.is_open(entry),
            by_agency=self._by_agency(entry),
        )

    def _places(self, keys: tuple[str, ...]) -> tuple[PlaceName, ...]:
        """Cities and districts, but no city that is a region itself."""
        found = [self.vocabulary.places[key] for key in keys]
        regions = self.vocabulary.regions
        return tuple(
            one
            for one in found
            if not (one.kind == "city" and any(regions[region].kind == "city" for region in one.regions))
        )

    def _by_agency(self, entry: Entry) -> bool:
        facts = entry.record.facts
        outlets = [self.vocabulary.outlets.get(name or "") for name in (facts.outlet, facts.cited_outlet)]
        posts = [self.vocabulary.posts.get(one.post or "") for one in facts.people if one.name == entry.said.actor]
        return any(one and one.kind in PUBLIC for one in outlets) or any(post and post.serves for post in posts)

    def _regions(self, ids: tuple[str, ...]) -> tuple[Region, ...]:
        return tuple(self.vocabulary.regions[region] for region in ids)

    def _step(self, entry: Entry, step: Step) -> StepView:
        if step.told:
            shown = self._told(step.told).evidence
        else:
            document = step.record.document
            start = document.text.index(step.answer.report)
            shown = evidence_of(document, (Span(start, start + len(step.answer.report)),), {})
        return StepView(
            card=self.cards[step.record.id],
            anchor=step.told.key if step.told else None,
            status=step.status,
            status_word=self.words.say(STATUSES[step.status]),
            independent=step.independent,
            evidence=shown,
            calculation=self._compared(entry, step),
            reason=next((one.reason[self.words.lang] for one in step.record.corrections if one.field == "follows"), None),
        )

    def _compared(self, entry: Entry, step: Step) -> str | None:
        """What was reported against what was announced, where both name a number of the same things."""
        told, said = step.told.said if step.told else None, entry.said
        if not told or not told.measure or told.measure != said.measure or not told.quantity or not said.quantity:
            return None
        number = self.words.number
        return self.words.say(
            "reported: %(number)s, announced: %(base)s, that is %(share)s",
            number=number(told.quantity),
            base=number(said.quantity),
            share=self._per_cent(100 * told.quantity / said.quantity),
        )

    def _per_cent(self, value: float) -> str:
        """Rounded, but what is not all is never told as 100 per cent, nor something as 0."""
        shown = round(value)
        if shown in (0, 100) and shown != value:
            shown = 99 if value < PER_CENT else 101 if shown == PER_CENT else 1
        return self.words.number(shown) + self.words.percent_sign()

    def rows(self, rows: Sequence[Row]) -> tuple[RowView, ...]:
        """Figures of one group as the ledger shows them; the bars are drawn against the largest of them."""
        return self.rows_against(largest(rows), rows)

    def rows_against(self, most: float, rows: Sequence[Row]) -> tuple[RowView, ...]:
        """Some figures of a group; the bars are drawn against ``most``."""
        return tuple(self._row(row, most) for row in rows)

    def _row(self, row: Row, most: float) -> RowView:
        if row.record.id not in self._figures:
            self._figures[row.record.id] = self.teller(row.record).figures_apart()
        figure = row.figure
        length = 100 * (figure.upper or figure.value) / most if most else None
        if length and figure.unit == "percent" and figure.direction == "decrease":
            length = -length
        return RowView(
            anchor=row.key,
            card=self.cards[row.record.id],
            told=self._figures[row.record.id][row.number],
            places=self._places(row.places),
            regions=self._regions(row.regions),
            calculation=self._calculated(calculation(figure)),
            bar=round(length, 1) if length else None,
        )

    def _calculated(self, made: Calculation | None) -> str | None:
        if made is None:
            return None
        base, share = self.words.number(made.base), self._per_cent(abs(made.per_cent))
        if made.kind == "share":
            return self.words.say("%(share)s of %(base)s", share=share, base=base)
        if round(made.per_cent) == 0:
            return self.words.say("as many as before (%(base)s)", base=base)
        if made.per_cent > 0:
            return self.words.say("%(share)s more than %(base)s", share=share, base=base)
        return self.words.say("%(share)s less than %(base)s", share=share, base=base)

    def people(self, dossiers: Iterable[Dossier]) -> tuple[DossierView, ...]:
        """People as a list shows them, in alphabetical order."""
        views = [self._people.get(one.path) or self._people.setdefault(one.path, self._person(one)) for one in dossiers]
        return tuple(sorted(views, key=lambda view: self.words.order(view.name.text)))

    def _person(self, dossier: Dossier) -> DossierView:
        newest = next((one for one in dossier.appearances if one.person.role), dossier.appearances[0])
        entries = dossier.entries
        return DossierView(
            path=dossier.path,
            name=self.name(dossier),
            post=self.teller(newest.record).role(newest.person),
            articles=len({one.record.id for one in dossier.appearances}),
            entries=len(entries),
            open=sum(self.archive.register.is_open(one) for one in entries),
        )

    def quotes(self, one: Appearance) -> tuple[QuoteView, ...]:
        """What somebody is quoted with in one article, in its own language."""
        return self.teller(one.record).quoted(one.quotes)

    def name(self, dossier: Dossier) -> Name:
        """The name in the page's language where it is known; of two namesakes each with the region."""
        if dossier.known:
            return Name(self.words.label(dossier.known), None)
        name, region = dossier.name, next((one.region for one in dossier.appearances if one.region), None)
        if region and dossier.name in self.archive.dossiers.namesakes:
            place = self.words.label(self.vocabulary.regions[region])
            name = self.words.say("%(name)s (%(place)s)", name=name, place=place)
        return Name(name, None if dossier.name_lang == self.words.lang else dossier.name_lang)
