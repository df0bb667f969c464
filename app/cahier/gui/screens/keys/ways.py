"""The ways into the notebook, each with since when it is there and what can be done about it."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cahier.domain.dates import PartialDate
from cahier.gui import theme
from cahier.gui.dates import in_words
from cahier.gui.translation import QT_TRANSLATE_NOOP
from cahier.gui.widgets.button_row import ButtonRow
from cahier.gui.widgets.buttons import Button, secondary
from cahier.gui.widgets.cards import Card, Column
from cahier.gui.widgets.labels import Glyph, heading, muted, soft
from cahier.gui.widgets.note import Note
from cahier.gui.widgets.page import PageHeader
from cahier.workflows.keys import Way

_NAMES = {
    "passphrase": QT_TRANSLATE_NOOP("Ways", "Passphrase"),
    "passphrase_and_key_file": QT_TRANSLATE_NOOP("Ways", "Passphrase and key file together"),
    "recovery": QT_TRANSLATE_NOOP("Ways", "Recovery key on paper"),
    "shares": QT_TRANSLATE_NOOP("Ways", "Shares"),
    "key_file": QT_TRANSLATE_NOOP("Ways", "Key file"),
    "headquarters": QT_TRANSLATE_NOOP("Ways", "Headquarters"),
}
_MEANINGS = {
    "passphrase": QT_TRANSLATE_NOOP("Ways", "Opens the notebook every day."),
    "passphrase_and_key_file": QT_TRANSLATE_NOOP("Ways", "Neither opens the notebook without the other."),
    "recovery": QT_TRANSLATE_NOOP("Ways", "Opens the notebook when the passphrase is forgotten."),
    "shares": QT_TRANSLATE_NOOP("Ways", "Any {needed} of {count} people open the notebook together."),
    "key_file": QT_TRANSLATE_NOOP("Ways", "Whoever has the file can open the notebook."),
    "headquarters": QT_TRANSLATE_NOOP("Ways", "Can read everything in it. Their key: {detail}"),
}
_ICONS = {"recovery": "document", "shares": "people", "key_file": "key", "headquarters": "organisation"}
_STEPS = {
    "passphrase": ("passphrase",),
    "passphrase_and_key_file": ("passphrase",),
    "recovery": ("show", "renew", "remove"),
}
"""What can be done about a way in; of the others, one can only be rid."""
_NEW = ("shares", "key_file", "headquarters")


def name_of(way: Way) -> str:
    """Return what a way in is called; one that a later version made is called by its own word."""
    return _said(_NAMES.get(way.kind, way.kind))


class WaysScreen(QWidget):
    """Emits `step_requested(step, id of a way in or "")`."""

    step_requested = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        theme.dress(self, "page")
        self.told = Note("ok", "")
        self.told.hide()
        self._column = Column(self.tr("Keys"))
        self._first: Button | None = None
        self._ways = QVBoxLayout()
        self._ways.setSpacing(12)
        self._column.add(self.told)
        self._column.column.addLayout(self._ways)
        self._column.finish()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        header = PageHeader(self.tr("Keys"))
        header.set_facts(self.tr("Every way into this notebook. Each change asks for your passphrase again."))
        outer.addWidget(header)
        outer.addWidget(self._column, 1)

    def show_ways(self, ways: Sequence[Way], told: str = "") -> None:
        """Show them, and what became of the change made just now."""
        for way in ways:
            self._ways.addWidget(self._card(way))
        self._ways.addWidget(self._more(has_sheet=any(way.kind == "recovery" for way in ways)))
        self.told.say("ok", told)
        self.told.setVisible(bool(told))

    def showEvent(self, event: QShowEvent) -> None:
        """Put the cursor on the first thing there is to do."""
        super().showEvent(event)
        if self._first is not None:
            self._first.setFocus()

    def _card(self, way: Way) -> Card:
        card = Card()
        card.column.setContentsMargins(20, 16, 20, 8)
        card.column.setSpacing(8)
        needed, _, count = way.detail.partition(" of ")
        words = _said(_MEANINGS.get(way.kind, "")).format(detail=way.detail, needed=needed, count=count)
        since = in_words(PartialDate(way.added)) if way.added else ""
        card.add(_Line(_ICONS.get(way.kind, "key"), name_of(way), since), soft(words))
        buttons = [self._button(step, way) for step in _STEPS.get(way.kind, ("remove",))]
        self._first = self._first or buttons[0]
        card.add(ButtonRow(buttons))
        return card

    def _more(self, *, has_sheet: bool) -> Card:
        card = Card(self.tr("Another way in"))
        card.add(
            soft(self.tr("If you forget the passphrase and have no other key, nobody can open the notebook."))
        )
        buttons = [self._button(step, None) for step in (*(() if has_sheet else ("renew",)), *_NEW)]
        card.add(ButtonRow(buttons))
        return card

    def _button(self, step: str, way: Way | None) -> Button:
        words, icon = {
            "passphrase": (self.tr("Change"), "edit"),
            "show": (self.tr("Show again"), "eye"),
            "renew": (self.tr("Make a new one") if way else self.tr("Recovery key on paper"), "document"),
            "remove": (self.tr("Remove"), "trash"),
            "shares": (self.tr("Shares among people"), "people"),
            "key_file": (self.tr("Key file"), "key"),
            "headquarters": (self.tr("Headquarters"), "organisation"),
        }[step]
        button = secondary(words, icon)
        if way:
            button.setAccessibleName(f"{words}: {name_of(way)}")
        way_id = way.id if way else ""
        button.clicked.connect(lambda: self.step_requested.emit(step, way_id))
        return button


class _Line(QWidget):
    """An icon, a name, and since when."""

    def __init__(self, icon: str, name: str, since: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(Glyph(icon, "accent", 20))
        row.addWidget(heading(name))
        row.addStretch()
        words = QCoreApplication.translate("Ways", "Since {month}").format(month=since) if since else ""
        label = muted(words)
        label.setWordWrap(False)
        row.addWidget(label)


def _said(text: str) -> str:
    return QCoreApplication.translate("Ways", text)
