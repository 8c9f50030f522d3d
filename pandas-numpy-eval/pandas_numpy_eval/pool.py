"""Worker processes: started once, fed jobs, replaced when they die. Verdicts in any order.

A worker is `python <sandbox directory>` under the interpreter to test with. One thread serves all
of them. Each worker has one job running and one waiting, so that it never idles.
"""

from __future__ import annotations

import fcntl
import json
import os
import selectors
import shutil
import struct
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pandas_numpy_eval.errors import UserError
from pandas_numpy_eval.isolation import LEVELS as LEVELS
from pandas_numpy_eval.isolation import isolation_of

PREFIX = "pandas-numpy-eval-"
SANDBOX = Path(__file__).parent / "sandbox"
RETRIES = 2  # of a job that ended in a harness error
START_SECONDS = 120.0
SMALL = 1 << 15  # bytes of a job that a pipe takes whole, so it can wait there


@dataclass(frozen=True)
class Settings:
    """How samples run. All of it is part of what a verdict depends on.

    timeout: CPU seconds of one sample. memory_mb: address space beyond what the loaded libraries
    have. file_mb: the largest file, and all files together. layers: what to try; fewer for tests.
    """

    python: str = sys.executable
    timeout: float = 3.0
    memory_mb: int = 2048
    file_mb: int = 64
    open_files: int = 64
    processes: int = 64
    preload: tuple[str, ...] = ("numpy", "pandas")
    layers: tuple[str, ...] = ("namespaces", "root", "landlock", "seccomp")


@dataclass
class _Worker:
    process: subprocess.Popen
    folder: Path
    hello: dict[str, Any]
    sent: deque[dict] = field(default_factory=deque)
    buffer: bytearray = field(default_factory=bytearray)
    since: float = 0.0  # when the job in front began to run


class Pool:
    """Context manager around `size` workers. Raises `UserError` if none can start."""

    def __init__(self, settings: Settings, size: int) -> None:
        self.settings = settings
        self.size = size
        _sweep()
        self.base = Path(tempfile.mkdtemp(prefix=PREFIX))
        # Held while this process lives, so that the next one knows what a killed one left. It is
        # under its name only when it is held: another run may be sweeping just now.
        self.lock = (self.base / "unlocked").open("w")
        fcntl.flock(self.lock, fcntl.LOCK_EX)
        (self.base / "unlocked").rename(self.base / "lock")
        self.layers = list(settings.layers)
        self.workers: list[_Worker] = []
        self.started = 0

    def __enter__(self) -> Pool:
        try:
            (first,) = self._start()
            self.environment: dict[str, str] = first.hello["environment"]
            self.isolation = isolation_of(first.hello)
            self.workers.append(first)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self.workers:
            worker.process.stdin.close()  # all at once, then wait for each
        for worker in self.workers:
            self._stop(worker)
        self.workers.clear()
        _remove(self.base)
        self.lock.close()

    # -- workers --------------------------------------------------------------------------

    def _start(self, count: int = 1) -> list[_Worker]:
        """Start so many workers at once, and wait until each has loaded its libraries."""
        launched = [self._launch() for _ in range(count)]
        ready: list[_Worker] = []
        try:
            while launched:
                ready.append(self._greet(launched.pop()))
        except BaseException:
            for worker in [*launched, *ready]:
                self._stop(worker)
            raise
        return ready

    def _launch(self) -> _Worker:
        self.started += 1
        folder = self.base / str(self.started)
        for name in ("scratch", "root"):
            (folder / name).mkdir(parents=True)
        settings = self.settings
        config = {
            "scratch": str(folder / "scratch"),
            "root": str(folder / "root"),
            "outside": str(folder / "outside"),
            "home": os.environ.get("HOME", "/"),
            "scratch_bytes": settings.file_mb << 20,
            "hidden": [str(SANDBOX.parent), str(SANDBOX.parent.parent / "data")],
            "preload": settings.preload,
            "layers": self.layers,
            "limits": self.limits(settings.timeout),
        }
        keep = ("PATH", "HOME", "USER", "PYTHONPATH", "PYTHONUSERBASE", "LD_LIBRARY_PATH")
        env = {name: os.environ[name] for name in keep if name in os.environ}
        env.update(LANG="C.UTF-8", PYTHONHASHSEED="0", PYTHONDONTWRITEBYTECODE="1")
        for library in ("OPENBLAS", "OMP", "MKL", "NUMEXPR", "RAYON"):
            env[f"{library}_NUM_THREADS"] = "1"
        env["POLARS_MAX_THREADS"] = "1"
        python = settings.python  # a name on PATH stays one; a path is from where we are
        if os.sep in python:
            python = str(Path(python).absolute())
        with (folder / "log").open("wb") as log:
            try:
                process = subprocess.Popen(
                    [python, str(SANDBOX), json.dumps(config)],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=log,
                    env=env,
                    cwd=folder,
                    start_new_session=True,
                )
            except OSError as error:
                raise UserError(f"cannot start {settings.python}: {error}") from None
        return _Worker(process, folder, {})

    def _greet(self, worker: _Worker) -> _Worker:
        """Take a worker's first message; where half a layer spoiled it, start another without."""
        try:
            hello = self._hello(worker)
        except BaseException:
            self._stop(worker)
            raise
        if "failed_layer" not in hello:
            worker.hello = hello
            return worker
        self._stop(worker)
        layer = hello["failed_layer"]
        self.layers = [one for one in self.layers if one != layer]
        worker = self._greet(self._launch())
        worker.hello["reasons"][layer] = hello["reason"]
        return worker

    def limits(self, timeout: float) -> dict[str, int]:
        settings = self.settings
        seconds = int(timeout) + 2  # the watch comes first; this holds if it is starved
        return {
            "RLIMIT_CPU": seconds,
            "memory": settings.memory_mb << 20,
            "RLIMIT_FSIZE": settings.file_mb << 20,
            "RLIMIT_NOFILE": settings.open_files,
            "RLIMIT_NPROC": settings.processes,
            "RLIMIT_CORE": 0,
            "RLIMIT_MSGQUEUE": 0,
            "RLIMIT_SIGPENDING": 256,
        }

    def _hello(self, worker: _Worker) -> dict[str, Any]:
        limit = time.monotonic() + START_SECONDS
        out = worker.process.stdout
        assert out is not None
        with selectors.DefaultSelector() as selector:
            selector.register(out, selectors.EVENT_READ)
            while time.monotonic() < limit:
                if not selector.select(1.0):
                    continue
                part = os.read(out.fileno(), 1 << 16)
                worker.buffer += part
                frame = _next_frame(worker.buffer)
                if frame is not None:
                    return frame
                if not part:
                    break
        log = (worker.folder / "log").read_text("utf-8", "replace").strip().splitlines()
        reason = log[-1] if log else "no answer"
        raise UserError(f"{self.settings.python} cannot run the worker: {reason}")

    def _stop(self, worker: _Worker) -> None:
        assert worker.process.stdin is not None
        assert worker.process.stdout is not None
        worker.process.stdin.close()  # an idle worker ends by itself
        try:
            worker.process.wait(0.0 if worker.sent else 2.0)
        except subprocess.TimeoutExpired:
            try:
                os.killpg(worker.process.pid, 9)
            except (ProcessLookupError, PermissionError):
                worker.process.kill()
            worker.process.wait()
        worker.process.stdout.close()
        _remove(worker.folder)

    # -- jobs -----------------------------------------------------------------------------

    def run(self, jobs: Iterable[dict[str, Any]], count: int) -> Iterator[dict[str, Any]]:
        """Yield one verdict per job, as they come. `count` is how many jobs there will be.

        A job is {"id", "program", "test", "entry_point", "timeout"}. A worker that dies or hangs
        is replaced and its jobs are run again, each `RETRIES` times at most.
        """
        source = iter(jobs)
        waiting: deque[dict[str, Any]] = deque()
        self.workers += self._start(max(0, min(self.size, count) - len(self.workers)))
        pending = True
        selector = selectors.DefaultSelector()
        for worker in self.workers:
            selector.register(worker.process.stdout, selectors.EVENT_READ, worker)
        try:
            while True:
                for worker in self.workers:
                    while pending or waiting:
                        if not waiting:
                            job = next(source, None)
                            if job is None:
                                pending = False
                                break
                            waiting.append(self._complete(job))
                        if not self._feed(worker, waiting):
                            break
                if not (pending or waiting or any(worker.sent for worker in self.workers)):
                    return
                for key, _ in selector.select(1.0):
                    worker = key.data
                    yield from self._receive(worker, waiting, selector)
                now = time.monotonic()
                for worker in list(self.workers):
                    if worker.sent and now - worker.since > worker.sent[0]["wall"] + 30.0:
                        yield from self._replace(worker, waiting, selector)
        finally:
            selector.close()

    def _complete(self, job: dict[str, Any]) -> dict[str, Any]:
        timeout = job["timeout"]
        limits = self.limits(timeout)
        return {**job, "limits": limits, "wall": 20.0 * timeout + 10.0, "tries": 0}

    def _feed(self, worker: _Worker, waiting: deque[dict[str, Any]]) -> bool:
        """Send the first waiting job to `worker` if it can take one; say whether it did."""
        if len(worker.sent) >= 2:
            return False
        body = json.dumps(waiting[0]).encode()
        if worker.sent and len(body) > SMALL:
            return False  # it would block on the pipe until the running sample ends
        job = waiting.popleft()
        if not worker.sent:
            worker.since = time.monotonic()
        worker.sent.append(job)
        data = memoryview(struct.pack("<I", len(body)) + body)
        stdin = worker.process.stdin
        assert stdin is not None
        try:
            while data:
                data = data[os.write(stdin.fileno(), data) :]
        except BrokenPipeError:
            pass  # its end shows when its output is read
        return True

    def _receive(
        self, worker: _Worker, waiting: deque[dict], selector: selectors.BaseSelector
    ) -> Iterator[dict[str, Any]]:
        assert worker.process.stdout is not None
        part = os.read(worker.process.stdout.fileno(), 1 << 16)
        if not part:
            yield from self._replace(worker, waiting, selector)
            return
        worker.buffer += part
        while (verdict := _next_frame(worker.buffer)) is not None:
            job = worker.sent.popleft()
            assert verdict["id"] == job["id"]
            worker.since = time.monotonic()
            # A SIGKILL that nobody here sent may be the system short of memory: look twice.
            doubtful = verdict["status"] == "harness_error" or verdict["result"].endswith("SIGKILL")
            if doubtful and job["tries"] < RETRIES:
                waiting.append({**job, "tries": job["tries"] + 1})
            else:
                yield verdict

    def _replace(
        self, worker: _Worker, waiting: deque[dict], selector: selectors.BaseSelector
    ) -> Iterator[dict[str, Any]]:
        """Run the jobs of a dead or hanging worker again, the front one `RETRIES` times."""
        assert worker.process.stdout is not None
        selector.unregister(worker.process.stdout)
        self._stop(worker)
        self.workers.remove(worker)
        jobs = list(worker.sent)
        (fresh,) = self._start()
        self.workers.append(fresh)
        selector.register(fresh.process.stdout, selectors.EVENT_READ, fresh)
        for index, job in enumerate(jobs):
            if index == 0 and job["tries"] >= RETRIES:
                # Each time anew, so it is the sample's doing. Only below level "confined".
                text = "killed: the worker ended each time that this sample ran"
                yield {
                    **{"id": job["id"], "status": "killed", "result": text},
                    **{"exception": None, "parses": True, "ran": False, "cpu": 0.0, "rss": 0},
                }
            else:
                waiting.append({**job, "tries": job["tries"] + (index == 0)})


def _next_frame(buffer: bytearray) -> dict[str, Any] | None:
    if len(buffer) < 4:
        return None
    (size,) = struct.unpack_from("<I", buffer)
    if len(buffer) < 4 + size:
        return None
    body = bytes(buffer[4 : 4 + size])
    del buffer[: 4 + size]
    return json.loads(body)


def _sweep() -> None:
    """Delete the folders of runs that were killed: nobody holds their lock."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        try:
            with (folder / "lock").open("r+") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                _remove(folder)
        except OSError:
            continue  # in use, being made, or somebody else's


def _remove(folder: Path) -> None:
    """Delete a tree, and say so where something resists."""
    for root, names, _ in os.walk(folder):
        for name in names:
            path = Path(root, name)
            if not path.is_symlink():
                path.chmod(0o700)
    shutil.rmtree(folder, ignore_errors=True)
    if folder.exists():
        print(f"could not delete {folder}", file=sys.stderr)
