"""Command line: samples in HumanEval's format -> verdicts, pass@k, a table.

    evaluate_functional_correctness samples.jsonl --problem_file Pandas --k 1,10,100

Writes `<samples>_results.jsonl` (the samples with their verdicts) and `<samples>_metrics.jsonl`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pandas_numpy_eval.compare import environment_name, labels, read_metrics, table, warnings
from pandas_numpy_eval.environments import ENVIRONMENTS, PINNED, chosen_python
from pandas_numpy_eval.errata import HELP
from pandas_numpy_eval.errors import Parser, UserError, run_main
from pandas_numpy_eval.pool import LEVELS, Settings
from pandas_numpy_eval.problems import DOMAINS

DEFAULTS = Settings()


def parser() -> Parser:
    """The command line; every option with unit and default."""
    make = Parser(
        prog="evaluate_functional_correctness",
        description="Run samples against a benchmark's tests, in a sandbox; estimate pass@k. "
        "Writes FILE_results.jsonl (the samples with their verdicts) and FILE_metrics.jsonl beside "
        "each FILE, and prints a table; with several, such as a sweep of temperatures, * marks the "
        "best of each column.",
        epilog="A run that was stopped continues when the same command is given again. See also "
        "python -m pandas_numpy_eval.validate, .compare and .errata, each with --help.",
    )
    make.add_argument(
        "samples",
        nargs="+",
        type=Path,
        metavar="FILE",
        help='samples, a .jsonl or .jsonl.gz file: {"task_id", "completion"} a line',
    )
    make.add_argument(
        "--problem_file",
        "--problem-file",
        help=f"a file in HumanEval's format, or one of {', '.join(DOMAINS)} "
        "(default: by the first sample's task id)",
    )
    make.add_argument(
        "--k",
        default="1,10,100",
        help="k of pass@k, by commas; those above the samples of some problem are left out "
        "(default %(default)s)",
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
        help="refuse to run samples with less than this; process: limits alone, confined: no way "
        "out was found, full: every layer (default: run with what there is)",
    )
    make.add_argument(
        "--cache",
        type=Path,
        metavar="FOLDER",
        help="where verdicts and environments are kept (default: pandas-numpy-eval in "
        "$XDG_CACHE_HOME, or in ~/.cache)",
    )
    where = make.add_mutually_exclusive_group()
    where.add_argument(
        "--python", help="interpreter to run samples under (default: the one that runs this)"
    )
    where.add_argument(
        "--env",
        choices=ENVIRONMENTS,
        default="current",
        help="environment to run samples in: current is the one that runs this; "
        + "; ".join(f"{name} is {pins}" for name, pins in PINNED.items())
        + "; made once with pip, in the cache folder (default %(default)s)",
    )
    make.add_argument("--errata", default="official", metavar="WHICH", help=HELP)
    make.add_argument(
        "--no_cache", "--no-cache", action="store_true", help="neither use nor keep verdicts"
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


def _earlier(path: Path) -> list[tuple[str, dict[str, Any]]]:
    """What the last run of this file found, to be compared with; nothing if it is not readable."""
    try:
        return [(f"earlier {path.name}", read_metrics(Path(f"{path}_metrics.jsonl")))]
    except UserError:
        return []


def main(arguments: list[str] | None = None) -> int:
    options = parser().parse_intermixed_args(arguments)
    from pandas_numpy_eval.errata import lay_over
    from pandas_numpy_eval.evaluation import evaluate_file
    from pandas_numpy_eval.problems import problem_path, read_problems
    from pandas_numpy_eval.samples import read_samples

    k = _numbers(options.k)
    sources = {path: options.problem_file or _domain_of(path) for path in options.samples}
    for path, source in sources.items():  # a fault of the last file is said before the first runs
        problems = read_problems(source)
        read_samples(path, problems, options.ignore_incomplete)
        lay_over(problems, options.errata)
    python = chosen_python(options.python, options.env, options.cache)
    settings = Settings(python=python, memory_mb=options.memory)
    cache = None if options.no_cache else options.cache or "default"
    rows: list[tuple[str, dict[str, Any]]] = []
    for path, name in zip(options.samples, labels(options.samples), strict=True):
        before = _earlier(path)
        report = evaluate_file(
            path,
            sources[path],
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
        if not rows or sources[path] != sources[options.samples[0]]:
            print(f"problems: {problem_path(sources[path])} ({report.metrics['benchmark'][:8]})")
        counts = report.metrics["status"].items()
        print(f"{name}: " + ", ".join(f"{count} {status}" for status, count in counts if count))
        rows.append((name, report.metrics))
        for note in [*report.notes, *warnings([*before, rows[-1]])]:
            print(f"  note: {note}")
    print(table(rows))
    for warning in warnings(rows):
        print(f"warning: {warning}")
    return 0


def cli() -> None:
    """Entry point of the console command."""
    run_main(main)


if __name__ == "__main__":
    cli()
