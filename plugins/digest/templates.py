"""The theme's templates in one language: words, links from the page being rendered, and parts that are rendered once.

One environment a language, so macros need no page's context and their modules are made once, not once a page.
"""

from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import Environment, StrictUndefined
from jinja2.runtime import Macro
from markupsafe import Markup

from . import i18n
from .links import Links
from .templatecode import LeanCode, asks

_ROOT, _HOME = "\x00", "\x01"  # in a part that is kept, where the way up to the root or to the language begins
_PARTS = 2**16  # parts kept; a list item has about 3 KB


class Place:
    """Where the page being rendered stands: ``root`` leads up to the site's folder, ``home`` to that of its language."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self.stand("")

    def stand(self, here: str) -> None:
        """At the address ``here``, from the root: ``kk/topics/``, ``index.html``."""
        folders = here.split("/")[:-1]
        self.root = "../" * len(folders)
        self.home = "../" * (len(folders) - 1) if folders[:1] == [self._lang] else f"{self.root}{self._lang}/"

    def anywhere(self) -> tuple[str, str]:
        """From now on at no page: links begin with a mark. Returns what stood there, for ``back``."""
        before = self.root, self.home
        self.root, self.home = _ROOT, _HOME
        return before

    def back(self, before: tuple[str, str]) -> None:
        """At the page again."""
        self.root, self.home = before

    def put(self, part: str) -> str:
        """A part rendered anywhere, with the links of the page one stands at."""
        return part.replace(_ROOT, self.root).replace(_HOME, self.home)


class Templates:
    """``env`` with the words of one language and its links. ``values`` are what every template of a build may use."""

    def __init__(self, env: Environment, words: i18n.Words, links: Links, values: Mapping[str, Any]) -> None:
        self.lang, self.place = words.lang, Place(words.lang)
        self._parts: dict[tuple[object, ...], tuple[object, str]] = {}
        own = env.overlay(undefined=StrictUndefined, auto_reload=False, cache_size=-1)
        own.globals, own.filters = dict(env.globals), dict(env.filters)
        own.policies = {**env.policies, "json.dumps_kwargs": {"ensure_ascii": False, "separators": (",", ":")}}  # in order
        i18n.install(own, words)
        own.globals.update(self._links(links, words.lang), once=self._once, lang=words.lang, **values)
        if not asks(own.globals.values()):
            own.code_generator_class = LeanCode
        own.make_globals = lambda _: own.globals  # type: ignore[assignment,method-assign]  # a dict: each import compares its keys
        self._env = own

    def render(self, name: str, here: str, values: Mapping[str, Any]) -> str:
        """A template as the page at the address ``here``."""
        self.place.stand(here)
        return self._env.get_template(name).render(values)

    def part(self, name: str, here: str, values: Mapping[str, Any]) -> Markup:
        """A template that makes a part of the page at the address ``here``, for a template of the other language."""
        return Markup(self.render(name, here, values))  # noqa: S704  (a template's own output)

    def _once(self, macro: Macro, item: object, *arguments: object) -> Markup:
        """``macro(item, *arguments)``, rendered the first time that this very ``item`` is asked for."""
        key = (macro, id(item), *arguments)
        if key not in self._parts:
            if len(self._parts) == _PARTS:
                self._parts.clear()
            before = self.place.anywhere()
            try:
                self._parts[key] = item, macro(item, *arguments)  # the item too: its id must not be another's
            finally:
                self.place.back(before)
        return Markup(self.place.put(self._parts[key][1]))  # noqa: S704  (a macro's own output)

    def _links(self, links: Links, lang: str) -> dict[str, Callable[..., str]]:
        place, index = self.place, "index.html" if links.offline else ""

        def href(path: str, code: str = lang) -> str:
            """To a page: to its folder, or for a browser without a server to the file in it."""
            return ((place.home if code == lang else f"{place.root}{code}/") + path + index) or "./"

        def absolute(path: str, code: str = lang) -> str:
            return links.absolute(links.page(code, path))

        return {"href": href, "file": lambda path: place.root + path, "absolute": absolute}
