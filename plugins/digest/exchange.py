"""What publishing asks the kernel for: a lock, two folders exchanged at once, bytes that are on the disk."""

import ctypes
import errno
import fcntl
import os
from collections.abc import Callable
from pathlib import Path
from typing import IO

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2
_CANNOT = (errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP)


def _libc(name: str) -> Callable[..., int] | None:
    """A function of the C library that Python has no name for, where there is one."""
    return getattr(ctypes.CDLL(None, use_errno=True), name, None)


def swap(one: Path, other: Path) -> bool:
    """Exchange two folders in one step (Linux renameat2). False when kernel or file system cannot do that."""
    rename = _libc("renameat2")
    if rename is None:
        return False
    if rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _CANNOT:
        return False
    raise OSError(code, os.strerror(code), str(other))


def sync(folder: Path) -> None:
    """Return when everything written to the file system of ``folder`` is on the disk. Raises OSError when it cannot be."""
    syncfs = _libc("syncfs")
    if syncfs is None:
        os.sync()
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        if syncfs(handle) != 0:
            code = ctypes.get_errno()
            raise OSError(code, os.strerror(code), str(folder))
    finally:
        os.close(handle)


def lock(path: Path, waiting: Callable[[], None]) -> IO[bytes]:
    """Hold the file ``path`` for oneself; calls ``waiting`` and waits while another process has it.

    Closing the file, or dying, gives it up. Somebody's file of that name is not emptied, a link not followed, a pipe not
    waited on.
    """
    for _ in range(100):
        handle = os.fdopen(os.open(path, os.O_RDONLY | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK, 0o666), "rb")
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            fcntl.flock(handle, fcntl.LOCK_EX)
        try:
            if os.path.samestat(os.fstat(handle.fileno()), path.lstat()):
                return handle
        except FileNotFoundError:
            pass
        handle.close()  # deleted meanwhile (make clean): a lock on it keeps nobody out
    raise OSError(errno.EBUSY, "cannot be locked", str(path))
