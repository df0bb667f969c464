"""The way in with the recovery key: the key from paper, and a new passphrase said twice."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QProgressBar

from cahier.gui.strength import Strength, estimate
from cahier.gui.widgets.buttons import ghost, primary
from cahier.gui.widgets.cards import Centred
from cahier.gui.widgets.labels import Glyph, display, field_label, soft
from cahier.gui.widgets.note import Note
from cahier.gui.widgets.passphrase_field import PassphraseField


class RecoverScreen(Centred):
    """Emits `recover_requested(key, new passphrase)`."""

    recover_requested = Signal(str, str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Recovery key"), 480)
        self.key = QLineEdit()
        self.key.setMinimumHeight(40)
        self.passphrase = PassphraseField(self.tr("New passphrase"))
        self.again = PassphraseField(self.tr("The same passphrase again"))
        self.problem = Note("bad", "")
        self.button = primary(self.tr("Set the new passphrase and open"))
        self.button.setMinimumHeight(42)
        self.working = QProgressBar()
        self.working.setRange(0, 0)
        self.working.setTextVisible(False)
        self.working.setAccessibleName(self.tr("Opening the notebook"))
        back = ghost(self.tr("Back to the passphrase"))
        back.clicked.connect(self.closed)
        self.button.clicked.connect(self._recover)
        self.again.entered.connect(self._recover)
        self.key.returnPressed.connect(self.passphrase.setFocus)
        self.passphrase.entered.connect(self.again.setFocus)
        self.card.add(Glyph("key", "accent", 36), display(self.tr("Use the recovery key")))
        self.card.add(
            soft(self.tr("Type the nine groups from the sheet. Spaces, hyphens and capitals do not matter."))
        )
        self.card.add(field_label(self.tr("Recovery key"), self.key), self.key)
        self.card.add(self.passphrase, self.again, self.problem, self.button, self.working, back)
        self.set_busy(False)
        self.show_problem("")

    def show_problem(self, sentence: str) -> None:
        """Show what went wrong; an empty sentence clears it."""
        self.problem.say("bad", sentence)
        self.problem.setVisible(bool(sentence))

    def set_busy(self, busy: bool) -> None:
        """Show that the key is being worked out."""
        self.working.setVisible(busy)
        self.button.setEnabled(not busy)

    def showEvent(self, event: QShowEvent) -> None:
        """Let the person type at once."""
        super().showEvent(event)
        self.key.setFocus()

    def _recover(self) -> None:
        if estimate(self.passphrase.text) is Strength.TOO_SHORT:
            self.show_problem(self.tr("The new passphrase is too short. Use at least six words."))
        elif self.passphrase.text != self.again.text:
            self.show_problem(self.tr("The two passphrases differ. Type the same one twice."))
        elif self.button.isEnabled():
            self.show_problem("")
            self.recover_requested.emit(self.key.text(), self.passphrase.text)
