"""Secrets and slots written once and never again: whatever changes here, they open as they did."""

import json
from pathlib import Path
from typing import Any

import pytest

from cahier.crypto import recovery, slot_headquarters, slot_key_file, slots
from cahier.crypto.slot_shares import Share, open_with_shares

pytestmark = pytest.mark.usefixtures("cheap_hashing")
KNOWN: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "fixtures" / "keys.json").read_text(encoding="ascii")
)
VAULT_ID, VAULT_KEY = bytes.fromhex(KNOWN["vault_id"]), bytes.fromhex(KNOWN["vault_key"])
WORDS, SLOTS = KNOWN["passphrase"], KNOWN["slots"]
KEY_FILE = slot_key_file.secret_of(KNOWN["key_file"].encode())
RECOVERY = recovery.secret_of(KNOWN["recovery_key"])


def test_a_known_slot_of_every_kind_opens() -> None:
    shares = [Share.read(text) for text in KNOWN["shares"]]
    private = slot_headquarters.private_of(KNOWN["private_file"].encode(), WORDS)
    assert {
        name: opened.hex()
        for name, opened in {
            "passphrase": slots.open_with_passphrase(VAULT_ID, SLOTS["passphrase"], WORDS),
            "recovery": slots.open_with_recovery(VAULT_ID, SLOTS["recovery"], RECOVERY),
            "recovery_of_the_first_version": slots.open_with_recovery(
                VAULT_ID, SLOTS["recovery_of_the_first_version"], RECOVERY
            ),
            "shares": open_with_shares(VAULT_ID, SLOTS["shares"], shares[1:4]),
            "key_file": slot_key_file.open_with_key_file(VAULT_ID, SLOTS["key_file"], KEY_FILE),
            "passphrase_and_key_file": slot_key_file.open_together(
                VAULT_ID, SLOTS["passphrase_and_key_file"], WORDS, KEY_FILE
            ),
            "headquarters": slot_headquarters.open_as_headquarters(VAULT_ID, SLOTS["headquarters"], private),
        }.items()
    } == dict.fromkeys(SLOTS, VAULT_KEY.hex())


def test_known_secrets_are_written_as_they_were() -> None:
    assert recovery.written(RECOVERY) == KNOWN["recovery_key"]
    assert [Share.read(text).written() for text in KNOWN["shares"]] == KNOWN["shares"]
    public = slot_headquarters.public_of(KNOWN["public_file"].encode())
    assert slot_headquarters.fingerprint(public) == KNOWN["fingerprint"]
    assert slots.kept_secret(VAULT_ID, VAULT_KEY, SLOTS["recovery"]) == RECOVERY
