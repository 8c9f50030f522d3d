"""`names` by example: each name at every use in its scope and nowhere else."""

from __future__ import annotations

import pytest

from nl2code.sketch import sketch_code

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
