"""What holds for the sketch of every file that Python parses, asked of Python's own modules.

`ast` says which literals are values and which of them join, `tokenize` which tokens there are. The
programs: a fixed, hash-chosen part of the standard library, and what hypothesis writes.
"""

from __future__ import annotations

import ast
import bisect
import hashlib
import io
import random
import re
import sysconfig
import tokenize
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nl2code.blocks import sketched_blocks, split_blocks
from nl2code.sketch import (
    MODES,
    NUMBER_SYMBOLS,
    STRING_SYMBOLS,
    has_symbols,
    sketch_code,
)

LITERAL_SYMBOLS = {*NUMBER_SYMBOLS, *STRING_SYMBOLS}
LITERAL_TOKENS = {tokenize.NUMBER, tokenize.STRING}


def python_parses(source: str) -> ast.Module | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return ast.parse(source)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return None


def library_files(count: int, most_bytes: int) -> list[Path]:
    """A fixed choice out of the standard library: the first `count` by the hash of their path."""
    root = Path(sysconfig.get_path("stdlib"))
    names = [path.relative_to(root) for path in root.rglob("*.py")]
    names = [name for name in names if "site-packages" not in name.parts]
    names.sort(key=lambda name: hashlib.sha256(name.as_posix().encode()).digest())
    chosen = (root / name for name in names)
    return [path for path in chosen if path.stat().st_size <= most_bytes][:count]


def read(path: Path) -> str | None:
    """The file as Python reads it, or None where Python itself gives up."""
    try:
        source = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return None
    return source if python_parses(source.removeprefix("\ufeff")) else None


def value_spans(tree: ast.Module) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """((line, byte column) of start, of end) of each literal that is a value, joined ones as one.

    Not those of a statement that is only a string, and not those of `case` patterns.
    """
    spans = []
    todo: list[ast.AST] = [tree]
    while todo:
        node = todo.pop()
        if isinstance(node, ast.pattern):
            continue
        if isinstance(node, ast.Expr) and is_string(node.value):
            continue
        if is_string(node) or (
            isinstance(node, ast.Constant) and isinstance(node.value, (int, float, complex))
        ):
            if not isinstance(getattr(node, "value", None), bool):
                start = (node.lineno, node.col_offset)
                spans.append((start, (node.end_lineno, node.end_col_offset)))
            continue
        todo += ast.iter_child_nodes(node)
    return sorted(spans)


def is_string(node: ast.AST) -> bool:
    if isinstance(node, ast.Constant):
        return isinstance(node.value, (str, bytes))
    return isinstance(node, (ast.JoinedStr, getattr(ast, "TemplateStr", ast.JoinedStr)))


def tokens(source: str) -> Iterator[tuple[int, str, tuple[int, int]]]:
    """(type, text, (line, byte column)); an f-string is one STRING, as before Python 3.12."""
    lines = source.split("\n")
    depth = 0
    for token in tokenize.generate_tokens(io.StringIO(source, newline="").readline):
        kind = tokenize.tok_name[token.type]
        if kind.endswith("STRING_START"):
            depth += 1
        if depth == 0 or (depth == 1 and kind.endswith("STRING_START")):
            line, column = token.start
            column = len(lines[line - 1][:column].encode()) if line <= len(lines) else 0
            type = tokenize.STRING if depth else token.type
            yield type, token.string, (line, column)
        if kind.endswith("STRING_END"):
            depth -= 1


def check_constants(source: str) -> int:
    """All the properties of `constants` on one program; returns how many literals there were."""
    tree = python_parses(source)
    assert tree is not None
    sketch = sketch_code(source)
    assert python_parses(sketch) is not None, "the sketch parses"
    assert sketch_code(sketch) == sketch, "a sketch is its own sketch"
    spans = value_spans(tree)
    certain = [
        token for token in tokens(sketch) if token[1] in LITERAL_SYMBOLS - {"float", "complex"}
    ]
    assert not (spans and certain) or has_symbols(sketch) or "import" in source
    check_bytes(source, sketch, spans)
    starts = [start for start, _ in spans]
    new = iter([token for token in tokens(sketch) if token[0] != tokenize.NL])
    replaced = 0
    for type, text, at in tokens(source):
        i = bisect.bisect_right(starts, at) - 1
        inside = i >= 0 and at < spans[i][1]
        if type == tokenize.NL or (inside and at > starts[i] and type != tokenize.COMMENT):
            continue  # the second of joined literals
        new_type, new_text, _ = next(new)
        if inside and type in LITERAL_TOKENS:
            replaced += 1
            assert new_type == tokenize.NAME
            assert new_text in (NUMBER_SYMBOLS if type == tokenize.NUMBER else STRING_SYMBOLS)
        else:
            assert (new_type, new_text) == (type, text), f"only literals change: {at}"
    assert replaced == len(spans), "one symbol a literal"
    return replaced


def check_bytes(source: str, sketch: str, spans: list) -> None:
    """Outside of the literals every byte is the source's; a space may part symbol and word."""
    data, new = source.encode(), sketch.encode()
    lines = [0]
    for line in re.findall(rb"[^\r\n]*(?:\r\n|\r|\n)", data):
        lines.append(lines[-1] + len(line))
    at = last = 0  # how far the sketch and the source are read
    comments = False  # joined literals may hold comments, which stay
    for (row, column), (end_row, end_column) in spans:
        start, end = lines[row - 1] + column, lines[end_row - 1] + end_column
        kept = data[last:start]
        at = new.index(kept, at) if comments else at
        assert new.startswith(kept, at), f"only literals change: before {row, column}"
        at += len(kept)
        at += not data[start : start + 1].isspace() and new[at : at + 1] == b" "
        at = re.compile(rb"[a-z]+").match(new, at).end()
        at += re.match(rb"\w|[\x80-\xff]", data[end : end + 1]) is not None
        last = end
        comments = b"#" in data[start:end]
    assert new[new.index(data[last:], at) if comments else at :] == data[last:]


def check_blocks(source: str) -> None:
    blocks = split_blocks(source)
    assert "".join(blocks) == source
    for block in blocks:
        assert python_parses(block.removeprefix("\ufeff")) is not None, "a block parses"
    for mode in MODES:
        pairs = sketched_blocks(source, mode)
        assert [block for _, block in pairs] == [b for b in map(trimmed, blocks) if b]
        for sketch, _ in pairs:
            if mode != "released":
                assert python_parses(sketch.removeprefix("\ufeff")) is not None, "a sketch parses"


def trimmed(block: str) -> str:
    return re.sub(r"\A(?:[ \t\f]*(?:\r\n|\r|\n))+", "", block).rstrip()


# --- the standard library -----------------------------------------------------------------------

FILES = library_files(120, 30_000)


@pytest.mark.parametrize("part", range(8))
def test_constants_of_the_standard_library(part: int) -> None:
    literals = 0
    for path in FILES[part::8]:
        source = read(path)
        if source is None:
            continue
        try:
            literals += check_constants(source.removeprefix("\ufeff"))
        except AssertionError as error:
            raise AssertionError(f"{path}: {error}") from error
    assert literals > 500


@pytest.mark.parametrize("part", range(8))
def test_blocks_of_the_standard_library(part: int) -> None:
    for path in FILES[part::8]:
        source = read(path)
        if source is not None:
            try:
                check_blocks(source)
            except AssertionError as error:
                raise AssertionError(f"{path}: {error}") from error


# --- generated programs -------------------------------------------------------------------------

SHAPES = [
    "%s+%s", "(%s-%s)", "-%s", "(not %s)", "(%sif %selse %s)", "(%sor %s)", "(%sin %s)",
    "[%s,%s]", "[%s for N in %sif %s]", "{%s:%s,**%s}", "{%s,*%s}", "(%s,)", "(%s\n,%s)",
    "f(%s,N=%s,*%s)", "f(%s for N in %s)", "N[%s:%s,%s]", "(%s).N", "(lambda N,*,m=%s:%s)",
    "(N:=%s)", "(%s<%s==\n  # d\n%s)", "(%s%%%s\n)", "N(%s).N(%s)", "(yield %s)", "(%s\n+\n%s)",
    "(%s\nis %s)", "[*%s,\n*%s]", "(%s,%s)[%s]", "N[%s]", "(not\n%s)", "[N async for N in %s]",
]  # fmt: skip
PATTERNS = ["1", "'a' 'b'", "-1|'x'", "[1,*b]", "{'k':1,**r}", "A(1,b='c')", "1+2j as c", "(1)"]
NUMBERS = ["0", "7", "1_0", "0xE", "0o7", "0B1", "1.", ".5", "1e5", "2.5E-3", "1j", "00", "0xA0"]
NAMES = ["a", "b", "f", "A", "match", "type", "number", "string", "_", "ñ", "x1"]


class Writer:
    """Programs with as little space as Python needs, or more, or line breaks and comments."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.one_of = self.random.choice

    def string(self) -> str:
        """One string literal or a few that Python joins; these stand in parentheses."""
        pieces = []
        binary = self.random.random() < 0.2
        for _ in range(self.one_of([1, 1, 1, 2, 3])):
            quote = self.one_of(["'", '"', "'''", '"""'])
            content = self.one_of(["", "a", "# no", "{}", "%s", "\\\\", " # ", "\\n"])
            if binary:
                pieces.append(self.one_of(["b", "rb", "Br", "B"]) + quote + content + quote)
            elif self.random.random() < 0.25:
                value = self.one_of(["a", "a!r", "a:>{b}", "f(1)", "a + 0x1", "b[a]"])
                pieces.append(self.one_of(["f", "Rf", "F"]) + f"{quote}b {{{value}}}{quote}")
            else:
                content = self.one_of([content, "é"])
                pieces.append(self.one_of(["", "", "r", "u", "R"]) + quote + content + quote)
        if len(pieces) == 1:
            return pieces[0]
        return f"({self.gap()}{self.gap().join(pieces)}{self.gap()})"

    def gap(self) -> str:
        return self.one_of([" ", "\n", "  # b\n", "\n    # c 1\n  ", "\\\n", ""])

    def expression(self, depth: int = 0) -> str:
        if depth > self.one_of([0, 1, 2, 3]):
            return self.one_of([self.one_of(NAMES), self.one_of(NUMBERS), self.string()])
        shape = self.one_of(SHAPES).replace("N", self.one_of(NAMES))
        parts = shape.replace("%%", "").count("%s")
        filled = [self.expression(depth + 1) for _ in range(parts)]
        # A word needs a space before the next word; a literal does not.
        return shape % tuple(re.sub(r"((?<!\w)[^\W\d]\w*)$", r"\1 ", part) for part in filled)

    def block(self, indent: str = "", depth: int = 0) -> str:
        lines = [self.statement(indent, depth) for _ in range(self.one_of([1, 2, 3]))]
        return "".join(lines) + (f"{indent}pass\n" if depth else "")

    def statement(self, indent: str, depth: int) -> str:
        e, d, n = self.expression(), self.expression(), self.one_of(NAMES)
        if depth > 2 or self.random.random() < 0.6:
            line = self.one_of(
                [
                    *(
                        f"{n}={e}",
                        f"{n} = {e}",
                        e,
                        self.string(),
                        f"assert({e}),{d}",
                        f"{n}:({e})={d}",
                    ),
                    *(f"del {n}[{e}]", f"import {n}", f"global {n}", "", "\n# 'd'\n", f"{n}+={e}"),
                    *(f"return{e}", f"return *{e},{d}", f"{n}=*{e},", f"raise({e})from {d}"),
                    *(f"*{n},{n}=yield{d}", f"print({e})", f"{n}=lambda *,a={e}:{d}"),
                ]
            )
            tail = self.one_of(["", "", "", "  # 1 'c'", ";", "; 'a'"])
            return f"{indent}{line}{tail}\n" if line.strip() else f"{line}\n"
        inner = self.block(indent + self.one_of(["  ", "\t"]), depth + 1)
        case = self.block(indent + "  ", depth + 1)
        return indent + self.one_of(
            [
                f"if({e}):\n{inner}{indent}else:\n{case}",
                f"def {n}(a,b={e})->({d}):\n{inner}",
                f"@{n}({e})\n{indent}class {n}({d}):\n{inner}",
                f"for {n} in({e}):\n{inner}",
                f"try:\n{inner}{indent}except({e})as {n}:\n{case}",
                f"match {e}:\n{indent} case {self.one_of(PATTERNS)} if({d}):\n{case}",
                f"with({e})as {n},({d}):\n{inner}",
                f"async def {n}(*b,{n}x:({e})):\n{inner}",
                f"while({e}):\n{inner}{indent}else:\n{case}",
                f"async def f():\n{indent} async for a in({e}):\n{case}{indent} await({d})\n",
            ]
        )


def programs(count: int) -> settings:
    return settings(max_examples=count, deadline=None, derandomize=True)


SEEDS = st.integers(0, 2**32)


@programs(150)
@given(SEEDS)
def test_constants_of_generated_programs(seed: int) -> None:
    source = Writer(seed).block()
    if python_parses(source) is not None:
        check_constants(source)


@programs(80)
@given(SEEDS)
def test_blocks_of_generated_programs(seed: int) -> None:
    source = Writer(seed).block()
    if python_parses(source) is not None:
        check_blocks(source)


@programs(80)
@given(SEEDS)
def test_a_sketch_of_names_is_its_own_sketch(seed: int) -> None:
    source = Writer(seed).block()
    if python_parses(source) is not None:
        for mode in ("names", "all"):
            sketch = sketch_code(source, mode)
            assert python_parses(sketch) is not None
            assert sketch_code(sketch, mode) == sketch


def test_generated_programs_are_mostly_python() -> None:
    """The three tests above would say little if few of their programs parsed."""
    parsed = [python_parses(Writer(seed).block()) is not None for seed in range(200)]
    assert sum(parsed) > 120
