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

import dataclasses
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nl2code.errors import UserError, run_main
from nl2code.files import read_json, write_json
from nl2code.quality import DEFAULT_WEIGHTS
from nl2code.stage import Stage, require

if TYPE_CHECKING:
    from transformers import PreTrainedModel, PreTrainedTokenizerFast, TrainingArguments

    from nl2code.hf_trainer import CertTrainer

# Files of a checkpoint, as far as this command writes them: what --overwrite removes.
OUTPUTS = (
    *("config.json", "generation_config.json", "model*.safetensors*", "trainer_state.json"),
    *("tokenizer*.json", "special_tokens_map.json", "added_tokens.json", "vocab.json"),
    *("merges.txt", "chat_template.jinja", "checkpoint-*", ".saving"),
)


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


def parse_arguments(argv: list[str] | None) -> tuple[CertArguments, dict[str, Any]]:
    """Our own arguments, and the values for `TrainingArguments`, which starts devices when made."""
    from transformers import HfArgumentParser, TrainingArguments

    from nl2code.hf_trainer import PAPER_ARGUMENTS

    parser = HfArgumentParser(
        (CertArguments, TrainingArguments), description=__doc__.split("\n\n")[0], allow_abbrev=False
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
    values = vars(parser.parse_args(argv))
    own = {field.name: values.pop(field.name) for field in dataclasses.fields(CertArguments)}
    if not values["output_dir"]:
        parser.error("the following arguments are required: --output_dir")
    return CertArguments(**own), values


def training_arguments(values: dict[str, Any]) -> TrainingArguments:
    """Make `TrainingArguments`: chooses the device and joins the other ranks."""
    import torch
    from transformers import TrainingArguments

    from nl2code.hf_trainer import prepare_deepspeed_on_cpu

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
    if values["load_best_model_at_end"]:
        raise UserError("--load_best_model_at_end is not supported; the last step's model is kept")
    if values["max_steps"] < 1:
        raise UserError(f"--max_steps must be at least 1, not {values['max_steps']}")
    values["use_cpu"] = not gpus
    if not gpus:  # accelerate imports DeepSpeed where it is installed; it warns unless told
        os.environ.setdefault("DS_ACCELERATOR", "cpu")
        if values["deepspeed"]:
            prepare_deepspeed_on_cpu()
    try:
        return TrainingArguments(**values)
    except (ValueError, ImportError) as error:
        raise UserError(str(error)) from error


def find_model(own: CertArguments) -> Path | str | None:
    """Folder or hub name of the checkpoint to continue; None to train from scratch."""
    from nl2code.checkpoints import check_checkpoint

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
) -> PreTrainedTokenizerFast:
    """The model's tokenizer; checks that the token files were made with it."""
    from nl2code.tokenizer import fingerprint, load_tokenizer

    source = own.data_dir / "model" if model is None else model
    if isinstance(source, Path):
        tokenizer = load_tokenizer(source)
    else:
        from transformers import AutoTokenizer

        tokenizer = AutoTokenizer.from_pretrained(source)
    made_with = tokens["facts"].get("tokenizer")
    if made_with and made_with != fingerprint(tokenizer):
        raise UserError(
            f"{own.data_dir} was encoded with another tokenizer than the one in {source}; encode "
            "the domain with that one (scripts/encode_domain.py -model), or choose another model"
        )
    return tokenizer


def load_model(
    own: CertArguments, name: Path | str | None, tokenizer: PreTrainedTokenizerFast, seed: int
) -> PreTrainedModel:
    """The model to train, weights in float32; checks vocabulary and window."""
    import torch
    from transformers import AutoConfig, AutoModelForCausalLM, set_seed

    from nl2code.tokenizer import bos_id

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
        return AutoModelForCausalLM.from_config(
            config, dtype=torch.float32, trust_remote_code=own.trust_remote_code
        )
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


def make_stage(
    own: CertArguments, args: TrainingArguments, model: Path | str | None, tokens: dict[str, Any]
) -> Stage:
    """The stage of this training: what determines the weights, and where they go."""
    output = Path(args.output_dir)
    settings = {
        "domain": tokens["settings"].get("domain", own.data_dir.parent.name),
        "type": tokens["settings"].get("type", own.data_dir.name),
        "model": str(model) if isinstance(model, str) else None,
        "config": read_json(own.config_name) if model is None else None,
        "block_size": own.block_size,
        "blocks_per_step": args.train_batch_size
        * args.gradient_accumulation_steps
        * args.world_size,
        "max_steps": args.max_steps,
        "learning_rate": args.learning_rate,
        "lr_scheduler_type": str(getattr(args.lr_scheduler_type, "value", args.lr_scheduler_type)),
        "warmup_steps": float(args.warmup_steps),
        "weight_decay": args.weight_decay,
        "adam": [args.adam_beta1, args.adam_beta2, args.adam_epsilon],
        "max_grad_norm": args.max_grad_norm,
        "precision": "fp16" if args.fp16 else "bf16" if args.bf16 else "fp32",
        "deepspeed": read_json(args.deepspeed) if args.deepspeed else None,
        "weights": own.weights,
        "max_eval_blocks": own.max_eval_blocks,
        "seed": args.seed,
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


def begin(stage: Stage) -> bool:
    """Rank 0 asks whether there is work and marks it as begun; the others learn the answer."""
    import torch.distributed as dist

    from nl2code.exclusive import lock

    answer: list[bool | str] = [False]
    if int(os.environ.get("RANK", 0)) == 0:
        try:
            lock(stage.marker.parent)
            if not stage.marker.is_file() and stage.outputs:
                if not stage.overwrite:
                    raise UserError(
                        f"{stage.marker.parent} holds a model of another origin (no stage.json); "
                        "choose another --output_dir, or pass --overwrite to replace it"
                    )
                stage._remove()
            answer = [not stage.done()]
        except UserError as error:
            answer = [str(error)]
    if dist.is_available() and dist.is_initialized():
        dist.broadcast_object_list(answer, src=0)
    if isinstance(answer[0], str):
        raise UserError(answer[0])
    return answer[0]


def datasets(own: CertArguments, args: TrainingArguments, stage: Stage) -> tuple[Any, Any]:
    """Training blocks for the whole run, and validation blocks: each document once."""
    from nl2code.code_dataset import CodeDataset
    from nl2code.dynamic_block_dataset import DynamicBlockDataset

    blocks = args.max_steps * stage.settings["blocks_per_step"]
    made = []
    for split, documents, count in (
        ("train", CodeDataset(own.data_dir / "train", own.weights, args.seed), blocks),
        ("valid", CodeDataset(own.data_dir / "valid"), None),
    ):
        try:
            made.append(DynamicBlockDataset(documents, own.block_size, count))
        except ValueError as error:
            raise UserError(
                f"{own.data_dir}/{split}: {error}; encode more files or lower --block_size"
            ) from error
    if own.max_eval_blocks:
        made[1].blocks = min(made[1].blocks, own.max_eval_blocks)
    return made[0], made[1]


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
    import transformers

    from nl2code.exclusive import stop_with
    from nl2code.hf_trainer import CertTrainer, checkpoints, parameter_count, remove_checkpoints

    own, values = parse_arguments(argv)
    if launcher := os.environ.get("CERT_LAUNCHER_PID"):
        stop_with(int(launcher))
    transformers.utils.logging.disable_progress_bar()  # of reading and writing weights
    output = Path(values["output_dir"])
    try:
        tokens = find_tokens(own)
        name = find_model(own)
        tokenizer = find_tokenizer(own, name, tokens)
        if isinstance(name, Path) and name.resolve() == output.resolve():
            raise UserError(f"--output_dir {output} is the model to continue; choose another")
        args = training_arguments(values)
        stage = make_stage(own, args, name, tokens)
        train_set, valid_set = datasets(own, args, stage)
        model = load_model(own, name, tokenizer, args.seed)
        if not begin(stage):
            remove_checkpoints(output)  # a run can be killed between its marker and this
            return 0
    except UserError:
        if int(os.environ.get("RANK", 0)) == 0:
            raise
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
    found = checkpoints(output)
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
        "device": str(args.device.type),
        "ranks": args.world_size,
    }
    finish(stage, trainer, facts)
    return 0


if __name__ == "__main__":
    run_main(main)
