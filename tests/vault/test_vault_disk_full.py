"""The disk is full, or refuses: nothing is lost, no file grows shorter, and a sentence says what happened."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from harness.breaking import Breaking, Broken, Grounds, Point, some
from harness.doing import DONE, SAID
from harness.looks import VERBS, Verb
from harness.recovered import WHOLE

pytestmark = pytest.mark.usefixtures("cheap_hashing")
CALLS = (
    "pwrite64", "write", "fsync", "fdatasync", "ftruncate", "rename", "unlink", "unlinkat",
    "rmdir", "mkdir", "link", "openat",
)  # fmt: skip
FAULTS = ("ENOSPC", "EIO", "EROFS")  # at each call
RARER = ("EACCES", "EMFILE")  # when a file is opened
SENTENCES = {
    "CannotWrite", "CannotRead", "OldPassphraseLeft", "OldKeyLeft", "CopyDiffers", "DamagedCopy", "DamagedData",
    "FileNotRead", "SourceMissing", "KeyNotDestroyed", "NotYetClean", "ReadOnlyPlace", "OlderReadOnly",
}  # fmt: skip
SAVES = [verb for verb in VERBS if verb.name in ("add", "edit", "delete", "imports", "attach", "detach")]
# Their change is in the header; that the database knows its number is made good by the next opening.
OF_HEADERS = ("add_way", "remove_way")


def judged(broken: Broken) -> str:
    if broken.found != WHOLE or broken.shorter:
        return f"{broken.point}: {broken.found}{', shorter' * broken.shorter}"
    if broken.done.answer == DONE:
        return "done"
    if broken.done.answer == SAID and broken.done.said in SENTENCES:
        return broken.done.said
    return f"{broken.point}: {broken.done.said.splitlines()[-1:]}"


def break_at(breaking: Breaking, verb: Verb, points: list[Point], fault: str) -> Counter[str]:
    results = Counter(judged(broken) for broken in breaking.each(points, f"error={fault}"))
    calls = "/".join(dict.fromkeys(point.call for point in points))
    later = " and ever after" * any(point.ever for point in points)
    print(f"{verb}: {fault} at {len(points)} places of {calls}{later}: {dict(results)}")
    assert set(results) <= SENTENCES | {"done"}
    return results


def ever(points: list[Point]) -> list[Point]:
    return [replace(point, ever=True) for point in points]


@pytest.mark.parametrize("verb", VERBS, ids=str)
def test_a_full_disk_loses_nothing_and_is_said(tmp_path: Path, grounds: Grounds, verb: Verb) -> None:
    breaking = Breaking(tmp_path / "place", verb, grounds)
    places = breaking.points(("write",))[:1]
    if verb.name not in OF_HEADERS:
        places += some(breaking.points(("pwrite64",)), 3)[1:]
    assert break_at(breaking, verb, ever(places), "ENOSPC")["done"] == 0
    break_at(breaking, verb, breaking.points(("rename",))[:1], "EIO")


@pytest.mark.parametrize("verb", SAVES, ids=str)
def test_a_flush_that_fails_once_is_not_shown_as_saved(tmp_path: Path, grounds: Grounds, verb: Verb) -> None:
    breaking = Breaking(tmp_path / "place", verb, grounds)
    flushes = breaking.flushes_of("vault.db", "vault.db-journal", "staging")
    results = break_at(breaking, verb, flushes[:4], "EIO")
    assert len(flushes) >= 4
    assert results["done"] == 0


@pytest.mark.long
@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("verb", VERBS, ids=str)
def test_no_fault_of_the_disk_at_any_call_loses_anything(
    tmp_path: Path, grounds: Grounds, verb: Verb, fault: str
) -> None:
    breaking = Breaking(tmp_path / "place", verb, grounds)
    break_at(breaking, verb, breaking.points(CALLS), fault)


@pytest.mark.long
@pytest.mark.parametrize("verb", VERBS, ids=str)
def test_no_fault_that_stays_loses_anything(tmp_path: Path, grounds: Grounds, verb: Verb) -> None:
    breaking = Breaking(tmp_path / "place", verb, grounds)
    for call in CALLS:
        points = ever(some(breaking.points((call,)), 6))
        for fault in FAULTS if points else ():
            break_at(breaking, verb, points, fault)
    for fault in RARER:
        break_at(breaking, verb, some(breaking.points(("openat",)), 12), fault)
