"""Independent halves of the work on several cores."""

import os
import pickle
import signal
import warnings
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import IO, Any, TypeVar

Result = TypeVar("Result")


def side_by_side(jobs: Sequence[Callable[[], Result]]) -> list[Result]:
    """The results of some jobs in their order. The first is done here, each other one in a process forked for it.

    A job may write files and must give back what pickle can carry. One that fails in its process is done here once more, so
    that its mistake shows as if there were one process. Where there is no fork, or one core, all are done here.
    """
    alone = not hasattr(os, "fork") or (os.cpu_count() or 1) == 1
    children = [] if alone else [_begin(job) for job in jobs[1:]]
    try:
        results = [jobs[0]()] if jobs else []
        for job in jobs[1:]:
            found: list[Result] = [] if alone else _end(*children[0])
            del children[:1]
            results.append(found[0] if found else job())
    except BaseException:
        for process, pipe in children:  # none may go on to write into a folder that is being taken away
            with suppress(ProcessLookupError, ChildProcessError):
                os.kill(process, signal.SIGKILL)
                os.waitpid(process, 0)
            pipe.close()
        raise
    return results


def _begin(job: Callable[[], object]) -> tuple[int, IO[bytes]]:
    """A child at work: (its process, where its result will be read)."""
    ours, theirs = os.pipe()
    with warnings.catch_warnings():
        # Python 3.12 warns of threads: Pelican's only draws a spinner, and the child neither prints nor waits for it.
        warnings.simplefilter("ignore", DeprecationWarning)
        process = os.fork()
    if process:
        os.close(theirs)
        return process, os.fdopen(ours, "rb")
    with suppress(BaseException):  # whatever happens, a child must not go on with its parent's work
        os.close(ours)
        result = pickle.dumps(job(), pickle.HIGHEST_PROTOCOL)
        with os.fdopen(theirs, "wb") as pipe:
            pipe.write(result)
    os._exit(0)


def _end(process: int, pipe: IO[bytes]) -> list[Any]:
    """[the result of a child], or [] when it failed."""
    with pipe:
        sent = pipe.read()
    os.waitpid(process, 0)
    with suppress(EOFError, pickle.UnpicklingError):
        return [pickle.loads(sent)]  # noqa: S301  (our own child wrote it)
    return []
