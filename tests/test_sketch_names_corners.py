"""`names` by example, the corners: what few programs do and Python's rules settle all the same."""

from __future__ import annotations

import pytest

from nl2code.sketch import sketch_code

PRIVATE = {
    "a private name is its class's": (
        "__x = 1\nclass A:\n __x = 2\n def f(self, __y): return __x, __y, self.__x, __z\n",
        "variable = 1\nclass AnClass:\n variable = 2\n"
        " def func(variable, variable): return __x, variable, variable.__x, __z\n",
    ),
    "spelled out, it is the same name": (
        "class __A:\n def f(self):\n  global __x\n  __x = _A__x\n",
        "class AnClass:\n def func(variable):\n  global variable\n  variable = variable\n",
    ),
    "the innermost class counts, and not for its own header": (
        "class A:\n def f(self):\n  __x = 1\n  class B(__x): y = __x\n  class _: y = __x\n",
        "class AnClass:\n def func(variable):\n  variable = 1\n"
        "  class AnClass(variable): variable = __x\n  class AnClass: variable = __x\n",
    ),
    "a class of underscores has no private names": (
        "__x = 1\nclass _:\n def f(self): return __x, self.__x\n",
        "variable = 1\nclass AnClass:\n def func(variable): return variable, variable.__x\n",
    ),
    "dunder names are not private": (
        "__x__ = 1\nclass A:\n def f(self): return __x__, __name__, ___y\n___y = 1\n",
        "variable = 1\nclass AnClass:\n def func(variable): return variable, __name__, ___y\n"
        "variable = 1\n",
    ),
    "private imports": (
        "class A:\n import __a\n __a\n def f(self): return __b\n__a = 1\nimport b as __b\n",
        "class AnClass:\n import __a\n __a\n def func(variable): return __b\nvariable = 1\n"
        "import b as __b\n",
    ),
    "private type parameters": (
        "class __B: pass\nclass A[__T](__B, C[__T]):\n def f(self: __T): return __B\n",
        "class AnClass: pass\nclass AnClass[variable](AnClass, C[variable]):\n"
        " def func(variable: variable): return __B\n",
    ),
    "super, and __class__ in methods": (
        "def f():\n __class__ = 1\n class A:\n  def g(self): super(); return __class__\n"
        " return __class__\n",
        "def func():\n variable = 1\n class AnClass:\n"
        "  def func(variable): super(); return __class__\n return variable\n",
    ),
    "nonlocal __class__ outside of a class": (
        "def f():\n __class__ = 1\n def g():\n  nonlocal __class__\n  __class__ = 2\n",
        "def func():\n variable = 1\n def func():\n  nonlocal variable\n  variable = 2\n",
    ),
    "names of the module that nobody assigns stay, others are the file's own": (
        "__all__ = ['x', '__all__']\n__name__, __file__, __doc__\n",
        "variable = ['x', '__all__']\n__name__, __file__, __doc__\n",
    ),
}

STRINGS = {
    "a format that looks like a walrus": (
        "x = 1\nf'{x:=5} {print:=5} {y:={w}} {x!r:=5}'\nw = 1\n",
        "variable = 1\nf'{variable:=5} {print:=5} {y:={variable}} {variable!r:=5}'\nvariable = 1\n",
    ),
    "also inside of a format": (
        "x = 1\nf'{x:{print:=5}{x}}'\n",
        "variable = 1\nf'{variable:{print:=5}{variable}}'\n",
    ),
    "a walrus in parentheses is one": (
        "f'{(x:=5)} {x=} {y=!r:>{x}}'\n",
        "f'{(variable:=5)} {variable=} {y=!r:>{variable}}'\n",
    ),
    "f-strings in f-strings, lambdas and comprehensions in them": (
        "x = 1\nf'{f\"{x}\"} {(lambda a, x: (a, b))} {[a for a in x]} {{x}} x'\n",
        'variable = 1\nf\'{f"{variable}"} {(lambda variable, variable: (variable, b))}'
        " {[variable for variable in variable]} {{x}} x'\n",
    ),
    "named characters": (
        "x = 1\nf'\\N{DIGIT ONE}{x}' rf'\\N{x}' f'\\\\N{x}'\n",
        "variable = 1\nf'\\N{DIGIT ONE}{variable}' rf'\\N{variable}' f'\\\\N{variable}'\n",
    ),
    "t-strings": (
        "x = 1\nt'{x:{x}} {y:=5} x'\n",
        "variable = 1\nt'{variable:{variable}} {y:=5} x'\n",
    ),
    "strings that are run, comments with types": (
        "x = 1  # type: x\nexec('x'), eval('x'), globals()['x']\n",
        "variable = 1  # type: x\nexec('x'), eval('x'), globals()['x']\n",
    ),
    "repr of Python 2": (
        "x = 1\nprint `x`, `x.x(x='x')`, '`x`'\nlambda y: `lambda z: y + z`\n",
        "variable = 1\nprint `variable`, `variable.x(x='x')`, '`x`'\n"
        "lambda variable: `lambda variable: variable + variable`\n",
    ),
}

ANNOTATIONS = {
    "strings in strings, of all quotes, with space and lines": (
        "x: \"x['x']\"\ny: r' x'\nz: '''\n x\n'''\nw: u'lambda y: (x, y)'\n",
        "variable: \"variable['variable']\"\nvariable: r' variable'\n"
        "variable: '''\n variable\n'''\n"
        "variable: u'lambda variable: (variable, variable)'\n",
    ),
    "what is no expression stays": (
        "x: 'x) | (x'\ny: 'x y'\nz: 'x\\x41'\nw: 'x' 'x'\nv: 'x = x'\nu: ''\n",
        "variable: 'x) | (x'\nvariable: 'x y'\nvariable: 'x\\x41'\nvariable: 'x' 'x'\n"
        "variable: 'x = x'\nvariable: ''\n",
    ),
    "bytes stay; an f-string is a string with code in it": (
        "x: b'x'\ny: f'x {x}'\nz: 'f\"{x}\"'\n",
        "variable: b'x'\nvariable: f'x {variable}'\nvariable: 'f\"{variable}\"'\n",
    ),
    "what is no type stays": (
        "x: f('x')\ny: 'x' + 'x'\nz: ~'x'\nw: {'x': 'x'}\nv: lambda: 'x'\nu: 'x' if x else 'x'\n",
        "variable: f('x')\nvariable: 'x' + 'x'\nvariable: ~'x'\nvariable: {'x': 'x'}\n"
        "variable: lambda: 'x'\nvariable: 'x' if variable else 'x'\n",
    ),
    "Literal and Annotated under other names": (
        "from typing import Literal as L, Annotated as A\nx: L['x']\ny: A['x', 'x', x]\n"
        "z: 'L[\"x\"]'\nw: (t.Literal)['x']\n",
        "from typing import Literal as L, Annotated as A\nvariable: L['x']\n"
        "variable: A['variable', 'x', variable]\nvariable: 'L[\"x\"]'\n"
        "variable: (t.Literal)['x']\n",
    ),
    "comments and continued lines inside": (
        "x: List \\\n ['x']\ny: Annotated \\\n ['x', 'x']\n"
        "def f(z: List # c\n  [ # d\n  'x']): pass\n",
        "variable: List \\\n ['variable']\nvariable: Annotated \\\n ['variable', 'x']\n"
        "def func(variable: List # c\n  [ # d\n  'variable']): pass\n",
    ),
    "of a function: in the scope around it": (
        "def f(a: a, *b: 'b', c: '*c' = 1, **d: [d for d in d]) -> 'a': pass\nclass A:\n"
        " x = 1\n def f(self: x, y: 'x') -> x: return x\n",
        "def func(variable: a, *variable: 'b', variable: '*c' = 1,"
        " **variable: [variable for variable in d]) -> 'a': pass\nclass AnClass:\n"
        " variable = 1\n def func(variable: variable, variable: 'variable') -> variable: return x\n"
        "",
    ),
    "of what is unpacked": (
        "x = 1\ndef f(*a: '*x'): pass\n",
        "variable = 1\ndef func(*variable: '*variable'): pass\n",
    ),
    "with the import that makes all of them strings": (
        "from __future__ import annotations\nx: x = 1\ndef f(a: x) -> 'f': b: x\n",
        "from __future__ import annotations\nvariable: variable = 1\n"
        "def func(variable: variable) -> 'func': variable: variable\n",
    ),
}

TYPES = {
    "a class goes before type parameters in bounds, defaults and aliases": (
        "class A:\n x = 1\n def T(self): pass\n def f[T: (x, T)](self, y: T): T, x\n"
        " type B[T] = T | x\n class C[x = T](x): x\n",
        "class AnClass:\n variable = 1\n def func(variable): pass\n"
        " def func[variable: (variable, func)](variable, variable: variable): variable, x\n"
        " type variable[variable] = func | variable\n"
        " class AnClass[variable = func](variable): variable\n",
    ),
    "defaults of parameters are outside": (
        "def f[T](x: T = T, y: 'T' = 'T') -> T: T\n@T\nclass A[T](T): x: 'T'\nT\n",
        "def func[variable](variable: variable = T, variable: 'variable' = 'T') -> variable:"
        " variable\n@T\nclass AnClass[variable](variable): variable: 'variable'\nT\n",
    ),
    "with comments and continued lines": (
        "class A[ # c\n T: \\\n B, * # d\n U]: T, U\ntype \\\n C \\\n [T] = T\n",
        "class AnClass[ # c\n variable: \\\n B, * # d\n variable]: variable, variable\n"
        "type \\\n variable \\\n [variable] = variable\n",
    ),
}

SCOPES = {
    "a decorator, a default and a base may assign": (
        "@(a := b)\nclass C((d := e), k=(g := h)): pass\n"
        "def f(a=(c := 1), b=lambda: c): pass\na, c, d, g\n",
        "@(variable := b)\nclass AnClass((variable := e), k=(variable := h)): pass\n"
        "def func(variable=(variable := 1), variable=lambda: variable): pass\n"
        "variable, variable, variable, variable\n",
    ),
    "a class in a class, and what its methods see": (
        "x = 1\nclass A:\n x = x\n class B(x): y = x\n def f(self, a=x): return x, y\n del x\n",
        "variable = 1\nclass AnClass:\n variable = variable\n"
        " class AnClass(variable): variable = variable\n"
        " def func(variable, variable=variable): return variable, y\n del variable\n",
    ),
    "global and nonlocal in a class": (
        "def f():\n x = 1\n class A:\n  nonlocal x\n  global y\n  x = y = 2\n  def g(self): x, y\n"
        "y\n",
        "def func():\n variable = 1\n class AnClass:\n  nonlocal variable\n  global variable\n"
        "  variable = variable = 2\n  def func(variable): variable, variable\nvariable\n",
    ),
    "global past a function that binds the name": (
        "def f():\n x = 1\n def g():\n  global x\n  x\n  def h(): x\n import x as y\nx\n",
        "def func():\n variable = 1\n def func():\n  global x\n  x\n  def func(): x\n"
        " import x as y\nx\n",
    ),
    "nonlocal before its function binds, and of an import": (
        "def f():\n def g():\n  nonlocal x, y\n  x = y = 1\n x = 2\n import y\n x, y\n",
        "def func():\n def func():\n  nonlocal variable, y\n  variable = y = 1\n variable = 2\n"
        " import y\n variable, y\n",
    ),
    "nonlocal is the innermost function around": (
        "def f():\n x = 1\n def g():\n  x = 2\n  def h():\n   nonlocal x\n   def x(): pass\n",
        "def func():\n variable = 1\n def func():\n  func = 2\n  def func():\n   nonlocal func\n"
        "   def func(): pass\n",
    ),
    "an augmented assignment binds, an attribute or item does not": (
        "def f():\n x += x\n y.a += y\n z[z] += z\n",
        "def func():\n variable += variable\n y.a += y\n z[z] += z\n",
    ),
    "an import into the function around": (
        "def f():\n x = 1\n def g():\n  nonlocal x\n  import x\n def h(x): x\nx = 1\n",
        "def func():\n x = 1\n def func():\n  nonlocal x\n  import x\n"
        " def func(variable): variable\nvariable = 1\n",
    ),
    "names that only a dotted import brings": (
        "import a.b, c.d as e\na = b = c = d = e = 1\n",
        "import a.b, c.d as e\na = variable = variable = variable = e = 1\n",
    ),
    "in one function an import, in another a name": (
        "def f():\n import os\n os\ndef g():\n os = 1\n def h(): os\nos\n",
        "def func():\n import os\n os\ndef func():\n variable = 1\n def func(): variable\nos\n",
    ),
    "a walrus in a comprehension": (
        "def f(a):\n def g():\n  nonlocal a\n  [a := [b := c for c in d] for d in a]\n  b, c, d\n"
        " [lambda: (e := a) for _ in a]\n e\n",
        "def func(variable):\n def func():\n  nonlocal variable\n"
        "  [variable := [variable := variable for variable in variable] for variable in variable]\n"
        "  variable, c, d\n [lambda: (variable := variable) for variable in variable]\n e\n",
    ),
    "groups of exceptions": (
        "try: pass\nexcept* (A, B) as e: e\nexcept* C as f: del f\n",
        "try: pass\nexcept* (A, B) as variable: variable\nexcept* C as variable: del variable\n",
    ),
    "a tuple in Python 2's except": (
        "try: pass\nexcept A, (e, f): e, f\nexcept B, (C, D): pass\n",
        "try: pass\nexcept A, (variable, variable): variable, variable\nexcept B, (C, D): pass\n",
    ),
    "tuples as parameters in Python 2": (
        "def f(a, (b, (c, d))=e): return a, b, c, d, e\nlambda (a, b): a + b\n",
        "def func(variable, (variable, (variable, variable))=e):"
        " return variable, variable, variable, variable, e\n"
        "lambda (variable, variable): variable + variable\n",
    ),
    "patterns": (
        "match x:\n case A(\n  # c\n  b, # d\n  c = # e\n   d): b, c, d\n"
        " case {'a': a.b, **c}: a, c\n case [_, *_]: _\n case (e | f.g) as h if h: e\n",
        "match x:\n case A(\n  # c\n  variable, # d\n  c = # e\n   variable): variable, variable,"
        " variable\n case {'a': a.b, **variable}: a, variable\n case [_, *_]: _\n"
        " case (variable | f.g) as variable if variable: variable\n",
    ),
    "targets that only look like names": (
        "with (a as b.c, d as e[f], g as (h, *i)): pass\nfor j.k in l: pass\nfor m[n] in o: pass\n"
        "b, e, f, h, i, j, m, n\n",
        "with (a as b.c, d as e[f], g as (variable, *variable)): pass\nfor j.k in l: pass\n"
        "for m[n] in o: pass\nb, e, f, variable, variable, j, m, n\n",
    ),
    "underscore": (
        "for _ in _: _\nlambda _: _\nmatch x:\n case _: _\n",
        "for variable in variable: variable\nlambda variable: variable\nmatch x:\n"
        " case _: variable\n",
    ),
    "the same identifier to Python": (
        "def ﬁ(𝐱, *, x̣=1): return x, fi, ẋ\n",
        "def func(variable, *, variable=1): return variable, func, ẋ\n",
    ),
    "long chains": ("a = 1\n" + "a" + ".a" * 5000, "variable = 1\nvariable" + ".a" * 5000),
}

EXAMPLES = PRIVATE | STRINGS | ANNOTATIONS | TYPES | SCOPES


@pytest.mark.parametrize("name", EXAMPLES)
def test_names_in_corners(name: str) -> None:
    source, sketch = EXAMPLES[name]
    assert sketch_code(source, "names") == sketch
    assert sketch_code(sketch, "names") == sketch
