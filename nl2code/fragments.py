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

_TYPE = re.compile(
    r"int|str|bool|bytes|object|list|dict|tuple|set|frozenset|bytearray|type|None|d?types?|\w+type"
)
_TAKES_A_TYPE = re.compile(
    r"astype|isinstance|issubclass|map|apply|applymap|transform|defaultdict|cast|dtype|view|type"
    r"|issubdtype|can_cast|result_type|promote_types|finfo|iinfo|select_dtypes|NewType|TypeVar"
    r"|List|Dict|Tuple|Set|FrozenSet|Sequence|Iterable|Iterator|Mapping|Union|Optional|Callable"
    r"|Generator|Any|Type|ndarray|NDArray|Series|list|dict|tuple|set|frozenset"
    r"|(?:\w*d?types?|func\w*|\w*converters?|\w*factory|cls|key)="  # keyword arguments
)
_ARITHMETIC = re.compile(r"[-+*/%@<>&^~]|\*\*|//|[<>]=|<<|>>")


def value_names(code: str) -> Iterator[str]:
    """Each identifier that is not an attribute, a keyword-argument name, imported, or a type.

    Only `float` and `complex` are asked whether they are a type here.

    >>> list(value_names("x.a(b=c, dtype=float) * float  # d"))
    ['x', 'c', 'float']
    """
    tokens = [
        (match.lastgroup, match.group())
        for match in _TOKEN.finditer(code)
        if match.lastgroup != "skip"
    ]
    tokens = [(None, ""), *tokens, (None, ""), (None, "")]
    brackets: list[tuple[str, str, bool]] = []  # (opener, what it belongs to, parameters of a def)
    statement: list[str] = []  # the tokens of the statement so far
    for i in range(1, len(tokens) - 2):
        kind, text = tokens[i]
        before, after = tokens[i - 1][1], tokens[i + 1][1]
        if kind == "newline" or text == ";":
            if not brackets:
                statement = []
            continue
        if kind == "op":
            if text in "([{":
                brackets.append((text, _owner(tokens, i), statement[:1] == ["def"]))
            elif text in ")]}" and brackets:
                brackets.pop()
        elif kind == "name" and before != "." and not _is_keyword_name(brackets, before, after):
            imported = statement[:1] in (["import"], ["from"])
            if not imported and not (
                text in ("float", "complex") and _names_a_type(tokens, i, brackets, statement)
            ):
                yield text
        statement.append(text)


def _owner(tokens: list[tuple[str | None, str]], i: int) -> str:
    """What the bracket at `i` belongs to: a called or subscripted name, or a keyword (`dtype=`)."""
    kind, text = tokens[i - 1]
    if kind == "name":
        return text
    if text == "=" and tokens[i - 2][0] == "name":
        return f"{tokens[i - 2][1]}="
    return ""


def _is_keyword_name(brackets: list[tuple[str, str, bool]], before: str, after: str) -> bool:
    """`b` in `f(a, b=1)`; a parameter of a `def` is a name of its own."""
    if after != "=" or before not in ("(", ",") or not brackets:
        return False
    opener, owner, parameters = brackets[-1]
    return opener == "(" and bool(owner) and not parameters


def _names_a_type(
    tokens: list[tuple[str | None, str]],
    i: int,
    brackets: list[tuple[str, str, bool]],
    statement: list[str],
) -> bool:
    """Whether `float` at `i` is the type rather than the symbol of a literal."""
    before, after = tokens[i - 1][1], tokens[i + 1][1]
    if _ARITHMETIC.fullmatch(before) or _ARITHMETIC.fullmatch(after):
        return False
    if after in ("(", ".") or before in ("->", "is", "class", "def"):
        return True
    if before == ":" and "lambda" not in statement and not _in_a_value(brackets):
        return True  # an annotation
    if before in ("|", ",", "=", "==", "!=") and _TYPE.fullmatch(tokens[i - 2][1]):
        return True  # int | float, (str, float), dtype=float, x.dtype == float
    if after in ("|", ",") and _TYPE.fullmatch(tokens[i + 2][1]):
        return True
    if before == "not" and tokens[i - 2][1] == "is":
        return True
    return any(_TAKES_A_TYPE.fullmatch(owner) for _, owner, _ in brackets)


def _in_a_value(brackets: list[tuple[str, str, bool]]) -> bool:
    """Whether a colon here is of a dictionary or a slice."""
    return bool(brackets) and (brackets[-1][0] in "{[" or not brackets[-1][2])
