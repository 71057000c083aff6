"""The search page: the form with its filters, and without a script the lists that hold everything."""

from collections.abc import Iterator

from ..shapes import Page
from .desk import Desk


def search(desk: Desk) -> Iterator[Page]:
    """One page; what is found is drawn by the reader's browser."""
    archive, title = desk.archive, desk.words.say("Search")
    yield desk.page(
        "search", "search/", title, desk.words.say("Search in Kazakh and in Russian at once"), [(title, None)],
        topics=[row.entry for row in desk.topics_by_name() if row.count],
        regions=[row.entry for row in desk.regions_by_name() if row.count],
        years=[row.year for row in desk.years],
        total=len(archive.records), entry_count=len(archive.register.entries), figure_count=len(archive.ledger.rows),
        people_count=len(archive.dossiers.people),
    )  # fmt: skip
