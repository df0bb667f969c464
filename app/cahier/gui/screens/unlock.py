"""The locked door: a passphrase, why it was locked, and the ways around for who has none."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QProgressBar, QVBoxLayout

from cahier.gui.limits import limit
from cahier.gui.widgets.buttons import ghost, primary
from cahier.gui.widgets.cards import Centred
from cahier.gui.widgets.folder_field import FileField
from cahier.gui.widgets.labels import Elided, Glyph, Label, display, field_label, muted
from cahier.gui.widgets.note import Note
from cahier.gui.widgets.passphrase_field import PassphraseField
from cahier.gui.widgets.waiting import Waiting


class UnlockScreen(Centred):
    """Emits what the person wants; shows the sentence of what went wrong."""

    unlock_requested = Signal(str)
    recovery_requested = Signal()
    other_requested = Signal()
    new_requested = Signal()
    lost_requested = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Unlock"))
        self.title = display(self.tr("Locked"))
        self.reason = Label("", "caption", wrap=True)
        self.place = Elided("", "muted", middle=True)
        self.passphrase = PassphraseField(self.tr("Passphrase"))
        self.passphrase.entered.connect(self._unlock)
        self.key_file = FileField(self.tr("The key file of this notebook"))
        self._of_key_file = (field_label(self.tr("Its key file"), self.key_file), self.key_file)
        self.problem = Note("bad", "")
        self.hint = Note("info", "")
        self.hint.acted.connect(self._take_hint)
        self._hinted = ""
        self.waiting = Waiting()
        self.waiting.changed.connect(self._waited)
        for note in (self.problem, self.hint, self.waiting):
            note.hide()
        self.button = primary(self.tr("Unlock"))
        self.button.setMinimumHeight(42)
        self.button.clicked.connect(self._unlock)
        self.working = QProgressBar()
        self.working.setRange(0, 0)
        self.working.setTextVisible(False)
        self.working.setAccessibleName(self.tr("Opening the notebook"))
        self._keep_place(self.working)
        self._build()
        self.set_busy(False)

    def explain(self, reason: str, place: Path) -> None:
        """Say why the notebook is locked and where it lies."""
        self.reason.setText(reason)
        self.place.setText(str(place))

    def show_hint(self, passphrase: str) -> None:
        """Offer the passphrase of the demonstration."""
        self._hinted = passphrase
        self.hint.setVisible(bool(passphrase))
        if passphrase:
            words = self.tr("All people and events in here are invented. The passphrase: {words}")
            self.hint.say("info", words.format(words=passphrase), self.tr("Use it"))

    def ask_for_key_file(self, asks: bool) -> None:
        """Ask for the key file as well: the passphrase opens only together with it."""
        for part in self._of_key_file:
            part.setVisible(asks)

    def show_problem(self, sentence: str) -> None:
        """Show what went wrong; an empty sentence clears it."""
        self.problem.say("bad", sentence)
        self.problem.setVisible(bool(sentence))
        if sentence:
            self.passphrase.edit.selectAll()
            self.passphrase.setFocus()

    def set_busy(self, busy: bool) -> None:
        """Show that the key is being worked out."""
        self.working.setVisible(busy)
        self._busy = busy
        self.button.setEnabled(not busy and not self.waiting.left)
        self.passphrase.edit.setReadOnly(busy)

    def wait(self, seconds: int) -> None:
        """Take no passphrase for so long, and say how long it is; typing goes on."""
        self.waiting.begin(seconds)

    def showEvent(self, event: QShowEvent) -> None:
        """Let the person type at once."""
        super().showEvent(event)
        self.passphrase.setFocus()

    def _take_hint(self) -> None:
        self.passphrase.edit.setText(self._hinted)
        self._unlock()

    def _unlock(self) -> None:
        if self.button.isEnabled() and self.passphrase.text:
            self.show_problem("")
            self.unlock_requested.emit(self.passphrase.text)

    def _waited(self) -> None:
        self.button.setEnabled(not self._busy and not self.waiting.left)

    @staticmethod
    def _keep_place(widget: QProgressBar) -> None:
        policy = widget.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        widget.setSizePolicy(policy)

    def _build(self) -> None:
        self.card.add(Glyph("lock", "accent", 36), self.title, self.reason, self.place)
        self.card.add(self.hint, self.passphrase, *self._of_key_file, self.problem, self.waiting)
        self.card.add(self.button, self.working)
        self.ask_for_key_file(False)
        ways = QVBoxLayout()
        ways.setSpacing(2)
        for words, signal in (
            (self.tr("I forgot the passphrase"), self.recovery_requested),
            (self.tr("Open another notebook"), self.other_requested),
            (self.tr("Make a new notebook"), self.new_requested),
            (self.tr("It is damaged or lost"), self.lost_requested),
        ):
            button = ghost(words)
            button.clicked.connect(signal)
            ways.addWidget(button)
        self.card.add(ways)
        for name in ("locked", "out_of_hands"):
            sentence = muted(limit(name))
            sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self.card.add(sentence)
