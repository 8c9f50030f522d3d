"""Training at toy size: what it writes, that a kill changes nothing, and what it refuses."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
CONFIG = {
    "model_type": "gpt_neo",
    "attention_types": [[["global", "local"], 1]],
    "attention_dropout": 0.1,  # resuming must restore the random numbers of the forward pass
    "hidden_size": 16,
    "intermediate_size": 32,
    "max_position_embeddings": 64,
    "num_heads": 2,
    "num_layers": 2,
    "window_size": 16,
}
STEPS, BLOCK, BATCH, ACCUMULATION = 14, 32, 4, 2
FLAGS = f"""--block_size {BLOCK} --per_device_train_batch_size {BATCH} --use_cpu
--gradient_accumulation_steps {ACCUMULATION} --max_steps {STEPS} --save_steps 5 --eval_steps 7
--logging_steps 3 --learning_rate 1e-2 --warmup_steps 2""".split()

# Starts Python and its libraries once, and forks for each run: 0.5 s instead of 5.
SERVER = """
import gc, json, os, sys
import deepspeed  # accelerate imports it where it is installed
import transformers.models.gpt_neo.modeling_gpt_neo
import nl2code.hf_trainer, run_cert
from nl2code.errors import run_main
gc.freeze()
for line in sys.stdin:
    order = json.loads(line)
    child = os.fork()
    if child == 0:
        log = os.open(order["log"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(log, 1), os.dup2(log, 2)
        exec(order["before"])
        run_main(lambda: run_cert.main(order["argv"]))
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""
KILL = "os.kill(os.getpid(), 9)"
KILLS = {
    # Between two checkpoints, at the step of one before it is written, and before the first.
    **{
        f"step {step}": f"""
import transformers
class Kill(transformers.TrainerCallback):
    def on_step_end(self, args, state, control, **_):
        if state.global_step == {step}:
            {KILL}
start = nl2code.hf_trainer.CertTrainer.__init__
def init(self, *args, **kwargs):
    start(self, *args, **kwargs)
    self.add_callback(Kill())
nl2code.hf_trainer.CertTrainer.__init__ = init
"""
        for step in (2, 8, 10, 14)
    },
    # The weights and the optimizer are written, the rest of the checkpoint is not.
    "half a checkpoint": f"""
save = nl2code.hf_trainer.CertTrainer._save_rng_state
def half(self, folder):
    if self.state.global_step == 10:
        {KILL}
    save(self, folder)
nl2code.hf_trainer.CertTrainer._save_rng_state = half
""",
    "a checkpoint without a name": f"""
rename = nl2code.hf_trainer.Path.rename
nl2code.hf_trainer.Path.rename = lambda self, to: {KILL}
""",
    "weights without a marker": f"run_cert.Stage.finish = lambda self, **facts: {KILL}",
    "a marker beside checkpoints": f"nl2code.hf_trainer.remove_checkpoints = lambda folder: {KILL}",
}


class Runs:
    """Runs `run_cert.main(argv)` in a process of its own; `text` is what the last one printed."""

    def __init__(self, log: Path) -> None:
        path = f"{ROOT}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"
        self.log = log
        self.server = subprocess.Popen(
            [sys.executable, "-c", SERVER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"OMP_NUM_THREADS": "1", "PYTHONPATH": path, "DS_ACCELERATOR": "cpu"},
        )

    def __call__(self, *argv: object, before: str = "") -> int:
        order = {"argv": [str(word) for word in argv], "before": before, "log": str(self.log)}
        self.server.stdin.write(json.dumps(order) + "\n")
        self.server.stdin.flush()
        return int(self.server.stdout.readline())

    @property
    def text(self) -> str:
        return self.log.read_text()


@pytest.fixture(scope="module")
def runs(tmp_path_factory) -> Iterator[Runs]:
    made = Runs(tmp_path_factory.mktemp("log") / "log.txt")
    yield made
    made.server.stdin.close()
    made.server.wait(timeout=60)


@pytest.fixture(scope="module")
def data(tmp_path_factory, make_tokens) -> Path:
    return make_tokens(tmp_path_factory.mktemp("data") / "tokens" / "Toy" / "normal")


@pytest.fixture(scope="module")
def config(data) -> Path:
    path = data.parent / "config.json"
    path.write_text(json.dumps(CONFIG))
    return path


@pytest.fixture(scope="module")
def base(runs, data, config, tmp_path_factory) -> Path:
    """A model trained from scratch, never killed."""
    output = tmp_path_factory.mktemp("base") / "model"
    code = runs("--data_dir", data, "--config_name", config, "--output_dir", output, *FLAGS)
    assert code == 0, runs.text
    (output.parent / "log").write_text(runs.text)
    return output


def files(folder: Path) -> dict[str, bytes]:
    """Every file but the marker, whose times differ from run to run."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "stage.json"
    }


def test_the_output_is_a_checkpoint_of_hugging_face(base):
    from transformers import AutoModelForCausalLM, AutoTokenizer

    model = AutoModelForCausalLM.from_pretrained(base)
    tokenizer = AutoTokenizer.from_pretrained(base)
    assert model.config.vocab_size == len(tokenizer) == 259
    assert model.config.bos_token_id == tokenizer.bos_token_id
    assert model.config.eos_token_id == tokenizer.eos_token_id
    assert sorted(files(base)) == [
        *("config.json", "generation_config.json", "model.safetensors"),
        *("tokenizer.json", "tokenizer_config.json", "trainer_state.json"),
    ]


def test_the_marker_tells_what_was_trained(base):
    from transformers import AutoModelForCausalLM

    record = json.loads((base / "stage.json").read_text())
    facts = record["facts"]
    assert (record["status"], record["name"]) == ("done", "train Toy/normal")
    assert facts["steps"] == STEPS
    assert facts["tokens_seen"] == STEPS * BATCH * ACCUMULATION * BLOCK
    model = AutoModelForCausalLM.from_pretrained(base)
    assert facts["parameters"] == sum(p.numel() for p in model.parameters())


def test_the_validation_loss_is_that_of_the_written_model(base, data):
    import torch
    from transformers import AutoModelForCausalLM

    from nl2code.code_dataset import CodeDataset
    from nl2code.dynamic_block_dataset import DynamicBlockDataset
    from nl2code.hf_trainer import collate

    blocks = DynamicBlockDataset(CodeDataset(data / "valid"), BLOCK)
    batch = collate([blocks[i] for i in range(len(blocks))])
    with torch.no_grad():
        loss = AutoModelForCausalLM.from_pretrained(base)(**batch).loss
    facts = json.loads((base / "stage.json").read_text())["facts"]
    assert facts["eval_loss"] == pytest.approx(float(loss), rel=1e-5)


def test_the_loss_falls_and_is_logged_without_times(base):
    log = json.loads((base / "trainer_state.json").read_text())["log_history"]
    losses = [entry["loss"] for entry in log if "loss" in entry]
    assert losses[-1] < losses[0] - 0.5
    assert [entry["step"] for entry in log if "eval_loss" in entry] == [7, 14]
    assert not [key for entry in log for key in entry if "runtime" in key or "second" in key]


def test_the_arithmetic_of_a_step_is_printed(base):
    text = (base.parent / "log").read_text()
    assert "4 x 2 x 1 x 32 = 256 tokens a step" in text


@pytest.mark.parametrize("moment", KILLS)
def test_killed_and_started_again_it_ends_in_the_same_bytes(
    moment, runs, data, config, base, tmp_path
):
    output = tmp_path / "model"
    command = ("--data_dir", data, "--config_name", config, "--output_dir", output, *FLAGS)
    assert runs(*command, before=KILLS[moment]) == -9
    assert runs(*command) == 0, runs.text
    assert files(output) == files(base)


def test_a_model_is_continued_with_its_own_tokenizer(runs, data, base, tmp_path):
    output = tmp_path / "model"
    code = runs(
        *("--data_dir", data, "--model_name_or_path", base, "--output_dir", output),
        *(*FLAGS, "--learning_rate", "0"),
    )
    assert code == 0, runs.text
    facts, base_facts = (
        json.loads((folder / "stage.json").read_text())["facts"] for folder in (output, base)
    )
    assert facts["eval_loss"] == pytest.approx(base_facts["eval_loss"], rel=1e-6)
    assert (output / "tokenizer.json").read_bytes() == (base / "tokenizer.json").read_bytes()
    assert (output / "model.safetensors").read_bytes() == (base / "model.safetensors").read_bytes()


def test_bf16_keeps_weights_in_float32(runs, data, config, tmp_path):
    from safetensors import safe_open

    output = tmp_path / "model"
    command = ("--data_dir", data, "--config_name", config, "--output_dir", output)
    assert runs(*command, *FLAGS, "--bf16") == 0, runs.text
    with safe_open(output / "model.safetensors", "np") as weights:
        assert {weights.get_slice(key).get_dtype() for key in weights.keys()} == {"F32"}  # noqa: SIM118


def test_done_work_is_skipped(runs, data, config, base):
    before = {p.name: p.stat().st_mtime_ns for p in base.iterdir()}
    assert runs("--data_dir", data, "--config_name", config, "--output_dir", base, *FLAGS) == 0
    assert "already done" in runs.text
    assert {p.name: p.stat().st_mtime_ns for p in base.iterdir()} == before


def test_other_settings_need_overwrite(runs, data, config, base, tmp_path):
    output = tmp_path / "model"
    shutil.copytree(base, output)
    command = ("--data_dir", data, "--config_name", config, "--output_dir", output, *FLAGS)
    assert runs(*command, "--seed", "7") == 2
    assert "seed 42 -> 7" in runs.text
    assert runs(*command, "--seed", "7", "--overwrite") == 0, runs.text
    assert files(output)["model.safetensors"] != files(base)["model.safetensors"]


def test_overwrite_replaces_a_model_of_another_origin(runs, data, config, base, tmp_path):
    output = tmp_path / "model"
    shutil.copytree(base, output, ignore=shutil.ignore_patterns("stage.json"))
    (output / "model-00001-of-00002.safetensors").touch()
    (output / "notes.txt").touch()
    command = ("--data_dir", data, "--config_name", config, "--output_dir", output, *FLAGS)
    assert runs(*command, "--overwrite") == 0, runs.text
    assert files(output) == files(base) | {"notes.txt": b""}


def test_the_papers_settings_are_the_defaults(tmp_path):
    import run_cert

    own, values = run_cert.parse_arguments(["--data_dir", "x", "--output_dir", str(tmp_path)])
    assert (own.block_size, own.trust_remote_code) == (1024, False)
    assert {
        name: values[name]
        for name in ("per_device_train_batch_size", "gradient_accumulation_steps", "report_to")
    } == {
        "per_device_train_batch_size": 10,
        "gradient_accumulation_steps": 4,
        "report_to": "none",
    }
    assert (values["learning_rate"], values["weight_decay"]) == (5e-4, 0.1)
    assert (values["adam_beta1"], values["adam_beta2"]) == (0.9, 0.95)
    assert (values["max_steps"], values["lr_scheduler_type"]) == (100_000, "cosine")


@pytest.mark.parametrize("flag", ["num_train_epochs", "save_only_model", "data_seed"])
def test_a_flag_that_would_be_ignored_is_refused(flag, tmp_path, capsys):
    import run_cert

    with pytest.raises(SystemExit) as ended:
        run_cert.parse_arguments(
            ["--data_dir", "x", "--output_dir", str(tmp_path), f"--{flag}", "1"]
        )
    assert ended.value.code == 2
    assert f"--{flag} has no place here" in capsys.readouterr().err


def unfinished(data: Path) -> None:
    record = json.loads((data / "stage.json").read_text())
    (data / "stage.json").write_text(json.dumps(record | {"status": "running"}))


def of_another_tokenizer(data: Path) -> None:
    record = json.loads((data / "stage.json").read_text())
    record["facts"]["tokenizer"] = "0123456789abcdef"
    (data / "stage.json").write_text(json.dumps(record))


MISTAKES = {
    # name: (flags, what is done to a copy of the tokens, what the line says)
    "no tokens": (["--data_dir", "{tmp}/none"], None, "none does not exist; make it with"),
    "unfinished tokens": ([], unfinished, "unfinished; run scripts/encode_domain.py"),
    "another tokenizer": (
        ["--config_name", "{config}"],
        of_another_tokenizer,
        "encoded with another tokenizer",
    ),
    "no weights": ([], None, "holds no weights: pass --model_name_or_path"),
    "two models": (
        ["--model_name_or_path", "{base}", "--config_name", "{config}"],
        None,
        "not both",
    ),
    "no such model": (["--model_name_or_path", "{tmp}/none"], None, "none does not exist"),
    "no such configuration": (["--config_name", "{tmp}/none.json"], None, "does not exist"),
    "model without tokenizer": (["--model_name_or_path", "{bare}"], None, "no tokenizer"),
    "window": (["--config_name", "{config}", "--block_size", "65"], None, "window of 64 tokens"),
    "too few tokens": (
        ["--config_name", "{long}", "--block_size", "99999"],
        None,
        "do not fill one block of 99,999",
    ),
    "vocabulary": (["--model_name_or_path", "{small}"], None, "knows 100 tokens"),
    "fp16 without GPU": (["--config_name", "{config}", "--fp16"], None, "fp16 needs a GPU"),
    "no such DeepSpeed file": (
        ["--config_name", "{config}", "--deepspeed", "{tmp}/none.json"],
        None,
        "none.json does not exist",
    ),
    "weights": (["--config_name", "{config}", "--weights", "1_2"], None, "weights '1_2'"),
    "no configuration": (["--config_name", "{log}"], None, "is no model configuration"),
    "encoder": (["--config_name", "{t5}"], None, "t5.json describes no such model"),
    "no block": (["--config_name", "{config}", "--block_size", "1"], None, "--block_size must be"),
    "no steps": (["--config_name", "{config}", "--max_steps", "0"], None, "--max_steps must be"),
    "onto itself": (
        ["--model_name_or_path", "{base}", "--output_dir", "{base}"],
        None,
        "is the model to continue",
    ),
    "onto another model": (
        ["--config_name", "{config}", "--output_dir", "{bare}"],
        None,
        "holds a model of another origin",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_one_line_and_leaves_nothing(mistake, runs, data, config, base, tmp_path):
    flags, damage, line = MISTAKES[mistake]
    copy = tmp_path / "tokens" / "Toy" / "normal"
    shutil.copytree(data, copy)
    places = {"tmp": tmp_path, "base": base, "config": config}
    places |= {name: tmp_path / name for name in ("bare", "small")} | {
        "long": tmp_path / "long.json"
    }
    places |= {"log": base / "trainer_state.json", "t5": tmp_path / "t5.json"}
    places["t5"].write_text(json.dumps({"model_type": "t5"}))
    places["long"].write_text(json.dumps(CONFIG | {"max_position_embeddings": 100_000}))
    for name in ("bare", "small"):
        shutil.copytree(base, places[name], ignore=shutil.ignore_patterns("stage.json"))
    for tokenizer_file in places["bare"].glob("tokenizer*"):
        tokenizer_file.unlink()
    settings = json.loads((base / "config.json").read_text())
    (places["small"] / "config.json").write_text(json.dumps(settings | {"vocab_size": 100}))
    if damage:
        damage(copy)
    output = tmp_path / "model"
    given = [flag.format(**places) for flag in flags]
    code = runs("--data_dir", copy, "--output_dir", output, *FLAGS, *given)
    error = [row for row in runs.text.splitlines() if row.startswith("error: ")]
    assert (code, len(error)) == (2, 1), runs.text
    assert line in error[0]
    assert "Traceback" not in runs.text
    assert not output.exists() or not list(output.iterdir())
