"""The sandbox around samples: what is cleared, what ends with what, what holds with less."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pandas_numpy_eval.pool import SANDBOX, Pool, Settings

GOOD = "def f(x):\n    return x * x\n"
WRONG = "\ndef f(x):\n    return -1\n"


def test_deleting_its_directory_does_not_disturb_the_next(pool, run):
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
        "open('a\\nb', 'w')\nos.mkdir('c\\nd')",
        "os.makedirs('d/e')\n[os.makedirs(f'../old{i}/a/b') for i in range(4)]",
        "os.chmod('..', 0)",
        "os.rename('../work', '../other')\nos.symlink('/', '../work')",
        "os.rmdir('../work')\nopen('../work', 'w')",
        "open('x', 'w')\nfor i in range(3000): os.link('x', str(i))",
    ],
)
def test_what_it_leaves_is_cleared(pool, mess, run):
    run(pool, f"import os\n{mess}\n{WRONG}", timeout=2.0)
    assert run(pool, f"import os\nassert os.listdir('.') == []\n{GOOD}")["status"] == "passed"


def test_thread_that_outlives_the_test_is_ended(pool, run):
    program = (
        "import threading, time\ndef g():\n    while True: time.sleep(0.01)\n"
        f"threading.Thread(target=g).start()\n{GOOD}"
    )
    started = time.monotonic()
    assert run(pool, program)["status"] == "passed"
    assert time.monotonic() - started < 5.0
    assert run(pool, GOOD)["status"] == "passed"


def test_environment_of_the_caller_is_not_seen(monkeypatch, run):
    monkeypatch.setenv("SECRET_KEY", "x")
    with Pool(Settings(), 1) as pool:
        program = f"import os\nassert 'SECRET_KEY' not in os.environ\n{GOOD}"
        assert run(pool, program)["status"] == "passed"


@pytest.mark.parametrize("layers", [Settings().layers, ("landlock", "seccomp")])
def test_references_are_not_readable_beside_readable_libraries(monkeypatch, layers, run):
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


def test_interpreter_by_a_relative_path(tmp_path, monkeypatch, run):
    (tmp_path / "python").symlink_to(sys.executable)
    monkeypatch.chdir(tmp_path)
    with Pool(Settings(python="./python", preload=()), 1) as pool:
        assert run(pool, GOOD, test="def check(f): assert f(2) == 4")["status"] == "passed"


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


def test_a_worker_that_dies_is_replaced(pool, run):
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


def test_without_layers_a_sample_that_ends_its_worker_is_not_excused(run):
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


# What has to hold where namespaces are not to be had: in most containers.
WITHOUT_NAMESPACES = {
    "kills the worker": "os.kill(os.getppid(), 9)",
    "has the kernel kill the worker": "fcntl.fcntl(0, 10, 9) or fcntl.fcntl(0, 8, os.getppid())",
    "reads the worker's memory": "open(f'/proc/{os.getppid()}/mem', 'r+b')",
    "lists the worker's descriptors": "os.listdir(f'/proc/{os.getppid()}/fd')",
    "reads its own verdict channel": "os.open('/proc/self/fd/3', os.O_RDWR)",
    "forks": "os.fork() or os._exit(0)",
    "reads files": "open('/etc/passwd')",
    "writes files": "open(np.__file__, 'a')",
    "changes the modes of files": "os.chmod(np.__file__, 0o600)",
    "opens sockets": "socket.socket()",
}


@pytest.fixture(scope="module")
def confined() -> Iterator[Pool]:
    with Pool(Settings(layers=("landlock", "seccomp"), memory_mb=512, file_mb=16), 1) as made:
        yield made


@pytest.mark.parametrize("name", WITHOUT_NAMESPACES)
def test_without_namespaces(confined, run, name):
    if confined.isolation.level != "confined":
        pytest.skip(f"this system gives {confined.isolation}")
    imports = "import fcntl, os, socket\nimport numpy as np\n"
    worker = confined.workers[0].process.pid
    verdict = run(confined, f"{imports}{WITHOUT_NAMESPACES[name]}\n{GOOD}")
    assert verdict["status"] == "failed", verdict
    assert verdict["exception"] in ("PermissionError", "OSError"), verdict
    assert run(confined, f"import os\nassert os.listdir('.') == []\n{GOOD}")["status"] == "passed"
    assert confined.workers[0].process.pid == worker


@pytest.mark.parametrize(
    "program",
    [
        "i = 0\nwhile True:\n    open(str(i), 'w').close()\n    i += 1",
        "i = 0\nwhile True:\n    open(str(i), 'wb').write(bytes(1 << 20))\n    i += 1",
    ],
)
def test_a_directory_on_a_real_disk_is_watched(confined, run, program):
    if "read-only root" in confined.isolation.layers:
        pytest.skip("a file system of its own holds it")
    verdict = run(confined, program, timeout=5.0)
    assert verdict["result"] == "killed: it wrote too much to its directory"
    assert not any((confined.workers[0].folder / "scratch/work").iterdir())


NOBODY = """
import os, sys
from pandas_numpy_eval.pool import Pool, Settings
with Pool(Settings(preload=()), 1) as pool:
    print(pool.isolation.level, flush=True)
    job = {"id": 0, "program": "f = 1", "test": "def check(f): assert f == 1"}
    jobs = [{**job, "entry_point": "f", "timeout": 5.0}]
    print(*[verdict["status"] for verdict in pool.run(jobs, 1)])
    print(pool.base)
print(os.path.exists(pool.base))
"""


@pytest.mark.parametrize("folder", ["plain", "with 'a space"])
def test_another_user_and_another_temporary_folder(folder):
    """As a user without privileges, with no home, in a folder with an awkward name."""
    with tempfile.TemporaryDirectory() as open_to_all:
        place = Path(open_to_all, folder)
        place.mkdir()
        for path in (place.parent, place):
            path.chmod(0o777)
        env = {"TMPDIR": str(place), "HOME": "/nonexistent", "PATH": "/usr/bin:/bin"}
        python = sys.executable
        options = {}
        if os.getuid() == 0:
            python = shutil.which("python3", path="/usr/bin:/bin")
            options = {"user": 65534, "group": 65534, "extra_groups": []}
            if python is None:
                pytest.skip("no Python that every user may run")
        env["PYTHONPATH"] = str(SANDBOX.parent.parent)
        call = subprocess.run(
            [python, "-B", "-c", NOBODY], env=env, capture_output=True, text=True, **options
        )
        if "No module named" in call.stderr or "ermission denied" in call.stderr:
            pytest.skip("the checkout or the Python is not open to every user")
        assert call.stderr == ""
        level, status, base, left = call.stdout.split("\n")[:4]
        assert status == "passed"
        assert level in ("process", "confined", "full")
        assert base.startswith(str(place))
        assert left == "False"
        assert list(place.iterdir()) == []
