"""Verdicts on disk, by everything they depend on. What makes a second run instant, and a killed
run continue.

SQLite, one row a verdict: several runs may share the file, and a kill loses at most the last
second. The key is a hash over the program, the test, the settings, the environment's fingerprint,
the layers of isolation, and the worker's own source. A damaged file is put aside and begun anew,
and one that cannot be written any more (a full disk) is done without: verdicts only cost time.
"""

from __future__ import annotations

import functools
import hashlib
import json
import os
import sqlite3
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pandas_numpy_eval.errors import UserError
from pandas_numpy_eval.pool import SANDBOX

COMMIT_SECONDS = 1.0


def default_folder() -> Path:
    """`pandas-numpy-eval` under `XDG_CACHE_HOME`, or under `~/.cache`."""
    try:
        base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    except RuntimeError:  # a user without a name, as in some containers
        raise UserError("there is no home folder; say where to keep verdicts by --cache") from None
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
    """Context manager. `folder` None keeps verdicts in memory, for this run only.

    Raises `UserError` when the folder cannot be used at all.
    """

    def __init__(self, folder: Path | None) -> None:
        self.path = folder and folder / "verdicts.sqlite"
        try:
            if folder is not None:
                folder.mkdir(parents=True, exist_ok=True)
            self._open()
        except (OSError, sqlite3.Error) as error:
            if not _damaged(error):
                raise UserError(
                    f"cannot use the verdict cache {self.path}: {error}; "
                    "choose another folder with --cache, or --no_cache"
                ) from None
            self._begin_anew(error)
        self.committed = time.monotonic()

    def _open(self) -> None:
        self.database = sqlite3.connect(self.path or ":memory:", timeout=60.0)
        self.database.execute("PRAGMA journal_mode=WAL")
        self.database.execute("PRAGMA synchronous=OFF")  # a power cut may cost a re-run
        self.database.execute(
            "CREATE TABLE IF NOT EXISTS verdicts (key TEXT PRIMARY KEY, verdict TEXT)"
        )
        self.database.commit()

    def _begin_anew(self, error: Exception) -> None:
        """Put a damaged file aside, or leave one that cannot be written; go on without it."""
        self.database.close()
        if _damaged(error) and self.path and self.path.exists():
            aside = self.path.with_suffix(".damaged")
            print(f"the verdict cache is damaged, put aside as {aside}", file=sys.stderr)
            self.path.replace(aside)
            for suffix in ("-wal", "-shm"):
                Path(f"{self.path}{suffix}").unlink(missing_ok=True)
        else:
            print(f"no more verdicts are cached: {error} ({self.path})", file=sys.stderr)
            self.path = None
        self._open()

    def __enter__(self) -> VerdictCache:
        return self

    def __exit__(self, *_: object) -> None:
        self._commit()
        self.database.close()

    def get(self, keys: Iterable[str]) -> dict[str, dict[str, Any]]:
        """The verdicts that are there, by key."""
        found = {}
        wanted = list(keys)
        try:
            for start in range(0, len(wanted), 500):
                some = wanted[start : start + 500]
                marks = ",".join("?" * len(some))
                rows = self.database.execute(
                    f"SELECT key, verdict FROM verdicts WHERE key IN ({marks})", some
                )
                found.update({key: json.loads(verdict) for key, verdict in rows})
        except (sqlite3.Error, ValueError) as error:
            self._begin_anew(error)
        return found

    def put(self, key: str, verdict: dict[str, Any]) -> None:
        """Keep a verdict; committed within about a second."""
        row = (key, json.dumps(verdict))
        try:
            self.database.execute("INSERT OR REPLACE INTO verdicts VALUES (?, ?)", row)
        except sqlite3.Error as error:
            self._begin_anew(error)
        if time.monotonic() - self.committed > COMMIT_SECONDS:
            self._commit()

    def _commit(self) -> None:
        try:
            self.database.commit()
        except sqlite3.Error as error:
            self._begin_anew(error)
        self.committed = time.monotonic()


def _damaged(error: Exception) -> bool:
    # A locked or unwritable file is an OperationalError; a malformed one this class itself.
    return type(error) is sqlite3.DatabaseError or isinstance(error, ValueError)
