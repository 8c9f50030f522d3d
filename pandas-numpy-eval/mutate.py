"""Do the tests bite? Break every reference in small ways and count how many breaks are caught.

Each mutant differs from the reference in one place: a constant changed, an argument dropped or
swapped, a neighbouring function in place of the right one, a comparison or an operator turned, a
call left out, a dtype changed, a statement lost, the order of the result reversed. A mutant that
passes the test either does the same as the reference (then survivors.json says why, under its task
id and text) or shows a gap.

    python pandas-numpy-eval/mutate.py            score of both editions, survivors without a reason
    python pandas-numpy-eval/mutate.py --all      the same, with the survivors that have a reason

The operators are those usual in mutation testing (DeMillo, Lipton and Sayward 1978), with a table
of neighbours for these two libraries.
"""

from __future__ import annotations

import argparse
import ast
import copy
import json
import sys
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import CodeType

from build_problems import EDITIONS, HERE, Problem, read_edition

# What a hasty programmer writes instead; used for attributes, names and option strings alike.
NEIGHBOURS = [
    "head tail", "sum mean", "max min", "idxmax idxmin", "argmax argmin", "nlargest nsmallest",
    "first last", "any all", "cumsum cumprod", "cummax cummin", "ffill bfill", "lower upper",
    "floor ceil", "isna notna", "left right", "inner outer", "index columns", "loc iloc",
    "size count", "mean median", "std var", "int float", "int64 float64", "hstack vstack",
    "zeros ones", "argsort sort", "maximum minimum", "logical_and logical_or",
    "union1d intersect1d", "nansum nanmean", "nanmax nanmin", "fliplr flipud", "triu tril",
    "startswith endswith", "rolling expanding", "shift diff", "year month", "day hour",
    "rank argsort", "repeat tile", "sort_values sort_index", "add subtract", "sub div", "mul add",
    "nunique count", "stack unstack", "strip lstrip", "inv transpose",
    "floor_divide true_divide", "low high", "round floor", "merge_asof merge", "forward backward",
    "start end", "MS ME", "D h",
]  # fmt: skip
NEIGHBOUR = {a: b for pair in NEIGHBOURS for a, b in [pair.split(), pair.split()[::-1]]}
COMPARISONS = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
OPERATORS = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.Pow: ast.Mult,
    ast.FloorDiv: ast.Mod, ast.Mod: ast.FloorDiv, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
    ast.BitXor: ast.BitOr, ast.MatMult: ast.Mult,
}  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    task_id: str
    what: str  # the operator, in words
    text: str  # the mutated completion, one line a statement
    program: str  # prompt and mutated completion


def replacements(node: ast.AST, final: bool) -> Iterator[tuple[str, ast.AST | None]]:
    """Every (operator, node to put in its place); None takes a statement out.

    final: whether node is the statement that gives the answer.
    """

    def changed(what: str, edit: Callable[[ast.AST], object]) -> tuple[str, ast.AST]:
        other = copy.deepcopy(node)
        edit(other)
        return what, other

    if isinstance(node, ast.Constant):
        value = node.value
        others: list[object] = []
        if isinstance(value, bool):
            others = [not value]
        elif isinstance(value, int | float):
            others = [value + 1, value - 1]
        elif isinstance(value, str):
            others = [NEIGHBOUR.get(value, value + "x")]
        for other in others:
            yield f"{value!r} -> {other!r}", ast.Constant(other)
    if isinstance(node, ast.Attribute) and node.attr in NEIGHBOUR:
        yield changed(f".{node.attr}", lambda n: setattr(n, "attr", NEIGHBOUR[n.attr]))
    if isinstance(node, ast.Name) and node.id in NEIGHBOUR:
        yield f"name {node.id}", ast.Name(NEIGHBOUR[node.id], ast.Load())
    if isinstance(node, ast.Call):
        for place in range(len(node.args)):
            yield changed(f"argument {place} dropped", lambda n, i=place: n.args.pop(i))
        for place in range(len(node.keywords)):
            yield changed(f"keyword {place} dropped", lambda n, i=place: n.keywords.pop(i))
        if len(node.args) > 1:
            yield changed("arguments swapped", lambda n: n.args.insert(0, n.args.pop(1)))
        if isinstance(node.func, ast.Attribute):
            yield f".{node.func.attr}() left out", node.func.value
    if isinstance(node, ast.Compare) and type(node.ops[0]) in COMPARISONS:
        yield changed("comparison", lambda n: n.ops.__setitem__(0, COMPARISONS[type(n.ops[0])]()))
        if isinstance(node.ops[0], ast.Lt | ast.LtE | ast.Gt | ast.GtE):
            yield changed("sides swapped", lambda n: swap_sides(n))
    if isinstance(node, ast.BinOp) and type(node.op) in OPERATORS:
        yield changed("operator", lambda n: setattr(n, "op", OPERATORS[type(n.op)]()))
    if isinstance(node, ast.UnaryOp):
        yield "sign or not lost", node.operand
    if isinstance(node, ast.Slice):
        for part in ("lower", "upper", "step"):
            if getattr(node, part) is not None:
                yield changed(f"slice {part} lost", lambda n, p=part: setattr(n, p, None))
    if final:
        reverse = ast.Slice(step=ast.UnaryOp(ast.USub(), ast.Constant(1)))
        yield changed(
            "order reversed",
            lambda n: setattr(n, "value", ast.Subscript(n.value, reverse, ast.Load())),
        )
    elif isinstance(node, ast.stmt):
        yield "statement lost", None


def swap_sides(node: ast.Compare) -> None:
    node.left, node.comparators[0] = node.comparators[0], node.left


def mutants(problem: Problem, solution: str) -> Iterator[Mutant]:
    """Every different mutant of a solution, in the order in which ast.walk meets its nodes."""
    prompt_end = len(problem.prompt)
    code = problem.prompt + solution
    tree = ast.parse(code)
    starts = [0]
    for line in code.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))

    def added(node: ast.AST) -> bool:
        return hasattr(node, "lineno") and starts[node.lineno - 1] + node.col_offset >= prompt_end

    last = tree.body[-1]
    final = last.body[-1] if isinstance(last, ast.FunctionDef) else last
    seen = {answer(tree, problem)}
    for place, target in enumerate(ast.walk(tree)):
        if target is not final and not added(target):
            continue
        for what, other in replacements(target, target is final):
            broken = copy.deepcopy(tree)
            twin = next(node for number, node in enumerate(ast.walk(broken)) if number == place)
            if not put(broken, twin, other):
                continue
            text = answer(ast.fix_missing_locations(broken), problem)
            if text not in seen:
                seen.add(text)
                yield Mutant(problem.task_id, what, text, ast.unparse(broken))


def put(tree: ast.AST, old: ast.AST, new: ast.AST | None) -> bool:
    """Replace old by new in tree; False where that leaves no program (an empty body)."""
    for parent in ast.walk(tree):
        for name, value in ast.iter_fields(parent):
            if value is old and new is not None:
                setattr(parent, name, new)
                return True
            if isinstance(value, list) and any(item is old for item in value):
                position = next(i for i, item in enumerate(value) if item is old)
                value[position : position + 1] = [] if new is None else [new]
                return bool(value)
    return False


def answer(tree: ast.Module, problem: Problem) -> str:
    """The last statement of the program as one text: the function, or the line asked for."""
    last = tree.body[-1]
    if isinstance(last, ast.FunctionDef) and problem.entry_point != "none":
        return "; ".join(ast.unparse(statement) for statement in last.body)
    return ast.unparse(last)


@cache
def compiled(text: str) -> CodeType:
    """The bytecode of a text; a test is long and runs against many completions."""
    return compile(text, "program", "exec")


def passes(problem: Problem, answered: str) -> bool:
    """Whether the check passes on an answered prompt. For our own sources: nothing is fenced in."""
    call = "check()" if problem.entry_point == "none" else f"check({problem.entry_point})"
    namespace: dict[str, object] = {"__name__": "program"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            exec(compile(answered, "program", "exec"), namespace)
            exec(compiled(problem.test), namespace)
            exec(call, namespace)
        except Exception:
            return False
    return True


def survivors_file(root: Path = HERE) -> dict[str, dict[str, str]]:
    """{task id: {text of the mutant: why it may pass}}."""
    return json.loads((root / "survivors.json").read_text(encoding="utf-8"))


def score(problems: list[Problem]) -> tuple[int, list[Mutant]]:
    """(number of mutants, those that pass) over the references of the problems."""
    count = 0
    alive = []
    for problem in problems:
        for mutant in mutants(problem, problem.solutions[0]):
            count += 1
            if passes(problem, mutant.program):
                alive.append(mutant)
    return count, alive


def main() -> int:
    parser = argparse.ArgumentParser(description="Mutation score of the references.")
    parser.add_argument("--all", action="store_true", help="list the explained survivors too")
    arguments = parser.parse_args()
    reasons = survivors_file()
    unexplained = 0
    for edition in EDITIONS:
        count, alive = score(read_edition(edition))
        share = 100 * (1 - len(alive) / max(count, 1))
        print(f"{edition}: {count} mutants, {len(alive)} pass, {share:.1f} % are caught")
        for mutant in alive:
            reason = reasons.get(mutant.task_id, {}).get(mutant.text)
            unexplained += reason is None
            if reason is None or arguments.all:
                print(f"  {mutant.task_id} ({mutant.what}): {mutant.text}")
                print(f"    {reason or 'NO REASON'}")
    return 1 if unexplained else 0


if __name__ == "__main__":
    sys.exit(main())
