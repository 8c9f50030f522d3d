"""Documents of a token file pair and the order of an epoch."""

import numpy as np
import pytest

from nl2code.code_dataset import CodeDataset
from nl2code.dynamic_block_dataset import DynamicBlockDataset
from nl2code.errors import UserError
from nl2code.indexed_dataset import IndexedDatasetWriter, save_features


@pytest.fixture
def prefix(tmp_path):
    """40 documents; the last 20 have 100,000 stars, so twice the weight of the others."""
    with IndexedDatasetWriter(tmp_path / "train", 1000) as writer:
        for document in range(40):
            writer.add([document] * (document % 7 + 1))
    features = np.zeros((40, 3))
    features[20:, 0] = 5
    save_features(tmp_path / "train", features)
    return tmp_path / "train"


def test_documents_are_those_of_the_file(prefix):
    documents = CodeDataset(prefix)
    assert len(documents) == 40
    assert documents[9].tolist() == [9, 9, 9]
    assert documents.sizes[9] == 3


def test_without_weights_each_epoch_is_the_file(prefix):
    assert CodeDataset(prefix).order(5).tolist() == list(range(40))


def test_an_epochs_order_depends_on_seed_and_number_alone(prefix):
    weights = "1.0_0.5_1.0"
    order = CodeDataset(prefix, weights, seed=1).order(3)
    again = CodeDataset(prefix, weights, seed=1)
    again.order(0)
    assert again.order(3).tolist() == order.tolist()
    assert again.order(4).tolist() != order.tolist()
    assert CodeDataset(prefix, weights, seed=2).order(3).tolist() != order.tolist()


def test_good_files_come_more_often(prefix):
    documents = CodeDataset(prefix, "1.0_0.5_1.0")
    seen = np.bincount(np.concatenate([documents.order(e) for e in range(60)]), minlength=40)
    # (1 + 1) / (1 + 0) by the formula of the weights
    assert seen[20:].sum() / seen[:20].sum() == pytest.approx(2, rel=0.03)
    assert seen.min() >= 1


def test_blocks_hold_the_tokens_of_the_order(prefix):
    documents = CodeDataset(prefix, "1.0_0.5_1.0", seed=3)
    blocks = DynamicBlockDataset(documents, block_size=8, blocks=40)
    tokens = np.concatenate([blocks[i]["input_ids"] for i in range(40)])
    expected = np.concatenate([documents[d] for e in range(4) for d in documents.order(e)])
    assert tokens.tolist() == expected[: len(tokens)].tolist()


def test_features_of_other_documents_are_refused(prefix):
    save_features(prefix, np.zeros((39, 3)))
    with pytest.raises(UserError, match="39"):
        CodeDataset(prefix, "1.0_0.5_1.0")


def test_missing_files_are_named(tmp_path):
    with pytest.raises(UserError, match=r"train\.idx does not exist"):
        CodeDataset(tmp_path / "train")
