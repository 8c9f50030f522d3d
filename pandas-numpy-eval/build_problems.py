"""Build the two benchmark files and their table from the readable sources under problems/.

A source is one Python file, ``problems/<library>/NNN_name.py``; NNN is the number in the task id.
Its docstring holds the intent (first paragraph) and a line ``apis:`` with every library call of the
reference, in order. The rest is divided by marker lines:

    # %% prompt      imports, data, comment, and the line to complete; ``...`` marks the place
    # %% solution    the completed line or function, two times or more; the first is the reference
    # %% test        ``def check(candidate)`` for a function, ``def check()`` for a variable

The format of the result is HumanEval's (Chen et al. 2021), with the two additions of section 4 of
the CERT paper: ``entry_point`` is "none" where a variable is asked for, and ``canonical_solution``
is a list. The same sources give the same bytes: no time stamp, problems in the order of their
numbers.

    python pandas-numpy-eval/build_problems.py            write data/*.jsonl.gz and problems.md
    python pandas-numpy-eval/build_problems.py --check    say whether they are up to date
"""

from __future__ import annotations

import argparse
import ast
import gzip
import io
import json
import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
EDITIONS = {"PandasEval": "pandas", "NumpyEval": "numpy"}
MARKER = re.compile(r"^# %% (prompt|solution|test)$")


class ProblemError(ValueError):
    """A source that does not follow the form above; the message names the file."""


@dataclass(frozen=True)
class Problem:
    task_id: str
    slug: str  # the file name without number and suffix
    intent: str
    apis: tuple[str, ...]  # one entry a library call of the reference
    prompt: str
    entry_point: str  # "none" where a variable is asked for
    solutions: tuple[str, ...]
    test: str  # with METADATA on top
    cases: int  # test cases: 1 for a variable

    @property
    def kind(self) -> str:
        return "variable" if self.entry_point == "none" else "function"

    @property
    def record(self) -> dict[str, object]:
        return {
            "task_id": self.task_id,
            "prompt": self.prompt,
            "entry_point": self.entry_point,
            "canonical_solution": list(self.solutions),
            "test": self.test,
        }

    def program(self, completion: str) -> str:
        """The text that is executed to judge a completion; it raises unless the check passes."""
        call = "check()" if self.entry_point == "none" else f"check({self.entry_point})"
        return f"{self.prompt}{completion}\n{self.test}\n{call}\n"


def split_sections(source: str, where: str) -> dict[str, list[str]]:
    """Cut a source at its marker lines: one prompt, two or more solutions, one test."""
    sections: dict[str, list[list[str]]] = {"prompt": [], "solution": [], "test": []}
    current: list[str] | None = None
    for line in source.splitlines():
        marker = MARKER.match(line)
        if marker:
            current = []
            sections[marker.group(1)].append(current)
        elif current is not None:
            current.append(line)
    if len(sections["prompt"]) != 1 or len(sections["test"]) != 1 or len(sections["solution"]) < 2:
        raise ProblemError(f"{where}: wants one prompt, two solutions or more, and one test")
    return {
        name: ["\n".join(lines).strip("\n") for lines in parts] for name, parts in sections.items()
    }


def cut_prompt(text: str, where: str) -> str:
    """The prompt up to the place marked ``...``, without blanks at the end of its last line."""
    if not text.endswith("..."):
        raise ProblemError(f"{where}: the prompt must end in ... at the place to complete")
    head, _, last = text[:-3].rpartition("\n")
    return f"{head}\n{last.rstrip()}"


def completion(prompt: str, solution: str, entry_point: str, where: str) -> str:
    """What has to follow the prompt to give this solution.

    A solution repeats the line it completes (``total = ...``), or the ``def`` line and the code
    that the prompt has below it, so that it reads as ordinary code; that is taken off here.
    """
    given = prompt.rpartition("\n")[2]
    if entry_point != "none":
        start = prompt.index(f"def {entry_point}(")
        lines = prompt[start:].split("\n")
        given = "\n".join(line for line in lines if not line.lstrip().startswith("#"))
    if not solution.startswith(given):
        raise ProblemError(f"{where}: a solution must begin with {given!r}, as the prompt ends")
    return solution[len(given) :]


def count_cases(test: str) -> int:
    """How many cases the test of a function yields, one after the other; 1 where there is none."""
    for node in ast.walk(ast.parse(test)):
        if isinstance(node, ast.FunctionDef) and node.name == "cases":
            return sum(isinstance(part, ast.Yield) for part in ast.walk(node))
    return 1


def read_problem(path: Path, edition: str) -> Problem:
    where = f"{path.parent.name}/{path.name}"
    number, _, slug = path.stem.partition("_")
    source = path.read_text(encoding="utf-8")
    docstring = ast.get_docstring(ast.parse(source)) or ""
    intent, _, facts = docstring.partition("\n\n")
    named = re.search(r"^apis:(.*(?:\n .*)*)", facts, re.MULTILINE)
    if not intent or not named or not number.isdigit():
        raise ProblemError(f"{where}: wants NNN_name.py with a docstring of intent and apis:")
    apis = tuple(api.strip() for api in named.group(1).split(",") if api.strip())

    sections = split_sections(source, where)
    prompt = cut_prompt(sections["prompt"][0], where)
    functions = re.findall(r"^def (\w+)\(", prompt, re.MULTILINE)
    entry_point = functions[-1] if functions else "none"
    body = sections["test"][0]
    header = {"intent": " ".join(intent.split()), "apis": list(apis)}
    metadata = "METADATA = " + json.dumps(header, indent=4, ensure_ascii=False)
    return Problem(
        task_id=f"{edition}/{int(number)}",
        slug=slug,
        intent=header["intent"],
        apis=apis,
        prompt=prompt,
        entry_point=entry_point,
        solutions=tuple(
            completion(prompt, solution, entry_point, where) for solution in sections["solution"]
        ),
        test=f"{metadata}\n\n\n{body}\n",
        cases=count_cases(body),
    )


def read_edition(edition: str, root: Path = HERE) -> list[Problem]:
    """All problems of an edition, by number; the numbers must run from 0 without a gap."""
    folder = root / "problems" / EDITIONS[edition]
    problems = [read_problem(path, edition) for path in sorted(folder.glob("[0-9]*.py"))]
    for number, problem in enumerate(problems):
        if problem.task_id != f"{edition}/{number}":
            raise ProblemError(f"{folder.name}: number {number} is missing or there twice")
    return problems


def pack(problems: list[Problem]) -> bytes:
    """The gzipped JSON lines. mtime 0 and no file name, so equal problems give equal bytes."""
    raw = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", compresslevel=9, fileobj=raw, mtime=0) as packed:
        for problem in problems:
            packed.write(json.dumps(problem.record, ensure_ascii=False).encode() + b"\n")
    return raw.getvalue()


def table(editions: dict[str, list[Problem]]) -> str:
    """problems.md: what is in the editions, one row a problem."""
    lines = ["# Problems", "", "Generated by `build_problems.py` from `problems/`.", ""]
    for edition, problems in editions.items():
        functions = sum(problem.kind == "function" for problem in problems)
        spread = Counter(min(len(problem.apis), 4) for problem in problems)
        distinct = len({api for problem in problems for api in problem.apis})
        lines += [
            f"## {edition}",
            "",
            f"{len(problems)} problems: {functions} functions with their test cases, "
            f"{len(problems) - functions} variables with one check.",
            f"References of 1, 2, 3 and 4 or more API calls: {spread[1]}, {spread[2]}, "
            f"{spread[3]} and {spread[4]}. Different APIs: {distinct}.",
            "",
            "| id | intent | APIs of the reference | kind | tests | solutions |",
            "| ---: | --- | --- | --- | ---: | ---: |",
        ]
        for number, problem in enumerate(problems):
            apis = ", ".join(f"`{api}`" for api in problem.apis)
            cells = [number, problem.intent, apis, problem.kind]
            cells += [problem.cases, len(problem.solutions)]
            lines.append("| " + " | ".join(str(cell) for cell in cells) + " |")
        lines.append("")
    return "\n".join(lines)


def build(root: Path = HERE) -> dict[str, bytes]:
    """Everything that is generated: {path relative to this folder: bytes}."""
    editions = {edition: read_edition(edition, root) for edition in EDITIONS}
    built = {f"data/{edition}.jsonl.gz": pack(problems) for edition, problems in editions.items()}
    built["problems.md"] = table(editions).encode()
    return built


def content(path: str, data: bytes) -> bytes:
    """What the bytes say; builds of zlib may pack the same lines differently."""
    return gzip.decompress(data) if path.endswith(".gz") else data


def stale(root: Path = HERE) -> list[str]:
    """The generated files that do not say what the sources say."""
    return [
        path
        for path, data in build(root).items()
        if not (root / path).exists()
        or content(path, (root / path).read_bytes()) != content(path, data)
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description="Build the benchmark files from problems/.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if out of date")
    arguments = parser.parse_args()
    try:
        if arguments.check:
            late = stale()
            for path in late:
                print(f"out of date: {path}")
            return 1 if late else 0
        for path, data in build().items():
            target = HERE / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
            print(f"wrote {path} ({len(data):,} bytes)")
    except ProblemError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
