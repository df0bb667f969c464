"""The header of a vault: 16,384 bytes that hold the key slots and the salt of the database.

    0 magic "CAHIERVT" | 8 version u16 | 10 critical flags u16 | 12 length u32 | 16 generation u64
    24 vault id 16 B | 40 JSON length u32 | 44 canonical JSON | random padding | HMAC-SHA256 | SHA-256

The digest tells a torn copy from a whole one without any key; the HMAC, under a key derived from the vault key,
tells an altered one. Two equal copies are kept, and the whole copy with the highest generation counts.
"""

import hashlib
import hmac
import json
import os
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cahier.crypto import keys
from cahier.crypto.slot_seal import canonical

SIZE = 16_384
VERSION = 1
MAGIC = b"CAHIERVT"
_FIXED = struct.Struct(">8sHHIQ16sI")
_TRAILER = 64


class HeaderTorn(ValueError):
    """These bytes are not a whole header."""


class HeaderForeign(ValueError):
    """These bytes are whole but were never a header of a vault."""


class HeaderNewer(ValueError):
    """A newer version wrote this header."""


class HeaderFull(ValueError):
    """The key slots do not fit."""


class HeaderAltered(ValueError):
    """Whole, but not sealed by the key of this vault."""


@dataclass(frozen=True, slots=True)
class Header:
    """A parsed header. `body` holds "slots", "database" and "created"."""

    generation: int
    vault_id: bytes
    body: Mapping[str, Any]
    raw: bytes


def build(generation: int, vault_id: bytes, body: Mapping[str, Any], vault_key: bytes) -> bytes:
    """Write a header and seal it; raises HeaderFull."""
    text = canonical(body)
    start = _FIXED.pack(MAGIC, VERSION, 0, SIZE, generation, vault_id, len(text)) + text
    room = SIZE - _TRAILER - len(start)
    if room < 0:
        raise HeaderFull("too many key slots for one header")
    start += os.urandom(room)
    start += _mac(start, vault_id, vault_key)
    return start + hashlib.sha256(start).digest()


def parse(raw: bytes) -> Header:
    """Read a header without a key; raises HeaderTorn, HeaderForeign or HeaderNewer."""
    if len(raw) != SIZE:
        raise HeaderTorn
    if hashlib.sha256(raw[:-32]).digest() != raw[-32:]:
        raise HeaderTorn if raw.startswith(MAGIC) else HeaderForeign
    magic, version, flags, length, generation, vault_id, text_length = _FIXED.unpack_from(raw)
    if magic != MAGIC:
        raise HeaderForeign
    if version > VERSION or flags:
        raise HeaderNewer
    if length != SIZE or text_length > SIZE - _TRAILER - _FIXED.size:
        raise HeaderTorn
    try:
        body = json.loads(raw[_FIXED.size : _FIXED.size + text_length])
    except (ValueError, RecursionError):
        raise HeaderTorn from None
    if not isinstance(body, dict) or not isinstance(body.get("slots"), list):
        raise HeaderTorn
    return Header(generation, vault_id, body, raw)


def verify(header: Header, vault_key: bytes) -> None:
    """Raise HeaderAltered unless the header was sealed with this vault key."""
    expected = _mac(header.raw[:-_TRAILER], header.vault_id, vault_key)
    if not hmac.compare_digest(expected, header.raw[-_TRAILER:-32]):
        raise HeaderAltered


def _mac(start: bytes, vault_id: bytes, vault_key: bytes) -> bytes:
    return hmac.digest(keys.derive(vault_key, vault_id, keys.HEADER), start, "sha256")
