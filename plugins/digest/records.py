"""Records -> ``data/articles.json``, the public contract other programs read. Its schema is ``articles.schema.json``."""

import json
from typing import Any

from .entries import LANGS
from .factkeys import fact_keys
from .model import Span
from .record import Record
from .said import Commitment, Figure, Person, Quote
from .vocabulary import Vocabulary


def to_json(records: list[Record], vocabulary: Vocabulary) -> bytes:
    """The data file: a list of articles in the order given, UTF-8, one article a line."""
    lines = (json.dumps(to_dict(record, vocabulary), ensure_ascii=False).encode() for record in records)
    return b"[\n" + b",\n".join(lines) + b"\n]\n"


def evidence(text: str, spans: tuple[Span, ...]) -> list[dict[str, Any]]:
    """Spans as ``{start, stop, text}``; the slice of the normalised text always equals ``text``."""
    return [{"start": span.start, "stop": span.stop, "text": span.of(text)} for span in spans]


def to_dict(record: Record, vocabulary: Vocabulary) -> dict[str, Any]:
    """One record in the fields of the contract. Unknown is null or an empty list."""
    document, facts = record.document, record.facts
    text = document.text
    return {
        "id": record.id,
        "url": {lang: f"{lang}/articles/{record.id}/" for lang in LANGS},
        "lang": document.lang,
        "text_sha256": record.source.sha256,
        "title": {
            "text": facts.title.text,
            "lang": facts.title.lang,
            "derived": facts.title.derived,
            "translation": facts.title.translation,
        },
        "published": {
            "edtf": facts.published.edtf,
            "time": facts.published.time,
            "basis": facts.published.basis,
            "reason": facts.published.reason,
            "evidence": evidence(text, facts.published.evidence),
        },
        "outlet": facts.outlet,
        "cited_outlet": facts.cited_outlet,
        "photo_credit": facts.photo_credit,
        "scope": facts.scope,
        "regions": [{"id": tag.id, "evidence": evidence(text, tag.evidence)} for tag in facts.regions],
        "places": [
            {
                "name": getattr(vocabulary.places[place.key], document.base_lang),
                "kind": place.kind,
                "region": place.region,
                "evidence": evidence(text, place.evidence),
            }
            for place in facts.places
        ],
        "topics": [{"id": tag.id, "evidence": evidence(text, tag.evidence)} for tag in facts.topics],
        "people": [_person(text, one) for one in facts.people],
        "figures": _named(record, "figures", [_figure(text, one) for one in facts.figures]),
        "quotes": _named(record, "quotes", [_quote(text, one) for one in facts.quotes]),
        "commitments": _named(record, "commitments", [_commitment(text, one) for one in facts.commitments]),
        "spans": [{"lang": lang, "start": span.start, "stop": span.stop} for lang, span in document.foreign],
        "dropped": [{"line": line.line, "text": line.text, "reason": line.reason} for line in document.dropped],
        "caveats": [
            {
                "code": one.code,
                "about": one.about if one.number is None else f"{one.about}/{one.number}",
                "evidence": evidence(text, one.evidence),
            }
            for one in facts.caveats
        ],
        "follows": [_follow(record, other) for other in record.follows],
        "reprints": [_reprint(one) for one in record.reprints],
    }


def _reprint(one: Record) -> dict[str, Any]:
    return {
        "id": one.id,
        "text_sha256": one.source.sha256,
        "title": one.facts.title.text,
        "published": one.facts.published.edtf,
        "outlet": one.facts.outlet,
        "cited_outlet": one.facts.cited_outlet,
        "url": one.url,
    }


def _named(record: Record, kind: str, facts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Facts with the ids they have in the tables and on the pages, first."""
    return [{"id": f"{record.id}/{key}"} | one for key, one in zip(fact_keys(record, kind), facts, strict=True)]


def _quote(text: str, one: Quote) -> dict[str, Any]:
    return {"speaker": one.speaker, "text": one.text, "evidence": evidence(text, one.evidence)}


def _follow(record: Record, other: str) -> dict[str, Any]:
    """An earlier article that this one takes up, and what it says of single commitments there."""
    steps = [
        {"promise": one.promise, "report": one.report, "status": one.status, "independent": one.independent}
        for one in record.answers
        if one.article == other
    ]
    return {"article": other, "steps": steps}


def _person(text: str, one: Person) -> dict[str, Any]:
    return {
        "name": one.name,
        "role": one.role,
        "post": one.post,
        "newsmaker": one.newsmaker,
        "evidence": evidence(text, one.evidence),
    }


def _figure(text: str, one: Figure) -> dict[str, Any]:
    return {
        "value": one.value,
        "upper": one.upper,
        "base": one.base,
        "unit": one.unit,
        "scale": one.scale,
        "measure": one.measure,
        "label": one.label,
        "direction": one.direction,
        "status": one.status,
        "additional": one.additional,
        "subset_of": one.subset_of,
        "period": one.period,
        "compared": one.compared,
        "evidence": evidence(text, one.evidence),
    }


def _commitment(text: str, one: Commitment) -> dict[str, Any]:
    return {
        "status": one.status,
        "actor": one.actor,
        "addressee": one.addressee,
        "quantity": one.quantity,
        "measure": one.measure,
        "deadline": one.deadline,
        "evidence": evidence(text, one.evidence),
    }
