"""Same-length stand-ins for code that Python parses and the tree-sitter grammar does not.

Used when a parse has failed, before the file is given up. Every rewrite keeps each byte offset, so
the tree of the stand-in is the tree of the source. What tree-sitter-python 0.25 stumbles on:

- a line inside brackets that is indented less than the statement, after an operator, keyword or
  dot: its scanner ends the block there. Line breaks in brackets become spaces;
- `*` before a display, a parenthesis or a literal outside of brackets (`return a, *[b]`): a space;
- the default of a type parameter (PEP 696, `class A[T = int]`): read as one more bound;
- `from __future__ import *`, which Python only refuses to compile;
- an annotation that starts like a generic type but is some other expression (`x: A[b[c] + 1]`,
  `-> A[b] + c`). A `~` goes before it, or its brackets become a call's. That hides what it is,
  so it is the last resort.
"""

from __future__ import annotations

import re

_TOKEN = re.compile(
    rb"""
    (?P<comment>\#[^\n]*)
    |(?P<string>[rRbBuUfFtT]{0,2}(?:\"{3}(?:[^\\]|\\.)*?\"{3}|'{3}(?:[^\\]|\\.)*?'{3}
        |"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'))
    |(?P<word>[\w\x80-\xff]+)
    |(?P<newline>\r?\n)
    |(?P<space>(?:[ \t\f]|\\\r?\n)+)
    |(?P<op>\*\*|->|[^\w\s])
    """,
    re.VERBOSE | re.DOTALL,
)
_WORD = re.compile(rb"[\w\x80-\xff]")
_FUTURE_STAR = re.compile(rb"(\bfrom\s+__future_)_(\s+import\s*\(?\s*\*)")
# After one of these words a `*` unpacks; after another word it multiplies.
_BEFORE_UNPACKING = frozenset((b"return", b"yield", b"in", b"del", b"else", b"print"))
_UNPACKED = re.compile(rb"\s*(?:[\[({\"'~+\-\d.]|[rRbBuUfFtT]{1,2}[\"']|(?:await|not|lambda)\b)")


def repaired(data: bytes, last_resort: bool) -> tuple[bytes, list[tuple[int, int]]]:
    """The stand-in, and the spans of the comments that are blank in it.

    `last_resort` asks for the last of the list.
    """
    out = bytearray(data)
    blanked: list[tuple[int, int]] = []
    brackets: list[bool] = []  # of each open bracket: does it hold type parameters?
    calls: list[int] = []  # of each open bracket: where it would become a call's, or -1
    words: list[bytes] = [b"", b"", b""]  # the last three tokens
    word = 0  # where the last token starts
    bounded = False  # the type parameter being read has a bound
    for match in _TOKEN.finditer(data):
        kind, text, start = match.lastgroup, match.group(), match.start()
        if kind == "space":
            continue
        if kind in ("comment", "newline"):
            if brackets:
                out[start : match.end()] = b" " * len(text)
                if kind == "comment":
                    blanked.append(match.span())
            elif kind == "newline":
                words = [*words[1:], b"\n"]
            continue
        if text in (b"(", b"[", b"{"):
            header = words[-2] in (b"def", b"class", b"type")
            brackets.append(text == b"[" and header)
            bounded = False
            calls.append(-1)
            if (
                annotations
                and text == b"["
                and words[-2] in (b":", b"->")
                and _WORD.match(words[-1])
            ):
                if data[word - 1] in b" \t":
                    out[word - 1] = ord("~")
                else:
                    calls[-1] = start
        elif text in (b")", b"]", b"}") and brackets:
            brackets.pop()
            opened = calls.pop()
            if opened >= 0:
                out[opened], out[start] = b"()"
        elif text == b":" and brackets and calls[-1] >= 0:
            calls[-1] = -1  # a slice: no call could hold it
        elif brackets and brackets[-1]:
            if text == b"=":
                out[start] = ord("|" if bounded else ":")
            bounded = text != b"," and (bounded or text == b":")
        elif text == b"*" and _unpacks(words[-1]) and _UNPACKED.match(data, match.end()):
            out[start] = ord(" ")
        words = [*words[1:], text]
        word = start
    return _FUTURE_STAR.sub(rb"\1x\2", bytes(out)), blanked


def _unpacks(before: bytes) -> bool:
    """Whether a `*` after this token unpacks what follows."""
    if _WORD.match(before):
        return before in _BEFORE_UNPACKING
    return before[-1:] not in (b")", b"]", b"}", b'"', b"'")
