"""Real programs for tests: the standard library and the installed packages.

Tests take a fixed part of them; with ALL_FILES=1 in the environment, all.
"""

from __future__ import annotations

import ast
import hashlib
import os
import sysconfig
import warnings
from functools import cache
from itertools import islice
from pathlib import Path


@cache
def python_files() -> list[Path]:
    """The standard library and the installed packages, in the order of the hash of their path."""
    found = []
    for root in {Path(sysconfig.get_path(name)) for name in ("stdlib", "purelib")}:
        names = [path.relative_to(root) for path in root.rglob("*.py")]
        found += [
            (hashlib.sha256(name.as_posix().encode()).digest(), root / name)
            for name in names
            if "site-packages" not in name.parts
        ]
    return [path for _, path in sorted(found)]


def chosen_files(count: int, most_bytes: int) -> list[Path]:
    """A fixed choice of them; all where the environment has ALL_FILES=1."""
    paths = python_files()
    if os.environ.get("ALL_FILES") == "1":
        return paths
    return list(islice((path for path in paths if path.stat().st_size <= most_bytes), count))


def text_of(path: Path) -> str | None:
    """A file with line ends of one kind; None if it is no Python or not in UTF-8."""
    try:
        source = path.read_bytes().decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError:
        return None
    source = source.replace("\r\n", "\n").replace("\r", "\n")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            ast.parse(source)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return None
    return source
