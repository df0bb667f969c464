"""How hard a passphrase is to guess, in plain words; and a fresh one for who wants it.

The estimate is about a stranger who tries: long words and many kinds of sign help, repeated ones do not. It
cannot know whether the words are those of a song, and the screen says so.
"""

import math
import secrets
from enum import IntEnum

_CONSONANTS = "bdfgklmnprstvz"
_VOWELS = "aeiou"
_BITS_PER_WORD = 11.0  # a word among the two thousand people think of first
_SYLLABLES = 3


class Strength(IntEnum):
    """From what nobody may use to what an agency will not guess."""

    TOO_SHORT = 0
    WEAK = 1
    FAIR = 2
    STRONG = 3


def estimate(passphrase: str) -> Strength:
    """Return how strong a passphrase looks."""
    if len(passphrase.strip()) < 12:
        return Strength.TOO_SHORT
    bits = min(_bits_as_words(passphrase), _bits_as_signs(passphrase))
    if bits < 44:
        return Strength.WEAK
    return Strength.FAIR if bits < 64 else Strength.STRONG


def suggestion(words: int = 6) -> str:
    """Return a fresh passphrase of invented words that can be said aloud (about 18 bits each)."""
    return " ".join(
        "".join(secrets.choice(_CONSONANTS) + secrets.choice(_VOWELS) for _ in range(_SYLLABLES))
        for _ in range(words)
    )


def _bits_as_words(passphrase: str) -> float:
    words = {word.casefold() for word in passphrase.split()}
    return sum(max(_BITS_PER_WORD, 1.9 * len(word)) for word in words) if len(words) > 1 else math.inf


def _bits_as_signs(passphrase: str) -> float:
    kinds = (str.islower, str.isupper, str.isdigit)
    pool = sum(26 if kind is not str.isdigit else 10 for kind in kinds if any(map(kind, passphrase)))
    pool += 12 if any(not sign.isalnum() for sign in passphrase) else 0
    # Signs that come again say little: only as many count as there are different ones, three times over.
    counted = min(len(passphrase), 3 * len(set(passphrase)))
    return counted * math.log2(max(pool, 2)) * 0.5
