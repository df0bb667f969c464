"""The header: who can open the file, sealed with the key of the file.

age-encryption.org/v1
-> X25519 <share>
<wrapped file key>
--- <HMAC-SHA256 of all before, under a key derived from the file key>
"""

import hmac
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from cahier.crypto.age import stanza
from cahier.crypto.age.derivation import FILE_KEY_BYTES, header_key
from cahier.crypto.age.errors import HeaderAltered, Malformed, NotForUs
from cahier.crypto.age.stanza import Stanza

VERSION = b"age-encryption.org/v1"
_END = b"---"
_SEAL = 32
_LONGEST_LINE = 8_192  # a share of the hybrid kind takes 1,494 letters
_LONGEST = 1 << 20
_ALONE = b"scrypt"


class Recipient(Protocol):
    """Somebody a file can be sealed for. Those of different `strength` must not share a file."""

    strength: str

    def wrap(self, file_key: bytes) -> Stanza:
        """Wrap the key of a file."""


class Identity(Protocol):
    """The secret half of a recipient."""

    def unwrap(self, stanza: Stanza) -> bytes | None:
        """Return the file key, None when the stanza is for others; raises Malformed."""


@dataclass(frozen=True, slots=True)
class Header:
    """A header as read: `sealed` are its bytes up to the seal, `raw` all of them."""

    stanzas: tuple[Stanza, ...]
    sealed: bytes
    seal: bytes
    raw: bytes


def build(file_key: bytes, recipients: Iterable[Recipient]) -> bytes:
    """Write a header for these recipients; ValueError for none, or for a mixture that the weakest would betray."""
    wanted = tuple(recipients)
    if len({recipient.strength for recipient in wanted}) != 1:
        raise ValueError("a file is for recipients of one strength")
    stanzas = b"".join(stanza.written(recipient.wrap(file_key)) for recipient in wanted)
    sealed = VERSION + b"\n" + stanzas + _END
    return sealed + b" " + stanza.encode(_seal(file_key, sealed)) + b"\n"


def read(file: BinaryIO) -> Header:
    """Read a header from where the file stands, to its end; raises Malformed."""
    raw = bytearray()
    lines = _lines(file, raw)
    if next(lines, None) != VERSION:
        raise Malformed
    stanzas: list[Stanza] = []
    for line in lines:
        if line.startswith(stanza.PREFIX):
            stanzas.append(stanza.read(line, lines))
        elif line.startswith(_END + b" ") and stanzas:
            seal = stanza.decode(line[len(_END) + 1 :])
            if len(seal) != _SEAL:
                break
            return Header(_allowed(stanzas), bytes(raw[: -len(line) - 1]) + _END, seal, bytes(raw))
        else:
            break
    raise Malformed


def file_key_of(header: Header, identities: Iterable[Identity]) -> bytes:
    """Unwrap the file key and check the seal; raises NotForUs, HeaderAltered or Malformed."""
    for identity in identities:
        for wrapped in header.stanzas:
            file_key = identity.unwrap(wrapped)
            if file_key is None:
                continue
            if len(file_key) != FILE_KEY_BYTES:
                raise Malformed
            if not hmac.compare_digest(_seal(file_key, header.sealed), header.seal):
                raise HeaderAltered
            return file_key
    raise NotForUs


def _lines(file: BinaryIO, raw: bytearray) -> Iterator[bytes]:
    """Yield lines without their ends, keeping in `raw` what was read; raises Malformed."""
    while len(raw) <= _LONGEST:
        line = file.readline(_LONGEST_LINE)
        raw += line
        if not line.endswith(b"\n"):
            break
        yield line[:-1]
    raise Malformed


def _allowed(stanzas: list[Stanza]) -> tuple[Stanza, ...]:
    """Refuse a passphrase beside others: whoever knows it would be taken for one of them."""
    if len(stanzas) > 1 and any(wrapped.arguments[0] == _ALONE for wrapped in stanzas):
        raise Malformed
    return tuple(stanzas)


def _seal(file_key: bytes, sealed: bytes) -> bytes:
    return hmac.digest(header_key(file_key), sealed, "sha256")
