"""Derives keys from the vault key, each for one use."""

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
DATABASE = b"cahier/v1/database"
HEADER = b"cahier/v1/header"
ATTACHMENTS = b"cahier/v1/attachments"


def derive(vault_key: bytes, vault_id: bytes, use: bytes) -> bytes:
    """Return 32 bytes for one use of this vault's key (HKDF-SHA256, RFC 5869)."""
    return HKDF(hashes.SHA256(), KEY_BYTES, vault_id, use).derive(vault_key)
