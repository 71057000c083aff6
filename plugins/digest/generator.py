"""The adapter between the digest and Pelican: settings in, one generator, a build that is staged and then published."""

import gc
import os
import re
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from jinja2 import TemplateError, TemplateSyntaxError
from pelican import Pelican
from pelican.generators import Generator
from pelican.log import console

from . import collect, fingerprint, i18n, samples, vocabulary
from .archive import Archive
from .build import Build, tell
from .cards import card
from .feeds import day
from .links import Links, output_path
from .messages import Gettext, english, expected, msg
from .model import DigestError, DigestErrors
from .pagecache import PageCache
from .record import Record
from .recordcache import RecordCache
from .render import Site
from .sitefolder import Published
from .standstill import Standstill

UNTOUCHED = msg("nothing was published, the old site is untouched")


def _tongues(settings: dict[str, Any]) -> list[Gettext]:
    """The languages of the report. Without catalogs that can be read it is English, as the code is."""
    names = settings["DIGEST_LANG"].split()
    known: dict[str, Gettext] = {"en": english}
    with suppress(DigestError):
        catalogs = i18n.load_catalogs(Path(settings["THEME"]) / "locales")
        known |= {lang: catalogs[lang].gettext for lang in i18n.LANGS}
    unknown = set(names) - {"en", *i18n.LANGS}
    if unknown or not names:
        raise DigestError("DIGEST_LANG", msg("%(value)r is no language of the report", value=settings["DIGEST_LANG"]),
                          expected('DIGEST_LANG="kk ru en"'))  # fmt: skip
    return list(dict.fromkeys(known.get(name, english) for name in names))


@contextmanager
def plain_errors(settings: dict[str, Any]) -> Iterator[None]:
    """A mistake of an editor, or in a template, ends the build with its own lines, not with a traceback."""
    try:
        yield
    except (DigestError, DigestErrors) as error:
        found: DigestError | DigestErrors = error
    except TemplateError as error:
        found = _in_template(error, Path(settings["THEME"]))
    except OSError as error:  # a full disk, a folder one may not write to
        found = DigestError(str(error.filename or "…"), msg("%(reason)s", reason=error.strerror or error), UNTOUCHED)
    else:
        return
    try:
        tongues = _tongues(settings)
    except DigestError:
        tongues = [english]
    tell(tongues, found.words)
    raise SystemExit(1) from None


def _in_template(error: TemplateError, theme: Path) -> DigestError:
    """A mistake in a template, with its file and line: its own, or that of the innermost template being rendered."""
    frames = [one for one in traceback.extract_tb(error.__traceback__) if one.filename.startswith(str(theme))]
    place, line = (frames[-1].filename, frames[-1].lineno) if frames else (str(theme), None)
    if isinstance(error, TemplateSyntaxError):
        place, line = error.filename or place, error.lineno
    return DigestError(place, msg("%(reason)s", reason=error.message), UNTOUCHED, line)


def begin(pelican: Pelican) -> type[Generator]:
    """Signal ``get_generators``, the first of a run: let Pelican write into a staging folder, and add our generator.

    Not at ``initialized``: with --autoreload one Pelican runs many times, and with --listen it never runs.
    """
    settings = pelican.settings
    with plain_errors(settings):
        _finish_old(settings)
        settings["DIGEST_OUTPUT"] = settings.get("DIGEST_OUTPUT") or Path(os.path.realpath(pelican.output_path))
        verbose = settings["DIGEST_REPORT"] == "full"
        build = Build(settings["DIGEST_OUTPUT"], _needed(pelican), _tongues(settings), console, verbose=verbose)
    settings["DIGEST_BUILD"] = build
    pelican.output_path = settings["OUTPUT_PATH"] = str(build.staging)
    console.quiet = False
    return DigestGenerator


def _needed(pelican: Pelican) -> list[Path]:
    """What a build reads, where somebody lives, where one stands: never to be exchanged for a site."""
    paths = [
        pelican.path,
        pelican.theme,
        pelican.settings["DIGEST_VOCABULARY"],
        __file__,
        Path("~").expanduser(),
        Path.cwd(),
    ]
    return [Path(one).resolve() for one in paths]


def _finish_old(settings: dict[str, Any]) -> None:
    """A run that failed under --autoreload still holds its lock."""
    if settings.get("DIGEST_BUILD"):
        settings["DIGEST_BUILD"].close()


def finish(pelican: Pelican) -> None:
    """Signal ``finalized``: everything is written."""
    build = pelican.settings["DIGEST_BUILD"]
    with plain_errors(pelican.settings):
        build.publish()
    build.close()
    build.tell()
    pelican.output_path = pelican.settings["OUTPUT_PATH"] = str(build.output)
    console.quiet = True  # Pelican would add "Processed 0 articles": of its own kind there are none


class DigestGenerator(Generator):  # type: ignore[misc]  # Pelican ships no types
    """Files -> records -> pages -> output, for the whole site in both languages."""

    def generate_context(self) -> None:
        """Read vocabulary and articles, unless nothing has changed; other plugins find the articles in Pelican's context."""
        with _uncounted():
            self._read()

    def _read(self) -> None:
        build: Build = self.settings["DIGEST_BUILD"]
        with plain_errors(self.settings):
            words, kept = Path(self.settings["DIGEST_VOCABULARY"]), Path(self.settings["DIGEST_CACHE"])
            self.links = Links(_siteurl(self.settings["SITEURL"]), bool(self.settings["DIGEST_OFFLINE"]))
            self.now = _now()
            today = date.fromisoformat(day(self.now))
            report = build.report
            report.siteurl, report.preview = self.links.siteurl, "127.0.0.1" in self.links.siteurl
            report.root, strict = f"{self.path}{os.sep}", bool(self.settings["DIGEST_STRICT"])
            report.output = "" if strict else f"{build.output}{os.sep}"
            everything = fingerprint.everything(words, Path(self.theme), _plain(self.settings), today.isoformat())
            alone = _alone(self.settings)
            if alone and build.stand(Standstill(kept, build.output, Path(self.path), everything)):
                return
            rules = fingerprint.program(words)
            self.vocabulary = vocabulary.load(words)
            cache = RecordCache(kept, Path(self.path), rules)
            build.pages = PageCache(kept, build.output, f"{rules} {self.settings['JINJA_ENVIRONMENT']}") if alone else None
            found, aside = collect.records(Path(self.path), self.vocabulary, today, cache, build.bar.over)
            cache.save()
            report.records, report.articles, report.aside = found, len(found), aside
            report.outlets, report.today = frozenset(self.vocabulary.outlets), today.isoformat()
            if strict and (unsettled := [*samples.check(words, self.vocabulary), *aside, *report.unsettled()]):
                raise DigestErrors(unsettled)
        report.settled = strict
        self.archive = Archive(found, self.vocabulary)
        self.context["digest"] = self.archive
        records = () if alone else self.archive.records
        self.context["articles"] = [self._listed(record, lang) for record in records for lang in i18n.LANGS]

    def generate_output(self, writer: Any) -> None:
        """Render the site. Pelican's writer is left aside: it copies the whole context for each file and joins paths
        by string prefix.
        """
        del writer
        build: Build = self.settings["DIGEST_BUILD"]
        if build.still:
            return
        contact = self.settings["DIGEST_CONTACT"]
        with plain_errors(self.settings):
            theme, staging, published = Path(self.theme), Path(self.output_path), Published(build.output, build.pages)
            site = Site(self.env, theme, staging, self.links, self.vocabulary, contact, published)
            written = site.write(self.archive, self.now, build.bar.over)
        build.report.pages, build.promised, build.marks = written.pages, written.digests, written.marks

    def _listed(self, record: Record, lang: str) -> SimpleNamespace:
        """An article as Pelican's plugins expect one. Without an exact date it has no ``date``, as in the digest."""
        own = card(record, lang, self.vocabulary)
        url = self.links.page(lang, own.path)
        return SimpleNamespace(
            title=own.title, url=url, save_as=output_path(url), slug=own.id, lang=lang, status="published", summary=own.lead,
            content=own.lead, metadata={"title": own.title}, source_path=record.source.path, tags=[], translations=[],
        )  # fmt: skip


@contextmanager
def _uncounted() -> Iterator[None]:
    """No search for garbage among what is read here: it all stays until the site is written, and the search takes longer
    than the reading.
    """
    gc.unfreeze()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _alone(settings: dict[str, Any]) -> bool:
    """Do pages depend on nothing but what we know: no other plugin, no templates or functions from elsewhere?"""
    others = ("THEME_TEMPLATES_OVERRIDES", "JINJA_FILTERS", "JINJA_GLOBALS", "JINJA_TESTS")
    return settings["PLUGINS"] == ["digest"] and not any(settings.get(name) for name in others)


def _plain(settings: dict[str, Any]) -> dict[str, object]:
    """The settings without what is ours alone, or where the site grows meanwhile."""
    return {name: value for name, value in settings.items() if name not in ("DIGEST_BUILD", "OUTPUT_PATH", "DIGEST_OUTPUT")}


def _siteurl(value: str) -> str:
    if not re.match(r"https?://[^/\s]+", value):
        raise DigestError("SITEURL", msg("%(value)r is not an address", value=value), expected("SITEURL=https://your.site"))
    return value.rstrip("/")


def _now() -> datetime:
    """The moment of the build: SOURCE_DATE_EPOCH where it is set, so that a build can be repeated byte by byte."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch and not epoch.isdecimal():
        problem = msg("%(value)r is not a number of seconds", value=epoch)
        raise DigestError("SOURCE_DATE_EPOCH", problem, expected("SOURCE_DATE_EPOCH=1795305600"))
    return datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
