"""Random programs that bind few names in many ways, so that scopes shadow each other all the time.

Nearly all of them are programs for Python's compiler, too, not only for its parser.
"""

from __future__ import annotations

import random
import sys

NAMES = ["a", "b", "c", "f", "A", "len", "os", "__p", "_", "ﬁ", "fi"]
PLAIN = ["a", "b", "c", "f", "A", "len", "os"]  # without names that only look different
EXPRESSIONS = (
    *("attribute", "call", "item", "operator", "string", "lambda", "comprehension"),
    *("comprehension", "walrus", "tuple", "conditional"),
)
COMPOUND = ("def", "def", "class", "for", "with", "try", "match", "if")
GENERIC = sys.version_info >= (3, 12)


def same(names: set[str]) -> set[str]:
    """With the names that Python takes for one of these."""
    return names | {"ﬁ", "fi"} if names & {"ﬁ", "fi"} else names


class Program:
    """`text`, made from a seed: nothing but names, and statements to bind and to use them.

    `generators`: of the comprehensions only those that no version of Python inlines.
    """

    def __init__(self, seed: int, generators: bool = False) -> None:
        self.comprehensions = ["()"] if generators else ["[]", "{}", "()", "{:}"]
        self.random = random.Random(seed)
        self.one_of = self.random.choice
        self.in_class = [False]  # of each scope around, the innermost last
        self.fixed: list[set[str]] = [set()]  # of each: its parameters, what it declares
        self.bound: list[set[str]] = [set()]  # of each function around: its parameters
        self.variables: list[set[str]] = []  # of each comprehension around in this scope
        self.no_walrus = 0  # where Python allows none
        self.text = self.body("", 0)

    def name(self) -> str:
        return self.one_of(NAMES)

    def maybe(self, chance: float) -> bool:
        return self.random.random() < chance

    # --- expressions

    def expression(self, depth: int = 0) -> str:
        if depth > 2 or self.maybe(0.4):
            return self.name()

        def e() -> str:
            return self.expression(depth + 1)

        n, m = self.name(), self.name()
        kind = self.one_of(EXPRESSIONS)
        if kind == "attribute":
            return f"{n}.{m}.{n}"
        if kind == "call":
            return f"{n}({e()}, {m}={e()}, *{self.name()}, **{self.name()})"
        if kind == "item":
            return f"{n}[{e()}:{e()}, {e()}]"
        if kind == "operator":
            return f"({e()} + {e()} < {e()})"
        if kind == "tuple":
            pair = e(), n
            return self.one_of(["(%s, *%s)", "[%s, %s]", "{%s: %s}", "{*%s, %s}"]) % pair
        if kind == "conditional":
            return f"({e()} if {e()} else not {e()})"
        if kind == "string":
            strings = ["f'{%s}'", "f'{%s!r:>{%s}} %s'", "f'{%s:=5}'", "'%s'", "f'{{%s}}'"]
            return self.one_of(strings).replace("%s", n)
        if kind == "walrus":
            free = sorted({*NAMES} - same(set().union(*self.variables)))
            if self.no_walrus or (self.variables and self.in_class[-1]) or not free:
                return n
            return f"({self.one_of(free)} := {e()})"
        if kind == "lambda":
            parameters, _ = self.parameters(depth, False)  # the default values belong outside
            kept, self.variables = self.variables, []
            no_walrus, self.no_walrus = self.no_walrus, 0
            self.in_class.append(False)
            text = f"(lambda {parameters}: {e()})"
            self.in_class.pop()
            self.variables, self.no_walrus = kept, no_walrus
            return text
        return self.comprehension(depth)

    def without_walrus(self, depth: int) -> str:
        self.no_walrus += 1
        text = self.expression(depth)
        self.no_walrus -= 1
        return text

    def comprehension(self, depth: int) -> str:
        clauses = [self.random.sample(NAMES, 2) for _ in range(self.one_of([1, 1, 2]))]
        first = self.without_walrus(depth + 1)
        self.variables.append(same({name for clause in clauses for name in clause}))
        text = ""
        for i, (one, two) in enumerate(clauses):
            target = self.one_of([one, f"{one}, {two}", f"({one}, *{two})", f"[{one}]"])
            source = self.without_walrus(depth + 1) if i else first
            text += f" for {target} in {source}"
            if self.maybe(0.4):
                text += f" if {self.expression(depth + 1)}"
        value = self.expression(depth + 1)
        kind = self.one_of(self.comprehensions)
        if kind == "{:}":
            value += f": {self.expression(depth + 1)}"
        self.variables.pop()
        return kind[0] + value + text + kind[-1]

    def parameters(self, depth: int, annotated: bool) -> tuple[str, set[str]]:
        """The text, and the names."""
        names = self.random.sample(NAMES[:-1], self.one_of([0, 1, 2, 4]))
        parts: list[str] = []
        star = default = False
        for name in names:
            text = name
            if annotated and self.maybe(0.4):
                text += f": {self.annotation()}"
            if not star and self.maybe(0.2):
                star = True
                text = f"*{text}"
            elif self.maybe(0.4) or (default and not star):
                default = True
                text += f"={self.expression(depth + 1)}"
            parts.append(text)
        return ", ".join(parts), same({*names})

    def annotation(self) -> str:
        n, m = self.name(), self.name()
        return self.one_of(
            [
                *(n, f"'{n}'", f"{n}['{m}']", f"'{n} | {m}.{n}'", f"Literal['{n}']"),
                *(f"t.Annotated['{n}', '{m}']", f"{n} | '{m}'", f"'{n} {m}'", f"('{n}', {m})"),
                *(f"'{n}[\"{m}\"]'", self.without_walrus(2)),
            ]
        )

    def type_parameters(self) -> str:
        if not GENERIC or self.maybe(0.7):
            return ""
        n, m = self.random.sample(PLAIN, 2)
        return self.one_of([f"[{n}]", f"[{n}: {m}, *{m}]", f"[{n}: ({m}, {n}), **{m}]"])

    # --- statements

    def body(self, indent: str, depth: int) -> str:
        lines = [self.statement(indent, depth) for _ in range(self.one_of([1, 2, 3, 4]))]
        return "".join(lines) + (f"{indent}pass\n" if indent else "")

    def statement(self, indent: str, depth: int) -> str:
        if depth > 3 or self.maybe(0.55):
            return f"{indent}{self.simple()}\n"
        n, m, e = self.name(), self.name(), self.expression()
        deeper = indent + " "
        kind = self.one_of(COMPOUND)
        if kind == "def":
            return self.function(indent, depth)
        if kind == "class":
            generic = self.type_parameters()
            base = self.without_walrus(1) if generic else e
            decorator = f"@{self.expression()}\n{indent}" if self.maybe(0.3) else ""
            line = f"{indent}{decorator}class {n}{generic}({base}, metaclass={m}):\n"
            return line + self.scope(True, set(), deeper, depth)
        inner = self.body(deeper, depth + 1)
        if kind == "for":
            return f"{indent}for {self.target()} in {e}:\n{inner}"
        if kind == "with":
            return f"{indent}with {e} as {self.target()}, {m}:\n{inner}"
        if kind == "try":
            return f"{indent}try: pass\n{indent}except {m} as {n}:\n{inner}"
        if kind == "match":
            case = self.body(deeper + " ", 4)
            return f"{indent}match {e}:\n{deeper}case {self.pattern()}:\n{case}"
        return f"{indent}if {e}:\n{inner}{indent}else: {self.simple()}\n"

    def target(self) -> str:
        n, m = self.name(), self.name()
        return self.one_of([n, f"({n}, *{m})", f"{n}.{m}", f"{n}[{m}]", f"[{n}, ({m},)]"])

    def pattern(self) -> str:
        n, m = self.random.sample(PLAIN, 2)
        return self.one_of(
            [
                *(n, f"[{n}, *{m}]", f"{n}.{m}", f"{n}({m}, {n}={n})", f"{{1: {n}, **{m}}}"),
                *(f"{n}() as {m}", f"({n}.a | {m}.b)", f"{{{n}.{m}: {n}}}", f"{n} if {m}"),
                "[_, *_]",
            ]
        )

    def simple(self) -> str:
        n, m, e = self.name(), self.name(), self.expression()
        note = f"{n}: {self.annotation()} = {e}"
        if n in self.fixed[-1]:
            note = f"{n} += {e}"
        alias = f"type {n}{self.type_parameters()} = {self.name()}" if GENERIC else e
        return self.one_of(
            [
                *(e, f"{self.target()} = {e}", f"{n} = {e}", f"{n} += {e}", f"del {n}, ({m}.{n})"),
                *(note, note, f"({n}): {m} = {e}", f"{n}.{m}: {self.annotation()}", alias),
                *(f"import {n}", f"import {n}.{m}", f"import a as {n}", f"from .{n} import {m}"),
                *(f"from a import {m} as {n}", f"assert {e}, {m}", f"{n} = {m} = {e}"),
            ]
        )

    def function(self, indent: str, depth: int) -> str:
        decorator = f"{indent}@{self.expression()}\n" if self.maybe(0.2) else ""
        parameters, names = self.parameters(0, True)
        generic = self.type_parameters()
        returns = f" -> {self.annotation()}" if self.maybe(0.3) else ""
        line = f"{indent}def {self.name()}{generic}({parameters}){returns}:\n"
        declared: dict[str, str] = {}
        outer = sorted(set().union(*self.bound) & {*PLAIN} - names)
        if outer and not generic and self.maybe(0.6):
            declared[self.one_of(outer)] = "nonlocal"
        if self.maybe(0.3):
            declared.setdefault(self.one_of(sorted({*PLAIN} - names)), "global")
        for name, kind in declared.items():
            line += f"{indent} {kind} {name}\n"
        self.bound.append(names)
        line += self.scope(False, names | {*declared}, indent + " ", depth)
        self.bound.pop()
        return decorator + line

    def scope(self, in_class: bool, fixed: set[str], indent: str, depth: int) -> str:
        self.in_class.append(in_class)
        self.fixed.append(fixed)
        text = self.body(indent, depth + 1)
        self.fixed.pop()
        self.in_class.pop()
        return text
