"""Runs completions that nobody has read. `python <this directory> CONFIG`, any Python from 3.8.

One worker loads NumPy and pandas, then forks a process for each sample. A sample has

- a fresh empty directory, the only place it may write, of bounded size;
- to read: the interpreter and its libraries, nothing else (a new root by mounts, and Landlock);
- no network, no other processes to see or signal, no new processes (namespaces, seccomp);
- caps on CPU and wall time, memory, file size, open files, threads; output goes to /dev/null;
- no privileges and no way to gain any; an end by SIGKILL, with all it started, on every outcome;
- a verdict channel on which "passed" needs a token that no Python object it can reach holds;
- a test whose assert helpers, builtins and names are as they were before it (`guard`).

Which of these hold is probed at start and reported; on systems without namespaces, Landlock or
seccomp (macOS, some containers) less does, and the level says so.

NOT covered, whatever the level:
- A completion shares its interpreter with the test. One that reads or writes raw memory
  (`numpy.lib.stride_tricks.as_strided` out of bounds, ctypes) can in principle find the token or
  patch the interpreter.
- It may look at the test while it is tested, and answer with the values it finds in its caller's
  frame; it may return objects that claim to equal everything; and changes deep inside pandas or
  NumPy outside `guard.GUARDED_*`, or undone before the test ends, are not told from solutions.
- The test has a copy of the program's names: what a function rebinds by `global` while it is
  tested, the test does not see.
- Faults of the kernel itself, and hardware side channels.
- Without the mount layer: whether a path exists, and its size and times, can be asked of any path
  (Landlock does not govern stat), and the directory's size and number of files are only watched,
  a few times a second, not capped.
- Without pid namespace and seccomp: a process that leaves its group may outlive its sample.
- Memory is capped per process by address space, and the directory may hold `file_mb` more of it
  where it is a tmpfs; on macOS memory is not capped at all.
"""

import collections
import functools
import sys

_drive = functools.partial(collections.deque, maxlen=0)  # calls every step, in C
_explain = None


def _first(pair):
    # The steps stay on the value stack; only the report of failures is kept by name.
    global _explain, _main
    steps, _explain = pair
    del _main
    return steps


if __name__ == "__main__":
    if sys.version_info < (3, 8):  # noqa: UP036  (--python may name any)
        sys.exit("it needs Python 3.8 or newer, this is " + sys.version.split()[0])
    del sys
    import server

    _main = server.main
    del server
    try:
        _drive(_first(_main()))
    except BaseException as error:
        if _explain is None:  # the worker's own fault, not a sample's
            raise
        _explain(error)
