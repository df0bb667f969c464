"""A notebook that is damaged or lost: made anew out of a second copy, or what can be read of it rescued."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cahier.gui.widgets.buttons import chip, ghost, primary
from cahier.gui.widgets.cards import Centred
from cahier.gui.widgets.folder_field import FileField, FolderField
from cahier.gui.widgets.labels import Glyph, display, field_label, muted, soft
from cahier.gui.widgets.new_passphrase import NewPassphrase
from cahier.gui.widgets.note import Note
from cahier.gui.widgets.passphrase_field import PassphraseField
from cahier.gui.widgets.told_lines import ToldLines
from cahier.gui.widgets.work_bar import WorkBar

_WIDTH = 548  # pixels of the card


class GetBackScreen(Centred):
    """What both ways have: where the new notebook goes, the passphrase, the key file, and how it ended.

    `begun` is the wish; `go_on_requested` comes after a good end, `other_requested` leads to the other way.
    """

    begun = Signal()
    go_on_requested = Signal()
    other_requested = Signal()
    closed = Signal()

    def __init__(self, title: str, words: str, action: str, go_on: str, *, rescues: bool) -> None:
        super().__init__(title, _WIDTH)
        self.folder = FolderField(self.tr("Where the new notebook goes"))
        self.folder.changed.connect(lambda: self.show_problem(""))
        self.key_file = FileField(self.tr("The key file, where the notebook needs one"))
        self.problem, self.outcome = Note("bad", ""), Note("ok", "")
        self.lines = ToldLines(4)
        self.bar = WorkBar()
        self.button, self.go_on = primary(action), primary(go_on)
        for button, signal in ((self.button, self.begun), (self.go_on, self.go_on_requested)):
            button.setMinimumHeight(42)
            button.clicked.connect(signal if button is self.go_on else self._begin)
        self._rescues = rescues
        self.card.add(Glyph("undo", "accent", 36), display(title), self._ways(), soft(words))

    def finish(self, *parts: QWidget) -> None:
        """Put the fields in, and end the card."""
        back = ghost(self.tr("Back to the passphrase"))
        back.clicked.connect(self.closed)
        self._asked = (
            *parts,
            field_label(self.tr("Where the new notebook goes"), self.folder),
            self.folder,
            muted(self.tr("It is made beside what there is. Nothing is written over.")),
            self.button,
        )
        self.card.add(*self._asked, self.bar, self.problem, self.outcome, self.lines, self.go_on, back)
        for part in (self.problem, self.outcome, self.lines, self.go_on):
            part.hide()

    def objection(self) -> str:
        """Return what is missing, as a sentence."""
        return "" if self.folder.folder else self.tr("Choose where the new notebook goes.")

    def show_problem(self, sentence: str) -> None:
        """Show what went wrong; an empty sentence clears it."""
        self.problem.say("bad", sentence)
        self.problem.setVisible(bool(sentence))

    def set_busy(self, busy: bool) -> None:
        """Show that it is under way."""
        self.button.setEnabled(not busy)
        if busy:
            self.show_problem("")
            self.bar.begin(self.tr("One moment …"))
        else:
            self.bar.end()

    def show_end(self, kind: str, sentence: str, lines: Sequence[str] = ()) -> None:
        """Say how it ended, and lead on."""
        for part in self._asked:
            part.hide()
        self.outcome.say(kind, sentence)
        self.lines.forget()
        for line in lines:
            self.lines.tell(muted(f"·  {line}"))
        for shown in (self.outcome, self.lines, self.go_on):
            shown.show()
        self.go_on.setFocus()

    def forget(self) -> None:
        """Empty what was typed."""

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the first field."""
        super().showEvent(event)
        self._asked[1].setFocus()

    def _ways(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for words, rescues in ((self.tr("From a second copy"), False), (self.tr("Rescue what can be read"), True)):
            button = chip(words)
            button.setChecked(rescues is self._rescues)
            if rescues is not self._rescues:
                button.clicked.connect(self.other_requested)
            row.addWidget(button)
        row.addStretch()
        return row

    def _begin(self) -> None:
        sentence = self.objection()
        self.show_problem(sentence)
        if not sentence and self.button.isEnabled():
            self.begun.emit()


class RestoreScreen(GetBackScreen):
    """Out of a second copy."""

    def __init__(self) -> None:
        super().__init__(
            self.tr("Use a second copy"),
            self.tr("The copy becomes a notebook of its own. It opens with the passphrase it was made with."),
            self.tr("Make a notebook out of it"),
            self.tr("Open it"),
            rescues=False,
        )
        self.copy = FileField(self.tr("The second copy"))
        self.passphrase = PassphraseField(self.tr("Passphrase of the copy"))
        self.finish(
            field_label(self.tr("The second copy"), self.copy),
            self.copy,
            self.passphrase,
            field_label(self.tr("Key file, where it needs one"), self.key_file),
            self.key_file,
        )

    def objection(self) -> str:
        """Return what is missing, as a sentence."""
        if self.copy.path is None:
            return self.tr("Choose the second copy.")
        if not self.passphrase.text:
            return self.tr("Type the passphrase of the copy, so that it can be opened and checked.")
        return super().objection()

    def forget(self) -> None:
        """Empty what was typed."""
        self.passphrase.clear()


class RescueScreen(GetBackScreen):
    """Out of the damaged notebook itself."""

    def __init__(self, place: Path) -> None:
        super().__init__(
            self.tr("Rescue what can be read"),
            self.tr(
                "Every record and file that can still be read is written into a new notebook, with a new "
                "passphrase and a new recovery key. The damaged one is only read: keep it until you have "
                "compared the two."
            ),
            self.tr("Rescue"),
            self.tr("Write down the new recovery key"),
            rescues=True,
        )
        self.passphrase = PassphraseField(self.tr("Passphrase of the damaged notebook"))
        self.new = NewPassphrase(self.tr("Passphrase of the new notebook"), _WIDTH)
        self.finish(
            muted(str(place)),
            self.passphrase,
            field_label(self.tr("Key file, where it needs one"), self.key_file),
            self.key_file,
            self.new,
        )

    def objection(self) -> str:
        """Return what is missing, as a sentence."""
        if not self.passphrase.text:
            return self.tr("Type the passphrase of the damaged notebook.")
        return self.new.objection() or super().objection()

    def forget(self) -> None:
        """Empty what was typed."""
        self.passphrase.clear()
        self.new.clear()
