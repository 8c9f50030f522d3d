"""Draw the data card's figures from the sources under problems/.

Three pictures go to figures/, as SVG:

    calls.svg     how many API calls a reference makes (figure 6 of the CERT paper), and its kind
    topics.svg    how many problems touch each topic, by the APIs of their references
    inputs.svg    what the inputs of the functions' test cases hold: no rows, gaps, repetitions ...

Every number in them is also a text in the SVG, so that a test can compare the committed pictures
with the sources. The same sources and the same matplotlib give the same bytes: element ids come
from a fixed salt, and no date is written.

    python pandas-numpy-eval/plot_composition.py            write figures/*.svg
    python pandas-numpy-eval/plot_composition.py --check    say whether they are up to date
"""

from __future__ import annotations

import argparse
import ast
import io
import re
import sys
from collections import Counter
from typing import TYPE_CHECKING

from build_problems import EDITIONS, HERE, Problem, read_edition

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# Every API of a reference belongs to one topic; the topics are those that the editions set out to
# cover, and one for what is left. A name in two editions means the same in both.
TOPICS: dict[str, dict[str, str]] = {
    "PandasEval": {
        "selection": "DataFrame.loc DataFrame.iloc Series.iloc DataFrame.query DataFrame.xs"
        " DataFrame.head Series.head GroupBy.head DataFrame.filter DataFrame.sample Series.between"
        " Series.isin DataFrame.drop_duplicates DataFrame.duplicated",
        "labels, columns": "DataFrame.set_axis DataFrame.rename DataFrame.assign DataFrame.drop"
        " DataFrame.reindex DataFrame.reset_index DataFrame.set_index Index.drop MultiIndex.map"
        " Series.droplevel Series.reindex Series.reset_index",
        "reshaping": "DataFrame.pivot DataFrame.pivot_table DataFrame.melt DataFrame.explode"
        " Series.explode Series.unstack pd.crosstab pd.wide_to_long",
        "grouping": "DataFrame.groupby Series.groupby GroupBy.sum GroupBy.agg GroupBy.transform"
        " GroupBy.size GroupBy.cumsum GroupBy.cumcount GroupBy.shift",
        "joining": "DataFrame.merge DataFrame.combine_first DataFrame.compare pd.concat"
        " pd.merge_asof Series.map",
        "time series": "pd.to_datetime pd.date_range pd.bdate_range Series.dt.to_period"
        " Series.dt.day_of_week Series.dt.days Series.dt.month_name Series.dt.total_seconds"
        " Series.dt.tz_localize Series.dt.tz_convert DatetimeIndex.strftime Series.resample"
        " Resampler.sum Resampler.mean DataFrame.between_time",
        "strings": "Series.str.split Series.str.extract Series.str.replace Series.str.strip"
        " Series.str.title Series.str.len Series.str.contains Index.str.strip Index.str.lower"
        " Index.str.replace",
        "missing data": "DataFrame.isna DataFrame.fillna DataFrame.bfill DataFrame.dropna"
        " Series.fillna Series.ffill Series.interpolate",
        "types": "Series.astype DataFrame.astype DataFrame.select_dtypes pd.to_numeric",
        "input, output": "io.StringIO pd.read_csv pd.read_fwf DataFrame.to_dict Series.tolist"
        " Index.tolist",
        "sorting, ranking": "DataFrame.sort_values DataFrame.sort_index Series.sort_values"
        " Series.sort_index Series.rank GroupBy.rank DataFrame.nlargest DataFrame.nsmallest"
        " DataFrame.idxmax Series.idxmax",
        "windows": "Series.rolling GroupBy.rolling Rolling.mean Rolling.sum Series.ewm"
        " ExponentialMovingWindow.mean Series.cumsum Series.cummax Series.shift Series.pct_change",
        "counts, arithmetic": "DataFrame.sum DataFrame.mean DataFrame.round DataFrame.gt"
        " DataFrame.replace Series.sum Series.mean Series.std Series.mode Series.quantile"
        " Series.value_counts Series.round Series.clip Series.mul Series.sub Series.ne Series.ge"
        " pd.cut pd.qcut",
    },
    "NumpyEval": {
        "creation": "np.arange np.linspace np.geomspace np.ones np.zeros np.eye np.array np.tri"
        " np.indices np.tile np.repeat np.pad",
        "indexing": "np.where np.flatnonzero np.triu_indices np.ix_ np.take_along_axis np.choose"
        " np.select np.insert",
        "broadcasting": "np.outer np.subtract.outer np.broadcast_to np.meshgrid"
        " ndarray.__getitem__",
        "reduction": "np.sum np.mean np.std np.median np.average np.quantile np.nanmean"
        " np.count_nonzero np.bincount np.histogram np.cumsum np.cumprod np.maximum.accumulate"
        " np.allclose ndarray.sum ndarray.mean ndarray.std ndarray.max ndarray.min ndarray.any",
        "sorting, searching": "np.sort np.argsort np.lexsort np.argmax np.searchsorted np.digitize"
        " ndarray.argmax ndarray.argmin",
        "linear algebra, fits": "np.linalg.solve np.linalg.norm np.linalg.det np.linalg.eigvalsh"
        " np.linalg.matrix_power np.linalg.lstsq np.linalg.matrix_rank np.matmul np.trace np.kron"
        " np.cross np.einsum np.polyfit np.polyval np.interp np.convolve",
        "random with a seed": "np.random.default_rng np.random.RandomState Generator.integers"
        " Generator.permutation Generator.choice RandomState.normal",
        "strings, types, dates": "np.char.zfill np.char.strip np.char.lower ndarray.astype"
        " np.busday_offset np.busday_count",
        "input, output": "io.StringIO np.loadtxt np.frombuffer ndarray.tolist",
        "sets": "np.unique np.isin np.intersect1d np.union1d np.setdiff1d",
        "stacking, splitting": "np.concatenate np.stack np.vstack np.column_stack np.block"
        " np.array_split",
        "views, shapes": "ndarray.T ndarray.reshape ndarray.ravel np.fliplr np.rot90 np.moveaxis"
        " np.roll np.lib.stride_tricks.sliding_window_view",
        "elementwise": "np.abs np.sqrt np.square np.exp np.sign np.clip np.round np.rint np.mod"
        " np.subtract np.hypot np.diff np.isnan ndarray.round",
    },
}
KINDS = ("function", "variable")
HOLDS = ("no rows", "one row", "missing values", "repeated values", "unsorted", "own row labels")

INK, MUTED, GRID, TRACK = "#24292f", "#656d76", "#d8dee4", "#eef1f4"
DARK, LIGHT = "#1a6fc4", "#a9cbee"  # functions and variables
EDITION_COLOUR = {"PandasEval": "#1a6fc4", "NumpyEval": "#c77d1e"}
STYLE = {
    "font.size": 9,
    "font.family": "DejaVu Sans",
    "svg.fonttype": "none",
    "svg.hashsalt": "pandas-numpy-eval",
    "text.color": INK,
    "axes.labelcolor": MUTED,
    "axes.edgecolor": MUTED,
    "axes.titlesize": 10,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "grid.color": GRID,
    "xtick.color": MUTED,
    "ytick.color": MUTED,
    "ytick.labelcolor": INK,
    "legend.frameon": False,
}


def call_counts(problems: list[Problem]) -> dict[str, list[int]]:
    """{kind: problems with 1, 2, 3 and 4 or more API calls in the reference}."""
    counts = Counter((problem.kind, min(len(problem.apis), 4)) for problem in problems)
    return {kind: [counts[kind, calls] for calls in range(1, 5)] for kind in KINDS}


def topic_of(edition: str) -> dict[str, str]:
    """{API: its topic}."""
    return {api: topic for topic, apis in TOPICS[edition].items() for api in apis.split()}


def topic_counts(edition: str, problems: list[Problem]) -> dict[str, int]:
    """{topic: problems whose reference has at least one API of it}, most frequent topic first."""
    topics = topic_of(edition)
    counts = Counter(topic for problem in problems for topic in {topics[a] for a in problem.apis})
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def cases_of(problem: Problem) -> list[tuple[object, ...]]:
    """What `cases()` in the test of a function yields: the arguments, then the expected value."""
    check = ast.parse(problem.test).body[-1]
    setup = [node for node in check.body if not isinstance(node, ast.For)]
    collect = ast.parse("found = list(cases())").body
    namespace: dict[str, list[tuple[object, ...]]] = {}
    exec(compile(ast.Module([*setup, *collect], []), problem.task_id, "exec"), namespace)
    return namespace["found"]


def held(value: object) -> set[str]:
    """Which of HOLDS an argument shows: a frame, a Series or an array; nothing for other things."""
    import numpy as np
    import pandas as pd

    if not isinstance(value, pd.DataFrame | pd.Series | np.ndarray):
        return set()
    if isinstance(value, pd.DataFrame):
        columns = [value.iloc[:, place] for place in range(value.shape[1])]
    else:
        columns = [pd.Series(np.ravel(value))]
    rows = len(value)
    known = [column.dropna() for column in columns]
    shown = {
        "no rows": rows == 0,
        "one row": rows == 1,
        "missing values": any(len(a) < len(b) for a, b in zip(known, columns, strict=True)),
        "repeated values": any(column.duplicated().any() for column in known),
        "unsorted": any(not column.is_monotonic_increasing for column in known),
        "own row labels": rows > 0
        and not isinstance(value, np.ndarray)
        and not value.index.equals(pd.RangeIndex(rows)),
    }
    return {name for name, holds in shown.items() if holds}


def input_counts(problems: list[Problem]) -> dict[str, int]:
    """{what inputs can hold: functions with such an input in at least one test case}."""
    counts: Counter[str] = Counter()
    for problem in problems:
        if problem.kind == "function":
            arguments = [value for *values, _ in cases_of(problem) for value in values]
            counts.update(set().union(*map(held, arguments)))
    return {name: counts[name] for name in HOLDS}


def draw_calls(figure: Figure, editions: dict[str, list[Problem]]) -> None:
    panels = figure.subplots(1, len(editions), sharey=True)
    for axes, (edition, problems) in zip(panels, editions.items(), strict=True):
        counts = call_counts(problems)
        places = range(4)
        bottoms = [0] * 4
        for kind, colour, ink in ((KINDS[0], DARK, "white"), (KINDS[1], LIGHT, INK)):
            axes.bar(places, counts[kind], 0.68, bottoms, color=colour, label=f"{kind}s")
            for place, count in enumerate(counts[kind]):
                if count > 2:
                    middle = bottoms[place] + count / 2
                    axes.text(place, middle, count, ha="center", va="center", color=ink)
            bottoms = [a + b for a, b in zip(bottoms, counts[kind], strict=True)]
        for place, total in enumerate(bottoms):
            share = f"{100 * total / len(problems):.0f} %"
            axes.text(place, total + 0.9, share, ha="center", color=MUTED)
        axes.set_title(edition)
        axes.set_xticks(places, ["1", "2", "3", "4+"])
        axes.set_xlabel("API calls in the reference")
        axes.tick_params(axis="x", length=0)
        axes.grid(axis="y")
    panels[0].set_ylim(top=55)
    panels[0].set_ylabel("problems")
    panels[0].legend(loc="upper right")


def bars(axes: Axes, counts: dict[str, int], colour: str, whole: int | None = None) -> None:
    """Horizontal bars from the top down, each with its number; whole: what they are parts of."""
    places = range(len(counts))
    longest = whole or max(counts.values())
    if whole:
        axes.barh(places, [whole] * len(counts), 0.66, color=TRACK)
    axes.barh(places, list(counts.values()), 0.66, color=colour)
    for place, count in enumerate(counts.values()):
        at = {"x": longest * 1.09, "ha": "right"} if whole else {"x": count + longest * 0.02}
        axes.text(y=place, s=count, va="center", color=MUTED, **at)
    axes.set_yticks(places, list(counts))
    axes.invert_yaxis()
    axes.set_xlim(0, longest * 1.1)
    axes.set_xticks([])
    axes.spines[["bottom", "left"]].set_visible(False)
    axes.tick_params(axis="y", length=0)


def draw_topics(figure: Figure, editions: dict[str, list[Problem]]) -> None:
    panels = figure.subplots(1, len(editions))
    for axes, (edition, problems) in zip(panels, editions.items(), strict=True):
        counts = topic_counts(edition, problems)
        bars(axes, counts, EDITION_COLOUR[edition])
        axes.set_title(edition)


def draw_inputs(figure: Figure, editions: dict[str, list[Problem]]) -> None:
    panels = figure.subplots(1, len(editions))
    for axes, (edition, problems) in zip(panels, editions.items(), strict=True):
        counts = input_counts(problems)
        if not counts[HOLDS[-1]]:  # arrays have no labels
            del counts[HOLDS[-1]]
        functions = sum(problem.kind == "function" for problem in problems)
        bars(axes, counts, EDITION_COLOUR[edition], functions)
        axes.set_title(f"{edition}, of {functions} functions")


FIGURES = {"calls": (draw_calls, 3.2), "topics": (draw_topics, 3.3), "inputs": (draw_inputs, 1.9)}


def draw(editions: dict[str, list[Problem]]) -> dict[str, str]:
    """All figures: {path relative to this folder: SVG}. Drawn without a display."""
    import matplotlib
    from matplotlib.figure import Figure

    drawn = {}
    for name, (draw_on, height) in FIGURES.items():
        with matplotlib.rc_context(STYLE):
            figure = Figure(figsize=(7.6, height), layout="constrained")
            figure.get_layout_engine().set(wspace=0.06)
            draw_on(figure, editions)
            text = io.StringIO()
            figure.savefig(text, format="svg", metadata={"Date": None, "Creator": None})
        svg = text.getvalue().replace("'DejaVu Sans'", "system-ui, 'DejaVu Sans', sans-serif")
        drawn[f"figures/{name}.svg"] = re.sub(r"<!--.*?-->\s*|[ \t]+(?=\n)", "", svg)
    return drawn


def words(svg: str) -> list[str]:
    """Every text of a picture; these do not depend on the version of matplotlib."""
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg)


def stale() -> list[str]:
    """The figures that do not say what the sources say."""
    editions = {edition: read_edition(edition) for edition in EDITIONS}
    return [
        path
        for path, svg in draw(editions).items()
        if not (HERE / path).exists() or words((HERE / path).read_text("utf-8")) != words(svg)
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description="Draw the data card's figures.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if out of date")
    if parser.parse_args().check:
        late = stale()
        for path in late:
            print(f"out of date: {path}")
        return 1 if late else 0
    for path, svg in draw({edition: read_edition(edition) for edition in EDITIONS}).items():
        (HERE / path).parent.mkdir(exist_ok=True)
        (HERE / path).write_text(svg, encoding="utf-8")
        print(f"wrote {path} ({len(svg):,} bytes)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
