"""Verdicts on disk, by everything they depend on. What makes a second run instant, and a killed
run continue.

SQLite, one row a verdict: several runs may share the file, and a kill loses at most the last
second. The key is a hash over the program, the test, the settings, the environment's fingerprint,
the layers of isolation, and the worker's own source.
"""

from __future__ import annotations

import functools
import hashlib
import json
import os
import sqlite3
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pandas_numpy_eval.errors import UserError
from pandas_numpy_eval.pool import SANDBOX

COMMIT_SECONDS = 1.0


def default_folder() -> Path:
    """`pandas-numpy-eval` under `XDG_CACHE_HOME`, or under `~/.cache`."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "pandas-numpy-eval"


@functools.cache
def worker_hash() -> str:
    """Hash of the worker's source: another worker may judge otherwise."""
    digest = hashlib.sha256()
    for path in sorted(SANDBOX.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def key_of(*parts: Any) -> str:
    """Hash of JSON values, in order."""
    return hashlib.sha256(json.dumps([worker_hash(), *parts]).encode()).hexdigest()


class VerdictCache:
    """Context manager. `folder` None keeps verdicts in memory, for this run only."""

    def __init__(self, folder: Path | None) -> None:
        path = ":memory:"
        try:
            if folder is not None:
                folder.mkdir(parents=True, exist_ok=True)
                path = str(folder / "verdicts.sqlite")
            self.database = sqlite3.connect(path, timeout=60.0)
            self.database.execute("PRAGMA journal_mode=WAL")
            self.database.execute("PRAGMA synchronous=OFF")  # a power cut may cost a re-run
            self.database.execute(
                "CREATE TABLE IF NOT EXISTS verdicts (key TEXT PRIMARY KEY, verdict TEXT)"
            )
            self.database.commit()
        except (OSError, sqlite3.Error) as error:
            raise UserError(
                f"cannot use the verdict cache {path}: {error}; "
                "delete that file, or choose another place with --cache"
            ) from None
        self.committed = time.monotonic()

    def __enter__(self) -> VerdictCache:
        return self

    def __exit__(self, *_: object) -> None:
        self.database.commit()
        self.database.close()

    def get(self, keys: Iterable[str]) -> dict[str, dict[str, Any]]:
        """The verdicts that are there, by key."""
        found = {}
        wanted = list(keys)
        for start in range(0, len(wanted), 500):
            some = wanted[start : start + 500]
            marks = ",".join("?" * len(some))
            rows = self.database.execute(
                f"SELECT key, verdict FROM verdicts WHERE key IN ({marks})", some
            )
            found.update({key: json.loads(verdict) for key, verdict in rows})
        return found

    def put(self, key: str, verdict: dict[str, Any]) -> None:
        """Keep a verdict; committed within about a second."""
        self.database.execute(
            "INSERT OR REPLACE INTO verdicts VALUES (?, ?)", (key, json.dumps(verdict))
        )
        if time.monotonic() - self.committed > COMMIT_SECONDS:
            self.database.commit()
            self.committed = time.monotonic()
