"""The report's numbers as text: cells, aligned tables, Markdown tables, the printed summary.

Shares are shown in percent with the paper's two digits, and a 0.00 means exactly none. Paths are
shown relative to the root; of a path outside it only the last part is shown.
"""

from __future__ import annotations

import re
import textwrap
from pathlib import Path
from typing import Any

from nl2code.report import Outputs, Row, StageTime, table, times

UNKNOWN = "–"
TIME_HEADERS = ["stage", "time", "peak memory"]
TIME_NOTE = (
    "Wall time from a stage's first look at its output, so starting Python is not counted; of a "
    "resumed stage, that of the last attempt. Peak memory is that of the largest process."
)


# ---- numbers as text -------------------------------------------------------------------------


def percent(share: float | None, digits: int = 2) -> str:
    """A share as a percentage; 0 only for exactly nothing."""
    if share is None:
        return UNKNOWN
    text = f"{100 * share:.{digits}f}"
    smallest = 10**-digits
    return f"<{smallest:.{digits}f}" if share > 0 and float(text) == 0 else text


def number(value: float) -> str:
    """1234567 as `1,234,567`; a fraction with four digits."""
    return f"{value:,}" if isinstance(value, int) else f"{value:,.4g}"


def big(value: float | None) -> str:
    """A count in at most five characters: `614 k`, `3.21 M`, `98.3 B`."""
    if value is None:
        return UNKNOWN
    for least, size, unit in ((1e9, 1e9, "B"), (1e6, 1e6, "M"), (1e4, 1e3, "k")):
        if value >= least:
            return f"{value / size:.3g} {unit}"
    return f"{value:,}"


def duration(seconds: float | None) -> str:
    """Seconds as a person says them: `8.1 s`, `3 min 05 s`, `2 h 14 min`."""
    if seconds is None:
        return UNKNOWN
    if seconds < 59.95:
        return f"{seconds:.1f} s"
    whole = round(seconds)
    if whole < 3600:
        return f"{whole // 60} min {whole % 60:02d} s"
    return f"{whole // 3600} h {whole % 3600 // 60:02d} min"


def memory(mb: float | None) -> str:
    if mb is None:
        return UNKNOWN
    return f"{mb / 1024:.1f} GB" if mb >= 1024 else f"{mb:.0f} MB"


def hide_paths(value: Any, root: Path) -> Any:
    """`value` with every absolute path made relative to the root, or cut to its last part."""
    if isinstance(value, dict):
        return {key: hide_paths(v, root) for key, v in value.items()}
    if isinstance(value, list | tuple):
        return [hide_paths(v, root) for v in value]
    if not isinstance(value, str):
        return value
    for known in sorted({str(root), str(root.resolve())}, key=len, reverse=True):
        if known not in (".", "/"):
            value = re.sub(rf"(?<![\w.-]){re.escape(known)}(?:/|(?![\w.-]))", "", value)
    # A path starts at a slash that no word, scheme or other path precedes: `/a/b`, not `a/b`.
    return re.sub(r"(?<![\w./:<)\]-])(?:~)?/(?:[^\s/'\"`,:;]+/)*([^\s/'\"`,:;]+)", r"\1", value)


# ---- the table -------------------------------------------------------------------------------


def columns(rows: list[Row]) -> list[int]:
    """The k of pass@k to show: 1 and 10 always, others where they were computed."""
    return sorted({1, 10} | {k for row in rows for k in row.passes})


def interval_cells(row: Row, ks: list[int]) -> list[str]:
    """Under each cell of `cells`: the 95% interval of a pass@k, else nothing."""
    found = [row.interval(k) for k in ks]
    texts = [f"{percent(f[0], 1)}–{percent(f[1], 1)}" if f and f[1] > 0 else "" for f in found]
    return ["", "", "", *texts, "", "", ""]


def loss_cell(row: Row) -> str:
    losses = [UNKNOWN if m.eval_loss is None else f"{m.eval_loss:.3f}" for m in row.models]
    return " / ".join(losses) or UNKNOWN


def pass_cell(row: Row, k: int) -> str:
    if k not in row.passes:
        return f"n < {k}" if row.shown and row.shown.n < k else UNKNOWN
    value, run = row.passes[k]
    return percent(value) + (f" (T={run.temperature:g})" if row.swept else "")


def samples_cell(row: Row) -> str:
    count = (row.shown.metrics or {}).get("samples") if row.shown else None
    return UNKNOWN if count is None else str(count)


def headers(ks: list[int]) -> list[str]:
    passes = [f"pass@{k} %" for k in ks]
    return ["domain", "model", "val. loss", *passes, "parses %", "runs %", "samples"]


def cells(row: Row, ks: list[int]) -> list[str]:
    """The texts of one row, in the order of `headers`."""
    shares = [percent(row.share("parses"), 1), percent(row.share("ran"), 1)]
    passes = [pass_cell(row, k) for k in ks]
    return [row.domain, row.label, loss_cell(row), *passes, *shares, samples_cell(row)]


def notes(rows: list[Row]) -> list[str]:
    """What a reader must know to read the table."""
    found = [
        "val. loss: nats per token, each model on held-out text of its own kind: base on Python "
        "code, XL on the library's code, CERT's sketcher on its sketches / CERT's generator on "
        "sketches with code. Losses on different texts do not compare."
    ]
    if any(row.swept for row in rows):
        found.append(
            "pass@k is the best over the sampled temperatures, for each k by itself, as in the "
            "paper; T is the temperature it was reached at. The columns after it are those of the "
            "temperature with the best pass@1."
        )
    found.append(
        "parses, runs: shares of all samples; a program runs if it passed, or raised nothing but "
        "the test's own assertion."
    )
    sizes: dict[str, set[str]] = {}
    for row in rows:
        metrics = (row.shown.metrics or {}) if row.shown else {}
        if "problems" in metrics:
            size = f"{metrics['problems']} problems with {row.shown.n} samples each"
            sizes.setdefault(row.domain, set()).add(size)
    found += [f"{domain}: {' or '.join(sorted(size))}." for domain, size in sizes.items()]
    for row in rows:
        facts = row.shown.record.facts if row.shown and row.shown.record else {}
        sources = {k: v for k, v in (facts.get("sources") or {}).items() if k != "model"}
        if sources:
            shares = ", ".join(f"{percent(v, 1)} % by the {k}" for k, v in sources.items())
            found.append(f"{row.domain} {row.label}: samples written {shares}.")
    return found


def text_table(head: list[str], body: list[list[str]], left: int = 2) -> str:
    """Aligned columns, the first `left` of them to the left, the others to the right."""
    widths = [max(len(line[i]) for line in [head, *body]) for i in range(len(head))]

    def line(texts: list[str]) -> str:
        padded = [
            t.ljust(w) if i < left else t.rjust(w)
            for i, (t, w) in enumerate(zip(texts, widths, strict=True))
        ]
        return "  ".join(padded).rstrip()

    return "\n".join([line(head), "  ".join("-" * w for w in widths), *map(line, body)])


def markdown_table(head: list[str], body: list[list[str]], left: int = 2) -> str:
    rule = ["---" if i < left else "---:" for i in range(len(head))]
    safe = [[text.replace("|", "\\|").replace("<", "&lt;") for text in line] for line in body]
    return "\n".join(f"| {' | '.join(line)} |" for line in [head, rule, *safe])


def missing(rows: list[Row]) -> list[str]:
    return [f"{row.domain} {row.label}: {', '.join(row.missing)}" for row in rows if row.missing]


def time_cells(stages: list[StageTime]) -> list[list[str]]:
    """Stage, time, peak memory; a resumed or unfinished stage is marked."""
    body = []
    for stage in stages:
        mark = f" ({stage.runs} runs)" if stage.runs > 1 else ""
        mark += " (resumed)" if stage.resumed else ""
        mark += "" if stage.done else " (unfinished)"
        body.append([stage.name + mark, duration(stage.seconds), memory(stage.peak_mb)])
    known = [s.seconds for s in stages if s.seconds is not None]
    peaks = [s.peak_mb for s in stages if s.peak_mb is not None]
    partial = any(s.resumed or s.seconds is None for s in stages)
    name = "total (at least)" if partial else "total"
    return [*body, [name, duration(sum(known)), memory(max(peaks, default=None))]]


def summary(outputs: Outputs) -> str:
    """The table that the command prints, with times below it."""
    rows = table(outputs)
    ks = columns(rows)
    parts = [text_table(headers(ks), [cells(row, ks) for row in rows])]
    if gaps := missing(rows):
        parts.append("\n".join(["missing:", *(f"  {line}" for line in gaps)]))
    parts.append("\n".join(textwrap.fill(note, 100) for note in notes(rows)))
    parts.append(textwrap.fill(TIME_NOTE, 100))
    parts.append(text_table(TIME_HEADERS, time_cells(times(outputs)), left=1))
    return "\n\n".join(parts)
