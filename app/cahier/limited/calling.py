"""This side of the pipe: starts the child, feeds it, and takes from it what it promised or nothing."""

import importlib.util
import os
import select
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cahier.limited import child
from cahier.limited.errors import NoLimits

Report = Callable[[object], None]
WORD = "--shut-in"  # by which a packed program knows that it is to be the child (`cahier.__main__`)
_NEEDED = ("cahier", "PIL", "_miniaudio", "_cffi_backend", "cryptography", "av")
_MOST_SECONDS = 10.0  # by the clock on the wall; the child has fewer, of work
_TICK = 0.1
_PIECE = 1 << 20
_LOOKING = "looking"


class ChildFailed(Exception):
    """It died, said too little or too much, or took too long. What it was is for the caller to say."""


def ask(
    task: str,
    request: Iterable[bytes | memoryview],
    most: int,
    report: Report,
    seconds: float = _MOST_SECONDS,
) -> bytes:
    """Have the child do a task; answer with at most `most` bytes. Raises ChildFailed or NoLimits.

    `report` is called between two pieces of work; what it raises ends the child.
    """
    with started(task) as process:
        try:
            until = time.monotonic() + seconds
            _feed(process, request, report, until)
            return _answer(process, most, report, until)
        except OSError as error:
            raise ChildFailed from error


@contextmanager
def started(task: str) -> Iterator["subprocess.Popen[bytes]"]:
    """Start a child and make sure that it is gone afterwards. Raises NoLimits or ChildFailed."""
    if sys.platform == "win32":
        raise NoLimits
    try:
        process = subprocess.Popen(  # noqa: S603  our own program
            command(task),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            cwd="/",
            env={},
            start_new_session=True,
        )
    except OSError as error:
        raise ChildFailed from error
    try:
        yield process
    finally:
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        process.wait()


def command(task: str) -> list[str]:
    """Return the command line of a child. It tells nothing but where the program lies."""
    if getattr(sys, "frozen", False):
        return [sys.executable, WORD, task]
    return [sys.executable, "-I", "-S", str(Path(child.__file__)), task, *_folders()]


def _folders() -> list[str]:
    found = (importlib.util.find_spec(name) for name in _NEEDED)
    return list(dict.fromkeys(str(Path(spec.origin).parents[1]) for spec in found if spec and spec.origin))


def _feed(
    process: "subprocess.Popen[bytes]", request: Iterable[bytes | memoryview], report: Report, until: float
) -> None:
    pipe = process.stdin
    if pipe is None:
        raise ChildFailed
    os.set_blocking(pipe.fileno(), False)  # it takes what fits, and the deadline is kept
    for piece in request:
        left = memoryview(piece)
        while left:
            report(_LOOKING)
            _, ready, _ = select.select([], [pipe], [], _TICK)
            if time.monotonic() > until:
                raise ChildFailed
            if ready:
                left = left[pipe.write(left) or 0 :]
    pipe.close()


def _answer(process: "subprocess.Popen[bytes]", most: int, report: Report, until: float) -> bytes:
    pipe = process.stdout
    if pipe is None:
        raise ChildFailed
    whole = bytearray()
    while len(whole) <= most:
        report(_LOOKING)
        ready, _, _ = select.select([pipe], [], [], _TICK)
        if time.monotonic() > until:
            raise ChildFailed
        if ready:
            piece = pipe.read(_PIECE)
            if not piece:
                break
            whole += piece
    if len(whole) > most or process.wait(_TICK * 10) != 0:
        raise ChildFailed
    return bytes(whole)
