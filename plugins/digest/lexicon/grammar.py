"""``grammar.ru.toml`` and ``grammar.kk.toml``: what single words tell, loaded once."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .verbs_ru import measure_forms

_KAZAKH_LETTERS = tuple(zip("әғқңөұүһі", "агкноуухи", strict=True))
_KAZAKH = str.maketrans(dict(_KAZAKH_LETTERS))
LONG = 20  # letters
_TIMES = frozenset(("future", "progress", "plan", "speech"))  # what a list tells of a word holds
_NONE: frozenset[str] = frozenset()


def folded(word: str, lang: str) -> str:
    """A lower-case word as the grammar compares it: ё as е, and in Kazakh every letter by its Russian base."""
    plain = word.replace("ё", "е")
    if lang != "kk":
        return plain
    if len(plain) < LONG:
        return plain.translate(_KAZAKH)
    for letter, base in _KAZAKH_LETTERS:  # ten times as fast where there is much to look through
        plain = plain.replace(letter, base)
    return plain


@dataclass(frozen=True, slots=True)
class Grammar:
    """Word lists of one language, folded.

    ``numbers`` and ``multipliers`` map a form to its value; ``exact`` and ``stems`` map a word, or the fixed beginning of
    one, to the tags of the lists it stands in. ``stems`` is split by length.
    """

    numbers: dict[str, float]
    multipliers: dict[str, int]
    cardinal_endings: frozenset[str]
    exact: dict[str, frozenset[str]]
    stems: dict[int, dict[str, frozenset[str]]]
    lists: dict[str, tuple[str, ...]]


@cache
def grammar(lang: str) -> Grammar:
    """The grammar of ``kk`` or ``ru``. Raises KeyError when its file lacks a part: a mistake of ours, not an editor's."""
    data = tomllib.loads((Path(__file__).parent / f"grammar.{lang}.toml").read_text(encoding="utf-8"))
    exact: dict[str, set[str]] = {}
    stems: dict[int, dict[str, set[str]]] = {}
    for tag, words in data["tags"].items():
        for word in words:
            stem = folded(word.removesuffix("*"), lang)
            table = stems.setdefault(len(stem), {}) if word.endswith("*") else exact
            table.setdefault(stem, set()).add(tag)
    for form, tags in measure_forms().items() if lang == "ru" else ():
        if exact.get(form, _NONE).isdisjoint(_TIMES):
            exact.setdefault(form, set()).update(tags)
    return Grammar(
        numbers={folded(form, lang): value for value, forms in data["numbers"] for form in forms.split()},
        multipliers={folded(form, lang): value for value, forms in data["multipliers"] for form in forms.split()},
        cardinal_endings=frozenset(folded(ending, lang) for ending in data["cardinal_endings"]),
        exact={word: frozenset(tags) for word, tags in exact.items()},
        stems={length: {stem: frozenset(tags) for stem, tags in table.items()} for length, table in sorted(stems.items())},
        lists={key: tuple(folded(word, lang) for word in words) for key, words in data["lists"].items()},
    )


@cache
def word_set(lang: str, name: str) -> frozenset[str]:
    """A list of the grammar as a set. Raises KeyError when there is none of that name."""
    return frozenset(grammar(lang).lists[name])


def word_starts(lang: str, name: str) -> tuple[str, ...]:
    """A list of the grammar for ``str.startswith``."""
    return grammar(lang).lists[name]


@cache
def verb_roots(name: str) -> tuple[str, ...]:
    """A list of ``verbs.kk.toml`` as it is written: the rules need the vowels. Raises KeyError when there is none."""
    return tuple(tomllib.loads((Path(__file__).parent / "verbs.kk.toml").read_text(encoding="utf-8"))[name])


@cache
def given_names(lang: str) -> tuple[tuple[str, str], ...]:
    """(given name in lower case with ё as е, m or f) of ``kk`` or ``ru``."""
    data = tomllib.loads((Path(__file__).parent / "names.toml").read_text(encoding="utf-8"))
    pairs = (("male", "m"), ("female", "f"))
    return tuple((name.lower().replace("ё", "е"), gender) for key, gender in pairs for name in data[key][lang].split())


def signs(text: str) -> bool:
    """Does a line sign a letter or a column? «Ваш Ерлан Ахметов, …», «Құрметпен, Марат Оспанов …»: short, no sentence."""
    short = 3 <= len(text.split()) <= 16 and text[-1].isalnum()
    return short and any(folded(text.lower(), lang).startswith(word_starts(lang, "valedictions")) for lang in ("kk", "ru"))
