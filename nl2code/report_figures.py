"""The report's pictures, as SVG text: one small panel each, so that a phone shows them whole.

Every panel is 4.4 inches wide with 9 pt text, which is also about a phone's width. Colours are
fixed per model and per verdict; `inline` swaps them for CSS variables, so that the same picture
follows the page's light or dark theme. Nothing in the text depends on the time or the machine.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from nl2code.report import Outputs, Row
from nl2code.report_results import API_PARTS, VERDICTS, Results, pass_by_part
from nl2code.report_text import columns

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Pictures = dict[str, tuple[str, str]]  # file stem -> (SVG, what it shows)

# name: (light, dark). The light one is what the SVG files hold.
THEME = {
    "ink": ("#24292f", "#e6edf3"),
    "muted": ("#656d76", "#9198a1"),
    "grid": ("#d8dee4", "#30363d"),
    "paper": ("#ffffff", "#0d1117"),
    "model-base": ("#7d8590", "#9da7b3"),
    "model-XL": ("#c77d1e", "#e0a04b"),
    "model-CERT": ("#1a6fc4", "#58a6ff"),
    "model-CERT-N": ("#8250df", "#a98bf0"),
    "model-CERT-NC": ("#bf3989", "#e275b0"),
    "model-CERTg": ("#1b7c83", "#4cb8c0"),
    "model-other": ("#57606b", "#c2cad3"),  # any model of the user's own
    "passed": ("#1a8f5a", "#3fb97f"),
    "wrong": ("#e3b341", "#d9ad45"),
    "raised": ("#d9773f", "#dd8452"),
    "syntax_error": ("#b4435c", "#cf6079"),
    "timed_out": ("#7d64b0", "#9a83cc"),
    "out_of_memory": ("#4b5fa5", "#7388d0"),
    "killed": ("#3b3f46", "#6b727c"),
    "harness_error": ("#a8b0b9", "#7d8590"),
}
INK, MUTED, GRID, PAPER = (THEME[name][0] for name in ("ink", "muted", "grid", "paper"))
WIDTH = 4.4  # inches
STYLE = {
    "font.size": 9,
    "font.family": "DejaVu Sans",
    "svg.fonttype": "none",
    "text.parse_math": False,  # a model may be called a$b$
    "text.color": INK,
    "axes.labelcolor": MUTED,
    "axes.edgecolor": MUTED,
    "axes.linewidth": 0.8,
    "axes.titlesize": 10,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.titlecolor": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "axes.axisbelow": True,
    "grid.color": GRID,
    "grid.linewidth": 0.7,
    "xtick.color": MUTED,
    "ytick.color": MUTED,
    "legend.frameon": False,
    "figure.facecolor": PAPER,
    "axes.facecolor": "none",
}


def model_variable(label: str) -> str:
    """The name in `THEME` of a model's colour, the same in every picture and report."""
    return f"model-{label}" if f"model-{label}" in THEME else "model-other"


def model_colour(label: str) -> str:
    return THEME[model_variable(label)][0]


def palette(dark: bool) -> dict[str, str]:
    """Name of the CSS variable -> colour, for the light or the dark page."""
    return {name: colours[dark] for name, colours in THEME.items()}


class Panel:
    """`with Panel(name, height) as axes: ...`, then `.svg` holds the picture."""

    def __init__(self, name: str, height: float = 2.7) -> None:
        self.name, self.height, self.svg = name, height, ""

    def __enter__(self) -> Axes:
        import matplotlib
        from matplotlib.figure import Figure

        self._style = matplotlib.rc_context({**STYLE, "svg.hashsalt": self.name})
        self._style.__enter__()
        self._figure = Figure(figsize=(WIDTH, self.height), layout="constrained")
        return self._figure.subplots()

    def __exit__(self, *error: object) -> None:
        if error[0] is None:
            text = io.StringIO()
            self._figure.savefig(text, format="svg", metadata={"Date": None})
            self.svg = _tidy(text.getvalue())
        self._style.__exit__(*error)


def _tidy(svg: str) -> str:
    """Drop what only drawing programs read, and let the reader's own font stand in."""
    svg = re.sub(r"\s*<metadata>.*?</metadata>", "", svg, flags=re.S)
    svg = re.sub(r"<!DOCTYPE.*?>\s*|<!--.*?-->\s*", "", svg, flags=re.S)
    svg = re.sub(
        r'<g id="(?:figure|axes|patch|line2d|text|matplotlib|xtick|ytick|legend)[^"]*">', "<g>", svg
    )
    return svg.replace("'DejaVu Sans'", "system-ui, 'DejaVu Sans', sans-serif")


def inline(svg: str, label: str) -> str:
    """The picture for use inside the page: no prolog, themed colours, a text for screen readers."""
    svg = svg[svg.index("<svg") :]
    for name, (colour, _) in THEME.items():
        svg = svg.replace(colour, f"var(--{name})")
    label = label.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    svg = re.sub(r'<svg ([^>]*?)width="[^"]*" ?', r"<svg \1", svg, count=1)
    svg = re.sub(r'<svg ([^>]*?)height="[^"]*" ?', r"<svg \1", svg, count=1)
    return svg.replace("<svg ", f'<svg role="img" aria-label="{label}" ', 1)


def loss_curve(
    name: str,
    title: str,
    colour: str,
    training: list[tuple[float, float]],
    validation: list[tuple[float, float]],
) -> str:
    """Training loss as a line, validation loss as points, over optimiser steps."""
    panel = Panel(name)
    with panel as axes:
        if training:
            steps, losses = zip(*training, strict=True)
            axes.plot(steps, losses, color=colour, linewidth=1.2, alpha=0.55, label="training")
        if validation:
            steps, losses = zip(*validation, strict=True)
            axes.plot(
                steps, losses, "o-", color=colour, markersize=4, linewidth=1.6, label="validation"
            )
            axes.annotate(
                f"{losses[-1]:.2f}",
                (steps[-1], losses[-1]),
                xytext=(0, 7),
                textcoords="offset points",
                ha="right",
                color=INK,
            )
        axes.set_title(title)
        axes.set_xlabel("optimiser steps")
        axes.set_ylabel("loss (nats per token)")
        axes.grid(axis="x", visible=False)
        axes.xaxis.get_major_locator().set_params(integer=True)
        axes.legend(loc="upper right")
    return panel.svg


def verdict_bars(name: str, title: str, results: dict[str, Results]) -> str:
    """One stacked bar per model: what became of its samples, in % of them."""
    labels = list(results)
    used = [key for key in VERDICTS if any(results[m].verdicts[key] for m in labels)]
    rows = (len(used) + 1) // 2
    panel = Panel(name, 1.0 + 0.38 * len(labels) + 0.2 * rows)
    with panel as axes:
        left = [0.0] * len(labels)
        for key in used:
            shares = [100 * results[m].verdicts[key] / max(results[m].total, 1) for m in labels]
            axes.barh(
                labels,
                shares,
                left=left,
                height=0.62,
                color=THEME[key][0],
                edgecolor=PAPER,
                linewidth=0.8,
                label=VERDICTS[key],
            )
            left = [a + b for a, b in zip(left, shares, strict=True)]
        axes.invert_yaxis()
        axes.set_xlim(0, 100)
        axes.set_title(title)
        axes.set_xlabel("share of samples (%)")
        axes.grid(axis="y", visible=False)
        axes.tick_params(axis="y", length=0, labelcolor=INK)
        axes.figure.legend(loc="outside lower left", ncols=2, handlelength=1, handleheight=1)
    return panel.svg


def exception_dots(name: str, title: str, results: dict[str, Results], top: int = 8) -> str:
    """The most frequent exception types, each model's share of samples as a dot."""
    labels = list(results)
    shares = {
        m: {e: 100 * c / max(results[m].total, 1) for e, c in results[m].exceptions.items()}
        for m in labels
    }
    types = {e for values in shares.values() for e in values}
    types = sorted(types, key=lambda e: (-max(shares[m].get(e, 0) for m in labels), e))[:top]
    panel = Panel(name, 1.15 + 0.24 * len(types))
    with panel as axes:
        for row, kind in enumerate(types):
            values = [shares[m].get(kind, 0.0) for m in labels]
            axes.plot([min(values), max(values)], [row, row], color=GRID, linewidth=2, zorder=1)
        for label in labels:
            axes.plot(
                [shares[label].get(e, 0.0) for e in types],
                range(len(types)),
                "o",
                color=model_colour(label),
                markersize=6,
                label=label,
                markeredgecolor=PAPER,
                markeredgewidth=0.6,
                clip_on=False,  # a dot at 0 is whole
                zorder=3,
            )
        axes.set_yticks(range(len(types)), types)
        axes.set_ylim(len(types) - 0.5, -0.5)
        axes.set_xlim(left=0)
        axes.set_title(title)
        axes.set_xlabel("share of samples (%)")
        axes.grid(axis="y", visible=False)
        axes.tick_params(axis="y", length=0, labelcolor=INK)
        axes.margins(x=0.08)
        axes.figure.legend(loc="outside lower left", ncols=4, handletextpad=0.2)
    return panel.svg


def api_bars(
    name: str, title: str, shares: dict[str, dict[str, float]], sizes: dict[str, int]
) -> str:
    """pass@1 of each model on each part of the benchmark (Figure 6 of the paper)."""
    labels, parts = list(shares), [part for part in API_PARTS if sizes.get(part)]
    panel = Panel(name)
    with panel as axes:
        width = 0.8 / len(labels)
        for i, label in enumerate(labels):
            places = [x - 0.4 + width * (i + 0.5) for x in range(len(parts))]
            axes.bar(
                places,
                [100 * shares[label].get(part, 0.0) for part in parts],
                width=width * 0.92,
                color=model_colour(label),
                label=label,
            )
        axes.set_xticks(range(len(parts)), [f"{p}\n{sizes[p]} problems" for p in parts])
        axes.set_title(title)
        axes.set_xlabel("APIs in the reference solution")
        axes.set_ylabel("pass@1 (%)")
        axes.grid(axis="x", visible=False)
        axes.tick_params(axis="x", length=0)
        axes.figure.legend(loc="outside lower left", ncols=4, handlelength=1, handleheight=1)
    return panel.svg


def temperature_lines(name: str, title: str, k: int, points: dict[str, list]) -> str:
    """pass@k over the sampled temperatures; `points`: model -> [(temperature, share of 1)]."""
    labels = list(points)
    panel = Panel(name)
    with panel as axes:
        for label in labels:
            at, values = zip(*points[label], strict=True)
            axes.plot(
                at,
                [100 * v for v in values],
                "o-",
                markersize=4,
                linewidth=1.6,
                color=model_colour(label),
                label=label,
            )
        highest = max(value for at in points.values() for _, value in at)
        axes.set_ylim(0, 108 * highest or 1)
        axes.set_title(title)
        axes.set_xlabel("sampling temperature")
        axes.set_ylabel(f"pass@{k} (%)")
        axes.grid(axis="x", visible=False)
        axes.figure.legend(loc="outside lower left", ncols=4)
    return panel.svg


# ---- which pictures a report holds ---------------------------------------------------------------


def loss_figures(outputs: Outputs) -> Pictures:
    """One loss curve per trained model, in the order they are trained."""
    pictures = {}
    for model in outputs.models.values():
        training, validation = model.losses("loss"), model.losses("eval_loss")
        if training or validation:
            stem = f"{model.domain}.loss.{model.type}"
            title = f"{model.role}: {model.text}"
            colour = model_colour(model.role.split()[0])
            svg = loss_curve(stem, title, colour, training, validation)
            pictures[stem] = (svg, f"Loss curves of {title}")
    return pictures


def result_figures(
    domain: str, rows: list[Row], results: dict[str, Results], parts: dict[str, str]
) -> Pictures:
    """File stem -> (SVG, description) of what the evaluation of one domain found."""
    pictures = {}
    if results:
        stem = f"{domain}.verdicts"
        svg = verdict_bars(stem, f"{domain}: what became of the samples", results)
        pictures[stem] = (svg, f"Verdicts of the samples for {domain}, per model")
    if any(found.exceptions for found in results.values()):
        stem = f"{domain}.exceptions"
        svg = exception_dots(stem, f"{domain}: most frequent exceptions", results)
        pictures[stem] = (svg, f"Most frequent exception types for {domain}, per model")
    shares = {label: pass_by_part(found, parts) for label, found in results.items()}
    if any(value > 0 for by_part in shares.values() for value in by_part.values()):
        stem = f"{domain}.apis"
        sizes = {part: list(parts.values()).count(part) for part in API_PARTS}
        svg = api_bars(stem, f"{domain}: pass@1 by number of APIs", shares, sizes)
        pictures[stem] = (svg, f"pass@1 by number of APIs in the reference for {domain}")
    for k in columns(rows):
        points = {row.label: pass_by_temperature(row, k) for row in rows}
        points = {label: at for label, at in points.items() if len(at) > 1}
        if points:
            stem = f"{domain}.temperature.pass{k}"
            svg = temperature_lines(stem, f"{domain}: pass@{k} by temperature", k, points)
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
