"""Destroying the whole notebook: what would be lost, what it does not reach, and a word to be typed.

The passphrase is not asked for: it takes a minute that somebody in danger may not have, and whoever sits at an
open notebook could remove its folder without it. The word is what keeps a slip of the hand from doing it.
"""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QLineEdit, QProgressBar, QVBoxLayout, QWidget

from cahier.gui import theme
from cahier.gui.limits import limit
from cahier.gui.screens.destroying.told import copy_lines, counted, step_in_words
from cahier.gui.widgets.button_row import ButtonRow
from cahier.gui.widgets.buttons import danger, secondary
from cahier.gui.widgets.cards import Card, Column
from cahier.gui.widgets.labels import body, field_label, muted, soft
from cahier.gui.widgets.note import Note
from cahier.gui.widgets.page import PageHeader
from cahier.workflows.quick_delete import Tally

_WIDTH = 260  # pixels of the field


class NotebookStep(QWidget):
    """Emits `agreed` once the word stands there and the button is pressed, and `closed`."""

    agreed = Signal()
    closed = Signal()

    def __init__(self, tally: Tally) -> None:
        super().__init__()
        theme.dress(self, "page")
        title = self.tr("Destroy this notebook")
        self.header = PageHeader(title, self.tr("Back, and destroy nothing"))
        self.header.back_requested.connect(self._leave)
        for keys in ("Esc", "Alt+Left"):
            QShortcut(QKeySequence(keys), self, self._leave)
        self._word = self.tr("destroy")
        self.word = QLineEdit()
        self.word.setMaximumWidth(_WIDTH)
        self.word.setMinimumHeight(40)
        self.word.textChanged.connect(self._weigh)
        self.button = danger(title, "trash")
        self.button.clicked.connect(self._go)
        self.keep = secondary(self.tr("Keep it"))
        self.keep.clicked.connect(self._leave)
        self.problem = Note("bad", "")
        self.doing = muted("")
        self.working = QProgressBar()
        self.working.setRange(0, 0)
        self.working.setTextVisible(False)
        self.column = Column(title)
        self.column.add(self._lost(tally), self._stays(tally), self._decide())
        self.column.finish()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.header)
        outer.addWidget(self.column, 1)
        self.show_problem("")

    def show_problem(self, sentence: str) -> None:
        """Say why it is still there; another try is welcome."""
        self._set_busy(False)
        self.problem.say("bad", sentence)
        self.problem.setVisible(bool(sentence))

    def show_step(self, step: object) -> None:
        """Say what is being done."""
        if words := step_in_words(step):
            self.doing.setText(words)
            self.working.setAccessibleName(words)

    def showEvent(self, event: QShowEvent) -> None:
        """Put the cursor on the way back: the safe answer, and the first of the page."""
        super().showEvent(event)
        self.header.take_focus()

    def _lost(self, tally: Tally) -> Card:
        card = Card(self.tr("What would be lost"))
        rows = (
            (self.tr("Records"), tally.records),
            (self.tr("Files of evidence"), tally.files),
            (self.tr("Records never handed over to a headquarters"), tally.never_handed_over),
            (self.tr("Records in no second copy as they are now"), tally.never_copied),
        )
        card.add(counted(rows))
        words = self.tr("All of it goes, for everybody. Only a second copy made before brings it back.")
        card.add(body(words))
        return card

    def _stays(self, tally: Tally) -> Card:
        card = Card(self.tr("What this does not reach"))
        card.add(soft(f"{limit('copies_hold')} {limit('stays')} {limit('worn')} {limit('traces')}"))
        card.add(*copy_lines(tally.copies), Note("warn", limit("search_begun")))
        return card

    def _decide(self) -> Card:
        card = Card()
        told = self.tr("To destroy it, type the word “{word}”").format(word=self._word)
        card.add(field_label(told, self.word), self.word, self.problem, self.doing, self.working)
        card.add(ButtonRow((self.keep, self.button)))
        return card

    def _weigh(self) -> None:
        typed = self.word.text().strip().casefold()
        self.button.setEnabled(typed == self._word.casefold() and not self.working.isVisibleTo(self))

    def _go(self) -> None:
        self.problem.hide()
        self._set_busy(True)
        self.agreed.emit()

    def _set_busy(self, busy: bool) -> None:
        self.doing.setText(self.tr("Destroying the keys …") if busy else "")
        self.working.setAccessibleName(self.doing.text() or self.tr("Nothing is under way"))
        for part in (self.doing, self.working):
            part.setVisible(busy)
        self.word.setEnabled(not busy)
        self.keep.setEnabled(not busy)
        self._weigh()

    def _leave(self) -> None:
        if self.keep.isEnabled():
            self.closed.emit()
