"""The forms about a person of a case: the first line of somebody new, and all that is known of somebody."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from cahier.domain.notion import Notion
from cahier.domain.person import Person
from cahier.domain.records import CaseRecords
from cahier.domain.relationship import Relationship
from cahier.domain.submission import Release
from cahier.gui.controllers.removals import Removals, Writing
from cahier.gui.dates import today
from cahier.gui.forms import people
from cahier.gui.forms.plain import changed, shown
from cahier.gui.models.case_parts import consent_of, consent_state, name_of_person, people_choices
from cahier.gui.screens.form_page import FormPage
from cahier.gui.widgets.consent_card import ConsentCard
from cahier.gui.widgets.holders_card import HoldersCard
from cahier.gui.wording import word
from cahier.workflows import record
from cahier.workflows.workspace import Workspace


class PersonForms(QObject):
    """Makes pages about people; `consent_wanted(person_id)` from a person's page."""

    consent_wanted = Signal(str)
    withdrawal_wanted = Signal(str, str)  # case_id, person_id

    def __init__(self, write: Writing, removals: Removals, parent: QObject) -> None:
        super().__init__(parent)
        self._write, self._removals = write, removals

    def person(self, records: CaseRecords, person_id: str, releases: Sequence[Release]) -> FormPage:
        """Make the page of a person; of somebody new when there is no id."""
        others = tuple(choice for choice in people_choices(records) if choice[0] != person_id)
        if not person_id:
            return self._new(records, others)
        page = FormPage(people.PERSON, others, new=False, removable=True)
        person, part = records.person(person_id), records.role_of(person_id)
        tie = _tie_of(records, person_id)
        page.header.set_title(name_of_person(person) or part.code)
        page.header.set_facts("  ·  ".join((part.code, *(word(role) for role in part.role))))
        card = ConsentCard(consent_of(records, person_id), *consent_state(records, person_id, today()))
        card.wanted.connect(lambda: self.consent_wanted.emit(person_id))
        card.withdrawal_wanted.connect(lambda: self.withdrawal_wanted.emit(records.case.case_id, person_id))
        page.put_first(HoldersCard([each for each in releases if person_id in each.persons]))
        page.put_first(card)
        in_the_case = {
            "role": part.role[0] if part.role else None,
            "role_detail": part.role_detail,
            "kin": tie.kin if tie else None,
            "kin_to": tie.to_person if tie else None,
        }
        page.show_plain({**shown(person), **in_the_case})
        page.save_requested.connect(lambda plain: self._save(page, records, person, plain))
        self._removals.of_record(page, person, part)
        return page

    def _new(self, records: CaseRecords, others: tuple[tuple[str, str], ...]) -> FormPage:
        page = FormPage(people.NEW_PERSON, others)
        targets = [part.person_id for part in records.roles if "ROLE.TARGET" in part.role]
        page.show_plain(
            {"role": "ROLE.RELATIVE" if targets else "ROLE.TARGET", "kin_to": targets[0] if targets else None}
        )
        case_id = records.case.case_id
        page.save_requested.connect(
            lambda plain: self._write(
                page,
                lambda workspace: record.add_person(
                    workspace, case_id, plain["name"], plain["role"], kin=plain["kin"], kin_to=plain["kin_to"]
                ),
                {Notion.PERSON, Notion.CASE_PERSON, Notion.RELATIONSHIP},
            )
        )
        return page

    def _save(self, page: FormPage, records: CaseRecords, person: Person, plain: dict[str, Any]) -> None:
        part = records.role_of(person.person_id)
        role, detail, kin, kin_to = (plain.pop(key) for key in ("role", "role_detail", "kin", "kin_to"))
        roles = (role, *(other for other in part.role[1:] if other != role))
        parts = (changed(person, plain), record.changed(part, role=roles, role_detail=detail))
        tie = _tie_of(records, person.person_id)

        def work(workspace: Workspace) -> frozenset[Notion]:
            if not (kin and kin_to):
                notions = record.save(workspace, *parts)
                return notions | record.remove(workspace, tie) if tie else notions
            ends = {"from_person": person.person_id, "kin": kin, "to_person": kin_to}
            made = (
                record.changed(tie, **ends) if tie else record.made(workspace, Relationship, part.case_id, **ends)
            )
            return record.save(workspace, *parts, made)

        self._write(page, work)


def _tie_of(records: CaseRecords, person_id: str) -> Relationship | None:
    return next((tie for tie in records.relationships if tie.from_person == person_id), None)
