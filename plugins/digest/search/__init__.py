"""Search without a server: the archive -> files that a page's script reads, of each query only what its words need.

``search/index.json`` leads to the segments (``segments.py``) and to the thesaurus. Nothing of a text is stored here but its
stems: what a result shows is read from the page it leads to, so nobody's article leaves by this door.
"""

import hashlib
from collections.abc import Callable
from pathlib import Path

from .. import patterns
from ..archive import Archive
from ..vocabulary import Vocabulary
from .items import KINDS, items
from .segments import BLOCK, LEVELS, Segment, chunks, compact, kept, name_of, segment, shards
from .thesaurus import thesaurus
from .words import Stemmer, ladders

FOLDER = "search/"
RULES = ("__init__.py", "items.py", "segments.py", "words.py", "../patterns.py", "../lexicon/search.toml")
THESAURUS_SHARD = 3_500  # characters; one is loaded for each word of a query


def build(archive: Archive, vocabulary: Vocabulary, old: Callable[[str], dict[str, str]]) -> dict[str, str]:
    """Path -> text of every file of the index. ``old(folder)`` gives the files (name -> text) that the published site has in
    a folder, if all of them are as a build wrote them, else {}: a segment of that name need not be made again.
    """
    stemmer = stemmer_for(vocabulary)
    fingerprint = _fingerprint(stemmer)
    files: dict[str, str] = {}
    made: list[Segment] = []
    for kind, found in items(archive, vocabulary).items():
        for part in chunks(kind, found):
            name = name_of(part, kind + fingerprint)
            own = old(f"{FOLDER}{name}/")
            one, own = (kept(name, own), own) if own else segment(kind, part, name, stemmer)
            made.append(one)
            files |= {f"{FOLDER}{name}/{file}": text for file, text in own.items()}
    words = list(shards(thesaurus(vocabulary, archive.dossiers.people.values(), stemmer), THESAURUS_SHARD))
    folder = "words-" + hashlib.sha256("".join(text for _, text in words).encode()).hexdigest()[:16]
    files |= {f"{FOLDER}{folder}/{number}.json": text for number, (_, text) in enumerate(words)}
    files[f"{FOLDER}index.json"] = _index(made, (folder, [first for first, _ in words]), stemmer)
    return files


def stemmer_for(vocabulary: Vocabulary) -> Stemmer:
    """The ladders with the names of the vocabulary's places."""
    names = [region.kk for region in vocabulary.regions.values()] + [place.kk for place in vocabulary.places.values()]
    return Stemmer(names)


def _index(made: list[Segment], words: tuple[str, list[str]], stemmer: Stemmer) -> str:
    """What the script loads first: where everything is and how words become stems. Articles before people, newest first."""
    in_order = [one for kind in KINDS for one in reversed(made) if one.kind == kind]
    rules = ladders()
    found = {
        "segments": [[one.id, KINDS.index(one.kind), one.size, one.cuts] for one in in_order],
        "words": words,
        "kinds": KINDS,
        "block": BLOCK,
        "levels": LEVELS,
        "stop": sorted(rules.stop),
        "ladders": {
            lang: [[step.repeat, step.longest, step.endings] for step in steps] for lang, steps in rules.steps.items()
        },
        "names": stemmer.names,
        "letters": patterns.KAZAKH_LETTERS,
        "lookalikes": patterns.LOOKALIKES,
    }
    return compact(found) + "\n"


def _fingerprint(stemmer: Stemmer) -> str:
    """A digest of all that decides how an item is indexed, besides the item."""
    found = hashlib.sha256(compact(stemmer.names).encode())
    for name in RULES:
        found.update((Path(__file__).parent / name).read_bytes())
    return found.hexdigest()
