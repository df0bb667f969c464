"""The open notebook as the window sees it: work goes to the vault thread, outcomes and changes come back.

Controllers call `run(work, then)` to read and `write(work, then, changes)` to record; `work` is given the
workspace on the vault thread. `changed` tells every screen which notions a write touched. A fault of the world
arrives as its own sentence in `failed`; a fault of ours as one general sentence, its traceback on standard error.
"""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from cahier.domain.errors import CahierError
from cahier.domain.notion import Notion
from cahier.gui import faults
from cahier.gui.garbage import Garbage
from cahier.gui.jobs import Job, JobRunner
from cahier.workflows.workspace import Workspace

T = TypeVar("T")
Work = Callable[[Workspace], Any]


class Session(QObject):
    """Holds the workspace, which only the vault thread touches."""

    changed = Signal(object)  # frozenset[Notion]
    failed = Signal(str)
    busy = Signal(bool)

    def __init__(self, runner: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.runner = runner
        self._beside = JobRunner(self, "files")
        self._garbage = Garbage(self)  # what runs on those threads must unmake no widget
        self._workspace: Workspace | None = None
        self._entering = False
        self._waiting = 0

    @property
    def is_open(self) -> bool:
        """Whether a notebook is open, or being opened."""
        return self._entering or self._workspace is not None

    def open(self, workspace: Workspace) -> None:
        """Take over a workspace that was opened on the vault thread."""
        self._workspace = workspace

    def enter(
        self,
        opening: Callable[[], Workspace],
        then: Callable[[Any], object],
        failed: Callable[[str], object] | None = None,
    ) -> Job:
        """Open a notebook on the vault thread, where it stays: closing waits for it even while it is opened."""

        def work(_report: object) -> None:
            try:
                self.open(opening())
            finally:
                self._entering = False

        self._entering = True
        return self.start(work, then, failed)

    def run(
        self,
        work: Work,
        then: Callable[[Any], object] | None = None,
        failed: Callable[[str], object] | None = None,
    ) -> Job:
        """Do `work(workspace)` on the vault thread; `then` gets its answer, `failed` the sentence of a fault."""
        return self.start(lambda report: work(self._open_workspace()), then, failed)

    def follow(
        self,
        work: Callable[[Workspace, Callable[[object], None]], Any],
        then: Callable[[Any], object] | None = None,
        failed: Callable[[str], object] | None = None,
    ) -> Job:
        """Do long work that is given a `report`: the job that comes back tells `progressed` and can `cancel`."""
        return self.start(lambda report: work(self._open_workspace(), report), then, failed)

    def end(
        self,
        work: Callable[[Workspace, Callable[[object], None]], Any],
        then: Callable[[Any], object],
        failed: Callable[[str], object],
    ) -> Job:
        """Do what closes the notebook for good. After a failure `is_open` tells whether it still is."""

        def ending(report: Callable[[object], None]) -> Any:
            workspace = self._open_workspace()
            try:
                return work(workspace, report)
            finally:
                if not workspace.is_open:
                    self._workspace = None

        return self.start(ending, then, failed)

    def start(
        self,
        function: Callable[[Callable[[object], None]], Any],
        then: Callable[[Any], object] | None = None,
        failed: Callable[[str], object] | None = None,
    ) -> Job:
        """Do what needs no workspace yet, or reports its progress."""
        return self._follow(self.runner.run(function), then, failed)

    def aside(
        self,
        work: Callable[[Workspace, Callable[[object], None]], Any],
        then: Callable[[Any], object] | None = None,
        failed: Callable[[str], object] | None = None,
    ) -> Job:
        """Do `work(workspace, report)` beside the vault thread: what is long and touches files, never records."""
        return self._follow(self._beside.run(lambda report: work(self._open_workspace(), report)), then, failed)

    def _follow(
        self, job: Job, then: Callable[[Any], object] | None, failed: Callable[[str], object] | None
    ) -> Job:
        self._count(+1)
        job.succeeded.connect(lambda answer: self._succeeded(answer, then))
        job.failed.connect(lambda error: self._failed(error, failed))
        job.cancelled.connect(lambda: self._count(-1))
        return job

    def write(
        self,
        work: Work,
        then: Callable[[Any], object] | None = None,
        changes: Iterable[Notion] = (),
        failed: Callable[[str], object] | None = None,
    ) -> Job:
        """Record something. Told as changed: what the work answers with, if notions, else `changes`."""

        def recorded(answer: Any) -> None:
            self.changed.emit(answer if isinstance(answer, frozenset) else frozenset(changes))
            if then is not None:
                then(answer)

        return self.run(work, recorded, failed)

    def write_now(self, work: Callable[[Workspace], T], seconds: float = 5.0) -> T:
        """Record and wait for it: only for `flush`, when the process is about to end."""
        return self.runner.run_and_wait(lambda: work(self._open_workspace()), seconds)

    def close_now(self, seconds: float = 5.0) -> None:
        """Close the notebook and wait for it."""
        self._beside.cancel_all()
        if self.is_open:
            self.runner.run_and_wait(self._close, seconds)

    def _close(self) -> None:
        workspace, self._workspace = self._workspace, None
        if workspace is not None:
            workspace.close()

    def finish(self) -> None:
        """Wait for what is under way on both threads, when the window is gone."""
        self._beside.cancel_all()
        for runner in (self._beside, self.runner):
            runner.close()
            runner.forget_all()

    def _open_workspace(self) -> Workspace:
        if self._workspace is None:
            raise RuntimeError("no notebook is open")
        return self._workspace

    def _succeeded(self, answer: Any, then: Callable[[Any], object] | None) -> None:
        self._count(-1)
        if then is not None:
            then(answer)

    def _failed(self, error: Exception, failed: Callable[[str], object] | None) -> None:
        self._count(-1)
        (failed or self.failed.emit)(self.sentence_of(error))

    def _count(self, change: int) -> None:
        self._waiting += change
        self.busy.emit(self._waiting > 0)

    def sentence_of(self, error: Exception) -> str:
        """Return what people are told about an error."""
        if isinstance(error, CahierError):
            return error.sentence
        faults.report(error)
        return self.tr(
            "Something went wrong in Cahier itself. What was saved before is safe. "
            "Lock the notebook, unlock it and try again."
        )
