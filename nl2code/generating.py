"""What the two sampling commands share: their flags, the file they write, the loop over problems.

`eval_cert.py` samples one model, `eval_cert_unified.py` a sketcher and a generator. Each gives a
function from a problem to its n samples; `generate_file` turns that into a stage that is skipped
when done and continued when killed. Models are loaded only when there is something to do.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tqdm import tqdm

from nl2code.checkpoints import DTYPES, check_checkpoint, choose_device, device_name
from nl2code.domains import get_domain
from nl2code.errors import UserError
from nl2code.files import read_json, read_jsonl
from nl2code.sample_writer import SampleWriter
from nl2code.samples import SamplingSettings
from nl2code.stage import Stage

if TYPE_CHECKING:
    from nl2code.sampling import Sampler

Problem = dict[str, Any]
Complete = Callable[[str, Problem], list[dict[str, Any]]]  # task id, problem -> sample lines
BOS = {"auto": None, "always": True, "never": False}
ROOT = Path(__file__).resolve().parents[1]


def add_arguments(parser: argparse.ArgumentParser, label: str | None) -> None:
    """The flags both commands have. `label` is the default of `-mv`."""
    add = parser.add_argument_group("sampling").add_argument
    add("-model", "--model", required=True, metavar="PATH", help="checkpoint folder or model id")
    add("-t", "--temperature", type=float, default=0.8, help="0: likeliest token (default 0.8)")
    add("-p", "--top_p", type=float, default=0.9, help="nucleus share, (0, 1] (default 0.9)")
    add("-l", "--max_tokens", type=int, default=100, help="tokens a sample (default 100)")
    add("-n", "--num_samples", type=int, default=200, help="samples a problem (default 200)")
    add("--seed", type=int, default=0, help="seed of the whole file (default 0)")
    add = parser.add_argument_group("problems and output").add_argument
    add("-d", "--domain", default="Pandas", help="library; also picks the benchmark (Pandas)")
    add("--problem_file", metavar="FILE", help="problems in HumanEval's format, instead")
    add("--limit", type=int, metavar="N", help="only the first N problems")
    add(
        *("-mv", "--model_version"),
        default=label,
        metavar="LABEL",
        help=f"name of the model in file and report (default {label or 'name of its folder'})",
    )
    add("--output", metavar="FILE", help="samples file (default: under $CERT_ROOT/samples)")
    add("--overwrite", action="store_true", help="make the file anew, whatever is there")
    add = parser.add_argument_group("machine").add_argument
    add("-gpu", "--gpu", metavar="INDEX", help="GPU index, or cpu (default: GPU 0 if there is one)")
    add("--batch_size", type=int, default=100, help="sequences at once (default 100)")
    add("--dtype", choices=DTYPES, default="auto", help="auto: half on a GPU, float32 on CPU")
    add("--bos", choices=BOS, default="auto", help="begin-of-document token before the prompt")


@dataclass(frozen=True)
class Plan:
    """A checked command: what to sample and where to."""

    problems: dict[str, Problem]  # task_id -> problem
    path: Path
    domain: str
    label: str
    settings: dict[str, Any]
    inputs: dict[str, Path]
    gpu: str | None
    overwrite: bool


def plan(
    args: argparse.Namespace,
    problems: dict[str, Problem],
    checkpoints: dict[str, str],
    **settings: Any,
) -> Plan:
    """Check everything that can be wrong before any model is loaded.

    Args:
        problems: task id -> problem, all of the problem file.
        checkpoints: role -> path, e.g. {"model": ...}.
        settings: more settings that determine the samples.
    """
    domain = get_domain(args.domain).name
    faults = []
    for name, least in (("num_samples", 1), ("batch_size", 1), ("limit", 1)):
        value = getattr(args, name)
        if value is not None and value < least:
            faults.append(f"--{name} {value} must be at least {least}")
    label = args.model_version or re.sub(r"[^\w-]", "-", Path(args.model).resolve().name)
    if not re.fullmatch(r"[^./\s]+", label):
        faults.append(f"-mv {label!r} must not hold dots, slashes or spaces")
    if faults:
        raise UserError("; ".join(faults))
    SamplingSettings(args.temperature, args.top_p, args.max_tokens)  # raises when out of range
    problems = dict(list(problems.items())[: args.limit])
    inputs = {}
    for role, name in checkpoints.items():
        folder = check_checkpoint(name)
        inputs[role] = (folder.resolve() if folder else Path(name)) / "stage.json"
    prompts = json.dumps([[task, p["prompt"]] for task, p in problems.items()])
    return Plan(
        problems=problems,
        path=_output(args, domain, label),
        domain=domain,
        label=label,
        settings={
            "domain": domain,
            "label": label,
            "temperature": args.temperature,
            "top_p": args.top_p,
            "max_tokens": args.max_tokens,
            "num_samples": args.num_samples,
            "seed": args.seed,
            # The shipped benchmark by its name, so that a moved checkout finds its samples again.
            "problem_file": str(Path(args.problem_file).resolve()) if args.problem_file else domain,
            "problems": len(problems),
            "prompts": hashlib.sha256(prompts.encode()).hexdigest()[:16],
            "dtype": args.dtype,
            "bos": args.bos,
            **settings,
        },
        inputs=inputs,
        gpu=args.gpu,
        overwrite=args.overwrite,
    )


def _output(args: argparse.Namespace, domain: str, label: str) -> Path:
    if args.output:
        return Path(args.output)
    root = Path(os.environ.get("CERT_ROOT") or ROOT / "outputs")
    name = f"{domain}.{label}.t{args.temperature}.p{args.top_p}.n{args.num_samples}.samples.jsonl"
    return root / "samples" / name


def make_sampler(args: argparse.Namespace, name: str, device: str) -> Sampler:
    """Load a checkpoint for sampling."""
    from nl2code.checkpoints import load_checkpoint
    from nl2code.sampling import Sampler

    model, tokenizer = load_checkpoint(name, device, args.dtype)
    return Sampler(model, tokenizer, batch_size=args.batch_size, bos=BOS[args.bos])


def generate_file(plan: Plan, start: Callable[[str], Complete]) -> None:
    """Write the samples file; skip it when done, continue it when killed.

    Args:
        start: device -> the function that completes a problem. It loads the models, and is called
            only when there is a problem left.
    """
    marker = plan.path.with_name(plan.path.name + ".stage.json")
    writer = SampleWriter(plan.path, list(plan.problems), plan.settings["num_samples"])
    if not marker.is_file():
        _clear(writer, plan.overwrite)
    stage = Stage(
        marker,
        f"sample {plan.domain}/{plan.label}",
        plan.settings,
        plan.inputs,
        outputs=(writer.path, writer.partial),
        overwrite=plan.overwrite,
    )
    if not _is_done(stage):
        device = choose_device(plan.gpu)  # before the stage is marked as begun
    if stage.done():
        return
    done, n = writer.resume(), writer.per_task
    todo = list(plan.problems.items())[done:]
    if todo:
        try:
            complete = start(device)
            begin = time.monotonic()
            total = len(plan.problems) * n
            with tqdm(total=total, initial=done * n, unit="sample", desc=stage.name) as bar:
                for task_id, problem in todo:
                    writer.add(complete(task_id, problem))
                    bar.update(n)
        except UserError:
            if not writer.tasks_done:  # a wrong call leaves no marker that refuses the right one
                writer.partial.unlink()
                marker.unlink()
            raise
    # Of what this attempt made, loading left out; a continued file may have had nothing left.
    rate = round(len(todo) * n / (time.monotonic() - begin), 2) if todo else None
    facts = summarise(writer.partial)
    writer.finish()
    stage.finish(**facts, device=device_name(device), samples_per_second=rate)
    print(f"{stage.name}: {facts['samples']} samples in {plan.path}", flush=True)


def _clear(writer: SampleWriter, overwrite: bool) -> None:
    """A samples file without a marker is somebody's: never continue it, remove it only if told."""
    for path in (writer.path, writer.partial):
        if path.exists() and not overwrite:
            raise UserError(
                f"{path} exists but nothing says how it was made: pass --overwrite to make it "
                "anew, or choose another --output"
            )
        path.unlink(missing_ok=True)


def _is_done(stage: Stage) -> bool:
    record = read_json(stage.marker) if stage.marker.is_file() else {}
    same = record.get("id") == stage.id and record.get("status") == "done"
    return same and not stage.overwrite


def summarise(path: Path) -> dict[str, Any]:
    """Facts about a samples file, from its lines alone, so that a continued run finds the same."""
    sources, finish = Counter(), Counter()
    cut: dict[str, int] = {}
    samples = tokens = 0
    for line in read_jsonl(path):
        samples += 1
        tokens += line["tokens"] + line.get("sketch_tokens", 0)
        finish[line["finish"]] += 1
        sources[line.get("source", "model")] += 1
        if line["cut"]:
            cut[line["task_id"]] = line["cut"]
    return {
        "samples": samples,
        "tokens": tokens,
        "sources": {name: count / samples for name, count in sorted(sources.items())},
        "finish": {name: count / samples for name, count in sorted(finish.items())},
        "cut_prompts": len(cut),
    }
