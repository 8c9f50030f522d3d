"""What tests rely on, remembered before any completion runs, and compared afterwards.

Two kinds of thing are guarded: what names stand for (in modules and classes, `GUARDED_*`), and
what the assert helpers are made of (code, defaults, closures of `HELPERS`). Names are put back
before the test runs; whatever is not as it was when the test has ended makes the sample fail.

Looking at a value counts a reference to it, which copies its page in a forked process; over all
that is guarded that took longer than most samples. So CPython's own records are watched in place,
by address: the version number of a dictionary (PEP 509, up to 3.12), the pointers in a function,
cell or class. Where a record cannot be found, the values are compared.

A completion may define what `==`, `hash`, deletion or a missing attribute do for its objects.
Whatever runs after a completion therefore compares by identity, asks for exact types, drops no
object and reads nothing through classes that can be changed: no code of a completion's ever runs
below a frame of ours, from where it could reach these lists.
"""

from __future__ import annotations

import builtins
import ctypes
import functools
import gc
import importlib
import operator
import struct
import sys
import types

# Modules, then classes of these modules (pandas 1.5 to 3, NumPy 1 and 2).
HELPERS = (
    *("numpy.testing", "numpy.testing._private.utils", "pandas.testing", "pandas._testing"),
    *("pandas._testing.asserters", "pandas._testing._warnings"),
)
GUARDED_MODULES = (
    *HELPERS,
    *("builtins", "math", "operator", "contextlib", "functools", "random", "copy", "collections"),
    *("itertools", "datetime", "re", "unittest.case"),
    *("numpy", "numpy._core.numeric", "numpy.core.numeric", "numpy._core.fromnumeric"),
    *("numpy.core.fromnumeric", "pandas", "pandas._libs.testing", "pandas._libs.lib"),
    *("pandas._libs.missing", "pandas.core.dtypes.missing", "pandas.core.dtypes.common"),
    *("pandas.core.dtypes.generic", "pandas.core.internals.managers"),
)
GUARDED_CLASSES = (
    *(("pandas", "DataFrame"), ("pandas", "Series"), ("pandas", "Index"), ("pandas", "MultiIndex")),
    *(("pandas", "DatetimeIndex"), ("pandas", "RangeIndex"), ("pandas", "Categorical")),
    *(("pandas.core.internals.managers", "BlockManager"),),
    *(("pandas.core.internals.managers", "SingleBlockManager"),),
    *(("pandas.core.arrays.base", "ExtensionArray"), ("pandas.arrays", "ArrowStringArray")),
    *(("pandas.arrays", "DatetimeArray"), ("contextlib", "ContextDecorator")),
    *(("contextlib", "_GeneratorContextManager"), ("contextlib", "nullcontext")),
    *(("warnings", "catch_warnings"), ("unittest.case", "TestCase")),
)
CLOSED = frozenset(
    (
        *("gc.get_objects", "gc.get_referrers", "sys._current_frames", "sys._current_exceptions"),
        *("sys.addaudithook", "sys.settrace", "sys.setprofile", "sys.monitoring.register_callback"),
        *("ctypes.string_at", "ctypes.wstring_at", "ctypes.memoryview_at", "ctypes.cdata"),
    )
)
CPYTHON = sys.implementation.name == "cpython"


def _place(owner: object, held: list) -> tuple | None:
    """(first, last + 1) of the words of `owner` that point to `held`; None if one is not found."""
    size = type(owner).__basicsize__ // 8
    words = (ctypes.c_uint64 * size).from_address(id(owner))
    addresses = list(words)
    found = [addresses.index(id(one)) for one in held if id(one) in addresses]
    return (min(found), max(found) + 1) if len(found) == len(held) else None


def _sample_function() -> types.FunctionType:
    kept = 1

    def function(a: int = 1, *, b: int = 2) -> tuple:
        return kept, a, b

    return function


class Watch:
    """Where this interpreter keeps its records; each method gives a view of one, or None."""

    def __init__(self) -> None:
        self.function = self.cell = self.mro = None
        self.dictionary = False
        if not CPYTHON or struct.calcsize("P") != 8:
            return
        one = _sample_function()
        parts = [one.__code__, one.__defaults__, one.__kwdefaults__, one.__closure__]
        self.function = _place(one, parts)
        self.cell = _place(one.__closure__[0], [one.__closure__[0].cell_contents])
        self.mro = _place(Watch, [Watch.__mro__])
        self.dictionary = self._versions_are_kept()

    def view(self, owner: object, place: tuple | None) -> memoryview | None:
        """Bytes of `owner`. A memoryview's type is fixed; the classes of ctypes are not."""
        if place is None:
            return None
        make = ctypes.pythonapi.PyMemoryView_FromMemory
        make.restype, make.argtypes = (
            ctypes.py_object,
            (ctypes.c_void_p, ctypes.c_ssize_t, ctypes.c_int),
        )
        return make(id(owner) + 8 * place[0], 8 * (place[1] - place[0]), 0x100)

    def version(self, space: object) -> memoryview | None:
        """The version of a dictionary: after its object head (16 bytes) and its length."""
        if not self.dictionary:
            return None
        if not isinstance(space, dict):  # the read-only view of a class
            space = next(one for one in gc.get_referents(space) if isinstance(one, dict))
        return self.view(space, (3, 4))

    def _versions_are_kept(self) -> bool:
        trial = {"a": 1}
        seen = self.view(trial, (3, 4))
        values = [bytes(seen)]
        trial["a"] = 2
        values.append(bytes(seen))
        trial["b"] = trial.get("a")
        values.append(bytes(seen))
        return len(set(values)) == 3


def _functions(value: object) -> list:
    """The Python functions behind an attribute: itself, what it wraps, a property's getter."""
    found = []
    for _ in range(8):
        if isinstance(value, types.FunctionType):
            found.append(value)
            value = getattr(value, "__wrapped__", None)
        elif isinstance(value, (staticmethod, classmethod)):
            value = value.__func__
        elif isinstance(value, property):
            value = value.fget
        else:
            break
    return found


class Guard:
    """The state of what tests rely on, taken once before any completion runs.

    entries: (kind, label, owner, then what it was). views, before: what to watch for each entry,
    and its bytes; (None, None) for an entry that has to be compared.
    """

    def __init__(self) -> None:
        self.watch = Watch()
        entries: list = []
        self.modules = {}
        functions: dict = {}
        for name in GUARDED_MODULES:
            module = sys.modules.get(name)
            if module is None and name.endswith((".testing", ".utils")):
                try:
                    module = importlib.import_module(name)
                except ImportError:
                    continue
            if module is None:
                continue
            self.modules[name] = module
            # A module's own double-underscore names belong to the import system.
            plain = module is not builtins
            kept = {n: v for n, v in vars(module).items() if not (plain and n.startswith("__"))}
            entries.append(self._names(name, module, kept))
            for attribute, value in kept.items():
                for one in _functions(value):
                    functions.setdefault(one, (f"{name}.{attribute}", name in HELPERS))
        for kind in self._classes():
            label = f"{kind.__module__}.{kind.__qualname__}"
            entries.append(self._names(label, kind, dict(vars(kind))))
            mro = kind.__mro__
            entries.append(("mro", label, kind, mro, self.watch.view(kind, self.watch.mro)))
            for attribute, value in vars(kind).items():
                for one in _functions(value):
                    functions.setdefault(one, (f"{label}.{attribute}", kind.__module__ in HELPERS))
        for one, (label, is_helper) in functions.items():
            if is_helper:
                entries += self._function(label, one)
        loaded = tuple(self.modules), tuple(self.modules.values())
        entries.append(
            ("names", "sys.modules", None, sys.modules, *loaded, self.watch.version(sys.modules))
        )
        self.objects = frozenset([*functions, *self.modules.values()])
        self.entries = tuple(entry[:-1] for entry in entries)
        self.views = tuple(entry[-1] for entry in entries)
        self.before: tuple = ()
        self.kept: list = []  # what names stood for that were put back: nothing is dropped

    def _classes(self) -> list:
        found = {}
        for home, name in GUARDED_CLASSES:
            for one in getattr(getattr(sys.modules.get(home), name, None), "__mro__", ()):
                if one.__module__.split(".")[0] in ("pandas", "contextlib", "warnings", "unittest"):
                    found[one] = None
        return list(found)

    def _names(self, label: str, owner: object, kept: dict) -> tuple:
        # What is None or a number now may be a cache or a counter that the library sets by itself.
        kept = {n: v for n, v in kept.items() if v is not None and type(v) not in (int, bool)}
        names, values = tuple(kept), tuple(kept.values())
        space = vars(owner)
        return "names", label, owner, space, names, values, self.watch.version(space)

    def _function(self, label: str, one: types.FunctionType) -> list:
        made_of = one.__code__, one.__defaults__, one.__kwdefaults__
        entries = [("function", label, one, *made_of, self.watch.view(one, self.watch.function))]
        if one.__kwdefaults__:
            space = one.__kwdefaults__
            names, values = tuple(space), tuple(space.values())
            entries.append(("names", label, None, space, names, values, self.watch.version(space)))
        for cell in one.__closure__ or ():
            try:
                content = cell.cell_contents
            except ValueError:
                continue
            entries.append(("cell", label, cell, content, self.watch.view(cell, self.watch.cell)))
        return entries

    def settle(self) -> None:
        """Take the records as they are now; the last thing before samples run."""
        self.before = tuple(view and bytes(view) for view in self.views)


def changes(entries: tuple, views: tuple, before: tuple) -> list:
    """(label, name, owner, space, old value) of all that is not what it was; `space` is None
    where there is nothing to put back."""
    found = []
    for index, same in enumerate(map(equal, views, before)):
        if same and views[index] is not None:
            continue
        what, label, owner, *old = entries[index]
        if what == "names":
            space, names, values = old
            if not all(map(is_, map(type, space), repeat(str))):
                found.append((label, "a name that is no string", owner, None, None))
            elif not all(map(is_, map(space.get, names), values)):
                for name, value in zip(names, values):
                    if space.get(name) is not value:
                        found.append((label, name, owner, space, value))
        elif what == "function":
            now = owner.__code__, owner.__defaults__, owner.__kwdefaults__
            if not all(map(is_, now, old)):
                found.append((label, "its code", owner, None, None))
        elif what == "cell":
            if owner.cell_contents is not old[0]:
                found.append((label, "its closure", owner, None, None))
        elif mro_of(owner) is not old[0]:
            found.append((label, "its bases", owner, None, None))
    return found


def audit_function(guard: Guard) -> types.FunctionType:
    """The audit hook: closes ways into the harness and into code that others hold.

    Its decisions hang on constants and defaults, which its frame does not give away.
    """

    def audit(
        event: str,
        arguments: tuple,
        closed: frozenset = CLOSED,
        guarded: frozenset = guard.objects,
        kind: type = type,
        kinds: tuple = (types.ModuleType, types.FunctionType),
        closed_kinds: tuple = (types.FrameType, functools.partial, map),
        error: type = RuntimeError,
    ):
        if event in closed:
            raise error("not available in the sandbox: " + event)
        if event == "object.__setattr__":
            target, name = arguments[0], arguments[1]
            for one in kinds:
                if kind(target) is one and name in ("__code__", "__class__") and target in guarded:
                    raise error("not available in the sandbox: setting " + name)
        elif event == "gc.get_referents":  # pandas asks it about frames of data
            for target in arguments[0]:
                for one in closed_kinds:
                    if kind(target) is one:
                        raise error("not available in the sandbox: " + event)

    return types.FunctionType(audit.__code__, {"__builtins__": {}}, "audit", audit.__defaults__)


def apart(function: types.FunctionType, names: dict) -> types.FunctionType:
    """`function` with `names` for its globals: what a completion does to a module's names, which
    it can reach through any class of ours, changes nothing for it."""
    return types.FunctionType(
        function.__code__, names, function.__name__, function.__defaults__, function.__closure__
    )


def own_names() -> dict:
    """Globals for functions that run after a completion: builtins as they were."""
    import itertools

    return {
        "__builtins__": dict(vars(builtins)),
        "is_": operator.is_,
        "equal": operator.eq,
        "repeat": itertools.repeat,
        "mro_of": type.__dict__["__mro__"].__get__,
    }
