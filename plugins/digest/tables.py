"""The archive as flat tables: articles, figures, commitments, quotes. Knows no language; ``datapackage.toml`` describes
every column and sets their order.
"""

from collections.abc import Callable, Iterable, Iterator

from .archive import Archive
from .csvtext import Row
from .entries import LANGS
from .factkeys import fact_keys
from .ledger import Row as LedgerRow
from .ledger import calculation, group_of
from .model import Span
from .record import Record
from .register import Entry, Register
from .setting import sentence_of

Address = Callable[[str], str]  # a path from the site's root -> an absolute address
PLACES = 2  # decimals of what we calculate ourselves


def tables(archive: Archive, address: Address, is_excerpt: Callable[[Record], bool]) -> dict[str, Iterator[Row]]:
    """Name of a table -> its rows, articles by their ids and facts in the order of their text. Made one by one: all of them
    take more room than the archive.
    """
    records = sorted(archive.records, key=lambda record: record.id)
    register, ledger = archive.register, archive.ledger
    return {
        "articles": (_article(record, register, address, excerpt=is_excerpt(record)) for record in records),
        "commitments": (_commitment(one, register, address) for record in records for one in register.of[record.id]),
        "figures": (_figure(one, address) for record in records for one in ledger.of[record.id]),
        "quotes": (row for record in records for row in _quotes(record, address)),
    }


def _ids(ids: Iterable[str]) -> str:
    """Several ids in one cell; an id has no space."""
    return " ".join(ids)


def _named(record: Record, keys: tuple[str, ...]) -> str:
    """Cities and districts by their names as the article's text has them."""
    text = record.document.text
    names = {one.key: one.evidence[0].of(text) for one in record.facts.places if one.evidence}
    return "; ".join(names[key] for key in keys if key in names)


def _urls(record: Record, address: Address, key: str = "") -> Row:
    """The article's page in both languages, with the anchor of a fact."""
    anchor = f"#{key}" if key else ""
    return {f"url_{lang}": address(f"{lang}/articles/{record.id}/{anchor}") for lang in LANGS}


def _origin(record: Record) -> Row:
    """The columns that say where a fact comes from, the same in every table."""
    facts = record.facts
    return {
        "article": record.id,
        "date": facts.published.edtf,
        "outlet": facts.outlet,
        "cited_outlet": facts.cited_outlet,
        "lang": record.document.lang,
    }


def _words(record: Record, span: Span) -> Row:
    return {
        "text": span.of(record.document.text),
        "sentence": sentence_of(record.document, span).of(record.document.text),
    }


def _article(record: Record, register: Register, address: Address, *, excerpt: bool) -> Row:
    document, facts, own = record.document, record.facts, register.of[record.id]
    return {
        **{name: value for name, value in _origin(record).items() if name != "article"},
        "id": record.id,
        "title": facts.title.text,
        "title_lang": facts.title.lang,
        "title_derived": facts.title.derived,
        "title_translation": facts.title.translation,
        "time": facts.published.time,
        "date_basis": facts.published.basis,
        "photo_credit": facts.photo_credit,
        "scope": facts.scope,
        "regions": _ids(tag.id for tag in facts.regions),
        "topics": _ids(tag.id for tag in facts.topics),
        "follows": _ids(record.follows),
        "reprints": _ids(other.id for other in record.reprints),
        "excerpt": excerpt,
        "added": record.added,
        "source_url": record.url,
        "text_sha256": record.source.sha256,
        "people": len(facts.people),
        "figures": len(facts.figures),
        "quotes": len(facts.quotes),
        "commitments": len(own),
        "commitments_open": sum(register.is_open(entry) for entry in own),
        "dropped_lines": len(document.dropped),
        "caveats": len(facts.caveats),
        **_urls(record, address),
    }


def _commitment(entry: Entry, register: Register, address: Address) -> Row:
    said, record = entry.said, entry.record
    newest = register.history(entry)[-1] if register.history(entry) else None
    return {
        **_origin(record),
        "id": entry.id,
        "status": entry.status,
        "actor": said.actor,
        "addressee": said.addressee,
        "quantity": said.quantity,
        "measure": said.measure,
        "deadline": said.deadline,
        "regions": _ids(entry.regions),
        "places": _named(record, entry.places),
        "topics": _ids(entry.topics),
        "scope": record.facts.scope,
        **_words(record, said.evidence[0]),
        "answers": _ids(earlier.id for earlier in register.earlier(entry)),
        "later": newest.status if newest else None,
        "later_article": newest.record.id if newest else None,
        "independent": newest.independent if newest else None,
        "open": register.is_open(entry),
        **_urls(record, address, entry.key),
    }


def _figure(row: LedgerRow, address: Address) -> Row:
    figure, record = row.figure, row.record
    own = calculation(figure)
    per_cent = {own.kind: round(own.per_cent, PLACES)} if own else {}
    codes = [one.code for one in record.facts.caveats if one.about == "figures" and one.number in (None, row.number)]
    return {
        **_origin(record),
        "id": row.id,
        "value": figure.value,
        "upper": figure.upper,
        "base": figure.base,
        "unit": figure.unit,
        "scale": figure.scale,
        "measure": figure.measure,
        "label": figure.label,
        "direction": figure.direction,
        "status": figure.status,
        "additional": figure.additional,
        "subset_of": figure.subset_of,
        "period": figure.period,
        "compared": figure.compared,
        "caveats": _ids(dict.fromkeys(codes)),
        "group": group_of(figure).kind,
        "regions": _ids(row.regions),
        "places": _named(record, row.places),
        "topics": _ids(row.topics),
        **_words(record, figure.evidence[0]),
        "calculated_share": per_cent.get("share"),
        "calculated_change": per_cent.get("change"),
        **_urls(record, address, row.key),
    }


def _quotes(record: Record, address: Address) -> list[Row]:
    quotes = record.facts.quotes
    keys = fact_keys(record, "quotes")
    return [
        {
            **_origin(record),
            "id": f"{record.id}/{key}",
            "speaker": one.speaker,
            "text": one.text,
            **_urls(record, address),  # a text shown whole has its quotes in its body, without an anchor
        }
        for key, one in zip(keys, quotes, strict=True)
    ]
