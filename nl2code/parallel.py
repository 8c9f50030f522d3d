"""A map over processes that is lazy and ordered, and whose workers die with their parent.

`multiprocessing`'s own maps read their whole input ahead, and leave orphans when the parent is
killed by SIGKILL; an orphan could still be writing a file when the next run writes it, too.
"""

from __future__ import annotations

import collections
import ctypes
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from nl2code.errors import UserError


class WorkerLost(UserError):
    """A worker died. What is done is kept; the same command continues."""


Item = TypeVar("Item")
Result = TypeVar("Result")


def ordered_map(
    function: Callable[[Item], Result], items: Iterable[Item], workers: int, ahead: int = 2
) -> Iterator[Result]:
    """Yield `function(item)` in the order of `items`.

    Items are taken only as results are: at most `workers * (1 + ahead)` are under way, so `items`
    may depend on results already yielded. One worker means this process.

    Raises what `function` raises, and `WorkerLost` if a worker dies.
    """
    if workers <= 1:
        yield from map(function, items)
        return
    # A direct child, so that it can see its parent go; forking keeps what is imported.
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    pool = ProcessPoolExecutor(workers, context, _die_with_parent, (os.getpid(),))
    pending: collections.deque[Future[Result]] = collections.deque()
    todo = iter(items)
    try:
        while True:
            while len(pending) < workers * (1 + ahead):
                try:
                    item = next(todo)
                except StopIteration:
                    break
                pending.append(pool.submit(function, item))
            if not pending:
                return
            yield pending.popleft().result()
    except BrokenProcessPool:
        raise WorkerLost(
            "a worker process was killed, most likely for want of memory; "
            "run the same command again with fewer --workers"
        ) from None
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _die_with_parent(parent: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
