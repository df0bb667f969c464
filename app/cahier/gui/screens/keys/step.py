"""One change of the keys on a page of its own: what it means, what it needs to know, and the passphrase again."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from cahier.gui import theme
from cahier.gui.widgets.ask_again import AskAgain
from cahier.gui.widgets.buttons import danger, primary
from cahier.gui.widgets.cards import Card, Column
from cahier.gui.widgets.labels import body
from cahier.gui.widgets.note import Note
from cahier.gui.widgets.page import PageHeader


class KeyStep(QWidget):
    """Emits `go_requested(what)` once nothing is missing, and `closed`. `what` is for the controller alone."""

    go_requested = Signal(object)
    closed = Signal()

    def __init__(self, title: str, words: str, action: str, *, takes_away: bool = False, back: str = "") -> None:
        super().__init__()
        theme.dress(self, "page")
        self.header = PageHeader(title, back or self.tr("Back to the keys"))
        self.header.back_requested.connect(self.closed)
        QShortcut(QKeySequence("Alt+Left"), self, self.closed.emit)
        self.again = AskAgain()
        self.again.entered.connect(self.go)
        self.problem = Note("bad", "")
        self.working = QProgressBar()
        self.button = danger(action, "trash") if takes_away else primary(action)
        self.button.clicked.connect(self.go)
        self.card = Card()
        self.card.add(body(words))
        self._takes_focus: QWidget = self.again
        column = Column(title)
        column.add(self.card)
        column.finish()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.header)
        outer.addWidget(column, 1)

    def ask(self, *parts: QWidget) -> None:
        """Put in what the step needs to know, and end the card. The first part takes the cursor."""
        self.card.add(*parts)
        if parts:
            self._takes_focus = parts[0]
        self.working.setRange(0, 0)
        self.working.setTextVisible(False)
        self.working.setAccessibleName(self.tr("Trying the passphrase"))
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch()
        self.card.add(self.again, self.problem, self.working, row)
        self.problem.hide()
        self.set_busy(False)

    def what(self) -> Any:
        """Return what is asked for."""
        return None

    def objection(self) -> str:
        """Return what is missing or wrong, as a sentence."""
        return ""

    def show_problem(self, sentence: str) -> None:
        """Say what went wrong; another try is welcome."""
        self.set_busy(False)
        self.problem.say("bad", sentence)
        self.problem.setVisible(bool(sentence))
        self.again.setFocus()

    def set_busy(self, busy: bool) -> None:
        """Show that the passphrase is being tried."""
        self.working.setVisible(busy)
        self.button.setEnabled(not busy)

    def forget(self) -> None:
        """Empty every field with a secret in it."""
        self.again.take()

    def go(self) -> None:
        """Ask for the change, if nothing is missing."""
        if not self.button.isEnabled():
            return
        sentence = self.objection()
        if not sentence and not self.again.is_given:
            sentence = self.tr("Give your passphrase once more.")
        if sentence:
            self.show_problem(sentence)
            return
        self.problem.hide()
        self.set_busy(True)
        self.go_requested.emit(self.what())

    def showEvent(self, event: QShowEvent) -> None:
        """Let the person begin at once."""
        super().showEvent(event)
        self._takes_focus.setFocus()
