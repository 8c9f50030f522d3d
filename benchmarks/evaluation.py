"""Samples judged a second: our harness against the authors' way, in one run, on the same samples.

    python benchmarks/evaluation.py                          # both ways, all usable cores
    python benchmarks/evaluation.py --authors_samples 0 --workers 1 2 4 8 16    # how ours grows
    python benchmarks/evaluation.py --lines 20200            # a whole file of the usual size

The authors' way is HumanEval's: threads that start, for each sample, a Manager and a process; the
process imports pandas with the sample's program and runs it under a timer, unprotected. Ours forks
a confined process from a worker that holds the libraries. All samples are distinct (a reference
solution of our benchmarks, or an answer of nothing, with a comment of its own), and nothing is
cached. With --lines, 200 samples a problem, of which --distinct are distinct, as a model gives at
a middle temperature; the cache is fresh, and then used for a second run.

A rate is by the clock, without the start of the workers, which has a column of its own. CPU time,
ours with the workers' start left out, is what counts on a machine that does other things too.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import platform
import resource
import signal
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from pandas_numpy_eval import evaluate, read_problems
from pandas_numpy_eval.errors import run_main
from pandas_numpy_eval.evaluation import available_cores, job_of
from pandas_numpy_eval.pool import Pool, Settings
from pandas_numpy_eval.problems import DOMAINS, Problem, solutions

Row = tuple[str, float, float, int, float]  # name, samples/s, CPU ms a sample, passed, start s


def distinct_samples(problems: dict[str, Problem], count: int) -> list[dict[str, str]]:
    """`count` samples, no two alike; every second one is right."""
    listed = list(problems.values())
    samples = []
    for index in range(count):
        problem = listed[index // 2 % len(listed)]
        text = solutions(problem)[0] if index % 2 == 0 else " None"
        samples.append({"task_id": problem["task_id"], "completion": f"{text}\n# {index}"})
    return samples


# -- the authors' way -------------------------------------------------------------------------


def _unprotected(program: str, timeout: float, result: Any) -> None:
    # As `unsafe_execute` of HumanEval: a temporary directory, output swallowed, an alarm.
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        nothing = os.open(os.devnull, os.O_RDWR)
        for descriptor in (0, 1, 2):
            os.dup2(nothing, descriptor)
        signal.signal(signal.SIGALRM, lambda *_: (_ for _ in ()).throw(TimeoutError()))
        signal.setitimer(signal.ITIMER_REAL, timeout)
        try:
            exec(program, {})
            result.append("passed")
        except BaseException as error:
            result.append(f"failed: {error}")
        signal.setitimer(signal.ITIMER_REAL, 0)


def _check(problem: Problem, completion: str, timeout: float) -> bool:
    entry = "" if problem["entry_point"] == "none" else problem["entry_point"]
    program = f"{problem['prompt']}{completion}\n{problem['test']}\ncheck({entry})"
    with multiprocessing.Manager() as manager:
        result = manager.list()
        process = multiprocessing.Process(target=_unprotected, args=(program, timeout, result))
        process.start()
        process.join(timeout + 1)
        if process.is_alive():
            process.kill()
            process.join()
        return list(result) == ["passed"]


def authors_way(problems: dict[str, Problem], samples: list[dict], workers: int) -> Row:
    """A Manager and a process a sample, `workers` at once."""
    before, started = _children_cpu(), time.perf_counter()
    with ThreadPoolExecutor(workers) as threads:
        passed = sum(
            threads.map(lambda s: _check(problems[s["task_id"]], s["completion"], 60.0), samples)
        )
    seconds = time.perf_counter() - started
    cpu = 1e3 * (_children_cpu() - before) / len(samples)
    return f"authors' way, {workers} at once", len(samples) / seconds, cpu, passed, 0.0


def _children_cpu() -> float:
    usage = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in usage)


# -- ours -------------------------------------------------------------------------------------


def our_way(problems: dict[str, Problem], samples: list[dict], workers: int) -> Row:
    """The pool that `evaluate` uses, warm, all layers on."""

    def jobs(chosen: list[dict]) -> list[dict]:
        return [
            job_of(index, problems[sample["task_id"]], sample["completion"], 60.0)
            for index, sample in enumerate(chosen)
        ]

    # What the workers cost without samples, to be taken off their CPU time.
    start = _children_cpu()
    with Pool(Settings(), workers) as pool:
        list(pool.run(jobs(samples[:workers]), workers))
    idle = _children_cpu() - start
    start, began = _children_cpu(), time.perf_counter()
    with Pool(Settings(), workers) as pool:
        list(pool.run(jobs(samples[:workers]), workers))
        started = time.perf_counter()
        passed = sum(v["status"] == "passed" for v in pool.run(jobs(samples), len(samples)))
        seconds = time.perf_counter() - started
        name = f"ours, {workers} workers, isolation {pool.isolation.level}"
    cpu = 1e3 * (_children_cpu() - start - idle) / len(samples)
    return name, len(samples) / seconds, cpu, passed, started - began


def whole_file(problems: dict[str, Problem], lines: int, distinct: float, workers: int) -> None:
    """Time of a file of `lines` samples, first and second run."""
    pool = distinct_samples(problems, max(1, round(lines * distinct)))
    samples = [pool[index % len(pool)] for index in range(lines)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "samples.jsonl")
        path.write_text("".join(json.dumps(sample) + "\n" for sample in samples))
        for run in ("first", "second"):
            started = time.perf_counter()
            report = evaluate(
                path, problems, k=[1], n_workers=workers, cache=folder, ignore_incomplete=True
            )
            seconds = time.perf_counter() - started
            right = report.metrics["status"]["passed"]
            print(f"{lines} lines, {len(pool)} distinct, {run} run: {seconds:.1f} s ({right} pass)")


def main() -> None:
    cores = available_cores()
    make = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    make.add_argument("--workers", type=int, nargs="+", default=[cores], help="(default: cores)")
    make.add_argument(
        "--samples", type=int, default=300, help="ours, for each worker (default %(default)s)"
    )
    make.add_argument(
        "--authors_samples", type=int, default=40, help="0 leaves them out (default %(default)s)"
    )
    make.add_argument("--lines", type=int, default=0, help="judge a file of so many samples")
    make.add_argument(
        "--distinct", type=float, default=0.4, help="share of them (default %(default)s)"
    )
    options = make.parse_args()
    problems: dict[str, Problem] = {}
    for domain in DOMAINS:
        problems.update(read_problems(domain))
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    print(f"{cores} cores, load {load:.1f} at the start, Python {platform.python_version()}")
    if options.lines:
        whole_file(problems, options.lines, options.distinct, options.workers[-1])
        return
    rows: list[Row] = []
    if options.authors_samples:
        import numpy  # noqa: F401  (theirs holds NumPy when it forks)

        chosen = distinct_samples(problems, options.authors_samples)
        rows.append(authors_way(problems, chosen, options.workers[0]))
    for workers in options.workers:
        chosen = distinct_samples(problems, options.samples * workers)
        rows.append(our_way(problems, chosen, workers))
    print("| way | samples/s | times the first row | CPU ms a sample | passed | start s |")
    print("|---|---|---|---|---|---|")
    for name, rate, cpu, passed, start in rows:
        times = rate / rows[0][1]
        print(f"| {name} | {rate:.1f} | {times:.1f} | {cpu:.1f} | {passed} | {start:.1f} |")


if __name__ == "__main__":
    run_main(main)
