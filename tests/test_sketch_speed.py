"""The benchmark runs, and speed has not fallen by an order of magnitude."""

from __future__ import annotations

import importlib.util
from pathlib import Path

PATH = Path(__file__).parents[1] / "benchmarks" / "sketching.py"
specification = importlib.util.spec_from_file_location("benchmark_sketching", PATH)
benchmark = importlib.util.module_from_spec(specification)
specification.loader.exec_module(benchmark)


def test_ratios() -> None:
    speeds = benchmark.measure(kilobytes=20, passes=3)
    for measured, against, target in benchmark.TARGETS.values():
        # A third of the target: the machine that runs the tests is busy, and the files are few.
        assert speeds[measured] / speeds[against] > target / 3


def test_peak_memory_of_a_megabyte() -> None:
    assert benchmark.peak_memory() < benchmark.MEMORY_TARGET
