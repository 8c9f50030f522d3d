"""Tokens a second in training: our Trainer against a bare PyTorch loop, in one run, same model.

    python benchmarks/gpu_training.py                                   # the paper's 110 M, GPU 0
    python benchmarks/gpu_training.py --batch_size 10 32 --precision fp16 bf16
    python benchmarks/gpu_training.py --config configs/models/quickstart.json --block_size 64 \\
        --batch_size 2 --steps 4 --gpu cpu --precision fp32             # a try on the CPU

The bare loop is what a GPU can do with this model as it is: autocast, fused AdamW, clipped
gradients, one batch that is on the device already, nothing logged. Ours reads shuffled blocks of a
token file, logs and schedules: the ratio is what the Trainer and our data path cost. `compiled` is
ours with --torch_compile.

Utilisation is (6 N + 12 L H T) FLOP a token (N parameters without the embeddings of positions,
L layers, H hidden size, T tokens in a block; PaLM, appendix B) over the rate of a large matrix
product in the same precision, measured in the same run.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import torch

from nl2code.checkpoints import choose_device
from nl2code.code_dataset import CodeDataset
from nl2code.dynamic_block_dataset import DynamicBlockDataset
from nl2code.errors import run_main
from nl2code.files import read_json
from nl2code.indexed_dataset import IndexedDatasetWriter, save_features

CONFIG = Path(__file__).parents[1] / "configs" / "models" / "pycodegpt-110M.json"
DTYPES = {"fp16": torch.float16, "bf16": torch.bfloat16, "fp32": torch.float32}
DOCUMENTS, LENGTH = 2000, 1000  # of the token file


def make_model(config: Path, device: str) -> Any:
    """The model of a configuration, float32, in training mode."""
    from transformers import AutoConfig, AutoModelForCausalLM

    values = read_json(config)
    torch.manual_seed(0)
    made = AutoModelForCausalLM.from_config(AutoConfig.for_model(**values), dtype=torch.float32)
    return made.to(device).train()


def wait(device: str) -> None:
    if device != "cpu":
        torch.cuda.synchronize()


def matrix_rate(device: str, dtype: torch.dtype) -> float:
    """FLOP/s of one large square matrix product on random data, the best of five."""
    size = 8192 if device != "cpu" else 1024
    a, b = (torch.randn(size, size, device=device).to(dtype) for _ in range(2))
    best = float("inf")
    for _ in range(5):
        wait(device)
        started = time.perf_counter()
        a @ b
        wait(device)
        best = min(best, time.perf_counter() - started)
    return 2 * size**3 / best


def bare_loop(model: Any, batch: torch.Tensor, precision: str, steps: int, warm_up: int) -> float:
    """Seconds of `steps` steps after `warm_up` others."""
    device = batch.device.type
    scaler = torch.amp.GradScaler(device, enabled=precision == "fp16")
    optimizer = torch.optim.AdamW(model.parameters(), lr=5e-4, weight_decay=0.1, fused=True)
    for step in range(warm_up + steps):
        if step == warm_up:
            wait(device)
            started = time.perf_counter()
        with torch.autocast(device, DTYPES[precision], enabled=precision != "fp32"):
            loss = model(input_ids=batch, labels=batch).loss  # (B, T) in, a scalar out
        scaler.scale(loss).backward()
        scaler.unscale_(optimizer)
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        scaler.step(optimizer)
        scaler.update()
        optimizer.zero_grad()
    wait(device)
    return time.perf_counter() - started


def trainer_loop(
    model: Any, tokens: Path, args: argparse.Namespace, batch: int, precision: str, compiled: bool
) -> float:
    """As `bare_loop`, by `CertTrainer` with the flags that run_training_cert.sh gives it."""
    from transformers import TrainerCallback, TrainingArguments

    from nl2code.hf_trainer import PAPER_ARGUMENTS, CertTrainer

    times: dict[int, float] = {}

    class Clock(TrainerCallback):
        def on_step_end(self, _args: Any, state: Any, _control: Any, **_: Any) -> None:
            if state.global_step in (args.warm_up, args.warm_up + args.steps):
                wait(model.device.type)
                times[state.global_step] = time.perf_counter()

    steps = args.warm_up + args.steps
    with tempfile.TemporaryDirectory() as folder:
        settings = PAPER_ARGUMENTS | {
            "per_device_train_batch_size": batch,
            "gradient_accumulation_steps": 1,
            "max_steps": steps,
        }
        arguments = TrainingArguments(
            output_dir=folder,
            **settings,
            **({precision: True} if precision != "fp32" else {}),
            torch_compile=compiled,
            use_cpu=model.device.type == "cpu",
            logging_steps=10,
            save_strategy="no",
            report_to="none",
            disable_tqdm=True,
        )
        data = DynamicBlockDataset(CodeDataset(tokens), args.block_size, steps * batch, 0)
        CertTrainer(model, arguments, train_dataset=data, callbacks=[Clock()]).train()
    return times[steps] - times[args.warm_up]


def write_tokens(folder: Path, vocabulary: int) -> Path:
    """A token file of random documents."""
    random = np.random.default_rng(0)
    with IndexedDatasetWriter(folder / "train", vocabulary) as writer:
        for _ in range(DOCUMENTS):
            writer.add(random.integers(0, vocabulary, LENGTH))
    save_features(folder / "train", np.ones((DOCUMENTS, 3)))
    return folder / "train"


def compare(
    args: argparse.Namespace, device: str, tokens: Path, batch: int, precision: str
) -> None:
    """One row of the table a way."""
    peak = matrix_rate(device, DTYPES[precision])
    values = read_json(args.config)
    ways: dict[str, Callable[[Any], float]] = {
        "bare loop": lambda model: bare_loop(
            model,
            torch.randint(values["vocab_size"], (batch, args.block_size), device=device),
            precision,
            args.steps,
            args.warm_up,
        ),
        "ours": lambda model: trainer_loop(model, tokens, args, batch, precision, False),
    }
    if args.compile:
        ways["ours, compiled"] = lambda m: trainer_loop(m, tokens, args, batch, precision, True)
    first = None
    for name, way in ways.items():
        model = make_model(args.config, device)
        if device != "cpu":
            torch.cuda.reset_peak_memory_stats()
        rate = args.steps * batch * args.block_size / way(model)  # tokens/s
        first = first or rate
        positions = values["max_position_embeddings"] * values["hidden_size"]
        flops = 6 * (sum(p.numel() for p in model.parameters()) - positions)
        flops += 12 * values["num_layers"] * values["hidden_size"] * args.block_size
        memory = torch.cuda.max_memory_allocated() / 2**30 if device != "cpu" else float("nan")
        print(
            f"| {name} | {precision} | {batch} | {rate:,.0f} | {rate / first:.2f} "
            f"| {rate * flops / peak:.1%} | {memory:.1f} |",
            flush=True,
        )
        del model
        torch._dynamo.reset()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("--config", type=Path, default=CONFIG, help="model configuration (default the paper's)")
    add("--block_size", type=int, default=1024, help="tokens in a block (default %(default)s)")
    add("--batch_size", type=int, nargs="+", default=[10, 32], help="blocks a step (default 10 32)")
    add("--precision", choices=DTYPES, nargs="+", default=["fp16", "bf16"], help="(default both)")
    add("--steps", type=int, default=30, help="steps that are measured (default %(default)s)")
    add("--warm_up", type=int, default=10, help="steps before them (default %(default)s)")
    add("--compile", action="store_true", help="also ours with --torch_compile")
    add("--gpu", help="GPU index, or cpu (default: GPU 0 if there is one)")
    args = parser.parse_args()
    if args.gpu is not None and args.gpu.isdecimal():
        os.environ["CUDA_VISIBLE_DEVICES"] = args.gpu  # before CUDA starts; the Trainer takes all
    device = choose_device("cpu" if args.gpu == "cpu" else None)
    name = torch.cuda.get_device_name() if device != "cpu" else f"{torch.get_num_threads()} cores"
    rates = [f"{p} {matrix_rate(device, DTYPES[p]) / 1e12:.3g}" for p in args.precision]
    print(f"{name}, torch {torch.__version__}, matrix product TFLOP/s: {', '.join(rates)}")
    print("| way | precision | batch | tokens/s | times the first | utilisation | GiB |")
    print("| --- | --- | ---: | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as folder:
        tokens = write_tokens(Path(folder), read_json(args.config)["vocab_size"])
        for precision in args.precision:
            for batch in args.batch_size:
                compare(args, device, tokens, batch, precision)


if __name__ == "__main__":
    run_main(main)
