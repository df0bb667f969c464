"""Replays recorded work up to a chance moment, cuts the power there, and looks at what is left."""

import random  # noqa: TID251 - a state that fails must be found again
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from harness.disk import MANNERS, Disk
from harness.recording import Operation, record
from harness.recovered import found

_MAPPED = "-shm"  # an index of the write-ahead log in shared memory, made anew at each opening


Files = dict[str, bytes | None]  # None is a folder


class Recorded:
    """Work on a vault, as recorded: where it began, its operations, and what was promised when."""

    def __init__(
        self, operations: Sequence[Operation], folder: Path, told: Path, begin: Files, before: Sequence[str]
    ) -> None:
        self.operations = operations
        self.folder = folder
        self._told = told
        self._begin = begin
        self._before = before
        self.states = [line.split()[2] for line in told.read_text().splitlines() if line.startswith("state")]

    def cuts(self, count: int, place: Path, seed: int, *, honest: bool = True) -> Counter[str]:
        """Cut the power at `count` chance moments; count what was found, by its name."""
        chance = random.Random(seed)  # noqa: S311
        moments = sorted(chance.randint(0, len(self.operations)) for _ in range(count))
        disk, told = self.start(honest=honest)
        results: Counter[str] = Counter()
        done = 0
        for moment in moments:
            for operation in self.operations[done:moment]:
                self.do(disk, told, operation)
            done = moment
            lay_out(disk.after_a_cut(chance.choice(MANNERS), chance), place)
            results[found(place / self.folder.name, told, self.states)] += 1
        return results

    def hot(self, count: int, seed: int) -> Iterator[tuple[Files, list[str]]]:
        """Yield what a kill in the middle of a save leaves, at some of `count` moments, and what was told then."""
        chance = random.Random(seed)  # noqa: S311
        moments = set(chance.sample(range(len(self.operations)), count))
        disk, told = self.start()
        for moment, operation in enumerate(self.operations):
            self.do(disk, told, operation)
            if moment in moments and told:
                files = disk.after_a_cut("kept", chance)
                if any(files.get(f"{self.folder.name}/vault.db{tail}") for tail in ("-journal", "-wal")):
                    yield files, list(told)

    def start(self, *, honest: bool = True) -> tuple[Disk, list[str]]:
        """Return the disk as it was before the work, and what had been told."""
        disk = Disk(str(self.folder.parent), honest=honest)
        for name, data in self._begin.items():
            disk.put(str(self.folder.parent / name), data)
        return disk, list(self._before)

    def do(self, disk: Disk, told: list[str], operation: Operation) -> None:
        """Let one operation happen: to the disk, or to the lines that were `told`."""
        if operation.path == str(self._told):
            told.extend(operation.data.decode("ascii").splitlines())
        elif not operation.path.endswith(_MAPPED):
            disk.do(operation)


def recorded(
    place: Path, verb: str, steps: int, *journal: str, begin: Files | None = None, before: Sequence[str] = ()
) -> Recorded:
    """Do a piece of work of `vault_work` in a folder below `place`, where `begin` lies; return it as recorded."""
    folder, told, log = place / "work" / "notebook", place / "told", place / "log"
    lay_out(begin or {}, place / "work")
    told.write_text("".join(f"{line}\n" for line in before))
    operations = record("harness.vault_work", (verb, folder, told, steps, *journal), log)
    log.unlink()
    return Recorded(operations, folder, told, begin or {}, before)


def lay_out(files: Files, place: Path) -> None:
    """Make a folder hold these files and nothing else."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    for name, data in files.items():
        if data is None:
            (place / name).mkdir()
        else:
            (place / name).write_bytes(data)
