"""Which scripts and forms the theme has; everything else on a page was pasted there."""

import re


def is_theme_script(path: str, attributes: dict[str, str]) -> bool:
    """A block of data, or on the search page its messages and its module: all that a page may have of scripts."""
    if attributes == {"type": "application/ld+json"}:
        return True
    own = (
        re.fullmatch(r"(\.\./)+theme/js\.[0-9a-f]{8}/search\.js", attributes.get("src", ""))
        and attributes["type"] == "module"
    )
    return is_search(path) and (bool(own) or attributes == {"type": "application/json", "id": "messages"})


def is_search(path: str) -> bool:
    """The one page with a form and a script."""
    return re.search(r"(?:^|/)(?:kk|ru)/search/index\.html$", path) is not None
