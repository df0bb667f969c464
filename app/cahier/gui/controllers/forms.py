"""Opens the form of a record and saves what it holds. Which form, kind and notion belong together is data."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from cahier.domain.consent import Consent
from cahier.domain.detention import Detention
from cahier.domain.event import Event
from cahier.domain.interview import Interview
from cahier.domain.notion import Notion
from cahier.domain.person import Person
from cahier.domain.proceeding import Proceeding
from cahier.domain.records import CaseRecords
from cahier.domain.relationship import Relationship
from cahier.gui.dates import today
from cahier.gui.forms import case as case_forms
from cahier.gui.forms import facts, people
from cahier.gui.forms.names import named, referred
from cahier.gui.forms.plain import changed, fields_of, shown
from cahier.gui.forms.spec import Spec
from cahier.gui.models.case_parts import consent_of, consent_state, name_of_person, people_choices
from cahier.gui.screens.form_page import FormPage
from cahier.gui.session import Session
from cahier.gui.widgets.consent_card import ConsentCard
from cahier.gui.wording import word
from cahier.workflows import record
from cahier.workflows.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Kept:
    """A kind of record with a form of its own: where a case holds it, and the name of its id."""

    spec: Spec
    kind: type
    held_in: str
    id_field: str
    notion: Notion


_KEPT = {
    "event": Kept(facts.EVENT, Event, "events", "event_id", Notion.EVENT),
    "proceeding": Kept(facts.PROCEEDING, Proceeding, "proceedings", "proceeding_id", Notion.PROCEEDING),
    "detention": Kept(facts.DETENTION, Detention, "detentions", "detention_id", Notion.DETENTION),
    "interview": Kept(case_forms.INTERVIEW, Interview, "interviews", "interview_id", Notion.INTERVIEW),
    "consent": Kept(case_forms.CONSENT, Consent, "consents", "consent_id", Notion.CONSENT),
}


class FormsController(QObject):
    """Makes the page of a form; `ready(page)` to show it, `done` when it is saved or left."""

    ready = Signal(object)
    done = Signal()
    case_made = Signal(str)
    interview_begun = Signal(str, str)  # case_id, account_id

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._place: dict[str, str] = {}
        self._page: FormPage | None = None

    def place(self) -> dict[str, str]:
        """Return which form is open, and what is typed in it."""
        if self._page is None:
            return {}
        return {**self._place, "draft": self._page.draft()}

    def open(self, records: CaseRecords | None, form: str, record_id: str = "", draft: str = "") -> None:
        """Show a form: `form` names it, `record_id` says of what; empty for a new one."""
        page = self._make(records, form, record_id)
        if page is None:
            self.done.emit()
            return
        self._place = {"form": form, "record": record_id}
        self._page = page
        page.closed.connect(self._close)
        self.ready.emit(page)
        if draft:
            page.show_draft(draft)

    def _make(self, records: CaseRecords | None, form: str, record_id: str) -> FormPage | None:
        if records is None or form == "new_case":
            return self._new_case()
        if form == "case":
            return self._case(records)
        if form == "start":
            return self._start(records)
        if form == "person":
            return self._person(records, record_id)
        if form == "consent":
            return self._consent(records, record_id)
        return self._fact(records, _KEPT[form], record_id)

    def _new_case(self) -> FormPage:
        page = FormPage(case_forms.NEW_CASE)
        page.save_requested.connect(
            lambda plain: self._write(
                page,
                lambda workspace: record.new_case(workspace, plain["title"]),
                {Notion.CASE},
                lambda case: self.case_made.emit(case.case_id),
            )
        )
        return page

    def _case(self, records: CaseRecords) -> FormPage:
        page = FormPage(case_forms.CASE, new=False)
        page.show_plain(shown(records.case))
        self._saves(page, lambda plain: (changed(records.case, plain),), {Notion.CASE})
        return page

    def _start(self, records: CaseRecords) -> FormPage:
        page = FormPage(case_forms.START, people_choices(records))
        spoken = [account.language for account in records.accounts][-1:]
        page.show_plain({"language": spoken[0] if spoken else None})
        case_id = records.case.case_id
        page.save_requested.connect(
            lambda plain: self._write(
                page,
                lambda workspace: record.start_interview(
                    workspace, case_id, plain["language"], plain["interviewee"]
                ),
                {Notion.INTERVIEW, Notion.ACCOUNT},
                lambda begun: self.interview_begun.emit(case_id, begun[1].account_id),
            )
        )
        return page

    def _person(self, records: CaseRecords, person_id: str) -> FormPage:
        others = tuple(choice for choice in people_choices(records) if choice[0] != person_id)
        if not person_id:
            return self._new_person(records, others)
        page = FormPage(people.PERSON, others, new=False)
        person, part = records.person(person_id), records.role_of(person_id)
        tie = _tie_of(records, person_id)
        page.header.set_title(name_of_person(person) or part.code)
        page.header.set_facts("  ·  ".join((part.code, *(word(role) for role in part.role))))
        card = ConsentCard(consent_of(records, person_id), *consent_state(records, person_id, today()))
        card.wanted.connect(lambda: self.open(records, "consent", person_id))
        page.put_first(card)
        page.show_plain(
            {
                **shown(person),
                "role": part.role[0] if part.role else None,
                "role_detail": part.role_detail,
                "kin": tie.kin if tie else None,
                "kin_to": tie.to_person if tie else None,
            }
        )
        page.save_requested.connect(lambda plain: self._save_person(page, records, person, plain))
        return page

    def _new_person(self, records: CaseRecords, others: tuple[tuple[str, str], ...]) -> FormPage:
        page = FormPage(people.NEW_PERSON, others)
        targets = [part.person_id for part in records.roles if "ROLE.TARGET" in part.role]
        page.show_plain(
            {"role": "ROLE.RELATIVE" if targets else "ROLE.TARGET", "kin_to": targets[0] if targets else None}
        )
        page.save_requested.connect(
            lambda plain: self._write(
                page,
                lambda workspace: record.add_person(
                    workspace,
                    records.case.case_id,
                    plain["name"],
                    plain["role"],
                    kin=plain["kin"],
                    kin_to=plain["kin_to"],
                ),
                {Notion.PERSON, Notion.CASE_PERSON, Notion.RELATIONSHIP},
            )
        )
        return page

    def _save_person(self, page: FormPage, records: CaseRecords, person: Person, plain: dict[str, Any]) -> None:
        part = records.role_of(person.person_id)
        role, detail, kin, kin_to = (plain.pop(key) for key in ("role", "role_detail", "kin", "kin_to"))
        roles = (role, *(other for other in part.role[1:] if other != role))
        parts = [changed(person, plain), record.changed(part, role=roles, role_detail=detail)]
        tie = _tie_of(records, person.person_id)

        def work(workspace: Workspace) -> frozenset[Notion]:
            if kin and kin_to:
                ends = {"from_person": person.person_id, "kin": kin, "to_person": kin_to}
                parts.append(
                    record.changed(tie, **ends)
                    if tie
                    else record.made(workspace, Relationship, part.case_id, **ends)
                )
            notions = record.save(workspace, *parts)
            if tie and not (kin and kin_to):
                notions |= record.remove(workspace, tie)
            return notions

        self._write(page, work)

    def _consent(self, records: CaseRecords, person_id: str) -> FormPage:
        standing = consent_of(records, person_id)
        page = FormPage(case_forms.CONSENT, new=standing is None)
        page.header.set_facts(dict(people_choices(records)).get(person_id, ""))
        if standing is None:
            page.show_plain({"basis": "self", "scope.narrative": True, "given_on": today().isoformat()})
            self._adds(page, records, _KEPT["consent"], {"person": person_id})
        else:
            page.show_plain(shown(standing))
            self._saves(page, lambda plain: (changed(standing, plain),), {Notion.CONSENT})
        return page

    def _fact(self, records: CaseRecords, kept: Kept, record_id: str) -> FormPage:
        found = [each for each in getattr(records, kept.held_in) if getattr(each, kept.id_field) == record_id]
        page = FormPage(kept.spec, people_choices(records), new=not found, removable=bool(found))
        if not found:
            self._adds(page, records, kept, {})
            return page
        page.show_plain(named(records, shown(found[0])))
        self._saves(page, lambda plain: (changed(found[0], referred(records, plain)),), {kept.notion})
        page.remove_requested.connect(
            lambda: self._write(page, lambda workspace: record.remove(workspace, found[0]))
        )
        return page

    def _adds(self, page: FormPage, records: CaseRecords, kept: Kept, given: dict[str, Any]) -> None:
        case_id = records.case.case_id

        def save(plain: dict[str, Any]) -> None:
            fields = {**fields_of(kept.kind, referred(records, plain)), **given}
            work: Callable[[Workspace], Any] = lambda workspace: record.add(  # noqa: E731
                workspace, kept.kind, case_id, **fields
            )
            self._write(page, work, {kept.notion})

        page.save_requested.connect(save)

    def _saves(
        self, page: FormPage, records_of: Callable[[dict[str, Any]], tuple[object, ...]], notions: set[Notion]
    ) -> None:
        page.save_requested.connect(
            lambda plain: self._write(page, lambda workspace: record.save(workspace, *records_of(plain)), notions)
        )

    def _write(
        self,
        page: FormPage,
        work: Callable[[Workspace], Any],
        notions: set[Notion] | None = None,
        then: Callable[[Any], object] | None = None,
    ) -> None:
        def saved(answer: Any) -> None:
            self._close()
            if then is not None:
                then(answer)

        self._session.write(work, saved, notions or set(), page.show_problem)

    def _close(self) -> None:
        self._page = None
        self._place = {}
        self.done.emit()


def _tie_of(records: CaseRecords, person_id: str) -> Relationship | None:
    return next((tie for tie in records.relationships if tie.from_person == person_id), None)
