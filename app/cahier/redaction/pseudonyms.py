"""Neutral labels for people without a name: "Person A", "Relative 1". Never initials, never twice the same way.

Drawn anew for each brief, in an order that says nothing of the records, so that two recipients cannot put theirs
together. The mapping is not kept in anything that leaves.
"""

import secrets
import string
from collections.abc import Callable, Sequence

Draw = Callable[[int], int]  # a number from 0 to n-1
_READABLE = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"


def shuffled(person_ids: Sequence[str], draw: Draw = secrets.randbelow) -> tuple[str, ...]:
    """Return the ids in a random order."""
    order = list(person_ids)
    for last in range(len(order) - 1, 0, -1):
        chosen = draw(last + 1)
        order[last], order[chosen] = order[chosen], order[last]
    return tuple(order)


def signs(person_ids: Sequence[str], kind: str, draw: Draw = secrets.randbelow) -> dict[str, str]:
    """Give each person a sign: letters for a "person", numbers for a "relative"."""
    order = shuffled(person_ids, draw)
    return {person_id: _sign(kind, index) for index, person_id in enumerate(order)}


def reference(country: str, draw: Draw = secrets.randbelow) -> str:
    """Draw the reference of a brief, "AZ-7K3F"; no letter or digit in it can be taken for another."""
    return f"{country}-" + "".join(_READABLE[draw(len(_READABLE))] for _ in range(4))


def _sign(kind: str, index: int) -> str:
    if kind == "relative":
        return str(index + 1)
    letters = string.ascii_uppercase
    return letters[index] if index < len(letters) else f"{letters[index // 26 - 1]}{letters[index % 26]}"
