"""The first thing a process does, of the window or of a command: no core dumps, and no debugger of the same user.

Linux only. The child that looks into files has its own, smaller one (`cahier.limited.shutting_in`).

A fresh program may be read by its user until it forbids it, so this comes before anything slow is imported: the
gap is what Python itself takes to start. Whoever runs programs as this user can wait for it, or put another
program in our place; this keeps out those who come later, and a crash report.
`CAHIER_ALLOW_TRACING=1` leaves the debugger in, for tests that look into the memory.
"""

import os
import sys

_PR_SET_DUMPABLE = 4


def refuse() -> None:
    """Let no crash write the memory to a disk, and nobody of this user read it."""
    if os.environ.get("CAHIER_ALLOW_TRACING") == "1" or not sys.platform.startswith("linux"):
        return
    import ctypes
    import resource  # Unix only

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
