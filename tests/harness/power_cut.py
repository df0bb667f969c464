"""Replays recorded work up to a chance moment, cuts the power there, and looks at what is left."""

import random  # noqa: TID251 - a state that fails must be found again
import shutil
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from harness.disk import MANNERS, Disk
from harness.recording import Operation, record
from harness.recovered import found

_MAPPED = "-shm"  # an index of the write-ahead log in shared memory, made anew at each opening


class Recorded:
    """Work on a vault, as recorded: its operations, and what was promised when."""

    def __init__(self, operations: Sequence[Operation], folder: Path, told: Path) -> None:
        self.operations = operations
        self.folder = folder
        self._told = told
        self.states = [line.split()[2] for line in told.read_text().splitlines() if line.startswith("state")]

    def cuts(self, count: int, place: Path, seed: int, *, honest: bool = True, start: int = 0) -> Counter[str]:
        """Cut the power at `count` chance moments after operation `start`; count what was found, by its name."""
        chance = random.Random(seed)  # noqa: S311
        moments = sorted(chance.randint(start, len(self.operations)) for _ in range(count))
        disk = Disk(str(self.folder.parent), honest=honest)
        told: list[str] = []
        results: Counter[str] = Counter()
        done = 0
        for moment in moments:
            for operation in self.operations[done:moment]:
                self.do(disk, told, operation)
            done = moment
            lay_out(disk.after_a_cut(chance.choice(MANNERS), chance), place)
            results[found(place / self.folder.name, told, self.states)] += 1
        return results

    def do(self, disk: Disk, told: list[str], operation: Operation) -> None:
        """Let one operation happen: to the disk, or to the lines that were `told`."""
        if operation.path == str(self._told):
            told.extend(operation.data.decode("ascii").splitlines())
        elif not operation.path.endswith(_MAPPED):
            disk.do(operation)


def recorded(place: Path, verb: str, steps: int, *journal: str) -> Recorded:
    """Do a piece of work of `vault_work` in a folder below `place` and return it as recorded."""
    (place / "work").mkdir(parents=True)
    folder, told, log = place / "work" / "notebook", place / "told", place / "log"
    operations = record("harness.vault_work", (verb, folder, told, steps, *journal), log)
    log.unlink()
    return Recorded(operations, folder, told)


def lay_out(files: dict[str, bytes | None], place: Path) -> None:
    """Make a folder hold these files and nothing else."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    for name, data in files.items():
        if data is None:
            (place / name).mkdir()
        else:
            (place / name).write_bytes(data)
