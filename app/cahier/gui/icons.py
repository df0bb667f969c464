"""Our own icons (`resources/icons`, 24 px grid), drawn in a token's colour at the size wanted.

`icon("lock")` is a QIcon, `pixmap("lock", "accent", 34)` what a delegate paints, `names()` what there is. A
colour is the name of a token ("text2", "accent", ...). Buttons and glyphs of `widgets` redraw theirs when the
scheme changes; whoever sets an icon by hand does so again in `changeEvent` (PaletteChange).
"""

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from cahier import resources
from cahier.gui import theme

_POINTING = {"back", "forward", "chevron-right", "undo", "release"}  # turn round where one writes from the right
_SHARPNESS = 2.0  # device pixels per pixel; scaled down where the screen has fewer


def icon(name: str, color: str | None = None, size: int = 18, gap: int = 0) -> QIcon:
    """Return an icon in the colour of a token; `gap` keeps words at a distance on its trailing side."""
    drawn = pixmap(name, color, size)
    return QIcon(_padded(drawn, gap) if gap else drawn)


def pixmap(name: str, color: str | None = None, size: int = 18) -> QPixmap:
    """Draw an icon; `size` in logical pixels."""
    return _drawn(name, theme.token(color or "text2"), size)


def names() -> tuple[str, ...]:
    """Return the names of all icons."""
    return tuple(sorted(file.stem for file in resources.path("icons").glob("*.svg")))


def _drawn(name: str, colour: str, size: int) -> QPixmap:
    mirrored = name in _POINTING and _is_mirrored()
    key = f"icon {name} {colour} {size} {mirrored}"
    known = QPixmap()
    if QPixmapCache.find(key, known):
        return known
    drawing = resources.text(f"icons/{name}.svg").replace("currentColor", colour)
    pixels = round(size * _SHARPNESS)
    drawn = QPixmap(pixels, pixels)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    if mirrored:
        painter.translate(pixels, 0)
        painter.scale(-1, 1)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    drawn.setDevicePixelRatio(_SHARPNESS)
    QPixmapCache.insert(key, drawn)
    return drawn


def _padded(drawn: QPixmap, gap: int) -> QPixmap:
    wider = QPixmap(drawn.width() + round(gap * _SHARPNESS), drawn.height())
    wider.fill(Qt.GlobalColor.transparent)
    wider.setDevicePixelRatio(_SHARPNESS)
    painter = QPainter(wider)
    painter.drawPixmap(gap if _is_mirrored() else 0, 0, drawn)
    painter.end()
    return wider


def _is_mirrored() -> bool:
    return QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
