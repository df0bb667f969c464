"""What a piece of work did to its files, in order, read from a log of strace."""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from harness import strace, workers

_OPTIONS = ("-y", "-xx", "-s", "4194304", "-e", f"trace={strace.CHANGING},close,lseek")
_LINE = re.compile(r"^(?:\d+ +)?(\w+)\((.*)\) += (-?\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_PATH = re.compile(r'(?:(?:AT_FDCWD|\d+)<((?:\\x[0-9a-f]{2})*)>, )?"((?:\\x[0-9a-f]{2})*)"')
_DESCRIPTOR = re.compile(r"^(\d+)<((?:\\x[0-9a-f]{2})*)>")
_NAMED = {
    "mkdir": "folder", "mkdirat": "folder", "rmdir": "remove", "unlink": "remove", "unlinkat": "remove",
    "rename": "rename", "renameat": "rename", "renameat2": "rename",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Operation:
    """One change: `kind` is make, folder, write, cut, flush, refuse, remove or rename (`data` is the new name).

    A flush that the disk refuses leaves what was to be flushed in doubt for ever: no later one brings it back.
    """

    kind: str
    path: str
    place: int = 0
    data: bytes = b""


def record(
    verb: str, scene: Path, *more: object, break_by: str = "", given: Mapping[str, str] | None = None
) -> list[Operation]:
    """Do a piece of work to its end and return what it did to files.

    `break_by` is what strace injects (it may then end with a fault); `given` lets it run in a process of its own,
    with more in its environment.
    """
    log = scene.with_name(f"{scene.name}.log")
    options = (*_OPTIONS, *(("-e", f"inject={break_by}") if break_by else ()))
    if given is None:
        done = workers.ready().do(verb, scene, *more, log=log, options=options)
        assert done.answer == 0 or break_by, done.said
    else:
        ran = strace.run("harness.doing", (verb, scene, *more), log, *options, given=given)
        assert ran.returncode == 0, ran.stderr.decode()
    try:
        return list(_Reader().read(log))
    finally:
        log.unlink()


class _Reader:
    """Follows descriptors and their positions, because `write` does not say where."""

    def __init__(self) -> None:
        self._positions: dict[str, int] = {}

    def read(self, log: Path) -> Iterator[Operation]:
        with log.open(encoding="ascii") as lines:
            for line in lines:
                match = _LINE.match(line)
                if match is None:
                    assert "unfinished" not in line, "two threads wrote: this log cannot be followed"
                    continue
                name, arguments, answer = match[1], match[2], int(match[3])
                if answer >= 0:
                    yield from self._operations(name, arguments, answer)
                elif name in ("fsync", "fdatasync") and (refused := _DESCRIPTOR.match(arguments)):
                    yield Operation("refuse", os.fsdecode(_bytes(refused[2])))

    def _operations(self, name: str, arguments: str, answer: int) -> Iterator[Operation]:
        if name in ("openat", "open", "creat"):
            yield from self._opened(arguments, answer)
        elif name in _NAMED:
            first, *others = _paths(arguments)
            yield Operation(_NAMED[name], first, data=os.fsencode(others[0]) if others else b"")
        elif (match := _DESCRIPTOR.match(arguments)) is not None:
            yield from self._on_descriptor(name, match[1], os.fsdecode(_bytes(match[2])), arguments, answer)

    def _opened(self, arguments: str, answer: int) -> Iterator[Operation]:
        path = _paths(arguments)[0]
        self._positions[str(answer)] = 0
        if "O_CREAT" in arguments:
            yield Operation("make", path)
        if "O_TRUNC" in arguments:
            yield Operation("cut", path)

    def _on_descriptor(
        self, name: str, number: str, path: str, arguments: str, answer: int
    ) -> Iterator[Operation]:
        if name in ("fsync", "fdatasync"):
            yield Operation("flush", path)
        elif name == "ftruncate":
            yield Operation("cut", path, int(arguments.rsplit(",", 1)[1]))
        elif name == "lseek":
            self._positions[number] = answer
        elif name == "pwrite64":
            yield Operation("write", path, int(arguments.rsplit(",", 1)[1]), self._written(arguments, answer))
        elif name in ("write", "writev"):
            place = self._positions.get(number, 0)
            self._positions[number] = place + answer
            yield Operation("write", path, place, self._written(arguments, answer))

    @staticmethod
    def _written(arguments: str, answer: int) -> bytes:
        text = _TEXT.search(arguments)
        assert text is not None
        return _bytes(text[1])[:answer]


def _paths(arguments: str) -> list[str]:
    """Return the paths among the arguments, those that begin at a folder's descriptor too."""
    found = ((os.fsdecode(_bytes(folder)), os.fsdecode(_bytes(name))) for folder, name in _PATH.findall(arguments))
    return [os.path.join(folder, name) for folder, name in found]  # noqa: PTH118 - as the system does it


def _bytes(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))
