"""A file as blocks, and the generator's text: each block behind its own sketch.

Section 3.2 of the CERT paper splits a file and its sketch into blocks and cross-merges them, "to
mimic the process of having a sketch as a prompt for each block". The authors format both sides and
split at two blank lines, and lose every file whose two sides come out with different counts. Here
both sides come from one parse tree, so they cannot differ:

    sketch of block 1        (comments and docstrings removed)
    # [segmentation]
    block 1
                             (two blank lines)
    sketch of block 2 ...

A block that holds an import statement or the name `__name__` has no sketch, as in the release.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

from tree_sitter import Node

from nl2code.sketch import Edit, docstring_start, edits, overlay, splice
from nl2code.syntax import Parsed, captures, decode, has_any, parse

SEGMENTATION = "# [segmentation]"  # the line between a sketch and its code

_DEFINITIONS = ("function_definition", "class_definition", "decorated_definition")
_COMPOUND = ("if_statement", "try_statement", "with_statement", "for_statement", "while_statement")
_DEFINED_INSIDE = "[(function_definition) (class_definition)] @definition"

_NAME = re.compile(rb"\b__name__\b")
_BLANK_LINES = re.compile(r"\A(?:[ \t\f]*(?:\r\n|\r|\n))+")
_BLANK = re.compile(rb"(?:[ \t\f]*(?:\r\n|\r|\n))+")
_TAIL = re.compile(rb"[ \t\f]*(?:\#[^\r\n]*)?(?:\r\n|\r|\n|\Z)")  # nothing but a comment follows
_LINE_BREAK = re.compile(rb"\r\n|\r|\n")

_MERGE = """
(comment) @comment
(expression_statement . [(string) (concatenated_string) (parenthesized_expression)] @text .)
[(import_statement) (import_from_statement) (future_import_statement)] @import
"""


def split_blocks(source: str) -> list[str]:
    """The blocks of a file: joined, they are the file. `SketchError` if it does not parse.

    A block is a top-level function or class with its decorators and the comment lines right above
    it; a top-level `if`, `try`, ... that holds definitions, or is the `if __name__` of a script;
    or the run of statements between two of those. Blank lines go with the block above them.

    >>> split_blocks("import os\\n\\n# Two.\\ndef f():\\n    pass\\n\\nf()\\n")
    ['import os\\n\\n', '# Two.\\ndef f():\\n    pass\\n\\n', 'f()\\n']
    """
    parsed = parse(source)
    captures("", parsed)  # for its check
    return [decode(parsed.data[start:end]) for start, end in _block_spans(parsed)]


def _block_spans(parsed: Parsed) -> list[tuple[int, int]]:
    """(start, end) of each block in bytes; they follow each other and cover the file."""
    data, root = parsed.data, parsed.tree.root_node
    if not data:
        return []
    starts = {0}
    after_definition = False
    free = attached = None  # the first own-line comment since the last statement; of the last run
    joined = 0  # the first line of the last run of lines that are only a backslash
    next_row = joined_row = -1  # the row right under that run of comments; of backslashes
    for node in root.children:
        row = node.start_point.row
        start = node.start_byte - node.start_point.column  # of its line
        if node.type == "comment":
            if not data[start : node.start_byte].strip():  # else it trails a statement
                free = start if free is None else free
                attached = start if row != next_row else attached
                next_row = row + 1
            continue
        if node.type == "line_continuation" and data[start : node.end_byte].strip() == b"\\":
            joined = start if row != joined_row else joined
            joined_row = row + 1
        if not node.is_named or node.is_extra:  # a semicolon, or a backslash
            continue
        whole = node.type in _DEFINITIONS or (node.type in _COMPOUND and _stands_alone(node, data))
        if after_definition and free is not None:
            starts.add(free)
        elif whole and attached is not None and row == next_row:
            starts.add(attached)
        elif whole or after_definition:
            starts.add(joined if row == joined_row else start)
        after_definition = whole
        free = attached = None
        next_row = -1
    return list(pairwise([*sorted(starts), len(data)]))


def _stands_alone(node: Node, data: bytes) -> bool:
    """A conditional definition, or the `if __name__` of a script."""
    condition = node.child_by_field_name("condition")
    if condition is not None and b"__name__" in data[condition.start_byte : condition.end_byte]:
        return True
    return has_any(_DEFINED_INSIDE, node)


def merge(source: str, mode: str = "constants") -> str:
    """The generator's text: each block behind its sketch and a line `# [segmentation]`.

    >>> print(merge("def f(a):\n    'Doc.'\n    return a + 1  # one\n"), end="")
    def f(a):
        return a + number
    # [segmentation]
    def f(a):
        'Doc.'
        return a + 1  # one
    """
    parts = [
        f"{sketch}\n{SEGMENTATION}\n{block}" if sketch else block
        for sketch, block in sketched_blocks(source, mode)
    ]
    return "\n\n\n".join(parts) + "\n" if parts else ""


def sketched_blocks(source: str, mode: str = "constants") -> list[tuple[str, str]]:
    """(sketch, block) in order, without the blank lines around them.

    The sketch is "" for a block of imports or of `__name__`, and for one of text alone.
    """
    parsed = parse(source)
    data = parsed.data
    found = captures(_MERGE, parsed)
    bare = overlay(_removals(parsed, found), edits(parsed, mode))
    starts = [edit[0] for edit in bare]
    unsketched = sorted([*(node.start_byte for node in found.get("import", ())), *_names(parsed)])
    pairs = []
    for start, end in _block_spans(parsed):
        block = _trimmed(decode(data[start:end]))
        sketch = ""
        first = bisect_left(unsketched, start)
        if first == len(unsketched) or unsketched[first] >= end:
            inside = bare[bisect_left(starts, start) : bisect_left(starts, end)]
            moved = ((a - start, b - start, text) for a, b, text in inside)
            sketch = _trimmed(decode(splice(data[start:end], moved)))
        if block:
            pairs.append((sketch, block))
    return pairs


def _names(parsed: Parsed) -> list[int]:
    """Where `__name__` stands as an identifier."""
    root = parsed.tree.root_node
    places = [match.span() for match in _NAME.finditer(parsed.data)]
    nodes = [root.descendant_for_byte_range(*place) for place in places]
    return [node.start_byte for node in nodes if node is not None and node.type == "identifier"]


def _trimmed(block: str) -> str:
    """Without the blank lines around it; the first line keeps its indentation."""
    block = _BLANK_LINES.sub("", block).rstrip()
    if block.endswith("\\") and "#" not in block[block.rfind("\n") + 1 :]:
        return block.rstrip("\\ \t\f\r\n")  # a continuation to a blank line, which is gone
    return block


def _removals(parsed: Parsed, found: dict[str, list[Node]]) -> list[Edit]:
    """Edits that take away comments and docstrings; a body left empty keeps a `pass`."""
    data = parsed.data
    result: list[Edit] = []
    comments = [node.byte_range for node in found.get("comment", ())]
    for start, end in [*comments, *parsed.comments]:
        before = _blank_before(data, start)
        # Where it trails code, the space before it goes as well, else its whole line.
        own_line = _starts_line(data, before)
        result.append((before, _line_end(data, end) if own_line else end, b""))
    texts = [
        node.parent for node in found.get("text", ()) if docstring_start(data, node) is not None
    ]
    spans = {node.byte_range for node in texts}
    needed = set()
    for body in {node.parent.id: node.parent for node in texts}.values():
        inside = [child.byte_range for child in body.named_children if not child.is_extra]
        if body.type != "module" and spans.issuperset(inside):
            needed.add(inside[0])
    for start, end in spans:
        before, tail = _blank_before(data, start), _TAIL.match(data, end)
        if tail and _starts_line(data, before) and (start, end) not in needed:
            blank = _BLANK.match(data, tail.end())  # the lines that part it from the code
            result.append((before, blank.end() if blank else tail.end(), b""))
        else:
            result.append((start, end, b"pass"))
    return sorted(result)


def _blank_before(data: bytes, at: int) -> int:
    """Where the blank space before `at` starts, on its line."""
    while at and data[at - 1] in b" \t\f":
        at -= 1
    return at


def _starts_line(data: bytes, at: int) -> bool:
    return not at or data[at - 1] in b"\r\n"


def _line_end(data: bytes, at: int) -> int:
    """After the line break that ends the line of `at`."""
    match = _LINE_BREAK.search(data, at)
    return match.end() if match else len(data)
