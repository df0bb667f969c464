"""What the ledger answers: who holds anything about somebody, however a brief used them."""

from typing import Any

import pytest

from cahier.domain.account import Account
from cahier.domain.case import Case
from cahier.domain.decision import Decision
from cahier.domain.event import Event
from cahier.domain.interview import Interview
from cahier.domain.person import CasePerson, Person
from cahier.domain.submission import Release, ReleasedFile
from cahier.workflows import ledger
from cahier.workflows.check_release import withheld_by
from cahier.workflows.record import save
from cahier.workflows.workspace import Workspace

FILE = ReleasedFile(format="txt", name="brief-AZ-ABCD.txt", sha256="0" * 64, size=1)


def left(workspace: Workspace, **more: Any) -> None:
    save(
        workspace,
        Case(case_id="C-1", code="C-1"),
        Event(
            event_id="e1",
            case_id="C-1",
            code="E1",
            act="TNR.T.THREAT",
            targets=("told-of",),
            sources=("paper", "talk"),
        ),
        Interview(interview_id="talk", case_id="C-1", code="I1", interviewee="teller"),
        Release(
            release_id="r",
            case_id="C-1",
            code="R1",
            when="2026-01-01T00:00:00Z",
            profile="ep_brief",
            recipient="European Parliament",
            purpose="PUR.EP",
            decision="released",
            **{"files": (FILE,), **more},
        ),
    )


@pytest.mark.parametrize(
    ("who", "line"),
    [
        ("relied-on", {"persons": ("relied-on",)}),
        ("official", {"named": ("official",)}),  # nobody asks officials, so no consent of theirs is in the line
        ("told-of", {"elements": ("event E1",)}),
        ("teller", {"elements": ("event E1",)}),
    ],
)
def test_whoever_a_brief_used_in_any_way_is_found(workspace: Workspace, who: str, line: dict[str, Any]) -> None:
    left(workspace, **line)
    assert [each.release_id for each in ledger.about(workspace, who)] == ["r"]
    assert ledger.about(workspace, "somebody else") == ()


def test_a_line_without_files_holds_nothing_about_anybody(workspace: Workspace) -> None:
    left(workspace, persons=("relied-on",), files=())
    assert ledger.about(workspace, "relied-on") == ()


def test_words_of_an_account_that_were_decided_to_be_no_name_are_not_withheld(workspace: Workspace) -> None:
    text = "Sonra Filankəs Uydurmayev gəldi və hər şeyi danışdı."
    save(
        workspace,
        Case(case_id="C-1", code="C-1"),
        Person(person_id="p", name_full="Torgul Sinaqli"),
        CasePerson(case_id="C-1", person_id="p", code="P1", role=("ROLE.TARGET",)),
        Account(account_id="a", case_id="C-1", interview_id="i", code="A1", language="az", text=text),
    )
    before = {person.name_full for person in withheld_by(workspace).people}
    assert before == {"Torgul Sinaqli", "Filankəs Uydurmayev"}
    kept = {"verdict": "keep", "scope": "case", "surface": "Filankəs Uydurmayev", "type": "NAME"}
    save(workspace, Decision(decision_id="d", case_id="C-1", **kept))  # type: ignore[arg-type]
    assert {person.name_full for person in withheld_by(workspace).people} == {"Torgul Sinaqli"}
