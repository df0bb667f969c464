"""Neutral labels for people without a name: "Person A", "Relative 1". Never initials, never twice the same way.

Drawn anew for each brief, in an order that says nothing of the records, and never the sign that somebody had in
an earlier brief for anybody else: two recipients cannot put theirs together (H10). The mapping is kept in the
notebook alone.
"""

import secrets
import string
from collections.abc import Callable, Mapping, Sequence
from itertools import count

Used = Mapping[str, frozenset[str]]  # person id -> signs ("relative 1") this person has had elsewhere
Draw = Callable[[int], int]  # a number from 0 to n-1
_READABLE = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"


def shuffled(person_ids: Sequence[str], draw: Draw = secrets.randbelow) -> tuple[str, ...]:
    """Return the ids in a random order."""
    order = list(person_ids)
    for last in range(len(order) - 1, 0, -1):
        chosen = draw(last + 1)
        order[last], order[chosen] = order[chosen], order[last]
    return tuple(order)


def signs(
    person_ids: Sequence[str], kind: str, draw: Draw = secrets.randbelow, used: Used | None = None
) -> dict[str, str]:
    """Give each person a sign: letters for a "person", numbers for a "relative"; to nobody one they had before."""
    given: dict[str, str] = {}
    for person_id in shuffled(person_ids, draw):
        had = (used or {}).get(person_id, frozenset())
        given[person_id] = next(
            sign
            for index in count()
            if (sign := _sign(kind, index)) not in given.values() and f"{kind} {sign}" not in had
        )
    return given


def reference(country: str, draw: Draw = secrets.randbelow) -> str:
    """Draw the reference of a brief, "AZ-7K3F"; no letter or digit in it can be taken for another."""
    return f"{country}-" + "".join(_READABLE[draw(len(_READABLE))] for _ in range(4))


def _sign(kind: str, index: int) -> str:
    if kind == "relative":
        return str(index + 1)
    letters = string.ascii_uppercase
    return letters[index] if index < len(letters) else f"{letters[index // 26 - 1]}{letters[index % 26]}"
