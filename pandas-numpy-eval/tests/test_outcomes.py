"""How a sample ended: seven outcomes kept apart, with the type and message of what failed."""

from __future__ import annotations

import pytest

CHECK = "def check(f):\n    assert f(2) == 4\n"
GOOD = "def f(x):\n    return x * x\n"

# name: (program, status, exception, start of the result)
OUTCOMES = {
    "right": (GOOD, "passed", None, "passed"),
    "wrong": ("def f(x): return 0", "failed", "AssertionError", "failed: AssertionError"),
    "another type": ("{}['a']", "failed", "KeyError", "failed: KeyError: 'a'"),
    "no such name": ("pass", "failed", "NameError", "failed: NameError: name 'f' is not"),
    "exit that says passed": (
        "raise SystemExit('passed')",
        "failed",
        "SystemExit",
        "failed: SystemExit: passed",
    ),
    "interrupt": ("raise KeyboardInterrupt", "failed", "KeyboardInterrupt", "failed: Keyboard"),
    "exception group's base": ("raise BaseException(1)", "failed", "BaseException", "failed: Base"),
    "recursion": ("def g(): g()\ng()", "failed", "RecursionError", "failed: RecursionError"),
    "warning made an error": (
        "import warnings\nwarnings.simplefilter('error')\nwarnings.warn('w')",
        "failed",
        "UserWarning",
        "failed: UserWarning: w",
    ),
    "does not parse": ("x = (", "syntax_error", "SyntaxError", "syntax error: SyntaxError"),
    "does not indent": ("  x\n y", "syntax_error", "IndentationError", "syntax error: Indent"),
    "null byte": ("x = '\0'", "syntax_error", None, "syntax error: "),
    "syntax error of its own": ("exec('(')", "failed", "SyntaxError", "failed: SyntaxError"),
    "a declared encoding": ("# -*- coding: utf-16 -*-\nx = 'é'\n" + GOOD, "passed", None, "passed"),
    "loop": ("while True: pass", "timed_out", None, "timed out"),
    "sleep": ("import time\ntime.sleep(99)", "timed_out", None, "timed out"),
    "memory of Python": ("x = [0]\nwhile True: x += x", "out_of_memory", "MemoryError", "out of"),
    "memory of NumPy": (
        "import numpy as np\nnp.ones(10**10)",
        "out_of_memory",
        None,
        "out of memory: ",
    ),
    "memory that the system refuses": (
        "import mmap\nmmap.mmap(-1, 1 << 40)",
        "out_of_memory",
        "OSError",
        "out of memory: OSError: [Errno 12]",
    ),
    "killed": ("import os\nos.kill(os.getpid(), 9)", "killed", None, "killed: by SIGKILL"),
    "segmentation fault": ("import ctypes\nctypes.memset(0, 0, 1)", "killed", None, "killed: by S"),
    "abort": ("import os\nos.abort()", "killed", None, "killed: by SIGABRT"),
    "message that fails": (
        "class E(Exception):\n    def __str__(self): raise ValueError\nraise E",
        "failed",
        "E",
        "failed: E: (its message cannot be shown)",
    ),
    "message of another class": (
        "class S(str):\n    def __getitem__(self, k): raise ValueError\n"
        "class E(Exception):\n    def __str__(self): return S('x')\nraise E",
        "failed",
        "E",
        "failed: E: x",
    ),
    "message of 100 MB": ("raise ValueError('x' * 10**8)", "failed", "ValueError", "failed: Value"),
    "name of 10 MB": ("raise type('x' * 10**7, (Exception,), {})", "failed", None, "failed: xxx"),
    "half a surrogate pair": (
        "raise ValueError('\\ud800')",
        "failed",
        "ValueError",
        "failed: ValueError: \\ud800",
    ),
    "lines in the message": ("raise ValueError('a\\nb')", "failed", "ValueError", "failed: Val"),
    "a gigabyte of output": (
        "import sys\nfor _ in range(1024): sys.stdout.write('x' * (1 << 20))\n" + GOOD,
        "passed",
        None,
        "passed",
    ),
}


@pytest.mark.parametrize("name", OUTCOMES)
def test_outcome(pool, run, name):
    program, status, exception, start = OUTCOMES[name]
    verdict = run(pool, program, timeout=2.0 if status != "timed_out" else 0.3, test=CHECK)
    assert verdict["status"] == status, verdict
    assert verdict["result"].startswith(start), verdict
    assert exception is None or verdict["exception"] == exception
    assert verdict["parses"] == (status != "syntax_error")
    assert len(verdict["result"].encode()) < 3000


def test_an_error_in_the_test_is_no_answer_of_the_completion(pool, run):
    verdict = run(pool, GOOD, test="def check(f):\n    assert f(2) == nothing\n")
    assert (verdict["status"], verdict["exception"]) == ("failed", "NameError")
    assert not verdict["ran"]


def test_a_fault_of_ours_blames_nobody(pool, run, monkeypatch):
    limits = {**pool.limits(3.0), "RLIMIT_CORE": "none"}  # not a number: confining breaks
    with monkeypatch.context() as patch:
        patch.setattr(pool, "limits", lambda timeout: limits)
        verdict = run(pool, GOOD, test=CHECK)
    assert verdict["status"] == "harness_error"
    assert run(pool, GOOD, test=CHECK)["status"] == "passed"
