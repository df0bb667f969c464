import dataclasses
from typing import Any

import pytest
from invented_case import CASE, a_case, compiled, detention, event, proceeding, story_of

from cahier.domain.interview import Interview
from cahier.domain.relationship import Relationship

ARREST = "was arrested"


def told(known_to: tuple[str, ...], levels: dict[str, int], **case: object) -> bool:
    """Whether the arrest of P3 is told, beside a threat against P1 that always is."""
    always = event("E9", "TNR.T.THREAT", "P1", known_to=("STATE", "WITNESSES"))
    arrest = event("E1", "TNR.P.DETAIN", "P3", known_to=known_to)
    records = a_case(levels={"P1": 2, "P3": 2, **levels}, events=(always, arrest), **case)
    return ARREST in story_of(compiled(records))


def test_what_one_person_alone_could_have_told_is_told_only_if_that_person_agreed() -> None:
    assert not told(("STATE", "P2"), {})
    assert not told(("STATE", "P2"), {"P2": 1})
    assert told(("STATE", "P2"), {"P2": 2})


def test_one_household_counts_as_one_and_all_of_it_must_agree() -> None:
    """P2 is the spouse of P1, P4 their child at home."""
    assert not told(("STATE", "P1", "P2"), {})
    assert told(("STATE", "P1", "P2"), {"P2": 2})
    assert not told(("STATE", "P1", "P2", "P4"), {"P2": 2})


def test_two_households_cannot_be_told_apart() -> None:
    assert told(("STATE", "P2", "P3"), {})


def test_a_record_that_they_live_together_makes_one_household() -> None:
    together = Relationship(
        relationship_id="t", case_id=CASE, from_person="P3", kin="KIN.BROTHER", to_person="P2", cohabiting=True
    )
    ties = (*a_case().relationships, together)
    always = event("E9", "TNR.T.THREAT", "P1")
    arrest = event("E1", "TNR.P.DETAIN", "P3", known_to=("STATE", "P2", "P3"))
    records = a_case(levels={"P1": 2, "P3": 2}, events=(always, arrest))
    assert ARREST in story_of(compiled(records))
    assert ARREST not in story_of(compiled(dataclasses.replace(records, relationships=ties)))


def test_a_record_that_they_live_apart_makes_two() -> None:
    records = a_case(
        levels={"P1": 2, "P3": 2},
        events=(event("E9", "TNR.T.THREAT", "P1"), event("E1", "TNR.P.DETAIN", "P3", known_to=("P1", "P2"))),
    )
    apart = tuple(dataclasses.replace(tie, cohabiting=False) for tie in records.relationships)
    assert ARREST not in story_of(compiled(records))
    assert ARREST in story_of(compiled(dataclasses.replace(records, relationships=apart)))


@pytest.mark.parametrize("word", ["PUBLIC", "WITNESSES", "LAWYERS"])
def test_what_many_know_betrays_nobody(word: str) -> None:
    # Public things are left out for another reason where nobody is named, so the named target shows it.
    records = a_case(
        naming="TARGET_NAMED",
        levels={"P1": 5},
        events=(event("E1", "TNR.T.THREAT", "P1", known_to=("STATE", "P2", word)),),
    )
    assert "received threats" in story_of(compiled(records))


def test_a_whole_family_never_agreed_together() -> None:
    assert not told(("STATE", "FAMILY"), {"P2": 2})


def test_officials_and_the_host_state_are_no_protected_people() -> None:
    assert not told(("STATE", "HOST", "P5", "P2"), {})
    assert told(("STATE", "HOST", "P5", "P2"), {"P2": 2})


def test_where_nobody_wrote_down_who_knows_the_interviewed_are_taken_to_be_the_source() -> None:
    interview = Interview(interview_id="i", case_id=CASE, code="I1", interviewee="P2")
    always = event("E9", "TNR.T.THREAT", "P1")
    threat = event("E1", "TNR.T.SMEAR", "P1", known_to=())
    records = a_case(levels={"P1": 2}, events=(always, threat), interviews=(interview,))
    assert "smear" not in story_of(compiled(records))
    agreed = a_case(levels={"P1": 2, "P2": 2}, events=(always, threat), interviews=(interview,))
    assert "smear" in story_of(compiled(agreed))


def test_what_only_the_state_knows_betrays_nobody() -> None:
    assert told(("STATE",), {})


def test_a_proceeding_or_a_detention_known_to_one_person_alone_is_left_out() -> None:
    held = dataclasses.replace(detention("D1", "P1", "DET.HOUSE", "2025-03"), known_to=("STATE", "P2"))
    trial = dataclasses.replace(proceeding("L1", "P1", law_families=("LAW.TAX",)), known_to=("STATE", "P2"))
    threat = event("E1", "TNR.T.THREAT", "P1")
    records = a_case(levels={"P1": 2}, events=(threat,), detentions=(held,), proceedings=(trial,))
    answer = compiled(records)
    assert answer.elements == ("event E1",)
    assert sum("only one person or household" in check for check in answer.checks) == 2
    agreed = a_case(levels={"P1": 2, "P2": 2}, events=(threat,), detentions=(held,), proceedings=(trial,))
    answer = compiled(agreed)
    assert {"detention D1", "proceeding L1"} <= set(answer.elements)
    assert "P2" in answer.persons


def test_nobody_wrote_down_who_knows_of_a_trial_and_it_is_told() -> None:
    trial = proceeding("L1", "P1", law_families=("LAW.TAX",))
    assert "proceeding L1" in compiled(a_case(levels={"P1": 2}, proceedings=(trial,))).elements


@pytest.mark.parametrize(
    "public",
    [
        {"known_to": ("PUBLIC",)},
        {"known_to": ("STATE", "P2"), "actor_type": "PERP.MEDIA"},
        {"known_to": ("STATE", "P2"), "act": "TNR.L.LABEL"},
    ],
)
def test_what_was_public_is_told_of_somebody_named_whoever_else_is_noted(public: dict[str, Any]) -> None:
    act = public.pop("act", "TNR.T.SMEAR")
    records = a_case(naming="TARGET_NAMED", levels={"P1": 5, "P2": 1}, events=(event("E1", act, "P1", **public),))
    assert compiled(records).elements == ("event E1",)
