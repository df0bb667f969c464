"""Opens the form of a record and saves what it holds. Which form, kind and notion belong together is data."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from cahier.domain.consent import Consent
from cahier.domain.detention import Detention
from cahier.domain.event import Event
from cahier.domain.evidence import Evidence
from cahier.domain.interview import Interview
from cahier.domain.notion import Notion
from cahier.domain.organisation import Organisation
from cahier.domain.person import Role
from cahier.domain.place import Place
from cahier.domain.proceeding import Proceeding
from cahier.domain.records import CaseRecords
from cahier.domain.submission import Release
from cahier.gui.controllers.person_forms import PersonForms
from cahier.gui.controllers.removals import Removals
from cahier.gui.dates import today
from cahier.gui.forms import around, facts
from cahier.gui.forms import case as case_forms
from cahier.gui.forms.names import named, referred
from cahier.gui.forms.plain import changed, fields_of, shown
from cahier.gui.forms.spec import Spec
from cahier.gui.models.case_parts import consent_of, people_choices
from cahier.gui.screens.form_page import FormPage
from cahier.gui.session import Session
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
    "evidence": Kept(around.EVIDENCE, Evidence, "evidence", "evidence_id", Notion.EVIDENCE),
    "place": Kept(around.PLACE, Place, "places", "place_id", Notion.PLACE),
    "organisation": Kept(
        around.ORGANISATION, Organisation, "organisations", "organisation_id", Notion.ORGANISATION
    ),
    "interview": Kept(case_forms.INTERVIEW, Interview, "interviews", "interview_id", Notion.INTERVIEW),
    "consent": Kept(case_forms.CONSENT, Consent, "consents", "consent_id", Notion.CONSENT),
}


class FormsController(QObject):
    """Makes the page of a form; `ready(page)` to show it, `done` when it is saved or left."""

    ready = Signal(object)
    done = Signal()
    case_made = Signal(str)
    interview_begun = Signal(str, str)  # case_id, account_id
    removed = Signal(object)  # the records that are gone
    case_removed = Signal(str)
    withdrawal_wanted = Signal(str, str)  # case_id, person_id
    destroying_wanted = Signal(object, str)  # items, what they are called

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._place: dict[str, str] = {}
        self._page: FormPage | None = None
        self._releases: Sequence[Release] = ()
        self._records: CaseRecords | None = None
        self._removals = Removals(self._write, self)
        self._removals.removed.connect(self.removed)
        self._removals.case_removed.connect(self.case_removed)
        self._removals.destroying_wanted.connect(self.destroying_wanted)
        self._people = PersonForms(self._write, self._removals, self)
        self._people.consent_wanted.connect(self._open_consent)
        self._people.withdrawal_wanted.connect(self.withdrawal_wanted)

    def place(self) -> dict[str, str]:
        """Return which form is open, and what is typed in it."""
        if self._page is None:
            return {}
        return {**self._place, "draft": self._page.draft()}

    @property
    def unfinished(self) -> FormPage | None:
        """The form in which something is typed that is not saved, if there is one."""
        return self._page if self._page is not None and self._page.is_touched else None

    def forget(self) -> None:
        """Let go of the form, and of what is typed in it: what it was about is gone."""
        self._page, self._records = None, None
        self._place = {}

    def open(
        self,
        records: CaseRecords | None,
        form: str,
        record_id: str = "",
        draft: str = "",
        releases: Sequence[Release] = (),
    ) -> None:
        """Show a form: `form` names it, `record_id` says of what; empty for a new one.

        One that is unfinished is shown instead: what is typed in it is never thrown away.
        """
        if self.unfinished is not None:
            self.unfinished.say_unfinished()
            self.ready.emit(self.unfinished)
            return
        self._records, self._releases = records, releases
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
            return self._people.person(records, record_id, self._releases)
        if form == "consent":
            return self._consent(records, record_id)
        return self._fact(records, _KEPT[form], record_id)

    def _open_consent(self, person_id: str) -> None:
        self.open(self._records, "consent", person_id)

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
        page = FormPage(case_forms.CASE, new=False, removable=True)
        page.show_plain(shown(records.case))
        self._removals.of_case(page, records)
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
                    workspace, case_id, plain["language"], plain["interviewee"], newcomer=_newcomer(plain)
                ),
                {Notion.INTERVIEW, Notion.ACCOUNT, Notion.PERSON, Notion.CASE_PERSON},
                lambda begun: self.interview_begun.emit(case_id, begun[1].account_id),
            )
        )
        return page

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
        self._removals.of_record(page, found[0])
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


def _newcomer(plain: dict[str, Any]) -> tuple[str, Role] | None:
    """Return the name and the part of somebody who tells and is not recorded yet."""
    name = (plain["newcomer"] or "").strip()
    return (name, plain["part"] or "ROLE.INTERVIEWEE") if name else None
