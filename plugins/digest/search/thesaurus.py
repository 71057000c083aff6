"""The vocabulary as a thesaurus of search: which words, in either language, name a topic, a place, a measure or a post.

A query that names one finds everything tagged with it, in whatever language the text is: «бейнебақылау» what stands under
video surveillance. Words are compared as extraction compares them: ``участков*`` is any word that begins so.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..dossiers import Dossier
from ..patterns import Matcher
from ..vocabulary import Vocabulary
from .words import Stemmer, tokens

Senses = dict[str, list[list[str]]]  # first word of a phrase -> [tag, the other words …], for every phrase
SHORTEST = 3  # letters a word needs to stand for any that begin so


def thesaurus(vocabulary: Vocabulary, people: Iterable[Dossier], stemmer: Stemmer) -> Senses:
    """Every phrase that names something, under its first word; ``*`` ends what is only the beginning of a word."""
    found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for tag, words in (*_patterns(vocabulary), *_labels(vocabulary, people, stemmer)):
        if words and (len(words[0]) > SHORTEST if words[0].endswith("*") else len(words[0]) > 1):
            found[words[0]].add((tag, *words[1:]))
    return {first: [list(one) for one in sorted(found[first])] for first in sorted(found)}


def _patterns(vocabulary: Vocabulary) -> Iterator[tuple[str, tuple[str, ...]]]:
    for lang in ("kk", "ru"):
        for words, (kind, who) in vocabulary.terms[lang].patterns():
            if kind in ("strong", "clear", "weak"):
                yield f"topic:{who}", words
        for words, (kind, who) in vocabulary.geo[lang].patterns():
            if kind in ("region", "place"):
                yield f"{kind}:{who}", words
        simple: tuple[tuple[str, Matcher[str]], ...] = (
            ("measure", vocabulary.measure_words[lang]),
            ("outlet", vocabulary.outlet_names[lang]),
        )
        for kind, matcher in simple:
            yield from ((f"{kind}:{who}", words) for words, who in matcher.patterns())


def _labels(vocabulary: Vocabulary, people: Iterable[Dossier], stemmer: Stemmer) -> Iterator[tuple[str, tuple[str, ...]]]:
    entries: dict[str, Mapping[str, Any]] = {
        "topic": vocabulary.topics,
        "region": vocabulary.regions,
        "place": vocabulary.places,
        "measure": vocabulary.measures,
        "post": vocabulary.posts,
    }
    for kind, known in entries.items():
        for who, entry in known.items():
            for lang in ("kk", "ru"):
                yield f"{kind}:{who}", _phrase(getattr(entry, lang), lang, stemmer)
    for dossier in people:
        for lang in ("kk", "ru") if dossier.known else ():
            name = getattr(dossier.known, lang)
            yield f"person:{dossier.slug}", _phrase(name, lang, stemmer)
            yield f"person:{dossier.slug}", _phrase(name.split()[-1], lang, stemmer)


def _phrase(label: str, lang: str, stemmer: Stemmer) -> tuple[str, ...]:
    """A label's words without their endings: «Модульные посты» -> («модул*», «пост*»)."""
    return tuple(_beginning(word, stemmer.stem(word, lang)) for word in tokens(label))


def _beginning(word: str, stem: str) -> str:
    """What a word and its stem begin with; a short word stays whole."""
    least = min(len(word), len(stem))
    same = next((at for at in range(least) if word[at] != stem[at]), least)
    return word[:same] + "*" if same >= SHORTEST else word
