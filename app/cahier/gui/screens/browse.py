"""The list of cases and, beside it, the case that is chosen."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from cahier.gui import theme
from cahier.gui.screens.case_list import CaseList
from cahier.gui.screens.case_page import CasePage
from cahier.gui.widgets.empty import Empty
from cahier.gui.widgets.labels import line

_WIDE, _NARROW, _ROOM = 340, 268, 1000


class BrowseScreen(QWidget):
    """Holds the two; narrows the list where there is little room."""

    new_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme.dress(self, "page")
        self.list = CaseList()
        self.case = CasePage()
        self._nothing = Empty(
            "notebook",
            self.tr("Choose a case"),
            self.tr("Or search for a name, a place or a word, in any script. Press Ctrl+K."),
        )
        self._stack = QStackedWidget()
        for part in (self._nothing, self.case):
            self._stack.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(line(vertical=True))
        row.addWidget(self._stack, 1)
        self.list.setFixedWidth(_WIDE)
        self.list.cases.modelReset.connect(self._show_whether_any)

    def show_chosen(self, chosen: bool) -> None:
        """Show the case, or that none is chosen."""
        self._stack.setCurrentWidget(self.case if chosen else self._nothing)

    def _show_whether_any(self) -> None:
        """Where there is no case yet, only the list says what to do."""
        for part in (self._nothing.title, self._nothing.words, self._nothing.glyph):
            part.setVisible(self.list.cases.rowCount() > 0)

    def take_focus(self) -> None:
        """Put the cursor where one goes on: into the case, or the list."""
        if self._stack.currentWidget() is self.case:
            self.case.take_focus()
        else:
            self.list.search.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the case the room it needs."""
        super().resizeEvent(event)
        self.list.setFixedWidth(_WIDE if self.width() >= _ROOM else _NARROW)
