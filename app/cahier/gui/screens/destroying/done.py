"""It is destroyed: what that did, what it did not reach, and a fresh second copy in place of the older ones."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cahier.gui import theme
from cahier.gui.limits import limit
from cahier.gui.screens.destroying.told import copy_lines, counts_of
from cahier.gui.widgets.button_row import ButtonRow
from cahier.gui.widgets.buttons import primary, secondary
from cahier.gui.widgets.cards import Card, Column
from cahier.gui.widgets.labels import soft
from cahier.gui.widgets.note import Note
from cahier.gui.widgets.page import PageHeader
from cahier.workflows.copies import Made
from cahier.workflows.destroy import Destroyed


class DestroyedPage(QWidget):
    """Emits `copy_requested` and `closed`."""

    copy_requested = Signal()
    closed = Signal()

    def __init__(self, done: Destroyed, copies: Sequence[Made], *, left: bool) -> None:
        super().__init__()
        theme.dress(self, "page")
        header = PageHeader(self.tr("Destroyed"), self.tr("Back to the cases"))
        header.back_requested.connect(self.closed)
        for keys in ("Esc", "Alt+Left"):
            QShortcut(QKeySequence(keys), self, self.closed.emit)
        self.copy = primary(self.tr("Make a fresh second copy"), "copy")
        self.copy.clicked.connect(self.copy_requested)
        self.back = secondary(self.tr("Back to the cases"))
        self.back.clicked.connect(self.closed)
        column = Column(self.tr("Destroyed"))
        column.add(Note("ok", self._words(done)))
        if not done.noted:
            column.add(Note("warn", self._unnoted()))
        if left:
            column.add(Note("warn", self.tr("Something of it had left the notebook. Ask for it back.")))
        column.add(self._copies(copies))
        column.finish()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(header)
        outer.addWidget(column, 1)

    def showEvent(self, event: QShowEvent) -> None:
        """Put the cursor on what is to be done next."""
        super().showEvent(event)
        self.copy.setFocus()

    def _words(self, done: Destroyed) -> str:
        counts = [f"{words}: {count}" for words, count in counts_of(done.records)]
        if done.files:
            counts.append(self.tr("Files of evidence: {n}").format(n=done.files))
        gone = self.tr("No page of the notebook holds it any more.")
        return "\n".join((gone, "  ·  ".join(counts)))

    def _unnoted(self) -> str:
        return self.tr("This computer could not note it, so an older copy put back here will not be noticed.")

    def _copies(self, copies: Sequence[Made]) -> Card:
        card = Card(self.tr("The older copies still hold it"))
        card.add(
            soft(
                self.tr(
                    "Make a fresh second copy now. Then destroy the older ones, sticks included, and what was "
                    "copied out or printed."
                )
            ),
            soft(f"{limit('copies_hold')} {limit('worn')}"),
            *copy_lines(copies),
        )
        card.add(ButtonRow((self.copy, self.back)))
        return card
