from pathlib import Path

import pytest

from cahier.vault.vault import Vault
from cahier.workflows import attach_evidence, record, verify
from cahier.workflows.verify import Finding
from cahier.workflows.workspace import Workspace


def look(workspace: Workspace) -> list[tuple[str, ...]]:
    """Go through a whole round; answer with what was found wrong with each piece of evidence."""
    assert verify.look_on(workspace, 60) is True
    found = []
    while item := verify.next_item(workspace):
        found.append(verify.read_item(workspace, item, lambda _progress: None))
        verify.note_item(workspace, item, found[-1])
    return found


@pytest.fixture
def letter(workspace: Workspace, tmp_path: Path) -> Path:
    """Keep a file of evidence; return where it lies in the notebook."""
    path = tmp_path / "letter.txt"
    path.write_bytes(b"Everything was told. " * 900)
    attach_evidence.attach(workspace, record.new_case(workspace, "Göygöl").case_id, path)
    return next((workspace.path / "att").rglob("*.age"))


def test_a_round_over_a_whole_notebook_finds_nothing_and_is_noted(workspace: Workspace, letter: Path) -> None:
    assert verify.standing(workspace).is_due
    assert look(workspace) == [()]
    standing = verify.standing(workspace)
    assert not standing.is_due
    assert standing.unsound == ()
    assert verify.find(workspace) is None


def test_a_file_that_is_gone_is_a_finding_and_stays_one_until_the_next_round(
    workspace: Workspace, letter: Path
) -> None:
    letter.unlink()
    ((line,),) = look(workspace)
    assert line.endswith("the file is missing")
    standing = verify.standing(workspace)
    assert len(standing.unsound) == 1
    assert "the file is missing" in standing.unsound[0]
    assert verify.find(workspace) == Finding("evidence", standing.unsound)
    assert verify.begin_anew(workspace).done == 0
    assert verify.standing(workspace).unsound == ()


@pytest.mark.parametrize(
    ("error", "finding"),
    [
        (lambda: _error("MixedSaves", "person 0 to 63"), Finding("mixed", ("person 0 to 63",))),
        (lambda: _error("DamagedData"), Finding("damaged")),
    ],
    ids=["mixed", "damaged"],
)
def test_what_is_wrong_with_the_database_comes_back_as_a_finding(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, error: object, finding: Finding
) -> None:
    def raising(*_arguments: object) -> None:
        raise error()  # type: ignore[operator]

    monkeypatch.setattr(Vault, "verify_some", raising)
    monkeypatch.setattr(Vault, "verify", raising)
    assert verify.look_on(workspace) == finding
    assert verify.find(workspace) == finding


def _error(name: str, *about: str) -> Exception:
    from cahier.vault import errors

    made: Exception = getattr(errors, name)(*about)
    return made
