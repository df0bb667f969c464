"""The real program as a test sees it from outside: started, told what to do, looked at, and ended."""

import json
import os
import select
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
_MASK = 0x5A


def masked(text: str) -> dict[str, str]:
    """Return a text as it goes to the program when it is to be found there only where the program put it."""
    return {"masked": bytes(byte ^ _MASK for byte in text.encode()).hex()}


def unmasked(given: Any) -> Any:
    """Return what `masked` was given; anything else as it is."""
    if not isinstance(given, dict):
        return given
    return bytes(byte ^ _MASK for byte in bytes.fromhex(given["masked"])).decode()


class Driven:
    """`python -m cahier`, with somebody at the keyboard. The process number stays the same through a lock."""

    def __init__(self, *words: object, before: tuple[object, ...] = (), **environment: str) -> None:
        driven = Path(__file__).with_name("driven")
        self._process = subprocess.Popen(
            [*map(str, before), sys.executable, "-m", "cahier", *map(str, words)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ
            | {
                "DRIVEN": "1",
                "QT_QPA_PLATFORM": "offscreen",
                "PYTHONPATH": f"{driven}:{ROOT / 'app'}:{ROOT / 'tests'}",
            }
            | environment,
        )
        self.pid = 0
        self._rest = b""

    def __enter__(self) -> "Driven":
        try:
            self.ready()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_error: object) -> None:
        self._process.kill()
        self._process.communicate()
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            pipe.close()

    def ready(self) -> float:
        """Wait for the process, or the one that took its place; answer when it listened (monotonic seconds)."""
        while "ready" not in (said := self._heard()):
            pass  # the answer of the step that ended the process before
        self.pid = said["ready"]
        return float(said["at"])

    def tell(self, step: str, *given: object) -> None:
        """Have a step done, and wait for nothing."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"do": step, "with": given}).encode())
        self._process.stdin.flush()

    def do(self, step: str, *given: object) -> Any:
        """Have a step done and return its answer."""
        self.tell(step, *given)
        return self._heard()["answer"]

    def goes_on(self, step: str, *given: object) -> float:
        """Do what puts another process in the place of this one, and wait for that."""
        self.tell(step, *given)
        return self.ready()

    def ended(self, seconds: float = 30) -> float:
        """Wait for the end of the process; answer when it was (monotonic seconds)."""
        self._process.wait(seconds)
        return time.monotonic()

    def _heard(self, seconds: float = 120) -> Any:
        assert self._process.stdout is not None
        until = time.monotonic() + seconds
        while b"\n" not in self._rest:
            if not select.select([self._process.stdout], [], [], max(0, until - time.monotonic()))[0]:
                raise TimeoutError("the program says nothing")
            read = os.read(self._process.stdout.fileno(), 1 << 20)
            if not read:
                raise EOFError(f"the program ended with {self._process.wait()}")
            self._rest += read
        line, self._rest = self._rest.split(b"\n", 1)
        return json.loads(line)
