"""A feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/): the entries of the Atom feed once more."""

import json
from typing import Any

from .feeds import Entry, Feed
from .links import Links
from .wording import Wording


def path(lang: str) -> str:
    """Where the feed of a language lies, from the site's root."""
    return f"{lang}/feed.json"


def text(feed: Feed, links: Links, wording: Wording, description: str) -> str:
    """The file: the same entries, ids and order as in Atom; what is unknown is left out, as the format asks."""
    found = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": links.absolute(links.page(feed.lang, feed.page.path)),
        "feed_url": links.absolute(path(feed.lang)),
        "description": description,
        "language": feed.lang,
        "items": [_item(entry, links, wording) for entry in feed.entries],
    }
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _item(entry: Entry, links: Links, wording: Wording) -> dict[str, Any]:
    """``language`` is the text's; tags are in the feed's own. An entry without a summary has ""."""
    card = entry.card
    outlet = card.outlet.name if card.outlet else card.outlet_name
    found: dict[str, Any] = {
        "id": entry.uid,
        "url": links.absolute(links.page(wording.lang, entry.path)),
        "external_url": card.url,
        "title": entry.title,
        "content_text": entry.summary,
        "date_published": entry.published,
        "date_modified": entry.updated,
        "authors": [{"name": outlet}] if outlet else None,
        "tags": [wording.label(tag) for tag in (*entry.topics, *entry.regions)],
        "language": entry.summary_lang,
    }
    return {key: value for key, value in found.items() if value not in (None, [])}
