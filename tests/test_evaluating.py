"""Evaluation as a stage: real samples through the real harness, skipped, redone, and refused."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from nl2code.errors import UserError
from nl2code.evaluating import find_samples, remarks, table

ROOT = Path(__file__).resolve().parents[1]
PROBLEMS = [
    {
        "task_id": f"Mine/{i}",
        "prompt": "x =",
        "entry_point": "none",
        "canonical_solution": [f" {i}"],
        "test": f"def check():\n    assert x == {i}\n",
    }
    for i in range(2)
]


@pytest.fixture
def samples(tmp_path) -> Path:
    """Two problems, two samples each: three of four are right for problem 0 or 1."""
    (tmp_path / "problems.jsonl").write_text("".join(json.dumps(p) + "\n" for p in PROBLEMS))
    path = tmp_path / "samples" / "Pandas.base.t0.8.p0.9.n2.samples.jsonl"
    path.parent.mkdir()
    write(path, [" 0", " 5", " 1", " 1"])
    return path


def write(path: Path, completions: list[str]) -> None:
    lines = [{"task_id": f"Mine/{i // 2}", "completion": c} for i, c in enumerate(completions)]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))


def run(samples: Path, *flags: str) -> subprocess.CompletedProcess:
    problems = samples.parents[1] / "problems.jsonl"
    command = [sys.executable, ROOT / "scripts" / "evaluate_samples.py", samples.parent]
    command += ["-d", "Pandas", "--k", "1,2,10", "--problem_file", problems, "--n_workers", "1"]
    path = f"{ROOT}:{ROOT / 'pandas-numpy-eval'}"
    return subprocess.run(
        [*map(str, command), *flags],
        capture_output=True,
        text=True,
        env=os.environ
        | {"PYTHONPATH": path, "OMP_NUM_THREADS": "1", "CERT_ROOT": str(samples.parents[1])},
    )


def test_evaluated_skipped_and_done_anew_when_the_samples_change(samples):
    done = run(samples)
    assert done.returncode == 0, done.stderr
    header, line = done.stdout.splitlines()[-2:]
    assert header.split() == ["model", "t", "n", "pass@1", "pass@2", "parses", "ran"]
    assert line.split() == ["Pandas/base", "0.8", "2", "75.00", "100.00", "100.0", "100.0"]
    marker = json.loads(Path(f"{samples}_metrics.stage.json").read_text())
    assert (marker["name"], marker["status"]) == ("evaluate Pandas/base", "done")
    assert marker["facts"]["pass@1"] == 0.75

    again = run(samples)
    assert "already done" in again.stdout
    assert again.stdout.splitlines()[-1] == line

    write(samples, [" 0", " 0", " 1", " 1"])
    assert run(samples).stdout.splitlines()[-1].split()[3] == "100.00"


def test_an_edited_benchmark_is_evaluated_anew(samples):
    run(samples)
    problems = samples.parents[1] / "problems.jsonl"
    text = problems.read_text()
    problems.write_text(text + "\n")  # nothing that counts
    assert "already done" in run(samples).stdout
    problems.write_text(text.replace("x == 1", "x == 5"))
    assert run(samples).stdout.splitlines()[-1].split()[3] == "25.00"
    errata = samples.parents[1] / "errata.json"
    edit = {"field": "test", "find": "x == 5", "replace": "x == 1"}
    errata.write_text(json.dumps([{"task_id": "Mine/1", "reason": "wrong", "edits": [edit]}]))
    done = run(samples, "--errata", str(errata))
    assert done.stdout.splitlines()[-1].split()[3] == "75.00"
    assert "note: errata: 1 of 2 problems" in done.stdout


def test_nothing_is_said_twice_and_verdicts_are_kept_under_the_root(samples):
    other = samples.with_name(samples.name.replace("t0.8", "t0.2"))
    other.write_text(samples.read_text())
    lines = run(samples).stdout.splitlines()
    assert len(lines) == len(set(lines)) + 1  # two blank lines
    assert [line.split(":")[0] for line in lines if "samples.jsonl" in line] == [
        "evaluate Pandas/base"
    ] * 2
    assert [line.split(":")[0] for line in lines[3:6]] == [
        "environment",
        "isolation",
        "benchmark",
    ]
    assert lines[5].startswith("benchmark: problems.jsonl (")
    assert len(lines) == 2 + 1 + 3 + 1 + 3  # files, facts, and the table with its head
    assert (samples.parents[1] / "cache/verdicts.sqlite").is_file()


def test_samples_that_could_not_be_judged_are_judged_the_next_time(samples):
    run(samples)
    metrics = Path(f"{samples}_metrics.jsonl")
    text = metrics.read_text()
    metrics.write_text(text.replace('"harness_error": 0', '"harness_error": 1'))
    assert "already done" not in run(samples).stdout
    assert metrics.read_text() == text


def test_rows_of_different_environments_warn():
    same = {"isolation": "full", "problem_file": "p.jsonl", "benchmark": "0123456789"}
    rows = [
        (Path(name), {"environment": {"pandas": version, "id": version}, **same})
        for name, version in (("a", "1.5.3"), ("b", "3.1.1"), ("c", "3.1.1"))
    ]
    assert remarks(rows) == [
        "warning: results of different environments stand side by side",
        "environment: pandas 1.5.3 (1.5.3) (a)",
        "environment: pandas 3.1.1 (3.1.1) (b, c)",
        "isolation: full",
        "benchmark: p.jsonl (01234567)",
    ]


def test_what_the_harness_refuses_leaves_no_marker(samples):
    samples.write_text('{"task_id": "Other/0", "completion": ""}\n')
    done = run(samples)
    assert done.returncode == 2
    assert "Other/0" in done.stderr
    assert sorted(p.name for p in samples.parent.iterdir()) == [samples.name]


def test_unfinished_samples_are_not_evaluated(samples):
    samples.with_name(samples.name + ".stage.json").write_text('{"status": "running"}')
    done = run(samples)
    assert done.returncode == 2
    assert "unfinished" in done.stderr


def test_a_value_of_a_handed_on_flag_is_no_file(samples):
    assert run(samples, "--timeout", "5").returncode == 0


def test_files_of_other_domains_and_unfinished_ones_are_passed_over(tmp_path):
    names = ["Pandas.XL.t0.2.p0.9.n2", "Pandas.XL.t0.10.p0.9.n2", "Pandas.CERT-N.t1.0.p0.9.n2"]
    for name in (*names, "Numpy.XL.t0.2.p0.9.n2", "my.Pandas.XL.t0.2.p0.9.n2"):
        (tmp_path / f"{name}.samples.jsonl").touch()
    (tmp_path / "Pandas.base.t0.2.p0.9.n2.samples.jsonl.part").touch()
    (tmp_path / "Pandas.XL.t0.2.p0.9.n2.samples.jsonl_results.jsonl").touch()
    found = [p.name.removesuffix(".samples.jsonl") for p in find_samples([tmp_path], "Pandas")]
    assert found == [names[1], names[0], names[2]]


def test_nothing_to_evaluate_is_named(tmp_path):
    with pytest.raises(UserError, match="no samples of Pandas"):
        find_samples([tmp_path], "Pandas")
    with pytest.raises(UserError, match="does not exist"):
        find_samples([tmp_path / "none"], "Pandas")


def test_the_best_of_a_sweep_is_marked_for_each_k():
    def row(t: str, one: float, ten: float) -> tuple[Path, dict]:
        metrics = {"pass@1": one, "pass@10": ten, "parses": 1, "ran": 0.5}
        return Path(f"Pandas.XL.t{t}.p0.9.n20.samples.jsonl"), metrics

    lines = table([row("0.2", 0.2, 0.3), row("0.8", 0.1, 0.4)]).splitlines()
    assert lines[1].split() == ["Pandas/XL", "0.2", "20", "20.00*", "30.00", "100.0", "50.0"]
    assert lines[2].split() == ["Pandas/XL", "0.8", "20", "10.00", "40.00*", "100.0", "50.0"]
