"""Says whether what was typed is in the vault: "Saved 14:07" only when it is."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from PySide6.QtWidgets import QHBoxLayout, QWidget

from cahier.gui import theme
from cahier.gui.widgets.labels import Glyph, Label

_LOOKS = {"saved": ("check", "ok"), "typing": ("clock", "muted"), "failed": ("warning", "bad")}


@dataclass(frozen=True, slots=True)
class Kept:
    """What is in the vault: all ("saved"), all but what was typed since `at` ("typing"), or not ("failed")."""

    state: Literal["saved", "typing", "failed"]
    at: datetime | None = None
    sentence: str = ""


class KeptMark(QWidget):
    """A glyph and a few words."""

    def __init__(self) -> None:
        super().__init__()
        self._glyph = Glyph("check", "ok", 14)
        self._words = Label("", "muted")
        self._glyph.hide()  # until something is known
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._glyph)
        row.addWidget(self._words)

    @property
    def text(self) -> str:
        """What it says."""
        return self._words.text()

    def show_kept(self, kept: Kept) -> None:
        """Show what is in the vault."""
        self._glyph.show()
        self._glyph.change(*_LOOKS[kept.state])
        self._words.setText(self._sentence(kept))
        theme.dress(self._words, "wrong" if kept.state == "failed" else "muted")
        self.setAccessibleName(self._words.text())

    def _sentence(self, kept: Kept) -> str:
        time = ""
        if kept.at is not None:
            time = kept.at.strftime("%H:%M")
        if kept.state == "failed":
            return self.tr("Not saved; trying again")
        if kept.state == "typing":
            return self.tr("Last saved {}").format(time) if time else self.tr("Not saved yet")
        return self.tr("Saved {}").format(time) if time else self.tr("Saved")
