"""The pages of a brief as they will be, with zoom. Pictures come from the same setting as the PDF."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from cahier.gui.widgets.buttons import icon_button
from cahier.gui.widgets.labels import Label

_STEPS = (50, 75, 100, 125, 150, 200)
_GAP = 18


class _Pages(QScrollArea):
    """A column of pictures."""

    refitted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._pictures: tuple[QPixmap, ...] = ()
        self._labels: list[QLabel] = []
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(_GAP, _GAP, _GAP, _GAP)
        self._column.setSpacing(_GAP)
        self._column.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setWidgetResizable(True)
        self.setWidget(self._inside)
        self.zoom: int | None = None

    def show_pictures(self, pictures: tuple[bytes, ...], names: tuple[str, ...]) -> None:
        """Show PNG pictures, each with its name for a screen reader."""
        for label in self._labels:
            self._column.removeWidget(label)
            label.deleteLater()
        self._pictures = tuple(_picture(data) for data in pictures)
        self._labels = [QLabel() for _ in pictures]
        for label, name in zip(self._labels, names, strict=True):
            label.setAccessibleName(name)
            label.setStyleSheet("background: white;")
            self._column.addWidget(label)
        self.draw()

    @property
    def percent(self) -> int:
        """The zoom, also where it follows the width."""
        if self.zoom is not None or not self._pictures:
            return self.zoom or 100
        return round(100 * self._width(self._pictures[0]) / self._pictures[0].width())

    def draw(self) -> None:
        """Draw the pictures at the zoom; None is the width there is."""
        sharp = self.devicePixelRatioF()
        for picture, label in zip(self._pictures, self._labels, strict=True):
            width = round(self._width(picture) * sharp)
            scaled = picture.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
            scaled.setDevicePixelRatio(sharp)
            label.setPixmap(scaled)
            label.setFixedSize(scaled.deviceIndependentSize().toSize())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.zoom is None:
            self.draw()
            self.refitted.emit()

    def _width(self, picture: QPixmap) -> int:
        room = self.viewport().width() - 2 * _GAP
        wanted = room if self.zoom is None else picture.width() * self.zoom // 100
        return max(120, min(wanted, 3 * picture.width()))


class PageView(QWidget):
    """Pages below a small bar: how many, and larger or smaller."""

    def __init__(self) -> None:
        super().__init__()
        self._pages = _Pages()
        self._pages.setAccessibleName(self.tr("Pages of the brief"))
        self._count = Label("", "muted")
        self._zoom = Label("", "muted")
        smaller = icon_button("minus", self.tr("Smaller"))
        larger = icon_button("plus", self.tr("Larger"))
        fit = icon_button("fit", self.tr("As wide as there is room"))
        smaller.clicked.connect(lambda: self._step(-1))
        larger.clicked.connect(lambda: self._step(1))
        fit.clicked.connect(self.fit)
        bar = QHBoxLayout()
        bar.setContentsMargins(4, 0, 4, 0)
        bar.setSpacing(4)
        bar.addWidget(self._count)
        bar.addStretch()
        for part in (smaller, self._zoom, larger, fit):
            bar.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(bar)
        column.addWidget(self._pages, 1)
        self._pages.refitted.connect(self._tell_zoom)
        self.fit()

    def show_pages(self, pictures: tuple[bytes, ...]) -> None:
        """Show the pages."""
        total = len(pictures)
        names = tuple(self.tr("Page {} of {}").format(number, total) for number in range(1, total + 1))
        self._pages.show_pictures(pictures, names)
        self._count.setText(self.tr("Pages: {}").format(total))
        self._tell_zoom()

    def fit(self) -> None:
        """Show pages as wide as there is room."""
        self._set(None)

    def _step(self, by: int) -> None:
        now = self._pages.zoom or 100
        place = min(range(len(_STEPS)), key=lambda each: abs(_STEPS[each] - now))
        self._set(_STEPS[max(0, min(place + by, len(_STEPS) - 1))])

    def _set(self, zoom: int | None) -> None:
        self._pages.zoom = zoom
        self._pages.draw()
        self._tell_zoom()

    def _tell_zoom(self) -> None:
        self._zoom.setText(f"{self._pages.percent} %")


def _picture(data: bytes) -> QPixmap:
    pixmap = QPixmap()
    pixmap.loadFromData(data, "PNG")
    return pixmap
