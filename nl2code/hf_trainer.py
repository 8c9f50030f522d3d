"""Training on token blocks: a small subclass of `transformers.Trainer` and its callbacks.

What it adds to the Trainer, and why:

- Blocks are read in the order of the dataset, which shuffles them itself
  (`nl2code.dynamic_block_dataset`), so that a run continues with the very next block.
- A checkpoint is written under a hidden name and renamed when it is whole. A folder called
  `checkpoint-N` is therefore always a finished one, wherever the run was killed.
- The loss is logged with every checkpoint, so that the averaging windows, and with them the log,
  do not depend on where a run was killed.
- A progress bar with tokens per second, the training loss and the validation loss.

A run on CPU that is killed and continued ends in the same weights, byte for byte, as one that is
not (optimizer, schedule and random state are in the checkpoint).
"""

from __future__ import annotations

import shutil
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tqdm.auto import tqdm
from transformers import Trainer, TrainerCallback, TrainerControl, TrainerState, TrainingArguments
from transformers.trainer_callback import PrinterCallback, ProgressCallback

from nl2code.dynamic_block_dataset import DynamicBlockDataset
from nl2code.errors import UserError

SAVING = ".saving"  # folder under the output folder in which a checkpoint is written

# Table 5 and section 5 of the paper, as names of `TrainingArguments`. Warm-up is not among them:
# the 100K steps of the table are for the base model's 200K.
PAPER_ARGUMENTS: dict[str, Any] = {
    "per_device_train_batch_size": 10,
    "gradient_accumulation_steps": 4,
    "learning_rate": 5e-4,
    "weight_decay": 0.1,
    "adam_beta1": 0.9,
    "adam_beta2": 0.95,
    "adam_epsilon": 1e-8,
    "lr_scheduler_type": "cosine",
    "max_steps": 100_000,
}


def collate(blocks: Sequence[dict[str, np.ndarray]]) -> dict[str, torch.Tensor]:
    """Stack blocks into `input_ids` and `labels`, (B, T) int64; the model shifts the labels."""
    input_ids = torch.from_numpy(np.stack([block["input_ids"] for block in blocks]))  # (B, T)
    return {"input_ids": input_ids, "labels": input_ids}


def checkpoints(output_dir: str | Path) -> list[Path]:
    """The finished checkpoints under `output_dir`, oldest first."""
    found = [p for p in Path(output_dir).glob("checkpoint-*") if p.name[11:].isdigit()]
    return sorted(found, key=lambda path: int(path.name[11:]))


def remove_checkpoints(output_dir: str | Path) -> None:
    """Remove every checkpoint under `output_dir`, half-written ones too."""
    for path in [*checkpoints(output_dir), Path(output_dir) / SAVING]:
        shutil.rmtree(path, ignore_errors=True)


def check_ranks(checkpoint: Path, ranks: int) -> None:
    """Raise `UserError` if DeepSpeed wrote `checkpoint` with another number of ranks."""
    written = len(list(checkpoint.glob("global_step*/*_optim_states.pt")))
    if written not in (0, ranks):
        raise UserError(
            f"{checkpoint} was written by {written} ranks and DeepSpeed cannot continue it with "
            f"{ranks}; start {written} ranks, or pass --overwrite to train anew"
        )


def parameter_count(model: torch.nn.Module) -> int:
    """Parameters of the whole model; those that ZeRO-3 keeps on other ranks count too."""
    return sum(getattr(p, "ds_numel", p.numel()) for p in model.parameters())


def start_deepspeed_on_cpu() -> None:
    """Join the ranks through gloo, as DeepSpeed's backend; nothing is compiled.

    Where shared memory could replace gloo, DeepSpeed compiles that operator on first use, and fails
    on a machine without a compiler. And the Trainer, told to use the CPU, does not start
    DeepSpeed's backend at all, without which ZeRO-3 takes every rank for the only one.
    """
    import deepspeed

    warnings.filterwarnings("ignore", category=FutureWarning, module="torch.distributed")  # its own
    deepspeed.ops.__compatible_ops__["deepspeed_shm_comm"] = False
    deepspeed.init_distributed(dist_backend="gloo", verbose=False)


class CertTrainer(Trainer):
    """`transformers.Trainer` over `DynamicBlockDataset`s; takes the same arguments."""

    train_dataset: DynamicBlockDataset

    def __init__(self, *args: Any, description: str = "train", **kwargs: Any) -> None:
        super().__init__(*args, data_collator=collate, **kwargs)
        self._saving = False
        for callback in (ProgressCallback, PrinterCallback):
            self.remove_callback(callback)
        self.add_callback(LogWithCheckpoint())
        if not self.args.disable_tqdm:
            self.add_callback(TokenProgress(description, self.tokens_per_step))

    @property
    def tokens_per_step(self) -> int:
        """Tokens in one optimizer step, over all ranks."""
        args = self.args
        blocks = args.train_batch_size * args.gradient_accumulation_steps * args.world_size
        return blocks * self.train_dataset.block_size

    def _get_train_sampler(self, train_dataset: Any = None) -> torch.utils.data.Sampler:
        return torch.utils.data.SequentialSampler(train_dataset or self.train_dataset)

    def log(self, logs: dict[str, float], *args: Any, **kwargs: Any) -> None:
        """Log with `epoch` in passes over the documents; to the Trainer the run is one epoch."""
        tokens = self.state.global_step * self.tokens_per_step
        self.state.epoch = round(tokens / self.train_dataset.epoch_tokens, 4)
        super().log(logs, *args, **kwargs)

    def _get_output_dir(self, trial: Any) -> str:
        folder = super()._get_output_dir(trial)
        return str(Path(folder) / SAVING) if self._saving else folder

    def _save_checkpoint(self, model: torch.nn.Module, trial: Any) -> None:
        folder = Path(self.args.output_dir)
        if self.args.should_save:
            shutil.rmtree(folder / SAVING, ignore_errors=True)
        self.accelerator.wait_for_everyone()
        self._saving = True
        try:
            super()._save_checkpoint(model, trial)
        finally:
            self._saving = False
        self.accelerator.wait_for_everyone()  # every rank has written its part
        if self.args.should_save:
            name = f"checkpoint-{self.state.global_step}"
            shutil.rmtree(folder / name, ignore_errors=True)
            (folder / SAVING / name).rename(folder / name)
            (folder / SAVING).rmdir()
            if self.args.save_total_limit:
                for old in checkpoints(folder)[: -self.args.save_total_limit]:
                    shutil.rmtree(old)
        self.accelerator.wait_for_everyone()


class LogWithCheckpoint(TrainerCallback):
    """Logs whenever a checkpoint is saved: the loss summed up since the last log is not in it."""

    def on_step_end(
        self, args: TrainingArguments, state: TrainerState, control: TrainerControl, **_: Any
    ) -> TrainerControl:
        control.should_log = control.should_log or control.should_save
        return control


class TokenProgress(TrainerCallback):
    """One bar: steps done, tokens per second of this attempt, last training and validation loss."""

    def __init__(self, description: str, tokens_per_step: int) -> None:
        self.description = description
        self.tokens_per_step = tokens_per_step
        self.bar: tqdm | None = None
        self.shown: dict[str, str] = {}

    def on_train_begin(
        self, args: TrainingArguments, state: TrainerState, control: TrainerControl, **_: Any
    ) -> None:
        if state.is_world_process_zero:
            self.bar = tqdm(
                desc=self.description,
                total=state.max_steps * self.tokens_per_step,
                initial=state.global_step * self.tokens_per_step,
                unit=" tokens",
                unit_scale=True,
            )

    def on_step_end(
        self, args: TrainingArguments, state: TrainerState, control: TrainerControl, **_: Any
    ) -> None:
        if self.bar is not None:
            self.bar.update(self.tokens_per_step)

    def on_log(
        self,
        args: TrainingArguments,
        state: TrainerState,
        control: TrainerControl,
        logs: dict[str, float] | None = None,
        **_: Any,
    ) -> None:
        if self.bar is not None:
            for key, label in (("loss", "loss"), ("eval_loss", "valid")):
                if key in (logs or {}):
                    self.shown[label] = f"{logs[key]:.3f}"
            self.bar.set_postfix(self.shown)

    def on_train_end(
        self, args: TrainingArguments, state: TrainerState, control: TrainerControl, **_: Any
    ) -> None:
        if self.bar is not None:
            self.bar.close()
            self.bar = None
