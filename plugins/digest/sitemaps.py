"""The files of the sitemap (https://www.sitemaps.org/protocol.html): one, or parts of it and an index of them."""

from collections.abc import Mapping

INDEX = "sitemap.xml"  # the name robots.txt gives
MOST = 50_000  # addresses a file may list; of ours, with their alternates, they are a third of the bytes it may have

Canonical = Mapping[str, list[str]]


def parts(canonical: Canonical, most: int = MOST) -> dict[str, Canonical]:
    """Paths with the languages in which they are canonical -> the same by the file that lists them, in order.

    Each file has room for one address more, that of the root.
    """
    shares: list[dict[str, list[str]]] = [{}]
    room = most - 1
    for path, langs in canonical.items():
        if len(langs) > room:
            shares.append({})
            room = most - 1
        shares[-1][path] = langs
        room -= len(langs)
    if len(shares) == 1:
        return {INDEX: shares[0]}
    return {f"sitemap-{number}.xml": share for number, share in enumerate(shares, 1)}
