"""The kinds of page, read off their addresses, and the pages that stand for each."""

from collections import defaultdict

LANGS = ("kk", "ru")
# The segments that name a kind; any other is the name of a thing and becomes a star. `page/7` is no kind of its own.
WORDS = {
    "404.html", "about", "articles", "commitments", "data", "date-unknown", "figures", "matrix", "parallel", "people",
    "posts", "regions", "search", "sources", "status", "timeline", "topics", "year-unknown",
}  # fmt: skip
HOME = "home"
ROOT = "/"


def split(path: str) -> tuple[str, str]:
    """``ru/articles/x/index.html`` -> ("ru", "articles/x/"); outside both trees the language is empty."""
    lang, _, rest = path.removesuffix("index.html").partition("/")
    return (lang, rest) if lang in LANGS else ("", path.removesuffix("index.html"))


def kind_of(path: str) -> str:
    """``ru/articles/x/index.html`` -> ``articles/*``."""
    lang, rest = split(path)
    segments = [one for one in rest.split("/") if one]
    if len(segments) > 1 and segments[-2] == "page" and segments[-1].isdigit():
        segments = segments[:-2]
    name = "/".join(one if one in WORDS else "*" for one in segments)
    return name or HOME if lang else f"{ROOT}{name}"


def by_kind(paths: list[str]) -> dict[tuple[str, str], list[str]]:
    """(kind, language) -> its pages, in order of kinds."""
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for path in paths:
        found[kind_of(path), split(path)[0]].append(path)
    return dict(sorted(found.items()))


def sample(sizes: dict[str, int], *, lightest: bool = True) -> list[str]:
    """The heaviest page of each kind and language and, of kinds with many, the lightest: the empty state.

    A page is taken in both languages, so that what is compared is the same.
    """
    chosen: list[str] = []
    for (_, lang), paths in by_kind(sorted(sizes)).items():
        if lang != LANGS[-1]:
            ranked = sorted(paths, key=lambda path: (sizes[path], path))
            chosen.append(ranked[-1])
            if lightest and len(ranked) > 3:
                chosen.append(ranked[0])
    twins = {path: f"{LANGS[-1]}/{split(path)[1]}index.html" for path in chosen if split(path)[0]}
    return sorted(path for one in chosen for path in (one, twins.get(one, "")) if path in sizes)
