"""Source code to its sketch: user-defined terms replaced by symbols (CERT paper, section 3.2).

One tree-sitter query finds the literals (the names: `scopes.py`), one splice replaces them, so
every byte outside a replaced literal or name stays as it was. The symbols of the paper's Figure 4
are ordinary identifiers: the sketch of a file that Python parses is a file that Python parses.

    >>> sketch_code("df = pd.DataFrame({'A': [1, 2.5]})  # a frame")
    'df = pd.DataFrame({string: [number, float]})  # a frame'

What is not a value keeps its literals: an expression statement that is a string (a docstring), and
a `case` pattern, where a bare name would capture instead of compare. docs/sketching.md has the
table of symbols and the modes side by side.
"""

from __future__ import annotations

import re
import runpy
from collections.abc import Iterable
from functools import lru_cache
from operator import itemgetter

from tree_sitter import Node

from nl2code import fragments, scopes
from nl2code.errors import UserError
from nl2code.syntax import Parsed, SketchError, captures, decode, parse

__all__ = ["MODES", "SYMBOLS", "SketchError", "has_symbols", "sketch_code"]

MODES = ("constants", "names", "all", "released")

NUMBER_SYMBOLS = ("number", "float", "floatexponant", "complex")
STRING_SYMBOLS = (
    "string",
    "rawstring",
    "interstring",
    "interrawstring",
    "binarystring",
    "unicodestring",
)
NAME_SYMBOLS = {"function": "func", "class": "AnClass", "variable": "variable"}
SYMBOLS = (*NUMBER_SYMBOLS, *STRING_SYMBOLS, *NAME_SYMBOLS.values())

Edit = tuple[int, int, bytes]  # replace data[start:end]; offsets in bytes, sorted, no overlap

_LITERALS = """
[(integer) (float)] @number (string) @string (concatenated_string) @joined
(expression_statement . [(string) (concatenated_string) (parenthesized_expression)] @statement .)
(case_pattern) @pattern
"""
_RELEASED = """
[(integer) (float)] @number (string) @string
(function_definition name: (identifier) @func) (class_definition name: (identifier) @AnClass)
"""


def sketch_code(source: str, mode: str = "constants") -> str:
    """The sketch of `source`; `SketchError` (with line and column) if it does not parse."""
    parsed = parse(source)
    return decode(splice(parsed.data, edits(parsed, mode)))


def edits(parsed: Parsed, mode: str) -> list[Edit]:
    """What `mode` replaces in a parsed file, in source order."""
    if mode == "constants":
        return _literal_edits(parsed)
    if mode == "released":
        return _released_edits(parsed)
    if mode == "names":
        return _name_edits(parsed)
    if mode == "all":
        return overlay(_literal_edits(parsed), _name_edits(parsed))
    raise UserError(f"no such sketch mode: {mode!r}; give one of {', '.join(MODES)}")


def splice(data: bytes, edits: Iterable[Edit]) -> bytes:
    """`data` with every edit made."""
    out, last = [], 0
    for start, end, symbol in edits:
        out.append(data[last:start])
        out.append(symbol)
        last = end
    out.append(data[last:])
    return b"".join(out)


# --- literals ---------------------------------------------------------------------------------

_QUOTES = frozenset(b"\"'")
_PREFIX = re.compile(rb"[^\"']*")
_WORD = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") | frozenset(
    range(128, 256)
)


@lru_cache(maxsize=4096)
def number_symbol(text: bytes) -> bytes:
    """The symbol of a numeric literal in any base.

    >>> [number_symbol(x) for x in (b"0xFe", b"1_0.", b"1E5", b"3e2J")]
    [b'number', b'float', b'floatexponant', b'complex']
    """
    text = text.lower()
    if text[:2] in (b"0x", b"0o", b"0b"):
        return b"number"
    if text[-1:] == b"j":
        return b"complex"
    if b"e" in text:
        return b"floatexponant"
    return b"float" if b"." in text else b"number"


def string_symbol(text: bytes) -> bytes:
    """The symbol of one string literal, by its prefix; t-strings count as f-strings.

    b"" for what the grammar takes for a string and is none: Python 2's backticks.

    >>> [string_symbol(x) for x in (b"'a'", b"Rb'a'", b"fR'a'", b"u'a'", b"t'a'")]
    [b'string', b'binarystring', b'interrawstring', b'unicodestring', b'interstring']
    """
    if text[0] in _QUOTES:
        return b"string"
    prefix = _PREFIX.match(text).group().lower()
    if prefix.startswith(b"`"):
        return b""
    if b"f" in prefix or b"t" in prefix:
        return b"interrawstring" if b"r" in prefix else b"interstring"
    if b"b" in prefix:
        return b"binarystring"
    return b"unicodestring" if b"u" in prefix else b"rawstring"


def joined_symbol(pieces: list[bytes]) -> bytes:
    """The symbol of neighbouring literals that Python joins: what the joined value is.

    An f-string anywhere makes it one; pieces of one kind keep the kind; else it is a `string`.
    """
    kinds = [string_symbol(piece) for piece in pieces]
    inter = [kind for kind in kinds if kind.startswith(b"inter")]
    if inter:
        return inter[0]
    return kinds[0] if len(set(kinds)) == 1 else b"string"


_START = itemgetter(0)


def _literal_edits(parsed: Parsed) -> list[Edit]:
    """Every literal used as a value becomes one symbol; joined literals become one together."""
    data = parsed.data
    found = captures(_LITERALS, parsed)
    # (start, end, what), sorted by the start alone, which keeps the order among equals: what may
    # start where it does and holds it comes before a literal. Of a pattern, nothing is replaced.
    items: list[tuple[int, int, bytes | Node]] = [
        (node.start_byte, node.end_byte, b"") for node in found.get("pattern", ())
    ]
    items += [(node.start_byte, node.end_byte, node) for node in found.get("joined", ())]
    items += [
        (start, end, number_symbol(data[start:end]))
        for start, end in [node.byte_range for node in found.get("number", ())]
    ]
    items += [
        # Nearly every string has no prefix.
        (start, end, b"string" if data[start] in _QUOTES else string_symbol(data[start:end]))
        for start, end in [node.byte_range for node in found.get("string", ())]
    ]
    items.sort(key=_START)
    docstrings = {docstring_start(data, node) for node in found.get("statement", ())}
    result: list[Edit] = []
    padded = data + b" "  # so that there is a byte after the last, and (at -1) before the first
    done = 0  # the end of the last node that was taken whole
    for item in items:
        start, end, what = item
        if start < done:
            continue
        done = end
        if not what or start in docstrings:
            continue
        if not isinstance(what, bytes):
            result += _joined_edits(data, what)
        elif padded[start - 1] in _WORD or padded[end] in _WORD:
            result.append(_spaced(data, start, end, what))
        else:
            result.append(item)
    return result


def docstring_start(data: bytes, node: Node) -> int | None:
    """Where the string starts that is all of an expression statement; None if there is none.

    `node` is the only named child of the statement: a string, or what may hold one in parentheses.
    """
    end = node.end_byte
    if data[end : end + 1] != b"\n" and data[end : end + 200].lstrip(b" \t\f\\\r\n")[:1] == b",":
        return None  # a tuple of one, so a value
    while node.type == "parenthesized_expression":
        node = next(child for child in node.named_children if not child.is_extra)
    return node.start_byte if node.type in ("string", "concatenated_string") else None


def _joined_edits(data: bytes, node: Node) -> list[Edit]:
    """One symbol where the first piece stood; the others go, and the space between them.

    A comment between two pieces stays, with the space around it: only literals are replaced.
    """
    pieces = [child.byte_range for child in node.children if child.type == "string"]
    symbol = joined_symbol([data[start:end] for start, end in pieces])
    spans = [pieces[0]]
    for start, end in pieces[1:]:
        if b"#" in data[spans[-1][1] : start]:  # between two pieces, only a comment has one
            spans.append((start, end))
        else:
            spans[-1] = (spans[-1][0], end)
    edits = [(start, end, b"") for start, end in spans]
    edits[0] = _spaced(data, *spans[0], symbol)
    return edits


def _spaced(data: bytes, start: int, end: int, symbol: bytes) -> Edit:
    """The edit, with a space where the symbol would run into a word: `return"a"`, `1if x`."""
    if start and data[start - 1] in _WORD:
        symbol = b" " + symbol
    if end < len(data) and data[end] in _WORD:
        symbol += b" "
    return start, end, symbol


# --- the authors' released transform ------------------------------------------------------------

_RELEASED_PREFIXES = {
    b"": b"string",
    b"r": b"rawstring",
    b"f": b"interstring",
    b"fr": b"interrawstring",
    b"rf": b"interrawstring",
    b"b": b"binarystring",
    b"u": b"unicodestring",
}


def released_symbol(text: bytes) -> bytes | None:
    """The symbol that the authors' release gives one literal; None where it leaves the literal.

    It knows the kinds of RedBaron's tokens, and lists only some of them.
    """
    if text[-1] in _QUOTES:
        written = _PREFIX.match(text).group()
        prefix = written.lower()
        if prefix in (b"", b"rb") and (b'"""' in text or b"'''" in text):
            return None
        if prefix == b"rb":  # RedBaron reads a name and a string, where it reads them at all
            return written + b"string"
        return _RELEASED_PREFIXES.get(prefix)
    if text.startswith(b"`"):
        return None
    symbol = number_symbol(text)
    if symbol == b"complex":
        return None if b"e" in text.lower() else symbol
    if symbol == b"number" and ((text[:1] == b"0" and len(text) > 1) or text[-1:] in b"lL"):
        return None  # another base, or a Python 2 long
    return symbol


def _released_edits(parsed: Parsed) -> list[Edit]:
    """`def` and `class` names where they are defined, and literals one by one."""
    data = parsed.data
    result: list[Edit] = []
    items = [
        (node.start_byte, -node.end_byte, name)
        for name, nodes in captures(_RELEASED, parsed).items()
        if name != "block"
        for node in nodes
    ]
    done = 0
    for start, negative_end, name in sorted(items):
        if start < done:
            continue  # inside the f-string that was just replaced
        done = end = -negative_end
        literal = name in ("number", "string")
        symbol = released_symbol(data[start:end]) if literal else name.encode()
        if symbol is not None:
            result.append((start, end, symbol))
    return result


# --- names ------------------------------------------------------------------------------------


def _name_edits(parsed: Parsed) -> list[Edit]:
    """Names that the file itself defines, at definition and use."""
    return [
        (start, end, NAME_SYMBOLS[kind].encode()) for start, end, kind in scopes.own_names(parsed)
    ]


def overlay(outer: list[Edit], inner: list[Edit]) -> list[Edit]:
    """Both in order, without the edits that start inside an earlier, longer one."""
    result: list[Edit] = []
    done = 0
    for edit in sorted(outer + inner, key=lambda edit: (edit[0], -edit[1])):
        if edit[0] >= done:
            result.append(edit)
            done = edit[1]
    return result


# --- asking a sketch ----------------------------------------------------------------------------


def has_symbols(sketch: str) -> bool:
    """Whether a sketch, or a piece of one that need not parse, still has something to fill in.

    Asked of identifiers: attributes, keyword-argument names, imports, strings and comments do not
    count, and `float` and `complex` only where they stand as a value.

    >>> has_symbols("df.fillna(float)"), has_symbols("df.astype(float).to_string()")
    (True, False)
    """
    return any(name in SYMBOLS for name in fragments.value_names(sketch))


if __name__ == "__main__":
    # The command line stands above blocks.py, which stands on this module, so it is not imported.
    runpy.run_module("nl2code.sketch_cli", run_name="__main__")
