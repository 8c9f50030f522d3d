"""From what a worker says of itself to a level of isolation, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pandas_numpy_eval.errors import UserError

LEVELS = ("process", "confined", "full")


@dataclass
class Isolation:
    """What holds around every sample, as probed at start."""

    level: str
    layers: list[str]
    missing: dict[str, str]
    not_covered: list[str]

    def __str__(self) -> str:
        text = f"{self.level} ({', '.join(self.layers)})"
        if self.not_covered:
            text += f"; NOT covered: {', '.join(self.not_covered)}"
        if self.missing:
            text += "; missing: " + ", ".join(f"{k} ({v})" for k, v in self.missing.items())
        return text


PROBED = {
    "reads_files": "reading other files",
    "lists_home": "listing the home directory",
    "writes_files": "writing other files",
    "opens_sockets": "the network",
    "starts_processes": "starting processes",
    "signals_others": "signalling other processes",
}


def isolation_of(hello: dict[str, Any]) -> Isolation:
    """Turn a worker's first message into a level; what the probe got through decides."""
    on, reasons = hello["layers"], hello["reasons"]
    if "AssertionError" not in hello["probe"]:
        raise UserError(f"the worker's trial of its own isolation broke: {hello['probe']}")
    names = [f"{n} namespace" for n in ("user", "mount", "pid", "net", "ipc", "uts")]
    reached = [
        f"{n} namespace" for n, why in reasons.items() if f"{n} namespace" in names and not why
    ]
    reached += ["read-only root"] if on["root"] else []
    reached += [f"Landlock ABI {on['landlock']}"] if on["landlock"] else []
    reached += ["seccomp"] if on["seccomp"] else []
    reached += ["no new privileges"] if on["no_new_privs"] else []
    reached += ["limits"]
    open_ways = [text for name, text in PROBED.items() if f"'{name}'" in hello["probe"]]
    if open_ways:
        level = "process"
    elif on["root"] and on["landlock"] and on["seccomp"] and "pid namespace" in reached:
        level = "full"
    else:
        level = "confined"
    missing = {name: why for name, why in reasons.items() if why}
    return Isolation(level, reached, missing, open_ways)
