"""A plain question before the one step that nothing takes back. The safe answer has the focus."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from cahier.gui import theme
from cahier.gui.widgets.buttons import danger, secondary
from cahier.gui.widgets.labels import Label


class Question(QFrame):
    """Emits `agreed` or `declined`; hidden until it is asked."""

    agreed = Signal()
    declined = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme.dress(self, "note", "bad")
        self._words = Label("", wrap=True)
        self.yes, self.no = danger("", "trash"), secondary("")
        self.yes.clicked.connect(self._agree)
        self.no.clicked.connect(self.decline)
        answers = QHBoxLayout()
        answers.setSpacing(10)
        answers.addStretch()
        answers.addWidget(self.no)
        answers.addWidget(self.yes)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 14, 12)
        column.setSpacing(10)
        column.addWidget(self._words)
        column.addLayout(answers)
        self.hide()

    def ask(self, words: str, yes: str, no: str) -> None:
        """Ask."""
        self._words.setText(words)
        self.yes.setText(yes)
        self.no.setText(no)
        self.no.setAccessibleDescription(words)
        self.show()
        self.no.setFocus()

    @property
    def text(self) -> str:
        """What it asks."""
        return self._words.text()

    def _agree(self) -> None:
        self.hide()
        self.agreed.emit()

    def decline(self) -> None:
        """Take it as no."""
        self.hide()
        self.declined.emit()
