"""A tab that holds one list: its rows, what can be added, and what stands there while it is empty."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cahier.gui.models.rows import Row, RowModel
from cahier.gui.widgets.buttons import secondary
from cahier.gui.widgets.empty import Empty
from cahier.gui.widgets.row_list import RowList, RowPainter


class ListTab(QWidget):
    """Emits `opened(key)` and `add_requested(kind)`."""

    opened = Signal(str)
    add_requested = Signal(str)

    def __init__(
        self,
        name: str,
        empty: Empty,
        adds: Sequence[tuple[str, str, str]] = (),
        painter: RowPainter | None = None,
        height: int = 68,
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
        self._bar = QWidget()
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(0, 0, 0, 8)
        bar.setSpacing(8)
        for kind, icon, words in adds:
            button = secondary(words, icon)
            button.clicked.connect(lambda _=False, kind=kind: self.add_requested.emit(kind))
            bar.addWidget(button)
        bar.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 16, 20, 10)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._stack, 1)
        self._has_adds = bool(adds)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows, with the cursor where it was."""
        current = self.list.currentIndex()
        key = self.rows.key_at(current.row()) if current.isValid() else ""
        self.rows.show(rows)
        self.list.choose(key)
        self._stack.setCurrentWidget(self.list if rows else self._empty)
        self._bar.setVisible(bool(rows) and self._has_adds)
