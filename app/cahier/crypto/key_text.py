"""Keys in files of one line: what it is, the bytes in hexadecimal digits, and a check against a damaged byte."""

import hashlib

LONGEST = 4096  # bytes of any such file


class NotThisKind(ValueError):
    """The file is of another kind, or none of ours."""


class KeyTextDamaged(ValueError):
    """The file is of this kind, but a letter in it is wrong."""


def write(kind: str, data: bytes) -> bytes:
    """Return the contents of a file."""
    return f"{kind} {data.hex()} {_check(kind, data)}\n".encode("ascii")


def read(kind: str, content: bytes, length: int) -> bytes:
    """Return the bytes in a file; raises NotThisKind or KeyTextDamaged."""
    words = content[:LONGEST].decode("ascii", "replace").split()
    if not words or words[0] != kind:
        raise NotThisKind
    try:
        data = bytes.fromhex(words[1])
        if len(words) != 3 or len(data) != length or _check(kind, data) != words[2].lower():
            raise KeyTextDamaged
    except (IndexError, ValueError):
        raise KeyTextDamaged from None
    return data


def _check(kind: str, data: bytes) -> str:
    return hashlib.sha256(kind.encode("ascii") + data).hexdigest()[:16]
