"""The documents of one token file pair, and the order in which an epoch reads them.

`train.bin`/`train.idx` hold one token sequence a file of code (`nl2code.indexed_dataset`), and
`train_features.npy` what the file's quality is judged by. An epoch's order is drawn from those
features (paper, appendix A.2, "Resampling": good files come more often, each at least once in
training); it depends on nothing but the features, the weights, the seed and the epoch's number,
so a run that is started again sees the same order.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from nl2code.errors import UserError
from nl2code.indexed_dataset import IndexedDataset, load_features
from nl2code.quality import resample, sampling_weights


class CodeDataset:
    """Documents under one prefix, such as `tokens/Pandas/normal/train`.

    Args:
        prefix: path without `.bin`/`.idx`.
        weights: `a_b_c` of the sampling weight (see `nl2code.quality`); None reads every document
            once, in the order of the file, in every epoch: what a validation set wants.
        seed: seed of the resampling.

    Raises:
        UserError: a file is missing, or the features belong to other documents.
    """

    def __init__(self, prefix: str | Path, weights: str | None = None, seed: int = 0) -> None:
        self.documents = IndexedDataset(prefix)
        self.sizes: np.ndarray = np.asarray(self.documents.sizes)  # (documents,) int32, tokens
        self.seed = seed
        self.weights: np.ndarray | None = None  # (documents,) float64
        if weights is not None:
            features = load_features(prefix)  # (documents, 3)
            if len(features) != len(self.sizes):
                raise UserError(
                    f"{prefix}_features.npy describes {len(features):,} documents but {prefix}.idx "
                    f"holds {len(self.sizes):,}; encode the domain again with --overwrite"
                )
            self.weights = sampling_weights(features, weights)

    def __len__(self) -> int:
        return len(self.sizes)

    def __getitem__(self, document: int) -> np.ndarray:
        """Token ids of one document, (tokens,), as they lie in the file."""
        return self.documents[document]

    def order(self, epoch: int) -> np.ndarray:
        """Documents in the order in which `epoch` (0, 1, …) reads them, int64; some may repeat."""
        if self.weights is None:
            return np.arange(len(self.sizes), dtype=np.int64)
        return resample(self.weights, epoch, self.seed)
