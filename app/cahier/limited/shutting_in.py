"""Shuts the process it is called in: from then on it reads and writes its pipes, computes, and ends.

Called after everything is imported and before the first byte of a file is read. Uses `ctypes` and nothing of
Cahier, so that the child starts quickly.
"""

import ctypes
import os
import platform
import sys

MEMORY = 512 * 1024 * 1024
SECONDS = 5  # of work, for one file

_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS = 1, 4, 22, 38
_KILL, _SECCOMP_FILTER = 9, 2

# What a process needs that reads, computes, writes and ends; by the numbers of the kernel.
_ALLOWED = {
    "x86_64": "0 1 3 5 8 9 10 11 12 13 14 15 19 20 24 25 28 35 39 60 96 131 186 202 228 229 230 231 318",
    "aarch64": "57 62 63 64 65 66 80 93 94 98 101 113 114 115 124 132 134 135 139 169 172 178 214 215 216 222 "
    "226 233 278",
}
_MACHINE = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}  # as the kernel names them in a filter

# Instructions of a filter: load a word, jump if equal, answer.
_LOAD, _JUMP_IF_EQUAL, _ANSWER = 0x20, 0x15, 0x06
_NUMBER_AT, _MACHINE_AT = 0, 4
_ALLOW, _REFUSE, _END = 0x7FFF0000, 0x00050000 | 1, 0x80000000  # 1: not permitted

# Everything Landlock can forbid, by the version of its interface: files, then connections, then reaching out.
_LANDLOCK_CREATE, _LANDLOCK_RESTRICT = 444, 446
_FILES = (13, 14, 15, 15, 16, 16)  # bits
_CONNECTIONS_SINCE, _REACHING_SINCE = 4, 6


class _Instruction(ctypes.Structure):
    _fields_ = (
        ("code", ctypes.c_ushort),
        ("if_so", ctypes.c_ubyte),
        ("if_not", ctypes.c_ubyte),
        ("value", ctypes.c_uint),
    )


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("first", ctypes.POINTER(_Instruction)))


class _Ruleset(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("connections", ctypes.c_uint64), ("reaching", ctypes.c_uint64))


def shut_in(memory: int = MEMORY, seconds: int = SECONDS) -> frozenset[str]:
    """Give everything up that is not needed to compute; answer with what held. Raises where there are no limits.

    `seconds` are of work and count from the start of the process; 0 is as long as it likes.
    """
    import resource  # Unix only; its absence is the error

    limits = [(resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, 0)]
    limits += [(resource.RLIMIT_NPROC, 0)]
    limits += [(resource.RLIMIT_CPU, seconds)] if seconds else []
    for kind, most in limits:
        resource.setrlimit(kind, (most, most))
    system = ctypes.CDLL(None, use_errno=True) if sys.platform.startswith("linux") else None
    held = {"limits"} | (_no_files(system) if system else set())
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))  # the pipes that are there stay; no number is left
    return frozenset(held | (_few_calls(system) if system else set()))


def _no_files(system: ctypes.CDLL) -> set[str]:
    """Die with the parent, show nobody the memory, and let Landlock forbid every file, connection and signal."""
    system.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    system.prctl(_PR_SET_PDEATHSIG, _KILL, 0, 0, 0)
    system.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    version = system.syscall(_LANDLOCK_CREATE, None, 0, 1)
    if version < 1:
        return set()
    connections, reaching = version >= _CONNECTIONS_SINCE, version >= _REACHING_SINCE
    rules = _Ruleset((1 << _FILES[min(version, len(_FILES)) - 1]) - 1, 3 * connections, 3 * reaching)
    handle = system.syscall(_LANDLOCK_CREATE, ctypes.byref(rules), 8 * (1 + connections + reaching), 0)
    if handle < 0 or system.syscall(_LANDLOCK_RESTRICT, handle, 0) != 0:
        return set()
    os.close(handle)
    return {"landlock"}


def _few_calls(system: ctypes.CDLL) -> set[str]:
    """Let the kernel refuse every call that is not on the list; nothing where the machine is unknown to us."""
    machine = platform.machine()
    if machine not in _ALLOWED:
        return set()
    program = [
        _Instruction(_LOAD, 0, 0, _MACHINE_AT),
        _Instruction(_JUMP_IF_EQUAL, 1, 0, _MACHINE[machine]),
        _Instruction(_ANSWER, 0, 0, _END),
        _Instruction(_LOAD, 0, 0, _NUMBER_AT),
    ]
    for number in map(int, _ALLOWED[machine].split()):
        program += [_Instruction(_JUMP_IF_EQUAL, 0, 1, number), _Instruction(_ANSWER, 0, 0, _ALLOW)]
    program.append(_Instruction(_ANSWER, 0, 0, _REFUSE))
    instructions = (_Instruction * len(program))(*program)
    filter_ = _Program(len(program), instructions)
    return {"calls"} if system.prctl(_PR_SET_SECCOMP, _SECCOMP_FILTER, ctypes.byref(filter_), 0, 0) == 0 else set()
