"""A secret in n parts, of which any k give it back and any k - 1 tell nothing (Shamir 1979).

Each byte of the secret is the value at 0 of a polynomial of degree k - 1 over GF(256), whose other coefficients
are fresh random bytes; part x holds the values at x, for x = 1 ... n. Any k points fix such a polynomial. To k - 1
of them every value at 0 fits equally well, so that they tell nothing, however much a computer can do. The field
is that of AES, modulo x^8 + x^4 + x^3 + x + 1.

A wrong part gives back a wrong secret without a word: whoever joins parts must check what comes out.
"""

import secrets
from collections.abc import Mapping, Sequence

MOST = 255
_REDUCER = 0x11B


def split(secret: bytes, needed: int, count: int) -> dict[int, bytes]:
    """Return parts 1 ... count, any `needed` of which give the secret back; raises ValueError for odd numbers."""
    if not 2 <= needed <= count <= MOST:
        raise ValueError("at least two parts are needed, and no more than there are")
    lines = [(byte, *secrets.token_bytes(needed - 1)) for byte in secret]
    return {number: bytes(_value(line, number) for line in lines) for number in range(1, count + 1)}


def join(parts: Mapping[int, bytes]) -> bytes:
    """Return the secret of these parts, by their numbers; all of them count."""
    weights = {number: _weight(number, parts) for number in parts}
    joined = bytes(len(next(iter(parts.values()))))
    for number, part in parts.items():
        joined = bytes(sum_ ^ times(byte, weights[number]) for sum_, byte in zip(joined, part, strict=True))
    return joined


def times(left: int, right: int) -> int:
    """Multiply in the field; every step is done whatever the bits are."""
    product = 0
    for _ in range(8):
        product ^= left * (right & 1)
        left = (left << 1) ^ (_REDUCER * (left >> 7))
        right >>= 1
    return product


def inverse(value: int) -> int:
    """Return the inverse of what is not 0: the power 254."""
    result = 1
    for _ in range(7):  # 254 = 2 + 4 + ... + 128
        value = times(value, value)
        result = times(result, value)
    return result


def _value(line: Sequence[int], place: int) -> int:
    value = 0
    for coefficient in reversed(line):
        value = times(value, place) ^ coefficient
    return value


def _weight(number: int, others: Mapping[int, bytes]) -> int:
    """Return what the value at `number` counts for at 0 (Lagrange)."""
    weight = 1
    for other in others:
        if other != number:
            weight = times(weight, times(other, inverse(other ^ number)))
    return weight
