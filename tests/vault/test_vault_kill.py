"""The program is killed at a system call of its work on a vault: what it had promised is there, whole.

After each kill the vault is opened, read, verified, saved and opened again: each is a healthy vault, and no notice
but that of a save cut short may be given of it.
"""

from collections import Counter
from pathlib import Path

import pytest

from cahier.vault import file
from harness.breaking import Breaking, Grounds, Point, some
from harness.looks import VERBS, Verb
from harness.recovered import WHOLE
from harness.vault_work import PASSPHRASES

pytestmark = pytest.mark.usefixtures("cheap_hashing")
CALLS = (
    "pwrite64", "write", "fsync", "fdatasync", "ftruncate", "rename", "unlink", "unlinkat", "mkdir", "rmdir",
    "link", "openat",
)  # fmt: skip
KILLED = -9
OF = {verb.name: verb for verb in VERBS}


def kill_at(breaking: Breaking, verb: Verb, points: list[Point]) -> None:
    results: Counter[str] = Counter()
    wrong = []
    for broken in breaking.each(points, "signal=KILL"):
        results["not reached" if broken.done.answer != KILLED else broken.found] += 1
        wrong += [broken] if broken.found != WHOLE else []
    print(f"killed at {len(points)} calls of {verb}: {dict(results)}")
    assert wrong == []
    # Some calls are made only now and then: the name of a file is chance.
    assert results["not reached"] <= max(1, len(points) // 10)


@pytest.mark.parametrize("verb", VERBS, ids=str)
def test_a_kill_at_a_call_loses_nothing_promised(tmp_path: Path, grounds: Grounds, verb: Verb) -> None:
    breaking = Breaking(tmp_path / "place", verb, grounds)
    kill_at(breaking, verb, some(breaking.points(CALLS), 6))


@pytest.mark.long
@pytest.mark.parametrize("verb", VERBS, ids=str)
def test_a_kill_at_any_call_loses_nothing_promised(tmp_path: Path, grounds: Grounds, verb: Verb) -> None:
    breaking = Breaking(tmp_path / "place", verb, grounds)
    kill_at(breaking, verb, breaking.points(CALLS))


def test_what_a_kill_left_of_a_new_vault_is_no_obstacle(tmp_path: Path, grounds: Grounds) -> None:
    breaking = Breaking(tmp_path / "place", OF["create"], grounds)
    scene = breaking.leave(Point("rename", 2), "signal=KILL")
    assert sorted(item.name for item in scene.iterdir()) == ["notebook.part", "told"]
    file.create(scene / "notebook", PASSPHRASES[0])[0].close()
    assert sorted(item.name for item in scene.iterdir()) == ["notebook", "told"]


def test_what_a_kill_left_of_a_change_of_passphrase_is_swept_away(tmp_path: Path, grounds: Grounds) -> None:
    breaking = Breaking(tmp_path / "place", OF["passphrase"], grounds)
    notebook = breaking.leave(Point("rename", 1), "signal=KILL") / "notebook"
    assert (notebook / "vault.hdr.part").exists()
    file.unlock(notebook, PASSPHRASES[0]).close()
    assert not (notebook / "vault.hdr.part").exists()


def test_a_save_that_was_killed_is_reported_once(tmp_path: Path, grounds: Grounds) -> None:
    breaking = Breaking(tmp_path / "place", OF["save"], grounds)
    notebook = breaking.leave(Point("ftruncate", breaking.calls["ftruncate"]), "signal=KILL") / "notebook"
    assert (notebook / "vault.db-journal").stat().st_size > 0
    with file.unlock(notebook, PASSPHRASES[0]) as vault:
        assert vault.unfinished
        vault.verify()
    with file.unlock(notebook, PASSPHRASES[0]) as vault:
        assert not vault.unfinished


def test_without_strace_the_test_fails_and_names_the_package(
    tmp_path: Path, grounds: Grounds, monkeypatch: pytest.MonkeyPatch
) -> None:
    grounds.of("several")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(pytest.fail.Exception, match="package `strace`"):
        Breaking(tmp_path / "place", OF["save"], grounds)
