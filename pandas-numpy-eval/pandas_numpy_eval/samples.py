"""Samples in HumanEval's format, checked against the problems they answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pandas_numpy_eval.errors import UserError
from pandas_numpy_eval.files import CutOff, read_jsonl
from pandas_numpy_eval.problems import Problem

Sample = dict[str, Any]


def read_samples(
    source: str | Path | Iterable[Sample],
    problems: dict[str, Problem],
    ignore_incomplete: bool = False,
) -> tuple[list[Sample], list[str]]:
    """Samples in their order, and notes on what was left out.

    Args:
        source: a file, or the samples themselves.
        problems: by task id; every sample must answer one of them.
        ignore_incomplete: accept problems without samples, and a last line that is cut off.

    Raises `UserError`, with file and line, for an unknown task id, a missing or ill-typed field,
    the same sample twice (same task and same seed), and incomplete files unless they are ignored.
    """
    samples: list[Sample] = []
    notes: list[str] = []
    seen: dict[tuple, str] = {}
    try:
        for where, sample in _located(source):
            _check(where, sample, problems, seen)
            samples.append(sample)
    except CutOff as error:
        if not ignore_incomplete:
            raise UserError(f"{error}, or pass --ignore_incomplete") from None
        notes.append(str(error))
    name = str(source) if isinstance(source, (str, Path)) else "the samples"
    if not samples:
        raise UserError(f"{name}: no samples in it")
    answered = {sample["task_id"] for sample in samples}
    absent = [task for task in problems if task not in answered]
    if absent:
        listed = ", ".join(absent[:5]) + (", ..." if len(absent) > 5 else "")
        text = f"{name}: no samples for {len(absent)} of {len(problems)} problems ({listed})"
        if not ignore_incomplete:
            raise UserError(f"{text}; complete the file, or pass --ignore_incomplete")
        notes.append(f"{text}; they are left out of the denominator")
    return samples, notes


def _located(source: str | Path | Iterable[Sample]) -> Iterator[tuple[str, Sample]]:
    if isinstance(source, (str, Path)):
        for number, sample in read_jsonl(Path(source)):
            yield f"{source}:{number}", sample
    else:
        for number, sample in enumerate(source, 1):
            yield f"sample {number}", sample


def _check(
    where: str, sample: Sample, problems: dict[str, Problem], seen: dict[tuple, str]
) -> None:
    for field in ("task_id", "completion"):
        if not isinstance(sample.get(field), str):
            raise UserError(f"{where}: the sample needs a string field {field!r}")
    task = sample["task_id"]
    if task not in problems:
        known = next(iter(problems), None)
        raise UserError(
            f"{where}: unknown task_id {task!r}; the problem file has ids such as {known!r} "
            "(choose the right one with --problem_file)"
        )
    if isinstance(sample.get("seed"), (int, str)):
        # Equal completions are ordinary; the same draw twice would bias pass@k.
        mark = (task, sample["seed"], sample.get("temperature"), sample.get("model"))
        if mark in seen:
            raise UserError(
                f"{where}: the same sample as {seen[mark]} (task {task}, seed {sample['seed']}); "
                "delete one of them"
            )
        seen[mark] = where
