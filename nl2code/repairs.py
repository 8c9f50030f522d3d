"""Same-length stand-ins for code that Python parses and the tree-sitter grammar does not.

Used when a parse has failed, before the file is given up. Every rewrite keeps each byte offset, so
the tree of the stand-in is the tree of the source. What tree-sitter-python 0.25 stumbles on:

- a line inside brackets that is indented less than the statement, after an operator, keyword or
  dot: its scanner ends the block there. Line breaks in brackets become spaces. It does the same at
  such a comment under a decorator, which becomes spaces as well;
- `*` before a display, a parenthesis or a literal outside of brackets (`return a, *[b]`): a space;
- the default of a type parameter (PEP 696, `class A[T = int]`): read as one more bound;
- `from __future__ import *`, which Python only refuses to compile;
- names that became keywords (`x.async`, `True = 1`): other names; and Python 2's `exec a.b in c`,
  of which it knows only the plainest: `not` for `exec`;
- a `case` of an attribute of `_` (`case _.a:`): of another name;
- an f-string's format that starts with `=` (`{x:=^9}`: read as a walrus) or holds a named escape:
  other characters;
- an annotation or type alias that starts like a generic type but is some other expression
  (`x: A[b[c] + 1]`, `-> A[b] + c`). A `~` goes before it, or its brackets become a call's. That
  hides what it is, so it is the last resort.
"""

from __future__ import annotations

import re

# A string that never ends takes the rest of its line, or of the file, so that it is read once.
_TOKEN = re.compile(
    rb"""
    (?P<comment>\#[^\n]*)
    |(?P<string>[rRbBuUfFtT]{0,2}(?:\"{3}(?:[^\\]|\\.)*?(?:\"{3}|\Z)|'{3}(?:[^\\]|\\.)*?(?:'{3}|\Z)
        |"(?:[^"\\\n]|\\.)*(?:"|(?=\n)|\Z)|'(?:[^'\\\n]|\\.)*(?:'|(?=\n)|\Z)))
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
_BEFORE_UNPACKING = frozenset((b"return", b"yield", b"for", b"in", b"del", b"else", b"print"))
_UNPACKED = re.compile(rb"\s*(?:[\[({\"'~+\-\d.]|[rRbBuUfFtT]{1,2}[\"']|(?:await|not|lambda)\b)")
_ASYNC = re.compile(rb"\s+(?:def|for|with)\b")
_EXECUTED = re.compile(rb"\s*[\w\"'`~\[({\x80-\xff]")
_ASSIGNED = re.compile(rb"\s*=(?!=)")
_FORMATTED = re.compile(rb"[rR]?[fFtT][rR]?[\"']")
_WALRUS = re.compile(rb"(\{(?:[^{}()\[\]:]|\([^()]*\)|\[[^\[\]]*\])*:)=")
_NAMED_ESCAPE = re.compile(rb"\\N\{[^{}]*\}")
_START = (b"", b"\n", b";", b":")  # what a statement starts after


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
    decorator = alias = False  # the statement being read is one
    for match in _TOKEN.finditer(data):
        kind, text, start = match.lastgroup, match.group(), match.start()
        if kind == "space":
            continue
        if kind in ("comment", "newline"):
            if brackets or (kind == "comment" and decorator and words[-1] == b"\n"):
                out[start : match.end()] = b" " * len(text)
                if kind == "comment":
                    blanked.append(match.span())
            elif kind == "newline":
                words = [*words[1:], b"\n"]
            continue
        if not brackets and words[-1] in _START:
            decorator, alias = text == b"@", text == b"type"
        if text in (b"(", b"[", b"{"):
            header = words[-2] in (b"def", b"class", b"type")
            brackets.append(text == b"[" and header)
            bounded = False
            calls.append(-1)
            typed = words[-2] in (b":", b"->") or (alias and words[-2] == b"=")
            if last_resort and text == b"[" and typed and _WORD.match(words[-1]):
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
            elif text == b"*" and words[-1] == b"=":
                out[start] = ord(" ")
            bounded = text != b"," and (bounded or text == b":")
        else:
            out[start : match.end()] = _stand_in(text, words[-1], data, match.end())
        words = [*words[1:], text]
        word = start
    return _FUTURE_STAR.sub(rb"\1x\2", bytes(out)), blanked


def _stand_in(text: bytes, before: bytes, data: bytes, end: int) -> bytes:
    """What is read for one token, which ends at `end`, by its neighbours alone."""
    if text == b"*" and _unpacks(before) and _UNPACKED.match(data, end):
        return b" "
    if text == b"async" and not _ASYNC.match(data, end):
        return b"asyn_"
    if text in (b"True", b"False") and (before in (b"", b"\n", b".") or _ASSIGNED.match(data, end)):
        return text[:-1] + b"_"
    if text == b"_" and data[end : end + 1] == b".":
        return b"A"
    if text == b"exec" and before in _START and _EXECUTED.match(data, end):
        return b"not "
    if _FORMATTED.match(text):
        if b"r" not in text[:2].lower():
            text = _NAMED_ESCAPE.sub(lambda match: b"_" * len(match.group()), text)
        return _WALRUS.sub(rb"\1-", text)
    return text


def _unpacks(before: bytes) -> bool:
    """Whether a `*` after this token unpacks what follows."""
    if _WORD.match(before):
        return before in _BEFORE_UNPACKING
    # `2.*(x)` multiplies, as does what follows a value that is no word.
    return before[-1:] not in (b")", b"]", b"}", b'"', b"'", b"`", b".")
