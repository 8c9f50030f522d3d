"""Two ranks on the CPU with ZeRO-2, through the real launcher, without a compiler in reach."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
CONFIG = {
    "model_type": "gpt_neo",
    "attention_types": [[["global", "local"], 1]],
    "attention_dropout": 0.0,
    "hidden_size": 16,
    "intermediate_size": 32,
    "max_position_embeddings": 64,
    "num_heads": 2,
    "num_layers": 2,
    "window_size": 16,
}
STEPS, SAVE_STEPS = 24, 4
SETTINGS = {
    "DOMAIN": "Python",
    "TYPES": "normal",
    "NGPUS": "0",
    "NPROC": "2",
    "PRECISION": "bf16",
    "BLOCK_SIZE": "32",
    "BATCH_SIZE": "4",
    "GRAD_ACCUM": "2",
    "MAX_STEPS": str(STEPS),
    "SAVE_STEPS": str(SAVE_STEPS),
    "EVAL_STEPS": "12",
    "WARMUP_STEPS": "2",
    "LR": "1e-2",
}
COMPILERS = ("cc", "gcc", "g++", "c++", "clang", "clang++", "nvcc", "ninja")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def root(tmp_path_factory, make_tokens) -> Path:
    folder = tmp_path_factory.mktemp("deepspeed")
    make_tokens(folder / "tokens" / "Python" / "normal")
    (folder / "config.json").write_text(json.dumps(CONFIG))
    # Compilers that tell that they were called, and fail, stand before the real ones.
    (folder / "bin").mkdir()
    for name in COMPILERS:
        shim = folder / "bin" / name
        shim.write_text(f'#!/bin/sh\necho {name} "$@" >>"{folder}/compiled.txt"\nexit 1\n')
        shim.chmod(0o755)
    return folder


def start(root: Path) -> subprocess.Popen:
    environment = {
        **os.environ,
        **SETTINGS,
        "PYTHON": sys.executable,
        "PATH": f"{root / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "CC": str(root / "bin" / "cc"),
        "CXX": str(root / "bin" / "c++"),
        "CERT_ROOT": str(root),
        "MODEL_CONFIG": str(root / "config.json"),
        "MASTER_PORT": str(free_port()),
        "OMP_NUM_THREADS": "1",
        "TORCH_EXTENSIONS_DIR": str(root / "extensions"),
    }
    log = (root / "log.txt").open("w")
    return subprocess.Popen(
        ["bash", ROOT / "run_training_cert.sh"],
        env=environment,
        stdout=log,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )


def wait_for(path: Path, run: subprocess.Popen, seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while not path.exists():
        assert run.poll() is None, "it ended early"
        assert time.monotonic() < deadline, f"{path} did not appear"
        time.sleep(0.01)


@pytest.fixture(scope="module")
def trained(root) -> Path:
    """The model of a run whose launcher was killed after its first checkpoint, then continued."""
    output = root / "models" / "Python" / "normal"
    run = start(root)
    wait_for(output / f"checkpoint-{SAVE_STEPS}", run, 180)
    os.kill(run.pid, signal.SIGKILL)  # the launcher alone: its ranks are told by nobody
    run.wait()
    again = start(root)
    assert again.wait(timeout=240) == 0, (root / "log.txt").read_text()
    return output


def test_the_checkpoint_loads(trained):
    from transformers import AutoModelForCausalLM, AutoTokenizer

    model = AutoModelForCausalLM.from_pretrained(trained)
    assert model.config.vocab_size == len(AutoTokenizer.from_pretrained(trained))
    assert not list(trained.glob("checkpoint-*"))


def test_the_loss_fell(trained):
    log = json.loads((trained / "trainer_state.json").read_text())["log_history"]
    losses = [entry["loss"] for entry in log if "loss" in entry]
    assert losses[-1] < losses[0] - 0.5


def test_the_killed_run_was_continued(trained):
    record = json.loads((trained / "stage.json").read_text())
    assert (record["status"], record["attempts"]) == ("done", 2)
    facts = record["facts"]
    assert facts["ranks"] == 2
    assert facts["tokens_seen"] == STEPS * 4 * 2 * 2 * 32
    # The log begins in the first attempt, and no step is in it twice.
    log = json.loads((trained / "trainer_state.json").read_text())["log_history"]
    steps = [entry["step"] for entry in log if "loss" in entry]
    assert steps[0] == SAVE_STEPS
    assert steps == sorted(set(steps))


def test_the_arithmetic_counts_the_ranks(trained, root):
    assert "4 x 2 x 2 x 32 = 512 tokens a step" in (root / "log.txt").read_text()


def test_nothing_was_compiled(trained, root):
    # DeepSpeed asks when imported whether there is a compiler, by an empty test.c; that is all.
    calls = root / "compiled.txt"
    lines = calls.read_text().splitlines() if calls.exists() else []
    assert [line for line in lines if "/test.c " not in line] == []
    assert not (root / "extensions").exists()


@pytest.mark.parametrize("stage", ["zero1", "zero2", "zero3", "cpu"])
def test_a_configuration_leaves_sizes_to_the_flags(stage):
    config = json.loads((ROOT / "configs" / "deepspeed" / f"{stage}.json").read_text())
    assert config["zero_optimization"]["stage"] == int(stage[-1]) if stage != "cpu" else 2
    for key in (
        "train_batch_size",
        "train_micro_batch_size_per_gpu",
        "gradient_accumulation_steps",
    ):
        assert config[key] == "auto"
    assert config["bf16"]["enabled"] == "auto"


@pytest.mark.parametrize("stage", ["zero1", "zero2", "zero3", "cpu"])
def test_a_configuration_is_one_deepspeed_knows(stage):
    """DeepSpeed refuses keys it does not know only in the groups that it validates."""
    from deepspeed.runtime.zero.config import DeepSpeedZeroConfig

    config = json.loads((ROOT / "configs" / "deepspeed" / f"{stage}.json").read_text())
    given = {k: v for k, v in config["zero_optimization"].items() if v != "auto"}
    known = DeepSpeedZeroConfig.model_fields
    names = known.keys() | {field.alias for field in known.values()}
    assert given.keys() <= names
    DeepSpeedZeroConfig(**given)
