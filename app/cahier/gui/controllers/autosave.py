"""Keeps what is being typed in the vault, and says truthfully what is there.

A pause in typing saves, and so does a while of typing without a pause; `flush` saves at once and waits. "Saved"
is said only when the write has returned and nothing was typed since. A write that failed is said, and tried
again until it succeeds.
"""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from cahier.gui.session import Session, Work
from cahier.gui.widgets.kept_mark import Kept

PAUSE = 1_000  # milliseconds without typing after which it saves; with the write this stays below two seconds
WHILE = 1_500  # milliseconds of typing without a pause: a kill then costs less than two seconds of it
RETRY = 3_000  # milliseconds until a failed write is tried again


class Autosave(QObject):
    """Saves one thing. `take` is asked, on the GUI thread, for the work of writing what there is now."""

    kept = Signal(object)

    def __init__(
        self,
        session: Session,
        take: Callable[[], Work],
        parent: QObject,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        super().__init__(parent)
        self._session, self._take, self._now = session, take, now
        self._dirty = False
        self._running = 0
        self._saved_at: datetime | None = None
        self._then: Callable[[], object] | None = None
        self.edits = 0  # how often something was typed; tells whether what was read since is still true
        self.pause = QTimer(self, singleShot=True, interval=PAUSE)
        self.longest = QTimer(self, singleShot=True, interval=WHILE)
        self.again = QTimer(self, singleShot=True, interval=RETRY)
        for timer in (self.pause, self.longest, self.again):
            timer.timeout.connect(self._on_time)

    @property
    def unsaved(self) -> bool:
        """Whether something is not known to be in the vault."""
        return self._dirty or self._running > 0

    def begin(self) -> None:
        """Start over with something that is in the vault as it is shown."""
        self._stop()
        self._dirty, self._saved_at = False, None
        self.kept.emit(Kept("saved"))

    def touch(self) -> None:
        """Note that something was typed."""
        self.edits += 1
        if not self._dirty:
            self._dirty = True
            self.kept.emit(Kept("typing", self._saved_at))
        self.pause.start()
        if not self.longest.isActive():
            self.longest.start()

    def save(self) -> None:
        """Queue a write of whatever is not saved yet."""
        self._stop()
        if self._dirty:
            self._dirty = False
            self._running += 1
            self._session.write(self._take(), lambda _changed: self._succeeded(), failed=self._failed)

    def when_saved(self, then: Callable[[], object]) -> None:
        """Do something once all is in the vault: now if it is. Where the write fails, it is not done."""
        if self.unsaved:
            self._then = then
            self.save()
        else:
            then()

    def flush(self) -> None:
        """Write what is not saved yet and return when it is on the disk; raises what the write raises."""
        self._stop()
        if self.unsaved:
            self._session.write_now(self._take())
            self._dirty = False
            self._saved_at = self._now()
            self.kept.emit(Kept("saved", self._saved_at))

    def _on_time(self) -> None:
        if self._running:  # one write at a time: what was typed meanwhile goes with the next
            self.pause.start()
        else:
            self.save()

    def _succeeded(self) -> None:
        self._running -= 1
        self._saved_at = self._now()
        if self.unsaved:
            self.kept.emit(Kept("typing", self._saved_at))
            if self._then is not None:
                self.save()
            return
        self.kept.emit(Kept("saved", self._saved_at))
        then, self._then = self._then, None
        if then is not None:
            then()

    def _failed(self, sentence: str) -> None:
        self._running -= 1
        self._dirty = True
        self._then = None
        self.kept.emit(Kept("failed", self._saved_at, sentence))
        self.again.start()

    def _stop(self) -> None:
        for timer in (self.pause, self.longest, self.again):
            timer.stop()
