"""Environments to run samples in: a Python with pinned libraries, made once and kept.

`current` is the harness's own interpreter. The others are virtual environments in the cache
folder, made with pip on first use. A pin needs wheels, and wheels need a fitting Python: the
running one, one on PATH, or one that `uv` fetches.
"""

from __future__ import annotations

import fcntl
import re
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
    pythons: tuple[str, ...]

    def __str__(self) -> str:
        return f"pandas {self.pandas}, NumPy {self.numpy}"


PINNED = {
    "legacy": Pins("1.5.3", "1.23.5", ("3.11", "3.10", "3.9", "3.8")),
    "pandas2": Pins("2.2.3", "1.26.4", ("3.12", "3.11", "3.10", "3.9")),
}
ENVIRONMENTS = (*PINNED, "current")


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
    with _locked(home.with_suffix(".lock")):
        if done.is_file() and done.read_text() == str(pins) and python.exists():
            return str(python)
        print(f"making the environment {name} ({pins}) in {home}, once", flush=True)
        shutil.rmtree(home, ignore_errors=True)
        try:
            _make(pins, home, python)
        except BaseException:
            shutil.rmtree(home, ignore_errors=True)
            raise
        done.write_text(str(pins))
    return str(python)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
    except PermissionError as error:
        raise UserError(f"cannot write {path}: {error}; set XDG_CACHE_HOME") from None


def _make(pins: Pins, home: Path, python: Path) -> None:
    base = fitting_python(pins.pythons)
    wanted = [f"numpy=={pins.numpy}", f"pandas=={pins.pandas}"]
    uv = shutil.which("uv")
    if base:
        _run([base, "-m", "venv", str(home)], "make a virtual environment")
        install = [str(python), "-m", "pip", "install", "--quiet", "--only-binary", ":all:"]
    elif uv:
        _run([uv, "venv", "--quiet", "--python", pins.pythons[0], str(home)], "get a Python")
        install = [uv, "pip", "install", "--quiet", "--python", str(python)]
        install += ["--only-binary", ":all:"]
    else:
        raise UserError(
            f"{pins} has wheels for Python {pins.pythons[-1]} to {pins.pythons[0]} only, and none "
            f"of these is on PATH: install Python {pins.pythons[0]} (or the tool uv)"
        )
    _run([*install, *wanted], f"install {pins}")


def fitting_python(versions: tuple[str, ...]) -> str | None:
    """An interpreter of one of these versions: the running one, else the first on PATH."""
    if "{}.{}".format(*sys.version_info) in versions:
        return sys.executable
    for version in versions:
        found = shutil.which(f"python{version}")
        # A version manager's stand-in may be on PATH for a Python that is not installed.
        if found and _version(found) == version:
            return found
    return None


def _version(python: str) -> str:
    run = subprocess.run([python, "--version"], capture_output=True, text=True, check=False)
    match = re.match(r"Python (\d+\.\d+)", run.stdout)
    return match[1] if run.returncode == 0 and match else ""


def _run(command: list[str], purpose: str) -> None:
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode:
        lines = (run.stderr or run.stdout).strip().splitlines()
        raise UserError(f"cannot {purpose}: {lines[-1] if lines else 'no message'}")
