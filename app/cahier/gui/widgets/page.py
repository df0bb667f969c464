"""The header of a page: a way back, the title with its state, what can be done, and a line of small facts."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cahier.gui import theme
from cahier.gui.widgets.button_row import fit
from cahier.gui.widgets.buttons import Button, icon_button
from cahier.gui.widgets.labels import Elided, Glyph, muted

_NARROWEST = 300
_LONG = 30  # letters of a title
_FOR_TITLE = 250  # pixels a title may want before the actions shorten
_MARGINS = 80  # with the state behind the title
_GAP = 10
_UNDER_TITLE = 46  # pixels of the way back and the gap behind it


class PageHeader(QWidget):
    """Title line and fact line. `add_state(pill)`, `add_action(button)`, `set_facts(text)`, `set_saved(text)`."""

    back_requested = Signal()

    def __init__(self, text: str, back: str = "") -> None:
        super().__init__()
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(28, 18, 28, 0)
        column.setSpacing(4)
        self._actions: list[Button] = []
        self._line = QHBoxLayout()
        self._line.setSpacing(_GAP)
        self._back: Button | None = None
        if back:
            self._back = button = icon_button("back", back)
            button.clicked.connect(self.back_requested)
            button.setToolTip(
                f"{back} · {QKeySequence('Alt+Left').toString(QKeySequence.SequenceFormat.NativeText)}"
            )
            self._line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.title = Elided("", "title", lines=2)
        self._line.addWidget(self.title)
        self._line.addStretch()
        column.addLayout(self._line)
        self._facts = Elided("", "muted")
        self._tick = Glyph("check", "ok", 14)
        self._saved = muted("")
        self._saved.setWordWrap(False)
        below = QHBoxLayout()
        below.setSpacing(6)
        below.setContentsMargins(_UNDER_TITLE if back else 0, 0, 0, 0)
        below.addWidget(self._facts)
        below.addStretch()
        below.addWidget(self._tick)
        below.addWidget(self._saved)
        column.addLayout(below)
        for part in (self._facts, self._tick, self._saved):
            part.hide()
        self.set_title(text)

    def minimumSizeHint(self) -> QSize:
        """Do with little: actions then show their icon only."""
        return QSize(_NARROWEST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten actions where there is no room for their words; the primary one last."""
        super().resizeEvent(event)
        self._fit()

    def take_focus(self) -> None:
        """Put the cursor on the way back."""
        if self._back is not None:
            self._back.setFocus()

    def event(self, event: QEvent) -> bool:
        """Fit anew when an action came or went."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
            self._column.activate()
        return super().event(event)

    def set_title(self, text: str) -> None:
        """Show another title; a long one in smaller letters."""
        theme.dress(self.title, "title", "long" if len(text) > _LONG else "")
        self.title.setText(text)
        self._fit()

    def set_facts(self, text: str) -> None:
        """Show the small facts below the title."""
        self._facts.setText(text)
        self._facts.setVisible(bool(text))

    def set_saved(self, text: str) -> None:
        """Say that all is saved (an empty text says nothing)."""
        self._saved.setText(text)
        self._saved.setVisible(bool(text))
        self._tick.setVisible(bool(text))

    def set_lacking(self, text: str) -> None:
        """Say below the actions what one of them still waits for (an empty text says nothing)."""
        self.set_saved(text)
        self._tick.hide()

    def add_state(self, label: QWidget) -> None:
        """Put a pill behind the title."""
        self._line.insertWidget(self._line.indexOf(self.title) + 1, label)

    def add_action(self, button: QWidget) -> None:
        """Put a button at the end of the title line."""
        if isinstance(button, Button):
            self._line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            self._actions.append(button)
        else:
            self._line.addWidget(button)

    def _fit(self) -> None:
        title = min(self.title.sizeHint().width(), _FOR_TITLE)
        shown = [button for button in self._actions if not button.isHidden()]
        fit(shown, self.width() - title - _MARGINS, _GAP)
