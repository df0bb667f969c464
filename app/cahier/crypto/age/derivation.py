"""The keys of the format: HKDF-SHA256 (RFC 5869) with the labels of its specification."""

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

FILE_KEY_BYTES = 16


def derived(secret: bytes, salt: bytes, label: bytes) -> bytes:
    """Return 32 bytes for one use."""
    return HKDF(hashes.SHA256(), 32, salt, label).derive(secret)


def header_key(file_key: bytes) -> bytes:
    """Return the key that seals a header."""
    return derived(file_key, b"", b"header")


def payload_cipher(file_key: bytes, nonce: bytes) -> ChaCha20Poly1305:
    """Return the cipher of a payload; `nonce` is what stands before it."""
    return ChaCha20Poly1305(derived(file_key, nonce, b"payload"))
