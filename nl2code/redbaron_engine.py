"""The authors' way to a sketch: RedBaron's full syntax tree, walked with the released rules.

Kept for verification (`released` must give the same bytes) and for whoever needs the old text. It
parses what RedBaron 0.9 does, Python up to 3.7, at about 48 KB/s. Documented faults of RedBaron
that show in its output are in docs/sketching.md, each with a minimal case.
"""

from __future__ import annotations

import contextlib
import io
import re
from typing import Any

from nl2code.blocks import SEGMENTATION
from nl2code.syntax import SketchError

# RedBaron's node types that the release knows -> the symbol. Hexadecimal, octal and binary numbers,
# longs, complex numbers with an exponent, and the br and ur strings have types of their own.
_VALUES = {
    "int": "number",
    "float": "float",
    "float_exponant": "floatexponant",
    "complex": "complex",
    "string": "string",
    "raw_string": "rawstring",
    "interpolated_string": "interstring",
    "interpolated_raw_string": "interrawstring",
    "binary_string": "binarystring",
    "unicode_string": "unicodestring",
}
_NAMES = {"def": "func", "class": "AnClass"}


def redbaron_sketch(source: str) -> str:
    """The `released` sketch by RedBaron; `SketchError` for what it cannot parse."""
    from redbaron import NodeList, RedBaron  # slow to import: it builds its grammar

    try:
        with contextlib.redirect_stderr(io.StringIO()):  # where it explains itself at length
            tree = RedBaron(source).fst()
            _replace(tree)
            return NodeList.from_fst(tree).dumps()
    except Exception as error:  # it raises whatever its innards stumble on
        line = re.search(r"line (\d+)", str(error))
        at = int(line.group(1)) if line else 1
        raise SketchError("RedBaron cannot parse the source", at, 1) from error


def _replace(root: Any) -> None:
    """Set the names and values of a tree of lists and dictionaries, in place."""
    todo = [root]
    while todo:
        node = todo.pop()
        if isinstance(node, dict):
            kind = node.get("type")
            if kind in _NAMES:
                node["name"] = _NAMES[kind]
            elif kind in _VALUES and not (kind == "string" and _has_triple_quote(node["value"])):
                node["value"] = _VALUES[kind]
            todo += [child for child in node.values() if isinstance(child, (dict, list))]
        elif isinstance(node, list):
            todo += node


def _has_triple_quote(literal: str) -> bool:
    return '"""' in literal or "'''" in literal


def redbaron_merge(source: str) -> str:
    """The generator's text as released: both sides formatted, then split at two blank lines.

    Raises `SketchError` where the two sides come apart; the release drops such a file.
    """
    import autopep8

    sketch = redbaron_sketch(source)
    codes = autopep8.fix_code(source).split("\n\n\n")
    sketches = autopep8.fix_code(sketch).split("\n\n\n")
    if len(codes) != len(sketches):
        raise SketchError(f"{len(sketches)} blocks of sketch for {len(codes)} of code", 1, 1)
    return "\n\n\n".join(
        code
        if code.count("import") >= 2 or "__name__" in code
        else f"{sketch}\n{SEGMENTATION}\n{code}"
        for sketch, code in zip(sketches, codes, strict=True)
    )
