"""What only several people together show: two targets, a relative, somebody who may be known to a reader."""

import dataclasses
from typing import Any

import pytest
from invented_case import (
    CASE,
    a_case,
    compiled,
    consent,
    detention,
    event,
    proceeding,
    story_of,
    text_of,
    ticked,
    when,
)

from cahier.domain.consent import Scope
from cahier.domain.interview import Interview
from cahier.domain.proceeding import Sentence
from cahier.domain.submission import Release
from cahier.redaction.profiles import profile_named

FAMILY = "Members of the family have also come under pressure."
BOTH_READ = ticked("P1:second_reader", "P3:second_reader")


def of_both(code: str, act: str, **more: Any) -> Any:
    return dataclasses.replace(event(code, act, "P1", **more), targets=("P1", "P3"))


def test_a_public_event_of_two_is_told_only_where_both_may_be_known() -> None:
    for level, told in ((2, False), (3, True)):
        consents = (consent("P1", 3, purpose="PUR.SANCT"), consent("P3", level, purpose="PUR.SANCT"))
        others = tuple(event(f"E{number}", "TNR.T.THREAT", "P3") for number in range(2, 8))
        public = of_both("E1", "TNR.T.SMEAR", known_to=("PUBLIC",))
        records = a_case(naming="TARGET_NAMED", consents=consents, events=(public, *others))
        answer = compiled(records, profile=profile_named("eu_sanctions"), confirmed=BOTH_READ)
        assert ("event E1" in answer.elements) is told, (level, answer.reasons)
        assert {"event E2", "event E7"} <= set(answer.elements)


def family_told(*events: Any, naming: str = "TARGET_NAMED", **levels: int) -> bool:
    always = event("E9", "TNR.T.THREAT", "P1")
    answer = compiled(a_case(naming=naming, levels={"P1": 5, "P2": 2, **levels}, events=(always, *events)))
    return FAMILY in story_of(answer)


def test_what_befell_a_relative_is_pressure_on_the_family_by_its_kind_or_by_its_cause() -> None:
    assert family_told(event("E1", "TNR.P.DETAIN", "P4"))
    assert not family_told(event("E1", "TNR.T.THREAT", "P4"))
    assert family_told(event("E1", "TNR.T.THREAT", "P4", because_of="P1"))


def test_what_befell_somebody_named_and_is_not_told_is_no_pressure_on_the_family() -> None:
    """P1 and P3 are brothers and both named: the sentence would tell of P3 what was left out."""
    only_one_knows = event("E1", "TNR.P.DETAIN", "P3", known_to=("STATE", "P6"))
    assert not family_told(only_one_knows, P3=5)
    assert family_told(only_one_knows, event("E2", "TNR.P.DETAIN", "P4"), P3=5)


def test_nobody_is_an_applicant_by_the_stage_alone_without_the_number_of_a_judgment() -> None:
    communication = profile_named("rule_9_2")
    for number, named in (("99998/16", ("P1",)), (None, ())):
        trial = proceeding("L1", "P1", kind="criminal", stage="STG.CMEXEC", echr_app_no=number)
        records = a_case(
            naming="TARGET_NAMED",
            consents=(consent("P1", 5, purpose="PUR.COE9"),),
            events=(event("E1", "TNR.T.THREAT", "P1"),),
            proceedings=(trial,),
        )
        answer = compiled(records, profile=communication)
        assert (answer.decision, answer.named) == ("released", named), answer.reasons


def test_a_scope_counts_where_every_record_that_may_be_the_latest_allows_it() -> None:
    yes, no = Scope(documents=True), Scope()
    for scopes, shown in (((yes, yes), True), ((yes, no), False), ((no, yes), False)):
        consents = tuple(
            consent("P1", 5, purpose="PUR.WGAD", number=number, scope=scope) for number, scope in enumerate(scopes)
        )
        records = a_case(
            naming="TARGET_NAMED",
            consents=consents,
            events=(event("E1", "TNR.T.THREAT", "P1"),),
            detentions=(detention("D1", "P1", "DET.PRETRIAL", "2025-03"),),
        )
        persons = tuple(
            dataclasses.replace(one, passport_no="C00FAKE77") if one.person_id == "P1" else one
            for one in records.persons
        )
        answer = compiled(dataclasses.replace(records, persons=persons), profile=profile_named("wgad"))
        assert ("C00FAKE77" in text_of(answer)) is shown


@pytest.mark.parametrize(
    ("profile", "purpose", "waits"), [("eu_sanctions", "PUR.SANCT", False), ("wgad", "PUR.WGAD", True)]
)
def test_a_fresh_interview_holds_up_only_what_can_become_known(profile: str, purpose: str, waits: bool) -> None:
    records = a_case(
        naming="TARGET_NAMED",
        consents=(consent("P1", 5, purpose=purpose),),
        events=(event("E1", "TNR.T.THREAT", "P1"),),
        interviews=(Interview(interview_id="i", case_id=CASE, code="I1", date=when("2026-03-01")),),
    )
    answer = compiled(records, profile=profile_named(profile))
    assert ("I1:quiet_period" in {condition.key for condition in answer.pending}) is waits


def test_whoever_agreed_to_be_known_is_no_reason_against_naming_another() -> None:
    """P3 was told of without a name beside P1, who is named now: that tells who P3 is, and P3 may have agreed."""
    communication = profile_named("rule_9_2")
    elements = ("event E1", "event E2")
    before = Release(
        release_id="r",
        case_id=CASE,
        code="R1",
        when="2026-01-02T00:00:00Z",
        profile="rule_9_2",
        recipient="Another committee",
        purpose="PUR.COE9",
        decision="released",
        elements=elements,
    )
    for level, leaves in ((2, False), (5, True)):
        records = a_case(
            naming="TARGET_NAMED",
            consents=tuple(consent(who, at, purpose="PUR.COE9") for who, at in (("P1", 5), ("P3", level))),
            events=(event("E1", "TNR.T.THREAT", "P1"), event("E2", "TNR.P.DETAIN", "P3")),
            proceedings=(proceeding("L1", "P1", kind="criminal", stage="STG.CMEXEC", echr_app_no="99998/16"),),
        )
        answer = compiled(records, profile=communication, earlier=(before,))
        assert (answer.decision == "released") is leaves, answer.reasons
        assert leaves or any("would tell who P3 is" in reason for reason in answer.reasons)


def test_a_sex_that_somebody_did_not_disclose_is_no_answer() -> None:
    records = a_case(
        naming="TARGET_NAMED",
        consents=(consent("P1", 5, purpose="PUR.WGAD"),),
        detentions=(detention("D1", "P1", "DET.PRETRIAL", "2025-03"),),
    )
    texts = {}
    for sex in (None, "undisclosed", "F"):
        persons = tuple(
            dataclasses.replace(one, sex_gender=sex) if one.person_id == "P1" else one for one in records.persons
        )
        texts[sex] = text_of(
            compiled(dataclasses.replace(records, persons=persons), profile=profile_named("wgad"))
        )
    assert texts["undisclosed"] == texts[None] != texts["F"]


@pytest.mark.parametrize("sensitive", ["VIC.FAITH", "VIC.MINOR", "VIC.LGBTI"])
def test_a_group_that_is_nobodys_business_is_not_told_and_hides_no_other(sensitive: str) -> None:
    def told(*groups: str) -> str:
        threat = event("E1", "TNR.T.THREAT", "P1")
        return story_of(compiled(a_case(levels={"P1": 2}, events=(threat,), case={"victim_groups": groups})))

    assert told(sensitive) == told()
    assert told(sensitive, "VIC.BLOG") == told("VIC.BLOG") != told()


def test_whoever_agreed_just_as_far_as_it_takes_is_not_said_to_be_missing() -> None:
    threat = event("E1", "TNR.T.THREAT", "P1")
    for level, missing in ((5, False), (4, True)):
        answer = compiled(a_case(naming="PENDING", levels={"P1": level}, events=(threat,)))
        states = {item.state for item in answer.required if "P1" in item.people or item.state == "not_decided"}
        assert ("consent" in states) is missing
        assert ("not_decided" in states) is not missing


def test_words_about_prisoners_are_for_those_who_were_deprived_of_their_liberty() -> None:
    """A suspended sentence keeps nobody in prison; a threat does not either."""
    threat, held = event("E1", "TNR.T.THREAT", "P1"), detention("D1", "P1", "DET.PRETRIAL", "2025-03")
    categories: dict[str, Any] = {"pace1900": ("a",), "wgad_categories": ("II",)}

    def law(suspended: bool | None, *detentions: Any) -> str:
        sentence = None if suspended is None else Sentence(months=20, suspended=suspended)
        charged = proceeding("L1", "P1", kind="criminal", stage="STG.JUDG1", law_families=("LAW.TAX",))
        trial = dataclasses.replace(charged, sentence=sentence)
        lists = {"events": (threat,), "proceedings": (trial,), "detentions": detentions}
        return text_of(compiled(a_case(naming="TARGET_NAMED", levels={"P1": 5}, case=categories, **lists)))

    assert "1900" in law(suspended=False)
    assert "1900" not in law(suspended=True)
    assert "1900" not in law(None)
    assert "Working Group" not in law(suspended=False)
    assert "1900" in law(None, held)
    assert "Working Group on Arbitrary Detention" in law(None, held)
