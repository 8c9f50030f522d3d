"""Source text to a tree-sitter parse tree whose byte offsets fit the source's UTF-8.

tree-sitter parses what today's Python does (and Python 2's print) and never gives up, so "it does
not parse" is asked of the tree: a tree with an error node is a `SketchError`.
"""

from __future__ import annotations

import ctypes
import re
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import tree_sitter_python
from tree_sitter import Language, Node, Parser, Point, Query, QueryCursor, Tree

from nl2code.repairs import repaired

PYTHON = Language(tree_sitter_python.language())
MAX_DEPTH = 65_000  # levels; queries count them in 16 bits
SMALL = 16_384  # bytes; in less, the worst case of the parser is half a second
_SURROGATE = re.compile(b"\xed[\xa0-\xbf][\x80-\xbf]")  # three bytes, as is U+FFFD
_LONG_RUN = re.compile(rb"^(?:[ \t\f]*(?:\#[^\n]*|\\)\r?\n(?:[ \t\f]*\r?\n)*){100,}", re.MULTILINE)
_OPEN_ESCAPE = re.compile(rb"(\\N)\{(?![^}]{0,100}\})")
_COMMENT_OR_CONTINUATION = re.compile(rb"\#[^\r\n]*|\\\r?\n")
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
    text, blanked = _same_length_text(data)
    tree = _tree(text)
    error: Node | None = None
    if tree is not None and tree.root_node.has_error:
        error = _first_error(tree.root_node)
        # The grammar refuses some of what Python takes, so this is not the end yet.
        for last_resort in (False, True):
            stand_in, more = repaired(text, last_resort)
            again = _tree(stand_in)
            if again is not None and not again.root_node.has_error:
                tree, error, blanked = again, None, blanked + more
                break
    if tree is None or error is not None:
        raise _error("the source does not parse", data, error.start_byte if error else 0)
    if len(data) > MAX_DEPTH:
        _check_depth(tree, data)
    return Parsed(data, tree, [span for span in blanked if not _in_string(tree, span)])


def _tree(text: bytes) -> Tree | None:
    """The tree, or None when the work is out of proportion: error recovery can be quadratic.

    The work is counted in the parser's own steps, not in seconds, so the answer is always the same.
    """
    parser = _parser()
    if len(text) < SMALL:
        return parser.parse(text)
    left = len(text) // 4 + 1000  # hundreds of steps; real code takes a tenth of that
    chunk = b""

    def read(offset: int, _point: Point) -> bytes:
        nonlocal chunk
        _let_go(chunk)
        chunk = text[offset : offset + 65536]
        return chunk

    def out_of_proportion(_offset: int, _has_error: bool) -> bool:
        nonlocal left
        left -= 1
        return left < 0

    try:
        return parser.parse(read, progress_callback=out_of_proportion)
    except ValueError:
        parser.reset()
        return None
    finally:
        _let_go(chunk)


def _let_go(chunk: bytes) -> None:
    """Give back the reference that py-tree-sitter 0.26 forgets to; else each file stays in memory.

    It reads one chunk at a time, so this is for a chunk that it has read.
    """
    if chunk and _forgets_references():
        ctypes.pythonapi.Py_DecRef(ctypes.py_object(chunk))


@lru_cache(maxsize=1)
def _forgets_references() -> bool:
    """Whether the installed version does: a chunk is still held when parser and tree are gone."""
    chunk = bytes(bytearray(b"x = 1"))  # an object of its own
    before = sys.getrefcount(chunk)
    reads: list[int] = []

    def read(offset: int, _point: Point) -> bytes | None:
        if offset:
            return None
        reads.append(offset)
        return chunk

    Parser(PYTHON).parse(read)
    return bool(reads) and sys.getrefcount(chunk) == before + len(reads)


def _in_string(tree: Tree, span: tuple[int, int]) -> bool:
    node = tree.root_node.descendant_for_byte_range(*span)
    return node is not None and node.type in ("string", "string_content")


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


def captures(query: str, parsed: Parsed) -> dict[str, list[Node]]:
    """The nodes that `query` names, by capture name. `SketchError` for a body with nothing in it.

    The grammar takes `def f():` with an empty body; a query is where this costs least to notice.
    """
    found = QueryCursor(_query(query + "(block) @block")).captures(parsed.tree.root_node)
    for node in found.get("block", ()):
        if node.end_byte == node.start_byte:
            raise _error("a body is expected", parsed.data, node.start_byte)
    return found


def has_any(query: str, node: Node) -> bool:
    """Whether `query` finds anything under `node`."""
    return bool(QueryCursor(_query(query)).captures(node))


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


def _same_length_text(data: bytes) -> tuple[bytes, list[tuple[int, int]]]:
    """What the parser reads: `data` with what it would stumble on replaced, byte for byte.

    With it, the spans of comments that are blank in it.
    """
    blanked: list[tuple[int, int]] = []
    if b"\r" in data and data.count(b"\r") != data.count(b"\r\n"):
        # Python ends a line at a lone \r, the grammar only at \n.
        data = data.replace(b"\r\n", b"\0\n").replace(b"\r", b"\n").replace(b"\0", b"\r")
    if b"\xed" in data:
        data = _SURROGATE.sub(b"\xef\xbf\xbd", data)
    if len(data) >= SMALL and b"\\N{" in data:
        data = _OPEN_ESCAPE.sub(rb"\1_", data)  # it looks for the end of each in all of the file
    if len(data) >= SMALL and data.count(b"#") + data.count(b"\\") > 1000:
        # The scanner reads a run of comment lines again for each of its lines: 16,000 take 4 s.
        out = bytearray(data)
        for run in _LONG_RUN.finditer(data):
            for part in _COMMENT_OR_CONTINUATION.finditer(data, *run.span()):
                out[part.start() : part.end()] = b" " * len(part.group())
                if part.group().startswith(b"#"):
                    blanked.append(part.span())
        data = bytes(out)
    return data, blanked


def _first_error(root: Node) -> Node:
    """The first error or missing token in source order, the innermost where they nest."""
    node = root
    while True:
        inner = next((child for child in node.children if child.has_error), None)
        if inner is None:
            return node
        node = inner
