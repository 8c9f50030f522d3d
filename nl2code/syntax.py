"""Source text to a tree-sitter parse tree whose byte offsets fit the source's UTF-8.

tree-sitter parses what today's Python does (and Python 2's print) and never gives up, so "it does
not parse" is asked of the tree: a tree with an error node is a `SketchError`.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import tree_sitter_python
from tree_sitter import Language, Node, Parser, Query, QueryCursor, Tree

from nl2code.repairs import repaired

PYTHON = Language(tree_sitter_python.language())
MAX_DEPTH = 65_000  # levels; queries count them in 16 bits
_SURROGATE = re.compile(b"\xed[\xa0-\xbf][\x80-\xbf]")  # three bytes, as is U+FFFD
_local = threading.local()  # a tree-sitter parser is not for two threads at a time


class SketchError(ValueError):
    """Source that does not parse. `line` counts from 1, `column` from 1, in characters."""

    def __init__(self, message: str, line: int, column: int) -> None:
        super().__init__(f"{message} (line {line}, column {column})")
        self.line = line
        self.column = column


@dataclass(frozen=True)
class Parsed:
    """`data` is the source's UTF-8 (lone surrogates kept); `tree` has offsets into it.

    `comments` are spans of comments that the tree does not show, because they had to be blanked.
    """

    data: bytes
    tree: Tree
    comments: Sequence[tuple[int, int]] = ()


def parse(source: str) -> Parsed:
    """Parse, or raise `SketchError` at the first place that is no Python."""
    data = source.encode("utf-8", "surrogatepass")
    nul = data.find(b"\0")
    if nul >= 0:
        raise _error("a null byte in the source", data, nul)
    text = _same_length_text(data)
    tree = _parser().parse(text)
    if not tree.root_node.has_error:
        if len(data) > MAX_DEPTH:
            _check_depth(tree, data)
        return Parsed(data, tree)
    # The grammar refuses some of what Python takes, so this is not the end yet.
    for last_resort in (False, True):
        stand_in, comments = repaired(text, last_resort)
        again = _parser().parse(stand_in)
        if not again.root_node.has_error:
            _check_depth(again, data)
            return Parsed(data, again, comments)
    raise _error("the source does not parse", data, _first_error(tree.root_node).start_byte)


def _parser() -> Parser:
    if not hasattr(_local, "parser"):
        _local.parser = Parser(PYTHON)
    return _local.parser


def parse_fragment(data: bytes) -> Tree | None:
    """The tree of one expression, which starts at byte 1; None if it is no expression."""
    tree = _parser().parse(b"(" + data + b")")
    root = tree.root_node
    if root.has_error or root.child_count != 1 or root.children[0].type != "expression_statement":
        return None
    return tree


def decode(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")


def captures(query: str, node: Node) -> dict[str, list[Node]]:
    """The nodes under `node` that `query` names, by capture name."""
    return QueryCursor(_query(query)).captures(node)


@lru_cache(maxsize=32)
def _query(text: str) -> Query:
    return Query(PYTHON, text)


def _check_depth(tree: Tree, data: bytes) -> None:
    """Refuse a tree deeper than what tree-sitter's queries see; Python's own limit is far lower."""
    todo = [(tree.root_node, 0)]
    while todo:
        node, depth = todo.pop()
        if depth > MAX_DEPTH:
            raise _error("nested too deeply", data, node.start_byte)
        # A level takes a byte, so what is shorter than the limit cannot be deeper.
        if node.end_byte - node.start_byte > MAX_DEPTH - depth:
            todo += [(child, depth + 1) for child in node.children]


def _error(message: str, data: bytes, at: int) -> SketchError:
    before = data[:at].decode("utf-8", "surrogatepass").replace("\r\n", "\n").replace("\r", "\n")
    return SketchError(message, before.count("\n") + 1, len(before) - before.rfind("\n"))


def _same_length_text(data: bytes) -> bytes:
    """What the parser reads: `data` with what it would stumble on replaced, byte for byte."""
    if b"\r" in data and data.count(b"\r") != data.count(b"\r\n"):
        # Python ends a line at a lone \r, the grammar only at \n.
        data = data.replace(b"\r\n", b"\0\n").replace(b"\r", b"\n").replace(b"\0", b"\r")
    if b"\xed" in data:
        data = _SURROGATE.sub(b"\xef\xbf\xbd", data)
    return data


def _first_error(root: Node) -> Node:
    """The first error or missing token in source order, the innermost where they nest."""
    node = root
    while True:
        inner = next((child for child in node.children if child.has_error), None)
        if inner is None:
            return node
        node = inner
