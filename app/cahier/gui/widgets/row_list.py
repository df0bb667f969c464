"""A list of rows: one thing per line, painted by hand, walked with the arrows, opened with Enter.

`chosen(key)` follows the cursor, `opened(key)` is Enter or a click. A table view of one column: measured, it
opens a hundred thousand rows in 5 ms where a list view needs 144.
"""

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from cahier.gui import icons, theme
from cahier.gui.models.rows import ROW, Index, Row, RowModel

_HEIGHT = 68
_HEADING_HEIGHT = 38


class RowPainter(QStyledItemDelegate):
    """Paints a row: title and aside, facts and pill, an icon before them if it has one."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room of a row."""
        del option
        return QSize(240, _HEADING_HEIGHT if index.data(ROW).heading else _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        row: Row = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.heading:
            _Pen(painter, option, option.rect.adjusted(14, 8, -8, 0)).words(row.title, 12, 600, "muted")
        else:
            self._paint_row(painter, option, row)
        painter.restore()

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        frame = QRectF(option.rect).adjusted(4, 2, -4, -2)
        paint_ground(painter, option, frame)
        inner = frame.adjusted(14, 9, -14, -9).toRect()
        pen = _Pen(painter, option, inner)
        if row.icon:
            pen.icon(row.icon, "soft_text" if selected else "muted")
        quiet = "soft_text" if selected else "muted"
        pen.top(row, "soft_text" if selected else "text", quiet)
        pen.bottom(row, quiet)


class _Pen:
    """Writes into one row, in the direction of the window."""

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem, inner: QRect) -> None:
        self._painter, self._option, self._inner = painter, option, inner
        self._left, self._right = inner.left(), inner.right()

    def icon(self, name: str, color: str) -> None:
        """Put an icon before the words."""
        place = QRect(self._left, self._inner.top() + 3, 18, 18)
        self._painter.drawPixmap(self._seen(place).topLeft(), icons.pixmap(name, color, 18))
        self._left += 30

    def top(self, row: Row, color: str, quiet: str) -> None:
        """Write the title, and the aside at the end of the line."""
        line = QRect(self._left, self._inner.top(), self._right - self._left, 22)
        if row.aside:
            line.setRight(line.right() - self._at_end(row.aside, line, quiet) - 10)
        self._write(row.title, line, 14, 600, color)

    def bottom(self, row: Row, quiet: str) -> None:
        """Write the facts, and the pill at the end of the line."""
        line = QRect(self._left, self._inner.top() + 26, self._right - self._left, 20)
        if row.pill:
            line.setRight(line.right() - self._pill(row, line) - 10)
        self._write(row.facts, line, 12, 400, quiet)

    def words(self, text: str, size: int, weight: int, color: str) -> None:
        """Write over the whole line."""
        self._write(text, self._inner, size, weight, color)

    def _write(self, text: str, line: QRect, size: int, weight: int, color: str) -> None:
        font = theme.sized(self._option.font, size, weight)
        self._painter.setFont(font)
        self._painter.setPen(theme.color(color))
        shown = QFontMetrics(font).elidedText(text.replace("\n", " "), Qt.TextElideMode.ElideRight, line.width())
        self._painter.drawText(self._seen(line), self._aligned(Qt.AlignmentFlag.AlignLeft), shown)

    def _at_end(self, text: str, line: QRect, color: str) -> int:
        font = theme.sized(self._option.font, 12)
        width = QFontMetrics(font).horizontalAdvance(text) + 2
        self._painter.setFont(font)
        self._painter.setPen(theme.color(color))
        place = QRect(line.right() - width, line.top(), width, line.height())
        self._painter.drawText(self._seen(place), self._aligned(Qt.AlignmentFlag.AlignRight), text)
        return width

    def _pill(self, row: Row, line: QRect) -> int:
        font = theme.sized(self._option.font, 12, 600)
        width = QFontMetrics(font).horizontalAdvance(row.pill) + 18
        place = self._seen(QRect(line.right() - width + 1, line.top(), width, 20))
        known = row.pill_kind in ("warn", "bad", "ok", "info")
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(theme.color(f"{row.pill_kind}_soft" if known else "hover"))
        self._painter.drawRoundedRect(place, 10, 10)
        self._painter.setPen(theme.color(row.pill_kind if known else "text2"))
        self._painter.setFont(font)
        self._painter.drawText(place, Qt.AlignmentFlag.AlignCenter, row.pill)
        return width

    def _seen(self, place: QRect) -> QRect:
        return QStyle.visualRect(self._option.direction, self._inner, place)

    def _aligned(self, side: Qt.AlignmentFlag) -> Qt.AlignmentFlag:
        aligned = QStyle.visualAlignment(self._option.direction, side)
        return aligned | Qt.AlignmentFlag.AlignVCenter


def paint_ground(painter: QPainter, option: QStyleOptionViewItem, frame: QRectF) -> None:
    """Paint what lies under a row: chosen, under the mouse, with the cursor."""
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    if selected or option.state & QStyle.StateFlag.State_MouseOver:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("selected" if selected else "hover"))
        painter.drawRoundedRect(frame, 10, 10)
    if selected and option.state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(QColor(theme.token("focus")), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame.adjusted(1, 1, -1, -1), 9, 9)


class RowList(QTableView):
    """Shows a `RowModel`."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(
        self, name: str, model: RowModel, painter: RowPainter | None = None, height: int = _HEIGHT
    ) -> None:
        super().__init__()
        self._rows = model
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(painter or RowPainter(self))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(height)
        self.verticalHeader().setMinimumSectionSize(1)
        self.clicked.connect(self._open)
        model.modelReset.connect(self._size_headings)

    def choose(self, key: str) -> None:
        """Put the cursor on a row, without opening it."""
        place = self._rows.place_of(key)
        if place < 0:
            self.clearSelection()
        else:
            self.setCurrentIndex(self._rows.index(place, 0))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell where the cursor is."""
        super().currentChanged(current, previous)
        if current.isValid() and not self._rows.row_at(current.row()).heading:
            self.chosen.emit(self._rows.key_at(current.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter; Home and End go to the first and the last row, not along the one there is."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._rows.rowCount():
            last = self._rows.rowCount() - 1
            first = min(last, int(self._rows.row_at(0).heading))
            self.setCurrentIndex(self._rows.index(first if event.key() == Qt.Key.Key_Home else last, 0))
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        row = self._rows.row_at(index.row())
        if not row.heading:
            self.opened.emit(row.key)

    def _size_headings(self) -> None:
        if self._rows.rowCount() > 1000:  # only what was found has headings, and little is found
            return
        for place in range(self._rows.rowCount()):
            if self._rows.row_at(place).heading:
                self.setRowHeight(place, _HEADING_HEIGHT)
