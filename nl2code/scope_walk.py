"""One walk over a parse tree: which names each scope binds, imports, declares and uses.

Every identifier that is a name is noted where it stands; attributes, keyword-argument names and
module paths are not names. What a name means is looked up afterwards, in `scopes.py`, so the order
of the walk does not matter: it is a stack of steps, and nesting costs no recursion.

Names are spelled as the compiler has them: in Unicode's normal form NFKC, and those private to a
class with the class before them (`__x` is `_A__x` in `class A`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field

from tree_sitter import Node

from nl2code import scope_annotations as annotations
from nl2code.scope_annotations import parts
from nl2code.syntax import Parsed, captures, decode

FUNCTION, CLASS, VARIABLE = "function", "class", "variable"

# What a binding makes of a name, and where; the least of several decides, so a definition says what
# a name is, however it is assigned to elsewhere.
Binding = tuple[float, str]
_ASSIGNED: Binding = (float("inf"), VARIABLE)


@dataclass(eq=False, slots=True)
class Scope:
    """`kind` is module, class, function (also a lambda), comprehension, or types (PEP 695)."""

    kind: str
    parent: Scope | None
    children: list[Scope] = field(default_factory=list)
    around: Scope | None = None  # of a comprehension: the first scope that is none
    private: str = ""  # what goes before a private name: `_` and the name of the class
    bindings: dict[str, Binding] = field(default_factory=dict)
    imports: set[str] = field(default_factory=set)
    globals: set[str] = field(default_factory=set)
    nonlocals: set[str] = field(default_factory=set)
    uses: list[tuple[str, int, int]] = field(default_factory=list)  # (name, start, end)
    # What the names of the scope are; None for an imported one. Filled in by `scopes.py`.
    names: dict[str, str | None] = field(default_factory=dict)


def walk_scopes(parsed: Parsed) -> list[Scope]:
    """The scopes of a file, the module first and every scope after the one around it."""
    return _Walk(parsed).scopes


class _Walk:
    """Fills in the scopes. Each step takes a node and the scope that it is evaluated in."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.data = parsed.data
        self.offset = 0  # of the tree being walked in `data`; not 0 inside a string
        self.scopes = [Scope("module", None)]
        self.steps: list[tuple[Step, Node, Scope]] = []
        self.special_types = annotations.special_types(self.data)
        # What of the code is in strings: annotations. Walked last, from fragments of their own.
        self.strings: list[tuple[Step, int, int, Scope]] = []
        self._run(_Walk._visit, parsed.tree.root_node, self.scopes[0])
        while self.strings:
            step, start, end, scope = self.strings.pop()
            root = annotations.code(self.data[start:end])
            if root is not None:
                self.offset = start - 1  # it is parsed in parentheses
                self._run(step, root, scope)

    def _run(self, step: Step, node: Node, scope: Scope) -> None:
        steps = self.steps
        steps.append((step, node, scope))
        while steps:
            step, node, scope = steps.pop()
            step(self, node, scope)

    def _scope(self, kind: str, parent: Scope) -> Scope:
        scope = Scope(kind, parent, private=parent.private)
        parent.children.append(scope)
        self.scopes.append(scope)
        return scope

    def _visit(self, node: Node, scope: Scope) -> None:
        """An expression or statement."""
        step = _STEPS.get(node.type, _Walk._inside)
        if step is not None:
            step(self, node, scope)

    def _inside(self, node: Node, scope: Scope) -> None:
        """All that it holds."""
        steps, inside, use = self.steps, _Walk._inside, _Walk._use
        for child in node.named_children:
            step = _STEPS.get(child.type, inside)
            if step is use:
                use(self, child, scope)
            elif step is not None:
                steps.append((step, child, scope))

    def _use(self, node: Node, scope: Scope) -> str:
        """Note a name; returns it as the compiler spells it."""
        start, end = node.byte_range
        start, end = start + self.offset, end + self.offset
        text = self.data[start:end]
        # Python takes identifiers that look alike for the same.
        name = text.decode() if text.isascii() else unicodedata.normalize("NFKC", text.decode())
        if scope.private and name.startswith("__"):
            name = _mangled(name, scope)
        scope.uses.append((name, start, end))
        return name

    def _text(self, node: Node) -> str:
        text = self.data[node.start_byte + self.offset : node.end_byte + self.offset]
        return unicodedata.normalize("NFKC", decode(text))

    def _define(self, node: Node, scope: Scope, kind: str = VARIABLE) -> None:
        name = self._use(node, scope)
        binding = _ASSIGNED if kind == VARIABLE else (node.start_byte, kind)
        scope.bindings[name] = min(binding, scope.bindings.get(name, _ASSIGNED))

    def _target(self, node: Node, scope: Scope) -> None:
        """What is assigned to: names are bound, the rest of an attribute or item is used."""
        if node.type == "identifier":
            self._define(node, scope)
        elif node.type in _TARGETS:
            for child in node.named_children:
                self.steps.append((_Walk._target, child, scope))
        else:
            self._visit(node, scope)

    def _pattern(self, node: Node, scope: Scope) -> None:
        """A `case` pattern: a bare name captures, a dotted one and a class's are used."""
        kind, children = node.type, node.named_children
        if kind == "dotted_name":
            if len(children) == 1:
                self._define(children[0], scope)
            else:
                self._use(children[0], scope)
            return
        if kind == "identifier":  # after `*`, `**` or `as`
            self._define(node, scope)
            return
        if kind == "class_pattern":
            self._use(children[0].named_children[0], scope)
            children = children[1:]
        elif kind == "keyword_pattern":
            children = children[1:]
        elif kind in ("string", "concatenated_string"):
            return
        for child in children:
            self.steps.append((_Walk._pattern, child, scope))

    def _annotation(self, node: Node, scope: Scope) -> None:
        """An annotation, or a part of one."""
        if node.type == "string":
            content = annotations.content(node, self._text)
            if content is not None:
                start, end = content[0] + self.offset, content[1] + self.offset
                self.strings.append((_Walk._annotation, start, end, scope))
                return
        types, values = annotations.types_and_values(node, self._text, self.special_types)
        if values == [node]:
            self._visit(node, scope)
            return
        self.steps += [(_Walk._annotation, part, scope) for part in types]
        self.steps += [(_Walk._visit, part, scope) for part in values]

    def _parameters(self, node: Node, scope: Scope, outer: Scope, types: Scope) -> None:
        """Names into the function's scope, defaults and annotations outside it."""
        for parameter in node.named_children:
            value = parameter.child_by_field_name("value")
            if value is not None:
                self.steps.append((_Walk._visit, value, outer))
            annotation = parameter.child_by_field_name("type")
            if annotation is not None:
                self.steps.append((_Walk._annotation, annotation, types))
            name = parameter.child_by_field_name("name")
            if name is None and parameter.type == "typed_parameter":
                name = parameter.named_children[0]
            self._target(name or parameter, scope)

    def _function(self, node: Node, scope: Scope) -> None:
        name = node.child_by_field_name("name")
        types = scope
        if name is not None:  # not a lambda
            self._define(name, scope, FUNCTION)
            types = self._types(node, scope)
        inner = self._scope("function", types)
        parameters = node.child_by_field_name("parameters")
        if parameters is not None:
            self._parameters(parameters, inner, scope, types)
        returns = node.child_by_field_name("return_type")
        if returns is not None:
            self.steps.append((_Walk._annotation, returns, types))
        body = node.child_by_field_name("body")
        if body is not None:
            self.steps.append((_Walk._visit, body, inner))

    def _class(self, node: Node, scope: Scope) -> None:
        name = node.child_by_field_name("name")
        self._define(name, scope, CLASS)
        types = self._types(node, scope)
        bases = node.child_by_field_name("superclasses")
        if bases is not None:
            self.steps.append((_Walk._visit, bases, types))
        inner = self._scope("class", types)
        stripped = self._text(name).lstrip("_")
        inner.private = f"_{stripped}" if stripped else ""
        if types is not scope:  # its type parameters are private to it, too
            plain = [name.removeprefix(scope.private) for name in types.bindings]
            types.bindings |= {
                _mangled(name, inner): _ASSIGNED for name in plain if name[:2] == "__"
            }
        self.steps.append((_Walk._visit, node.child_by_field_name("body"), inner))

    def _types(self, node: Node, scope: Scope) -> Scope:
        """The scope of a definition's type parameters; without any, the scope around it."""
        parameters = node.child_by_field_name("type_parameters")
        if parameters is None:
            return scope
        return self._type_parameters(parameters, scope)

    def _type_parameters(self, node: Node, scope: Scope) -> Scope:
        types = self._scope("types", scope)
        for parameter in node.named_children:
            name = parameter
            while name.type != "identifier" and name.named_child_count:  # bounded, or starred
                name, *rest = parts(name)
                # A bound or a default has a scope of its own, where a class goes before `types`.
                self.steps += [(_Walk._annotation, p, self._scope("types", types)) for p in rest]
            self._target(name, types)
        return types

    def _type_alias(self, node: Node, scope: Scope) -> None:
        left = parts(node.child_by_field_name("left"))[0]
        types = scope
        if left.type == "generic_type":
            left, parameters = parts(left)
            types = self._type_parameters(parameters, scope)
        self._target(left, scope)
        self.steps.append((_Walk._annotation, parts(node)[-1], self._scope("types", types)))

    def _comprehension(self, node: Node, scope: Scope) -> None:
        inner = self._scope("comprehension", scope)
        inner.around = scope.around or scope
        first = True
        for child in node.named_children:
            if child.type == "for_in_clause":
                left = child.child_by_field_name("left")
                self._target(left, inner)
                for part in child.named_children:
                    if part != left:  # the first iterable is evaluated outside
                        self.steps.append((_Walk._visit, part, scope if first else inner))
                first = False
            else:
                self.steps.append((_Walk._visit, child, inner))

    def _walrus(self, node: Node, scope: Scope) -> None:
        self._define(node.child_by_field_name("name"), scope.around or scope)
        self.steps.append((_Walk._visit, node.child_by_field_name("value"), scope))

    def _assignment(self, node: Node, scope: Scope) -> None:
        left = node.child_by_field_name("left")
        annotation = node.child_by_field_name("type")
        value = node.child_by_field_name("right")
        if annotation is not None:
            self.steps.append((_Walk._annotation, annotation, scope))
        # `(x): int` alone does not bind x; `x: int` does.
        bare = annotation is not None and value is None and left.type != "identifier"
        self.steps.append((_Walk._visit if bare else _Walk._target, left, scope))
        if value is not None:
            self.steps.append((_Walk._visit, value, scope))

    def _for(self, node: Node, scope: Scope) -> None:
        left = node.child_by_field_name("left")
        self._target(left, scope)
        for child in node.named_children:
            if child != left:
                self.steps.append((_Walk._visit, child, scope))

    def _as(self, node: Node, scope: Scope) -> None:
        for child in node.named_children:
            step = _Walk._target if child.type == "as_pattern_target" else _Walk._visit
            self.steps.append((step, child, scope))

    def _except(self, node: Node, scope: Scope) -> None:
        values = node.children_by_field_name("value")
        second = values[1] if len(values) == 2 else None
        for child in node.named_children:
            # `except A, e` of Python 2 binds e; `except A, B` of Python 3.14 catches both.
            bound = child == second and self._text(child).lstrip("( ")[:1].islower()
            self.steps.append((_Walk._target if bound else _Walk._visit, child, scope))

    def _delete(self, node: Node, scope: Scope) -> None:
        for child in node.named_children:
            self.steps.append((_Walk._target, child, scope))

    def _import(self, node: Node, scope: Scope) -> None:
        module = node.child_by_field_name("module_name")
        for child in node.named_children:
            if child == module or child.type == "wildcard_import":
                continue
            alias = child.child_by_field_name("alias")
            # `import a.b` binds a; `from a import b` binds b, which is the first of its path too.
            bound = alias or (child.named_children[0] if child.named_child_count else None)
            if bound is not None:
                scope.imports.add(_mangled(self._text(bound), scope))

    def _global(self, node: Node, scope: Scope) -> None:
        declared = scope.globals if node.type == "global_statement" else scope.nonlocals
        for child in node.named_children:
            if child.type == "identifier":
                declared.add(self._use(child, scope))

    def _attribute(self, node: Node, scope: Scope) -> None:
        while node.type in ("attribute", "member_type"):
            node = node.child(0)
        self._visit(node, scope)

    def _keyword(self, node: Node, scope: Scope) -> None:
        self.steps.append((_Walk._visit, node.child_by_field_name("value"), scope))

    def _string(self, node: Node, scope: Scope) -> None:
        start, end = node.byte_range
        quote = self.data[start + self.offset]
        if quote == ord("`"):  # Python 2's repr
            start, end = start + self.offset + 1, end + self.offset - 1
            self.strings.append((_Walk._inside, start, end, scope))
        elif quote not in _QUOTES:  # it may be an f-string
            self._inside(node, scope)

    def _interpolation(self, node: Node, scope: Scope) -> None:
        for child in node.named_children:
            # f"{x:=5}" is no assignment but x in the format "=5".
            step = _Walk._inside if child.type == "named_expression" else _Walk._visit
            self.steps.append((step, child, scope))

    def _block(self, node: Node, scope: Scope) -> None:
        if node.end_byte == node.start_byte:
            captures("", self.parsed)  # which refuses empty bodies
        self._inside(node, scope)

    def _case(self, node: Node, scope: Scope) -> None:
        for child in node.named_children:
            step = _Walk._pattern if child.type == "case_pattern" else _Walk._visit
            self.steps.append((step, child, scope))


def _mangled(name: str, scope: Scope) -> str:
    """A name as the compiler spells it in a class."""
    if scope.private and name.startswith("__") and not name.endswith("__"):
        return scope.private + name
    return name


Step = Callable[[_Walk, Node, Scope], None]

_QUOTES = frozenset(b"\"'")
_TARGETS = frozenset((
    "pattern_list", "tuple_pattern", "list_pattern", "list_splat_pattern",
    "dictionary_splat_pattern", "as_pattern_target", "expression_list", "parenthesized_expression",
    "tuple", "list", "list_splat",
))  # fmt: skip
# What to do with each type of node, if not just go on inside it; None: there is no name in it.
_STEPS: dict[str, Step | None] = {
    **dict.fromkeys(("integer", "float", "true", "false", "none", "ellipsis"), None),
    **dict.fromkeys(("comment", "line_continuation", "pass_statement", "string_content"), None),
    **dict.fromkeys(("string_start", "string_end", "type_conversion"), None),
    "identifier": _Walk._use,
    "function_definition": _Walk._function,
    "lambda": _Walk._function,
    "class_definition": _Walk._class,
    "type_alias_statement": _Walk._type_alias,
    "list_comprehension": _Walk._comprehension,
    "set_comprehension": _Walk._comprehension,
    "dictionary_comprehension": _Walk._comprehension,
    "generator_expression": _Walk._comprehension,
    "named_expression": _Walk._walrus,
    "assignment": _Walk._assignment,
    "augmented_assignment": _Walk._assignment,
    "for_statement": _Walk._for,
    "as_pattern": _Walk._as,
    "except_clause": _Walk._except,
    "delete_statement": _Walk._delete,
    "import_statement": _Walk._import,
    "import_from_statement": _Walk._import,
    "future_import_statement": _Walk._import,
    "global_statement": _Walk._global,
    "nonlocal_statement": _Walk._global,
    "attribute": _Walk._attribute,
    "keyword_argument": _Walk._keyword,
    "case_clause": _Walk._case,
    "string": _Walk._string,
    **dict.fromkeys(("interpolation", "format_expression"), _Walk._interpolation),
    "block": _Walk._block,
    "member_type": _Walk._attribute,
}
