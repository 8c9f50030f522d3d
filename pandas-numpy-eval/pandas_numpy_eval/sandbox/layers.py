"""The layers of isolation Linux gives, each by itself, each saying why it is missing.

Made with system calls through ctypes and not with the packages `landlock` and `pyseccomp`: this
code runs inside the interpreter under test, an old one or somebody's pinned environment, where
nothing but the standard library may be expected.

Nor is bubblewrap used where it is installed. It makes the same namespaces by the same calls, so it
adds nothing where these are given; where they are not, it helps only if installed setuid root,
which distributions have given up. There Landlock and seccomp still close files, network, processes
and signals (level "confined").

Sources: namespaces(7), user_namespaces(7), pid_namespaces(7), mount_setattr(2), landlock(7),
seccomp(2), capabilities(7).
"""

from __future__ import annotations

import ctypes
import os
import resource
import stat
import struct
import sys

import syscalls

LINUX = sys.platform.startswith("linux")
LIBC = ctypes.CDLL(None, use_errno=True)

NEWNS, NEWCGROUP, NEWUTS, NEWIPC = 0x00020000, 0x02000000, 0x04000000, 0x08000000
NEWUSER, NEWPID, NEWNET = 0x10000000, 0x20000000, 0x40000000
MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_BIND, MS_REC, MS_PRIVATE = 2, 4, 8, 4096, 16384, 1 << 18
MNT_DETACH = 2
AT_FDCWD, AT_RECURSIVE = -100, 0x8000
MOUNT_ATTR_RDONLY, MOUNT_ATTR_NOSUID = 1, 2
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_NO_NEW_PRIVS = 1, 4, 38
SYS_MOUNT_SETATTR = 442
SYS_LANDLOCK_CREATE, SYS_LANDLOCK_ADD, SYS_LANDLOCK_RESTRICT = 444, 445, 446
PIVOT_ROOT = (155, 41)
CAPSET = (126, 91)

DEVICES = ("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom")


class Unavailable(OSError):
    """A layer that this system does not give."""


def call(what: str, result: int) -> int:
    """Raise `Unavailable` for a negative result of a system call."""
    if result < 0:
        number = ctypes.get_errno()
        raise Unavailable(number, f"{what}: {os.strerror(number)}")
    return result


def syscall(what: str, number: int, *arguments: object) -> int:
    converted = [ctypes.c_long(a) if isinstance(a, int) else a for a in arguments]
    return call(what, LIBC.syscall(ctypes.c_long(number), *converted))


def prctl(option: int, value: int = 1) -> None:
    zero = ctypes.c_ulong(0)
    call("prctl", LIBC.prctl(option, ctypes.c_ulong(value), zero, zero, zero))


def die_with_parent() -> None:
    """Ask to be killed when the parent ends, where the system can do that."""
    if LINUX:
        prctl(PR_SET_PDEATHSIG, 9)


def unshare() -> dict[str, str]:
    """Enter new namespaces, as many as are given; return name -> "" or why not."""
    wanted = {"user": NEWUSER, "mount": NEWNS, "pid": NEWPID, "net": NEWNET, "ipc": NEWIPC}
    wanted["uts"] = NEWUTS
    if not LINUX:
        return dict.fromkeys(wanted, "not Linux")
    uid, gid = os.getuid(), os.getgid()
    reasons: dict[str, str] = {}
    try:
        call("unshare", LIBC.unshare(NEWUSER))
        # Inside, we are an ordinary user; outside, whoever started the harness.
        for name, text in (
            ("setgroups", "deny"),
            ("uid_map", f"1000 {uid} 1"),
            ("gid_map", f"1000 {gid} 1"),
        ):
            with open(f"/proc/self/{name}", "w") as out:
                out.write(text)
        reasons["user"] = ""
    except OSError as error:
        reasons["user"] = str(error)
    for name, flag in wanted.items():
        if name == "user":
            continue
        try:
            call("unshare", LIBC.unshare(flag))
            reasons[name] = ""
        except OSError as error:
            reasons[name] = str(error)
    return reasons


def _mount(source: str, target: str, kind: str, flags: int, options: str = "") -> None:
    call(
        f"mount {target}",
        LIBC.mount(
            os.fsencode(source),
            os.fsencode(target),
            kind.encode(),
            ctypes.c_ulong(flags),
            options.encode(),
        ),
    )


class NewRoot:
    """A root that holds nothing but bound paths, all read-only, and one small writable tmpfs."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.bound: set[str] = set()

    def plant(self, path: str) -> None:
        """Bind `path`, and repeat the symbolic links that lead to it."""
        here = "/"
        parts = [part for part in path.split("/") if part]
        for index, part in enumerate(parts):
            step = os.path.join(here, part)
            if os.path.islink(step):
                target = os.readlink(step)
                inside = self.folder + step
                if not os.path.lexists(inside):
                    os.makedirs(os.path.dirname(inside), exist_ok=True)
                    os.symlink(target, inside)
                rest = os.path.join(here, target, *parts[index + 1 :])
                self.plant(os.path.normpath(rest))
                return
            here = step
        if not os.path.exists(here) or any(
            here == seen or here.startswith(seen + "/") for seen in self.bound
        ):
            return
        inside = self.folder + here
        if os.path.isdir(here):
            os.makedirs(inside, exist_ok=True)
        else:
            os.makedirs(os.path.dirname(inside), exist_ok=True)
            os.close(os.open(inside, os.O_CREAT | os.O_WRONLY, 0o600))
        _mount(here, inside, "", MS_BIND | MS_REC)
        self.bound.add(here)

    def enter(self, scratch: str, scratch_bytes: int, hidden: list[str]) -> None:
        """Make everything read-only, mount the writable `scratch`, and make this the root."""
        for path in hidden:
            if os.path.isdir(self.folder + path):
                _mount("none", self.folder + path, "tmpfs", MS_NOSUID | MS_NODEV, "size=4k")
        os.makedirs(self.folder + scratch)
        old = self.folder + "/.old"
        os.makedirs(old)
        attributes = struct.pack("QQQQ", MOUNT_ATTR_RDONLY | MOUNT_ATTR_NOSUID, 0, 0, 0)
        buffer = ctypes.create_string_buffer(attributes, len(attributes))
        syscall(
            "mount_setattr",
            SYS_MOUNT_SETATTR,
            AT_FDCWD,
            ctypes.c_char_p(os.fsencode(self.folder)),
            AT_RECURSIVE,
            buffer,
            len(attributes),
        )
        _mount(
            "none",
            self.folder + scratch,
            "tmpfs",
            MS_NOSUID | MS_NODEV,
            f"size={scratch_bytes},nr_inodes=4096,mode=0700",
        )
        os.chdir(self.folder)
        pivot = PIVOT_ROOT[syscalls.machine()]
        syscall("pivot_root", pivot, ctypes.c_char_p(b"."), ctypes.c_char_p(b".old"))
        call("umount", LIBC.umount2(b"/.old", MNT_DETACH))
        os.chdir("/")


def new_root(
    folder: str, readable: list[str], hidden: list[str], scratch: str, scratch_bytes: int
) -> None:
    """Replace the root of this mount namespace. Raises `OSError`; the caller is then spoiled."""
    if syscalls.machine() < 0:
        raise Unavailable(0, f"no system call table for {os.uname().machine}")
    _mount("none", "/", "", MS_REC | MS_PRIVATE)
    _mount("none", folder, "tmpfs", MS_NOSUID | MS_NODEV, "size=4m")
    root = NewRoot(folder)
    for path in sorted(readable, key=len):
        root.plant(path)
    for path in DEVICES:
        root.plant(path)
    root.enter(scratch, scratch_bytes, hidden)


def drop_capabilities() -> None:
    """Give up every capability of this process (capset(2), version 3)."""
    header = ctypes.create_string_buffer(struct.pack("Ii", 0x20080522, 0), 8)
    data = ctypes.create_string_buffer(24)
    syscall("capset", CAPSET[syscalls.machine()], header, data)


def landlock_abi() -> int:
    """Version of Landlock in this kernel; raises `Unavailable` if there is none."""
    if not LINUX:
        raise Unavailable(0, "not Linux")
    return syscall("landlock", SYS_LANDLOCK_CREATE, 0, 0, 1)


def landlock_files(readable: list[str], listed: list[str], writable: list[str]) -> int:
    """Confine this process and its children to these paths, without TCP; return the ABI.

    `readable` may be read and listed; `listed` may be listed, with all beneath; `writable` may be
    changed at will beneath. Devices that hold no data stay open for reading and writing.
    """
    abi = landlock_abi()
    read = (1 << 2) | (1 << 3)
    every = (1 << 13) - 1
    every |= (1 << 13) if abi >= 2 else 0  # link and rename across directories
    every |= (1 << 14) if abi >= 3 else 0  # truncate
    every |= (1 << 15) if abi >= 5 else 0  # ioctl on devices
    attributes = struct.pack("QQQ", every, 3 if abi >= 4 else 0, 3 if abi >= 6 else 0)
    attributes = attributes[: 24 if abi >= 6 else 16 if abi >= 4 else 8]
    buffer = ctypes.create_string_buffer(attributes, len(attributes))
    ruleset = syscall("landlock", SYS_LANDLOCK_CREATE, buffer, len(attributes), 0)
    try:
        files_only = (1 << 1) | (1 << 2) | (every & (1 << 14)) | (every & (1 << 15))
        rules = [(path, read) for path in readable] + [(path, every) for path in writable]
        rules += [(path, files_only) for path in DEVICES] + [(path, 1 << 3) for path in listed]
        for path, access in rules:
            try:
                opened = os.open(path, getattr(os, "O_PATH", 0) | os.O_CLOEXEC)
            except OSError:
                continue
            try:
                if not stat.S_ISDIR(os.fstat(opened).st_mode):
                    access &= files_only
                rule = ctypes.create_string_buffer(struct.pack("=Qi", access, opened), 12)
                syscall("landlock", SYS_LANDLOCK_ADD, ruleset, 1, rule, 0)
            finally:
                os.close(opened)
        syscall("landlock", SYS_LANDLOCK_RESTRICT, ruleset, 0)
    finally:
        os.close(ruleset)
    return abi


def landlock_scope() -> None:
    """Forbid signals and abstract sockets to anything outside this process (ABI 6)."""
    refer = 1 << 13  # a ruleset that is silent about it forbids moving files between directories
    attributes = ctypes.create_string_buffer(struct.pack("QQQ", refer, 0, 3), 24)
    ruleset = syscall("landlock", SYS_LANDLOCK_CREATE, attributes, 24, 0)
    try:
        top = os.open("/", os.O_PATH | os.O_CLOEXEC)
        rule = ctypes.create_string_buffer(struct.pack("=Qi", refer, top), 12)
        syscall("landlock", SYS_LANDLOCK_ADD, ruleset, 1, rule, 0)
        os.close(top)
        syscall("landlock", SYS_LANDLOCK_RESTRICT, ruleset, 0)
    finally:
        os.close(ruleset)


OWN_PID = 0x5EED1D  # stands for the sample's process id, above every real one


def seccomp_programs(files_writable: bool) -> tuple[bytes, bytes]:
    """The worker's filter and that of a sample, still without its process id."""
    column = syscalls.machine() if LINUX else -1
    if column < 0:
        raise Unavailable(0, "no system call table for this machine")
    return syscalls.worker_program(column), syscalls.sample_program(column, OWN_PID, files_writable)


def for_process(code: bytes, pid: int) -> bytes:
    """A sample's filter with its process id in it."""
    return code.replace(struct.pack("I", OWN_PID), struct.pack("I", pid))


class Program(ctypes.Structure):
    """`struct sock_fprog`."""

    _fields_ = (("length", ctypes.c_ushort), ("code", ctypes.c_void_p))


def seccomp(code: bytes) -> None:
    """Install a filter of `syscalls` on this process, for good."""
    instructions = ctypes.create_string_buffer(code, len(code))

    wanted = Program(len(code) // 8, ctypes.addressof(instructions))
    number = syscalls.SECCOMP[syscalls.machine()]
    syscall("seccomp", number, 1, 0, ctypes.byref(wanted))


def limit(kind: str, value: int) -> None:
    """Lower one resource limit, soft and hard; kinds a system lacks are left out."""
    number = getattr(resource, kind, None)
    if number is None:
        return
    hard = resource.getrlimit(number)[1]
    top = value + 1 if kind == "RLIMIT_CPU" else value  # SIGXCPU first, SIGKILL a second later
    if hard != resource.RLIM_INFINITY:
        value, top = min(value, hard), min(top, hard)
    try:
        resource.setrlimit(number, (value, top))
    except (ValueError, OSError):
        pass  # macOS refuses some; the probe at start tells what holds
