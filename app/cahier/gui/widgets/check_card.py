"""Is everything whole? When it was last read from end to end, and a button that reads it now."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal

from cahier.gui.dates import moment_in_words
from cahier.gui.widgets.button_row import ButtonRow
from cahier.gui.widgets.buttons import secondary
from cahier.gui.widgets.cards import Card
from cahier.gui.widgets.labels import soft
from cahier.gui.widgets.note import Note
from cahier.gui.widgets.work_bar import WorkBar


class CheckCard(Card):
    """Emits `check_requested`; `bar.stopped` is the wish to end it."""

    check_requested = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Is everything whole?"))
        self.note, self.bar = Note("ok", ""), WorkBar()
        self.button = secondary(self.tr("Check everything now"), "shield")
        self.button.clicked.connect(self.check_requested)
        self.add(
            soft(
                self.tr(
                    "Once a week every record and file is read by itself, a little at a time, while nobody types. "
                    "You are told when something is damaged; the rest stays readable."
                )
            ),
            self.note,
            ButtonRow((self.button,)),
            self.bar,
        )
        self.note.hide()

    def show_round(self, done_at: str, unsound: Sequence[str], now: datetime) -> None:
        """Show when everything was last read, and what was found wrong with evidence."""
        if unsound:
            words = self.tr("Evidence is not as it was kept: {lines}. All records and all other files are whole.")
            self.tell("bad", words.format(lines="; ".join(unsound)))
        elif done_at:
            words = self.tr("Everything was last read {when}, and was as it was written.")
            self.tell("ok", words.format(when=moment_in_words(datetime.fromisoformat(done_at), now)))
        else:
            self.tell("info", self.tr("Not everything was read yet since this notebook was made."))

    def set_busy(self, busy: bool) -> None:
        """Show that everything is being read, or no longer."""
        self.button.setEnabled(not busy)
        if busy:
            self.bar.begin(self.tr("Reading everything …"))
        else:
            self.bar.end()

    def tell(self, kind: str, sentence: str) -> None:
        """Say how it ended."""
        self.note.say(kind, sentence)
        self.note.show()
