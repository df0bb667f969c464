"""Before you go on: a notebook that is older than the one seen here last. The researcher decides, knowingly."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from cahier.gui import theme
from cahier.gui.widgets.button_row import ButtonRow
from cahier.gui.widgets.buttons import primary, secondary
from cahier.gui.widgets.cards import Card, Column
from cahier.gui.widgets.labels import soft
from cahier.gui.widgets.note import Note
from cahier.gui.widgets.page import PageHeader


class BeforeScreen(QWidget):
    """Emits `lock_requested`, `accept_requested` (only after a tick), or `closed` to decide another time."""

    lock_requested = Signal()
    accept_requested = Signal()
    closed = Signal()

    def __init__(self, sentences: Sequence[str]) -> None:
        super().__init__()
        theme.dress(self, "page")
        self.lock = primary(self.tr("Lock it, and look for the newer one"), "lock")
        self.later = secondary(self.tr("Look at it, and decide later"), "eye")
        self.knows = QCheckBox(self.tr("I know why this notebook is older, and it is the one I want"))
        self.accept = secondary(self.tr("Go on with this one"), "check")
        self.accept.setEnabled(False)
        self.knows.toggled.connect(self.accept.setEnabled)
        for button, signal in (
            (self.lock, self.lock_requested),
            (self.later, self.closed),
            (self.accept, self.accept_requested),
        ):
            button.clicked.connect(signal)
        column = Column(self.tr("Before you go on"))
        column.add(*(Note("warn", sentence) for sentence in sentences), self._stop(), self._go_on())
        column.finish()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(PageHeader(self.tr("Before you go on")))
        outer.addWidget(column, 1)

    def showEvent(self, event: QShowEvent) -> None:
        """Put the cursor on the safe answer."""
        super().showEvent(event)
        self.lock.setFocus()

    def _stop(self) -> Card:
        card = Card(self.tr("If you did not expect this"))
        card.add(
            soft(
                self.tr(
                    "Somebody may have put an older copy in its place: to make you lose what you wrote since, "
                    "or to bring back what you took out. Nothing is lost by waiting."
                )
            )
        )
        card.add(ButtonRow((self.lock, self.later)))
        return card

    def _go_on(self) -> Card:
        card = Card(self.tr("If you put it back yourself"))
        card.add(
            soft(
                self.tr(
                    "From then on this computer takes this one for the latest, and is silent about it. What was "
                    "written into the newer one is not in here, and is not brought over."
                )
            ),
            self.knows,
        )
        card.add(ButtonRow((self.accept,)))
        return card
