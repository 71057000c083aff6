"""What a build is at, for whoever waits for it longer than a second at a terminal."""

import time
from collections.abc import Callable, Generator, Iterable, Sized
from typing import Protocol, TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from .messages import Gettext, Message

Item = TypeVar("Item")
PATIENCE = 1.0  # seconds without a bar


class Watch(Protocol):
    """Hands on the items of some work one by one, and sees how far it is."""

    def __call__(self, items: Iterable[Item], what: Message) -> Iterable[Item]:
        """``what`` is done with the items, in a few words."""


def unseen(items: Iterable[Item], what: Message) -> Iterable[Item]:
    """Nobody watches."""
    del what
    return items


class Bar:
    """A bar on ``console`` in the language of ``gettext``; nothing where nobody looks (a log, a pipe)."""

    def __init__(self, console: Console, gettext: Gettext, clock: Callable[[], float] = time.monotonic) -> None:
        self._console, self._gettext, self._clock = console, gettext, clock
        self._begun = clock()
        columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
        self._bar = Progress(*columns, console=console, transient=True)

    def over(self, items: Iterable[Item], what: Message) -> Generator[Item, None, None]:
        """A Watch."""
        task: TaskID | None = None
        total = len(items) if isinstance(items, Sized) else None  # of pages it is not known before
        try:
            for done, item in enumerate(items):
                if task is None and self._console.is_terminal and self._clock() - self._begun > PATIENCE:
                    self._bar.start()
                    task = self._bar.add_task(what.words(self._gettext), total=total)
                if task is not None:
                    self._bar.update(task, completed=done)
                yield item
        finally:
            if task is not None:
                self._bar.stop()
                self._bar.remove_task(task)
