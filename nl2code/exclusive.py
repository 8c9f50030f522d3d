"""One writer for a folder, and no writer that outlives the command that started it.

A launcher that is killed by SIGKILL cannot stop the processes it started. Left alone they would go
on writing where the same command, started again, writes too.
"""

from __future__ import annotations

import errno
import os
import threading
import time
from pathlib import Path

from nl2code.errors import UserError


def stop_with(pid: int, interval: float = 1.0) -> None:
    """End this process, at once and without clean-up, when process `pid` is no more.

    Args:
        pid: a process on this machine, such as the launcher.
        interval: seconds between looks.
    """

    def watch() -> None:
        while True:
            try:
                os.kill(pid, 0)
            except ProcessLookupError:
                os._exit(1)
            except PermissionError:
                pass  # it exists and is someone else's
            time.sleep(interval)

    threading.Thread(target=watch, name="launcher watch", daemon=True).start()


def lock(folder: Path, patience: float = 15.0) -> int | None:
    """Keep other processes from locking `folder` until this one ends, however it ends.

    The lock lies on the folder itself and leaves no file.

    Args:
        folder: is made if it does not exist.
        patience: seconds to wait for a process that is about to end.

    Returns:
        The file descriptor that holds the lock; None where the system has no such locks.

    Raises:
        UserError: another process holds it.
    """
    try:
        import fcntl
    except ImportError:  # not a Unix
        return None
    folder.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(folder, os.O_RDONLY)
    deadline = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return descriptor
        except OSError as error:
            if error.errno not in (errno.EWOULDBLOCK, errno.EACCES):
                os.close(descriptor)  # some network file systems lock no folders
                return None
        if time.monotonic() > deadline:
            os.close(descriptor)
            raise UserError(
                f"another process is writing {folder}; wait for it or stop it, or choose another "
                "output folder"
            )
        time.sleep(0.2)
