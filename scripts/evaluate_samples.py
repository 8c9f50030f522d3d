"""Evaluate samples files with pandas_numpy_eval and print one table.

    python scripts/evaluate_samples.py outputs/samples -d Pandas --k 1,10,100

Each file gets `_results.jsonl` and `_metrics.jsonl` beside it. Files that are done are skipped, and
a file whose samples or problems have changed is evaluated anew. Without a FILE or FOLDER it is the
domain's files in $CERT_ROOT/samples. Flags that are not listed here are handed to
`evaluate_functional_correctness`, such as --timeout 5 or --ignore_incomplete.
"""

from __future__ import annotations

import argparse
import os
import sys
from itertools import takewhile
from pathlib import Path

from nl2code.domains import get_domain
from nl2code.errors import UserError, run_main
from nl2code.evaluating import (
    HarnessFailed,
    Request,
    evaluate_file,
    find_samples,
    remarks,
    table,
)

ROOT = Path(__file__).resolve().parents[1]


def main() -> int | None:
    parser = argparse.ArgumentParser(
        usage="%(prog)s [FILE or FOLDER ...] [options] [options of the harness]",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,  # an abbreviation here could be a whole flag there
    )
    add = parser.add_argument
    add("-d", "--domain", default="Pandas", help="of a folder, only this domain's (default Pandas)")
    add("--k", default="1,10,100", help="k of pass@k; those above n are left out (%(default)s)")
    add("--problem_file", metavar="FILE", help="default: the one the samples were made for")
    add("--n_workers", type=int, help="worker processes (default: usable cores)")
    add("--cache", type=Path, help="folder of verdicts (default: cache in $CERT_ROOT)")
    add("--errata", default="official", help="repairs of the problems: official, none or a file")
    add("--overwrite", action="store_true", help="evaluate again what is done")
    # The places come first, so that the value of a handed-on flag is not taken for one.
    places = list(takewhile(lambda word: not word.startswith("-"), sys.argv[1:]))
    args, flags = parser.parse_known_args(sys.argv[1 + len(places) :])
    try:
        k = tuple(sorted({int(part) for part in args.k.split(",")}))
    except ValueError:
        raise UserError(f"--k {args.k!r} must be whole numbers by commas, such as 1,10") from None
    if k[0] < 1:
        raise UserError(f"--k {args.k!r} must hold numbers from 1 on")
    root = Path(os.environ.get("CERT_ROOT") or ROOT / "outputs")
    domain = get_domain(args.domain).name
    paths = find_samples([Path(place) for place in places] or [root / "samples"], domain)
    cache = args.cache or root / "cache"
    request = Request(
        k, args.problem_file, args.n_workers, cache, args.errata, tuple(flags), args.overwrite
    )
    try:
        rows = [(path, evaluate_file(path, request)) for path in paths]
    except HarnessFailed as failed:
        return failed.code
    print("", *remarks(rows), "", table(rows), sep="\n")
    return None


if __name__ == "__main__":
    run_main(main)
