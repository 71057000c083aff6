"""The adapter between the digest and Pelican: settings in, one generator, a build that is staged and then published."""

import atexit
import os
import re
import sys
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from jinja2 import TemplateError, TemplateSyntaxError
from pelican import Pelican
from pelican.generators import Generator
from pelican.log import console

from . import collect, difference, i18n, publish, samples, sitefolder, vocabulary
from .archive import Archive
from .cards import card
from .feeds import day
from .links import Links, output_path
from .messages import Gettext, english, expected, msg
from .model import DigestError, DigestErrors
from .progress import Bar
from .record import Record
from .recordcache import RecordCache, fingerprint
from .render import Site
from .report import Report

UNTOUCHED = msg("nothing was published, the old site is untouched")


class Build:
    """One run of Pelican: where its output really goes, and the report that grows meanwhile.

    ``needed`` are folders that OUTPUT must not take the place of; ``promised`` what has been written there, as digests.
    """

    def __init__(self, output: Path, needed: Iterable[Path], tongues: list[Gettext], *, verbose: bool) -> None:
        self.started = time.monotonic()
        self.output, self.tongues = output, tongues
        publish.check_place(output, needed)
        waiting = msg("%(path)s: another build is at work; waiting …", path=output)
        self.lock = publish.only(output, lambda: _print(tongues, waiting.words))
        self.staging = publish.begin(output)
        atexit.register(self.close)
        self.report = Report()
        self.bar = Bar(console, tongues[0])
        self.promised: dict[str, str] = {}
        self.verbose = verbose

    def publish(self) -> None:
        """Exchange the finished site with the old one."""
        old, new = (sitefolder.texts(folder, difference.NEEDED) for folder in (self.output, self.staging))
        try:
            self.report.files = publish.finish(
                self.staging, self.output, self.promised, any_articles=bool(self.report.records)
            )
        except DigestError as error:
            raise DigestErrors([*self.report.aside, error]) from error  # what was set aside may be why
        self.report.data = difference.told(old, new)

    def tell(self) -> None:
        """Say what happened."""
        self.report.seconds = time.monotonic() - self.started
        _print(self.tongues, lambda gettext: self.report.text(verbose=self.verbose, gettext=gettext))

    def close(self) -> None:
        """Give up the lock, and the room of a build that failed."""
        if not self.lock.closed:
            publish.abandon(self.staging)
            self.lock.close()
        atexit.unregister(self.close)


def _print(tongues: list[Gettext], words: Callable[[Gettext], str]) -> None:
    """The same in each language of the editors, one whole text after the other."""
    here = f"{Path.cwd()}{os.sep}"  # paths as they are typed here
    print("\n\n".join(words(gettext).replace(here, "") for gettext in tongues), file=sys.stderr)


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
    _print(tongues, found.words)
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
        build = Build(settings["DIGEST_OUTPUT"], _needed(pelican), _tongues(settings), verbose=verbose)
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
        """Read vocabulary and articles; tell Pelican's context about them for plugins that list content."""
        with plain_errors(self.settings):
            words = Path(self.settings["DIGEST_VOCABULARY"])
            self.vocabulary = vocabulary.load(words)
            self.links = Links(_siteurl(self.settings["SITEURL"]), bool(self.settings["DIGEST_OFFLINE"]))
            self.now = _now()
            today = date.fromisoformat(day(self.now))
            cache = RecordCache(Path(self.settings["DIGEST_CACHE"]), Path(self.path), fingerprint(words))
            build: Build = self.settings["DIGEST_BUILD"]
            found, aside = collect.records(Path(self.path), self.vocabulary, today, cache, build.bar.over)
            cache.save()
            report = build.report
            report.records, report.aside, report.outlets = found, aside, frozenset(self.vocabulary.outlets)
            report.today, report.root = today.isoformat(), f"{self.path}{os.sep}"
            report.output = "" if self.settings["DIGEST_STRICT"] else f"{build.output}{os.sep}"
            if self.settings["DIGEST_STRICT"] and (
                unsettled := [*samples.check(words, self.vocabulary), *aside, *report.unsettled()]
            ):
                raise DigestErrors(unsettled)
        self.archive = Archive(found, self.vocabulary)
        report.settled = bool(self.settings["DIGEST_STRICT"])
        report.siteurl, report.preview = self.links.siteurl, "127.0.0.1" in self.links.siteurl
        self.context["digest"] = self.archive
        self.context["articles"] = [self._listed(record, lang) for record in self.archive.records for lang in i18n.LANGS]

    def generate_output(self, writer: Any) -> None:
        """Render the site. Pelican's writer is left aside: it copies the whole context for each file and joins paths
        by string prefix.
        """
        del writer
        build: Build = self.settings["DIGEST_BUILD"]
        contact = self.settings["DIGEST_CONTACT"]
        with plain_errors(self.settings):
            theme, staging, published = Path(self.theme), Path(self.output_path), sitefolder.Published(build.output)
            site = Site(self.env, theme, staging, self.links, self.vocabulary, contact, published)
            written = site.write(self.archive, self.now, build.bar.over)
        build.report.pages, build.promised = written.pages, written.digests

    def _listed(self, record: Record, lang: str) -> SimpleNamespace:
        """An article as Pelican's plugins expect one. Without an exact date it has no ``date``, as in the digest."""
        own = card(record, lang, self.vocabulary)
        url = self.links.page(lang, own.path)
        return SimpleNamespace(
            title=own.title, url=url, save_as=output_path(url), slug=own.id, lang=lang, status="published", summary=own.lead,
            content=own.lead, metadata={"title": own.title}, source_path=record.source.path, tags=[], translations=[],
        )  # fmt: skip


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
