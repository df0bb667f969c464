"""Key slots: each wraps the vault key under one secret, bound to its vault and to its own parameters."""

import base64
import binascii
import json
import os
from collections.abc import Mapping
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from cahier.crypto import passphrase
from cahier.crypto.passphrase import Cost

Slot = Mapping[str, Any]
_LABEL = b"cahier/v1/slot/"


class WrongSecret(Exception):
    """This secret does not open this slot."""


class SlotMalformed(ValueError):
    """The slot is not of a form that this version writes."""


def canonical(value: object) -> bytes:
    """Write JSON in the one way that is authenticated."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode("ascii")


def passphrase_slot(vault_id: bytes, vault_key: bytes, words: str) -> dict[str, Any]:
    """Wrap the vault key under a passphrase at the current cost."""
    cost = passphrase.COST
    kdf = {"alg": "argon2id", "v": 19, "m": cost.memory_kib, "t": cost.iterations, "p": 1}
    slot = {"type": "passphrase", "kdf": {**kdf, "salt": _text(os.urandom(16))}}
    return _wrapped(vault_id, slot, _passphrase_key(slot, words), vault_key)


def recovery_slot(vault_id: bytes, vault_key: bytes, secret: bytes) -> dict[str, Any]:
    """Wrap the vault key under the 20 bytes of a recovery key."""
    slot = {"type": "recovery", "salt": _text(os.urandom(16))}
    return _wrapped(vault_id, slot, _recovery_key(slot, secret), vault_key)


def open_with_passphrase(vault_id: bytes, slot: Slot, words: str) -> bytes:
    """Return the vault key; raises WrongSecret, SlotMalformed or CostOutOfBounds."""
    return _unwrapped(vault_id, slot, _passphrase_key(slot, words))


def open_with_recovery(vault_id: bytes, slot: Slot, secret: bytes) -> bytes:
    """Return the vault key; raises WrongSecret or SlotMalformed."""
    return _unwrapped(vault_id, slot, _recovery_key(slot, secret))


def _passphrase_key(slot: Slot, words: str) -> bytes:
    try:
        kdf = slot["kdf"]
        if (kdf["alg"], kdf["v"], kdf["p"]) != ("argon2id", 19, 1):
            raise SlotMalformed
        cost = Cost(_whole(kdf["m"]), _whole(kdf["t"]))
        salt = _bytes(kdf["salt"])
    except (KeyError, TypeError) as error:
        raise SlotMalformed from error
    if len(salt) != 16:
        raise SlotMalformed
    return passphrase.derive(words, salt, cost)


def _recovery_key(slot: Slot, secret: bytes) -> bytes:
    try:
        salt = _bytes(slot["salt"])
    except (KeyError, TypeError) as error:
        raise SlotMalformed from error
    return HKDF(hashes.SHA256(), 32, salt, _LABEL + b"recovery").derive(secret)


def _wrapped(vault_id: bytes, slot: dict[str, Any], key: bytes, vault_key: bytes) -> dict[str, Any]:
    nonce = os.urandom(12)
    sealed = AESGCM(key).encrypt(nonce, vault_key, _bound(vault_id, slot))
    return {**slot, "nonce": _text(nonce), "ct": _text(sealed)}


def _unwrapped(vault_id: bytes, slot: Slot, key: bytes) -> bytes:
    try:
        nonce, sealed = _bytes(slot["nonce"]), _bytes(slot["ct"])
    except (KeyError, TypeError) as error:
        raise SlotMalformed from error
    if len(nonce) != 12 or len(sealed) != 48:
        raise SlotMalformed
    try:
        return AESGCM(key).decrypt(nonce, sealed, _bound(vault_id, slot))
    except InvalidTag:
        raise WrongSecret from None


def _bound(vault_id: bytes, slot: Slot) -> bytes:
    """What the seal also covers: the vault, and every parameter of the slot."""
    return _LABEL + vault_id + canonical({key: slot[key] for key in slot if key not in ("nonce", "ct")})


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise SlotMalformed
    return value


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise SlotMalformed from error
