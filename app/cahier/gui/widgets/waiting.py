"""Says how long the next passphrase has to wait after wrong ones, second by second and calmly."""

import math
import time

from PySide6.QtCore import QTimer, Signal

from cahier.gui.widgets.note import Note


class Waiting(Note):
    """Counts down by a clock, so that a window that was asleep is not behind. Emits `changed` when it is over."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__("info", "")
        self._until = 0.0
        self._ticks = QTimer(self, interval=1000)
        self._ticks.timeout.connect(self._tell)

    @property
    def left(self) -> int:
        """Whole seconds that are left."""
        return max(0, math.ceil(self._until - time.monotonic()))

    def begin(self, seconds: int) -> None:
        """Wait so long; nothing at all hides it."""
        self._until = time.monotonic() + seconds
        self._ticks.start()
        self._tell()

    def _tell(self) -> None:
        left = self.left
        if left:
            words = self.tr("Wrong several times in a row: the next try waits {n} s. Nothing is ever erased.")
            self.say("info", words.format(n=left))
        else:
            self._ticks.stop()
        self.setVisible(bool(left))
        self.changed.emit()
