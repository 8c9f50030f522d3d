"""Completions that use up what there is, or end where they should not; one property each.

Every one of them must not count as passed, must not disturb the next sample, and must leave
nothing behind: no process, no file.
"""

from __future__ import annotations

import pytest

WRONG = "\ndef f(x):\n    return -1\n"

# name: (program, statuses it may end with). WRONG follows where the program goes on.
ENDS = ("failed",)
HOSTILE = {
    # resources
    "fork bomb": ("import os\nwhile True:\n    os.fork()", ENDS),
    "threads without end": (
        "import threading, time\nwhile True:\n"
        "    threading.Thread(target=time.sleep, args=(99,)).start()",
        ("failed", "out_of_memory", "timed_out"),
    ),
    "memory bomb": ("x = [0]\nwhile True:\n    x += x", ("out_of_memory",)),
    "one large array": ("import numpy as np\nnp.ones(10**9)", ("out_of_memory",)),
    "anonymous maps": (
        "import mmap\nmaps = [mmap.mmap(-1, 1 << 28) for _ in range(99)]",
        ("failed", "out_of_memory"),
    ),
    "infinite loop": ("while True: pass", ("timed_out",)),
    "infinite loop that blocks signals": (
        "import signal\nsignal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))\n"
        "signal.signal(signal.SIGALRM, signal.SIG_IGN)\nwhile True: pass",
        ("timed_out",),
    ),
    "loop that ignores the end of its CPU time": (
        "import signal\nsignal.signal(signal.SIGXCPU, signal.SIG_IGN)\nwhile True: pass",
        ("timed_out",),
    ),
    "loop in C": ("sum(iter(int, 1))", ("timed_out",)),
    "loop in a regular expression": (
        "import re\nre.match('(a+)+$', 'a' * 40 + 'b')",
        ("timed_out",),
    ),
    "huge power": ("10 ** 10 ** 9", ("timed_out", "out_of_memory")),
    "loop in the exception's message": (
        "class E(Exception):\n    def __str__(self):\n        while True: pass\nraise E",
        ("timed_out",),
    ),
    "loop in a destructor": (
        "class D:\n    def __del__(self):\n        while True: pass\nd = D()\ndel d",
        ("timed_out",),
    ),
    "sleep without end": ("import time\ntime.sleep(1e6)", ("timed_out",)),
    "sleep that swallows interrupts": (
        "import time\nwhile True:\n    try:\n        time.sleep(1e6)\n"
        "    except BaseException:\n        pass",
        ("timed_out",),
    ),
    "read that never ends": ("import os\nr, w = os.pipe()\nos.read(r, 1)", ("timed_out",)),
    "deep recursion": (
        "import sys\nsys.setrecursionlimit(10**9)\ndef g(): g()\ng()",
        ("failed", "killed", "out_of_memory", "timed_out"),
    ),
    "deep nesting in the source": ("(" * 5000 + ")" * 5000, ("syntax_error",)),
    "segmentation fault": ("import ctypes\nctypes.memset(0, 0, 1)", ("killed", "failed")),
    "abort": ("import os\nos.abort()", ("killed",)),
    "kills itself": ("import os\nos.kill(os.getpid(), 9)", ("killed", "failed")),
    "decompression bomb": (
        "import zlib\nd = zlib.compress(b'0' * 10**7)\nx = b''.join(zlib.decompress(d) "
        "for _ in range(10**4))",
        ("out_of_memory", "timed_out"),
    ),
    "gigabytes on stdout": (
        "import os, sys\nfor _ in range(3000):\n    os.write(1, b'x' * (1 << 20))\n" + WRONG,
        ENDS,
    ),
    "raises its limits": (
        "import resource\nresource.setrlimit(resource.RLIMIT_AS, (-1, -1))",
        ENDS,
    ),
    "more open files than allowed": (
        "import os\nfor _ in range(1000):\n    os.dup(0)",
        ENDS,
    ),
    "memory, in small pieces, to the last": (
        "pieces = []\nwhile True:\n    pieces.append(bytearray(700))",
        ("out_of_memory",),
    ),
    "memory, asked for again and again": (
        "while True:\n    try:\n        x = [0]\n        while True:\n            x += x\n"
        "    except MemoryError:\n        pass",
        ("timed_out",),
    ),
    "maps without end": (
        "import mmap\nmaps = []\nwhile True:\n    maps.append(mmap.mmap(-1, 1 << 20))",
        ("out_of_memory",),
    ),
    "a file of 4 GB with nothing in it": ("open('x', 'wb').truncate(4 << 30)", ENDS),
    "maps of files beyond the disk": (
        "import mmap\nwhile True:\n    for i in range(60):\n        f = open(str(i), 'w+b')\n"
        "        f.truncate(8 << 20)\n        m = mmap.mmap(f.fileno(), 0)\n"
        "        for k in range(0, 8 << 20, 4096): m[k] = 1",
        ("killed", "failed"),
    ),
    "files without end": (
        "i = 0\nwhile True:\n    open(str(i), 'w').close()\n    i += 1",
        ("failed", "killed", "timed_out"),
    ),
    "timers without end": (
        "import ctypes, platform\nlibc, one = ctypes.CDLL(None, use_errno=True), ctypes.c_long()\n"
        "number = {'x86_64': 222, 'aarch64': 107}[platform.machine()]\n"
        "while libc.syscall(number, 0, 0, ctypes.byref(one)) == 0: pass\n"
        "raise OSError(ctypes.get_errno(), 'no more')",
        ENDS,
    ),
    "a storm of signals": (
        "import signal\nsignal.signal(signal.SIGALRM, lambda *a: None)\n"
        "signal.setitimer(signal.ITIMER_REAL, 1e-6, 1e-6)\nwhile True: pass",
        ("timed_out",),
    ),
    "pipes full of data": (
        "import fcntl, os\nfor _ in range(99):\n    r, w = os.pipe()\n"
        "    os.set_blocking(w, False)\n    fcntl.fcntl(w, 1031, 1 << 20)\n"
        "    os.write(w, bytes(1 << 20))",
        ENDS,
    ),
    "a loop while the source is compiled": (
        "eval('+'.join(['1'] * 10**7))",
        ("timed_out", "killed", "failed", "out_of_memory"),
    ),
    # the end of the process
    "os._exit(0)": ("import os\nos._exit(0)", ENDS),
    "sys.exit(0)": ("import sys\nsys.exit(0)", ENDS),
    "os._exit(0) while tested": ("import os\ndef f(x):\n    os._exit(0)", ENDS),
    "exit in a thread": (
        "import os, threading\nthreading.Thread(target=os._exit, args=(0,)).start()\n"
        "import time\ntime.sleep(0.2)\n" + WRONG,
        ENDS,
    ),
    "exit handler that says passed": (
        "import atexit, os\natexit.register(os._exit, 0)\n" + WRONG,
        ENDS,
    ),
    "keyboard interrupt": ("raise KeyboardInterrupt", ENDS),
    "generator exit": ("raise GeneratorExit", ENDS),
    "exit in a destructor": (
        "import os\nclass D:\n    def __del__(self): os._exit(0)\nD()",
        ENDS,
    ),
    "a traceback later, and exit": (
        "import faulthandler, time\nfaulthandler.dump_traceback_later(0.1, exit=True)\n"
        "time.sleep(0.4)\n" + WRONG,
        ENDS,
    ),
    "thread that ends the interpreter's modules": (
        "import sys, threading\nthreading.Thread(target=sys.modules.clear).start()\n" + WRONG,
        ENDS,
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_completion(pool, run, assert_undisturbed, name):
    program, statuses = HOSTILE[name]
    worker = pool.workers[0].process.pid
    # Only what is to run out of time runs under a short limit.
    verdict = run(pool, program, 0.5 if "timed_out" in statuses else 5.0)
    assert verdict["status"] in statuses, verdict
    assert pool.workers[0].process.pid == worker
    assert_undisturbed(pool)
