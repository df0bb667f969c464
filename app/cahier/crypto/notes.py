"""Small notes under a key: AES-256-GCM with a fresh random nonce, bound to what they are about."""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_NONCE = 12


class NoteUnreadable(ValueError):
    """Not a note of this key, or not whole."""


def closed(key: bytes, text: bytes, about: bytes) -> bytes:
    """Return the sealed note."""
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, text, about)


def opened(key: bytes, note: bytes, about: bytes) -> bytes:
    """Return the text of a note; raises NoteUnreadable."""
    try:
        return AESGCM(key).decrypt(note[:_NONCE], note[_NONCE:], about)
    except (InvalidTag, ValueError):
        raise NoteUnreadable from None
