"""Buttons: one primary per screen, secondary for the rest, ghost where a border would be loud.

`primary("Unlock", icon="unlock")`, `secondary(...)`, `ghost(...)`, `danger(...)`, `link(...)`,
`icon_button("plus", "New case")`; all are `Button`, whose icon follows the scheme.
"""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton

from cahier.gui import icons, theme

_ICON_COLORS = {"primary": "on_accent", "danger": "bad", "link": "accent", "secondary": "text"}


_GAP = 5  # pixels between the icon and the words
_GAPS = {"nav": 9}


class Button(QPushButton):
    """A push button with a look and, if wanted, an icon in the colour of its words."""

    def __init__(self, text: str, look: str, icon: str = "", tooltip: str = "") -> None:
        super().__init__(text)
        self._icon, self._tooltip, self._words, self._short = icon, tooltip, text, False
        self._calm: tuple[str, str, str] | None = None
        self._color = _ICON_COLORS.get(look, "text2")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._size = 18 if look in ("icon", "nav") else 16
        self.setToolTip(tooltip)
        self.toggled.connect(self._weigh)
        theme.dress(self, look)
        self.redraw()

    def shorten(self, short: bool) -> None:
        """Show the icon only, its words as the tooltip; or the words again."""
        if short is self._short or not self._icon:
            return
        self._short = short
        if short:
            self._words = self.text()
            self.setAccessibleName(self.accessibleName() or self._words)
            self.setToolTip(" · ".join(filter(None, (self._words, self._tooltip))))
        self.setText("" if short else self._words)
        if not short:
            self.setToolTip(self._tooltip)
        self.redraw()

    def full_width(self) -> int:
        """Return the width it wants with its words."""
        if not self._short:
            return self.sizeHint().width()
        words = self.fontMetrics().horizontalAdvance(self._words)
        return self.sizeHint().width() + words + _GAPS.get(str(self.property("look")), _GAP)

    def warn(self, words: str) -> None:
        """Show a warning in place of the icon, with words for who asks; no words take it back."""
        self._calm = self._calm or (self._icon, self._color, self._tooltip)
        self._icon, self._color, self._tooltip = ("warning", "warn", words) if words else self._calm
        self.setAccessibleDescription(words)
        shown = filter(None, (self._words if self._short else "", self._tooltip))
        self.setToolTip(" · ".join(shown))
        self.redraw()

    def set_glyph(self, icon: str, color: str = "") -> None:
        """Show another icon."""
        self._icon = icon
        self._color = color or self._color
        self.redraw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press with Enter as well as with the space bar."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the scheme, and grey with the words."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.EnabledChange):
            self.redraw()

    def _weigh(self, pressed: bool) -> None:
        self.setFont(theme.weighed(self.font(), 600 if pressed else 400))
        self.redraw()

    def redraw(self) -> None:
        """Draw the icon again: after a change of the scheme, or of the words beside it."""
        if self._icon:
            color = self._color if self.isEnabled() else "on_off"
            color = "soft_text" if self.isChecked() else color
            gap = _GAPS.get(str(self.property("look")), _GAP) if self.text() else 0
            self.setIconSize(QSize(self._size + gap, self._size))
            self.setIcon(icons.icon(self._icon, color, self._size, gap))


def primary(text: str, icon: str = "", tooltip: str = "") -> Button:
    """Return the one button a screen is about."""
    return Button(text, "primary", icon, tooltip)


def secondary(text: str, icon: str = "", tooltip: str = "") -> Button:
    """Return a button with a border."""
    return Button(text, "secondary", icon, tooltip)


def ghost(text: str, icon: str = "", tooltip: str = "") -> Button:
    """Return a button without a border."""
    return Button(text, "ghost", icon, tooltip)


def danger(text: str, icon: str = "", tooltip: str = "") -> Button:
    """Return a button that takes something away."""
    return Button(text, "danger", icon, tooltip)


def link(text: str, icon: str = "") -> Button:
    """Return a button that reads like a link and leads elsewhere."""
    return Button(text, "link", icon)


def icon_button(icon: str, name: str) -> Button:
    """Return a button that is only an icon; `name` is what it does, for tooltip and screen reader."""
    button = Button("", "icon", icon, name)
    button.setAccessibleName(name)
    return button


def chip(text: str, *, exclusive: bool = True) -> Button:
    """Return a small button that stays pressed: one of a row of choices."""
    button = Button(text, "chip")
    button.setCheckable(True)
    button.setAutoExclusive(exclusive)
    return button
