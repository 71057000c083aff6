"""What was read from one article and by which rule: ``python -m digest.explain FILE``, or ``make explain FILE=…``."""

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from . import article, furniture, i18n, source, vocabulary
from .facts import dates
from .factshapes import CAUTIONS, STATUSES, WAYS
from .lines import key_of
from .messages import Gettext, Message, english, expected, msg
from .model import DigestError, DigestErrors, Document, Line, Span
from .record import Record
from .report import Report
from .said import Facts, Figure
from .syntax.actions_kk import KAZAKH
from .syntax.actions_ru import RUSSIAN
from .syntax.notfigures import NOT_FIGURES
from .syntax.numerals import find_numbers
from .syntax.reading import Reading, read
from .verdict import Context
from .vocabulary import Vocabulary
from .wording import N_

ROOT = Path(__file__).resolve().parents[2]
VOCABULARY, ARTICLES = ROOT / "content" / "vocabulary", ROOT / "content" / "articles"
LANGUAGES = {"kk": N_("in Kazakh"), "ru": N_("in Russian"), "kk-Latn": N_("in Kazakh, Latin script")}
SCOPES = {"regional": N_("some regions"), "national": N_("the whole country"), "foreign": N_("abroad"),
          "unknown": N_("region not given")}  # fmt: skip
KINDS = {"percent": N_("per cent"), "money": N_("money"), "duration": N_("time span"),
         "reported": N_("told as a fact"), "planned": N_("a plan")}  # fmt: skip
Row = tuple[Message, str]  # what it is, and what was read


def explain(path: Path, words: Vocabulary, today: date, gettext: Gettext | None = None, lang: str = "en") -> str:
    """A page of plain text. Raises DigestError or DigestErrors, as a build does, when the article cannot be read.

    ``gettext`` and ``lang`` say in which language; the labels of topics and regions are those of ``lang``.
    """
    record = _record(path, words, today)
    tell = _Telling(record, words, gettext or english, lang)
    parts = [
        list(part) for part in (tell.head(), tell.lines(), tell.tags(), tell.facts(), tell.left_out(), tell.notices(today))
    ]
    width = max(10, *(len(label.words(tell.gettext)) for part in parts for label, _ in part)) + 2
    shown = [
        "\n".join(f"{label.words(tell.gettext):{width}}{text}".rstrip() for label, text in part) for part in parts if part
    ]
    return "\n\n".join([f"{record.source.path}: {tell.size()}", *shown])


def _record(path: Path, words: Vocabulary, today: date) -> Record:
    """The article that a path means: its text, its translation or its corrections; the folder may be left out."""
    place = path if path.exists() else ARTICLES / path.name
    stem = place.name.removesuffix(".toml").removesuffix(".txt").removesuffix(".kk").removesuffix(".ru")
    names = {place.name, f"{stem}.txt", f"{stem}.kk.txt", f"{stem}.ru.txt"}
    root = place.resolve().parent
    files = next((one for one in source.find(root).articles if one.original in names), None)
    if files is None:
        raise DigestError(str(path), msg("is not an article"), expected("content/articles/name.txt"))
    return article.record(root, files, words, today)


def _date_rule(document: Document, facts: Facts) -> Message | str:
    if facts.published.basis == "editor":
        return msg("the editor")
    found = next((rule.__name__ for rule in dates.RULES if (said := rule(document)) and said[0]), None)
    return found or msg("no rule")


@dataclass
class _Telling:
    """One record told in one language."""

    record: Record
    vocabulary: Vocabulary
    gettext: Gettext
    lang: str

    def say(self, msgid: str, /, **values: object) -> str:
        return Message(msgid, tuple(values.items())).words(self.gettext)

    def name(self, entry: object, otherwise: str | None = None) -> str:
        """The label of an entry; its code, or ``otherwise``, where the page is told in no language of labels."""
        return str(getattr(entry, self.lang, None) or otherwise or getattr(entry, "id", ""))

    def code(self, code: str, words: str) -> str:
        """Words for a code, and the code itself when it differs: corrections ask for it."""
        said = self.say(words)
        return code if said.lower() == code else f"{said} ({code})"

    def size(self) -> str:
        """The first line."""
        document = self.record.document
        return "; ".join(
            [
                self.say(LANGUAGES[document.lang]),
                self.say("paragraphs: %(count)s", count=len(document.paragraphs)),
                self.say("sentences: %(count)s", count=len(document.sentences)),
            ]
        )

    def head(self) -> Iterator[Row]:
        document, facts = self.record.document, self.record.facts
        taken = self.say("taken from the text") if facts.title.derived else ""
        yield msg("headline"), repr(facts.title.text) + (f" ({taken})" if taken else "")
        day = " ".join(part for part in (facts.published.edtf or self.say("unknown"), facts.published.time) if part)
        yield msg("published"), self.say("%(what)s   by %(rule)s", what=day, rule=_date_rule(document, facts))
        cited = self.say("cites %(name)s", name=facts.cited_outlet) if facts.cited_outlet else ""
        yield msg("outlet"), "; ".join(part for part in (facts.outlet or self.say("unknown"), cited) if part)
        if facts.photo_credit:
            yield msg("photo"), facts.photo_credit
        yield msg("scope"), self.code(facts.scope, SCOPES[facts.scope])
        for lang, span in document.foreign:
            yield Message(LANGUAGES[lang]), repr(span.of(document.text))

    def lines(self) -> Iterator[Row]:
        document = self.record.document
        counts = Counter(key_of(line) for line in document.text.split("\n"))
        for line in document.dropped:
            context = Context(counts, seen_prose=line.span.start > document.paragraphs[0].start)
            one = Line(line.line, line.span, line.text, after_blank=True)
            found = next((rule.__name__ for rule in furniture.RULES if rule(one, context)), None)
            rule = found or msg("its place on the page")
            reason = self.say("left out: %(reason)s, by %(rule)s", reason=Message(line.reason), rule=rule)
            yield msg("line %(line)s", line=line.line), f"{reason}: {line.text[:70]!r}"

    def tags(self) -> Iterator[Row]:
        text, facts = self.record.document.text, self.record.facts
        kinds = (
            (msg("topic"), facts.topics, self.vocabulary.topics),
            (msg("region"), facts.regions, self.vocabulary.regions),
        )
        for label, tags, entries in kinds:
            for tag in tags:
                name = self.name(entries[tag.id], tag.id)
                known = tag.id if name == tag.id else f"{tag.id} ({name})"
                rests_on = ", ".join(repr(span.of(text)) for span in tag.evidence) or self.say("the editor")
                yield label, f"{known}: {rests_on}"

    def facts(self) -> Iterator[Row]:
        text, facts = self.record.document.text, self.record.facts
        for one in facts.people:
            post = self.vocabulary.posts.get(one.post or "")
            said = [one.name, one.role or self.say("no role"), self.name(post) if post else self.say("no known post")]
            yield msg("person"), f"{'; '.join(said)}: {_words(text, one.evidence)}"
        for number, figure in enumerate(facts.figures):
            cautions = [
                self.say(CAUTIONS[one.code]) for one in facts.caveats if one.number == number and one.code in CAUTIONS
            ]
            said = [part for part in (*self.of_figure(figure), *cautions) if part]
            yield msg("figure"), f"{figure.value:g}: {_words(text, figure.evidence)}; {'; '.join(said)}"
        for quote in facts.quotes:
            speaker = quote.speaker or self.say("speaker unknown")
            yield msg("quote"), f"{speaker}: {quote.text[:80]!r}"
        reading = read(self.record.document)
        for commitment in facts.commitments:
            to = self.say("to: %(name)s", name=commitment.addressee) if commitment.addressee else None
            who = "; ".join(part for part in (commitment.actor, to, commitment.deadline) if part)
            status = self.code(commitment.status, STATUSES[commitment.status])
            how = self.say("%(what)s, by %(rule)s", what=status, rule=_action_rule(reading, commitment.evidence[0]))
            yield msg("commitment"), f"{how}: {_words(text, commitment.evidence)}{f' ({who})' if who else ''}"

    def of_figure(self, figure: Figure) -> Iterator[str | None]:
        """What is known of a number."""
        measure = self.vocabulary.measures.get(figure.measure or "")
        yield self.say(KINDS[figure.unit]) if figure.unit in KINDS else figure.scale  # a count needs no word
        yield self.name(measure) if measure else self.say("what is counted is not known")
        yield self.say(KINDS[figure.status])
        yield self.say(WAYS[figure.direction]) if figure.direction else None
        yield figure.period
        yield self.say("in addition") if figure.additional else None
        yield self.say("part of %(number)s", number=f"{figure.subset_of:g}") if figure.subset_of is not None else None
        yield self.say("was %(number)s before", number=f"{figure.base:g}") if figure.base is not None else None

    def left_out(self) -> Iterator[Row]:
        """Numbers that are no figures, and the rule that says so."""
        document = self.record.document
        for sentence in read(document).sentences:
            for number in find_numbers(sentence):
                rule = next((rule.__name__ for rule in NOT_FIGURES if rule(sentence.words, number, sentence.lang)), None)
                if rule:
                    words = sentence.span_of(max(0, number.first - 1), min(len(sentence.words) - 1, number.last + 1))
                    by = self.say("%(what)s, by %(rule)s", what=f"{number.value:g}", rule=rule)
                    yield msg("no figure"), f"{by}: {words.of(document.text)!r}"

    def notices(self, today: date) -> Iterator[Row]:
        report = Report(outlets=frozenset(self.vocabulary.outlets), today=today.isoformat())
        for note in report.notices(self.record):
            yield msg("notice"), note.words(self.gettext)


def _words(text: str, evidence: tuple[Span, ...]) -> str:
    return " + ".join(repr(span.of(text)) for span in evidence[:2])


def _action_rule(reading: Reading, span: Span) -> Message | str:
    for sentence in reading.sentences:
        if sentence.span.covers(span):
            for rule in RUSSIAN if sentence.lang == "ru" else KAZAKH:
                for action in rule.find(sentence.words, True):  # noqa: FBT003  (a quotation: the widest reading)
                    if sentence.span_of(action.first, action.last).overlaps(span):
                        return rule.find.__name__
    return msg("the heading of its list")


def _told(text: str) -> str:
    """Paths as they are typed here."""
    return text.replace(f"{Path.cwd()}{os.sep}", "")


def main(arguments: list[str], languages: Iterable[str]) -> int:
    """Print the explanation of one file, in each of ``languages``, else in that of its text. 1 when it cannot be read."""
    said = {lang: one.gettext for lang, one in i18n.load_catalogs(ROOT / "theme" / "locales").items()} | {"en": english}
    wanted = [one for one in languages if one in said]
    if len(arguments) != 1 or not arguments[0]:
        print("make explain FILE=content/articles/name.txt")
        return 1
    path, today = Path(arguments[0]), date.today()  # noqa: DTZ011  (rules out future dates)
    try:
        words = vocabulary.load(VOCABULARY)
        wanted = wanted or [_record(path, words, today).document.base_lang]
        print("\n\n".join(_told(explain(path, words, today, said[lang], lang)) for lang in wanted))
    except (DigestError, DigestErrors) as error:
        print("\n\n".join(_told(error.words(said[lang])) for lang in wanted or i18n.LANGS), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], os.environ.get("DIGEST_LANG", "").split()))
