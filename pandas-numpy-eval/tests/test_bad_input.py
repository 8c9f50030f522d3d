"""What can be wrong with the files: each named with file and line, exit code 2, nothing lost."""

from __future__ import annotations

import gzip
import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from pandas_numpy_eval import UserError, evaluate, read_problems
from pandas_numpy_eval import evaluation as evaluation_module

PROBLEMS = {
    f"Own/{i}": {
        "task_id": f"Own/{i}",
        "prompt": "x =",
        "entry_point": "none",
        "test": f"def check():\n    assert x == {i}\n",
    }
    for i in range(2)
}
LINE = '{"task_id": "Own/0", "completion": " 0"}\n'
OTHER = '{"task_id": "Own/1", "completion": " 1"}\n'
BAD = {
    "unknown task": ('{"task_id": "X/1", "completion": ""}\n', "s.jsonl:1: unknown task_id 'X/1'"),
    "no completion": (LINE + '{"task_id": "Own/0"}\n', "s.jsonl:2: .*'completion'"),
    "no task id": ('{"completion": ""}\n', "s.jsonl:1: .*'task_id'"),
    "number": ('{"task_id": "Own/0", "completion": 3}\n', "s.jsonl:1: .*'completion'"),
    "half a line": (LINE + '{"task_id": "Ow', "s.jsonl:2: the last line is cut off"),
    "half a line inside": (LINE + '{"task_id": "Ow\n' + LINE, "s.jsonl:2: not JSON: Untermin"),
    "two writers in a line": (LINE + '{"task_id": "Ow' + LINE, "s.jsonl:2: not JSON"),
    "not json": (LINE + "hello\n", "s.jsonl:2: not JSON"),
    "a list": ("[1]\n", "s.jsonl:1: expected a JSON object, got list"),
    "deep": ("[" * 100_000 + "\n", "s.jsonl:1: not JSON"),
    "long number": ('{"task_id": ' + "9" * 5000 + "}\n", "s.jsonl:1: not JSON"),
    "twice": (LINE.replace("}", ', "seed": 1}') * 2, "s.jsonl:2: the same sample as .*s.jsonl:1"),
    "empty": ("", "s.jsonl: no samples"),
    "blank": ("\n\r\n", "s.jsonl: no samples"),
    "a problem left out": (LINE, r"s.jsonl: no samples for 1 of 2 problems \(Own/1\)"),
    "too few": (LINE + OTHER, r"s.jsonl: Own/0 has only 1 samples, too few for pass@2"),
}


def judge(path: Path, **options) -> evaluation_module.Report:
    options = {"k": [1], "n_workers": 1, "cache": None, **options}
    return evaluate(path, PROBLEMS, **options)


@pytest.mark.parametrize("name", BAD)
def test_bad_samples_are_named_with_file_and_line(name, tmp_path):
    text, message = BAD[name]
    path = tmp_path / "s.jsonl"
    path.write_text(text)
    with pytest.raises(UserError, match=message):
        judge(path, k=[2])


def test_not_utf8_is_named(tmp_path):
    path = tmp_path / "s.jsonl"
    path.write_bytes(LINE.encode() + b'{"task_id": "Own/0", "completion": "\xff"}\n')
    with pytest.raises(UserError, match=r"s\.jsonl:2: not UTF-8 \(byte 36 "):
        judge(path)


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + (LINE + OTHER).encode(),
        (LINE + OTHER).replace("\n", "\r\n").encode(),
        ("\n" + LINE + "\n\n" + OTHER + "\n").encode(),
        (LINE + OTHER).rstrip().encode(),
        gzip.compress((LINE + OTHER).encode()),
    ],
    ids=["byte order mark", "CRLF", "blank lines", "no last line end", "gzip"],
)
def test_harmless_forms_are_read(data, tmp_path):
    path = tmp_path / "s.jsonl"
    path.write_bytes(data)
    assert judge(path).metrics["pass@1"] == 1.0


def test_cut_off_files_can_be_judged_as_far_as_they_go(tmp_path):
    path = tmp_path / "s.jsonl"
    path.write_text(LINE + '{"task_id": "Own/1", "c')
    report = judge(path, ignore_incomplete=True)
    assert report.metrics["pass@1"] == 1.0
    assert [note.split(": ")[1][:13] for note in report.notes] == ["the last line", "no samples fo"]


def test_a_cut_off_gzip_stream(tmp_path):
    path = tmp_path / "s.jsonl.gz"
    lines = [LINE.replace("}", f', "seed": "{os.urandom(99).hex()}"}}') for _ in range(500)]
    path.write_bytes(gzip.compress("".join(lines).encode())[:-5000])
    with pytest.raises(UserError, match=r"s\.jsonl\.gz: cut off after line 4\d\d"):
        judge(path)
    report = judge(path, ignore_incomplete=True)
    assert 400 < report.metrics["samples"] < 500


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda path: path.mkdir(), "cannot read .*Is a directory"),
        (lambda path: None, "does not exist"),
        (lambda path: path.write_bytes(b"\x1f\x8bnonsense, really"), "cannot read"),
    ],
    ids=["a folder", "nothing", "broken gzip"],
)
def test_files_that_cannot_be_read(make, message, tmp_path):
    make(tmp_path / "s.jsonl")
    with pytest.raises(UserError, match=message):
        judge(tmp_path / "s.jsonl")


BAD_PROBLEMS = {
    "no test": ({"test": None}, r"p\.jsonl:2: the problem needs a string field 'test'"),
    "twice": ({"task_id": "Own/0"}, r"p\.jsonl:2: task id 'Own/0' is there twice"),
    "entry point": ({"entry_point": "a b"}, r"p\.jsonl:2: entry_point must be a name"),
    "solution": ({"canonical_solution": [1]}, r"p\.jsonl:2: canonical_solution must be"),
}


@pytest.mark.parametrize("name", BAD_PROBLEMS)
def test_bad_problems_are_named_with_file_and_line(name, tmp_path):
    fields, message = BAD_PROBLEMS[name]
    path = tmp_path / "p.jsonl"
    lines = [PROBLEMS["Own/0"], {**PROBLEMS["Own/1"], **fields}]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    with pytest.raises(UserError, match=message):
        read_problems(path)


def test_problems_from_python_are_checked_too():
    samples = [{"task_id": "Own/0", "completion": " 0"}]
    with pytest.raises(UserError, match="problem 'Own/0': the problem needs a string field 'test'"):
        evaluate(samples, {"Own/0": {**PROBLEMS["Own/0"], "test": None}})
    with pytest.raises(UserError, match="sample 1: unknown task_id 'Own/0'"):
        evaluate(samples, {})


def test_a_cut_off_problem_file_is_named(tmp_path):
    path = tmp_path / "p.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps(PROBLEMS["Own/0"]).encode())[:-4])
    with pytest.raises(UserError, match=r"p\.jsonl\.gz: cut off after line 0"):
        read_problems(path)


def command(path: Path, *flags: str, **options) -> subprocess.CompletedProcess:
    problems = path.with_name("problems.jsonl")
    problems.write_text("".join(json.dumps(problem) + "\n" for problem in PROBLEMS.values()))
    call = [sys.executable, "-m", "pandas_numpy_eval", str(path), "--k", "1", "--n_workers", "1"]
    call += ["--problem_file", str(problems), "--cache", str(path.with_name("cache")), *flags]
    return subprocess.run(call, capture_output=True, text=True, check=False, **options)


def is_one_line(run: subprocess.CompletedProcess, message: str) -> bool:
    error = [line for line in run.stderr.splitlines() if line.startswith("error: ")]
    return run.returncode == 2 and len(error) == 1 and message in error[0]


def test_a_fault_of_the_last_file_is_said_before_the_first_runs(tmp_path):
    path = tmp_path / "s.jsonl"
    path.write_text(LINE + OTHER)
    run = command(path, str(tmp_path / "absent.jsonl"))
    assert run.stderr == f"error: {tmp_path}/absent.jsonl does not exist; " + (
        "give a .jsonl or .jsonl.gz file\n"
    )
    assert run.returncode == 2
    assert not Path(f"{path}_results.jsonl").exists()


def test_a_result_that_cannot_be_written_is_said_before_the_work(tmp_path):
    path = tmp_path / "s.jsonl"
    path.write_text(LINE + OTHER)
    Path(f"{path}_metrics.jsonl").mkdir()
    assert is_one_line(command(path), "s.jsonl_metrics.jsonl: it is a folder")
    assert not (tmp_path / "cache").exists()


def _small_files() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, resource.RLIM_INFINITY))


def test_a_full_disk_costs_nothing_but_time(tmp_path):
    path = tmp_path / "s.jsonl"
    path.write_text("".join(LINE.replace("}", f', "pad": "{i:0999}"}}') for i in range(99)) + OTHER)
    run = command(path, preexec_fn=_small_files)
    assert is_one_line(run, "s.jsonl_results.jsonl: File too large; mend that")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["cache", "problems.jsonl", "s.jsonl"]
    run = command(path)
    assert run.returncode == 0
    assert run.stderr == ""  # no progress bar: the verdicts were cached
