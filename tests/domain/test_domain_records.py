import pytest

from cahier.domain.case import Case
from cahier.domain.errors import CahierError, ExitCode, RecordRefused
from cahier.domain.person import CasePerson, Person
from cahier.domain.records import CaseRecords

NIGAR = Person(person_id="person-1", name_full="Nigar Sınaqova")
PART = CasePerson(case_id="case-1", person_id="person-1", code="P1", role=("ROLE.TARGET",))
RECORDS = CaseRecords(case=Case(case_id="case-1", code="TEST-01"), persons=(NIGAR,), roles=(PART,))


def test_a_case_answers_for_the_people_in_it() -> None:
    assert RECORDS.person("person-1") == NIGAR
    assert RECORDS.role_of("person-1") == PART


def test_a_case_has_no_answer_for_others() -> None:
    with pytest.raises(KeyError):
        RECORDS.person("person-2")
    with pytest.raises(KeyError):
        RECORDS.role_of("person-2")


def test_a_case_is_named_to_no_one_until_somebody_decides() -> None:
    assert RECORDS.case.naming_decision == "NOT_NAMED"
    assert not RECORDS.case.emblematic


def test_a_fault_of_the_world_carries_its_sentence_and_its_exit_code() -> None:
    refused = RecordRefused("this was not understood", "event E1")
    assert isinstance(refused, CahierError)
    assert (refused.sentence, refused.exit_code) == ("event E1: this was not understood", ExitCode.REFUSED)
