"""Ways in which bytes are damaged, each at a place of chance."""

import random  # noqa: TID251 - a damage that fails must be found again
from collections.abc import Callable

Damage = Callable[[bytearray, random.Random], None]
PAGE = 4096


def flip(raw: bytearray, chance: random.Random) -> None:
    raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)


def cut(raw: bytearray, chance: random.Random) -> None:
    """Cut the end off, every other time at the border of a page."""
    end = chance.choice((chance.randrange(len(raw)), chance.randrange(-(-len(raw) // PAGE)) * PAGE))
    del raw[end:]


def empty(raw: bytearray, chance: random.Random) -> None:
    start, size = _block(raw, chance)
    raw[start : start + size] = bytes(len(raw[start : start + size]))


def fill(raw: bytearray, chance: random.Random) -> None:
    start, size = _block(raw, chance)
    raw[start : start + size] = b"\xff" * len(raw[start : start + size])


def double(raw: bytearray, chance: random.Random) -> None:
    start, size = _block(raw, chance)
    other = chance.randrange(max(1, len(raw) // size)) * size
    raw[start : start + size] = raw[other : other + size]


def swap(raw: bytearray, chance: random.Random) -> None:
    start, size = _block(raw, chance)
    other = chance.randrange(max(1, len(raw) // size)) * size
    raw[start : start + size], raw[other : other + size] = raw[other : other + size], raw[start : start + size]


def _block(raw: bytearray, chance: random.Random) -> tuple[int, int]:
    size = chance.choice((512, PAGE))
    return chance.randrange(max(1, len(raw) // size)) * size, size


BLOCKS: tuple[Damage, ...] = (cut, empty, fill, double, swap)
