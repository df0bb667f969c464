"""What a list shows of one thing: a Qt-free row, and the model that holds rows.

The model keeps the rows as they come and makes nothing of them until a row is painted, so that a hundred thousand
cost as much as ten.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
ROW = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a list. `kind` of the pill: warn bad ok info soft. A `heading` only parts the others."""

    key: str
    title: str
    facts: str = ""
    aside: str = ""
    pill: str = ""
    pill_kind: str = ""
    icon: str = ""
    heading: bool = False
    unsure: bool = False

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return ", ".join(part for part in (self.title, self.pill, self.facts, self.aside) if part)


class RowModel(QAbstractTableModel):
    """Rows in one column. Subclass `row_at` to make rows of something else when they are needed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Any] = ()

    def show(self, rows: Sequence[Any]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_at(self, place: int) -> Row:
        """Return a row."""
        row: Row = self._rows[place]
        return row

    def key_at(self, place: int) -> str:
        """Return the key of a row."""
        return self.row_at(place).key

    def place_of(self, key: str) -> int:
        """Return where a key is; -1 when nowhere."""
        return next((place for place in range(len(self._rows)) if self.key_at(place) == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        """Return one."""
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Return what is shown, said or painted of a row."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        if role == ROW:
            return self.row_at(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.row_at(index.row()).spoken
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let every row but a heading be chosen."""
        if index.isValid() and self.row_at(index.row()).heading:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
