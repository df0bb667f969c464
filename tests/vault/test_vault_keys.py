import itertools
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from invented import PERSON, put_ground

from cahier.crypto import recovery, slot_headquarters, slot_key_file
from cahier.domain.person import Person
from cahier.vault import atomic, file, key_slots, opening
from cahier.vault.errors import (
    CannotWrite,
    DamagedHeader,
    InUse,
    RecoveryKeyTypo,
    WrongPassphrase,
    WrongRecoveryKey,
)
from cahier.vault.header_file import BACKUP, HEADER, read_header
from cahier.vault.key_errors import (
    KeyFileDamaged,
    KeyFileNeeded,
    LastWayIn,
    NoRoomForKeys,
    NoSuchKey,
    NotAKeyFile,
    NotKept,
    OldKeyLeft,
    ShareOfAnother,
    SharesMissing,
    SharesWrong,
    ShareTypo,
    WrongHeadquartersKey,
    WrongKeyFile,
)
from cahier.vault.key_slots import Proof
from cahier.vault.vault import Vault

WORDS, OTHER = "six invented words for a test", "another six invented words here"
PROOF = Proof(WORDS)
FILE, STRANGER = slot_key_file.new_key_file(), slot_key_file.new_key_file()
pytestmark = pytest.mark.usefixtures("cheap_hashing")
Digests = Callable[[Path], dict[str, str]]


def opens(path: Path, open_slot: opening.OpenSlot) -> bool:
    """Open, look at a record, close."""
    with file.unlock_with(path, open_slot) as vault:
        return vault.list(Person) == (PERSON,)


@pytest.fixture
def here(vault: Vault) -> Vault:
    """Return an open vault with a record in it."""
    vault.write(put_ground)
    return vault


def kinds(vault: Vault) -> list[str]:
    return [way.kind for way in key_slots.ways(vault)]


def test_a_new_vault_has_two_ways_in(here: Vault) -> None:
    ways = key_slots.ways(here)
    assert [way.kind for way in ways] == ["passphrase", "recovery"]
    assert len({way.id for way in ways}) == 2
    assert {len(way.added) for way in ways} == {7}


def test_a_key_file_opens_alone_and_no_other_does(here: Vault) -> None:
    key_slots.add_key_file(here, PROOF, FILE)
    here.close()
    assert opens(here.path, opening.by_key_file(FILE))
    for content, expected in ((STRANGER, WrongKeyFile), (b"photo", NotAKeyFile), (FILE[:-2], KeyFileDamaged)):
        with pytest.raises(expected):
            opens(here.path, opening.by_key_file(content))
    assert opens(here.path, opening.by_passphrase(WORDS))


def test_together_passphrase_and_file_open_and_neither_alone(here: Vault) -> None:
    key_slots.add_key_file(here, PROOF, FILE, together=True)
    assert kinds(here) == ["passphrase_and_key_file", "recovery"]
    here.close()
    assert opens(here.path, opening.by_passphrase(WORDS, FILE))
    for open_slot, expected in (
        (opening.by_passphrase(WORDS), KeyFileNeeded),
        (opening.by_passphrase(WORDS, STRANGER), WrongPassphrase),
        (opening.by_passphrase(OTHER, FILE), WrongPassphrase),
        (opening.by_key_file(FILE), WrongKeyFile),
    ):
        with pytest.raises(expected):
            opens(here.path, open_slot)
    file.change_passphrase(here.path, WORDS, OTHER, FILE)
    assert opens(here.path, opening.by_passphrase(OTHER, FILE))
    with pytest.raises(KeyFileNeeded):
        opens(here.path, opening.by_passphrase(OTHER))


def test_every_three_of_five_shares_open_and_no_two_do(here: Vault) -> None:
    shares = key_slots.add_shares(here, PROOF)
    assert [way.detail for way in key_slots.ways(here)][-1] == "3 of 5"
    here.close()
    chosen = list(itertools.combinations(shares, 3))
    assert [opens(here.path, opening.by_shares(three)) for three in chosen] == [True] * 10
    for two in itertools.combinations(shares, 2):
        with pytest.raises(SharesMissing, match="1 more share is needed"):
            opens(here.path, opening.by_shares(two))
    with pytest.raises(SharesMissing):
        opens(here.path, opening.by_shares([shares[0]] * 3))
    with pytest.raises(SharesMissing):
        opens(here.path, opening.by_shares([]))


def test_a_share_that_is_mistyped_or_of_elsewhere_is_named(here: Vault, tmp_path: Path) -> None:
    shares = key_slots.add_shares(here, PROOF, 2, 3)
    with file.create(tmp_path / "other", WORDS)[0] as other:
        strange = key_slots.add_shares(other, PROOF, 2, 3)
    here.close()
    groups = shares[1].split("-")
    groups[6] = groups[6][:3] + ("0" if groups[6][3] != "0" else "1")
    with pytest.raises(ShareTypo, match="Group 7 of share 2 of those given is mistyped"):
        opens(here.path, opening.by_shares([shares[0], "-".join(groups)]))
    with pytest.raises(ShareOfAnother, match="Share 2 "):
        opens(here.path, opening.by_shares([shares[0], strange[1]]))


def test_shares_made_up_within_a_set_do_not_open(here: Vault) -> None:
    shares = [opening.Share.read(text) for text in key_slots.add_shares(here, PROOF, 2, 3)]
    here.close()
    made_up = opening.Share(shares[0].vault, shares[0].set, 2, 3, os.urandom(20))
    with pytest.raises(SharesWrong):
        opens(here.path, opening.by_shares([shares[0].written(), made_up.written()]))


def test_headquarters_open_with_their_private_key(here: Vault) -> None:
    private, public = slot_headquarters.new_pair(OTHER)
    words = key_slots.add_headquarters(here, PROOF, public)
    key_slots.add_headquarters(here, PROOF, public)
    assert [(way.kind, way.detail) for way in key_slots.ways(here)][2:] == [("headquarters", words)]
    with pytest.raises(NotAKeyFile):
        key_slots.add_headquarters(here, PROOF, private)
    with pytest.raises(KeyFileDamaged):
        key_slots.add_headquarters(here, PROOF, public[:-3])
    here.close()
    assert opens(here.path, opening.by_headquarters(private, OTHER))
    for content, said, expected in (
        (private, WORDS, WrongHeadquartersKey),
        (slot_headquarters.new_pair(OTHER)[0], OTHER, WrongHeadquartersKey),
        (public, OTHER, NotAKeyFile),
        (private[:90], OTHER, KeyFileDamaged),
    ):
        with pytest.raises(expected):
            opens(here.path, opening.by_headquarters(content, said))


def test_a_new_recovery_key_counts_and_the_old_sheet_no_longer(tmp_path: Path) -> None:
    vault, old = file.create(tmp_path / "n", WORDS)
    with vault:
        vault.write(put_ground)
        assert key_slots.show_recovery_key(vault, PROOF) == old
        new = recovery.new_recovery_key()
        key_slots.set_recovery_key(vault, PROOF, new)
        assert key_slots.show_recovery_key(vault, PROOF) == new
        with pytest.raises(WrongPassphrase):
            key_slots.show_recovery_key(vault, Proof(OTHER))
    assert opens(vault.path, opening.by_recovery(new))
    with pytest.raises(WrongRecoveryKey):
        opens(vault.path, opening.by_recovery(old))


def test_a_recovery_key_of_an_older_version_is_not_shown_and_still_opens(here: Vault) -> None:
    from cahier.crypto import header as headers
    from cahier.crypto import slots
    from cahier.crypto.slot_seal import new_salt, stretched, wrapped

    key, tree = recovery.new_recovery_key(), here.keys
    slot = {"type": "recovery", "salt": new_salt()}
    old = wrapped(tree.vault_id, slot, stretched("recovery", slot, recovery.secret_of(key)), tree.vault_key)
    header, _ = read_header(here.path)
    body = {**header.body, "slots": [slots.passphrase_slot(tree.vault_id, tree.vault_key, WORDS), old]}
    raw = headers.build(header.generation + 1, tree.vault_id, body, tree.vault_key)
    for name in (HEADER, BACKUP):
        atomic.write(here.path / name, raw)
    assert [way.added for way in key_slots.ways(here)] == ["", ""]
    with pytest.raises(NotKept):
        key_slots.show_recovery_key(here, PROOF)
    here.close()
    assert opens(here.path, opening.by_recovery(key))


def test_a_mistyped_group_of_the_recovery_key_is_named(tmp_path: Path) -> None:
    vault, key = file.create(tmp_path / "n", WORDS)
    vault.close()
    groups = key.split("-")
    groups[3] = groups[3][:2] + ("7" if groups[3][2] != "7" else "8") + groups[3][3:]
    with pytest.raises(RecoveryKeyTypo, match="Group 4 of the recovery key is mistyped"):
        file.recover(tmp_path / "n", "-".join(groups))
    with pytest.raises(RecoveryKeyTypo, match="group by group"):
        file.recover(tmp_path / "n", key[: len(key) // 2])


def test_what_is_removed_no_longer_opens_and_the_passphrase_cannot_be_removed(here: Vault) -> None:
    key_slots.add_key_file(here, PROOF, FILE)
    passphrase, recovery_way, key_file = key_slots.ways(here)
    key_slots.remove(here, PROOF, key_file.id)
    key_slots.remove(here, PROOF, recovery_way.id)
    before = read_header(here.path)[0].raw
    for way_id, expected in ((passphrase.id, LastWayIn), (key_file.id, NoSuchKey), ("", NoSuchKey)):
        with pytest.raises(expected):
            key_slots.remove(here, PROOF, way_id)
    assert read_header(here.path)[0].raw == before
    here.close()
    with pytest.raises(WrongKeyFile):
        opens(here.path, opening.by_key_file(FILE))
    assert opens(here.path, opening.by_passphrase(WORDS))


def test_nothing_is_changed_without_the_passphrase(here: Vault, digests: Digests) -> None:
    wrong, way = Proof(OTHER), key_slots.ways(here)[1]
    before = read_header(here.path)[0].raw
    for attempt in (
        lambda: key_slots.add_key_file(here, wrong, FILE),
        lambda: key_slots.add_key_file(here, wrong, FILE, together=True),
        lambda: key_slots.add_shares(here, wrong),
        lambda: key_slots.add_headquarters(here, wrong, slot_headquarters.new_pair(OTHER)[1]),
        lambda: key_slots.set_recovery_key(here, wrong, recovery.new_recovery_key()),
        lambda: key_slots.remove(here, wrong, way.id),
    ):
        with pytest.raises(WrongPassphrase):
            attempt()
    assert read_header(here.path)[0].raw == before


def test_a_full_header_is_refused_with_a_sentence_and_still_opens(here: Vault) -> None:
    added = 0
    for added in range(99):  # noqa: B007
        try:
            key_slots.add_shares(here, PROOF)
        except NoRoomForKeys:
            break
    print(f"{2 + added} ways in fit")
    assert 25 <= added < 99
    here.close()
    assert opens(here.path, opening.by_passphrase(WORDS))


def test_of_two_dozen_sets_of_shares_the_last_one_opens(here: Vault) -> None:
    sets = [key_slots.add_shares(here, PROOF, 2, 2) for _ in range(24)]
    here.close()
    assert opens(here.path, opening.by_shares(sets[-1]))


def test_a_header_swapped_while_the_vault_is_open_is_not_built_upon(here: Vault, tmp_path: Path) -> None:
    file.create(tmp_path / "other", WORDS)[0].close()
    for name in (HEADER, BACKUP):
        (here.path / name).write_bytes((tmp_path / "other" / name).read_bytes())
    with pytest.raises(DamagedHeader):
        key_slots.add_key_file(here, PROOF, FILE)


@pytest.mark.parametrize(("writes", "expected", "counts"), [(0, CannotWrite, False), (1, OldKeyLeft, True)])
def test_a_disk_that_fills_up_in_between_is_told(
    here: Vault, monkeypatch: pytest.MonkeyPatch, writes: int, expected: type[Exception], counts: bool
) -> None:
    real, left = atomic.write, [writes]

    def filling(path: Path, data: bytes) -> None:
        if not left[0]:
            raise OSError(28, "No space left on device")
        left[0] -= 1
        real(path, data)

    monkeypatch.setattr(atomic, "write", filling)
    with pytest.raises(expected):
        key_slots.add_key_file(here, PROOF, FILE)
    monkeypatch.undo()
    assert ("key_file" in kinds(here)) is counts


def test_a_forgotten_passphrase_is_set_anew_by_every_other_way(here: Vault) -> None:
    shares = key_slots.add_shares(here, PROOF, 2, 3)
    private, public = slot_headquarters.new_pair(OTHER)
    key_slots.add_headquarters(here, PROOF, public)
    key_slots.add_key_file(here, PROOF, FILE)
    ways = (opening.by_shares(shares[1:]), opening.by_headquarters(private, OTHER), opening.by_key_file(FILE))
    with pytest.raises(InUse):
        file.set_passphrase(here.path, ways[0], OTHER)
    here.close()
    for number, way in enumerate(ways):
        file.set_passphrase(here.path, way, f"new words of no importance {number}")
        assert opens(here.path, opening.by_passphrase(f"new words of no importance {number}"))
