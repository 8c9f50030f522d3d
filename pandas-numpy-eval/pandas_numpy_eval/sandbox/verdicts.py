"""From what a child left - bytes on its channel, a wait status - to a verdict.

The child is not believed: only the token makes a sample passed, and a harness error is only what
happened before the first line was sent, when nothing untrusted had run.
"""

from __future__ import annotations

import json
import os
import signal

READY = b"ready"  # the first line of a child
VERDICTS = ("failed", "syntax_error", "out_of_memory")  # what a child may say of itself


def judge(
    job: dict, token: bytes, received: bytes, killed: str, status: int, usage: object
) -> dict:
    """The verdict on a sample that has ended.

    token: what passing writes. received: its channel, whole. killed: why it was ended, if it was.
    """
    cpu = usage.ru_utime + usage.ru_stime
    verdict = {"id": job["id"], "exception": None, "parses": True, "ran": False}
    verdict.update(cpu=round(cpu, 4), rss=usage.ru_maxrss)
    lines = received.split(b"\n")
    if lines[0] != READY or len(lines) < 2:
        reason = lines[0].decode("utf-8", "replace") or f"ended at once (wait status {status})"
        return {**verdict, "status": "harness_error", "result": f"harness error: {reason}"}
    if killed == "timeout":
        return {**verdict, "status": "timed_out", "result": "timed out"}
    if killed:
        return {**verdict, "status": "killed", "result": f"killed: it {killed}"}
    if len(lines) >= 3 and lines[1] == token:
        return {**verdict, "status": "passed", "result": "passed", "ran": True}
    for line in lines[1:]:
        said = parse(line)
        if said:
            text = said["status"].replace("_", " ") + f": {said['error']}"
            kept = {key: said[key] for key in ("status", "exception", "parses", "ran")}
            return {**verdict, **kept, "result": text}
    if len(lines) > 2 or lines[-1]:
        return {**verdict, "status": "failed", "result": "failed: false verdict refused"}
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        name = signal.Signals(number).name if number < 32 else str(number)
        if number == signal.SIGXCPU or (number == signal.SIGKILL and cpu >= job["timeout"]):
            return {**verdict, "status": "timed_out", "result": "timed out"}
        return {**verdict, "status": "killed", "result": f"killed: by {name}"}
    code = os.WEXITSTATUS(status)
    text = f"failed: the process ended with code {code} before the test did"
    return {**verdict, "status": "failed", "result": text}


def parse(line: bytes) -> dict:
    """A line the child may have written, or a completion in its place; {} if ill formed."""
    try:
        said = json.loads(line)
        good = said["status"] in VERDICTS and isinstance(said["error"], str)
        good = good and isinstance(said["parses"], bool) and isinstance(said["ran"], bool)
        if not (good and isinstance(said["exception"], str)):
            return {}
        for key in ("error", "exception"):  # half a surrogate pair could not be printed
            said[key] = said[key].encode("utf-8", "backslashreplace").decode()
        return said
    except (ValueError, KeyError, TypeError, RecursionError):
        return {}
