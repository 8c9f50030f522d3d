"""Does a benchmark hold? Its references must pass, and nothing-at-all must not.

    python -m pandas_numpy_eval.validate --problem_file FILE [--env legacy|pandas2|current]

Every alternative of every reference solution runs, and four completions that answer nothing. A
problem that its erratum calls unanswerable in the environment is named, and must be so.
Exit code 0 if the benchmark holds, 1 if it does not.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from pandas_numpy_eval.errata import HELP, lay_over
from pandas_numpy_eval.errors import Parser, UserError, run_main
from pandas_numpy_eval.evaluation import available_cores, job_of
from pandas_numpy_eval.imported import ask
from pandas_numpy_eval.pool import Pool, Settings
from pandas_numpy_eval.problems import DOMAINS, Problem, libraries, read_problems, solutions

# Each parses after one kind of prompt; where it does not, it fails as it should.
NOTHING = {"empty": "", "pass": "    pass", "return None": "    return None", "None": " None"}
VALIDATION_TIMEOUT = 30.0  # CPU seconds


@dataclass(frozen=True)
class Finding:
    """A fault of a problem: a reference that fails, or an answer of nothing that passes."""

    task_id: str
    what: str
    result: str

    def __str__(self) -> str:
        return " ".join(f"{self.task_id}: {self.what}: {self.result}".split())


class Validation(NamedTuple):
    """Findings in the order of the problems; what they hold for; reasons by unanswerable task."""

    findings: list[Finding]
    environment: dict[str, str]
    unanswerable: dict[str, str]
    repaired: dict[str, str]


def validate(
    problems: dict[str, Problem],
    settings: Settings | None = None,
    n_workers: int | None = None,
    errata: str | Path = "official",
) -> Validation:
    """Run all references and answers of nothing, after the errata."""
    overlay = lay_over(problems, errata)
    problems = overlay.problems
    runs = []
    for task, problem in problems.items():
        references = solutions(problem)
        runs += [
            (task, f"reference {number} of {len(references)} fails", text, True)
            for number, text in enumerate(references, 1)
        ]
        runs += [(task, f"{name!r} passes", text, False) for name, text in NOTHING.items()]
    jobs = [
        job_of(index, problems[task], completion, VALIDATION_TIMEOUT)
        for index, (task, _, completion, _) in enumerate(runs)
    ]
    settings = settings or Settings()
    imported = libraries(problems)
    preload = tuple(dict.fromkeys((*settings.preload, *imported)))
    with Pool(replace(settings, preload=preload), n_workers or available_cores()) as pool:
        environment, _ = ask(pool, imported, len(problems))
        verdicts = {verdict["id"]: verdict for verdict in pool.run(jobs, len(jobs))}
    unanswerable = overlay.unanswerable(environment)
    findings = []
    for index, (task, what, _, expected) in enumerate(runs):
        passed = verdicts[index]["status"] == "passed"
        if task in unanswerable and expected and passed:
            what = what.replace("fails", "passes, though it is listed as unanswerable here")
        elif passed == expected or (expected and task in unanswerable):
            continue
        findings.append(Finding(task, what, verdicts[index]["result"]))
    findings += [
        Finding(task, "no reference solution", "nothing to check it with")
        for task, problem in problems.items()
        if not solutions(problem)
    ]
    return Validation(findings, environment, unanswerable, overlay.repaired)


def main(arguments: list[str] | None = None) -> int:
    from pandas_numpy_eval.environments import ENVIRONMENTS, chosen_python

    make = Parser(
        prog="pandas_numpy_eval.validate",
        description="Run all references of a benchmark, which must pass, and answers of nothing, "
        "which must not. Exit code 0 if it holds, 1 if not.",
    )
    make.add_argument(
        "--problem_file",
        "--problem-file",
        nargs="+",
        default=list(DOMAINS),
        help=f"files in HumanEval's format, or of {', '.join(DOMAINS)} (default: these)",
    )
    where = make.add_mutually_exclusive_group()
    where.add_argument(
        "--env", nargs="+", choices=ENVIRONMENTS, default=["current"], help="where to run them"
    )
    where.add_argument("--python", help="run them under this interpreter")
    make.add_argument("--errata", default="official", help=HELP)
    make.add_argument("--cache", type=Path, help="folder to keep environments in")
    make.add_argument(
        "--n_workers", "--n-workers", type=int, help="worker processes (default: usable cores)"
    )
    options = make.parse_args(arguments)
    if options.n_workers is not None and options.n_workers < 1:
        raise UserError(f"n_workers must be at least 1, got {options.n_workers}")
    faulty = 0
    read = {source: read_problems(source) for source in options.problem_file}
    for env in options.env:
        python = chosen_python(options.python, env, options.cache)
        for source, problems in read.items():
            settings = Settings(python=python)
            done = validate(problems, settings, options.n_workers, options.errata)
            facts = done.environment.items()
            versions = ", ".join(f"{name} {value}" for name, value in facts if name != "id")
            print(
                f"{source} with {versions}: {len(problems)} problems, {len(done.repaired)} "
                f"repaired, {len(done.unanswerable)} unanswerable, {len(done.findings)} findings"
            )
            for task, reason in done.unanswerable.items():
                print(f"  {task}: unanswerable here, left out of the denominator: {reason}")
            for finding in done.findings:
                print(f"  {finding}")
            faulty += len(done.findings)
    return 1 if faulty else 0


if __name__ == "__main__":
    run_main(main)
