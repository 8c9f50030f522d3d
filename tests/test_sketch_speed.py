"""The benchmark runs and measures every way; speeds themselves are for the benchmark to judge."""

from __future__ import annotations

import importlib.util
from pathlib import Path

PATH = Path(__file__).parents[1] / "benchmarks" / "sketching.py"
specification = importlib.util.spec_from_file_location("benchmark_sketching", PATH)
benchmark = importlib.util.module_from_spec(specification)
specification.loader.exec_module(benchmark)


def test_every_way_is_measured() -> None:
    speeds = benchmark.measure(kilobytes=20, passes=1)
    for measured, against, _ in benchmark.TARGETS.values():
        assert speeds[measured] > 0
        assert speeds[against] > 0


def test_peak_memory_of_a_megabyte() -> None:
    assert benchmark.peak_memory() < benchmark.MEMORY_TARGET
