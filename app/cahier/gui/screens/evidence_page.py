"""A file kept as evidence: what it shows, what is known of it, and each hand it went through."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from cahier.gui import theme
from cahier.gui.limits import limit
from cahier.gui.models.evidence_parts import LogLine
from cahier.gui.widgets.buttons import secondary
from cahier.gui.widgets.cards import Card, Column
from cahier.gui.widgets.labels import Label, body, muted
from cahier.gui.widgets.note import Note
from cahier.gui.widgets.page import PageHeader
from cahier.gui.widgets.picture_view import PictureView
from cahier.gui.widgets.player_bar import PlayerBar
from cahier.gui.widgets.question import Question
from cahier.gui.widgets.told_lines import ToldLines


class EvidencePage(QWidget):
    """Shows; every wish is a signal. `copy_agreed` comes only after the warning was read."""

    closed = Signal()
    edit_requested = Signal()
    copy_agreed = Signal()
    cover_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme.dress(self, "page")
        self.header = PageHeader("", self.tr("Back to the case"))
        self.picture, self.player = PictureView(), PlayerBar()
        self.told = Note("info", "")
        self.outcome = Note("ok", "", self.tr("Close"))
        self.outcome.acted.connect(self.outcome.hide)
        self.question = Question()
        self.question.yes.set_glyph("folder")
        self.edit = secondary(self.tr("Edit details"), "edit")
        self.cover = secondary(self.tr("Cover parts"), "hide")
        self.copy = secondary(self.tr("Copy the original out"), "folder")
        self.column = Column(self.tr("Evidence"))
        self._facts, self._grid = Card(self.tr("The file")), QGridLayout()
        self._log_card, self._verdict, self._log = Card(self.tr("Custody log")), Note("ok", ""), ToldLines(10)
        self._build()
        self._connect()
        self.begin()

    def begin(self) -> None:
        """Forget the file before."""
        for part in (self.picture, self.player, self.cover, self.told, self.outcome, self.question):
            part.hide()
        self.column.verticalScrollBar().setValue(0)

    def show_facts(self, title: str, code: str, facts: Sequence[tuple[str, str]]) -> None:
        """Show what is known of a file."""
        self.header.set_title(title)
        self.header.set_facts(code)
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for line, (name, value) in enumerate(facts):
            self._grid.addWidget(Label(name, "field"), line, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(body(value), line, 1)

    def show_log(self, verdict: tuple[str, str], lines: Sequence[LogLine]) -> None:
        """Show each hand it went through."""
        self._verdict.say(*verdict)
        self._log.forget()
        for line in lines:
            entry = QWidget()
            column = QVBoxLayout(entry)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(2)
            column.addWidget(body(f"{line.when}  ·  {line.what}"))
            column.addWidget(muted(line.more))
            self._log.tell(entry)

    def tell(self, kind: str, sentence: str) -> None:
        """Say in a sentence why nothing of it is shown, or that it is coming."""
        self.told.say(kind, sentence)
        self.told.show()

    def say_outcome(self, kind: str, sentence: str) -> None:
        """Say what became of a copy."""
        self.outcome.say(kind, sentence, self.tr("Close"))
        self.outcome.show()

    def _ask_copy(self) -> None:
        self.outcome.hide()
        self.question.ask(
            limit("original")
            + " "
            + self.tr(
                "It may hold names, places and the device it was made with. Outside this notebook it is not "
                "sealed, and deleting it there does not take it off the disk. Take it only to a computer that "
                "holds nothing else. This is written into its log."
            ),
            self.tr("Copy it out"),
            self.tr("Leave it here"),
        )
        self.column.ensureWidgetVisible(self.question)

    def _connect(self) -> None:
        self.header.back_requested.connect(self.closed)
        self.edit.clicked.connect(self.edit_requested)
        self.cover.clicked.connect(self.cover_requested)
        self.copy.clicked.connect(self._ask_copy)
        self.question.agreed.connect(self.copy_agreed)
        for answer in (self.question.agreed, self.question.declined):
            answer.connect(self.copy.setFocus)
        QShortcut(QKeySequence("Esc"), self, self._leave)
        QShortcut(QKeySequence("Alt+Left"), self, self.closed.emit)

    def _leave(self) -> None:
        if self.question.isVisible():
            self.question.decline()
        else:
            self.closed.emit()

    def _build(self) -> None:
        for action in (self.cover, self.edit, self.copy):
            self.header.add_action(action)
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(1, 1)
        self._facts.add(self._grid)
        self._log_card.add(self._verdict, self._log)
        self.column.add(
            self.question, self.outcome, self.picture, self.player, self.told, self._facts, self._log_card
        )
        self.column.finish()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.header)
        outer.addWidget(self.column, 1)
