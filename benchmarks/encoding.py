"""MB of source a second: our encoder against datatrove's, in one run, on the same files.

    python benchmarks/encoding.py                        # Python files of the installed packages
    python benchmarks/encoding.py --mb 200 --workers 16 --vocab_size 32000 2>/dev/null

datatrove's `MegatronDocumentTokenizer` makes token files of the same format. Both sides read the
same `.jsonl.gz` shards (one a worker) with the same tokenizer, in as many processes, each on one
core, and the token ids are compared. Files that spell out a special token are left out: datatrove
makes a real one of it, we do not. datatrove has no sketches: of `sketcher` and `generator` only our
own rate is printed, in MB of the files' source, not of the longer or shorter text that is encoded.
Beyond one worker, the time to start the processes counts: take a larger --mb.
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


def write_corpus(corpus: Path, sources: list[str], shards: int) -> None:
    feature = {"ut_score": 0.0, "func_score": 1.0}
    for shard in range(shards):
        records = [{"content": text, "feature": feature} for text in sources[shard::shards]]
        write_jsonl_gz(corpus / "train" / f"{shard:05d}.jsonl.gz", records)


def read_shards(corpus: Path, data: Any, rank: int, world_size: int) -> Iterator[Any]:
    """A reading step of datatrove; its own reader needs one package more."""
    from datatrove.data import Document

    for path in sorted((corpus / "train").iterdir())[rank::world_size]:
        for number, record in enumerate(read_jsonl(path)):
            yield Document(text=record["content"], id=str(number))


def datatrove(corpus: Path, tokenizer: Path, output: Path, workers: int) -> None:
    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.tokens.megatron_tokenizer import MegatronDocumentTokenizer

    LocalPipelineExecutor(
        pipeline=[
            partial(read_shards, corpus),
            MegatronDocumentTokenizer(
                str(output), tokenizer_name_or_path=str(tokenizer / "tokenizer.json")
            ),
        ],
        tasks=workers,
        workers=workers,
        logging_dir=str(output / "logs"),
        skip_completed=False,
    ).run()


def seconds(work: Callable[[], None]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def documents(prefixes: list[Path]) -> list[list[int]]:
    return sorted(d.tolist() for prefix in prefixes for d in IndexedDataset(prefix))


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
    parser.add_argument("--workers", type=int, default=1, help="processes (default: 1)")
    parser.add_argument("--vocab_size", type=int, default=8192)
    parser.add_argument("--repeats", type=int, default=3, help="the median counts (default: 3)")
    args = parser.parse_args()

    from loguru import logger

    logger.disable("datatrove")
    os.environ["TOKENIZERS_PARALLELISM"] = "false"  # one core a process, on both sides
    sources = read_sources(args.folder, args.mb * 1e6)
    mb = sum(len(text.encode()) for text in sources) / 1e6
    print(f"{len(sources):,} files, {mb:.1f} MB, {args.workers} processes")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_corpus(root / "corpus", sources, args.workers)
        train_tokenizer(iter(sources[::10]), args.vocab_size).save_pretrained(root / "tokenizer")

        def ours(type: str) -> None:
            encode_corpus(
                EncodeSettings(
                    *(root / "corpus", root / type, root / "tokenizer", "Python", type),
                    splits=("train",),
                    workers=args.workers,
                    overwrite=True,
                )
            )

        def theirs() -> None:
            datatrove(root / "corpus", root / "tokenizer", root / "theirs", args.workers)

        runs = {type: lambda type=type: ours(type) for type in TYPES} | {"datatrove": theirs}
        times: dict[str, list[float]] = {name: [] for name in runs}
        for _ in range(args.repeats):  # taking turns: a busy moment meets all alike
            for name, work in runs.items():
                times[name].append(seconds(work))
        rates = {name: mb / statistics.median(took) for name, took in times.items()}

        written = sorted(path.with_suffix("") for path in (root / "theirs").glob("*.idx"))
        same = documents(written) == sorted(
            document[1:].tolist() for document in IndexedDataset(root / "normal/train")
        )  # datatrove writes no bos
        assert same, "the two encoders disagree"
    for name, rate in rates.items():
        print(f"{name:10s} {rate:6.2f} MB/s")
    print(f"ratio      {rates['normal'] / rates['datatrove']:6.2f}  (normal / datatrove, same ids)")


if __name__ == "__main__":
    run_main(main)
