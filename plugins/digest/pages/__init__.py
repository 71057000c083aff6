"""Records -> page models: for each page of the site map its path, template and context, the same paths in both languages."""

from collections.abc import Iterator

from ..shapes import NavItem, Page
from ..wording import N_, Wording
from . import calendar, data, finder, front, overview, people, registers, tags
from .desk import Desk

NAV = (
    (N_("Latest"), ""),
    (N_("Commitments"), "commitments/"),
    (N_("Numbers"), "figures/"),
    (N_("Topics"), "topics/"),
    (N_("Regions"), "regions/"),
    (N_("People"), "people/"),
    (N_("Timeline"), "timeline/"),
    (N_("Search"), "search/"),
    (N_("About"), "about/"),
)
# Sections without an item of their own.
UNDER = {"sources": "about", "data": "about", "matrix": "regions"}
# One function a kind of page, in the order of the site.
KINDS = (
    front.home,
    front.articles,
    front.article_pages,
    front.parallel_pages,
    front.reprint_pages,
    tags.topics,
    tags.regions,
    overview.matrix,
    calendar.timeline,
    registers.commitments,
    registers.figures,
    people.people,
    overview.sources,
    finder.search,
    front.about,
    data.data,
)


def nav(page_path: str, wording: Wording) -> tuple[NavItem, ...]:
    """The main menu; the item under which the page lies is current, articles under the first."""
    section = UNDER.get(section := page_path.split("/", 1)[0], section)
    own = {path.rstrip("/") for _, path in NAV if path}
    return tuple(
        NavItem(wording.say(msg), path, (path.rstrip("/") == section) if path else section not in own) for msg, path in NAV
    )


def pages(desk: Desk) -> Iterator[Page]:
    """Every page of one language in a fixed order."""
    for build in KINDS:
        yield from build(desk)
