"""Colours and type: the tokens of `resources/style/tokens.json` become a palette and a style sheet.

Nothing else in the window names a colour. `token("accent")` is a colour as text, `color("accent")` as a QColor;
both follow the scheme that `apply(app, dark)` set. Which scheme that is, the application itself remembers (a
property), so there is no state here.

How a widget looks is a word in its property `look` (and `kind` for a meaning), set with `dress(widget, "card")`:
page side line card note · display title heading strong soft muted caption field section wrong key pill ·
primary ghost danger chip icon link nav · search bare panel. Meanings (`kind`): warn bad ok info soft.
"""

import re
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from cahier import resources

_ROLES = (
    (QPalette.ColorRole.Window, "bg"),
    (QPalette.ColorRole.Base, "field"),
    (QPalette.ColorRole.AlternateBase, "side"),
    (QPalette.ColorRole.Text, "text"),
    (QPalette.ColorRole.WindowText, "text"),
    (QPalette.ColorRole.Button, "card"),
    (QPalette.ColorRole.ButtonText, "text"),
    (QPalette.ColorRole.BrightText, "bad"),
    (QPalette.ColorRole.Highlight, "accent"),
    (QPalette.ColorRole.HighlightedText, "on_accent"),
    (QPalette.ColorRole.PlaceholderText, "muted"),
    (QPalette.ColorRole.ToolTipBase, "card"),
    (QPalette.ColorRole.ToolTipText, "text"),
    (QPalette.ColorRole.Link, "accent"),
    (QPalette.ColorRole.Mid, "line"),
    (QPalette.ColorRole.Dark, "line2"),
    (QPalette.ColorRole.Light, "card"),
    (QPalette.ColorRole.Accent, "accent"),
)
# The weight of each look. Inter comes as one variable file, whose weights a style sheet does not reach on Linux.
_WEIGHTS = {
    "display": 600,
    "title": 600,
    "heading": 600,
    "strong": 600,
    "section": 600,
    "pill": 600,
    "key": 600,
    "field": 500,
    "wrong": 500,
    "primary": 600,
    "secondary": 500,
    "ghost": 500,
    "danger": 600,
    "link": 500,
}
_WEIGHT_AXIS = "wght"
_GREYED = (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText)


def apply(app: QApplication, dark: bool) -> None:
    """Dress the whole application, now and whenever the scheme changes."""
    app.setProperty("dark", dark)
    app.setStyle("Fusion")
    app.setPalette(_palette())
    app.setStyleSheet(_style_sheet())


def load_fonts(app: QApplication) -> None:
    """Take the fonts that come with Cahier, so that it looks alike everywhere; once, at start."""
    families = []
    for file in resources.font_files():
        identifier = QFontDatabase.addApplicationFont(str(file))
        families += QFontDatabase.applicationFontFamilies(identifier) if identifier >= 0 else []
    ours = [family for family in ("Inter", "IBM Plex Sans Arabic") if family in families]
    font = QFont()
    font.setFamilies(ours or [font.family()])
    font.setPixelSize(14)
    app.setFont(font)


def is_dark() -> bool:
    """Whether the dark scheme is on."""
    app = QGuiApplication.instance()
    return bool(app and app.property("dark"))


def system_is_dark() -> bool:
    """Whether the desktop asks for a dark scheme."""
    return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark


def token(name: str) -> str:
    """Return a colour of the current scheme as "#RRGGBB"; KeyError when there is no such token."""
    return str(_tokens()[name])


def color(name: str) -> QColor:
    """Return a colour of the current scheme."""
    return QColor(token(name))


def dress(widget: QWidget, look: str, kind: str = "") -> None:
    """Give a widget its look and meaning; call again to change them."""
    widget.setProperty("look", look)
    widget.setProperty("kind", kind)
    if look in _WEIGHTS:
        widget.setFont(weighed(widget.font(), _WEIGHTS[look]))
    redress(widget)


def redress(widget: QWidget) -> None:
    """Make a widget follow a property that its style depends on."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)


def sized(font: QFont, pixels: int, weight: int = 400) -> QFont:
    """Return a copy of a font in another size and weight, for what is painted by hand."""
    other = weighed(font, weight)
    other.setPixelSize(pixels)
    return other


def weighed(font: QFont, weight: int) -> QFont:
    """Return a copy of a font in another weight (400 regular, 500 medium, 600 for headings)."""
    other = QFont(font)
    other.setWeight(QFont.Weight(weight))
    other.setVariableAxis(QFont.Tag(_WEIGHT_AXIS), float(weight))
    return other


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (WCAG 2.2, 1.4.3): 1 is none, 21 is black on white."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _tokens() -> dict[str, Any]:
    scheme: dict[str, Any] = resources.data("style/tokens.json")["dark" if is_dark() else "light"]
    return scheme


def _palette() -> QPalette:
    palette = QPalette()
    for role, name in _ROLES:
        palette.setColor(role, color(name))
    for role in _GREYED:
        palette.setColor(QPalette.ColorGroup.Disabled, role, color("muted"))
    return palette


def _style_sheet() -> str:
    words = _tokens() | {
        "images": resources.path("style").as_posix(),
        "scheme": "dark" if is_dark() else "light",
    }
    return re.sub(r"@(\w+)", lambda match: str(words[match[1]]), resources.text("style/window.qss"))
