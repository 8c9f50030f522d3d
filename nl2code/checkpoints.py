"""Load a causal language model and its tokenizer for sampling: where from, on what, how wide.

A checkpoint is a Hugging Face folder (ours, or any decoder such as CodeGen), or a model id of the
form `owner/name`, which transformers looks up. No code of the checkpoint is run
(`trust_remote_code` stays off) and weights are read from safetensors alone.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from nl2code.errors import UserError
from nl2code.stage import require

DTYPES = ("auto", "float32", "float16", "bfloat16")
# Below this many parameters one CPU thread samples nearly as fast as two (48 against 57 samples/s
# for 2.6 M), and threads that wait for each other on a loaded machine are 50 times slower.
ONE_THREAD = 20_000_000


def choose_device(gpu: str | None) -> str:
    """`cpu` or `cuda:<index>`; None takes GPU 0 if there is one."""
    import torch

    count = torch.cuda.device_count() if torch.cuda.is_available() else 0
    if gpu is None:
        return "cuda:0" if count else "cpu"
    if gpu.lower() == "cpu":
        return "cpu"
    if not gpu.isdecimal():
        raise UserError(f"-gpu {gpu!r} must be a GPU's index, such as 0, or cpu")
    if int(gpu) >= count:
        have = f"GPUs 0 to {count - 1}" if count else "no GPU"
        raise UserError(f"GPU {gpu} was asked for but this machine has {have}; pass -gpu cpu")
    return f"cuda:{int(gpu)}"


def device_name(device: str) -> str:
    """What a result was made on: the GPU's name, or `cpu`."""
    import torch

    return torch.cuda.get_device_name(device) if device.startswith("cuda") else device


def check_checkpoint(name: str) -> Path | None:
    """The folder of a local checkpoint, None for a model id; raise `UserError` if it is neither.

    Cheap: nothing is loaded. A checkpoint of our own training must be finished.
    """
    folder = Path(name)
    if not folder.exists():
        local = name.startswith((".", "/", "~")) or folder.parent.is_dir()
        if local or not re.fullmatch(r"[\w-][\w.-]*/[\w.-]+", name):
            raise UserError(f"checkpoint {name} does not exist; train it with run_cert.py")
        return None
    if (folder / "stage.json").is_file():
        require(folder / "stage.json", "run_cert.py")
    if not (folder / "config.json").is_file():
        raise UserError(f"{folder} is not a checkpoint: it has no config.json")
    return folder


def load_checkpoint(name: str, device: str, dtype: str = "auto") -> tuple[Any, Any]:
    """(model in eval mode on `device`, tokenizer).

    Args:
        dtype: one of `DTYPES`; `auto` is float32 on the CPU, and on a GPU the checkpoint's own half
            precision, or float16 for one that is stored in float32.

    Raises `UserError` for what is missing or does not belong together.
    """
    import torch
    from transformers import AutoModelForCausalLM
    from transformers.utils import logging

    from nl2code.tokenizer import load_tokenizer

    logging.disable_progress_bar()  # of reading weights; sampling shows its own
    folder = check_checkpoint(name)
    tokenizer = load_tokenizer(folder) if folder else _hub_tokenizer(name)
    wanted = "auto" if dtype == "auto" else getattr(torch, dtype)
    try:
        model = AutoModelForCausalLM.from_pretrained(name, dtype=wanted, use_safetensors=True)
    except (OSError, ValueError) as error:
        raise UserError(
            f"{name} is not a causal language model that can be read: {error}"
        ) from error
    if dtype == "auto" and device == "cpu":
        model = model.float()
    elif dtype == "auto" and model.dtype == torch.float32:
        model = model.half()
    rows = model.get_input_embeddings().num_embeddings
    if len(tokenizer) > rows:
        raise UserError(
            f"the tokenizer of {name} has {len(tokenizer)} tokens but its model {rows}; they do "
            "not belong together: copy the tokenizer that the model was trained with"
        )
    if device == "cpu" and model.num_parameters() < ONE_THREAD:
        torch.set_num_threads(1)
    return model.to(device).eval(), tokenizer


def _hub_tokenizer(name: str) -> Any:
    from transformers import AutoTokenizer

    try:
        return AutoTokenizer.from_pretrained(name)
    except (OSError, ValueError) as error:
        raise UserError(f"no tokenizer could be read for {name}: {error}") from error
