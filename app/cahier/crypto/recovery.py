"""The recovery key: 160 random bits on paper, in groups that can be read aloud, with a check group.

Crockford's base 32 (no I, L, O, U): what is typed for them is read as 1, 1, 0 and V.
"""

import hashlib
import secrets

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_SLIPS = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
_BYTES = 20
_LETTERS = 32
_GROUP = 4


class RecoveryKeyMistyped(ValueError):
    """The text is not a recovery key: a letter is wrong, missing or too many."""


def new_recovery_key() -> str:
    """Return a fresh key: eight groups of four and a check group."""
    return written(secrets.token_bytes(_BYTES))


def written(secret: bytes) -> str:
    """Write 20 bytes in groups, the check group last."""
    letters = _encode(secret, _LETTERS) + _check_group(secret)
    return "-".join(letters[start : start + _GROUP] for start in range(0, len(letters), _GROUP))


def secret_of(key: str) -> bytes:
    """Read a key as typed (spaces, hyphens and case do not matter); raises RecoveryKeyMistyped."""
    letters = "".join(char for char in key.upper() if char.isalnum()).translate(_SLIPS)
    if len(letters) != _LETTERS + _GROUP or any(letter not in _ALPHABET for letter in letters):
        raise RecoveryKeyMistyped
    number = 0
    for letter in letters[:_LETTERS]:
        number = number * 32 + _ALPHABET.index(letter)
    secret = number.to_bytes(_BYTES, "big")
    if _check_group(secret) != letters[_LETTERS:]:
        raise RecoveryKeyMistyped
    return secret


def _encode(data: bytes, letters: int) -> str:
    number = int.from_bytes(data, "big")
    return "".join(_ALPHABET[(number >> (5 * place)) & 31] for place in reversed(range(letters)))


def _check_group(secret: bytes) -> str:
    return _encode((int.from_bytes(hashlib.sha256(secret).digest()[:3], "big") >> 4).to_bytes(3, "big"), _GROUP)
