"""The parts of a header: `-> kind argument ...` and a body in base 64, each in the one way it can be written."""

import base64
import binascii
from collections.abc import Iterator
from dataclasses import dataclass

from cahier.crypto.age.errors import Malformed

COLUMNS = 64
PREFIX = b"-> "


@dataclass(frozen=True, slots=True)
class Stanza:
    """A file key wrapped for one recipient. The first argument says in which way."""

    arguments: tuple[bytes, ...]
    body: bytes


def encode(data: bytes) -> bytes:
    """Write base 64 without its padding."""
    return base64.b64encode(data).rstrip(b"=")


def decode(text: bytes) -> bytes:
    """Read base 64 if it is written in the one way that `encode` writes; raises Malformed."""
    try:
        data = base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)
    except binascii.Error:
        raise Malformed from None
    if encode(data) != text:
        raise Malformed
    return data


def written(stanza: Stanza) -> bytes:
    """Write a stanza; its last line is always shorter than the others can be, and may be empty."""
    body = encode(stanza.body)
    lines = [body[start : start + COLUMNS] for start in range(0, len(body) + 1, COLUMNS)]
    return PREFIX + b" ".join(stanza.arguments) + b"\n" + b"\n".join(lines) + b"\n"


def read(first: bytes, lines: Iterator[bytes]) -> Stanza:
    """Read the stanza that begins with the line `first`; raises Malformed."""
    arguments = tuple(first.removeprefix(PREFIX).split(b" "))
    if not all(argument and all(33 <= letter <= 126 for letter in argument) for argument in arguments):
        raise Malformed
    body = []
    for line in lines:
        body.append(line)
        if len(line) < COLUMNS:
            return Stanza(arguments, decode(b"".join(body)))
        if len(line) > COLUMNS:
            raise Malformed
    raise Malformed
