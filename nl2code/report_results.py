"""What the evaluated samples of one run say: verdicts, exceptions, solved problems, examples.

A results line is a sample with its verdict (`status`, `exception`, `parses`, `ran`, `passed`).
Prompts and reference solutions come from a problem file, which must hold the very prompts that were
sampled; what needs them is left out when there is no such file.
"""

from __future__ import annotations

import ast
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nl2code.files import read_jsonl

# Best to worst. `failed` is told apart by what the program did: it ran to the test's own
# assertion, or something raised.
VERDICTS = {
    "passed": "passed",
    "wrong": "ran, wrong answer",
    "raised": "raised an exception",
    "syntax_error": "does not parse",
    "timed_out": "timed out",
    "out_of_memory": "out of memory",
    "killed": "killed",
    "harness_error": "harness error",
}
API_PARTS = ("0–1", "2", "3", "4+")  # Figure 6 divides each benchmark into four parts


def verdict(line: dict[str, Any]) -> str:
    """The key of `VERDICTS` a results line belongs to."""
    status = line.get("status") or ("passed" if line.get("passed") else "failed")
    if status == "failed":
        return "wrong" if line.get("ran") else "raised"
    return status if status in VERDICTS else "harness_error"


@dataclass
class Results:
    """Counts over the results lines of one run, with one example for each problem."""

    verdicts: Counter[str] = field(default_factory=Counter)
    exceptions: Counter[str] = field(default_factory=Counter)
    samples: Counter[str] = field(default_factory=Counter)  # task_id -> n
    passed: Counter[str] = field(default_factory=Counter)  # task_id -> c
    examples: dict[str, dict[str, Any]] = field(default_factory=dict)  # task_id -> best line

    @property
    def total(self) -> int:
        return sum(self.verdicts.values())


def digest(lines: Iterable[dict[str, Any]]) -> Results:
    """Count the lines; keep for each problem the first of its best verdict as the example."""
    found, rank, best = Results(), list(VERDICTS), {}
    for line in lines:
        task, kind = str(line.get("task_id")), verdict(line)
        found.verdicts[kind] += 1
        found.samples[task] += 1
        found.passed[task] += kind == "passed"
        if line.get("exception") and kind == "raised":
            found.exceptions[str(line["exception"])] += 1
        if task not in best or rank.index(kind) < best[task]:
            best[task] = rank.index(kind)
            found.examples[task] = {key: value for key, value in line.items() if key != "raw"}
    return found


def task_order(task: str) -> list[tuple[int, int, str]]:
    """Sort key that puts `PandasEval/2` before `PandasEval/10`."""
    parts = re.split(r"(\d+)", task)
    return [(1, int(p), "") if p.isdigit() else (0, 0, p) for p in parts]


def count_apis(prompt: str, solution: str) -> int | None:
    """Number of library APIs that `solution` adds to `prompt`; None if they do not parse.

    Counted are attributes that are used as functions, methods or values, a dotted path below an
    imported name once. Plain builtins are not counted.

    >>> count_apis("import numpy as np\\nx = ", "np.linalg.norm(a.T, axis=len(a))")
    2
    """
    try:
        tree = ast.parse(prompt + solution)
    except (SyntaxError, ValueError):
        return None
    nodes = list(ast.walk(tree))
    imported = {
        (name.asname or name.name).split(".")[0]
        for node in nodes
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in node.names
    }
    lines = prompt.split("\n")
    end = (len(lines), len(lines[-1].encode()))  # ast counts columns in UTF-8 bytes
    found, inner = 0, set()  # inner: parts of a dotted path that an outer node stands for
    for node in nodes:  # ast.walk gives outer nodes first
        if isinstance(node, ast.Attribute):
            if node not in inner and (node.end_lineno, node.end_col_offset) > end:
                found += 1
            path, parts = node.value, []
            while isinstance(path, ast.Attribute):
                parts.append(path)
                path = path.value
            if isinstance(path, ast.Name) and path.id in imported:
                inner.update(parts)
        elif (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in imported
            and (node.func.end_lineno, node.func.end_col_offset) > end
        ):
            found += 1
    return found


def sampled_problems(
    settings: dict[str, Any], candidates: Iterable[Path]
) -> dict[str, dict[str, Any]]:
    """task_id -> problem, from the first file that holds the prompts a sampling stage used.

    The stage's settings name a file or a benchmark, and keep a hash of the prompts: two benchmarks
    may use the same task ids. Empty if no file fits.
    """
    named = settings.get("problem_file")
    named = [Path(named)] if isinstance(named, str) else []
    for path in [*named, *candidates]:
        if path.is_file():
            problems = [p for p in read_jsonl(path) if "task_id" in p and "prompt" in p]
            problems = problems[: settings.get("problems")]
            prompts = json.dumps([[p["task_id"], p["prompt"]] for p in problems])
            if hashlib.sha256(prompts.encode()).hexdigest()[:16] == settings.get("prompts"):
                return {p["task_id"]: p for p in problems}
    return {}


def api_parts(problems: dict[str, dict[str, Any]]) -> dict[str, str]:
    """task_id -> the part of `API_PARTS` its reference solution belongs to."""
    parts = {}
    for task, problem in problems.items():
        solutions = problem.get("canonical_solution") or []
        solutions = [solutions] if isinstance(solutions, str) else solutions
        counts = [count_apis(str(problem.get("prompt", "")), str(s)) for s in solutions]
        known = [count for count in counts if count is not None]
        if known:  # several alternatives: the first is the reference
            parts[task] = API_PARTS[min(max(known[0], 1), len(API_PARTS)) - 1]
    return parts


def pass_by_part(results: Results, parts: dict[str, str]) -> dict[str, float]:
    """Part -> pass@1 as a share of 1, the mean over its problems of c/n."""
    shares: dict[str, list[float]] = {}
    for task, n in results.samples.items():
        if task in parts:
            shares.setdefault(parts[task], []).append(results.passed[task] / n)
    return {part: sum(values) / len(values) for part, values in shares.items()}
