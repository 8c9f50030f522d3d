"""Command line: samples in HumanEval's format -> verdicts, pass@k, a table.

    evaluate_functional_correctness samples.jsonl --problem_file Pandas --k 1,10,100

Writes `<samples>_results.jsonl` (the samples with their verdicts) and `<samples>_metrics.jsonl`.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from pandas_numpy_eval.compare import environment_name, read_metrics, table, warnings
from pandas_numpy_eval.environments import ENVIRONMENTS, PINNED, environment_python
from pandas_numpy_eval.errata import ERRATA
from pandas_numpy_eval.errors import UserError, run_main
from pandas_numpy_eval.pool import LEVELS, Settings
from pandas_numpy_eval.problems import DOMAINS

DEFAULTS = Settings()


def parser() -> argparse.ArgumentParser:
    """The command line; every option with unit and default."""
    make = argparse.ArgumentParser(
        prog="evaluate_functional_correctness",
        description="Run samples against a benchmark's tests, in a sandbox; estimate pass@k.",
    )
    make.add_argument("samples", nargs="+", type=Path, help=".jsonl or .jsonl.gz files of samples")
    make.add_argument(
        "--problem_file",
        "--problem-file",
        help=f"a file in HumanEval's format, or one of {', '.join(DOMAINS)} "
        "(default: by the first sample's task id)",
    )
    make.add_argument(
        "--k", default="1,10,100", help="k of pass@k, by commas (default %(default)s)"
    )
    make.add_argument(
        "--n_workers", "--n-workers", type=int, help="worker processes (default: usable cores)"
    )
    make.add_argument(
        "--timeout",
        type=float,
        default=DEFAULTS.timeout,
        help="CPU seconds a sample, after the libraries are loaded (default %(default)s); "
        "more where a problem's reference solution needs it",
    )
    make.add_argument(
        "--memory",
        type=int,
        default=DEFAULTS.memory_mb,
        metavar="MB",
        help="memory of a sample, in MB beyond the loaded libraries (default %(default)s)",
    )
    make.add_argument(
        "--ignore_incomplete",
        "--ignore-incomplete",
        action="store_true",
        help="accept problems without samples and a cut-off last line",
    )
    make.add_argument(
        "--require_isolation",
        "--require-isolation",
        choices=LEVELS,
        help="refuse to run samples with less than this (default: run with what there is)",
    )
    make.add_argument(
        "--cache", type=Path, help="folder of the verdict cache (default: the user's cache folder)"
    )
    where = make.add_mutually_exclusive_group()
    where.add_argument(
        "--python", help="interpreter to run samples under (default: the one that runs this)"
    )
    where.add_argument(
        "--env",
        choices=ENVIRONMENTS,
        default="current",
        help="environment to run samples in: "
        + "; ".join(f"{name} is {pins}" for name, pins in PINNED.items())
        + "; made once with pip, in the cache folder (default %(default)s)",
    )
    make.add_argument(
        "--errata",
        choices=ERRATA,
        default="official",
        help="repair broken problems of the official files, or take any file as it is "
        "(default %(default)s)",
    )
    make.add_argument(
        "--no_cache", "--no-cache", action="store_true", help="judge all samples anew"
    )
    return make


def _numbers(text: str) -> list[int]:
    try:
        return [int(part) for part in text.split(",")]
    except ValueError:
        raise UserError(
            f"--k must be whole numbers by commas, such as 1,10,100; got {text}"
        ) from None


def _domain_of(path: Path) -> str:
    """The benchmark that the first sample's task id names, such as `PandasEval/0`."""
    from pandas_numpy_eval.files import read_jsonl

    for number, sample in read_jsonl(path):
        prefix = str(sample.get("task_id", "")).split("/")[0]
        if prefix in [f"{domain}Eval" for domain in DOMAINS]:
            return prefix
        raise UserError(
            f"{path}:{number}: cannot tell the benchmark from task_id "
            f"{sample.get('task_id')!r}; say which with --problem_file"
        )
    raise UserError(f"{path}: no samples in it")


def main(arguments: list[str] | None = None) -> int:
    options = parser().parse_args(arguments)
    from pandas_numpy_eval.evaluation import evaluate_file

    k = _numbers(options.k)
    python = options.python or environment_python(options.env, options.cache)
    settings = Settings(python=python, memory_mb=options.memory)
    cache = None if options.no_cache else options.cache or "default"
    rows = []
    for path in options.samples:
        earlier = Path(f"{path}_metrics.jsonl")
        before = [(f"earlier {path.name}", read_metrics(earlier))] if earlier.exists() else []
        report = evaluate_file(
            path,
            options.problem_file or _domain_of(path),
            k=k,
            n_workers=options.n_workers,
            timeout=options.timeout,
            ignore_incomplete=options.ignore_incomplete,
            settings=settings,
            cache=cache,
            require_isolation=options.require_isolation,
            errata=options.errata,
            progress=True,
        )
        if not rows:
            print(f"isolation: {report.metrics['isolation']}")
            print(f"environment: {environment_name(report.metrics)}")
        for note in [*report.notes, *warnings([*before, (path.name, report.metrics)])]:
            print(f"note: {note}")
        counts = report.metrics["status"].items()
        print(f"{path.name}: " + ", ".join(f"{count} {name}" for name, count in counts if count))
        rows.append((path.name, report.metrics))
    print(table(rows))
    return 0


def cli() -> None:
    """Entry point of the console command."""
    run_main(main)


if __name__ == "__main__":
    cli()
