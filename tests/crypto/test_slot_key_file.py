import os

import pytest

from cahier.crypto import slot_key_file
from cahier.crypto.key_text import KeyTextDamaged, NotThisKind
from cahier.crypto.slot_seal import SlotMalformed, WrongSecret

pytestmark = pytest.mark.usefixtures("cheap_hashing")
VAULT_ID, VAULT_KEY = os.urandom(16), os.urandom(32)
WORDS = "six invented words for a test"
CONTENT = slot_key_file.new_key_file()
SECRET = slot_key_file.secret_of(CONTENT)


def test_a_key_file_reads_back_and_no_two_are_alike() -> None:
    assert len(SECRET) == 32
    assert slot_key_file.secret_of(slot_key_file.new_key_file()) != SECRET
    assert slot_key_file.secret_of(b"  " + CONTENT.strip() + b"\r\n") == SECRET


def test_every_changed_byte_of_a_key_file_is_noticed() -> None:
    for place in range(len(CONTENT) - 1):
        changed = bytearray(CONTENT)
        changed[place] ^= 1
        with pytest.raises((KeyTextDamaged, NotThisKind)):
            slot_key_file.secret_of(bytes(changed))


@pytest.mark.parametrize("content", [b"", b"\0" * 32, b"a photograph", b"\xff\xd8\xff\xe0" * 200])
def test_what_we_did_not_make_is_no_key_file(content: bytes) -> None:
    with pytest.raises(NotThisKind):
        slot_key_file.secret_of(content)


@pytest.mark.parametrize("tail", [b"", b" zz", b" 00", b" 00 00", b" " + b"5a" * 32])
def test_a_cut_key_file_is_damaged(tail: bytes) -> None:
    with pytest.raises(KeyTextDamaged):
        slot_key_file.secret_of(b"cahier-key-file/1" + tail)


def test_a_key_file_opens_alone() -> None:
    slot = slot_key_file.key_file_slot(VAULT_ID, VAULT_KEY, SECRET, added="2026-01")
    assert slot_key_file.open_with_key_file(VAULT_ID, slot, SECRET) == VAULT_KEY
    for vault_id, changed, secret in (
        (VAULT_ID, slot, os.urandom(32)),
        (os.urandom(16), slot, SECRET),
        (VAULT_ID, {**slot, "added": "2026-02"}, SECRET),
    ):
        with pytest.raises(WrongSecret):
            slot_key_file.open_with_key_file(vault_id, changed, secret)


def test_together_neither_opens_without_the_other() -> None:
    slot = slot_key_file.together_slot(VAULT_ID, VAULT_KEY, WORDS, SECRET)
    assert slot_key_file.open_together(VAULT_ID, slot, WORDS, SECRET) == VAULT_KEY
    for words, secret in ((WORDS, bytes(32)), (WORDS + " ", SECRET), ("", SECRET)):
        with pytest.raises(WrongSecret):
            slot_key_file.open_together(VAULT_ID, slot, words, secret)
    with pytest.raises(SlotMalformed):
        slot_key_file.open_together(VAULT_ID, slot, WORDS, b"")
