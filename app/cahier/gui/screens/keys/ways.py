"""The ways into the notebook, each with since when it is there and what can be done about it."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from cahier.domain.dates import PartialDate
from cahier.gui.dates import in_words
from cahier.gui.screens.listing import ListingScreen
from cahier.gui.translation import QT_TRANSLATE_NOOP
from cahier.gui.widgets.button_row import ButtonRow
from cahier.gui.widgets.buttons import Button
from cahier.gui.widgets.cards import Card
from cahier.gui.widgets.entry_card import EntryCard
from cahier.gui.widgets.labels import soft
from cahier.workflows.keys import Way

_NAMES = {
    "passphrase": QT_TRANSLATE_NOOP("Ways", "Passphrase"),
    "passphrase_and_key_file": QT_TRANSLATE_NOOP("Ways", "Passphrase and key file together"),
    "recovery": QT_TRANSLATE_NOOP("Ways", "Recovery key on paper"),
    "shares": QT_TRANSLATE_NOOP("Ways", "Shares"),
    "key_file": QT_TRANSLATE_NOOP("Ways", "Key file"),
    "headquarters": QT_TRANSLATE_NOOP("Ways", "Headquarters"),
    "colleague": QT_TRANSLATE_NOOP("Ways", "The passphrase of a colleague"),
}
_MEANINGS = {
    "passphrase": QT_TRANSLATE_NOOP("Ways", "Opens the notebook every day."),
    "passphrase_and_key_file": QT_TRANSLATE_NOOP("Ways", "Neither opens the notebook without the other."),
    "recovery": QT_TRANSLATE_NOOP("Ways", "Opens the notebook when the passphrase is forgotten."),
    "shares": QT_TRANSLATE_NOOP("Ways", "Any {needed} of {count} people open the notebook together."),
    "key_file": QT_TRANSLATE_NOOP("Ways", "Whoever has the file can open the notebook."),
    "headquarters": QT_TRANSLATE_NOOP("Ways", "Can read everything in it. Their key: {detail}"),
    "colleague": QT_TRANSLATE_NOOP("Ways", "Opens the whole notebook. Whose it is stands among the colleagues."),
}
_ICONS = {
    "recovery": "document",
    "shares": "people",
    "key_file": "key",
    "headquarters": "organisation",
    "colleague": "people",
}
_STEPS = {
    "passphrase": ("passphrase",),
    "passphrase_and_key_file": ("passphrase",),
    "recovery": ("show", "renew", "remove"),
    "colleague": ("colleagues",),
}
"""What can be done about a way in; of the others, one can only be rid."""
_NEW = ("shares", "key_file", "headquarters")


def name_of(way: Way) -> str:
    """Return what a way in is called; one that a later version made is called by its own word."""
    return _said(_NAMES.get(way.kind, way.kind))


class WaysScreen(ListingScreen):
    """Emits `step_requested(step, id of a way in or "")`."""

    def __init__(self) -> None:
        super().__init__(
            self.tr("Keys"), self.tr("Every way into this notebook. Each change asks for your passphrase again.")
        )

    def show_ways(self, ways: Sequence[Way], told: str = "") -> None:
        """Show them, and what became of the change made just now."""
        cards = [self._card(way) for way in ways]
        self.list_cards(*cards, self._more(has_sheet=any(way.kind == "recovery" for way in ways)), told=told)

    def _card(self, way: Way) -> Card:
        needed, _, count = way.detail.partition(" of ")
        words = _said(_MEANINGS.get(way.kind, "")).format(detail=way.detail, needed=needed, count=count)
        month = in_words(PartialDate(way.added)) if way.added else ""
        since = self.tr("Since {month}").format(month=month) if month else ""
        buttons = [self._button(step, way) for step in _STEPS.get(way.kind, ("remove",))]
        return EntryCard(_ICONS.get(way.kind, "key"), name_of(way), since, words, buttons)

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
            "colleagues": (self.tr("See the colleagues"), "people"),
            "shares": (self.tr("Shares among people"), "people"),
            "key_file": (self.tr("Key file"), "key"),
            "headquarters": (self.tr("Headquarters"), "organisation"),
        }[step]
        return self.button(step, words, icon, way.id if way else "", name_of(way) if way else "")


def _said(text: str) -> str:
    return QCoreApplication.translate("Ways", text) if text else ""
