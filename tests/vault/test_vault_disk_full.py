"""The disk is full, or refuses: nothing is lost, no file grows shorter, and a sentence says what happened."""

from collections import Counter
from pathlib import Path

import pytest

from harness.breaking import Breaking, Broken, Point
from harness.recovered import WHOLE

pytestmark = pytest.mark.usefixtures("cheap_hashing")
VERBS = [("create", ""), ("save", "several"), ("insist", "several"), ("passphrase", "several")]
FAULTS = {
    "pwrite64": ("ENOSPC", "EIO"),
    "write": ("ENOSPC", "EIO"),
    "fsync": ("EIO", "ENOSPC"),
    "ftruncate": ("EIO",),
    "rename": ("EIO", "ENOSPC"),
    "mkdir": ("ENOSPC", "EROFS"),
    "openat": ("EACCES", "EROFS", "EMFILE", "EIO"),
}
SENTENCES = {"CannotWrite", "CannotRead", "OldPassphraseLeft"}
DONE, SAID = 0, 9


def judged(broken: Broken) -> str:
    if broken.found != WHOLE or broken.shorter:
        return f"{broken.point}: {broken.found}{', shorter' * broken.shorter}"
    if broken.answer == DONE or (broken.answer == SAID and broken.said in SENTENCES):
        return broken.said or "done"
    return f"{broken.point}: {broken.said.splitlines()[-1:]}"


def break_at(breaking: Breaking, verb: str, points: list[Point], fault: str) -> Counter[str]:
    results = Counter(judged(broken) for broken in breaking.each(points, f"error={fault}"))
    print(f"{verb}: {fault} at {len(points)} places, {dict(results)}")
    assert set(results) <= SENTENCES | {"done"}
    return results


@pytest.mark.parametrize(("verb", "ground"), VERBS)
def test_a_full_disk_loses_nothing_and_is_said(tmp_path: Path, verb: str, ground: str) -> None:
    breaking = Breaking(tmp_path / "place", verb, ground)
    writes = list(breaking.points(("pwrite64", "write")))
    once = break_at(breaking, verb, writes[:: -max(1, len(writes) // 5)], "ENOSPC")
    ever = [Point(point.call, point.number, ever=True) for point in writes[:: -max(1, len(writes) // 3)]]
    assert break_at(breaking, verb, ever, "ENOSPC")["done"] == 0
    flushes = list(breaking.points(("fsync",)))[-6::2]
    break_at(breaking, verb, flushes, "EIO")
    assert verb == "insist" or once["CannotWrite"] > 0


@pytest.mark.long
@pytest.mark.parametrize("ever", [False, True])
@pytest.mark.parametrize(("verb", "ground"), VERBS)
def test_no_fault_of_the_disk_loses_anything(tmp_path: Path, verb: str, ground: str, ever: bool) -> None:
    breaking = Breaking(tmp_path / "place", verb, ground)
    for call, faults in FAULTS.items():
        points = [Point(call, point.number, ever) for point in breaking.points((call,))]
        points = points[::-4] if ever and call == "pwrite64" else points  # all that follow fail alike
        for fault in faults if points else ():
            break_at(breaking, f"{verb}{' ever after' * ever}, {call}", points, fault)
