"""Breaks one system call of one piece of work on a vault, at every place where it can be broken."""

import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from harness import strace
from harness.recovered import found
from harness.vault_work import COPY, RESTORED

_FILES = (
    "vault.db",
    "vault.db-journal",
    "vault.hdr",
    "vault.hdr.bak",
    "vault.hdr.part",
    "vault.hdr.bak.part",
    "vault.lock",
    "vault.db.new",
    "vault.db.new-journal",
    "copy",
)
_AT_ONCE = 2
Look = Callable[[Path, Sequence[str], Sequence[str]], str]


@dataclass(frozen=True, slots=True)
class Point:
    """The `number`th call of this name, counted from 1; `ever` breaks the later ones too."""

    call: str
    number: int
    ever: bool = False


@dataclass(frozen=True, slots=True)
class Broken:
    """What came of it: the answer of the program (9: it said what went wrong), its words, and what was found."""

    point: Point
    answer: int
    said: str
    found: str
    shorter: bool


class Breaking:
    """One verb of `vault_work` on a copy of what `ground`, a verb of it too, leaves; "" is an empty place."""

    def __init__(self, place: Path, verb: str, ground: str = "", look: Look | None = None) -> None:
        """`look` tells what was found in the folder of the work; without one it is `found` of its vault."""
        self._look = look or _look
        self._place = place
        self._verb = verb
        self._ground = place / "ground"
        self._ground.mkdir(parents=True)
        if ground:
            self._work(ground, self._ground, "5")
        whole = self._copy("whole")
        self._log = whole / "log"
        self._traced(whole)
        self.calls = strace.calls(self._log)
        self._states = [line.split()[2] for line in _told(whole) if line.startswith("state")]

    def points(self, calls: Sequence[str]) -> Iterator[Point]:
        """Yield every place where one of these calls was made."""
        for call in calls:
            for number in range(1, self.calls[call] + 1):
                yield Point(call, number)

    def each(self, points: Sequence[Point], fault: str) -> Iterator[Broken]:
        """Break the work at each point: `fault` is `signal=KILL` or `error=ENOSPC` or their like."""
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            runs = pool.map(lambda point: self._broken(point, fault), points)
            for point, (folder, done) in zip(points, runs, strict=True):
                shorter = _size(folder) < _size(self._ground)
                state = self._look(folder, _told(folder), self._states)
                yield Broken(point, done.returncode, (done.stdout + done.stderr).decode().strip(), state, shorter)
                shutil.rmtree(folder)

    def leave(self, point: Point, fault: str) -> Path:
        """Break the work at one point and return the folder in which it left things."""
        return self._broken(point, fault)[0]

    def _broken(self, point: Point, fault: str) -> tuple[Path, subprocess.CompletedProcess[bytes]]:
        folder = self._copy(f"{point.call}-{point.number}{'-ever' if point.ever else ''}")
        when = f"{point.number}{'+' if point.ever else ''}"
        return folder, self._traced(folder, "-e", f"inject={point.call}:{fault}:when={when}")

    def _copy(self, name: str) -> Path:
        return Path(shutil.copytree(self._ground, self._place / name))

    def _traced(self, folder: Path, *options: str) -> subprocess.CompletedProcess[bytes]:
        arguments = (self._verb, folder / "notebook", folder / "told")
        options = ("-e", f"trace={strace.CHANGING}", *options)
        return strace.run("harness.vault_work", arguments, folder / "log", *options, watch=_watched(folder))

    @staticmethod
    def _work(verb: str, folder: Path, steps: str) -> None:
        strace.plainly("harness.vault_work", (verb, folder / "notebook", folder / "told", steps))


def _look(folder: Path, told: Sequence[str], states: Sequence[str]) -> str:
    return found(folder / "notebook", told, states)


def _watched(folder: Path) -> Iterator[Path]:
    yield folder
    yield folder / COPY
    for name in ("notebook", "notebook.part", f"{COPY}.part", RESTORED, f"{RESTORED}.part"):
        yield folder / name
        yield from (folder / name / file for file in _FILES)
    yield from (path for name in ("att", "staging") for path in (folder / "notebook" / name).rglob("*"))


def _size(folder: Path) -> int:
    data = folder / "notebook" / "vault.db"
    return data.stat().st_size if data.exists() else 0


def _told(folder: Path) -> list[str]:
    told = folder / "told"
    return told.read_text(encoding="ascii").splitlines() if told.exists() else []
