"""Notes: one sentence that matters now, in the colour of its meaning, with at most one thing to do about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from cahier.gui import theme
from cahier.gui.widgets.buttons import ghost
from cahier.gui.widgets.labels import Glyph, Label

_ICONS = {"warn": "warning", "bad": "warning", "ok": "check", "info": "info"}


class Note(QFrame):
    """A sentence on a soft colour. Kinds: warn bad ok info. `acted` tells that its button was pressed."""

    acted = Signal()

    def __init__(self, kind: str, text: str, action: str = "", *, icon: str = "") -> None:
        super().__init__()
        self._icon = icon
        self._glyph = Glyph(icon or _ICONS[kind], kind, 18)
        self._label = Label(text, wrap=True)
        self._button = ghost(action)
        self._button.clicked.connect(self.acted)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(10)
        row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._label, 1)
        row.addWidget(self._button)
        self._button.setVisible(bool(action))  # only once it has a parent: before, it would be a window of its own
        self.setMinimumHeight(36)
        theme.dress(self, "note", kind)

    def say(self, kind: str, text: str, action: str = "") -> None:
        """Say something else."""
        self._label.setText(text)
        self._glyph.change(self._icon or _ICONS[kind], kind)
        self._button.setText(action)
        self._button.setVisible(bool(action))
        theme.dress(self, "note", kind)
        for part in (self._label, self._button):
            theme.redress(part)

    @property
    def text(self) -> str:
        """What it says."""
        return self._label.text()
