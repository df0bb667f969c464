"""The program is killed at a system call of its work on a vault: what it had promised is there, whole."""

from pathlib import Path

import pytest

from cahier.vault import file
from harness.breaking import Breaking, Point
from harness.recovered import WHOLE
from harness.vault_work import PASSPHRASES

pytestmark = pytest.mark.usefixtures("cheap_hashing")
CALLS = ("pwrite64", "write", "fsync", "fdatasync", "ftruncate", "rename", "unlink", "mkdir", "openat")
VERBS = [("create", ""), ("save", "several"), ("passphrase", "several")]


def every(points: list[Point], count: int) -> list[Point]:
    """Choose so many of them, evenly, the last among them."""
    return points[:: -max(1, len(points) // count)]


def kill_at(breaking: Breaking, verb: str, points: list[Point]) -> None:
    lost = []
    for broken in breaking.each(points, "signal=KILL"):
        assert broken.answer == -9, f"{broken.point} was not reached: {broken.said}"
        if broken.found != WHOLE:
            lost.append(broken)
    print(f"killed at {len(points)} calls of {verb}, lost {len(lost)}")
    assert not lost


@pytest.mark.parametrize(("verb", "ground"), VERBS)
def test_a_kill_at_a_call_loses_nothing_promised(tmp_path: Path, verb: str, ground: str) -> None:
    breaking = Breaking(tmp_path / "place", verb, ground)
    kill_at(breaking, verb, every(list(breaking.points(CALLS)), 12))


@pytest.mark.long
@pytest.mark.parametrize(("verb", "ground"), [*VERBS, ("insist", "several"), ("several", "")])
def test_a_kill_at_any_call_loses_nothing_promised(tmp_path: Path, verb: str, ground: str) -> None:
    breaking = Breaking(tmp_path / "place", verb, ground)
    kill_at(breaking, verb, list(breaking.points(CALLS)))


def test_what_a_kill_left_of_a_new_vault_is_no_obstacle(tmp_path: Path) -> None:
    breaking = Breaking(tmp_path / "place", "create")
    folder = breaking.leave(Point("rename", 2), "signal=KILL")
    assert [item.name for item in folder.iterdir() if item.is_dir()] == ["notebook.part"]
    file.create(folder / "notebook", PASSPHRASES[0])[0].close()
    assert [item.name for item in folder.iterdir() if item.is_dir()] == ["notebook"]


def test_what_a_kill_left_of_a_change_of_passphrase_is_swept_away(tmp_path: Path) -> None:
    breaking = Breaking(tmp_path / "place", "passphrase", "several")
    folder = breaking.leave(Point("rename", 1), "signal=KILL") / "notebook"
    assert (folder / "vault.hdr.part").exists()
    file.unlock(folder, PASSPHRASES[0]).close()
    assert not (folder / "vault.hdr.part").exists()


def test_a_save_that_was_killed_is_reported_once(tmp_path: Path) -> None:
    breaking = Breaking(tmp_path / "place", "save", "several")
    folder = breaking.leave(Point("ftruncate", breaking.calls["ftruncate"] - 1), "signal=KILL") / "notebook"
    assert (folder / "vault.db-journal").stat().st_size > 0
    with file.unlock(folder, PASSPHRASES[0]) as vault:
        assert vault.unfinished
        vault.verify()
    with file.unlock(folder, PASSPHRASES[0]) as vault:
        assert not vault.unfinished


def test_without_strace_the_test_fails_and_names_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(pytest.fail.Exception, match="package `strace`"):
        Breaking(tmp_path / "place", "create")
