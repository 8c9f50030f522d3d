"""What a training run reads: token files, the tokenizer and model that belong to them.

Each is checked before anything is written; what a user can cause is a `UserError`.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nl2code.checkpoints import check_checkpoint
from nl2code.code_dataset import CodeDataset
from nl2code.dynamic_block_dataset import DynamicBlockDataset, EvenlySpaced
from nl2code.errors import UserError
from nl2code.quality import DEFAULT_WEIGHTS
from nl2code.stage import require
from nl2code.tokenizer import bos_id, fingerprint, load_tokenizer

if TYPE_CHECKING:
    from transformers import PreTrainedModel, PreTrainedTokenizerBase


@dataclasses.dataclass
class CertArguments:
    """What is trained on what; the flags below are those of `transformers.TrainingArguments`."""

    data_dir: Path = dataclasses.field(
        metadata={"help": "Folder with {train,valid}.{bin,idx}, as scripts/encode_domain.py makes."}
    )
    model_name_or_path: str | None = dataclasses.field(
        default=None,
        metadata={
            "help": "Checkpoint to continue: a folder or a hub name. Default: <data_dir>/model, "
            "if it holds weights."
        },
    )
    config_name: Path | None = dataclasses.field(
        default=None,
        metadata={
            "help": "Model configuration (JSON) to train from scratch. Vocabulary size and special "
            "ids are taken from the tokenizer in <data_dir>/model."
        },
    )
    block_size: int = dataclasses.field(
        default=1024, metadata={"help": "Window: tokens in a training sequence."}
    )
    weights: str = dataclasses.field(
        default=DEFAULT_WEIGHTS,
        metadata={"help": "Resampling weights a_b_c of stars, unit tests and functions."},
    )
    max_eval_blocks: int = dataclasses.field(
        default=0, metadata={"help": "Validate on this many blocks at most. 0: on all."}
    )
    overwrite: bool = dataclasses.field(
        default=False, metadata={"help": "Train anew, removing an earlier model in --output_dir."}
    )
    trust_remote_code: bool = dataclasses.field(
        default=False, metadata={"help": "Run Python code that comes with a checkpoint."}
    )


def check_arguments(own: CertArguments) -> None:
    """Raise `UserError` for numbers that make no sense."""
    if own.block_size < 2:
        raise UserError(f"--block_size must be at least 2 tokens, not {own.block_size}")
    if own.max_eval_blocks < 0:
        raise UserError(f"--max_eval_blocks must be 0 (all) or more, not {own.max_eval_blocks}")


def find_model(own: CertArguments) -> Path | str | None:
    """Folder or hub name of the checkpoint to continue; None to train from scratch."""
    if own.config_name:
        if own.model_name_or_path:
            raise UserError("pass --model_name_or_path or --config_name, not both")
        if not own.config_name.exists():
            raise UserError(f"{own.config_name} does not exist; see configs/models/")
        return None
    if own.model_name_or_path:
        return check_checkpoint(own.model_name_or_path) or own.model_name_or_path
    folder = own.data_dir / "model"
    if not any(folder.glob("model*.safetensors")):
        raise UserError(
            f"{folder} holds no weights: pass --model_name_or_path to continue a checkpoint, or "
            "--config_name to train from scratch"
        )
    return check_checkpoint(str(folder))


def find_tokens(own: CertArguments) -> dict[str, Any]:
    """The marker of the token files."""
    if not own.data_dir.is_dir():
        raise UserError(f"{own.data_dir} does not exist; make it with scripts/encode_domain.py")
    return require(own.data_dir / "stage.json", "scripts/encode_domain.py")


def find_tokenizer(
    own: CertArguments, model: Path | str | None, tokens: dict[str, Any]
) -> PreTrainedTokenizerBase:
    """The model's tokenizer; checks that the token files were made with it."""
    source = own.data_dir / "model" if model is None else model
    if isinstance(source, Path):
        tokenizer = load_tokenizer(source)
    else:
        from transformers import AutoTokenizer

        try:
            tokenizer = AutoTokenizer.from_pretrained(source)
        except (ValueError, OSError) as error:
            raise UserError(f"no tokenizer can be read for {source}: {error}") from error
    made_with = tokens["facts"].get("tokenizer")
    if made_with and made_with != fingerprint(tokenizer):
        raise UserError(
            f"{own.data_dir} was encoded with another tokenizer than the one in {source}; encode "
            "the domain with that one (scripts/encode_domain.py -model), or choose another model"
        )
    return tokenizer


def load_model(
    own: CertArguments, name: Path | str | None, tokenizer: PreTrainedTokenizerBase, seed: int
) -> PreTrainedModel:
    """The model to train, weights in float32; checks vocabulary and window."""
    import torch
    from transformers import AutoConfig, AutoModelForCausalLM, set_seed

    vocabulary = max(tokenizer.get_vocab().values()) + 1
    try:
        config = AutoConfig.from_pretrained(
            own.config_name or name, trust_remote_code=own.trust_remote_code
        )
    except (ValueError, OSError) as error:
        raise UserError(f"{own.config_name or name} is no model configuration: {error}") from error
    window = getattr(config, "max_position_embeddings", None)
    if window is not None and own.block_size > window:
        raise UserError(
            f"--block_size {own.block_size} is larger than the model's window of {window} tokens"
        )
    set_seed(seed)
    if name is None:
        config.vocab_size = vocabulary
        config.bos_token_id = bos_id(tokenizer)
        config.eos_token_id = tokenizer.eos_token_id
        config.pad_token_id = tokenizer.pad_token_id
        try:
            return AutoModelForCausalLM.from_config(
                config, dtype=torch.float32, trust_remote_code=own.trust_remote_code
            )
        except ValueError as error:
            raise UserError(f"{own.config_name} describes no such model: {error}") from error
    if config.vocab_size < vocabulary:
        raise UserError(
            f"the model in {name} knows {config.vocab_size:,} tokens, its tokenizer {vocabulary:,}"
        )
    try:
        return AutoModelForCausalLM.from_pretrained(
            name, dtype=torch.float32, trust_remote_code=own.trust_remote_code
        )
    except (ValueError, OSError) as error:
        raise UserError(f"{name} holds no causal language model: {error}") from error


def block_datasets(
    own: CertArguments, blocks: int, seed: int
) -> tuple[DynamicBlockDataset, DynamicBlockDataset | EvenlySpaced]:
    """`blocks` training blocks, for the whole run, and validation blocks: each document once."""
    made = []
    for split, documents, count, shuffle_seed in (
        ("train", CodeDataset(own.data_dir / "train", own.weights, seed), blocks, seed),
        ("valid", CodeDataset(own.data_dir / "valid"), None, None),
    ):
        try:
            made.append(DynamicBlockDataset(documents, own.block_size, count, shuffle_seed))
        except ValueError as error:
            raise UserError(
                f"{own.data_dir}/{split}: {error}; encode more files or lower --block_size"
            ) from error
    train, valid = made
    return train, EvenlySpaced(valid, own.max_eval_blocks) if own.max_eval_blocks else valid
