"""What the tests of the sandbox share: a pool, a problem, and a look at what samples leave."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pandas_numpy_eval.pool import Pool, Settings

TEST = """
import numpy as np
import pandas as pd
def check(candidate):
    assert candidate(2) == 4
    np.testing.assert_array_equal(candidate(3), 9)
    pd.testing.assert_frame_equal(pd.DataFrame({"a": [candidate(4)]}), pd.DataFrame({"a": [16]}))
"""
GOOD = "def f(x):\n    return x * x\n"
SMALL = Settings(memory_mb=512, file_mb=16, processes=32)


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool(SMALL, 1) as made:
        yield made


@pytest.fixture(scope="session")
def run() -> Callable[..., dict]:
    """run(pool, program, timeout, test): the verdict of one sample."""
    return _run


@pytest.fixture(scope="session")
def assert_undisturbed() -> Callable[[Pool], None]:
    return _assert_undisturbed


def _run(pool: Pool, program: str, timeout: float = 0.5, test: str = TEST) -> dict:
    job = {"id": 0, "program": program, "test": test, "entry_point": "f", "timeout": timeout}
    return next(iter(list(pool.run([job], 1))))


def _family(pool: Pool) -> set[int]:
    """The processes at and below the pool's worker."""
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError):
            continue
    found = {pool.workers[0].process.pid}
    while more := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def _assert_undisturbed(pool: Pool) -> None:
    """The next sample passes, in an empty directory, and nothing is left of the last one."""
    program = f"import os\nassert os.listdir('.') == []\n{GOOD}"
    assert _run(pool, program)["status"] == "passed"
    if Path("/proc").is_dir():
        assert len(_family(pool)) <= 2  # the worker, and its parent outside of the pid namespace
    names = {name for _, _, names in os.walk(pool.base) for name in names}
    assert names <= {"lock", "log"}
