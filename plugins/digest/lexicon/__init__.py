"""Words of Kazakh and Russian as data: ``ru.toml`` and ``kk.toml`` beside this file, loaded once."""

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

LEXICON = Path(__file__).parent


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Lower case with ё read as е: the form in which lexicon phrases are written and compared. Keeps the length."""
    lower = text.lower()
    return lower.replace("ё", "е") if len(lower) == len(text) else text.replace("ё", "е").replace("Ё", "Е")


@dataclass(frozen=True, slots=True)
class Furniture:
    """One kind of line that is not the article: phrases a line starts with, is, or holds, the last also when the line
    reads as a sentence (``sentence``); and what follows it.
    """

    reason: str
    after: str
    start: tuple[str, ...]
    whole: frozenset[str]
    inside: tuple[str, ...]
    sentence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The word lists of one language. ``months`` has twelve tuples of forms, January first."""

    lang: str
    alphabet: str
    function_words: frozenset[str]
    latin_words: frozenset[str]
    abbreviations: frozenset[str]
    months: tuple[tuple[str, ...], ...]
    weekdays: tuple[str, ...]
    year_words: tuple[str, ...]
    relative_days: tuple[str, ...]
    published_labels: tuple[str, ...]
    updated_labels: tuple[str, ...]
    clock_labels: tuple[str, ...]
    byline_labels: tuple[str, ...]
    photo_labels: tuple[str, ...]
    source_labels: tuple[str, ...]
    counter_labels: tuple[str, ...]
    says: tuple[str, ...]
    cites: tuple[str, ...]
    cites_after: tuple[str, ...]
    dangling: tuple[str, ...]
    address_words: tuple[str, ...]
    elsewhere: tuple[str, ...]
    elsewhere_after: tuple[str, ...]
    outlet_words: tuple[str, ...]
    slogan_words: tuple[str, ...]
    photo_words: tuple[str, ...]
    no_credit: tuple[str, ...]
    name_endings: tuple[str, ...]
    endings: tuple[str, ...]
    leans_on: tuple[str, ...]
    leans_back: tuple[str, ...]
    rubrics: frozenset[str]
    furniture: tuple[Furniture, ...]


@cache
def lexicon(lang: str) -> Lexicon:
    """The lexicon of ``kk`` or ``ru``. Raises KeyError when its file lacks a list: a mistake of ours, not an editor's."""
    data = tomllib.loads((LEXICON / f"{lang}.toml").read_text(encoding="utf-8"))
    months = [tuple(forms) for forms in data["months"]]
    for forms, more in zip(list(months), data.get("months_latin", []), strict=False):
        months[months.index(forms)] = (*forms, *more)
    words: dict[str, Any] = {key: tuple(map(plain, data[key])) for key in _TUPLES}
    # Months and weekdays tell a language as surely as its particles do; their short forms do not.
    calendar = [form for form in [*words["weekdays"], *(form for forms in months for form in forms)] if len(form) > 4]
    words["function_words"] += tuple(calendar)
    lists: dict[str, Any] = {key: frozenset(value) if key in _SETS else value for key, value in words.items()}
    return Lexicon(
        lang=lang,
        alphabet=data["alphabet"],
        latin_words=frozenset(data.get("latin_words", ())),
        months=tuple(months),
        furniture=tuple(_furniture(entry) for entry in data["furniture"]),
        **lists,
    )


_SETS = ("function_words", "abbreviations", "rubrics")
_TUPLES = (
    *_SETS, "weekdays", "year_words", "relative_days", "published_labels", "updated_labels", "clock_labels",
    "byline_labels", "photo_labels", "source_labels", "counter_labels", "says", "cites", "cites_after", "dangling",
    "outlet_words", "slogan_words", "photo_words", "no_credit", "name_endings", "endings", "address_words",
    "elsewhere", "elsewhere_after", "leans_on", "leans_back",
)  # fmt: skip


def _furniture(entry: dict[str, Any]) -> Furniture:
    start, whole, inside, sentence = (
        tuple(map(plain, entry.get(key, ()))) for key in ("start", "whole", "inside", "sentence")
    )
    return Furniture(entry["reason"], entry.get("after", ""), start, frozenset(whole), inside, sentence)
