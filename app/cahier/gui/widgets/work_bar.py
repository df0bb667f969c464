"""Long work: what it is doing, how far it is, and a button that stops it."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from cahier.gui.translation import QT_TRANSLATE_NOOP
from cahier.gui.widgets.buttons import secondary
from cahier.gui.widgets.labels import muted

_STEPS = 1000
_READING = QT_TRANSLATE_NOOP("Work", "Reading the notebook …")
_BACK = QT_TRANSLATE_NOOP("Work", "Reading the copy back …")
_RESTORING = QT_TRANSLATE_NOOP("Work", "Restoring …")
_PHASES = {
    "reading the notebook": _READING,
    "pages": _READING,
    "references": _READING,
    "seals": _READING,
    "records": _READING,
    "evidence": QT_TRANSLATE_NOOP("Work", "Reading the evidence …"),
    "copying": QT_TRANSLATE_NOOP("Work", "Copying what can be read …"),
    "copying the records": QT_TRANSLATE_NOOP("Work", "Copying the records …"),
    "writing": QT_TRANSLATE_NOOP("Work", "Writing the copy …"),
    "reading the copy back": _BACK,
    "reading the copy": _BACK,
    "restoring": _RESTORING,
    "opening what was restored": QT_TRANSLATE_NOOP("Work", "Opening what was restored …"),
    "comparing": QT_TRANSLATE_NOOP("Work", "Comparing …"),
}
"""What the core calls its steps, and what people read."""


class WorkBar(QWidget):
    """Hidden unless something is under way. `stopped` is the wish to end it."""

    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = muted("")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.stop = secondary(self.tr("Stop"), "close")
        self.stop.clicked.connect(self._stop)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addStretch()
        left.addWidget(self._words)
        left.addWidget(self.bar)
        left.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(left, 1)
        row.addWidget(self.stop)
        self.hide()

    def begin(self, words: str) -> None:
        """Show that something begins."""
        self._say(words)
        self.bar.setRange(0, 0)
        self.stop.setEnabled(True)
        self.show()

    def show_progress(self, progress: object) -> None:
        """Show a step of the core, by its name or by how much of how much."""
        total = getattr(progress, "total", 0)
        if total:
            self.bar.setRange(0, _STEPS)
            self.bar.setValue(_STEPS * getattr(progress, "done", 0) // total)
            return
        name = "writing" if str(progress).startswith("writing") else str(progress)
        if name in _PHASES:
            self._say(QCoreApplication.translate("Work", _PHASES[name]))
            self.bar.setRange(0, 0)

    def end(self) -> None:
        """Show nothing any more."""
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._words.text()

    def _say(self, words: str) -> None:
        self._words.setText(words)
        self.bar.setAccessibleName(words)

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self._say(self.tr("Stopping …"))
        self.stopped.emit()
