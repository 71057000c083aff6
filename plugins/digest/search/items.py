"""The archive -> what a reader can find: articles, commitments and people, each with its words and its tags."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .. import edtf
from ..archive import Archive
from ..dossiers import Dossier
from ..model import Document
from ..record import Record
from ..register import Entry
from ..setting import sentence_of
from ..vocabulary import Vocabulary

KINDS = ("article", "commitment", "person")
Text = tuple[str, tuple[str, ...]]  # words, and the languages they may be in
Tag = tuple[str, int, bool]  # its name, how often the text says it, and whether the headline does


@dataclass(frozen=True, slots=True)
class Item:
    """Something to be found. ``key`` is its path below a language, with the anchor of a commitment.

    ``tags`` are ids of the vocabulary with their kind («topic:migration»), the years and the people of the digest.
    """

    key: str
    title: tuple[Text, ...]
    body: tuple[Text, ...]
    tags: tuple[Tag, ...]


def items(archive: Archive, vocabulary: Vocabulary) -> dict[str, list[Item]]:
    """Every item by its kind, the oldest first; people so that, read backwards, they are in the order of their addresses."""
    named: dict[str, dict[str, str]] = defaultdict(dict)
    for dossier in archive.dossiers.people.values():
        for one in dossier.appearances:
            named[one.record.id][one.person.name] = f"person:{dossier.slug}"
    records = archive.records[::-1]
    return {
        "article": [_article(one, named[one.id], vocabulary) for one in records],
        "commitment": [_commitment(one, named[record.id]) for record in records for one in archive.register.of[record.id]],
        "person": [_person(one) for _, one in sorted(archive.dossiers.people.items(), reverse=True)],
    }


def _langs(document: Document) -> tuple[str, ...]:
    return ("kk", "ru") if document.foreign else (document.base_lang,)


def _paragraphs(document: Document) -> Text:
    return "\n".join(span.of(document.text) for span in document.paragraphs), _langs(document)


def _article(record: Record, named: dict[str, str], vocabulary: Vocabulary) -> Item:
    facts, texts = record.facts, [(record.document, record.facts)]
    if record.translation and record.translation_facts:
        texts.append((record.translation, record.translation_facts))
    titles = [(own.title.text, (document.base_lang,)) for document, own in texts]
    titles += [(other.facts.title.text, (other.document.base_lang,)) for other in record.reprints]
    people = " ".join(one.name for one in facts.people)
    title = record.document.title
    said = [(f"topic:{one.id}", one.evidence) for one in facts.topics]
    said += [(f"region:{one.id}", one.evidence) for one in facts.regions]
    said += [(f"place:{one.key}", one.evidence) for one in facts.places]
    said += [(f"measure:{one.measure}", one.evidence[:1]) for one in facts.figures if one.measure]
    said += [(f"post:{one.post}", one.evidence[:1]) for one in facts.people if one.post]
    tags = [f"outlet:{one}" for one in (facts.outlet, facts.cited_outlet) if one in vocabulary.outlets]
    counted = Counter(tag for tag, spans in said for _ in spans)
    heading = {tag for tag, spans in said if title and any(title.covers(span) for span in spans)}
    body = [_paragraphs(document) for document, _ in texts] + [(people, (record.document.base_lang,))]
    once = _once(tags, named.values(), _years(record))
    found = [(tag, count, tag in heading) for tag, count in sorted(counted.items())]
    return Item(f"articles/{record.id}/", tuple(titles), tuple(body), (*found, *once))


def _commitment(entry: Entry, named: dict[str, str]) -> Item:
    said, document = entry.said, entry.record.document
    lang = (document.base_lang,)
    action = said.evidence[0]
    who = " ".join(name for name in (said.actor, said.addressee) if name)
    tags = [f"topic:{one}" for one in entry.topics] + [f"region:{one}" for one in entry.regions]
    tags += [f"place:{one}" for one in entry.places] + ([f"measure:{said.measure}"] if said.measure else [])
    tags += [named[said.actor]] if said.actor in named else []
    sentence = sentence_of(document, action).of(document.text)
    body = ((sentence, lang), (who, lang))
    return Item(f"{entry.path}#{entry.key}", ((action.of(document.text), lang),), body, _once(tags, _years(entry.record)))


def _person(dossier: Dossier) -> Item:
    known = dossier.known
    names: tuple[Text, ...] = ((known.kk, ("kk",)), (known.ru, ("ru",))) if known else ((dossier.name, ("kk", "ru")),)
    shown = dossier.appearances
    roles = tuple((one.person.role, (one.record.document.base_lang,)) for one in shown if one.person.role)
    tags = [f"person:{dossier.slug}", *(f"post:{one.post.id}" for one in shown if one.post)]
    tags += [f"region:{one.region}" for one in shown if one.region]
    tags += [f"topic:{tag.id}" for one in shown for tag in one.record.facts.topics]
    return Item(dossier.path, names, tuple(dict.fromkeys(roles)), _once(tags, *(_years(one.record) for one in shown)))


def _years(record: Record) -> Iterator[str]:
    value = record.facts.published.edtf
    year = edtf.parse(value).bucket[0] if value else None
    if year is not None:
        yield f"year:{year}"


def _once(*groups: Iterable[str]) -> tuple[Tag, ...]:
    return tuple((tag, 1, False) for tag in sorted({tag for group in groups for tag in group}))
