"""An atheris target: bytes -> text -> document -> facts -> the article's pages, feeds and data. ``make fuzz-bytes SECONDS=600``.

Atheris chooses bytes by the branches they reach. What must hold is what the properties hold (``fuzzing/``); the texts it
starts from are invented. It is not among the locked tools: there are wheels of it for few machines.
"""

import sys
import zlib
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["digest"], enable_loader_override=False):
    from fuzzing import hostile, press, reading


def one_input(data: bytes) -> None:
    """Everything that happens to one file."""
    text = reading.decoded(data)
    record = reading.read(text) if text is not None else None
    if record and zlib.crc32(data) % 4 == 0:  # rendering takes longer than all the rest
        press.check_words(record)


def starts(folder: Path) -> None:
    """What atheris begins with: short invented articles, and each hostile group in a sentence about the police."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(sorted(hostile.invented(), key=len)[:60]):
        (folder / f"invented-{number}").write_text(text, encoding="utf-8")
    for number, sentence in enumerate(hostile.PROSE):
        pieces = [
            group[number % len(group)]
            for group in (hostile.MARKUP, hostile.SYNTAX, hostile.NUMBERS, hostile.JUNK, hostile.DATES)
        ]
        (folder / f"sentence-{number}").write_text("\n".join([sentence, *pieces, hostile.PROSE[0]]), encoding="utf-8")


def pieces(path: Path) -> None:
    """A dictionary for atheris: what is worth putting in."""
    words = [
        *hostile.MARKUP,
        *hostile.SYNTAX,
        *hostile.FORMULAS,
        *hostile.NUMBERS,
        *hostile.DATES,
        *hostile.NAMES,
        *hostile.HIDDEN,
    ]
    lines = ['"' + "".join(f"\\x{one:02x}" for one in word.encode()) + '"' for word in words if len(word.encode()) < 60]
    path.write_text("\n".join(dict.fromkeys(lines)) + "\n", encoding="ascii")


if __name__ == "__main__":
    corpus = Path(sys.argv[1])
    starts(corpus)
    pieces(corpus.with_name("pieces.txt"))
    atheris.Setup(
        [sys.argv[0], f"-dict={corpus.with_name('pieces.txt')}", "-max_len=6000", *sys.argv[2:], str(corpus)], one_input
    )
    atheris.Fuzz()
