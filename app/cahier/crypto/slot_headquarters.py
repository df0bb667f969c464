"""A slot that headquarters can open: the vault key sealed to a public key (HPKE, RFC 9180).

X25519, HKDF-SHA256, AES-256-GCM, base mode: `info` binds the vault and every parameter of the slot, as the other
slots do. The public key stands in the header, so that anybody who sees the vault can tell to whom it was given;
it never proves who holds the other half, so people compare its fingerprint in words over another channel.
Not against a computer that breaks X25519 one day: what was copied today could then be read.
"""

import hashlib
import json
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from cahier.crypto import key_text, slots
from cahier.crypto.slot_seal import Slot, SlotMalformed, WrongSecret, bound, bytes_in, canonical, text_of

HEADQUARTERS = "headquarters"
_PUBLIC = "cahier-headquarters-public/1"
_PRIVATE = "cahier-headquarters-private/1"
_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
_NAME = "x25519-hkdf-sha256-aes-256-gcm"
_SEALED = 32 + 32 + 16
_CONSONANTS, _VOWELS = "bdfghjklmnprstvz", "aiou"
_WORDS = 6  # of 16 bits each


def new_pair(words: str) -> tuple[bytes, bytes]:
    """Return the contents of two fresh files: the private one, under a passphrase, and the public one."""
    private = X25519PrivateKey.generate()
    public = private.public_key().public_bytes_raw()
    slot = slots.passphrase_slot(_place(public), private.private_bytes_raw(), words)
    text = canonical({"public": public.hex(), "slot": slot})
    return f"{_PRIVATE} ".encode("ascii") + text + b"\n", key_text.write(_PUBLIC, public)


def public_of(content: bytes) -> bytes:
    """Read a public file; raises key_text.NotThisKind or key_text.KeyTextDamaged."""
    return key_text.read(_PUBLIC, content, 32)


def private_of(content: bytes, words: str) -> bytes:
    """Read a private file; raises what `public_of` does, WrongSecret, SlotMalformed or CostOutOfBounds."""
    kind, _, text = content[: key_text.LONGEST].partition(b" ")
    if kind != _PRIVATE.encode("ascii"):
        raise key_text.NotThisKind
    try:
        document = json.loads(text)
        public, slot = bytes.fromhex(document["public"]), dict(document["slot"])
    except (ValueError, KeyError, TypeError, RecursionError):
        raise key_text.KeyTextDamaged from None
    return slots.open_with_passphrase(_place(public), slot, words)


def fingerprint(public: bytes) -> str:
    """Return six invented words that can be read aloud: 96 bits of the digest of a public key."""
    digest = hashlib.sha256(_PUBLIC.encode("ascii") + public).digest()
    numbers = (int.from_bytes(digest[2 * place : 2 * place + 2], "big") for place in range(_WORDS))
    return " ".join(map(_word, numbers))


def headquarters_slot(vault_id: bytes, vault_key: bytes, public: bytes, **notes: str) -> dict[str, Any]:
    """Seal the vault key to headquarters."""
    slot = {"type": HEADQUARTERS, "hpke": _NAME, "public": text_of(public), **notes}
    sealed = _SUITE.encrypt(vault_key, X25519PublicKey.from_public_bytes(public), bound(vault_id, slot))
    return {**slot, "ct": text_of(sealed)}


def public_in(slot: Slot) -> bytes:
    """Return the public key to which a slot was sealed; raises SlotMalformed."""
    return bytes_in(slot, "public", 32)


def open_as_headquarters(vault_id: bytes, slot: Slot, private: bytes) -> bytes:
    """Return the vault key; raises WrongSecret or SlotMalformed."""
    sealed = bytes_in(slot, "ct", _SEALED)
    if slot.get("hpke") != _NAME:
        raise SlotMalformed
    try:
        return _SUITE.decrypt(sealed, X25519PrivateKey.from_private_bytes(private), bound(vault_id, slot))
    except (InvalidTag, ValueError):
        raise WrongSecret from None


def _place(public: bytes) -> bytes:
    """What the private file's slot is bound to in place of a vault."""
    return hashlib.sha256(_PRIVATE.encode("ascii") + public).digest()[:16]


def _word(number: int) -> str:
    """Write 16 bits as consonant, vowel, consonant, vowel, consonant."""
    letters = []
    for shift, alphabet in ((12, _CONSONANTS), (10, _VOWELS), (6, _CONSONANTS), (4, _VOWELS), (0, _CONSONANTS)):
        letters.append(alphabet[(number >> shift) % len(alphabet)])
    return "".join(letters)
