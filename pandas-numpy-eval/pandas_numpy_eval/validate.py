"""Does a benchmark hold? Its references must pass, and nothing-at-all must not.

    python -m pandas_numpy_eval.validate --problem_file FILE [--env legacy|pandas2|current]

Every alternative of every reference solution runs, and four completions that answer nothing.
Exit code 0 if the benchmark holds, 1 if it does not.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass

from pandas_numpy_eval.errata import ERRATA, apply_errata
from pandas_numpy_eval.errors import run_main
from pandas_numpy_eval.evaluation import available_cores, job_of
from pandas_numpy_eval.pool import Pool, Settings
from pandas_numpy_eval.problems import DOMAINS, Problem, read_problems, solutions

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
        return f"{self.task_id}: {self.what}: {self.result}"


def validate(
    problems: dict[str, Problem], settings: Settings | None = None, n_workers: int | None = None
) -> tuple[list[Finding], dict[str, str]]:
    """Findings in the order of the problems, and the environment they hold for."""
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
    with Pool(settings or Settings(), n_workers or available_cores()) as pool:
        verdicts = {verdict["id"]: verdict for verdict in pool.run(jobs, len(jobs))}
        environment = pool.environment
    findings = [
        Finding(task, what, verdicts[index]["result"])
        for index, (task, what, _, expected) in enumerate(runs)
        if (verdicts[index]["status"] == "passed") != expected
    ]
    findings += [
        Finding(task, "no reference solution", "nothing to check it with")
        for task, problem in problems.items()
        if not solutions(problem)
    ]
    return findings, environment


def main(arguments: list[str] | None = None) -> int:
    from pandas_numpy_eval.environments import ENVIRONMENTS, environment_python

    make = argparse.ArgumentParser(prog="pandas_numpy_eval.validate", description=__doc__)
    make.add_argument(
        "--problem_file",
        "--problem-file",
        nargs="+",
        default=list(DOMAINS),
        help=f"files in HumanEval's format, or of {', '.join(DOMAINS)} (default: these)",
    )
    make.add_argument(
        "--env", nargs="+", choices=ENVIRONMENTS, default=["current"], help="where to run them"
    )
    make.add_argument(
        "--errata",
        choices=ERRATA,
        default="official",
        help="repair the official files first (default), or take them as they are",
    )
    make.add_argument("--n_workers", "--n-workers", type=int, help="worker processes")
    options = make.parse_args(arguments)
    faulty = 0
    for env in options.env:
        python = environment_python(env)
        for source in options.problem_file:
            problems, _ = apply_errata(read_problems(source), options.errata)
            count = len(problems)
            findings, found = validate(problems, Settings(python=python), options.n_workers)
            versions = ", ".join(f"{name} {found[name]}" for name in found if name != "id")
            print(f"{source} with {versions}: {count} problems, {len(findings)} findings")
            for finding in findings:
                print(f"  {finding}")
            faulty += len(findings)
    return 1 if faulty else 0


if __name__ == "__main__":
    run_main(main)
