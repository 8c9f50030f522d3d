"""`names` against CPython's own symbol tables, name by name; over real and generated programs.

`ALL_FILES=1 python -m pytest tests/test_sketch_names_oracle.py -k real` takes every file of the
standard library and the installed packages (20 minutes). The last such run, on Python 3.11, went
over 15,600 files with six million names and found no difference.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from names_oracle import differences, tables_of
from names_programs import Program
from python_files import chosen_files, text_of
from test_sketch_names import EXAMPLES as COMMON
from test_sketch_names_corners import EXAMPLES as CORNERS

from nl2code.scopes import own_names
from nl2code.sketch import NAME_SYMBOLS, sketch_code
from nl2code.syntax import parse

# Later symbol tables have no comprehensions in them, so the oracle cannot read them.
EXAMPLES = COMMON | CORNERS

before_3_12 = pytest.mark.skipif(sys.version_info >= (3, 12), reason="needs Python before 3.12")


def check(source: str) -> int:
    """Every name that is replaced against the oracle's; returns how many there are."""
    own = own_names(parse(source))
    if sys.version_info < (3, 12) and tables_of(source) is not None:
        wrong, count = differences(source, own)
        assert not wrong, wrong[:5]
        assert count == len(own)
    check_sketch(source, own)
    return len(own)


def check_sketch(source: str, own: list[tuple[int, int, str]]) -> None:
    """The sketch has each of the names replaced and all else as it was; it is its own sketch."""
    data = source.encode()
    sketch = sketch_code(source, "names")
    new = sketch.encode()
    at = last = 0
    for start, end, kind in own:
        symbol = NAME_SYMBOLS[kind].encode()
        kept = data[last:start]
        assert new[at : at + len(kept) + len(symbol)] == kept + symbol
        at += len(kept) + len(symbol)
        last = end
    assert new[at:] == data[last:]
    ast.parse(sketch)
    assert sketch_code(sketch, "names") == sketch
    both = sketch_code(source, "all")
    ast.parse(both)
    assert sketch_code(both, "all") == both


@pytest.fixture
def deep_recursion() -> Iterator[None]:
    """A sum of a thousand terms is a tree of as many levels."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(20_000)
    yield
    sys.setrecursionlimit(limit)


@pytest.mark.parametrize("part", range(4))
def test_names_of_real_programs(part: int, deep_recursion: None) -> None:
    found = 0
    for path in chosen_files(80, 30_000)[part::4]:
        source = text_of(path)
        if source is not None:
            try:
                found += check(source)
            except AssertionError as error:
                raise AssertionError(f"{path}: {error}") from error
    assert found > 2_000


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.integers(0, 2**32))
def test_names_of_generated_programs(seed: int) -> None:
    check(Program(seed).text)


@before_3_12
def test_most_generated_programs_have_symbol_tables() -> None:
    assert sum(tables_of(Program(seed).text) is not None for seed in range(100)) > 90


@before_3_12
@pytest.mark.parametrize("name", EXAMPLES)
def test_the_examples_are_what_the_oracle_says(name: str) -> None:
    source, _ = EXAMPLES[name]
    if tables_of(source) is not None:
        check(source)
