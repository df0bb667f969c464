"""Killed or refused at a system call of keeping or removing a file: all of it is there, or nothing."""

import shutil
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from cahier.vault import file
from harness import attachment_work, strace

pytestmark = pytest.mark.usefixtures("cheap_hashing")
CALLS = ("write", "pwrite64", "fsync", "fdatasync", "rename", "mkdir", "unlink", "ftruncate")
SAID = {"CannotWrite", "CannotRead", "DamagedData"}
REFUSED = {"write": "ENOSPC", "fsync": "EIO", "rename": "EIO", "mkdir": "ENOSPC", "pwrite64": "ENOSPC"}
SIZE = 150_000  # three chunks


class Ground:
    """A vault before the work, and what the work does to it."""

    def __init__(self, place: Path, verb: str) -> None:
        self._place = place
        self._verb = verb
        self.source = place / "source"
        self.source.write_bytes(bytes(range(256)) * (SIZE // 256))
        for before in ("ground", *(("attach",) if verb == "remove" else ())):
            strace.plainly("harness.attachment_work", (before, place / "ground", self.source, place / "told"))
        self.run("whole", "-e", f"trace={','.join(CALLS)}")
        self.calls = strace.calls(place / "log")

    def run(self, name: str, *options: str) -> tuple[Path, str, int, str]:
        """Do the work on a copy; return it, what was told, the answer and what was said."""
        folder, told = self._place / name, self._place / f"told-{name}"
        shutil.copytree(self._place / "ground", folder)
        arguments = (self._verb, folder, self.source, told)
        done = strace.run("harness.attachment_work", arguments, self._place / "log", *options)
        told.touch()
        return folder, told.read_text(), done.returncode, (done.stdout + done.stderr).decode().strip()

    def after(self, point: tuple[str, int], fault: str) -> tuple[str, int, str]:
        """Break one call and look; return what is wrong, the answer of the program and what it said."""
        call, number = point
        inject = f"inject={call}:{fault}:when={number}"
        folder, told, answer, said = self.run(f"{call}-{number}", "-e", f"trace={','.join(CALLS)}", "-e", inject)
        try:
            with file.unlock(folder, attachment_work.PASSPHRASE) as vault:
                return attachment_work.found(vault, self.source, told), answer, said
        finally:
            shutil.rmtree(folder)

    def points(self, calls: Sequence[str], count: int) -> list[tuple[str, int]]:
        """Choose so many places, evenly, the last among them."""
        every = [(call, number) for call in calls for number in range(1, self.calls[call] + 1)]
        return every[:: -max(1, len(every) // count)]


def kill_at(ground: Ground, count: int) -> None:
    points = ground.points(CALLS, count)
    results = [(point, *ground.after(point, "signal=KILL")) for point in points]
    print(f"killed at {len(points)} of {sum(ground.calls.values())} calls")
    reached = sum(answer == -9 for _, _, answer, _ in results)
    assert reached > len(points) / 2  # some calls are made only now and then: a save is a page more or less
    assert [(point, wrong) for point, wrong, _, _ in results if wrong] == []


def refuse_at(ground: Ground, count: int) -> None:
    heard: Counter[str] = Counter()
    for call, fault in REFUSED.items():
        for point in ground.points((call,), count):
            wrong, answer, said = ground.after(point, f"error={fault}")
            assert not wrong, (point, fault, wrong)
            assert answer == 0 or (answer == 9 and said in SAID), (point, fault, said)
            heard[said or "done"] += 1
    print(f"refused: {dict(heard)}")
    assert heard["CannotWrite"] > 0


@pytest.mark.parametrize("verb", ["attach", "remove"])
def test_a_kill_leaves_a_file_whole_or_not_at_all(tmp_path: Path, verb: str) -> None:
    kill_at(Ground(tmp_path, verb), 8)


@pytest.mark.parametrize(("verb", "count"), [("attach", 1), ("remove", 2)])
def test_a_full_or_failing_disk_leaves_nothing_and_is_said(tmp_path: Path, verb: str, count: int) -> None:
    refuse_at(Ground(tmp_path, verb), count)


@pytest.mark.long
@pytest.mark.parametrize("verb", ["attach", "remove"])
def test_a_kill_at_any_call_leaves_a_file_whole_or_not_at_all(tmp_path: Path, verb: str) -> None:
    kill_at(Ground(tmp_path, verb), 10_000)


@pytest.mark.long
@pytest.mark.parametrize("verb", ["attach", "remove"])
def test_a_refusal_at_any_call_leaves_nothing_and_is_said(tmp_path: Path, verb: str) -> None:
    refuse_at(Ground(tmp_path, verb), 10_000)
