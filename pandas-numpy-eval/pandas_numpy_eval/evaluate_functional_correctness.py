"""Command line: samples in HumanEval's format -> verdicts, pass@k, a table.

    evaluate_functional_correctness samples.jsonl --problem_file Pandas --k 1,10,100

Writes `<samples>_results.jsonl` (the samples with their verdicts) and `<samples>_metrics.jsonl`.
"""

from __future__ import annotations

import argparse
from pathlib import Path

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
    settings = Settings(memory_mb=options.memory)
    cache = None if options.no_cache else options.cache or "default"
    for path in options.samples:
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
            progress=True,
        )
        print(f"isolation: {report.metrics['isolation']}")
        for note in report.notes:
            print(f"note: {note}")
        scores = {name: value for name, value in report.metrics.items() if "@" in name}
        print(f"{path}: " + ", ".join(f"{name} {value:.4f}" for name, value in scores.items()))
        print({name: count for name, count in report.metrics["status"].items() if count})
    return 0


def cli() -> None:
    """Entry point of the console command."""
    run_main(main)


if __name__ == "__main__":
    cli()
