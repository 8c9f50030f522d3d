"""The seccomp filter of a sample: system calls by name, and classic BPF built from them.

A list of what is denied, not of what is allowed: libraries of many versions run here, and a
missing entry in an allow list would turn good code into failures. What is denied is every way to
make a process, reach the network or another process, allocate memory outside the caps, change
limits or identity, or touch the kernel's administration. Numbers: linux/arch/*/syscall*.tbl.
"""

from __future__ import annotations

import errno
import os
import struct

# name: (x86_64, aarch64); -1 where the architecture has no such call.
DENIED = {
    # programs and processes (clone and clone3 are treated apart: threads stay allowed)
    "fork": (57, -1),
    "vfork": (58, -1),
    "execve": (59, 221),
    "execveat": (322, 281),
    "unshare": (272, 97),
    "setns": (308, 268),
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
    "msgget": (68, 186),
    "msgctl": (71, 187),
    "msgrcv": (70, 188),
    "msgsnd": (69, 189),
    "mq_open": (240, 180),
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
CLONE = (56, 220)
CLONE3 = (435, 435)
KILL = (62, 129)
TKILL = (200, 130)
TGKILL = (234, 131)
PRLIMIT64 = (302, 261)
SOCKETPAIR = (53, 199)
SECCOMP = (317, 277)

AUDIT_ARCH = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
CLONE_THREAD = 0x00010000
AF_UNIX = 1

# Classic BPF: (code, jump if true, jump if false, constant), linux/bpf_common.h.
LOAD, JEQ, JGE, JSET, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
ALLOW, KILL_PROCESS = 0x7FFF0000, 0x80000000
ERRNO = 0x00050000
NUMBER, ARCH, ARG0, ARG2 = 0, 4, 16, 32  # offsets in struct seccomp_data, low words


def machine() -> int:
    """Index into the tables for this machine; -1 where there is none."""
    name = os.uname().machine
    return list(AUDIT_ARCH).index(name) if name in AUDIT_ARCH else -1


def program(column: int, own_pid: int, files_writable: bool) -> bytes:
    """The filter as an array of `struct sock_filter` (8 bytes each).

    Args:
        column: `machine()`.
        own_pid: the only process a signal may be sent to.
        files_writable: True if no mount protects other files' modes and times.
    """
    deny = RETURN, 0, 0, ERRNO | errno.EPERM
    allow = RETURN, 0, 0, ALLOW
    arch = list(AUDIT_ARCH.values())[column]
    code = [(LOAD, 0, 0, ARCH), (JEQ, 1, 0, arch), (RETURN, 0, 0, KILL_PROCESS)]
    code += [(LOAD, 0, 0, NUMBER)]
    if column == 0:  # the x32 numbering of x86_64
        code += [(JGE, 0, 1, 0x40000000), (RETURN, 0, 0, KILL_PROCESS)]
    code += [(JEQ, 0, 1, CLONE3[column]), (RETURN, 0, 0, ERRNO | errno.ENOSYS)]

    def checked(number: int, offset: int, test: int, constant: int) -> list:
        # nr matches -> load the argument -> allowed if the test holds; else fall through
        return [
            (JEQ, 0, 4, number),
            (LOAD, 0, 0, offset),
            (test, 0, 1, constant),
            allow,
            deny,
        ]

    code += checked(CLONE[column], ARG0, JSET, CLONE_THREAD)
    for number in (KILL, TKILL, TGKILL):
        code += checked(number[column], ARG0, JEQ, own_pid)
    code += checked(SOCKETPAIR[column], ARG0, JEQ, AF_UNIX)
    code += [
        (JEQ, 0, 6, PRLIMIT64[column]),  # reading passes a null new limit
        (LOAD, 0, 0, ARG2),
        (JEQ, 0, 3, 0),
        (LOAD, 0, 0, ARG2 + 4),
        (JEQ, 0, 1, 0),
        allow,
        deny,
    ]
    tables = [DENIED, METADATA] if files_writable else [DENIED]
    numbers = sorted(
        pair[column] for table in tables for pair in table.values() if pair[column] >= 0
    )
    for number in numbers:
        code += [(JEQ, 0, 1, number), deny]
    code += [allow]
    return b"".join(struct.pack("HBBI", *instruction) for instruction in code)
