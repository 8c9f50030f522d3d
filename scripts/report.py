#!/usr/bin/env python3
"""Report what the runs under one root measured: results.md, figures/ and report.html.

Prints one table: per model the validation loss, pass@k, the share of completions that parse and
that run, and below it what each stage took. Reads files only; run it again at any time.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from nl2code.errors import run_main
from nl2code.report_page import write_report

DEFAULT_ROOT = Path(__file__).resolve().parents[1] / "outputs"


def main() -> int | None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument(
        "-r",
        "--root",
        type=Path,
        default=Path(os.environ.get("CERT_ROOT") or DEFAULT_ROOT),
        help="folder that the stages wrote to (default: $CERT_ROOT, else outputs/ beside the code)",
    )
    root = parser.parse_args().root
    print(write_report(root))
    print(f"\nwritten: {root / 'report.html'}, {root / 'results.md'}, {root / 'figures'}")
    return 0


if __name__ == "__main__":
    run_main(main)
