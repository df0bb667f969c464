import pytest

from cahier.domain.event import Event
from cahier.domain.person import CasePerson, Person
from cahier.vault.errors import NotFound
from cahier.workflows import record, show_case
from cahier.workflows.list_cases import cases
from cahier.workflows.remove_case import remove_case
from cahier.workflows.search import find
from cahier.workflows.workspace import Workspace


def test_a_case_goes_with_all_that_hangs_on_it_and_the_others_stay(workspace: Workspace) -> None:
    gone, stays = (record.new_case(workspace, title) for title in ("lamps", "boats"))
    for case in (gone, stays):
        person = record.add_person(workspace, case.case_id, f"Nigar {case.code}", "ROLE.TARGET")
        record.add(workspace, Event, case.case_id, act="TNR.P.SUMMON", targets=(person.person_id,))
    remove_case(workspace, gone.case_id)
    assert [line.case_id for line in cases(workspace)] == [stays.case_id]
    assert [person.name_full for person in workspace.vault.list(Person)] == ["Nigar C-002"]
    assert not find(workspace, "lamps")
    with pytest.raises(NotFound):
        show_case.case(workspace, gone.case_id)


def test_who_has_a_part_in_another_case_stays_with_it(workspace: Workspace) -> None:
    gone, stays = (record.new_case(workspace, title) for title in ("lamps", "boats"))
    person = record.add_person(workspace, gone.case_id, "Nigar Sınaqova", "ROLE.TARGET")
    record.save(
        workspace,
        CasePerson(case_id=stays.case_id, person_id=person.person_id, code="P1", role=("ROLE.WITNESS",)),
    )
    remove_case(workspace, gone.case_id)
    assert [each.person_id for each in show_case.case(workspace, stays.case_id).persons] == [person.person_id]
