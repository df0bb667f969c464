"""What a program did to its files, in order, read from a log of strace."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from harness import strace

_OPTIONS = ("--seccomp-bpf", "-y", "-xx", "-s", "4194304", "-e", f"trace={strace.CHANGING},close,lseek")
_LINE = re.compile(r"^\d+ +(\w+)\((.*)\) = (-?\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_DESCRIPTOR = re.compile(r"^(\d+)<((?:\\x[0-9a-f]{2})*)>")


@dataclass(frozen=True, slots=True)
class Operation:
    """One change: `kind` is make, folder, write, cut, flush, remove or rename (`data` is then the new name)."""

    kind: str
    path: str
    place: int = 0
    data: bytes = b""


def record(module: str, arguments: tuple[object, ...], log: Path) -> list[Operation]:
    """Run a module of ours to its end and return what it did to files."""
    done = strace.run(module, arguments, log, *_OPTIONS)
    assert done.returncode == 0, done.stderr.decode()
    return list(_Reader().read(log))


class _Reader:
    """Follows descriptors and their positions, because `write` does not say where."""

    def __init__(self) -> None:
        self._positions: dict[str, int] = {}
        self._known: set[str] = set()

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

    def _operations(self, name: str, arguments: str, answer: int) -> Iterator[Operation]:
        if name in ("openat", "open", "creat"):
            yield from self._opened(arguments, answer)
        elif name in ("mkdir", "unlink", "rmdir", "rename"):
            texts = [os.fsdecode(_bytes(text)) for text in _TEXT.findall(arguments)]
            kind = {"mkdir": "folder", "rename": "rename"}.get(name, "remove")
            yield Operation(kind, texts[0], data=os.fsencode(texts[1]) if name == "rename" else b"")
        elif (match := _DESCRIPTOR.match(arguments)) is not None:
            yield from self._on_descriptor(name, match[1], os.fsdecode(_bytes(match[2])), arguments, answer)

    def _opened(self, arguments: str, answer: int) -> Iterator[Operation]:
        text = _TEXT.search(arguments)
        assert text is not None
        path = os.fsdecode(_bytes(text[1]))
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
        elif name == "write":
            place = self._positions.get(number, 0)
            self._positions[number] = place + answer
            yield Operation("write", path, place, self._written(arguments, answer))

    @staticmethod
    def _written(arguments: str, answer: int) -> bytes:
        text = _TEXT.search(arguments)
        assert text is not None
        return _bytes(text[1])[:answer]


def _bytes(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))
