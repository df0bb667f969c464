"""The tree of keys: everything is derived from the vault key, each key for one use.

    vault key (32 random bytes; never stored, only wrapped in slots)
      +- DATABASE       the raw key of the database
      +- HEADER         seals the header
      +- ATTACHMENTS    what is kept in att/
      +- BACKUP         seals second copies
      +- KEPT           secrets that may be shown again to whoever has the passphrase
      +- SEALS          seals each save
      +- FINGERPRINTS   marks words and files that were destroyed
      +- GONE           seals the note of what was destroyed that a computer keeps; GONE_NAME is what it is called
      +- LAST_SEEN      seals the note of the last save that a computer keeps; SEEN_NAME is what the note is called
      +- RECORDS        root of a key for each record, `record_key`

A record's key hangs on the record's id, so that one record can be handed over without the others. It is derived,
so it cannot be destroyed: what destroying a record does is told in `vault.destroying`.
"""

from dataclasses import dataclass, field

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
DATABASE = b"cahier/v1/database"
HEADER = b"cahier/v1/header"
ATTACHMENTS = b"cahier/v1/attachments"
BACKUP = b"cahier/v1/backup"
KEPT = b"cahier/v1/kept"
SEALS = b"cahier/v1/seals"
FINGERPRINTS = b"cahier/v1/fingerprints"
GONE = b"cahier/v1/gone"
GONE_NAME = b"cahier/v1/gone-name"
LAST_SEEN = b"cahier/v1/last-seen"
SEEN_NAME = b"cahier/v1/seen-name"
RECORDS = b"cahier/v1/records"


def derive(vault_key: bytes, vault_id: bytes, use: bytes) -> bytes:
    """Return 32 bytes for one use of this vault's key (HKDF-SHA256, RFC 5869)."""
    return HKDF(hashes.SHA256(), KEY_BYTES, vault_id, use).derive(vault_key)


@dataclass(frozen=True, slots=True)
class KeyTree:
    """The key of an open vault, and all that hangs on it. Never printed."""

    vault_id: bytes
    vault_key: bytes = field(repr=False)

    def key(self, use: bytes) -> bytes:
        """Return the 32 bytes for one of the uses above."""
        return derive(self.vault_key, self.vault_id, use)

    def record_key(self, record_id: str) -> bytes:
        """Return the 32 bytes for one record."""
        return HKDF(hashes.SHA256(), KEY_BYTES, record_id.encode(), b"cahier/v1/record").derive(self.key(RECORDS))
