"""The texts of a case to choose from: a row of small buttons, or a list where they are too many for the room."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from cahier.gui.widgets.buttons import Button, chip
from cahier.gui.widgets.roomy import narrow, roomy

_GAP = 8


@dataclass(frozen=True, slots=True)
class TextChoice:
    """One text to review, and how many of its marks nobody has decided about."""

    text_id: str
    title: str
    undecided: int

    @property
    def words(self) -> str:
        """What stands on its button."""
        return f"{self.title}  ·  {self.undecided}" if self.undecided else self.title


class TextSwitch(QWidget):
    """Emits `chosen(text_id)` when somebody goes to another text."""

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.chips: list[Button] = []
        self.list = QComboBox()
        self.list.setAccessibleName(name)
        narrow(self.list)
        roomy(self.list)
        self.list.activated.connect(lambda place: self.chosen.emit(self.list.itemData(place)))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        self._row.addWidget(self.list, 1)
        self._row.addStretch()
        self.list.hide()

    def show_texts(self, choices: Iterable[TextChoice], current: str) -> None:
        """Show which texts there are, and which is being read."""
        rows = tuple(choices)
        if len(rows) != len(self.chips):
            self._make(len(rows))
        for place, (choice, button) in enumerate(zip(rows, self.chips, strict=True)):
            button.setText(choice.words)
            button.setProperty("text_id", choice.text_id)
            button.setChecked(choice.text_id == current)
            self.list.setItemText(place, choice.words)
            self.list.setItemData(place, choice.text_id)
            if choice.text_id == current:
                self.list.setCurrentIndex(place)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Do with the room of the list."""
        return QSize(self.list.minimumSizeHint().width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn to the list where the buttons do not fit."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wanted = sum(button.sizeHint().width() + _GAP for button in self.chips)
        crowded = wanted > self.width() + _GAP
        for button in self.chips:
            button.setVisible(not crowded)
        self.list.setVisible(crowded)

    def _make(self, count: int) -> None:
        for old in self.chips:
            self._row.removeWidget(old)
            old.deleteLater()
        self.list.clear()
        self.list.addItems([""] * count)
        self.chips = [chip("") for _ in range(count)]
        for place, button in enumerate(self.chips):
            button.clicked.connect(lambda _=False, b=button: self.chosen.emit(b.property("text_id")))
            self._row.insertWidget(place, button)
