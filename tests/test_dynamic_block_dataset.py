"""The stream of blocks against the plainest way to make it: lay everything out, then cut."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nl2code.dynamic_block_dataset import DynamicBlockDataset, EvenlySpaced, TokenStream


class InMemory:
    """Documents in a list; each epoch draws some of them, as resampling does."""

    def __init__(self, lengths: list[int], seed: int = 0, shuffle: bool = True) -> None:
        ends = np.cumsum([0, *lengths])
        self.documents = [np.arange(a, b, dtype=np.uint16) for a, b in pairwise(ends)]
        self.sizes = np.array(lengths, dtype=np.int32)
        self.seed = seed
        self.shuffle = shuffle
        self.asked: list[int] = []

    def __getitem__(self, document: int) -> np.ndarray:
        return self.documents[document]

    def order(self, epoch: int) -> np.ndarray:
        self.asked.append(epoch)
        if not self.shuffle:
            return np.arange(len(self.sizes))
        random = np.random.default_rng([self.seed, epoch])
        return random.integers(0, len(self.sizes), size=random.integers(1, 2 * len(self.sizes)))

    def laid_out(self, epochs: int) -> np.ndarray:
        """The first epochs, end to end."""
        parts = [self.documents[d] for e in range(epochs) for d in self.order(e)]
        return np.concatenate(parts)


sources = st.builds(
    InMemory,
    lengths=st.lists(st.integers(1, 9), min_size=1, max_size=6),
    seed=st.integers(0, 99),
)


@given(source=sources, block_size=st.integers(1, 12), data=st.data())
def test_blocks_are_the_laid_out_stream_cut_up(source, block_size, data):
    stream = source.laid_out(epochs=5)
    whole = len(stream) // block_size
    reader = TokenStream(source)
    for index in data.draw(st.lists(st.integers(0, max(0, whole - 1)), max_size=5)):
        if whole:
            start = index * block_size
            assert reader.read(start, block_size).tolist() == (
                stream[start : start + block_size].tolist()
            )


@given(source=sources, block_size=st.integers(1, 7))
def test_a_fresh_reader_continues_where_another_stopped(source, block_size):
    first = [TokenStream(source).read(i * block_size, block_size).tolist() for i in range(6)]
    reader = TokenStream(source)
    assert [reader.read(i * block_size, block_size).tolist() for i in range(6)] == first


def test_validation_reads_each_document_once_in_file_order():
    source = InMemory([3, 5, 2, 4], shuffle=False)
    blocks = DynamicBlockDataset(source, block_size=4)
    assert len(blocks) == 14 // 4
    tokens = np.concatenate([blocks[i]["input_ids"] for i in range(len(blocks))])
    assert tokens.tolist() == list(range(12))


def test_a_run_may_be_longer_than_an_epoch():
    source = InMemory([3, 5], shuffle=False)
    blocks = DynamicBlockDataset(source, block_size=3, blocks=10)
    tokens = np.concatenate([blocks[i]["input_ids"] for i in range(len(blocks))])
    assert tokens.tolist() == (list(range(8)) * 4)[:30]


def test_blocks_are_what_an_embedding_takes():
    block = DynamicBlockDataset(InMemory([9]), block_size=4)[1]["input_ids"]
    assert (block.dtype, block.shape) == (np.int64, (4,))


@pytest.mark.parametrize("shuffle_seed", [None, 7])
def test_each_epoch_is_drawn_once(shuffle_seed):
    source = InMemory([4] * 8)
    blocks = DynamicBlockDataset(source, 3, blocks=60, shuffle_seed=shuffle_seed)
    for index in range(60):
        blocks[index]
    assert source.asked == sorted(set(source.asked))


def test_shuffled_blocks_are_those_of_the_stream_window_by_window():
    source = InMemory([90, 50], shuffle=False)
    plain = DynamicBlockDataset(source, 4, blocks=70)
    mixed = DynamicBlockDataset(source, 4, blocks=70, shuffle_seed=1)
    for start in (0, 35):  # 140 tokens an epoch: windows of 35 blocks
        a, b = (
            [blocks[i]["input_ids"].tolist() for i in range(start, start + 35)]
            for blocks in (plain, mixed)
        )
        assert a != b
        assert sorted(a) == sorted(b)


def test_a_shuffled_block_depends_on_seed_and_number_alone():
    source = InMemory([90, 50], shuffle=False)
    first = DynamicBlockDataset(source, 4, blocks=70, shuffle_seed=1)
    again = DynamicBlockDataset(source, 4, blocks=50, shuffle_seed=1)
    other = DynamicBlockDataset(source, 4, blocks=50, shuffle_seed=2)
    assert first[49]["input_ids"].tolist() == again[49]["input_ids"].tolist()
    assert [first[i]["input_ids"][0] for i in range(50)] != [
        other[i]["input_ids"][0] for i in range(50)
    ]


def test_a_small_validation_set_reaches_through_the_whole_file():
    blocks = DynamicBlockDataset(InMemory([100], shuffle=False), block_size=10)
    few = EvenlySpaced(blocks, 4)
    assert [int(few[i]["input_ids"][0]) for i in range(len(few))] == [0, 20, 50, 70]
    assert len(EvenlySpaced(blocks, 99)) == 10
    with pytest.raises(IndexError):
        few[4]


def test_an_index_outside_is_refused():
    blocks = DynamicBlockDataset(InMemory([8], shuffle=False), block_size=4)
    with pytest.raises(IndexError):
        blocks[2]


def test_less_than_one_block_is_refused():
    with pytest.raises(ValueError, match="7 tokens do not fill one block of 8"):
        DynamicBlockDataset(InMemory([3, 4], shuffle=False), block_size=8)
