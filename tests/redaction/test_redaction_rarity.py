import dataclasses

from invented_case import a_case, event, proceeding

from cahier.domain.records import CaseRecords
from cahier.redaction.rarity import rare_combinations

ARREST = event("E1", "TNR.P.DETAIN", "P3", country="AZ")
OWN = a_case(events=(ARREST,), proceedings=(proceeding("L1", "P3", law_families=("LAW.DRUGS",)),))
TOLD = ("event E1", "proceeding L1")


def like(count: int, **changes: str) -> list[CaseRecords]:
    other = dataclasses.replace(ARREST, **changes)
    return [dataclasses.replace(OWN, events=(other,)) for _ in range(count)]


def rare(cases: list[CaseRecords]) -> dict[str, int]:
    return {one.element: one.cases for one in rare_combinations(OWN, TOLD, cases)}


def test_what_few_cases_share_is_rare_and_what_five_share_is_not() -> None:
    assert rare([OWN, *like(4)]) == {}
    assert rare([OWN, *like(3), *like(1, act="TNR.T.THREAT")]) == {"event E1": 4}
    assert rare([OWN, *like(4, country="GE")]) == {"event E1": 1}


def test_another_season_or_another_part_is_another_combination() -> None:
    later = [
        dataclasses.replace(case, events=(event("E1", "TNR.P.DETAIN", "P3", country="AZ", date="2025-09"),))
        for case in like(4)
    ]
    assert rare([OWN, *later]) == {"event E1": 1}
    targets = [
        dataclasses.replace(case, events=(event("E1", "TNR.P.DETAIN", "P1", country="AZ"),)) for case in like(4)
    ]
    assert rare([OWN, *targets]) == {"event E1": 1}


def test_a_notebook_of_few_cases_counts_nothing() -> None:
    assert rare([OWN, *like(3)]) == {}


def test_only_what_is_told_is_looked_at() -> None:
    assert rare_combinations(OWN, ("event E9",), [OWN] * 6) == ()
