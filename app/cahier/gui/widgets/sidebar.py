"""The sidebar: where one can go, that nothing is ever sent, and the lock. In a narrow window only its icons."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cahier.gui import theme
from cahier.gui.widgets.buttons import Button, secondary
from cahier.gui.widgets.labels import Glyph, Label
from cahier.gui.widgets.reminder import Reminder

_WIDE = 216
_NARROW = 64


class Sidebar(QWidget):
    """Emits `chosen(key)` and `lock_requested`."""

    chosen = Signal(str)
    lock_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme.dress(self, "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._buttons: dict[str, Button] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 16, 12, 14)
        self._column.setSpacing(4)
        self._name = Label(self.tr("Notebook"), "heading")
        self._column.addLayout(self._top())
        self._column.addSpacing(14)
        self._offline = Label(self.tr("This app never uses the internet"), "muted", wrap=True)
        self._unplugged = Glyph("offline", "muted", 16)
        self.lock = secondary(self.tr("Lock now"), "lock", "Ctrl+L")
        self.lock.clicked.connect(self.lock_requested)
        self._idle = Label("", "muted", wrap=True)
        self._idle.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch()
        self._reminds_of = ""
        self.reminder = Reminder()
        self.reminder.acted.connect(lambda: self.chosen.emit(self._reminds_of))
        self._column.addWidget(self.reminder)
        self._column.addSpacing(8)
        self._column.addLayout(self._bottom())
        self._column.addWidget(self.lock)
        self._column.addWidget(self._idle)
        self._narrow = False
        self.setFixedWidth(_WIDE)

    def add(self, key: str, icon: str, name: str) -> None:
        """Offer one place."""
        button = Button(name, "nav", icon, name)
        button.setCheckable(True)
        button.setAutoExclusive(True)
        button.setAccessibleName(name)
        button.clicked.connect(lambda: self.chosen.emit(key))
        self._column.insertWidget(2 + len(self._buttons), button)
        self._buttons[key] = button

    def offers(self, key: str) -> bool:
        """Say whether it leads to a place."""
        return key in self._buttons

    def show_chosen(self, key: str) -> None:
        """Mark where one is."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)

    def show_idle(self, text: str) -> None:
        """Say when the notebook will lock itself."""
        self._idle.setText(text)

    def remind(self, key: str, words: str, action: str) -> None:
        """Say calmly that something is due at a place; no words say nothing. In a narrow window its icon tells."""
        self._reminds_of = key if words else ""
        self.reminder.say(words, action)
        self.reminder.setVisible(bool(words) and not self._narrow)
        self._buttons[key].warn(words)

    def set_narrow(self, narrow: bool) -> None:
        """Show icons only, or icons and words."""
        if narrow is self._narrow:
            return
        self._narrow = narrow
        self.setFixedWidth(_NARROW if narrow else _WIDE)
        for widget in (self._name, self._offline, self._idle):
            widget.setVisible(not narrow)
        self.reminder.setVisible(bool(self._reminds_of) and not narrow)
        self._unplugged.setToolTip(self._offline.text() if narrow else "")
        for button in (*self._buttons.values(), self.lock):
            button.shorten(narrow)

    def _top(self) -> QHBoxLayout:
        top = QHBoxLayout()
        top.setContentsMargins(8, 0, 0, 0)
        top.setSpacing(8)
        top.addWidget(Glyph("notebook", "accent", 24))
        top.addWidget(self._name)
        top.addStretch()
        return top

    def _bottom(self) -> QHBoxLayout:
        bottom = QHBoxLayout()
        bottom.setContentsMargins(8, 0, 0, 6)
        bottom.setSpacing(8)
        bottom.addWidget(self._unplugged)
        bottom.addWidget(self._offline, 1)
        return bottom
