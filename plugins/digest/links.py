"""Addresses. Links between the site's own files are relative (``templates.Place``): it works under any base path."""

from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Links:
    """``siteurl`` has no slash at its end; ``offline`` writes ``…/index.html`` so that a browser opens files."""

    siteurl: str
    offline: bool = False

    @property
    def base(self) -> str:
        """Where the site lies below its host's root: "", or "/some/path"."""
        return urlsplit(self.siteurl).path

    def page(self, lang: str, path: str) -> str:
        """A page's address from the site's root: ``kk/topics/migration/``."""
        return f"{lang}/{path}"

    def absolute(self, target: str) -> str:
        """A target's address with the site's own."""
        return f"{self.siteurl}/{target}"


def output_path(address: str) -> str:
    """The file an address is served from: folders by their index.html."""
    return address + "index.html" if address.endswith("/") or not address else address
