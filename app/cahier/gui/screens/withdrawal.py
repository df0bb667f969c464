"""Somebody takes their consent back: what follows, before it is recorded; and afterwards whom to ask for what."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from cahier.domain.submission import Release
from cahier.gui import theme, wording
from cahier.gui.text import isolated
from cahier.gui.widgets.button_row import ButtonRow
from cahier.gui.widgets.buttons import Button, danger, secondary
from cahier.gui.widgets.cards import Card, Column
from cahier.gui.widgets.labels import Label, body, muted, soft
from cahier.gui.widgets.note import Note
from cahier.gui.widgets.page import PageHeader
from cahier.gui.widgets.private_text import PrivateText
from cahier.workflows.letters import Letter

_LETTER = 220  # pixels


class WithdrawalPage(QWidget):
    """Emits `agreed`, `marked(recall, state)`, `destroy_requested` for what the person told, and `closed`."""

    agreed = Signal()
    destroy_requested = Signal()
    marked = Signal(str, str)
    closed = Signal()

    def __init__(self, name: str, used: Sequence[Release], interviews: int) -> None:
        super().__init__()
        theme.dress(self, "page")
        header = PageHeader(self.tr("A consent is taken back"), self.tr("Back to the case"))
        header.set_facts(isolated(name))
        header.back_requested.connect(self.closed)
        for keys in ("Esc", "Alt+Left"):
            QShortcut(QKeySequence(keys), self, self.closed.emit)
        self.problem = Note("bad", "")
        self.problem.hide()
        self._interviews = interviews
        self._told: Card | None = None
        self.record = danger(self.tr("Record that it is taken back"), "stop")
        self.cancel = secondary(self.tr("Change nothing"))
        self.record.clicked.connect(self._agree)
        self.cancel.clicked.connect(self.closed)
        self._column = Column(self.tr("A consent is taken back"))
        self._column.add(self.problem, self._first(), self._held(used), self._decision())
        self._column.finish()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(header)
        outer.addWidget(self._column, 1)

    def show_problem(self, sentence: str) -> None:
        """Say what went wrong."""
        self.problem.say("bad", sentence)
        self.problem.show()
        self.record.setEnabled(True)

    def show_done(self, letters: Sequence[Letter]) -> None:
        """Show whom to ask, and that what they told is still here."""
        self._column.empty()
        done = self.tr("Recorded. No brief is built on this consent from now on.")
        self._column.add(Note("ok", done))
        if not letters:
            nobody = self.tr("Nothing that used it has left the notebook. Nobody has to be asked.")
            self._column.add(Note("info", nobody))
        for letter in letters:
            self._column.add(self._letter(letter))
        if self._interviews:
            self._told = self._still_here()
            self._column.add(self._told)
        self._column.finish()

    def told_is_gone(self) -> None:
        """Show no longer that what they told is here."""
        if self._told is not None:
            self._told.hide()

    def _agree(self) -> None:
        self.record.setEnabled(False)
        self.agreed.emit()

    def _still_here(self) -> Card:
        card = Card(self.tr("What they told is still here"))
        words = self.tr("Interviews: {n}. They may want it destroyed. Ask them, and do what they say.")
        card.add(soft(words.format(n=self._interviews)))
        button = danger(self.tr("Destroy for ever …"), "trash")
        button.clicked.connect(self.destroy_requested)
        card.add(ButtonRow((button,)))
        return card

    def _first(self) -> Card:
        card = Card(self.tr("What follows"))
        card.add(
            body(
                self.tr(
                    "From now on this person stays out of every brief, for every recipient. They may do this "
                    "at any time and need not say why."
                )
            ),
            muted(self.tr("What was already published cannot be called back. Tell them so.")),
        )
        return card

    def _held(self, used: Sequence[Release]) -> Card:
        card = Card(self.tr("Who holds something and will be asked for it"))
        if not used:
            card.add(soft(self.tr("Nobody. Nothing that used this consent has left the notebook.")))
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        for line, release in enumerate(used):
            grid.addWidget(Label(release.when[:10], "field"), line, 0)
            grid.addWidget(body(isolated(release.recipient or wording.word(release.purpose))), line, 1)
        grid.setColumnStretch(1, 1)
        card.add(grid)
        return card

    def _decision(self) -> Card:
        card = Card()
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.cancel)
        row.addWidget(self.record)
        row.addStretch()
        card.add(row)
        return card

    def _letter(self, letter: Letter) -> Card:
        recall = letter.recall
        card = Card(isolated(recall.recipient or recall.number))
        text = PrivateText()
        text.setPlainText(letter.text)
        text.setReadOnly(True)
        text.setFixedHeight(_LETTER)
        text.setAccessibleName(self.tr("Letter about the brief {number}").format(number=recall.number))
        card.add(text)
        row = QHBoxLayout()
        row.setSpacing(10)
        for state, words in (
            ("sent", self.tr("It was sent")),
            ("confirmed", self.tr("They confirmed")),
            ("impossible", self.tr("It is published")),
        ):
            row.addWidget(self._marking(recall.recall_id, state, words, recall.status))
        row.addStretch()
        card.add(row)
        return card

    def _marking(self, recall_id: str, state: str, words: str, now: str) -> Button:
        button = secondary(words, "check" if state == now else "")
        button.clicked.connect(lambda: self.marked.emit(recall_id, state))
        button.clicked.connect(lambda: button.set_glyph("check"))
        return button
