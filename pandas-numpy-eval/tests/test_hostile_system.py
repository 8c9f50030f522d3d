"""What the system must refuse to a completion, and what it must leave alone.

Properties that need a kernel's help are skipped where the probe at start says that the help is
not there.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

import pytest

from pandas_numpy_eval.pool import SANDBOX

GOOD = "def f(x):\n    return x * x\n"

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
    "signals the parent by a file's owner": (
        "fcntl.fcntl(0, 10, 9) or fcntl.fcntl(0, 8, os.getppid())"
    ),
    "chooses the parent's processors": "os.sched_setaffinity(os.getppid(), {0})",
    "another priority": "os.nice(19)",
    "real-time priority": "os.sched_setscheduler(0, 1, os.sched_param(1))",
    "a filter of its own": "syscall({'x86_64': 317, 'aarch64': 277}, 1, 8, 0)",
    "a call newer than the filter": "syscall({'x86_64': 470, 'aarch64': 470}, 0, 0, 0)",
    "netlink": "socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0)",
    "a socket to the hypervisor": "socket.socket(40, socket.SOCK_STREAM)",
    "a pair of sockets of another family": "socket.socketpair(socket.AF_INET)",
    "shared memory": "multiprocessing.shared_memory.SharedMemory('pne-escape', True, 9)",
    "a named pipe": "os.mkfifo('x')",
    "extended attributes": "os.setxattr('.', 'user.x', b'1')",
    "an immutable file": "fcntl.ioctl(open('x', 'w'), 0x40086602, struct.pack('l', 0x10))",
    "a handle to a file": "syscall({'x86_64': 303, 'aarch64': 264}, -100, b'.', 0, 0, 0)",
    "fills the disk with one file": "open('x', 'wb').write(bytes(64 << 20))",
    "fills the disk with many files": (
        "[open(str(i), 'wb').write(bytes(4 << 20)) for i in range(9)]"
    ),
}
HELPERS = """
import ctypes, fcntl, multiprocessing.shared_memory, os, platform, signal, socket, struct
import subprocess
import numpy as np
def syscall(numbers, *arguments):
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.syscall(numbers[platform.machine()], *arguments) < 0:
        raise OSError(ctypes.get_errno(), 'refused')
"""


@pytest.mark.parametrize("name", REFUSED)
def test_refused(pool, run, assert_undisturbed, name):
    if pool.isolation.level != "full":
        pytest.skip(f"this system gives {pool.isolation}")
    program = f"{HELPERS}\nfirst = {REFUSED[name]}\n{GOOD}"
    verdict = run(pool, program)
    assert verdict["status"] in ("failed", "out_of_memory"), verdict
    assert verdict["exception"] in (
        *("PermissionError", "OSError", "FileNotFoundError", "BlockingIOError"),
        *("gaierror", "ProcessLookupError", "FileExistsError"),
    ), verdict
    assert_undisturbed(pool)
    assert not Path(tempfile.gettempdir(), "pne-escape").exists()
    assert not Path("/dev/shm/pne-escape").exists()


def _numbers(header: str) -> dict[str, int]:
    found = re.findall(r"#define __NR(?:3264)?_(\w+)\s+(\d+)", Path(header).read_text())
    return {name: int(number) for name, number in found}


@pytest.mark.parametrize(
    ("column", "header"),
    [
        (0, "/usr/include/x86_64-linux-gnu/asm/unistd_64.h"),
        (1, "/usr/include/asm-generic/unistd.h"),
    ],
)
def test_system_calls_have_the_kernels_numbers(monkeypatch, column, header):
    if not Path(header).exists():
        pytest.skip("the kernel's headers are not here")
    monkeypatch.syspath_prepend(SANDBOX)
    import syscalls

    known = _numbers(header)
    table = {**syscalls.DENIED, **syscalls.METADATA, **syscalls.OWN, **syscalls.SIGNALS}
    table |= {name: numbers for name, (numbers, _, _) in syscalls.DENIED_VALUES.items()}
    table |= {"clone": syscalls.CLONE, "clone3": syscalls.CLONE3, "seccomp": syscalls.SECCOMP}
    table |= {"prlimit64": syscalls.PRLIMIT64, "socketpair": syscalls.SOCKETPAIR}
    table |= {"sched_setaffinity": syscalls.SCHED_SETAFFINITY}
    newest = max(known.values())  # of these headers
    wrong = [
        name
        for name, numbers in table.items()
        if numbers[column] <= newest and numbers[column] != known.get(name, -1)
    ]
    assert wrong == []


def test_every_denied_call_is_refused(pool, run, monkeypatch):
    if "seccomp" not in pool.isolation.layers:
        pytest.skip(f"this system gives {pool.isolation}")
    monkeypatch.syspath_prepend(SANDBOX)
    import syscalls

    column = syscalls.machine()
    numbers = [pair[column] for pair in (*syscalls.DENIED.values(), *syscalls.OWN.values())]
    program = (
        "import ctypes\nlibc = ctypes.CDLL(None, use_errno=True)\nopen_ways = []\n"
        f"for number in {[number for number in numbers if number >= 0]}:\n"
        "    if libc.syscall(number, -1, -1, -1, -1, -1, -1) != -1 or ctypes.get_errno() != 1:\n"
        f"        open_ways.append(number)\nassert open_ways == []\n{GOOD}"
    )
    verdict = run(pool, program)
    assert verdict["status"] == "passed", verdict


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
    "timers": (
        "import signal\nsignal.signal(signal.SIGALRM, lambda *a: None)\n"
        "signal.setitimer(signal.ITIMER_REAL, 0.001)\nsignal.pause()"
    ),
    "its own processors": "import os\nos.sched_setaffinity(0, os.sched_getaffinity(0))",
    "what the collector holds of a frame of data": (
        "import gc, pandas as pd\nassert gc.get_referents(pd.DataFrame({'a': [1]}))"
    ),
    "warnings as errors": "import warnings\nwarnings.simplefilter('error')",
    "warnings silenced": "import warnings\nwarnings.warn = lambda *a, **k: None",
    "a patch of the standard library": "import math\nmath.tau = 3",
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
def test_ordinary_code_is_left_alone(pool, run, name):
    verdict = run(pool, f"{KIND[name]}\n{GOOD}", timeout=5.0)
    assert verdict["status"] == "passed", verdict
