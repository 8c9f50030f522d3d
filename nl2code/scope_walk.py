"""One walk over a parse tree: which names each scope binds, imports, declares and uses.

Every identifier that is a name is noted where it stands; attributes, keyword-argument names and
module paths are not names. What a name means is looked up afterwards, in `scopes.py`, so the order
of the walk does not matter: it is a stack of steps, and nesting costs no recursion.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field

from tree_sitter import Node

from nl2code.syntax import Parsed, parse_fragment

FUNCTION, CLASS, VARIABLE = "function", "class", "variable"


@dataclass(eq=False)
class Scope:
    """`kind` is module, class, function (also a lambda), comprehension, or types (PEP 695)."""

    kind: str
    parent: Scope | None
    children: list[Scope] = field(default_factory=list)
    bindings: list[tuple[str, int, str]] = field(default_factory=list)  # (name, where, kind)
    imports: list[str] = field(default_factory=list)
    globals: set[str] = field(default_factory=set)
    nonlocals: set[str] = field(default_factory=set)
    uses: list[tuple[str, int, int]] = field(default_factory=list)  # (name, start, end)
    # What the names of the scope are; None for an imported one. Filled in by `_bind`.
    names: dict[str, str | None] = field(default_factory=dict)


def walk_scopes(parsed: Parsed) -> list[Scope]:
    """The scopes of a file, the module first and every scope after the one around it."""
    return _Walk(parsed).scopes


class _Walk:
    """Fills in the scopes."""

    def __init__(self, parsed: Parsed) -> None:
        self.data = parsed.data
        self.offset = 0  # of the tree being walked in `data`: not 0 inside a string annotation
        self.scopes = [Scope("module", None)]
        self.steps: list[tuple[Callable, Node, Scope]] = []
        self.annotations: list[tuple[int, int, Scope]] = []  # strings that are annotations
        self._run(parsed.tree.root_node, self.scopes[0])
        while self.annotations:
            start, end, scope = self.annotations.pop()
            fragment = parse_fragment(self.data[start:end])
            if fragment is not None:
                self.offset = start - 1  # the fragment is parsed in parentheses
                self.steps.append((self._annotation, fragment.root_node, scope))
                self._run_steps()

    def _run(self, root: Node, scope: Scope) -> None:
        self.steps.append((self._visit, root, scope))
        self._run_steps()

    def _run_steps(self) -> None:
        steps = self.steps
        while steps:
            step, node, scope = steps.pop()
            step(node, scope)

    def _scope(self, kind: str, parent: Scope) -> Scope:
        scope = Scope(kind, parent)
        parent.children.append(scope)
        self.scopes.append(scope)
        return scope

    # Each step below takes a node and the scope it is evaluated in.

    def _visit(self, node: Node, scope: Scope) -> None:
        """An expression or statement."""
        handler = _HANDLERS.get(node.type)
        if handler is not None:
            handler(self, node, scope)
        elif node.named_child_count:
            for child in node.named_children:
                self.steps.append((self._visit, child, scope))

    def _use(self, node: Node, scope: Scope) -> None:
        start, end = node.start_byte + self.offset, node.end_byte + self.offset
        scope.uses.append((self._text(node), start, end))

    def _text(self, node: Node) -> str:
        name = self.data[node.start_byte + self.offset : node.end_byte + self.offset]
        # Python takes identifiers that look alike for the same.
        return name.decode() if name.isascii() else unicodedata.normalize("NFKC", name.decode())

    def _define(self, node: Node, scope: Scope, kind: str = VARIABLE) -> None:
        self._use(node, scope)
        name, start, _ = scope.uses[-1]
        scope.bindings.append((name, start, kind))

    def _target(self, node: Node, scope: Scope) -> None:
        """What is assigned to: names are bound, the rest of an attribute or item is used."""
        if node.type == "identifier":
            self._define(node, scope)
        elif node.type in _TARGETS:
            for child in node.named_children:
                self.steps.append((self._target, child, scope))
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
            self.steps.append((self._pattern, child, scope))

    def _annotation(self, node: Node, scope: Scope) -> None:
        """An annotation: its strings are read as code, but not those of `Literal`."""
        kind, children = node.type, node.named_children
        if kind == "string":
            # Only plain content: with an escape in it, offsets would not be the source's.
            if [child.type for child in children] == _PLAIN_STRING and not children[1].children:
                start, end = children[1].byte_range
                self.annotations.append((start + self.offset, end + self.offset, scope))
            return
        if kind == "member_type":
            children = children[:1]
        elif kind in ("subscript", "generic_type"):
            outer = children[0]
            name = outer.named_children[-1] if outer.type == "attribute" else outer
            text = self._text(name)
            if text == "Literal":
                self._visit(node, scope)
                return
            if kind == "generic_type" and children[1].type == "type_parameter":
                children = [outer, *children[1].named_children]
            if text == "Annotated" and len(children) > 2:
                for child in children[2:]:
                    self.steps.append((self._visit, child, scope))
                children = children[:2]
        elif kind not in _ANNOTATION_NODES:
            self._visit(node, scope)
            return
        for child in children:
            self.steps.append((self._annotation, child, scope))

    def _parameters(self, node: Node, scope: Scope, outer: Scope, types: Scope) -> None:
        """Names into the function's scope, defaults and annotations outside it."""
        for parameter in node.named_children:
            value = parameter.child_by_field_name("value")
            if value is not None:
                self.steps.append((self._visit, value, outer))
            annotation = parameter.child_by_field_name("type")
            if annotation is not None:
                self.steps.append((self._annotation, annotation, types))
            name = parameter.child_by_field_name("name")
            if name is None and parameter.type == "typed_parameter":
                name = parameter.named_children[0]
            self._target(name or parameter, scope)

    # Handlers of node types, for `_visit`.

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
            self.steps.append((self._annotation, returns, types))
        body = node.child_by_field_name("body")
        if body is not None:
            self.steps.append((self._visit, body, inner))

    def _class(self, node: Node, scope: Scope) -> None:
        self._define(node.child_by_field_name("name"), scope, CLASS)
        types = self._types(node, scope)
        bases = node.child_by_field_name("superclasses")
        if bases is not None:
            self.steps.append((self._visit, bases, types))
        self.steps.append(
            (self._visit, node.child_by_field_name("body"), self._scope("class", types))
        )

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
                for rest in name.named_children[1:]:
                    self.steps.append((self._annotation, rest, types))
                name = name.named_children[0]
            self._target(name, types)
        return types

    def _type_alias(self, node: Node, scope: Scope) -> None:
        left = node.child_by_field_name("left").named_children[0]
        types = scope
        if left.type == "generic_type":
            types = self._type_parameters(left.named_children[1], scope)
            left = left.named_children[0]
        self._target(left, scope)
        self.steps.append((self._annotation, node.child_by_field_name("right"), types))

    def _comprehension(self, node: Node, scope: Scope) -> None:
        inner = self._scope("comprehension", scope)
        first = True
        for child in node.named_children:
            if child.type == "for_in_clause":
                left = child.child_by_field_name("left")
                self._target(left, inner)
                for part in child.named_children:
                    if part != left:  # the first iterable is evaluated outside
                        self.steps.append((self._visit, part, scope if first else inner))
                first = False
            else:
                self.steps.append((self._visit, child, inner))

    def _walrus(self, node: Node, scope: Scope) -> None:
        home = scope
        while home.kind == "comprehension" and home.parent is not None:
            home = home.parent
        self._define(node.child_by_field_name("name"), home)
        self.steps.append((self._visit, node.child_by_field_name("value"), scope))

    def _assignment(self, node: Node, scope: Scope) -> None:
        left = node.child_by_field_name("left")
        annotation = node.child_by_field_name("type")
        value = node.child_by_field_name("right")
        if annotation is not None:
            self.steps.append((self._annotation, annotation, scope))
        # `(x): int` alone does not bind x; `x: int` does.
        bare = annotation is not None and value is None and left.type != "identifier"
        self.steps.append((self._visit if bare else self._target, left, scope))
        if value is not None:
            self.steps.append((self._visit, value, scope))

    def _for(self, node: Node, scope: Scope) -> None:
        left = node.child_by_field_name("left")
        self._target(left, scope)
        for child in node.named_children:
            if child != left:
                self.steps.append((self._visit, child, scope))

    def _as(self, node: Node, scope: Scope) -> None:
        for child in node.named_children:
            step = self._target if child.type == "as_pattern_target" else self._visit
            self.steps.append((step, child, scope))

    def _except(self, node: Node, scope: Scope) -> None:
        values = node.children_by_field_name("value")
        for child in node.named_children:
            # `except A, e` of Python 2 binds e; `except A, B` of Python 3.14 catches both.
            bound = [child] == values[1:] and self._text(child)[:1].islower()
            self.steps.append((self._target if bound else self._visit, child, scope))

    def _delete(self, node: Node, scope: Scope) -> None:
        for child in node.named_children:
            self.steps.append((self._target, child, scope))

    def _import(self, node: Node, scope: Scope) -> None:
        module = node.child_by_field_name("module_name")
        for child in node.named_children:
            if child == module or child.type == "wildcard_import":
                continue
            alias = child.child_by_field_name("alias")
            # `import a.b` binds a; `from a import b` binds b, which is the first of its path too.
            bound = alias or (child.named_children[0] if child.named_child_count else None)
            if bound is not None:
                scope.imports.append(self._text(bound))

    def _global(self, node: Node, scope: Scope) -> None:
        declared = scope.globals if node.type == "global_statement" else scope.nonlocals
        for child in node.named_children:
            if child.type == "identifier":
                self._use(child, scope)
                declared.add(scope.uses[-1][0])

    def _attribute(self, node: Node, scope: Scope) -> None:
        self.steps.append((self._visit, node.child_by_field_name("object"), scope))

    def _keyword(self, node: Node, scope: Scope) -> None:
        self.steps.append((self._visit, node.child_by_field_name("value"), scope))

    def _case(self, node: Node, scope: Scope) -> None:
        for child in node.named_children:
            step = self._pattern if child.type == "case_pattern" else self._visit
            self.steps.append((step, child, scope))


_PLAIN_STRING = ["string_start", "string_content", "string_end"]
_TARGETS = frozenset(
    (
        "pattern_list",
        "tuple_pattern",
        "list_pattern",
        "list_splat_pattern",
        "dictionary_splat_pattern",
        "as_pattern_target",
        "expression_list",
        "parenthesized_expression",
        "tuple",
        "list",
        "list_splat",
    )
)
_ANNOTATION_NODES = frozenset(
    (
        "type",
        "union_type",
        "splat_type",
        "constrained_type",
        "type_parameter",
        "binary_operator",
        "unary_operator",
        "parenthesized_expression",
        "tuple",
        "list",
        "list_splat",
        "expression_statement",
        "module",
    )
)
_HANDLERS: dict[str, Callable[[_Walk, Node, Scope], None]] = {
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
}
