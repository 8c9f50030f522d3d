"""Print the sketch of files, or the generator's text of them: `python -m nl2code.sketch FILE`.

python -m nl2code.sketch --mode all prog.py
python -m nl2code.sketch --merge prog.py other.py
git show HEAD:prog.py | python -m nl2code.sketch --diff -
"""

from __future__ import annotations

import argparse
import difflib
import io
import os
import re
import signal
import sys
import tokenize
from collections.abc import Iterator
from pathlib import Path

from nl2code.blocks import merge
from nl2code.errors import UserError, run_main
from nl2code.normalise import normalise
from nl2code.redbaron_engine import redbaron_merge, redbaron_sketch
from nl2code.sketch import MODES, SketchError, sketch_code

_RED, _GREEN, _CYAN, _PLAIN = "\x1b[31m", "\x1b[32m", "\x1b[36m", "\x1b[0m"
_LINE = re.compile(r"[^\n]*\n|[^\n]+")  # form feeds end no line
_COLOURS = {"-": _RED, "+": _GREEN, "@": _CYAN}


def arguments(argv: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m nl2code.sketch",
        description="Print the sketch of Python files: user-defined terms replaced by symbols.",
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help="a Python file; - is stdin")
    parser.add_argument(
        "--mode",
        choices=MODES,
        help="what is replaced: constants (CERT), names (CERT-N), all (CERT-NC), or as the "
        "authors' release did (default: constants; with --engine redbaron: released)",
    )
    parser.add_argument(
        "--engine",
        choices=("tree-sitter", "redbaron"),
        default="tree-sitter",
        help="redbaron: the authors' parser, for --mode released; 100 times slower, Python 3.7 "
        "(default: tree-sitter)",
    )
    parser.add_argument(
        "--merge",
        action="store_true",
        help="print the generator's text: every block behind its sketch",
    )
    parser.add_argument(
        "--normalise",
        action="store_true",
        help="run docformatter and autopep8 over the code first, as the paper did (slow)",
    )
    parser.add_argument(
        "--diff",
        action="store_true",
        help="print a diff from the file, in colour on a terminal (NO_COLOR: never, FORCE_COLOR: "
        "always)",
    )
    args = parser.parse_args(argv)
    if args.mode is None:
        args.mode = "released" if args.engine == "redbaron" else "constants"
    elif args.engine == "redbaron" and args.mode != "released":
        parser.error("--engine redbaron knows only --mode released")
    return args


def main(argv: list[str] | None = None) -> int:
    """Each file in turn; one that fails is named on stderr, and the rest go on."""
    args = arguments(argv)
    failed = False
    try:
        for path in args.files:
            try:
                source, encoding = read(path)
                output = transform(source, args)
            except (SketchError, UserError) as error:
                print(f"error: {path}: {error}", file=sys.stderr)
                failed = True
                continue
            if args.diff:
                output = "".join(diff(source, output, path))
            # Bytes: neither line ends nor bytes without a meaning are to be touched on the way out.
            sys.stdout.buffer.write(output.encode(encoding, "surrogateescape"))
        sys.stdout.buffer.flush()
    except OSError as error:  # of the output
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # for the flush at the end
        if isinstance(error, BrokenPipeError):  # the reader has seen enough
            return 128 + signal.SIGPIPE
        raise UserError(f"cannot write the output: {error.strerror}") from error
    return 2 if failed else 0


def transform(source: str, args: argparse.Namespace) -> str:
    if args.normalise:
        source = normalise(source)
    if args.engine == "redbaron":
        return redbaron_merge(source) if args.merge else redbaron_sketch(source)
    return merge(source, args.mode) if args.merge else sketch_code(source, args.mode)


def read(path: str) -> tuple[str, str]:
    """(text, encoding) of a file, with its line ends as they are and a byte-order mark kept.

    The encoding is that of its coding line (PEP 263), else UTF-8; bytes outside of it survive.
    """
    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        raise UserError(f"cannot read it: {error.strerror}") from error
    try:
        encoding = tokenize.detect_encoding(io.BytesIO(data).readline)[0]
        if encoding != "utf-8-sig" and data.decode(encoding).encode(encoding) == data:
            return data.decode(encoding), encoding
    except (SyntaxError, ValueError, LookupError):  # an unknown encoding, or not the right one
        pass
    return data.decode("utf-8", "surrogateescape"), "utf-8"


def diff(source: str, output: str, path: str) -> Iterator[str]:
    """A unified diff, each line coloured by its first character where that can be seen."""
    # https://no-color.org and https://force-color.org
    wanted = sys.stdout.isatty() or os.environ.get("FORCE_COLOR")
    colour = wanted and not os.environ.get("NO_COLOR")
    sides = (_LINE.findall(text) for text in (source, output))
    for text in difflib.unified_diff(*sides, path, "sketch"):
        text = text if text.endswith("\n") else f"{text}\n\\ No newline at end of file\n"
        paint = _COLOURS.get(text[:1], "") if colour else ""
        yield f"{paint}{text[:-1]}{_PLAIN}\n" if paint else text


if __name__ == "__main__":
    run_main(main)
