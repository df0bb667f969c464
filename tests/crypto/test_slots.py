from typing import Any

import pytest

from cahier.crypto import slots
from cahier.crypto.passphrase import CostOutOfBounds
from cahier.crypto.slots import SlotMalformed, WrongSecret

pytestmark = pytest.mark.usefixtures("cheap_hashing")
VAULT_ID = b"v" * 16
VAULT_KEY = bytes(range(32))
WORDS = "six invented words for a test"


@pytest.fixture
def slot() -> dict[str, Any]:
    return slots.passphrase_slot(VAULT_ID, VAULT_KEY, WORDS)


def test_a_slot_opens_with_its_passphrase_only(slot: dict[str, Any]) -> None:
    assert slots.open_with_passphrase(VAULT_ID, slot, WORDS) == VAULT_KEY
    with pytest.raises(WrongSecret):
        slots.open_with_passphrase(VAULT_ID, slot, WORDS + " ")


def test_a_slot_does_not_open_in_another_vault(slot: dict[str, Any]) -> None:
    with pytest.raises(WrongSecret):
        slots.open_with_passphrase(b"w" * 16, slot, WORDS)


def test_no_parameter_of_a_slot_can_be_changed(slot: dict[str, Any]) -> None:
    for changed in (
        {**slot, "extra": 1},
        {**slot, "kdf": {**slot["kdf"], "m": 72}},
        {**slot, "kdf": {**slot["kdf"], "t": 2}},
        {**slot, "kdf": {**slot["kdf"], "extra": 0}},
    ):
        with pytest.raises(WrongSecret):
            slots.open_with_passphrase(VAULT_ID, changed, WORDS)


def test_a_cheap_slot_is_refused_before_it_is_tried(slot: dict[str, Any]) -> None:
    cheap = {**slot, "kdf": {**slot["kdf"], "m": 8}}
    with pytest.raises(CostOutOfBounds):
        slots.open_with_passphrase(VAULT_ID, cheap, WORDS)


@pytest.mark.parametrize(
    "change",
    [
        {"kdf": None},
        {"kdf": []},
        {"kdf": {}},
        {"nonce": "!"},
        {"nonce": "AAAA"},
        {"nonce": None},
        {"ct": 7},
        {"ct": "AAAA"},
        {"ct": "é"},
    ],
)
def test_a_malformed_slot_is_refused(slot: dict[str, Any], change: dict[str, Any]) -> None:
    with pytest.raises(SlotMalformed):
        slots.open_with_passphrase(VAULT_ID, {**slot, **change}, WORDS)


@pytest.mark.parametrize(
    "change", [{"alg": "argon2i"}, {"v": 16}, {"p": 4}, {"m": "64"}, {"m": True}, {"t": 1.0}, {"salt": "AA=="}]
)
def test_a_malformed_cost_is_refused(slot: dict[str, Any], change: dict[str, Any]) -> None:
    with pytest.raises(SlotMalformed):
        slots.open_with_passphrase(VAULT_ID, {**slot, "kdf": {**slot["kdf"], **change}}, WORDS)


def test_a_recovery_slot_opens_with_its_secret_only() -> None:
    slot = slots.recovery_slot(VAULT_ID, VAULT_KEY, b"r" * 20)
    assert slots.open_with_recovery(VAULT_ID, slot, b"r" * 20) == VAULT_KEY
    with pytest.raises(WrongSecret):
        slots.open_with_recovery(VAULT_ID, slot, b"s" * 20)
    with pytest.raises(WrongSecret):
        slots.open_with_recovery(b"w" * 16, slot, b"r" * 20)


def test_the_vault_key_is_not_in_a_slot_and_never_wrapped_twice_alike(slot: dict[str, Any]) -> None:
    again = slots.passphrase_slot(VAULT_ID, VAULT_KEY, WORDS)
    assert VAULT_KEY not in slots.canonical(slot)
    assert slot["ct"] != again["ct"]
    assert slot["nonce"] != again["nonce"]
    assert slot["kdf"]["salt"] != again["kdf"]["salt"]
