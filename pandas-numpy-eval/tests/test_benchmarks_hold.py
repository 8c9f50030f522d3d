"""Errata, validation, environments and comparisons."""

from __future__ import annotations

import glob
import multiprocessing
import os
import shutil
import sys
from pathlib import Path

import pytest

from pandas_numpy_eval import UserError, evaluate, read_problems
from pandas_numpy_eval import environments as env
from pandas_numpy_eval.compare import main as compare
from pandas_numpy_eval.compare import table, warnings
from pandas_numpy_eval.errata import identity, lay_over, read_errata
from pandas_numpy_eval.estimator import bootstrap_interval
from pandas_numpy_eval.files import dump
from pandas_numpy_eval.pool import Pool, Settings
from pandas_numpy_eval.validate import validate

OFFICIAL = Path(__file__).parents[3] / "shared/data/official"
needs_official = pytest.mark.skipif(not OFFICIAL.is_dir(), reason="official files are not here")

GOOD = {
    "task_id": "Own/0",
    "prompt": "def double(x):\n",
    "entry_point": "double",
    "canonical_solution": ["    return 2 * x", "    return x + x"],
    "test": "def check(candidate):\n    assert candidate(2) == 4\n",
}
EMPTY_TEST = {**GOOD, "task_id": "Own/1", "test": "def check(candidate):\n    candidate(2) == 4\n"}
BROKEN = {**GOOD, "task_id": "Own/2", "canonical_solution": ["    return 2 * x", "    return y"]}
UNSOLVED = {**GOOD, "task_id": "Own/3", "canonical_solution": []}


def test_validation_names_each_fault_and_nothing_else():
    problems = {p["task_id"]: p for p in (GOOD, EMPTY_TEST, BROKEN, UNSOLVED)}
    done = validate(problems, Settings(preload=()), 1)
    assert [(finding.task_id, finding.what) for finding in done.findings] == [
        ("Own/1", "'pass' passes"),
        ("Own/1", "'return None' passes"),
        ("Own/1", "'None' passes"),
        ("Own/2", "reference 2 of 2 fails"),
        ("Own/3", "no reference solution"),
    ]
    assert done.environment["python"]
    assert done.unanswerable == {}


@needs_official
@pytest.mark.parametrize("name", ["PandasEval", "NumpyEval"])
def test_official_references_pass_with_the_errata(name):
    problems = read_problems(OFFICIAL / f"{name}.jsonl.gz")
    assert len(problems) == 101
    done = validate(problems)
    assert (done.findings, done.unanswerable) == ([], {})
    assert done.repaired
    assert all(done.repaired.values())


@needs_official
def test_errata_name_text_that_is_there():
    problems = {}
    for name in ("PandasEval", "NumpyEval"):
        problems.update(read_problems(OFFICIAL / f"{name}.jsonl.gz"))
    by_identity = {identity(problem): problem for problem in problems.values()}
    for erratum in read_errata():
        assert by_identity[erratum.identity]["task_id"] == erratum.task_id
        assert erratum.repair(by_identity[erratum.identity]) != by_identity[erratum.identity]


@needs_official
def test_no_errata_leaves_the_file_as_it_is():
    problems = read_problems(OFFICIAL / "PandasEval.jsonl.gz")
    assert lay_over(problems, "none").problems == problems


def test_errata_leave_problems_of_the_same_name_alone():
    own = {"PandasEval/1": {**GOOD, "task_id": "PandasEval/1"}}
    assert lay_over(own).problems == own


def test_unknown_errata_and_environment_are_named():
    with pytest.raises(UserError, match="official, none"):
        lay_over({}, "mine")
    with pytest.raises(UserError, match="legacy, pandas2, current"):
        env.environment_python("old")


def test_the_current_environment_is_this_interpreter():
    assert env.environment_python("current") == sys.executable


PYTHONS = sorted(
    {
        found
        for minor in range(8, 15)
        for found in [
            shutil.which(f"python3.{minor}"),
            *glob.glob(str(Path.home() / f".pyenv/versions/3.{minor}.*/bin/python")),  # noqa: PTH207
        ]
        if found and env._version(found)
    }
)


@pytest.mark.parametrize("python", PYTHONS)
def test_the_worker_runs_under(python):
    job = {"id": 0, "test": "def check():\n    assert x == 1", "entry_point": "none"}
    programs = {
        "x = 1": "passed",
        "x = 2": "failed",
        "x = (": "syntax_error",
        "import os; os._exit(0)": "failed",
        "import gc; gc.get_objects()": "failed",
        "import builtins; builtins.AssertionError = None; x = 2": "failed",
        "x = [0] * 10**10": "out_of_memory",
        "while True: pass": "timed_out",
    }
    with Pool(Settings(python=python, preload=()), 1) as pool:
        assert pool.environment["python"].startswith(env._version(python))
        jobs = [
            {**job, "id": index, "program": program, "timeout": 0.3}
            for index, program in enumerate(programs)
        ]
        found = {verdict["id"]: verdict["status"] for verdict in pool.run(jobs, len(jobs))}
    assert [found[index] for index in range(len(jobs))] == list(programs.values())


def test_an_interpreter_that_cannot_run_the_worker_is_named(tmp_path):
    for python, message in (("/nowhere/python", "cannot start"), ("/bin/true", "cannot run")):
        with pytest.raises(UserError, match=message):
            Pool(Settings(python=python), 1).__enter__()


def test_isolation_that_is_not_there_is_refused(monkeypatch):
    samples = [{"task_id": "Own/0", "completion": "    return 2 * x"}]
    settings = Settings(layers=(), preload=())
    options = {"settings": settings, "cache": None, "n_workers": 1, "k": [1]}
    assert evaluate(samples, {"Own/0": GOOD}, **options).metrics["isolation_level"] == "process"
    with pytest.raises(UserError, match="isolation 'full' is required"):
        evaluate(samples, {"Own/0": GOOD}, require_isolation="full", **options)


def test_limits_follow_the_reference():
    """A slow problem: the reference takes 0.3 s, the timeout is 0.05 s."""
    busy = "    import time\n    end = time.process_time() + {}\n"
    busy += "    while time.process_time() < end: pass\n    return 2 * x"
    problem = {**GOOD, "canonical_solution": [busy.format(0.1)]}
    samples = [{"task_id": "Own/0", "completion": busy.format(s)} for s in (0.3, 5)]
    options = {"settings": Settings(preload=()), "cache": None, "n_workers": 1, "timeout": 0.05}
    report = evaluate(samples, {"Own/0": problem}, k=[1], **options)
    assert [r["status"] for r in report.results] == ["passed", "timed_out"]


def _burn() -> None:
    while True:
        pass


def test_a_loaded_machine_does_not_fail_good_code():
    """Four busy processes a core; each sample needs 0.15 s of CPU and may take 0.4 s of it."""
    busy = "    import time\n    end = time.process_time() + 0.15\n"
    busy += "    while time.process_time() < end: pass\n    return 2 * x"
    context = multiprocessing.get_context("fork")
    burners = [context.Process(target=_burn, daemon=True) for _ in range(4 * (os.cpu_count() or 1))]
    for burner in burners:
        burner.start()
    try:
        samples = [{"task_id": "Own/0", "completion": f"{busy}\n#{i}"} for i in range(4)]
        settings = Settings(preload=())
        options = {"settings": settings, "cache": None, "n_workers": 2, "timeout": 0.4, "k": [1]}
        report = evaluate(samples, {"Own/0": {**GOOD, "canonical_solution": []}}, **options)
    finally:
        for burner in burners:
            burner.kill()
            burner.join()
    assert [r["status"] for r in report.results] == ["passed"] * 4


def test_bootstrap_interval_of_a_known_case():
    """Of 100 problems half are solved: the binomial's 95 % interval is 0.402 to 0.598."""
    low, high = bootstrap_interval([0.0] * 50 + [1.0] * 50)
    assert abs(low - 0.402) < 0.015
    assert abs(high - 0.598) < 0.015
    assert bootstrap_interval([0.25] * 7) == (0.25, 0.25)


METRICS = {
    **{"pass@1": 0.25, "pass@10": 0.5, "parses": 1.0, "ran": 0.5, "samples": 20, "problems": 2},
    **{"isolation_level": "full", "errata": [], "environment": {"pandas": "2.2.3", "id": "a"}},
}


def test_the_best_of_a_sweep_is_marked_per_k():
    rows = [("t0.2", METRICS), ("t0.8", {**METRICS, "pass@1": 0.2, "pass@10": 0.7})]
    _, _, low, high = table(rows).splitlines()
    assert "25.00% *" in low
    assert "50.00% *" not in low.replace("50.00% * | 20", "")
    assert "20.00% *" not in high
    assert "70.00% *" in high


def test_files_of_one_name_are_told_apart(tmp_path, capsys):
    paths = [tmp_path / folder / "s.jsonl_metrics.jsonl" for folder in ("base", "XL")]
    for path in paths:
        path.parent.mkdir()
        dump(path, [METRICS])
    assert compare([str(path) for path in paths]) == 0
    text = capsys.readouterr().out
    assert all(str(path) in text for path in paths)


def test_results_of_different_environments_warn(tmp_path, capsys):
    other = {**METRICS, "environment": {"pandas": "3.1.1", "id": "b"}}
    assert warnings([("x", METRICS), ("y", METRICS)]) == []
    assert "different environments" in warnings([("x", METRICS), ("y", other)])[0]
    paths = [tmp_path / f"{name}.jsonl_metrics.jsonl" for name in "xy"]
    for path, metrics in zip(paths, (METRICS, other), strict=True):
        dump(path, [metrics])
    assert compare([str(path) for path in paths]) == 0
    assert "warning: these results come from different environments" in capsys.readouterr().out
