"""What happened, on one line through time: a list whose rows hang on a line, hollow where nobody is sure."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from cahier.gui import icons, theme
from cahier.gui.models.rows import ROW, Index, Row
from cahier.gui.widgets.row_list import RowPainter, paint_ground

HEIGHT = 66
_RADIUS = 15
_DATES = 150


class MomentPainter(RowPainter):
    """Paints the date, a circle on the line, and what happened."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room of a row."""
        del option, index
        return QSize(240, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        row: Row = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option, QRectF(option.rect).adjusted(4, 2, -4, -2))
        dates = min(_DATES, option.rect.width() // 4)
        centre = self._centre(option, dates)
        self._line(painter, option, centre, index)
        self._circle(painter, centre, row)
        self._words(painter, option, row, dates)
        painter.restore()

    def _centre(self, option: QStyleOptionViewItem, dates: int) -> QPointF:
        place = QRect(option.rect.left() + dates + 36, option.rect.center().y(), 1, 1)
        return QPointF(QStyle.visualRect(option.direction, option.rect, place).topLeft())

    def _line(self, painter: QPainter, option: QStyleOptionViewItem, centre: QPointF, index: Index) -> None:
        painter.setPen(QPen(theme.color("line"), 2))
        top, bottom = option.rect.top(), option.rect.bottom() + 1
        if index.row() > 0:
            painter.drawLine(QPointF(centre.x(), top), QPointF(centre.x(), centre.y() - _RADIUS))
        if index.row() < index.model().rowCount() - 1:
            painter.drawLine(QPointF(centre.x(), centre.y() + _RADIUS), QPointF(centre.x(), bottom))

    def _circle(self, painter: QPainter, centre: QPointF, row: Row) -> None:
        pen = QPen(theme.color("line2" if row.unsure else "accent"), 2)
        if row.unsure:
            pen.setDashPattern([2, 1.6])
        painter.setPen(pen)
        painter.setBrush(theme.color("card"))
        painter.drawEllipse(centre, _RADIUS, _RADIUS)
        drawn = icons.pixmap(row.icon, "muted" if row.unsure else "accent", 16)
        painter.drawPixmap(centre - QPointF(8, 8), drawn)

    def _words(self, painter: QPainter, option: QStyleOptionViewItem, row: Row, dates: int) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        whole, left = option.rect, option.rect.left()
        start = left + dates + 64
        width = whole.right() - start - 14
        quiet = "soft_text" if selected else "muted"
        self._write(
            painter, option, QRect(left + 10, whole.top(), dates, HEIGHT), row.aside, 13, 500, quiet, end=True
        )
        above = QRect(start, whole.top() + 11, width, 22)
        self._write(painter, option, above, row.title, 14, 500, "soft_text" if selected else "text")
        self._write(painter, option, QRect(start, whole.top() + 34, width, 18), row.facts, 12, 400, quiet)

    def _write(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        place: QRect,
        text: str,
        size: int,
        weight: int,
        color: str,
        *,
        end: bool = False,
    ) -> None:
        font = theme.sized(option.font, size, weight)
        painter.setFont(font)
        painter.setPen(theme.color(color))
        side = Qt.AlignmentFlag.AlignRight if end else Qt.AlignmentFlag.AlignLeft
        aligned = QStyle.visualAlignment(option.direction, side) | Qt.AlignmentFlag.AlignVCenter
        where = QStyle.visualRect(option.direction, option.rect, place)
        if end:  # a date is never cut short: it takes a second line
            painter.drawText(where, aligned | Qt.TextFlag.TextWordWrap, text)
            return
        shown = QFontMetrics(font).elidedText(text.replace("\n", " "), Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(where, aligned, shown)
