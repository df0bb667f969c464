"""The weekly look at everything, in small steps while nobody touches the notebook; or all at once when asked.

Says nothing while all is well. Records are read in short slices on the vault thread, so that a save never waits
long; the files of evidence beside it. Where it stands is in the vault: the lock may come at any moment.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from cahier.gui.jobs import Job
from cahier.gui.locking import Watch
from cahier.gui.session import Session
from cahier.workflows import verify
from cahier.workflows.verify import Extent, Finding, Item

IDLE = 20.0  # seconds without a touch before it goes on by itself
_PAUSE = 2000  # milliseconds between two slices of the weekly look
_SLICE = 0.4  # seconds of one


class CheckController(QObject):
    """Looks; `found` tells what is harmed, `over` that everything was read, `progressed` how far it is."""

    found = Signal(object)  # Finding
    progressed = Signal(object)  # Extent
    over = Signal()
    failed = Signal(str)

    def __init__(self, session: Session, watch: Watch, parent: QObject, pause: int = _PAUSE) -> None:
        super().__init__(parent)
        self._session, self._watch = session, watch
        self._is_asked = False
        self._is_done = False  # for this session: nothing is due, or something was found
        self._begins_anew = False
        self._in_steps = True  # where nothing can be noted, there is no going on another time
        self._job: Job | None = None
        self._told: tuple[str, ...] = ()
        self._ticks = QTimer(self, interval=pause)
        self._ticks.timeout.connect(self._tick)

    def begin(self) -> None:
        """Look from now on, when it is due and nobody touches anything."""
        self._session.run(verify.standing, self._begun, self._give_up)

    def look_at_everything(self) -> None:
        """Read everything now, from the beginning."""
        self._is_asked, self._is_done, self._begins_anew, self._told = True, False, True, ()
        if not self._in_steps:
            self._follow()
        elif self._job is None:
            self._go_on()

    def stop(self) -> None:
        """Go on another time, by itself."""
        if self._is_asked:
            self._is_asked = False
            if self._job is not None:
                self._job.cancel()

    @property
    def is_asked(self) -> bool:
        """Whether somebody waits for it."""
        return self._is_asked

    def _begun(self, standing: verify.Round) -> None:
        self._in_steps = standing.can_be_kept
        self._is_done = not (standing.is_due and standing.can_be_kept)
        self._ticks.start()

    def _tick(self) -> None:
        may = self._is_asked or (not self._is_done and self._watch.idle >= IDLE)
        if may and self._job is None and self._session.is_open:
            self._slice()

    def _follow(self) -> None:
        """Read everything in one piece."""

        def done(finding: Finding | None) -> None:
            self._job = None
            self._end()
            if finding is None:
                self.over.emit()
            else:
                self.found.emit(finding)

        self._job = self._session.follow(verify.find, done, self._give_up)
        self._job.cancelled.connect(self._stopped)

    def _slice(self) -> None:
        self._run(lambda workspace: verify.look_on(workspace, _SLICE), self._looked)

    def _looked(self, outcome: bool | Finding) -> None:
        if self._begins_anew:
            self._go_on()
        elif isinstance(outcome, Finding):
            self._end()
            self.found.emit(outcome)
        elif outcome:
            self._run(verify.next_item, self._read)
        else:
            self._go_on()

    def _read(self, item: Item | None) -> None:
        if self._begins_anew:
            self._go_on()
            return
        if item is None:
            self._end()
            self.over.emit()
            return

        def done(faults: tuple[str, ...]) -> None:
            self._job = None
            if faults:
                self._told = (*self._told, *faults)
                self.found.emit(Finding("evidence", self._told))
            self._run(lambda workspace: verify.note_item(workspace, item, faults), lambda _none: self._go_on())

        self._job = self._session.aside(
            lambda workspace, report: verify.read_item(workspace, item, report), done, self._give_up
        )
        self._job.cancelled.connect(self._stopped)

    def _go_on(self) -> None:
        """Go on at once when somebody waits; else the next tick asks whether it still may."""
        if self._is_asked:
            work = verify.begin_anew if self._begins_anew else verify.extent
            self._begins_anew = False
            self._run(work, self._tell_extent)

    def _tell_extent(self, extent: Extent) -> None:
        self.progressed.emit(extent)
        self._slice()

    def _run(self, work: Callable[..., object], then: Callable[..., object]) -> None:
        def done(answer: object) -> None:
            self._job = None
            then(answer)

        if self._session.is_open:
            self._job = self._session.run(work, done, self._give_up)
            self._job.cancelled.connect(self._stopped)

    def _stopped(self) -> None:
        self._job = None

    def _give_up(self, sentence: str) -> None:
        """Leave it for another session: a disk that does not answer is told to who asked."""
        self._job = None
        asked = self._is_asked
        self._end()
        if asked:
            self.failed.emit(sentence)

    def _end(self) -> None:
        self._is_asked, self._is_done, self._begins_anew = False, True, False
