"""Joins the page of a case with the vault: reads it, and reads it again when something of it changed."""

from PySide6.QtCore import QObject, QTimer, Signal

from cahier.domain.notion import Notion
from cahier.domain.records import CaseRecords
from cahier.domain.submission import Release
from cahier.gui.screens.case_page import CasePage
from cahier.gui.session import Session
from cahier.workflows import attach_evidence, show_case
from cahier.workflows.workspace import Workspace

_GATHER = 40  # milliseconds: a held arrow key walks over many cases and reads only the last
_ELSEWHERE = {Notion.DECISION, Notion.AUDIT}


class CaseController(QObject):
    """Shows one case at a time."""

    shown = Signal(str)

    def __init__(self, session: Session, page: CasePage) -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self._wanted = ""
        self.records: CaseRecords | None = None
        self.releases: tuple[Release, ...] = ()
        self._gather = QTimer(self, singleShot=True, interval=_GATHER)
        self._gather.timeout.connect(self._read)
        session.changed.connect(self._changed)

    @property
    def case_id(self) -> str:
        """The case that is wanted: shown, or about to be."""
        return self._wanted

    def show(self, case_id: str) -> None:
        """Show a case, soon."""
        if case_id != self._wanted:
            self._wanted = case_id
            self._gather.start()

    def show_now(self, case_id: str) -> None:
        """Show a case at once, read anew."""
        self._wanted = case_id
        self._read()

    def forget(self) -> None:
        """Show none."""
        self._gather.stop()
        self._wanted, self.records, self.releases = "", None, ()

    def _read(self) -> None:
        self._gather.stop()
        case_id = self._wanted

        def read(workspace: Workspace) -> tuple[CaseRecords, tuple[Release, ...], dict[str, str]]:
            kept_on = attach_evidence.kept_on(workspace, case_id)
            return show_case.case(workspace, case_id), show_case.releases(workspace, case_id), kept_on

        if case_id:
            self._session.run(read, lambda answer: self._show(case_id, *answer))

    def _show(
        self, case_id: str, records: CaseRecords, releases: tuple[Release, ...], kept_on: dict[str, str]
    ) -> None:
        if case_id == self._wanted:
            self.records, self.releases = records, releases
            self._page.show_case(records, releases, kept_on)
            self.shown.emit(case_id)

    def _changed(self, notions: frozenset[Notion]) -> None:
        self._page.say_saved()
        if notions - _ELSEWHERE and self._wanted:
            self._read()
