"""Takes files into the notebook, one after the other, beside the vault thread: what is typed meanwhile is saved.

A file is sealed first, which may take minutes, and recorded in a moment afterwards. What a lock interrupts leaves
nothing; `place` says what was still to come, so that unlocking can tell.
"""

from collections import deque
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cahier.domain.evidence import Evidence
from cahier.domain.notion import Notion
from cahier.gui.jobs import Job
from cahier.gui.models.intake_standing import Standing
from cahier.gui.session import Session
from cahier.workflows import attach_evidence
from cahier.workflows.attach_evidence import Stored, shown_name

_NOTIONS = (Notion.EVIDENCE, Notion.CUSTODY_EVENT)
_MOST_NAMES = 20  # of what was still to come


class Intake(QObject):
    """`changed(Standing)` after each step; `kept(Evidence)` for each file that is in the notebook."""

    changed = Signal(object)
    kept = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._queue: deque[tuple[str, Path]] = deque()
        self._job: Job | None = None
        self._under_way: tuple[str, Path] | None = None
        self._kept = 0
        self._refused: list[tuple[str, str]] = []

    def take(self, case_id: str, paths: Sequence[Path], others: int = 0) -> None:
        """Take these into a case; `others` were no files of this computer."""
        if self._under_way is None:
            self._kept, self._refused = 0, []
        self._queue.extend((case_id, path) for path in paths)
        if others:
            sentence = self.tr("This is an address and not a file of this computer. Nothing was fetched or kept.")
            self._refused.append((self.tr("Not a file"), f"{sentence} {self.tr('Save it as a file first.')}"))
        if self._under_way is None:
            self._next()

    def cancel(self) -> None:
        """Stop at the next piece; what is under way and what waits leaves nothing."""
        self._queue.clear()
        if self._job is not None:
            self._job.cancel()

    def place(self) -> dict[str, str]:
        """Return the names of what is not in the notebook yet, for a lock; nothing when all is."""
        under_way = [self._under_way] if self._under_way is not None else []
        names = [shown_name(path) for _, path in [*under_way, *self._queue]]
        return {"files_left": "\n".join(names[:_MOST_NAMES])} if names else {}

    def _next(self, *, stopped: bool = False) -> None:
        self._job, self._under_way = None, None
        if not self._queue:
            self.changed.emit(Standing(kept=self._kept, refused=tuple(self._refused), stopped=stopped))
            return
        case_id, path = self._under_way = self._queue.popleft()
        self._tell(0, 0)
        self._job = self._session.aside(
            lambda workspace, report: attach_evidence.bring_in(workspace, path, report),
            lambda stored: self._came_in(case_id, path, stored),
            self._refuse,
        )
        self._job.progressed.connect(lambda progress: self._tell(progress.done, progress.total))
        self._job.cancelled.connect(lambda: self._next(stopped=True))

    def _came_in(self, case_id: str, path: Path, stored: Stored) -> None:
        self._session.write(
            lambda workspace: attach_evidence.keep(workspace, case_id, stored, path),
            self._recorded,
            _NOTIONS,
            self._refuse,
        )

    def _recorded(self, evidence: Evidence) -> None:
        self._kept += 1
        self.kept.emit(evidence)
        self._next()

    def _refuse(self, sentence: str) -> None:
        if self._under_way is not None:
            self._refused.append((shown_name(self._under_way[1]), sentence))
        self._next()

    def _tell(self, done: int, total: int) -> None:
        if self._under_way is not None:
            name = shown_name(self._under_way[1])
            waiting = len(self._queue)
            self.changed.emit(Standing(name, done, total, waiting, self._kept, tuple(self._refused)))
