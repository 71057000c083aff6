"""The archive as files that others download: tables, the full records, and the description of all. Knows no language."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from . import records
from .archive import Archive
from .changes import Change, changes, row
from .csvtext import to_csv
from .datapackage import FOLDER, File, Package, Text, descriptor, package
from .tables import tables
from .views import is_excerpt
from .vocabulary import Vocabulary

DESCRIPTOR = "datapackage.json"


@dataclass(frozen=True, slots=True)
class Dataset:
    """``files`` in the order of the description, the description last; ``changes`` newest first."""

    package: Package
    files: tuple[File, ...]
    changes: tuple[Change, ...]


def build(
    archive: Archive, vocabulary: Vocabulary, schema: str, address: Callable[[str], str], now: datetime
) -> tuple[Dataset, dict[str, bytes]]:
    """The data, and the bytes of its files by their paths: to be written and let go. ``schema`` is the text of
    articles.schema.json, ``address`` makes a path absolute.
    """
    own, log, made = package(), changes(archive), _Files()
    rows = tables(archive, address, lambda record: is_excerpt(record, vocabulary)) | {"changes": map(row, log)}
    for table in own.tables:
        data = to_csv(table.fields, rows[table.name])
        made.add(f"{table.name}.csv", table.title, table.about, data, data.count(b"\n") - 1)  # below its fields
    in_order = sorted(archive.records, key=lambda record: record.id)
    texts = {"articles-json": records.to_json(in_order, vocabulary), "articles-schema": schema.encode()}
    for extra in own.extras:
        made.add(extra.path, extra.title, extra.about, texts.pop(extra.name))
    named = {record.facts.outlet for record in archive.records}
    outlets = [vocabulary.outlets[one] for one in sorted(vocabulary.outlets) if one in named]
    said = descriptor(own, {file.name: file for file in made.files}, outlets, address(FOLDER), now)
    made.add(DESCRIPTOR, *own.descriptor, f"{json.dumps(said, ensure_ascii=False, indent=1)}\n".encode())
    return Dataset(own, tuple(made.files), tuple(log)), made.contents


class _Files:
    """Files and their contents as they are made."""

    def __init__(self) -> None:
        self.files: list[File] = []
        self.contents: dict[str, bytes] = {}

    def add(self, name: str, title: Text, about: Text, data: bytes, rows: int | None = None) -> None:
        """One more."""
        file = File(name, title, about, len(data), sha256(data).hexdigest(), rows)
        self.files.append(file)
        self.contents[file.path] = data
