"""When was it published? Only what the head of the page, a labelled line or the dateline says."""

from collections.abc import Callable
from datetime import date

from ..dategrammar import (
    LANGS,
    MAX_DATE_LINE,
    find_dates,
    find_times,
    has_published_label,
    no_dates,
    read_date_line,
)
from ..edtf import parse
from ..lexicon import lexicon, plain
from ..model import Document, Dropped, Span
from ..said import Published

HEAD = 40  # lines of a page before its text
NEAR = 3  # lines further down the headline may stand: a rubric, a list of sections
Candidate = tuple[str | None, str | None, Span]  # EDTF, time, evidence


def published(document: Document, today: date) -> Published:
    """The publication date by the first rule with an opinion; a year from the dateline completes a yearless head."""
    read = _candidates(document)
    found = [candidate for candidate in read if _plausible(candidate[0], today)]
    if not found:
        return Published(refused=tuple(dict.fromkeys([*(span for _, _, span in read), *_no_days(document)])))
    edtf, time, span = found[0]
    evidence = [span]
    for other, other_time, other_span in found[1:]:
        if edtf and other and edtf.startswith("XXXX") and other.endswith(edtf[4:]):
            edtf, time, evidence = other, time or other_time, [*evidence, other_span]
            break
        if edtf is None and other:
            edtf, evidence = other, [*evidence, other_span]
            break
    return Published(edtf, time, "text" if edtf else None, None, tuple(evidence))


def is_lasting(document: Document, today: date) -> bool:
    """Will ``published`` say the same on every later day? No date was refused only because it is still to come."""
    return all(_plausible(edtf, today) for edtf, _, _ in _candidates(document))


def _candidates(document: Document) -> list[Candidate]:
    return [candidate for rule in RULES if (candidate := rule(document))]


def _plausible(edtf: str | None, today: date) -> bool:
    if edtf is None or edtf.startswith("XXXX"):
        return True
    start = parse(edtf).start
    return (start.year or 0, start.month or 1, start.day or 1) <= (today.year, today.month, today.day)


def _no_days(document: Document) -> list[Span]:
    """A line of the head that is little else than a date of no day: «32.13.2024»."""
    paragraphs, found = document.paragraphs, []
    for line in document.text[: paragraphs[min(1, len(paragraphs) - 1)].start].split("\n")[:HEAD]:
        spans = no_dates(line) if len(line) <= MAX_DATE_LINE else []
        if spans and len(line.strip()) <= 2 * sum(span.stop - span.start for span in spans):
            start = document.text.index(line)
            found += [Span(start + span.start, start + span.stop) for span in spans]
    return found


def _lines(document: Document, kinds: tuple[str, ...], where: Callable[[Dropped], bool]) -> list[Candidate]:
    found = []
    for line in document.furniture("date line"):
        read = read_date_line(line.text)
        if read and read.kind in kinds and where(line):
            edtf = read.dates[0].edtf if read.dates and read.kind != "relative" else None
            found.append((edtf, read.time, _evidence(line)))
    return found


def _evidence(line: Dropped) -> Span:
    """The part of the line from its first date or clock to its last."""
    spans = [found.span for found in find_dates(line.text)] + [span for span, _ in find_times(line.text)]
    start = line.span.start
    return Span(start + min(span.start for span in spans), start + max(span.stop for span in spans)) if spans else line.span


def _in_head(document: Document) -> Callable[[Dropped], bool]:
    """Lines above the second paragraph: some portals print the date under the lead."""
    paragraphs = document.paragraphs
    last = paragraphs[1].start if len(paragraphs) > 1 else paragraphs[0].stop + 1
    return lambda line: line.span.start < last


def head_line(document: Document) -> Candidate | None:
    """A date line in the head. With a year before without."""
    found = [item for item in _lines(document, ("published",), _in_head(document)) if item[0]]
    full = [item for item in found if not item[0].startswith("XXXX")]  # type: ignore[union-attr]
    best = next(iter([*full, *found]), None)
    if best and best[1] is None:
        # «18 октября 2022» and «16:05» (or «Сегодня, 16:05») on lines of their own.
        clocks = [item for item in _lines(document, ("relative",), _in_head(document)) if item[1]]
        best = (best[0], clocks[0][1], best[2]) if len(clocks) == 1 else best
    return best


def labelled_line(document: Document) -> Candidate | None:
    """«Опубликовано: 12.05.2024», «Жарияланды: …» below the text."""
    marked = {line.span for line in document.furniture("date line") if has_published_label(line.text)}
    found = [item for item in _lines(document, ("published",), lambda line: line.span in marked) if item[0]]
    return found[0] if found else None


def dateline(document: Document) -> Candidate | None:
    """«АСТАНА. 5 марта. КазТАГ –», «Қарағанды, 5 наурыз 2024 –»."""
    span = document.dateline
    if span is None:
        return None
    found = find_dates(span.of(document.text))
    if not found:
        return None
    first = found[0]
    return first.edtf, None, Span(span.start + first.span.start, span.start + first.span.stop)


def first_line_below(document: Document) -> Candidate | None:
    """A bare date line right under the last paragraph, before any other furniture."""
    last = document.paragraphs[-1]
    below = [line for line in document.dropped if line.span.start > last.stop][:2]
    for line in below:
        read = read_date_line(line.text) if line.reason == "date line" else None
        if read and read.kind == "published" and read.dates:
            return read.dates[0].edtf, read.time, _evidence(line)
    return None


def weekday_line(document: Document) -> Candidate | None:
    """«Дүйсенбі, 9 наурыз 2020 ж.»: counts when the head has no other date; else it was the day of the visit."""
    found = _lines(document, ("weekday",), _in_head(document))
    return found[0] if found else None


def today_below_headline(document: Document) -> Candidate | None:
    """«Бүгін, 2025 жылғы 19 ақпан, сағат 09:00» below the headline; above it the line is the clock of the page."""
    title, first = document.title, document.paragraphs[0].start
    found = _lines(document, ("clock",), lambda line: title is not None and title.stop <= line.span.start < first)
    full = [item for item in found if item[0] and item[1] and not item[0].startswith("XXXX")]
    return full[0] if full else None


def newspaper_head(document: Document) -> Candidate | None:
    """«АҚ ЖОЛ» газеті. №88. Бейсенбі, 8 тамыз 2024 жыл: the number of an issue and its day, above the text."""
    for line in document.dropped:
        if line.span.start > document.paragraphs[0].start:
            return None
        found = [one for one in find_dates(line.text) if not one.loose] if "№" in line.text else []
        if found:
            start = line.span.start
            return found[0].edtf, None, Span(start + found[0].span.start, start + found[0].span.stop)
    return None


def day_of_the_week(document: Document) -> Candidate | None:
    """«9 қараша, сенбі» above the headline, at most a rubric between them: a newspaper's date, although it has no year."""
    title = document.title
    lines = [
        line
        for line in document.furniture("date line")
        if title and line.span.stop <= title.start and document.text.count("\n", line.span.stop, title.start) <= NEAR
    ]
    read = read_date_line(lines[0].text) if lines else None
    today = lines and any(word in plain(lines[0].text) for lang in LANGS for word in lexicon(lang).clock_labels)
    if read and read.kind == "clock" and read.dates and not today:
        return read.dates[0].edtf, read.time, _evidence(lines[0])
    return None


def updated_line(document: Document) -> Candidate | None:
    """Only an «обновлено» date: better than nothing, and it is the page's own."""
    found = _lines(document, ("updated",), lambda _line: True)
    return found[0] if found else None


def relative_line(document: Document) -> Candidate | None:
    """«Сегодня, 11:20»: the clock is known, the day is not."""
    found = [item for item in _lines(document, ("relative", "clock"), _in_head(document)) if item[1]]
    return (None, found[0][1], found[0][2]) if found else None


RULES = (
    head_line,
    labelled_line,
    dateline,
    weekday_line,
    today_below_headline,
    newspaper_head,
    day_of_the_week,
    first_line_below,
    updated_line,
    relative_line,
)
