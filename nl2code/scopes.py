"""The names that a file defines itself, at every place where they mean that definition.

The scopes and their names come from `scope_walk.py`. Here each name is looked up as Python's
compiler does it
(https://docs.python.org/3/reference/executionmodel.html#resolution-of-names): the scope itself,
the functions around it, the module; class bodies are seen only from directly inside.

A name that its scope also imports is left: it is somebody else's. So is one that no scope binds: a
builtin, or something out of a star import.
"""

from __future__ import annotations

from nl2code.scope_walk import VARIABLE, Scope, walk_scopes
from nl2code.syntax import Parsed, captures


def own_names(parsed: Parsed) -> list[tuple[int, int, str]]:
    """(start byte, end byte, `function` | `class` | `variable`) of each, in source order."""
    captures("", parsed)  # for its check
    scopes = walk_scopes(parsed)
    _bind(scopes)
    result: set[tuple[int, int, str]] = set()
    # Down the tree of scopes, with what each name means there: its meanings, the innermost last.
    seen: dict[str, list[str | None]] = {}
    steps = [(scopes[0], True)]
    while steps:
        scope, entering = steps.pop()
        # What a class binds is seen from nowhere else, but for the class itself in its methods.
        shown = {"__class__": None} if scope.kind == "class" else scope.names
        if not entering:
            for name in shown:
                seen[name].pop()
            continue
        first = [scope.names]
        if scope.kind == "types" and scope.parent is not None and scope.parent.kind == "class":
            first.append(scope.parent.names)
        for name, start, end in scope.uses:
            names = next((names for names in first if name in names), None)
            outer = seen.get(name)
            kind = names[name] if names is not None else outer[-1] if outer else None
            if kind is not None:
                result.add((start, end, kind))
        for name, kind in shown.items():
            seen.setdefault(name, []).append(kind)
        steps.append((scope, False))
        steps += [(child, True) for child in scope.children]
    return sorted(result)


def _bind(scopes: list[Scope]) -> None:
    """Fill in the names of every scope: those it binds, and those others bind for it."""
    module = scopes[0]
    raw = {
        id(scope): {*(name for name, _, _ in scope.bindings), *scope.imports} for scope in scopes
    }

    def home(name: str, scope: Scope) -> Scope:
        """The scope that a binding in `scope` belongs to."""
        if name in scope.globals:
            return module
        if name not in scope.nonlocals:
            return scope
        at = scope.parent
        while at is not None and not (
            at.kind == "function" and name in raw[id(at)] and name not in at.nonlocals
        ):
            at = at.parent
        return at or module

    bound: dict[int, dict[str, tuple[bool, int, str]]] = {id(scope): {} for scope in scopes}
    for scope in scopes:
        for name, where, kind in scope.bindings:
            if name == "__class__" and name in scope.nonlocals:
                continue  # the class that Python itself puts around its methods
            # A definition says what the name is, however it is assigned to elsewhere.
            entry = (kind == VARIABLE, where, kind)
            into = bound[id(home(name, scope))]
            into[name] = min(entry, into.get(name, entry))
    for scope in scopes:
        scope.names |= {name: entry[2] for name, entry in bound[id(scope)].items()}
    for scope in scopes:
        for name in scope.imports:
            home(name, scope).names[name] = None
    for scope in scopes[1:]:
        for name in scope.globals:
            scope.names[name] = module.names.get(name)
