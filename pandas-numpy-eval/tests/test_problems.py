"""The problems measure what they say: references pass, nothing trivial does, nothing is copied.

Sources: issue-level rules of the two editions; section 4 and figure 6 of the CERT paper.
"""

from __future__ import annotations

import ast
import gzip
import io
import json
import re
import sys
import warnings
from collections import Counter
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from pandas_numpy_eval import read_problems
from pandas_numpy_eval.validate import validate

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import build_problems  # noqa: E402
import mutate  # noqa: E402
from build_problems import Problem, ProblemError  # noqa: E402

OFFICIAL = ROOT.parents[1] / "shared" / "data" / "official"
README = (ROOT / "README.md").read_text(encoding="utf-8")
CARD = [line for line in README.splitlines() if line.startswith("|")][:9]
PROBLEMS = {edition: build_problems.read_edition(edition) for edition in build_problems.EDITIONS}
EVERY = [problem for problems in PROBLEMS.values() for problem in problems]


def by_id(problem: Problem) -> str:
    return problem.task_id


def wrong_completions(problem: Problem) -> list[str]:
    """Completions that take no thought: nothing, None, the input, its first row, an empty one."""
    tree = ast.parse(problem.prompt + problem.solutions[0])
    if problem.kind == "function":
        function = next(n for n in ast.walk(tree) if getattr(n, "name", "") == problem.entry_point)
        data = [argument.arg for argument in function.args.args]
    else:
        names = [n.targets[0] for n in tree.body[:-1] if isinstance(n, ast.Assign)]
        data = [name.id for name in names if isinstance(name, ast.Name)]
    values = ["None", "[]", "0"]
    values += ["__import__('pandas').DataFrame()", "__import__('pandas').Series(dtype=float)"]
    values += ["__import__('numpy').array([])", "__import__('numpy').zeros((0, 0))"]
    for name in data:
        values += [name, f"{name}.copy()", f"{name}.iloc[0]", f"{name}.iloc[:1]", f"{name}.head(1)"]
        values += [f"{name}[0]", f"{name}[:1]"]
    last = problem.prompt.rpartition("\n")[2]
    if last:
        return ["", " pass", *(f" {value}" for value in values)]
    return ["", "    pass", *(f"    return {value}" for value in values)]


# ---- the files -------------------------------------------------------------------------------


def test_built_files_say_what_the_sources_say() -> None:
    assert build_problems.stale() == []


def test_two_builds_give_the_same_bytes() -> None:
    assert build_problems.build() == build_problems.build()


def test_gzip_header_holds_no_time_and_no_name() -> None:
    packed = build_problems.build()["data/PandasEval.jsonl.gz"]
    assert packed[3] == 0  # no flags, hence no file name
    assert packed[4:8] == bytes(4)  # mtime


@pytest.mark.parametrize("edition", PROBLEMS)
def test_records_have_the_fields_of_humaneval(edition: str) -> None:
    with gzip.open(ROOT / "data" / f"{edition}.jsonl.gz", "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    assert [record["task_id"] for record in records] == [
        f"{edition}/{number}" for number in range(len(records))
    ]
    for record in records:
        assert list(record) == ["task_id", "prompt", "entry_point", "canonical_solution", "test"]
        assert len(record["canonical_solution"]) >= 2
        assert len(set(record["canonical_solution"])) == len(record["canonical_solution"])


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("# %% solution", "# solution", "two solutions"),
        ("    return ...", "    return None", "must end in"),
        ("apis:", "uses:", "docstring"),
        ("    return df[df", "    yield df[df", "must begin with"),
    ],
)
def test_a_source_that_breaks_the_form_is_named(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    source = (ROOT / "problems/pandas/000_rows_between.py").read_text(encoding="utf-8")
    path = tmp_path / "000_rows_between.py"
    path.write_text(source.replace(old, new, 1 if "return" in old else -1), encoding="utf-8")
    with pytest.raises(ProblemError, match=f"000_rows_between.py.*{message}"):
        build_problems.read_problem(path, "PandasEval")


# ---- composition -----------------------------------------------------------------------------


@pytest.mark.parametrize(("edition", "share"), [("PandasEval", 0.64), ("NumpyEval", 0.30)])
def test_share_of_functions_is_that_of_the_paper(edition: str, share: float) -> None:
    problems = PROBLEMS[edition]
    functions = sum(problem.kind == "function" for problem in problems)
    assert abs(functions / len(problems) - share) < 0.03


@pytest.mark.parametrize("edition", PROBLEMS)
def test_every_group_of_api_counts_is_filled(edition: str) -> None:
    spread = Counter(min(len(problem.apis), 4) for problem in PROBLEMS[edition])
    for calls in (1, 2, 3, 4):
        assert spread[calls] >= 0.12 * len(PROBLEMS[edition]), (calls, spread)


@pytest.mark.parametrize("edition", PROBLEMS)
def test_data_card_tells_the_composition(edition: str) -> None:
    problems = PROBLEMS[edition]
    spread = Counter(min(len(problem.apis), 4) for problem in problems)
    column = 1 + list(PROBLEMS).index(edition)
    rows = {row.split("|")[1].strip(): row.split("|")[1 + column].strip() for row in CARD}
    functions = sum(problem.kind == "function" for problem in problems)
    assert int(rows["problems"]) == len(problems)
    assert int(rows["functions, 20 test cases each"].split()[0]) == functions
    assert int(rows["variables, one check"]) == len(problems) - functions
    calls = " / ".join(str(spread[number]) for number in (1, 2, 3, 4))
    assert rows["references of 1 / 2 / 3 / 4+ API calls"] == calls
    apis = {api for problem in problems for api in problem.apis}
    assert int(rows["different APIs in the references"]) == len(apis)
    solutions = sum(len(problem.solutions) for problem in problems)
    assert int(rows["solutions that pass (reference and alternatives)"]) == solutions


def test_data_card_tells_the_different_names() -> None:
    names = [
        {api.rpartition(".")[2] for problem in problems for api in problem.apis}
        for problems in PROBLEMS.values()
    ]
    assert f"use {len(names[0])} and {len(names[1])} different ones" in README


def test_functions_have_twenty_cases_and_variables_one() -> None:
    for problem in EVERY:
        assert problem.cases == (20 if problem.kind == "function" else 1), problem.task_id


def test_cases_of_a_function_differ() -> None:
    for problem in EVERY:
        yields = [node for node in ast.walk(ast.parse(problem.test)) if isinstance(node, ast.Yield)]
        cases = {ast.unparse(node.value) for node in yields}
        assert len(cases) == len(yields), problem.task_id


def uses(code: str) -> Counter[str]:
    """What code uses of a library: the last names of methods, functions, indexers and fields."""
    used: Counter[str] = Counter()
    functions = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            functions.add(id(node.func))
            used[node.func.attr] += 1
        elif isinstance(node, ast.Attribute) and node.attr in FIELDS and id(node) not in functions:
            used[node.attr] += 1
    return used


# Attributes that do work, unlike .columns or .dtype, which only name a part.
FIELDS = {"loc", "iloc", "T", "day_of_week", "days"}


@pytest.mark.parametrize("problem", EVERY, ids=by_id)
def test_stated_apis_are_those_of_the_reference(problem: Problem) -> None:
    given, _, last = problem.prompt.rpartition("\n")
    body = "    pass" if problem.kind == "function" else ""
    used = uses(problem.prompt + problem.solutions[0]) - uses(f"{given}\n{body}")
    assert last in ("", "    return") or last.endswith(" =")
    stated = Counter(api.rpartition(".")[2] for api in problem.apis)
    assert used == stated or stated == Counter(["__getitem__"])


HOMES = {
    "pd": pd, "np": np, "io": io, "DataFrame": pd.DataFrame, "Series": pd.Series,
    "Index": pd.Index, "MultiIndex": pd.MultiIndex, "DatetimeIndex": pd.DatetimeIndex,
    "GroupBy": pd.core.groupby.DataFrameGroupBy, "Rolling": pd.core.window.Rolling,
    "ExponentialMovingWindow": pd.core.window.ExponentialMovingWindow,
    "Resampler": pd.core.resample.Resampler, "ndarray": np.ndarray,
    "Generator": np.random.Generator, "RandomState": np.random.RandomState,
}  # fmt: skip


def test_stated_apis_exist() -> None:
    for api in sorted({api for problem in EVERY for api in problem.apis}):
        home, *names = api.split(".")
        found = HOMES[home]
        for name in names:
            found = getattr(found, name)


@pytest.mark.parametrize(("edition", "least"), [("PandasEval", 90), ("NumpyEval", 80)])
def test_many_different_apis(edition: str, least: int) -> None:
    assert len({api for problem in PROBLEMS[edition] for api in problem.apis}) >= least


# ---- what passes and what does not -----------------------------------------------------------


@pytest.mark.parametrize("problem", EVERY, ids=by_id)
def test_every_solution_passes_without_a_warning(problem: Problem) -> None:
    for solution in problem.solutions:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            exec(
                compile(problem.program(solution), problem.task_id, "exec"), {"__name__": "program"}
            )


@pytest.mark.parametrize("edition", PROBLEMS)
def test_validation_finds_nothing(edition: str) -> None:
    problems = read_problems(str(ROOT / "data" / f"{edition}.jsonl.gz"))
    assert len(problems) == 101
    assert validate(problems)[0] == []


@pytest.mark.parametrize("problem", EVERY, ids=by_id)
def test_no_thoughtless_completion_passes(problem: Problem) -> None:
    answers = [problem.prompt + text for text in wrong_completions(problem)]
    assert [answer for answer in answers if mutate.passes(problem, answer)] == []


@pytest.mark.parametrize("edition", PROBLEMS)
def test_mutants_of_the_references_fail(edition: str) -> None:
    count, alive = mutate.score(PROBLEMS[edition])
    reasons = mutate.survivors_file()
    unexplained = [m for m in alive if not reasons.get(m.task_id, {}).get(m.text)]
    assert count > 5 * len(PROBLEMS[edition])
    assert len(alive) <= 0.05 * count
    assert [(mutant.task_id, mutant.text) for mutant in unexplained] == []


@pytest.mark.parametrize("edition", PROBLEMS)
def test_every_explained_survivor_is_a_mutant(edition: str) -> None:
    texts = {
        (mutant.task_id, mutant.text)
        for problem in PROBLEMS[edition]
        for mutant in mutate.mutants(problem, problem.solutions[0])
    }
    explained = mutate.survivors_file().items()
    known = {(task_id, text) for task_id, reasons in explained for text in reasons}
    assert {pair for pair in known if pair[0].startswith(edition)} <= texts
    assert f"% of {len(texts):,}" in README


def test_tests_read_no_file_no_clock_and_no_network() -> None:
    allowed = {"copy", "datetime", "io", "numpy", "pandas", "numpy.testing", "pandas.testing"}
    for problem in EVERY:
        tree = ast.parse(problem.test)
        imported = {
            alias.name for n in ast.walk(tree) if isinstance(n, ast.Import) for alias in n.names
        }
        imported |= {n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
        assert imported <= allowed, (problem.task_id, imported)
        assert not re.search(r"\bopen\(|\.now\(|\.today\(|read_csv\(\"", problem.test), (
            problem.task_id
        )


# ---- nothing is copied -----------------------------------------------------------------------


def eight_grams(text: str) -> set[tuple[str, ...]]:
    """All runs of eight words or numbers that say something.

    Import lines are left out, since they cannot be said otherwise, and so are runs with fewer than
    three words: two lists of small numbers can be alike by chance.
    """
    lines = [line for line in text.splitlines() if not re.match(r"\s*(import|from)\s", line)]
    words = re.findall(r"[A-Za-z_]\w*|\d+(?:\.\d+)?", "\n".join(lines).lower())
    grams = (tuple(words[start : start + 8]) for start in range(len(words) - 7))
    return {gram for gram in grams if sum(not word[0].isdigit() for word in gram) >= 3}


@pytest.mark.skipif(not OFFICIAL.is_dir(), reason="the official files are not here")
def test_no_eight_words_in_common_with_the_official_problems() -> None:
    theirs: set[tuple[str, ...]] = set()
    for edition in build_problems.EDITIONS:
        with gzip.open(OFFICIAL / f"{edition}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for record in map(json.loads, lines):
                for solution in record["canonical_solution"]:
                    theirs |= eight_grams(record["prompt"] + solution)
                theirs |= eight_grams(record["test"])
    assert len(theirs) > 10_000
    for problem in EVERY:
        ours = eight_grams(problem.test)
        for solution in problem.solutions:
            ours |= eight_grams(problem.prompt + solution)
        assert not ours & theirs, problem.task_id
