"""One writer for a folder; processes that end with their launcher."""

import os
import signal
import subprocess
import sys
import time

import pytest

from nl2code.errors import UserError
from nl2code.exclusive import lock


def python(code: str, **options) -> subprocess.Popen:
    return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, **options)


HOLDER = """
import pathlib, sys, time
from nl2code.exclusive import lock
lock(pathlib.Path({folder!r}))
print("locked", flush=True)
time.sleep(60)
"""


def test_a_second_writer_is_refused_until_the_first_is_gone(tmp_path):
    holder = python(HOLDER.format(folder=str(tmp_path)))
    assert holder.stdout.readline() == b"locked\n"
    with pytest.raises(UserError, match="another process is writing"):
        lock(tmp_path, patience=0)
    holder.kill()
    holder.wait()
    os.close(lock(tmp_path, patience=5))


def test_a_lock_leaves_no_file(tmp_path):
    os.close(lock(tmp_path / "new"))
    assert [*tmp_path.rglob("*")] == [tmp_path / "new"]


def test_a_process_ends_with_its_launcher():
    launcher = python("import time; time.sleep(60)")
    code = (
        "import time; from nl2code.exclusive import stop_with; "
        f"stop_with({launcher.pid}, 0.05); print('up', flush=True); time.sleep(60)"
    )
    worker = python(code)
    assert worker.stdout.readline() == b"up\n"
    time.sleep(0.2)
    assert worker.poll() is None
    launcher.send_signal(signal.SIGKILL)
    launcher.wait()
    assert worker.wait(timeout=10) == 1
