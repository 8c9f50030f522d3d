"""What several tests of training share: a token folder of toy size, as encoding leaves it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

LINES = ("import pandas as pd", "df = pd.DataFrame({'a': [1, 2, 3]})", "df.head()", "x = df.a + 1")


def toy_tokenizer():
    """Byte-level BPE without merges: 256 bytes and the three special tokens."""
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers
    from transformers import PreTrainedTokenizerFast

    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    special = {"bos_token": "<|beginoftext|>", "eos_token": "<|endoftext|>", "pad_token": "<|pad|>"}
    vocabulary = {token: i for i, token in enumerate([*special.values(), *alphabet])}
    tokenizer = Tokenizer(models.BPE(vocab=vocabulary, merges=[]))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_special_tokens(list(special.values()))
    return PreTrainedTokenizerFast(tokenizer_object=tokenizer, **special)


@pytest.fixture(scope="session")
def make_tokens() -> Callable[..., Path]:
    """make_tokens(folder, train=…, valid=…): documents in each split, of a few short lines."""
    from nl2code.indexed_dataset import IndexedDatasetWriter, save_features
    from nl2code.stage import Stage
    from nl2code.tokenizer import fingerprint

    def make(folder: Path, train: int = 60, valid: int = 12, seed: int = 0) -> Path:
        tokenizer = toy_tokenizer()
        folder.mkdir(parents=True, exist_ok=True)
        domain, kind = folder.parts[-2:]
        stage = Stage(
            folder / "stage.json",
            f"encode {domain}/{kind}",
            {"domain": domain, "type": kind, "seed": seed},
        )
        assert not stage.done()
        tokenizer.save_pretrained(folder / "model")
        random = np.random.default_rng(seed)
        for split, documents in (("train", train), ("valid", valid)):
            with IndexedDatasetWriter(folder / split, len(tokenizer)) as writer:
                for _ in range(documents):
                    text = "\n".join(random.choice(LINES, size=random.integers(1, 6)))
                    ids = tokenizer(text).input_ids
                    writer.add([tokenizer.bos_token_id, *ids, tokenizer.eos_token_id])
            features = np.stack(
                [random.uniform(0, 5, documents), random.random(documents), np.ones(documents)], 1
            )
            save_features(folder / split, features)
        stage.finish(
            tokenizer=fingerprint(tokenizer),
            vocab_size=len(tokenizer),
            documents={"train": train, "valid": valid},
        )
        return folder

    return make
