"""While it is found out what would go: to look for a person in all that others say may take some seconds."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from cahier.gui import theme
from cahier.gui.text import isolated
from cahier.gui.widgets.cards import Card, Column
from cahier.gui.widgets.labels import soft
from cahier.gui.widgets.page import PageHeader


class LookingPage(QWidget):
    """Emits `closed` when nobody wants to know any more."""

    closed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        theme.dress(self, "page")
        title, words = self.tr("Destroy for ever"), self.tr("Looking for what would go …")
        self.header = PageHeader(title, self.tr("Back, and destroy nothing"))
        self.header.set_facts(isolated(name))
        self.header.back_requested.connect(self.closed)
        for keys in ("Esc", "Alt+Left"):
            QShortcut(QKeySequence(keys), self, self.closed.emit)
        working = QProgressBar()
        working.setRange(0, 0)
        working.setTextVisible(False)
        working.setAccessibleName(words)
        card = Card()
        card.add(soft(words), working)
        column = Column(title)
        column.add(card)
        column.finish()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.header)
        outer.addWidget(column, 1)

    def showEvent(self, event: QShowEvent) -> None:
        """Put the cursor on the way back."""
        super().showEvent(event)
        self.header.take_focus()
