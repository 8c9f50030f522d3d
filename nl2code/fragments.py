"""Identifiers that stand as a value in a piece of code that need not parse.

A model's sketch is cut where its budget ended, so this reads tokens, not a tree: it knows strings,
comments, brackets and what each bracket belongs to. The one real question is `float` and `complex`,
which are both symbols of a sketch and types of Python; `_names_a_type` answers it by context.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_TOKEN = re.compile(
    r"""
    (?P<skip>[ \t\f\ufeff]+|\\\r?\n|\#[^\r\n]*)
    |(?P<newline>[\r\n]+)
    |(?P<string>(?i:[rbuft]{0,2})(?:\"{3}(?:[^\\]|\\.)*?(?:\"{3}|\Z)|'{3}(?:[^\\]|\\.)*?(?:'{3}|\Z)
        |"(?:[^"\\\r\n]|\\.)*(?:"|(?=[\r\n])|\Z)|'(?:[^'\\\r\n]|\\.)*(?:'|(?=[\r\n])|\Z)))
    |(?P<name>[^\W\d]\w*)
    |(?P<number>\.?\d(?:[eE][+-]|[\w.])*)
    |(?P<op>\*\*=?|//=?|->|:=|\.\.\.|[<>=!]=|<<|>>|[^\w\s])
    """,
    re.VERBOSE | re.DOTALL,
)

_INTERPOLATION = re.compile(r"\{([^{}]*)")
_INTERPOLATED = re.compile(r"[rR]?[fFtT]")
_CALLED = re.compile(r"\w+|[)\]]")
# What `float` is a type beside: another type, or a keyword argument or attribute that is one.
_TYPE = re.compile(
    r"int|str|bool|bytes|object|list|dict|tuple|set|frozenset|bytearray|type|None"
    r"|\w*d?types?|func\w*|\w*converters?|\w*factory|cls|key"
)
# Calls that take a type, alone or inside something; calls that take one as an argument of theirs;
# what has type arguments in square brackets.
_TYPES_INSIDE = re.compile(
    r"astype|isinstance|issubclass|dtype|view|issubdtype|can_cast|result_type|promote_types|finfo"
    r"|iinfo|select_dtypes|NewType|TypeVar|(?:\w*d?types?|\w*converters?)="
)
_TYPE_ARGUMENT = re.compile(r"map|apply|applymap|transform|defaultdict|cast|type|partial")
_MAKES_ARRAY = re.compile(r"(?:as|asany)?array|(?:zeros|ones|empty)(?:_like)?|identity|fromiter")
_GENERIC = re.compile(
    r"List|Dict|Tuple|Set|FrozenSet|Sequence|Iterable|Iterator|Mapping|Union|Optional|Callable"
    r"|Generator|Type|ndarray|NDArray|Series|list|dict|tuple|set|frozenset|type"
)
_ARITHMETIC = re.compile(r"[-+*/%@<>&^~]|\*\*|//|[<>]=|<<|>>")

Token = tuple[str | None, str]  # (kind, text)
Bracket = tuple[str, str, bool]  # (opener, what it belongs to, is it the parameters of a def)


def value_names(code: str) -> Iterator[str]:
    """Each identifier that is not an attribute, a keyword-argument name, imported, or a type.

    Only `float` and `complex` are asked whether they are a type here.

    >>> list(value_names("x.a(b=c, dtype=float) * float  # d"))
    ['x', 'c', 'float']
    """
    tokens = _tokens(code)
    brackets: list[Bracket] = []
    statement: list[str] = []  # the tokens of the statement so far
    for i in range(2, len(tokens) - 2):
        kind, text = tokens[i]
        before, after = tokens[i - 1][1], tokens[i + 1][1]
        if kind == "newline" or (text == ";" and not brackets):
            statement = []
            continue
        if kind == "op":
            if text in "([{":
                brackets.append((text, _owner(tokens, i), "def" in statement[:2]))
            elif text in ")]}" and brackets:
                brackets.pop()
        elif kind == "string" and _INTERPOLATED.match(text):
            for match in _INTERPOLATION.finditer(text.replace("{{", "")):
                yield from value_names(match.group(1))
        elif kind == "name" and before != "." and not _is_keyword_name(brackets, before, after):
            imported = statement[:1] in (["import"], ["from"])
            if not imported and not (
                text in ("float", "complex") and _names_a_type(tokens, i, brackets, statement)
            ):
                yield text
        statement.append(text)


def _tokens(code: str) -> list[Token]:
    """The tokens that matter: no space, no comments, line ends only between statements."""
    tokens: list[Token] = [(None, ""), (None, "")]
    depth = 0
    for match in _TOKEN.finditer(code):
        kind, text = match.lastgroup, match.group()
        if kind == "op":
            depth = max(0, depth + (text in "([{") - (text in ")]}"))
        if kind != "skip" and not (kind == "newline" and depth):
            tokens.append((kind, text))
    return [*tokens, (None, ""), (None, "")]


def _owner(tokens: list[Token], i: int) -> str:
    """What the bracket at `i` belongs to: a called or subscripted name, or a keyword (`dtype=`)."""
    text = tokens[i - 1][1]
    if text == "=" and tokens[i - 2][0] == "name":
        return f"{tokens[i - 2][1]}="
    return text if _CALLED.fullmatch(text) else ""


def _is_keyword_name(brackets: list[Bracket], before: str, after: str) -> bool:
    """`b` in `f(a, b=1)`; a parameter of a `def` is a name of its own."""
    if after != "=" or before not in ("(", ",") or not brackets:
        return False
    opener, owner, parameters = brackets[-1]
    return opener == "(" and bool(owner) and not parameters


def _names_a_type(
    tokens: list[Token], i: int, brackets: list[Bracket], statement: list[str]
) -> bool:
    """Whether `float` at `i` is the type rather than the symbol of a literal."""
    before, after = tokens[i - 1][1], tokens[i + 1][1]
    earlier, later = tokens[i - 2][1], tokens[i + 2][1]
    opener, owner, parameters = brackets[-1] if brackets else ("", "", True)
    if _ARITHMETIC.fullmatch(before) or _ARITHMETIC.fullmatch(after):
        return False
    if after in ("(", ".") or before in ("->", "is", "class", "def", "except"):
        return True
    if (before == "not" and earlier == "is") or "|" in (before, after):
        return True
    if before in ("==", "!=") and "type" in statement:
        return True  # type(x) == float
    if before == ":" and "lambda" not in statement and parameters and opener in ("", "("):
        return True  # an annotation: a colon in other brackets is of a dictionary or a slice
    if before in (",", "=", "==", "!=") and _TYPE.fullmatch(earlier):
        return True  # (str, float), dtype=float, x.dtype == float
    if after == "," and _TYPE.fullmatch(later):
        return True
    if opener == "(" and before == "(" and _TYPE_ARGUMENT.fullmatch(owner):
        return True
    if opener == "(" and before == "," and _MAKES_ARRAY.fullmatch(owner):
        return True  # np.zeros(n, float)
    return any(
        _TYPES_INSIDE.fullmatch(owner) or (opener == "[" and _GENERIC.fullmatch(owner))
        for opener, owner, _ in brackets
    )
