"""Destroying for ever, as a researcher does it: out of what others say as well, and nothing comes back unseen."""

import dataclasses
import json
from pathlib import Path

import pytest

from cahier import resources
from cahier.domain.account import Account
from cahier.domain.case import Case
from cahier.domain.decision import Decision
from cahier.domain.event import Event
from cahier.domain.interview import Interview
from cahier.domain.person import Person
from cahier.domain.tombstone import Tombstone
from cahier.redaction.blacking_out import MARK
from cahier.workflows import destroy, import_records, record, show_case
from cahier.workflows.destroy import NothingToDestroy
from cahier.workflows.errors import CameBack
from cahier.workflows.workspace import Workspace
from harness.remains import decrypted, found

WORDS = "six invented words for a test"
SAID = "Nigar Sınaqova came late. I told Nigara to go home; Qulu was there. Нигяр went."


@pytest.fixture
def told(workspace: Workspace) -> Workspace:
    """Return a notebook in which another person speaks of Nigar."""
    case = record.new_case(workspace, "Nigar and her brother")
    nigar = record.add_person(workspace, case.case_id, "Nigar Sınaqova", "ROLE.TARGET")
    qulu = record.add_person(workspace, case.case_id, "Qulu Başqası", "ROLE.WITNESS")
    for person, text in ((nigar, "I was there."), (qulu, SAID)):
        _, account = record.start_interview(workspace, case.case_id, "en", person.person_id)
        record.save(workspace, dataclasses.replace(account, text=text))
    record.add(workspace, Event, case.case_id, act="TNR.P.SUMMON", summary="Summons for Nigar Sınaqova.")
    start = SAID.index("Qulu")
    for surface, scope, at in (("Qulu", "mention", start), ("Nigar Sınaqova", "case", None)):
        decision = record.made(
            workspace, Decision, case.case_id, verdict="hide", scope=scope, surface=surface, type="NAME",
            account_id=workspace.vault.list(Account)[1].account_id if at else None, start=at,
            end=None if at is None else at + len(surface),
        )  # fmt: skip
        record.save(workspace, decision)
    return workspace


def person_named(workspace: Workspace, name: str) -> destroy.Item:
    (person,) = [each for each in workspace.vault.list(Person) if name in (each.name_full or "")]
    return destroy.Item("person", person.person_id)


def test_a_person_is_blacked_out_of_what_others_say(told: Workspace) -> None:
    item = person_named(told, "Nigar")
    planned = destroy.plan(told, [item])
    assert planned.said.places >= 4
    assert {"C-001", "C-001 T2", "C-001 E1"} == set(planned.said.where)
    destroy.destroy(told, [item], "withdrawn")
    (account,) = told.vault.list(Account)
    assert account.text.count(MARK) == 3
    assert "Qulu was there" in account.text
    (decision,) = told.vault.list(Decision)
    assert account.text[decision.start : decision.end] == "Qulu"
    assert told.vault.list(Event)[0].summary == f"Summons for {MARK}."
    assert told.vault.list(Case)[0].title_internal == f"{MARK} and her brother"
    path = told.path
    told.close()
    assert found(decrypted(path, WORDS), ["Nigar", "nigar", "Нигяр", "Sınaqova", "sinagova"]) == []


def test_whoever_wants_the_names_of_others_words_kept_keeps_them(told: Workspace) -> None:
    destroy.destroy(told, [person_named(told, "Nigar")], "withdrawn", names_too=False)
    assert told.vault.list(Account)[0].text == SAID


def test_the_interviews_somebody_gave_are_found_in_every_case(told: Workspace) -> None:
    nigar = person_named(told, "Nigar")
    (item,) = destroy.told_by(told, nigar.id)
    assert told.vault.get(Interview, item.id).interviewee == nigar.id


def test_what_is_not_there_is_not_destroyed(told: Workspace) -> None:
    for ask in (
        lambda: destroy.plan(told, [destroy.Item("account", "none")]),
        lambda: destroy.destroy(told, [destroy.Item("account", "none")], "other"),
        lambda: destroy.item_of(told, "C-001", "account", "T9"),
        lambda: destroy.destroy_again(told),
    ):
        with pytest.raises(NothingToDestroy):
            ask()


@pytest.mark.parametrize("code", ["DEMO-01", "DEMO-07"])
def test_of_an_invented_case_nothing_is_left_but_tombstones(workspace: Workspace, code: str) -> None:
    document = resources.path("demo") / f"{code}.json"
    import_records.import_files(workspace, [document])
    case = show_case.case_by_code(workspace, code)
    names = [each.name_full for each in case.persons if each.name_full]
    sentences = [line for each in case.accounts for line in each.text.split(".") if len(line) > 40]
    destroy.destroy(workspace, [destroy.item_of(workspace, code, "case")], "retention")
    assert {type(each) for kind in (Case, Person, Account) for each in workspace.vault.list(kind)} == set()
    assert len(workspace.vault.list(Tombstone)) >= len(case.persons) + len(case.accounts) + 1
    workspace.vault.verify()
    path = workspace.path
    workspace.close()
    left = found(decrypted(path, WORDS), [*names, *sentences, code])
    print(f"{code}: {len(names)} names, {len(sentences)} sentences, {len(left)} left")
    assert left == []


def test_a_document_with_words_that_were_destroyed_is_refused_until_somebody_wants_it(
    workspace: Workspace,
) -> None:
    document = resources.path("demo") / "DEMO-08.json"
    import_records.import_files(workspace, [document])
    (account, *_) = show_case.case_by_code(workspace, "DEMO-08").accounts
    destroy.destroy(workspace, [destroy.item_of(workspace, "DEMO-08", "case")], "withdrawn")
    with pytest.raises(CameBack) as caught:
        import_records.import_files(workspace, [document])
    assert account.code in caught.value.sentence
    assert workspace.vault.cases() == ()
    imported = import_records.import_files(workspace, [document], even_destroyed=True)
    assert any("is here again" in notice for notice in imported.notices)
    assert len(workspace.vault.cases()) == 1


def test_the_place_one_was_at_is_forgotten_when_it_was_in_what_is_gone(told: Workspace) -> None:
    from cahier.workflows import resume

    account = told.vault.list(Account)[0]
    resume.remember(told, {"page": "interview", "account_id": account.account_id, "draft": "I was there"})
    destroy.destroy(told, [destroy.Item("account", account.account_id)], "mistake")
    assert resume.last_place(told) == {}
    resume.remember(told, {"page": "cases"})
    destroy.destroy(told, [person_named(told, "Qulu")], "mistake")
    assert resume.last_place(told) == {"page": "cases"}


def test_the_notebook_says_what_was_destroyed_and_names_nobody(told: Workspace, tmp_path: Path) -> None:
    destroy.destroy(told, [person_named(told, "Nigar")], "danger")
    rows = destroy.destroyed(told)
    assert {each.kind for each in rows} == {"account", "interview", "person"}
    assert "Nigar" not in json.dumps([dataclasses.asdict(each) for each in rows])
