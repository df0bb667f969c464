"""Letters the keyboard may lack, one click each; the text keeps the focus. With Shift they are capitals."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from cahier import resources
from cahier.gui import theme

_SIDE = 30


class LetterBar(QWidget):
    """Shows the letters of one language; hidden for languages that need none."""

    letter = Signal(str)

    def __init__(self, watched: QWidget) -> None:
        super().__init__()
        self._pairs: list[str] = []
        self._keys: list[QPushButton] = []
        self._capitals = False
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self._row.addStretch()
        self._row.addStretch()
        self.setAccessibleName(self.tr("Letters"))
        watched.installEventFilter(self)

    def show_for(self, language: str) -> None:
        """Show the letters of a language."""
        self._pairs = resources.data("letters.json").get(language.partition("-")[0], [])
        for key in self._keys:
            self._row.removeWidget(key)
            key.deleteLater()
        self._keys = [self._key(place) for place in range(len(self._pairs))]
        self._name()
        self.setVisible(bool(self._pairs))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Turn the letters into capitals while Shift is down in the text."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Shift:
            self._capitals = event.type() is QEvent.Type.KeyPress
            self._name()
        elif event.type() is QEvent.Type.FocusOut:
            self._capitals = False
            self._name()
        return super().eventFilter(watched, event)

    def _key(self, place: int) -> QPushButton:
        key = QPushButton()
        theme.dress(key, "letter")
        key.setStyleSheet(f"padding: 0; min-width: {_SIDE}px; min-height: {_SIDE}px; font-size: 15px;")
        key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        key.clicked.connect(lambda: self.letter.emit(self._pairs[place][self._capitals]))
        self._row.insertWidget(self._row.count() - 1, key)
        return key

    def _name(self) -> None:
        for pair, key in zip(self._pairs, self._keys, strict=True):
            key.setText(pair[self._capitals])
            key.setAccessibleName(pair[self._capitals])
