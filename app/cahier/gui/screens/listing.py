"""A page that lists what there is, each with what can be done about it, and tells what became of a change."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cahier.gui import theme
from cahier.gui.widgets.buttons import Button, secondary
from cahier.gui.widgets.cards import Column
from cahier.gui.widgets.note import Note
from cahier.gui.widgets.page import PageHeader


class ListingScreen(QWidget):
    """Emits `step_requested(step, key of an entry or "")`."""

    step_requested = Signal(str, str)

    def __init__(self, title: str, facts: str) -> None:
        super().__init__()
        theme.dress(self, "page")
        self.told = Note("ok", "")
        self.told.hide()
        self._first: Button | None = None
        self._column = Column(title)
        self._column.add(self.told)
        header = PageHeader(title)
        header.set_facts(facts)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(header)
        outer.addWidget(self._column, 1)

    def list_cards(self, *cards: QWidget, told: str = "") -> None:
        """Show cards, and above them what became of the change made just now."""
        self._column.add(*cards)
        self._column.finish()
        self.told.say("ok", told)
        self.told.setVisible(bool(told))

    def button(self, step: str, words: str, icon: str, key: str = "", of: str = "") -> Button:
        """Return a button for a step; `of` is what the entry is called, for who does not see where it stands."""
        button = secondary(words, icon)
        if of:
            button.setAccessibleName(f"{words}: {of}")
        button.clicked.connect(lambda: self.step_requested.emit(step, key))
        self._first = self._first or button
        return button

    def showEvent(self, event: QShowEvent) -> None:
        """Put the cursor on the first thing there is to do."""
        super().showEvent(event)
        if self._first is not None:
            self._first.setFocus()
