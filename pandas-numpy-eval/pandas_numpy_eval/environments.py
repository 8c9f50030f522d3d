"""Environments to run samples in: a Python with pinned libraries, made once and kept.

`current` is the harness's own interpreter. The others are virtual environments in the cache
folder, made with pip on first use. A pin needs wheels, and wheels need a fitting Python: the
running one, one on PATH, or one that `uv` has or fetches.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pandas_numpy_eval.cache import default_folder
from pandas_numpy_eval.errors import UserError


@dataclass(frozen=True)
class Pins:
    """pandas and NumPy of an environment, and the Pythons that both have wheels for."""

    pandas: str
    numpy: str
    pythons: tuple[str, ...]  # newest first

    def __str__(self) -> str:
        return f"pandas {self.pandas}, NumPy {self.numpy}"


PINNED = {
    "legacy": Pins("1.5.3", "1.23.5", ("3.11", "3.10", "3.9", "3.8")),
    "pandas2": Pins("2.2.3", "1.26.4", ("3.12", "3.11", "3.10", "3.9")),
}
ENVIRONMENTS = (*PINNED, "current")
PROBE = "import ensurepip, sys, venv; print('{}.{}'.format(*sys.version_info))"


def environment_python(name: str, folder: Path | None = None) -> str:
    """The interpreter of an environment, made if need be in `folder` (default: the cache).

    Raises `UserError` for an unknown name, and when no fitting Python or no wheel can be had.
    """
    if name == "current":
        return sys.executable
    if name not in PINNED:
        raise UserError(f"unknown environment {name!r}; there are {', '.join(ENVIRONMENTS)}")
    pins = PINNED[name]
    home = (folder or default_folder()) / "environments" / name
    python, done = home / "bin/python", home / "made.txt"
    with _locked(home.with_suffix(".lock"), name):
        if done.is_file() and done.read_text() == str(pins) and python.exists():
            return str(python)
        base = base_python(pins)
        print(f"making the environment {name} ({pins}) in {home}, once", file=sys.stderr)
        try:
            shutil.rmtree(home, ignore_errors=True)
            _run([base, "-m", "venv", str(home)], "make a virtual environment")
            install = [str(python), "-I", "-m", "pip", "install", "--quiet"]
            install += ["--only-binary", ":all:", f"numpy=={pins.numpy}", f"pandas=={pins.pandas}"]
            _run(install, f"install {pins}", "; is pip's package index within reach?")
            done.write_text(str(pins))
        except BaseException:
            shutil.rmtree(home, ignore_errors=True)
            raise
    return str(python)


def chosen_python(python: str | None, env: str, folder: Path | None = None) -> str:
    """The interpreter that `--python` names, else that of the environment."""
    if python is None:
        return environment_python(env, folder)
    # Workers start in folders of their own. (Not resolved: a link into an environment is one.)
    return str(Path(python).absolute()) if os.sep in python else python


@contextmanager
def _locked(path: Path, name: str) -> Iterator[None]:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = path.open("w")
    except OSError as error:
        raise UserError(f"cannot keep environments in {path.parent}: {error.strerror}; choose "
                        "another folder with --cache or XDG_CACHE_HOME") from None  # fmt: skip
    with lock:
        # Our children hold it too: when this process is killed, its pip goes on for a while.
        os.set_inheritable(lock.fileno(), True)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print(f"waiting for the process that makes the environment {name}", file=sys.stderr)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def base_python(pins: Pins) -> str:
    """An interpreter to make the environment from; `UserError` says which one to install."""
    found = fitting_python(pins.pythons)
    newest, oldest, uv = pins.pythons[0], pins.pythons[-1], shutil.which("uv")
    if found is None and uv:
        found = _uv_python(uv, pins.pythons)
        if found is None:
            _run([uv, "python", "install", newest], f"fetch Python {newest} with uv",
                 f"; install Python {oldest} to {newest} yourself")  # fmt: skip
            found = _uv_python(uv, (newest,))
    if found is None:
        raise UserError(
            f"{pins} has wheels for Python {oldest} to {newest} only, and none of these is on "
            f"PATH with its module venv: install Python {newest} (or the tool uv)"
        )
    return found


def fitting_python(versions: tuple[str, ...]) -> str | None:
    """An interpreter of one of these versions: the running one, else the first on PATH."""
    if _version(sys.executable) in versions:
        return sys.executable
    folders = os.environ.get("PATH", os.defpath).split(os.pathsep)
    for version in versions:
        for folder in folders:
            found = shutil.which(f"python{version}", path=folder)
            # A version manager's stand-in may be on PATH for a Python that is not installed.
            if found and _version(found) == version:
                return found
    return None


def _version(python: str) -> str:
    """Such as 3.11; empty if it does not run, or cannot make virtual environments."""
    return _output([python, "-I", "-c", PROBE])


def _uv_python(uv: str, versions: tuple[str, ...]) -> str | None:
    for version in versions:
        found = _output([uv, "python", "find", "--system", "--no-project", version])
        if found and _version(found) == version:
            return found
    return None


def _output(command: list[str]) -> str:
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    return run.stdout.strip() if run.returncode == 0 else ""


def _run(command: list[str], purpose: str, hint: str = "") -> None:
    run = subprocess.run(command, capture_output=True, text=True, check=False, close_fds=False)
    if run.returncode:
        lines = [line.strip() for line in (run.stderr + run.stdout).splitlines() if line.strip()]
        named = [line for line in lines if line.lower().startswith("error")]
        reason = (named or lines[-1:] or ["no message"])[0]
        raise UserError(f"cannot {purpose}: {reason}{hint}")
