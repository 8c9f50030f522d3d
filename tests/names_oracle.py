"""Which names a program defines itself, by CPython: `ast` says where they stand, `symtable` what
they mean. Nothing in here knows of tree-sitter or of `nl2code`.

For `symtable` to see every annotation as code, the source is rewritten without moving a byte:
`from __future__ import annotations` imports something else, and the quotes of a string annotation
become parentheses.

For Python before 3.12: later symbol tables have no comprehensions in them.
"""

from __future__ import annotations

import ast
import bisect
import re
import symtable
import unicodedata
import warnings
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

Table = symtable.SymbolTable

# What may stand between two tokens: space, line ends, comments; behind an expression more.
_GAP = rb"(?:[\s\\]|#[^\n]*\n)*"
_DEFINITION = re.compile(rb"(?:async\b" + _GAP + rb")?(def|class)\b" + _GAP)
_AS = re.compile(rb"(?:[\s\\),]|#[^\n]*\n)*as\b" + _GAP)
_STAR = re.compile(rb"\*" + _GAP)
_REST = re.compile(rb"(?:[\s\\(){,]|#[^\n]*\n)*\*\*" + _GAP)
_WORD = re.compile(rb"(?:[^\W\d]|[\x80-\xff])(?:\w|[\x80-\xff])*")
_PLAIN = re.compile(rb"([rRuU]?)('''|\"\"\"|'|\")([^\\]*)\2")


def parsed(source: str, mode: str = "exec") -> ast.Module | ast.Expression | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return ast.parse(source, mode=mode)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return None


def tables_of(source: str) -> Table | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return symtable.symtable(source, "source", "exec")
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return None


class Lines:
    """Byte offsets of `ast` positions."""

    def __init__(self, data: bytes) -> None:
        self.starts = [0, *(match.end() for match in re.finditer(b"\n", data))]

    def start(self, node: ast.AST) -> int:
        return self.starts[node.lineno - 1] + node.col_offset

    def end(self, node: ast.AST) -> int:
        return self.starts[node.end_lineno - 1] + node.end_col_offset


# --- annotations as code ------------------------------------------------------------------------


def parameters(node: ast.arguments) -> list[ast.arg]:
    """In the order in which their annotations are evaluated."""
    everyone = [*node.posonlyargs, *node.args, node.vararg, node.kwarg, *node.kwonlyargs]
    return [every for every in everyone if every is not None]


def annotations(node: ast.AST) -> list[ast.expr]:
    """Those of the node itself, in that order."""
    if isinstance(node, ast.AnnAssign):
        return [node.annotation]
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        found = [every.annotation for every in parameters(node.args)] + [node.returns]
        return [annotation for annotation in found if annotation is not None]
    return []


def special_types(tree: ast.Module) -> dict[str, str]:
    """What `Literal` and `Annotated` are called in the program."""
    aliases = [a for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for a in node.names]
    special = {"Literal", "Annotated"}
    return {a.asname: a.name for a in aliases if a.name in special} | {a: a for a in special}


def types_in(annotation: ast.expr, special: dict[str, str]) -> list[ast.Constant]:
    """The strings in it that a type checker reads as types."""
    if isinstance(annotation, ast.Constant):
        return [annotation] if isinstance(annotation.value, str) else []
    inner: list[ast.expr] = []
    if isinstance(annotation, ast.BinOp) and isinstance(annotation.op, ast.BitOr):
        inner = [annotation.left, annotation.right]
    elif isinstance(annotation, (ast.Tuple, ast.List)):
        inner = annotation.elts
    elif isinstance(annotation, ast.Starred):
        inner = [annotation.value]
    elif isinstance(annotation, ast.Subscript):
        generic = annotation.value
        name = special.get(getattr(generic, "attr", getattr(generic, "id", None)))
        inner = [generic, annotation.slice]
        if name == "Literal":
            inner = []
        elif name == "Annotated" and isinstance(annotation.slice, ast.Tuple):
            inner = [generic, annotation.slice.elts[0]]
    return [string for part in inner for string in types_in(part, special)]


def code_in(content: str) -> str | None:
    """What Python and type checkers read in the string, in as many bytes; None if no expression."""
    if content.lstrip().startswith("*"):  # `*args: "*Ts"`
        content = content.replace("*", " ", 1)
    alone = f"({content})" if "\n" in content else content.lstrip(" \t")
    good = parsed(alone, "eval") is not None and parsed(f"({content})", "eval") is not None
    return content if good else None


def with_code_for_strings(source: str) -> str:
    """All annotations in it are code that is evaluated; every byte stays where it is."""
    data = bytearray(source.encode())
    lines = Lines(bytes(data))
    tree = parsed(source)
    special = special_types(tree)
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module == "__future__":
            for alias in node.names:
                if alias.name == "annotations":
                    start = lines.start(alias)
                    data[start : start + len("annotations")] = b"division   "
    seen: set[int] = set()
    while True:  # a string may hold a string
        before = len(seen)
        for node in ast.walk(tree):
            for string in [
                found for part in annotations(node) for found in types_in(part, special)
            ]:
                start, end = lines.start(string), lines.end(string)
                plain = _PLAIN.fullmatch(data, start, end)
                code = None if plain is None else code_in(plain.group(3).decode())
                if code is not None and start not in seen:
                    seen.add(start)
                    prefix, quotes = len(plain.group(1)), len(plain.group(2))
                    data[start:end] = b" " * prefix + b"(" * quotes + code.encode() + b")" * quotes
        if len(seen) == before:
            result = data.decode()
            return source if tables_of(result) is None else result
        tree = parsed(data.decode())


# --- the names ----------------------------------------------------------------------------------

Key = tuple[int, str]  # the symbol table that a name belongs to, and the name as it is in there


class Mark(NamedTuple):
    """A name somewhere in the program."""

    at: int
    name: str
    key: Key | None
    string: int  # where the f-string starts that holds it; -1 without. No exact places in there.


class Oracle(ast.NodeVisitor):
    """Goes over the program in the order in which the compiler makes its symbol tables."""

    def __init__(self, source: str) -> None:
        source = with_code_for_strings(source)
        self.data = source.encode()
        self.lines = Lines(self.data)
        self.top = tables_of(source)
        self.stack = [self.top]
        self.children = {self.top.get_id(): iter(self.top.get_children())}
        self.bound: set[Key] = set()
        self.imported: set[Key] = set()
        self.defined: dict[Key, tuple[int, str]] = {}  # to (place, kind)
        self.marks: list[Mark] = []
        self.strings: dict[int, int] = {}  # from start to end of each f-string
        self.string = -1
        self.all(parsed(source).body)

    def own(self) -> dict[int, list[tuple[int, str, str]]]:
        """(place, name, kind) of each name that is the program's own, by the string it is in."""
        result: dict[int, list[tuple[int, str, str]]] = {-1: []}
        for at, name, key, string in self.marks:
            if key in self.bound and key not in self.imported:
                kind = self.defined.get(key, (0, "variable"))[1]
                result.setdefault(string, []).append((at, name, kind))
        return result

    def key(self, name: str) -> Key | None:
        """Where the compiler says that a name used here belongs."""
        classes = [table.get_name() for table in self.stack if table.get_type() == "class"]
        private = classes[-1].lstrip("_") if classes else ""
        if private and name.startswith("__") and not name.endswith("__"):
            name = f"_{private}{name}"
        symbol = self.stack[-1].lookup(name)
        if symbol.is_declared_global():
            return self.top.get_id(), name
        if symbol.is_local():  # asked before is_global(), which is wrong in a function named top
            return self.stack[-1].get_id(), name
        if symbol.is_global():
            return self.top.get_id(), name
        for table in reversed(self.stack[:-1]):  # free: the function that it is free of
            if table.get_type() == "class" and name == "__class__":
                return None  # what Python puts around methods
            known = table.get_type() == "function" and name in table.get_identifiers()
            if known and table.lookup(name).is_local():
                return table.get_id(), name
        raise AssertionError(f"{name} belongs nowhere")

    def mark(self, name: str, at: int, binds: str | None = None) -> None:
        """A name that stands at a byte offset; `binds`: variable, function, class."""
        key = self.key(name)
        self.marks.append(Mark(at, name, key, self.string))
        if key is not None and binds is not None:
            self.bound.add(key)
            if binds != "variable":
                self.defined[key] = min((at, binds), self.defined.get(key, (at, binds)))

    def mark_word(self, at: int, binds: str | None = "variable") -> int:
        """The name that stands there; returns its end."""
        word = _WORD.match(self.data, at)
        self.mark(unicodedata.normalize("NFKC", word.group().decode()), at, binds)
        return word.end()

    def enter(self, node: ast.AST) -> None:
        table = next(self.children[self.stack[-1].get_id()])
        assert table.get_lineno() == node.lineno, "the order of the tables is not the compiler's"
        self.stack.append(table)
        self.children[table.get_id()] = iter(table.get_children())

    def all(self, nodes: Iterable[ast.AST | None]) -> None:
        for node in nodes:
            if node is not None:
                self.visit(node)

    def visit_Name(self, node: ast.Name) -> None:
        binds = None if isinstance(node.ctx, ast.Load) else "variable"
        self.mark(node.id, self.lines.start(node), binds)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        outer = self.string
        if outer < 0:
            self.string = self.lines.start(node)
            self.strings[self.string] = self.lines.end(node)
        self.generic_visit(node)
        self.string = outer

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self.mark_word(_DEFINITION.match(self.data, self.lines.start(node)).end(), "function")
        self.all([*node.args.defaults, *node.args.kw_defaults])
        self.all(annotations(node))
        self.all(node.decorator_list)
        self.body(node, node.body)

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self.all([*node.args.defaults, *node.args.kw_defaults])
        self.body(node, [node.body])

    def body(self, node: ast.FunctionDef | ast.Lambda, body: list[ast.AST]) -> None:
        self.enter(node)
        for parameter in parameters(node.args):
            self.mark(parameter.arg, self.lines.start(parameter), "variable")
        self.all(body)
        self.stack.pop()

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self.mark_word(_DEFINITION.match(self.data, self.lines.start(node)).end(), "class")
        self.all([*node.bases, *node.keywords, *node.decorator_list])
        self.enter(node)
        self.all(node.body)
        self.stack.pop()

    def comprehension(self, node: ast.AST, parts: list[ast.expr]) -> None:
        self.visit(node.generators[0].iter)
        self.enter(node)
        for i, clause in enumerate(node.generators):
            self.all([clause.target, *([clause.iter] if i else []), *clause.ifs])
        self.all(parts)
        self.stack.pop()

    def visit_ListComp(self, node: ast.ListComp) -> None:
        self.comprehension(node, [node.elt])

    visit_SetComp = visit_GeneratorExp = visit_ListComp

    def visit_DictComp(self, node: ast.DictComp) -> None:
        self.comprehension(node, [node.value, node.key])

    def visit_NamedExpr(self, node: ast.NamedExpr) -> None:
        self.all([node.value, node.target])

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        target = node.target
        if isinstance(target, ast.Name) and not node.simple and node.value is None:
            # `(x): int` does not bind; for the compiler it is not even a use.
            if target.id in self.stack[-1].get_identifiers():
                self.mark(target.id, self.lines.start(target))
        else:
            self.visit(target)
        self.all([node.annotation, node.value])

    def visit_Try(self, node: ast.Try) -> None:
        self.all([*node.body, *node.orelse, *node.handlers, *node.finalbody])

    visit_TryStar = visit_Try

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        if node.name:
            self.mark_word(_AS.match(self.data, self.lines.end(node.type)).end())
        self.generic_visit(node)

    def visit_Global(self, node: ast.Global | ast.Nonlocal) -> None:
        at = _WORD.match(self.data, self.lines.start(node)).end()
        for _ in node.names:
            at = self.mark_word(_WORD.search(self.data, at).start(), None)

    visit_Nonlocal = visit_Global

    def visit_Import(self, node: ast.Import | ast.ImportFrom) -> None:
        for alias in node.names:
            name = alias.asname or alias.name.partition(".")[0]
            if name != "*":
                self.imported.add(self.key(name))

    visit_ImportFrom = visit_Import

    def visit_MatchAs(self, node: ast.MatchAs) -> None:
        self.generic_visit(node)
        if node.pattern is not None:
            self.mark_word(_AS.match(self.data, self.lines.end(node.pattern)).end())
        elif node.name is not None:
            self.mark_word(self.lines.start(node))

    def visit_MatchStar(self, node: ast.MatchStar) -> None:
        if node.name is not None:
            self.mark_word(_STAR.match(self.data, self.lines.start(node)).end())

    def visit_MatchMapping(self, node: ast.MatchMapping) -> None:
        self.generic_visit(node)
        if node.rest is not None:
            after = self.lines.end(node.patterns[-1]) if node.patterns else self.lines.start(node)
            self.mark_word(_REST.match(self.data, after).end())


def differences(source: str, ours: list[tuple[int, int, str]]) -> tuple[list[str], int]:
    """What is not as the oracle has it, and how many names the oracle has.

    `ours`: (start byte, end byte, kind) of each own name; `source` has no line ends but `\\n`.
    """
    oracle = Oracle(source)
    theirs = oracle.own()
    data = source.encode()
    found: dict[int, list[tuple[int, str, str]]] = {-1: []}
    starts = sorted(oracle.strings)
    for start, end, kind in ours:
        i = bisect.bisect_right(starts, start) - 1
        inside = i >= 0 and start < oracle.strings[starts[i]]
        name = unicodedata.normalize("NFKC", data[start:end].decode())
        found.setdefault(starts[i] if inside else -1, []).append((start, name, kind))
    wrong = []
    for string in sorted(theirs.keys() | found.keys()):
        a, b = (
            Counter((at if string < 0 else string, *rest) for at, *rest in side.get(string, ()))
            for side in (theirs, found)
        )
        for what, entries in (("missed", a - b), ("too many", b - a)):
            wrong += [
                f"{what}: {name} ({kind}) in line {data.count(10, 0, at) + 1}"
                for at, name, kind in sorted(entries)
            ]
    return wrong, sum(map(len, theirs.values()))
