"""Figures, commitments, people and quotes as an article page shows them: sentences in the page's language, evidence in
the text's own. Plain values, no HTML.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from .evidence import Evidence, evidence_of
from .factkeys import fact_keys
from .factshapes import CAUTIONS, STATUSES, WAYS, CommitmentView, FigureView, Name, PersonView, QuoteView
from .model import Document, Span
from .record import Record
from .said import Commitment, Facts, Figure, Person, Quote
from .setting import sentence_of
from .syntax.deadlines import deadline_code, names_time
from .syntax.periods import period_code
from .twins import twin_of, twins_of
from .vocabulary import Vocabulary
from .wording import Wording

FEW_WORDS = 4
CLAUSES = (",", ";", ":", "–")
MANY = 3  # figures with the same caution: it is told once, above them


@dataclass(frozen=True, slots=True)
class Teller:
    """Turns the facts of one record into the words of one page.

    ``own`` are the facts of the text the page shows, ``document`` that text, ``numbers`` its marks: a fact found there too
    is shown by that text's words, any other by the original's.
    """

    record: Record
    document: Document
    own: Facts
    numbers: dict[Span, int]
    vocabulary: Vocabulary
    wording: Wording

    def figures_apart(self) -> tuple[FigureView, ...]:
        """Every figure of the record, each with all its cautions: for a place where it stands alone."""
        return self._figures(self._cautioned())

    def figures(self) -> tuple[FigureView, ...]:
        """Every figure of the record, for a list of them all: a caution that many share is left to ``cautions``."""
        return self._figures([(code, numbers) for code, numbers in self._cautioned() if len(numbers) < MANY])

    def _figures(self, cautioned: list[tuple[str, list[int]]]) -> tuple[FigureView, ...]:
        figures = self.record.facts.figures
        keys = fact_keys(self.record, "figures")
        return tuple(
            self._figure(key, one, [code for code, numbers in cautioned if number in numbers])
            for number, (key, one) in enumerate(zip(keys, figures, strict=True))
        )

    def cautions(self) -> tuple[str, ...]:
        """What to know about all figures together, and about many of them at once: «…: 10%, 34%, 36%.»"""
        said, say = self.record.facts, self.wording.say
        whole = [one.code for one in said.caveats if one.about == "figures" and one.number is None]
        found = [say(CAUTIONS[code]) for code in whole]
        for code, numbers in self._cautioned():
            if len(numbers) >= MANY:
                listed = ", ".join(self._number(said.figures[number]) for number in numbers)
                found.append(f"{say(CAUTIONS[code]).rstrip('.')}: {listed}.")
        return tuple(found)

    def _cautioned(self) -> list[tuple[str, list[int]]]:
        """Each caution about single figures, with the places of its figures."""
        caveats = [one for one in self.record.facts.caveats if one.about == "figures" and one.code in CAUTIONS]
        return [
            (code, [one.number for one in caveats if one.code == code and one.number is not None])
            for code in dict.fromkeys(one.code for one in caveats if one.number is not None)
        ]

    def _figure(self, key: str, one: Figure, cautions: Sequence[str]) -> FigureView:
        say = self.wording.say
        twin = one if self.document is self.record.document else twin_of(one, self.own)
        notes: list[str | Name] = []
        if one.additional:
            notes.append(say("in addition to what there was"))
        if one.subset_of is not None:
            notes.append(say("part of %(number)s", number=self.wording.number(one.subset_of)))
        if one.base is not None:
            notes.append(say("compared with %(number)s", number=self.wording.number(one.base)))
        if one.period:
            notes.append(self._period(one.period))
        return FigureView(
            key=key,
            number=self._number(one),
            noun=self._noun(one, twin),
            about=self._about(one),
            way=one.direction,
            way_word=say(WAYS[one.direction]) if one.direction else None,
            planned=one.status == "planned",
            notes=tuple(notes),
            cautions=tuple(say(CAUTIONS[code]) for code in cautions),
            evidence=self._evidence(twin.evidence if twin else None, one.evidence),
        )

    def _number(self, one: Figure) -> str:
        number = self.wording.number
        text = number(one.value) if one.upper is None else f"{number(one.value)}–{number(one.upper)}"
        if one.scale == "times" and one.direction:
            return self.wording.say("by %(number)s", number=text)
        return text + self.wording.percent_sign() if one.unit == "percent" else text

    def _noun(self, one: Figure, twin: Figure | None) -> Name | None:
        """The words after the number, in the page's language when the vocabulary has them."""
        upper = one.value if one.upper is None else one.upper
        if one.scale:
            return Name(self.wording.counted(self.vocabulary.units[one.scale], upper), None)
        if one.unit == "count" and one.measure:
            return Name(self.wording.counted(self.vocabulary.measures[one.measure], upper), None)
        if self.document is not self.record.document and twin and twin.label:
            return Name(twin.label, None)
        return self._own_words(one.label) if one.label else None

    def _about(self, one: Figure) -> str | None:
        if one.unit == "count" or not one.measure:
            return None
        return self.wording.label(self.vocabulary.measures[one.measure])

    def _period(self, period: str) -> str | Name:
        code = period_code(period, self.record.document.base_lang)
        return self.wording.period(code) if code else self._own_words(period)

    def _own_words(self, text: str) -> Name:
        """Words of the original: marked as such on a page in the other language."""
        lang = self.record.document.lang
        return Name(text, None if lang == self.wording.lang else lang)

    def commitments(self) -> tuple[CommitmentView, ...]:
        """Every commitment of the record."""
        said, twins = self.record.facts.commitments, twins_of(self.record, self.document, self.own)
        keys = fact_keys(self.record, "commitments")
        return tuple(self._commitment(*each) for each in zip(keys, said, twins, strict=True))

    def _commitment(self, key: str, one: Commitment, twin: Commitment | None) -> CommitmentView:
        person = next((who for who in self.record.facts.people if who.name == one.actor), None)
        measure = self.vocabulary.measures.get(one.measure or "")
        known = one.quantity is not None
        return CommitmentView(
            key=key,
            words=self._words(one, twin),
            status=one.status,
            status_word=self.wording.say(STATUSES[one.status]),
            actor=self._name(person) if person else self._own_words(one.actor) if one.actor else None,
            actor_post=self.role(person) if person else None,
            addressee=self._addressee(one, twin),
            quantity=self.wording.number(one.quantity) if one.quantity is not None else None,
            noun=self.wording.counted(measure, one.quantity) if measure and known and one.quantity is not None else None,
            deadline=self._deadline(one, twin),
            names_time=not one.deadline and self._names_time(one),
            evidence=self._evidence(twin.evidence if twin else None, one.evidence),
        )

    def _names_time(self, one: Commitment) -> bool:
        document = self.record.document
        return names_time(sentence_of(document, one.evidence[0]).of(document.text), document.base_lang)

    def _deadline(self, one: Commitment, twin: Commitment | None) -> Name | None:
        if not one.deadline:
            return None
        if self.document is not self.record.document and twin and twin.deadline:
            return Name(twin.deadline, None)
        code = deadline_code(one.deadline, self.record.document.base_lang)
        return Name(self.wording.deadline(code), None) if code else self._own_words(one.deadline)

    def _words(self, one: Commitment, twin: Commitment | None) -> Name:
        """The action as the page's own text tells it, else as the original does."""
        if self.document is not self.record.document and twin:
            return Name(_told(self.document, twin, self.own), None)
        return self._own_words(_told(self.record.document, one, self.record.facts))

    def _addressee(self, one: Commitment, twin: Commitment | None) -> Name | None:
        if self.document is not self.record.document:
            return Name(twin.addressee, None) if twin and twin.addressee else None
        return self._own_words(one.addressee) if one.addressee else None

    def people(self) -> tuple[PersonView, ...]:
        """Everybody the record names, newsmakers first."""
        views = [
            PersonView(self._name(one), self.role(one), one.newsmaker, self._evidence(None, one.evidence[:1]))
            for one in self.record.facts.people
        ]
        return tuple(sorted(views, key=lambda view: not view.newsmaker))

    def _name(self, person: Person) -> Name:
        """The name in the page's language when the vocabulary knows it, else as the text has it."""
        lang, own = self.wording.lang, self.record.document.base_lang
        known = next((one for one in self.vocabulary.people if getattr(one, own) == person.name), None)
        return Name(self.wording.label(known), None) if known and lang != own else self._own_words(person.name)

    def role(self, person: Person) -> Name | None:
        """The post in the page's language when the translation or the vocabulary has it, else as the text has it."""
        if not person.role:
            return None
        post = self.vocabulary.posts.get(person.post or "")
        if post and self.document is not self.record.document:
            mine = [one.role for one in self.own.people if one.post == person.post and one.role]
            if len(mine) == 1:
                return Name(mine[0], None)  # the translation has it in full: «Алматы қаласы полиция департаментінің бастығы»
        if post and self.wording.lang != self.record.document.base_lang:
            return Name(self.wording.label(post), None)
        return self._own_words(person.role)

    def quotes(self) -> tuple[QuoteView, ...]:
        """Every quotation of the record, in its own language."""
        return self.quoted(self.record.facts.quotes)

    def quoted(self, quotes: Sequence[Quote]) -> tuple[QuoteView, ...]:
        """Some quotations of the record, in its own language."""
        found = []
        for one in quotes:
            person = next((who for who in self.record.facts.people if who.name == one.speaker), None)
            speaker = self._name(person) if person else self._own_words(one.speaker) if one.speaker else None
            found.append(QuoteView(speaker, one.text, self.record.document.lang))
        return tuple(found)

    def _evidence(self, mine: tuple[Span, ...] | None, original: tuple[Span, ...]) -> tuple[Evidence, ...]:
        if self.document is self.record.document:
            return evidence_of(self.document, original, self.numbers)
        return evidence_of(self.document, mine, self.numbers) if mine else evidence_of(self.record.document, original, {})


def _told(document: Document, one: Commitment, facts: Facts) -> str:
    """The words of an action as they can stand alone: its clause in Kazakh, where the verb comes last and what belongs to it
    before; its whole sentence where they are too few («продолжится») and tell nothing else, or where a pair of marks is cut.

    They stand between « and », so their own marks become the inner ones of both languages.
    """
    action, text = one.evidence[0], document.text
    frame = sentence_of(document, action)
    shown = action
    if document.base_lang == "kk":
        start = max(text.rfind(mark, frame.start, action.start) for mark in CLAUSES)
        stops = [at for mark in CLAUSES if (at := text.find(mark, action.stop, frame.stop)) >= 0]
        shown = Span(frame.start if start < 0 else start + 1, min(stops, default=frame.stop))
    words = shown.of(text)
    alone = sum(frame.covers(other.evidence[0]) for other in facts.commitments) == 1
    if (alone and len(words.split()) < FEW_WORDS) or words.count("«") != words.count("»"):
        words = frame.of(text)
    return words.strip(" .–").replace("«", "„").replace("»", "“")


def marked_facts(record: Record, document: Document, own: Facts) -> list[Span]:
    """The words of figures and commitments that the page's own text shows as evidence."""
    said = record.facts if document is record.document else own
    figures = [mine for one in record.facts.figures if (mine := twin_of(one, said))]
    commitments = [twin for twin in twins_of(record, document, said) if twin]
    return [one.evidence[0] for one in figures] + [one.evidence[0] for one in commitments]
