"""Links and fragments: every address that a page, the style sheet, the sitemap or a feed names on this site is there."""

import posixpath
import re
from urllib.parse import unquote, urlsplit

from siteaudit.folder import Site
from siteaudit.outcome import Row, none_of

CSS_URL = re.compile(r"url\(\s*[\"']?([^\"')]+)")
XML_ADDRESS = re.compile(r"(?:<loc>|<id>|\bhref=\")([^<\"]+)")
EMPTY_IS_TOP = ("", "top")


def check(site: Site) -> list[Row]:
    """Links between pages with their fragments; addresses in style sheets and in files for machines."""
    pages = [
        f"{name}: {link}{why}"
        for name, leaf in site.leaves.items()
        for link in leaf.links
        if (why := wrong(site, name, link))
    ]
    named = sum(len(leaf.links) for leaf in site.leaves.values())
    files, looked = elsewhere(site)
    return [
        none_of("links and fragments", "all pages", pages, named),
        none_of("addresses", "css, sitemap, feeds", files, looked),
    ]


def wrong(site: Site, name: str, link: str) -> str:
    """Why a link of a page leads nowhere; an empty string when it leads somewhere, or to another site."""
    parts = urlsplit(link.removeprefix(site.address) if link.startswith(site.address) else link)
    if parts.scheme or parts.netloc:
        return ""
    base = "" if link.startswith(site.address) else posixpath.dirname(name)
    target = resolved(base, parts.path) if parts.path or link.startswith(site.address) else name
    if target not in site.pages and (site.out / target).is_dir():
        target = posixpath.join(target, "index.html").lstrip("/")
    if not (site.out / target).is_file():
        return " (no such file)"
    leaf = site.leaves.get(target)
    fragment = unquote(parts.fragment)
    if leaf and fragment not in EMPTY_IS_TOP and fragment not in leaf.ids:
        return " (no such id)"
    return ""


def resolved(base: str, path: str) -> str:
    """The file a path means, seen from a folder of the site."""
    return posixpath.normpath(posixpath.join("/", base, unquote(path))).lstrip("/")


def elsewhere(site: Site) -> tuple[list[str], int]:
    """Broken addresses in style sheets, the sitemap and the feeds, and how many there were."""
    found, looked = [], 0
    for path in sorted(one for one in site.out.rglob("*") if one.suffix in (".css", ".xml")):
        name = path.relative_to(site.out).as_posix()
        text = path.read_text(encoding="utf-8")
        pattern = CSS_URL if path.suffix == ".css" else XML_ADDRESS
        for link in pattern.findall(text):
            looked += 1
            why = wrong(site, name, link)
            if why:
                found.append(f"{name}: {link}{why}")
    return found, looked
