"""CERT's inference (section 3.2): sketch, vote, then generate, answer or fall back. No tensors.

    sketches  = n samples of the sketcher for the context
    sketch    = the most frequent of them
    empty     -> the generator completes the context alone
    no symbol -> the sketch is complete code: it is the answer
    else      -> the generator completes  sketch + "# [segmentation]" + context

The two models come in as functions, so all of this is tested without any.

Two points where paper and authors' release differ are selectable:
`symbol_free`: a voted sketch without symbols is the answer (`answer`, paper), or the sketcher's own
samples are the answers (`samples`, release). With `answer` all n samples of the problem are that
one completion, so pass@k is 0 or 1 there for every k: the method's own prediction, not a trick.
`pool`: over how many sketches a vote is held: all n (None, paper) or each 50 by themselves
(50, release; each vote then serves the 50 samples of its pool).
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from nl2code.blocks import SEGMENTATION
from nl2code.sketch import has_symbols

SYMBOL_FREE = ("answer", "samples")
RELEASE_POOL = 50

# In the generator's training text two blank lines part a block from the next block's sketch. What
# follows them is not code of the program, so the generator also stops there.
BLOCK_END = "\n\n\n"

# What matters when comments are taken out, in order of precedence. A string is passed over, so that
# a `#` in it is no comment; unfinished ones run to their end.
_REST = re.compile(r"[ \t]*(?:#[^\n]*)?(?:\n|\Z)")  # of a line that holds a docstring
_LEXEME = re.compile(
    r"""
      (?P<alone>(?<!\\\n)^[ \t]*[rRuU]?(?:\"{3}(?:\\.|(?!\"{3})[^\\])*\"{3}
                |'{3}(?:\\.|(?!'{3})[^\\])*'{3}
                |"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')(?=[ \t]*(?:\#|\n|\Z)))
    | (?P<comment>^[ \t]*\#[^\n]*(?:\n|\Z)|[ \t]*\#[^\n]*)
    | (?P<string>\"{3}(?:\\.|(?!\"{3})[^\\])*(?:\"{3}|\Z)
                |'{3}(?:\\.|(?!'{3})[^\\])*(?:'{3}|\Z)
                |"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?)
    | (?P<open>[(\[{])
    | (?P<close>[)\]}])
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)


@dataclass(frozen=True)
class Vote:
    """The winning sketch of a pool."""

    sketch: str  # normalised
    index: int  # the first sketch of the pool that reads so
    votes: int


@dataclass(frozen=True)
class CertSample:
    """One completion and where it comes from."""

    completion: str
    sketch: str  # the voted sketch, normalised; "" when none was voted for
    votes: int
    source: str  # generator | sketcher
    index: int  # which of the source's own outputs for this context it is


def strip_comments(code: str) -> str:
    r"""Remove comments, and strings that stand alone on their lines (docstrings).

    A comment that has a line to itself takes the line along, as in `nl2code.blocks.merge`. Works on
    any text, for a sampled sketch is often no complete program.

    >>> strip_comments("x = f('#')  # why\n")
    "x = f('#')\n"
    """
    out, last, depth = [], 0, 0
    for match in _LEXEME.finditer(code):
        kind = match.lastgroup
        if kind == "open":
            depth += 1
        elif kind == "close":
            depth -= 1
        elif kind == "comment" or (kind == "alone" and depth <= 0):  # in brackets it is a value
            out.append(code[last : match.start()])
            end = match.end() if kind == "comment" else _REST.match(code, match.end()).end()
            last = max(last, end)
    return "".join([*out, code[last:]])


def normalise(sketch: str, context: str = "") -> str:
    """A sketch as it is counted and shown to the generator.

    Comments and docstrings go, because the generator's training text has none in its sketches
    (`nl2code.blocks.merge`); so do white space at line ends, and blank lines around. A sketch that
    begins a line of its own is moved to column 0, where training text has its blocks.
    """
    line = context.rpartition("\n")[2]
    if line.strip():  # it goes on with a line; the mark keeps a string there from being a docstring
        text = strip_comments("=" + sketch)[1:]
    else:
        text = textwrap.dedent(line + strip_comments(sketch))
    return "\n".join(part.rstrip() for part in text.split("\n")).strip()


def vote(sketches: Sequence[str], context: str = "") -> Vote:
    """The most frequent sketch; of equally frequent ones, that which came first."""
    seen: dict[str, tuple[int, int]] = {}  # sketch -> (votes, first index), in order of arrival
    for index, sketch in enumerate(sketches):
        key = normalise(sketch, context)
        votes, first = seen.get(key, (0, index))
        seen[key] = (votes + 1, first)
    winner = max(seen, key=lambda key: seen[key][0])  # max keeps the first of equals
    return Vote(winner, seen[winner][1], seen[winner][0])


def generator_prompt(sketch: str, context: str) -> str:
    """The generator's input, laid out as its training text: sketch, marker line, code."""
    return f"{sketch}\n{SEGMENTATION}\n{context}"


def infer(
    context: str,
    n: int,
    sketch: Callable[[str, int], list[str]],
    generate: Callable[[str, int], list[str]],
    symbol_free: str = "answer",
    pool: int | None = None,
) -> list[CertSample]:
    """n completions of `context`.

    Args:
        sketch: (context, n) -> n sketches. Called once.
        generate: (prompt, n) -> n completions. Called at most once a pool, never when the sketcher
            answers; a second call must give fresh samples.
        symbol_free: `answer` or `samples`, see above.
        pool: sketches a vote; None for all n.
    """
    if symbol_free not in SYMBOL_FREE:
        raise ValueError(f"symbol_free {symbol_free!r} must be one of {', '.join(SYMBOL_FREE)}")
    sketches = sketch(context, n)
    assert len(sketches) == n, (len(sketches), n)
    out: list[CertSample] = []
    generated = 0
    for start in range(0, n, pool or n):
        own = sketches[start : start + (pool or n)]
        won = vote(own, context)
        if won.sketch and not has_symbols(won.sketch):
            for i in range(len(own)):
                index = start + (won.index if symbol_free == "answer" else i)
                sample = sketches[index]
                out.append(CertSample(sample, won.sketch, won.votes, "sketcher", index))
            continue
        prompt = generator_prompt(won.sketch, context) if won.sketch else context
        for completion in generate(prompt, len(own)):
            out.append(CertSample(completion, won.sketch, won.votes, "generator", generated))
            generated += 1
    return out
