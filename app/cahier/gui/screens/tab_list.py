"""A tab that holds one list: its rows, what can be added, and what stands there while it is empty."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from cahier.gui.models.rows import Row, RowModel
from cahier.gui.widgets.button_row import ButtonRow
from cahier.gui.widgets.buttons import Button, secondary
from cahier.gui.widgets.empty import Empty
from cahier.gui.widgets.row_list import RowList, RowPainter


class ListTab(QWidget):
    """Emits `opened(key)` and `add_requested(kind)`."""

    opened = Signal(str)
    about_requested = Signal(str)
    add_requested = Signal(str)

    def __init__(
        self,
        name: str,
        empty: Empty,
        adds: Sequence[tuple[str, str, str]] = (),
        painter: RowPainter | None = None,
        height: int = 68,
        about: str = "",
    ) -> None:
        super().__init__()
        self.rows = RowModel(self)
        self.list = RowList(name, self.rows, painter, height)
        self.list.opened.connect(self.opened)
        self._empty = empty
        if adds:
            empty.acted.connect(lambda: self.add_requested.emit(adds[0][0]))
        self._stack = QStackedWidget()
        self._stack.addWidget(empty)
        self._stack.addWidget(self.list)
        buttons = [self._adding(*add) for add in adds]
        self._about = secondary(about, "edit") if about else None
        if self._about is not None:
            self._about.clicked.connect(self._ask_about)
            self._about.setEnabled(False)
            self.list.chosen.connect(lambda _key: self._offer_about())
            buttons.append(self._about)
        self._bar = ButtonRow(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 16, 20, 10)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._stack, 1)
        self._adds = len(adds)

    def _ask_about(self) -> None:
        current = self.list.currentIndex()
        if current.isValid():
            self.about_requested.emit(self.rows.key_at(current.row()))

    def _offer_about(self) -> None:
        if self._about is not None:
            self._about.setEnabled(self.list.currentIndex().isValid())

    def _adding(self, kind: str, icon: str, words: str) -> Button:
        button = secondary(words, icon)
        button.clicked.connect(lambda: self.add_requested.emit(kind))
        return button

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows, with the cursor where it was."""
        current = self.list.currentIndex()
        key = self.rows.key_at(current.row()) if current.isValid() else ""
        self.rows.show(rows)
        self.list.choose(key)
        self._offer_about()
        self._stack.setCurrentWidget(self.list if rows else self._empty)
        self._bar.setVisible(self._adds > 1 or bool(rows and self._adds))
