"""A picture over which boxes are drawn, with the mouse or with the keyboard alone.

Boxes are kept in 65,535ths of the width and the height, so that they mean the same at any size. The one that is
chosen lets its inside shine through; all others look as they will.
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cahier.gui import theme
from cahier.workflows.cover_picture import WHOLE, Box

_STEP, _FINE = WHOLE // 100, WHOLE // 500
_SMALLEST = WHOLE // 200
_GRIP = 9.0  # pixels around a corner that take hold of it
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class BoxCanvas(QWidget):
    """Emits `changed` when a box was drawn, moved, made larger or taken away, or another one chosen."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(240, 200)
        self._image = QImage()
        self.boxes: list[Box] = []
        self.chosen = -1
        self._before: list[list[Box]] = []
        self._hold: tuple[str, QPointF, Box] | None = None
        self.setAccessibleName(self.tr("The picture, with boxes over it"))

    def show_image(self, image: QImage, boxes: list[Box]) -> None:
        """Show a picture with boxes."""
        self._image, self.boxes, self._before = image, list(boxes), []
        self.chosen = len(boxes) - 1
        self._tell()

    def sizeHint(self) -> QSize:
        """Ask for as much as there is."""
        return QSize(900, 700)

    def add(self, box: Box | None = None) -> None:
        """Add a box, in the middle when nobody says where."""
        self._remember()
        self.boxes.append(box or (WHOLE * 2 // 5, WHOLE * 2 // 5, WHOLE * 3 // 5, WHOLE * 3 // 5))
        self.chosen = len(self.boxes) - 1
        self._tell()

    def remove(self) -> None:
        """Take the chosen box away."""
        if 0 <= self.chosen < len(self.boxes):
            self._remember()
            del self.boxes[self.chosen]
            self.chosen = len(self.boxes) - 1
            self._tell()

    def undo(self) -> None:
        """Take the last change back."""
        if self._before:
            self.boxes = self._before.pop()
            self.chosen = len(self.boxes) - 1
            self._tell()

    def choose(self, place: int) -> None:
        """Choose a box."""
        if self.boxes:
            self.chosen = place % len(self.boxes)
            self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do with the keyboard all that the mouse does."""
        key, held = Qt.Key(event.key()), event.modifiers()
        if key in _ARROWS and 0 <= self.chosen < len(self.boxes):
            step = _FINE if held & Qt.KeyboardModifier.ControlModifier else _STEP
            across, down = (direction * step for direction in _ARROWS[key])
            self._remember()
            if held & Qt.KeyboardModifier.ShiftModifier:
                left, top, right, bottom = self.boxes[self.chosen]
                self._put((left, top, max(left + _SMALLEST, right + across), max(top + _SMALLEST, bottom + down)))
            else:
                self._put(_moved(self.boxes[self.chosen], across, down))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove()
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.choose(self.chosen + (1 if key == Qt.Key.Key_PageDown else -1))
        elif key == Qt.Key.Key_N and not held & ~Qt.KeyboardModifier.ShiftModifier:
            self.add()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a corner or of a box, or begin a new one."""
        if event.button() is not Qt.MouseButton.LeftButton or self._image.isNull():
            return
        place = event.position()
        kind, found = self._under(place)
        self._remember()
        if kind == "new":
            x, y = self._whole(place)
            self.boxes.append((x, y, x, y))
            found = len(self.boxes) - 1
        self.chosen = found
        self._hold = (kind, place, self.boxes[found])
        self._tell()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the hand."""
        if self._hold is None:
            kind, _ = self._under(event.position())
            corner = Qt.CursorShape.SizeFDiagCursor if kind == "corner" else Qt.CursorShape.SizeAllCursor
            self.setCursor(Qt.CursorShape.CrossCursor if kind == "new" else corner)
            return
        kind, start, box = self._hold
        (x, y), (x0, y0) = self._whole(event.position()), self._whole(start)
        if kind == "move":
            self._put(_moved(box, x - x0, y - y0))
        elif kind == "corner":
            self._put((box[0], box[1], max(box[0] + _SMALLEST, x), max(box[1] + _SMALLEST, y)))
        else:
            self._put((min(x, x0), min(y, y0), max(x, x0), max(y, y0)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go; what is hardly a box is none."""
        del event
        if self._hold is not None:
            self._hold = None
            left, top, right, bottom = self.boxes[self.chosen]
            if right - left < _SMALLEST or bottom - top < _SMALLEST:
                self.undo()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture and what covers it."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        area = self._area()
        painter.drawImage(area, self._image)
        for place, box in enumerate(self.boxes):
            shown = self._shown(box)
            if place == self.chosen:
                painter.fillRect(shown, QColor(0, 0, 0, 150))
                painter.setPen(QPen(theme.color("focus"), 2))
                painter.drawRect(shown)
                painter.fillRect(QRectF(shown.right() - 5, shown.bottom() - 5, 10, 10), theme.color("focus"))
            else:
                painter.fillRect(shown, QColor(0, 0, 0))
        if self.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRect(area.adjusted(1, 1, -1, -1))
        painter.end()

    def _area(self) -> QRectF:
        if self._image.isNull():
            return QRectF()
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        return QRectF((self.width() - size.width()) / 2, 0, size.width(), size.height())

    def _shown(self, box: Box) -> QRectF:
        area = self._area()
        across, down = area.width() / WHOLE, area.height() / WHOLE
        corner = QPointF(area.left() + box[0] * across, area.top() + box[1] * down)
        return QRectF(corner, QPointF(area.left() + box[2] * across, area.top() + box[3] * down))

    def _whole(self, place: QPointF) -> tuple[int, int]:
        area = self._area()
        x = (place.x() - area.left()) / max(1.0, area.width())
        y = (place.y() - area.top()) / max(1.0, area.height())
        return _within(round(x * WHOLE)), _within(round(y * WHOLE))

    def _under(self, place: QPointF) -> tuple[str, int]:
        if 0 <= self.chosen < len(self.boxes):
            corner = self._shown(self.boxes[self.chosen]).bottomRight() - place
            if max(abs(corner.x()), abs(corner.y())) <= _GRIP:
                return "corner", self.chosen
        for number in reversed(range(len(self.boxes))):
            if self._shown(self.boxes[number]).contains(place):
                return "move", number
        return "new", -1

    def _put(self, box: Box) -> None:
        left, top, right, bottom = (_within(edge) for edge in box)
        self.boxes[self.chosen] = (left, top, right, bottom)
        self._tell()

    def _remember(self) -> None:
        self._before.append(list(self.boxes))

    def _tell(self) -> None:
        self.setAccessibleDescription(self.words(self.chosen))
        self.update()
        self.changed.emit()

    def words(self, place: int) -> str:
        """Say where a box is, for a list and for who cannot see it."""
        if not 0 <= place < len(self.boxes):
            return self.tr("No box")
        left, top, right, bottom = (round(100 * edge / WHOLE) for edge in self.boxes[place])
        words = (
            self.tr("Box {n} of {all}").format(n=place + 1, all=len(self.boxes)),
            self.tr("across {start} to {end} %").format(start=left, end=right),
            self.tr("down {start} to {end} %").format(start=top, end=bottom),
        )
        return ", ".join(words)


def _within(edge: int) -> int:
    return max(0, min(WHOLE, edge))


def _moved(box: Box, across: int, down: int) -> Box:
    """Move a box and stop at the edges, whole."""
    left, top, right, bottom = box
    across = max(-left, min(WHOLE - right, across))
    down = max(-top, min(WHOLE - bottom, down))
    return left + across, top + down, right + across, bottom + down
