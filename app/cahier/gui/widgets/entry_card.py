"""A card about one of several: what it is called, a word aside, what is to be known of it, what can be done."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout

from cahier.gui.widgets.button_row import ButtonRow
from cahier.gui.widgets.buttons import Button
from cahier.gui.widgets.cards import Card
from cahier.gui.widgets.labels import Glyph, heading, muted, soft


class EntryCard(Card):
    """An icon and a name on its first line, then words, then buttons."""

    def __init__(self, icon: str, name: str, aside: str, words: str, buttons: Sequence[Button]) -> None:
        super().__init__()
        self.column.setContentsMargins(20, 16, 20, 8)
        self.column.setSpacing(8)
        label = muted(aside)
        label.setWordWrap(False)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(Glyph(icon, "accent", 20))
        top.addWidget(heading(name))
        top.addStretch()
        top.addWidget(label)
        self.add(top)
        if words:
            self.add(soft(words))
        self.add(ButtonRow(buttons))
