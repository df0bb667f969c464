"""Makes guessing slow: Argon2id over a passphrase, with a floor and a ceiling checked before any work.

OpenSSL runs the lanes one after the other, so one lane costs an attacker as much and us nothing.
"""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess costs: memory in KiB, and passes over it."""

    memory_kib: int
    iterations: int


COST: Cost | None = None  # measured when a passphrase is set; tests put a cheap one here and in FLOOR
FLOOR = Cost(64 * 1024, 3)
CEILING = Cost(1024 * 1024, 16)
BYTES = 32  # of a key


class CostOutOfBounds(ValueError):
    """The parameters would make guessing cheap, or this computer stop."""


def check(cost: Cost) -> None:
    """Refuse a cost under the floor or over the ceiling; derives nothing."""
    cheap = cost.memory_kib < FLOOR.memory_kib or cost.iterations < FLOOR.iterations
    dear = cost.memory_kib > CEILING.memory_kib or cost.iterations > CEILING.iterations
    if cheap or dear:
        raise CostOutOfBounds


def normalised(passphrase: str) -> bytes:
    """Return the bytes that count: NFKC, so that the same letters typed elsewhere are the same passphrase."""
    return unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")


def derive(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """Return 32 bytes. Slow on purpose: never on the thread that draws."""
    check(cost)
    return hasher(normalised(passphrase), salt, cost)


def hashed(words: bytes, salt: bytes, cost: Cost) -> bytes:
    """Return the hash of what counts. No other thread of Python runs meanwhile."""
    kdf = Argon2id(salt=salt, length=BYTES, iterations=cost.iterations, lanes=1, memory_cost=cost.memory_kib)
    return kdf.derive(words)


hasher: Callable[[bytes, bytes, Cost], bytes] = hashed  # the window has it done beside (`cahier.limited.deriving`)
