"""On a machine with a GPU: training and sampling do there what they do on the CPU.

    python -m pytest tests/test_cuda.py

Everything that is tested here is tested on the CPU elsewhere; this is the second half, for those
who have the hardware. Sizes are toys: what may differ is rounding, not size.
"""

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import torch
from transformers import AutoModelForCausalLM, GPTNeoConfig, GPTNeoForCausalLM

from nl2code.errors import UserError
from nl2code.samples import SamplingSettings, sample_seed
from nl2code.sampling import Sampler, pick

pytestmark = pytest.mark.skipif(not torch.cuda.is_available(), reason="no GPU on this machine")

ROOT = Path(__file__).resolve().parents[1]
STEPS = 30
CONFIG = {
    "model_type": "gpt_neo",
    "attention_types": [[["global", "local"], 1]],
    "hidden_size": 64,
    "intermediate_size": 128,
    "max_position_embeddings": 64,
    "num_heads": 2,
    "num_layers": 2,
    "window_size": 16,
}


@pytest.fixture(scope="module")
def data(tmp_path_factory, make_tokens) -> Path:
    folder = make_tokens(tmp_path_factory.mktemp("data") / "tokens" / "Toy" / "normal", train=200)
    (folder.parent / "config.json").write_text(json.dumps(CONFIG))
    return folder


def run(data: Path, output: Path, *flags: str, fails: bool = False, steps: int = STEPS) -> str:
    """What run_cert.py prints; on one GPU unless told otherwise."""
    words = f"""--block_size 32 --per_device_train_batch_size 8 --gradient_accumulation_steps 2
        --max_steps {STEPS} --save_steps 10 --eval_steps {STEPS} --logging_steps 5
        --learning_rate 3e-3 --warmup_steps 2 --output_dir {output} --data_dir {data}
        --config_name {data.parent / "config.json"}"""
    path = f"{ROOT}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"
    before = f"""
import os, sys, transformers, nl2code.hf_trainer, run_cert
from nl2code.errors import run_main
class Kill(transformers.TrainerCallback):
    def on_step_end(self, args, state, control, **_):
        if state.global_step == {steps} < {STEPS}:
            os.kill(os.getpid(), 9)
start = nl2code.hf_trainer.CertTrainer.__init__
def init(self, *args, **kwargs):
    start(self, *args, **kwargs)
    self.add_callback(Kill())
nl2code.hf_trainer.CertTrainer.__init__ = init
run_main(lambda: run_cert.main(sys.argv[1:]))
"""
    done = subprocess.run(
        [sys.executable, "-c", before, *words.split(), *flags],
        env=os.environ | {"PYTHONPATH": path, "CUDA_VISIBLE_DEVICES": "0", "OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert (done.returncode != 0) == fails, done.stderr
    return done.stdout + done.stderr


def losses(output: Path) -> list[float]:
    """Every logged loss, the validation's last."""
    log = json.loads((output / "trainer_state.json").read_text())["log_history"]
    assert sorted({entry["step"] for entry in log}) == [5, 10, 15, 20, 25, STEPS]
    return [entry["loss"] for entry in log if "loss" in entry] + [
        entry["eval_loss"] for entry in log if "eval_loss" in entry
    ]


@pytest.fixture(scope="module")
def on_cpu(data, tmp_path_factory) -> Path:
    output = tmp_path_factory.mktemp("cpu") / "model"
    run(data, output, "--use_cpu")
    return output


@pytest.fixture(scope="module")
def on_gpu(data, tmp_path_factory) -> Path:
    output = tmp_path_factory.mktemp("gpu") / "model"
    run(data, output)
    return output


def test_the_losses_are_those_of_the_cpu(on_cpu, on_gpu):
    facts = json.loads((on_gpu / "stage.json").read_text())["facts"]
    assert facts["device"] == torch.cuda.get_device_name()
    assert losses(on_gpu) == pytest.approx(losses(on_cpu), rel=2e-3)
    assert losses(on_gpu)[-1] < losses(on_gpu)[0] - 1


@pytest.mark.parametrize("precision", ["bf16", "fp16"])
def test_half_precision_learns_as_much(precision, data, on_cpu, tmp_path):
    run(data, tmp_path / "model", f"--{precision}")
    assert losses(tmp_path / "model") == pytest.approx(losses(on_cpu), rel=0.05)
    weights = AutoModelForCausalLM.from_pretrained(tmp_path / "model", dtype="auto").state_dict()
    assert {value.dtype for value in weights.values()} == {torch.float32}


@pytest.mark.parametrize("precision", [(), ("--fp16",)])
def test_killed_and_started_again_it_ends_in_the_same_losses(precision, data, tmp_path):
    straight, killed = tmp_path / "straight", tmp_path / "killed"
    run(data, straight, *precision)
    run(data, killed, *precision, fails=True, steps=23)
    assert (killed / "checkpoint-20").is_dir()
    run(data, killed, *precision)
    assert json.loads((killed / "stage.json").read_text())["attempts"] == 2
    assert losses(killed) == pytest.approx(losses(straight), rel=1e-3)


@pytest.mark.skipif(importlib.util.find_spec("deepspeed") is None, reason="DeepSpeed is missing")
@pytest.mark.parametrize("precision", ["bf16", "fp16"])
@pytest.mark.parametrize("stage", ["zero1", "zero2", "zero3"])
def test_deepspeed_learns_as_much(stage, precision, data, on_cpu, tmp_path):
    config = ROOT / "configs" / "deepspeed" / f"{stage}.json"
    run(data, tmp_path / "model", "--deepspeed", str(config), f"--{precision}")
    # fp16 begins with steps that overflow and are skipped while the loss scale is found; ZeRO-3
    # draws the initial weights in another order.
    slack = 0.1 if precision == "bf16" else 0.5
    assert losses(tmp_path / "model")[-1] == pytest.approx(losses(on_cpu)[-1], rel=slack)


# -- sampling ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def tokenizer():
    from conftest import toy_tokenizer

    return toy_tokenizer()


@pytest.fixture(scope="module")
def model(tokenizer) -> GPTNeoForCausalLM:
    """Random weights, large enough for peaked logits, as a trained model has."""
    torch.manual_seed(0)
    config = GPTNeoConfig(**CONFIG, vocab_size=len(tokenizer), initializer_range=0.3)
    return GPTNeoForCausalLM(config).eval()


@pytest.mark.parametrize("top_p", [0.3, 0.9, 1.0])
@pytest.mark.parametrize("temperature", [0.0, 0.7])
@pytest.mark.parametrize("vocabulary", [300, 32_000])
def test_tokens_are_drawn_as_on_the_cpu(vocabulary, temperature, top_p):
    generator = torch.Generator().manual_seed(vocabulary)
    spread = torch.tensor([0.1, 1.0, 3.0, 9.0])[:, None]
    logits = torch.randn(4, vocabulary, generator=generator) * spread
    uniforms = torch.rand(4, 2000, generator=generator, dtype=torch.float64)
    here = pick(logits, uniforms, temperature, top_p)
    there = pick(logits.cuda(), uniforms.cuda(), temperature, top_p).cpu()
    # Rounding may move the end of a nucleus by a token, and with it the draws beside it.
    assert (here != there).float().mean() < 0.02
    assert int(there.max()) < vocabulary


@pytest.mark.parametrize("temperature", [0.0, 0.8])
def test_samples_in_float32_are_those_of_the_cpu(model, tokenizer, temperature):
    settings = SamplingSettings(temperature=temperature, top_p=0.9, max_tokens=20)
    seeds = [sample_seed(0, "", "task", i) for i in range(100)]
    here = Sampler(model.cpu(), tokenizer).sample("import pandas", seeds, settings)
    there = Sampler(model.cuda(), tokenizer).sample("import pandas", seeds, settings)
    assert sum(a.raw != b.raw for a, b in zip(here, there, strict=True)) <= 2


@pytest.mark.parametrize("dtype", [torch.float32, torch.float16, torch.bfloat16])
def test_samples_do_not_depend_on_the_batch_size(model, tokenizer, dtype):
    settings = SamplingSettings(temperature=0.8, top_p=0.9, max_tokens=20)
    seeds = [sample_seed(0, "", "task", i) for i in range(100)]
    there = model.to("cuda", dtype)
    all_at_once, in_parts = (
        Sampler(there, tokenizer, batch_size=size).sample("x =", seeds, settings)
        for size in (100, 16)
    )
    model.float()
    # The shape of a batch decides the kernels and so the rounding, which may tip a draw.
    allowed = 2 if dtype == torch.float32 else 15
    assert sum(a.raw != b.raw for a, b in zip(all_at_once, in_parts, strict=True)) <= allowed


def test_a_batch_too_large_for_the_memory_is_named(model, tokenizer):
    torch.cuda.set_per_process_memory_fraction(0.0005)
    try:
        with pytest.raises(UserError, match="smaller --batch_size"):
            seeds = list(range(60_000))
            settings = SamplingSettings(temperature=5.0, top_p=1.0, max_tokens=20, stop=())
            Sampler(model.cuda(), tokenizer, batch_size=60_000).sample("x", seeds, settings)
    finally:
        torch.cuda.set_per_process_memory_fraction(1.0)
        torch.cuda.empty_cache()
