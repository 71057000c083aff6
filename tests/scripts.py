"""Which scripts and forms the theme has, and what the policy of each page lets in; everything else was pasted there."""

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


def check_policy(path: str, metas: list[dict[str, str]]) -> None:
    """The one policy among the ``<meta>`` of a page allows our own origin at most: no inline script or style, no other host."""
    found = [one["content"] for one in metas if one.get("http-equiv") == "Content-Security-Policy"]
    assert len(found) == 1, path
    rules = dict(rule.strip().split(" ", 1) for rule in found[0].split(";"))
    assert rules["default-src"] == rules["base-uri"] == "'none'", path
    assert set(" ".join(rules.values()).split()) <= {"'none'", "'self'"}, path
