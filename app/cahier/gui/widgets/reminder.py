"""A calm note in the sidebar: something is due, and where to do it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from cahier.gui import theme
from cahier.gui.widgets.buttons import link
from cahier.gui.widgets.labels import Label

_OF_LINK = 6  # pixels before the words of a link, so that both lines begin in one place


class Reminder(QFrame):
    """Hidden unless there is something to say; `acted` is its button."""

    acted = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme.dress(self, "note", "warn")
        self._words = Label("", wrap=True)
        self._button = link("")
        self._button.clicked.connect(self.acted)
        column = QVBoxLayout(self)
        column.setContentsMargins(12 - _OF_LINK, 10, 12, 6)
        self._words.setContentsMargins(_OF_LINK, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._words)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def say(self, words: str, action: str) -> None:
        """Say something else."""
        self._words.setText(words)
        self._button.setText(action)

    @property
    def text(self) -> str:
        """What it says."""
        return self._words.text()
