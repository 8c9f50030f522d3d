"""What the runs under one root measured: collected from their files and put in one table.

`collect(root)` reads the markers (`stage.json`), loss logs, metrics and results that the stages
left, and nothing else; `table(outputs)` makes one row per model and domain; `times(outputs)` says
what each stage took. Pass@k is the best over the sampled temperatures, for each k by itself, as
the paper reports it (section 5, "Implementation Details"); the temperature is named whenever
there is more than one. The pictures are in `report_figures.py`, the pages in `report_page.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nl2code.errors import UserError
from nl2code.files import read_json, read_jsonl

LABELS = ("base", "XL", "CERT")  # the models the paper compares, in its order
STAGE_KINDS = ("corpus", "tokenizer", "encode", "train", "sample", "evaluate")
TEXTS = {"normal": "code", "sketcher": "sketches", "generator": "sketches with code"}
# <Domain>.<label>.t<T>.p<P>.n<N>.samples.jsonl; a domain may be dotted, a label may not.
SAMPLES_NAME = re.compile(
    r"(?P<domain>.+)\.(?P<label>[^.]+)\.t(?P<t>[\d.]+)\.p(?P<p>[\d.]+)\.n(?P<n>\d+)\.samples\.jsonl"
)

# Table 2 of the paper: pass@1, pass@10, pass@100 in %, 110M parameters, n = 200 samples.
PAPER_TABLE_2 = {
    "Pandas": {
        "base": ("PyCodeGPT", 12.75, 37.80, 59.65),
        "XL": ("PyCodeGPT-XL", 19.80, 46.80, 60.04),
        "CERT": ("PyCodeGPT-CERT", 28.42, 48.04, 60.96),
        "CERT-N": ("PyCodeGPT-CERT-N", 23.66, 41.73, 55.08),
        "CERT-NC": ("PyCodeGPT-CERT-NC", 19.07, 41.50, 54.82),
        "CERTg": ("PyCodeGPT-CERTg", 20.58, 42.61, 56.00),
    },
    "Numpy": {
        "base": ("PyCodeGPT", 18.04, 38.13, 63.37),
        "XL": ("PyCodeGPT-XL", 20.50, 43.40, 56.06),
        "CERT": ("PyCodeGPT-CERT", 31.47, 46.42, 66.41),
        "CERT-N": ("PyCodeGPT-CERT-N", 24.91, 42.88, 54.02),
        "CERT-NC": ("PyCodeGPT-CERT-NC", 19.88, 41.64, 55.82),
        "CERTg": ("PyCodeGPT-CERTg", 16.55, 44.07, 56.80),
    },
}


@dataclass(frozen=True)
class Record:
    """One marker: a stage that ran, or is running. `folder` is relative to the root."""

    folder: str
    marker: dict[str, Any]

    @property
    def name(self) -> str:
        return str(self.marker.get("name") or self.folder)

    @property
    def kind(self) -> str:
        return self.name.split()[0]

    @property
    def done(self) -> bool:
        return self.marker.get("status") == "done"

    @property
    def settings(self) -> dict[str, Any]:
        return self.marker.get("settings") or {}

    @property
    def facts(self) -> dict[str, Any]:
        return self.marker.get("facts") or {}


@dataclass(frozen=True)
class Model:
    """One trained checkpoint, `models/<domain>/<type>`, and the losses it logged."""

    domain: str
    type: str
    record: Record
    log: list[dict[str, Any]]  # the Trainer's log_history: step with loss or eval_loss, nats/token

    @property
    def text(self) -> str:
        """The kind of text its loss is measured on."""
        return f"{self.domain} {TEXTS.get(self.type, self.type)}"

    @property
    def role(self) -> str:
        """What the paper calls it."""
        if (self.domain, self.type) == ("Python", "normal"):
            return "base"
        return {"normal": "XL"}.get(self.type, f"CERT {self.type}")

    @property
    def first_loss(self) -> float | None:
        """Validation loss on the same text before the first step, if it was measured."""
        return next((loss for step, loss in self.losses("eval_loss") if step == 0), None)

    def losses(self, key: str) -> list[tuple[float, float]]:
        """(step, loss) of every logged `key`, `loss` (training) or `eval_loss` (validation)."""
        return [(e["step"], e[key]) for e in self.log if key in e and "step" in e]

    @property
    def eval_loss(self) -> float | None:
        """Validation loss of the finished model in nats per token; None while it trains."""
        return self.record.facts.get("eval_loss") if self.record.done else None


@dataclass(frozen=True)
class Run:
    """One file of samples and what is known about it."""

    domain: str
    label: str
    temperature: float
    top_p: float
    n: int
    path: Path
    record: Record | None
    metrics: dict[str, Any] | None  # None: not evaluated yet

    @property
    def results_path(self) -> Path:
        return self.path.with_name(self.path.name + "_results.jsonl")

    def results(self) -> list[dict[str, Any]]:
        """The results lines (sample and verdict), empty when there are none."""
        return list(read_jsonl(self.results_path)) if self.results_path.is_file() else []

    def passes(self) -> dict[int, float]:
        """k -> pass@k as a share of 1."""
        found = {}
        for key, value in (self.metrics or {}).items():
            if (match := re.fullmatch(r"pass@(\d+)", key)) and value is not None:
                found[int(match[1])] = float(value)
        return found


@dataclass(frozen=True)
class Outputs:
    """Everything found under the root, in the pipeline's order."""

    root: Path
    records: list[Record]
    models: dict[tuple[str, str], Model]  # (domain, type) ->
    runs: list[Run]

    def domains(self) -> list[str]:
        """The libraries that were asked for; `Python`, the whole corpus, only if it stands alone
        or was evaluated itself."""
        names = {run.domain for run in self.runs}
        others = {domain for domain, _ in self.models}
        others |= {Path(r.folder).parts[1] for r in self.records if r.kind in ("corpus", "encode")}
        names |= others - {"Python"}
        return sorted(names) or sorted(others)

    def labels(self, domain: str) -> list[str]:
        """Models to report for a domain: the paper's three, then any other that was sampled."""
        sampled = {run.label for run in self.runs if run.domain == domain}
        expected = [label for label in LABELS if not (domain == "Python" and label == "XL")]
        return expected + sorted(sampled - set(expected))

    def models_of(self, domain: str, label: str) -> tuple[list[Model], list[str]]:
        """The checkpoints behind a label, and the folders that ought to hold one but do not."""
        keys = {
            "base": [("Python", "normal")],
            "XL": [(domain, "normal")],
            "CERT": [(domain, "sketcher"), (domain, "generator")],
        }.get(label)
        if keys is None:  # a label of the user's own: known by what its samples were made with
            ids = {
                made_with
                for run in self.runs
                if (run.domain, run.label) == (domain, label) and run.record
                for made_with in (run.record.marker.get("inputs") or {}).values()
            }
            return [m for m in self.models.values() if m.record.marker.get("id") in ids], []
        missing = [f"models/{d}/{t}" for d, t in keys if (d, t) not in self.models]
        return [self.models[key] for key in keys if key in self.models], missing

    def runs_of(self, domain: str, label: str) -> list[Run]:
        return [run for run in self.runs if (run.domain, run.label) == (domain, label)]


@dataclass
class Row:
    """One model of one domain. Shares are of 1; None is not known."""

    domain: str
    label: str
    models: list[Model]
    runs: list[Run]  # those with metrics
    passes: dict[int, tuple[float, Run]]  # k -> best pass@k and the run it comes from
    shown: Run | None  # the evaluated run with the best pass@1: the other columns are its own
    missing: list[str] = field(default_factory=list)

    @property
    def swept(self) -> bool:
        """True if there is more than one evaluated setting to be the best of."""
        return len(self.runs) > 1

    def interval(self, k: int) -> tuple[float, float] | None:
        """95% confidence interval of the best pass@k, if the evaluation gave one."""
        if k not in self.passes:
            return None
        low_high = (self.passes[k][1].metrics or {}).get("interval_95", {}).get(f"pass@{k}")
        return tuple(low_high) if low_high else None

    def share(self, key: str) -> float | None:
        value = (self.shown.metrics or {}).get(key) if self.shown else None
        return None if value is None else float(value)


def _rank(what: str) -> tuple[int, str]:
    """base before XL before CERT, normal before sketcher before generator, then the alphabet."""
    known = (*LABELS, *TEXTS)
    return (known.index(what) if what in known else len(known), what)


def _order(record: Record) -> tuple:
    """Pipeline order; inside a kind the whole corpus comes first."""
    words = record.name.split(maxsplit=1)
    domain, _, what = (words[1] if len(words) > 1 else "").partition("/")
    kind = STAGE_KINDS.index(record.kind) if record.kind in STAGE_KINDS else len(STAGE_KINDS)
    return (kind, domain != "Python", domain, _rank(what))


def _loss_log(folder: Path) -> list[dict[str, Any]]:
    """What the trainer logged: `trainer_state.json`, else `losses.jsonl`."""
    if (folder / "trainer_state.json").is_file():
        log = read_json(folder / "trainer_state.json").get("log_history") or []
    elif (folder / "losses.jsonl").is_file():
        log = read_jsonl(folder / "losses.jsonl")
    else:
        return []
    return [entry for entry in log if isinstance(entry, dict)]


def _read_run(path: Path, record: Record | None) -> Run | None:
    """What is known of a samples file, from its marker first, else its name; None if neither."""
    settings = record.settings if record else {}
    if match := SAMPLES_NAME.fullmatch(path.name):
        named = match.groupdict()
        settings = {
            "domain": named["domain"],
            "label": named["label"],
            "temperature": named["t"],
            "top_p": named["p"],
            "num_samples": named["n"],
            **settings,
        }
    if not {"domain", "label", "temperature", "top_p", "num_samples"} <= settings.keys():
        return None
    metrics = path.with_name(path.name + "_metrics.jsonl")
    lines = list(read_jsonl(metrics)) if metrics.is_file() else []
    return Run(
        domain=str(settings["domain"]),
        label=str(settings["label"]),
        temperature=float(settings["temperature"]),
        top_p=float(settings["top_p"]),
        n=int(settings["num_samples"]),
        path=path,
        record=record,
        metrics=lines[-1] if lines else None,
    )


def collect(root: Path) -> Outputs:
    """Read what lies under `root`; raise `UserError` when that is nothing, or is broken."""
    root = Path(root)
    if not root.is_dir():
        raise UserError(f"{root} does not exist; give the folder the stages wrote to with --root")
    patterns = ("corpus/*/stage.json", "tokenizer/stage.json", "tokens/*/*/stage.json")
    patterns += ("models/*/*/stage.json", "samples/*stage.json")
    records, models, sample_records = [], {}, {}
    for marker in sorted(p for pattern in patterns for p in root.glob(pattern)):
        content = read_json(marker)
        if not isinstance(content, dict):
            raise UserError(f"{marker} is not a stage's marker; run that stage again")
        inside = marker.relative_to(root)
        record = Record(folder=inside.parent.as_posix(), marker=content)
        records.append(record)
        if inside.parts[0] == "samples" and record.kind == "sample":
            sample_records[inside.name] = record
        elif inside.parts[0] == "models":
            key = (inside.parts[1], inside.parts[2])
            models[key] = Model(*key, record, _loss_log(marker.parent))
    # A marker without its file is a run that is being sampled.
    files = {path.name for path in root.glob("samples/*.samples.jsonl")}
    files |= {name.removesuffix(".stage.json") for name in sample_records}
    found = (
        _read_run(root / "samples" / name, sample_records.get(f"{name}.stage.json"))
        for name in sorted(files)
    )
    runs = [run for run in found if run]
    if not records and not runs:
        raise UserError(f"{root} holds no finished stage; run the pipeline first, or change --root")
    runs.sort(key=lambda r: (r.domain, _rank(r.label), r.temperature, r.top_p, r.n))
    models = dict(sorted(models.items(), key=lambda item: _order(item[1].record)))
    return Outputs(root, sorted(records, key=_order), models, runs)


def table(outputs: Outputs) -> list[Row]:
    """One row per domain and model, the paper's three always, with what is missing."""
    return [
        _row(outputs, domain, label)
        for domain in outputs.domains()
        for label in outputs.labels(domain)
    ]


def _row(outputs: Outputs, domain: str, label: str) -> Row:
    models, absent = outputs.models_of(domain, label)
    missing = [f"{folder} is not trained" for folder in absent]
    missing += [f"{m.record.folder} is unfinished" for m in models if not m.record.done]
    runs = outputs.runs_of(domain, label)
    evaluated = [run for run in runs if run.metrics is not None]
    sampling = [run for run in runs if run.record and not run.record.done]
    waiting = [run for run in runs if run not in evaluated and run not in sampling]
    of_all = f" ({{}} of {len(runs)} files)" if len(runs) > 1 else ""
    if not runs:
        missing.append("no samples")
    if sampling:
        missing.append("samples unfinished" + of_all.format(len(sampling)))
    if waiting:
        missing.append("samples not evaluated" + of_all.format(len(waiting)))
    expected = {m.record.marker.get("id") for m in models}
    for run in evaluated:
        made_with = (run.record.marker.get("inputs") or {}) if run.record else {}
        if made_with and not absent and not expected <= set(made_with.values()):
            missing.append("samples were made with another checkpoint")
            break
    passes: dict[int, tuple[float, Run]] = {}
    for run in evaluated:  # coldest first, so that a tie names the lowest temperature
        for k, value in run.passes().items():
            if k not in passes or value > passes[k][0]:
                passes[k] = (value, run)
    shown = passes[1][1] if 1 in passes else (evaluated[0] if evaluated else None)
    return Row(domain, label, models, evaluated, passes, shown, missing)


@dataclass
class StageTime:
    """Wall seconds and peak memory of one stage, or of several that share a name."""

    name: str
    done: bool = True
    runs: int = 0
    resumed: int = 0  # runs that took more than one attempt: their seconds are the last one's
    seconds: float | None = None
    peak_mb: int | None = None  # of the largest process


def times(outputs: Outputs) -> list[StageTime]:
    """What each stage took, in pipeline order; a sweep's runs are one stage.

    An evaluation that left no marker is there with an unknown time, so that it is not taken for
    one that took none.
    """
    found: dict[str, StageTime] = {}
    for record in outputs.records:
        stage = found.setdefault(record.name, StageTime(record.name))
        stage.runs += 1
        stage.done &= record.done
        stage.resumed += int(record.marker.get("attempts", 1) > 1)
        if (seconds := record.marker.get("seconds")) is not None:
            stage.seconds = (stage.seconds or 0.0) + seconds
        if (peak := record.marker.get("peak_mb")) is not None:
            stage.peak_mb = max(peak, stage.peak_mb or 0)
    for run in outputs.runs:
        name = f"evaluate {run.domain}/{run.label}"
        if run.metrics is not None and name not in found:
            seconds, peak = run.metrics.get("seconds"), run.metrics.get("peak_mb")
            found[name] = StageTime(name, runs=1, seconds=seconds, peak_mb=peak)
    return list(found.values())
