import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cahier.crypto import recovery
from cahier.vault import atomic, backup
from cahier.vault.copy_errors import (
    CopyMissing,
    CopyNotWritten,
    CopyOfAnother,
    DamagedCopy,
    NoRoomForCopy,
    PlaceMissing,
    SheetOfAnother,
    StickMissing,
)
from cahier.vault.errors import RecoveryKeyTypo
from cahier.workflows import back_up, copies, keys, open_notebook, preferences, record
from cahier.workflows.copies import Standing
from cahier.workflows.keys import Proof
from cahier.workflows.workspace import Workspace

WORDS = "six invented words for a test"


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """Return a folder for copies."""
    path = tmp_path / "stick"
    path.mkdir()
    return path


@pytest.fixture
def sheet(workspace: Workspace) -> str:
    """Return the recovery key of the notebook."""
    return keys.show_recovery_key(workspace, Proof(WORDS))


def test_of_a_notebook_that_was_never_copied_nothing_is_known(workspace: Workspace) -> None:
    assert copies.standing(workspace) == Standing(None, None, 7)


def test_what_was_made_is_known_and_where(workspace: Workspace, stick: Path) -> None:
    record.new_case(workspace, "Göygöl")
    done = back_up.back_up_to_folder(workspace, stick)
    standing = copies.standing(workspace)
    assert standing.folder == stick
    made = standing.made
    assert made is not None
    assert (made.path, made.records, made.same_disk) == (str(done.copied.path), 1, True)
    assert abs((datetime.now(UTC) - datetime.fromisoformat(made.at)).total_seconds()) < 60
    assert back_up.due(workspace) is None


def test_a_stick_that_is_out_gets_no_file_in_its_place(workspace: Workspace, stick: Path) -> None:
    back_up.back_up_to_folder(workspace, stick)
    shutil.rmtree(stick)
    with pytest.raises(PlaceMissing):
        back_up.back_up_to_folder(workspace, stick)
    assert not stick.exists()


def test_the_empty_folder_a_stick_was_mounted_on_is_not_taken_for_the_stick(
    workspace: Workspace, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = back_up._device
    with monkeypatch.context() as patch:  # the stick has a disk of its own, as the copy notes
        patch.setattr(back_up, "_device", lambda path: real(path) + (path == stick))
        patch.setattr(backup.Path, "stat", _elsewhere(stick))
        done = back_up.back_up_to_folder(workspace, stick)
        assert not done.copied.same_disk
    before = sorted(stick.iterdir())
    with pytest.raises(StickMissing):
        back_up.back_up_to_folder(workspace, stick)
    assert sorted(stick.iterdir()) == before


def _elsewhere(stick: Path) -> object:
    real = Path.stat

    def stat(path: Path, **more: bool) -> os.stat_result:
        found = real(path, **more)
        if path.parent != stick:
            return found
        return os.stat_result((found.st_mode, found.st_ino, found.st_dev + 1, *found[3:]))

    return stat


def test_how_much_room_is_needed_is_said_before_anything_is_written(
    workspace: Workspace, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: shutil._ntuple_diskusage(9, 9, 200_000))  # type: ignore[attr-defined]
    with pytest.raises(NoRoomForCopy, match=r"\d+ MB are needed and 1 MB are free"):
        back_up.back_up_to_folder(workspace, stick)
    assert list(stick.iterdir()) == []


def test_what_a_copy_needs_while_it_is_made_is_not_underrated(
    workspace: Workspace, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(40):
        record.new_case(workspace, f"A case {number} " * 200)
    most = [0]
    real = atomic.sync_folder

    def weighed(folder: Path) -> None:
        most[0] = max(most[0], sum(item.stat().st_size for item in stick.rglob("*") if item.is_file()))
        real(folder)

    monkeypatch.setattr(atomic, "sync_folder", weighed)
    back_up.back_up_to_folder(workspace, stick)
    needed = backup.room_needed(workspace.vault)
    print(f"{most[0]} bytes at most, {needed} asked for")
    assert 0 < most[0] <= needed


def test_a_place_that_stops_taking_what_is_written_gets_its_own_sentence(
    workspace: Workspace, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = back_up.back_up_to_folder(workspace, stick).copied.path

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(atomic, "sync_folder", full)
    with pytest.raises(CopyNotWritten, match="The notebook and the copies made before are as they were"):
        back_up.back_up_to_folder(workspace, stick)
    assert [item for item in stick.iterdir() if item.is_file()] == [first]


def test_a_folder_nobody_answers_for_is_missing(
    workspace: Workspace, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pulled(_folder: Path) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(shutil, "disk_usage", pulled)
    with pytest.raises(PlaceMissing):
        back_up.back_up_to_folder(workspace, stick)


def test_the_copy_is_tried_with_the_sheet_as_if_the_notebook_were_lost(
    workspace: Workspace, stick: Path, sheet: str
) -> None:
    record.new_case(workspace, "Göygöl")
    copy = back_up.back_up_to_folder(workspace, stick).copied.path
    tried = back_up.drill_with_sheet(workspace, copy, sheet.lower().replace("-", " "))
    assert (tried.records, tried.is_current, tried.problem) == (1, True, "")
    assert copies.standing(workspace).tried == tried
    record.new_case(workspace, "Another")
    assert not back_up.drill_with_sheet(workspace, copy, sheet).is_current
    assert [item.name for item in stick.iterdir()] == [copy.name]


def test_a_sheet_that_is_wrong_says_nothing_about_the_copy(workspace: Workspace, stick: Path, sheet: str) -> None:
    copy = back_up.back_up_to_folder(workspace, stick).copied.path
    for typed, expected in ((recovery.new_recovery_key(), SheetOfAnother), (sheet[:-1], RecoveryKeyTypo)):
        with pytest.raises(expected):
            back_up.drill_with_sheet(workspace, copy, typed)
    with pytest.raises(CopyMissing):
        back_up.drill_with_sheet(workspace, stick / "no", sheet)
    assert copies.standing(workspace).tried is None


def test_a_sheet_made_since_does_not_open_the_copy_made_before(
    workspace: Workspace, stick: Path, sheet: str
) -> None:
    copy = back_up.back_up_to_folder(workspace, stick).copied.path
    new = keys.fresh_recovery_key()
    keys.set_recovery_key(workspace, keys.confirm_passphrase(workspace, Proof(WORDS)), new)
    with pytest.raises(SheetOfAnother):
        back_up.drill_with_sheet(workspace, copy, new)
    assert back_up.drill_with_sheet(workspace, copy, sheet).problem == ""


def test_that_a_copy_was_damaged_is_kept(workspace: Workspace, stick: Path, sheet: str) -> None:
    copy = back_up.back_up_to_folder(workspace, stick).copied.path
    data = bytearray(copy.read_bytes())
    data[len(data) // 2] ^= 1
    copy.write_bytes(data)
    with pytest.raises(DamagedCopy):
        back_up.drill_with_sheet(workspace, copy, sheet)
    tried = copies.standing(workspace).tried
    assert tried is not None
    assert "damaged" in tried.problem


def test_a_copy_of_the_same_key_but_another_notebook_is_refused(
    workspace: Workspace, stick: Path, sheet: str, tmp_path: Path
) -> None:
    other, _ = open_notebook.create(tmp_path / "other", WORDS)
    with other:
        foreign = back_up.back_up_to_folder(other, stick).copied.path
    with pytest.raises(CopyOfAnother):
        back_up.drill_with_sheet(workspace, foreign, sheet)


def test_whoever_stops_a_copy_leaves_nothing_and_is_still_reminded(workspace: Workspace, stick: Path) -> None:
    record.new_case(workspace, "Göygöl")

    class Stopped(Exception):
        pass

    def stop(progress: object) -> None:
        if progress == "copying the records":
            raise Stopped

    with pytest.raises(Stopped):
        back_up.back_up_to_folder(workspace, stick, stop)
    assert list(stick.iterdir()) == []
    assert back_up.due(workspace) == back_up.Due(None)


@pytest.mark.parametrize(("kept", "meant"), [("", 7), ("3", 3), ("30", 30), ("0", 7), ("often", 7)])
def test_the_days_until_the_next_copy_are_chosen(workspace: Workspace, kept: str, meant: int) -> None:
    preferences.prefer(workspace, copies.DAYS, kept)
    assert copies.days(workspace) == meant


def test_what_is_kept_in_a_way_nobody_can_read_counts_as_nothing(workspace: Workspace) -> None:
    for text in ("no", "[]", '{"at": 1}'):
        workspace.vault.write(lambda writer, text=text: writer.put_setting("second_copy", text))  # type: ignore[misc]
        assert copies.standing(workspace).made is None
