"""What is read from our own articles has not changed unseen; ``make bless`` writes the snapshots anew."""

import json
import os
from datetime import date

import pytest

from conftest import ROOT
from digest import article, records, source
from digest.vocabulary import Vocabulary


def snapshot(name: str, words: Vocabulary) -> str:
    folder = ROOT / "content" / "articles"
    files = next(one for one in source.find(folder).articles if one.id == name)
    found = article.record(folder, files, words, date(2026, 11, 22))
    return json.dumps(records.to_dict(found, words), ensure_ascii=False, indent=1) + "\n"


@pytest.mark.parametrize("name", sorted(one.id for one in source.find(ROOT / "content" / "articles").articles))
def test_what_is_read_from_our_own_articles_has_not_changed_unseen(name: str, words: Vocabulary) -> None:
    """A snapshot of what extraction does now; `make bless` writes it anew, and the diff is read before it is committed."""
    path = ROOT / "tests" / "articles" / f"{name}.json"
    if os.environ.get("BLESS"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(snapshot(name, words), encoding="utf-8")
    assert path.is_file(), "an article without a snapshot; run: make bless"
    same = path.read_text(encoding="utf-8") == snapshot(name, words)
    assert same, "is read differently; if that is meant: make bless, then read the diff"
