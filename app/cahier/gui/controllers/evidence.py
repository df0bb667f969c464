"""Joins the page of a file with the notebook: reads it, has it looked at, and copies the original out."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cahier.domain.evidence import CustodyEvent, Evidence
from cahier.domain.notion import Notion
from cahier.domain.records import CaseRecords
from cahier.gui.controllers.listening import ListeningController
from cahier.gui.jobs import Job, Report
from cahier.gui.models import evidence_parts
from cahier.gui.screens.evidence_page import EvidencePage
from cahier.gui.session import Session
from cahier.gui.text import isolated
from cahier.gui.widgets.choosing import choose_folder
from cahier.gui.widgets.picture_view import image_of
from cahier.workflows import attach_evidence, look_at, show_case, take_out
from cahier.workflows.look_at import Pixels
from cahier.workflows.workspace import Workspace

Read = tuple[CaseRecords, tuple[CustodyEvent, ...]]


class EvidenceController(QObject):
    """Shows one file at a time."""

    left = Signal(str)
    edit_wanted = Signal(str)  # evidence_id
    cover_wanted = Signal(str, str)  # case_id, evidence_id

    def __init__(self, session: Session, page: EvidencePage, parent: QObject | None = None) -> None:
        super().__init__(parent or page)
        self._session, self.page = session, page
        self._case_id, self._evidence_id = "", ""
        self._evidence: Evidence | None = None
        self._looking: Job | None = None
        self.listening = ListeningController(session, page.player, self)
        self.listening.ready.connect(self._heard)
        self.listening.told.connect(lambda sentence: self._not_shown(self._evidence, sentence))
        page.closed.connect(self._leave)
        page.edit_requested.connect(lambda: self.edit_wanted.emit(self._evidence_id))
        page.copy_agreed.connect(self._choose_place)
        page.cover_requested.connect(lambda: self.cover_wanted.emit(self._case_id, self._evidence_id))
        session.changed.connect(self._changed)

    def open(self, case_id: str, evidence_id: str) -> None:
        """Show a file."""
        self._case_id, self._evidence_id, self._evidence = case_id, evidence_id, None
        self._stop()
        self._read(self._opened)

    def flush(self) -> None:
        """Be silent: the process is about to end."""
        self._stop()

    def place(self) -> dict[str, str]:
        """Return what brings the researcher back to this file."""
        return {"evidence_id": self._evidence_id}

    def _read(self, then: Callable[[Read], object]) -> None:
        case_id, evidence_id = self._case_id, self._evidence_id

        def read(workspace: Workspace) -> Read:
            records = show_case.case(workspace, case_id)
            log = [
                line
                for item in records.evidence
                if item.evidence_id == evidence_id
                for line in attach_evidence.custody(workspace, item)
            ]
            return records, tuple(log)

        self._session.run(read, then)

    def _opened(self, read: Read) -> None:
        records, log = read
        evidence = next((item for item in records.evidence if item.evidence_id == self._evidence_id), None)
        if evidence is None:
            self._leave()
            return
        self._evidence = evidence
        self.page.begin()
        self._describe(evidence, records, log)
        if (evidence.mime or "").startswith("audio/") or evidence.mime in look_at.HEARD_ALONE:
            self.page.tell("info", self.tr("Opening the recording, in a process of its own …"))
            self.listening.open(evidence)
        else:
            self._look(evidence)

    def _describe(self, evidence: Evidence, records: CaseRecords, log: tuple[CustodyEvent, ...]) -> None:
        title = evidence.title or evidence_parts.kind_of(evidence.mime)
        facts = evidence_parts.facts_of(evidence, records, log[0].when if log else "")
        self.page.show_facts(title, isolated(evidence.code), facts)
        self.page.show_log(evidence_parts.verdict_on(log), evidence_parts.log_lines(log))

    def _look(self, evidence: Evidence) -> None:
        self.page.tell("info", self.tr("Looking at it, in a process of its own that can do nothing else …"))

        def look(workspace: Workspace, report: Report) -> Pixels:
            with attach_evidence.open_attachment(workspace, evidence) as opened:
                return look_at.look(opened, evidence, report)

        self._looking = self._session.aside(
            look,
            lambda pixels: self._show(evidence, pixels),
            lambda sentence: self._not_shown(evidence, sentence),
        )

    def _show(self, evidence: Evidence, pixels: Pixels) -> None:
        if evidence is self._evidence:
            self._looking = None
            self.page.told.hide()
            self.page.picture.show_image(image_of(pixels.width, pixels.height, pixels.rgb))
            self.page.picture.show()
            self.page.cover.show()

    def _heard(self) -> None:
        if self._evidence is not None and self._evidence.mime in look_at.HEARD_ALONE:
            words = self.tr("Only the sound is played here. Moving pictures are not shown; they could do harm.")
            self.page.tell("info", words)
        else:
            self.page.told.hide()
        self.page.player.show()

    def _not_shown(self, evidence: Evidence | None, sentence: str) -> None:
        if evidence is not None and evidence is self._evidence:
            self._looking = None
            tried = evidence.mime in (*look_at.SHOWN, *look_at.HEARD, *look_at.HEARD_ALONE)
            self.page.tell("warn" if tried else "info", sentence)

    def _choose_place(self) -> None:
        choose_folder(self.page, self.tr("Where to put the copy"), self.copy_to)

    def copy_to(self, folder: Path) -> None:
        """Copy the original into a folder: written beside the vault thread, noted on it."""
        evidence = self._evidence
        if evidence is None:
            return

        def write(workspace: Workspace, report: Report) -> Path:
            with attach_evidence.open_attachment(workspace, evidence) as opened:
                return take_out.write_beside(opened, evidence, folder, report)

        def note(part: Path) -> None:
            self._session.write(
                lambda workspace: take_out.let_go(workspace, evidence, part),
                self._copied,
                {Notion.CUSTODY_EVENT},
                self._not_copied,
            )

        self._session.aside(write, note, self._not_copied)

    def _copied(self, place: Path) -> None:
        words = self.tr("Copied out as {name}. It is not sealed there. Do not open it on this computer.")
        self.page.say_outcome("warn", words.format(name=isolated(place.name)))

    def _not_copied(self, sentence: str) -> None:
        self.page.say_outcome("bad", sentence)

    def _changed(self, notions: frozenset[Notion]) -> None:
        if self._evidence is not None and notions & {Notion.CUSTODY_EVENT, Notion.EVIDENCE}:
            self._read(self._read_again)

    def _read_again(self, read: Read) -> None:
        records, log = read
        for item in records.evidence:
            if item.evidence_id == self._evidence_id:
                self._describe(item, records, log)
                return
        self._stop()  # it is gone: nothing of it is played on
        self._evidence = None

    def _stop(self) -> None:
        self.listening.close()
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None

    def _leave(self) -> None:
        self._stop()
        self._evidence = None
        self.left.emit(self._case_id)
