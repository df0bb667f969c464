"""Seals a stream: flat memory, and nothing is looked at twice."""

import hashlib
import os
from collections.abc import Callable, Iterable
from typing import Protocol

from cahier.crypto.age.derivation import FILE_KEY_BYTES, payload_cipher
from cahier.crypto.age.header import Recipient, build
from cahier.crypto.age.payload import CHUNK, NONCE, SEALED, TAG, chunk_nonce

EACH = 64  # chunks between two reports


class Source(Protocol):
    """What is sealed, read to its end."""

    def readinto(self, buffer: memoryview, /) -> int | None:
        """Fill the buffer as far as may be and say how far; 0 at the end."""


class Target(Protocol):
    """Where the file goes."""

    def write(self, data: memoryview, /) -> int | None:
        """Take the bytes, or the first so many of them."""


def seal(
    source: Source,
    target: Target,
    recipients: Iterable[Recipient],
    report: Callable[[int], None] = lambda _done: None,
) -> bytes:
    """Write an age file; answer with its fingerprint (`Reader.fingerprint`), which is of no other file.

    `report` is told now and then how many bytes are done; what it raises ends the work, as what `source` and
    `target` raise does, and leaves in `target` a file that no reader takes for whole.
    """
    file_key, nonce = os.urandom(FILE_KEY_BYTES), os.urandom(NONCE)
    opening = build(file_key, recipients) + nonce
    _write(target, memoryview(opening))
    cipher = payload_cipher(file_key, nonce)
    held, ahead = memoryview(bytearray(CHUNK)), memoryview(bytearray(CHUNK))
    sealed = memoryview(bytearray(SEALED))
    number, length = 0, _fill(source, held)
    while True:
        following = _fill(source, ahead) if length == CHUNK else 0
        last = following == 0
        cipher.encrypt_into(chunk_nonce(number, last=last), held[:length], None, sealed[: length + TAG])
        _write(target, sealed[: length + TAG])
        number += 1
        if last or number % EACH == 0:
            report((number - 1) * CHUNK + length)
        if last:
            return fingerprint(opening)
        held, ahead, length = ahead, held, following


def fingerprint(opening: bytes) -> bytes:
    """Return the SHA-256 of all that stands before the chunks: the file key and its nonce are fresh in each."""
    return hashlib.sha256(opening).digest()


def _fill(source: Source, buffer: memoryview) -> int:
    done = 0
    while done < len(buffer):
        read = source.readinto(buffer[done:])
        if not read:
            break
        done += read
    return done


def _write(target: Target, data: memoryview) -> None:
    while data:
        data = data[target.write(data) :]
