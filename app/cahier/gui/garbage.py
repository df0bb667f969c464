"""Garbage is collected on the thread of the window alone.

Python collects what refers to itself on whatever thread happens to make the next object. On the vault thread that
unmade widgets of the door with their running timers, and the window crashed as it opened: Qt's objects must be
unmade on their own thread.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EACH = 1000  # milliseconds


class Garbage(QObject):
    """Looks each second whether Python would have collected by itself, and does so here."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._ticks = QTimer(self, interval=_EACH)
        self._ticks.timeout.connect(self.collect)
        self._ticks.start()

    def collect(self) -> int:
        """Collect the oldest generation that is due; answer with the number of things unmade."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                return gc.collect(generation)
        return 0
