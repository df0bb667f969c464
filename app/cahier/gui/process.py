"""One process takes the place of another, so that nothing of the first stays in memory.

The door asks for the passphrase, works the vault key out of it and becomes the notebook (`admit`); the notebook
becomes the door (`lock`). So the passphrase, what was typed wrong before it and the memory of the slow hash never
were in the process that lives for hours, and no record is in the one that stands locked. Measured: clearing every
widget and collecting garbage left 67 copies of an account in memory, `execv` none.

The lock on the vault is let go by the one and taken by the other. Whoever takes it in between is told by the
second, as at any door; nothing is written in between, so that nothing can be lost.

Windows cannot put one program into the place of another. There the next one is started, with the pipe as its
standard input, and this one ends: the same memory is gone, and the number of the process changes. Not tried there.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import IO, NoReturn, cast

from cahier.gui import handover
from cahier.workflows.enter import Entry


def words(vault: Path, kept: Sequence[str] = (), reason: str = "") -> list[str]:
    """Return what the next process starts with, as after `cahier`. It holds no word of a case."""
    because = ["--locked-because", reason] if reason else []
    return ["--vault", str(vault), *because, *kept]


def lock(reason: str, vault: Path, kept: Sequence[str] = ()) -> NoReturn:
    """Become the lock screen."""
    _become(words(vault, kept, reason), Entry())


def admit(entry: Entry, vault: Path, kept: Sequence[str] = ()) -> NoReturn:
    """Become the open notebook. The key is overwritten here."""
    _become(words(vault, kept), entry)


def end() -> NoReturn:
    """Be gone, without the farewells of Python and Qt, which may take their time."""
    os._exit(0)


def start_beside(left: Sequence[str], entry: Entry) -> "subprocess.Popen[bytes]":
    """Start the next process with what it is left on its standard input: where there is no `execv`."""
    started = subprocess.Popen([*_program(), handover.WORD, "0"], stdin=subprocess.PIPE)  # noqa: S603  ourselves
    with cast(IO[bytes], started.stdin) as pipe:
        pipe.write(handover.bytes_of(left, entry))
    entry.forget()
    return started


def _become(left: Sequence[str], entry: Entry) -> NoReturn:
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name == "nt":
        start_beside(left, entry)
        end()
    pipe = handover.leave(left, entry)
    command = [*_program(), handover.WORD, str(pipe)]
    os.execv(command[0], command)  # noqa: S606  no shell is wanted


def _program() -> list[str]:
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "cahier"]
