"""Joins the page that covers a picture with the notebook: the copy is made in a process of its own, then kept."""

import json
from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from cahier.domain.evidence import Evidence
from cahier.domain.notion import Notion
from cahier.domain.records import CaseRecords
from cahier.gui.jobs import Report
from cahier.gui.models.case_parts import people_choices
from cahier.gui.screens.cover_page import CoverPage
from cahier.gui.session import Session
from cahier.gui.text import isolated
from cahier.gui.widgets.picture_view import image_of
from cahier.workflows import attach_evidence, cover_picture, look_at, show_case
from cahier.workflows.attach_evidence import Stored
from cahier.workflows.cover_picture import Box
from cahier.workflows.look_at import Pixels
from cahier.workflows.workspace import Workspace

_PAUSE = 1500  # milliseconds after which boxes are kept
_NOTIONS = (Notion.EVIDENCE, Notion.CUSTODY_EVENT)


class CoveringController(QObject):
    """Covers one picture at a time; `left(case_id, evidence_id)` with what is to be shown next."""

    left = Signal(str, str)
    drawn = Signal()

    def __init__(self, session: Session, page: CoverPage, parent: QObject | None = None) -> None:
        super().__init__(parent or page)
        self._session, self.page = session, page
        self._evidence: Evidence | None = None
        self._case_id, self._evidence_id = "", ""
        page.closed.connect(self._leave)
        page.made.connect(self._make)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.drawn)
        page.touched.connect(self._pause.start)

    def open(self, case_id: str, evidence_id: str, boxes: str = "") -> None:
        """Show a picture, with boxes that were drawn before a lock."""
        self._case_id, self._evidence_id, self._evidence = case_id, evidence_id, None
        drawn = _boxes_in(boxes)
        self._session.run(
            lambda workspace: show_case.case(workspace, case_id),
            lambda records: self._opened(records, drawn),
            self.page.show_problem,
        )

    def place(self) -> dict[str, str]:
        """Return what brings the reviewer back to these boxes."""
        return {"evidence_id": self._evidence_id, "boxes": json.dumps(self.page.canvas.boxes)}

    def _opened(self, records: CaseRecords, drawn: Sequence[Box]) -> None:
        evidence = next((item for item in records.evidence if item.evidence_id == self._evidence_id), None)
        if evidence is None:
            self._leave()
            return
        self._evidence = evidence
        people = ((person, name, person in evidence.contains_persons) for person, name in people_choices(records))
        self.page.begin("  ·  ".join((isolated(evidence.code), isolated(evidence.title or ""))), people)

        def look(workspace: Workspace, report: Report) -> Pixels:
            with attach_evidence.open_attachment(workspace, evidence) as opened:
                return look_at.look(opened, evidence, report)

        self._session.aside(look, lambda pixels: self._show(evidence, pixels, drawn), self.page.show_problem)

    def _show(self, evidence: Evidence, pixels: Pixels, drawn: Sequence[Box]) -> None:
        if evidence is self._evidence:
            self.page.show_image(image_of(pixels.width, pixels.height, pixels.rgb), drawn)

    def _make(self, boxes: tuple[Box, ...], people: tuple[str, ...]) -> None:
        evidence = self._evidence
        if evidence is None:
            return
        self.page.set_working(True)

        def cover(workspace: Workspace, report: Report) -> Stored:
            with attach_evidence.open_attachment(workspace, evidence) as opened:
                made = cover_picture.cover(opened, evidence, boxes, report)
            return cover_picture.bring_in(workspace, made)

        def keep(stored: Stored) -> None:
            self._session.write(
                lambda workspace: cover_picture.keep(workspace, evidence, stored, boxes, people),
                self._kept,
                _NOTIONS,
                self.page.show_problem,
            )

        self._session.aside(cover, keep, self.page.show_problem)

    def _kept(self, copy: Evidence) -> None:
        self._evidence_id = copy.evidence_id
        self._leave()

    def _leave(self) -> None:
        self._evidence = None
        self.left.emit(self._case_id, self._evidence_id)


def _boxes_in(text: str) -> list[Box]:
    return [(box[0], box[1], box[2], box[3]) for box in (json.loads(text) if text else [])]
