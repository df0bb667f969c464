"""What stands where nothing is yet: an icon, a sentence, and the one thing to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cahier.gui.widgets.buttons import primary
from cahier.gui.widgets.labels import Glyph, heading, soft

_WIDEST = 340  # pixels of a sentence


class Empty(QWidget):
    """An empty place that says what belongs there; `acted` tells that its button was pressed."""

    acted = Signal()

    def __init__(self, icon: str, title: str, text: str, action: str = "") -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 24, 16, 24)
        column.setSpacing(10)
        column.addStretch()
        self.glyph = Glyph(icon, "muted", 34)
        column.addWidget(self.glyph, 0, Qt.AlignmentFlag.AlignHCenter)
        self.title = heading(title)
        self.words = soft(text)
        self.words.setMaximumWidth(_WIDEST)
        for label in (self.title, self.words):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.title)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self.words, 100)
        across.addStretch(1)
        column.addLayout(across)
        self.button = primary(action, "plus") if action else None
        if self.button is not None:
            self.button.clicked.connect(self.acted)
            column.addSpacing(6)
            column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
