"""Joins the page of an interview with the vault: accounts are loaded and saved, people and events recorded."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from cahier.domain.account import Account
from cahier.domain.event import Event
from cahier.domain.person import Person, Role
from cahier.domain.records import CaseRecords
from cahier.gui.controllers.autosave import Autosave
from cahier.gui.screens.interview import InterviewScreen
from cahier.gui.session import Session, Work
from cahier.gui.widgets.event_form import NewEvent
from cahier.gui.widgets.known_people import KnownPeople
from cahier.gui.widgets.labels import isolated
from cahier.workflows import record, show_case
from cahier.workflows.workspace import Workspace


class InterviewController(QObject):
    """Shows one account at a time. `open` begins; `flush` and `place` serve locking and coming back."""

    left = Signal(str)
    files_wanted = Signal(str)  # case_id
    files_dropped = Signal(str, object, int)  # case_id, paths, how many were none

    def __init__(self, session: Session, screen: InterviewScreen, parent: QObject | None = None) -> None:
        super().__init__(parent or screen)
        self._session, self._screen = session, screen
        self._records: CaseRecords | None = None
        self._account: Account | None = None
        self.autosave = Autosave(session, self._take, self)
        self.autosave.kept.connect(screen.show_kept)
        screen.typed.connect(self.autosave.touch)
        screen.left_text.connect(self.autosave.save)
        screen.files_wanted.connect(self._want_files)
        screen.files_dropped.connect(self._drop_files)
        screen.back_requested.connect(self._leave)
        screen.account_chosen.connect(self._show_other)
        screen.translation_wanted.connect(self._translate)
        screen.person_wanted.connect(self._add_person)
        screen.event_wanted.connect(self._add_event)

    def open(self, case_id: str, account_id: str, point: int | None = None, event: str = "") -> None:
        """Show an account, with the cursor at a place of it or at its end, and the draft of an event beside it."""

        def read() -> None:
            edits = self.autosave.edits
            self._session.run(
                lambda workspace: show_case.case(workspace, case_id), lambda records: show(records, edits)
            )

        def show(records: CaseRecords, edits: int) -> None:
            if self.autosave.edits == edits:
                self._show(records, account_id, point)
                if event:
                    self._screen.resume_form(event)
            else:  # somebody typed meanwhile: what was read is old
                self.open(case_id, account_id, point, event)

        self.autosave.when_saved(read)

    def flush(self) -> None:
        """Save what is typed and return when it is on the disk."""
        self.autosave.flush()

    def place(self) -> dict[str, str]:
        """Return what brings the researcher back to the very sentence."""
        if self._account is None:
            return {}
        return {
            "case_id": self._account.case_id,
            "account_id": self._account.account_id,
            "point": str(self._screen.editor.place()),
            "event": self._screen.event_draft(),
        }

    def _show(self, records: CaseRecords, account_id: str, point: int | None) -> None:
        account = next(each for each in records.accounts if each.account_id == account_id)
        self._records, self._account = records, account
        beside = [each for each in records.accounts if each.interview_id == account.interview_id]
        known = KnownPeople(records.persons, records.roles)
        told_by = next(
            each for each in records.interviews if each.interview_id == account.interview_id
        ).interviewee
        teller = known[told_by].name if told_by is not None and told_by in known else ""
        self._screen.show_account(account, beside, known, teller, self._facts(records, account))
        self._screen.editor.go_to(len(account.text) if point is None else point)
        self.autosave.begin()

    def _facts(self, records: CaseRecords, account: Account) -> str:
        status = self.tr("original") if account.status == "original" else self.tr("working translation")
        title = records.case.title_internal or records.case.title_public
        return "  ·  ".join(isolated(fact) for fact in (records.case.code, title, account.code, status) if fact)

    def _take(self) -> Work:
        """Bind what there is now to the work of writing it."""
        if self._account is None:
            return lambda _workspace: frozenset()
        text, mentions = self._screen.editor.content()
        self._account = replace(self._account, text=text, mentions=mentions)
        return partial(_save, account=self._account)

    def _show_other(self, account_id: str) -> None:
        if self._account is not None:
            self.open(self._account.case_id, account_id)

    def _translate(self, language: str) -> None:
        account = self._account
        if account is None:
            return
        self._session.write(
            lambda workspace: record.add_account(workspace, account.case_id, account.interview_id, language),
            lambda added: self.open(added.case_id, added.account_id),
        )

    def _add_person(self, name: str, role: Role) -> None:
        account = self._account
        if account is None:
            return

        def work(workspace: Workspace) -> tuple[Person, CaseRecords]:
            person = record.add_person(workspace, account.case_id, name, role)
            return person, show_case.case(workspace, account.case_id)

        self._session.write(work, lambda answer: self._person_added(*answer))

    def _person_added(self, person: Person, records: CaseRecords) -> None:
        self._records = records
        self._screen.know(KnownPeople(records.persons, records.roles))
        self._screen.query.link_new(person.person_id)

    def _add_event(self, event: NewEvent) -> None:
        account = self._account
        if account is None:
            return
        self._session.write(
            lambda workspace: record.add(
                workspace,
                Event,
                account.case_id,
                act=event.act,
                summary=event.summary or None,
                date=event.date,
                place_ref=event.place,
                targets=event.targets,
                certainty=event.certainty,
                sources=(account.code,),
            ),
            self._event_added,
            failed=self._screen.form.complain,
        )

    def _event_added(self, event: Event) -> None:
        self._screen.close_form()
        self._screen.say_event(event.code)

    def _want_files(self) -> None:
        if self._account is not None:
            self.files_wanted.emit(self._account.case_id)

    def _drop_files(self, paths: object, others: int) -> None:
        if self._account is not None:
            self.files_dropped.emit(self._account.case_id, paths, others)

    def _leave(self) -> None:
        if self._account is not None:
            case_id = self._account.case_id
            self.autosave.when_saved(lambda: self.left.emit(case_id))


def _save(workspace: Workspace, account: Account) -> object:
    return record.save(workspace, account)
