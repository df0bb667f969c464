from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invented import CASE, EVIDENCE, PERSON, put_ground, records_of

from cahier.domain.account import Account
from cahier.domain.case import Case
from cahier.domain.event import Event
from cahier.domain.evidence import CustodyEvent
from cahier.domain.interview import Interview
from cahier.domain.notion import Notion
from cahier.domain.person import CasePerson, Person
from cahier.domain.records import CaseRecords
from cahier.domain.submission import AuditEntry
from cahier.domain.tombstone import Tombstone
from cahier.vault import file
from cahier.vault.errors import AlreadyThere, BrokenCharacter, NotFound, StillNamed
from cahier.vault.kinds import KIND_OF, id_of
from cahier.vault.vault import Vault
from cahier.vault.writer import Writer

WORDS = "six invented words for a test"
CHANGED = [kind for kind in KIND_OF.values() if kind not in (CustodyEvent, Tombstone)]  # which are only added to


def event(number: int, case_id: str = "case-1") -> Event:
    return Event(event_id=f"event-{number}", case_id=case_id, code=f"E{number}", act="ACT.TEST")


def link(person: Person, role: Any = "ROLE.TARGET") -> CasePerson:
    return CasePerson(case_id="case-1", person_id=person.person_id, code="P1", role=(role,))


def test_every_notion_has_its_kind() -> None:
    assert set(KIND_OF) == set(Notion)


@pytest.mark.parametrize("kind", CHANGED, ids=lambda kind: kind.__name__)
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_what_is_written_reads_back(vault: Vault, kind: type, data: st.DataObject) -> None:
    record: Any = data.draw(records_of(kind))
    vault.write(put_ground)
    vault.write(lambda writer: writer.put(record))
    assert vault.get(kind, id_of(record)) == record
    assert record in vault.list(kind)


def test_a_whole_case_reads_back_after_closing(folder: Path) -> None:
    records = CaseRecords(
        case=CASE,
        persons=(PERSON,),
        roles=(link(PERSON),),
        events=(event(2), event(1)),
        interviews=(Interview(interview_id="i", case_id="case-1", code="I1"),),
        accounts=(Account(account_id="a", case_id="case-1", interview_id="i", code="A1", language="az"),),
        evidence=(EVIDENCE,),
    )
    with file.unlock(folder, WORDS) as vault:
        changed = vault.write(lambda writer: writer.put_records(records))
    assert changed == {
        Notion.CASE, Notion.PERSON, Notion.CASE_PERSON, Notion.EVENT, Notion.INTERVIEW, Notion.ACCOUNT,
        Notion.EVIDENCE,
    }  # fmt: skip
    with file.unlock(folder, WORDS) as vault:
        assert vault.records("case-1") == records
        assert list(vault.all_records()) == [records]
        assert vault.case_by_code("TEST-01") == CASE
        assert vault.verify().records == 8


def test_records_stay_in_the_order_of_insertion_when_replaced(vault: Vault) -> None:
    vault.write(put_ground)
    vault.write(lambda writer: [writer.put(event(number)) for number in (3, 1, 2)] and None)
    vault.write(lambda writer: writer.put(replace(event(3), summary="changed")))
    assert [item.code for item in vault.list(Event, "case-1")] == ["E3", "E1", "E2"]


def test_what_is_already_so_changes_no_notion(vault: Vault) -> None:
    vault.write(put_ground)
    before = vault.cases()
    assert vault.write(put_ground) == frozenset()
    assert vault.cases() == before


def test_a_failed_write_leaves_nothing(vault: Vault) -> None:
    def work(writer: Writer) -> None:
        put_ground(writer)
        writer.put(event(1))
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        vault.write(work)
    assert vault.cases() == ()
    assert vault.list(Person) == ()
    assert vault.search("Nigar") == ()
    vault.write(put_ground)
    assert vault.list(Person) == (PERSON,)


@pytest.mark.parametrize(
    "record",
    [event(1), link(PERSON), EVIDENCE, AuditEntry],
    ids=["an event", "a link", "evidence", "no record at all"],
)
def test_a_record_without_its_case_is_refused(vault: Vault, record: object) -> None:
    expected = KeyError if record is AuditEntry else NotFound
    with pytest.raises(expected):
        vault.write(lambda writer: writer.put(record))
    assert vault.verify().records == 0


def test_half_a_character_is_refused_and_the_rest_stays(vault: Vault) -> None:
    vault.write(put_ground)
    with pytest.raises(BrokenCharacter):
        vault.write(lambda writer: writer.put(replace(PERSON, name_full="Nigar \ud83d")))
    assert vault.list(Person) == (PERSON,)
    vault.write(lambda writer: writer.put(replace(PERSON, name_full="Nigar 🙂")))
    assert vault.get(Person, "person-1").name_full == "Nigar 🙂"


def test_a_code_names_one_case_only(vault: Vault) -> None:
    vault.write(put_ground)
    with pytest.raises(AlreadyThere, match="TEST-01"):
        vault.write(lambda writer: writer.put(replace(CASE, case_id="case-2")))
    assert vault.list(Case) == (CASE,)


def test_what_is_not_there_is_said(vault: Vault) -> None:
    for ask in (
        lambda: vault.get(Case, "none"),
        lambda: vault.case_by_code("none"),
        lambda: vault.records("none"),
        lambda: vault.write(lambda writer: writer.remove(Case, "none")),
    ):
        with pytest.raises(NotFound):
            ask()


def test_with_a_case_goes_all_that_hangs_on_it_but_no_person(vault: Vault) -> None:
    vault.write(put_ground)
    vault.write(lambda writer: [writer.put(record) for record in (link(PERSON), event(1))] and None)
    changed = vault.write(lambda writer: writer.remove(Case, "case-1"))
    assert changed == {Notion.CASE, Notion.CASE_PERSON, Notion.EVENT, Notion.EVIDENCE}
    assert vault.cases() == ()
    assert vault.list(Event) == ()
    assert vault.list(Person) == (PERSON,)
    assert vault.search("invented") == ()
    vault.verify()


def test_a_person_who_is_part_of_a_case_is_not_removed(vault: Vault) -> None:
    vault.write(put_ground)
    vault.write(lambda writer: writer.put(link(PERSON)))
    with pytest.raises(StillNamed):
        vault.write(lambda writer: writer.remove(Person, "person-1"))
    assert vault.search("Nigar")[0].case_code == "TEST-01"
    vault.write(lambda writer: writer.remove(CasePerson, "case-1:person-1"))
    vault.write(lambda writer: writer.remove(Person, "person-1"))
    assert vault.list(Person) == ()


def test_the_list_of_cases_shows_targets_and_the_latest_change_first(vault: Vault) -> None:
    def work(writer: Writer) -> None:
        put_ground(writer)
        writer.put(link(PERSON))
        witness = Person(person_id="person-2", name_full="A Witness")
        writer.put(witness)
        writer.put(link(witness, "ROLE.WITNESS"))

    vault.write(work)
    vault.write(lambda writer: writer.put(Case(case_id="case-2", code="TEST-02", title_public="Later")))
    first, second = vault.cases()
    assert (first.code, first.title, first.people, first.status) == ("TEST-02", "Later", "", "open")
    assert (second.code, second.title, second.people) == ("TEST-01", "An invented case", "Nigar Sınaqova")
    vault.write(lambda writer: writer.put(replace(PERSON, name_full="Nigar Başqa")))
    assert [(line.code, line.people) for line in vault.cases()] == [("TEST-01", "Nigar Başqa"), ("TEST-02", "")]


def test_settings_are_kept(folder: Path) -> None:
    with file.unlock(folder, WORDS) as vault:
        vault.write(lambda writer: writer.put_setting("idle", "5"))
        vault.write(lambda writer: writer.put_setting("idle", "9"))
    with file.unlock(folder, WORDS) as vault:
        assert vault.settings() == {"idle": "9"}


def test_a_large_account_reads_back(vault: Vault, digests: Callable[[Path], dict[str, str]]) -> None:
    text = "Şəhadət ъяё 🙂 " * 60_000
    before = digests(vault.path)
    account = Account(account_id="a", case_id="case-1", interview_id="i", code="A1", language="az", text=text)
    vault.write(put_ground)
    vault.write(lambda writer: writer.put(account))
    assert vault.get(Account, "a").text == text
    assert digests(vault.path) != before
