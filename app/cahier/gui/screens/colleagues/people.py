"""Who works with this notebook, what they may do, and how it releases."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal

from cahier.domain.colleague import Colleague, Duty
from cahier.gui.screens.listing import ListingScreen
from cahier.gui.translation import QT_TRANSLATE_NOOP
from cahier.gui.widgets.button_row import ButtonRow
from cahier.gui.widgets.buttons import secondary
from cahier.gui.widgets.cards import Card
from cahier.gui.widgets.entry_card import EntryCard
from cahier.gui.widgets.labels import isolated, soft
from cahier.workflows.second_reading import Rule

_DUTIES: dict[Duty, str] = {
    "researcher": QT_TRANSLATE_NOOP("Duty", "Researcher"),
    "editor": QT_TRANSLATE_NOOP("Duty", "Editor"),
    "legal_reviewer": QT_TRANSLATE_NOOP("Duty", "Legal reviewer"),
    "data_steward": QT_TRANSLATE_NOOP("Duty", "Data steward"),
}


def duty_in_words(duty: Duty) -> str:
    """Return what a duty is called."""
    return QCoreApplication.translate("Duty", _DUTIES[duty])


class PeopleScreen(ListingScreen):
    """Emits `step_requested(step, code of a colleague or "")` and `alone_requested`."""

    alone_requested = Signal()

    def __init__(self) -> None:
        super().__init__(
            self.tr("Colleagues"),
            self.tr("Everybody here can read the whole notebook. What they may let go differs."),
        )

    def show_people(self, people: Sequence[Colleague], rule: Rule, told: str = "") -> None:
        """Show them, how the notebook releases, and what became of the change made just now."""
        last = self._more if any(one.first for one in people) else self._begin
        self.list_cards(self._rule(rule), *(self._card(one) for one in people), last(), told=told)

    def _rule(self, rule: Rule) -> Card:
        card = Card(self.tr("How a brief leaves"))
        words = {
            "two": self.tr(
                "One of you prepares it, another reads it and lets it go. Where somebody is named, one of the two "
                "is a legal reviewer."
            ),
            "alone": self.tr(
                "You work alone: each brief is stamped “single-person release”, and nobody is named in it."
            ),
            "undecided": self.tr(
                "Nothing was chosen yet. Two pairs of eyes see more than one: let a colleague read each brief, or "
                "work alone and name nobody."
            ),
        }
        card.add(soft(words[rule]))
        if rule == "undecided":
            alone = secondary(self.tr("I work alone"), "person")
            alone.clicked.connect(self.alone_requested)
            card.add(ButtonRow([alone]))
        return card

    def _card(self, one: Colleague) -> Card:
        duties = "  ·  ".join(isolated(duty_in_words(duty)) for duty in one.duties)
        words = self.tr("Theirs is the passphrase the notebook was made with.") if one.first else ""
        buttons = [self.button("change", self.tr("Change"), "edit", one.code, one.name)]
        if not one.first:
            buttons.append(self.button("leave", self.tr("Remove"), "trash", one.code, one.name))
        return EntryCard("person", one.name, one.code, "\n".join(filter(None, (duties, words))), buttons)

    def _begin(self) -> Card:
        card = Card(self.tr("Who are you?"))
        card.add(soft(self.tr("Say first whose the passphrase of this notebook is. Then add your colleagues.")))
        card.add(ButtonRow([self.button("introduce", self.tr("Introduce yourself"), "person")]))
        return card

    def _more(self) -> Card:
        card = Card(self.tr("Another colleague"))
        card.add(
            soft(self.tr("They choose a passphrase of their own, here at this computer, and tell it to nobody."))
        )
        card.add(ButtonRow([self.button("add", self.tr("Add a colleague"), "plus")]))
        return card
