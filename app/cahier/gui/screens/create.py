"""The first minute: a new notebook needs a passphrase, said twice, and a place."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar

from cahier.gui.limits import limit
from cahier.gui.widgets.buttons import ghost, link, primary
from cahier.gui.widgets.cards import Centred
from cahier.gui.widgets.labels import Elided, Glyph, display, muted, soft
from cahier.gui.widgets.new_passphrase import NewPassphrase
from cahier.gui.widgets.note import Note


class CreateScreen(Centred):
    """Emits `create_requested(passphrase)` once both fields agree."""

    create_requested = Signal(str)
    place_requested = Signal()
    open_requested = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("New notebook"), 480)
        self.place = Elided("", "muted", middle=True)
        self.new = NewPassphrase(self.tr("Passphrase"))
        self.passphrase, self.again = self.new.passphrase, self.new.again
        self.problem, self.synced = Note("bad", ""), Note("warn", "")
        self.button = primary(self.tr("Make the notebook"))
        self.working = QProgressBar()
        self._build()
        self._connect()
        self.set_busy(False)

    def set_place(self, place: Path, synced_by: str = "") -> None:
        """Show where the notebook will lie, and which program copies that place to the internet, if one does."""
        self.place.setText(str(place))
        self.synced.say("warn", limit("synced", program=synced_by) if synced_by else "")
        self.synced.setVisible(bool(synced_by))

    def show_problem(self, sentence: str) -> None:
        """Show what went wrong; an empty sentence clears it."""
        self.problem.say("bad", sentence)
        self.problem.setVisible(bool(sentence))

    def set_busy(self, busy: bool) -> None:
        """Show that the keys are being made."""
        self.working.setVisible(busy)
        self.button.setEnabled(not busy)

    def showEvent(self, event: QShowEvent) -> None:
        """Let the person type at once."""
        super().showEvent(event)
        self.passphrase.setFocus()

    def _create(self) -> None:
        problem = self.new.objection()
        self.show_problem(problem)
        if not problem and self.button.isEnabled():
            self.create_requested.emit(self.passphrase.text)

    def _connect(self) -> None:
        self.new.entered.connect(self._create)
        self.button.clicked.connect(self._create)

    def _build(self) -> None:
        self.working.setRange(0, 0)
        self.working.setTextVisible(False)
        self.working.setAccessibleName(self.tr("Making the notebook"))
        self.problem.hide()
        self.synced.hide()
        self.button.setMinimumHeight(42)
        where = QHBoxLayout()
        where.addWidget(Glyph("folder", "muted", 16))
        where.addWidget(self.place)
        where.addStretch()
        change = link(self.tr("Change place"))
        change.clicked.connect(self.place_requested)
        where.addWidget(change)
        other = ghost(self.tr("Open a notebook that exists"))
        other.clicked.connect(self.open_requested)
        self.card.add(
            Glyph("notebook", "accent", 36),
            display(self.tr("A new notebook")),
            soft(self.tr("Everything you write is encrypted on this computer. Nothing is ever sent anywhere.")),
            self.new,
            where,
            self.synced,
            self.problem,
            self.button,
            self.working,
            muted(
                self.tr("The passphrase opens everything. {limit} A recovery key comes next.").format(
                    limit=limit("no_reset")
                )
            ),
            muted(limit("infected")),
            other,
        )
