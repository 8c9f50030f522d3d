"""The worker: loads the libraries once, then forks one process per sample and watches it.

In: jobs. Out: first what this worker is (versions, layers, what the probe found), then one verdict
per job.
"""

from __future__ import annotations

import _socket
import gc
import importlib
import json
import os
import resource
import select
import signal
import sys
import time

import child
import host
import layers
from frames import read_frame, write_frame
from verdicts import judge

OWN = ["child", "frames", "guard", "host", "layers", "server", "syscalls", "verdicts"]
FLOOD = 1 << 16  # bytes on the verdict channel that are not a verdict
PROBE = """
import os, socket
found = {}
def attempt(name, action):
    try:
        action()
        found[name] = True
    except BaseException:
        found[name] = False
attempt("reads_files", lambda: open("/etc/passwd").read() and None)
attempt("lists_home", lambda: IN_HOME.issubset(os.listdir(HOME)) or 1 / 0)
attempt("writes_files", lambda: open(OUTSIDE, "w").close())
attempt("opens_sockets", lambda: socket.socket().close())
attempt("starts_processes", lambda: os.fork() or os._exit(0))
attempt("signals_others", lambda: os.kill(OTHER, 0))
raise AssertionError(str(sorted(name for name in found if found[name])))
"""


def channel() -> tuple:
    """(end to read, end to write). Sockets: a pipe can be opened anew in /proc and then read."""
    pair = _socket.socketpair(_socket.AF_UNIX, _socket.SOCK_STREAM)
    pair[0].shutdown(_socket.SHUT_WR)
    return pair[0].detach(), pair[1].detach()


class Server:
    def __init__(self, config: dict, jobs: int, results: int) -> None:
        self.config = config
        self.jobs = jobs
        self.results = results
        self.on = {"no_new_privs": False, "landlock": 0, "seccomp": False, "root": False}
        self.reasons: dict = {}
        self.scratch = config["scratch"]
        self.filter = b""  # seccomp's, for each sample
        self.steps = self.explain = None
        self.statm = -1
        try:  # a new root has folders of the same name that hold libraries only
            self.in_home = sorted(os.listdir(config["home"]))[:100]
        except OSError:
            self.in_home = []
        self.loaded_bytes = 0
        self.ended: tuple = ()  # (wait status, usage) of a child that was already waited for

    # -- once -----------------------------------------------------------------------------

    def enclose(self) -> None:
        """Namespaces and the new root: what must come before the libraries are loaded."""
        wanted = self.config["layers"]
        if "namespaces" in wanted:
            self.reasons.update(layers.unshare())
        got = {name for name, reason in self.reasons.items() if not reason}
        if got:
            inner = os.fork()  # a new pid namespace begins with the next process
            if inner:
                for descriptor in (self.jobs, self.results):
                    os.close(descriptor)
                os._exit(0 if os.waitpid(inner, 0)[1] == 0 else 1)
            layers.die_with_parent()
        if layers.LINUX:  # opened now: with the new root there is no /proc
            self.statm = os.open("/proc/self/statm", os.O_RDONLY)
        self.readable = host.readable_paths()
        if "mount" in got and "root" in wanted:
            # Half a new root cannot be taken back: without it, another worker is started.
            arguments = (
                *(self.config["root"], self.readable, self.config["hidden"]),
                *("/sandbox", self.config["scratch_bytes"]),
            )
            try:
                layers.new_root(*arguments)
                self.scratch = "/sandbox"
                self.on["root"] = True
                self.reasons["root"] = ""
            except OSError as error:
                write_frame(self.results, {"failed_layer": "root", "reason": str(error)})
                os._exit(3)
        if os.getpid() == 1:
            # As the first process of its namespace it gets no signal that it does not handle.
            signal.signal(signal.SIGTERM, lambda *_: os._exit(1))

    def load(self) -> None:
        self.work = self.scratch + "/work"
        self.fresh_directory()  # some libraries want a place for temporary files
        for name in list(os.environ):
            if not name.endswith(("_NUM_THREADS", "_MAX_THREADS")):
                del os.environ[name]
        os.environ.update(HOME=self.work, TMPDIR=self.work, LANG="C.UTF-8", PATH="/usr/bin:/bin")
        for name in self.config["preload"]:
            try:
                importlib.import_module(name)
            except Exception:  # the verdicts of the samples that use it will say so
                continue
        if "pandas" in sys.modules:
            try:
                exec(compile(host.WARM_UP, "<warm-up>", "exec"), {})
            except Exception:  # an API that this version lacks: only slower
                pass
        self.environment = host.fingerprint()

    def confine(self) -> None:
        """What holds for the worker itself and, by inheritance, for every sample."""
        wanted = self.config["layers"]
        checks = []
        if layers.LINUX:
            checks.append(("no_new_privs", lambda: layers.prctl(layers.PR_SET_NO_NEW_PRIVS) or 1))
            # Its memory and descriptors in /proc are then closed to its samples.
            checks.append(("dumpable", lambda: layers.prctl(layers.PR_SET_DUMPABLE, 0) or 1))
            if os.geteuid() == 0 or not self.reasons.get("user", "-"):
                checks.append(("capabilities", lambda: layers.drop_capabilities() or 1))
            # The new root covers what is hidden with an empty folder already.
            hidden = [] if self.on["root"] else self.config["hidden"]
            paths, listed = host.without(self.readable, hidden)
            if "landlock" in wanted:
                files = (paths, listed, [self.scratch])
                checks.append(("landlock", lambda: layers.landlock_files(*files)))
            if "seccomp" in wanted:
                checks.append(("seccomp", self.try_seccomp))
        for name, action in checks:
            try:
                self.on[name] = action()
                self.reasons[name] = ""
            except OSError as error:
                self.reasons[name] = str(error)

    def try_seccomp(self) -> bool:
        """A filter cannot be taken back: try it on a process that ends."""
        programs = layers.seccomp_programs(files_writable=not self.on["root"])
        pid = os.fork()
        if pid == 0:
            try:
                for program in programs:
                    layers.seccomp(layers.for_process(program, os.getpid()))
                os._exit(0)
            except BaseException:
                os._exit(1)
        if os.waitpid(pid, 0)[1]:
            raise layers.Unavailable(0, "the kernel refuses a seccomp filter")
        layers.seccomp(programs[0])
        self.filter = programs[1]
        return True

    def settle(self) -> None:
        """The last thing before samples: nothing that they share may change from here on."""
        guard = child.Guard()
        self.kit = child.Kit(guard, self.filter)
        if self.statm >= 0:
            pages = int(os.pread(self.statm, 100, 0).split()[0])
            self.loaded_bytes = pages * resource.getpagesize()
        for name in OWN:
            sys.modules.pop(name, None)
        gc.collect()
        gc.freeze()
        sys.addaudithook(self.kit.audit)
        self.fresh_directory()
        guard.settle()

    # -- each sample ----------------------------------------------------------------------

    def fresh_directory(self) -> None:
        os.chmod(self.scratch, 0o700)  # the last sample may have closed it
        for name in os.listdir(self.scratch):
            self.remove(os.path.join(self.scratch, name))
        os.mkdir(self.work, 0o700)

    def remove(self, path: str) -> None:
        """Delete what a sample left, however deep it nested it and whatever modes it set."""
        if os.path.islink(path) or not os.path.isdir(path):
            os.unlink(path)
            return
        os.chmod(path, 0o700)
        try:
            os.rmdir(path)
            return
        except OSError:
            pass
        count = 0
        pending = [path]
        while pending:
            folder = pending.pop()
            os.chmod(folder, 0o700)
            for name in os.listdir(folder):
                entry = os.path.join(folder, name)
                if os.path.isdir(entry) and not os.path.islink(entry):
                    # Moved up, so that neither paths nor recursion grow with the nesting.
                    os.chmod(entry, 0o700)
                    above = entry
                    while os.path.lexists(above):
                        count += 1
                        above = os.path.join(self.scratch, f"old{count}")
                    os.rename(entry, above)
                    pending.append(above)
                else:
                    os.unlink(entry)
            os.rmdir(folder)

    def run(self, job: dict) -> dict:
        """Fork, watch, clean up. In the child this returns an empty dictionary, and
        `self.steps` and `self.explain` are set."""
        read, write = channel()
        token = os.urandom(16).hex().encode()
        started = time.monotonic()
        if self.reasons.get("user", "no user namespace"):
            # Counted over all processes of this user, not over the sample's alone.
            job["limits"]["RLIMIT_NPROC"] = 4096
        job["limits"]["RLIMIT_AS"] = job["limits"].pop("memory") + self.loaded_bytes
        pid = os.fork()
        if pid == 0:
            os.dup2(write, child.VERDICT)
            held = {read, write, self.jobs, self.results, self.statm}
            for descriptor in held - {child.VERDICT, -1}:
                os.close(descriptor)
            steps = child.prepare(job, self.kit, self.on, self.work, token)
            self.steps, self.explain = steps
            return {}
        os.close(write)
        try:
            verdict, killed = self.watch(job, pid, read, started)
            status, usage = self.reap(pid)
        finally:
            os.close(read)
        self.fresh_directory()  # now: if that fails, it is this sample that is tried again
        return judge(job, token, verdict, killed, status, usage)

    def cpu(self, pid: int) -> float:
        """CPU seconds of a process and its threads (clock_getcpuclockid(3)); -1 if unknown."""
        try:
            return time.clock_gettime((~pid << 3) | 2) if layers.LINUX else -1.0
        except OSError:
            return -1.0

    def watch(self, job: dict, pid: int, channel: int, started: float) -> tuple:
        """Wait for the verdict, the end of the process, or a limit; return (bytes, reason)."""
        received = b""
        is_open = True
        mark_time, mark_cpu = started, 0.0
        wait = job["timeout"]
        while True:
            if is_open:
                if select.select([channel], [], [], wait)[0]:
                    part = os.read(channel, FLOOD)
                    received += part
                    is_open = bool(part)
                    if len(received) > FLOOD:
                        return received, "wrote too much to the verdict channel"
                    if received.count(b"\n") > 1:
                        return received, ""
            else:
                time.sleep(min(wait, 0.002))
            if not is_open:
                ended = os.wait4(pid, os.WNOHANG)
                if ended[0]:
                    self.ended = ended[1:]
                    return received, ""
            now = time.monotonic()
            used = self.cpu(pid)
            if used >= job["timeout"] or (used < 0 and now - started >= job["timeout"]):
                return received, "timeout"
            if now - started >= job["wall"]:
                return received, "timeout"
            if now - mark_time >= job["timeout"]:
                # Asleep, not waiting for a processor: that gets a share however loaded it is.
                if used - mark_cpu < 0.01 * (now - mark_time):
                    return received, "timeout"
                mark_time, mark_cpu = now, used
            if not self.on["root"] and self.disk_used() > self.config["scratch_bytes"]:
                return received, "wrote too much to its directory"
            wait = min(max(job["timeout"] - used, 0.01), 0.2)

    def disk_used(self) -> int:
        """Bytes below the scratch folder; each entry counts as in the tmpfs, of 4096 at most."""
        total = 0
        least = self.config["scratch_bytes"] // 4096
        for folder, folders, names in os.walk(self.scratch):
            for name in (*folders, *names):
                try:
                    size = os.lstat(os.path.join(folder, name)).st_blocks * 512
                except OSError:
                    continue
                total += max(size, least)
        return total

    def reap(self, pid: int) -> tuple:
        """End the process and whatever it started; return its wait status and usage."""
        ended, self.ended = self.ended, ()
        if os.getpid() == 1:
            try:
                os.kill(-1, signal.SIGKILL)
            except ProcessLookupError:
                pass
        else:
            for target in (-pid,) if ended else (pid, -pid):
                try:
                    os.kill(target, signal.SIGKILL)
                except (ProcessLookupError, PermissionError):
                    pass
        status, usage = ended or os.wait4(pid, 0)[1:]
        while True:
            try:
                if os.waitpid(-1, os.WNOHANG)[0] == 0:
                    break
            except ChildProcessError:
                break
        return status, usage

    def probe(self) -> dict:
        """What a completion can really do here, tried out by one that does its worst."""
        values = {
            "HOME": self.config["home"],
            "OUTSIDE": self.config["outside"],
            "OTHER": os.getpid(),
        }
        program = "".join(f"{name} = {value!r}\n" for name, value in values.items())
        verdict = self.run(
            {
                **{"id": -1, "program": program, "test": PROBE + "def check(): pass\n"},
                **{"entry_point": "none", "timeout": 20.0, "wall": 60.0},
                "limits": dict(self.config["limits"]),
            }
        )
        return verdict

    def loop(self) -> None:
        """Answer jobs until the stream ends. Returns in children only."""
        while True:
            job = read_frame(self.jobs)
            if not job:
                os._exit(0)
            verdict = self.run(job)
            if self.steps is not None:
                return
            write_frame(self.results, verdict)


def main() -> tuple:
    """Serve for ever; in a forked child return its (steps, explain)."""
    config = json.loads(sys.argv[1])
    # The pipes move away from where completions look first; 0, 1 and 2 are nothing.
    jobs, results = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    sys.path.pop(0)
    sys.argv = [""]
    sys.dont_write_bytecode = True
    server = Server(config, jobs, results)
    layers.die_with_parent()
    server.enclose()
    started = time.monotonic()
    server.load()
    server.confine()
    os.dup2(nothing, 2)  # until here, what goes wrong is written to the log
    os.close(nothing)
    server.settle()
    found = server.probe()
    if server.steps is None:
        write_frame(
            results,
            {
                "environment": server.environment,
                "layers": server.on,
                "reasons": server.reasons,
                "probe": found["result"],
                "seconds": round(time.monotonic() - started, 3),
            },
        )
        server.loop()
    return server.steps, server.explain
