"""Between Qt's positions, which count UTF-16 units, and ours, which count code points.

They differ after each letter beyond U+FFFF (an emoji is two units). Text from Qt may also hold half of such a
letter, which no file can store: it becomes U+FFFD, so that saving can never fail because of it.
"""

from collections.abc import Iterable, Iterator
from typing import TypeVar

_CODEC = "utf-16-le"
Text = TypeVar("Text", str, bytes)


def encoded(text: str) -> bytes:
    """Return text as UTF-16, two bytes a unit."""
    return text.encode(_CODEC, "surrogatepass")


def decoded(data: bytes) -> str:
    """Return UTF-16 as text without halves of letters."""
    return data.decode(_CODEC, "replace")


def to_units(text: str, points: int) -> int:
    """Return the position in UTF-16 units of a position in code points."""
    return len(encoded(text[:points])) // 2


def to_points(data: bytes, units: int) -> int:
    """Return the position in code points of a position in units; inside a letter counts as before it."""
    return next(in_points(data, (units,)))


def in_points(data: bytes, units: Iterable[int]) -> Iterator[int]:
    """Yield the positions in code points of ascending positions in units, in one pass."""
    done = points = 0
    for unit in units:
        inside = 0 < unit < len(data) // 2 and 0xD8 <= data[2 * unit - 1] <= 0xDB
        here = unit - 1 if inside else unit
        points += len(decoded(data[2 * done : 2 * here]))
        done = here
        yield points


def common_head(one: Text, other: Text) -> int:
    """Return how long a beginning two texts have in common."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
