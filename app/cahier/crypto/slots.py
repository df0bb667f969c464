"""The two slots every vault is made with, a passphrase and a recovery key on paper; and one for each colleague."""

import os
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from cahier.crypto import calibration, keys, passphrase
from cahier.crypto.passphrase import Cost
from cahier.crypto.slot_seal import (
    Slot,
    SlotMalformed,
    WrongSecret,
    bytes_in,
    canonical,
    new_salt,
    stretched,
    text_of,
    unwrapped,
    whole_in,
    wrapped,
)

__all__ = ["Slot", "SlotMalformed", "WrongSecret", "canonical"]
PASSPHRASE, RECOVERY, COLLEAGUE = "passphrase", "recovery", "colleague"
_KEPT_BYTES = 12 + 20 + 16


def passphrase_slot(vault_id: bytes, vault_key: bytes, words: str, **notes: str) -> dict[str, Any]:
    """Wrap the vault key under a passphrase, at the cost that suits this machine."""
    slot = {"type": PASSPHRASE, "kdf": new_kdf(), **notes}
    return wrapped(vault_id, slot, passphrase_key(slot, words), vault_key)


def colleague_slot(vault_id: bytes, vault_key: bytes, words: str, colleague: str, **notes: str) -> dict[str, Any]:
    """Wrap the vault key under the passphrase of a colleague, of whom the header knows no more than an id."""
    slot = {"type": COLLEAGUE, "kdf": new_kdf(), "colleague": colleague, **notes}
    return wrapped(vault_id, slot, passphrase_key(slot, words), vault_key)


def recovery_slot(vault_id: bytes, vault_key: bytes, secret: bytes, **notes: str) -> dict[str, Any]:
    """Wrap the vault key under the 20 bytes of a recovery key, which stay readable for the vault key itself."""
    nonce = os.urandom(12)
    kept = nonce + AESGCM(keys.derive(vault_key, vault_id, keys.KEPT)).encrypt(nonce, secret, vault_id)
    slot = {"type": RECOVERY, "salt": new_salt(), "kept": text_of(kept), **notes}
    return wrapped(vault_id, slot, stretched(RECOVERY, slot, secret), vault_key)


def open_with_passphrase(vault_id: bytes, slot: Slot, words: str) -> bytes:
    """Return the vault key; raises WrongSecret, SlotMalformed or CostOutOfBounds."""
    return unwrapped(vault_id, slot, passphrase_key(slot, words))


def open_with_recovery(vault_id: bytes, slot: Slot, secret: bytes) -> bytes:
    """Return the vault key; raises WrongSecret or SlotMalformed."""
    return unwrapped(vault_id, slot, stretched(RECOVERY, slot, secret))


def kept_secret(vault_id: bytes, vault_key: bytes, slot: Slot) -> bytes | None:
    """Return the secret of a recovery slot, so that its sheet can be written again; None in older slots.

    Whoever has the vault key has everything else as well, so that this gives nothing away.
    """
    if "kept" not in slot:
        return None
    kept = bytes_in(slot, "kept", _KEPT_BYTES)
    try:
        return AESGCM(keys.derive(vault_key, vault_id, keys.KEPT)).decrypt(kept[:12], kept[12:], vault_id)
    except InvalidTag:
        raise SlotMalformed from None


def new_kdf() -> dict[str, Any]:
    """Return the parameters of a slow hash, with a fresh salt."""
    cost = calibration.suitable()
    return {"alg": "argon2id", "v": 19, "m": cost.memory_kib, "t": cost.iterations, "p": 1, "salt": new_salt()}


def passphrase_key(slot: Slot, words: str) -> bytes:
    """Return what the slow hash of a slot makes of a passphrase; raises SlotMalformed or CostOutOfBounds."""
    kdf = slot.get("kdf")
    if not isinstance(kdf, dict) or (kdf.get("alg"), kdf.get("v"), kdf.get("p")) != ("argon2id", 19, 1):
        raise SlotMalformed
    cost = Cost(whole_in(kdf, "m"), whole_in(kdf, "t"))
    return passphrase.derive(words, bytes_in(kdf, "salt", 16), cost)
