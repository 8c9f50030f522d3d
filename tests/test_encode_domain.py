"""Corpus to token files: what a document holds, that nothing is lost, kills and mistakes."""

from __future__ import annotations

import gzip
import json
import math
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from nl2code import blocks, encoding, encoding_stage, sketch
from nl2code.encoding_stage import EncodeSettings, encode_corpus
from nl2code.errors import UserError
from nl2code.files import read_json, write_json, write_jsonl_gz
from nl2code.indexed_dataset import IndexedDataset, load_features
from nl2code.quality import file_features
from nl2code.tokenizer import fingerprint, load_tokenizer, train_tokenizer

ROOT = Path(__file__).resolve().parents[1]

CODE = '''"""Frames."""
import pandas as pd


def load(path, n=10):
    """Read."""
    # the head
    return pd.read_csv(path, sep=";").head(n + {i})


class Table:
    name = "table {i}"

    def test_size(self):
        assert len(load("a.csv")) == {i}.5
'''
BROKEN = "import pandas\ndef f(:\n"


def record(i: int, **more) -> dict:
    feature = {"ut_score": i % 5 / 5, "func_score": 1 - i % 3 / 3}
    return {"content": CODE.replace("{i}", str(i)), "stars": i, "feature": feature, **more}


def make_corpus(folder: Path, train: list[list[dict]], valid: list[dict]) -> Path:
    for number, records in enumerate(train):
        write_jsonl_gz(folder / "train" / f"{number:05d}.jsonl.gz", records)
    write_jsonl_gz(folder / "valid" / "00000.jsonl.gz", valid)
    return folder


@pytest.fixture(scope="session")
def model(tmp_path_factory) -> Path:
    """A folder with a tokenizer."""
    folder = tmp_path_factory.mktemp("model")
    train_tokenizer(iter([CODE] * 2), 350).save_pretrained(folder)
    return folder


@pytest.fixture
def corpus(tmp_path) -> Path:
    """Two shards of 6 and 4 files (one of them broken, one empty) and a validation file."""
    train = [
        [record(i) for i in range(6)],
        [record(6), record(7, content=BROKEN), record(8, content=" \n"), record(9)],
    ]
    return make_corpus(tmp_path / "corpus", train, [record(10)])


def encode(corpus: Path, output: Path, model: Path, **more) -> dict:
    """Encode and return the facts of the stage."""
    encode_corpus(EncodeSettings(corpus, output, model, **{"domain": "Pandas", **more}))
    return read_json(output / "stage.json")["facts"]


def texts(output: Path, model: Path, split: str = "train") -> list[str]:
    """The documents, decoded by the tokenizer itself, without their bos and eos."""
    tokenizer = load_tokenizer(model)
    found = []
    for document in IndexedDataset(output / split):
        assert document[0] == tokenizer.bos_token_id
        assert document[-1] == tokenizer.eos_token_id
        found.append(tokenizer.decode(document[1:-1].tolist()))
    return found


def files(output: Path) -> dict[str, bytes]:
    """Every file of an output but the stage's own, which tells times."""
    return {
        str(path.relative_to(output)): path.read_bytes()
        for path in sorted(output.rglob("*"))
        if path.is_file() and path.name != "stage.json"
    }


GOOD = [CODE.replace("{i}", str(i)) for i in (0, 1, 2, 3, 4, 5, 6, 9)]


# ---- what a document holds


def test_normal_is_the_file_itself(corpus, model, tmp_path):
    facts = encode(corpus, tmp_path / "out", model)
    assert texts(tmp_path / "out", model) == [*GOOD[:7], BROKEN, GOOD[7]]
    assert facts["documents"] == {"train": 9, "valid": 1}
    assert facts["dropped"] == {"empty": 1}


@pytest.mark.parametrize("mode", sketch.MODES)
def test_sketcher_is_the_sketch(corpus, model, tmp_path, mode):
    facts = encode(corpus, tmp_path / "out", model, type="sketcher", mode=mode)
    found = texts(tmp_path / "out", model)
    assert found == [sketch.sketch_code(content, mode) for content in GOOD]
    assert set(found).isdisjoint(GOOD)
    assert facts["dropped"] == {"empty": 1, "no sketch: not valid Python": 1}


@pytest.mark.parametrize("mode", sketch.MODES)
def test_generator_is_sketch_and_code_by_blocks(corpus, model, tmp_path, mode):
    encode(corpus, tmp_path / "out", model, type="generator", mode=mode)
    found = texts(tmp_path / "out", model)
    assert found == [blocks.merge(content, mode) for content in GOOD]
    assert all(blocks.SEGMENTATION in text for text in found)


def test_token_ids_are_the_tokenizers(corpus, model, tmp_path):
    encode(corpus, tmp_path / "out", model)
    tokenizer = load_tokenizer(model)
    expected = tokenizer(GOOD[0], add_special_tokens=False)["input_ids"]
    assert IndexedDataset(tmp_path / "out/train")[0][1:-1].tolist() == expected


def test_agrees_with_datatroves_tokenizer(corpus, model, tmp_path):
    """datatrove writes text + eos for the same files, into the same format."""
    from datatrove.data import Document
    from datatrove.pipeline.tokens.megatron_tokenizer import MegatronDocumentTokenizer

    encode(corpus, tmp_path / "out", model)
    ours = IndexedDataset(tmp_path / "out/train")
    step = MegatronDocumentTokenizer(
        str(tmp_path / "theirs"), tokenizer_name_or_path=str(model / "tokenizer.json")
    )
    step.run([Document(text=t, id="") for t in [*GOOD[:7], BROKEN, GOOD[7]]])
    theirs = IndexedDataset(tmp_path / "theirs/00000_tokens")
    assert [d.tolist() for d in theirs] == [d[1:].tolist() for d in ours]


def test_a_special_token_in_a_file_is_ordinary_text(model, tmp_path):
    content = 'import pandas\nend = "<|endoftext|>"\n'
    corpus = make_corpus(tmp_path / "c", [[{"content": content}]], [record(0)])
    encode(corpus, tmp_path / "out", model)
    (document,) = IndexedDataset(tmp_path / "out/train")
    eos = load_tokenizer(model).eos_token_id
    assert (document == eos).sum() == 1
    assert texts(tmp_path / "out", model) == [content]


def test_any_text_comes_back(model, tmp_path):
    contents = ["# pandas \u00e9 \U0001f43c\r\n\tx = 1 \f\x00", "\ufeffimport pandas", "  \n\n x"]
    train = [[{"content": content} for content in contents]]
    encode(make_corpus(tmp_path / "c", train, [record(0)]), tmp_path / "out", model)
    assert texts(tmp_path / "out", model) == contents


def test_half_a_surrogate_pair_is_dropped_and_counted(model, tmp_path):
    bad = {"content": "import pandas\ns = '\ud83d'\n"}
    corpus = make_corpus(tmp_path / "c", [[bad, record(1)]], [record(0)])
    assert encode(corpus, tmp_path / "out", model)["dropped"] == {"not valid Unicode": 1}


def test_features(model, tmp_path):
    scores = {"ut_score": 0.25, "func_score": 0.75}
    train = [
        {"content": CODE, "stars": 99, "feature": scores},
        {"content": CODE, "stars": -1, "feature": scores},
        {"content": CODE, "stars": None},
        {"content": CODE, "feature": {"ut_score": 0.125}},
    ]
    encode(make_corpus(tmp_path / "c", [train], [record(0)]), tmp_path / "out", model)
    own = file_features(CODE)
    expected = [
        (2, 0.25, 0.75),
        (0, 0.25, 0.75),
        (0, own["ut_score"], own["func_score"]),
        (0, 0.125, own["func_score"]),
    ]
    assert load_features(tmp_path / "out/train") == pytest.approx(np.array(expected))


def test_features_stay_with_their_documents(corpus, model, tmp_path):
    encode(corpus, tmp_path / "out", model, type="sketcher")
    stars = [math.log10(i + 1) for i in (0, 1, 2, 3, 4, 5, 6, 9)]
    assert load_features(tmp_path / "out/train")[:, 0] == pytest.approx(stars)


# ---- the folder


def test_facts(corpus, model, tmp_path):
    facts = encode(corpus, tmp_path / "out", model, type="sketcher")
    train = IndexedDataset(tmp_path / "out/train")
    assert facts["documents"] == {"train": 8, "valid": 1}
    assert facts["tokens"]["train"] == train.total_tokens
    assert facts["vocab_size"] == 350
    assert facts["tokenizer"] == fingerprint(load_tokenizer(tmp_path / "out/model"))
    sketches = [sketch.sketch_code(content) for content in GOOD]
    assert facts["text_bytes"]["train"] == sum(len(s.encode()) for s in sketches)


def test_tokenizer_and_base_model_lie_beside_the_tokens(corpus, model, tmp_path):
    base = tmp_path / "base"
    shutil.copytree(model, base)
    write_json(base / "config.json", {"vocab_size": 350})
    for name in ("model.safetensors", "pytorch_model.bin", "optimizer.pt", "trainer_state.json"):
        (base / name).write_bytes(name.encode())
    encode(corpus, tmp_path / "out", base)
    copied = {path.name for path in (tmp_path / "out/model").iterdir()}
    assert copied == {
        *("tokenizer.json", "tokenizer_config.json", "config.json", "model.safetensors"),
    }
    assert (tmp_path / "out/model/tokenizer.json").read_bytes() == (
        model / "tokenizer.json"
    ).read_bytes()


def test_bytes_do_not_depend_on_workers_or_chunks(corpus, model, tmp_path, monkeypatch):
    encode(corpus, tmp_path / "one", model, type="generator")
    monkeypatch.setattr(encoding, "CHUNK_BYTES", (500, 500))
    for workers in (1, 3):
        encode(corpus, tmp_path / f"w{workers}", model, type="generator", workers=workers)
    assert files(tmp_path / "w1") == files(tmp_path / "w3")
    a, b = IndexedDataset(tmp_path / "one/train"), IndexedDataset(tmp_path / "w3/train")
    assert [d.tolist() for d in a] == [d.tolist() for d in b]


def test_unpacked_shards_are_read_too(corpus, model, tmp_path):
    encode(corpus, tmp_path / "packed", model)
    for path in (corpus / "train").iterdir():
        path.with_suffix("").write_bytes(gzip.decompress(path.read_bytes()))
        path.unlink()
    encode(corpus, tmp_path / "plain", model)
    assert files(tmp_path / "plain")["train.bin"] == files(tmp_path / "packed")["train.bin"]


# ---- done, changed, one split at a time


def test_done_work_is_skipped(corpus, model, tmp_path, capsys, monkeypatch):
    encode(corpus, tmp_path / "out", model)
    before = (tmp_path / "out/stage.json").read_bytes()
    monkeypatch.setattr(encoding_stage, "ordered_map", None)  # nothing may be encoded
    encode(corpus, tmp_path / "out", model)
    assert "already done" in capsys.readouterr().out
    assert (tmp_path / "out/stage.json").read_bytes() == before


def test_other_settings_need_overwrite(corpus, model, tmp_path):
    encode(corpus, tmp_path / "out", model, type="sketcher")
    with pytest.raises(UserError, match="overwrite"):
        encode(corpus, tmp_path / "out", model, type="sketcher", mode="all")
    assert texts(tmp_path / "out", model)[0] == sketch.sketch_code(GOOD[0])
    encode(corpus, tmp_path / "out", model, type="sketcher", mode="all", overwrite=True)
    assert texts(tmp_path / "out", model)[0] == sketch.sketch_code(GOOD[0], "all")


def test_a_changed_corpus_needs_overwrite(corpus, model, tmp_path):
    encode(corpus, tmp_path / "out", model)
    write_jsonl_gz(corpus / "valid/00001.jsonl.gz", [record(11)])
    with pytest.raises(UserError, match="overwrite"):
        encode(corpus, tmp_path / "out", model)


def test_mode_does_not_matter_for_normal(corpus, model, tmp_path, capsys):
    encode(corpus, tmp_path / "out", model)
    encode(corpus, tmp_path / "out", model, mode="all")
    assert "already done" in capsys.readouterr().out


def test_splits_one_at_a_time(corpus, model, tmp_path):
    encode(corpus, tmp_path / "all", model)
    facts = encode(corpus, tmp_path / "out", model, splits=("valid",))
    assert facts["documents"] == {"valid": 1}
    facts = encode(corpus, tmp_path / "out", model, splits=("train",))
    assert facts["documents"] == {"train": 9, "valid": 1}
    assert files(tmp_path / "out") == files(tmp_path / "all")


def test_overwriting_one_split_with_other_settings_removes_the_other(corpus, model, tmp_path):
    encode(corpus, tmp_path / "out", model, type="sketcher")
    facts = encode(
        *(corpus, tmp_path / "out", model),
        **{"type": "sketcher", "mode": "all", "splits": ("valid",), "overwrite": True},
    )
    assert facts["documents"] == {"valid": 1}
    assert not (tmp_path / "out/train.idx").exists()


# ---- kills


def test_continues_after_an_interrupt(corpus, model, tmp_path, monkeypatch):
    monkeypatch.setattr(encoding, "CHUNK_BYTES", (500, 500))
    encode(corpus, tmp_path / "whole", model, type="generator")
    encoded: list[tuple[str, int]] = []
    call = encoding.ChunkEncoder.__call__

    def spy(self, chunk):
        if len(encoded) == 3:
            encoded.append(("killed", 0))
            raise KeyboardInterrupt
        encoded.append((chunk.path, chunk.first_line))
        return call(self, chunk)

    monkeypatch.setattr(encoding.ChunkEncoder, "__call__", spy)
    with pytest.raises(KeyboardInterrupt):
        encode(corpus, tmp_path / "out", model, type="generator")
    assert read_json(tmp_path / "out/stage.json")["status"] == "running"
    encode(corpus, tmp_path / "out", model, type="generator")
    assert len(encoded) == len(set(encoded))  # no chunk twice
    assert files(tmp_path / "out") == files(tmp_path / "whole")


def test_killed_and_started_again(model, tmp_path):
    """SIGKILL after the first parts, again with the real command: the same bytes."""
    train = [[record(i) for i in range(200 * s, 200 * s + 200)] for s in range(2)]
    corpus = make_corpus(tmp_path / "corpus", train, [record(10)])
    code = (
        "import nl2code.encoding as e, nl2code.encoding_stage as s, pathlib, sys\n"
        "e.CHUNK_BYTES = (2000, 2000)\n"
        "p = [pathlib.Path(a) for a in sys.argv[1:]]\n"
        "s.encode_corpus(s.EncodeSettings(*p, 'Pandas', type='generator', workers=2))\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}

    def start(output: Path) -> subprocess.Popen:
        return subprocess.Popen(
            [sys.executable, "-c", code, str(corpus), str(output), str(model)],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    assert start(tmp_path / "whole").wait(120) == 0
    out = tmp_path / "out"
    process = start(out)
    deadline = time.monotonic() + 60
    while len(list(out.glob(".parts/*/train/*.json"))) < 5 and time.monotonic() < deadline:
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    assert not (out / "train.idx").exists()
    assert start(out).wait(120) == 0
    assert files(out) == files(tmp_path / "whole")
    assert read_json(out / "stage.json")["attempts"] == 2


# ---- mistakes


@pytest.mark.parametrize(
    ("break_it", "message"),
    [
        (lambda c, m: shutil.rmtree(c), "does not exist"),
        (lambda c, m: shutil.rmtree(c / "valid"), "valid holds no records"),
        (lambda c, m: write_jsonl_gz(c / "valid/00000.jsonl.gz", []), "valid holds no records"),
        (lambda c, m: (m / "tokenizer.json").unlink(), "tokenizer"),
        (lambda c, m: write_json(m / "config.json", {"vocab_size": 349}), "do not belong together"),
        (lambda c, m: write_json(m / "stage.json", {"status": "running"}), "unfinished"),
        (
            lambda c, m: write_json(c / "stage.json", {"status": "running", "name": "corpus X"}),
            "unfinished",
        ),
        (
            lambda c, m: write_json(c / "stage.json", {"status": "done", "name": "corpus Numpy"}),
            "a corpus of Numpy, not of Pandas",
        ),
    ],
)
def test_bad_input_is_told_and_nothing_is_written(corpus, model, tmp_path, break_it, message):
    own = shutil.copytree(model, tmp_path / "own")
    break_it(corpus, own)
    with pytest.raises(UserError, match=message):
        encode(corpus, tmp_path / "out", own)
    assert not (tmp_path / "out").exists()


def test_a_corpus_that_does_not_use_the_domain(corpus, model, tmp_path):
    with pytest.raises(UserError, match="uses Numpy"):
        encode(corpus, tmp_path / "out", model, domain="numpy")


def test_a_corpus_from_elsewhere_needs_a_domain(corpus, model, tmp_path):
    with pytest.raises(UserError, match="pass -d"):
        encode(corpus, tmp_path / "out", model, domain=None)


def test_a_corpus_of_ours_names_its_domain(corpus, model, tmp_path):
    write_json(corpus / "stage.json", {"status": "done", "name": "corpus Pandas", "id": "1"})
    encode(corpus, tmp_path / "out", model, domain=None)
    assert read_json(tmp_path / "out/stage.json")["name"] == "encode Pandas/normal"


@pytest.mark.parametrize(
    "line", [b"{", b'["content"]', b'{"content": 1}', b'{"text": "import pandas"}', b"\xff\xfe"]
)
@pytest.mark.parametrize("workers", [1, 2])
def test_a_bad_line_is_named(corpus, model, tmp_path, line, workers):
    good = json.dumps(record(1)).encode()
    (corpus / "train/00001.jsonl.gz").write_bytes(gzip.compress(good + b"\n" + line + b"\n"))
    with pytest.raises(UserError, match=r"00001\.jsonl\.gz:2: "):
        encode(corpus, tmp_path / "out", model, workers=workers)


@pytest.mark.parametrize(
    "more", [{"stars": "many"}, {"feature": {"ut_score": [], "func_score": 1}}]
)
def test_bad_features_are_named(corpus, model, tmp_path, more):
    write_jsonl_gz(corpus / "valid/00000.jsonl.gz", [record(1), record(2, **more)])
    with pytest.raises(UserError, match=r"00000\.jsonl\.gz:2: "):
        encode(corpus, tmp_path / "out", model)


@pytest.mark.parametrize("cut", [0.5, 0.9])
def test_a_broken_shard_is_named(corpus, model, tmp_path, cut):
    path = corpus / "train/00000.jsonl.gz"
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * cut)])
    with pytest.raises(UserError, match=r"00000\.jsonl\.gz"):
        encode(corpus, tmp_path / "out", model)


def test_all_files_dropped(corpus, model, tmp_path):
    write_jsonl_gz(corpus / "valid/00000.jsonl.gz", [{"content": BROKEN}])
    with pytest.raises(UserError, match="no document of the valid split is left; dropped: 1 no"):
        encode(corpus, tmp_path / "out", model, type="sketcher")
    assert read_json(tmp_path / "out/stage.json")["status"] == "running"


# ---- the commands


def command(*arguments: object, **environment: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [str(argument) for argument in arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHON": sys.executable, **environment},
    )


def test_command_line(corpus, model, tmp_path):
    script = ROOT / "scripts/encode_domain.py"
    flags = ["-i", corpus, "-o", tmp_path / "out", "-model", model, "-t", 1, "-d", "pandas"]
    done = command(sys.executable, script, *flags, "-type", "sketcher", "-split", "train")
    assert done.returncode == 0, done.stderr
    assert re.search(r"encode Pandas/sketcher: train 8 documents, .*1 no sketch", done.stdout)
    failed = command(sys.executable, script, *flags, "-d", "numpy")
    assert failed.returncode == 2
    assert re.fullmatch(r"error: .* uses Numpy; pass .*\n", failed.stderr)


LAUNCHER = ROOT / "scripts/run_encode_domain.sh"


def dry(*arguments: str, **environment: str) -> list[list[str]]:
    done = command("bash", LAUNCHER, *arguments, DRY_RUN="1", **environment)
    assert done.returncode == 0, done.stderr
    return [line.split() for line in done.stdout.splitlines()]


def option(line: list[str], flag: str) -> str:
    """The value that wins: the last one."""
    return line[len(line) - line[::-1].index(flag)]


def test_launcher_encodes_every_type_by_default():
    lines = dry(CERT_ROOT="/r")
    assert [option(line, "-type") for line in lines] == ["normal", "sketcher", "generator"]
    for line in lines:
        assert option(line, "-i") == "/r/corpus/Pandas"
        assert option(line, "-o") == f"/r/tokens/Pandas/{option(line, '-type')}"
        assert option(line, "-model") == "/r/models/Python/normal"


def test_launcher_starts_the_base_model_from_the_tokenizer():
    (line,) = dry(CERT_ROOT="/r", DOMAIN="Python", TYPES="normal")
    assert option(line, "-model") == "/r/tokenizer"
    assert option(line, "-i") == "/r/corpus/Python"


def test_launcher_flag_over_environment_over_recipe(tmp_path):
    recipe = tmp_path / "r.env"
    recipe.write_text(': "${DOMAIN:=Numpy}"\n: "${TYPES:=sketcher}"\n: "${WORKERS:=7}"\n')
    (line,) = dry("-t", "9", RECIPE=str(recipe), SKETCH_MODE="all", DOMAIN="polars")
    assert option(line, "-d") == "polars"
    assert option(line, "--mode") == "all"
    assert option(line, "-t") == "9"


def test_launcher_runs(corpus, model, tmp_path):
    done = command(
        *("bash", LAUNCHER, "-split", "valid"),
        CERT_ROOT=str(tmp_path / "root"),
        CORPUS_DIR=str(corpus),
        MODEL_DIR=str(model),
        TYPES="generator",
        WORKERS="2",
    )
    assert done.returncode == 0, done.stderr
    assert texts(tmp_path / "root/tokens/Pandas/generator", model, "valid") == [
        blocks.merge(CODE.replace("{i}", "10"))
    ]
