"""The page on sketching shows what the code does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from nl2code.blocks import merge
from nl2code.sketch import SYMBOLS, sketch_code

PAGE = (Path(__file__).parents[1] / "docs" / "sketching.md").read_text("utf-8")
EXAMPLES = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)[1:]


@pytest.mark.parametrize(
    ("at", "mode"), [(1, "constants"), (2, "names"), (3, "all"), (4, "released")]
)
def test_the_modes_on_one_example(at: int, mode: str) -> None:
    assert sketch_code(EXAMPLES[0], mode) == EXAMPLES[at]


def test_the_generators_text_of_the_example() -> None:
    assert merge(EXAMPLES[0]) == EXAMPLES[5]


def test_every_symbol_is_in_the_table() -> None:
    table = PAGE[PAGE.index("## Symbols") : PAGE.index("## What `constants`")]
    assert set(SYMBOLS) <= set(re.findall(r"`(\w+)`", table))


def test_the_table_of_joined_literals() -> None:
    rows = re.findall(r"^\| `(\(.*?\))` \| `(\(\w+\))`", PAGE, re.MULTILINE)
    assert len(rows) == 4
    for code, sketch in rows:
        assert sketch_code(code + ".a") == sketch + ".a"


def test_the_faults_of_redbaron() -> None:
    """The least cases of the page are those of the parity test."""
    from nl2code.redbaron_engine import redbaron_sketch

    cases = re.findall(r"`\"(.*?)\"` gives `\"(.*?)\"`", PAGE)
    assert len(cases) == 3
    for source, sketch in cases:
        decoded = source.encode().decode("unicode_escape")
        assert redbaron_sketch(decoded) == sketch.encode().decode("unicode_escape")
    assert redbaron_sketch("f(rb'a')") == "f(rbstring)"
