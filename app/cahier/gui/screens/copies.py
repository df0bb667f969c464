"""Second copies: when the last one was made and where, a new one at a click, a trial, and when to be reminded."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cahier.gui import theme
from cahier.gui.dates import moment_in_words
from cahier.gui.limits import limit
from cahier.gui.widgets.button_row import ButtonRow
from cahier.gui.widgets.buttons import primary, secondary
from cahier.gui.widgets.cards import Card, Column
from cahier.gui.widgets.check_card import CheckCard
from cahier.gui.widgets.fields import Choice, name_parts
from cahier.gui.widgets.labelled import labelled
from cahier.gui.widgets.labels import Elided, body, muted, soft
from cahier.gui.widgets.note import Note
from cahier.gui.widgets.page import PageHeader
from cahier.gui.widgets.work_bar import WorkBar
from cahier.workflows.copies import Made, Standing, Tried

DAYS = (1, 3, 7, 14, 30)
_FIELD = 440  # pixels


class CopiesScreen(QWidget):
    """Emits what is wanted: a copy (`there`, or at another place), a trial with a sheet, other days."""

    copy_requested = Signal()
    elsewhere_requested = Signal()
    other_copy_requested = Signal()
    trial_requested = Signal(str)
    days_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        theme.dress(self, "page")
        self.last, self.outcome, self.doubt = Note("ok", ""), Note("ok", ""), Note("warn", "")
        self.place = Elided("", "soft", middle=True)
        self.copy = primary(self.tr("Make a copy now"), "copy")
        self.elsewhere = secondary(self.tr("At another place"), "folder")
        self.copying, self.trying = WorkBar(), WorkBar()
        self.tried, self.copy_tried = Note("ok", ""), Elided("", "soft", middle=True)
        self.sheet = QLineEdit()
        self.trial = primary(self.tr("Open the copy"), "unlock")
        self.other = secondary(self.tr("Another copy"), "folder")
        self.days = Choice()
        self.whole = CheckCard()
        self.column = Column(self.tr("Second copies"))
        self.column.add(self._copy_card(), self._trial_card(), self.whole, self._reminder_card())
        self.column.finish()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(PageHeader(self.tr("Second copies")))
        outer.addWidget(self.column, 1)
        self._connect()

    def show_standing(self, standing: Standing, due: str, now: datetime) -> None:
        """Show what is known; `due` is why another copy should be made, if it should."""
        self._show_last(standing.made, due, now)
        self._show_tried(standing.tried, now)
        self.days.blockSignals(True)
        if self.days.findData(standing.days) < 0:
            self.days.addItem(self._days_in_words(standing.days), standing.days)
        self.days.setCurrentIndex(self.days.findData(standing.days))
        self.days.blockSignals(False)

    def set_busy(self, bar: WorkBar | None, words: str = "") -> None:
        """Show that a copy or a trial is under way, or that nothing is."""
        for part in (self.copying, self.trying):
            part.end()
        if bar is not None:
            bar.begin(words)
        for button in (self.copy, self.elsewhere, self.trial, self.other):
            button.setEnabled(bar is None)
        self.trial.setEnabled(bar is None and bool(self.copy_tried.accessibleName()))

    def tell_copied(self, kind: str, sentence: str, doubt: str = "") -> None:
        """Say what became of a copy."""
        self._tell(self.outcome, kind, sentence)
        self._tell(self.doubt, "warn", doubt)

    def tell_tried(self, kind: str, sentence: str) -> None:
        """Say what became of a trial. What was typed stays: one letter of it may be wrong."""
        self._tell(self.tried, kind, sentence)
        self.sheet.setFocus()

    def forget(self) -> None:
        """Empty the field of the sheet, and let old news go."""
        self.sheet.clear()
        self.tell_copied("ok", "")

    def show_copy_to_try(self, path: str) -> None:
        """Show which copy would be tried."""
        self.copy_tried.setText(path)
        self.copy_tried.setVisible(bool(path))
        self.trial.setEnabled(bool(path))

    def _show_last(self, made: Made | None, due: str, now: datetime) -> None:
        self.place.setVisible(made is not None)
        self.place.setText("" if made is None else made.path)
        if made is None:
            self._tell(self.last, "warn" if due else "info", self.tr("There is no second copy yet."))
            return
        when = moment_in_words(datetime.fromisoformat(made.at), now)
        words = self.tr("Last copy: {when}. It was opened and compared. Records: {n}, files: {files}.")
        self._tell(
            self.last,
            "warn" if due or made.same_disk else "ok",
            words.format(when=when, n=made.records, files=made.files),
        )

    def _show_tried(self, tried: Tried | None, now: datetime) -> None:
        if tried is None:
            self._tell(self.tried, "info", self.tr("No copy was tried yet."))
            return
        when = moment_in_words(datetime.fromisoformat(tried.at), now)
        if tried.problem:
            self._tell(self.tried, "bad", f"{self.tr('Tried {when}.').format(when=when)} {tried.problem}")
            return
        words = self.tr("Tried {when}: the sheet opened the copy, and everything in it can be read. Records: {n}.")
        self._tell(self.tried, "ok", words.format(when=when, n=tried.records))

    def _copy_card(self) -> Card:
        card = Card(self.tr("The copy"))
        card.add(
            body(limit("only_cure")),
            self.last,
            self.place,
            ButtonRow((self.copy, self.elsewhere)),
            self.copying,
            self.outcome,
            self.doubt,
            muted(
                self.tr(
                    "A copy is encrypted like the notebook, and opens with the same keys. Three stay in a folder; "
                    "older ones go once newer ones were read whole. If the notebook locks itself meanwhile, the "
                    "copy is stopped."
                )
            ),
            muted(limit("pulled")),
        )
        for note in (self.last, self.outcome, self.doubt):
            note.hide()
        return card

    def _trial_card(self) -> Card:
        card = Card(self.tr("Try it now"))
        self.sheet.setMaximumWidth(_FIELD)
        self.sheet.setMinimumHeight(40)
        card.add(
            soft(
                self.tr(
                    "Open the copy with your recovery key, as if this computer were gone. It is restored beside "
                    "the copy for a moment, read from end to end and removed. Nothing else is changed."
                )
            ),
            self.tried,
            self.copy_tried,
            labelled(self.tr("Recovery key, from the paper"), self.sheet),
            ButtonRow((self.trial, self.other)),
            self.trying,
        )
        return card

    def _reminder_card(self) -> Card:
        card = Card(self.tr("Reminder"))
        for days in DAYS:
            self.days.addItem(self._days_in_words(days), days)
        self.days.setMinimumWidth(260)
        name_parts(self.days, self.tr("Remind me of a new copy after"))
        row = QHBoxLayout()
        row.addWidget(self.days)
        row.addStretch()
        card.add(labelled(self.tr("Remind me of a new copy after"), self.days, row))
        return card

    def _days_in_words(self, days: int) -> str:
        return self.tr("1 day") if days == 1 else self.tr("{n} days").format(n=days)

    def _connect(self) -> None:
        self.copy.clicked.connect(self.copy_requested)
        self.elsewhere.clicked.connect(self.elsewhere_requested)
        self.other.clicked.connect(self.other_copy_requested)
        self.trial.clicked.connect(self._try)
        self.sheet.returnPressed.connect(self._try)
        self.days.currentIndexChanged.connect(lambda _place: self.days_chosen.emit(self.days.currentData()))

    def _try(self) -> None:
        if self.trial.isEnabled() and self.sheet.text().strip():
            self.trial_requested.emit(self.sheet.text())
        else:
            self.sheet.setFocus()

    @staticmethod
    def _tell(note: Note, kind: str, sentence: str) -> None:
        note.say(kind, sentence)
        note.setVisible(bool(sentence))
