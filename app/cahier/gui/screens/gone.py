"""The door of a notebook that was destroyed a moment ago: that it is gone, what is not, and where to go on."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from cahier.gui.limits import limit
from cahier.gui.widgets.buttons import ghost
from cahier.gui.widgets.cards import Centred
from cahier.gui.widgets.labels import Elided, Glyph, Label, display, muted
from cahier.gui.widgets.note import Note


class GoneScreen(Centred):
    """Emits where the person wants to go."""

    new_requested = Signal()
    other_requested = Signal()
    copy_requested = Signal()

    def __init__(self, left: Path | None, *, refused: bool = False) -> None:
        """`left` is the folder, where something still lies in it; `refused` that its disk did not take it all."""
        super().__init__(self.tr("Destroyed"), 480)
        words = self.tr("The notebook is destroyed. Nobody can open it again, with any passphrase.")
        self.card.add(Glyph("check", "accent", 36), display(self.tr("Destroyed")), Label(words, wrap=True))
        if left is not None:
            more = self.tr("Something still lies in its folder. Look at it, and remove the folder yourself:")
            unsure = self.tr(
                "Its disk refused to write, so old keys may still be on it for whoever takes it apart. "
                "See to the disk and open this folder again: the rest goes by itself."
            )
            self.card.add(Note("warn", unsure if refused else more), Elided(str(left), "muted", middle=True))
        for name in ("copies_hold", "stays", "worn", "traces"):
            self.card.add(muted(limit(name)))
        ways = QVBoxLayout()
        ways.setSpacing(2)
        self._first = None
        for text, signal in (
            (self.tr("Make a new notebook"), self.new_requested),
            (self.tr("Open another notebook"), self.other_requested),
            (self.tr("Put a second copy back"), self.copy_requested),
        ):
            button = ghost(text)
            button.clicked.connect(signal)
            ways.addWidget(button)
            self._first = self._first or button
        self.card.add(ways)

    def showEvent(self, event: QShowEvent) -> None:
        """Let the keyboard begin at the first way on."""
        super().showEvent(event)
        if self._first is not None:
            self._first.setFocus()
