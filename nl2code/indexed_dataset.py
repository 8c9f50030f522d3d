"""Token files: many documents in one memory-mapped pair `<prefix>.bin` and `<prefix>.idx`.

`.bin` holds the token ids of all documents, one after the other. `.idx` says where each one is, in
the format of Megatron-LM (`megatron/core/datasets/indexed_dataset.py`), which GPT-NeoX and
datatrove share. All numbers are little-endian:

    bytes        what
    9            magic MMIDIDX\\0\\0
    8            version, uint64, always 1
    1            dtype code, uint8: 8 = uint16 (vocabulary below 65,500), 4 = int32
    8            S, number of sequences, uint64
    8            D, length of the document index, uint64 (number of documents + 1)
    4 S          tokens in each sequence, int32
    8 S          byte offset of each sequence in `.bin`, int64
    8 D          document index, int64: document i is sequences [index[i], index[i + 1])

The writer makes one sequence a document. The reader also takes documents of several sequences, and
the older form of fairseq, which has neither D nor the document index. The two forms can be told
apart by the file's size: 26 + 12 S bytes are fairseq's, 34 + 12 S + 8 D Megatron's, and as D is
never negative, no file is both.

Beside a pair lies `<prefix>_features.npy`, float32 (documents, 3): what the sampling weights are
made of (`nl2code.quality`).
"""

from __future__ import annotations

import mmap
import struct
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from nl2code.errors import UserError
from nl2code.files import atomic_path

MAGIC = b"MMIDIDX\x00\x00"
VERSION = 1
# 6 and 7 are floats (which of the two is which differs between the libraries): never token ids.
DTYPES = {
    **{1: np.uint8, 2: np.int8, 3: np.int16, 4: np.int32, 5: np.int64, 8: np.uint16},
    **{9: np.uint32, 10: np.uint64},  # fairseq only
}
_HEAD = struct.Struct("<9sQBQ")  # magic, version, dtype code, S: 26 bytes
_COUNT = struct.Struct("<Q")  # D: 8 bytes


def best_dtype(vocab_size: int) -> np.dtype:
    """uint16 when every id fits with Megatron-LM's margin (below 65,500), else int32."""
    return np.dtype(np.uint16 if vocab_size < 65500 else np.int32)


def bin_path(prefix: Path | str) -> Path:
    return Path(f"{prefix}.bin")


def idx_path(prefix: Path | str) -> Path:
    return Path(f"{prefix}.idx")


def features_path(prefix: Path | str) -> Path:
    return Path(f"{prefix}_features.npy")


@dataclass(frozen=True)
class _Index:
    """What an `.idx` file says; the arrays are views of the mapped file."""

    dtype: np.dtype
    lengths: np.ndarray  # (S,) int32, tokens
    pointers: np.ndarray  # (S,) int64, bytes
    documents: np.ndarray | None  # (D,) int64; None: every sequence is a document

    def __len__(self) -> int:
        """Number of documents."""
        return len(self.lengths) if self.documents is None else len(self.documents) - 1

    @property
    def end(self) -> int:
        """Bytes of `.bin` that the index reaches."""
        if not len(self.lengths):
            return 0
        return int((self.pointers + self.lengths.astype(np.int64) * self.dtype.itemsize).max())


def _read_index(path: Path) -> _Index:
    if not path.is_file():
        raise UserError(f"{path} does not exist; encode the corpus first")
    size = path.stat().st_size
    with path.open("rb") as stream:
        head = stream.read(_HEAD.size)
        if len(head) < _HEAD.size or not head.startswith(MAGIC):
            raise UserError(f"{path} is not a token index (MMIDIDX); encode the corpus again")
        _, version, code, count = _HEAD.unpack(head)
        if version != VERSION or code not in DTYPES:
            raise UserError(
                f"{path}: version {version}, dtype code {code} is not an index of token ids that "
                f"this reader knows (version {VERSION}, codes {sorted(DTYPES)})"
            )
        more = stream.read(_COUNT.size)
        buffer = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)

    broken = UserError(f"{path} is truncated or damaged; encode the corpus again")
    start, documents = _HEAD.size, None
    if size != start + 12 * count:  # Megatron-LM: a document index follows
        start += _COUNT.size
        (entries,) = _COUNT.unpack(more) if len(more) == _COUNT.size else (0,)
        if size != start + 12 * count + 8 * entries or entries == 0:
            raise broken
        documents = np.frombuffer(buffer, "<i8", entries, start + 12 * count)
        if documents[0] != 0 or documents[-1] != count or (np.diff(documents) < 0).any():
            raise broken
        if entries == count + 1 and (np.diff(documents) == 1).all():
            documents = None
    lengths = np.frombuffer(buffer, "<i4", count, start)
    pointers = np.frombuffer(buffer, "<i8", count, start + 4 * count)
    dtype = np.dtype(DTYPES[code])
    if count and (lengths.min() < 0 or pointers.min() < 0 or (pointers % dtype.itemsize).any()):
        raise broken
    return _Index(dtype, lengths, pointers, documents)


class IndexedDataset:
    """Documents of a `.bin`/`.idx` pair, memory-mapped: nothing is read before it is asked for.

    `len(dataset)` is the number of documents; `dataset[i]` is a read-only 1-D array of token ids,
    a view of the file. Can be pickled (the copy maps the files anew).

    Raises:
        UserError: a file is missing, truncated, of another format, or the two do not belong
            together.
    """

    def __init__(self, prefix: Path | str) -> None:
        self.prefix = Path(prefix)
        self._index = _read_index(idx_path(prefix))
        self._tokens = self._map_tokens()  # (all tokens,)
        self.dtype = self._index.dtype
        #: (documents,) int32: tokens in each document
        self.sizes: np.ndarray = self._index.lengths
        if self._index.documents is not None:
            ends = np.concatenate([[0], np.cumsum(self._index.lengths, dtype=np.int64)])
            self.sizes = np.diff(ends[self._index.documents]).astype(np.int32)
        self.total_tokens = int(self._index.lengths.sum(dtype=np.int64))

    def _map_tokens(self) -> np.ndarray:
        path, index = bin_path(self.prefix), self._index
        if not path.is_file():
            raise UserError(f"{path} does not exist, though its index does; encode again")
        size = path.stat().st_size
        if size != index.end:
            raise UserError(
                f"{path} has {size} bytes where its index tells of {index.end}: "
                "it is truncated or belongs to another index; encode the corpus again"
            )
        if size == 0:  # an empty file cannot be mapped
            return np.empty(0, index.dtype)
        with path.open("rb") as stream:
            buffer = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        return np.frombuffer(buffer, index.dtype)

    def __len__(self) -> int:
        return len(self.sizes)

    def __getitem__(self, i: int) -> np.ndarray:
        """Token ids of document `i`, shape (sizes[i],)."""
        if not -len(self) <= i < len(self):
            raise IndexError(f"document {i} of {len(self)}")
        i = int(i) % len(self)
        if self._index.documents is None:
            return self._sequence(i)
        first, last = self._index.documents[i : i + 2]
        parts = [self._sequence(s) for s in range(first, last)]
        return np.concatenate(parts) if parts else np.empty(0, self.dtype)

    def _sequence(self, s: int) -> np.ndarray:
        start = int(self._index.pointers[s]) // self.dtype.itemsize
        return self._tokens[start : start + int(self._index.lengths[s])]

    def __iter__(self) -> Iterator[np.ndarray]:
        return (self[i] for i in range(len(self)))

    def __reduce__(self) -> tuple[type, tuple[Path]]:
        return type(self), (self.prefix,)


class IndexedDatasetWriter:
    """Streams documents into `<prefix>.bin`; `close` writes `<prefix>.idx`, last and at once.

    Until then the tokens lie in a hidden temporary file, so a killed writer leaves no pair that a
    reader would take for whole. Memory: 4 bytes a document.

    Usage: `with IndexedDatasetWriter(prefix, vocab_size) as writer: writer.add(ids)`. A block that
    fails leaves whatever pair was there before.
    """

    def __init__(self, prefix: Path | str, vocab_size: int) -> None:
        self.prefix = Path(prefix)
        self.vocab_size = vocab_size
        self.dtype = best_dtype(vocab_size)
        self._sizes = array("i")  # int32
        self.prefix.parent.mkdir(parents=True, exist_ok=True)
        bin_file = bin_path(prefix)
        self._temporary = bin_file.with_name(f".{bin_file.name}.tmp")
        self._stream = self._temporary.open("wb")

    def add(self, ids: Sequence[int] | np.ndarray) -> None:
        """Add one document: token ids, shape (tokens,), each in [0, vocab_size)."""
        tokens = np.asarray(ids, dtype=np.int64)
        if tokens.ndim != 1:
            raise ValueError(f"a document is one row of ids, not shape {tokens.shape}")
        if len(tokens) and not (tokens.min() >= 0 and tokens.max() < self.vocab_size):
            raise ValueError(
                f"token ids {tokens.min()}..{tokens.max()} do not fit a vocabulary of "
                f"{self.vocab_size}"
            )
        self._stream.write(tokens.astype(self.dtype).tobytes())
        self._sizes.append(len(tokens))

    def add_dataset(self, part: IndexedDataset) -> None:
        """Add every document of `part`, in order."""
        for document in part:
            self.add(document)

    def close(self) -> None:
        """Move the tokens into place and write the index."""
        self._stream.close()
        sizes = np.frombuffer(self._sizes, np.int32) if self._sizes else np.empty(0, np.int32)
        pointers = np.zeros(len(sizes), np.int64)  # bytes
        np.cumsum(sizes[:-1] * np.int64(self.dtype.itemsize), out=pointers[1:])
        code = next(code for code, dtype in DTYPES.items() if dtype == self.dtype)
        idx_path(self.prefix).unlink(missing_ok=True)  # never an old index beside new tokens
        self._temporary.replace(bin_path(self.prefix))
        with atomic_path(idx_path(self.prefix)) as temporary, temporary.open("wb") as idx:
            idx.write(_HEAD.pack(MAGIC, VERSION, code, len(sizes)))
            idx.write(_COUNT.pack(len(sizes) + 1))
            idx.write(sizes.astype("<i4").tobytes())
            idx.write(pointers.astype("<i8").tobytes())
            idx.write(np.arange(len(sizes) + 1, dtype="<i8").tobytes())

    def __enter__(self) -> IndexedDatasetWriter:
        return self

    def __exit__(self, failure: type[BaseException] | None, *_: object) -> None:
        if failure is None:
            self.close()
        else:
            self._stream.close()
            self._temporary.unlink(missing_ok=True)


def merge(prefix: Path | str, parts: Iterable[Path | str], vocab_size: int) -> None:
    """Join the documents of `parts` (prefixes of pairs), in order, into one pair."""
    with IndexedDatasetWriter(prefix, vocab_size) as writer:
        for part in parts:
            writer.add_dataset(IndexedDataset(part))


def save_features(prefix: Path | str, features: np.ndarray) -> None:
    """Write the features of a pair's documents, (documents, 3), as float32, atomically."""
    with atomic_path(features_path(prefix)) as temporary, temporary.open("wb") as stream:
        np.save(stream, np.asarray(features, np.float32))


def load_features(prefix: Path | str) -> np.ndarray:
    """Read (documents, 3) float32: log10(stars + 1), ut_score, func_score.

    Raises `UserError` when the file is missing, broken, or not one row a document of the pair.
    """
    path = features_path(prefix)
    if not path.is_file():
        raise UserError(f"{path} does not exist; encode the corpus again")
    try:
        features = np.load(path, allow_pickle=False)
    except (ValueError, OSError, EOFError) as error:
        raise UserError(f"{path} is not a NumPy array: {error}; encode again") from None
    documents = len(_read_index(idx_path(prefix)))
    if not isinstance(features, np.ndarray) or features.shape != (documents, 3):
        raise UserError(
            f"{path} has shape {getattr(features, 'shape', None)}, "
            f"but {idx_path(prefix)} tells of {documents} documents of 3 features; encode again"
        )
    return features.astype(np.float32, copy=False)
