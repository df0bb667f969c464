"""What became of a brief: whether it was sent, what its recipient calls it, and what came of it."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit

from cahier.domain.submission import Submission
from cahier.gui import wording
from cahier.gui.dates import in_words
from cahier.gui.text import isolated
from cahier.gui.widgets.buttons import secondary
from cahier.gui.widgets.cards import Card
from cahier.gui.widgets.labelled import labelled
from cahier.gui.widgets.labels import muted
from cahier.gui.widgets.note import Note
from cahier.gui.widgets.roomy import narrow, roomy


class FateCard(Card):
    """`chosen` tells the state and what the recipient calls it, when somebody says so."""

    chosen = Signal(str, str)

    def __init__(self, sent: Submission | None) -> None:
        super().__init__(QCoreApplication.translate("FateCard", "What became of it"))
        self.state, self.reference = QComboBox(), QLineEdit()
        self.keep = secondary(self.tr("Keep this"), "check")
        self._days, self._risk = muted(""), Note("warn", "")
        for code, words in wording.options("submission"):
            self.state.addItem(words, code)
        roomy(self.state)
        narrow(self.state)
        row = QHBoxLayout()
        row.addWidget(self.keep)
        row.addStretch()
        self.add(labelled(self.tr("How far it is"), self.state))
        self.add(labelled(self.tr("What its recipient calls it"), self.reference))
        self.add(self._days, self._risk, row)
        self.keep.clicked.connect(self._choose)
        self.show_fate(sent)

    def show_fate(self, sent: Submission | None) -> None:
        """Show what is kept; nothing for a brief from before this was kept."""
        day, risk = (sent.sent_on, sent.publication_risk_on) if sent else (None, None)
        self.state.setCurrentIndex(max(self.state.findData(sent.status if sent else ""), 0))
        self.reference.setText((sent.reference_no if sent else None) or "")
        words = self.tr("Sent on {}.").format(isolated(in_words(day))) if day else self.tr("Not sent yet.")
        self._days.setText(words)
        self._risk.setVisible(risk is not None)
        if risk is not None:
            words = self.tr("From {} on its recipient may publish it, by their own rules.")
            self._risk.say("warn", words.format(isolated(in_words(risk))))

    def _choose(self) -> None:
        self.chosen.emit(str(self.state.currentData()), self.reference.text().strip())
