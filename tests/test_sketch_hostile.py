"""Whatever the bytes: a sketch or a `SketchError`, soon; nothing else."""

from __future__ import annotations

import ast
import gc
import random
import time
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nl2code.blocks import merge, split_blocks
from nl2code.fragments import value_names
from nl2code.sketch import MODES, SketchError, has_symbols, sketch_code

# Each is repeated to 200 KB, so that what is worse than linear takes minutes.
REPEATED = {
    "numbers": ("x = [", "1, ", "]"),
    "a string": ("x = '", "a", "'"),
    "a string of quotes": ("x = '", "\\'", "'"),
    "a string without an end": ("x = '", "\\'", ""),
    "named escapes without an end": ("x = f'", "\\N{", "'"),
    "a comment": ("# ", "'", ""),
    "an open string": ("x = '''", "a\n", ""),
    "open f-strings": ("", "x = f'{", ""),
    "a name": ("", "x", ""),
    "a sum": ("x = 1", " + 1", ""),
    "attributes": ("x", ".x", ""),
    "joined strings": ("x = (", "'a' ", ")"),
    "joined strings and comments": ("x = (", "'a' # b\n", ")"),
    "open brackets": ("", "([{", ""),
    "closed brackets": ("", ")", ""),
    "decorators": ("", "@", ""),
    "words": ("", "a ", ""),
    "operators": ("", "+ * ", ""),
    "semicolons": ("", "x;", ""),
    "backslashes": ("", "\\\n", ""),
    "continuations": ("x = a", " + \\\n b", ""),
    "comments in a body": ("if x:\n y\n", " # a\n", " z\n"),
    "comments and blank lines": ("def f():\n y\n", "# a\n\n\n", " z\n"),
    "words and lambdas": ("", "x lambda:", ""),
    "blank lines": ("", "\n", ""),
    "spaces": ("", " ", ""),
    "carriage returns": ("", "x = 1\r", ""),
    "lambdas": ("", "lambda: ", "1"),
    "comparisons": ("1", " < 1", ""),
    "colons": ("", "x:", ""),
    "functions": ("", "def f(a=1): return 'b'\n", ""),
    "empty bodies": ("", "if x:\n", ""),
    "docstrings": ("", "'a'\n", ""),
    "docstrings on a line": ("", "'a';", ""),
    "classes": ("", "class A:\n  # b\n  'c'\n", ""),
}


def repeated(name: str, size: int = 200_000) -> str:
    first, middle, last = REPEATED[name]
    return first + middle * (size // len(middle)) + last


NESTED = {
    "parentheses": "x = " + "(" * 5_000 + "1" + ")" * 5_000,
    "lists": "x = " + "[" * 5_000 + "'a'" + "]" * 5_000,
    "dictionaries": "x = " + "{1: " * 5_000 + "2" + "}" * 5_000,
    "calls": "x = " + "f(" * 5_000 + "1" + ")" * 5_000,
    "subscripts": "x = " + "x[" * 5_000 + "1" + "]" * 5_000,
    "negations": "x = " + "not " * 5_000 + "1",
    "signs": "x = " + "-" * 5_000 + "1",
    "comprehensions": "x = " + "[" * 5_000 + "1" + " for x in y]" * 5_000,
    "annotations": "x: " + "A[" * 5_000 + "'B'" + "]" * 5_000,
    "targets": "(" * 5_000 + "x" + ",)" * 5_000 + " = 1",
    "lambdas": "lambda x: " * 5_000 + "1",
    "docstring": "(" * 5_000 + "'a'" + ")" * 5_000,
}


def outcome(source: str, mode: str) -> str | None:
    """The sketch, or None for a `SketchError` that points into the source."""
    try:
        return sketch_code(source, mode)
    except SketchError as error:
        line, column = error.line, error.column
    assert 1 <= line <= source.count("\n") + source.count("\r") + 1
    assert 1 <= column <= len(source) + 1
    return None


@pytest.mark.parametrize("name", REPEATED)
def test_what_repeats_ends_soon(name: str) -> None:
    source = repeated(name)
    started = time.process_time()
    if outcome(source, "all") is not None:
        merge(source)
    has_symbols(source)
    sum(1 for _ in value_names(source))
    assert time.process_time() - started < 15


@pytest.mark.parametrize("name", ["numbers", "a string", "words and lambdas", "comments in a body"])
def test_a_megabyte_ends_soon(name: str) -> None:
    source = repeated(name, 1_000_000)
    started = time.process_time()
    outcome(source, "constants")
    assert time.process_time() - started < 15


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", NESTED)
def test_five_thousand_levels(name: str, mode: str) -> None:
    sketch = outcome(NESTED[name], mode)
    assert sketch is not None
    assert ("1" in sketch) <= (mode == "names")
    assert "".join(split_blocks(NESTED[name])) == NESTED[name]
    merge(NESTED[name], mode)


ODD = [
    "\ufeff",
    "\ufeff# a\n\ufeffx = 1",
    "\x0c\x0cx = 1\x0c",
    "\x00",
    "x = '\x00'",
    "\x1a",
    "\x7f",
    "\ud800",
    "'\udfff'",
    "x = '\ud83d\ude00'",
    "\r",
    "\r\r\n\n\r",
    "x = 1\r\n\ry = '''\r\n\r'''\r",
    "if x:\r\ty = 1\r        z = 2\r",
    "\t x = 1",
    "if x:\n\ty\n        z\n  w\n",
    "x = 1 \\",
    "x = 1 \\\n",
    "\\",
    "#",
    "'",
    '"""',
    "f'{",
    "f'{a!",
    "f'{a:{",
    "x = f'{a!r:{b}}' t'{c}' rf'''{\nd # e\n}'''",
    "print 'a', 1; exec 'b'; x = `1`; y <> 0777; raise A, 'b'; u'c' ur'd' 10L",
    "try: pass\nexcept A, e: print >>f, 'a' % e\n",
    "match x:\n case {'a': 1}: type Y[T] = 'a'\n",
    "def f[T: int = str, *U = *V, **W = [int]](x: T) -> f'{1}': pass\n",
    "x = f'{'a' + f'{\"b\"}'}' f\"{\n1\n}\" f'{x:%H:{\"%M\"}}'",
    "t'{1}' rt'{2}' Tr'{3!r:>{4}}'\n",
    "try: pass\nexcept A, B: pass\n",
    "é = ª = 変数 = ﬁ = 1",
    "𝐱 = '𝐱'\n",
    "x\u00a0=\u30001\u2028y",
    "# \u2028 \u0085 \x1c\nx = 1",
]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("source", ODD)
def test_odd_sources(source: str, mode: str) -> None:
    sketch = outcome(source, mode)
    if sketch is not None:
        assert "".join(split_blocks(source)) == source
        merge(source, mode)
    has_symbols(source)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.text(st.characters(), max_size=80), st.sampled_from(MODES))
def test_any_text(source: str, mode: str) -> None:
    if outcome(source, mode) is not None:
        assert "".join(split_blocks(source)) == source
        merge(source, mode)
    has_symbols(source)


SYNTAX = (
    "x 1 'a' \"b\" ( ) [ ] { } : , . = * ** f' ''' # \\ \n \r \t @ ; if def class for in lambda"
)
WORDS = [
    *SYNTAX.split(" "),
    " ",
    "  ",
    "\n  ",
    "return",
    "match",
    "case",
    "global",
    "import",
    "\x00",
]


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(WORDS), max_size=40), st.sampled_from(MODES))
def test_any_tokens(words: list[str], mode: str) -> None:
    source = "".join(words)
    if outcome(source, mode) is not None:
        assert "".join(split_blocks(source)) == source
        merge(source, mode)
    has_symbols(source)


def test_a_file_cut_and_stirred_anywhere() -> None:
    """Real code with characters taken out, put in or doubled."""
    source = Path(ast.__file__).read_text("utf-8")[:4_000]
    rng = random.Random(0)
    for _ in range(150):
        at, length = rng.randrange(len(source)), rng.choice([0, 1, 1, 5, 50, 500])
        put = rng.choice(
            ["", "(", ")", "'", '"""', "\n", "\\", "\x00", "\ud800", source[at : at + 9]]
        )
        stirred = source[:at] + put + source[at + length :]
        for mode in MODES:
            outcome(stirred, mode)
        has_symbols(stirred)


def test_no_file_stays_in_memory() -> None:
    """py-tree-sitter 0.26 keeps every chunk of a text that it reads through a callback."""
    source = "x = f(1, 'a', b)\n" * 1_500
    tracemalloc.start()
    try:
        sketch_code(source)
        gc.collect()
        before = tracemalloc.get_traced_memory()[0]
        sketch_code(source)
        gc.collect()
        assert tracemalloc.get_traced_memory()[0] - before < len(source) / 2
    finally:
        tracemalloc.stop()
