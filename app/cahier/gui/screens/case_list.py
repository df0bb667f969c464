"""The list of cases with its search: every case, or what the words typed were found in."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from cahier.gui import icons, theme
from cahier.gui.models.cases import CaseModel, hit_rows
from cahier.gui.models.rows import RowModel
from cahier.gui.widgets.buttons import icon_button
from cahier.gui.widgets.empty import Empty
from cahier.gui.widgets.labels import heading, muted
from cahier.gui.widgets.row_list import RowList
from cahier.workflows.list_cases import CaseLine
from cahier.workflows.search import Hit

_PAUSE = 60  # milliseconds without a key before it searches


class SearchLine(QLineEdit):
    """A line that gives the arrows away and clears with Escape."""

    down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the list with the arrow down."""
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class CaseList(QWidget):
    """Emits what is chosen, opened (`hit_opened(notion, id, case_id)`), searched for, and `new_requested`."""

    case_chosen = Signal(str)
    case_opened = Signal(str)
    hit_opened = Signal(str, str, str)
    search_requested = Signal(str)
    new_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.cases, self.found = CaseModel(self), RowModel(self)
        self.list = RowList(self.tr("Cases"), self.cases)
        self.hits = RowList(self.tr("What was found"), self.found)
        self.search = SearchLine()
        self.count = muted("")
        self._titles: dict[str, str] = {}
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._stack = QStackedWidget()
        self._build()
        self._connect()

    def show_cases(self, lines: Sequence[CaseLine], chosen: str = "") -> None:
        """Show all cases, with the cursor on one of them."""
        self._titles = {line.case_id: line.title or line.people for line in lines}
        self.count.setText(self.locale().toString(len(lines)) if lines else "")
        self.list.blockSignals(True)
        self.cases.show(lines)
        self.list.choose(chosen)
        self.list.blockSignals(False)
        self._show_part()

    def show_hits(self, words: str, hits: Sequence[Hit]) -> None:
        """Show what was found, unless other words are typed by now."""
        if words == self.words:
            self.hits.blockSignals(True)
            self.found.show(hit_rows(hits, self._titles))
            self.hits.blockSignals(False)
            self._show_part()

    def forget_found(self) -> None:
        """Let go of what was found, and of the words that were searched for."""
        self.search.clear()
        self._pause.stop()
        self.found.show(())

    @property
    def words(self) -> str:
        """What is searched for."""
        return self.search.text().strip()

    def _typed(self) -> None:
        if self.words:
            self._pause.start()
        else:
            self._pause.stop()
            self._show_part()

    def _show_part(self) -> None:
        if self.words:
            part: QWidget = self.hits if self.found.rowCount() else self._nothing_found
        else:
            part = self.list if self.cases.rowCount() else self._no_case
        self._stack.setCurrentWidget(part)
        if part is self._no_case and self._no_case.button is not None and self.search.hasFocus():
            self._no_case.button.setFocus()  # the one thing there is to do

    def _into_list(self) -> None:
        view = self.hits if self.words else self.list
        if not view.currentIndex().isValid():
            view.setCurrentIndex(view.model().index(1 if self.words else 0, 0))
        view.setFocus()

    def _open_hit(self, key: str) -> None:
        notion, record, case_id = key.split(":")
        self.hit_opened.emit(notion, record, case_id)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._typed)
        self.search.down.connect(self._into_list)
        self.search.returnPressed.connect(self._into_list)
        self._pause.timeout.connect(lambda: self.search_requested.emit(self.words))
        self.list.chosen.connect(self.case_chosen)
        self.list.opened.connect(self.case_opened)
        self.hits.opened.connect(self._open_hit)
        self._no_case.acted.connect(self.new_requested)

    def _build(self) -> None:
        self._no_case = Empty(
            "cases",
            self.tr("No case yet"),
            self.tr("A case holds one person or family and all that is told about them."),
            self.tr("New case"),
        )
        self._nothing_found = Empty(
            "search", self.tr("Nothing found"), self.tr("Try fewer letters, or another spelling or script.")
        )
        for part in (self.list, self.hits, self._no_case, self._nothing_found):
            self._stack.addWidget(part)
        words = self.tr("Search names, places, words")
        self.search.setPlaceholderText(words)
        self.search.setAccessibleName(words)
        clear = QAction(icons.icon("close", "muted", 14), self.tr("Clear the search"), self)
        clear.triggered.connect(self.search.clear)
        self.search.addAction(clear, QLineEdit.ActionPosition.TrailingPosition)
        clear.setVisible(False)
        self.search.textChanged.connect(lambda words: clear.setVisible(bool(words)))
        self.search.addAction(
            QAction(icons.icon("search", "muted", 16), "", self), QLineEdit.ActionPosition.LeadingPosition
        )
        theme.dress(self.search, "search")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 16, 6, 6)
        column.setSpacing(10)
        column.addLayout(self._top())
        inset = QHBoxLayout()
        inset.setContentsMargins(4, 0, 8, 0)
        inset.addWidget(self.search)
        column.addLayout(inset)
        column.addWidget(self._stack, 1)

    def _top(self) -> QHBoxLayout:
        new = icon_button("plus", self.tr("New case (Ctrl+N)"))
        new.clicked.connect(self.new_requested)
        top = QHBoxLayout()
        top.setContentsMargins(10, 0, 6, 0)
        top.setSpacing(8)
        top.addWidget(heading(self.tr("Cases")))
        top.addWidget(self.count)
        top.addStretch()
        top.addWidget(new)
        return top
