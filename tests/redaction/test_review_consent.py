"""What a second pair of eyes tried on consent: every case here once let more through than was given."""

import dataclasses

import pytest
from invented_case import ON, PARLIAMENT, a_case, compiled, consent, event, text_of, when

from cahier.domain.consent import Scope
from cahier.domain.person import CasePerson
from cahier.domain.records import CaseRecords
from cahier.redaction.consent import effective

THREAT = event("E1", "TNR.T.THREAT", "P1")


def level(*consents: object) -> int:
    return effective("P1", "PUR.EP", PARLIAMENT, ON, consents)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "scope",
    [
        "PUR.EP;PUR.UNSP",
        "PUR.EP/PUR.UNSP",
        "PUR.EP.",
        "PUR.ALL",
        "PUR.*",
        "PUR.ep",
        "PUR.EP\u200b",
        "PUR.UNSP PUR.??",
    ],
)
def test_a_withdrawal_in_words_nobody_can_read_takes_everything(scope: str) -> None:
    assert level(consent("P1", 5, withdrawn_on=when("2026-01-01"), withdrawal_scope=scope)) == 0


def test_a_withdrawal_of_another_purpose_still_leaves_this_one() -> None:
    assert level(consent("P1", 5, withdrawn_on=when("2026-01-01"), withdrawal_scope="PUR.UNSP, PUR.MEDIA")) == 5


def test_a_record_that_was_withdrawn_does_not_revive_by_its_own_date() -> None:
    assert level(consent("P1", 5, given_on=when("2026-02-01"), withdrawn_on=when("2026-01-01"))) == 0


def test_whoever_keeps_the_account_back_may_be_counted_and_no_more() -> None:
    assert level(consent("P1", 5, scope=Scope(narrative=False))) == 1
    assert level(consent("P1", 1, scope=Scope(narrative=False))) == 1


def born(records: CaseRecords, who: str, day: str) -> CaseRecords:
    persons = tuple(
        dataclasses.replace(one, dob=when(day)) if one.person_id == who else one for one in records.persons
    )
    return dataclasses.replace(records, persons=persons)


@pytest.mark.parametrize("day", ["2012-05-02", "2012", "2008-03-10", "2008", "2000/.."])
def test_whoever_may_be_under_eighteen_by_the_date_of_birth_is_a_child(day: str) -> None:
    named = a_case(naming="TARGET_NAMED", levels={"P1": 5}, events=(THREAT,))
    assert compiled(born(named, "P1", day)).decision == "refused"
    summons = event("E2", "TNR.P.SUMMON", "P3")
    relative = born(a_case(levels={"P1": 2, "P3": 2}, events=(THREAT, summons)), "P3", day)
    answer = compiled(relative)
    assert "summoned" not in text_of(answer)
    assert any("about a child" in check for check in answer.checks)


@pytest.mark.parametrize("day", ["2008-03-09", "2007", "1950", "../1990", "1980~"])
def test_whoever_is_surely_of_age_is_no_child(day: str) -> None:
    named = a_case(naming="TARGET_NAMED", levels={"P1": 5}, events=(THREAT,))
    assert "Torgul" in text_of(compiled(born(named, "P1", day)))


@pytest.mark.parametrize("first", [True, False])
def test_two_entries_of_one_person_count_together(first: bool) -> None:
    summons = event("E2", "TNR.P.SUMMON", "P3")
    records = a_case(levels={"P1": 2, "P3": 2}, events=(THREAT, summons))
    assert "summoned" in text_of(compiled(records))
    more = (CasePerson(case_id="case-1", person_id="P3", code="P3", role=("ROLE.PERP",)),)
    roles = (*more, *records.roles) if first else (*records.roles, *more)
    assert "summoned" not in text_of(compiled(dataclasses.replace(records, roles=roles)))
