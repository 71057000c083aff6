"""Headlines as portals paste them: fused with a date, a rubric, the outlet's name or the first sentence."""

import re

from .dategrammar import find_dates, find_times, iter_dates_at_start
from .lines import is_rubric, words_of
from .model import Dropped, Line, Span

MIN_WORDS = 3  # what is left of a headline must still be one
_JOINT = re.compile(r"[\s|/•·:,–—>»›-]*")


def unfuse(text: str, line: Line) -> tuple[Span, list[Dropped]]:
    """Cut a date, a clock, a rubric or the outlet's name off a headline. The rest of the line is recorded as dropped."""
    start, stop = line.span.start, line.span.stop
    cut: list[Dropped] = []

    def drop(a: int, b: int, reason: str) -> None:
        piece = text[a:b].strip(" |/•·:,–—>»›-") if reason != "date line" else text[a:b].strip(" |/•·,–—>›-")
        if piece:
            at = text.index(piece, a)
            cut.append(Dropped(line.number, Span(at, at + len(piece)), piece, reason))

    rules = ((_leading_date, "date line"), (_leading_rubric, "rubric"))
    while found := next(((size, why) for rule, why in rules if (size := rule(text[start:stop]))), None):
        size, why = found
        if len(words_of(text[start + size : stop])) < MIN_WORDS:
            break
        drop(start, start + size, why)
        start += size
    tail = _trailing_outlet(text[start:stop])
    if tail is not None and len(words_of(text[start : start + tail])) >= MIN_WORDS:
        drop(start + tail, stop, "site header")
        stop = start + tail
    end = _trailing_date(text[start:stop])
    if end is not None and len(words_of(text[start : start + end])) >= MIN_WORDS:
        drop(start + end, stop, "date line")
        stop = start + end
    while start < stop and text[start] in " •·|/›>–—":
        start += 1
    while stop > start and text[stop - 1] in " |/›>–—•":
        stop -= 1
    return Span(start, stop), cut


def _leading_date(text: str) -> int:
    """Length of the date and clock at the start of a headline, with what joins them; 0 when there is none."""
    stop = 0
    for found in iter_dates_at_start(text):
        if found.loose:
            return 0
        stop = found.span.stop
        break
    for span, _ in find_times(text):
        if not text[stop : span.start].strip(" ,|/–—-в") and (stop or span.start == 0):
            stop = span.stop
            break
    if stop and not _is_date_only_prefix(text, stop):
        return 0
    joint = _JOINT.match(text, stop)
    return joint.end() if stop and joint else stop


def _is_date_only_prefix(text: str, stop: int) -> bool:
    """«12 мая полиция провела…» tells when the thing happened; «12.05.2024 Полиция…» is a stamp."""
    stamp = find_dates(text[:stop])
    has_year = any(not found.edtf.startswith("XXXX") for found in stamp) or bool(find_times(text[:stop]))
    rest = text[stop:].lstrip(" ,|/–—-")
    return has_year and bool(rest) and not rest[0].islower()


def _leading_rubric(text: str) -> int:
    """Length of a rubric before «|», «/», «:» or, in capitals, before a capitalised headline; 0 when there is none."""
    found = re.match(r"\s*([^|/•›>:]{3,40}?)\s*(?:[|/•›>»]|\s[–—]\s)\s*", text)
    if found and is_rubric(found[1]):
        return found.end()
    fused = re.match(r"[А-ЯӘҒҚҢӨҰҮҺІ]?[а-яёәғқңөұүһі ]{3,24}(?=[А-ЯӘҒҚҢӨҰҮҺІ«])", text)
    if fused and is_rubric(fused.group()) and not fused.group().endswith(" "):
        return fused.end()
    words = list(re.finditer(r"\S+", text))
    for count in (3, 2, 1):
        if len(words) > count + 2:
            head = text[: words[count - 1].end()]
            after = words[count].group()
            if head.isupper() and is_rubric(head) and not after.isupper() and after.lstrip('«“"')[:1].isupper():
                return words[count].start()
    return 0


def _trailing_outlet(text: str) -> int | None:
    """Where «… — Zakon.kz», «… | Новости Казахстана» begins at the end of a headline; None when it does not."""
    found = re.search(r"\s*(?:\||\s[–—-]\s|»\s*|›)\s*([^|–—]{2,50})$", text)
    if not found:
        return None
    tail = found[1].strip()
    if re.search(r"\.(?:kz|ru|com|org|net)\b", tail, re.IGNORECASE) or (is_rubric(tail) and "|" in found[0]):
        return found.start() + (1 if text[found.start()] == "»" else 0)
    return None


def _trailing_date(text: str) -> int | None:
    """Where a full date (or a clock) that closes a headline begins: «Ел тынысы: … date 2025-11-26»."""
    dates = [
        found
        for found in find_dates(text)
        if not found.loose and not found.edtf.startswith("XXXX") and len(found.edtf) == 10
    ]
    if not dates:
        return None
    last = dates[-1]
    after = text[last.span.stop :]
    times = find_times(after)
    rest = after if not times else after[: times[0][0].start] + after[times[0][0].stop :]
    if rest.strip(" ,.|-–—в"):
        return None
    start = last.span.start
    label = re.search(r"[\s|,–—-]*(?:(?<!\w)(?:date|дата|күні|опубликовано|жарияланды):?\s+)?$", text[:start], re.IGNORECASE)
    return label.start() if label else start


def fused_with_lead(text: str, line: Line) -> tuple[Span, Line] | None:
    """A headline that runs into the first sentence without a space: «…формат работыВ Алматы усиливают…»."""
    found = re.search(r"(?<=[а-яёәғқңөұүһі»])(?=[А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі]*\s)", line.text[:200])
    if not found or len(words_of(line.text[: found.start()])) < 3 or "." in line.text[: found.start()]:
        return None
    at = line.span.start + found.start()
    rest = Line(line.number, Span(at, line.span.stop), text[at : line.span.stop], line.after_blank)
    return Span(line.span.start, at), rest
