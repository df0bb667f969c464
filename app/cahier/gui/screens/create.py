"""The first minute: a new notebook needs a passphrase, said twice, and a place."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar

from cahier.gui.strength import Strength, estimate, suggestion
from cahier.gui.widgets.buttons import ghost, link, primary
from cahier.gui.widgets.cards import Centred
from cahier.gui.widgets.labels import Elided, Glyph, Label, display, muted, soft
from cahier.gui.widgets.note import Note
from cahier.gui.widgets.passphrase_field import PassphraseField

_KINDS = {Strength.TOO_SHORT: "bad", Strength.WEAK: "bad", Strength.FAIR: "warn", Strength.STRONG: "ok"}


class CreateScreen(Centred):
    """Emits `create_requested(passphrase)` once both fields agree."""

    create_requested = Signal(str)
    place_requested = Signal()
    open_requested = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("New notebook"), 480)
        self.place = Elided("", "muted", middle=True)
        self.passphrase = PassphraseField(self.tr("Passphrase"))
        self.again = PassphraseField(self.tr("The same passphrase again"))
        self.advice = Label("", "muted", wrap=True)
        self.suggested = Note("info", "")
        self.problem = Note("bad", "")
        self.button = primary(self.tr("Make the notebook"))
        self.working = QProgressBar()
        self._build()
        self._connect()
        self.set_busy(False)
        self._weigh()

    def set_place(self, place: Path) -> None:
        """Show where the notebook will lie."""
        self.place.setText(str(place))

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
        problem = self._objection()
        self.show_problem(problem)
        if not problem and self.button.isEnabled():
            self.create_requested.emit(self.passphrase.text)

    def _objection(self) -> str:
        if estimate(self.passphrase.text) is Strength.TOO_SHORT:
            return self.tr("This passphrase is too short. Use at least six words that have nothing in common.")
        if self.passphrase.text != self.again.text:
            return self.tr("The two passphrases differ. Type the same one twice.")
        return ""

    def _weigh(self) -> None:
        strength = estimate(self.passphrase.text)
        sentences = {
            Strength.TOO_SHORT: self.tr("Six random words are best: easy to remember, hard to guess."),
            Strength.WEAK: self.tr("Weak: a computer would guess it in days. Add more words."),
            Strength.FAIR: self.tr("Fair. Another word or two would make it strong."),
            Strength.STRONG: self.tr("Strong, if these words come from no song, book or family."),
        }
        self.advice.setText(sentences[strength])
        self.advice.setProperty("strength", _KINDS[strength] if self.passphrase.text else "")
        self.advice.style().polish(self.advice)

    def _suggest(self) -> None:
        words = suggestion()
        self.suggested.say("info", words)
        self.suggested.show()

    def _connect(self) -> None:
        self.passphrase.changed.connect(self._weigh)
        self.passphrase.entered.connect(self.again.setFocus)
        self.again.entered.connect(self._create)
        self.button.clicked.connect(self._create)

    def _build(self) -> None:
        self.working.setRange(0, 0)
        self.working.setTextVisible(False)
        self.working.setAccessibleName(self.tr("Making the notebook"))
        for note in (self.suggested, self.problem):
            note.hide()
        self.button.setMinimumHeight(42)
        suggest = link(self.tr("Suggest invented words"))
        suggest.clicked.connect(self._suggest)
        helping = QHBoxLayout()
        helping.addWidget(self.advice, 1)
        helping.addWidget(suggest)
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
            self.passphrase,
            helping,
            self.suggested,
            self.again,
            where,
            self.problem,
            self.button,
            self.working,
            muted(self.tr("Nobody can reset a passphrase, not even us. A recovery key comes next.")),
            other,
        )
