"""The archive as files that others download: tables, the full records, and the description of all. Knows no language."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from . import records
from .archive import Archive
from .changes import Change, changes, row
from .csvtext import to_csv
from .datapackage import FOLDER, File, Package, descriptor, package
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


def build(archive: Archive, vocabulary: Vocabulary, schema: str, address: Callable[[str], str], now: datetime) -> Dataset:
    """All files of the data. ``schema`` is the text of articles.schema.json, ``address`` makes a path absolute."""
    own, log = package(), changes(archive)
    rows = tables(archive, address, lambda record: is_excerpt(record, vocabulary)) | {"changes": [row(one) for one in log]}
    files = [
        File(f"{one.name}.csv", one.title, one.about, to_csv(one.fields, rows[one.name]), len(rows[one.name]))
        for one in own.tables
    ]
    in_order = sorted(archive.records, key=lambda record: record.id)
    texts = {"articles-json": records.to_json(in_order, vocabulary), "articles-schema": schema}
    files += [File(one.path, one.title, one.about, texts[one.name]) for one in own.extras]
    named = {record.facts.outlet for record in archive.records}
    outlets = [vocabulary.outlets[one] for one in sorted(vocabulary.outlets) if one in named]
    said = descriptor(own, {file.name: file for file in files}, outlets, address(FOLDER), now)
    files.append(File(DESCRIPTOR, *own.descriptor, json.dumps(said, ensure_ascii=False, indent=1) + "\n"))
    return Dataset(own, tuple(files), tuple(log))
