"""Benchmark problems in HumanEval's format, from a domain's name or from a file.

A line is {"task_id", "prompt", "entry_point", "canonical_solution", "test"} (Chen et al. 2021,
github.com/openai/human-eval). Two extensions of the CERT authors: `entry_point` is "none" where
the problem asks for a variable, and then `check()` takes no argument; `canonical_solution` may be
a list of alternatives. Other fields are kept and ignored.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

from pandas_numpy_eval.errors import UserError
from pandas_numpy_eval.files import read_jsonl

DOMAINS = ("Pandas", "Numpy")
REQUIRED = ("task_id", "prompt", "entry_point", "test")

# `import a, b.c as d` or `from a.b import`, at the start of a line.
IMPORT = re.compile(
    r"^(?:from[ \t]+([\w.]+)[ \t]+import\b"
    r"|import[ \t]+([\w.]+(?:[ \t]+as[ \t]+\w+)?(?:[ \t]*,[ \t]*[\w.]+(?:[ \t]+as[ \t]+\w+)?)*)"
    r"[ \t]*(?:[#;].*)?$)",
    re.MULTILINE,
)

Problem = dict[str, Any]


def problem_path(domain_or_path: str | Path) -> Path:
    """The problem file of a domain that ships with a benchmark, or the path itself.

    A domain's name is matched whatever its case. Raises `UserError` if it is neither.
    """
    name = str(domain_or_path)
    for domain in DOMAINS:
        if name.lower() in (domain.lower(), f"{domain}eval".lower()):
            here = Path(__file__).parent
            # Installed: inside the package. In a checkout: beside it.
            for folder in (here / "data", here.parent / "data"):
                path = folder / f"{domain}Eval.jsonl.gz"
                if path.is_file():
                    return path
            raise UserError(f"the problem file {domain}Eval.jsonl.gz is missing; reinstall")
    path = Path(name)
    if not path.is_file():
        raise UserError(
            f"{name} is neither a problem file nor a domain with a benchmark "
            f"({', '.join(DOMAINS)}); give one of these, or a .jsonl or .jsonl.gz file"
        )
    return path


def read_problems(domain_or_path: str | Path) -> dict[str, Problem]:
    """Problems by task id, in the order of the file.

    Raises `UserError` with file and line for a missing or ill-typed field and a repeated id.
    """
    path = problem_path(domain_or_path)
    problems: dict[str, Problem] = {}
    for number, record in read_jsonl(path):
        check(f"{path}:{number}", record)
        if record["task_id"] in problems:
            raise UserError(f"{path}:{number}: task id {record['task_id']!r} is there twice")
        problems[record["task_id"]] = record
    if not problems:
        raise UserError(f"{path} holds no problems")
    return problems


def check(where: str, problem: Problem) -> None:
    """Raise `UserError` for a missing or ill-typed field."""
    for field in REQUIRED:
        if not isinstance(problem.get(field), str):
            raise UserError(f"{where}: the problem needs a string field {field!r}")
    if not (problem["entry_point"] == "none" or problem["entry_point"].isidentifier()):
        raise UserError(f"{where}: entry_point must be a name or 'none'")
    try:
        solutions(problem)
    except UserError as error:
        raise UserError(f"{where}: {error}") from None


def solutions(problem: Problem) -> list[str]:
    """The reference solutions of a problem: none, one, or alternatives."""
    given = problem.get("canonical_solution", [])
    given = [given] if isinstance(given, str) else given
    if not (isinstance(given, list) and all(isinstance(one, str) for one in given)):
        raise UserError("canonical_solution must be a string or a list of strings")
    return given


def libraries(problems: dict[str, Problem]) -> dict[str, list[str]]:
    """Third-party modules, such as `torch.nn`, that prompts and tests import; each with the ids of
    its problems."""
    found: dict[str, list[str]] = {}
    for task, problem in problems.items():
        matches = IMPORT.finditer(f"{problem['prompt']}\n{problem['test']}")
        parts = [part for match in matches for part in (match[1] or match[2]).split(",")]
        for name in dict.fromkeys(part.split()[0] for part in parts):
            if name[0] != "." and name.split(".")[0] not in sys.stdlib_module_names:
                found.setdefault(name, []).append(task)
    return found
