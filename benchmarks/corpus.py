"""An invented archive of any size: the truth articles in new company, with other numbers, names, words and dates.

    PYTHONPATH=plugins python benchmarks/corpus.py FOLDER COUNT [SEED]

The same seed gives the same files, and a larger archive begins with the smaller one. An article is one language's, 2-5 KB,
and keeps the shape of the truth article it is made from: its head with breadcrumbs, clock and counters, its adverts, its tag
cloud. Its paragraphs come from that article and from others of its region or topics. Every sixth word gives way to another
with the same ending: otherwise an archive of thousands would repeat a few hundred paragraphs, all its phrases would be set
phrases, and whatever compares texts would have an easier time than with real ones.
"""

import random
import re
import sys
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from digest.lexicon import lexicon

GOLD = Path(__file__).resolve().parent.parent / "tests" / "gold"
SEEN = 180  # the truth articles after it are kept unread, also by benchmarks
SYLLABLES = re.findall("..", "айбагадудыезиилкаламунуойпарасатаулхашашын")
LANGS = ("kk", "ru")
MONTHS = {lang: [list(forms) for forms in lexicon(lang).months] for lang in LANGS}
FIRST, LAST = date(2016, 7, 1), date(2026, 6, 30)
FRESH = 0.3  # of the articles that bring a name nobody had before
DATED = 0.95  # of those whose head names no year get a line that does
NAMED = 0.3  # of the capitalised words become another name
SWAPPED = 1 / 6  # of the longer words become another with the same ending
COMPANY = 3  # other articles that lend paragraphs
LEAST, MOST = 2000, 5000  # bytes; a Cyrillic letter takes two
PARAGRAPH = 90  # letters; what is shorter is a heading or a remark
_NAME = re.compile(r"(?<=[а-яәғқңөұүһі,] )[А-ЯӘҒҚҢӨҰҮҺІ][а-яәғқңөұүһі]{5,}(?=[ ,.])")
_WORD = re.compile(r"(?<![\w-])[а-яёәғқңөұүһі]{7,}(?![\w-])")


@dataclass(frozen=True)
class Model:
    """A truth article: its lines in order, each with what it is, and what it is about."""

    lines: tuple[tuple[str, str], ...]  # (head | title | body | junk, line)
    about: frozenset[str]  # its regions and topics

    @property
    def body(self) -> list[str]:
        """The paragraphs."""
        return [line for kind, line in self.lines if kind == "body" and len(line) > PARAGRAPH]


class Author:
    """Writes articles, one after the other, from one seed."""

    def __init__(self, seed: int = 1) -> None:
        self.chance = random.Random(seed)
        self.models = {lang: _models(lang) for lang in LANGS}
        self.company = {lang: [_company(model, models) for model in models] for lang, models in self.models.items()}
        self.kin = {lang: _kin(models) for lang, models in self.models.items()}
        self.names = [self._name() for _ in range(200)]

    def article(self, lang: str, day: date | None = None) -> str:
        """The next article: of that day, or of any in ten years."""
        if self.chance.random() < FRESH:
            self.names.append(self._name())
        at = self.chance.randrange(len(self.models[lang]))
        model = self.models[lang][at]
        day = day or FIRST + timedelta(days=self.chance.randrange((LAST - FIRST).days))
        frame = [(kind, "" if kind == "body" else self._framed(kind, line, lang, day)) for kind, line in model.lines]
        body = self._paragraphs(lang, at, sum(len(line.encode()) + 1 for _, line in frame))
        last = max(place for place, (kind, _) in enumerate(frame) if kind == "body")
        told = any(kind == "head" and str(day.year) in line for kind, line in frame)
        waiting = [] if told or self.chance.random() > DATED else [_written(day, lang)]
        lines: list[str] = []
        for place, (kind, line) in enumerate(frame):
            if kind == "body":
                take = len(body) if place == last else 1
                lines += [*waiting, *(f"\n{paragraph}" for paragraph in body[:take])]
                body, waiting = body[take:], []
            else:
                lines.append(line)
        return "\n".join(lines).strip() + "\n"

    def _framed(self, kind: str, line: str, lang: str, day: date) -> str:
        if kind == "title":
            return self._changed(line, lang)
        if kind == "head":
            line = _redated(line, lang, day)
        return str(self.chance.randint(3, 9999)) if line.isdecimal() else line

    def _paragraphs(self, lang: str, at: int, size: int) -> list[str]:
        """Paragraphs of a model and of its company, until there are enough bytes; ``size`` are there already."""
        models, wanted = self.models[lang], self.chance.randint(LEAST + 300, MOST)
        near = self.company[lang][at]
        others = self.chance.sample(near, min(COMPANY, len(near)))
        pool = [*models[at].body, *(line for other in others for line in models[other].body)]
        self.chance.shuffle(pool)
        found: list[str] = []
        for line in pool:
            more = len(line.encode()) + 2
            if not found or size < LEAST or size + more < wanted:
                found.append(self._changed(line, lang))
                size += more
        return found

    def _changed(self, line: str, lang: str) -> str:
        """Other numbers, now and then another surname or village, and another word in the place of every sixth."""
        chance, kin = self.chance, self.kin[lang]
        line = re.sub(r"\b[1-9]\d{1,2}\b(?![:.]\d)", lambda match: str(chance.randint(10, 10 ** len(match[0]) - 1)), line)
        line = _NAME.sub(lambda match: chance.choice(self.names) if chance.random() < NAMED else match[0], line)
        return _WORD.sub(lambda match: chance.choice(kin[match[0][-4:]]) if chance.random() < SWAPPED else match[0], line)

    def _name(self) -> str:
        return "".join(self.chance.choices(SYLLABLES, k=3)).capitalize() + self.chance.choice(("ов", "ева", "", "ұлы"))


def write(folder: Path, count: int, seed: int = 1) -> None:
    """Write ``count`` articles into ``folder``."""
    author = Author(seed)
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        lang = LANGS[number % 2]
        (folder / f"{lang}-{number:06}.txt").write_text(author.article(lang), encoding="utf-8")


def _models(lang: str) -> list[Model]:
    """Each truth article that was written to be seen and has paragraphs."""
    found = []
    for path in sorted(GOLD.glob(f"{lang}-*.txt")):
        if int(path.stem.split("-")[1]) <= SEEN:
            truth = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))
            model = Model(
                tuple(_kinds(path.read_text(encoding="utf-8"), truth)), frozenset(truth["regions"] + truth["topics"])
            )
            if model.body:
                found.append(model)
    return found


def _kinds(text: str, truth: dict[str, object]) -> list[tuple[str, str]]:
    """The lines that are not blank, each with its kind; head is what was set aside above the first paragraph."""
    dropped = set(truth["dropped"])  # type: ignore[call-overload]
    found, begun = [], False
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip()
        if not line:
            continue
        aside = "junk" if begun else "head"
        kind = aside if number in dropped else "title" if line == truth["title"] else "body"
        begun = begun or kind == "body"
        found.append((kind, line))
    return found


def _company(model: Model, models: list[Model]) -> list[int]:
    """Which other articles are about something that this one is about; those about nothing known keep to each other."""
    return [
        at for at, one in enumerate(models) if one is not model and (one.about & model.about or one.about == model.about)
    ]


def _kin(models: list[Model]) -> dict[str, list[str]]:
    """The last four letters of the longer words -> the words that end so."""
    found: dict[str, set[str]] = defaultdict(set)
    for model in models:
        for line in model.body:
            for word in _WORD.findall(line):
                found[word[-4:]].add(word)
    whole = {end: sorted(words) for end, words in found.items()}
    return defaultdict(lambda: [""], whole)


def _written(day: date, lang: str) -> str:
    """A date as portals write it in a line of its own."""
    month = MONTHS[lang][day.month - 1][0]
    return f"{day.day} {month} {day.year}" if lang == "ru" else f"{day.year} жылғы {day.day} {month}"


def _redated(line: str, lang: str, day: date) -> str:
    """A line of the head with its date, if it has one, changed to that day; the way of writing stays."""
    line = re.sub(r"\b\d{1,2}\.\d{1,2}\.20\d\d\b", f"{day:%d.%m.%Y}", line)
    line = re.sub(r"\b20\d\d-\d\d-\d\d\b", day.isoformat(), line)
    month = MONTHS[lang][day.month - 1]
    for forms in MONTHS[lang]:
        for at, form in enumerate(forms):
            other = month[at] if at < len(month) else month[0]
            line, first = re.subn(rf"\b\d{{1,2}}([ -]+){form}\b", rf"{day.day}\g<1>{other}", line, flags=re.IGNORECASE)
            line, then = re.subn(rf"\b{form}([ -]+)\d{{1,2}}(?!\d)", rf"{other}\g<1>{day.day}", line, flags=re.IGNORECASE)
            if first or then:
                return re.sub(r"\b20\d\d\b", str(day.year), line)
    return line


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 1)
