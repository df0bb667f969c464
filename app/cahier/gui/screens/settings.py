"""Settings: few, each with a sentence that says what it does."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from cahier.gui import theme
from cahier.gui.limits import limit
from cahier.gui.widgets.button_row import ButtonRow
from cahier.gui.widgets.buttons import secondary
from cahier.gui.widgets.cards import Card, Column
from cahier.gui.widgets.fields import Choice, name_parts
from cahier.gui.widgets.labelled import labelled
from cahier.gui.widgets.labels import Elided, Label, muted, soft
from cahier.gui.widgets.note import Note
from cahier.gui.widgets.page import PageHeader

MINUTES = (1, 2, 5, 10, 15, 30)


class SettingsScreen(QWidget):
    """Emits `preferred(name, value)` and `destroy_requested`."""

    preferred = Signal(str, str)
    destroy_requested = Signal()

    def __init__(self, place: str, synced_by: str = "") -> None:
        super().__init__()
        theme.dress(self, "page")
        self.theme, self.minutes = Choice(), Choice()
        column = Column(self.tr("Settings"))
        column.add(self._looks(), self._locking(), self._place(place, synced_by))
        column.add(self._journey(), self._destroying(), self._keyboard(), self._program())
        column.finish()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(PageHeader(self.tr("Settings")))
        outer.addWidget(column, 1)

    def show_preferences(self, kept: dict[str, str]) -> None:
        """Show what is preferred."""
        for choice, value in ((self.theme, kept.get("theme", "system")), (self.minutes, kept.get("minutes", "5"))):
            choice.blockSignals(True)
            choice.setCurrentIndex(max(choice.findData(value), 0))
            choice.blockSignals(False)

    def _looks(self) -> Card:
        card = Card(self.tr("Light and dark"))
        for value, words in (
            ("system", self.tr("As the computer is set")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
        ):
            self.theme.addItem(words, value)
        self._tells(self.theme, "theme", self.tr("Light and dark"))
        card.add(self._row(self.theme))
        return card

    def _locking(self) -> Card:
        card = Card(self.tr("Locking"))
        card.add(
            soft(
                self.tr(
                    "The notebook locks itself when nobody touches it, when the computer sleeps, and with Ctrl+L. "
                    "Ctrl+Shift+Q closes it at once. What is typed is saved each time."
                )
            )
        )
        for minutes in MINUTES:
            self.minutes.addItem(self.tr("{n} min").format(n=minutes), str(minutes))
        self._tells(self.minutes, "minutes", self.tr("Locks itself after"))
        card.add(soft(limit("open")))
        card.add(labelled(self.tr("Locks itself after"), self.minutes, self._row(self.minutes)))
        return card

    def _place(self, place: str, synced_by: str) -> Card:
        card = Card(self.tr("This notebook"))
        card.add(Elided(place, "soft", middle=True))
        card.add(
            muted(limit("from_outside")),
        )
        if synced_by:
            card.add(Note("warn", limit("synced", program=synced_by)))
        return card

    def _journey(self) -> Card:
        card = Card(self.tr("Before a journey or a search"))
        card.add(soft(limit("carried")), soft(limit("recognised")))
        return card

    def _program(self) -> Card:
        card = Card(self.tr("This program"))
        card.add(soft(limit("program")), muted(limit("infected")))
        if QAccessible.isActive():
            card.add(muted(limit("read_aloud")))
        return card

    def _destroying(self) -> Card:
        card = Card(self.tr("Destroy this notebook"))
        words = self.tr(
            "Its keys go first, within a second; from then on nobody can open it, with any passphrase. Then its "
            "files go. You are shown what would be lost, and asked to type a word."
        )
        self.see = secondary(self.tr("See what would be lost …"), "trash")
        self.see.clicked.connect(self.destroy_requested)
        card.add(soft(words), ButtonRow((self.see,)))
        return card

    def _keyboard(self) -> Card:
        card = Card(self.tr("Keyboard"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(6)
        keys = (
            ("Ctrl+K", self.tr("search")),
            ("Ctrl+N", self.tr("new case")),
            ("Ctrl+I", self.tr("new interview")),
            ("Ctrl+R", self.tr("review the words of the case")),
            ("Ctrl+B", self.tr("prepare a brief")),
            ("Ctrl+S", self.tr("save a form")),
            ("Ctrl+L", self.tr("lock")),
            ("Ctrl+Shift+Q", self.tr("close at once")),
        )
        for line, (combination, words) in enumerate(keys):
            grid.addWidget(Label(combination, "field"), line, 0)
            grid.addWidget(Label(words, "soft"), line, 1)
        grid.setColumnStretch(1, 1)
        card.add(grid)
        return card

    def _tells(self, choice: Choice, name: str, words: str) -> None:
        name_parts(choice, words)
        choice.currentIndexChanged.connect(lambda _place: self.preferred.emit(name, str(choice.currentData())))

    @staticmethod
    def _row(choice: Choice) -> QHBoxLayout:
        choice.setMinimumWidth(320)
        row = QHBoxLayout()
        row.addWidget(choice)
        row.addStretch()
        return row
