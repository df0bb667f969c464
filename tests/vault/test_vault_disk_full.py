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
FAULTS = {
    "pwrite64": ("ENOSPC", "EIO"),
    "write": ("ENOSPC", "EIO", "EROFS"),
    "fsync": ("EIO", "ENOSPC"),
    "ftruncate": ("EIO", "ENOSPC", "EROFS"),
    "rename": ("EIO", "ENOSPC", "EROFS"),
    "unlink": ("EIO", "EROFS"),
    "mkdir": ("ENOSPC", "EROFS"),
    "openat": ("EACCES", "EROFS", "EMFILE", "EIO"),
}
SENTENCES = {
    "CannotWrite", "CannotRead", "OldPassphraseLeft", "OldKeyLeft", "CopyDiffers", "DamagedCopy", "DamagedData",
    "FileNotRead", "SourceMissing",
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
    what = f"{points[0].call}{' and ever after' * points[0].ever}" if points else "nothing"
    print(f"{verb}: {fault} at {len(points)} places, {what}: {dict(results)}")
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
@pytest.mark.parametrize("for_ever", [False, True], ids=["once", "ever after"])
@pytest.mark.parametrize("verb", VERBS, ids=str)
def test_no_fault_of_the_disk_loses_anything(tmp_path: Path, grounds: Grounds, verb: Verb, for_ever: bool) -> None:
    breaking = Breaking(tmp_path / "place", verb, grounds)
    for call, faults in FAULTS.items():
        points = breaking.points((call,))
        for fault in faults if points else ():
            break_at(breaking, verb, ever(some(points, 24)) if for_ever else points, fault)
