"""Report what the runs under one root measured: results.md, figures/ and report.html.

Prints one table: per model the validation loss, pass@k, the share of completions that parse and
that run, and below it what each stage took. Reads files only; run it again at any time.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from nl2code.errors import UserError, run_main
from nl2code.report_page import write_report

HOME = Path(__file__).resolve().parents[1]
BENCHMARKS = "pandas-numpy-eval/data/*.jsonl.gz"


def main() -> int | None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument(
        "-r",
        "--root",
        type=Path,
        default=Path(os.environ.get("CERT_ROOT") or HOME / "outputs"),
        help="folder that the stages wrote to (default: $CERT_ROOT, else outputs/ beside the code)",
    )
    parser.add_argument(
        "--problem_file",
        type=Path,
        action="append",
        default=[],
        help="benchmark that the samples were drawn for, for prompts and the number of APIs; "
        "may be given several times (those of this checkout are looked at anyway)",
    )
    args = parser.parse_args()
    for path in args.problem_file:
        if not path.is_file():
            raise UserError(
                f"--problem_file {path} does not exist; give a .jsonl or .jsonl.gz file"
            )
    root = args.root
    print(write_report(root, [*args.problem_file, *sorted(HOME.glob(BENCHMARKS))]))
    print(f"\nwritten: {root / 'report.html'}, {root / 'results.md'}, {root / 'figures'}")
    return 0


if __name__ == "__main__":
    run_main(main)
