"""MB of source a second on one core: our encoder against datatrove's, in one run, same files.

    python benchmarks/encoding.py                        # Python files of the installed packages
    python benchmarks/encoding.py --mb 100 --vocab_size 32000 2>/dev/null

datatrove's `MegatronDocumentTokenizer` makes token files of the same format. Both sides read the
same `.jsonl.gz` with the same tokenizer, in one process and on one core, and the token ids are
compared. Files that spell out a special token are left out: datatrove makes a real one of it, we
do not. datatrove has no sketches: of `sketcher` and `generator` only our own rate is printed, in MB
of the files' source, not of the longer or shorter text that is encoded.

A rate is by the clock, and by CPU time: on a machine that does other things too, only the second
means something.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sysconfig
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from nl2code.encoding import TYPES
from nl2code.encoding_stage import EncodeSettings, encode_corpus
from nl2code.errors import UserError, run_main
from nl2code.files import read_jsonl, write_jsonl_gz
from nl2code.indexed_dataset import IndexedDataset
from nl2code.tokenizer import SPECIAL_TOKENS, train_tokenizer


def read_sources(folder: Path, limit: float) -> list[str]:
    """Python files below a folder, in the order of their paths, `limit` bytes in all."""
    found: list[str] = []
    size = 0
    for path in sorted(folder.rglob("*.py")):
        try:
            text = path.read_text("utf-8")
        except (UnicodeDecodeError, OSError):
            continue
        if not 200 <= len(text) <= 500_000 or any(token in text for token in SPECIAL_TOKENS):
            continue
        found.append(text)
        size += len(text.encode())
        if size >= limit:
            break
    if not found:
        raise UserError(f"no Python files of a usual size in {folder}; choose another --folder")
    return found


def write_corpus(corpus: Path, sources: list[str]) -> None:
    feature = {"ut_score": 0.0, "func_score": 1.0}
    records = [{"content": text, "feature": feature} for text in sources]
    write_jsonl_gz(corpus / "train" / "00000.jsonl.gz", records)


def read_corpus(corpus: Path, *_: Any) -> Iterator[Any]:
    """A reading step of datatrove; its own reader needs one package more."""
    from datatrove.data import Document

    for number, record in enumerate(read_jsonl(corpus / "train" / "00000.jsonl.gz")):
        yield Document(text=record["content"], id=str(number))


def datatrove(corpus: Path, tokenizer: Path, output: Path) -> None:
    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.tokens.megatron_tokenizer import MegatronDocumentTokenizer

    LocalPipelineExecutor(
        pipeline=[
            partial(read_corpus, corpus),
            MegatronDocumentTokenizer(
                str(output), tokenizer_name_or_path=str(tokenizer / "tokenizer.json")
            ),
        ],
        logging_dir=str(output / "logs"),
        skip_completed=False,
    ).run()


def seconds(work: Callable[[], None]) -> tuple[float, float]:
    """(by the clock, of CPU time)."""
    clock, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - clock, time.process_time() - cpu


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--folder",
        type=Path,
        default=Path(sysconfig.get_path("purelib")),
        help="where the Python files lie (default: the installed packages)",
    )
    parser.add_argument("--mb", type=float, default=10, help="of source, 10^6 bytes (default: 10)")
    parser.add_argument("--vocab_size", type=int, default=8192)
    parser.add_argument("--repeats", type=int, default=3, help="the median counts (default: 3)")
    args = parser.parse_args()

    from loguru import logger

    logger.disable("datatrove")
    os.environ["TOKENIZERS_PARALLELISM"] = "false"  # one core, on both sides
    sources = read_sources(args.folder, args.mb * 1e6)
    mb = sum(len(text.encode()) for text in sources) / 1e6
    print(f"{len(sources):,} files, {mb:.1f} MB")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_corpus(root / "corpus", sources)
        train_tokenizer(iter(sources[::10]), args.vocab_size).save_pretrained(root / "tokenizer")

        def ours(type: str) -> None:
            encode_corpus(
                EncodeSettings(
                    *(root / "corpus", root / type, root / "tokenizer", "Python", type),
                    splits=("train",),
                    overwrite=True,
                )
            )

        def theirs() -> None:
            datatrove(root / "corpus", root / "tokenizer", root / "theirs")

        runs = {type: lambda type=type: ours(type) for type in TYPES} | {"datatrove": theirs}
        times: dict[str, list[tuple[float, float]]] = {name: [] for name in runs}
        for _ in range(args.repeats):  # taking turns: a busy moment meets all alike
            for name, work in runs.items():
                times[name].append(seconds(work))
        rates = {  # (MB a second, MB a second of CPU time)
            name: [mb / statistics.median(column) for column in zip(*took, strict=True)]
            for name, took in times.items()
        }

        documents = IndexedDataset(root / "normal/train")
        others = IndexedDataset(root / "theirs/00000_tokens")  # without bos
        same = all(np.array_equal(a[1:], b) for a, b in zip(documents, others, strict=True))
        assert same, "the two encoders disagree"
    print("              MB/s  MB/CPU s")
    for name, (clock, cpu) in rates.items():
        print(f"{name:10s} {clock:7.2f} {cpu:9.2f}")
    ratio = [
        ours / theirs for ours, theirs in zip(rates["normal"], rates["datatrove"], strict=True)
    ]
    print(f"ratio      {ratio[0]:7.2f} {ratio[1]:9.2f}  (normal / datatrove, same token ids)")


if __name__ == "__main__":
    run_main(main)
