"""What one process leaves for the one that takes its place: the words it starts with, and the vault key.

They go through a pipe without a name, which the next process reads once and closes. Arguments and environment of
a process can be read by every program of the computer, and a file may be found later; the pipe lies in the
memory of the system, and is gone once it was read. It holds much less than a pipe takes, so writing never waits.
"""

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass

from cahier.workflows.enter import Entry

WORD = "--carried"  # the only argument of the next process, and after it the number of the pipe


@dataclass(frozen=True, slots=True)
class Carried:
    """Words as after `cahier`, and what opens the notebook, or nothing where the next process is the door."""

    words: tuple[str, ...]
    entry: Entry | None = None


def bytes_of(words: Sequence[str], entry: Entry) -> bytearray:
    """Return what goes through the pipe."""
    return bytearray([len(entry.key)]) + entry.key + json.dumps([entry.opened_by, *words]).encode("ascii")


def leave(words: Sequence[str], entry: Entry) -> int:
    """Put it into a pipe, overwrite the key here, and return the end that the next process inherits."""
    out, into = os.pipe()
    content = bytes_of(words, entry)
    os.write(into, content)
    os.close(into)
    content[:] = bytes(len(content))
    entry.forget()
    os.set_inheritable(out, True)
    return out


def take(descriptor: int) -> Carried:
    """Read what was left, once; raises OSError or ValueError when this is no such pipe."""
    with open(descriptor, "rb", buffering=0) as pipe:
        size = pipe.read(1)
        key = bytearray(size[0] if size else 0)
        pipe.readinto(key)
        opened_by, *words = json.loads(pipe.read())
    return Carried(tuple(words), Entry(key, opened_by) if key else None)
