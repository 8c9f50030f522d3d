"""Samples in, verdicts and pass@k out.

    report = evaluate("samples.jsonl", "Pandas", k=(1, 10, 100), n_workers=2, timeout=3.0)
    report.metrics["pass@1"], report.results[0]["status"]

A sample's program is prompt + completion; then the problem's test and its `check()` run (Chen et
al. 2021; `check()` without argument where `entry_point` is "none"). Equal programs run once.
"""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pandas_numpy_eval.cache import VerdictCache, default_folder, key_of
from pandas_numpy_eval.errata import lay_over
from pandas_numpy_eval.errors import UserError
from pandas_numpy_eval.estimator import bootstrap_interval, mean_pass_at_k, pass_at_k
from pandas_numpy_eval.files import atomic_path, dump
from pandas_numpy_eval.imported import ask
from pandas_numpy_eval.pool import LEVELS, Pool, Settings
from pandas_numpy_eval.problems import (
    Problem,
    check,
    libraries,
    problem_path,
    read_problems,
    solutions,
)
from pandas_numpy_eval.samples import Sample, read_samples

STATUSES = (
    *("passed", "failed", "syntax_error", "timed_out", "out_of_memory", "killed"),
    "harness_error",
)
REFERENCE_FACTOR = 10.0  # a completion may take this many times the reference's CPU time
JUDGED = ("prompt", "test", "entry_point")  # fields of a problem that a verdict depends on
CALIBRATION_TIMEOUT = 30.0  # CPU seconds of a reference


@dataclass
class Report:
    """What an evaluation found.

    results: the samples, in their order, each with passed, result, status, exception, parses, ran.
    metrics: pass@k by name, shares, counts, environment and isolation; survives JSON.
    notes: what the reader should know, a line each.
    """

    results: list[dict[str, Any]]
    metrics: dict[str, Any]
    notes: list[str] = field(default_factory=list)


def available_cores() -> int:
    """Cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def evaluate(
    samples: str | Path | Iterable[Sample],
    problems: str | Path | dict[str, Problem],
    k: Sequence[int] = (1, 10, 100),
    n_workers: int | None = None,
    timeout: float = 3.0,
    *,
    ignore_incomplete: bool = False,
    settings: Settings | None = None,
    cache: Path | str | None = "default",
    require_isolation: str | None = None,
    errata: str | Path = "official",
    progress: bool = False,
) -> Report:
    """Run every sample and estimate pass@k.

    Args:
        samples: a `.jsonl` or `.jsonl.gz` file, or dictionaries with task_id and completion.
        problems: a domain that ships with a benchmark, a problem file, or problems by task id.
        k: the k of pass@k; those above the samples of some problem are left out, with a note.
        n_workers: worker processes; default the cores this process may use.
        timeout: CPU seconds a sample; more where the reference solution itself needs it.
        ignore_incomplete: accept problems without samples and a cut-off last line.
        settings: limits, interpreter and layers; `timeout` takes the place of its own, and what
            the problems import is loaded beforehand too.
        cache: folder of the verdict cache, "default", or None for none.
        require_isolation: refuse to run below this level (`pool.LEVELS`).
        errata: "official" repairs broken problems of the official files, "none" takes any file
            as it is, a path names a list of one's own (see `errata`).
        progress: show a progress bar on stderr.

    Raises `UserError` for faults of the input (see `samples.read_samples`) and of the call.
    """
    if isinstance(problems, dict):
        name = None
        for task, problem in problems.items():
            check(f"problem {task!r}", problem)
    else:
        name = problem_path(problems).name
        problems = read_problems(problems)
    settings = replace(settings or Settings(), timeout=float(timeout))
    _check_call(k, n_workers, settings, require_isolation)
    overlay = lay_over(problems, errata)
    problems = overlay.problems
    listed, notes = read_samples(samples, problems, ignore_incomplete)
    fewest, task = min((n, task) for task, n in Counter(s["task_id"] for s in listed).items())
    if fewest < min(k):
        where = f"{samples}: " if isinstance(samples, (str, Path)) else ""
        few = f"{task} has only {fewest} samples, too few for pass@{min(k)}"
        raise UserError(f"{where}{few}; lower --k")
    if overlay.repaired:
        notes.append(
            f"errata: {len(overlay.repaired)} of {len(problems)} problems are broken, or written "
            "for other versions, and were repaired; --errata none takes the file as it is"
        )
    imported = libraries(problems)
    settings = replace(settings, preload=tuple(dict.fromkeys((*settings.preload, *imported))))
    folder = default_folder() if cache == "default" else Path(cache) if cache else None
    with Pool(settings, n_workers or available_cores()) as pool, VerdictCache(folder) as kept:
        _require(pool, require_isolation)
        environment, more = ask(pool, imported, len(problems))
        notes += more
        unanswerable = overlay.unanswerable(environment)
        verdicts = _verdicts(listed, problems, pool, environment, kept, progress)
        results = [
            {**sample, **_public(verdict)} for sample, verdict in zip(listed, verdicts, strict=True)
        ]
        metrics, more = summarize(results, k, unanswerable)
        metrics["environment"] = environment
        metrics["isolation"] = str(pool.isolation)
        metrics["isolation_level"] = pool.isolation.level
        metrics["timeout"] = settings.timeout
        metrics["problem_file"] = name
        metrics["benchmark"] = overlay.id
        metrics["errata"] = sorted(overlay.repaired)
        metrics["notes"] = notes + more
    return Report(results, metrics, metrics["notes"])


def evaluate_file(path: str | Path, problems: str | Path | dict, **options: Any) -> Report:
    """`evaluate` a file and write `<path>_results.jsonl` and `<path>_metrics.jsonl` beside it.

    When they cannot be written it raises `UserError`; verdicts are cached, so nothing is lost.
    """
    outputs = Path(f"{path}_results.jsonl"), Path(f"{path}_metrics.jsonl")
    for output in outputs:
        _check_writable(output)
    report = evaluate(path, problems, **options)
    with atomic_path(outputs[0]) as results:  # in place together, as nearly as can be
        dump(results, report.results)
        with atomic_path(outputs[1]) as metrics:
            dump(metrics, [report.metrics])
    return report


def _check_writable(path: Path) -> None:
    """Before the work, not after it."""
    if path.is_dir():
        raise UserError(f"cannot write {path}: it is a folder")
    try:
        if path.parent.is_dir():
            tempfile.TemporaryFile(dir=path.parent).close()
    except OSError as error:
        raise UserError(f"cannot write {path}: {error.strerror}") from None


def _check_call(
    k: Sequence[int], n_workers: int | None, settings: Settings, require_isolation: str | None
) -> None:
    if not k or any(one < 1 for one in k):
        raise UserError("k must be whole numbers from 1 on, such as 1,10,100")
    if n_workers is not None and n_workers < 1:
        raise UserError(f"n_workers must be at least 1, got {n_workers}")
    if not 0.0 < settings.timeout <= 3600.0:
        raise UserError(f"timeout must be between 0 and 3600 seconds, got {settings.timeout}")
    if settings.memory_mb < 1:
        raise UserError(f"memory must be at least 1 MB, got {settings.memory_mb}")
    if require_isolation is not None and require_isolation not in LEVELS:
        raise UserError(f"isolation levels are {', '.join(LEVELS)}; got {require_isolation!r}")


def _require(pool: Pool, level: str | None) -> None:
    if level and LEVELS.index(pool.isolation.level) < LEVELS.index(level):
        raise UserError(
            f"isolation {level!r} is required and this system gives {pool.isolation}; "
            "run where namespaces, Landlock and seccomp are allowed, or require less"
        )


def job_of(index: int, problem: Problem, completion: str, timeout: float) -> dict[str, Any]:
    """A job for `Pool.run`; `timeout` in CPU seconds."""
    return {
        "id": index,
        "program": problem["prompt"] + completion,
        "test": problem["test"],
        "entry_point": problem["entry_point"],
        "timeout": timeout,
    }


def _verdicts(
    samples: list[Sample],
    problems: dict[str, Problem],
    pool: Pool,
    environment: dict[str, str],
    kept: VerdictCache,
    progress: bool,
) -> list[dict[str, Any]]:
    """One verdict per sample, in order; each distinct program runs at most once."""
    settings = {name: value for name, value in vars(pool.settings).items() if name != "python"}
    common = [settings, environment["id"], pool.isolation.layers]
    keys = [
        key_of(*common, *(problem[field] for field in JUDGED), solutions(problem), completion)
        for problem, completion in ((problems[s["task_id"]], s["completion"]) for s in samples)
    ]
    first: dict[str, Sample] = {}
    for key, sample in zip(keys, samples, strict=True):
        first.setdefault(key, sample)
    found = kept.get(first)
    todo = {key: sample for key, sample in first.items() if key not in found}

    def run(keys: list[str], limits: dict[str, float]) -> Iterator[tuple[str, dict[str, Any]]]:
        jobs = (
            job_of(index, problems[task], todo[key]["completion"], limits[task])
            for index, key in enumerate(keys)
            for task in [todo[key]["task_id"]]
        )
        for verdict in _bar(pool, jobs, len(keys), progress):
            yield keys[verdict["id"]], verdict

    def keep(key: str, verdict: dict[str, Any]) -> None:
        found[key] = verdict
        if verdict["status"] != "harness_error":
            kept.put(key, verdict)

    if todo:
        marks = {key_of("late", key): key for key in todo}
        late = {marks[mark]: verdict for mark, verdict in kept.get(marks).items()}
        fresh = [key for key in todo if key not in late]
        for key, verdict in run(fresh, dict.fromkeys(problems, pool.settings.timeout)):
            if verdict["status"] == "timed_out":
                late[key] = verdict
                kept.put(key_of("late", key), verdict)  # a run that is killed need not wait again
            else:
                keep(key, verdict)
        # Only now ask how long the references of these problems take: most runs need not.
        tasks = dict.fromkeys(todo[key]["task_id"] for key in late)
        limits = _calibrate([problems[task] for task in tasks], pool, kept, common)
        again = [key for key in late if limits[todo[key]["task_id"]] > pool.settings.timeout]
        for key, verdict in (
            *((key, verdict) for key, verdict in late.items() if key not in set(again)),
            *(run(again, limits) if again else ()),
        ):
            keep(key, verdict)
    return [found[key] for key in keys]


def _bar(pool: Pool, jobs: Iterable[dict], count: int, show: bool) -> Iterable[dict]:
    verdicts = pool.run(jobs, count)
    if not show:
        return verdicts
    from tqdm import tqdm

    # The level is seen before much has run, not only in the summary.
    return tqdm(verdicts, total=count, unit="sample", desc=f"isolation {pool.isolation.level}")


def _calibrate(
    problems: list[Problem], pool: Pool, kept: VerdictCache, common: list[Any]
) -> dict[str, float]:
    """CPU seconds each problem's samples get: the timeout, or more if its reference needs more."""
    limits = {problem["task_id"]: pool.settings.timeout for problem in problems}
    known = [problem for problem in problems if solutions(problem)]
    keys = [key_of("calibration", *common, p["prompt"], p["test"], solutions(p)) for p in known]
    seconds = {key: value["cpu"] for key, value in kept.get(keys).items()}
    jobs = [
        job_of(index, problem, solutions(problem)[0], CALIBRATION_TIMEOUT)
        for index, (key, problem) in enumerate(zip(keys, known, strict=True))
        if key not in seconds
    ]
    for verdict in pool.run(jobs, len(jobs)):
        seconds[keys[verdict["id"]]] = verdict["cpu"]
        if verdict["status"] != "harness_error":
            kept.put(keys[verdict["id"]], {"cpu": verdict["cpu"]})
    for key, problem in zip(keys, known, strict=True):
        needed = REFERENCE_FACTOR * seconds[key]
        limits[problem["task_id"]] = max(pool.settings.timeout, needed)
    return limits


def _public(verdict: dict[str, Any]) -> dict[str, Any]:
    # Without times: the same samples give the same bytes.
    return {
        "passed": verdict["status"] == "passed",
        "result": verdict["result"],
        "status": verdict["status"],
        "exception": verdict["exception"],
        "parses": verdict["parses"],
        "ran": verdict["ran"],
    }


def summarize(
    results: list[dict[str, Any]], k: Sequence[int], unanswerable: Mapping[str, str] | None = None
) -> tuple[dict[str, Any], list[str]]:
    """pass@k with intervals, shares and counts of judged samples, and notes.

    A harness error is nobody's failure: such samples are not counted among the n of a problem.
    Nor are those of `unanswerable` problems (reason by task id).
    """
    notes: list[str] = []
    left_out = sorted({result["task_id"] for result in results} & set(unanswerable or ()))
    if unanswerable and left_out:
        listed = ", ".join(f"{task} ({unanswerable[task]})" for task in left_out)
        notes.append(f"left out, as nothing can pass them in this environment: {listed}")
    answered = [result for result in results if result["task_id"] not in left_out]
    judged = [result for result in answered if result["status"] != "harness_error"]
    if len(judged) < len(answered):
        notes.append(
            f"{len(answered) - len(judged)} samples could not be judged (harness error) and are "
            "not counted; run the same command again to judge them"
        )
    if not judged:
        raise UserError(f"no sample could be judged: {results[0]['result']}")
    totals = Counter(result["task_id"] for result in judged)
    right = Counter(result["task_id"] for result in judged if result["passed"])
    counts = [(totals[task], right[task]) for task in sorted(totals)]
    fewest = min(totals, key=lambda name: totals[name])
    too_large = [f"pass@{one}" for one in sorted(set(k)) if one > totals[fewest]]
    if too_large:
        why = f"{fewest} has only {totals[fewest]} samples"
        notes.append(f"{', '.join(too_large)} left out: {why}")
    metrics: dict[str, Any] = {}
    intervals: dict[str, list[float]] = {}
    for one in sorted(set(k)):
        mean = mean_pass_at_k(counts, one)
        if mean is not None:
            metrics[f"pass@{one}"] = mean
            values = [pass_at_k(n, c, one) for n, c in counts]
            intervals[f"pass@{one}"] = list(bootstrap_interval(values))
    metrics["interval_95"] = intervals
    metrics["parses"] = sum(result["parses"] for result in judged) / len(judged)
    metrics["ran"] = sum(result["ran"] for result in judged) / len(judged)
    metrics["problems"] = len(counts)
    metrics["samples"] = len(results)
    by_status = Counter(result["status"] for result in results)
    metrics["status"] = {status: by_status[status] for status in STATUSES}
    metrics["unanswerable"] = left_out
    return metrics, notes
