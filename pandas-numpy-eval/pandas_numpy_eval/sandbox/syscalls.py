"""The seccomp filters: system calls by name, and classic BPF built from them.

A list of what is denied, not of what is allowed: libraries of many versions run here, and a
missing entry in an allow list would turn good code into failures. What is denied is every way to
make a process, reach the network or another process, allocate memory outside the caps, change
limits or identity, or touch the kernel's administration; and every call newer than this list.
Numbers: linux/arch/*/syscall*.tbl.

The long filter is the worker's, which its samples inherit; each sample adds a short one with what
the worker itself needs: processes, signals, limits.
"""

from __future__ import annotations

import errno
import os
import struct

# name: (x86_64, aarch64); -1 where the architecture has no such call.
DENIED = {
    # programs and processes
    "execve": (59, 221),
    "execveat": (322, 281),
    "unshare": (272, 97),
    "setns": (308, 268),
    "uselib": (134, -1),
    # the network; socketpair stays allowed for AF_UNIX, asyncio needs it
    "socket": (41, 198),
    "connect": (42, 203),
    "bind": (49, 200),
    "listen": (50, 201),
    "accept": (43, 202),
    "accept4": (288, 242),
    # other processes
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "process_madvise": (440, 440),
    "rt_sigqueueinfo": (129, 138),
    "rt_tgsigqueueinfo": (297, 240),
    "pidfd_open": (434, 434),
    "pidfd_getfd": (438, 438),
    "pidfd_send_signal": (424, 424),
    "kcmp": (312, 272),
    "move_pages": (279, 239),
    "migrate_pages": (256, 238),
    "setpriority": (141, 140),
    "ioprio_set": (251, 30),
    "sched_setscheduler": (144, 119),
    "sched_setparam": (142, 118),
    "sched_setattr": (314, 274),
    "process_mrelease": (448, 448),
    # memory and queues that outlive the process or escape its caps
    "memfd_create": (319, 279),
    "memfd_secret": (447, 447),
    "shmget": (29, 194),
    "shmctl": (31, 195),
    "shmat": (30, 196),
    "shmdt": (67, 197),
    "semget": (64, 190),
    "semctl": (66, 191),
    "semop": (65, 193),
    "semtimedop": (220, 192),
    "msgget": (68, 186),
    "msgctl": (71, 187),
    "msgrcv": (70, 188),
    "msgsnd": (69, 189),
    "mq_open": (240, 180),
    "mq_unlink": (241, 181),
    "io_setup": (206, 0),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
    # limits and identity (prlimit64 stays allowed for reading)
    "setrlimit": (160, 164),
    "setuid": (105, 146),
    "setgid": (106, 144),
    "setreuid": (113, 145),
    "setregid": (114, 143),
    "setgroups": (116, 159),
    "setresuid": (117, 147),
    "setresgid": (119, 149),
    "capset": (126, 91),
    "personality": (135, 92),
    # files: mounts, roots, handles, devices, owners
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "chroot": (161, 51),
    "open_tree": (428, 428),
    "move_mount": (429, 429),
    "fsopen": (430, 430),
    "fsconfig": (431, 431),
    "fsmount": (432, 432),
    "fspick": (433, 433),
    "mount_setattr": (442, 442),
    "name_to_handle_at": (303, 264),
    "open_by_handle_at": (304, 265),
    "mknod": (133, -1),
    "mknodat": (259, 33),
    "chown": (92, -1),
    "lchown": (94, -1),
    "fchown": (93, 55),
    "fchownat": (260, 54),
    "setxattr": (188, 5),
    "lsetxattr": (189, 6),
    "fsetxattr": (190, 7),
    "removexattr": (197, 14),
    "lremovexattr": (198, 15),
    "fremovexattr": (199, 16),
    "quotactl": (179, 60),
    "quotactl_fd": (443, 443),
    "sync": (162, 81),
    "syncfs": (306, 267),
    "fanotify_init": (300, 262),
    # the kernel
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    "modify_ldt": (154, -1),
    "iopl": (172, -1),
    "ioperm": (173, -1),
    "init_module": (175, 105),
    "finit_module": (313, 273),
    "delete_module": (176, 106),
    "kexec_load": (246, 104),
    "kexec_file_load": (320, 294),
    "reboot": (169, 142),
    "swapon": (167, 224),
    "swapoff": (168, 225),
    "acct": (163, 89),
    "syslog": (103, 116),
    "settimeofday": (164, 170),
    "clock_settime": (227, 112),
    "adjtimex": (159, 171),
    "clock_adjtime": (305, 266),
    "sethostname": (170, 161),
    "setdomainname": (171, 162),
    "vhangup": (153, 58),
}
# Landlock does not govern these; without a read-only mount they are denied altogether.
METADATA = {
    "chmod": (90, -1),
    "fchmod": (91, 52),
    "fchmodat": (268, 53),
    "fchmodat2": (452, 452),
    "utime": (132, -1),
    "utimes": (235, -1),
    "futimesat": (261, -1),
    "utimensat": (280, 88),
}
# Calls of which some arguments are denied: (offset of the argument, values).
ARG0, ARG1, ARG2 = 16, 24, 32  # in struct seccomp_data, low words
DENIED_VALUES = {
    # F_SETOWN, F_SETSIG, F_SETOWN_EX: a signal to any process, sent by the kernel; F_SETLEASE
    # and F_NOTIFY: hold up others who write to a library
    "fcntl": ((72, 25), ARG1, (8, 10, 15, 1024, 1026)),
    # FIOSETOWN, SIOCSPGRP: the same by another door; TIOCSTI, TIOCLINUX: type into a terminal
    "ioctl": ((16, 29), ARG1, (0x8901, 0x8902, 0x5412, 0x541C)),
    # PR_SET_SECCOMP, PR_SET_MM, PR_SCHED_CORE, PR_SET_PTRACER
    "prctl": ((157, 167), ARG0, (22, 35, 62, 0x59616D61)),
}
# What a sample is denied and the worker is not.
OWN = {"fork": (57, -1), "vfork": (58, -1), "seccomp": (317, 277)}
CLONE = (56, 220)
CLONE3 = (435, 435)
SIGNALS = {"kill": (62, 129), "tkill": (200, 130), "tgkill": (234, 131)}
SCHED_SETAFFINITY = (203, 122)
PRLIMIT64 = (302, 261)
SOCKETPAIR = (53, 199)
SECCOMP = (317, 277)
NEWEST = 462  # mseal; what comes later answers "not implemented", which libraries expect

AUDIT_ARCH = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
CLONE_THREAD = 0x00010000
AF_UNIX = 1

# Classic BPF: (code, jump if true, jump if false, constant), linux/bpf_common.h.
LOAD, JEQ, JGE, JSET, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
ALLOW, KILL_PROCESS, ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
NUMBER, ARCH = 0, 4  # offsets in struct seccomp_data
DENY = RETURN, 0, 0, ERRNO | errno.EPERM
MISSING = RETURN, 0, 0, ERRNO | errno.ENOSYS
PASS = RETURN, 0, 0, ALLOW
KILL = RETURN, 0, 0, KILL_PROCESS


def machine() -> int:
    """Index into the tables for this machine; -1 where there is none."""
    name = os.uname().machine
    return list(AUDIT_ARCH).index(name) if name in AUDIT_ARCH else -1


def _pack(code: list) -> bytes:
    return b"".join(struct.pack("HBBI", *instruction) for instruction in code)


def _deny(tables: list, column: int) -> list:
    numbers = sorted(pair[column] for table in tables for pair in table.values())
    return [step for number in numbers if number >= 0 for step in ((JEQ, 0, 1, number), DENY)]


def _only(number: int, offset: int, test: int, values: tuple) -> list:
    """`number` is allowed if its argument passes the test with one of the values, else denied."""
    code = [(JEQ, 0, 2 * len(values) + 2, number), (LOAD, 0, 0, offset)]
    for value in values:
        code += [(test, 0, 1, value), PASS]
    return [*code, DENY]


def worker_program(column: int) -> bytes:
    """The worker's filter as an array of `struct sock_filter` (8 bytes each).

    column: `machine()`. Every sample inherits it.
    """
    arch = list(AUDIT_ARCH.values())[column]
    code = [(LOAD, 0, 0, ARCH), (JEQ, 1, 0, arch), KILL, (LOAD, 0, 0, NUMBER)]
    if column == 0:  # the x32 numbering of x86_64
        code += [(JGE, 0, 1, 0x40000000), KILL]
    code += [(JGE, 0, 1, NEWEST + 1), MISSING]
    for numbers, offset, values in DENIED_VALUES.values():
        code += [(JEQ, 0, 2 * len(values) + 2, numbers[column]), (LOAD, 0, 0, offset)]
        for value in values:
            code += [(JEQ, 0, 1, value), DENY]
        code += [PASS]
    # AF_UNIX only, which asyncio needs
    code += _only(SOCKETPAIR[column], ARG0, JEQ, (AF_UNIX,))
    return _pack([*code, *_deny([DENIED], column), PASS])


def sample_program(column: int, own_pid: int, files_writable: bool) -> bytes:
    """A sample's own filter: no processes, no signals but to itself, no higher limits.

    own_pid: the only process a signal may be sent to, or whose processors may be chosen.
    files_writable: True if no mount protects other files' modes and times.
    """
    code = [(LOAD, 0, 0, NUMBER), (JEQ, 0, 1, CLONE3[column]), MISSING]
    code += _only(CLONE[column], ARG0, JSET, (CLONE_THREAD,))
    for numbers in SIGNALS.values():
        code += _only(numbers[column], ARG0, JEQ, (own_pid,))
    code += _only(SCHED_SETAFFINITY[column], ARG0, JEQ, (0, own_pid))
    code += [
        (JEQ, 0, 6, PRLIMIT64[column]),  # reading passes a null new limit
        (LOAD, 0, 0, ARG2),
        (JEQ, 0, 3, 0),
        (LOAD, 0, 0, ARG2 + 4),
        (JEQ, 0, 1, 0),
        PASS,
        DENY,
    ]
    tables = [OWN, METADATA] if files_writable else [OWN]
    return _pack([*code, *_deny(tables, column), PASS])
