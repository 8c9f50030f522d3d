"""Train one model on the token files of one domain and type.

    python run_cert.py --data_dir outputs/tokens/Pandas/sketcher \\
        --model_name_or_path outputs/models/Python/normal \\
        --output_dir outputs/models/Pandas/sketcher

continues a checkpoint (XL on `normal`, CERT's `sketcher` and `generator`; paper, section 3.2);
with --config_name it trains from scratch. Every flag of `transformers.TrainingArguments` works;
defaults are the paper's (Table 5, section 5). The output folder becomes a Hugging Face checkpoint:
safetensors weights, configuration, tokenizer, `trainer_state.json` with the losses, and last of
all `stage.json`. Killed anywhere, the same command continues from the last checkpoint.
"""

from __future__ import annotations

import argparse
import dataclasses
import os
import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nl2code.checkpoints import device_name
from nl2code.errors import UserError, run_main
from nl2code.files import read_json, write_json
from nl2code.stage import Stage
from nl2code.training import (
    CertArguments,
    block_datasets,
    check_arguments,
    find_model,
    find_tokenizer,
    find_tokens,
    load_model,
)

if TYPE_CHECKING:
    from transformers import TrainingArguments

    from nl2code.hf_trainer import CertTrainer

# Files of a checkpoint, as far as this command writes them: what --overwrite removes.
OUTPUTS = (
    *("config.json", "generation_config.json", "model*.safetensors*", "trainer_state.json"),
    *("tokenizer*.json", "special_tokens_map.json", "added_tokens.json", "vocab.json"),
    *("merges.txt", "chat_template.jinja", "checkpoint-*", ".saving"),
)


# Flags of `TrainingArguments` that would be ignored or would break continuing, and why.
UNSUPPORTED = {
    "num_train_epochs": "--max_steps sets the length",
    "train_sampling_strategy": "blocks come in the order of --weights and --seed",
    "data_seed": "--seed decides the order of the data",
    "auto_find_batch_size": "a step must have the same size in every attempt",
    "resume_from_checkpoint": "the last checkpoint in --output_dir is always continued",
    "ignore_data_skip": "a run continues with the very next block",
    "save_only_model": "a run could not be continued",
    "load_best_model_at_end": "the model of the last step is kept",
    "do_train": "it always trains",
    "do_eval": "it always validates",
    "do_predict": "eval_cert.py does",
}
# What the library's own help leaves open.
HELP = {
    "output_dir": "Folder for the model: models/<Domain>/<type>.",
    "per_device_train_batch_size": "Blocks on each rank in one forward pass.",
    "gradient_accumulation_steps": "Forward passes in one step.",
    "max_steps": "Optimizer steps of the whole run.",
    "learning_rate": "Highest learning rate, after warm-up.",
    "warmup_steps": "Steps of linear warm-up; below 1: share of all steps.",
    "save_steps": "Steps between checkpoints: what a kill can cost.",
    "eval_steps": "Steps between validations; the last step is always validated.",
    "deepspeed": "DeepSpeed configuration (JSON), such as configs/deepspeed/zero2.json.",
    "use_cpu": "Train on the CPU though there is a GPU.",
    "seed": "Seed of initial weights, dropout and the order of the data.",
}
# Flags that change the weights; what is said here is part of the run's identity.
DECIDING = (
    *("lr_scheduler_type", "lr_scheduler_kwargs", "weight_decay", "optim", "optim_args"),
    *("adam_beta1", "adam_beta2", "adam_epsilon", "max_grad_norm", "label_smoothing_factor"),
    *("learning_rate", "max_steps", "neftune_noise_alpha", "seed"),
)


def parse_arguments(argv: list[str] | None) -> tuple[CertArguments, dict[str, Any]]:
    """Our own arguments, and the values for `TrainingArguments`, which starts devices when made."""
    from transformers import HfArgumentParser, TrainingArguments

    from nl2code.hf_trainer import PAPER_ARGUMENTS

    parser = HfArgumentParser(
        (CertArguments, TrainingArguments),
        description=__doc__.split("\n\n")[0],
        usage="run_cert.py --data_dir FOLDER --output_dir FOLDER [--model_name_or_path MODEL] "
        "[--config_name FILE] [flag ...]",
        allow_abbrev=False,
    )
    parser.set_defaults(
        **PAPER_ARGUMENTS,
        output_dir=None,
        warmup_steps=1000,
        logging_steps=10,
        eval_strategy="steps",
        eval_steps=1000,
        save_steps=1000,
        save_total_limit=2,
        report_to="none",
    )
    for action in parser._actions:
        action.help = HELP.get(action.dest, action.help)
        if action.dest in UNSUPPORTED:
            action.help = argparse.SUPPRESS
    values = vars(parser.parse_args(argv))
    own = {field.name: values.pop(field.name) for field in dataclasses.fields(CertArguments)}
    if not values["output_dir"]:
        parser.error("the following arguments are required: --output_dir")
    for name, reason in UNSUPPORTED.items():
        if name in values and values[name] != parser.get_default(name):
            parser.error(f"--{name} has no place here: {reason}")
    return CertArguments(**own), values


def training_arguments(values: dict[str, Any]) -> TrainingArguments:
    """Make `TrainingArguments`: chooses the device and joins the other ranks."""
    import torch
    from transformers import TrainingArguments

    from nl2code.hf_trainer import start_deepspeed_on_cpu

    gpus = 0 if values["use_cpu"] else torch.cuda.device_count()
    if values["deepspeed"]:
        config = read_json(values["deepspeed"])
        if not isinstance(config, dict):
            raise UserError(f"{values['deepspeed']} is not a DeepSpeed configuration")
        fp16_in_config = config.get("fp16", {}).get("enabled") is True
    else:
        fp16_in_config = False
    if (values["fp16"] or fp16_in_config) and not gpus:
        raise UserError("fp16 needs a GPU and there is none; pass --bf16 or nothing for fp32")
    if gpus and int(os.environ.get("LOCAL_RANK", 0)) >= gpus:
        raise UserError(f"this machine has {gpus} GPUs, fewer than ranks; start {gpus} ranks")
    if values["save_strategy"] not in ("steps", "no"):
        raise UserError("--save_strategy must be steps or no")
    if values["max_steps"] < 1:
        raise UserError(f"--max_steps must be at least 1, not {values['max_steps']}")
    values["use_cpu"] = not gpus
    if values["deepspeed"] and "RANK" not in os.environ:  # started without a launcher: one rank
        alone = {"RANK": "0", "LOCAL_RANK": "0", "WORLD_SIZE": "1"}
        os.environ |= alone | {"MASTER_ADDR": "127.0.0.1", "MASTER_PORT": "29500"}
    if not gpus:  # accelerate imports DeepSpeed where it is installed; it warns unless told
        os.environ.setdefault("DS_ACCELERATOR", "cpu")
        if values["deepspeed"]:
            start_deepspeed_on_cpu()
    try:
        return TrainingArguments(**values)
    except (ValueError, ImportError) as error:
        raise UserError(str(error)) from error


def make_stage(
    own: CertArguments, args: TrainingArguments, model: Path | str | None, tokens: dict[str, Any]
) -> Stage:
    """The stage of this training: what determines the weights, and where they go."""
    output = Path(args.output_dir)
    deciding = {name: getattr(args, name) for name in DECIDING}
    settings = {
        "domain": tokens["settings"].get("domain", own.data_dir.parent.name),
        "type": tokens["settings"].get("type", own.data_dir.name),
        "model": str(model) if isinstance(model, str) else None,
        "config": read_json(own.config_name) if model is None else None,
        "block_size": own.block_size,
        "blocks_per_step": args.train_batch_size
        * args.gradient_accumulation_steps
        * args.world_size,
        **{name: getattr(value, "value", value) for name, value in deciding.items()},
        "warmup_steps": float(args.warmup_steps),
        "precision": "fp16" if args.fp16 else "bf16" if args.bf16 else "fp32",
        "deepspeed": read_json(args.deepspeed) if args.deepspeed else None,
        "weights": own.weights,
        "max_eval_blocks": own.max_eval_blocks,
    }
    inputs = {"tokens": own.data_dir / "stage.json"}
    if isinstance(model, Path) and model.resolve() != (own.data_dir / "model").resolve():
        inputs["model"] = model / "stage.json"
    return Stage(
        output / "stage.json",
        f"train {settings['domain']}/{settings['type']}",
        settings,
        inputs,
        outputs=[path for pattern in OUTPUTS for path in output.glob(pattern)],
        overwrite=own.overwrite,
    )


def is_finished(stage: Stage) -> bool:
    """True if the output folder holds a finished model that is to be kept."""
    if stage.overwrite or not stage.marker.is_file():
        return False
    return read_json(stage.marker).get("status") == "done"


def begin(stage: Stage) -> None:
    """Rank 0 marks the work as begun, or says that it is done; all ranks learn of an error.

    Raises:
        UserError: the folder holds another model, or another process is writing there.
    """
    import torch.distributed as dist

    from nl2code.exclusive import lock

    fault: list[str | None] = [None]
    if int(os.environ.get("RANK", 0)) == 0:
        try:
            lock(stage.marker.parent)
            if not stage.marker.is_file() and stage.outputs:
                if not stage.overwrite:
                    raise UserError(
                        f"{stage.marker.parent} holds a model of another origin (no stage.json); "
                        "choose another --output_dir, or pass --overwrite to replace it"
                    )
                for path in stage.outputs:
                    shutil.rmtree(path) if path.is_dir() else path.unlink()
            stage.done()
        except UserError as error:
            fault = [str(error)]
    if dist.is_available() and dist.is_initialized():
        dist.broadcast_object_list(fault, src=0)
    if fault[0] is not None:
        raise UserError(fault[0])


def announce(args: TrainingArguments, trainer: CertTrainer, parameters: int) -> None:
    """Print the arithmetic of a step, as the paper's readers will want to check it."""
    data = trainer.train_dataset
    step = trainer.tokens_per_step
    parts = (
        args.per_device_train_batch_size,
        args.gradient_accumulation_steps,
        max(1, args.world_size * max(1, args.n_gpu)),
        data.block_size,
    )
    print(
        f"{' x '.join(f'{part:,}' for part in parts)} = {step:,} tokens a step "
        f"(batch x accumulation x ranks x window); {args.max_steps:,} steps = "
        f"{args.max_steps * step / data.epoch_tokens:.2f} passes over {data.epoch_tokens:,} "
        f"tokens; {parameters / 1e6:.2f} M parameters on {args.device}",
        flush=True,
    )


def finish(stage: Stage, trainer: CertTrainer, facts: dict[str, Any]) -> None:
    """Write the final checkpoint; `stage.json` last, from rank 0. All ranks take part."""
    from nl2code.hf_trainer import remove_checkpoints

    output = Path(trainer.args.output_dir)
    trainer.save_model(str(output))  # a collective under ZeRO
    trainer.accelerator.wait_for_everyone()
    if not trainer.is_world_process_zero():
        return
    (output / "training_args.bin").unlink(missing_ok=True)  # a pickle; stage.json has the settings
    # Times differ from run to run and are in stage.json; the rest must not.
    history = [
        {k: entry[k] for k in sorted(entry) if not k.endswith(("_runtime", "_per_second"))}
        for entry in trainer.state.log_history
        if "loss" in entry or "eval_loss" in entry
    ]
    state = {"global_step": trainer.state.global_step, "max_steps": trainer.state.max_steps}
    write_json(output / "trainer_state.json", state | {"log_history": history})
    stage.finish(**facts)
    remove_checkpoints(output)


def main(argv: list[str] | None = None) -> int:
    """Train; returns 0. Of several ranks, only the first speaks."""
    # Idle threads sleep rather than spin: three times the speed on a CPU that others use too.
    # It counts only if it is said before torch is loaded.
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    import transformers

    from nl2code.exclusive import stop_with
    from nl2code.hf_trainer import (
        CertTrainer,
        check_ranks,
        checkpoints,
        parameter_count,
        remove_checkpoints,
    )

    own, values = parse_arguments(argv)
    if launcher := os.environ.get("CERT_LAUNCHER_PID"):
        stop_with(int(launcher))
    transformers.utils.logging.disable_progress_bar()  # of reading and writing weights
    output = Path(values["output_dir"])
    try:
        check_arguments(own)
        tokens = find_tokens(own)
        name = find_model(own)
        tokenizer = find_tokenizer(own, name, tokens)
        if isinstance(name, Path) and name.resolve() == output.resolve():
            raise UserError(f"--output_dir {output} is the model to continue; choose another")
        args = training_arguments(values)
        stage = make_stage(own, args, name, tokens)
        if is_finished(stage):
            begin(stage)
            remove_checkpoints(output)  # a run can be killed between its marker and this
            return 0
        blocks = args.max_steps * stage.settings["blocks_per_step"]
        train_set, valid_set = block_datasets(own, blocks, args.seed)
        model = load_model(own, name, tokenizer, args.seed)
        begin(stage)
        found = checkpoints(output)
        if found:
            check_ranks(found[-1], args.world_size)
    except UserError:
        if int(os.environ.get("RANK", 0)) == 0:
            raise
        time.sleep(10)  # a launcher stops all ranks when one ends: let the first have its say
        return 2

    started = time.monotonic()
    trainer = CertTrainer(
        model=model,
        args=args,
        train_dataset=train_set,
        eval_dataset=valid_set,
        processing_class=tokenizer,
        description=stage.name,
    )
    parameters = parameter_count(model)
    if trainer.is_world_process_zero():
        announce(args, trainer, parameters)
    first_step = int(found[-1].name.split("-")[1]) if found else 0
    args.eval_on_start = args.eval_on_start and not found
    trainer.train(resume_from_checkpoint=str(found[-1]) if found else None)
    seconds = time.monotonic() - started
    entry = next((e for e in reversed(trainer.state.log_history) if "eval_loss" in e), {})
    if entry.get("step") != args.max_steps:
        trainer.evaluate()
        entry = trainer.state.log_history[-1]
    facts = {
        "domain": stage.settings["domain"],
        "type": stage.settings["type"],
        "eval_loss": entry["eval_loss"],
        "steps": args.max_steps,
        "tokens_seen": args.max_steps * trainer.tokens_per_step,
        "tokens_per_step": trainer.tokens_per_step,
        "tokens_per_second": round(
            (args.max_steps - first_step) * trainer.tokens_per_step / seconds
        ),
        "parameters": parameters,
        "device": device_name(str(args.device)),
        "ranks": args.world_size,
    }
    finish(stage, trainer, facts)
    return 0


if __name__ == "__main__":
    run_main(main)
