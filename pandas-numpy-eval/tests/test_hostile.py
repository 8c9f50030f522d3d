"""Completions that do their worst, one property each.

Every one of them must not count as passed, must not disturb the next sample, and must leave
nothing behind: no process, no file. Properties that need a kernel's help are skipped where the
probe at start says that the help is not there.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pandas_numpy_eval.pool import SANDBOX, Pool, Settings

TEST = """
import numpy as np
import pandas as pd
def check(candidate):
    assert candidate(2) == 4
    np.testing.assert_array_equal(candidate(3), 9)
    pd.testing.assert_frame_equal(pd.DataFrame({"a": [candidate(4)]}), pd.DataFrame({"a": [16]}))
"""
GOOD = "def f(x):\n    return x * x\n"
WRONG = "\ndef f(x):\n    return -1\n"


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    settings = Settings(memory_mb=512, file_mb=16, processes=32)
    with Pool(settings, 1) as made:
        yield made


def run(pool: Pool, program: str, timeout: float = 0.5, test: str = TEST) -> dict:
    job = {"id": 0, "program": program, "test": test, "entry_point": "f", "timeout": timeout}
    return next(iter(list(pool.run([job], 1))))


def processes(pool: Pool) -> int:
    """How many processes there are at and below the pool's worker."""
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError):
            continue
    family = {pool.workers[0].process.pid}
    while more := {pid for pid, parent in parents.items() if parent in family} - family:
        family |= more
    return len(family)


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
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_completion(pool, name):
    program, statuses = HOSTILE[name]
    verdict = run(pool, program)
    assert verdict["status"] in statuses, verdict
    assert run(pool, GOOD)["status"] == "passed"
    assert processes(pool) <= 2  # the worker, and its parent outside of the pid namespace


# Each asks for something that must be refused, and would pass the test if it were not.
REFUSED = {
    "reads /etc/shadow": "open('/etc/shadow').read()",
    "reads /etc/passwd": "open('/etc/passwd').read()",
    "lists the home directory": f"os.listdir({str(Path.home())!r})",
    "reads ~/.ssh": f"os.listdir({str(Path.home() / '.ssh')!r})",
    "reads the harness's own source": f"open({str(Path(__file__))!r}).read()",
    "lists the root's neighbours": "os.listdir('/home') + os.listdir('/root') + os.listdir('/var')",
    "reads /proc": "open('/proc/self/environ').read()",
    "reads /sys": "os.listdir('/sys')",
    "opens the parent's memory": "open(f'/proc/{os.getppid()}/mem', 'r+b')",
    "writes outside": f"open({tempfile.gettempdir() + '/pne-escape'!r}, 'w')",
    "writes into a library": "open(np.__file__, 'a')",
    "writes to shared memory": "open('/dev/shm/pne-escape', 'w')",
    "follows a symlink out": "os.symlink('/etc/passwd', 'x') or open('x').read()",
    "links a file in": "os.link(np.__file__, 'x') or open('x', 'a')",
    "walks up": "open('../../../../etc/passwd').read()",
    "moves a file out": "open('x', 'w').close() or os.rename('x', '/usr/lib/x')",
    "changes modes elsewhere": "os.chmod(np.__file__, 0o600)",
    "changes times elsewhere": "os.utime(np.__file__)",
    "makes a device": "os.mknod('x', 0o600 | 0o020000, os.makedev(1, 1))",
    "TCP": "socket.socket().connect(('127.0.0.1', 22))",
    "TCP server": "socket.create_server(('127.0.0.1', 0))",
    "UDP": "socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', 9))",
    "unix socket": "socket.socket(socket.AF_UNIX).bind('x')",
    "abstract socket": "socket.socket(socket.AF_UNIX).bind('\\0pne')",
    "name lookup": "socket.gethostbyname('localhost.example') or socket.socket()",
    "kills the parent": "os.kill(os.getppid(), 9)",
    "kills everything": "os.kill(-1, 9)",
    "kills its group": "os.killpg(os.getpgrp(), 9)",
    "signals process 1": "os.kill(1, 15)",
    "forks": "os.fork() or os._exit(0)",
    "starts a program": "subprocess.run(['/bin/true'])",
    "becomes a program": f"os.execv({sys.executable!r}, ['python', '-c', 'pass'])",
    "starts a process by multiprocessing": "multiprocessing.Process(target=print).start()",
    "ptrace": "syscall({'x86_64': 101, 'aarch64': 117}, 16, os.getppid(), 0, 0)",
    "reads another process's memory": "syscall({'x86_64': 310, 'aarch64': 270}, 1, 0, 0, 0, 0, 0)",
    "memory file": "os.memfd_create('x')",
    "new user namespace": "syscall({'x86_64': 272, 'aarch64': 97}, 0x10000000)",
    "mounts": "syscall({'x86_64': 165, 'aarch64': 40}, b'none', b'.', b'tmpfs', 0, 0)",
    "io_uring": "syscall({'x86_64': 425, 'aarch64': 425}, 8, bytes(120))",
    "keys of the kernel": "syscall({'x86_64': 250, 'aarch64': 219}, 0, -3, 1)",
    "fills the disk with one file": "open('x', 'wb').write(bytes(64 << 20))",
    "fills the disk with many files": (
        "[open(str(i), 'wb').write(bytes(4 << 20)) for i in range(9)]"
    ),
}
HELPERS = """
import ctypes, multiprocessing, os, platform, signal, socket, subprocess
import numpy as np
def syscall(numbers, *arguments):
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.syscall(numbers[platform.machine()], *arguments) < 0:
        raise OSError(ctypes.get_errno(), 'refused')
"""


@pytest.mark.parametrize("name", REFUSED)
def test_refused(pool, name):
    if pool.isolation.level != "full":
        pytest.skip(f"this system gives {pool.isolation}")
    program = f"{HELPERS}\nfirst = {REFUSED[name]}\n{GOOD}"
    verdict = run(pool, program)
    assert verdict["status"] in ("failed", "out_of_memory"), verdict
    assert verdict["exception"] in (
        *("PermissionError", "OSError", "FileNotFoundError", "BlockingIOError"),
        *("gaierror", "ProcessLookupError", "FileExistsError"),
    ), verdict
    assert run(pool, GOOD)["status"] == "passed"
    assert not Path(tempfile.gettempdir(), "pne-escape").exists()
    assert not Path("/dev/shm/pne-escape").exists()


KIND = {
    "files of its own": "open('x', 'w').write('1')\nassert open('x').read() == '1'",
    "directories of its own": "import os\nos.makedirs('a/b')\nos.rename('a/b', 'c')",
    "temporary files": "import tempfile\ntempfile.TemporaryFile().write(b'1')",
    "csv there and back": (
        "import pandas as pd\npd.DataFrame({'a': [1]}).to_csv('x.csv')\npd.read_csv('x.csv')"
    ),
    "threads": (
        "from concurrent.futures import ThreadPoolExecutor\n"
        "with ThreadPoolExecutor(4) as p:\n    assert list(p.map(abs, [-1, -2])) == [1, 2]"
    ),
    "asyncio": "import asyncio\nasync def g(): return 1\nassert asyncio.run(g()) == 1",
    "lazy imports": "import decimal, sqlite3, unittest.mock, xml.dom.minidom, zoneinfo",
    "time zones": "import pandas as pd\npd.Timestamp('2020-01-01', tz='Europe/Berlin')",
    "an empty directory": "import os\nassert os.listdir('.') == []",
    "patches undone": "import builtins, numpy as np\nassert builtins.all([0]) is False",
    "a shadowed builtin": "sum = 3",
    "raised recursion": "import sys\nsys.setrecursionlimit(3000)\n"
    "def g(n): return n and g(n - 1)\ng(2500)",
    "its own working directory left": "import os\nos.mkdir('d')\nos.chdir('d')",
}


@pytest.mark.parametrize("name", KIND)
def test_ordinary_code_is_left_alone(pool, name):
    verdict = run(pool, f"{KIND[name]}\n{GOOD}", timeout=5.0)
    assert verdict["status"] == "passed", verdict


def test_deleting_its_directory_does_not_disturb_the_next(pool):
    assert (
        run(pool, f"import os, shutil\nshutil.rmtree(os.getcwd())\n{WRONG}")["status"] == "failed"
    )
    assert run(pool, f"open('x', 'w').write('1')\n{GOOD}")["status"] == "passed"


@pytest.mark.parametrize(
    "mess",
    [
        "for i in range(900):\n    os.mkdir('d')\n    os.chdir('d')",
        "os.makedirs('a/b')\nopen('a/b/c', 'w')\nos.chmod('a/b', 0)\nos.chmod('a', 0)",
        "os.chmod('.', 0)",
        "for i in range(3000):\n    try: os.mkdir(str(i))\n    except OSError: break",
        "os.symlink('/', 'root')\nos.symlink('loop', 'loop')",
        "os.mkfifo('fifo') if hasattr(os, 'none') else open('a' * 255, 'w')",
        "open(b'\\xff\\xfe', 'w')",
    ],
)
def test_what_it_leaves_is_cleared(pool, mess):
    run(pool, f"import os\n{mess}\n{WRONG}", timeout=2.0)
    assert run(pool, f"import os\nassert os.listdir('.') == []\n{GOOD}")["status"] == "passed"


def test_thread_that_outlives_the_test_is_ended(pool):
    program = (
        "import threading, time\ndef g():\n    while True: time.sleep(0.01)\n"
        f"threading.Thread(target=g).start()\n{GOOD}"
    )
    started = time.monotonic()
    assert run(pool, program)["status"] == "passed"
    assert time.monotonic() - started < 5.0
    assert run(pool, GOOD)["status"] == "passed"


def test_environment_of_the_caller_is_not_seen(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "x")
    with Pool(Settings(), 1) as pool:
        program = f"import os\nassert 'SECRET_KEY' not in os.environ\n{GOOD}"
        assert run(pool, program)["status"] == "passed"


@pytest.mark.parametrize("layers", [Settings().layers, ("landlock", "seccomp")])
def test_references_are_not_readable_beside_readable_libraries(monkeypatch, layers):
    package = SANDBOX.parent.parent
    monkeypatch.setenv("PYTHONPATH", str(package))
    with Pool(Settings(layers=layers, preload=()), 1) as pool:
        if pool.isolation.level == "process":
            pytest.skip(str(pool.isolation))
        test = "def check(f): pass"
        beside, inside = package / "pyproject.toml", package / "data/PandasEval.jsonl.gz"
        assert run(pool, f"open({str(beside)!r})\nf = 1", test=test)["status"] == "passed"
        verdict = run(pool, f"open({str(inside)!r})\nf = 1", test=test)
        assert verdict["exception"] in ("PermissionError", "FileNotFoundError")


def test_worker_ends_with_the_harness():
    script = (
        "import time\nfrom pandas_numpy_eval.pool import Pool, Settings\n"
        "with Pool(Settings(preload=()), 1) as pool:\n"
        "    print(pool.workers[0].process.pid, flush=True)\n    time.sleep(60)\n"
    )
    run_ = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert run_.stdout is not None
    worker = int(run_.stdout.readline())
    run_.kill()
    run_.wait()
    run_.stdout.close()
    limit = time.monotonic() + 10
    while Path(f"/proc/{worker}").exists() or _alive(worker):
        assert time.monotonic() < limit
        time.sleep(0.05)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        return True
    except ProcessLookupError:
        return False


def test_a_worker_that_dies_is_replaced(pool):
    os.kill(pool.workers[0].process.pid, 9)
    assert run(pool, GOOD)["status"] == "passed"


def test_what_a_killed_run_left_is_cleared_by_the_next():
    script = (
        "import os\nfrom pandas_numpy_eval.pool import Pool, Settings\n"
        "pool = Pool(Settings(preload=()), 1).__enter__()\n"
        "print(pool.base, flush=True)\nos.kill(os.getpid(), 9)\n"
    )
    killed = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    left = Path(killed.stdout.strip())
    assert left.exists()
    limit = time.monotonic() + 10
    while left.exists():  # its worker needs a moment to end
        assert time.monotonic() < limit
        with Pool(Settings(preload=()), 1):
            pass


def test_without_any_layer_the_level_says_so():
    with Pool(Settings(layers=(), preload=()), 1) as pool:
        assert pool.isolation.level == "process"
        assert "the network" in pool.isolation.not_covered
        assert "reading other files" in pool.isolation.not_covered
        job = {"id": 0, "program": "x = 1", "entry_point": "none", "timeout": 1.0}
        test = "def check():\n    assert x == 1"
        assert next(iter(list(pool.run([{**job, "test": test}], 1))))["status"] == "passed"


def test_without_layers_a_sample_that_ends_its_worker_is_not_excused():
    with Pool(Settings(layers=(), preload=()), 1) as pool:
        verdict = run(pool, "import os\nos.kill(os.getppid(), 9)", test="def check(f): pass")
        assert verdict["status"] == "killed"
        assert run(pool, GOOD, test="def check(f): assert f(2) == 4")["status"] == "passed"


@pytest.mark.parametrize("layer", ["landlock", "seccomp", "root"])
def test_each_of_the_file_layers_closes_files_alone(layer):
    layers = ("namespaces", layer) if layer == "root" else (layer,)
    with Pool(Settings(layers=layers, preload=()), 1) as pool:
        uncovered = pool.isolation.not_covered
        if pool.isolation.missing:
            pytest.skip(str(pool.isolation))
        files = {"reading other files", "writing other files", "listing the home directory"}
        if layer == "seccomp":
            assert "the network" not in uncovered
            assert "starting processes" not in uncovered
        else:
            assert not files & set(uncovered)
