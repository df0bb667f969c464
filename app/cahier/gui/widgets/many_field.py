"""A field of which several may be ticked: codes of a vocabulary, or people of the case."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from cahier.gui import theme

_HEIGHT = 150
_ROW = 34


class ManyField(QListWidget):
    """A short list with ticks. Walk with the arrows, tick with the space bar."""

    changed = Signal()

    def __init__(self, options: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        self._before: list[str] = []
        theme.dress(self, "panel")
        self.setFixedHeight(max(52, min(_HEIGHT, _ROW * len(options) + 14)))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        for code, words in options:
            self._add(code, words)
        self.itemChanged.connect(self.changed)

    def plain(self) -> list[str] | None:
        """Return what is ticked: what was before in its order, then what came to it in the order of the list."""
        items = [self.item(place) for place in range(self.count())]
        ticked = [item for item in items if item.checkState() is Qt.CheckState.Checked]
        codes = [str(item.data(Qt.ItemDataRole.UserRole)) for item in ticked]
        before = [code for code in self._before if code in codes]
        return [*before, *(code for code in codes if code not in before)] or None

    def show_plain(self, value: Any) -> None:
        """Tick these; what is not of the list is added, so that it is not lost."""
        wanted = self._before = list(value or ())
        known = {self.item(place).data(Qt.ItemDataRole.UserRole) for place in range(self.count())}
        for code in wanted:
            if code not in known:
                self._add(code, code)
        for place in range(self.count()):
            item = self.item(place)
            on = item.data(Qt.ItemDataRole.UserRole) in wanted
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def problem(self) -> str:
        """Nothing can be wrong with ticks."""
        return ""

    def _add(self, code: str, words: str) -> None:
        item = QListWidgetItem(words, self)
        item.setData(Qt.ItemDataRole.UserRole, code)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Unchecked)
        item.setToolTip(words)
