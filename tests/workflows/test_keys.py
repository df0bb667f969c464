import stat
from pathlib import Path

import pytest

from cahier.vault.errors import AlreadyThere, CannotRead, CannotWrite, WrongPassphrase
from cahier.vault.key_errors import NotAKeyFile
from cahier.workflows import keys, open_notebook
from cahier.workflows.keys import Proof
from cahier.workflows.workspace import Workspace

WORDS, OTHER = "six invented words for a test", "another six words of no use"
PROOF = Proof(WORDS)


def test_a_key_file_is_made_private_and_taken_again(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "stick.key"
    keys.add_key_file(workspace, PROOF, path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    content = path.read_bytes()
    keys.add_key_file(workspace, PROOF, path)
    assert path.read_bytes() == content
    workspace.close()
    open_notebook.recover_with_key_file(workspace.path, content, OTHER).close()
    with pytest.raises(WrongPassphrase):
        open_notebook.unlock(workspace.path, WORDS)


def test_no_file_of_somebody_is_taken_for_a_key_nor_written_over(workspace: Workspace, tmp_path: Path) -> None:
    photo = tmp_path / "photo"
    photo.write_bytes(b"\xff\xd8\xff")
    with pytest.raises(NotAKeyFile):
        keys.add_key_file(workspace, PROOF, photo)
    assert photo.read_bytes() == b"\xff\xd8\xff"
    with pytest.raises(CannotWrite):
        keys.add_key_file(workspace, PROOF, tmp_path / "missing" / "key")
    with pytest.raises(CannotRead):
        keys.read_key(tmp_path / "missing")
    assert [way.kind for way in keys.ways(workspace)] == ["passphrase", "recovery"]


def test_headquarters_are_chosen_knowingly_and_told_of(workspace: Workspace, tmp_path: Path) -> None:
    assert keys.notices(workspace) == ()
    private, public = tmp_path / "private", tmp_path / "public"
    words = keys.make_headquarters_key(private, public, OTHER)
    with pytest.raises(AlreadyThere):
        keys.make_headquarters_key(private, tmp_path / "third", OTHER)
    assert keys.headquarters_fingerprint(public) == words
    assert keys.add_headquarters(workspace, PROOF, public) == words
    assert keys.notices(workspace) == (f"Headquarters can open this notebook. Their key: {words}.",)
    workspace.close()
    new = "new words of the researcher"
    open_notebook.recover_as_headquarters(workspace.path, private.read_bytes(), OTHER, new).close()
    with open_notebook.unlock(workspace.path, new) as again:
        keys.remove(again, Proof(new), keys.ways(again)[-1].id)
        assert keys.notices(again) == ()


def test_three_people_of_five_set_a_new_passphrase(workspace: Workspace) -> None:
    shares = keys.add_shares(workspace, PROOF)
    workspace.close()
    open_notebook.recover_with_shares(workspace.path, (shares[4], shares[0], shares[2]), OTHER).close()
    open_notebook.unlock(workspace.path, OTHER).close()


def test_a_recovery_key_counts_only_once_it_was_set(workspace: Workspace) -> None:
    old, new = keys.show_recovery_key(workspace, PROOF), keys.fresh_recovery_key()
    assert keys.show_recovery_key(workspace, PROOF) == old
    keys.set_recovery_key(workspace, PROOF, new)
    assert keys.show_recovery_key(workspace, PROOF) == new


def test_every_kind_of_way_in_has_a_name_for_people(workspace: Workspace, tmp_path: Path) -> None:
    keys.make_headquarters_key(tmp_path / "private", tmp_path / "public", OTHER)
    keys.add_headquarters(workspace, PROOF, tmp_path / "public")
    keys.add_shares(workspace, PROOF, 2, 3)
    keys.add_key_file(workspace, PROOF, tmp_path / "key")
    assert {way.kind for way in keys.ways(workspace)} <= set(keys.WORDS)
