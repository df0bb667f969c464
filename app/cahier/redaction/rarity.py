"""Combinations that few cases of the notebook share: what is told of somebody, beside what is told of others.

A season, a country, what was done and to whom: alone each is broad, together they may mean one person. Counted
inside this notebook alone, which is no crowd: whoever wants to know has other lists. So this warns, and clears
nothing; below `rare_below` cases in all, there is nobody to hide among and nothing is counted.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cahier.domain.dates import PartialDate
from cahier.domain.records import CaseRecords
from cahier.redaction.generalise_dates import part_of_year
from cahier.redaction.risk import rare_below

Combination = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rare:
    """A fact that is told ("event E1"), what is combined in it (codes), and how many cases share that."""

    element: str
    combination: Combination
    cases: int


def rare_combinations(
    records: CaseRecords, elements: Iterable[str], cases: Iterable[CaseRecords]
) -> tuple[Rare, ...]:
    """Return the facts told whose combination fewer than `rare_below` cases share; nothing in a small notebook."""
    told = {element: found for element, found in _combinations(records) if element in set(elements)}
    shared = dict.fromkeys(told.values(), 0)
    counted = 0
    for case in cases:
        counted += 1
        for combination in {found for _, found in _combinations(case)} & set(shared):
            shared[combination] += 1
    if counted < rare_below():
        return ()
    return tuple(
        Rare(element, combination, shared[combination])
        for element, combination in told.items()
        if shared[combination] < rare_below()
    )


def _combinations(records: CaseRecords) -> Iterator[tuple[str, Combination]]:
    """Yield what a reader could combine of each fact: what, when as a season, where, and to whom."""
    for event in records.events:
        yield (
            f"event {event.code}",
            (event.act, _season(event.date), event.country or "", _part(event.targets, records)),
        )
    for item in records.proceedings:
        laws = " ".join(sorted(item.law_families))
        yield f"proceeding {item.code}", (item.kind, laws, _part((item.person or "",), records))
    for held in records.detentions:
        yield (
            f"detention {held.code}",
            (held.status or "", _season(held.start), _part((held.person or "",), records)),
        )


def _season(when: PartialDate | None) -> str:
    part = part_of_year(when)
    return f"{part[0]}/{part[1]}" if part else ""


def _part(people: tuple[str, ...], records: CaseRecords) -> str:
    """Whether it happened to a relative or to somebody in their own right."""
    roles = {role for entry in records.roles if entry.person_id in people for role in entry.role}
    return "ROLE.RELATIVE" if "ROLE.RELATIVE" in roles else "ROLE.TARGET"
