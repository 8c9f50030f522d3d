"""The samples file: HumanEval's format, written task by task, whole or continued.

While it grows the file is called `<name>.part`; it takes its own name when every task is in it, so
whoever evaluates never reads half of one. A writer that was killed is continued by the next: lines
of an unfinished task, and a half-written last line, are dropped, and that task is made again. As
each sample depends on its own seed alone, the file ends in the same bytes as without the kill.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path

from nl2code.errors import UserError


class SampleWriter:
    """Appends whole tasks in the order of `task_ids`, `per_task` lines each."""

    def __init__(self, path: Path, task_ids: Sequence[str], per_task: int) -> None:
        self.path = Path(path)
        self.partial = self.path.with_name(self.path.name + ".part")
        self.task_ids = list(task_ids)
        self.per_task = per_task
        self.tasks_done = 0

    def resume(self) -> int:
        """Cut the file back to whole tasks; return how many of them it holds.

        Raises `UserError` when the file holds other tasks than ours.
        """
        self.path.parent.mkdir(parents=True, exist_ok=True)
        if self.path.is_file():  # renamed, but killed before the stage was marked as done
            self.path.replace(self.partial)
        self.partial.touch()
        good = lines = position = 0
        with self.partial.open("rb") as file:
            for line in file:
                position += len(line)
                if not line.endswith(b"\n"):
                    break  # half-written
                task = lines // self.per_task
                if task >= len(self.task_ids) or self._task_id(line) != self.task_ids[task]:
                    raise UserError(
                        f"{self.partial}:{lines + 1} is not a sample of this run; "
                        "pass --overwrite to make the file anew"
                    )
                lines += 1
                if lines % self.per_task == 0:
                    good = position
        os.truncate(self.partial, good)
        self.tasks_done = lines // self.per_task
        return self.tasks_done

    @staticmethod
    def _task_id(line: bytes) -> str | None:
        try:
            return json.loads(line).get("task_id")
        except (ValueError, AttributeError):
            return None

    def add(self, samples: Sequence[dict]) -> None:
        """Append the samples of the next task."""
        expected = self.task_ids[self.tasks_done]
        assert len(samples) == self.per_task, (len(samples), self.per_task)
        assert all(s["task_id"] == expected for s in samples), expected
        lines = "".join(json.dumps(sample) + "\n" for sample in samples)
        with self.partial.open("ab") as file:
            file.write(lines.encode("ascii"))
            file.flush()
            os.fsync(file.fileno())
        self.tasks_done += 1

    def finish(self) -> None:
        """Give the complete file its name."""
        assert self.tasks_done == len(self.task_ids), (self.tasks_done, len(self.task_ids))
        self.partial.replace(self.path)
