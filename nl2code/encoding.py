"""From the files of a corpus to token ids, in as many processes as there are.

What a document holds depends on the type (paper, section 3.3): `normal` the file itself,
`sketcher` its sketch, `generator` sketch and code, block by block. Each document is
bos + text + eos. A file that has no sketch is left out and counted.

The parent cuts the shards into chunks of a few MB and hands these to worker processes; a worker
turns lines into token ids and writes nothing. Where the cuts fall depends on the shards alone, so
the result is the same for any number of workers. What becomes of the chunks: `encoding_stage`.

Workers need neither torch nor transformers: the tokenizer comes to them as its JSON.
"""

from __future__ import annotations

import gzip
import json
import math
import os
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from nl2code import blocks, sketch
from nl2code.errors import UserError
from nl2code.quality import file_features

if TYPE_CHECKING:
    import tokenizers

TYPES = ("normal", "sketcher", "generator")
CHUNK_BYTES = (1 << 20, 16 << 20)  # least and most: what a kill can lose, for each worker
SHARDS = (".jsonl.gz", ".json.gz", ".jsonl")


# ---- one document


def document_text(content: str, type: str, mode: str = "constants") -> str:
    """The text that a model of this type learns from a file. Raises `sketch.SketchError`."""
    if type == "normal":
        return content
    if type == "sketcher":
        return sketch.sketch_code(content, mode)
    if type == "generator":
        return blocks.merge(content, mode)
    raise UserError(f"unknown type {type!r}; known: {', '.join(TYPES)}")


def features_of(record: dict[str, Any]) -> tuple[float, float, float]:
    """(log10(stars + 1), ut_score, func_score) of a corpus record.

    A record without stars has none; scores that it lacks are computed from its content.
    """
    stars = max(0.0, float(record.get("stars") or 0))
    scores = record.get("feature") or {}
    if not {"ut_score", "func_score"} <= scores.keys():
        scores = {**file_features(record["content"]), **scores}
    return math.log10(stars + 1), float(scores["ut_score"]), float(scores["func_score"])


# ---- shards and chunks


def shards(corpus: Path, split: str) -> list[Path]:
    """The split's files, in order. Raises `UserError` when there is not one record in them."""
    folder = corpus / split
    files = folder.iterdir() if folder.is_dir() else ()
    found = sorted(f for f in files if f.name.endswith(SHARDS) and not f.name.startswith("."))
    if not any(line.strip() for path in found for line in read_lines(path)):
        raise UserError(
            f"{folder} holds no records (*.jsonl.gz); build the corpus with "
            "scripts/build_corpus.py, or choose another split with -split"
        )
    return found


def read_lines(path: Path) -> Iterator[bytes]:
    """Lines of a shard, packed or not. Raises `UserError` when it cannot be unpacked."""
    opener = gzip.open if path.suffix == ".gz" else open
    try:
        with opener(path, "rb") as lines:
            yield from lines
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise UserError(f"{path}: broken gzip file: {error}") from None


def read_record(line: bytes, where: str) -> dict[str, Any]:
    """One corpus record; `where` names the line in the `UserError` for anything else."""
    try:
        record = json.loads(line)
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise UserError(f"{where}: not JSON: {error}") from None
    if not isinstance(record, dict) or not isinstance(record.get("content"), str):
        raise UserError(f"{where}: a corpus record is an object with its text in `content`")
    return record


def unpacked_size(path: Path) -> int:
    """Bytes of a shard's lines; gzip notes them (modulo 4 GB) in its last four bytes."""
    size = path.stat().st_size
    if path.suffix != ".gz" or size < 4:
        return size
    with path.open("rb") as packed:
        packed.seek(-4, os.SEEK_END)
        return int.from_bytes(packed.read(4), "little")


@dataclass(frozen=True)
class Chunk:
    """Consecutive lines of one shard. `name` is <shard>-<chunk>; `first_line` counts from 1."""

    name: str
    path: str
    first_line: int
    lines: list[bytes]

    @property
    def size(self) -> int:
        """Bytes of its lines."""
        return sum(map(len, self.lines))


def chunk_size(total: int) -> int:
    """Bytes of a chunk of a split of `total` bytes: about 200 chunks, but neither tiny nor huge."""
    least, most = CHUNK_BYTES
    return min(max(total // 200, least), most)


def chunks(paths: Iterable[Path], size_at_least: int) -> Iterator[Chunk]:
    """Cut shards into chunks of at least so many bytes of lines, but for each shard's last."""
    for shard, path in enumerate(paths):
        lines: list[bytes] = []
        size = count = 0
        first = 1
        for line in read_lines(path):
            lines.append(line)
            size += len(line)
            if size >= size_at_least:
                yield Chunk(f"{shard:05d}-{count:05d}", str(path), first, lines)
                first += len(lines)
                count += 1
                lines, size = [], 0
        if lines:
            yield Chunk(f"{shard:05d}-{count:05d}", str(path), first, lines)


# ---- a chunk's documents


@dataclass
class Part:
    """An encoded chunk; `dropped` counts the files that are not in it, by reason."""

    name: str  # the chunk's
    chunk_bytes: int
    documents: list[np.ndarray] = field(default_factory=list)  # each (tokens,) int32
    features: list[tuple[float, float, float]] = field(default_factory=list)
    dropped: Counter[str] = field(default_factory=Counter)
    text_bytes: int = 0  # of the documents, as UTF-8


@lru_cache(maxsize=1)
def _tokenizer(text: str) -> tokenizers.Tokenizer:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_str(text)
    tokenizer.encode_special_tokens = True
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


@dataclass(frozen=True)
class ChunkEncoder:
    """Turns a chunk into a part, in any process.

    Attributes:
        tokenizer: the fast tokenizer as JSON (`Tokenizer.to_str()`). Text that looks like a
            special token stays ordinary text: nothing but the encoder ends a document.
        bos, eos: ids put around each document.
        type, mode: see `document_text`.
    """

    tokenizer: str
    bos: int
    eos: int
    type: str
    mode: str

    def __call__(self, chunk: Chunk) -> Part:
        tokenizer = _tokenizer(self.tokenizer)
        part = Part(chunk.name, chunk.size)
        for number, line in enumerate(chunk.lines, chunk.first_line):
            if not line.strip():
                continue
            where = f"{chunk.path}:{number}"
            record = read_record(line, where)
            try:
                text = document_text(record["content"], self.type, self.mode)
                encoded = text.encode("utf-8")
            except sketch.SketchError:
                part.dropped["no sketch: not valid Python"] += 1
                continue
            except RecursionError:
                part.dropped["no sketch: nested too deeply"] += 1
                continue
            except UnicodeEncodeError:
                part.dropped["not valid Unicode"] += 1
                continue
            if not text.strip():
                part.dropped["empty"] += 1
                continue
            try:
                features = features_of(record)
            except (TypeError, ValueError, AttributeError):
                raise UserError(f"{where}: `stars` and `feature` must hold numbers") from None
            (encoding,) = tokenizer.encode_batch_fast([text], add_special_tokens=False)
            part.documents.append(np.array([self.bos, *encoding.ids, self.eos], np.int32))
            part.features.append(features)
            part.text_bytes += len(encoded)
        return part
