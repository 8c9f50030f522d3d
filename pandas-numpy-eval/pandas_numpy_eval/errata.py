"""Repairs of the official PandasEval and NumpyEval files, laid over them when they are read.

`errata.json` lists, for each broken problem, the smallest edits (text to find, text to put in its
place) and the reason. An erratum applies to exactly the problem it was written for, known by a
hash of its prompt, test and entry point: our own problems, and files that somebody repaired
already, stay as they are. With the errata every official reference passes under pandas 1.5.3,
2.2.3 and 3.1.1; without them the numbers are those of the paper's files.
"""

from __future__ import annotations

import functools
import hashlib
import json
from pathlib import Path
from typing import Any

from pandas_numpy_eval.errors import UserError
from pandas_numpy_eval.problems import Problem, solutions

ERRATA = ("official", "none")


def identity(problem: Problem) -> str:
    """Hash of what a completion meets: prompt, test and entry point."""
    text = "\0".join(problem[field] for field in ("prompt", "test", "entry_point"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@functools.cache
def _errata() -> dict[str, dict[str, Any]]:
    text = (Path(__file__).parent / "errata.json").read_text("utf-8")
    return {erratum["identity"]: erratum for erratum in json.loads(text)}


def apply_errata(
    problems: dict[str, Problem], which: str = "official"
) -> tuple[dict[str, Problem], dict[str, str]]:
    """The problems with repairs, and the reason of each by task id. `none` changes nothing."""
    if which not in ERRATA:
        raise UserError(f"unknown errata {which!r}; there are {', '.join(ERRATA)}")
    if which == "none":
        return problems, {}
    repaired, reasons = {}, {}
    for task, problem in problems.items():
        erratum = _errata().get(identity(problem))
        if erratum is not None:
            problem = _repair(problem, erratum)
            reasons[task] = erratum["reason"]
        repaired[task] = problem
    return repaired, reasons


def _repair(problem: Problem, erratum: dict[str, Any]) -> Problem:
    fields = {**problem, "canonical_solution": solutions(problem)}
    for edit in erratum["edits"]:
        old, new, name = edit["find"], edit["replace"], edit["field"]
        if name == "canonical_solution":
            fields[name] = [text.replace(old, new) for text in fields[name]]
        else:
            fields[name] = fields[name].replace(old, new)
    return fields
