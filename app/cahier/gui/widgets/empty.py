"""What stands where nothing is yet: an icon, a sentence, and the one thing to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cahier.gui.widgets.buttons import primary
from cahier.gui.widgets.labels import Glyph, heading, soft


class Empty(QWidget):
    """An empty place that says what belongs there; `acted` tells that its button was pressed."""

    acted = Signal()

    def __init__(self, icon: str, title: str, text: str, action: str = "") -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 36, 24, 36)
        column.setSpacing(10)
        column.addStretch()
        column.addWidget(Glyph(icon, "muted", 34), 0, Qt.AlignmentFlag.AlignHCenter)
        self.title = heading(title)
        self.words = soft(text)
        for label in (self.title, self.words):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        self.words.setFixedWidth(340)
        column.setAlignment(self.words, Qt.AlignmentFlag.AlignHCenter)
        if action:
            button = primary(action, "plus")
            button.clicked.connect(self.acted)
            column.addSpacing(6)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
