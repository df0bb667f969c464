from pathlib import Path

import pytest
from invented import put_ground

from cahier.crypto import recovery, slot_headquarters, slot_key_file
from cahier.vault import atomic, file, key_slots, opening
from cahier.vault.errors import (
    OldPassphraseLeft,
    PassphraseTooShort,
    ReadOnlyPlace,
    RecoveryKeyTypo,
    WrongPassphrase,
    WrongRecoveryKey,
)
from cahier.vault.header_file import read_header
from cahier.vault.key_errors import KeyFileNeeded, PassphraseNotAsked
from cahier.vault.key_slots import Confirmed, Proof
from cahier.vault.vault import Vault

WORDS, OTHER = "six invented words for a test", "another six invented words here"
FILE = slot_key_file.new_key_file()
pytestmark = pytest.mark.usefixtures("cheap_hashing")


@pytest.fixture
def here(vault: Vault) -> Vault:
    """Return an open vault with a record in it."""
    vault.write(put_ground)
    return vault


def test_the_passphrase_given_again_allows_one_change_and_no_second(here: Vault) -> None:
    confirmed = key_slots.confirm(here, Proof(WORDS))
    key_slots.open_to_key_file(here, confirmed, FILE)
    before = read_header(here.path)[0].raw
    for attempt in (
        lambda: key_slots.open_to_key_file(here, confirmed, FILE),
        lambda: key_slots.add_shares(here, confirmed),
        lambda: key_slots.add_headquarters(here, confirmed, slot_headquarters.new_pair(OTHER)[1]),
        lambda: key_slots.set_recovery_key(here, confirmed, recovery.new_recovery_key()),
        lambda: key_slots.set_passphrase(here, confirmed, OTHER),
        lambda: key_slots.show_recovery_key(here, confirmed),
        lambda: key_slots.remove(here, confirmed, key_slots.ways(here)[-1].id),
    ):
        with pytest.raises(PassphraseNotAsked):
            attempt()
    assert read_header(here.path)[0].raw == before


def test_a_wrong_passphrase_given_again_allows_nothing(here: Vault) -> None:
    with pytest.raises(WrongPassphrase):
        key_slots.confirm(here, Proof(OTHER))
    with pytest.raises(PassphraseNotAsked):
        key_slots.add_shares(here, Confirmed(bytes(16), read_header(here.path)[0].generation))


def test_the_passphrase_of_an_open_vault_is_changed(here: Vault) -> None:
    with pytest.raises(PassphraseTooShort):
        key_slots.set_passphrase(here, key_slots.confirm(here, Proof(WORDS)), "short")
    key_slots.set_passphrase(here, key_slots.confirm(here, Proof(WORDS)), OTHER)
    assert key_slots.confirm(here, Proof(OTHER)).generation == 2
    here.close()
    file.unlock(here.path, OTHER).close()
    with pytest.raises(WrongPassphrase):
        file.unlock(here.path, WORDS)


def test_with_a_key_file_it_opens_together_and_without_one_alone_again(here: Vault) -> None:
    key_slots.set_passphrase(here, key_slots.confirm(here, Proof(WORDS)), WORDS, FILE)
    with pytest.raises(KeyFileNeeded):
        key_slots.confirm(here, Proof(WORDS))
    key_slots.set_passphrase(here, key_slots.confirm(here, Proof(WORDS, FILE)), OTHER)
    here.close()
    file.unlock(here.path, OTHER).close()


def test_of_a_new_passphrase_that_reached_one_copy_of_the_header_alone_people_are_told(
    here: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, left = atomic.write, [1]

    def filling(path: Path, data: bytes) -> None:
        if not left[0]:
            raise OSError(28, "No space left on device")
        left[0] -= 1
        real(path, data)

    monkeypatch.setattr(atomic, "write", filling)
    with pytest.raises(OldPassphraseLeft):
        key_slots.set_passphrase(here, key_slots.confirm(here, Proof(WORDS)), OTHER)


def test_shares_open_once_they_were_set_and_not_before(here: Vault) -> None:
    confirmed = key_slots.confirm(here, Proof(WORDS))
    made, dropped = key_slots.new_shares(here, 2, 3), key_slots.new_shares(here, 2, 3)
    assert made.written[0] not in repr(made)
    key_slots.set_shares(here, confirmed, made)
    here.close()
    file.unlock_with(here.path, opening.by_shares(made.written[1:])).close()
    with pytest.raises(key_slots.VaultError):
        file.unlock_with(here.path, opening.by_shares(dropped.written))


def test_a_sheet_is_tried_without_changing_anything(here: Vault) -> None:
    key = key_slots.show_recovery_key(here, Proof(WORDS))
    before = read_header(here.path)[0].raw
    key_slots.try_recovery_key(here, key)
    with pytest.raises(WrongRecoveryKey):
        key_slots.try_recovery_key(here, recovery.new_recovery_key())
    with pytest.raises(RecoveryKeyTypo):
        key_slots.try_recovery_key(here, key[:-1])
    assert read_header(here.path)[0].raw == before


def test_the_keys_of_a_vault_on_a_read_only_place_are_not_touched(here: Vault) -> None:
    here.read_only = True
    with pytest.raises(ReadOnlyPlace):
        key_slots.add_shares(here, Proof(WORDS))


def test_no_passphrase_stands_in_what_is_printed_of_a_proof() -> None:
    assert WORDS not in repr(Proof(WORDS, FILE))
