"""What a core file of another process holds, made by gcore as whoever owns the computer can make it."""

import mmap
import os
import re
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

CANARY = "ZQ[A-Z]{12}"  # a word of a record, each with letters of its own
NOBODY = 65_534
# Of this user, without what makes root more than others: what the kernel then refuses, it refuses to anybody.
LIKE_ANYBODY = ("setpriv", "--bounding-set=-all", "--inh-caps=-all") if os.geteuid() == 0 else ()
AS_ANOTHER = ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")


def core_of(pid: int, folder: Path) -> Path:
    """Have the whole memory of a process written, what it asked to leave out as well."""
    subprocess.run(["gcore", "-a", "-o", folder / "core", str(pid)], capture_output=True, check=True, timeout=120)
    return folder / f"core.{pid}"


def counts(core: Path, needles: Mapping[str, bytes]) -> dict[str, int]:
    """Count each needle."""
    with core.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        return {name: sum(1 for _ in re.finditer(re.escape(needle), content)) for name, needle in needles.items()}


def canaries(core: Path) -> set[str]:
    """Return every canary that is in it, in one byte a letter or in two."""
    two = b"".join((letter + "\0").encode() for letter in "ZQ") + rb"(?:[A-Z]\0){12}"
    with core.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        seen = {found.group().decode() for found in re.finditer(CANARY.encode(), content)}
        return seen | {found.group().decode("utf-16-le") for found in re.finditer(two, content)}


def children(pid: int) -> list[int]:
    """Return the processes that a process started and that are there."""
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()] + [
        int(child)
        for task in Path(f"/proc/{pid}/task").iterdir()
        if task.name != str(pid)
        for child in (task / "children").read_text().split()
    ]


def tries(pid: int, who: Sequence[str]) -> dict[str, str]:
    """Let somebody try to read a process; return how each try ended: "refused", or what was got."""
    read = f"import os; os.pread(os.open('/proc/{pid}/mem', os.O_RDONLY), 1, 0)"
    ways = {
        "gcore": ["gcore", "-o", "/dev/null/never", str(pid)],
        "gdb": ["gdb", "-batch", "-p", str(pid), "-ex", "info registers"],
        "strace": ["timeout", "1", "strace", "-p", str(pid)],
        "memory": ["/usr/bin/python3", "-c", read],
        "environment": ["cat", f"/proc/{pid}/environ"],
        "open files": ["ls", "-l", f"/proc/{pid}/fd/"],
        "map": ["cat", f"/proc/{pid}/maps"],
    }
    return {name: _tried([*who, *command]) for name, command in ways.items()}


def _tried(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, cwd="/")
    said = (done.stdout + done.stderr).lower()
    refused = "not permitted" in said or "permission denied" in said
    return "refused" if refused else f"{done.returncode}: {said[-300:]}"


def abort(pid: int, number: signal.Signals) -> bool:
    """End a process by the signal of a fault; say whether a core was written of it."""
    os.kill(pid, number)
    _, status = os.waitpid(pid, 0)
    assert os.WTERMSIG(status) == number
    return os.WCOREDUMP(status)
