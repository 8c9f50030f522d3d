"""The cleaning rules of the paper's appendix A.1: what is taken out of a file, and when the whole
file is dropped, with a named reason.

Taken out: a byte order mark; carriage returns of line ends (Python reads them as newlines); the
licence in the head of the file (comments, or a docstring that begins as one); comments with an
alphanumeric rate below 0.5.

A file is dropped when a rule of `REASONS` fails. How the appendix is read where it leaves room:

* "alphanumeric rate >= 0.98". No program reaches 0.98 letters and digits, and a footnote says the
  rule "makes our model only target the English version". So for a file the rate is the share of
  ASCII characters; for a comment, where the limit is 0.5, it is the share of ASCII letters and
  digits among the characters that are not white space. Rulers (`# ------`), bare `#` lines and
  comments in other scripts go; then the file is judged without them, as the appendix asks.
* "more than two typical keywords": `KEYWORDS` occur at least three times, at the beginning of a
  line (`import` also behind `from`), so that the words of a docstring rarely count. Occurrences,
  not different words: a script that imports three libraries and calls them is what we look for.
* Lines of code are lines that are not blank. The limits on lines hold before and after the
  taking out.
* The syntax check is `ast` of the running Python. Where that is older than the syntax of a file,
  its refusal is not final: a file that tree-sitter parses without error and that uses a construct
  younger than the running Python (`except*`, `a[*b]`, type parameters, nested quotes in f-strings,
  t-strings) stays. So the corpus does not shrink on an older Python; Python 2 goes everywhere.
"""

from __future__ import annotations

import ast
import codecs
import functools
import re
import sys
import tokenize
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

MAX_BYTES = 1_000_000  # "files over 1MB"
MIN_LINES = 5
MAX_MEAN_LINE = 100  # characters
MAX_LINE = 1000  # characters
MIN_FILE_RATE = 0.98
MIN_COMMENT_RATE = 0.5
MIN_KEYWORDS = 3  # "more than two"

KEYWORDS = (
    *("def", "class", "return", "if", "elif", "else", "for", "while", "import", "from"),
    *("try", "except", "with", "raise", "assert", "yield"),
)

REASONS = {
    "too_large": f"more than {MAX_BYTES:,} bytes",
    "generated_name": "named __init__.py, setup.py, *_pb2.py or *_pb2_grpc.py",
    "undecodable": "not text in its declared encoding, or holds a null byte",
    "too_few_lines": f"fewer than {MIN_LINES} lines that are not blank",
    "mean_line_too_long": f"mean line longer than {MAX_MEAN_LINE} characters",
    "line_too_long": f"a line longer than {MAX_LINE} characters",
    "low_alphanumeric_rate": f"less than {MIN_FILE_RATE:.0%} ASCII characters",
    "few_keywords": f"fewer than {MIN_KEYWORDS} keywords at the beginning of lines",
    "syntax_error": "not a Python 3 program",
}

_GENERATED = re.compile(r"(?:^|/)(?:__init__|setup|[^/]*_pb2(?:_grpc)?)\.py$")
_KEYWORD = re.compile(
    rf"^[ \t]*(?:async[ \t]+)?(?:(from)[ \t]+[.\w]+[ \t]+(import)\b|({'|'.join(KEYWORDS)})\b)",
    re.MULTILINE,
)
_COOKIE = re.compile(rb"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)")
_UTF8_NAMES = (b"utf-8", b"utf8", b"utf-8-sig", b"ascii", b"us-ascii")
_SURROGATE = re.compile("[\ud800-\udfff]")  # half a character: not text
_LICENCE = re.compile(
    r"copyright|licen[cs]e|\(c\) ?(?:19|20)\d\d|spdx-|all rights reserved|redistribution"
    r"|permission (?:is hereby granted|to use)|public domain|without warrant|warranty of"
    r"|as is\b.{0,40}(?:warrant|without)|merchantability|liable for|gnu general public",
    re.IGNORECASE,
)
# A docstring is the licence only if it begins as one: the docstring of a licence checker stays.
_LICENCE_STRING = re.compile(
    r"""[rRuU]?(?:\"{3}|'{3}|"|')[\s*#=-]*"""
    r"""(?:copyright\b|\(c\) ?(?:19|20)\d\d|licensed under|spdx-)""",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Cleaned:
    """Either the cleaned text, or the reason (a key of `REASONS`) why there is none."""

    content: str | None
    reason: str | None = None


def reason_by_name(path: str, size: int) -> str | None:
    """The reason to drop a file that can be known without reading it: size in bytes, and name."""
    if size > MAX_BYTES:
        return "too_large"
    return "generated_name" if _GENERATED.search(path.replace("\\", "/")) else None


def clean(source: bytes | str, path: str) -> Cleaned:
    """Apply all rules to one file.

    Args:
        source: the file, as bytes (decoded as Python does, by its coding line) or as text.
        path: its path or name, for the rule on names; "" when it has none.

    >>> clean("# Copyright 2022 me\\nimport os\\n\\n# ------\\ndef f(a):\\n    if a:\\n"
    ...       "        return os.getcwd()\\n    return a\\n", "x.py").content.splitlines()[:3]
    ['import os', '', 'def f(a):']
    """
    reason = reason_by_name(path, len(source))
    if reason:
        return Cleaned(None, reason)
    text = decode(source)
    if text is None:
        return Cleaned(None, "undecodable")
    reason = _line_reason(text)
    if reason:
        return Cleaned(None, reason)
    text = strip_comments(text)
    reason = _line_reason(text)
    if not reason and not text.isascii():
        ascii_characters = len(text.encode("ascii", "ignore"))
        if ascii_characters < MIN_FILE_RATE * len(text):
            reason = "low_alphanumeric_rate"
    if not reason and not _enough_keywords(text):
        reason = "few_keywords"
    if not reason and not parses(text):
        reason = "syntax_error"
    return Cleaned(None, reason) if reason else Cleaned(text)


def decode(source: bytes | str) -> str | None:
    """Text of a Python file with `\\n` line ends and no byte order mark; None if it is not text."""
    text = source
    if isinstance(source, bytes):
        head = source[:400].removeprefix(codecs.BOM_UTF8).split(b"\n", 2)[:2]
        cookie = next((m[1].decode() for m in map(_COOKIE.match, head) if m), "utf-8")
        try:
            text = source.decode(cookie)
        except (UnicodeError, LookupError, ValueError):
            return None
    assert isinstance(text, str)
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text or _SURROGATE.search(text):
        return None
    return _without_untrue_cookie(text)


def _without_untrue_cookie(text: str) -> str:
    """Take out a coding line that names another encoding: what we write is UTF-8."""
    lines = text.split("\n", 2)
    for number, line in enumerate(lines[:2]):
        match = _COOKIE.match(line.encode())
        if match and match[1].lower().replace(b"_", b"-") not in _UTF8_NAMES:
            del lines[number]
            return "\n".join(lines)
    return text


def _line_reason(text: str) -> str | None:
    lines = text.split("\n")
    filled = sum(1 for line in lines if line and not line.isspace())
    if filled < MIN_LINES:
        return "too_few_lines"
    if len(text) > (MAX_MEAN_LINE + 1) * len(lines):  # + 1: the newlines
        return "mean_line_too_long"
    return "line_too_long" if max(map(len, lines)) > MAX_LINE else None


def _enough_keywords(text: str) -> bool:
    found = 0
    for match in _KEYWORD.finditer(text):
        found += 2 if match[2] else 1  # from … import
        if found >= MIN_KEYWORDS:
            return True
    return False


def alphanumeric_rate(comment: str) -> float:
    """Share of ASCII letters and digits among the non-blank characters behind the `#`; 0 if none.

    >>> alphanumeric_rate("# ----- a")
    0.16666666666666666
    """
    body = "".join(comment.lstrip("#").split())
    return len(re.findall(r"[A-Za-z0-9]", body)) / len(body) if body else 0.0


def strip_comments(text: str) -> str:
    """Take the licence head and the comments of low alphanumeric rate out of Python source.

    Lines that held nothing else go with them; at most two blank lines are left in their place.
    Code, strings and every other comment keep their bytes. Blank lines at both ends go.
    """
    data = text.encode()
    spans: set[tuple[int, int]] = set()  # byte ranges to cut
    if b"#" in data or _LICENCE_STRING.match(text.lstrip()):
        root = _parser().parse(data).root_node
        spans.update(_licence_spans(data, root))
        for node in _captures(_COMMENTS, root):
            start, end = node.start_byte, node.end_byte
            comment = data[start:end].decode()
            shebang = start == 0 and comment.startswith("#!")
            if not shebang and alphanumeric_rate(comment) < MIN_COMMENT_RATE:
                spans.add((start, end))
    kept = _cut(data, sorted(spans)).decode() if spans else text
    kept = kept.strip()
    return kept + "\n" if kept else ""


def _licence_spans(data: bytes, root: Any) -> Iterator[tuple[int, int]]:
    """Comments of the licence: in the head of the file, from its first paragraph to its last.

    The head ends at the first statement that is no docstring. Paragraphs are runs of comment
    lines between bare `#` lines, blank lines or the docstring; those before and after the
    licence (what the module does) stay. A docstring that begins as a licence goes, too.
    """
    paragraphs: list[list[tuple[int, int]]] = [[]]
    last_row = -2
    for node in root.children:
        is_comment = node.type == "comment"
        if not is_comment and not _is_docstring(node):
            break
        text = data[node.start_byte : node.end_byte]
        shebang = node.start_byte == 0 and text.startswith(b"#!")
        bare = not text.strip(b"# \t")
        if not is_comment or shebang or bare or node.start_point[0] != last_row + 1:
            paragraphs.append([])
        if is_comment and not shebang and not bare:
            paragraphs[-1].append((node.start_byte, node.end_byte))
        elif not is_comment and _LICENCE_STRING.match(text.decode()):
            yield node.start_byte, node.end_byte
        last_row = node.end_point[0]
    paragraphs = [p for p in paragraphs if p]
    matches = [
        i
        for i, paragraph in enumerate(paragraphs)
        if _LICENCE.search(" ".join(data[s:e].decode().strip("# ") for s, e in paragraph))
    ]
    if matches:
        for paragraph in paragraphs[matches[0] : matches[-1] + 1]:
            yield from paragraph


def _is_docstring(node: Any) -> bool:
    return (
        node.type == "expression_statement"
        and node.named_child_count == 1
        and node.named_children[0].type in ("string", "concatenated_string")
    )


def _cut(data: bytes, spans: list[tuple[int, int]]) -> bytes:
    """Remove ascending byte ranges, and the lines that are empty without them."""
    out = bytearray()
    position = 0
    for start, end in spans:
        if start < position:
            continue
        out += data[position:start]
        line = out.rfind(b"\n") + 1
        position = end
        if not out[line:].strip():  # the comment had the line to itself
            del out[line:]
            position = min(end + 1, len(data))  # its newline
            while out.endswith(b"\n\n\n") and data.startswith(b"\n", position):
                position += 1
        else:
            while out.endswith((b" ", b"\t")):
                out.pop()
    return bytes(out + data[position:])


def parses(text: str) -> bool:
    """Whether the text is a program of today's Python, even if the running one is older."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # invalid escapes: a matter of the file's author
            compile(text, "<corpus>", "exec", ast.PyCF_ONLY_AST, dont_inherit=True)
        return True
    except (SyntaxError, ValueError, tokenize.TokenError):
        return _is_newer_python(text)
    except (RecursionError, MemoryError):  # nested beyond what anyone writes
        return False


def _is_newer_python(text: str) -> bool:
    data = text.encode()
    root = _parser().parse(data).root_node
    if root.has_error or next(_captures(_PYTHON_2, root), None) is not None:
        return False
    for version, query in _NEWER:
        if sys.version_info < version and next(_captures(query, root), None) is not None:
            return True
    if sys.version_info < (3, 12):
        for node in _captures("(string (interpolation) @i)", root):
            quote = data[node.parent.start_byte : node.parent.end_byte].lstrip(b"fFrRtTbB")[:1]
            inner = data[node.start_byte : node.end_byte]
            if quote in inner or b"\\" in inner or b"\n" in inner:
                return True
    return False


_COMMENTS = "(comment) @comment"
_PYTHON_2 = "[(print_statement) (exec_statement)] @old"
_NEWER = (
    ((3, 11), '((except_clause) @new (#match? @new "^except[ \t]*[*]"))'),
    ((3, 11), "[(subscript subscript: (list_splat)) (type (splat_type))] @new"),
    ((3, 12), "(type_alias_statement) @new"),
    ((3, 12), "(function_definition type_parameters: (_)) @new"),
    ((3, 12), "(class_definition type_parameters: (_)) @new"),
    ((3, 14), '(string (string_start) @new (#match? @new "^[tT]|^[rR][tT]"))'),
)


@functools.lru_cache(maxsize=1)
def _parser() -> Any:
    import tree_sitter

    return tree_sitter.Parser(_language())


@functools.lru_cache(maxsize=1)
def _language() -> Any:
    import tree_sitter
    import tree_sitter_python

    return tree_sitter.Language(tree_sitter_python.language())


@functools.lru_cache(maxsize=16)
def _query(pattern: str) -> Any:
    import tree_sitter

    return tree_sitter.Query(_language(), pattern)


def _captures(pattern: str, root: Any) -> Iterator[Any]:
    import tree_sitter

    for nodes in tree_sitter.QueryCursor(_query(pattern)).captures(root).values():
        yield from nodes
