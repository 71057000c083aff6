"""How right is extraction? Reads ``tests/gold``, compares with what a person judged, prints a score for each field.

    python tests/score.py [NAME ...] [--held-out] [-v] [--write]

Without names: the seen articles, on which rules are written (1-180, 201-224); ``--held-out``: the others, which nobody
who writes rules has opened. ``--write`` measures both halves by language and writes README's quality table.
"""

import argparse
import sys
import tomllib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "plugins"), str(ROOT / "tests")]

import score_facts  # noqa: E402
from digest import document, facts, source, vocabulary  # noqa: E402  (the plugin folder is put on the path above)
from digest.entries import LANGS  # noqa: E402  (as above)
from digest.model import Document  # noqa: E402
from digest.normal import normalise  # noqa: E402  (as above)
from digest.patterns import tokenise  # noqa: E402  (as above)
from digest.said import Facts  # noqa: E402  (as above)

GOLD = ROOT / "tests" / "gold"
SEEN = (*range(1, 181), *range(201, 225))
README = ROOT / "README.md"
Read = Callable[[str], tuple[Document, Facts]]


@dataclass
class Score:
    """Right answers of all, for each field; for sets of things found-and-right, found, expected."""

    right: Counter[str] = field(default_factory=Counter)
    total: Counter[str] = field(default_factory=Counter)
    sets: dict[str, Counter[str]] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)

    def say(self, name: str, key: str, right: bool, found: Any, expected: Any) -> None:
        """One yes or no about a part of a fact."""
        self.total[key] += 1
        self.right[key] += right
        if not right:
            self.misses.append(f"{name} {key}: found {found!r}, expected {expected!r}")

    def same(self, name: str, key: str, found: Any, expected: Any) -> None:
        self.total[key] += 1
        if found == expected:
            self.right[key] += 1
        else:
            self.misses.append(f"{name} {key}: found {found!r}, expected {expected!r}")

    def overlap(self, name: str, key: str, found: set[Any], must: set[Any], may: set[Any]) -> None:
        counts = self.sets.setdefault(key, Counter())
        counts["hit"] += len(found & must)
        counts["found"] += len(found - may)
        counts["must"] += len(must)
        if found - may - must or must - found:
            self.misses.append(f"{name} {key}: extra {sorted(found - may - must)}, missing {sorted(must - found)}")

    def fraction(self, key: str) -> float:
        return self.right[key] / self.total[key]

    def precision(self, key: str) -> float:
        return self.sets[key]["hit"] / max(1, self.sets[key]["found"])

    def recall(self, key: str) -> float:
        return self.sets[key]["hit"] / max(1, self.sets[key]["must"])

    def f1(self, key: str) -> float:
        counts = self.sets[key]
        return 2 * counts["hit"] / max(1, counts["found"] + counts["must"])

    def table(self) -> str:
        lines = [f"{key:14} {self.right[key]:3} of {self.total[key]:3}  {self.fraction(key):6.1%}" for key in self.total]
        lines += [
            f"{key:14} precision {self.precision(key):6.1%}  recall {self.recall(key):6.1%}  F1 {self.f1(key):6.1%}"
            for key in self.sets
        ]
        return "\n".join(lines)


def names(*, held_out: bool) -> list[str]:
    """Names of the gold articles of one half, in order."""
    stems = sorted(path.stem for path in GOLD.glob("*.toml"))
    return [stem for stem in stems if (int(stem.split("-")[1]) not in SEEN) == held_out]


def reader(words: vocabulary.Vocabulary) -> Read:
    """How an article of the truth set is read."""

    def read(stem: str) -> tuple[Document, Facts]:
        text, _ = source.read(GOLD, f"{stem}.txt")
        found = document.parse(stem, text, f"{stem}.txt")
        return found, facts.extract(found, words, date(2026, 11, 22))

    return read


def score(stems: list[str], read: Read | None = None) -> Score:
    """Extract every named article, unless ``read`` has it already, and compare."""
    words = vocabulary.load(ROOT / "content" / "vocabulary")
    read = read or reader(words)
    result = Score()
    for stem in stems:
        truth = tomllib.loads((GOLD / f"{stem}.toml").read_text(encoding="utf-8"))
        found, said = read(stem)
        clean = normalise
        result.same(stem, "lang", found.lang, truth["lang"])
        result.same(stem, "title", "" if said.title.derived else said.title.text, clean(truth["title"]))
        result.same(stem, "published", said.published.edtf or "", truth["published"])
        result.same(stem, "time", said.published.time or "", truth["time"])
        for key in ("outlet", "cited_outlet"):
            result.same(stem, key, _as_written(getattr(said, key) or "", truth[key], words), truth[key])
        result.same(stem, "photo_credit", said.photo_credit or "", truth["photo_credit"])
        result.same(stem, "scope", said.scope, truth["scope"])
        result.overlap(stem, "regions", {tag.id for tag in said.regions}, set(truth["regions"]), set())
        result.overlap(
            stem,
            "topics",
            {tag.id for tag in said.topics},
            set(truth["topics"]),
            set(truth["topics_may"]) - set(truth["topics"]),
        )
        whole = {line.line for line in found.dropped} - {_line_of(found)}
        result.overlap(stem, "dropped", whole, set(truth["dropped"]), set())
        spans = [span.of(found.text) for _, span in found.foreign]
        expected = truth.get("kk_spans", truth.get("ru_spans", []))
        hits = {want for want in expected if any(_close(want, have) for have in spans)}
        extra = {have for have in spans if not any(_close(want, have) for want in expected)}
        result.overlap(stem, "spans", hits | extra, set(expected), set())
        if "people" in truth:
            score_facts.compare(result, stem, found, said, truth)
    return result


def _line_of(found: Document) -> int:
    """The number of the headline's line: what is cut off it is not a dropped line of its own."""
    return found.text.count("\n", 0, found.title.start) + 1 if found.title else 0


def _as_written(found: str, expected: str, words: vocabulary.Vocabulary) -> str:
    """An outlet is right under its id, its name, another name that the vocabulary knows, or a sub-domain of its id."""
    outlet = words.outlets.get(found)
    if expected.casefold() in (found.casefold(), outlet.name.casefold() if outlet else ""):
        return expected
    known = {hit.key for lang in LANGS for hit in words.outlet_names[lang].find(expected, tokenise(expected, lang))}
    return expected if expected and (expected.endswith(f".{found}") or found in known) else found


def _close(want: str, have: str) -> bool:
    want, have = (text.strip(' .,!?«»“”"–—-') for text in (normalise(want), have))
    return (want in have and len(have) < 1.5 * len(want) + 20) or (have in want and len(want) < 1.5 * len(have) + 20)


# Rows of README's table: name and field.
ROWS = (
    ("language", "lang"),
    ("headline", "title"),
    ("publication date", "published"),
    ("outlet", "outlet"),
    ("scope", "scope"),
    ("regions", "regions"),
    ("topics", "topics"),
    ("lines set aside", "dropped"),
    ("people", "people"),
    ("– role", "role"),
    ("figures", "figures"),
    ("– unit", "unit"),
    ("– plan or fact", "plan or fact"),
    ("– direction", "direction"),
    ("– part of another", "subset"),
    ("– period given or not", "period"),
    ("quotes", "quotes"),
    ("– speaker", "speaker"),
    ("commitments with status", "commitments"),
    ("– who", "actor"),
    ("– how many", "quantity"),
)


def cell(result: Score, key: str) -> str:
    """A share of right answers, or F1 with precision and recall."""
    if key not in result.sets:
        return f"{result.fraction(key):.3f}"
    return f"{result.f1(key):.3f} ({result.precision(key):.2f} / {result.recall(key):.2f})"


def quality_table() -> str:
    """The table of README: both halves, each in Russian and Kazakh."""
    halves = [(held, lang) for held in (False, True) for lang in ("ru", "kk")]
    chosen = [[stem for stem in names(held_out=held) if stem.startswith(lang)] for held, lang in halves]
    results = [score(stems) for stems in chosen]
    heads = [
        f"{'unseen' if held else 'seen'}, {lang} ({len(stems)})" for (held, lang), stems in zip(halves, chosen, strict=True)
    ]
    lines = [f"| field | {' | '.join(heads)} |", f"|---|{'---|' * len(heads)}"]
    for name, key in ROWS:
        lines.append(f"| {name} | {' | '.join(cell(result, key) for result in results)} |")
    return "\n".join(lines)


def write_table() -> None:
    """Put the table between its marks in README."""
    text = README.read_text(encoding="utf-8")
    start, stop = "<!-- quality: make score -->", "<!-- /quality -->"
    before, rest = text.split(start, 1)
    README.write_text(f"{before}{start}\n{quality_table()}\n{stop}{rest.split(stop, 1)[1]}", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("-v", "--verbose", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    if options.write:
        write_table()
        print(quality_table())
        return
    chosen = options.names or names(held_out=options.held_out)
    if options.held_out and options.verbose:
        sys.exit("the held-out half is not for reading: without -v it prints the figures")
    result = score(chosen)
    if options.verbose:
        print("\n".join(result.misses), end="\n\n")
    print(result.table())


if __name__ == "__main__":
    main()
