"""Encode a corpus into token files: `corpus/<Domain>` -> `tokens/<Domain>/<type>`.

    python scripts/encode_domain.py -i outputs/corpus/Pandas -o outputs/tokens/Pandas/sketcher \\
        -model outputs/models/Python/normal -d Pandas -type sketcher

Killed, it continues when started again with the same command.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from nl2code.encoding import TYPES
from nl2code.encoding_stage import SPLITS, EncodeSettings, encode_corpus
from nl2code.errors import run_main
from nl2code.sketch import MODES


def parse_args(argv: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__.split("\n\n")[0], formatter_class=argparse.ArgumentDefaultsHelpFormatter
    )
    paths = parser.add_argument_group("from where to where")
    paths.add_argument(
        *("-i", "--input"),
        type=Path,
        required=True,
        metavar="FOLDER",
        help="corpus: train/ and valid/ with *.jsonl.gz, one file of code a line under `content`",
    )
    paths.add_argument(
        *("-o", "--output"), type=Path, required=True, metavar="FOLDER", help="for the token files"
    )
    paths.add_argument(
        *("-model", "--model"),
        type=Path,
        required=True,
        metavar="FOLDER",
        help="the tokenizer and, where there is one, the base model; copied to OUTPUT/model",
    )
    what = parser.add_argument_group("what a document holds")
    what.add_argument(
        *("-d", "--domain"),
        help="Python, Pandas, Numpy or another import name; needed when the corpus does not say",
    )
    what.add_argument(
        *("-type", "--type"),
        choices=TYPES,
        default="normal",
        help="normal: the file; sketcher: its sketch; generator: sketch and code, block by block",
    )
    what.add_argument(
        *("-split", "--split"), choices=(*SPLITS, "all"), default="all", help="which part to encode"
    )
    what.add_argument(
        *("-mode", "--mode"),
        choices=MODES,
        default="constants",
        help="what a sketch replaces: constants (CERT), names (CERT-N), all (CERT-NC), released "
        "(as the authors' published transform did); unused by type normal",
    )
    how = parser.add_argument_group("how")
    how.add_argument(
        *("-t", "--workers"),
        type=int,
        default=len(os.sched_getaffinity(0)),
        metavar="N",
        help="worker processes; the result does not depend on it",
    )
    how.add_argument("--overwrite", action="store_true", help="make the output anew")
    return parser.parse_args(argv)


def main() -> None:
    args = parse_args()
    encode_corpus(
        EncodeSettings(
            corpus=args.input,
            output=args.output,
            model=args.model,
            domain=args.domain,
            type=args.type,
            mode=args.mode,
            splits=SPLITS if args.split == "all" else (args.split,),
            workers=args.workers,
            overwrite=args.overwrite,
        )
    )


if __name__ == "__main__":
    run_main(main)
