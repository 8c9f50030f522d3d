"""The names that a file defines itself, at every place where they mean that definition.

The scopes and their names come from `scope_walk.py`. Here each name is looked up as Python's
compiler does it
(https://docs.python.org/3/reference/executionmodel.html#resolution-of-names): the scope itself,
the functions around it, the module; class bodies are seen only from directly inside.

A name that its scope also imports is left: it is somebody else's. So is one that no scope binds: a
builtin, or something out of a star import.
"""

from __future__ import annotations

from nl2code.scope_walk import Scope, walk_scopes
from nl2code.syntax import Parsed


def own_names(parsed: Parsed) -> list[tuple[int, int, str]]:
    """(start byte, end byte, `function` | `class` | `variable`) of each, in source order.

    `SketchError` for a body with nothing in it.
    """
    scopes = walk_scopes(parsed)
    _bind(scopes)
    result: list[tuple[int, int, str]] = []
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
        names = scope.names
        around = scope
        while around.kind == "types" and around.parent is not None:
            around = around.parent
        # What is in the header of a method sees what the class binds.
        in_class = around.names if around.kind == "class" else {}
        for name, start, end in scope.uses:
            if name in names:
                kind = names[name]
            elif name in in_class:
                kind = in_class[name]
            else:
                outer = seen.get(name)
                kind = outer[-1] if outer else None
            if kind is not None:
                result.append((start, end, kind))
        for name, kind in shown.items():
            seen.setdefault(name, []).append(kind)
        steps.append((scope, False))
        steps += [(child, True) for child in scope.children]
    result.sort()
    return result


def _bind(scopes: list[Scope]) -> None:
    """Fill in the names of every scope: those it binds, and those others bind for it."""
    module = scopes[0]
    homes = _homes_of_nonlocals(scopes)
    for scope in scopes[1:]:
        for name in scope.globals | scope.nonlocals:
            home = module if name in scope.globals else homes.get((id(scope), name))
            binding = scope.bindings.pop(name, None)
            imported = name in scope.imports
            scope.imports.discard(name)
            if home is not None and binding is not None:
                home.bindings[name] = min(binding, home.bindings.get(name, binding))
            if home is not None and imported:
                home.imports.add(name)
    for scope in scopes:
        scope.names = {name: kind for name, (_, kind) in scope.bindings.items()}
        scope.names |= dict.fromkeys(scope.imports)
        for name in scope.globals:
            scope.names[name] = module.names.get(name)


def _homes_of_nonlocals(scopes: list[Scope]) -> dict[tuple[int, str], Scope | None]:
    """(id of a scope, name that is nonlocal in it) -> the function around it that binds the name.

    None for the `__class__` that Python itself puts around the methods of a class.
    """
    names = {name for scope in scopes for name in scope.nonlocals}
    homes: dict[tuple[int, str], Scope | None] = {}
    if not names:
        return homes
    around: dict[str, list[Scope | None]] = {name: [] for name in names}  # the innermost last
    steps = [(scopes[0], True)]
    while steps:
        scope, entering = steps.pop()
        bound: list[str] = []
        if scope.kind == "function":
            bound = [name for name in {*scope.bindings, *scope.imports} if name in names]
            bound = [name for name in bound if name not in scope.nonlocals]
        elif scope.kind == "class" and "__class__" in names:
            bound = ["__class__"]
        if not entering:
            for name in bound:
                around[name].pop()
            continue
        for name in scope.nonlocals:
            if around[name]:
                homes[id(scope), name] = around[name][-1]
        for name in bound:
            around[name].append(scope if scope.kind == "function" else None)
        steps.append((scope, False))
        steps += [(child, True) for child in scope.children]
    return homes
