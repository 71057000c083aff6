"""Pages as schema.org data (https://schema.org) for search engines and other programs. Only what the page itself shows.

A text is never claimed as ours: the digest is the ``publisher`` of a text retold in its own words, the ``translator`` of a
translation by its editors, and everywhere the one who derived the data (``sdPublisher``).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from . import edtf
from .cards import Card
from .entries import LANGS, Outlet
from .feeds import moment
from .links import Links
from .shapes import Page
from .wording import N_, Wording

Node = dict[str, Any]
LICENCE = "https://creativecommons.org/licenses/by/4.0/"  # of the facts; the texts belong to their publishers
MEDIA = ("agency", "newspaper", "tv", "portal")  # a ministry's own outlet is an organisation, not a news medium


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of the open data: ``path`` from the site's root, and its media type."""

    path: str
    type: str


def published(page: Page) -> str | None:
    """When an article was published, only from an exact date: the day, or the moment in Almaty where the hour is known."""
    if page.kind != "article":
        return None
    card: Card = page.context["card"]
    day = edtf.full_date(card.date)
    return moment(day, card.time) if day and card.time else day


def objects(page: Page, links: Links, wording: Wording, name: str, files: tuple[DataFile, ...]) -> list[Node]:
    """The objects of one page, each with its context; ``name`` is the digest's, ``files`` are its open data."""
    build = _Builder(page, links, wording, name)
    kinds: dict[str, Callable[[], Node]] = {
        "article": build.article,
        "home": build.website,
        "data": lambda: build.dataset(files),
    }
    found = [kinds[page.kind]()] if page.kind in kinds else []
    if len(page.crumbs) > 1:
        found.append(build.breadcrumbs())
    return [{"@context": "https://schema.org", **node} for node in found]


class _Builder:
    """The parts of one page's data. Addresses are absolute; a property whose value is unknown is left out."""

    def __init__(self, page: Page, links: Links, wording: Wording, name: str) -> None:
        self.page, self.links, self.wording, self.name = page, links, wording, name

    def _address(self, path: str, lang: str | None = None) -> str:
        return self.links.absolute(self.links.page(lang or self.page.lang, path))

    def _digest(self) -> Node:
        return {"@type": "Organization", "name": self.name, "url": self._address("")}

    def article(self) -> Node:
        """An untranslated text is one article on two pages: its address is in its own language."""
        context = self.page.context
        card: Card = context["card"]
        original_lang: str = context["original_lang"]
        return _known(
            {
                "@type": "NewsArticle",
                "headline": card.title,
                "inLanguage": context["body_lang"],
                "url": self._address(card.path, self.page.canonical_lang),
                "mainEntityOfPage": self._address(card.path),
                "datePublished": published(self.page),
                "isAccessibleForFree": True,
                "about": [self._topic(topic.path, topic.id, topic) for topic in card.topics],
                "contentLocation": [self._place(region.path, region.id, region) for region in card.regions],
                "isBasedOn": _originals(card),
                "publisher": self._digest() if context["retold"] else None,
                "translator": self._digest() if context["translator"] else None,
                "translationOfWork": self._version(card, original_lang) if context["translator"] else None,
                "workTranslation": [
                    self._version(card, lang) for lang in card.langs if lang != original_lang and not context["translator"]
                ],
                "sdPublisher": self._digest(),
            }
        )

    def _topic(self, path: str, code: str, entry: object) -> Node:
        return {
            "@type": "DefinedTerm",
            "name": self.wording.label(entry),
            "termCode": code,
            "inDefinedTermSet": self._address("topics/"),
            "url": self._address(path),
        }

    def _place(self, path: str, code: str, entry: object) -> Node:
        return {
            "@type": "AdministrativeArea",
            "name": self.wording.label(entry),
            "identifier": code,
            "url": self._address(path),
        }

    def _version(self, card: Card, lang: str) -> Node:
        return {"@type": "NewsArticle", "inLanguage": lang, "url": self._address(card.path, lang)}

    def breadcrumbs(self) -> Node:
        """The trail above the heading; the last step is the page itself and has no address."""
        items = []
        for position, crumb in enumerate(self.page.crumbs, 1):
            last = position == len(self.page.crumbs) or crumb.path is None
            where = None if last else self._address(crumb.path or "")
            items.append(_known({"@type": "ListItem", "position": position, "name": crumb.text, "item": where}))
        return {"@type": "BreadcrumbList", "itemListElement": items}

    def website(self) -> Node:
        """The digest in one language."""
        return {
            "@type": "WebSite",
            "name": self.name,
            "description": self.page.description,
            "inLanguage": self.page.lang,
            "url": self._address(""),
        }

    def dataset(self, files: tuple[DataFile, ...]) -> Node:
        """The open data: the facts of all articles, in each of ``files``."""
        say = self.wording.say
        return {
            "@type": "Dataset",
            "name": say(N_("Police reform in Kazakhstan: facts from the news")),
            "description": say(
                N_(
                    "What published texts say about the reform of the police: topics, regions, people, numbers, quotes, "
                    "orders and promises, each with the place in the text it was read from."
                )
            ),
            "url": self._address(self.page.path),
            "license": LICENCE,
            "inLanguage": list(LANGS),
            "isAccessibleForFree": True,
            "creator": self._digest(),
            "distribution": [
                {"@type": "DataDownload", "contentUrl": self.links.absolute(file.path), "encodingFormat": file.type}
                for file in files
            ],
        }


def _originals(card: Card) -> list[Node]:
    """What was published elsewhere. An address on another site than the outlet's is not by that outlet: two works."""
    outlet: Node | None = {"@type": "Organization", "name": card.outlet_name} if card.outlet_name else None
    if card.outlet:
        outlet = _outlet(card.outlet)
    if card.url and card.outlet and _host(card.url) == _host(card.outlet.site):
        return [{"@type": "NewsArticle", "url": card.url, "publisher": outlet}]
    found = [{"@type": "NewsArticle", "url": card.url}] if card.url else []
    return [*found, {"@type": "NewsArticle", "publisher": outlet}] if outlet else found


def _host(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.")


def _outlet(outlet: Outlet) -> Node:
    kind = "NewsMediaOrganization" if outlet.kind in MEDIA else "Organization"
    return _known({"@type": kind, "name": outlet.name, "url": outlet.site or None})


def _known(node: Node) -> Node:
    return {key: value for key, value in node.items() if value not in (None, [])}
