"""Hands work to processes that are ready for it; strace follows it when a call is to be seen or broken."""

import atexit
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from queue import SimpleQueue

from harness import strace
from harness.vault_work import DEVICE

AT_ONCE = 2


@dataclass(frozen=True, slots=True)
class Done:
    """How work ended (`harness.worker`), and what it said."""

    answer: int
    said: str


class Workers:
    """So many processes; whoever has work waits for one that is free."""

    def __init__(self, count: int) -> None:
        self._all: list[subprocess.Popen[str]] = []
        self._free: SimpleQueue[subprocess.Popen[str]] = SimpleQueue()
        for _ in range(count):
            self._start()

    def do(
        self, verb: str, scene: Path, *more: object, log: Path | None = None, options: Sequence[str] = ()
    ) -> Done:
        """Do a piece of work of `harness.doing` in a scene; with a `log`, strace writes there what it does."""
        with self._one() as process, tempfile.NamedTemporaryFile() as said:
            arguments = [verb, str(scene), *map(str, more)]
            request = {"arguments": arguments, "device": str(scene / DEVICE), "said": said.name}
            child = _asked(process, json.dumps(request))
            if log is None:
                answer = _asked(process, "")
            else:
                with strace.following(child, log, *options):
                    answer = _asked(process, "")
            return Done(answer, said.read().decode().strip())

    def end(self) -> None:
        """Let them go."""
        for process in self._all:
            process.communicate()

    def _start(self) -> None:
        command = [sys.executable, "-m", "harness.worker"]
        environment = strace.environment()
        process = subprocess.Popen(
            command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self._all.append(process)
        self._free.put(process)

    @contextmanager
    def _one(self) -> Iterator[subprocess.Popen[str]]:
        process = self._free.get()
        try:
            yield process
        except BaseException:  # nobody knows what it waits for
            process.kill()
            self._start()
            raise
        self._free.put(process)


@cache
def ready() -> Workers:
    """Return the workers of this run; they end with it."""
    workers = Workers(AT_ONCE)
    atexit.register(workers.end)
    return workers


def _asked(process: subprocess.Popen[str], line: str) -> int:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{line}\n")
    process.stdin.flush()
    return int(process.stdout.readline())
