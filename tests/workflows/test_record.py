import pytest

from cahier.domain.account import Account
from cahier.domain.dates import PartialDate
from cahier.domain.event import Event
from cahier.domain.notion import Notion
from cahier.domain.proceeding import Proceeding
from cahier.vault.errors import NotFound
from cahier.workflows import record, show_case
from cahier.workflows.list_cases import cases
from cahier.workflows.search import find
from cahier.workflows.workspace import Workspace


def test_cases_get_codes_one_after_the_other(workspace: Workspace) -> None:
    codes = [record.new_case(workspace, title).code for title in ("first", "second")]
    assert codes == ["C-001", "C-002"]
    assert {line.title for line in cases(workspace)} == {"first", "second"}


def test_a_code_is_never_given_twice_even_after_a_removal(workspace: Workspace) -> None:
    case = record.new_case(workspace, "a case")
    first = record.add(workspace, Event, case.case_id, act="TNR.P.SUMMON")
    second = record.add(workspace, Event, case.case_id, act="TNR.P.DETAIN")
    record.remove(workspace, first)
    assert (first.code, second.code) == ("E1", "E2")
    assert record.add(workspace, Event, case.case_id, act="TNR.P.DETAIN").code == "E3"


def test_a_relative_is_recorded_with_the_tie_of_kin(workspace: Workspace) -> None:
    case = record.new_case(workspace, "a case")
    target = record.add_person(workspace, case.case_id, "Nigar Sınaqova", "ROLE.TARGET")
    brother = record.add_person(
        workspace, case.case_id, "Elçin Sınaqov", "ROLE.RELATIVE", kin="KIN.BROTHER", kin_to=target.person_id
    )
    records = show_case.case(workspace, case.case_id)
    assert [part.code for part in records.roles] == ["P1", "P2"]
    (tie,) = records.relationships
    assert (tie.from_person, tie.kin, tie.to_person) == (brother.person_id, "KIN.BROTHER", target.person_id)


def test_an_interview_begins_with_an_empty_account(workspace: Workspace) -> None:
    case = record.new_case(workspace, "a case")
    interview, account = record.start_interview(workspace, case.case_id, "az")
    assert (account.interview_id, account.text, account.language) == (interview.interview_id, "", "az")
    translation = record.add_account(workspace, case.case_id, interview.interview_id, "en")
    assert (translation.code, translation.status) == ("T2", "working_translation")


def test_an_interview_begins_with_somebody_nobody_recorded_yet(workspace: Workspace) -> None:
    case = record.new_case(workspace, "a case")
    interview, _ = record.start_interview(
        workspace, case.case_id, "az", newcomer=(" Gulbaniz Dashkeserli ", "ROLE.RELATIVE")
    )
    records = show_case.case(workspace, case.case_id)
    assert [(each.person_id, each.name_full) for each in records.persons] == [
        (interview.interviewee, "Gulbaniz Dashkeserli")
    ]
    assert [(part.code, part.role) for part in records.roles] == [("P1", ("ROLE.RELATIVE",))]
    again, _ = record.start_interview(
        workspace, case.case_id, "az", interview.interviewee, newcomer=("Somebody", "ROLE.WITNESS")
    )
    assert again.interviewee == interview.interviewee
    assert len(show_case.case(workspace, case.case_id).persons) == 1


def test_saving_says_what_changed_and_only_that(workspace: Workspace) -> None:
    case = record.new_case(workspace, "a case")
    _, account = record.start_interview(workspace, case.case_id, "ru")
    typed = record.changed(account, text="Они пришли ночью.")
    assert record.save(workspace, typed) == {Notion.ACCOUNT}
    assert record.save(workspace, typed) == frozenset()
    assert [hit.notion for hit in find(workspace, "prishli nochyu")] == [Notion.ACCOUNT]


def test_all_records_of_one_save_are_kept_or_none(workspace: Workspace) -> None:
    case = record.new_case(workspace, "a case")
    good = record.made(workspace, Proceeding, case.case_id, opened=PartialDate.parse("2025-03"))
    homeless = Account(account_id="a", case_id="nowhere", interview_id="i", code="T1", language="az")
    with pytest.raises(NotFound):
        record.save(workspace, good, homeless)
    assert show_case.case(workspace, case.case_id).proceedings == ()
