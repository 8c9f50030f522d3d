import itertools
import json
import random
import re
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from transformers import AutoTokenizer

from nl2code.errors import UserError
from nl2code.files import read_json, write_jsonl_gz
from nl2code.tokenizer import (
    BOS,
    EOS,
    PAD,
    SPECIAL_TOKENS,
    bos_id,
    build_tokenizer,
    fingerprint,
    load_tokenizer,
    train_tokenizer,
)

SCRIPT = Path(__file__).resolve().parents[1] / "scripts" / "train_tokenizer.py"


def stdlib_texts(count: int) -> list[str]:
    root = Path(sysconfig.get_path("stdlib"))
    files = [p for p in sorted(root.glob("*.py")) if p.stat().st_size < 60_000]
    return [p.read_text("utf-8") for p in random.Random(2).sample(files, count)]


TRAIN, VALID = stdlib_texts(70)[:50], stdlib_texts(70)[50:]


@pytest.fixture(scope="module")
def tokenizer():
    return train_tokenizer(iter(TRAIN), 2000)


@pytest.fixture(scope="module")
def saved(tokenizer, tmp_path_factory):
    folder = tmp_path_factory.mktemp("tokenizer")
    tokenizer.save_pretrained(folder)
    return folder


@pytest.fixture
def corpus(tmp_path):
    for split, texts in (("train", TRAIN), ("valid", VALID)):
        records = [{"content": text} for text in texts]
        write_jsonl_gz(tmp_path / "corpus" / split / "00000.jsonl.gz", records)
    return tmp_path / "corpus"


HARD_TEXTS = [
    "",
    " ",
    "\n",
    "\r\n\r\n",
    "   leading and trailing   ",
    "a\r\n\tb\r  c\n\n\n    d\f\v\x00\x1f\x7f",
    "don't 's 've , . ! ? n't",  # what cleaning up of spaces would change
    f"x = '{EOS}' + '{BOS}' {PAD}",
    "naïve 数据 \U0001f600 \u200b\ufeff\u2028 e\u0301",
    "def f(a):\n    return a[0]\n",
    "x" * 5000 + " " * 3000 + "-" * 3000,
]


@pytest.mark.parametrize("text", HARD_TEXTS, ids=range(len(HARD_TEXTS)))
@pytest.mark.parametrize("skip_special_tokens", [False, True])
def test_hard_texts_come_back_after_saving_and_loading(saved, text, skip_special_tokens):
    tokenizer = AutoTokenizer.from_pretrained(saved)
    ids = tokenizer(text)["input_ids"]
    assert tokenizer.decode(ids, skip_special_tokens=skip_special_tokens) == text


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(), st.text(" \t\r\n'\"._()=#abAB019é", max_size=60)))
def test_any_text_comes_back(tokenizer, text):
    assert tokenizer.decode(tokenizer(text)["input_ids"]) == text


def test_all_files_come_back(tokenizer):
    for text in VALID:
        assert tokenizer.decode(tokenizer(text)["input_ids"]) == text


def test_special_tokens_have_fixed_ids_and_are_never_found_in_text(tokenizer):
    assert tokenizer.convert_tokens_to_ids(list(SPECIAL_TOKENS)) == [0, 1, 2]
    assert (tokenizer.bos_token, tokenizer.eos_token, tokenizer.pad_token) == SPECIAL_TOKENS
    assert not {0, 1, 2} & set(tokenizer(f"{BOS}{EOS} {PAD}")["input_ids"])


def test_nothing_is_added_to_a_text(tokenizer):
    assert tokenizer("import os")["input_ids"] == tokenizer.encode(
        "import os", add_special_tokens=False
    )


def test_every_byte_has_a_token(tokenizer):
    assert len(tokenizer) == 2000
    text = bytes(range(256)).decode("latin-1")
    assert None not in tokenizer(text)["input_ids"]
    assert tokenizer.backend_tokenizer.model.unk_token is None


def merge_by_hand(piece: str, merges: dict[tuple[str, str], int]) -> list[str]:
    """Byte pair encoding as Sennrich et al. 2016 define it: the oldest merge first."""
    parts = list(piece)
    while len(parts) > 1:
        pairs = [merges.get(pair, len(merges)) for pair in itertools.pairwise(parts)]
        best = min(pairs)
        if best == len(merges):
            break
        place = pairs.index(best)
        parts[place : place + 2] = ["".join(parts[place : place + 2])]
    return parts


def test_tokens_follow_the_merges(tokenizer):
    model = json.loads(tokenizer.backend_tokenizer.to_str())["model"]
    merges = {tuple(pair): rank for rank, pair in enumerate(model["merges"])}
    pieces = tokenizer.backend_tokenizer.pre_tokenizer.pre_tokenize_str(VALID[0])
    expected = [token for piece, _ in pieces for token in merge_by_hand(piece, merges)]
    assert tokenizer.tokenize(VALID[0]) == expected


@pytest.mark.parametrize("indented", [False, True], ids=["line end", "indentation"])
def test_a_prompt_is_tokenized_as_the_beginning_of_the_text(tokenizer, indented):
    """With GPT-2's pieces it is not: its tokens join a line end with the indentation behind."""
    for text in VALID[:8]:
        ids = tokenizer(text)["input_ids"]
        starts = [m.start() for m in re.finditer(r"(?<=\S\n)(?= *\S)", text)]  # no blank lines
        for start in random.Random(0).sample(starts, 12):
            line = text[start:].split("\n", 1)[0]
            cut = start + (len(line) - len(line.lstrip()) if indented else 0)
            prompt = tokenizer(text[:cut])["input_ids"]
            assert ids[: len(prompt)] == prompt


def test_pieces_suit_code(tokenizer):
    pieces = tokenizer.backend_tokenizer.pre_tokenizer.pre_tokenize_str(
        "  df = pd.read_csv('s3')\n\n    return x12345  #  ok\r\n\tpass"
    )
    assert [
        piece.replace("Ġ", " ").replace("Ċ", "\n").replace("ĉ", "\t") for piece, _ in pieces
    ] == [
        *(" ", " df", " =", " pd", ".read", "_csv", "('", "s", "3", "')", "\n\n", "    ", "return"),
        *(" x", "123", "45", " ", " #", " ", " ok", "č\n", "\t", "pass"),
    ]


def test_code_takes_fewer_tokens_than_bytes(tokenizer):
    size = sum(len(text.encode()) for text in VALID)
    tokens = sum(len(tokenizer(text)["input_ids"]) for text in VALID)
    assert size / tokens > 2.5


def test_the_same_texts_give_the_same_files_in_any_order_and_process(tmp_path, corpus):
    build_tokenizer(corpus, tmp_path / "one", 1000)
    write_jsonl_gz(
        corpus / "train" / "00000.jsonl.gz", [{"content": text} for text in reversed(TRAIN)]
    )
    subprocess.run(
        [sys.executable, SCRIPT, "-i", corpus, "-o", tmp_path / "two", "--vocab_size", "1000"],
        env={"PYTHONPATH": str(SCRIPT.parents[1]), "PYTHONHASHSEED": "7"},
        check=True,
    )
    for name in ("tokenizer.json", "tokenizer_config.json"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_fingerprint_is_kept_by_saving_and_differs_between_tokenizers(tokenizer, saved):
    assert fingerprint(load_tokenizer(saved)) == fingerprint(tokenizer)
    assert fingerprint(train_tokenizer(TRAIN, 1999)) != fingerprint(tokenizer)
    other = train_tokenizer(TRAIN, 2000)
    assert fingerprint(other) == fingerprint(tokenizer)
    other.eos_token = BOS
    assert fingerprint(other) != fingerprint(tokenizer)


def test_bos_id_falls_back_on_eos(tokenizer):
    assert bos_id(tokenizer) == 0
    other = train_tokenizer(TRAIN[:3], 300)
    other.bos_token = None
    assert bos_id(other) == 1
    other.eos_token = None
    with pytest.raises(UserError, match="neither a bos nor an eos"):
        bos_id(other)


def test_the_stage_measures_on_validation_text(corpus, tmp_path):
    facts = build_tokenizer(corpus, tmp_path / "out", 1000, max_mb=0.3)
    loaded = load_tokenizer(tmp_path / "out")
    size = sum(len(text.encode()) for text in VALID)
    tokens = sum(len(loaded(text)["input_ids"]) for text in VALID)
    assert facts["bytes_per_token"] == pytest.approx(size / tokens, abs=1e-4)
    assert facts["fingerprint"] == fingerprint(loaded)
    assert 0.3 <= facts["train_mb"] < 0.3 + 0.06
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == [
        "stage.json",
        "tokenizer.json",
        "tokenizer_config.json",
    ]


def test_a_killed_stage_is_made_again_and_a_done_one_is_not(corpus, tmp_path, capsys):
    build_tokenizer(corpus, tmp_path / "out", 400)
    whole = (tmp_path / "out" / "tokenizer.json").read_bytes()
    marker = read_json(tmp_path / "out" / "stage.json") | {"status": "running"}
    (tmp_path / "out" / "stage.json").write_text(json.dumps(marker))
    (tmp_path / "out" / "tokenizer.json").write_text("{half")
    build_tokenizer(corpus, tmp_path / "out", 400)
    assert (tmp_path / "out" / "tokenizer.json").read_bytes() == whole
    build_tokenizer(corpus, tmp_path / "out", 400)
    assert "already done" in capsys.readouterr().out
    with pytest.raises(UserError, match="--overwrite"):
        build_tokenizer(corpus, tmp_path / "out", 500)


def test_mistakes_are_named_and_leave_nothing_behind(corpus, tmp_path):
    out = tmp_path / "out"
    with pytest.raises(UserError, match="does not exist"):
        build_tokenizer(tmp_path / "none", out, 400)
    with pytest.raises(UserError, match="empty corpus"):
        build_tokenizer(tmp_path, out, 400)
    with pytest.raises(UserError, match="258 is too small"):
        build_tokenizer(corpus, out, 258)
    write_jsonl_gz(corpus / "train" / "00001.jsonl.gz", [{"text": "x"}])
    with pytest.raises(UserError, match=r"00001\.jsonl\.gz:1: the record has no text"):
        build_tokenizer(corpus, out, 400)
    (corpus / "stage.json").write_text('{"status": "running"}')
    with pytest.raises(UserError, match="unfinished"):
        build_tokenizer(corpus, out, 400)
    assert not [p for p in out.rglob("*") if p.is_file()]


@pytest.mark.parametrize("kind", ["no folder", "empty folder", "broken"])
def test_a_folder_without_a_tokenizer_is_a_users_mistake(tmp_path, kind):
    if kind == "broken":
        (tmp_path / "tokenizer.json").write_text("{")
    with pytest.raises(UserError, match="tokenizer"):
        load_tokenizer(tmp_path / ("no" if kind == "no folder" else ""))
