from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cahier.vault import backup
from cahier.vault.copy_errors import CopyDiffers
from cahier.vault.errors import AlreadyThere, CannotWrite, WrongPassphrase
from cahier.workflows import attach_evidence, back_up, open_notebook, record
from cahier.workflows.back_up import Restored
from cahier.workflows.list_cases import cases
from cahier.workflows.workspace import Workspace

WORDS = "six invented words for a test"


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """Return a folder for copies."""
    path = tmp_path / "stick"
    path.mkdir()
    return path


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every look at the clock be a minute later, so that copies have names of their own."""

    class Clock(datetime):
        minutes = 0

        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            cls.minutes += 1
            return datetime(2026, 3, 1, tzinfo=UTC) + timedelta(minutes=cls.minutes)

    monkeypatch.setattr(back_up, "datetime", Clock)


def names(folder: Path) -> list[str]:
    return sorted(item.name for item in folder.iterdir())


def test_three_generations_stay_and_the_oldest_go(workspace: Workspace, stick: Path) -> None:
    made = [back_up.back_up(workspace, stick) for _ in range(5)]
    assert names(stick) == sorted(done.copied.path.name for done in made[2:])
    assert [len(done.removed) for done in made] == [0, 0, 0, 1, 1]
    assert made[0].copied.path.name == "notebook-2026-03-01-000100.cahier-copy"


def test_a_damaged_copy_counts_for_nothing_and_is_left(workspace: Workspace, stick: Path) -> None:
    made = [back_up.back_up(workspace, stick).copied.path for _ in range(3)]
    for path in made[1:]:
        data = bytearray(path.read_bytes())
        data[5000] ^= 1
        path.write_bytes(data)
    back_up.back_up(workspace, stick)
    assert len(names(stick)) == 4
    assert made[0].exists()


def test_when_the_new_copy_fails_none_is_removed(
    workspace: Workspace, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        back_up.back_up(workspace, stick)
    before = names(stick)

    def failing(*_arguments: object) -> None:
        raise CopyDiffers

    monkeypatch.setattr(backup, "copy", failing)
    with pytest.raises(CopyDiffers):
        back_up.back_up(workspace, stick, keep=1)
    assert names(stick) == before


def test_copies_of_other_notebooks_and_other_files_are_not_touched(
    workspace: Workspace, stick: Path, tmp_path: Path
) -> None:
    other, _ = open_notebook.create(tmp_path / "other", WORDS)
    with other:
        foreign = back_up.back_up(other, stick).copied.path
    (stick / "letter.cahier-copy").write_text("not a copy")
    for _ in range(3):
        back_up.back_up(workspace, stick, keep=1)
    assert len(names(stick)) == 3
    assert foreign.exists()
    assert (stick / "letter.cahier-copy").exists()


def test_to_keep_none_is_refused(workspace: Workspace, stick: Path) -> None:
    with pytest.raises(back_up.KeepsNone):
        back_up.back_up(workspace, stick, keep=0)
    assert names(stick) == []


def test_a_copy_is_due_once_there_is_a_case_and_a_week_after_the_last(workspace: Workspace, stick: Path) -> None:
    assert back_up.due(workspace) is None
    record.new_case(workspace, "Göygöl")
    never = back_up.due(workspace)
    assert never is not None
    assert "no second copy" in never.sentence
    back_up.back_up(workspace, stick)
    now = datetime(2026, 3, 1, 1, tzinfo=UTC)
    assert back_up.due(workspace, now + timedelta(days=6)) is None
    late = back_up.due(workspace, now + timedelta(days=9))
    assert late == back_up.Due(9)
    assert "9 days" in late.sentence
    assert back_up.due(workspace, now - timedelta(days=400)) is not None  # a clock that was set back
    workspace.vault.write(lambda writer: writer.put_setting("last_backup", "yesterday"))
    assert back_up.due(workspace) == back_up.Due(None)


def test_a_copy_counts_although_the_reminder_could_not_be_kept(
    workspace: Workspace, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_work: object) -> None:
        raise CannotWrite

    with monkeypatch.context() as patch:
        patch.setattr(type(workspace.vault), "write", lambda _self, work: full(work))
        done = back_up.back_up(workspace, stick)
    assert done.copied.path.exists()


def test_what_was_restored_with_its_passphrase_was_opened(
    workspace: Workspace, stick: Path, tmp_path: Path
) -> None:
    record.new_case(workspace, "Göygöl")
    copy = back_up.back_up(workspace, stick / "copy").copied.path
    assert back_up.drill(workspace, copy).is_current
    assert back_up.restore(copy, tmp_path / "plainly") == Restored(False)
    assert back_up.restore(copy, tmp_path / "proven", WORDS) == Restored(True)
    with pytest.raises(WrongPassphrase):
        back_up.restore(copy, tmp_path / "wrong", "other words that do not open")
    with pytest.raises(AlreadyThere):
        back_up.restore(copy, tmp_path / "proven", WORDS)
    assert not (tmp_path / "wrong").exists()
    with open_notebook.unlock(tmp_path / "plainly", WORDS) as again:
        assert [line.title for line in cases(again)] == ["Göygöl"]


def test_a_file_of_evidence_comes_back_and_one_that_is_missing_keeps_the_older_copies(
    workspace: Workspace, stick: Path, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_bytes(b"Everything was told. " * 9_000)
    case = record.new_case(workspace, "Göygöl")
    evidence = attach_evidence.attach(workspace, case.case_id, letter)
    first = back_up.back_up(workspace, stick, keep=1)
    assert (first.copied.files, first.unsound) == (1, "")
    back_up.restore(first.copied.path, tmp_path / "again", WORDS)
    with open_notebook.unlock(tmp_path / "again", WORDS) as again:
        assert attach_evidence.open_attachment(again, evidence).read() == letter.read_bytes()
    next((workspace.path / "att").rglob("*.age")).unlink()
    second = back_up.back_up(workspace, stick, keep=1)
    assert "missing" in second.unsound
    assert (second.removed, len(names(stick))) == ((), 2)
    restored = back_up.restore(second.copied.path, tmp_path / "without", WORDS)
    assert restored.is_proven
    assert "missing" in restored.unsound
