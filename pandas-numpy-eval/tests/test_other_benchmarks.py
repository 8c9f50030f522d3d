"""Any file in HumanEval's format: other libraries, other fields, errata of one's own."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from pandas_numpy_eval import Settings, UserError, evaluate, read_problems
from pandas_numpy_eval.compare import warnings
from pandas_numpy_eval.errata import lay_over
from pandas_numpy_eval.errata import main as errata_main
from pandas_numpy_eval.problems import libraries
from pandas_numpy_eval.validate import main as validate_main
from pandas_numpy_eval.validate import validate

MONKEY = {
    "task_id": "MonkeyEval/3",
    "prompt": "import monkey as mk\nx =",
    "entry_point": "none",
    "canonical_solution": " mk.answer()",
    "test": "\n\nMETADATA = {}\n\n\ndef check():\n    assert x == 42\n",
    "libraries": ["monkey"],
}
PLAIN = {
    "task_id": "Plain/0",
    "prompt": "def half(x):\n",
    "entry_point": "half",
    "test": "def check(f):\n    assert f(4) == 2\n",
}


def judge(*problems: dict, completion: str = " mk.answer()", **options):
    options = {"settings": Settings(preload=()), "cache": None, "n_workers": 1, "k": [1], **options}
    samples = [{"task_id": problem["task_id"], "completion": completion} for problem in problems]
    return evaluate(samples, {problem["task_id"]: problem for problem in problems}, **options)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "import pandas as pd, numpy\nfrom torch.nn import Linear",
            ["pandas", "numpy", "torch.nn"],
        ),
        ("import os\nimport a.b as c  # why\nfrom d import (e,\n f)\n", ["a.b", "d"]),
        ("    import indented\n# import commented\n", []),
        ("import data from the file\nfrom left to right\nfrom . import x\n", []),
    ],
)
def test_modules_that_problems_import(text, names):
    assert list(libraries({"T/0": {**PLAIN, "prompt": text, "test": ""}})) == names


def test_the_fields_of_the_format(tmp_path):
    path = tmp_path / "p.jsonl"
    given = [PLAIN, {**PLAIN, "task_id": "x y", "canonical_solution": ["    return x / 2"]}]
    given.append({**PLAIN, "task_id": "MonkeyEval/3", "canonical_solution": "    return x // 2"})
    path.write_text("".join(json.dumps({**one, "more": {"a": [1]}}) + "\n" for one in given))
    problems = read_problems(path)
    assert list(problems) == ["Plain/0", "x y", "MonkeyEval/3"]
    assert judge(*problems.values(), completion="    return x / 2").metrics["pass@1"] == 1.0


def test_an_entry_point_that_is_not_there_fails_the_sample():
    verdict = judge({**PLAIN, "entry_point": "third"}, completion="    return x / 2").results[0]
    assert verdict["result"] == "failed: NameError: name 'third' is not defined"


def test_a_private_library_on_the_path(tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path / 'lib'}:{os.environ.get('PYTHONPATH', '')}")
    module = tmp_path / "lib/monkey.py"
    module.parent.mkdir()
    found = []
    for number in (42, 43, 42):  # another library: another environment, other verdicts
        module.write_text(f"def answer():\n    return {number}\n")
        found.append(judge(MONKEY, cache=tmp_path / "cache"))
    assert [report.metrics["pass@1"] for report in found] == [1.0, 0.0, 1.0]
    first, second, third = [("", report.metrics) for report in found]
    assert "different environments" in warnings([first, second])[0]
    assert warnings([first, third]) == []


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("import tempfile\nplace = tempfile.gettempdir()\ndef answer(): return 42\n", 1.0),
        ("raise RuntimeError('broken')\n", None),
        ("import sys, monkey2.part as p\ndef answer(): return p.value\n", 1.0),
    ],
    ids=["needs a temporary folder", "broken", "a package"],
)
def test_libraries_that_are_hard_to_load(text, share, tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}:{os.environ.get('PYTHONPATH', '')}")
    (tmp_path / "monkey.py").write_text(text)
    (tmp_path / "monkey2").mkdir()
    (tmp_path / "monkey2/__init__.py").touch()
    (tmp_path / "monkey2/part.py").write_text("value = 42\n")
    if share is None:
        with pytest.raises(UserError, match=r"1 of 1 problems import monkey, and .*broken"):
            judge(MONKEY)
    else:
        assert judge(MONKEY).metrics["pass@1"] == share


def test_a_library_that_is_not_there_is_named():
    with pytest.raises(UserError, match=r"1 of 1 problems import monkey, and .*No module named"):
        judge(MONKEY)
    report = judge(MONKEY, PLAIN)
    assert [note[:32] for note in report.notes] == ["1 of 2 problems import monkey, a"]


def write(path: Path, *errata: dict) -> Path:
    path.write_text(json.dumps(errata))
    return path


def test_an_unanswerable_problem_is_left_out_and_said(tmp_path, capsys):
    problems = [{**PLAIN, "task_id": f"Plain/{i}", "canonical_solution": []} for i in range(2)]
    problems[1]["canonical_solution"] = ["    return y"]
    problems[0]["canonical_solution"] = ["    return x / 2"]
    entry = {"task_id": "Plain/1", "reason": "halves are gone", "unanswerable": {"python": "3."}}
    file = write(tmp_path / "errata.json", entry)
    report = judge(*problems, completion="    return x - 2", errata=file)
    assert report.metrics["unanswerable"] == ["Plain/1"]
    assert (report.metrics["pass@1"], report.metrics["problems"]) == (1.0, 1)
    assert report.metrics["samples"] == len(report.results) == 2
    assert "Plain/1 (halves are gone)" in report.metrics["notes"][0]

    path = tmp_path / "p.jsonl"
    path.write_text("".join(json.dumps(problem) + "\n" for problem in problems))
    call = ["--problem_file", str(path), "--n_workers", "1", "--errata"]
    assert validate_main([*call, str(file)]) == 0
    assert "Plain/1: unanswerable here, left out" in capsys.readouterr().out
    assert validate_main([*call, "none"]) == 1
    assert errata_main([str(path), "--errata", str(file)]) == 0
    assert "Plain/1: halves are gone (unanswerable with python 3.*)" in capsys.readouterr().out

    elsewhere = write(tmp_path / "other.json", {**entry, "unanswerable": {"python": "2."}})
    report = judge(*problems, completion="    return x - 2", errata=elsewhere)
    assert report.metrics["problems"] == 2


def test_an_unanswerable_problem_whose_reference_passes_is_a_finding(tmp_path):
    entry = {"task_id": "Plain/0", "reason": "no", "unanswerable": {"python": "3."}}
    problem = {**PLAIN, "canonical_solution": ["    return x / 2"]}
    file = write(tmp_path / "errata.json", entry)
    done = validate({"Plain/0": problem}, Settings(preload=()), 1, file)
    assert [finding.what for finding in done.findings] == [
        "reference 1 of 1 passes, though it is listed as unanswerable here"
    ]


def test_errata_of_ones_own_repair(tmp_path):
    edit = {"field": "test", "find": "== 2", "replace": "== 3"}
    file = write(tmp_path / "e.json", {"task_id": "Plain/0", "reason": "r", "edits": [edit]})
    report = judge(PLAIN, completion="    return 3", errata=file)
    assert report.metrics["pass@1"] == 1.0
    assert report.metrics["errata"] == ["Plain/0"]


GOOD = {"task_id": "Plain/0", "reason": "r"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "no list of errata"),
        ('{"a": 1}', "no list of errata"),
        (json.dumps([{"reason": "r"}]), "no list of errata.*task_id"),
        (json.dumps([GOOD]), "Plain/0: needs either edits or unanswerable"),
        (json.dumps([{**GOOD, "unanswerable": {"pandas": 3}}]), "not all of it is text"),
        (
            json.dumps([{**GOOD, "edits": [{"field": "id", "find": "a", "replace": "b"}]}]),
            "Plain/0: edits are of prompt, test, canonical_solution",
        ),
        (
            json.dumps([{**GOOD, "edits": [{"field": "test", "find": "zz", "replace": "b"}]}]),
            "the erratum of Plain/0 edits 'zz': not in its test",
        ),
    ],
)
def test_faults_of_an_errata_file_are_named(text, message, tmp_path):
    path = tmp_path / "errata.json"
    path.write_text(text)
    with pytest.raises(UserError, match=message):
        lay_over({"Plain/0": PLAIN}, path)


def test_the_id_of_a_benchmark_follows_what_is_judged():
    ids = [
        lay_over({"Plain/0": {**PLAIN, **change}}).id
        for change in (
            {},
            {"more": 1},
            {"test": "def check(f): pass"},
            {"prompt": "def half(y):\n"},
        )
    ]
    assert ids[0] == ids[1]
    assert len(set(ids)) == 3
