"""Replays recorded work up to a chance moment, cuts the power there, and looks at what is left."""

import copy
import os
import random  # noqa: TID251 - a state that fails must be found again
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from harness.disk import MANNERS, Disk
from harness.looks import Look
from harness.recording import Operation, record
from harness.recovered import States, found, states_in
from harness.vault_work import NOTEBOOK, TOLD

_MAPPED = "-shm"  # an index of the write-ahead log in shared memory, made anew at each opening


Files = dict[str, bytes | None]  # None is a folder


@dataclass(frozen=True, slots=True)
class Recorded:
    """Work in a scene, as recorded: where it began, its operations, and what was promised when."""

    operations: Sequence[Operation]
    scene: Path
    begin: Files
    before: Sequence[str]
    states: States

    def cuts(
        self,
        count: int,
        place: Path,
        seed: int,
        *,
        honest: bool = True,
        look: Look = found,
        since: int = 0,
        ground: Disk | None = None,
    ) -> Counter[str]:
        """Cut the power at `count` chance moments after operation `since`; count what was found, by its name.

        `ground` is a disk of the same root on which the work began, with what waited on it.
        """
        chance = random.Random(seed)  # noqa: S311
        moments = sorted(chance.randint(since, len(self.operations)) for _ in range(count))
        disk, told = self.start(honest=honest)
        disk = disk if ground is None else copy.deepcopy(ground)
        results: Counter[str] = Counter()
        done = 0
        for moment in moments:
            for operation in self.operations[done:moment]:
                self.do(disk, told, operation)
            done = moment
            lay_out(disk.after_a_cut(chance.choice(MANNERS), chance), place)
            results[look(place, told, self.states)] += 1
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
                if any(files.get(f"{NOTEBOOK}/vault.db{tail}") for tail in ("-journal", "-wal")):
                    yield files, list(told)

    def kills(self, count: int, seed: int) -> Iterator[tuple[Disk, Files, list[str]]]:
        """Yield what kills leave: the disk with what waits for it, what is seen on it, what was told.

        The kills are at `count` chance moments, and wherever a journal was emptied and that not flushed yet.
        """
        chance = random.Random(seed)  # noqa: S311
        moments = set(chance.sample(range(len(self.operations)), count))
        moments |= {number for number, each in enumerate(self.operations) if _empties_a_journal(each)}
        disk, told = self.start()
        for moment, operation in enumerate(self.operations):
            self.do(disk, told, operation)
            if moment in moments and told:
                yield disk, disk.after_a_cut("kept", chance), [*told, *self._on_the_way(told)]

    def at(self, scene: Path) -> "Recorded":
        """Return the same work as if it had been done in another scene."""

        def there(path: str) -> str:
            return str(scene / Path(path).relative_to(self.scene))

        def moved(operation: Operation) -> Operation:
            renamed = operation.kind == "rename"
            data = os.fsencode(there(os.fsdecode(operation.data))) if renamed else operation.data
            return replace(operation, path=there(operation.path), data=data)

        ours = [moved(each) for each in self.operations if Path(each.path).is_relative_to(self.scene)]
        return replace(self, operations=ours, scene=scene)

    def _on_the_way(self, told: Sequence[str]) -> Iterator[str]:
        """Yield the save that was under way: a kill may leave it there although nobody was told."""
        number = max(states_in(told)) + 1
        if number in self.states:
            yield f"there {number} {self.states[number]}"

    def start(self, *, honest: bool = True) -> tuple[Disk, list[str]]:
        """Return the disk as it was before the work, and what had been told."""
        disk = Disk(str(self.scene), honest=honest)
        for name, data in self.begin.items():
            disk.put(str(self.scene / name), data)
        return disk, list(self.before)

    def do(self, disk: Disk, told: list[str], operation: Operation) -> None:
        """Let one operation happen: to the disk, or to the lines that were told."""
        if operation.path == str(self.scene / TOLD):
            told.extend(operation.data.decode("ascii").splitlines())
        elif not operation.path.endswith(_MAPPED):
            disk.do(operation)


def _empties_a_journal(operation: Operation) -> bool:
    return operation.kind == "cut" and operation.path.endswith("-journal")


def recorded(
    place: Path,
    verb: str,
    steps: int = 1,
    *journal: str,
    begin: Files | None = None,
    before: Sequence[str] = (),
    break_by: str = "",
    given: Mapping[str, str] | None = None,
) -> Recorded:
    """Do a piece of work of `harness.doing` in a scene below `place`, where `begin` lies; return the record."""
    scene = place / "work"
    lay_out(begin or {}, scene)
    (scene / TOLD).write_text("".join(f"{line}\n" for line in before))
    operations = record(verb, scene, steps, *journal, break_by=break_by, given=given)
    states = states_in((scene / TOLD).read_text().splitlines(), "state", "there")
    return Recorded(operations, scene, begin or {}, list(before), states)


def files_in(scene: Path) -> tuple[Files, list[str]]:
    """Return what lies in a scene, folders first, and what was told there."""
    files: Files = {}
    for item in sorted(scene.rglob("*")):
        if item.name != TOLD:
            files[item.relative_to(scene).as_posix()] = None if item.is_dir() else item.read_bytes()
    return files, (scene / TOLD).read_text().splitlines()


def lay_out(files: Files, place: Path) -> None:
    """Make a folder hold these files and nothing else."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    for name, data in files.items():
        if data is None:
            (place / name).mkdir()
        else:
            (place / name).write_bytes(data)
