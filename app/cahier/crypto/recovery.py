"""The recovery key: 160 random bits on paper, in groups that can be read aloud, with a check group."""

import hashlib
import secrets

from cahier.crypto import letters
from cahier.crypto.letters import Mistyped

_BYTES = 20
_LETTERS = 32


class RecoveryKeyMistyped(Mistyped):
    """The text is not a recovery key: a letter is wrong, missing or too many."""


def new_recovery_key() -> str:
    """Return a fresh key: eight groups of four and a check group."""
    return written(secrets.token_bytes(_BYTES))


def written(secret: bytes) -> str:
    """Write 20 bytes in groups, the check group last."""
    return letters.grouped(letters.encode(int.from_bytes(secret, "big"), _LETTERS) + _check_group(secret))


def secret_of(key: str) -> bytes:
    """Read a key as typed (spaces, hyphens and case do not matter); raises RecoveryKeyMistyped."""
    try:
        return _secret(letters.read(key, _LETTERS + letters.GROUP, _is_right))
    except Mistyped as error:
        raise RecoveryKeyMistyped(error.groups) from None


def _is_right(typed: str) -> bool:
    return _check_group(_secret(typed)) == typed[_LETTERS:]


def _secret(typed: str) -> bytes:
    return letters.decode(typed[:_LETTERS]).to_bytes(_BYTES, "big")


def _check_group(secret: bytes) -> str:
    return letters.encode(int.from_bytes(hashlib.sha256(secret).digest()[:3], "big") >> 4, letters.GROUP)
