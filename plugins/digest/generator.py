"""The adapter between the digest and Pelican: settings in, one generator, a build that is staged and then published."""

import os
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from pelican import Pelican
from pelican.generators import Generator
from pelican.log import console

from . import collect, i18n, publish, vocabulary
from .archive import Archive
from .links import Links, output_path
from .model import DigestErrors, Record
from .render import Site
from .report import Report
from .views import card


class Build:
    """One run of Pelican: where its output really goes, and the report that grows meanwhile."""

    def __init__(self, pelican: Pelican) -> None:
        self.started = time.monotonic()
        self.output = Path(pelican.output_path)
        self.lock = publish.lock(self.output)
        self.staging = publish.begin(self.output)
        self.report = Report()
        self.verbose = pelican.settings["DIGEST_REPORT"] == "full"
        pelican.output_path = pelican.settings["OUTPUT_PATH"] = str(self.staging)

    def publish(self) -> None:
        """Exchange the finished site with the old one and say what happened."""
        self.report.files = publish.finish(self.staging, self.output)
        self.report.seconds = time.monotonic() - self.started
        self.lock.close()
        print(self.report.text(verbose=self.verbose), file=sys.stderr)


def begin(pelican: Pelican) -> None:
    """Signal ``initialized``: let Pelican write into a staging folder beside the output."""
    console.quiet = False
    pelican.settings["DIGEST_BUILD"] = Build(pelican)


def generators(_pelican: Pelican) -> type[Generator]:
    """Signal ``get_generators``."""
    return DigestGenerator


def finish(pelican: Pelican) -> None:
    """Signal ``finalized``: everything is written."""
    pelican.settings["DIGEST_BUILD"].publish()
    console.quiet = True  # Pelican would add "Processed 0 articles": of its own kind there are none


class DigestGenerator(Generator):  # type: ignore[misc]  # Pelican ships no types
    """Files -> records -> pages -> output, for the whole site in both languages."""

    def generate_context(self) -> None:
        """Read vocabulary and articles; tell Pelican's context about them for plugins that list content."""
        self.vocabulary = vocabulary.load(Path(self.settings["DIGEST_VOCABULARY"]))
        self.links = Links(self.settings["SITEURL"].rstrip("/"), bool(self.settings["DIGEST_OFFLINE"]))
        self.now = _now()
        found, aside = collect.records(Path(self.path), self.vocabulary, self.now.date())
        if aside and self.settings["DIGEST_STRICT"]:
            raise DigestErrors(aside)
        self.archive = Archive(found, self.vocabulary)
        report: Report = self.settings["DIGEST_BUILD"].report
        report.records, report.aside, report.outlets = found, aside, frozenset(self.vocabulary.outlets)
        report.siteurl, report.preview = self.links.siteurl, "127.0.0.1" in self.links.siteurl
        self.context["digest"] = self.archive
        self.context["articles"] = [self._listed(record, lang) for record in self.archive.records for lang in i18n.LANGS]

    def generate_output(self, writer: Any) -> None:
        """Render the site. Pelican's writer is left aside: it copies the whole context for each file and joins paths
        by string prefix.
        """
        del writer
        site = Site(
            self.env,
            Path(self.theme),
            Path(self.output_path),
            self.links,
            self.vocabulary,
            self.settings["DIGEST_CONTACT"],
        )
        self.settings["DIGEST_BUILD"].report.pages = site.write(self.archive, self.now)

    def _listed(self, record: Record, lang: str) -> SimpleNamespace:
        """An article as Pelican's plugins expect one. Without an exact date it has no ``date``, as in the digest."""
        own = card(record, lang, self.vocabulary)
        url = self.links.page(lang, own.path)
        return SimpleNamespace(
            title=own.title, url=url, save_as=output_path(url), slug=own.id, lang=lang, status="published", summary=own.lead,
            content=own.lead, metadata={"title": own.title}, source_path=record.source.path, tags=[], translations=[],
        )  # fmt: skip


def _now() -> datetime:
    """The moment of the build: SOURCE_DATE_EPOCH where it is set, so that a build can be repeated byte by byte."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
