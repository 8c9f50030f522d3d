"""What of an annotation is a type, so that its strings are code, and what is not.

As type checkers have it (https://typing.python.org/en/latest/spec/annotations.html): a string in an
annotation is read as the expression in it, also inside of `List[...]`, unions, tuples and lists,
but not in `Literal` and not after the first argument of `Annotated`. Functions over nodes of a
parse tree; `scope_walk.py` does the walking.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from tree_sitter import Node

from nl2code.syntax import parse_fragment

_TYPES = frozenset((
    "type", "generic_type", "member_type", "subscript", "union_type", "splat_type",
    "constrained_type", "type_parameter", "binary_operator", "unary_operator",
    "parenthesized_expression", "tuple", "list", "list_splat", "expression_statement", "module",
))  # fmt: skip
_IMPORTED_AS = re.compile(rb"\b(Literal|Annotated)\s+as\s+(\w+)")
_IN_PARENTHESES = frozenset(("parenthesized_expression", "tuple", "generator_expression"))


def special_types(data: bytes) -> dict[str, str]:
    """What `Literal` and `Annotated` are called in a file, to what they are."""
    special = {"Literal": "Literal", "Annotated": "Annotated"}
    if b"Literal" in data or b"Annotated" in data:
        special |= {alias.decode(): name.decode() for name, alias in _IMPORTED_AS.findall(data)}
    return special


def parts(node: Node) -> list[Node]:
    """What a node consists of, without comments and continued lines."""
    return [child for child in node.named_children if not child.is_extra]


def content(node: Node, text: Callable[[Node], str]) -> tuple[int, int] | None:
    """Where the content of a string begins and ends; None if it is not plain.

    With an escape in it, its bytes would not be the source's; bytes and f-strings are no types.
    """
    first, last = node.child(0), node.child(node.child_count - 1)
    if node.child_count != 3 or node.child(1).child_count or text(first).strip("rRuU\"'"):
        return None
    return first.end_byte, last.start_byte


def code(data: bytes) -> Node | None:
    """The tree of a string's content, put in parentheses; None if it is no expression."""
    tree = parse_fragment(data)
    if tree is None:
        return None
    # The parentheses have to belong together, as they do not in `a) + (b`.
    root = tree.root_node
    inside = root.children[0].children[0]
    whole = inside.type in _IN_PARENTHESES and inside.end_byte == root.end_byte
    return root if whole else None


def types_and_values(
    node: Node, text: Callable[[Node], str], special: dict[str, str]
) -> tuple[list[Node], list[Node]]:
    """What a part of an annotation consists of: other such parts, and plain expressions.

    `text` gives a node's text, `special` is what `special_types` found.
    """
    kind = node.type
    if kind not in _TYPES:
        return [], [node]
    if kind == "binary_operator" and node.child(1).type != "|":
        return [], [node]
    # Without a `~` in the source, the tree is a repaired one and only what is under it counts.
    if kind == "unary_operator" and text(node.child(0)) == "~":
        return [], [node]
    children = parts(node)
    if kind == "member_type":
        return children[:1], []
    if kind not in ("subscript", "generic_type"):
        return children, []
    name = children[0]
    while name.type in ("attribute", "parenthesized_expression"):
        name = parts(name)[-1]
    what = special.get(text(name)) if name.type == "identifier" else None
    arguments = parts(children[1]) if kind == "generic_type" else children[1:]
    if what == "Literal":
        return [], [children[0], *arguments]
    if what == "Annotated":
        return [children[0], *arguments[:1]], arguments[1:]
    return [children[0], *arguments], []
