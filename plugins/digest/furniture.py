"""Which lines of a pasted page are not the article: rules as an ordered list, words in ``lexicon/*.toml``.

A rule is a function ``(Line, Context) -> Verdict | None``; None means "no opinion". The first opinion decides.
"""

import re
from collections.abc import Callable
from functools import cache

from .credits import byline, photo, source_line
from .dategrammar import LANGS, read_date_line
from .lexicon import Furniture, lexicon, plain
from .lines import DOMAIN, LEADING, ends_sentence, is_prose, is_rubric, key_of, labels, words_of
from .mastheads import holds_headline, site_header
from .model import Line
from .verdict import Context, Verdict

Rule = Callable[[Line, Context], Verdict | None]
OPEN_START = 9  # letters from which a start phrase may be a stem
# What parts the steps of a breadcrumb trail; » only between spaces, for it also closes a quotation.
_TRAIL = re.compile(r"\s*[›>→|/•·]+\s*|\s+»+\s+")


@cache
def _furniture() -> tuple[Furniture, ...]:
    return tuple(entry for lang in LANGS for entry in lexicon(lang).furniture)


@cache
def _starts() -> tuple[dict[str, tuple[str, ...]], frozenset[str]]:
    """Every start by its first two letters, and every whole line, for one quick look: most lines have none."""
    starts: dict[str, tuple[str, ...]] = {}
    for start in sorted({start for entry in _furniture() for start in entry.start}):
        starts[start[:2]] = (*starts.get(start[:2], ()), start)
    return starts, frozenset().union(*(entry.whole for entry in _furniture()))


BEGINNING = 4  # letters


@cache
def _parts_by_last_word() -> dict[str, list[str]]:
    """Parts by how their last word begins, for a word of the line begins so too; "" where it is the only one, or short."""
    found: dict[str, list[str]] = {}
    for part in sorted({part for entry in _furniture() for part in (*entry.inside, *entry.sentence)}):
        before, _, last = part.rpartition(" ")
        found.setdefault(last[:BEGINNING] if before and len(last) >= BEGINNING else "", []).append(part)
    return found


def parts_in(low: str) -> list[str]:
    """Parts of furniture phrases that a line in plain letters has."""
    known = _parts_by_last_word()
    there = known.keys() & {"", *[word[:BEGINNING] for word in low.split()]}
    return [part for start in there for part in known[start] if part in low]


def phrase(line: Line, _context: Context) -> Verdict | None:
    """The lexicon's furniture phrases. A whole-line phrase also holds with a counter behind it: «Комментарии 12».

    A line that reads as a sentence is furniture only by a ``sentence`` phrase, or when a colon follows the label:
    «По теме безопасности выступил начальник отдела.» is the article.
    """
    low = LEADING.sub("", plain(line.text))
    bare = _without_tail(low)
    (starts, wholes), there = _starts(), parts_in(low)
    if not (there or bare in wholes or low.startswith(starts.get(low[:2], ()))):
        return None
    reads = is_prose(line.text) and ends_sentence(line.text)
    for entry in _furniture():
        if bare in entry.whole:
            return Verdict(entry.reason, entry.after)
        if any(part in entry.sentence for part in there):
            return Verdict(entry.reason, "" if reads else entry.after)
        begins = low.startswith(entry.start) and any(_begins(low, start, reads=reads) for start in entry.start)
        if begins and not (reads and entry.reason == "tags"):
            return Verdict(entry.reason, entry.after)
        if not reads and any(part in entry.inside for part in there):
            return Verdict(entry.reason)
    return None


def _without_tail(low: str) -> str:
    """A line without the counters and signs it ends with."""
    end = len(low)
    while end and (low[end - 1] in "(),.:!→»>|" or low[end - 1].isspace() or low[end - 1].isdecimal()):
        end -= 1
    return low[:end]


def _begins(low: str, start: str, *, reads: bool) -> bool:
    if not low.startswith(start):
        return False
    rest = low[len(start) :]
    if start[-1].isalnum() and rest[:1].isalpha() and len(start) <= OPEN_START:
        return False  # «share» is no «shareholder»; a longer phrase may end inside a word: «достарыңызбен бөліс…»
    return not reads or start.endswith(":") or rest.lstrip().startswith(":")


def separator(line: Line, _context: Context) -> Verdict | None:
    """A line without a word: «***», «———»."""
    return None if words_of(line.text) else Verdict("separator")


_DIGIT, _LETTERS = re.compile(r"\d"), re.compile(r"[^\W\d_]+")


@cache
def _counters() -> tuple[frozenset[str], frozenset[str]]:
    """Labels of counters that tell without a number, and the words of all."""
    every = labels("counter_labels")
    return frozenset(label for label in every if len(label) > 4), frozenset(
        part for label in every for part in label.split()
    )


def counter(line: Line, context: Context) -> Verdict | None:
    """«2343», «Просмотров: 1 204», «👁 12», «1,2K», «Опубликовано: 870»."""
    known, counted = _counters()
    if not _DIGIT.search(line.text):
        alone = not context.seen_prose or line.text.endswith(":")
        return Verdict("view counter") if alone and key_of(line.text) in known else None
    words = [word for word in _LETTERS.findall(plain(line.text)) if len(word) > 1 or word not in "kкm"]
    if not words:
        return Verdict("view counter") if read_date_line(line.text) is None else None
    if is_prose(line.text) and ends_sentence(line.text):
        return None
    if context.seen_prose and len(words) <= 2 and words[0].startswith(("комментари", "пікір")):
        return Verdict("comments", "everything")
    return Verdict("view counter") if len(words) <= 4 and all(word in counted for word in words) else None


def date_line(line: Line, context: Context) -> Verdict | None:
    """A line that only dates the page."""
    found = read_date_line(line.text)
    if found is None or (context.seen_prose and found.kind == "clock"):
        return None  # «Понедельник, 30 сентября» between paragraphs is a sub-heading
    return Verdict("date line")


def crumbs(line: Line, context: Context) -> Verdict | None:
    """«Главная › Новости › Происшествия», «• Главная», «Басты бет / Қоғам»; a bullet before a repeated title."""
    parts = [part for part in _TRAIL.split(line.text.strip()) if part.strip()]
    bullet = line.text.lstrip()[0] in "•·›>»"
    if bullet and not context.seen_prose and (is_rubric(parts[0]) or context.counts[key_of(line.text)] > 1):
        return Verdict("breadcrumb")
    if holds_headline(parts, context):
        return None
    if len(parts) >= 2 and not context.seen_prose and (is_rubric(parts[0]) or DOMAIN.fullmatch(parts[0].strip())):
        return Verdict("breadcrumb")
    if len(parts) >= 3 and all(len(words_of(part)) <= 3 for part in parts) and not is_prose(line.text):
        return Verdict("breadcrumb" if not context.seen_prose else "navigation")
    return None


_TEMPERATURE, _SIGNED = re.compile(r"[-+−–]?\d{1,2}\s*°?\s*[CСcс]?"), re.compile(r"[-+−–°CС]")
_DEGREES = re.compile(r"(?<!\S)[+−-]\d{1,2}(?!\S)")  # «Астана +22   Алматы +29»
_RATES = re.compile(r"\d\s*°|\b(?:USD|EUR|RUB|CNY)\b|[$€₽]\s*\d|[▲▼]")
_OF_A_WIDGET = re.compile(r"[°$€₽▲▼]|[+−-]\d|USD|EUR|RUB|CNY")  # without one of them there is neither of both


def widget(line: Line, _context: Context) -> Verdict | None:
    """Weather and exchange rates: «Астана −14°  USD 523,5», «Жұма, 21 қараша   Тараз: +2 °C   $ 519.40»."""
    if _TEMPERATURE.fullmatch(line.text) and _SIGNED.search(line.text):
        return Verdict("widget")
    if not _OF_A_WIDGET.search(line.text):
        return None
    degrees = _DEGREES.findall(line.text)
    signs = (degrees if len(degrees) > 1 else []) + _RATES.findall(line.text)
    return (
        Verdict("widget") if signs and len(words_of(line.text)) <= 8 * len(signs) and not ends_sentence(line.text) else None
    )


_LANGUAGES = frozenset(
    ("қаз", "рус", "eng", "қазақша", "русский", "english", "kz", "ru", "en", "kk", "qaz", "中文", "uz", "ўз")
)


_GAP = re.compile(r"\s{2,}")


def menu(line: Line, _context: Context) -> Verdict | None:
    """Short words with wide gaps between: «Қоғам     Саясат     Спорт», «ҚАЗ  РУС  ENG»."""
    parts = [part for part in _GAP.split(line.text.strip()) if part]
    if len(parts) == 1 and all(plain(word) in _LANGUAGES for word in words_of(line.text)):
        return Verdict("navigation")  # «ҚАЗ РУС ENG 中文»
    if all(len(word) == 1 and word.isalpha() for word in words_of(line.text)):
        return Verdict("navigation")  # «А А А»: the size of the type
    if len(parts) < 2:
        return None
    short = all(len(words_of(part)) <= 3 for part in parts)
    timed = (
        len(parts) == 2 and is_rubric(parts[0]) and re.search(r"\d\s*мин", plain(parts[1]))
    )  # «Сұхбат   Оқу уақыты: 4 минут»
    if timed or (len(parts) >= 3 and short) or (len(parts) == 2 and all(map(is_rubric, parts))):
        return Verdict("navigation")
    return None


# «хоккей 125 погода 149 …»: four times or more one to five words and a count, with nothing else between.
_HASHTAGS, _ITEM = re.compile(r"(?:#[\w-]+[\s,;]*)+"), re.compile(r"\d+[.)]")
_CLOUD = re.compile(r"(?:[^\W\d_][\w«»\"-]*(?:\s[^\W\d_][\w«»\"-]*){0,4}\s\d{1,5}(?:\s+|$)){4,}")


def tag_cloud(line: Line, _context: Context) -> Verdict | None:
    """«слово 580 слово 341 …», «#Полиция #Алматы», and a long list of short things between commas without a verb's end."""
    text = line.text
    if _HASHTAGS.fullmatch(text):
        return Verdict("tags")
    parts = [part.strip() for part in text.split(",")]
    item = text[0] in "–—-•*" or text.endswith((";", ",")) or _ITEM.match(text)
    if (
        len(parts) >= 4
        and not item
        and not ends_sentence(text)
        and all(0 < len(words_of(part)) <= 2 and part.replace(" ", "").isalpha() for part in parts)
    ):
        return Verdict("tags")
    if item or ends_sentence(text):
        return None
    return Verdict("tags") if _CLOUD.fullmatch(text) else None


_COPYRIGHT = re.compile(r"©|\([cC]\)\s*\d{4}")


def copyright_mark(line: Line, _context: Context) -> Verdict | None:
    """«МИА «DKNews.kz» © 2006»."""
    marked = ("©" in line.text or "(" in line.text) and _COPYRIGHT.search(line.text)
    return Verdict("copyright") if marked and len(words_of(line.text)) <= 25 else None


_LINK, _MAIL = re.compile(r"(?:https?://|www\.)\S+"), re.compile(r"\S+@\S+\.\w+")
_PHONE = re.compile(r"(?:(?:тел|факс|whatsapp)\S*\s*)?\+?[78][\d\s()-]{9,}", re.IGNORECASE)


def address(line: Line, _context: Context) -> Verdict | None:
    """A line that is only a link, a mail address or a telephone number."""
    text = line.text.strip()
    if _LINK.fullmatch(text):
        return Verdict("source line")
    return Verdict("contacts") if _MAIL.fullmatch(text) or _PHONE.fullmatch(text) else None


_OTHER_LETTER, _OUR_LETTER = re.compile("[a-z]"), re.compile("[а-яёәғқңөұүһі]")


def foreign_label(line: Line, context: Context) -> Verdict | None:
    """«back to top», «No menu items!»: a line without one Cyrillic letter on a Cyrillic page."""
    low = plain(line.text) if context.cyrillic else ""
    plainly = _OTHER_LETTER.search(low) and not _OUR_LETTER.search(low)
    return Verdict("navigation") if plainly and len(words_of(line.text)) <= 8 else None


def section(line: Line, context: Context) -> Verdict | None:
    """The name of a section as a line of its own."""
    if context.inside or not is_rubric(line.text):
        return None  # between paragraphs it is a sub-heading: «Безопасность»
    return Verdict("navigation" if context.seen_prose else "rubric")


# The order matters: certain and narrow first.
RULES: tuple[Rule, ...] = (
    separator,
    address,
    widget,
    date_line,
    counter,
    menu,
    crumbs,
    tag_cloud,
    photo,
    phrase,
    source_line,
    copyright_mark,
    byline,
    section,
    site_header,
    foreign_label,
)


# Those that have an opinion on running text: credits and phrases stand in sentences too.
IN_TEXT: tuple[Rule, ...] = (photo, phrase, source_line, copyright_mark, byline)
RUNNING = 16  # words of a line that ends as a sentence does


def judge(line: Line, context: Context) -> Verdict | None:
    """The first rule's opinion on a line, or None when it may belong to the article."""
    runs = len(words_of(line.text)) >= RUNNING and ends_sentence(line.text)
    for rule in IN_TEXT if runs else RULES:
        verdict = rule(line, context)
        if verdict:
            return verdict
    return None
