"""Metrics side by side: a sweep of temperatures, or results from different days and machines.

    python -m pandas_numpy_eval.compare a.jsonl_metrics.jsonl b.jsonl_metrics.jsonl

The best value per k is marked, as the paper reports the best temperature for each k.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pandas_numpy_eval.errors import Parser, UserError, run_main
from pandas_numpy_eval.files import read_jsonl

Row = tuple[str, dict[str, Any]]


def environment_name(metrics: dict[str, Any]) -> str:
    """Such as `python 3.11.7, numpy 2.4.6, pandas 3.1.1 (fbf1fbc9)`."""
    facts = metrics.get("environment") or {}
    names = [f"{name} {facts[name]}".strip() for name in facts if name not in ("id", "machine")]
    return f"{', '.join(names)} ({str(facts.get('id', 'unknown'))[:8]})"


def _benchmark(metrics: dict[str, Any]) -> str:
    repaired, name = len(metrics.get("errata") or []), str(metrics.get("benchmark", "unknown"))
    return f"{metrics.get('problems')} problems, {repaired} repaired ({name[:8]})"


def warnings(rows: Sequence[Row]) -> list[str]:
    """Why these rows should not be compared, if so."""
    found = []
    for what, value in (
        ("environments", environment_name),
        ("benchmarks", _benchmark),
        ("time limits", lambda metrics: f"{metrics.get('timeout')} s"),
        ("isolation levels", lambda metrics: str(metrics.get("isolation_level"))),
    ):
        groups: dict[str, list[str]] = {}
        for name, metrics in rows:
            groups.setdefault(value(metrics), []).append(name)
        if len(groups) > 1:
            listed = "; ".join(f"{key}: {', '.join(names)}" for key, names in groups.items())
            found.append(f"these results come from different {what} ({listed})")
    return found


def table(rows: Sequence[Row]) -> str:
    """A Markdown table, a row a file; with two rows or more, `*` marks the best of a column."""
    ks = sorted({key for _, metrics in rows for key in metrics if key.startswith("pass@")},
                key=lambda key: int(key[5:]))  # fmt: skip
    names = [*ks, "parses", "ran"]
    best = {
        name: max(metrics.get(name, -1.0) for _, metrics in rows) if len(rows) > 1 else None
        for name in names
    }
    cells = [["samples", *names, "n"]]
    for label, metrics in rows:
        line = [label]
        for name in names:
            value = metrics.get(name)
            text = "-" if value is None else f"{100 * value:.2f}%"
            bounds = metrics.get("interval_95", {}).get(name)
            text += f" [{100 * bounds[0]:.1f}, {100 * bounds[1]:.1f}]" if bounds else ""
            line.append(text + (" *" if value is not None and value == best[name] else ""))
        cells.append([*line, str(metrics.get("samples", "-"))])
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = [
        "| " + " | ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)) + " |"
        for row in cells
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)


def labels(paths: Sequence[Path]) -> list[str]:
    """The files' names; whole paths where two files have the same name."""
    names = [path.name.removesuffix("_metrics.jsonl") for path in paths]
    return names if len(set(names)) == len(names) else [str(path) for path in paths]


def read_metrics(path: Path) -> dict[str, Any]:
    """The metrics a run left; `UserError` if the file holds none."""
    for _, metrics in read_jsonl(path):
        if "problems" in metrics or any(key.startswith("pass@") for key in metrics):
            return metrics
    raise UserError(f"{path} holds no metrics; give a file ending in _metrics.jsonl")


def main(arguments: list[str] | None = None) -> int:
    make = Parser(
        prog="pandas_numpy_eval.compare",
        description="Metrics side by side, the best of each column marked; warns of results that "
        "do not compare.",
    )
    make.add_argument("metrics", nargs="+", type=Path, help="files ending in _metrics.jsonl")
    options = make.parse_args(arguments)
    names = labels(options.metrics)
    rows = [(name, read_metrics(p)) for name, p in zip(names, options.metrics, strict=True)]
    print(table(rows))
    for warning in warnings(rows):
        print(f"warning: {warning}")
    return 0


if __name__ == "__main__":
    run_main(main)
