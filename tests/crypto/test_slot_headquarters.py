import os

import pytest

from cahier.crypto import slot_headquarters as office
from cahier.crypto.key_text import KeyTextDamaged, NotThisKind
from cahier.crypto.slot_seal import SlotMalformed, WrongSecret, text_of

pytestmark = pytest.mark.usefixtures("cheap_hashing")
VAULT_ID, VAULT_KEY = os.urandom(16), os.urandom(32)
WORDS = "six invented words for a test"


@pytest.fixture
def pair() -> tuple[bytes, bytes]:
    """Return the contents of the private and of the public file."""
    return office.new_pair(WORDS)


def test_what_is_sealed_to_headquarters_opens_with_their_private_file(pair: tuple[bytes, bytes]) -> None:
    slot = office.headquarters_slot(VAULT_ID, VAULT_KEY, office.public_of(pair[1]))
    private = office.private_of(pair[0], WORDS)
    assert office.open_as_headquarters(VAULT_ID, slot, private) == VAULT_KEY
    for vault_id, changed in ((os.urandom(16), slot), (VAULT_ID, {**slot, "added": "2026-02"})):
        with pytest.raises(WrongSecret):
            office.open_as_headquarters(vault_id, changed, private)
    with pytest.raises(WrongSecret):
        office.open_as_headquarters(VAULT_ID, slot, office.private_of(office.new_pair(WORDS)[0], WORDS))


def test_the_private_file_needs_its_passphrase(pair: tuple[bytes, bytes]) -> None:
    with pytest.raises(WrongSecret):
        office.private_of(pair[0], WORDS + "x")
    with pytest.raises(NotThisKind):
        office.private_of(pair[1], WORDS)
    with pytest.raises(NotThisKind):
        office.public_of(pair[0])
    for content in (b"cahier-headquarters-private/1 {}", b"cahier-headquarters-private/1 [", pair[0][:100]):
        with pytest.raises(KeyTextDamaged):
            office.private_of(content, WORDS)


def test_a_public_key_put_in_place_of_another_opens_nothing(pair: tuple[bytes, bytes]) -> None:
    slot = office.headquarters_slot(VAULT_ID, VAULT_KEY, office.public_of(pair[1]))
    with pytest.raises(WrongSecret):
        office.open_as_headquarters(
            VAULT_ID, {**slot, "public": text_of(bytes(32))}, office.private_of(pair[0], WORDS)
        )


@pytest.mark.parametrize("change", [{"ct": "AAAA"}, {"ct": None}, {"hpke": "other"}])
def test_a_malformed_slot_is_refused(pair: tuple[bytes, bytes], change: dict[str, object]) -> None:
    slot = office.headquarters_slot(VAULT_ID, VAULT_KEY, office.public_of(pair[1]))
    with pytest.raises(SlotMalformed):
        office.open_as_headquarters(VAULT_ID, {**slot, **change}, office.private_of(pair[0], WORDS))


def test_fingerprints_are_six_words_that_can_be_said_and_differ() -> None:
    words = {office.fingerprint(os.urandom(32)) for _ in range(200)}
    assert len(words) == 200
    assert all(len(line.split()) == 6 and all(len(word) == 5 for word in line.split()) for line in words)
    assert office.fingerprint(bytes(32)) == office.fingerprint(bytes(32))
