"""Buttons side by side, which show their icons only where there is no room for their words."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cahier.gui.widgets.buttons import Button

_GAP = 8
_NARROWEST = 200


def fit(buttons: Sequence[Button], room: int, gap: int = _GAP) -> None:
    """Shorten buttons, the last first and a primary one after all others, until all fit into the room."""
    ordered = list(reversed(buttons))
    ordered.sort(key=lambda button: button.property("look") == "primary")
    room -= sum(button.full_width() + gap for button in ordered)
    for button in ordered:
        whole = button.full_width()
        button.shorten(room < 0)
        if room < 0:
            room += whole - button.sizeHint().width()


class ButtonRow(QWidget):
    """A row of buttons."""

    def __init__(self, buttons: Sequence[Button]) -> None:
        super().__init__()
        self._buttons = buttons
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 8)
        row.setSpacing(_GAP)
        for button in buttons:
            row.addWidget(button)
        row.addStretch()

    def minimumSizeHint(self) -> QSize:
        """Do with little."""
        return QSize(_NARROWEST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give words to as many as there is room for."""
        super().resizeEvent(event)
        fit(self._buttons, self.width())
