"""A release looks at every case of the notebook: what a person took back in one of them is taken back in all."""

import dataclasses
from datetime import date
from typing import Any

import pytest

from cahier.domain.account import Account
from cahier.domain.case import Case
from cahier.domain.consent import Consent, PurposeLevel
from cahier.domain.dates import PartialDate
from cahier.domain.event import Event
from cahier.domain.interview import Interview
from cahier.domain.person import CasePerson, Person
from cahier.redaction.compile import Compiled
from cahier.workflows import destroy
from cahier.workflows.compile_release import Order, preview
from cahier.workflows.read_once import read_once
from cahier.workflows.record import save
from cahier.workflows.workspace import Workspace

NAMED = Person(person_id="p", name_full="Torgul Sinaqli")


def recorded(workspace: Workspace, case_id: str, *more: object) -> None:
    """Record a case about the same person, who agreed to be named in it."""
    save(
        workspace,
        Case(case_id=case_id, code=case_id, country_origin="AZ", naming_decision="TARGET_NAMED"),
        NAMED,
        CasePerson(case_id=case_id, person_id="p", code="P1", role=("ROLE.TARGET",)),
        Event(event_id=f"e{case_id}", case_id=case_id, code="E1", act="TNR.T.THREAT", targets=("p",)),
        *more,
    )


def agreed(case_id: str, **more: str) -> Consent:
    fields = {name: PartialDate.parse(day) for name, day in more.items() if name.endswith("_on")}
    return Consent(
        consent_id=f"c{case_id}",
        case_id=case_id,
        person="p",
        purposes=(PurposeLevel(purpose="PUR.EP", level=5),),
        basis="self",
        withdrawal_scope=more.get("withdrawal_scope"),
        **fields,
    )


def decision(workspace: Workspace) -> str:
    return preview(workspace, "C-1", Order("ep_brief", "European Parliament")).compiled.decision


def test_a_withdrawal_in_another_case_counts_in_this_one(workspace: Workspace) -> None:
    recorded(workspace, "C-1", agreed("C-1", given_on="2024-01-01"))
    recorded(workspace, "C-2", agreed("C-2", given_on="2024-02-01"))
    assert decision(workspace) == "released"
    save(workspace, agreed("C-2", given_on="2024-02-01", withdrawn_on="2025-01-01"))
    assert decision(workspace) == "refused"
    save(workspace, agreed("C-1", given_on="2025-06-01"))
    assert decision(workspace) == "released"


def test_a_withdrawal_of_another_purpose_elsewhere_takes_nothing_and_gives_nothing(workspace: Workspace) -> None:
    elsewhere = agreed("C-2", given_on="2024-02-01", withdrawn_on="2025-01-01", withdrawal_scope="PUR.MEDIA")
    low = dataclasses.replace(
        agreed("C-1", given_on="2024-01-01"), purposes=(PurposeLevel(purpose="PUR.EP", level=1),)
    )
    recorded(workspace, "C-1", low)
    recorded(workspace, "C-2", elsewhere)
    assert decision(workspace) == "refused"
    save(workspace, agreed("C-1", given_on="2024-01-01"))
    assert decision(workspace) == "released"


LESS = "agreed to less in another case"


def lower(case_id: str, level: int, **more: Any) -> Consent:
    purpose = more.pop("purpose", "PUR.EP")
    days = {name: more.pop(name) for name in tuple(more) if name.endswith("_on")}
    purposes = (PurposeLevel(purpose=purpose, level=level),)
    return dataclasses.replace(agreed(case_id, **days), purposes=purposes, **more)


def told_of(workspace: Workspace, case_id: str = "C-1") -> Compiled:
    return preview(workspace, case_id, Order("ep_brief", "European Parliament")).compiled


@pytest.mark.parametrize("given_on", ["2024-03-01", "2024-01-01", "2024", None])
def test_a_later_lower_consent_in_another_case_lowers_this_one_and_that_is_said(
    workspace: Workspace, given_on: str | None
) -> None:
    """Later, of the same day, or of a day nobody can tell: the lower counts."""
    recorded(workspace, "C-1", agreed("C-1", given_on="2024-01-01"))
    assert told_of(workspace).named == ("p",)
    when = {"given_on": given_on} if given_on else {}
    recorded(workspace, "C-2", lower("C-2", 2, **when))
    now = told_of(workspace)
    assert (now.decision, now.named) == ("released", ())
    assert sum(LESS in check for check in now.checks) == 1
    assert any(check.startswith("P1 agreed to less in another case") for check in now.checks)


def test_where_nothing_is_left_the_reason_is_said(workspace: Workspace) -> None:
    recorded(workspace, "C-1", agreed("C-1", given_on="2024-01-01"))
    recorded(workspace, "C-2", lower("C-2", 0, given_on="2024-03-01"))
    refused = told_of(workspace)
    assert refused.decision == "refused"
    assert any(LESS in reason for reason in refused.reasons)


def test_an_earlier_consent_elsewhere_one_for_another_purpose_and_a_higher_one_change_nothing(
    workspace: Workspace,
) -> None:
    recorded(workspace, "C-1", agreed("C-1", given_on="2024-05-01"))
    recorded(workspace, "C-2", lower("C-2", 2, given_on="2024-03-01"))
    recorded(workspace, "C-3", lower("C-3", 1, given_on="2024-08-01", purpose="PUR.STATS"))
    recorded(workspace, "C-4", lower("C-4", 5, given_on="2024-08-01"))
    now = told_of(workspace)
    assert now.named == ("p",)
    assert not any(LESS in check for check in now.checks)


def test_a_consent_elsewhere_gives_nothing_here(workspace: Workspace) -> None:
    recorded(workspace, "C-1", lower("C-1", 2, given_on="2024-01-01"))
    recorded(workspace, "C-2", agreed("C-2", given_on="2024-03-01"))
    assert told_of(workspace).named == ()
    assert told_of(workspace, "C-2").named == ("p",)
    recorded(workspace, "C-3")
    assert told_of(workspace, "C-3").decision == "refused"


def test_whoever_agreed_again_in_the_other_case_is_read_by_the_latest_there(workspace: Workspace) -> None:
    again = dataclasses.replace(agreed("C-2", given_on="2024-06-01"), consent_id="again")
    recorded(workspace, "C-1", agreed("C-1", given_on="2024-01-01"))
    recorded(workspace, "C-2", lower("C-2", 2, given_on="2024-03-01"), again)
    assert told_of(workspace).named == ("p",)


def test_a_later_consent_elsewhere_for_another_body_or_that_has_ended_lowers_too(workspace: Workspace) -> None:
    recorded(workspace, "C-1", agreed("C-1", given_on="2024-01-01"))
    for more in ({"recipients": ("Somebody else",)}, {"expires_on": "2024-12-31"}):
        recorded(workspace, "C-2", lower("C-2", 5, given_on="2024-03-01", **more))
        assert told_of(workspace).decision == "refused"
    recorded(workspace, "C-2", lower("C-2", 5, given_on="2024-03-01"))
    assert told_of(workspace).named == ("p",)


def test_a_condition_of_a_later_consent_elsewhere_is_open_here_and_no_code_of_that_case_is_taken_for_one_of_this(
    workspace: Workspace,
) -> None:
    elsewhere = Person(person_id="q", name_full="Besti Yoxlamali", in_country=False)
    part = CasePerson(case_id="C-1", person_id="q", code="P2", role=("ROLE.WITNESS",))
    recorded(workspace, "C-1", agreed("C-1", given_on="2024-01-01"), elsewhere, part)
    set_there = ("only_if: P2 abroad", "exclude:residence")
    recorded(workspace, "C-2", lower("C-2", 5, given_on="2024-03-01", conditions=set_there, recheck_each_use=True))
    keys = {condition.key for condition in told_of(workspace).pending}
    assert keys == {"P1:recheck_each_use", "P1:in another case: only_if: P2 abroad"}


def test_whoever_agreed_to_less_in_another_case_is_not_counted_either(workspace: Workspace) -> None:
    day = date(2026, 6, 1)
    recorded(workspace, "C-1", lower("C-1", 1, given_on="2024-01-01", purpose="PUR.STATS"))
    assert read_once(workspace).pattern("European Parliament", day).cases == 1
    recorded(workspace, "C-2", lower("C-2", 0, given_on="2024-03-01", purpose="PUR.STATS"))
    assert read_once(workspace).pattern("European Parliament", day).cases == 0


def test_what_somebody_told_who_was_destroyed_whole_is_not_told_again(workspace: Workspace) -> None:
    teller = Person(person_id="q", name_full="Besti Yoxlamali")
    told = Event(
        event_id="e2",
        case_id="C-1",
        code="E2",
        act="TNR.T.SMEAR",
        targets=("p",),
        known_to=("STATE", "WITNESSES"),
        sources=("T1",),
    )
    recorded(
        workspace,
        "C-1",
        agreed("C-1", given_on="2024-01-01"),
        teller,
        CasePerson(case_id="C-1", person_id="q", code="P2", role=("ROLE.INTERVIEWEE",)),
        Interview(interview_id="i", case_id="C-1", code="I1", interviewee="q"),
        Account(account_id="a", case_id="C-1", interview_id="i", code="T1", language="en", text="Words."),
        told,
    )
    assert "event E2" in told_of(workspace).elements
    destroy.destroy(workspace, [destroy.item_of(workspace, "C-1", "person", "P2")], "withdrawn")
    after = told_of(workspace)
    assert after.elements == ("event E1",)
    assert any("Event E2 was left out" in check and "destroyed" in check for check in after.checks)


def test_whoever_agrees_again_here_is_not_held_to_what_was_taken_back_elsewhere_on_no_day(
    workspace: Workspace,
) -> None:
    recorded(workspace, "C-1", agreed("C-1", given_on="2025-06-01"))
    recorded(workspace, "C-2", agreed("C-2", withdrawn_on="2025-01-01"))
    assert told_of(workspace).named == ("p",)
    save(workspace, agreed("C-1", given_on="2024-06-01"))
    assert told_of(workspace).decision == "refused"


def test_of_several_other_cases_the_lowest_counts_and_for_this_purpose_alone(workspace: Workspace) -> None:
    both = (PurposeLevel(purpose="PUR.EP", level=5), PurposeLevel(purpose="PUR.STATS", level=1))
    recorded(workspace, "C-1", dataclasses.replace(agreed("C-1", given_on="2024-01-01"), purposes=both))
    recorded(workspace, "C-2", lower("C-2", 2, given_on="2024-03-01"))
    recorded(workspace, "C-3", agreed("C-3", given_on="2024-04-01"))
    now = told_of(workspace)
    assert (now.decision, now.named) == ("released", ())
    save(workspace, lower("C-3", 0, given_on="2024-04-01"))
    assert told_of(workspace).decision == "counts_only"
