"""Breaks one system call of one piece of work on a vault, at every place where it can be broken."""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from harness import strace, workers
from harness.looks import Verb
from harness.recovered import states_in
from harness.vault_work import NOTEBOOK, TOLD
from harness.workers import Done


@dataclass(frozen=True, slots=True)
class Point:
    """The `number`th call of this name, counted from 1; `ever` breaks the later ones too."""

    call: str
    number: int
    ever: bool = False

    def __str__(self) -> str:
        return f"{self.call}-{self.number}{'-ever' * self.ever}"


@dataclass(frozen=True, slots=True)
class Broken:
    """What came of it: how the work ended (`harness.doing`), and what was found of the vault."""

    point: Point
    done: Done
    found: str
    shorter: bool


class Grounds:
    """Scenes on which work begins, each made once."""

    def __init__(self, place: Path) -> None:
        self._place = place

    def of(self, verb: str) -> Path:
        """Return the scene that a verb of `harness.doing` makes; without one an empty place."""
        scene = self._place / (verb or "nothing")
        if not scene.exists():
            making = Path(tempfile.mkdtemp(dir=self._place))
            if verb:
                done = workers.ready().do(verb, making, 5)
                assert done.answer == 0, done.said
            making.rename(scene)
        return scene


class Breaking:
    """A piece of work, done again and again on copies of the scene before it."""

    def __init__(self, place: Path, verb: Verb, grounds: "Grounds") -> None:
        self._place = place
        self._verb = verb
        self._ground = grounds.of(verb.ground)
        whole = self._copy("whole")
        done = self._followed(whole)
        assert done.answer == 0, done.said
        self.calls = strace.calls(self._log_of(whole))
        self._paths = strace.paths(self._log_of(whole))
        self._opened = [self._is_of(whole, path) for path in strace.opened(self._log_of(whole))]
        self._states = states_in(_told(whole))

    def points(self, calls: Sequence[str]) -> list[Point]:
        """Return every place where one of these calls was made; what is opened elsewhere is the program itself."""
        every = (Point(call, number) for call in calls for number in range(1, self.calls[call] + 1))
        return [point for point in every if point.call != "openat" or self._opened[point.number - 1]]

    def flushes_of(self, *names: str) -> list[Point]:
        """Return where files or folders of these names are flushed."""
        paths = self._paths["fsync"]
        return [Point("fsync", number) for number, path in enumerate(paths, 1) if Path(path).name in names]

    def each(self, points: Sequence[Point], fault: str) -> Iterator[Broken]:
        """Break the work at each point: `fault` is `signal=KILL` or `error=ENOSPC` or their like."""
        with ThreadPoolExecutor(workers.AT_ONCE) as pool:
            runs = pool.map(lambda point: self._broken(point, fault), points)
            for point, (scene, done) in zip(points, runs, strict=True):
                shorter = not self._verb.shrinks and _size(scene) < _size(self._ground)
                state = self._verb.look(scene, _told(scene), self._states)
                yield Broken(point, done, state, shorter)
                shutil.rmtree(scene)
                self._log_of(scene).unlink()

    def leave(self, point: Point, fault: str) -> Path:
        """Break the work at one point and return the scene as it was left."""
        return self._broken(point, fault)[0]

    @staticmethod
    def _is_of(scene: Path, path: str) -> bool:
        return Path(path).is_relative_to(scene) and Path(path).name != TOLD

    def _broken(self, point: Point, fault: str) -> tuple[Path, Done]:
        scene = self._copy(str(point))
        when = f"{point.number}{'+' * point.ever}"
        return scene, self._followed(scene, "-e", f"inject={point.call}:{fault}:when={when}")

    def _followed(self, scene: Path, *options: str) -> Done:
        options = ("-y", "-e", f"trace={strace.CHANGING}", *options)
        return workers.ready().do(self._verb.name, scene, log=self._log_of(scene), options=options)

    def _copy(self, name: str) -> Path:
        self._place.mkdir(exist_ok=True)
        return Path(shutil.copytree(self._ground, self._place / name))

    def _log_of(self, scene: Path) -> Path:
        return scene.with_name(f"{scene.name}.log")


def some(points: Sequence[Point], count: int) -> list[Point]:
    """Choose so many of them, evenly, the last among them."""
    return list(points[:: -max(1, len(points) // count)])


def _size(scene: Path) -> int:
    data = scene / NOTEBOOK / "vault.db"
    return data.stat().st_size if data.exists() else 0


def _told(scene: Path) -> list[str]:
    told = scene / TOLD
    return told.read_text(encoding="ascii").splitlines() if told.exists() else []
