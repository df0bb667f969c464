"""A plain question before the one step that nothing takes back. The safe answer has the focus."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from cahier.gui import theme
from cahier.gui.widgets.buttons import danger, secondary
from cahier.gui.widgets.labels import Label


class Question(QFrame):
    """Emits `agreed`, `declined`, or `other_chosen` where there is another way; hidden until it is asked."""

    agreed = Signal()
    declined = Signal()
    other_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme.dress(self, "note", "bad")
        self._words = Label("", wrap=True)
        self.yes, self.no, self.other = danger("", "trash"), secondary(""), secondary("")
        self.yes.clicked.connect(self._agree)
        self.other.clicked.connect(self._choose_other)
        self.no.clicked.connect(self.decline)
        answers = QHBoxLayout()
        answers.setSpacing(10)
        answers.addStretch()
        for button in (self.no, self.other, self.yes):
            answers.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 14, 12)
        column.setSpacing(10)
        column.addWidget(self._words)
        column.addLayout(answers)
        self.hide()

    def ask(self, words: str, yes: str, no: str, other: str = "") -> None:
        """Ask; `other` is a way that is neither yes nor no."""
        self._words.setText(words)
        for button, answer in ((self.yes, yes), (self.no, no), (self.other, other)):
            button.setText(answer)
        self.other.setVisible(bool(other))
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

    def _choose_other(self) -> None:
        self.hide()
        self.other_chosen.emit()

    def decline(self) -> None:
        """Take it as no."""
        self.hide()
        self.declined.emit()
