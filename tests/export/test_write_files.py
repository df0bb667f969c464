"""The files of a release appear together or not at all, and never in the place of another."""

import os
from pathlib import Path

import pytest

from cahier.export import write_files
from cahier.export.errors import AlreadyThere, CannotWrite
from cahier.export.write_files import write_beside_and_rename

FILES = {"brief-A.pdf": b"one", "brief-A.docx": b"two", "brief-A.txt": b""}


def held(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_all_files_appear(tmp_path: Path) -> None:
    assert write_beside_and_rename(tmp_path, FILES) == tuple(tmp_path / name for name in FILES)
    assert held(tmp_path) == FILES
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}


@pytest.mark.parametrize("name", FILES)
def test_another_file_is_never_overwritten(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"older")
    with pytest.raises(AlreadyThere, match="not touched"):
        write_beside_and_rename(tmp_path, FILES)
    assert held(tmp_path) == {name: b"older"}


def test_a_link_to_nowhere_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "brief-A.docx").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(AlreadyThere):
        write_beside_and_rename(tmp_path, FILES)
    assert [path.name for path in tmp_path.iterdir()] == ["brief-A.docx"]


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="Nothing was left behind"):
        write_beside_and_rename(tmp_path / "none", FILES)


@pytest.mark.parametrize("call", ["fsync", "rename", "open"])
@pytest.mark.parametrize("turn", range(4))
def test_a_failure_at_any_step_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, turn: int
) -> None:
    calls = 0
    true = getattr(os, call)

    def failing(*arguments: object, **named: object) -> object:
        nonlocal calls
        calls += 1
        if calls == turn + 1:
            raise OSError(28, "No space left on device")
        return true(*arguments, **named)

    monkeypatch.setattr(write_files.os, call, failing)
    if call == "rename":
        monkeypatch.setattr(Path, "rename", lambda path, place: failing(path, place))
    if turn == 3:  # three files only; the folder itself cannot be flushed everywhere
        write_beside_and_rename(tmp_path, FILES)
        return
    with pytest.raises(CannotWrite):
        write_beside_and_rename(tmp_path, FILES)
    assert held(tmp_path) == {}


def test_a_cancelled_release_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def cancelled(path: Path, place: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "rename", cancelled)
    with pytest.raises(KeyboardInterrupt):
        write_beside_and_rename(tmp_path, FILES)
    assert held(tmp_path) == {}


def test_a_file_that_appears_meanwhile_is_not_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    true = write_files._write

    def writing(path: Path, content: bytes) -> None:
        true(path, content)
        (tmp_path / "brief-A.docx").write_bytes(b"theirs")

    monkeypatch.setattr(write_files, "_write", writing)
    with pytest.raises(AlreadyThere):
        write_beside_and_rename(tmp_path, FILES)
    assert held(tmp_path) == {"brief-A.docx": b"theirs"}


@pytest.mark.parametrize("name", ["../brief.pdf", ".brief.pdf", "a/b.pdf", "/etc/brief.pdf"])
def test_a_name_stays_in_its_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="plain name"):
        write_beside_and_rename(tmp_path, {name: b""})
    assert held(tmp_path) == {}


def test_the_rest_of_a_crash_does_not_stand_in_the_way(tmp_path: Path) -> None:
    (tmp_path / ".brief-A.pdf.part").write_bytes(b"half")
    write_beside_and_rename(tmp_path, FILES)
    assert held(tmp_path) == FILES
