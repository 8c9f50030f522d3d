"""A program whose own names are all spelled differently compiles to the same code.

An oracle for any version of Python: each name that `own_names` finds gets a mark. A place that was
missed, or one too many, turns a local variable into a global one or the other way round, and the
bytecode says so. What is stored without a mark has to be imported somewhere.

ALL_FILES=1 as in `test_sketch_names_oracle.py`. All of the standard libraries of Python 3.11 (1,679
files that hold names) and 3.13 (1,616) came out the same, but for those of SPELLING_MATTERS.
"""

from __future__ import annotations

import ast
import bisect
import dis
import itertools
import re
import sys
import types
import warnings
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from names_programs import Program
from python_files import chosen_files, text_of

from nl2code.scopes import own_names
from nl2code.syntax import parse

MARK = "ǂ"  # a letter
# What the compiler itself stores in the code of classes, modules and generic functions.
IMPLICIT = {
    *("__module__", "__qualname__", "__doc__", "__classcell__", "__class__", "__annotations__"),
    *("__static_attributes__", "__firstlineno__", "__classdictcell__", "__classdict__"),
    *("__type_params__", "__annotate__", "__annotate_func__", "__conditional_annotations__"),
}
PRIVATE = re.compile(rf"_{MARK}.*__")  # of a class, which has the mark
# Instructions that come in the order of the names: (name, of a cell?, saved by a comprehension?).
ANY_ORDER = {
    *itertools.product(("MAKE_CELL", "LOAD_CLOSURE"), (False, True), (False, True)),
    *itertools.product(("LOAD_FAST",), (True,), (False, True)),
    *itertools.product(("STORE_FAST", "LOAD_FAST_AND_CLEAR"), (False, True), (True,)),
}
GLOBAL = {"STORE_GLOBAL", "STORE_NAME", "DELETE_GLOBAL", "DELETE_NAME"}

# Files that say something else when their names are spelled otherwise: a class `_` has no private
# names, `super` and `__firstlineno__` are known to the compiler, `_Foo__x` is also `__x`.
SPELLING_MATTERS = "pyclbr_input.py test_super.py test_inspect.py test_named_expressions.py"


def marked(name: str) -> str:
    """With the mark behind the underscores, so that private names and dunder names stay such."""
    rest = name.lstrip("_")
    return name[: len(name) - len(rest)] + MARK + rest if rest else MARK + name


def renamed(source: str) -> str:
    data = source.encode()
    out, last = [], 0
    for start, end, _ in own_names(parse(source)):
        assert start >= last, "no place twice"
        out += [data[last:start], marked(data[start:end].decode()).encode()]
        last = end
    return b"".join([*out, data[last:]]).decode()


def compiled(source: str) -> types.CodeType | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return compile(source, "source", "exec", dont_inherit=True)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return None


def plain(value: object) -> object:
    """A constant or name, without marks and comparable."""
    if isinstance(value, types.CodeType):
        return shape(value)
    if isinstance(value, str):
        return value.replace(MARK, "")
    if isinstance(value, tuple):
        return tuple(map(plain, value))
    if isinstance(value, frozenset):
        return frozenset(map(plain, value))
    return type(value).__name__, repr(value)


def steps_of(code: types.CodeType) -> Iterator[tuple[str, object, dis.Instruction]]:
    """Its instructions as (name, argument, as dis has it), those that do two things as two."""
    for step in dis.get_instructions(code):
        if isinstance(step.argval, tuple) and "_FAST_" in step.opname:
            first, _, second = step.opname.partition("_FAST_")
            yield f"{first}_FAST", step.argval[0], step
            yield second, step.argval[1], step
        # A method of what has the name of an import is called without a shortcut.
        elif step.opname == "LOAD_METHOD":
            yield "LOAD_ATTR", step.argval, step
        elif step.opname not in ("EXTENDED_ARG", "CACHE", "PUSH_NULL"):
            yield step.opname, step.argval, step


def shape(code: types.CodeType) -> tuple:
    """All that a code object does, without marks and without what depends on spelling."""
    steps = list(steps_of(code))
    at = {step.offset: i for i, (_, _, step) in reversed([*enumerate(steps)])}
    offsets = sorted(at)
    cells = {*code.co_cellvars, *code.co_freevars}
    # What inlined comprehensions save and restore.
    saved = {value for name, value, _ in steps if name == "LOAD_FAST_AND_CLEAR"}
    found: list[tuple[str, object, bool]] = []  # with: may it change places with the next?
    for name, value, step in steps:
        if step.opcode in dis.hasjrel or step.opcode in dis.hasjabs:
            target = bisect.bisect_left(offsets, value)  # what is left out comes before what is not
            value = at[offsets[target]] if target < len(offsets) else None
        elif name == "STORE_NAME" and value == "__static_attributes__":
            found[-1] = ("", "", False)  # depends on which parameter is called self
        moves = (name, value in cells, value in saved) in ANY_ORDER
        found.append((name, plain(value), moves))
    ordered: list[tuple[str, object, bool]] = []
    for moves, same in itertools.groupby(found, key=lambda step: step[2]):
        run = list(same)
        ordered += sorted(run, key=str) if moves else run
    numbers = (code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_flags)
    arguments = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
    names = (plain(code.co_name), plain(arguments))
    return numbers, names, frozenset(map(plain, cells)), tuple(ordered)


def codes(code: types.CodeType) -> Iterator[types.CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from codes(constant)


def check_code(source: str) -> types.CodeType | None:
    """Returns the code of the renamed program; None for what Python does not compile."""
    before = compiled(source)
    if before is None or MARK in source:
        return None
    after = compiled(renamed(source))
    assert after is not None, "it compiles no more"
    assert shape(after) == shape(before), "it is other code"
    return after


def check_renamed(source: str) -> int:
    """Returns how many steps of the code have to do with the program's own names."""
    code = check_code(source)
    if code is None:
        return 0
    nodes = list(ast.walk(ast.parse(source)))
    imported = {
        alias.asname or alias.name.partition(".")[0]
        for node in nodes
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for alias in node.names
    }
    annotated = {
        marked(node.target.id)
        for node in nodes
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
    }
    steps = [step for inner in codes(code) for step in steps_of(inner)]
    # A comprehension that is inlined saves and restores what it only reads, too.
    saved = {name for opname, name, _ in steps if opname == "LOAD_FAST_AND_CLEAR"}
    stored = {
        (opname, name)
        for opname, name, _ in steps
        if opname.startswith(("STORE_", "DELETE_")) and isinstance(name, str)
        if not opname.endswith("_ATTR")
    }
    for name in {name for _, name in stored} - saved:
        private = any(name.endswith(other) for other in imported if other.startswith("__"))
        assert MARK in name or name in imported | IMPLICIT or private or name[0] == ".", name
    own = {name for opname, name in stored if opname in GLOBAL} | annotated
    for opname, name, _ in steps:
        if opname in ("LOAD_GLOBAL", "LOAD_NAME") and MARK in name:
            assert name in own or PRIVATE.match(name), name
    return sum(isinstance(name, str) and MARK in name for _, name, _ in steps)


@pytest.mark.parametrize("part", range(4))
def test_the_renamed_program_is_the_same_code(part: int) -> None:
    found = 0
    for path in chosen_files(60, 30_000)[part::4]:
        source = text_of(path)
        if source is not None and path.name not in SPELLING_MATTERS:
            try:
                found += check_renamed(source)
            except AssertionError as error:
                raise AssertionError(f"{path}: {error}") from error
    assert found > 700


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.integers(0, 2**32))
def test_the_renamed_generated_program_is_the_same_code(seed: int) -> None:
    # An inlined comprehension shares what the function has under the same name, whatever it is.
    source = Program(seed, generators=sys.version_info >= (3, 12)).text
    if "class _" not in source:  # its private names would change with its name
        check_code(source)
