"""An invented archive of any size: paragraphs of the truth articles in new company, with other numbers, names and villages.

    PYTHONPATH=plugins python benchmarks/corpus.py FOLDER COUNT [SEED]

The same seed gives the same files. Every article is one language's, 2-5 KB, in the shapes the truth articles have.
"""

import random
import re
import sys
from datetime import date, timedelta
from pathlib import Path

from digest.lexicon import lexicon

GOLD = Path(__file__).resolve().parent.parent / "tests" / "gold"
SEEN = 180  # the truth articles after it are kept unread, also by benchmarks
SYLLABLES = re.findall("..", "айбагадудыезиилкаламунуойпарасатаулхашашын")
MONTHS = {lang: [forms[0] for forms in lexicon(lang).months] for lang in ("kk", "ru")}
FIRST, LAST = date(2014, 1, 6), date(2026, 6, 30)
FRESH = 0.3  # of the articles that bring a name nobody had before


def write(folder: Path, count: int, seed: int = 1) -> None:
    """Write ``count`` articles into ``folder``."""
    chance = random.Random(seed)
    material = {lang: _paragraphs(lang) for lang in MONTHS}
    names = [_name(chance) for _ in range(200)]
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        if chance.random() < FRESH:
            names.append(_name(chance))
        lang = "ru" if number % 2 else "kk"
        text = _article(chance, lang, material[lang], names)
        (folder / f"{lang}-{number:06}.txt").write_text(text, encoding="utf-8")


def _paragraphs(lang: str) -> list[list[str]]:
    """The lines of each truth article that was written to be seen."""
    found = []
    for path in sorted(GOLD.glob(f"{lang}-*.txt")):
        if int(path.stem.split("-")[1]) <= SEEN:
            lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
            found.append(lines)
    return found


def _article(chance: random.Random, lang: str, material: list[list[str]], names: list[str]) -> str:
    """A headline and a date, then the paragraphs of two or three articles, until there are enough."""
    base, other = chance.sample(material, 2)
    long = [line for line in (*base, *other) if len(line) > 90]
    chance.shuffle(long)
    body, size, most = [], 0, chance.randint(2000, 5000) // 2  # bytes; a Cyrillic letter takes two
    for line in long:
        if size > most:
            break
        body.append(_changed(chance, line, names))
        size += len(line)
    headline = next((line for line in base if 25 < len(line) < 110), body[0][:90])
    day = FIRST + timedelta(days=chance.randrange((LAST - FIRST).days))
    words = MONTHS[lang][day.month - 1]
    dated = f"{day.day} {words} {day.year}" if lang == "ru" else f"{day.year} жылғы {day.day} {words}"
    return "\n".join([_changed(chance, headline, names), dated, *body]) + "\n"


def _changed(chance: random.Random, line: str, names: list[str]) -> str:
    """Other numbers, and now and then another surname in the place of a capitalised word."""
    line = re.sub(r"\b\d{2,3}\b", lambda match: str(chance.randint(10, 10 ** len(match[0]) - 1)), line)
    return re.sub(
        r"(?<=[а-я,] )[А-Я][а-я]{5,}(?=[ ,.])",
        lambda match: chance.choice(names) if chance.random() < 0.3 else match[0],
        line,
    )


def _name(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=3)).capitalize() + chance.choice(("ов", "ева", "", "ұлы"))


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 1)
