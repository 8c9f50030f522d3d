"""One sample, inside its forked process: limits, guards, the program, its test, the verdict.

The program runs with no Python frame of ours above it that holds anything: `__main__` passes the
iterator of `prepare` to a C function which calls one step after the other. The steps, the token
that makes a verdict "passed", and what is compared at the end are on the interpreter's value
stack alone, where frames, modules and globals do not lead; the garbage collector's view of them
is closed by an audit hook. Before the test runs, what `GUARDED_*` names is put back as it was;
after the test it must still be so.
"""

from __future__ import annotations

import builtins
import ctypes
import functools
import gc
import importlib
import json
import operator
import os
import random
import re
import signal
import sys
import types

import layers

VERDICT = 3  # descriptor of the verdict channel in the child
MESSAGE = 2000  # characters of an exception's message that are kept

# What tests compare with. Modules, then classes of these modules (pandas 1.5 to 3, NumPy 1 and 2).
GUARDED_MODULES = (
    *("builtins", "math", "operator", "numpy", "numpy.testing", "numpy.testing._private.utils"),
    *("numpy._core.numeric", "numpy.core.numeric", "numpy._core.fromnumeric"),
    *("numpy.core.fromnumeric", "pandas", "pandas.testing", "pandas._testing"),
    *("pandas._testing.asserters", "pandas._libs.testing", "pandas.core.dtypes.missing"),
    *("pandas.core.internals.managers", "unittest.case"),
)
GUARDED_CLASSES = (
    *(("pandas", "DataFrame"), ("pandas", "Series"), ("pandas", "Index")),
    *(("pandas", "MultiIndex"), ("pandas", "DatetimeIndex")),
    *(("pandas.core.internals.managers", "BlockManager"),),
    *(("pandas.core.internals.managers", "SingleBlockManager"),),
)
ALIASES = (("np", "numpy"), ("numpy", "numpy"), ("pd", "pandas"), ("pandas", "pandas"))


def _version(space: object) -> tuple | None:
    """(where a dictionary's version stands, its value now); None where Python keeps none.

    CPython up to 3.12 gives a dictionary a new number at every write (PEP 509), after its object
    head and its length. 3.13 does not, which the trial shows.
    """
    if sys.implementation.name != "cpython":
        return None

    def tag(dictionary: dict) -> ctypes.c_uint64:
        return ctypes.c_uint64.from_address(id(dictionary) + 24)

    trial = {"a": 1}
    first = tag(trial).value
    trial["a"] = 2
    second = tag(trial).value
    trial["b"] = trial.get("a")
    if len({first, second, tag(trial).value}) < 3:
        return None
    if not isinstance(space, dict):  # the read-only view of a class
        space = next(one for one in gc.get_referents(space) if isinstance(one, dict))
    place = tag(space)
    return place, place.value


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
    """The state of what tests rely on, taken once before any completion runs."""

    def __init__(self) -> None:
        self.modules = {}
        spaces = []
        for name in GUARDED_MODULES:
            module = sys.modules.get(name)
            if module is None and name.endswith((".testing", ".utils")):
                try:
                    module = importlib.import_module(name)
                except ImportError:
                    continue
            if module is not None:
                self.modules[name] = module
                spaces.append((name, module, vars(module)))
        seen = set()
        for home, name in GUARDED_CLASSES:
            for kind in getattr(getattr(self.modules.get(home), name, None), "__mro__", ()):
                if kind not in seen and kind.__module__.startswith("pandas"):
                    seen.add(kind)
                    spaces.append((f"{kind.__module__}.{kind.__qualname__}", kind, vars(kind)))
        self.spaces = []
        functions = set()
        for label, owner, space in spaces:
            # A module's own double-underscore names belong to the import system.
            plain = isinstance(owner, types.ModuleType) and owner is not builtins
            kept = {n: v for n, v in space.items() if not (plain and n.startswith("__"))}
            # owner, live dictionary, its version; names and values: compared by identity, in C
            names, values = tuple(kept), tuple(kept.values())
            self.spaces.append((label, owner, space, _version(space), names, values))
            for value in kept.values():
                functions.update(_functions(value))
        self.objects = frozenset([*functions, *self.modules.values()])


def _changes(spaces: list, modules: dict, loaded: dict) -> list:
    """(label, owner, name, old value) of every guarded name that is not what it was."""
    found = []
    for label, owner, space, version, names, values in spaces:
        # Looking at the values touches a thousand pages, each copied: 2.5 ms. So first ask the
        # dictionary whether it was written to.
        if version is not None and version[0].value == version[1]:
            continue
        if all(map(is_, map(space.get, names), values)):
            continue
        for name, value in zip(names, values):
            if space.get(name) is not value:
                found.append((label, owner, name, value))
    for name, module in modules.items():
        if loaded.get(name) is not module:
            found.append(("sys.modules", loaded, name, module))
    return found


def _audit(event: str, arguments: tuple) -> None:
    # Runs with names of its own (see `guarded_audit`): nothing of ours hangs on its frame.
    if event in closed:
        raise RuntimeError("not available in the sandbox: " + event)
    if event == "gc.get_referents":  # pandas asks it about frames of data
        for one in arguments[0]:
            if kind(one) in closed_kinds:
                raise RuntimeError("not available in the sandbox: " + event)
    if event == "object.__setattr__":
        target, name = arguments[0], arguments[1]
        if kind(target) in guarded_kinds and name in names and target in guarded:
            raise RuntimeError("not available in the sandbox: setting " + name)


def guarded_audit(guard: Guard) -> types.FunctionType:
    """The audit hook: closes ways into the harness and into code that others hold."""
    space = {
        "__builtins__": {},
        "closed": frozenset(
            (
                *("gc.get_objects", "gc.get_referrers"),
                *("sys._current_frames", "sys._current_exceptions", "sys.addaudithook"),
                *("sys.monitoring.register_callback", "ctypes.string_at", "ctypes.cdata"),
            )
        ),
        "closed_kinds": frozenset((types.FrameType, map, functools.partial)),
        "guarded_kinds": (types.ModuleType, types.FunctionType),
        "names": ("__code__", "__class__"),
        "guarded": guard.objects,
        "kind": type,
        "RuntimeError": RuntimeError,
    }
    return types.FunctionType(_audit.__code__, space, "audit")


def send(message: dict) -> None:
    """Write one line to the verdict channel; a completion may have closed it."""
    try:
        os.write(VERDICT, json.dumps(message).encode() + b"\n")
    except OSError:
        pass


def describe(error: BaseException) -> str:
    """`Type: message`, whatever the message does when it is asked for."""
    name = type(error).__name__
    try:
        text = str(error)
    except BaseException:
        text = "(its message cannot be shown)"
    # Addresses differ from run to run; the same sample should give the same line.
    text = re.sub(r"\b0x[0-9a-fA-F]{6,}", "0x...", text[:MESSAGE])
    return f"{name}: {text}" if text else name


def confine(job: dict, layers_on: dict, work: str) -> None:
    """Apply to this process what holds per sample. Raises `OSError` if a layer fails."""
    os.setsid()
    os.chdir(work)
    for kind, value in job["limits"].items():
        layers.limit(kind, value)
    if layers_on["no_new_privs"]:
        layers.prctl(layers.PR_SET_NO_NEW_PRIVS)
    if layers_on["seccomp"]:
        layers.seccomp(os.getpid(), not layers_on["root"])
    elif layers_on["landlock"] >= 6:
        layers.landlock_scope()  # the worker's own scope would let its samples signal it


def _explain(error: BaseException) -> None:
    """Report how the program ended before the test did. Nothing here needs the token."""
    origin = ""
    trace = error.__traceback__
    while trace is not None:
        origin = trace.tb_frame.f_code.co_filename
        trace = trace.tb_next
    status = "out_of_memory" if isinstance(error, MemoryError) else "failed"
    own = isinstance(error, AssertionError) and stage and origin != "<completion>"
    send({"status": status, "error": describe(error), "exception": type(error).__name__,
          "parses": True, "ran": bool(own)})  # fmt: skip
    os._exit(0)


def apart(function: types.FunctionType, names: dict) -> types.FunctionType:
    """`function` with `names` for its globals: what a completion does to a module's names, which
    it can reach through any class of ours, changes nothing for it."""
    return types.FunctionType(
        function.__code__, names, function.__name__, function.__defaults__, function.__closure__
    )


def prepare(job: dict, layers_on: dict, guard: Guard, work: str) -> tuple:
    """Confine this process and compile the program; return (iterator of steps, explain).

    Nothing untrusted runs in here. Ends the process itself when the program does not parse.
    """
    token = os.urandom(16).hex().encode()
    entry = "" if job["entry_point"] == "none" else job["entry_point"]
    try:
        confine(job, layers_on, work)
    except OSError as error:
        os.write(VERDICT, f"cannot confine the process: {error}".encode())
        os._exit(0)
    os.write(VERDICT, token + b"\n")  # from here on, a line counts only if it is well formed
    try:
        program = compile(job["program"], "<completion>", "exec", dont_inherit=True)
    except BaseException as error:
        send({"status": "syntax_error", "error": describe(error),
              "exception": type(error).__name__, "parses": False, "ran": False})  # fmt: skip
        os._exit(0)
    try:
        test = compile(job["test"], "<test>", "exec", dont_inherit=True)
        ask = compile(f"check({entry})", "<check>", "exec")
    except (SyntaxError, ValueError) as error:
        # A broken benchmark: to be exact with the paper it fails; `validate` lists it.
        send({"status": "failed", "error": f"the problem's own test does not parse: {error}",
              "exception": type(error).__name__, "parses": True, "ran": False})  # fmt: skip
        os._exit(0)

    random.seed(0)  # a fork draws a new seed; NumPy's state is the worker's, the same for all
    space: dict = {"__builtins__": builtins}
    test_space: dict = {}
    fixed: dict = {}
    stage: list = []
    spaces, modules, loaded = guard.spaces, guard.modules, sys.modules
    builtins_module, builtin_names, aliases = builtins, tuple(vars(builtins)), ALIASES
    module_kind, function_kind = types.ModuleType, types.FunctionType
    # The steps use these names and their own closures only.
    names = {"__builtins__": dict(vars(builtins)), "is_": operator.is_}
    changes = apart(_changes, names)

    def before_test() -> None:
        for _, owner, name, value in changes(spaces, modules, loaded):
            if owner is loaded:
                owner[name] = value
            else:
                setattr(owner, name, value)
        for name, value in space.items():
            if type(name) is str:  # a class of the completion's would run its own comparison
                test_space[name] = value
        test_space["__builtins__"] = builtins_module
        for alias, name in aliases:
            if alias in test_space and name in modules:
                test_space[alias] = modules[name]
        # A completion's `all = lambda *a: True` is its own affair, not the test's.
        for name in builtin_names:
            if name in test_space and name != entry and not name.startswith("__"):
                del test_space[name]
        stage.append("test")

    def before_check() -> None:
        found = test_space.get("check")
        if type(found) is function_kind and found.__code__ not in test.co_consts:
            raise AssertionError("the completion replaced the test's check()")
        fixed.update(test_space)

    def after_check() -> None:
        changed = [f"{label}.{name}" for label, _, name, _ in changes(spaces, modules, loaded)]
        for name, value in fixed.items():
            if type(value) in (module_kind, function_kind) and test_space.get(name) is not value:
                changed.append(name)
        changed += [name for name in builtin_names if name in test_space and name not in fixed]
        if changed:
            raise RuntimeError("the completion tampered with " + ", ".join(changed[:5]))

    every_signal = set(range(1, signal.NSIG)) - {signal.SIGKILL, signal.SIGSTOP}
    # No profiler, tracer, signal handler or collector of the completion's sees a step of ours.
    undo = [
        functools.partial(sys.setprofile, None),
        functools.partial(sys.settrace, None),
        functools.partial(signal.pthread_sigmask, signal.SIG_BLOCK, every_signal),
        gc.disable,
    ]
    redo = [functools.partial(signal.pthread_sigmask, signal.SIG_UNBLOCK, every_signal), gc.enable]
    steps = [
        functools.partial(exec, program, space),
        *undo,
        apart(before_test, names),
        *redo,
        functools.partial(exec, test, test_space),
        *undo,
        apart(before_check, names),
        *redo,
        functools.partial(exec, ask, test_space),
        *undo,
        apart(after_check, names),
        functools.partial(os.write, VERDICT, token + b"\n"),
        functools.partial(os._exit, 0),
    ]
    speech = {"os": os, "json": json, "re": re, "VERDICT": VERDICT, "MESSAGE": MESSAGE}
    speech["__builtins__"] = builtins
    speech.update(stage=stage, send=apart(send, speech), describe=apart(describe, speech))
    for name in ("child", "host", "layers", "server", "syscalls", "verdicts"):
        sys.modules.pop(name, None)
    sys.addaudithook(guarded_audit(guard))
    return map(operator.methodcaller("__call__"), steps), apart(_explain, speech)
