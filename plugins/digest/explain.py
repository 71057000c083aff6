"""What was read from one article and by which rule: ``python -m digest.explain FILE``, or ``make explain FILE=…``."""

import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from . import collect, furniture, source, vocabulary
from .facts import dates
from .lines import key_of
from .messages import expected, msg
from .model import DigestError, DigestErrors, Document, Line, Span
from .record import Record
from .report import Report
from .said import Facts
from .syntax.actions_kk import KAZAKH
from .syntax.actions_ru import RUSSIAN
from .syntax.notfigures import NOT_FIGURES
from .syntax.numerals import find_numbers
from .syntax.reading import Reading, read
from .verdict import Context
from .vocabulary import Vocabulary

VOCABULARY = Path(__file__).resolve().parents[2] / "content" / "vocabulary"


def explain(path: Path, words: Vocabulary, today: date) -> str:
    """A page of plain text. Raises DigestError or DigestErrors, as a build does, when the article cannot be read."""
    root = path.resolve().parent
    names = {path.name, path.name.replace(".kk.txt", ".txt").replace(".ru.txt", ".txt")}
    files = next((one for one in source.find(root).articles if one.original in names), None)
    if files is None:
        raise DigestError(str(path), msg("is not an article"), expected("content/articles/name.txt"))
    record = collect.record(root, files, words, today)
    parts = [list(_head(record)), list(_lines(record.document)), list(_tags(record)), list(_facts(record))]
    parts += [list(_left_out(record.document)), list(_notices(record, words, today))]
    return "\n\n".join("\n".join(part) for part in parts if part)


def _head(record: Record) -> Iterator[str]:
    document, facts = record.document, record.facts
    size = f"{len(document.paragraphs)} paragraphs, {len(document.sentences)} sentences"
    yield f"{record.source.path}: {document.lang}, {size}"
    yield f"title       {facts.title.text!r}{' (derived)' if facts.title.derived else ''}"
    yield f"published   {facts.published.edtf or 'unknown'} {facts.published.time or ''}  by {_date_rule(document, facts)}"
    yield f"outlet      {facts.outlet or 'unknown'}; cites {facts.cited_outlet or 'nobody'}"
    yield f"photo       {facts.photo_credit or 'nobody named'}"
    yield f"scope       {facts.scope}"
    for lang, span in document.foreign:
        yield f"in {lang}       {span.of(document.text)!r}"


def _date_rule(document: Document, facts: Facts) -> str:
    if facts.published.basis == "editor":
        return "the editor"
    return next((rule.__name__ for rule in dates.RULES if (found := rule(document)) and found[0]), "no rule")


def _lines(document: Document) -> Iterator[str]:
    counts = Counter(key_of(line) for line in document.text.split("\n"))
    for line in document.dropped:
        context = Context(counts, seen_prose=line.span.start > document.paragraphs[0].start)
        one = Line(line.line, line.span, line.text, after_blank=True)
        rule = next((rule.__name__ for rule in furniture.RULES if rule(one, context)), "its place on the page")
        yield f"line {line.line:<4}   set aside as {line.reason}, by {rule}: {line.text[:70]!r}"


def _tags(record: Record) -> Iterator[str]:
    text = record.document.text
    for kind, tags in (("topic", record.facts.topics), ("region", record.facts.regions)):
        for tag in tags:
            yield f"{kind:11} {tag.id}: {', '.join(repr(span.of(text)) for span in tag.evidence) or 'the editor'}"


def _facts(record: Record) -> Iterator[str]:
    text, facts = record.document.text, record.facts
    reading = read(record.document)
    for one in facts.people:
        yield f"person      {one.name}; {one.role or 'no role'}; post {one.post or 'unknown'}: {_words(text, one.evidence)}"
    for number, figure in enumerate(facts.figures):
        said = [figure.unit or figure.scale, figure.direction, figure.status, figure.measure, figure.period]
        said += ["additional"] if figure.additional else []
        said += [f"part of {figure.subset_of:g}"] if figure.subset_of is not None else []
        said += [f"from {figure.base:g}"] if figure.base is not None else []
        said += [one.code for one in facts.caveats if one.number == number]
        yield f"figure      {figure.value:g}: {', '.join(one for one in said if one)}: {_words(text, figure.evidence)}"
    for quote in facts.quotes:
        yield f"quote       {quote.speaker or 'unknown speaker'}: {quote.text[:80]!r}"
    for commitment in facts.commitments:
        said = [commitment.actor, commitment.addressee and f"to {commitment.addressee}", commitment.deadline]
        who = "; ".join(part for part in said if part)
        rule = _action_rule(reading, commitment.evidence[0])
        yield f"commitment  {commitment.status}, by {rule}: {_words(text, commitment.evidence)}{f' ({who})' if who else ''}"


def _words(text: str, evidence: tuple[Span, ...]) -> str:
    return " + ".join(repr(span.of(text)) for span in evidence[:2])


def _action_rule(reading: Reading, span: Span) -> str:
    for sentence in reading.sentences:
        if sentence.span.covers(span):
            for rule in RUSSIAN if sentence.lang == "ru" else KAZAKH:
                for action in rule.find(sentence.words, True):  # noqa: FBT003  (a quotation: the widest reading)
                    if sentence.span_of(action.first, action.last).overlaps(span):
                        return rule.find.__name__
    return "the heading of its list"


def _left_out(document: Document) -> Iterator[str]:
    """Numbers that are no figures, and the rule that says so."""
    for sentence in read(document).sentences:
        for number in find_numbers(sentence):
            rule = next((rule.__name__ for rule in NOT_FIGURES if rule(sentence.words, number, sentence.lang)), None)
            if rule:
                words = sentence.span_of(max(0, number.first - 1), min(len(sentence.words) - 1, number.last + 1))
                yield f"no figure   {number.value:g}, by {rule}: {words.of(document.text)!r}"


def _notices(record: Record, words: Vocabulary, today: date) -> Iterator[str]:
    report = Report(outlets=frozenset(words.outlets), today=today.isoformat())
    for note in report.notices(record):
        yield f"notice      {note}"


def main(arguments: list[str]) -> int:
    """Print the explanation of one file. Exit code 1 when it cannot be read."""
    if len(arguments) != 1:
        print("make explain FILE=content/articles/name.txt")
        return 1
    try:
        print(explain(Path(arguments[0]), vocabulary.load(VOCABULARY), date.today()))  # noqa: DTZ011  (rules out future dates)
    except (DigestError, DigestErrors) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
