"""The marks of a text in a list: what is written there, what kind it is, and what was decided."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cahier.gui import icons, theme
from cahier.gui.widgets.labels import isolated
from cahier.gui.widgets.mark_kinds import MarkLine, icon_of, word_of

_Index = QModelIndex | QPersistentModelIndex
_LINE = Qt.ItemDataRole.UserRole
_PAD = 10


class MarkModel(QAbstractListModel):
    """The marks of one text, in reading order."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[MarkLine, ...] = ()

    def fill(self, lines: tuple[MarkLine, ...]) -> None:
        """Show these marks; rows that stay are kept, so that the list does not jump."""
        if len(lines) != len(self.lines):
            self.beginResetModel()
            self.lines = lines
            self.endResetModel()
            return
        self.lines = lines
        if lines:
            self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many marks there are."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a mark, or how it reads."""
        line = self.lines[index.row()]
        if role == _LINE:
            return line
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{line.surface}. {self.state(line)}"
        return line.surface if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) else None

    def state(self, line: MarkLine) -> str:
        """Return the kind and the verdict in words."""
        if line.verdict == "hide":
            verdict = self.tr("hidden as {}").format(isolated(line.replacement))
        elif line.verdict == "keep":
            verdict = self.tr("kept")
        else:
            verdict = self.tr("not decided") if line.sure else self.tr("please judge")
        return f"{word_of(line.kind)} · {verdict}"


class _MarkDelegate(QStyledItemDelegate):
    """Paints a mark in two lines, its verdict as an icon before them."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        metrics = option.fontMetrics
        return QSize(0, 2 * metrics.lineSpacing() + 2 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line: MarkLine = index.data(_LINE)
        area: QRect = option.rect.adjusted(2, 1, -2, -1)
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("selected" if chosen else "hover"))
            painter.drawRoundedRect(QRectF(area), 8, 8)
        if chosen and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), 8, 8)
        self._words(painter, area, line, index, chosen)
        painter.restore()

    def _words(self, painter: QPainter, area: QRect, line: MarkLine, index: _Index, chosen: bool) -> None:
        open_mark = line.verdict is None
        icon = icons.pixmap(icon_of(line), "warn" if open_mark else "muted", 16)
        inner = area.adjusted(_PAD, 0, -_PAD, 0)
        middle = inner.center().y()
        mirrored = QStyle.visualRect(self._direction(), inner, QRect(inner.left(), middle - 8, 16, 16))
        painter.drawPixmap(mirrored.topLeft(), icon)
        words = QStyle.visualRect(self._direction(), inner, inner.adjusted(16 + _PAD, 0, 0, 0))
        model = index.model()
        state = model.state(line) if isinstance(model, MarkModel) else ""
        upper, lower = words.adjusted(0, 7, 0, -words.height() // 2), words.adjusted(0, words.height() // 2, 0, -7)
        base = painter.font()
        painter.setFont(theme.sized(base, 14, QFont.Weight.Medium))
        painter.setPen(theme.color("soft_text" if chosen else "text"))
        self._line(painter, upper, line.surface.replace("\n", " "), Qt.AlignmentFlag.AlignBottom)
        painter.setFont(theme.sized(base, 12))
        painter.setPen(theme.color("soft_text" if chosen else "warn" if open_mark else "muted"))
        self._line(painter, lower, state, Qt.AlignmentFlag.AlignTop)

    def _line(self, painter: QPainter, area: QRect, text: str, vertical: Qt.AlignmentFlag) -> None:
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        leading = QStyle.visualAlignment(self._direction(), Qt.AlignmentFlag.AlignLeft)
        painter.drawText(area, leading | vertical, shown)

    def _direction(self) -> Qt.LayoutDirection:
        view = self.parent()
        return view.layoutDirection() if isinstance(view, QListView) else Qt.LayoutDirection.LeftToRight


class MarkList(QListView):
    """Shows marks; `chosen` tells which row the reviewer went to."""

    chosen = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.marks = MarkModel()
        self.setModel(self.marks)
        self.setItemDelegate(_MarkDelegate(self))
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._moved)

    def show_marks(self, lines: tuple[MarkLine, ...], current: int) -> None:
        """Show marks, with the reviewer at one of them."""
        self.selectionModel().blockSignals(True)
        self.marks.fill(lines)
        self.selectionModel().blockSignals(False)
        self.go_to(current)

    def go_to(self, row: int) -> None:
        """Put the reviewer at a mark."""
        if 0 <= row < self.marks.rowCount() and row != self.currentIndex().row():
            self.setCurrentIndex(self.marks.index(row))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the mark in view when what is said about it takes more room."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def keyboardSearch(self, search: str) -> None:
        """Leave letters to the keys of the review (H, K, S, N, A, U)."""

    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self.chosen.emit(now.row())
