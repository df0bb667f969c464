"""A picture as raw pixels, made to fit. Nothing is decoded here."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

_HIGHEST = 460  # pixels


def image_of(width: int, height: int, rgb: bytes) -> QImage:
    """Return an image that holds its own copy of the pixels."""
    return QImage(rgb, width, height, 3 * width, QImage.Format.Format_RGB888).copy()


class PictureView(QWidget):
    """Shows one picture, never larger than it is."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("The picture"))

    def show_image(self, image: QImage) -> None:
        """Show a picture."""
        self._image = image
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Say yes."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height the picture takes at a width."""
        return self.shown_size(width).height()

    def sizeHint(self) -> QSize:
        """Ask for the picture's own size, within reason."""
        return self.shown_size(self.width())

    def shown_size(self, width: int) -> QSize:
        """Return how large the picture is shown, at this width."""
        if self._image.isNull():
            return QSize(0, 0)
        whole = self._image.size()
        return whole.scaled(QSize(width, _HIGHEST).boundedTo(whole), Qt.AspectRatioMode.KeepAspectRatio)

    @property
    def shown_at(self) -> QRect:
        """Where in the widget the picture stands."""
        size = self.shown_size(self.width())
        left = 0 if self.layoutDirection() is Qt.LayoutDirection.LeftToRight else self.width() - size.width()
        return QRect(left, 0, size.width(), size.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.shown_at, self._image)
        painter.end()
