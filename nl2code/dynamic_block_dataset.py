"""Documents of any length -> blocks of one length, cut at the moment they are read.

As in GPT training, the documents of an epoch are laid end to end and cut every `block_size`
tokens; a block may begin and end inside a document (each document is bos + text + eos, so the
model sees where one ends). Epochs are laid end to end too, each in an order of its own, so the
training data is one endless stream and the tail of an epoch is not lost:

    epoch 0            | epoch 1            | epoch 2 ...
    doc 3 | 0 | 1 | 0  | doc 1 | 3 | 2 | 0  | doc ...
    [block 0][block 1][block 2][block 3][block 4] ...

Neighbouring blocks come from one document, and batches of such blocks train badly (the quickstart
loses about one nat a token to it), so a training run reads the blocks of the stream shuffled,
window by window; a window is about an epoch, at most 2^20 blocks.

Block i of a run is therefore a pure function of (documents, weights, seed, i): a run that was
killed after k blocks goes on with block k, whatever the number of processes. Nothing is copied:
a block is gathered from the memory-mapped file by a cumulative sum of sizes and a binary search.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Protocol

import numpy as np

WINDOW = 1 << 20  # blocks shuffled at a time, at most: 8 MB of positions
KEPT_EPOCHS = 4  # a window of shuffled blocks can touch three


class Documents(Protocol):
    """What the stream needs of its source; `nl2code.code_dataset.CodeDataset` is one."""

    sizes: np.ndarray  # (documents,) tokens in each

    def __getitem__(self, document: int) -> np.ndarray: ...

    def order(self, epoch: int) -> np.ndarray: ...


class TokenStream:
    """The endless token stream of a source of documents, with random access.

    >>> stream.read(start=1_000_000, length=1024).shape
    (1024,)
    """

    def __init__(self, documents: Documents) -> None:
        self.documents = documents
        self._starts = [0]  # _starts[e]: position in the stream at which epoch e begins
        self._epochs: dict[int, tuple[np.ndarray, np.ndarray]] = {}  # those read last

    def epoch(self, number: int) -> tuple[np.ndarray, np.ndarray]:
        """Order (n,) of an epoch's documents, and bounds (n + 1,): token offsets within it."""
        if number not in self._epochs:
            order = self.documents.order(number)  # (n,)
            bounds = np.zeros(len(order) + 1, dtype=np.int64)
            np.cumsum(self.documents.sizes[order], out=bounds[1:])
            while len(self._epochs) >= KEPT_EPOCHS:  # made again when asked for
                del self._epochs[next(iter(self._epochs))]
            self._epochs[number] = order, bounds
        return self._epochs[number]

    def epoch_start(self, number: int) -> int:
        """Position in the stream of the first token of an epoch."""
        while len(self._starts) <= number:
            tokens = int(self.epoch(len(self._starts) - 1)[1][-1])
            if tokens == 0:
                raise ValueError("an epoch without a single token: the stream would never end")
            self._starts.append(self._starts[-1] + tokens)
        return self._starts[number]

    def read(self, start: int, length: int) -> np.ndarray:
        """Tokens [start, start + length) of the stream, (length,) int64."""
        while self._starts[-1] <= start:
            self.epoch_start(len(self._starts))
        number = bisect_right(self._starts, start) - 1
        block = np.empty(length, dtype=np.int64)
        filled = 0
        while filled < length:
            order, bounds = self.epoch(number)
            offset = start + filled - self.epoch_start(number)  # within the epoch
            place = int(np.searchsorted(bounds, offset, side="right")) - 1
            while filled < length and place < len(order):
                document = self.documents[int(order[place])]
                part = document[offset - bounds[place] :][: length - filled]
                block[filled : filled + len(part)] = part
                filled += len(part)
                offset += len(part)
                place += 1
            number += 1
        return block


class DynamicBlockDataset:
    """Map-style dataset (for `torch.utils.data.DataLoader`) of blocks of `block_size` tokens.

    Args:
        documents: where the tokens come from.
        block_size: tokens in a block.
        blocks: how many blocks of the endless stream, over as many epochs as they need. None:
            as many whole blocks as epoch 0 holds, which for a source without weights is every
            document once, in file order (the last tokens, fewer than a block, are left out).
        shuffle_seed: read the blocks shuffled, for training; None: in the order of the stream.

    Raises:
        ValueError: the documents do not fill one block.
    """

    def __init__(
        self,
        documents: Documents,
        block_size: int,
        blocks: int | None = None,
        shuffle_seed: int | None = None,
    ) -> None:
        self.stream = TokenStream(documents)
        self.block_size = block_size
        self.shuffle_seed = shuffle_seed
        # Of the first epoch; later ones differ a little, as other documents are drawn twice.
        self.epoch_tokens = int(self.stream.epoch(0)[1][-1])
        if self.epoch_tokens < block_size:
            raise ValueError(
                f"{self.epoch_tokens:,} tokens do not fill one block of {block_size:,}"
            )
        self.blocks = self.epoch_tokens // block_size if blocks is None else blocks
        self._window = min(self.epoch_tokens // block_size, WINDOW)  # blocks
        self._shuffled: tuple[int, np.ndarray] | None = None  # number and (window,) of the last

    def __len__(self) -> int:
        return self.blocks

    def __getitem__(self, index: int) -> dict[str, np.ndarray]:
        """`input_ids` of one block, (block_size,) int64."""
        if not 0 <= index < self.blocks:
            raise IndexError(f"block {index} of {self.blocks}")
        place = self._place(index) * self.block_size
        return {"input_ids": self.stream.read(place, self.block_size)}

    def _place(self, index: int) -> int:
        """Where in the stream, in blocks, block `index` of the run lies."""
        if self.shuffle_seed is None:
            return index
        number, offset = divmod(index, self._window)
        if self._shuffled is None or self._shuffled[0] != number:
            random = np.random.default_rng([self.shuffle_seed, number])
            self._shuffled = number, random.permutation(self._window)
        return number * self._window + int(self._shuffled[1][offset])


class EvenlySpaced:
    """`count` blocks of a dataset, evenly spaced: a validation set that is no file's beginning."""

    def __init__(self, blocks: DynamicBlockDataset, count: int) -> None:
        self.blocks = blocks
        self.block_size = blocks.block_size
        self.count = min(count, len(blocks))

    def __len__(self) -> int:
        return self.count

    def __getitem__(self, index: int) -> dict[str, np.ndarray]:
        """`input_ids` of one block, (block_size,) int64."""
        if not 0 <= index < self.count:
            raise IndexError(f"block {index} of {self.count}")
        return self.blocks[index * len(self.blocks) // self.count]
