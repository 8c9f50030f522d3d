"""Token files against what others write and read: datatrove, DeepSpeed, fairseq's layout."""

from __future__ import annotations

import pickle
import struct
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nl2code import indexed_dataset
from nl2code.errors import UserError
from nl2code.indexed_dataset import (
    IndexedDataset,
    IndexedDatasetWriter,
    best_dtype,
    load_features,
    merge,
    save_features,
)

DOCUMENTS = [[1, 5, 6, 2], [1, 2], [1, 4095, 0, 7, 2]]


def write(prefix: Path, documents: list[list[int]] = DOCUMENTS, vocab_size: int = 4096) -> Path:
    with IndexedDatasetWriter(prefix, vocab_size) as writer:
        for document in documents:
            writer.add(document)
    return prefix


def contents(prefix: Path) -> list[list[int]]:
    return [document.tolist() for document in IndexedDataset(prefix)]


@pytest.mark.parametrize(("vocab_size", "token_size"), [(65499, 2), (65500, 4)])
def test_bytes_are_datatroves(tmp_path, vocab_size, token_size):
    from datatrove.pipeline.tokens.megatron_tokenizer import MegatronTokenizedFile

    documents = [*DOCUMENTS, [vocab_size - 1]]
    theirs = MegatronTokenizedFile(str(tmp_path), "theirs", token_size=token_size)
    for document in documents:
        theirs.write(document)
    theirs.close()
    write(tmp_path / "ours", documents, vocab_size)
    for suffix in ("bin", "idx"):
        ours = (tmp_path / f"ours.{suffix}").read_bytes()
        assert ours == (tmp_path / f"theirs.{suffix}").read_bytes()


def test_deepspeeds_reader_reads_ours(tmp_path):
    # Its codes agree with Megatron-LM's for int32, not for uint16.
    from deepspeed.runtime.data_pipeline.data_sampling.indexed_dataset import MMapIndexedDataset

    theirs = MMapIndexedDataset(str(write(tmp_path / "a", vocab_size=70_000)), skip_warmup=True)
    assert [theirs[i].tolist() for i in range(len(theirs))] == DOCUMENTS
    assert theirs.doc_idx.tolist() == [0, 1, 2, 3]


def test_reads_documents_of_several_sequences(tmp_path):
    from deepspeed.runtime.data_pipeline.data_sampling.indexed_dataset import (
        MMapIndexedDatasetBuilder,
    )

    builder = MMapIndexedDatasetBuilder(str(tmp_path / "a.bin"), dtype=np.int32)
    for sequences in ([[1, 2], [3]], [], [[4, 5, 6]]):
        for sequence in sequences:
            builder.add_item_numpy(np.array(sequence, np.int32))
        builder.end_document()
    builder.finalize(str(tmp_path / "a.idx"))
    dataset = IndexedDataset(tmp_path / "a")
    assert [document.tolist() for document in dataset] == [[1, 2, 3], [], [4, 5, 6]]
    assert dataset.sizes.tolist() == [3, 0, 3]
    assert dataset.sizes.dtype == np.int32


@pytest.mark.parametrize("documents", [DOCUMENTS, [[7]], []])
def test_reads_fairseqs_form(tmp_path, documents):
    """fairseq's `MMapIndexedDataset`: as Megatron-LM's, without D and the document index."""
    sizes = np.array([len(d) for d in documents], np.int32)
    pointers = np.array([0, *np.cumsum(sizes)[:-1]][: len(sizes)], np.int64) * 2
    (tmp_path / "a.idx").write_bytes(
        b"MMIDIDX\x00\x00"
        + struct.pack("<QBQ", 1, 8, len(sizes))
        + sizes.tobytes()
        + pointers.tobytes()
    )
    (tmp_path / "a.bin").write_bytes(
        np.array([i for d in documents for i in d], np.uint16).tobytes()
    )
    assert contents(tmp_path / "a") == documents


@settings(max_examples=50, deadline=None)
@given(
    documents=st.lists(st.lists(st.integers(0, 299), max_size=20), max_size=20),
    wide=st.booleans(),
)
def test_round_trip(tmp_path_factory, documents, wide):
    prefix = write(tmp_path_factory.mktemp("pair") / "a", documents, 70_000 if wide else 300)
    dataset = IndexedDataset(prefix)
    assert contents(prefix) == documents
    assert dataset.sizes.tolist() == [len(d) for d in documents]
    assert dataset.total_tokens == sum(map(len, documents))


def test_best_dtype_leaves_megatrons_margin():
    assert best_dtype(65_499) == np.uint16
    assert best_dtype(65_500) == np.int32


def test_index_like_a_sequence(tmp_path):
    dataset = IndexedDataset(write(tmp_path / "a"))
    assert dataset[-1].tolist() == DOCUMENTS[-1]
    with pytest.raises(IndexError):
        dataset[3]


def test_a_document_is_a_view_that_cannot_be_written(tmp_path):
    document = IndexedDataset(write(tmp_path / "a"))[0]
    assert not document.flags.owndata
    assert not document.flags.writeable


def test_pickle_maps_anew(tmp_path):
    dataset = IndexedDataset(write(tmp_path / "a", [list(range(1000))] * 100))
    packed = pickle.dumps(dataset)
    assert len(packed) < 1000
    assert pickle.loads(packed)[99].tolist() == list(range(1000))


def test_merge_is_as_if_written_at_once(tmp_path):
    write(tmp_path / "whole", DOCUMENTS * 2 + [[9]])
    parts = [write(tmp_path / "p0"), write(tmp_path / "p1", []), write(tmp_path / "p2")]
    merge(tmp_path / "merged", [*parts, write(tmp_path / "p3", [[9]])], 4096)
    for suffix in ("bin", "idx"):
        merged = (tmp_path / f"merged.{suffix}").read_bytes()
        assert merged == (tmp_path / f"whole.{suffix}").read_bytes()


@pytest.mark.parametrize("ids", [[4096], [-1], [1, 70_000]])
def test_ids_outside_the_vocabulary_are_refused(tmp_path, ids):
    with (
        pytest.raises(ValueError, match="do not fit a vocabulary of 4096"),
        IndexedDatasetWriter(tmp_path / "a", 4096) as writer,
    ):
        writer.add(ids)


# ---- what must not be read


def test_every_truncation_of_an_index_is_noticed(tmp_path):
    write(tmp_path / "a")
    whole = (tmp_path / "a.idx").read_bytes()
    for length in range(len(whole)):
        (tmp_path / "a.idx").write_bytes(whole[:length])
        with pytest.raises(UserError, match=r"a\.(idx|bin)"):
            IndexedDataset(tmp_path / "a")


@pytest.mark.parametrize("change", [-2, -1, 1, 2])
def test_tokens_that_do_not_match_the_index(tmp_path, change):
    write(tmp_path / "a")
    path = tmp_path / "a.bin"
    whole = path.read_bytes()
    path.write_bytes(whole + b"\0" * change if change > 0 else whole[:change])
    with pytest.raises(UserError, match=r"a\.bin"):
        IndexedDataset(tmp_path / "a")


@pytest.mark.parametrize("suffix", ["bin", "idx"])
def test_a_missing_file_is_named(tmp_path, suffix):
    write(tmp_path / "a")
    (tmp_path / f"a.{suffix}").unlink()
    with pytest.raises(UserError, match=rf"a\.{suffix} does not exist"):
        IndexedDataset(tmp_path / "a")


@pytest.mark.parametrize(
    ("offset", "value"),
    [
        (0, b"TNTIDX\x00\x00\x00"),  # fairseq's oldest format
        (9, struct.pack("<Q", 2)),  # version
        (17, b"\x06"),  # a float dtype
        (17, b"\x04"),  # int32: then the offsets are wrong
        (18, struct.pack("<Q", 2**60)),  # sequences
        (34, struct.pack("<i", -4)),  # a size
        (46, struct.pack("<q", -8)),  # an offset
        (70, struct.pack("<q", 1)),  # the document index
        (78, struct.pack("<q", 3)),
        (94, struct.pack("<q", 4)),
    ],
)
def test_a_damaged_index_is_refused(tmp_path, offset, value):
    write(tmp_path / "a")
    data = bytearray((tmp_path / "a.idx").read_bytes())
    data[offset : offset + len(value)] = value
    (tmp_path / "a.idx").write_bytes(data)
    with pytest.raises(UserError, match=r"a\.(idx|bin)"):
        IndexedDataset(tmp_path / "a")


def test_an_empty_document_index_is_refused(tmp_path):
    write(tmp_path / "a")
    data = (tmp_path / "a.idx").read_bytes()
    (tmp_path / "a.idx").write_bytes(data[:26] + struct.pack("<Q", 0) + data[34 : 34 + 12 * 3])
    with pytest.raises(UserError, match=r"a\.idx"):
        IndexedDataset(tmp_path / "a")


# ---- a writer that does not come to its end


def test_a_failed_writer_leaves_the_old_pair(tmp_path):
    write(tmp_path / "a")
    with (
        pytest.raises(RuntimeError),
        IndexedDatasetWriter(tmp_path / "a", 4096) as writer,
    ):
        writer.add([3])
        raise RuntimeError
    assert contents(tmp_path / "a") == DOCUMENTS
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.bin", "a.idx"]


def test_tokens_without_their_index_are_no_dataset(tmp_path, monkeypatch):
    """Killed between the two files: neither the old index nor a part of the new one is taken."""
    write(tmp_path / "a", [[1, 2, 3, 4]])

    def killed(path: Path):
        raise KeyboardInterrupt

    monkeypatch.setattr(indexed_dataset, "atomic_path", killed)
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path / "a", [[5, 6], [7, 8]])
    with pytest.raises(UserError, match=r"a\.idx does not exist"):
        IndexedDataset(tmp_path / "a")


# ---- features


def test_features_round_trip(tmp_path):
    features = np.array([[0.3, 0, 1], [5, 0.25, 0.5], [0, 1, 0]], np.float32)
    save_features(write(tmp_path / "a"), features)
    loaded = load_features(tmp_path / "a")
    assert loaded.dtype == np.float32
    assert (loaded == features).all()


@pytest.mark.parametrize("shape", [(2, 3), (3, 2), (3,)])
def test_features_of_other_documents_are_refused(tmp_path, shape):
    save_features(write(tmp_path / "a"), np.zeros(shape))
    with pytest.raises(UserError, match=r"a_features\.npy"):
        load_features(tmp_path / "a")


def test_broken_features_are_named(tmp_path):
    write(tmp_path / "a")
    (tmp_path / "a_features.npy").write_bytes(b"\x93NUMPY")
    with pytest.raises(UserError, match=r"a_features\.npy"):
        load_features(tmp_path / "a")
