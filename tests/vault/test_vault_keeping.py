"""Ways in, second copies and migrations, killed or refused at a system call: nothing is lost or half."""

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from cahier.vault import backup_file, file, key_slots, migrations, opening
from cahier.vault.errors import NotAVault
from cahier.vault.folder import NEW_DATABASE
from harness.breaking import Breaking, Point
from harness.recovered import WHOLE, found
from harness.vault_work import COPY, KEY_FILE, PASSPHRASES, RESTORED, add_step, digest

pytestmark = pytest.mark.usefixtures("cheap_hashing")
KILLED = ("pwrite64", "write", "fsync", "fdatasync", "ftruncate", "rename", "unlink", "mkdir", "rmdir", "openat")
SENTENCES = {"CannotWrite", "CannotRead", "OldKeyLeft", "CopyDiffers", "DamagedCopy"}


def ways(folder: Path, told: Sequence[str], states: Sequence[str]) -> str:
    """Look whether what was promised of the ways in holds, and whether the two copies agree after opening."""
    state = found(folder / "notebook", told, states)
    if state != WHOLE:
        return state
    with file.unlock(folder / "notebook", PASSPHRASES[0]) as vault:
        kinds = {way.kind for way in key_slots.ways(vault)}
    headers = {(folder / "notebook" / name).read_bytes() for name in ("vault.hdr", "vault.hdr.bak")}
    if "passphrase" not in kinds or len(headers) != 1:
        return f"ways in: {kinds}, headers: {len(headers)}"
    if "way added" in told:
        file.unlock_with(folder / "notebook", opening.by_key_file(KEY_FILE)).close()
    return "removed and there" if "way removed" in told and "recovery" in kinds else WHOLE


def copies(folder: Path, told: Sequence[str], states: Sequence[str]) -> str:
    """Look whether there is a whole copy or none, and whether one can be made now."""
    state = found(folder / "notebook", told, states)
    if state != WHOLE:
        return state
    if (folder / COPY).exists():
        backup_file.check(folder / COPY)
    elif "copy made" in told:
        return "a copy promised and not there"
    return WHOLE


def restored(folder: Path, told: Sequence[str], states: Sequence[str]) -> str:
    """Look whether there is a whole vault with the last save, or none."""
    backup_file.check(folder / COPY)
    try:
        with file.unlock(folder / RESTORED, PASSPHRASES[0]) as vault:
            vault.verify()
            return (
                WHOLE
                if digest(vault) == [line.split()[2] for line in told if line.startswith("state")][-1]
                else "?"
            )
    except NotAVault:
        return "restored and not there" if "copy restored" in told else WHOLE


def migrated(folder: Path, told: Sequence[str], states: Sequence[str]) -> str:
    """Look whether the vault is there after the step, with nothing of the attempt left."""
    state = found(folder / "notebook", told, states)
    return "left over" if (folder / "notebook" / NEW_DATABASE).exists() else state


VERBS = [
    ("add_way", "several", ways),
    ("remove_way", "several", ways),
    ("copy", "several", copies),
    ("restore", "copied", restored),
    ("migrate", "several", migrated),
]


@pytest.fixture(autouse=True)
def a_step_more(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this process know the schema of the vaults that are migrated."""
    monkeypatch.setattr(migrations, "_STEPS", migrations._STEPS)
    monkeypatch.setattr(migrations, "LATEST", migrations.LATEST)
    if request.node.callspec.params["verb"] == "migrate":
        add_step(tmp_path)
    return


def some(points: list[Point], count: int) -> list[Point]:
    """Choose so many of them, evenly, the last among them."""
    return points[:: -max(1, len(points) // count)]


def kill_at(breaking: Breaking, verb: str, points: list[Point]) -> None:
    results = Counter(broken.found for broken in breaking.each(points, "signal=KILL"))
    print(f"killed at {len(points)} calls of {verb}: {dict(results)}")
    assert set(results) == {WHOLE}


def refuse_at(breaking: Breaking, verb: str, points: list[Point], fault: str) -> Counter[str]:
    results: Counter[str] = Counter()
    for broken in breaking.each(points, f"error={fault}"):
        whole = broken.found == WHOLE and not broken.shorter
        told = broken.answer == 0 or broken.said in SENTENCES
        results[
            (broken.said or "done") if whole and told else f"{broken.point}: {broken.found} {broken.said}"
        ] += 1
    print(f"{verb}: {fault} at {len(points)} places, {dict(results)}")
    assert set(results) <= SENTENCES | {"done"}
    return results


@pytest.mark.parametrize(("verb", "ground", "look"), VERBS)
def test_a_kill_loses_nothing_and_leaves_nothing_half(
    tmp_path: Path, verb: str, ground: str, look: Callable[..., str]
) -> None:
    breaking = Breaking(tmp_path / "place", verb, ground, look)
    kill_at(breaking, verb, some(list(breaking.points(KILLED)), 4))


@pytest.mark.parametrize(("verb", "ground", "look"), VERBS)
def test_a_full_disk_is_told_and_loses_nothing(
    tmp_path: Path, verb: str, ground: str, look: Callable[..., str]
) -> None:
    breaking = Breaking(tmp_path / "place", verb, ground, look)
    writes = list(breaking.points(("write", "pwrite64")))
    refuse_at(breaking, verb, [Point(point.call, point.number, ever=True) for point in some(writes, 2)], "ENOSPC")
    refuse_at(breaking, verb, list(breaking.points(("fsync",)))[-2:-1], "EIO")


@pytest.mark.long
@pytest.mark.parametrize(("verb", "ground", "look"), VERBS)
def test_a_kill_at_any_call_loses_nothing(
    tmp_path: Path, verb: str, ground: str, look: Callable[..., str]
) -> None:
    breaking = Breaking(tmp_path / "place", verb, ground, look)
    kill_at(breaking, verb, list(breaking.points(KILLED)))


@pytest.mark.long
@pytest.mark.parametrize(("verb", "ground", "look"), VERBS)
def test_no_fault_of_the_disk_is_silent(tmp_path: Path, verb: str, ground: str, look: Callable[..., str]) -> None:
    breaking = Breaking(tmp_path / "place", verb, ground, look)
    for call, fault in (
        ("write", "ENOSPC"),
        ("pwrite64", "EIO"),
        ("fsync", "EIO"),
        ("rename", "ENOSPC"),
        ("mkdir", "EROFS"),
    ):
        if points := list(breaking.points((call,))):
            refuse_at(breaking, f"{verb}, {call}", points, fault)
