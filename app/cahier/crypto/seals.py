"""Seals over rows and over whole saves.

A row's seal is its HMAC-SHA256, read as a number; a set of rows is sealed by the sum of theirs modulo 2^256, which
does not depend on their order and moves with each row that comes or goes (MSet-Add-Hash, Clarke et al. 2003; safe
against whoever has not the key). A head binds the sum to a counter, a time and the head before it.
"""

import hmac
import struct
from collections.abc import Iterable

NOTHING = bytes(32)
_MODULUS = 1 << 256
_ABSENT = (1 << 32) - 1  # the length of what is not there


def of_row(key: bytes, name: str, values: Iterable[bytes | None]) -> bytes:
    """Seal one row of the table `name`; lengths are sealed too, so no value can pass for its neighbour."""
    return hmac.digest(key, b"row" + _written(name.encode()) + b"".join(map(_written, values)), "sha256")


def of_table(key: bytes, name: str, rows: Iterable[Iterable[bytes | None]]) -> bytes:
    """Seal all rows of the table `name` at once, in their order."""
    mac = hmac.new(key, b"table" + _written(name.encode()), "sha256")
    for row in rows:
        mac.update(b"".join(map(_written, row)))
    return mac.digest()


def moved(total: bytes, away: bytes, to: bytes) -> bytes:
    """Take one seal out of a sum and another in."""
    number = int.from_bytes(total) - int.from_bytes(away) + int.from_bytes(to)
    return (number % _MODULUS).to_bytes(32)


def total_of(row_seals: Iterable[bytes]) -> bytes:
    """Return the sum of seals."""
    return (sum(map(int.from_bytes, row_seals)) % _MODULUS).to_bytes(32)


def of_head(key: bytes, previous: bytes, counter: int, at: str, total: bytes) -> bytes:
    """Seal a save: the one before it, its number, its time and the sum over all rows."""
    said = struct.pack(">Q", counter) + previous + total + at.encode("ascii")
    return hmac.digest(key, b"head" + said, "sha256")


def of_pages(key: bytes, tags: Iterable[bytes]) -> bytes:
    """Seal what stands at the end of each page of a file: its own random and its own seal."""
    mac = hmac.new(key, b"pages", "sha256")
    for tag in tags:
        mac.update(tag)
    return mac.digest()


def is_same(one: bytes, other: bytes) -> bool:
    """Compare seals without telling by the time taken where they part."""
    return hmac.compare_digest(one, other)


def _written(value: bytes | None) -> bytes:
    return struct.pack(">I", _ABSENT) if value is None else struct.pack(">I", len(value)) + value
