"""What a second pair of eyes tried on people and facts: whose family, what is public, who could know."""

import dataclasses

import pytest
from invented_case import (
    CASE,
    a_case,
    compiled,
    detention,
    event,
    proceeding,
    story_of,
    text_of,
)

from cahier.domain.interview import Interview
from cahier.domain.person import CasePerson
from cahier.domain.proceeding import Extradition, Interpol
from cahier.domain.records import CaseRecords

THREAT = event("E1", "TNR.T.THREAT", "P1")
SUMMONS = event("E2", "TNR.P.SUMMON", "P3")
FAMILY = "Members of the family have also come under pressure."


def with_tie(records: CaseRecords, who: str, kin: str, to: str = "P1") -> CaseRecords:
    ties = tuple(
        dataclasses.replace(tie, kin=kin, to_person=to) if tie.from_person == who else tie
        for tie in records.relationships
    )
    return dataclasses.replace(records, relationships=ties)


def with_part(records: CaseRecords, who: str, *role: str) -> CaseRecords:
    part = CasePerson(case_id=CASE, person_id=who, code=who, role=role)  # type: ignore[arg-type]
    return dataclasses.replace(
        records, roles=tuple(part if one.person_id == who else one for one in records.roles)
    )


@pytest.mark.parametrize("kin", ["KIN.ASSOC", "KIN.KIRVE"])
def test_friends_and_colleagues_are_no_family(kin: str) -> None:
    named = a_case(naming="TARGET_NAMED", levels={"P1": 5, "P3": 2}, events=(THREAT, SUMMONS))
    assert FAMILY in text_of(compiled(named))
    colleague = with_part(with_tie(named, "P3", kin), "P3", "ROLE.TARGET")
    assert FAMILY not in text_of(compiled(colleague))


def test_the_family_sentence_is_about_the_family_of_the_person_named() -> None:
    """P3 is the relative of P6 alone, who is a target without a name: nothing happened to the family of P1."""
    records = a_case(naming="TARGET_NAMED", levels={"P1": 5, "P6": 2, "P3": 2}, events=(THREAT, SUMMONS))
    records = with_part(with_tie(records, "P3", "KIN.BROTHER", to="P6"), "P6", "ROLE.TARGET")
    records = with_part(records, "P3", "ROLE.RELATIVE")
    assert FAMILY not in text_of(compiled(records))


def test_a_relative_recorded_without_a_tie_is_family_where_there_is_one_target() -> None:
    records = a_case(naming="TARGET_NAMED", levels={"P1": 5, "P3": 2}, events=(THREAT, SUMMONS))
    records = dataclasses.replace(with_part(records, "P3", "ROLE.RELATIVE"), relationships=())
    assert FAMILY in text_of(compiled(records))


def test_without_a_target_who_agreed_no_relative_is_spoken_of() -> None:
    records = a_case(levels={"P3": 2}, events=(SUMMONS,))
    records = dataclasses.replace(with_part(records, "P3", "ROLE.RELATIVE"), relationships=())
    assert compiled(records).decision == "refused"
    assert compiled(with_part(records, "P1", "ROLE.WITNESS")).decision == "refused"


@pytest.mark.parametrize("act", ["TNR.D.KILL", "TNR.L.LABEL", "TNR.M.CITIZEN"])
def test_what_is_public_by_its_nature_is_not_told_of_people_without_a_name(act: str) -> None:
    deed = event("E2", act, "P1")
    assert compiled(a_case(levels={"P1": 2}, events=(deed,))).decision == "counts_only"
    assert compiled(a_case(naming="TARGET_NAMED", levels={"P1": 5}, events=(deed,))).decision == "released"


@pytest.mark.parametrize("status", ["DET.DIED", "DET.REL_PARDON"])
def test_a_death_in_custody_or_a_pardon_is_not_told_of_people_without_a_name(status: str) -> None:
    held = detention("D1", "P1", status, "2025-03-02")
    assert compiled(a_case(levels={"P1": 2}, detentions=(held,))).decision == "counts_only"
    assert compiled(a_case(naming="TARGET_NAMED", levels={"P1": 5}, detentions=(held,))).decision == "released"


@pytest.mark.parametrize("act", ["TNR.L.ABSENTIA", "TNR.P.PROSEC"])
def test_a_dated_trial_told_as_an_event_gives_no_article_beside_the_term(act: str) -> None:
    tried = event("E2", act, "P1")
    judged = proceeding("L1", "P1", kind="criminal", articles=("CC 281.2",), months=84)
    text = text_of(compiled(a_case(levels={"P1": 2}, events=(tried,), proceedings=(judged,))))
    assert "more than five years" in text
    assert "281" not in text
    undated = dataclasses.replace(tried, date=None)
    assert "281" in text_of(compiled(a_case(levels={"P1": 2}, events=(undated,), proceedings=(judged,))))


def test_what_is_noted_as_known_to_the_state_alone_was_still_told_by_somebody() -> None:
    threat = event("E1", "TNR.T.THREAT", "P1", known_to=("STATE",))
    told = Interview(interview_id="i", case_id=CASE, code="I1", interviewee="P6")
    asked = a_case(levels={"P1": 2}, events=(threat,))
    alone = with_part(asked, "P2", "ROLE.RELATIVE")
    assert "threats" in story_of(compiled(alone))
    # P2 lives with P1, agreed to nothing, and has the part of somebody interviewed: that is enough.
    assert compiled(asked).decision == "counts_only"
    same_house = dataclasses.replace(
        alone.relationships[0], relationship_id="house", from_person="P6", to_person="P1", kin="KIN.HOUSEHOLD"
    )
    betrayed = dataclasses.replace(alone, interviews=(told,), relationships=(*alone.relationships, same_house))
    assert compiled(betrayed).decision == "counts_only"


def test_a_relative_is_introduced_beside_the_target_it_is_a_relative_of() -> None:
    """P1 is told about; P3 is the relative of P6 alone, so "a relative of" P1 would be false."""
    records = a_case(levels={"P1": 2, "P6": 2, "P3": 2}, events=(THREAT, SUMMONS))
    records = with_part(with_tie(records, "P3", "KIN.BROTHER", to="P6"), "P6", "ROLE.TARGET")
    records = with_part(records, "P3", "ROLE.RELATIVE")
    story = story_of(compiled(records))
    assert "threats" in story
    assert "summoned" not in story or "Person" in story


@pytest.mark.parametrize(
    "name", ["Torgul Sinaqli (the one from Xirda)", "Torgul\u202e Sinaqli", " Torgul  Sinaqli\x07"]
)
def test_a_name_is_written_without_notes_and_without_signs_nobody_sees(name: str) -> None:
    records = a_case(naming="TARGET_NAMED", levels={"P1": 5}, events=(THREAT,))
    persons = tuple(
        dataclasses.replace(one, name_full=name) if one.person_id == "P1" else one for one in records.persons
    )
    assert story_of(compiled(dataclasses.replace(records, persons=persons))).startswith(
        "Torgul Sinaqli, an online"
    )


@pytest.mark.parametrize("name", ["?", "-", "(unknown)", "\u202e"])
def test_what_is_no_name_names_nobody(name: str) -> None:
    records = a_case(naming="TARGET_NAMED", levels={"P1": 5}, events=(THREAT,))
    persons = tuple(
        dataclasses.replace(one, name_full=name) if one.person_id == "P1" else one for one in records.persons
    )
    answer = compiled(dataclasses.replace(records, persons=persons))
    assert answer.decision == "refused"
    assert "no name is recorded" in answer.reasons[0]


def test_nobody_lives_in_several_countries_and_is_held_twice_in_one_sentence() -> None:
    held = detention("D1", "P1", "DET.INCOMM", "2024-03", "2024-09")
    case = {"countries_host": ("AZ", "DE")}
    story = story_of(compiled(a_case(levels={"P1": 2}, case=case, detentions=(held,))))
    assert "several" not in story
    assert story.count("held") == 1


def test_an_article_is_not_told_beside_a_notice_or_an_arrest_abroad_of_somebody_without_a_name() -> None:
    judged = proceeding("L1", "P1", kind="criminal", articles=("CC 274",), months=144)
    sought = dataclasses.replace(judged, interpol=Interpol(type="red_notice"))
    wanted = dataclasses.replace(judged, extradition=Extradition(status="refused"))
    arrest = event("E1", "TNR.C.DETAIN", "P1", country="GE")
    alone = a_case(levels={"P1": 2}, proceedings=(judged,))
    assert "274" in text_of(compiled(alone))
    for change in ({"proceedings": (sought,)}, {"proceedings": (wanted,)}, {"events": (arrest,)}):
        assert "274" not in text_of(compiled(dataclasses.replace(alone, **change)))
    named = a_case(naming="TARGET_NAMED", levels={"P1": 5}, proceedings=(sought,), events=(arrest,))
    assert "274" in text_of(compiled(named))


def test_an_official_who_knows_alone_stops_no_brief() -> None:
    threat = event("E1", "TNR.T.THREAT", "P1", known_to=("STATE", "P5"))
    records = with_part(a_case(levels={"P1": 2}, events=(threat,)), "P2", "ROLE.RELATIVE")
    assert "threats" in story_of(compiled(records))
