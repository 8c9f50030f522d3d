"""Train a byte-level BPE tokenizer on a corpus, and measure it on the validation split.

    python scripts/train_tokenizer.py --corpus outputs/corpus/Python --output outputs/tokenizer \\
        --vocab_size 32000
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from nl2code.errors import run_main
from nl2code.tokenizer import build_tokenizer


def main() -> None:
    root = Path(os.environ.get("CERT_ROOT", Path(__file__).resolve().parents[1] / "outputs"))
    parser = argparse.ArgumentParser(
        description="Train a byte-level BPE tokenizer on a corpus, and measure it."
    )
    parser.add_argument(
        "--corpus",
        "-i",
        type=Path,
        default=root / "corpus" / "Python",
        metavar="DIR",
        help="folder with train/ and valid/ of *.jsonl.gz (default: %(default)s)",
    )
    parser.add_argument(
        "--output",
        "-o",
        type=Path,
        default=root / "tokenizer",
        metavar="DIR",
        help="folder for the tokenizer (default: %(default)s)",
    )
    parser.add_argument(
        "--vocab_size",
        type=int,
        default=32_000,
        metavar="N",
        help="tokens at most, special ones included (default: %(default)s, the paper's)",
    )
    parser.add_argument(
        "--max_mb",
        type=float,
        default=0,
        metavar="MB",
        help="MB (10^6 bytes) of training text to use; 0: all (default)",
    )
    parser.add_argument("--overwrite", action="store_true", help="make the output anew")
    args = parser.parse_args()

    facts = build_tokenizer(
        args.corpus, args.output, args.vocab_size, args.max_mb, overwrite=args.overwrite
    )
    measured = (
        f"{facts['bytes_per_token']:.2f} bytes per token on {facts['valid_mb']:.1f} MB of "
        "validation text"
        if facts["bytes_per_token"]
        else "no validation text to measure it on"
    )
    print(
        f"tokenizer {facts['fingerprint']}: {facts['vocab_size']:,} tokens, trained on "
        f"{facts['train_mb']:.1f} MB; {measured}"
    )


if __name__ == "__main__":
    run_main(main)
