"""The libraries that problems import: are they there, and which ones are they?

A library of one's own may lie in any folder (on PYTHONPATH, say), where no version tells one state
from the next; then its source counts, so that verdicts are not those of yesterday's library. The
question is asked inside the sandbox, of the interpreter that samples run under.
"""

from __future__ import annotations

import hashlib
from typing import Any

from pandas_numpy_eval.errors import UserError
from pandas_numpy_eval.pool import Pool

TIMEOUT = 30.0  # CPU seconds of an import
ANSWER = "failed: LookupError: "
QUESTION = """
import hashlib, os, {name}, {top} as library
path = getattr(library, "__file__", None) or ""
version = str(getattr(library, "__version__", ""))[:40]
paths = [path]
if os.path.basename(path).startswith("__init__."):
    top = os.path.dirname(path)
    paths = sorted(os.path.join(at, name) for at, _, names in os.walk(top) for name in names)
digest = hashlib.sha256()
if "-packages" not in path:  # site-packages, dist-packages: the installed versions say it
    for path in paths:
        if path.endswith(".py"):
            with open(path, "rb") as source:
                digest.update(source.read())
    version += " " + digest.hexdigest()[:16]
raise LookupError(version)
"""


def ask(pool: Pool, imported: dict[str, list[str]], count: int) -> tuple[dict[str, Any], list[str]]:
    """The pool's environment with these libraries, and notes on those that are not there.

    Args:
        imported: task ids by name of the module (see `problems.libraries`).
        count: how many problems there are.

    Raises `UserError` when all problems need one that is not there: no verdict would say anything
    about a sample.
    """
    tops = {name: name.split(".")[0] for name in imported}
    names = [name for name, top in tops.items() if top not in pool.environment]
    job = {"test": "", "entry_point": "none", "timeout": TIMEOUT}
    jobs = [
        {**job, "id": index, "program": QUESTION.format(name=name, top=tops[name])}
        for index, name in enumerate(names)
    ]
    facts, notes = {}, []
    for verdict in pool.run(jobs, 1):
        name, result = names[verdict["id"]], verdict["result"]
        if result.startswith(ANSWER):
            facts[tops[name]] = result.removeprefix(ANSWER).strip()
            continue
        text = (
            f"{len(imported[name])} of {count} problems import {name}, and {pool.settings.python} "
            f"cannot ({result}): install it there, or choose another with --python"
        )
        if len(imported[name]) == count:
            raise UserError(text)
        notes.append(text)
    environment = {**pool.environment, **dict(sorted(facts.items()))}
    if facts:
        text = repr(sorted(environment.items()))
        environment["id"] = hashlib.sha256(text.encode()).hexdigest()[:16]
    return environment, sorted(notes)
