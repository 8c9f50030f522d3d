"""docs/evaluation.md: its code runs, its commands parse, its tables are those of the code."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from pandas_numpy_eval.environments import PINNED
from pandas_numpy_eval.errata import read_errata
from pandas_numpy_eval.evaluate_functional_correctness import parser
from pandas_numpy_eval.evaluation import STATUSES
from pandas_numpy_eval.pool import LEVELS

PAGE = (Path(__file__).parents[2] / "docs/evaluation.md").read_text("utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize("block", BLOCKS)
def test_code_of_the_page_runs(block):
    exec(compile(block, "docs/evaluation.md", "exec"), {})


def test_commands_of_the_page_parse():
    lines = re.findall(r"^evaluate_functional_correctness (.*)", PAGE, re.MULTILINE)
    assert len(lines) == 3
    for line in lines:
        assert parser().parse_intermixed_args(shlex.split(line, comments=True)).samples


def test_statuses_levels_and_pins_of_the_page():
    rows = re.findall(r"^\| `([a-z_]+)` \|", PAGE, re.MULTILINE)
    assert rows == [*STATUSES, *reversed(LEVELS)]
    for name, pins in PINNED.items():
        cells = f"{pins.pandas} | {pins.numpy} | {pins.pythons[-1]} to {pins.pythons[0]}"
        assert f"| `--env {name}` | {cells} |" in PAGE
    assert f"{len(read_errata())} of the 202 official problems" in PAGE
