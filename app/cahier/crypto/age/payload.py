"""How a payload is cut: a nonce, then chunks of 64 KiB, each with its tag; all are full but the last.

The last is empty only when all is. The nonce of a chunk is its number in 11 bytes and 1 for the last, else 0.
"""

CHUNK = 65_536
TAG = 16
SEALED = CHUNK + TAG
NONCE = 16


def chunk_nonce(number: int, *, last: bool) -> bytes:
    """Return the nonce of a chunk, counted from 0."""
    return number.to_bytes(11, "big") + bytes((last,))


def layout(sealed_bytes: int) -> tuple[int, int] | None:
    """Return the number of chunks and the bytes in clear of so many sealed ones; None when it cannot be."""
    chunks = max(1, -(-sealed_bytes // SEALED))
    last = sealed_bytes - (chunks - 1) * SEALED
    if last < TAG or (last == TAG and chunks > 1):
        return None
    return chunks, sealed_bytes - chunks * TAG
