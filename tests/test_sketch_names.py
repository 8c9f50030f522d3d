"""`names`: each name at every use in its scope and nowhere else; the oracle is `symtable`."""

from __future__ import annotations

import ast
import bisect
import hashlib
import io
import symtable
import sys
import sysconfig
import tokenize
import warnings
from pathlib import Path

import pytest

from nl2code.scopes import own_names
from nl2code.sketch import sketch_code
from nl2code.syntax import parse

EXAMPLES = {
    "function, class, variable": (
        "def f(): pass\nclass A: pass\nx = f(A)\n",
        "def func(): pass\nclass AnClass: pass\nvariable = func(AnClass)\n",
    ),
    "attributes and keyword-argument names stay": (
        "x = 1\nx.x(x=x).x = x\n",
        "variable = 1\nvariable.x(x=variable).x = variable\n",
    ),
    "imports stay": (
        "import a, b.c\nfrom d import e as f\na(b, f)\nd = e\n",
        "import a, b.c\nfrom d import e as f\na(b, f)\nvariable = e\n",
    ),
    "what is also imported stays": (
        "try:\n    import j\nexcept E:\n    j = None\n",
        "try:\n    import j\nexcept E:\n    j = None\n",
    ),
    "a shadowed import is the file's own": (
        "import j\ndef f(j): return j\nj\n",
        "import j\ndef func(variable): return variable\nj\n",
    ),
    "builtins stay, shadowed ones do not": (
        "def f(list): return list(print)\nlist\nlen = len\n",
        "def func(variable): return variable(print)\nlist\nvariable = variable\n",
    ),
    "star imports stay": ("from a import *\nb = c\n", "from a import *\nvariable = c\n"),
    "closures": (
        "def f(a):\n def g(): return a, b\n return g\n",
        "def func(variable):\n def func(): return variable, b\n return func\n",
    ),
    "a class body is not seen from its methods": (
        "class A:\n x = 1\n y = x\n def m(self): return x, self.x, m\n",
        "class AnClass:\n variable = 1\n variable = variable\n"
        " def func(variable): return x, variable.x, m\n",
    ),
    "nor from its comprehensions, but for the first iterable": (
        "class A:\n n = 1\n m = [n for i in n for j in n]\n",
        "class AnClass:\n variable = 1\n"
        " variable = [n for variable in variable for variable in n]\n",
    ),
    "comprehensions have their own names": (
        "[a for a in a]\n{b: c for b, (c, *d) in e}\n{f for f in g if f}\nb\n",
        "[variable for variable in a]\n"
        "{variable: variable for variable, (variable, *variable) in e}\n"
        "{variable for variable in g if variable}\nb\n",
    ),
    "a walrus binds around the comprehension": (
        "[b := a for a in c]\nb, a\n",
        "[variable := variable for variable in c]\nvariable, a\n",
    ),
    "global": (
        "def f():\n global x\n x = 1\n def g(): return x\ny = x\n",
        "def func():\n global variable\n variable = 1\n def func(): return variable\n"
        "variable = variable\n",
    ),
    "global without a binding": ("def f():\n global x\n x\n", "def func():\n global x\n x\n"),
    "nonlocal": (
        "def f():\n x = 1\n def g():\n  nonlocal x\n  x = 2\n def h(x): pass\nx\n",
        "def func():\n variable = 1\n def func():\n  nonlocal variable\n  variable = 2\n"
        " def func(variable): pass\nx\n",
    ),
    "nonlocal past a function that does not bind": (
        "def f():\n def x(): pass\n def g():\n  def h():\n   nonlocal x\n   x = 1\n  x\n x\n",
        "def func():\n def func(): pass\n def func():\n  def func():\n   nonlocal func\n"
        "   func = 1\n  func\n func\n",
    ),
    "a definition says what a name is": (
        "f = None\ndef f(): pass\nA = f\nclass A: pass\nf, A\n",
        "func = None\ndef func(): pass\nAnClass = func\nclass AnClass: pass\nfunc, AnClass\n",
    ),
    "an import inside a function is its own": (
        "def f():\n import a\n a\na = 1\ndef g():\n global b\n import b\nb = 1\n",
        "def func():\n import a\n a\nvariable = 1\ndef func():\n global b\n import b\nb = 1\n",
    ),
    "except as": (
        "try: pass\nexcept E as e: e\nexcept (F, G): pass\n",
        "try: pass\nexcept E as variable: variable\nexcept (F, G): pass\n",
    ),
    "except without as: a name in Python 2, classes in Python 3.14": (
        "class F(E): pass\ntry: pass\nexcept E, e: e\nexcept E, F: pass\nexcept E, F, G: pass\n",
        "class AnClass(E): pass\ntry: pass\nexcept E, variable: variable\nexcept E, AnClass: pass\n"
        "except E, AnClass, G: pass\n",
    ),
    "with, for, del, augmented": (
        "with a as b, c as (d, e[b]): pass\nfor f, g.h in b: pass\nf += 1\ndel d, g\n",
        "with a as variable, c as (variable, e[variable]): pass\n"
        "for variable, variable.h in variable: pass\nvariable += 1\ndel variable, variable\n",
    ),
    "parameters, defaults outside": (
        "def f(a, /, b=a, *c, d: a = 1, **e) -> a: return a, b, c, d, e\n",
        "def func(variable, /, variable=a, *variable, variable: a = 1, **variable) -> a:"
        " return variable, variable, variable, variable, variable\n",
    ),
    "lambda": (
        "lambda a, *b, c=a: (a, b, c)\na\n",
        "lambda variable, *variable, variable=a: (variable, variable, variable)\na\n",
    ),
    "decorators and bases": (
        "x = 1\n@x.y(x)\nclass A(x, metaclass=x): pass\n@A\ndef f(): pass\n",
        "variable = 1\n@variable.y(variable)\nclass AnClass(variable, metaclass=variable): pass\n"
        "@AnClass\ndef func(): pass\n",
    ),
    "match captures": (
        "match x:\n case [a, *b] | A(c, d=a): a\n case {'k': e, B.f: 1, **g} as h: e\n"
        " case _: _\n case i: i\n",
        "match x:\n case [variable, *variable] | A(variable, d=variable): variable\n"
        " case {'k': variable, B.f: 1, **variable} as variable: variable\n"
        " case _: _\n case variable: variable\n",
    ),
    "match values are uses": (
        "class A: pass\nb = 1\nmatch x:\n case A(): pass\n case b.c: pass\n",
        "class AnClass: pass\nvariable = 1\nmatch x:\n case AnClass(): pass\n"
        " case variable.c: pass\n",
    ),
    "f-strings": (
        "a = 1\nf'{a!r:>{a}} {a.a} {b} a'\n",
        "variable = 1\nf'{variable!r:>{variable}} {variable.a} {b} a'\n",
    ),
    "type parameters": (
        "def f[T: (int, A), *U, **V](x: T) -> T: return T\nclass A[T](B[T]):\n y: T\nT\n",
        "def func[variable: (int, AnClass), *variable, **variable](variable: variable) -> variable:"
        " return variable\nclass AnClass[variable](B[variable]):\n variable: variable\nT\n",
    ),
    "type parameters with defaults": (
        "class A[T = int, *U = *tuple[T]]: pass\n",
        "class AnClass[variable = int, *variable = *tuple[variable]]: pass\n",
    ),
    "type aliases": (
        "type A[T] = list[T] | B.A\ntype C = A\n",
        "type variable[variable] = list[variable] | B.A\ntype variable = variable\n",
    ),
    "string annotations": (
        "class A: pass\nx: 'A'\ndef f(y: 'List[A]' = 'A') -> \"Dict['A', a.A] | A\": 'A'\n",
        "class AnClass: pass\nvariable: 'AnClass'\n"
        "def func(variable: 'List[AnClass]' = 'A') ->"
        " \"Dict['AnClass', a.A] | AnClass\": 'A'\n",
    ),
    "strings inside annotations": (
        "class A: pass\nx: List['A', a.B['A']]\ny: Literal['A']\nz: t.Annotated['A', 'A']\n"
        "w: 'A is no code'\nv: f('A')\n",
        "class AnClass: pass\nvariable: List['AnClass', a.B['AnClass']]\nvariable: Literal['A']\n"
        "variable: t.Annotated['AnClass', 'A']\nvariable: 'A is no code'\nvariable: f('A')\n",
    ),
    "print and exec of Python 2": (
        "x = 1\nprint >>x, x\nexec x in x\n",
        "variable = 1\nprint >>variable, variable\nexec variable in variable\n",
    ),
    "soft keywords as names": (
        "match = 1\ntype = match\ncase = type(match)\nprint = case\nprint(match)\n",
        "variable = 1\nvariable = variable\nvariable = variable(variable)\nvariable = variable\n"
        "variable(variable)\n",
    ),
    "identifiers that Python takes for the same": (
        "ﬁ = 1\nfi\nñ = fi\n",
        "variable = 1\nvariable\nvariable = variable\n",
    ),
    "an annotation alone binds a name, but not one in parentheses": (
        "def f():\n a: int\n (b): int\n (c): int = 1\n a, b, c\n",
        "def func():\n variable: int\n (b): int\n (variable): int = 1\n variable, b, variable\n",
    ),
    "the class that Python puts around methods": (
        "class A:\n def f(self):\n  nonlocal __class__\n  __class__ = __class__\n",
        "class AnClass:\n def func(variable):\n  nonlocal __class__\n  __class__ = __class__\n",
    ),
    "even if the module has one": (
        "__class__ = 1\nclass A:\n __class__\n def f(): __class__\n",
        "variable = 1\nclass AnClass:\n variable\n def func(): __class__\n",
    ),
    "async": (
        "async def f():\n async for a in b: await a\n async with c as d: d\n"
        " return [e async for e in a]\n",
        "async def func():\n async for variable in b: await variable\n"
        " async with c as variable: variable\n"
        " return [variable async for variable in variable]\n",
    ),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_names_by_example(name: str) -> None:
    source, sketch = EXAMPLES[name]
    assert sketch_code(source, "names") == sketch
    assert sketch_code(sketch, "names") == sketch


def test_a_literal_inside_a_name_mode_all_is_one_edit() -> None:
    source = "a = 1\nf'{a} {2}' 'b'\ndef f(x: 'f') -> a: 'doc'\n"
    assert sketch_code(source, "all") == (
        "variable = number\ninterstring\ndef func(variable: string) -> variable: 'doc'\n"
    ).replace("interstring", "f'{variable} {2}' 'b'")


# --- the oracle -------------------------------------------------------------------------------

Position = tuple[int, int]  # line, column in characters


class Oracle(ast.NodeVisitor):
    """Own names by CPython's own symbol tables: positions of the NAME tokens to be replaced."""

    def __init__(self, source: str) -> None:
        self.lines = source.splitlines(keepends=True)
        self.top = symtable.symtable(source, "source", "exec")
        self.tables = [self.top]
        self.children = {self.top.get_id(): iter(self.top.get_children())}
        reader = io.StringIO(source).readline
        self.tokens = [
            (token.start, token.end, token.string)
            for token in tokenize.generate_tokens(reader)
            if token.type in (tokenize.NAME, tokenize.OP)
        ]
        self.starts = [start for start, _, _ in self.tokens]
        self.own: set[Position] = set()
        self.unknown: set[Position] = set()
        self.hidden: list[tuple[Position, Position]] = []  # f-strings, where columns are not exact
        self.module_own = self._module_names()

    def _module_names(self) -> set[str]:
        """Names that the module binds and does not import, also from a function's `global`."""
        bound, imported = set(), set()
        todo = [self.top]
        while todo:
            table = todo.pop()
            todo += table.get_children()
            for symbol in table.get_symbols():
                if table is self.top or symbol.is_declared_global():
                    bound |= {symbol.get_name()} if symbol.is_assigned() else set()
                    imported |= {symbol.get_name()} if symbol.is_imported() else set()
        return bound - imported

    def _is_own(self, name: str, tables: list[symtable.SymbolTable]) -> bool:
        symbol = tables[-1].lookup(name)
        if tables[-1] is self.top or symbol.is_declared_global():
            return name in self.module_own
        if symbol.is_local():  # asked before is_global(), which is wrong in a function named top
            return not symbol.is_imported()
        if symbol.is_global():
            return name in self.module_own
        for table in reversed(tables[:-1]):  # free: the function that it is free of
            if table.get_type() == "function" and name in table.get_identifiers():
                outer = table.lookup(name)
                if outer.is_local():
                    return not outer.is_imported() and not self._imported_inside(name, table)
        return False

    @staticmethod
    def _imported_inside(name: str, table: symtable.SymbolTable) -> bool:
        """An import of a nonlocal name in a nested function imports it for all of them."""
        return any(
            name in child.get_identifiers()
            and child.lookup(name).is_free()
            and (child.lookup(name).is_imported() or Oracle._imported_inside(name, child))
            for child in table.get_children()
        )

    def _at(self, line: int, byte_column: int) -> Position:
        text = self.lines[line - 1] if line <= len(self.lines) else ""
        return line, len(text.encode()[:byte_column].decode())

    def mark(self, name: str, at: Position) -> None:
        name = self._mangled(name)
        if name not in self.tables[-1].get_identifiers():
            self.unknown.add(at)  # in an annotation that is never evaluated
        elif self._is_own(name, self.tables):
            self.own.add(at)

    def _mangled(self, name: str) -> str:
        if not name.startswith("__") or name.endswith("__") or "." in name:
            return name
        classes = [table.get_name() for table in self.tables if table.get_type() == "class"]
        stripped = classes[-1].lstrip("_") if classes else ""
        return f"_{stripped}{name}" if stripped else name

    def start(self, node: ast.AST) -> Position:
        return self._at(node.lineno, node.col_offset)

    def tokens_in(self, node: ast.AST) -> list[tuple[Position, Position, str]]:
        end = self._at(node.end_lineno, node.end_col_offset)
        first = bisect.bisect_left(self.starts, self.start(node))
        last = first
        while last < len(self.tokens) and self.tokens[last][0] < end:
            last += 1
        return self.tokens[first:last]

    def enter(self) -> None:
        table = next(self.children[self.tables[-1].get_id()])
        self.tables.append(table)
        self.children[table.get_id()] = iter(table.get_children())

    def visit_all(self, nodes: list) -> None:
        for node in nodes:
            if node is not None:
                self.visit(node)

    def visit_Name(self, node: ast.Name) -> None:
        self.mark(node.id, self.start(node))

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        end = self._at(node.end_lineno, node.end_col_offset)
        self.hidden.append((self.start(node), end))
        self.generic_visit(node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        first = self.tokens_in(node)
        at = next(i for i, token in enumerate(first) if token[2] == "def")
        self.mark(node.name, first[at + 1][0])
        arguments = node.args
        self.visit_all([*node.decorator_list, *arguments.defaults, *arguments.kw_defaults])
        everyone = [*arguments.posonlyargs, *arguments.args, arguments.vararg]
        everyone += [*arguments.kwonlyargs, arguments.kwarg]
        self.visit_all([argument.annotation for argument in everyone if argument is not None])
        self.visit_all([node.returns])
        self.enter()
        for argument in everyone:
            if argument is not None:
                self.mark(argument.arg, self.start(argument))
        self.visit_all(node.body)
        self.tables.pop()

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_Lambda(self, node: ast.Lambda) -> None:
        arguments = node.args
        self.visit_all([*arguments.defaults, *arguments.kw_defaults])
        self.enter()
        everyone = [*arguments.posonlyargs, *arguments.args, arguments.vararg]
        for argument in [*everyone, *arguments.kwonlyargs, arguments.kwarg]:
            if argument is not None:
                self.mark(argument.arg, self.start(argument))
        self.visit(node.body)
        self.tables.pop()

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        tokens = self.tokens_in(node)
        self.mark(node.name, tokens[1][0])
        self.visit_all([*node.decorator_list, *node.bases, *node.keywords])
        self.enter()
        self.visit_all(node.body)
        self.tables.pop()

    def comprehension(self, node: ast.AST, parts: list[ast.AST]) -> None:
        self.visit(node.generators[0].iter)
        self.enter()
        for i, generator in enumerate(node.generators):
            self.visit(generator.target)
            self.visit_all(([generator.iter] if i else []) + generator.ifs)
        self.visit_all(parts)
        self.tables.pop()

    def visit_ListComp(self, node: ast.ListComp) -> None:
        self.comprehension(node, [node.elt])

    visit_SetComp = visit_GeneratorExp = visit_ListComp

    def visit_DictComp(self, node: ast.DictComp) -> None:
        self.comprehension(node, [node.key, node.value])

    def visit_Try(self, node: ast.Try) -> None:
        # In the order in which the compiler makes the tables.
        self.visit_all([*node.body, *node.orelse, *node.handlers, *node.finalbody])

    visit_TryStar = visit_Try

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        if node.name:
            body = self.start(node.body[0])
            before = [token for token in self.tokens_in(node) if token[0] < body]
            at = max(i for i, token in enumerate(before) if token[2] == "as")
            self.mark(node.name, before[at + 1][0])
        self.generic_visit(node)

    def visit_Global(self, node: ast.Global | ast.Nonlocal) -> None:
        for start, _, text in self.tokens_in(node)[1:]:
            if text not in (",", "\\"):
                self.mark(text, start)

    visit_Nonlocal = visit_Global

    def capture(self, node: ast.AST, name: str | None) -> None:
        if name is not None:
            token = [token for token in self.tokens_in(node) if token[2] == name][-1]
            self.mark(name, token[0])
        self.generic_visit(node)

    def visit_MatchAs(self, node: ast.MatchAs) -> None:
        self.capture(node, node.name)

    visit_MatchStar = visit_MatchAs

    def visit_MatchMapping(self, node: ast.MatchMapping) -> None:
        self.capture(node, node.rest)


def compare(source: str) -> int:
    """Our names against the oracle's, outside of strings; returns how many there are."""
    tree = ast.parse(source)
    oracle = Oracle(source)
    oracle.visit_all(tree.body)
    data = source.encode()
    ours = set()
    lines = [0]
    for line in oracle.lines:
        lines.append(lines[-1] + len(line.encode()))
    row = 0
    strings = oracle.hidden
    for start, _, _ in own_names(parse(source)):
        while row + 1 < len(lines) and lines[row + 1] <= start:
            row += 1
        ours.add((row + 1, len(data[lines[row] : start].decode())))
    names = {start for start, _, _ in oracle.tokens}
    inside = {at for at in ours | oracle.own if any(a <= at < b for a, b in strings)}
    inside |= oracle.unknown
    assert sorted((ours & names) - inside) == sorted(oracle.own - inside)
    return len(ours)


def library_files(count: int, most_bytes: int) -> list[Path]:
    """A fixed choice out of the standard library: the first `count` by the hash of their path."""
    root = Path(sysconfig.get_path("stdlib"))
    names = [path.relative_to(root) for path in root.rglob("*.py")]
    names = [name for name in names if "site-packages" not in name.parts]
    names.sort(key=lambda name: hashlib.sha256(name.as_posix().encode()).digest())
    chosen = (root / name for name in names)
    return [path for path in chosen if path.stat().st_size <= most_bytes][:count]


# Before 3.12 the symbol tables hold comprehensions, as the oracle wants them.
@pytest.mark.skipif(sys.version_info >= (3, 12), reason="the oracle reads older symbol tables")
def test_names_are_those_of_the_compiler() -> None:
    found = 0
    for path in library_files(100, 40_000):
        try:
            source = path.read_bytes().decode("utf-8").removeprefix("\ufeff")
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                symtable.symtable(source, "source", "exec")
        except (UnicodeDecodeError, SyntaxError):
            continue
        try:
            found += compare(source)
        except AssertionError as error:
            raise AssertionError(f"{path}: {error}") from error
    assert found > 5_000
