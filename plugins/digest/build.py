"""One build: where its site grows, when that is exchanged with the published one, and what is told of it."""

import atexit
import os
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from rich.console import Console

from . import difference, publish, sitefolder
from .messages import Gettext, msg
from .model import DigestError, DigestErrors
from .pagecache import Mark, PageCache
from .progress import Bar
from .report import Report
from .standstill import Standstill


class Build:
    """One run of Pelican: where its output really goes, and the report that grows meanwhile.

    ``needed`` are folders that OUTPUT must not take the place of; ``promised`` what has been written there, as digests;
    ``still``: is the published site what this build would make?
    """

    def __init__(
        self, output: Path, needed: Iterable[Path], tongues: list[Gettext], console: Console, *, verbose: bool
    ) -> None:
        self.started = time.monotonic()
        self.output, self.tongues = output, tongues
        publish.check_place(output, needed)
        waiting = msg("%(path)s: another build is at work; waiting …", path=output)
        self.lock = publish.only(output, lambda: tell(tongues, waiting.words))
        self.staging = publish.begin(output)
        atexit.register(self.close)
        self.report = Report()
        self.bar = Bar(console, tongues[0])
        self.promised: dict[str, str] = {}
        self.marks: dict[str, Mark] = {}
        self.pages: PageCache | None = None
        self.last: Standstill | None = None
        self.still = False
        self.lines: list[list[str]] = []
        self.verbose = verbose

    def stand(self, last: Standstill) -> bool:
        """Ask whether anything has changed since the last build; if nothing has, its report is told again."""
        self.last = last
        if found := last.told():
            self.report.articles, self.report.pages, self.lines = found
            self.report.data, self.still = [difference.SAME], True
        return self.still

    def publish(self) -> None:
        """Exchange the finished site with the old one."""
        if self.still:
            publish.abandon(self.staging)
            return
        old, new = (sitefolder.texts(folder, difference.NEEDED) for folder in (self.output, self.staging))
        try:
            self.report.files = publish.finish(
                self.staging, self.output, self.promised, self.marks, any_articles=bool(self.report.records)
            )
        except DigestError as error:
            raise DigestErrors([*self.report.aside, error]) from error  # what was set aside may be why
        self.report.data = difference.told(old, new)
        self.lines = [self.report.body(verbose=self.verbose, gettext=gettext) for gettext in self.tongues]
        # For the next build, while no other can publish:
        if self.pages:
            self.pages.save(self.marks)
        if self.last:
            self.last.save(self.report.articles, self.report.pages, self.lines)

    def tell(self) -> None:
        """Say what happened."""
        self.report.seconds = time.monotonic() - self.started
        _say("\n".join([*self.report.head(gettext), *body]) for gettext, body in zip(self.tongues, self.lines, strict=True))

    def close(self) -> None:
        """Give up the lock, and the room of a build that failed."""
        if not self.lock.closed:
            publish.abandon(self.staging)
            self.lock.close()
        atexit.unregister(self.close)


def tell(tongues: list[Gettext], words: Callable[[Gettext], str]) -> None:
    """The same in each language of the editors."""
    _say(map(words, tongues))


def _say(texts: Iterable[str]) -> None:
    """One whole text after the other, paths as they are typed here."""
    sys.stderr.write("\n\n".join(texts).replace(f"{Path.cwd()}{os.sep}", "") + "\n")
