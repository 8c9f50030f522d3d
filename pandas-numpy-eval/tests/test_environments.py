"""Making a pinned environment: every way to come by a Python, and what can go wrong on the way.

The interpreters and `uv` are shell scripts on a PATH of our own, so nothing is downloaded.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pandas_numpy_eval import UserError
from pandas_numpy_eval import environments as env

PINS = env.Pins("1.5.3", "1.23.5", ("3.3", "3.2"))
# Says it is 3.3, makes an environment that holds itself, notes each installation.
PYTHON = """#!/bin/sh
case "$*" in
  *-c*) echo 3.3 ;;
  *venv*) /bin/mkdir -p "$3/bin"; /bin/cp "$0" "$3/bin/python" ;;
  *pip*) echo "$*" >> "$LOG"; /bin/sleep "${SLOW:-0}"; if [ -n "$FAIL" ]; then
    echo "WARNING: retrying" >&2; echo "ERROR: no such version" >&2; echo "more" >&2; exit 1; fi ;;
esac
"""
# Has no Python 3.3 until it was told to install it.
UV = """#!/bin/sh
case "$*" in
  "python install"*) [ -z "$FAIL" ] || { echo "error: no network" >&2; exit 1; }
    echo > "$LOG.fetched" ;;
  "python find"*" 3.3") [ -e "$LOG.fetched" ] && echo "$FETCHED" || exit 1 ;;
  *) exit 1 ;;
esac
"""
START = """
import sys
from pathlib import Path
from pandas_numpy_eval import environments as env
env.PINNED["legacy"] = env.Pins("1.5.3", "1.23.5", ("3.3", "3.2"))
print(env.environment_python("legacy", Path(sys.argv[1])))
"""


def script(path: Path, text: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)
    return path


@pytest.fixture
def log(monkeypatch, tmp_path) -> Path:
    monkeypatch.setitem(env.PINNED, "legacy", PINS)
    monkeypatch.setenv("PATH", f"{tmp_path / 'early'}:{tmp_path / 'late'}")
    monkeypatch.setenv("LOG", str(tmp_path / "log"))
    return tmp_path / "log"


def test_the_current_environment_is_this_interpreter():
    assert env.environment_python("current") == sys.executable


def test_an_interpreter_may_be_named_from_the_working_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/python").symlink_to(sys.executable)
    assert env.chosen_python("bin/python", "current") == str(tmp_path / "bin/python")
    assert env.chosen_python("python3", "current") == "python3"
    assert env.chosen_python(None, "current") == sys.executable


def test_the_running_python_is_taken_when_it_fits():
    assert env.fitting_python(("3.3", "{}.{}".format(*sys.version_info))) == sys.executable


def test_without_a_fitting_python_it_says_which_to_install(log, tmp_path):
    with pytest.raises(UserError, match=r"Python 3\.2 to 3\.3 only.*install Python 3\.3 \(or"):
        env.environment_python("legacy", tmp_path)
    assert not (tmp_path / "environments/legacy").exists()


def test_a_stand_in_on_the_path_is_passed_over(log, tmp_path):
    script(tmp_path / "early/python3.3", "#!/bin/sh\necho not installed >&2\nexit 127\n")
    assert env.fitting_python(("3.3",)) is None
    real = script(tmp_path / "late/python3.3", PYTHON)
    assert env.fitting_python(("3.3",)) == str(real)


def test_a_python_that_cannot_make_environments_is_passed_over(log, tmp_path):
    """As on Debian without the package python3-venv."""
    script(tmp_path / "early/python3.3", "#!/bin/sh\necho No module named ensurepip >&2\nexit 1\n")
    assert env.fitting_python(("3.3",)) is None


def test_an_environment_is_made_once_and_again_when_it_is_not_whole(log, tmp_path):
    script(tmp_path / "early/python3.3", PYTHON)
    python = env.environment_python("legacy", tmp_path)
    assert env.environment_python("legacy", tmp_path) == python
    assert "numpy==1.23.5 pandas==1.5.3" in log.read_text()
    assert len(log.read_text().splitlines()) == 1
    (tmp_path / "environments/legacy/made.txt").write_text("")  # as a kill may leave it
    env.environment_python("legacy", tmp_path)
    assert len(log.read_text().splitlines()) == 2


def test_uv_fetches_a_python(log, tmp_path, monkeypatch):
    monkeypatch.setenv("FETCHED", str(script(tmp_path / "elsewhere/python", PYTHON)))
    script(tmp_path / "early/uv", UV)
    env.environment_python("legacy", tmp_path)
    assert log.with_suffix(".fetched").exists()
    assert "pip install" in log.read_text()


def test_uv_without_network_is_one_line(log, tmp_path, monkeypatch):
    monkeypatch.setenv("FAIL", "1")
    script(tmp_path / "early/uv", UV)
    with pytest.raises(UserError, match=r"with uv: error: no network; install Python 3\.2"):
        env.environment_python("legacy", tmp_path)


def test_what_pip_says_is_one_line_and_nothing_is_left(log, tmp_path, monkeypatch):
    monkeypatch.setenv("FAIL", "1")
    script(tmp_path / "early/python3.3", PYTHON)
    with pytest.raises(UserError, match=r"1\.5\.3, NumPy 1\.23\.5: ERROR: no such version; is"):
        env.environment_python("legacy", tmp_path)
    assert not (tmp_path / "environments/legacy").exists()


def test_a_folder_that_cannot_be_written_is_named(log, tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(UserError, match="file/environments: Not a directory; choose another"):
        env.environment_python("legacy", tmp_path / "file")


def start(folder: Path, **variables: str) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-c", START, str(folder)],
        env=os.environ | {"PYTHONPATH": str(Path(env.__file__).parents[1])} | variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def wait_for(log: Path) -> None:
    limit = time.monotonic() + 20
    while not log.exists():
        assert time.monotonic() < limit
        time.sleep(0.02)


def test_two_processes_make_it_once(log, tmp_path):
    script(tmp_path / "early/python3.3", PYTHON)
    first = start(tmp_path, SLOW="1")
    wait_for(log)
    second = start(tmp_path, SLOW="1")
    assert "waiting for the process" in second.communicate()[0]
    assert (first.communicate()[0].splitlines()[-1]).endswith("legacy/bin/python")
    assert len(log.read_text().splitlines()) == 1


def test_after_a_kill_the_orphaned_pip_is_waited_for(log, tmp_path):
    script(tmp_path / "early/python3.3", PYTHON)
    first = start(tmp_path, SLOW="1.5")
    wait_for(log)
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    text = start(tmp_path, SLOW="0").communicate()[0]
    assert text.startswith("waiting for the process")
    assert len(log.read_text().splitlines()) == 2
    assert (tmp_path / "environments/legacy/made.txt").read_text() == str(PINS)
    first.stdout.close()
