from pathlib import Path

import pytest

from cahier.vault.errors import InUse, WrongPassphrase
from cahier.workflows import open_notebook, record, resume
from cahier.workflows.list_cases import cases
from cahier.workflows.workspace import Workspace

WORDS = "six invented words for a test"


def test_what_was_recorded_is_there_after_unlocking(workspace: Workspace) -> None:
    record.new_case(workspace, "Göygöl")
    path = workspace.path
    workspace.close()
    with open_notebook.unlock(path, WORDS) as again:
        assert [line.title for line in cases(again)] == ["Göygöl"]


def test_the_recovery_key_opens_with_a_new_passphrase_and_the_old_one_no_longer_does(
    tmp_path: Path, cheap_hashing: None
) -> None:
    made, recovery_key = open_notebook.create(tmp_path / "n", WORDS)
    made.close()
    open_notebook.recover(tmp_path / "n", recovery_key, "another six words of no use").close()
    with pytest.raises(WrongPassphrase):
        open_notebook.unlock(tmp_path / "n", WORDS)


def test_a_second_instance_is_refused(workspace: Workspace) -> None:
    with pytest.raises(InUse):
        open_notebook.unlock(workspace.path, WORDS)


def test_the_place_where_one_was_is_kept(workspace: Workspace) -> None:
    assert resume.last_place(workspace) == {}
    resume.remember(workspace, {"screen": "interview", "cursor": "17"})
    path = workspace.path
    workspace.close()
    with open_notebook.unlock(path, WORDS) as again:
        assert resume.last_place(again) == {"screen": "interview", "cursor": "17"}


def test_only_a_folder_with_a_key_file_looks_like_a_notebook(workspace: Workspace, tmp_path: Path) -> None:
    assert open_notebook.looks_like_notebook(workspace.path)
    assert not open_notebook.looks_like_notebook(tmp_path)
