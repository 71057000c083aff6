"""Addresses: relative links between the site's own files, so that it works under any base path and from a folder."""

import posixpath
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Links:
    """``siteurl`` has no slash at its end; ``offline`` writes ``…/index.html`` so that a browser opens files."""

    siteurl: str
    offline: bool = False

    def page(self, lang: str, path: str) -> str:
        """A page's address from the site's root: ``kk/topics/migration/``."""
        return f"{lang}/{path}"

    def relative(self, here: str, target: str) -> str:
        """Link from the file or folder ``here`` to ``target``, both from the root; a folder's address ends in a slash."""
        folder = here if here.endswith("/") or not here else posixpath.dirname(here) + "/"
        index = "index.html" if self.offline and (target.endswith("/") or not target) else ""
        mine, theirs = folder.strip("/").split("/") if folder.strip("/") else [], target.split("/")
        same = 0
        while same < min(len(mine), len(theirs) - 1) and mine[same] == theirs[same]:
            same += 1
        return ("../" * (len(mine) - same) + "/".join(theirs[same:]) + index) or "./"

    def absolute(self, target: str) -> str:
        """A target's address with the site's own."""
        return f"{self.siteurl}/{target}"


def output_path(address: str) -> str:
    """The file an address is served from: folders by their index.html."""
    return address + "index.html" if address.endswith("/") or not address else address
