"""The report's files: `results.md`, `figures/*.svg` and one self-contained `report.html`.

`write_report(root)` collects, draws, writes each file whole or not at all, and returns the table
that the command prints. The page fetches nothing and runs no script; its pictures stand inside it
and follow its light or dark theme.
"""

from __future__ import annotations

import json
import os
import platform
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from nl2code import report_figures as figures
from nl2code.files import atomic_path
from nl2code.report import PAPER_TABLE_2, Outputs, Row, collect, table, times
from nl2code.report_results import (
    API_PARTS,
    VERDICTS,
    Results,
    api_parts,
    digest,
    pass_by_part,
    sampled_problems,
    task_order,
    verdict,
)
from nl2code.report_text import (
    TIME_HEADERS,
    TIME_NOTE,
    UNKNOWN,
    big,
    cells,
    columns,
    headers,
    hide_paths,
    interval_cells,
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
PAPER_NOTE = (
    "The paper's numbers are its Table 2: PyCodeGPT with 110M parameters, trained on 13M Python "
    "files, 200 samples a problem, the best of ten temperatures. They are not ours."
)


# ---- the page --------------------------------------------------------------------------------


def corpus_tables(outputs: Outputs) -> list[dict[str, Any]]:
    """What was kept and what was dropped, by reason: one table for each kind of stage.

    A column is a stage, a line a count; of a nested count, such as documents per split, each part
    is a line of its own.
    """
    found = []
    for kind, title in (("corpus", "Corpus"), ("tokenizer", "Tokenizer"), ("encode", "Tokens")):
        stages = [r for r in outputs.records if r.kind == kind and r.facts]
        kept: dict[str, dict[str, float]] = {}  # line -> stage -> count
        dropped: dict[str, dict[str, float]] = {}
        for record in stages:
            for key, whole in record.facts.items():
                lines = dropped if key == "dropped" else kept
                for part, value in (whole if isinstance(whole, dict) else {"": whole}).items():
                    if isinstance(value, int | float) and not isinstance(value, bool):
                        text = f"{key}: {part}" if part else key
                        text = re.sub(r"\bmb\b", "MB", text.replace("_", " "))
                        lines.setdefault(text, {})[record.name] = value
        order = sorted(dropped, key=lambda line: (-max(dropped[line].values()), line))
        lines = kept | {line: dropped[line] for line in order}
        if lines:
            names = [record.name for record in stages]
            found.append(
                {
                    "head": [title, *(" ".join(n.split()[1:]).replace("/", " ") for n in names)],
                    "body": [
                        [line, *(number(at[name]) if name in at else "" for name in names)]
                        for line, at in lines.items()
                    ],
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
        found.append({"name": name, "label": label, "pairs": pairs, "ours": row})
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
    """Settings and facts of every stage, versions, and the kind of machine, without its name."""
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
    stages = []
    for record in outputs.records:
        at = f", T={record.settings['temperature']}" if "temperature" in record.settings else ""
        settings, facts = (
            [(key, plain(value)) for key, value in hide_paths(pairs, outputs.root).items()]
            for pairs in (record.settings, record.facts)
        )
        stages.append({"name": record.name + at, "settings": settings, "facts": facts})
    return {
        "versions": [(package, ", ".join(sorted(v))) for package, v in sorted(versions.items())],
        "machine": machine(),
        "devices": hide_paths(devices, outputs.root),
        "environments": environments(outputs),
        "stages": stages,
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
            [f"{k} {plain(v)}" for k, v in environment.items() if k != "id"]
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


def model_table(outputs: Outputs) -> dict[str, Any] | None:
    """One line about each checkpoint; losses in nats per token."""
    body = []
    for model in outputs.models.values():
        facts = model.record.facts
        sizes = [big(facts.get(key)) for key in ("parameters", "steps", "tokens_seen")]
        losses = [UNKNOWN if v is None else f"{v:.3f}" for v in (model.first_loss, model.eval_loss)]
        body.append([f"{model.role}: {model.text}", *sizes, *losses])
    head = ["checkpoint", "parameters", "steps", "tokens", "loss before", "loss after"]
    return {"head": head, "body": body} if body else None


def domain_section(
    outputs: Outputs, domain: str, rows: list[Row], problem_files: list[Path]
) -> dict[str, Any]:
    """All that the page says about the evaluation of one domain."""
    results, problems = {}, {}
    for row in rows:
        if row.shown:
            found = digest(row.shown.results())
            if row.shown.record and not problems:
                problems = sampled_problems(row.shown.record.settings, problem_files)
            if found.total:
                results[row.label] = found
    parts = api_parts(
        {t: p for t, p in problems.items() if any(t in r.samples for r in results.values())}
    )
    pictures = figures.result_figures(domain, rows, results, parts)
    return {
        "domain": domain,
        "labels": list(results),
        "pictures": pictures,
        "paper": paper_rows(rows),
        "apis": api_rows(results, parts),
        "apis_drawn": f"{domain}.apis" in pictures,
        "tasks": browser(results, problems, outputs.root),
    }


def html(outputs: Outputs, sections: list[dict[str, Any]], losses: figures.Pictures) -> str:
    """The page as text."""
    rows, stages = table(outputs), times(outputs)
    ks = columns(rows)
    longest = max((s.seconds or 0 for s in stages), default=0) or 1
    environment = Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )

    def inline(pictures: figures.Pictures) -> list[Markup]:
        return [Markup(figures.inline(svg, told)) for svg, told in pictures.values()]

    return environment.from_string(TEMPLATE.read_text("utf-8")).render(
        headers=headers(ks),
        rows=[
            {
                "cells": list(zip(cells(row, ks), interval_cells(row, ks), strict=True)),
                "label": row.label,
                "missing": row.missing,
            }
            for row in rows
        ],
        ranges=any(any(interval_cells(row, ks)) for row in rows),
        swept=any(row.swept for row in rows),
        notes=notes(rows),
        sections=[{**section, "pictures": inline(section["pictures"])} for section in sections],
        losses=inline(losses),
        models=model_table(outputs),
        corpora=corpus_tables(outputs),
        times=[
            {"cells": line, "share": 100 * (stage.seconds or 0) / longest if stage else None}
            for line, stage in zip(time_cells(stages), [*stages, None], strict=True)
        ],
        time_note=TIME_NOTE,
        made=made_with(outputs),
        verdicts=VERDICTS,
        paper_note=PAPER_NOTE,
        model_variable=figures.model_variable,
        light=figures.palette(dark=False),
        dark=figures.palette(dark=True),
    )


def markdown(outputs: Outputs, sections: list[dict[str, Any]], pictures: figures.Pictures) -> str:
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
        if section["apis"]:
            parts.append(f"## {section['domain']}: pass@1 (%) by number of APIs")
            head = ["APIs in the reference", "problems", *section["labels"]]
            parts.append(markdown_table(head, section["apis"], left=1))
    if models := model_table(outputs):
        parts.append("## Training")
        parts.append(markdown_table(models["head"], models["body"], left=1))
    if tables := corpus_tables(outputs):
        parts.append("## Corpus and tokens")
        parts += [markdown_table(each["head"], each["body"], left=1) for each in tables]
    parts += ["## Time and memory", TIME_NOTE]
    parts += [markdown_table(TIME_HEADERS, time_cells(times(outputs)), 1)]
    if pictures:
        parts.append("## Figures")
        parts += [f"![{told}](figures/{stem}.svg)" for stem, (_, told) in pictures.items()]
    return "\n\n".join(parts) + "\n"


def write_report(root: Path, problem_files: Iterable[Path] = ()) -> str:
    """Write the report of everything under `root`; return the table to print.

    Args:
        root: the folder that the stages wrote to.
        problem_files: benchmarks to look the prompts and reference solutions up in; one is used
            only if its prompts are those that were sampled.

    Raises `UserError` when there is nothing to report or a file is broken.
    """
    outputs, files = collect(root), list(problem_files)
    rows = table(outputs)
    sections = [
        domain_section(outputs, domain, [row for row in rows if row.domain == domain], files)
        for domain in outputs.domains()
    ]
    losses = figures.loss_figures(outputs)
    pictures = losses | {k: v for section in sections for k, v in section["pictures"].items()}
    texts = {f"figures/{stem}.svg": svg for stem, (svg, _) in pictures.items()}
    texts["results.md"] = markdown(outputs, sections, pictures)
    texts["report.html"] = html(outputs, sections, losses)
    for name, text in texts.items():
        with atomic_path(outputs.root / name) as temporary:
            temporary.write_text(text, "utf-8", "replace")
    return summary(outputs)
