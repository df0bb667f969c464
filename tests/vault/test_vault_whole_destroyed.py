"""A whole vault is destroyed: its keys within a second, then its files; cut short it opens, or nobody opens it."""

import hashlib
import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from attached import attach, source
from invented import put_ground

from cahier.crypto import header as headers
from cahier.domain.person import Person
from cahier.vault import backup, file
from cahier.vault.destroy_errors import FilesLeft, KeysInDoubt, KeysLeft, NotebookDestroyed
from cahier.vault.destroying import whole
from cahier.vault.destroying.noted import Noted
from cahier.vault.errors import CannotRead, InUse, NewerFormat, NotAVault, OddFile
from cahier.vault.header_file import BACKUP, HEADER, is_marked
from cahier.vault.last_seen import place_of
from cahier.vault.lock_file import LOCK
from harness.breaking import Breaking, Grounds, Point, some
from harness.looks import Verb
from harness.recovered import States, computer_of
from harness.vault_work import NOTEBOOK, PASSPHRASES

WORDS = "six invented words for a test"
pytestmark = pytest.mark.usefixtures("cheap_hashing")
CALLS = ("pwrite64", "write", "fsync", "fdatasync", "ftruncate", "rename", "unlink", "rmdir", "openat")


@pytest.fixture
def filled(folder: Path, tmp_path: Path) -> Path:
    """Return a closed vault with some records and a file."""
    with file.unlock(folder, WORDS) as vault:
        vault.write(put_ground)
        attach(vault, source(tmp_path, 60_000))
    return folder


def test_the_keys_are_overwritten_where_they_lie_within_a_second_and_then_all_goes(filled: Path) -> None:
    blocks = [os.open(filled / name, os.O_RDONLY) for name in (HEADER, BACKUP)]  # as one who reads the disk
    before = [os.pread(each, headers.SIZE, 0) for each in blocks]
    vault = file.unlock(filled, WORDS)
    notes = (place_of(vault.keys), Noted(vault.keys).path)
    gone = whole.destroy_open(vault)
    after = [os.pread(each, headers.SIZE, 0) for each in blocks]
    print(f"both keys gone after {gone.seconds * 1000:.1f} ms, {gone.files} files removed")
    assert gone.seconds < 1
    for old, new in zip(before, after, strict=True):
        kept = [place for place in range(0, headers.SIZE - 16, 16) if old[place : place + 16] in new]
        assert kept == []
    assert not filled.exists()
    assert not [note for note in notes if note.exists()]
    with pytest.raises(NotAVault):
        file.unlock(filled, WORDS)


def test_a_vault_that_nobody_can_open_goes_too_but_not_one_in_use(filled: Path) -> None:
    with file.unlock(filled, WORDS), pytest.raises(InUse):
        whole.destroy_closed(filled)
    whole.destroy_closed(filled)
    assert not filled.exists()
    with pytest.raises(NotAVault):
        whole.destroy_closed(filled.parent)


def test_what_is_none_of_ours_is_left_and_named(filled: Path) -> None:
    (filled / "letter.txt").write_text("not ours")
    (filled / "att" / "photo.jpg").write_text("not ours")
    assert whole.destroy_closed(filled).foreign == ("att", "letter.txt")
    assert sorted(item.name for item in filled.rglob("*")) == ["att", "letter.txt", "photo.jpg"]


def test_a_second_copy_made_before_still_opens(filled: Path, tmp_path: Path) -> None:
    with file.unlock(filled, WORDS) as vault:
        backup.copy(vault, tmp_path / "copy", lambda _what: None)
    whole.destroy_closed(filled)
    backup.restore(tmp_path / "copy", filled, None, lambda _what: None)
    with file.unlock(filled, WORDS) as vault:
        assert vault.list(Person)


def test_a_link_in_place_of_a_header_is_not_written_through(filled: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_bytes((filled / HEADER).read_bytes())
    (filled / HEADER).unlink()
    (filled / HEADER).symlink_to(tmp_path / "elsewhere")
    before = (tmp_path / "elsewhere").read_bytes()
    with pytest.raises(OddFile):
        whole.destroy_closed(filled)
    assert (tmp_path / "elsewhere").read_bytes() == before


@pytest.mark.parametrize("name", [HEADER, BACKUP])
def test_while_one_copy_of_the_keys_is_whole_the_vault_opens_and_tells(
    filled: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    real = whole._write_over

    def refuse(path: Path) -> None:
        if path.name == name:
            raise OSError(5, "Input/output error")
        real(path)

    with monkeypatch.context() as patch:
        patch.setattr(whole, "_write_over", refuse)
        with pytest.raises(KeysLeft):
            whole.destroy_closed(filled)
    with file.unlock(filled, WORDS) as vault:
        told = {notice.kind for notice in vault.warnings}
        assert vault.list(Person)
    assert ("spared" in told) is (name == BACKUP)
    assert (filled / HEADER).read_bytes() == (filled / BACKUP).read_bytes()
    assert not is_marked(filled / HEADER)


@pytest.mark.parametrize("torn", [False, True])
def test_whoever_finds_a_vault_without_keys_removes_the_rest(filled: Path, torn: bool) -> None:
    whole._write_over(filled / HEADER)
    if torn:  # a power cut in the middle of the second
        raw = (filled / BACKUP).read_bytes()
        (filled / BACKUP).write_bytes(os.urandom(4096) + raw[4096:])
    else:
        whole._write_over(filled / BACKUP)
    for opening in (lambda: file.unlock(filled, WORDS), lambda: file.unlock(filled, WORDS)):
        with pytest.raises((NotebookDestroyed, NotAVault)):
            opening()
    assert not filled.exists()


def test_files_that_cannot_be_removed_are_said(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.unlink

    def refuse(path: Path, missing_ok: bool = False) -> None:
        if path.suffix == ".age":
            raise OSError(13, "Permission denied")
        real(path, missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        with pytest.raises(FilesLeft):
            whole.destroy_closed(filled)
    with pytest.raises(NotebookDestroyed):  # it is known for what it is, and goes
        file.unlock(filled, WORDS)
    assert not filled.exists()


def test_keys_that_the_disk_does_not_say_are_gone_are_overwritten_again_by_whoever_meets_them(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = whole._write_over

    def unsure(path: Path) -> None:
        real(path)
        if path.name == BACKUP:
            raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(whole, "_write_over", unsure)
        vault = file.unlock(filled, WORDS)
        with pytest.raises(KeysInDoubt):
            whole.destroy_open(vault)
    assert not vault.is_open  # nothing is recorded any more in what nobody will open
    assert {item.name for item in filled.rglob("*")} == {HEADER, BACKUP, LOCK}
    marks = (filled / BACKUP).read_bytes()
    written: list[bytes] = []
    monkeypatch.setattr(whole, "_write_over", lambda path: (real(path), written.append(path.read_bytes())))
    with pytest.raises(NotebookDestroyed):
        file.unlock(filled, WORDS)
    assert len(written) == 2
    assert marks not in written
    assert not filled.exists()


@pytest.mark.parametrize("name", [LOCK, BACKUP, HEADER])
def test_of_what_says_what_it_is_nothing_goes_before_the_rest(
    filled: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    real = Path.unlink

    def refuse(path: Path, missing_ok: bool = False) -> None:
        if path.name == name:
            raise OSError(5, "Input/output error")
        real(path, missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        with pytest.raises(FilesLeft):
            whole.destroy_closed(filled)
    assert is_marked(filled / HEADER)
    with pytest.raises(NotebookDestroyed):
        file.unlock(filled, WORDS)
    assert not filled.exists()


def test_a_folder_that_cannot_be_removed_or_looked_into_is_said(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path) -> None:
        raise OSError(5, "Input/output error")

    for name in ("rmdir", "iterdir"):
        with monkeypatch.context() as patch:
            patch.setattr(Path, name, refuse)
            with pytest.raises(FilesLeft):
                whole.destroy_closed(filled)
        assert is_marked(filled / HEADER) is (name == "rmdir")


def test_a_copy_of_the_keys_that_cannot_be_read_just_now_is_not_taken_for_none(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole._write_over(filled / HEADER)
    real = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == BACKUP:
            raise OSError(5, "Input/output error")
        return real(path)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", refuse)
        with pytest.raises(CannotRead):
            file.unlock(filled, WORDS)
    with file.unlock(filled, WORDS) as vault:
        assert {notice.kind for notice in vault.warnings} == {"spared"}


def test_a_copy_of_the_keys_for_a_later_program_is_one(filled: Path) -> None:
    whole._write_over(filled / HEADER)
    raw = (filled / BACKUP).read_bytes()
    newer = raw[:8] + bytes([0, 2]) + raw[10:-32]
    newer += hashlib.sha256(newer).digest()
    (filled / BACKUP).write_bytes(newer)
    with pytest.raises(NewerFormat):
        file.unlock(filled, WORDS)
    assert (filled / BACKUP).read_bytes() == newer


def look(scene: Path, told: Sequence[str], _states: States) -> str:
    """Open as the researcher would: all is there, or nobody opens it and the rest goes."""
    notebook = scene / NOTEBOOK
    try:
        with computer_of(scene), file.unlock(notebook, PASSPHRASES[0]) as vault:
            vault.verify()
            here = vault.settings().get("step"), "spared" in {notice.kind for notice in vault.warnings}
    except (NotebookDestroyed, NotAVault):
        return "rests" if notebook.exists() and any(notebook.iterdir()) else "destroyed"
    if here[0] != "5" or told[-1] == "destroyed":
        return "half"
    return "opens, told" if here[1] else "opens"


DESTROY = Verb("destroy_whole", "attached", look)


def found_after(breaking: Breaking, points: Sequence[Point], fault: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for broken in breaking.each(points, fault):
        assert broken.found in ("opens", "opens, told", "destroyed"), broken
        found[broken.found] += 1
    print(f"{fault} at {len(points)} calls of destroying a vault: {dict(found)}")
    return found


def test_a_kill_at_a_call_leaves_a_vault_that_opens_or_none(tmp_path: Path, grounds: Grounds) -> None:
    breaking = Breaking(tmp_path / "place", DESTROY, grounds)
    found = found_after(breaking, some(breaking.points(CALLS), 14), "signal=KILL")
    assert found["destroyed"]
    assert found["opens"] + found["opens, told"]


@pytest.mark.long
@pytest.mark.parametrize("fault", ["signal=KILL", "error=EIO"])
def test_a_fault_at_any_call_leaves_a_vault_that_opens_or_none(
    tmp_path: Path, grounds: Grounds, fault: str
) -> None:
    breaking = Breaking(tmp_path / "place", DESTROY, grounds)
    calls = CALLS if fault == "signal=KILL" else ("pwrite64", "write", "fsync", "fdatasync")
    found_after(breaking, breaking.points(calls), fault)
