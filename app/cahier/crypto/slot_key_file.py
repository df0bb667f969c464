"""A key file: 32 random bytes in a file that we make, which opens a vault alone or together with the passphrase.

Alone it is a second key: who finds the stick can open the vault. Together with the passphrase neither opens it:
the key of the slot is HKDF(Argon2id(passphrase) || file), so that a stolen passphrase is of no use without the
stick, and a lost stick locks its owner out as well (the recovery key still opens).
Only files of ours are taken: somebody's photograph changes when a program touches it.
"""

import secrets
from typing import Any

from cahier.crypto import key_text
from cahier.crypto.slot_seal import Slot, SlotMalformed, bytes_in, new_salt, stretched, unwrapped, wrapped
from cahier.crypto.slots import new_kdf, passphrase_key

KEY_FILE, TOGETHER = "key_file", "passphrase_and_key_file"
_KIND = "cahier-key-file/1"
_BYTES = 32


def new_key_file() -> bytes:
    """Return the contents of a fresh key file."""
    return key_text.write(_KIND, secrets.token_bytes(_BYTES))


def secret_of(content: bytes) -> bytes:
    """Read a key file; raises key_text.NotThisKind or key_text.KeyTextDamaged."""
    return key_text.read(_KIND, content, _BYTES)


def key_file_slot(vault_id: bytes, vault_key: bytes, secret: bytes, **notes: str) -> dict[str, Any]:
    """Wrap the vault key under a key file."""
    slot = {"type": KEY_FILE, "salt": new_salt(), **notes}
    return wrapped(vault_id, slot, stretched(KEY_FILE, slot, secret), vault_key)


def together_slot(vault_id: bytes, vault_key: bytes, words: str, secret: bytes, **notes: str) -> dict[str, Any]:
    """Wrap the vault key under a passphrase and a key file: neither opens it without the other."""
    slot = {"type": TOGETHER, "kdf": new_kdf(), **notes}
    return wrapped(vault_id, slot, _together(slot, words, secret), vault_key)


def open_with_key_file(vault_id: bytes, slot: Slot, secret: bytes) -> bytes:
    """Return the vault key; raises WrongSecret or SlotMalformed."""
    return unwrapped(vault_id, slot, stretched(KEY_FILE, slot, secret))


def open_together(vault_id: bytes, slot: Slot, words: str, secret: bytes) -> bytes:
    """Return the vault key; raises WrongSecret, SlotMalformed or CostOutOfBounds."""
    return unwrapped(vault_id, slot, _together(slot, words, secret))


def _together(slot: Slot, words: str, secret: bytes) -> bytes:
    hashed = passphrase_key(slot, words)
    kdf = slot["kdf"]
    if len(secret) != _BYTES:
        raise SlotMalformed
    return stretched(TOGETHER, slot, hashed + secret, bytes_in(kdf, "salt", 16))
