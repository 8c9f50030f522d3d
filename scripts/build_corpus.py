"""Build the corpus of one or more domains: clean, deduplicate, select, split.

    python scripts/build_corpus.py --installed --output outputs/corpus \\
        --domain Python --domain Pandas --max_mb Python=48

Writes OUTPUT/<Domain>/{train,valid}/NNNNN.jsonl.gz, one record a line: content, repo_name, path,
stars, sha256, feature {ut_score, func_score} and what else the source's records hold.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from nl2code.corpus import CorpusSettings, build_corpus, describe
from nl2code.errors import UserError, run_main


def main() -> None:
    root = Path(os.environ.get("CERT_ROOT", Path(__file__).resolve().parents[1] / "outputs"))
    parser = argparse.ArgumentParser(
        description="Build the corpus of one or more domains: clean, deduplicate, select, split.",
        epilog="Killed, it continues when started again with the same flags.",
    )
    # what to read
    parser.add_argument(
        "sources",
        nargs="*",
        metavar="SOURCE",
        help="folder (of .py files, a folder a repository; data files in it are read, too), "
        ".py file, .jsonl, .jsonl.gz or .parquet file",
    )
    parser.add_argument(
        "--installed",
        action="store_true",
        help="also the standard library and the packages installed for this Python",
    )
    parser.add_argument(
        "--hub",
        action="append",
        default=[],
        metavar="NAME[:CONFIG[:SPLIT]]",
        help="also this data set of the Hugging Face hub, streamed; can be repeated",
    )
    # what to make
    parser.add_argument(
        "--domain",
        "-d",
        action="append",
        metavar="NAME",
        help="Python (every file), Pandas, Numpy or any import name; can be repeated "
        "(default: Python)",
    )
    parser.add_argument(
        "--max_mb",
        action="append",
        default=[],
        metavar="[NAME=]MB",
        help="cap of a domain, or of each, in MB (10^6 bytes) of kept text; 0: none (default)",
    )
    parser.add_argument(
        "--valid_share",
        type=float,
        default=0.02,
        metavar="SHARE",
        help="share of the files held out for validation (default: %(default)s)",
    )
    # where and how
    parser.add_argument(
        "--output",
        "-o",
        type=Path,
        default=root / "corpus",
        metavar="DIR",
        help="folder for the domains' folders (default: %(default)s)",
    )
    parser.add_argument(
        "--workers",
        type=int,
        default=os.cpu_count() or 1,
        metavar="N",
        help="processes; the output does not depend on it (default: cores, here %(default)s)",
    )
    parser.add_argument("--overwrite", action="store_true", help="make the output anew")
    args = parser.parse_args()

    domains = args.domain or ["Python"]
    settings = CorpusSettings(
        output=args.output,
        domains=domains,
        sources=args.sources,
        installed=args.installed,
        hub=args.hub,
        max_mb=caps(args.max_mb, domains),
        valid_share=args.valid_share,
        workers=args.workers,
        overwrite=args.overwrite,
    )
    for name, facts in build_corpus(settings).items():
        print(describe(name, facts))


def caps(given: list[str], domains: list[str]) -> dict[str, float]:
    """`["48"]` caps every domain, `["Python=48"]` one; the last one wins."""
    found: dict[str, float] = {}
    for text in given:
        name, _, number = text.rpartition("=")
        try:
            found.update(dict.fromkeys([name] if name else domains, float(number)))
        except ValueError:
            raise UserError(f"--max_mb {text}: give MB, or NAME=MB such as Python=48") from None
    return found


if __name__ == "__main__":
    run_main(main)
