"""Samples files as evaluated stages, and the table of a sweep.

The harness, pandas_numpy_eval, is a package of its own and runs as its own command: this module
calls it, one file at a time, and keeps a marker beside each result, so that a sweep that was killed
continues and what is done is skipped. Results derive from the samples and the problems alone: when
these, or what is asked of them, have changed, the file is evaluated anew.
"""

from __future__ import annotations

import functools
import hashlib
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nl2code.errors import UserError
from nl2code.files import read_json, read_jsonl
from nl2code.stage import Stage, require

# <Domain>.<label>.t<T>.p<P>.n<N>.samples.jsonl; a domain may be dotted, a label may not.
NAME = re.compile(
    r"(?P<domain>.+)\.(?P<label>[^.]+)\.t(?P<t>[\d.]+)\.p(?P<p>[\d.]+)\.n(?P<n>\d+)\.samples\.jsonl"
)


class HarnessFailed(Exception):
    """The harness has said what is wrong and ended with `code`."""

    def __init__(self, code: int) -> None:
        super().__init__(f"the harness ended with exit code {code}")
        self.code = code


@dataclass(frozen=True)
class Request:
    """What is asked of every file."""

    k: tuple[int, ...] = (1, 10, 100)
    problem_file: str | None = None  # None: the one the samples were made for
    n_workers: int | None = None
    cache: Path | None = None  # folder of verdicts; None: the harness's own
    errata: str = "official"
    flags: tuple[str, ...] = field(default=())  # further ones of the harness
    overwrite: bool = False


def find_samples(places: Iterable[Path], domain: str) -> list[Path]:
    """Files as given; of a folder, the domain's samples files, by model, then temperature.

    Raises `UserError` for a place that does not exist and when there is nothing to evaluate.
    """
    found: list[Path] = []
    for place in places:
        if place.is_file():
            found.append(place)
        elif place.is_dir():
            matches = [(p, NAME.fullmatch(p.name)) for p in place.glob("*.samples.jsonl")]
            own = [
                (*_rank(m["label"]), float(m["t"]), path)
                for path, m in matches
                if m and m["domain"] == domain
            ]
            found += [path for *_, path in sorted(own)]
        else:
            raise UserError(f"{place} does not exist; make samples with run_generating_codes.sh")
    if not found:
        raise UserError(
            f"no samples of {domain} in {', '.join(map(str, places))}; "
            "make them with run_generating_codes.sh"
        )
    return list(dict.fromkeys(found))


def _rank(label: str) -> tuple[int, str]:
    """The paper's order: base, XL, then CERT and its variants."""
    return (("base", "XL").index(label) if label in ("base", "XL") else 2, label)


@functools.cache
def benchmark_id(problem_file: str, errata: str) -> str:
    """Hash of the problems as they are judged, by the harness itself.

    Raises `HarnessFailed` when it cannot read them (it has said why).
    """
    command = [sys.executable, "-m", "pandas_numpy_eval.errata", problem_file, "--id"]
    run = subprocess.run(
        [*command, "--errata", errata], stdout=subprocess.PIPE, text=True, check=False
    )
    if run.returncode:
        raise HarnessFailed(run.returncode)
    return run.stdout.strip()


def evaluate_file(path: Path, request: Request) -> dict[str, Any]:
    """Evaluate one samples file, unless that is done; returns its metrics.

    Raises `HarnessFailed` when the harness has refused the file (it has said why).
    """
    made = path.with_name(path.name + ".stage.json")
    settings = require(made, "run_generating_codes.sh")["settings"] if made.is_file() else {}
    counts = Counter(str(line.get("task_id")) for line in read_jsonl(path))
    # Without a word about it, the benchmark that the task ids name: PandasEval/0.
    named = next(iter(counts), "").split("/")[0]
    problem_file = str(request.problem_file or settings.get("problem_file") or named)
    k = [one for one in request.k if one <= min(counts.values(), default=0)]
    if not k:
        raise UserError(
            f"{path} has {min(counts.values(), default=0)} samples a problem, too few for pass@k "
            f"with k of {', '.join(map(str, request.k))}; lower K"
        )
    metrics = Path(f"{path}_metrics.jsonl")
    results = Path(f"{path}_results.jsonl")
    match = NAME.fullmatch(path.name)
    stage = Stage(
        Path(f"{path}_metrics.stage.json"),
        f"evaluate {match['domain']}/{match['label']}" if match else f"evaluate {path.name}",
        {
            "samples": hashlib.sha256(path.read_bytes()).hexdigest()[:16],
            "k": k,
            "problem_file": problem_file,
            "benchmark": benchmark_id(problem_file, request.errata),
            "flags": list(request.flags),
        },
        outputs=(results, metrics),
        overwrite=request.overwrite,
    )
    if not request.overwrite and (found := _finished(stage, results, metrics)):
        print(f"{stage.name}: already done ({path.name})", flush=True)
        return found
    stage.overwrite = True
    stage.done()
    command = [sys.executable, "-m", "pandas_numpy_eval", str(path)]
    command += ["--k", ",".join(map(str, k)), "--problem_file", problem_file]
    command += ["--errata", request.errata]
    command += ["--n_workers", str(request.n_workers)] if request.n_workers else []
    command += ["--cache", str(request.cache)] if request.cache else []
    # What it prints stands in the metrics too, and is printed once for all files.
    code = subprocess.run([*command, *request.flags], stdout=subprocess.DEVNULL).returncode
    if code:
        stage.marker.unlink()
        raise HarnessFailed(code)
    found = next(read_jsonl(metrics))
    keep = ("parses", "ran", "problems", "samples", "status")
    stage.finish(**{n: v for n, v in found.items() if n in keep or n.startswith("pass@")})
    counted = [f"{count} {status}" for status, count in found["status"].items() if count]
    print(f"{stage.name}: {', '.join(counted)} ({path.name})", flush=True)
    return found


def _finished(stage: Stage, results: Path, metrics: Path) -> dict[str, Any] | None:
    """The metrics, if they are of these samples and settings, and no sample is left to judge."""
    if not all(path.is_file() for path in (stage.marker, results, metrics)):
        return None
    marker, found = read_json(stage.marker), next(read_jsonl(metrics))
    done = marker.get("id") == stage.id and marker["status"] == "done"
    return found if done and not found["status"].get("harness_error") else None


def remarks(rows: Sequence[tuple[Path, dict[str, Any]]]) -> list[str]:
    """How the rows were evaluated and what to know about them, each thing once."""
    lines: list[str] = []
    for what in ("environment", "isolation", "benchmark"):
        groups: dict[str, list[str]] = {}
        for path, metrics in rows:
            value = metrics.get(what)
            if what == "benchmark":
                value = {"id": value, metrics.get("problem_file"): ""}
            groups.setdefault(_text(value), []).append(path.name)
        if len(groups) > 1:
            lines.append(f"warning: results of different {what}s stand side by side")
        for text, names in groups.items():
            lines.append(f"{what}: {text}" + (f" ({', '.join(names)})" if len(groups) > 1 else ""))
    notes = dict.fromkeys(note for _, metrics in rows for note in metrics.get("notes", []))
    return [*lines, *(f"note: {note}" for note in notes)]


def _text(value: Any) -> str:
    if isinstance(value, dict):
        named = [f"{name} {version}".strip() for name, version in value.items() if name != "id"]
        return f"{', '.join(named)} ({str(value.get('id', ''))[:8]})"
    return str(value)


def table(rows: Sequence[tuple[Path, dict[str, Any]]]) -> str:
    """Metrics of several files as text; in each label the best pass@k is marked with a star."""
    names = sorted(
        {n for _, m in rows for n in m if n.startswith("pass@")}, key=lambda n: int(n[5:])
    )
    lines = [["model", "t", "n", *names, "parses", "ran"]]
    best: dict[tuple[str, str], float] = {}
    cells = []
    for path, metrics in rows:
        match = NAME.fullmatch(path.name)
        label = f"{match['domain']}/{match['label']}" if match else path.name
        cells.append((label, match, metrics))
        for name in names:
            best[label, name] = max(best.get((label, name), 0.0), metrics.get(name) or 0.0)
    several = Counter(label for label, *_ in cells)
    for label, match, metrics in cells:
        line = [label, match["t"] if match else "", match["n"] if match else ""]
        for name in names:
            value = metrics.get(name)
            star = several[label] > 1 and value and value == best[label, name]
            line.append("" if value is None else f"{100 * value:.2f}{'*' if star else ' '}")
        line += [f"{100 * metrics[name]:.1f} " for name in ("parses", "ran")]
        lines.append(line)
    widths = [max(len(line[i]) for line in lines) for i in range(len(lines[0]))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if i == 0 else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )
