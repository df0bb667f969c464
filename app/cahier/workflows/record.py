"""Record cases, people, interviews and facts. Whoever records gives the words; ids and codes are made here."""

import dataclasses
import re
from collections.abc import Iterable
from typing import Any, TypeVar

from cahier.crypto.ids import new_id
from cahier.domain.account import Account
from cahier.domain.case import Case
from cahier.domain.consent import Consent
from cahier.domain.decision import Decision
from cahier.domain.detention import Detention
from cahier.domain.event import Event
from cahier.domain.evidence import Evidence
from cahier.domain.interview import Interview
from cahier.domain.notion import Notion
from cahier.domain.organisation import Organisation
from cahier.domain.person import CasePerson, Person, Role
from cahier.domain.place import Place
from cahier.domain.proceeding import Proceeding
from cahier.domain.relationship import Relationship
from cahier.domain.submission import Release, Submission
from cahier.vault.kinds import id_of
from cahier.workflows.workspace import Workspace

T = TypeVar("T")
# The id field of each kind, and the letter its codes begin with (None: people never say a code for it).
_MADE: dict[type, tuple[str, str | None]] = {
    Relationship: ("relationship_id", None),
    Organisation: ("organisation_id", "O"),
    Place: ("place_id", "G"),
    Event: ("event_id", "E"),
    Proceeding: ("proceeding_id", "L"),
    Detention: ("detention_id", "D"),
    Interview: ("interview_id", "I"),
    Account: ("account_id", "T"),
    Evidence: ("evidence_id", "V"),
    Consent: ("consent_id", None),
    Submission: ("submission_id", "S"),
    Decision: ("decision_id", None),
    Release: ("release_id", "R"),
}


def new_case(workspace: Workspace, title: str) -> Case:
    """Open a case under the next free code ("C-001")."""
    taken = (line.code for line in workspace.vault.cases())
    case = Case(case_id=new_id(), code=next_code(taken, "C-", digits=3), title_internal=title.strip() or None)
    save(workspace, case)
    return case


def add_person(
    workspace: Workspace,
    case_id: str,
    name: str,
    role: Role,
    *,
    kin: str | None = None,
    kin_to: str | None = None,
) -> Person:
    """Record a person and their part in a case; `kin` says what they are to the person `kin_to`."""
    person, part = _made_person(workspace, case_id, name, role)
    tie: tuple[Relationship, ...] = ()
    if kin and kin_to:
        made = new_id()
        tie = (
            Relationship(
                relationship_id=made, case_id=case_id, from_person=person.person_id, kin=kin, to_person=kin_to
            ),
        )
    save(workspace, person, part, *tie)
    return person


def _made_person(workspace: Workspace, case_id: str, name: str, role: Role) -> tuple[Person, CasePerson]:
    person = Person(person_id=new_id(), name_full=name.strip() or None)
    codes = (part.code for part in workspace.vault.list(CasePerson, case_id))
    part = CasePerson(case_id=case_id, person_id=person.person_id, code=next_code(codes, "P"), role=(role,))
    return person, part


def start_interview(
    workspace: Workspace,
    case_id: str,
    language: str,
    interviewee: str | None = None,
    *,
    newcomer: tuple[str, Role] | None = None,
) -> tuple[Interview, Account]:
    """Begin an interview with an empty account in the language spoken.

    `newcomer` is who tells when nobody recorded them yet: a name and their part in the case.
    """
    teller = _made_person(workspace, case_id, *newcomer) if newcomer and not interviewee else ()
    interviewee = teller[0].person_id if teller else interviewee
    interview = made(
        workspace, Interview, case_id, interviewee=interviewee, languages=(language,), mode="in_person"
    )
    account = made(workspace, Account, case_id, interview_id=interview.interview_id, language=language)
    save(workspace, *teller, interview, account)
    return interview, account


def add_account(workspace: Workspace, case_id: str, interview_id: str, language: str) -> Account:
    """Begin a working translation of an interview."""
    return add(
        workspace,
        Account,
        case_id,
        interview_id=interview_id,
        language=language,
        status="working_translation",
    )


def add(workspace: Workspace, kind: type[T], case_id: str, /, **fields: Any) -> T:
    """Record one fact of a case under a fresh id and the next free code."""
    record = made(workspace, kind, case_id, **fields)
    save(workspace, record)
    return record


def made(workspace: Workspace, kind: type[T], case_id: str, /, **fields: Any) -> T:
    """Build what `add` records, without recording it."""
    id_field, letter = _MADE[kind]
    named: dict[str, Any] = {id_field: new_id(), "case_id": case_id}
    if letter is not None:
        records: Iterable[Any] = workspace.vault.list(kind, case_id)
        named["code"] = next_code((record.code for record in records), letter)
    return kind(**{**named, **fields})


def save(workspace: Workspace, *records: object) -> frozenset[Notion]:
    """Write records in one transaction; when this returns they are on the disk."""

    def work(writer: Any) -> None:
        for record in records:
            writer.put(record)

    return workspace.vault.write(work)


def remove(workspace: Workspace, record: object) -> frozenset[Notion]:
    """Delete a record; raises StillNamed while others refer to it. A person leaves with their part in the case."""
    kind, record_id = type(record), id_of(record)
    return workspace.vault.write(lambda writer: writer.remove(kind, record_id))


def changed(record: T, **fields: Any) -> T:
    """Return the record with other values; nothing is written."""
    return dataclasses.replace(record, **fields)  # type: ignore[type-var]


def next_code(taken: Iterable[str], letters: str, digits: int = 1) -> str:
    """Return the code after the highest one that begins with these letters."""
    pattern = re.compile(re.escape(letters) + r"(\d{1,9})")
    numbers = [int(match[1]) for code in taken if (match := pattern.fullmatch(code))]
    return f"{letters}{max(numbers, default=0) + 1:0{digits}d}"
