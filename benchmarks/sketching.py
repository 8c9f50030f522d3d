"""How fast sketching is, against the authors' way and against the bare parser, on one core.

    python benchmarks/sketching.py
    python benchmarks/sketching.py --largest 30             # small files: RedBaron's best case
    python benchmarks/sketching.py --kilobytes 1000 --json results/sketching.json

Both sides run over the same real files in one process: a fixed, hash-chosen set out of the standard
library and the installed packages, as many as RedBaron can parse. Times are CPU seconds, the best
of a few passes; of RedBaron the best of two, of autopep8 one. The peak memory is that of
a fresh process which sketches and merges one file of 1 MB. Exits 1 if a ratio misses its target.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import platform
import subprocess
import sys
import sysconfig
import time
import warnings
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from tqdm import tqdm
from tree_sitter import Parser

from nl2code.blocks import merge
from nl2code.errors import run_main
from nl2code.redbaron_engine import redbaron_sketch
from nl2code.sketch import MODES, SketchError, sketch_code
from nl2code.stage import versions
from nl2code.syntax import PYTHON

# name -> (what is measured, what it is divided by, the least ratio)
TARGETS = {
    "constants / RedBaron": ("constants", "RedBaron", 150.0),
    "constants / bare parse": ("constants", "bare parse", 0.6),
    "released / RedBaron": ("released", "RedBaron", 80.0),
    "merge / RedBaron + two autopep8": ("merge", "RedBaron + two autopep8", 25.0),
}
MEMORY_TARGET = 200.0  # MB, for a file of 1 MB

_PEAK = """
import re, resource, sys
from pathlib import Path
from nl2code.blocks import merge
from nl2code.sketch import sketch_code
source = sys.stdin.read()
for work in (sketch_code, merge):
    work(source)
status = Path("/proc/self/status")
if status.exists():  # of this program alone; elsewhere the peak may be that of its parent
    print(int(re.search(r"VmHWM:\\s*(\\d+)", status.read_text()).group(1)) / 1024)
else:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20)
"""


def real_files(largest: int = 100) -> Iterator[str]:
    """Sources of 1 to `largest` KB, by the hash of their name."""
    roots = {Path(sysconfig.get_path(name)) for name in ("stdlib", "purelib")}
    paths = {path for root in roots for path in root.rglob("*.py")}
    for path in sorted(paths, key=lambda p: hashlib.sha256(p.name.encode()).digest()):
        if 1_000 <= path.stat().st_size <= largest * 1000:
            yield path.read_bytes().decode("utf-8", "replace")


def seconds(work: Callable, items: Iterable) -> float:
    """CPU seconds for the items, one after the other."""
    started = time.process_time()
    for item in items:
        work(item)
    return time.process_time() - started


def measure(kilobytes: int, passes: int, largest: int = 100) -> dict[str, float]:
    """MB/s of each way over the same files; `files` and `kilobytes` say how many."""
    import autopep8

    sources: list[str] = []
    spent = dict.fromkeys(("RedBaron", "autopep8"), 0.0)
    size = 0
    with tqdm(total=kilobytes, unit="KB", desc="RedBaron and autopep8") as bar:
        for source in dict.fromkeys(real_files(largest)):
            if size >= kilobytes * 1000:
                break
            try:
                sketch = redbaron_sketch(source)
                sketch_code(source)
            except SketchError:
                continue
            spent["RedBaron"] += min(seconds(redbaron_sketch, (source,)) for _ in range(2))
            spent["autopep8"] += seconds(autopep8.fix_code, (source, sketch))
            sources.append(source)
            size += len(source.encode())
            bar.update(len(source.encode()) // 1000)
    times = {
        "RedBaron": spent["RedBaron"],
        "RedBaron + two autopep8": spent["RedBaron"] + spent["autopep8"],
    }
    parser = Parser(PYTHON)
    ways: dict[str, Callable[[str], object]] = {
        "bare parse": lambda source: parser.parse(source.encode()),
        **{mode: lambda source, mode=mode: sketch_code(source, mode) for mode in MODES},
        "merge": merge,
    }
    times |= dict.fromkeys(ways, 0.0)
    for source in tqdm(sources, unit="file", desc="tree-sitter"):
        # All ways in turn, file by file, so that a slow moment of the machine is everybody's.
        best = dict.fromkeys(ways, float("inf"))
        for _ in range(passes):
            for name, way in ways.items():
                best[name] = min(best[name], seconds(way, (source,)))
        for name, value in best.items():
            times[name] += value
    speeds = {name: size / 1e6 / value for name, value in times.items()}
    return {"files": len(sources), "kilobytes": size // 1000, **speeds}


def peak_memory() -> float:
    """MB at the peak of a fresh process that sketches and merges one file of 1 MB."""
    parts, size = [], 0
    for source in real_files():
        try:
            sketch_code(source)
        except SketchError:
            continue
        parts.append(source.replace("\ufeff", "") + "\n")
        size += len(parts[-1].encode())
        if size >= 1_000_000:
            break
    done = subprocess.run(
        [sys.executable, "-c", _PEAK],
        input="".join(parts).encode(),
        capture_output=True,
        check=True,
    )
    return float(done.stdout)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--kilobytes", type=int, default=600, help="source to measure on, in KB (default: 600)"
    )
    parser.add_argument(
        "--largest",
        type=int,
        default=100,
        help="largest file in KB (default: 100; files up to that are three quarters of all code)",
    )
    parser.add_argument("--passes", type=int, default=5, help="passes of each way (default: 5)")
    parser.add_argument("--json", type=Path, help="also write the numbers to this file")
    args = parser.parse_args()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # odd escapes in the files
        speeds = measure(args.kilobytes, args.passes, args.largest)
    memory = peak_memory()
    print(f"{speeds['files']} files, {speeds['kilobytes']} KB, one core, Python", end=" ")
    print(platform.python_version())
    print("\n| way | MB/s |\n| --- | ---: |")
    for name, value in speeds.items():
        if name not in ("files", "kilobytes"):
            print(f"| {name} | {value:.3g} |")
    print("\n| ratio | measured | target |\n| --- | ---: | ---: |")
    ratios = {name: speeds[a] / speeds[b] for name, (a, b, _) in TARGETS.items()}
    for name, ratio in ratios.items():
        print(f"| {name} | {ratio:.3g} | {TARGETS[name][2]:g} |")
    print(f"| peak memory of a 1 MB file, MB | {memory:.0f} | < {MEMORY_TARGET:.0f} |")
    if args.json:
        record = {"speeds": speeds, "ratios": ratios, "peak_memory_mb": memory}
        args.json.write_text(json.dumps(record | {"versions": versions()}, indent=1) + "\n")
    missed = [name for name, ratio in ratios.items() if ratio < TARGETS[name][2]]
    missed += ["peak memory"] if memory >= MEMORY_TARGET else []
    if missed:
        print(f"\nmissed: {', '.join(missed)}")
    return 1 if missed else 0


if __name__ == "__main__":
    run_main(main)
