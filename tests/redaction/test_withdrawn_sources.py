"""What somebody told and took back is told from them no more, whoever else agreed and whoever else knows of it."""

import dataclasses
from typing import Any

import pytest
from invented_case import CASE, a_case, compiled, consent, detention, event, proceeding, story_of, when

from cahier.domain.account import Account
from cahier.domain.evidence import Evidence
from cahier.domain.interview import Interview
from cahier.domain.records import CaseRecords
from cahier.redaction.compile import Compiled

ALWAYS = event("E9", "TNR.T.SMEAR", "P1", sources=("P1",))
BACK = "took their consent back"
OPEN = Evidence(evidence_id="v2", case_id=CASE, code="V2", kind="EVD.MEDIAART", source_person="P2")


def a_told_case(*, withdrawn: tuple[str, ...] = ("P2",), purpose: str = "PUR.EP", **lists: Any) -> CaseRecords:
    """P2 and P6 told what is known; P1, whom it happened to, agreed. `withdrawn` took their consent back."""
    lists.setdefault("interviews", tuple(interview(n, who) for n, who in enumerate(("P2", "P6"), start=1)))
    lists.setdefault("accounts", tuple(account(n) for n in (1, 2)))
    lists.setdefault("evidence", (Evidence(evidence_id="v1", case_id=CASE, code="V1", source_person="P2"), OPEN))
    back = tuple(
        consent(who, 2, purpose=purpose, withdrawn_on=when("2026-01-05") if who in withdrawn else None)
        for who in ("P2", "P6")
    )
    return a_case(consents=(consent("P1", 2, purpose=purpose), *back), **lists)


def interview(number: int, who: str) -> Interview:
    return Interview(interview_id=f"i{number}", case_id=CASE, code=f"I{number}", interviewee=who)


def account(number: int) -> Account:
    return Account(
        account_id=f"a{number}", case_id=CASE, interview_id=f"i{number}", code=f"T{number}", language="en"
    )


def threat(*sources: str, **more: Any) -> Any:
    return event("E1", "TNR.T.THREAT", "P1", sources=sources, **more)


def said_of_it(answer: Compiled) -> list[str]:
    return [check for check in answer.checks if BACK in check]


@pytest.mark.parametrize("source", ["T1", "a1", "I1", "i1", "P2", "V1", "v1"])
def test_a_fact_whose_only_source_took_it_back_is_withheld_and_that_is_said(source: str) -> None:
    for known_to in (("STATE", "WITNESSES"), ("STATE", "P1", "P3"), ()):
        events = (ALWAYS, threat(source, known_to=known_to))
        answer = compiled(a_told_case(events=events))
        assert "event E1" not in answer.elements
        assert said_of_it(answer) == [
            "Event E1 was left out: everybody it was heard from took their consent back, or what they told was "
            "destroyed. It may be told once somebody else, or a document, says so and is recorded as its source."
        ]
        before = compiled(a_told_case(events=events, withdrawn=()))
        assert "event E1" in before.elements
        assert not said_of_it(before)


@pytest.mark.parametrize("other", ["T2", "P6", "P1", "V2", "the gazette of 3 May"])
def test_another_source_that_stands_keeps_a_fact(other: str) -> None:
    assert "event E1" in compiled(a_told_case(events=(ALWAYS, threat("T1", other)))).elements


def test_where_both_took_it_back_two_sources_are_none() -> None:
    events = (ALWAYS, threat("T1", "T2"))
    assert "event E1" in compiled(a_told_case(events=events)).elements
    assert "event E1" not in compiled(a_told_case(events=events, withdrawn=("P2", "P6"))).elements


def test_a_withdrawal_of_another_purpose_withholds_nothing() -> None:
    records = a_told_case(events=(ALWAYS, threat("T1")), withdrawn=())
    elsewhere = consent("P2", 2, withdrawn_on=when("2026-01-05"), withdrawal_scope="PUR.MEDIA", number=7)
    records = dataclasses.replace(records, consents=(*records.consents, elsewhere))
    assert "event E1" in compiled(records).elements


def test_whoever_agreed_again_after_the_withdrawal_is_a_source_again() -> None:
    before = consent("P2", 2, given_on=when("2025-05-01"), withdrawn_on=when("2026-01-05"))
    again = consent("P2", 2, given_on=when("2026-02-01"), number=7)
    records = a_told_case(events=(ALWAYS, threat("T1")), withdrawn=())
    others = tuple(one for one in records.consents if one.person != "P2")
    for own, told in (((before,), False), ((before, again), True)):
        answer = compiled(dataclasses.replace(records, consents=(*others, *own)))
        assert ("event E1" in answer.elements) is told


def test_where_no_source_was_written_down_those_who_were_interviewed_are_the_sources() -> None:
    events = (ALWAYS, threat())
    one_left = compiled(a_told_case(events=events))
    assert "event E1" in one_left.elements
    nobody_left = compiled(a_told_case(events=events, withdrawn=("P2", "P6")))
    assert nobody_left.elements == ("event E9",)


def test_what_was_destroyed_after_a_withdrawal_is_not_told_again() -> None:
    """The account is gone and the event still points at it, or at nothing; the part of who told it is left."""
    for sources in (("T1",), ()):
        records = a_told_case(events=(ALWAYS, threat(*sources)), interviews=(), accounts=(), evidence=())
        assert "event E1" not in compiled(records).elements


def test_where_something_was_destroyed_what_points_at_nothing_is_not_told() -> None:
    """Somebody destroyed whole leaves no consent and no part: only a tombstone, and a code that leads nowhere."""
    for sources, destroyed, told in (
        (("T9",), True, False),
        (("T9",), False, True),
        (("T9", "T2"), True, True),
        (("Gazette",), True, True),
        ((), True, True),
    ):
        records = a_told_case(events=(ALWAYS, threat(*sources)), withdrawn=())
        assert ("event E1" in compiled(records, destroyed=destroyed).elements) is told, (sources, destroyed)


def test_a_proceeding_and_a_detention_stand_on_a_document_where_nobody_is_left() -> None:
    trial, held = proceeding("L1", "P1", law_families=("LAW.TAX",)), detention("D1", "P1", "DET.HOUSE", "2025-03")
    more: dict[str, Any] = {"events": (ALWAYS,), "proceedings": (trial,), "detentions": (held,)}
    both = ("P2", "P6")
    assert len(compiled(a_told_case(withdrawn=both, **more)).elements) == 3
    own = (Evidence(evidence_id="v1", case_id=CASE, code="V1", source_person="P2"),)
    answer = compiled(a_told_case(withdrawn=both, evidence=own, **more))
    assert answer.elements == ("event E9",)
    assert len(said_of_it(answer)) == 2


def test_the_sentence_about_the_family_does_not_rest_on_what_was_taken_back() -> None:
    pressure = event("E1", "TNR.P.DETAIN", "P4", sources=("T1",))
    family = "Members of the family"
    for withdrawn, stands in (((), True), (("P2",), False)):
        records = a_told_case(withdrawn=withdrawn, events=(ALWAYS, pressure))
        agreed = dataclasses.replace(records, consents=(*records.consents, consent("P3", 2)))
        assert (family in story_of(compiled(agreed))) is stands


def test_the_public_narrative_goes_with_the_last_who_told_it() -> None:
    typed = "The authorities gave no answer."
    for withdrawn, stands in ((("P2",), True), (("P2", "P6"), False)):
        records = a_told_case(withdrawn=withdrawn, events=(ALWAYS,), case={"narrative_brief": typed})
        answer = compiled(records)
        assert (typed in story_of(answer)) is stands
        assert any("narrative was not used" in check for check in answer.checks) is not stands


def test_one_of_two_left_is_one_source_and_no_corroboration() -> None:
    events = (ALWAYS, threat("T1", "T2", certainty="corroborated"))
    assert "according to information received" in story_of(compiled(a_told_case(events=events))).casefold()
    both = story_of(compiled(a_told_case(events=events, withdrawn=())))
    assert "according to information received" not in both.casefold()
