"""A new passphrase: said twice, weighed while it is typed, and with fresh words for who wants them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cahier.gui.limits import limit
from cahier.gui.strength import Strength, estimate, suggestion
from cahier.gui.widgets.buttons import link
from cahier.gui.widgets.labels import Label
from cahier.gui.widgets.note import Note
from cahier.gui.widgets.passphrase_field import PassphraseField

_WIDTH = 440  # pixels of a field
_KINDS = {Strength.TOO_SHORT: "bad", Strength.WEAK: "bad", Strength.FAIR: "warn", Strength.STRONG: "ok"}


class NewPassphrase(QWidget):
    """`text` counts once `objection()` is empty. `entered` is Enter in the second field."""

    entered = Signal()

    def __init__(self, label: str = "", widest: int = _WIDTH) -> None:
        super().__init__()
        self.passphrase = PassphraseField(label or self.tr("New passphrase"))
        self.again = PassphraseField(self.tr("The same passphrase again"))
        self.advice = Label("", "muted", wrap=True)
        self.suggested = Note("info", "")
        self.suggested.hide()
        self.passphrase.changed.connect(self._weigh)
        self.passphrase.entered.connect(self.again.setFocus)
        self.again.entered.connect(self.entered)
        suggest = link(self.tr("Suggest invented words"))
        suggest.clicked.connect(self._suggest)
        helping = QHBoxLayout()
        helping.addWidget(suggest)
        helping.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.passphrase)
        column.addWidget(self.advice)
        column.addLayout(helping)
        column.addWidget(self.suggested)
        column.addWidget(self.again)
        for field in (self.passphrase, self.again):
            field.setMaximumWidth(widest)
        self.setFocusProxy(self.passphrase)
        self._weigh()

    @property
    def text(self) -> str:
        """What was typed in the first field."""
        return self.passphrase.text

    def objection(self) -> str:
        """Return why it cannot be taken, as a sentence."""
        if estimate(self.text) is Strength.TOO_SHORT:
            return self.tr("This passphrase is too short. Use at least six words that have nothing in common.")
        if self.text != self.again.text:
            return self.tr("The two passphrases differ. Type the same one twice.")
        return ""

    def clear(self) -> None:
        """Empty both fields, and forget what was suggested."""
        self.passphrase.clear()
        self.again.clear()
        self.suggested.say("info", "")
        self.suggested.hide()

    def _suggest(self) -> None:
        """Show words and leave the typing to the person: whoever typed them twice begins to know them."""
        self.suggested.say("info", suggestion())
        self.suggested.show()

    def _weigh(self) -> None:
        strength = estimate(self.text)
        sentences = {
            Strength.TOO_SHORT: self.tr("Six random words are best: easy to remember, hard to guess."),
            Strength.WEAK: self.tr("Weak: a computer would guess it in days. {limit}").format(limit=limit("weak")),
            Strength.FAIR: self.tr("Fair. Another word or two would make it strong."),
            Strength.STRONG: self.tr("Strong, if these words come from no song, book or family."),
        }
        self.advice.setText(sentences[strength])
        self.advice.setProperty("strength", _KINDS[strength] if self.text else "")
        self.advice.style().polish(self.advice)
