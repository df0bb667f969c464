"""A slot that opens with k of n shares, held by people who must agree.

A share is 13 groups of four letters: 28 bytes and a check of 36 bits. It says of which vault it is (4 bytes), of
which set (2 bytes: shares made anew do not mix with old ones), how many are needed, its own number, and holds its
part of 20 random bytes (`shamir`).
"""

import hashlib
import os
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from cahier.crypto import letters, shamir
from cahier.crypto.letters import Mistyped
from cahier.crypto.slot_seal import Slot, SlotMalformed, new_salt, stretched, unwrapped, whole_in, wrapped

SHARES = "shares"
MOST = 15  # people
_SECRET = 20
_FIXED = struct.Struct(">4s2sBB20s")
_CHECK_BITS = 36
_LETTERS = 52


class ShareMistyped(Mistyped):
    """The text is not a share: a letter is wrong, missing or too many."""


class SharesTooFew(ValueError):
    """So many more are needed: `missing`."""

    def __init__(self, missing: int) -> None:
        super().__init__(missing)
        self.missing = missing


@dataclass(frozen=True, slots=True)
class Share:
    """One share: `needed` of its set open the vault."""

    vault: bytes
    set: bytes
    needed: int
    number: int
    part: bytes

    def written(self) -> str:
        """Write it in groups for paper."""
        payload = _FIXED.pack(self.vault, self.set, self.needed, self.number, self.part)
        number = int.from_bytes(payload, "big") << _CHECK_BITS | _check(payload)
        return letters.grouped(letters.encode(number, _LETTERS))

    @classmethod
    def read(cls, typed: str) -> "Share":
        """Read a share as typed; raises ShareMistyped."""
        try:
            number = letters.decode(letters.read(typed, _LETTERS, _is_right))
        except Mistyped as error:
            raise ShareMistyped(error.groups) from None
        return cls(*_FIXED.unpack(_payload(number)))

    def is_of(self, vault_id: bytes, slot: Slot) -> bool:
        """Say whether it is a share of this slot of this vault."""
        return self.vault == vault_id[:4] and self.set.hex() == slot.get("set")


def shares_slot(
    vault_id: bytes, vault_key: bytes, needed: int, count: int, **notes: str
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Wrap the vault key under a secret in `count` shares; answer with the slot and the shares, as written."""
    if not 2 <= needed <= count <= MOST:
        raise ValueError("from two to fifteen people")
    secret, set_ = os.urandom(_SECRET), os.urandom(2)
    slot = {"type": SHARES, "k": needed, "n": count, "set": set_.hex(), "salt": new_salt(), **notes}
    parts = shamir.split(secret, needed, count)
    shares = tuple(Share(vault_id[:4], set_, needed, number, part).written() for number, part in parts.items())
    return wrapped(vault_id, slot, stretched(SHARES, slot, secret), vault_key), shares


def open_with_shares(vault_id: bytes, slot: Slot, shares: Iterable[Share]) -> bytes:
    """Return the vault key; raises SharesTooFew, WrongSecret or SlotMalformed. Other sets do not count."""
    needed = whole_in(slot, "k")
    if not 2 <= needed <= MOST:
        raise SlotMalformed
    parts = {share.number: share.part for share in shares if share.is_of(vault_id, slot)}
    if len(parts) < needed:
        raise SharesTooFew(needed - len(parts))
    secret = shamir.join(dict(list(parts.items())[:needed]))
    return unwrapped(vault_id, slot, stretched(SHARES, slot, secret))


def _is_right(typed: str) -> bool:
    number = letters.decode(typed)
    return _check(_payload(number)) == number & ((1 << _CHECK_BITS) - 1)


def _payload(number: int) -> bytes:
    return (number >> _CHECK_BITS).to_bytes(_FIXED.size, "big")


def _check(payload: bytes) -> int:
    return int.from_bytes(hashlib.sha256(b"cahier/v1/share" + payload).digest()[:5], "big") >> 4
