"""A header of before is put back, and with it a key that was taken away: that is told, wherever it is opened."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from cahier.vault import backup, device, file, key_slots, rescue
from cahier.vault.errors import VaultError
from cahier.vault.key_errors import KeysPutBack
from cahier.vault.key_slots import Proof
from cahier.vault.opening import by_passphrase
from cahier.vault.reader import GENERATION
from cahier.vault.vault import Vault

WORDS = "six invented words for a test"
OTHER = "another six invented words here"
COPIES = ("vault.hdr", "vault.hdr.bak")
PROOF = Proof(WORDS)
Change = Callable[[Path], None]


def forget() -> None:
    """Let this computer be one that never saw any vault."""
    shutil.rmtree(device.folder(), ignore_errors=True)


def kinds(folder: Path, words: str = WORDS) -> set[str]:
    with file.unlock(folder, words) as vault:
        return {notice.kind for notice in vault.warnings} - {"unseen"}


def in_the_vault(change: Callable[[Vault], object]) -> Change:
    def work(folder: Path) -> None:
        with file.unlock(folder, WORDS) as vault:
            change(vault)

    return work


def without_recovery(vault: Vault) -> None:
    (way,) = (way for way in key_slots.ways(vault) if way.kind == "recovery")
    key_slots.remove(vault, PROOF, way.id)


CHANGES: dict[str, Change] = {
    "a recovery key taken away": in_the_vault(without_recovery),
    "shares": in_the_vault(lambda vault: key_slots.add_shares(vault, PROOF)),
    "a passphrase in the vault": in_the_vault(lambda vault: key_slots.set_passphrase(vault, PROOF, OTHER)),
    "a passphrase": lambda folder: file.change_passphrase(folder, WORDS, OTHER),
}


def put_back(folder: Path, headers: dict[str, bytes]) -> None:
    for name, raw in headers.items():
        (folder / name).write_bytes(raw)


@pytest.fixture
def before(folder: Path) -> dict[str, bytes]:
    """Return the header as it was, both copies."""
    return {name: (folder / name).read_bytes() for name in COPIES}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_keys_put_back_are_told_at_each_opening_until_somebody_decides(
    folder: Path, before: dict[str, bytes], change: Change
) -> None:
    change(folder)
    put_back(folder, before)
    for _again in range(2):
        assert kinds(folder) == {"older-keys"}
    with file.unlock(folder, WORDS) as vault:
        assert vault.accept_older()
        assert vault.warnings == ()
    assert kinds(folder) == set()


@pytest.mark.parametrize("change", [CHANGES["a recovery key taken away"], CHANGES["shares"]])
def test_keys_put_back_are_told_on_any_computer(folder: Path, before: dict[str, bytes], change: Change) -> None:
    change(folder)
    put_back(folder, before)
    forget()
    for _again in range(2):
        assert kinds(folder) == {"older-keys"}


def test_a_passphrase_changed_from_outside_is_noted_by_the_next_opening(
    folder: Path, before: dict[str, bytes]
) -> None:
    file.change_passphrase(folder, WORDS, OTHER)
    assert kinds(folder, OTHER) == set()
    put_back(folder, before)
    forget()
    assert kinds(folder) == {"older-keys"}


@pytest.mark.parametrize("name", COPIES)
def test_one_copy_put_back_is_mended_from_the_other(folder: Path, before: dict[str, bytes], name: str) -> None:
    CHANGES["a recovery key taken away"](folder)
    after = (folder / name).read_bytes()
    put_back(folder, {name: before[name]})
    assert kinds(folder) == set()
    assert (folder / name).read_bytes() == after


def test_no_key_is_changed_on_a_header_put_back_under_an_open_vault(
    folder: Path, before: dict[str, bytes]
) -> None:
    with file.unlock(folder, WORDS) as vault:
        without_recovery(vault)
        put_back(folder, before)
        with pytest.raises(KeysPutBack):
            key_slots.add_shares(vault, PROOF)
        with pytest.raises(KeysPutBack):
            key_slots.ways(vault)
    assert {(folder / name).read_bytes() for name in COPIES} == set(before.values())


def test_a_change_that_could_not_be_noted_alarms_nobody_and_is_noted_later(
    folder: Path, before: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_vault: Vault, _generation: int) -> None:
        raise VaultError("invented")

    with file.unlock(folder, WORDS) as vault, monkeypatch.context() as patch:
        patch.setattr(Vault, "note_keys", refuse)
        without_recovery(vault)
        assert vault.generation == 1
    assert kinds(folder) == set()
    put_back(folder, before)
    assert kinds(folder) == {"older-keys"}


def test_a_vault_from_before_numbers_is_given_one(folder: Path) -> None:
    with file.unlock(folder, WORDS) as vault:
        vault.write(lambda writer: writer.put_setting(GENERATION, "0"))
    assert kinds(folder) == set()
    with file.unlock(folder, WORDS) as vault:
        assert vault.generation == 1


def test_an_older_copy_is_told_for_its_records_and_for_its_keys(folder: Path, tmp_path: Path) -> None:
    with file.unlock(folder, WORDS) as vault:
        backup.copy(vault, tmp_path / "copy", lambda _progress: None)
        without_recovery(vault)
    backup.restore(tmp_path / "copy", tmp_path / "restored", None, lambda _progress: None)
    assert kinds(tmp_path / "restored") == {"older", "older-keys"}


def test_a_rescued_vault_goes_on_with_the_numbers(folder: Path, tmp_path: Path) -> None:
    for _time in range(3):
        in_the_vault(lambda vault: key_slots.add_shares(vault, PROOF))(folder)
    rescue.rescue(folder, by_passphrase(WORDS), tmp_path / "rescued", OTHER)
    assert kinds(tmp_path / "rescued", OTHER) == set()
