"""Repairs of broken problems, laid over a benchmark's file when it is read.

    python -m pandas_numpy_eval.errata PandasEval.jsonl.gz      # what is repaired there, and why

`errata.json` is for the official PandasEval and NumpyEval: for each broken problem the smallest
edits (text to find, text to put in its place) and the reason. With them every official reference
passes under pandas 1.5.3, 2.2.3 and 3.1.1; without them the numbers are those of the files.

A list of one's own has the same form, a JSON list of

    {"task_id": "PandasEval/1", "reason": "NumPy 1.24 removed np.float",
     "edits": [{"field": "test", "find": "np.float)", "replace": "float)"}]}

or, for what no edit can save, `"unanswerable": {"pandas": "3."}` in place of the edits: in an
environment whose versions begin so, the problem is left out of the denominator. An erratum with
an `identity` applies to exactly the problem it was written for, known by a hash of its prompt,
test and entry point: our own problems, and files that somebody repaired, stay as they are.
"""

from __future__ import annotations

import functools
import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path

from pandas_numpy_eval.errors import Parser, UserError, run_main
from pandas_numpy_eval.problems import Problem, read_problems, solutions

ERRATA = ("official", "none")
HELP = (
    "repair broken problems first: official (those known of the official files), none (take any "
    "file as it is), or a JSON file of your own (default %(default)s)"
)
FIELDS = ("prompt", "test", "canonical_solution")


@dataclass(frozen=True)
class Erratum:
    """One problem's repair: `edits` of (field, find, replace), or where it is `unanswerable`."""

    task_id: str
    reason: str
    identity: str | None = None
    edits: list[dict[str, str]] = field(default_factory=list)
    unanswerable: dict[str, str] = field(default_factory=dict)  # library -> beginning of versions

    def __post_init__(self) -> None:
        parts = [part for edit in self.edits for part in (edit["find"], edit["replace"])]
        parts += [self.task_id, self.reason, *self.unanswerable, *self.unanswerable.values()]
        if not all(isinstance(part, str) for part in parts):
            raise TypeError(f"{self.task_id}: not all of it is text")
        if not all(edit["field"] in FIELDS for edit in self.edits):
            raise ValueError(f"{self.task_id}: edits are of {', '.join(FIELDS)}")
        if bool(self.edits) == bool(self.unanswerable):
            raise ValueError(f"{self.task_id}: needs either edits or unanswerable")

    def repair(self, problem: Problem) -> Problem:
        """A repaired copy; `UserError` when the text to edit is not there."""
        fields = {**problem, "canonical_solution": solutions(problem)}
        for edit in self.edits:
            old, new, name = edit["find"], edit["replace"], edit["field"]
            text = fields[name] if name != "canonical_solution" else "\0".join(fields[name])
            if old not in text:
                raise UserError(f"the erratum of {self.task_id} edits {old!r}: not in its {name}")
            if name == "canonical_solution":
                fields[name] = [text.replace(old, new) for text in fields[name]]
            else:
                fields[name] = fields[name].replace(old, new)
        return fields


def identity(problem: Problem) -> str:
    """Hash of what a completion meets: prompt, test and entry point."""
    text = "\0".join(problem[field] for field in ("prompt", "test", "entry_point"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@functools.cache
def read_errata(which: str | Path = "official") -> tuple[Erratum, ...]:
    """`official`, `none`, or the errata of a file. Raises `UserError` where that holds none."""
    if which == "none":
        return ()
    path = Path(__file__).parent / "errata.json" if which == "official" else Path(which)
    if not path.is_file():
        raise UserError(f"unknown errata {which!r}; there are {', '.join(ERRATA)}, or a JSON file")
    try:
        return tuple(Erratum(**record) for record in json.loads(path.read_text("utf-8")))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UserError(f"{path} is no list of errata: {error}") from None


@dataclass(frozen=True)
class Overlay:
    """Problems after errata, and the errata that concern them by task id."""

    problems: dict[str, Problem]
    applied: dict[str, Erratum]

    def unanswerable(self, environment: dict[str, str]) -> dict[str, str]:
        """Reason by task id of what cannot be answered with these versions."""
        return {
            task: erratum.reason
            for task, erratum in self.applied.items()
            if erratum.unanswerable
            and all(
                environment.get(library, "").startswith(version)
                for library, version in erratum.unanswerable.items()
            )
        }

    @property
    def repaired(self) -> dict[str, str]:
        """Reason of each repair by task id."""
        return {task: one.reason for task, one in self.applied.items() if one.edits}

    @property
    def id(self) -> str:
        """Hash of everything that verdicts and denominators depend on; the order does not count."""
        parts: list = [
            [task, identity(problem), solutions(problem)]
            for task, problem in sorted(self.problems.items())
        ]
        parts += [[task, one.unanswerable] for task, one in sorted(self.applied.items())]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]


def lay_over(problems: dict[str, Problem], which: str | Path = "official") -> Overlay:
    """The problems with their errata; `none` changes nothing."""
    errata = {one.identity or one.task_id: one for one in read_errata(which)}
    found = {task: errata.get(identity(one)) or errata.get(task) for task, one in problems.items()}
    applied = {task: erratum for task, erratum in found.items() if erratum}
    repaired = {
        task: applied[task].repair(problem) if task in applied and applied[task].edits else problem
        for task, problem in problems.items()
    }
    return Overlay(repaired, applied)


def main(arguments: list[str] | None = None) -> int:
    make = Parser(
        prog="pandas_numpy_eval.errata",
        description="List the problems of a file that are repaired.",
    )
    make.add_argument("problem_file", help="a file in HumanEval's format, or a domain's name")
    make.add_argument("--errata", default="official", help=HELP)
    make.add_argument("--id", action="store_true", help="print the hash of the repaired file only")
    options = make.parse_args(arguments)
    overlay = lay_over(read_problems(options.problem_file), options.errata)
    if options.id:
        print(overlay.id)
        return 0
    for task, erratum in overlay.applied.items():
        where = ", ".join(f"{name} {version}*" for name, version in erratum.unanswerable.items())
        print(f"{task}: {erratum.reason}" + (f" (unanswerable with {where})" if where else ""))
    print(f"{len(overlay.problems)} problems, {len(overlay.applied)} with errata ({overlay.id})")
    return 0


if __name__ == "__main__":
    run_main(main)
