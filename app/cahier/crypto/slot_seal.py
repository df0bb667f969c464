"""What all key slots share: the vault key sealed under a secret, bound to its vault and its own parameters."""

import base64
import binascii
import hashlib
import json
import os
from collections.abc import Mapping
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

Slot = Mapping[str, Any]
_LABEL = b"cahier/v1/slot/"
_SEALED = ("nonce", "ct")


class WrongSecret(Exception):
    """This secret does not open this slot."""


class SlotMalformed(ValueError):
    """The slot is not of a form that this version writes."""


def canonical(value: object) -> bytes:
    """Write JSON in the one way that is authenticated."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode("ascii")


def slot_id(slot: Slot) -> str:
    """Return what a slot is called: eight digits that no two slots share, as each holds fresh randomness."""
    return hashlib.sha256(canonical(slot)).hexdigest()[:8]


def bound(vault_id: bytes, slot: Slot) -> bytes:
    """Return what a seal also covers: the vault, and every parameter of the slot."""
    return _LABEL + vault_id + canonical({key: slot[key] for key in slot if key not in _SEALED})


def new_salt() -> str:
    """Return 16 fresh random bytes, as they stand in a slot."""
    return text_of(os.urandom(16))


def stretched(kind: str, slot: Slot, secret: bytes, salt: bytes | None = None) -> bytes:
    """Return the key of a slot whose secret is random already, so that no slow hash is needed (HKDF-SHA256)."""
    if salt is None:
        salt = bytes_in(slot, "salt", 16)
    return HKDF(hashes.SHA256(), 32, salt, _LABEL + kind.encode("ascii")).derive(secret)


def wrapped(vault_id: bytes, slot: dict[str, Any], key: bytes, vault_key: bytes) -> dict[str, Any]:
    """Return the slot with the vault key sealed in it (AES-256-GCM under a fresh random nonce)."""
    nonce = os.urandom(12)
    sealed = AESGCM(key).encrypt(nonce, vault_key, bound(vault_id, slot))
    return {**slot, "nonce": text_of(nonce), "ct": text_of(sealed)}


def unwrapped(vault_id: bytes, slot: Slot, key: bytes) -> bytes:
    """Return the vault key; raises WrongSecret or SlotMalformed."""
    nonce, sealed = bytes_in(slot, "nonce", 12), bytes_in(slot, "ct", 48)
    try:
        return AESGCM(key).decrypt(nonce, sealed, bound(vault_id, slot))
    except InvalidTag:
        raise WrongSecret from None


def text_of(data: bytes) -> str:
    """Write bytes as they stand in a slot."""
    return base64.b64encode(data).decode("ascii")


def bytes_in(slot: Slot, name: str, length: int) -> bytes:
    """Read bytes of a slot; raises SlotMalformed."""
    try:
        data = base64.b64decode(slot[name], validate=True)
    except (KeyError, TypeError, binascii.Error, ValueError) as error:
        raise SlotMalformed from error
    if len(data) != length:
        raise SlotMalformed
    return data


def whole_in(slot: Slot, name: str) -> int:
    """Read a whole number of a slot; raises SlotMalformed."""
    value = slot.get(name)
    if not isinstance(value, int) or isinstance(value, bool):
        raise SlotMalformed
    return value
