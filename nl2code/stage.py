"""A stage of the pipeline: skipped when done, continued when killed, never mixed up.

Each stage keeps one marker, `stage.json`, beside its output. It is written when the stage starts
(`status: running`) and replaced, last of all, when its output is whole (`status: done`). It holds
the resolved settings, the ids of the stages it read, versions, wall time and peak memory, so
every output says how it was made. The next stage asks `require` before it reads anything.
"""

from __future__ import annotations

import hashlib
import json
import platform
import resource
import shutil
import time
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path
from typing import Any

from nl2code.errors import UserError
from nl2code.files import read_json, write_json

PACKAGES = (
    *("torch", "transformers", "accelerate", "deepspeed", "datasets", "tokenizers"),
    *("datatrove", "tree-sitter", "tree-sitter-python", "redbaron", "numpy", "pandas"),
    "safetensors",
)


def versions() -> dict[str, str]:
    """Versions of Python and of the packages that shape the output; absent ones are left out."""
    found = {"python": platform.python_version()}
    for package in PACKAGES:
        try:
            found[package] = metadata.version(package)
        except metadata.PackageNotFoundError:
            continue
    return found


def _id(name: str, settings: dict[str, Any], inputs: dict[str, str]) -> str:
    text = json.dumps([name, settings, inputs], sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def require(marker: Path, made_by: str) -> dict[str, Any]:
    """Return the marker of a finished stage; `made_by` is the command that makes its output."""
    marker = Path(marker)
    if not marker.is_file():
        raise UserError(f"{marker.parent} holds no finished output; make it with {made_by}")
    record = read_json(marker)
    if record.get("status") != "done":
        raise UserError(f"{marker.parent} is unfinished; run {made_by} again to complete it")
    return record


class Stage:
    """Usage: `if stage.done(): return`, do the work, `stage.finish(facts)`.

    Args:
        marker: path of the marker file, usually `<output folder>/stage.json`.
        name: the stage's name in reports, such as `encode Pandas/sketcher`.
        settings: what determines the output (no worker counts); must survive JSON.
        inputs: label -> marker of a stage this one reads; their ids become part of this one's.
            A folder without a marker (data made elsewhere) counts by its path.
        outputs: files and folders that `overwrite` removes.
    """

    def __init__(
        self,
        marker: Path,
        name: str,
        settings: dict[str, Any],
        inputs: dict[str, Path] | None = None,
        outputs: Iterable[Path] = (),
        overwrite: bool = False,
    ) -> None:
        self.marker = Path(marker)
        self.name = name
        self.settings = json.loads(json.dumps(settings, default=str))
        self.inputs = {label: self._input_id(Path(p)) for label, p in (inputs or {}).items()}
        self.outputs = [Path(p) for p in outputs]
        self.overwrite = overwrite
        self.attempts = 0
        self._start = time.monotonic()

    @staticmethod
    def _input_id(marker: Path) -> str:
        return read_json(marker).get("id", "") if marker.is_file() else f"path:{marker.parent}"

    @property
    def id(self) -> str:
        return _id(self.name, self.settings, self.inputs)

    def done(self) -> bool:
        """True if the output is whole and was made with these settings; else mark it as begun.

        Raises `UserError` when the output was made, or begun, with other settings.
        """
        record = read_json(self.marker) if self.marker.is_file() else None
        if record and self.overwrite:
            self._remove()
            record = None
        if record and record.get("id") != self.id:
            raise UserError(self._difference(record))
        if record and record["status"] == "done":
            print(f"{self.name}: already done ({self.marker.parent})", flush=True)
            return True
        self.attempts = (record or {}).get("attempts", 0) + 1
        self._write("running", {})
        return False

    def finish(self, **facts: Any) -> dict[str, Any]:
        """Write the completion marker with what the stage found out (`facts`)."""
        return self._write("done", facts)

    def _remove(self) -> None:
        self.marker.unlink()
        for path in self.outputs:
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)

    def _difference(self, record: dict[str, Any]) -> str:
        old = {**record.get("settings", {}), **record.get("inputs", {})}
        new = {**self.settings, **self.inputs}
        changed = [
            f"{key} {old.get(key)!r} -> {new.get(key)!r}"
            for key in sorted(old.keys() | new.keys())
            if old.get(key) != new.get(key)
        ] or [f"name {record.get('name')!r} -> {self.name!r}"]
        return (
            f"{self.marker.parent} was made with other settings ({'; '.join(changed)}): "
            "pass --overwrite to make it anew, or choose another output"
        )

    def _write(self, status: str, facts: dict[str, Any]) -> dict[str, Any]:
        usage = [resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        record = {
            "name": self.name,
            "status": status,
            "id": self.id,
            "settings": self.settings,
            "inputs": self.inputs,
            "attempts": self.attempts,
            "seconds": round(time.monotonic() - self._start, 2),  # of the last attempt
            "peak_mb": max(u.ru_maxrss for u in usage) // 1024,  # of the largest process
            "versions": versions(),
            "facts": facts,
        }
        write_json(self.marker, record)
        return record
