"""Consent by purpose: for each use of what was told, how far it may go, in plain words."""

from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from cahier.gui import wording
from cahier.gui.translation import QT_TRANSLATE_NOOP
from cahier.gui.widgets.fields import Choice, name_parts
from cahier.gui.widgets.labels import Label

_NOTES = {
    "publishes": QT_TRANSLATE_NOOP("Purpose", "Becomes public."),
    "informs State": QT_TRANSLATE_NOOP("Purpose", "The State is told."),
    "informs State, publishes": QT_TRANSLATE_NOOP("Purpose", "The State is told, and it becomes public."),
    "disclosed to listed person": QT_TRANSLATE_NOOP("Purpose", "Shown to the person it accuses."),
    "disclosed to parties": QT_TRANSLATE_NOOP("Purpose", "Shown to the accused and their lawyers."),
}


class PurposesField(QWidget):
    """One line per purpose, with its level; "was not asked" counts as no."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._levels: dict[str, Choice] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        for line, (purpose, words) in enumerate(wording.options("pur")):
            level = self._level(words)
            self._levels[purpose] = level
            grid.addWidget(self._purpose(purpose, words), line, 0)
            grid.addWidget(level, line, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.setFocusProxy(next(iter(self._levels.values())))

    def plain(self) -> list[dict[str, Any]] | None:
        """Return the purposes that were asked about, with their level."""
        asked = [
            {"purpose": purpose, "level": int(choice.currentData())}
            for purpose, choice in self._levels.items()
            if choice.currentData() is not None
        ]
        return asked or None

    def show_plain(self, value: Any) -> None:
        """Show levels."""
        levels = {cell["purpose"]: cell["level"] for cell in value or ()}
        for purpose, choice in self._levels.items():
            choice.setCurrentIndex(choice.findData(levels[purpose]) if purpose in levels else 0)

    def problem(self) -> str:
        """Nothing can be wrong with choices."""
        return ""

    def choice(self, purpose: str) -> Choice:
        """Return the choice of one purpose."""
        return self._levels[purpose]

    def _level(self, purpose: str) -> Choice:
        choice = Choice()
        choice.addItem(QCoreApplication.translate("Purpose", "Was not asked"), None)
        for code, words in wording.options("con"):
            choice.addItem(words, int(code.removeprefix("CON.")))
        choice.currentIndexChanged.connect(self.changed)
        name_parts(choice, purpose)
        return choice

    def _purpose(self, purpose: str, words: str) -> QWidget:
        note = QCoreApplication.translate("Purpose", _NOTES.get(wording.note_of(purpose), ""))
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(1)
        grid.addWidget(Label(words, wrap=True), 0, 0)
        if note:
            grid.addWidget(Label(note, "muted", wrap=True), 1, 0)
        return holder
