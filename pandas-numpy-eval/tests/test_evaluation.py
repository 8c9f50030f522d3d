"""Verdicts, pass@k, resuming and bad input, through the same calls a user makes."""

from __future__ import annotations

import contextlib
import gzip
import itertools
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pandas_numpy_eval import evaluate, pass_at_k, read_problems
from pandas_numpy_eval.evaluate_functional_correctness import main
from pandas_numpy_eval.pool import Pool

OFFICIAL = Path(__file__).parents[3] / "shared/data/official"
needs_official = pytest.mark.skipif(not OFFICIAL.is_dir(), reason="official files are not here")

ADD = {
    "task_id": "Own/0",
    "prompt": "def add(a, b):\n",
    "entry_point": "add",
    "canonical_solution": ["    return a + b"],
    "test": "def check(candidate):\n    assert candidate(1, 2) == 3\n",
}
TOTAL = {
    "task_id": "Own/1",
    "prompt": "import pandas as pd\ndf = pd.DataFrame({'a': [1, 2]})\ntotal =",
    "entry_point": "none",
    "canonical_solution": " df['a'].sum()",
    "test": "def check():\n    assert total == 3\n",
}
PROBLEMS = {"Own/0": ADD, "Own/1": TOTAL}


def judge(completion: str, problem: dict = ADD, **options) -> dict:
    options = {"k": [1], "n_workers": 1, "cache": None, **options}
    samples = [{"task_id": problem["task_id"], "completion": completion}]
    return evaluate(samples, {problem["task_id"]: problem}, **options).results[0]


@pytest.fixture
def problem_file(tmp_path: Path) -> Path:
    path = tmp_path / "own.jsonl.gz"
    with gzip.open(path, "wt") as out:
        out.writelines(json.dumps(problem) + "\n" for problem in PROBLEMS.values())
    return path


def write(path: Path, samples: list[dict]) -> Path:
    path.write_text("".join(json.dumps(sample) + "\n" for sample in samples))
    return path


def test_pass_at_k_equals_counting_every_choice():
    for n, k in itertools.product(range(1, 7), range(1, 7)):
        for c in range(n + 1):
            if k <= n:
                right = [i < c for i in range(n)]
                choices = list(itertools.combinations(right, k))
                counted = sum(any(choice) for choice in choices) / len(choices)
                assert pass_at_k(n, c, k) == pytest.approx(counted)


def test_pass_at_k_refuses_k_above_n():
    with pytest.raises(ValueError, match="k <= n"):
        pass_at_k(3, 1, 4)


@pytest.mark.parametrize(
    ("completion", "status", "exception", "parses", "ran"),
    [
        ("    return a + b", "passed", None, True, True),
        ("    return a - b", "failed", "AssertionError", True, True),
        ("    return c", "failed", "NameError", True, False),
        ("    return (a", "syntax_error", "SyntaxError", False, False),
        ("    while True: pass", "timed_out", None, True, False),
        ("    return bytes(10**12)", "out_of_memory", "MemoryError", True, False),
        ("    assert False", "failed", "AssertionError", True, False),
    ],
)
def test_verdicts_are_kept_apart(completion, status, exception, parses, ran):
    verdict = judge(completion, timeout=0.3)
    found = [verdict[name] for name in ("status", "exception", "parses", "ran")]
    assert found == [status, exception, parses, ran]


def test_a_problem_that_asks_for_a_variable():
    assert judge(" df['a'].sum()", TOTAL)["passed"]
    assert not judge(" 4", TOTAL)["passed"]


def test_a_test_that_does_not_parse_is_a_failure_of_the_sample():
    verdict = judge("    return a + b", {**ADD, "test": "def check(:"})
    assert verdict["status"] == "failed"
    assert "test does not parse" in verdict["result"]


def test_order_and_fields_of_samples_are_kept():
    samples = [
        {"task_id": "Own/1", "completion": " 3", "seed": 9},
        {"task_id": "Own/0", "completion": "    return 3", "note": "x"},
        {"task_id": "Own/1", "completion": " 4", "seed": 8},
    ]
    report = evaluate(samples, PROBLEMS, k=[1, 2], n_workers=2, cache=None)
    assert [{k: r[k] for k in s} for r, s in zip(report.results, samples, strict=True)] == samples
    assert report.metrics["pass@1"] == 0.75
    assert "pass@2" not in report.metrics
    assert any("pass@2 left out: Own/0 has only 1" in note for note in report.notes)


def test_command_writes_results_and_metrics_and_repeats_its_bytes(tmp_path, problem_file, capsys):
    samples = [{"task_id": t, "completion": c} for t in PROBLEMS for c in ("    return 3", " 3")]
    path = write(tmp_path / "s.jsonl", samples)
    call = [str(path), "--problem_file", str(problem_file), "--cache", str(tmp_path / "cache")]
    assert main([*call, "--k", "1,2", "--n_workers", "2"]) == 0
    outputs = [Path(f"{path}_results.jsonl"), Path(f"{path}_metrics.jsonl")]
    first = [output.read_bytes() for output in outputs]
    assert main([*call, "--k", "1,2", "--n_workers", "1"]) == 0
    assert [output.read_bytes() for output in outputs] == first
    metrics = json.loads(first[1])
    assert metrics["pass@1"] == 0.5
    assert metrics["status"]["passed"] == 2
    assert metrics["environment"]["pandas"]
    assert "isolation: " in capsys.readouterr().out


def test_a_sample_that_could_not_be_judged_counts_for_nobody(tmp_path, monkeypatch):
    run = Pool.run

    def broken(pool, jobs, count):
        for verdict in run(pool, jobs, count):
            yield {**verdict, "status": "harness_error"} if verdict["id"] == 0 else verdict

    samples = [{"task_id": "Own/0", "completion": f"    return {i}"} for i in (3, 4)]
    options = {"k": [1], "n_workers": 1, "cache": tmp_path}
    monkeypatch.setattr(Pool, "run", broken)
    metrics = evaluate(samples, {"Own/0": ADD}, **options).metrics
    assert (metrics["pass@1"], metrics["status"]["harness_error"]) == (0.0, 1)
    assert "1 samples could not be judged" in metrics["notes"][0]
    monkeypatch.setattr(Pool, "run", run)
    assert evaluate(samples, {"Own/0": ADD}, **options).metrics["pass@1"] == 0.5


def test_several_files_are_one_table_and_the_benchmark_is_named(tmp_path, problem_file, capsys):
    call = ["--problem_file", str(problem_file), "--cache", str(tmp_path / "cache"), "--k", "1"]
    for name, completion in (("cold", " 3"), ("warm", " 4")):
        write(tmp_path / name, [{"task_id": t, "completion": completion} for t in PROBLEMS])
        call.append(str(tmp_path / name))
    assert main(call) == 0
    lines = capsys.readouterr().out.splitlines()
    assert sum(line.startswith(f"problems: {problem_file} (") for line in lines) == 1
    assert [line.split("|")[1:3] for line in lines[-2:]] == [
        [" cold    ", " 50.00% [0.0, 100.0] * "],
        [" warm    ", " 0.00% [0.0, 0.0]      "],
    ]


def _rows(database: Path) -> int:
    try:
        with contextlib.closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as opened:
            return opened.execute("SELECT count(*) FROM verdicts").fetchone()[0]
    except sqlite3.Error:
        return 0  # not made yet


def test_killed_run_continues_and_ends_in_the_same_bytes(tmp_path, problem_file):
    samples = [
        {"task_id": "Own/0", "completion": f"    import time; time.sleep(0.05)\n    return {i}"}
        for i in range(40)
    ] + [{"task_id": "Own/1", "completion": " 3"}]
    path = write(tmp_path / "s.jsonl", samples)
    call = [sys.executable, "-m", "pandas_numpy_eval", str(path), "--k", "1", "--n_workers", "1"]
    call += ["--problem_file", str(problem_file), "--cache", str(tmp_path / "cache")]
    run = subprocess.Popen(call, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    limit = time.monotonic() + 30
    while _rows(tmp_path / "cache/verdicts.sqlite") < 5:
        assert time.monotonic() < limit
        assert run.poll() is None
        time.sleep(0.05)
    os.kill(run.pid, signal.SIGKILL)
    run.wait()
    assert not Path(f"{path}_results.jsonl").exists()
    again = subprocess.run(call, capture_output=True, text=True, check=True)
    assert "41/41" not in again.stderr  # part of it was done
    one = Path(f"{path}_results.jsonl").read_bytes()
    call[-1] = str(tmp_path / "other cache")
    subprocess.run(call, capture_output=True, check=True)
    assert Path(f"{path}_results.jsonl").read_bytes() == one


def test_a_completion_of_10_megabytes(tmp_path):
    verdict = judge("    return a + b" + " + 0 * len('" + "x" * 10_000_000 + "')")
    assert verdict["passed"]


def test_the_same_sample_gives_the_same_line_in_another_worker():
    completion = "    import random\n    import numpy as np\n"
    completion += (
        "    raise ValueError(f'{object()} {random.random()} {np.random.rand()} {hash(\"a\")}')"
    )
    first, second = judge(completion), judge(completion)
    assert first == second
    assert "object at 0x...>" in first["result"]


@pytest.mark.parametrize("text", ["\ud800", "\0", "\ufeff", "\r", "é", "𝕏 = 1"])
def test_characters_that_are_hard_to_carry(text, tmp_path):
    path = tmp_path / "s.jsonl"
    write(path, [{"task_id": "Own/0", "completion": f"    '{text}'\n    return a + b"}])
    report = evaluate(path, {"Own/0": ADD}, k=[1], n_workers=1, cache=None)
    assert report.results[0]["status"] in ("passed", "syntax_error")
    assert report.results[0]["completion"] == f"    '{text}'\n    return a + b"


@needs_official
def test_official_example_samples():
    import pandas

    samples = OFFICIAL / "Example_Pandas_PYCODEGPT_samples.jsonl"
    file = OFFICIAL / "PandasEval.jsonl.gz"
    report = evaluate(samples, file, k=[1], cache=None, errata="none")
    assert pandas.__version__ >= "2"
    assert report.metrics["pass@1"] == pytest.approx(6 / 101)
    assert report.metrics["samples"] == 101


@needs_official
def test_references_of_humaneval_pass():
    problems = read_problems(OFFICIAL / "HumanEval.jsonl.gz")
    samples = [
        {"task_id": task, "completion": problem["canonical_solution"]}
        for task, problem in problems.items()
    ]
    report = evaluate(samples, problems, k=[1], cache=None)
    assert [r["task_id"] for r in report.results if not r["passed"]] == []
    assert report.metrics["pass@1"] == 1.0
    assert len(problems) == 164
