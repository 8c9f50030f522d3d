"""One sample, inside its forked process: limits, the program, its test, the verdict.

The program runs with no Python frame of ours above it that holds anything: `__main__` passes the
iterator of `prepare` to a C function which calls one step after the other. The steps, the token
that makes a verdict "passed", and what is compared at the end are on the interpreter's value
stack alone, where frames, modules and globals do not lead; the garbage collector does not know
them, and an audit hook closes its view of the rest. See `guard` for what is compared.
"""

from __future__ import annotations

import _signal
import builtins
import collections
import ctypes
import errno
import functools
import gc
import itertools
import json.encoder
import mmap
import operator
import os
import random
import re
import signal
import sys
import types

import layers
from guard import Guard, apart, audit_function, changes, own_names
from verdicts import READY

VERDICT = 3  # descriptor of the verdict channel in the child
MESSAGE = 2000  # characters of an exception's message that are kept
RESERVE = 8 << 20  # bytes set aside for reporting that there is no memory left
ALIASES = (("np", "numpy"), ("numpy", "numpy"), ("pd", "pandas"), ("pandas", "pandas"))


class Kit:
    """What every sample needs and the worker makes once: making it costs more than forking it."""

    def __init__(self, guard: Guard, seccomp: bytes) -> None:
        self.guard = guard
        self.seccomp = seccomp
        self.names = {**own_names(), "changes": None}
        self.names["changes"] = apart(changes, self.names)
        self.builtin_names = frozenset(vars(builtins))
        self.audit = audit_function(guard)
        signals = sorted(set(range(1, signal.NSIG)) - {signal.SIGKILL, signal.SIGSTOP, 32, 33})
        self.signals = tuple(map(int, signals))
        # Private: what maps shared would be one memory for all samples.
        self.reserve = mmap.mmap(-1, RESERVE, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
        self.speech = {
            **{"__builtins__": self.names["__builtins__"], "VERDICT": VERDICT, "MESSAGE": MESSAGE},
            **{"write": os.write, "leave": os._exit, "reserve": self.reserve},
            # Under names that hold whatever a class of the completion's says of itself.
            **{"name_of": type.__dict__["__name__"].__get__, "cut": str.__getitem__},
            "trace_of": BaseException.__dict__["__traceback__"].__get__,
            "errno_of": OSError.__dict__["errno"].__get__,
            "no_memory": errno.ENOMEM,
            "quote": json.encoder.encode_basestring_ascii,
            "hide_addresses": functools.partial(re.compile(r"\b0x[0-9a-fA-F]{6,}").sub, "0x..."),
        }
        self.speech["stage"] = []
        for function in (describe, send):
            self.speech[function.__name__] = apart(function, self.speech)
        self.explain = apart(_explain, self.speech)


def send(status: str, error: str, exception: str, parses: bool, ran: bool) -> None:
    """Write one line to the verdict channel; a completion may have closed it."""
    line = (
        f'{{"status": {quote(status)}, "error": {quote(error)}, "exception": {quote(exception)}, '
        f'"parses": {"true" if parses else "false"}, "ran": {"true" if ran else "false"}}}\n'
    )
    try:
        write(VERDICT, line.encode())
    except OSError:
        pass


def describe(error: BaseException) -> tuple:
    """(type's name, `Type: message`), whatever the message does when it is asked for."""
    name = cut(name_of(type(error)), slice(200))
    try:
        text = cut(str(error), slice(MESSAGE))
    except BaseException:
        text = "(its message cannot be shown)"
    # Addresses differ from run to run; the same sample should give the same line.
    text = hide_addresses(text)
    return name, f"{name}: {text}" if text else name


def _explain(error: BaseException) -> None:
    """Report how the program ended before the test did. Nothing here needs the token."""
    reserve.close()
    origin = ""
    trace = trace_of(error)
    while trace is not None:
        origin = trace.tb_frame.f_code.co_filename
        trace = trace.tb_next
    kind = type(error)
    full = issubclass(kind, OSError) and errno_of(error) == no_memory
    status = "out_of_memory" if full or issubclass(kind, MemoryError) else "failed"
    own = issubclass(kind, AssertionError) and stage and origin != "<completion>"
    name, text = describe(error)
    send(status, text, name, True, bool(own))
    leave(0)


def confine(job: dict, kit: Kit, layers_on: dict, work: str) -> None:
    """Apply to this process what holds per sample. Raises `OSError` if a layer fails."""
    os.setsid()
    os.chdir(work)
    for kind, value in job["limits"].items():
        layers.limit(kind, value)
    if layers_on["seccomp"]:
        layers.seccomp(layers.for_process(kit.seccomp, os.getpid()))
    elif layers_on["landlock"] >= 6:
        layers.landlock_scope()  # the worker's own scope would let its samples signal it


def prepare(job: dict, kit: Kit, layers_on: dict, work: str, token: bytes) -> tuple:
    """Confine this process and compile the program; return (iterator of steps, explain).

    Nothing untrusted runs in here. Ends the process itself when the program does not parse.
    """
    entry = "" if job["entry_point"] == "none" else job["entry_point"]
    try:
        confine(job, kit, layers_on, work)
    except OSError as error:
        os.write(VERDICT, f"cannot confine the process: {error}".encode())
        os._exit(0)
    os.write(VERDICT, READY + b"\n")  # from here on, a line counts only if it is well formed
    say, describe_ = kit.speech["send"], kit.speech["describe"]
    try:
        program = compile(job["program"], "<completion>", "exec", dont_inherit=True)
    except BaseException as error:
        name, text = describe_(error)
        status = "out_of_memory" if isinstance(error, MemoryError) else "syntax_error"
        say(status, text, name, False, False)
        os._exit(0)
    try:
        test = compile(job["test"], "<test>", "exec", dont_inherit=True)
        ask = compile(f"check({entry})", "<check>", "exec")
    except (SyntaxError, ValueError) as error:
        # A broken benchmark: to be exact with the paper it fails; `validate` lists it.
        text = f"the problem's own test does not parse: {error}"
        say("failed", text, type(error).__name__, True, False)
        os._exit(0)

    random.seed(0)  # a fork draws a new seed; NumPy's state is the worker's, the same for all
    space: dict = {"__builtins__": builtins}
    test_space: dict = {}
    fixed: tuple = ()
    guard = kit.guard
    state = guard.entries, guard.views, guard.before
    kept, modules, stage = guard.kept, guard.modules, kit.speech["stage"]
    builtins_module, builtin_names, aliases = builtins, kit.builtin_names, ALIASES
    module_kind, function_kind, set_in_class = (
        types.ModuleType,
        types.FunctionType,
        type.__setattr__,
    )
    # A test that assigns to its own globals may; otherwise none of them is to change.
    every_name = "global" not in job["test"]
    names = kit.names  # the steps use these names and their own closures only
    changes = names["changes"]

    def before_test() -> None:
        for label, name, owner, home, value in changes(*state):
            if home is None:
                raise RuntimeError(f"the completion tampered with {label}: {name}")
            kept.append(home.get(name))
            if type(home) is dict:
                home[name] = value
            else:
                set_in_class(owner, name, value)
        for name, value in space.items():
            # A class of the completion's for a name would run its own comparison; and its
            # `all = lambda *a: True` is its own affair, not the test's.
            if type(name) is str and (
                name not in builtin_names or name == entry or name.startswith("__")
            ):
                test_space[name] = value
        test_space["__builtins__"] = builtins_module
        for alias, name in aliases:
            if alias in test_space and name in modules:
                test_space[alias] = modules[name]
        stage.append("test")

    def made_of(value: object) -> tuple:
        own = type(value) is function_kind and value.__globals__ is test_space
        return (value.__code__, value.__defaults__, value.__kwdefaults__) if own else ()

    made_of = apart(made_of, names)

    def before_check() -> None:
        nonlocal fixed
        found = test_space.get("check")
        if type(found) is function_kind and found.__code__ not in test.co_consts:
            raise AssertionError("the completion replaced the test's check()")
        fixed = tuple([(name, value, made_of(value)) for name, value in test_space.items()])

    def after_check() -> None:
        changed = [f"{label}: {name}" for label, name, *_ in changes(*state)]
        known = set()
        for name in test_space:
            if type(name) is not str:
                raise RuntimeError("the completion tampered with the test's names")
        for name, value, parts in fixed:
            known.add(name)
            kind = type(value)
            matters = every_name or kind is module_kind or kind is function_kind
            if matters and test_space.get(name) is not value:
                changed.append(name)
            if not all(map(is_, parts, made_of(value))):
                changed.append(f"{name}: its code")
        changed += [name for name in test_space if name in builtin_names and name not in known]
        if changed:
            raise RuntimeError("the completion tampered with " + ", ".join(changed[:5]))

    def quiet() -> list:
        # No handler or collector of the completion's runs in a step of ours: handlers that are
        # due run here, in C, where there is no frame to look into.
        ignored = map(_signal.signal, kit.signals, itertools.repeat(int(signal.SIG_IGN)))
        hush = functools.partial(collections.deque, ignored, 0)
        hidden.extend((ignored, hush))
        return [hush, gc.disable]

    hidden: list = []

    steps = [
        functools.partial(exec, program, space),
        *quiet(),
        apart(before_test, names),
        gc.enable,
        functools.partial(exec, test, test_space),
        *quiet(),
        apart(before_check, names),
        gc.enable,
        functools.partial(exec, ask, test_space),
        *quiet(),
        apart(after_check, names),
        functools.partial(os.write, VERDICT, token + b"\n"),
        functools.partial(os._exit, 0),
    ]
    iterator = iter(steps)
    drive = map(operator.methodcaller("__call__"), iterator)
    if sys.implementation.name == "cpython":
        # What the collector does not track, `gc` does not list. One reference more, for good:
        # some types take it for granted at their end that they are tracked.
        for one in (*steps, *hidden, steps, iterator, drive):
            ctypes.pythonapi.Py_IncRef(ctypes.py_object(one))
            ctypes.pythonapi.PyObject_GC_UnTrack(ctypes.py_object(one))
    return drive, kit.explain
