"""Completions that reach for the verdict, the token, the test or the test's helpers.

Each would count as passed, or as nobody's fault, if what it tries worked. What is tried is written
out here as a person would who has read the worker's source.
"""

from __future__ import annotations

import pytest

WRONG = "\ndef f(x):\n    return -1\n"
ENDS = ("failed",)
HOSTILE = {
    # the verdict
    "prints passed everywhere": (
        "import os, sys\nfor fd in range(64):\n    try: os.write(fd, b'passed\\n')\n"
        "    except OSError: pass\nos._exit(0)",
        ENDS,
    ),
    "writes a failure report that says passed": (
        'import os\nos.write(3, b\'{"status": "passed", "error": "", "exception": null, '
        '"parses": true, "ran": true}\\n\')\nos._exit(0)',
        ENDS,
    ),
    "claims a harness error": (
        'import os\nos.write(3, b\'{"status": "harness_error", "error": "", "exception": null, '
        '"parses": true, "ran": true}\\n\')\nos._exit(0)',
        ENDS,
    ),
    "floods the verdict channel": (
        "import os\nwhile True: os.write(3, b'x' * 4096)",
        ("killed", "failed"),
    ),
    "drips into the verdict channel": (
        "import os, time\nwhile True:\n    os.write(3, b'x')\n    time.sleep(0.01)",
        ("timed_out",),
    ),
    "closes every descriptor and sleeps": (
        "import os, time\nos.closerange(0, 4096)\ntime.sleep(1e6)",
        ("timed_out",),
    ),
    "closes every descriptor": ("import os\nos.closerange(0, 4096)\n" + WRONG, ENDS),
    "puts a pipe in the verdict channel's place": (
        "import os\nr, w = os.pipe()\nos.dup2(w, 3)\n" + WRONG,
        ENDS,
    ),
    "reads the verdict channel": ("import os\nprint(os.read(3, 99))", ENDS),
    "looks for the token with gc": (
        "import gc, os\nfor o in gc.get_objects():\n    pass\nos._exit(0)",
        ENDS,
    ),
    "looks for the token in frames": (
        "import sys, os\nframe, found = sys._getframe(), []\n"
        "while frame:\n"
        "    for space in (frame.f_locals, frame.f_globals):\n"
        "        found += [v for v in list(space.values())]\n"
        "    frame = frame.f_back\n"
        "tokens = [v for v in found if isinstance(v, (bytes, str)) and len(v) in (32, 33)]\n"
        "for token in tokens:\n"
        "    os.write(3, (token if isinstance(token, bytes) else token.encode()) + b'\\n')\n"
        "assert not tokens\n" + WRONG,
        ENDS,
    ),
    "looks for the harness in modules": (
        "import sys\nm = sys.modules['__main__']\n"
        "harness = [n for n in sys.modules if n in ('server', 'child', 'layers')]\n"
        "assert not harness\nfor name in list(vars(m)):\n    delattr(m, name)\n" + WRONG,
        ENDS,
    ),
    "replaces the harness's report": (
        "import sys\nm = sys.modules['__main__']\n"
        "m._explain = lambda e: __import__('os')._exit(0)\nm._drive = print\n" + WRONG,
        ENDS,
    ),
    # the test and its helpers
    "patches builtins": (
        "import builtins\nbuiltins.AssertionError = ValueError\n"
        "builtins.all = builtins.any = lambda *a: True\n"
        "def f(x):\n    return []",
        ENDS,
    ),
    "patches numpy.testing": (
        "import numpy.testing\nnumpy.testing.assert_array_equal = lambda *a, **k: None\n"
        "def f(x):\n    return x * x if x != 3 else 0",
        ENDS,
    ),
    "patches pandas.testing": (
        "import pandas.testing\npandas.testing.assert_frame_equal = lambda *a, **k: None\n"
        "def f(x):\n    return x * x if x != 4 else 0",
        ENDS,
    ),
    "patches pandas.testing while tested": (
        "def f(x):\n    import pandas as pd\n"
        "    pd.testing.assert_frame_equal = lambda *a, **k: None\n"
        "    return x * x if x != 4 else 0",
        ENDS,
    ),
    "patches DataFrame.equals and the rest of the class": (
        "import pandas as pd\nfor n in ('equals', '__eq__', 'shape', 'dtypes'):\n"
        "    setattr(pd.DataFrame, n, lambda *a: True)\n"
        "def f(x):\n    return x * x if x != 4 else 0",
        ENDS,
    ),
    "changes the code of an assert helper": (
        "import numpy as np\nnp.testing.assert_array_equal.__wrapped__.__code__ = "
        "(lambda *a, **k: None).__code__\ndef f(x):\n    return x * x if x != 3 else 0",
        ENDS,
    ),
    "puts a module of its own in place": (
        "import sys, types\nfake = types.ModuleType('numpy')\n"
        "fake.testing = types.SimpleNamespace(assert_array_equal=lambda *a: None)\n"
        "sys.modules['numpy'] = fake\nnp = fake\ndef f(x):\n    return x * x if x != 3 else 0",
        ENDS,
    ),
    "shadows np in the test's names while tested": (
        "import sys, types\nfake = types.SimpleNamespace(testing=types.SimpleNamespace("
        "assert_array_equal=lambda *a: None))\n"
        "def f(x):\n    sys._getframe(1).f_globals['np'] = fake\n"
        "    return x * x if x != 3 else 0",
        ENDS,
    ),
    "rewrites the harness's names through its classes": (
        "import numpy.testing, sys\nspaces = [sys.modules['__main__']._explain.__globals__]\n"
        "for c in object.__subclasses__():\n    for v in list(vars(c).values()):\n"
        "        if hasattr(v, '__globals__') and 'GUARDED_MODULES' in v.__globals__:\n"
        "            spaces.append(v.__globals__)\n"
        "for s in spaces:\n"
        "    s.update(all=lambda *a: True, changes=lambda *a: [], zip=lambda *a: [],\n"
        "        _changes=lambda *a: [], apart=None, type=lambda *a: None, is_=lambda *a: True)\n"
        "def f(x):\n    numpy.testing.assert_array_equal = lambda *a, **k: None\n"
        "    return x * x if x != 3 else 0",
        ENDS,
    ),
    "names that compare as they like": (
        "import sys\nclass Name(str):\n"
        "    def __hash__(self): return hash('np')\n"
        "    def __eq__(self, other):\n"
        "        for k, v in sys._getframe(1).f_locals.items():\n"
        "            if k in ('spaces', 'fixed', 'stage'): v.clear()\n"
        "        return True\n"
        "globals()[Name('q')] = 1\nimport numpy.testing\n"
        "numpy.testing.assert_array_equal = lambda *a, **k: None\n"
        "def f(x):\n    numpy.testing.assert_array_equal = lambda *a, **k: None\n"
        "    return x * x if x != 3 else 0",
        ENDS,
    ),
    "defines check itself": ("def check(*a): pass\n" + WRONG, ENDS),
    "replaces check while tested": (
        "def f(x):\n    import sys\n    sys._getframe(1).f_globals['check'] = print\n    return 0",
        ENDS,
    ),
    "installs a tracer that skips": (
        "import sys\ndef t(frame, event, arg):\n"
        "    frame.f_globals['check'] = lambda *a: None\n    return t\n"
        "sys.settrace(t)\nsys.setprofile(t)\n" + WRONG,
        ENDS,
    ),
    "replaces exec and compile": (
        "import builtins\nbuiltins.exec = builtins.compile = lambda *a, **k: None\n" + WRONG,
        ENDS,
    ),
    "ends by a timer while tested": (
        "import os, signal, time\nsignal.signal(signal.SIGALRM, lambda *a: os._exit(0))\n"
        "signal.setitimer(signal.ITIMER_REAL, 0.05)\ndef f(x):\n    time.sleep(0.2)\n    return 0",
        ENDS,
    ),
    "replaces what ctypes says of numbers": (
        "import ctypes, numpy.testing\nfor kind in (ctypes.c_uint64, ctypes.c_ulong):\n"
        "    kind.value = property(lambda self: 0)\n"
        "def f(x):\n    numpy.testing.assert_array_equal = lambda *a, **k: None\n"
        "    return x * x if x != 3 else 0",
        ENDS,
    ),
    "skips the test's lines with a tracer while tested": (
        "import sys\ndef t(frame, event, arg):\n"
        "    if event == 'line' and frame.f_code.co_name == 'check':\n"
        "        frame.f_lineno = frame.f_code.co_firstlineno + 3\n    return t\n"
        "def f(x):\n    sys.settrace(t)\n    sys._getframe(1).f_trace = t\n"
        "    return x * x if x != 3 else 0",
        ENDS,
    ),
    "opens the collector by a hash of its own": (
        "import functools, gc, os, sys\nclass Kind(type):\n    def __hash__(self):\n"
        "        sys._getframe(1).f_globals['closed'] = frozenset()\n        return 1\n"
        "class A(metaclass=Kind): pass\ngc.get_referents(A())\n"
        "for o in gc.get_objects():\n    if type(o) is functools.partial:\n"
        "        for a in o.args:\n            if isinstance(a, bytes): os.write(3, a)\n" + WRONG,
        ENDS,
    ),
    "opens the collector from a signal handler": (
        "import functools, gc, os, signal\ndef h(number, frame):\n"
        "    if 'closed' in frame.f_globals: frame.f_globals['closed'] = frozenset()\n"
        "signal.signal(signal.SIGALRM, h)\nsignal.setitimer(signal.ITIMER_REAL, 2e-5, 2e-5)\n"
        "while True:\n    try:\n        found = gc.get_objects()\n        break\n"
        "    except RuntimeError:\n        pass\nfor o in found:\n"
        "    if type(o) is functools.partial:\n        for a in o.args:\n"
        "            if isinstance(a, bytes): os.write(3, a)\n" + WRONG,
        ("failed", "timed_out"),
    ),
    "clears the harness's lists from a destructor": (
        "import sys, numpy.testing\nclass D:\n    def __call__(self, *a, **k): pass\n"
        "    def __del__(self):\n        found = sys._getframe(1).f_locals\n"
        "        for v in found.values():\n            if hasattr(v, 'clear'): v.clear()\n"
        "numpy.testing.assert_array_equal = D()\ndef f(x):\n"
        "    numpy.testing.assert_array_equal = lambda *a, **k: None\n"
        "    return x * x if x != 3 else 0",
        ENDS,
    ),
    "clears the harness's lists from a comparison of classes": (
        "import sys, numpy.testing\nclass Kind(type):\n    __hash__ = type.__hash__\n"
        "    def __eq__(self, other):\n        for v in sys._getframe(1).f_locals.values():\n"
        "            if isinstance(v, (list, dict)): v.clear()\n        return False\n"
        "class A(metaclass=Kind): pass\na = A()\ndef f(x):\n"
        "    numpy.testing.assert_array_equal = lambda *a, **k: None\n"
        "    return x * x if x != 3 else 0",
        ENDS,
    ),
    "clears the harness's lists from a name's comparison": (
        "import sys, numpy.testing\nclass Name(str):\n    def __hash__(self): return hash('np')\n"
        "    def __eq__(self, other):\n        for v in sys._getframe(1).f_locals.values():\n"
        "            if isinstance(v, list): v.clear()\n        return False\n"
        "def f(x):\n    names = sys._getframe(1).f_globals\n    kept = names.pop('np')\n"
        "    names[Name('np')] = 1\n    names['np'] = kept\n"
        "    numpy.testing.assert_array_equal = lambda *a, **k: None\n"
        "    return x * x if x != 3 else 0",
        ENDS,
    ),
    "clears the harness's lists from a handler, by a thread's signals": (
        "import signal, threading, time, numpy.testing\ndef h(number, frame):\n"
        "    while frame:\n        for name in ('changed', 'found', 'state', 'fixed'):\n"
        "            v = frame.f_locals.get(name)\n            if isinstance(v, list): v.clear()\n"
        "        frame = frame.f_back\nsignal.signal(signal.SIGALRM, h)\n"
        "threading.Thread(target=time.sleep, args=(9,), daemon=True).start()\n"
        "signal.setitimer(signal.ITIMER_REAL, 1e-4, 1e-4)\ndef f(x):\n"
        "    numpy.testing.assert_array_equal = lambda *a, **k: None\n"
        "    return x * x if x != 3 else 0",
        ("failed", "timed_out"),
    ),
    "makes a context manager swallow the failure": (
        "import contextlib\ndef f(x):\n"
        "    contextlib.ContextDecorator.__call__ = lambda self, g: lambda *a, **k: None\n"
        "    contextlib._GeneratorContextManager.__exit__ = lambda *a: True\n"
        "    return x * x if x != 3 else 0",
        ENDS,
    ),
    "loosens the defaults of an assert helper": (
        "import pandas as pd\nhelper = pd.testing.assert_frame_equal\n"
        "while hasattr(helper, '__wrapped__'): helper = helper.__wrapped__\n"
        "for name, value in (helper.__kwdefaults__ or {}).items():\n"
        "    if type(value) is float: helper.__kwdefaults__[name] = 1e9\n"
        "helper.__defaults__ = tuple(1e9 if type(d) is float else False if d is True else d\n"
        "    for d in helper.__defaults__ or ())\ndef f(x):\n"
        "    return x * x if x != 4 else 15.5",
        ENDS,
    ),
    "replaces what an assert helper holds in its closure": (
        "import types, numpy.testing, pandas.testing\n"
        "for m in (numpy.testing, pandas.testing, numpy.testing._private.utils):\n"
        "    for v in list(vars(m).values()):\n"
        "        if isinstance(v, types.FunctionType):\n"
        "            for cell in v.__closure__ or ():\n"
        "                if callable(cell.cell_contents):\n"
        "                    cell.cell_contents = lambda *a, **k: None\n"
        "def f(x): return x * x if x != 3 else 0",
        ENDS,
    ),
    "puts a class of its own below DataFrame": (
        "import pandas as pd\nclass E:\n    equals = __eq__ = lambda *a: True\n"
        "    __hash__ = None\ndef f(x):\n"
        "    pd.DataFrame.__bases__ = (E, *pd.DataFrame.__bases__)\n    return x * x",
        ENDS,
    ),
    "opens the verdict channel anew": (
        "import os\nchannel = os.open('/proc/self/fd/3', os.O_RDWR)\nos.read(channel, 99)\n"
        "os._exit(0)",
        ENDS,
    ),
    "a failure that lies about its type and trace": (
        "class Kind(type):\n    __name__ = property(lambda self: 5)\n"
        "class E(Exception, metaclass=Kind):\n    __traceback__ = property(lambda self: 1 / 0)\n"
        "raise E",
        ENDS,
    ),
    "a failure that ends the process when it is asked what": (
        "import os\nclass E(Exception):\n    def __str__(self): os._exit(0)\nraise E",
        ENDS,
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_completion(pool, run, assert_undisturbed, name):
    program, statuses = HOSTILE[name]
    worker = pool.workers[0].process.pid
    verdict = run(pool, program)
    assert verdict["status"] in statuses, verdict
    assert pool.workers[0].process.pid == worker
    assert_undisturbed(pool)


def test_what_the_test_expects_is_not_to_change(pool, run):
    test = "EXPECTED = 4\ndef check(f):\n    assert f(2) == EXPECTED\n"
    program = "import sys\ndef f(x):\n    sys._getframe(1).f_globals['EXPECTED'] = 0\n    return 0"
    verdict = run(pool, program, test=test)
    assert verdict["result"] == "failed: RuntimeError: the completion tampered with EXPECTED"
    test = "def same(a, b): assert a == b\ndef check(f):\n    same(f(2), 4)\n"
    program = "import sys\ndef f(x):\n    names = sys._getframe(1).f_globals\n"
    program += "    names['same'].__code__ = (lambda a, b: None).__code__\n    return 0"
    verdict = run(pool, program, test=test)
    assert verdict["result"] == "failed: RuntimeError: the completion tampered with same: its code"
    # A test may keep count of its own.
    test = "CALLS = 0\ndef check(f):\n    global CALLS\n    CALLS += 1\n    assert f(2) == 4\n"
    assert run(pool, "def f(x): return 2 * x", test=test)["status"] == "passed"
