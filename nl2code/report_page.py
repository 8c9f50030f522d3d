"""The report's files: `results.md`, `figures/*.svg` and one self-contained `report.html`.

`write_report(root)` collects, draws, writes each file whole or not at all, and returns the table
that the command prints. The page fetches nothing and runs no script; its pictures stand inside it
and follow its light or dark theme.
"""

from __future__ import annotations

import json
import os
import platform
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from nl2code import report_figures as figures
from nl2code.files import atomic_path
from nl2code.report import PAPER_TABLE_2, Model, Outputs, Row, collect, table, times
from nl2code.report_results import (
    API_PARTS,
    VERDICTS,
    Results,
    api_parts,
    digest,
    pass_by_part,
    task_order,
    verdict,
)
from nl2code.report_text import (
    TIME_HEADERS,
    cells,
    columns,
    headers,
    hide_paths,
    markdown_table,
    missing,
    notes,
    number,
    percent,
    summary,
    time_cells,
)

TEMPLATE = Path(__file__).parent / "templates" / "report.html.j2"
LONGEST_EXAMPLE = 4000  # characters of a completion that the page shows
Pictures = dict[str, tuple[str, str]]  # file stem -> (SVG, what it shows)
PAPER_NOTE = (
    "The paper's numbers are its Table 2: PyCodeGPT with 110M parameters, trained on 13M Python "
    "files, 200 samples a problem, the best of ten temperatures. They are not ours."
)


# ---- pictures --------------------------------------------------------------------------------


def loss_figures(outputs: Outputs) -> Pictures:
    """One loss curve per trained model, in the order they are trained."""
    roles = {"normal": "XL", "sketcher": "CERT sketcher", "generator": "CERT generator"}
    pictures = {}
    for model in outputs.models.values():
        base = (model.domain, model.type) == ("Python", "normal")
        role = "base" if base else roles.get(model.type, model.type)
        training, validation = model.losses("loss"), model.losses("eval_loss")
        if training or validation:
            stem = f"{model.domain}.loss.{model.type}"
            title = f"{role}: {model.text}"
            colour = figures.model_colour(role.split()[0], [role.split()[0]])
            svg = figures.loss_curve(stem, title, colour, training, validation)
            pictures[stem] = (svg, f"Loss curves of {title}")
    return pictures


def result_figures(
    domain: str, rows: list[Row], results: dict[str, Results], parts: dict[str, str]
) -> Pictures:
    """File stem -> (SVG, description) of what the evaluation of one domain found."""
    pictures = {}
    if results:
        stem = f"{domain}.verdicts"
        svg = figures.verdict_bars(stem, f"{domain}: what became of the samples", results)
        pictures[stem] = (svg, f"Verdicts of the samples for {domain}, per model")
    if any(found.exceptions for found in results.values()):
        stem = f"{domain}.exceptions"
        svg = figures.exception_dots(stem, f"{domain}: most frequent exceptions", results)
        pictures[stem] = (svg, f"Most frequent exception types for {domain}, per model")
    shares = {label: pass_by_part(found, parts) for label, found in results.items()}
    if any(value > 0 for by_part in shares.values() for value in by_part.values()):
        stem = f"{domain}.apis"
        sizes = {part: list(parts.values()).count(part) for part in API_PARTS}
        svg = figures.api_bars(stem, f"{domain}: pass@1 by number of APIs", shares, sizes)
        pictures[stem] = (svg, f"pass@1 by number of APIs in the reference for {domain}")
    for k in columns(rows):
        points = {row.label: pass_by_temperature(row, k) for row in rows}
        points = {label: at for label, at in points.items() if len(at) > 1}
        if points:
            stem = f"{domain}.temperature.pass{k}"
            svg = figures.temperature_lines(stem, f"{domain}: pass@{k}", k, points)
            pictures[stem] = (svg, f"pass@{k} over the sampling temperature for {domain}")
    return pictures


def pass_by_temperature(row: Row, k: int) -> list[tuple[float, float]]:
    """(temperature, best pass@k there) over the evaluated runs of a row."""
    best: dict[float, float] = {}
    for run in row.runs:
        value = run.passes().get(k)
        if value is not None:
            best[run.temperature] = max(value, best.get(run.temperature, 0.0))
    return sorted(best.items())


# ---- the page --------------------------------------------------------------------------------


def corpus_facts(outputs: Outputs) -> list[dict[str, Any]]:
    """Per corpus and token file: how much was kept and what was dropped, by reason."""
    found = []
    for record in outputs.records:
        if record.kind not in ("corpus", "tokenizer", "encode") or not record.facts:
            continue
        facts = dict(record.facts)
        dropped = facts.pop("dropped", None)
        counts = dropped if isinstance(dropped, dict) else {}
        flat = [
            (f"{key}, {part}" if part else key, value)
            for key, whole in facts.items()
            for part, value in (whole.items() if isinstance(whole, dict) else [("", whole)])
            if isinstance(value, int | float) and not isinstance(value, bool)
        ]
        found.append(
            {
                "name": record.name,
                "facts": [(key.replace("_", " "), number(value)) for key, value in flat],
                "dropped": sorted(
                    ((str(reason).replace("_", " "), n) for reason, n in counts.items() if n),
                    key=lambda item: (-item[1], item[0]),
                ),
            }
        )
    return found


def paper_rows(rows: list[Row]) -> list[dict[str, Any]]:
    """Table 2's rows of a benchmark with ours beside them, by the model's label."""
    ours = {row.label.lower(): row for row in rows}
    found = []
    for label, (name, *published) in PAPER_TABLE_2.get(rows[0].domain, {}).items():
        row = ours.get(label.lower())
        values = [row.passes[k][0] if row and k in row.passes else None for k in (1, 10, 100)]
        pairs = [(percent(v), f"{p:.2f}") for v, p in zip(values, published, strict=True)]
        found.append({"name": name, "label": label, "pairs": pairs})
    return found


def api_rows(results: dict[str, Results], parts: dict[str, str]) -> list[list[str]]:
    """Part, number of problems, then pass@1 of each model; empty if no part is known."""
    shares = [pass_by_part(found, parts) for found in results.values()]
    sizes = {part: list(parts.values()).count(part) for part in API_PARTS}
    return [
        [part, str(sizes[part]), *(percent(by_part.get(part)) for by_part in shares)]
        for part in API_PARTS
        if sizes[part]
    ]


def browser(results: dict[str, Results], problems: dict[str, dict], root: Path) -> list[dict]:
    """Per problem its prompt, if known, and each model's best sample."""
    tasks = sorted({task for r in results.values() for task in r.samples}, key=task_order)
    found = []
    for task in tasks:
        examples = []
        for label, result in results.items():
            if line := result.examples.get(task):
                kind = verdict(line)
                said = "" if kind == "passed" else str(line.get("result") or "")
                examples.append(
                    {
                        "label": label,
                        "verdict": kind,
                        "said": hide_paths(shorten(said, 300), root),
                        "passed": result.passed[task],
                        "samples": result.samples[task],
                        "source": line.get("source") or "",
                        "sketch": shorten(str(line.get("sketch") or "")),
                        "completion": shorten(str(line.get("completion") or "")),
                    }
                )
        prompt = str(problems.get(task, {}).get("prompt") or "")
        solved = any(example["passed"] for example in examples)
        found.append({"task": task, "prompt": prompt, "examples": examples, "solved": solved})
    return found


def shorten(text: str, longest: int = LONGEST_EXAMPLE) -> str:
    """`text` up to `longest` characters, with a word about what was cut."""
    return text if len(text) <= longest else f"{text[:longest]}… ({len(text) - longest} more)"


def made_with(outputs: Outputs) -> dict[str, Any]:
    """Settings of every stage, versions, and the kind of machine, without its name."""
    versions: dict[str, set[str]] = {}
    for record in outputs.records:
        for package, version in (record.marker.get("versions") or {}).items():
            versions.setdefault(package, set()).add(str(version))
    devices = sorted(
        {
            str(m.record.facts["device"])
            for m in outputs.models.values()
            if m.record.facts.get("device")
        }
    )
    stages = [
        {
            "name": record.name,
            "settings": [
                (k, plain(v)) for k, v in hide_paths(record.settings, outputs.root).items()
            ],
        }
        for record in outputs.records
    ]
    return {
        "versions": [(package, ", ".join(sorted(v))) for package, v in sorted(versions.items())],
        "machine": machine(),
        "devices": hide_paths(devices, outputs.root),
        "environments": environments(outputs),
        "stages": [stage for stage in stages if stage["settings"]],
    }


def machine() -> str:
    """The kind of machine that this report is made on."""
    return f"{os.cpu_count()} CPUs, {platform.system()} {platform.machine()}"


def environments(outputs: Outputs) -> list[str]:
    """What the programs were run with, as the evaluator wrote it; each text once."""
    found = []
    for run in outputs.runs:
        environment = (run.metrics or {}).get("environment")
        isolation = (run.metrics or {}).get("isolation")
        texts = (
            [f"{k} {plain(v)}" for k, v in environment.items()]
            if isinstance(environment, dict)
            else []
        )
        texts += [f"isolation: {plain(isolation)}"] if isolation else []
        text = hide_paths(", ".join(texts), outputs.root)
        if text and text not in found:
            found.append(text)
    return found


def plain(value: Any) -> str:
    """A setting as text: words as they are, everything else as JSON."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def model_facts(model: Model) -> dict[str, Any]:
    """One line about a checkpoint: where it is, how big, how long it was trained."""
    facts = model.record.facts
    known = [("parameters", "parameters"), ("steps", "steps"), ("tokens_seen", "tokens")]
    return {
        "folder": model.record.folder,
        "text": model.text,
        "loss": number(model.eval_loss) if model.eval_loss is not None else "unfinished",
        "facts": [f"{number(facts[key])} {unit}" for key, unit in known if key in facts],
    }


def domain_section(outputs: Outputs, domain: str, rows: list[Row]) -> dict[str, Any]:
    """All that the page says about the evaluation of one domain."""
    results, problems = {}, {}
    for row in rows:
        if row.shown:
            found = digest(row.shown.results())
            problems = problems or row.shown.problems()
            if found.total:
                results[row.label] = found
    parts = api_parts(
        {t: p for t, p in problems.items() if any(t in r.samples for r in results.values())}
    )
    return {
        "domain": domain,
        "labels": list(results),
        "all_labels": [row.label for row in rows],
        "pictures": result_figures(domain, rows, results, parts),
        "paper": paper_rows(rows),
        "apis": api_rows(results, parts),
        "tasks": browser(results, problems, outputs.root),
    }


def html(outputs: Outputs, sections: list[dict[str, Any]], losses: Pictures) -> str:
    """The page as text."""
    rows, stages = table(outputs), times(outputs)
    ks = columns(rows)
    longest = max((s.seconds or 0 for s in stages), default=0) or 1
    environment = Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )

    def inline(pictures: Pictures) -> list[Markup]:
        return [Markup(figures.inline(svg, told)) for svg, told in pictures.values()]

    return environment.from_string(TEMPLATE.read_text("utf-8")).render(
        headers=headers(ks),
        rows=[
            {
                "cells": cells(row, ks),
                "label": row.label,
                "missing": row.missing,
                "labels": outputs.labels(row.domain),
            }
            for row in rows
        ],
        notes=notes(rows),
        sections=[{**section, "pictures": inline(section["pictures"])} for section in sections],
        losses=inline(losses),
        models=[model_facts(model) for model in outputs.models.values()],
        corpora=corpus_facts(outputs),
        times=[
            {"cells": line, "share": 100 * (stage.seconds or 0) / longest if stage else None}
            for line, stage in zip(time_cells(stages), [*stages, None], strict=True)
        ],
        made=made_with(outputs),
        verdicts=VERDICTS,
        paper_note=PAPER_NOTE,
        model_name=figures.model_name,
        light=figures.palette(dark=False),
        dark=figures.palette(dark=True),
    )


def markdown(outputs: Outputs, sections: list[dict[str, Any]], pictures: Pictures) -> str:
    """`results.md`: the table, the times, the paper's numbers, links to the pictures."""
    rows = table(outputs)
    ks = columns(rows)
    parts = ["# Results", markdown_table(headers(ks), [cells(row, ks) for row in rows])]
    if gaps := missing(rows):
        parts.append("\n".join(["Missing:", "", *(f"- {line}" for line in gaps)]))
    parts.append("\n".join(f"- {note}" for note in notes(rows)))
    for section in sections:
        if section["paper"]:
            head = ["model"] + [
                f"pass@{k} %, {who}" for k in (1, 10, 100) for who in ("ours", "paper")
            ]
            body = [
                [row["name"], *(text for pair in row["pairs"] for text in pair)]
                for row in section["paper"]
            ]
            parts.append(f"## {section['domain']} beside the paper")
            parts.append(PAPER_NOTE)
            parts.append(markdown_table(head, body, left=1))
    parts += ["## Time and memory", markdown_table(TIME_HEADERS, time_cells(times(outputs)), 1)]
    if pictures:
        parts.append("## Figures")
        parts += [f"![{told}](figures/{stem}.svg)" for stem, (_, told) in pictures.items()]
    return "\n\n".join(parts) + "\n"


def write_report(root: Path) -> str:
    """Write the report of everything under `root`; return the table to print.

    Raises `UserError` when there is nothing to report or a file is broken.
    """
    outputs = collect(root)
    rows = table(outputs)
    sections = [
        domain_section(outputs, domain, [row for row in rows if row.domain == domain])
        for domain in outputs.domains()
    ]
    losses = loss_figures(outputs)
    pictures = losses | {k: v for section in sections for k, v in section["pictures"].items()}
    files = {f"figures/{stem}.svg": svg for stem, (svg, _) in pictures.items()}
    files["results.md"] = markdown(outputs, sections, pictures)
    files["report.html"] = html(outputs, sections, losses)
    for name, text in files.items():
        with atomic_path(outputs.root / name) as temporary:
            temporary.write_text(text, "utf-8", "replace")
    return summary(outputs)
