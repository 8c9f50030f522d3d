"""Samples a second: our sampler against transformers' `generate`, in one run, on the same model.

    python benchmarks/sampling.py                              # small model, CPU or GPU 0
    python benchmarks/sampling.py --size 110M --num_samples 200 --max_tokens 100 --batch_size 200
    python benchmarks/sampling.py --model outputs/quickstart/models/Python/normal

Both sides get the same prompts, temperature, top-p, dtype, batch size and token budget, and run to
that budget: what early stop saves comes on top. `generate` is called as the authors do, the samples
of a prompt at once (`num_return_sequences`), with top_k off, since the paper's nucleus has none.
Weights are random unless --model names a checkpoint. They are scaled so that the logits have a
standard deviation of 5, which gives few likely tokens, as in a trained model; with --flat the
nucleus holds most of the vocabulary, the worst case of the nucleus search.

`rows` is the share of row-steps the model was run on: below 1 where samples still agree.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from typing import Any

import torch

from nl2code.checkpoints import DTYPES, choose_device, load_checkpoint
from nl2code.errors import run_main
from nl2code.samples import SamplingSettings, sample_seed
from nl2code.sampling import Sampler
from nl2code.tokenizer import train_tokenizer

# name -> vocabulary, hidden size, layers, heads; 110M is the paper's (GPT-Neo 125M, 32K tokens)
SIZES = {"3M": (4096, 192, 4, 4), "20M": (16_000, 384, 6, 6), "110M": (32_000, 768, 12, 12)}
PROMPT = (
    "import pandas as pd\nimport numpy as np\n\ndf = pd.DataFrame({'a': [1, 2], 'b': [3, 4]})\n"
)
TOP_P = 0.9


def build(size: str, flat: bool, device: str, dtype: str) -> tuple[Any, Any]:
    """A GPT-Neo of random weights, and a tokenizer whose ids it knows."""
    from transformers import GPTNeoConfig, GPTNeoForCausalLM

    vocab, hidden, layers, heads = SIZES[size]
    tokenizer = train_tokenizer([PROMPT] * 3, 300)
    torch.manual_seed(0)
    config = GPTNeoConfig(
        vocab_size=vocab,
        hidden_size=hidden,
        num_layers=layers,
        num_heads=heads,
        attention_types=[[["global", "local"], layers // 2]],
        window_size=256,
        max_position_embeddings=1024,
        bos_token_id=tokenizer.bos_token_id,
        eos_token_id=None,
        # The last layer norm gives vectors of length sqrt(hidden).
        initializer_range=0.02 if flat else 5 / hidden**0.5,
    )
    model = GPTNeoForCausalLM(config)
    if dtype == "auto":
        dtype = "float32" if device == "cpu" else "float16"
    return model.to(device=device, dtype=getattr(torch, dtype)).eval(), tokenizer


class Bench:
    """Both sides, over the same prompts."""

    def __init__(self, model: Any, tokenizer: Any, args: argparse.Namespace) -> None:
        self.model, self.tokenizer, self.args = model, tokenizer, args
        self.sampler = Sampler(model, tokenizer, args.batch_size)
        self.sampler.ends = set()  # every sample runs to the budget, as below
        self.prompts = [f"{PROMPT}# the rows of column {i}\nresult =" for i in range(args.prompts)]
        self.rows = 0
        model.register_forward_pre_hook(self._count, with_kwargs=True)

    def _count(self, _module: Any, _args: Any, kwargs: dict[str, Any]) -> None:
        self.rows += len(kwargs["input_ids"])

    def ours(self, n: int, temperature: float) -> int:
        settings = SamplingSettings(temperature, TOP_P, self.args.max_tokens, stop=())
        made = 0
        for prompt in self.prompts:
            seeds = [sample_seed(0, "", prompt, i) for i in range(n)]
            made += sum(s.tokens for s in self.sampler.sample(prompt, seeds, settings))
        return made

    def generate(self, n: int, temperature: float) -> int:
        made = 0
        for prompt in self.prompts:
            ids = self.sampler.encode(prompt, self.args.max_tokens)[0]
            inputs = torch.tensor([ids], device=self.model.device)
            for start in range(0, n, self.args.batch_size):
                out = self.model.generate(
                    inputs,
                    attention_mask=torch.ones_like(inputs),
                    do_sample=True,
                    temperature=temperature,
                    top_p=TOP_P,
                    top_k=0,
                    max_new_tokens=self.args.max_tokens,
                    min_new_tokens=self.args.max_tokens,
                    num_return_sequences=min(self.args.batch_size, n - start),
                    pad_token_id=self.tokenizer.eos_token_id,
                )
                made += out[:, len(ids) :].numel()
                self.tokenizer.batch_decode(out[:, len(ids) :])
        return made

    def measure(self, work: Callable[[int, float], int], n: int, t: float) -> tuple[float, int]:
        """(wall seconds, tokens made)"""
        begin = time.perf_counter()
        made = work(n, t)
        if self.model.device.type == "cuda":
            torch.cuda.synchronize()
        return time.perf_counter() - begin, made

    def compare(self, n: int, t: float) -> None:
        work = {"generate": self.generate, "ours": self.ours}
        best: dict[str, tuple[float, int]] = {}
        for _ in range(1 + self.args.repeats):  # taken in turns; the first is a warm-up
            self.rows = 0
            taken = {name: self.measure(side, n, t) for name, side in work.items()}
            if not best:
                shared = self.rows
            best = {name: min(taken[name], best.get(name, taken[name])) for name in work}
        samples = n * len(self.prompts)
        expected = samples * self.args.max_tokens
        assert all(made == expected for _, made in best.values()), best
        share = (shared - expected) / expected  # the warm-up's rows, less those of `generate`
        rate = {name: samples / seconds for name, (seconds, _) in best.items()}
        print(
            f"n={n:<4d} t={t:<4g} generate {rate['generate']:8.1f}  ours {rate['ours']:8.1f} "
            f"samples/s ({rate['ours'] * self.args.max_tokens:9,.0f} tokens/s)  "
            f"ratio {rate['ours'] / rate['generate']:6.2f}  rows {share:.2f}",
            flush=True,
        )


def main() -> int | None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("--model", help="checkpoint to measure instead of random weights")
    add("--size", choices=SIZES, default="3M", help="of the random model (default 3M parameters)")
    add("--flat", action="store_true", help="random logits that are nearly uniform")
    add("--num_samples", type=int, nargs="+", default=[10, 100], help="a prompt (default 10 100)")
    add("--temperature", type=float, nargs="+", default=[0.2, 0.8], help="(default 0.2 0.8)")
    add("--max_tokens", type=int, default=48, help="tokens a sample (default 48)")
    add("--batch_size", type=int, default=100, help="sequences at once (default 100)")
    add("--prompts", type=int, default=2, help="prompts (default 2)")
    add("--repeats", type=int, default=3, help="the fastest counts (default 3)")
    add("--dtype", choices=DTYPES, default="auto", help="auto: half on a GPU, float32 on CPU")
    add("--gpu", help="GPU index, or cpu (default: GPU 0 if there is one)")
    args = parser.parse_args()
    device = choose_device(args.gpu)
    if args.model:
        model, tokenizer = load_checkpoint(args.model, device, args.dtype)
    else:
        model, tokenizer = build(args.size, args.flat, device, args.dtype)
    where = torch.cuda.get_device_name() if device != "cpu" else f"{torch.get_num_threads()} cores"
    print(
        f"{args.model or args.size}: {model.num_parameters():,} parameters, {model.dtype}, {where}"
    )
    bench = Bench(model, tokenizer, args)
    for n in args.num_samples:
        for temperature in args.temperature:
            bench.compare(n, temperature)
    return None


if __name__ == "__main__":
    run_main(main)
