"""Who works with this notebook, what they may do, and how it releases."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cahier.domain.colleague import Colleague, Duty
from cahier.gui import theme
from cahier.gui.translation import QT_TRANSLATE_NOOP
from cahier.gui.widgets.button_row import ButtonRow
from cahier.gui.widgets.buttons import Button, secondary
from cahier.gui.widgets.cards import Card, Column
from cahier.gui.widgets.labels import Glyph, heading, isolated, muted, soft
from cahier.gui.widgets.note import Note
from cahier.gui.widgets.page import PageHeader
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


class PeopleScreen(QWidget):
    """Emits `step_requested(step, code of a colleague or "")` and `alone_requested`."""

    step_requested = Signal(str, str)
    alone_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme.dress(self, "page")
        self.told = Note("ok", "")
        self._first: Button | None = None
        self._column = Column(self.tr("Colleagues"))
        self._column.add(self.told)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        header = PageHeader(self.tr("Colleagues"))
        header.set_facts(self.tr("Everybody here can read the whole notebook. What they may let go differs."))
        outer.addWidget(header)
        outer.addWidget(self._column, 1)

    def show_people(self, people: Sequence[Colleague], rule: Rule, told: str = "") -> None:
        """Show them, how the notebook releases, and what became of the change made just now."""
        self._column.add(self._rule(rule), *(self._card(one) for one in people))
        if not any(one.first for one in people):
            self._column.add(self._begin())
        else:
            self._column.add(self._more())
        self._column.finish()
        self.told.say("ok", told)
        self.told.setVisible(bool(told))

    def showEvent(self, event: QShowEvent) -> None:
        """Put the cursor on the first thing there is to do."""
        super().showEvent(event)
        if self._first is not None:
            self._first.setFocus()

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
        card = Card()
        card.column.setContentsMargins(20, 16, 20, 8)
        card.column.setSpacing(8)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(Glyph("person", "accent", 20))
        top.addWidget(heading(one.name))
        top.addStretch()
        code = muted(one.code)
        code.setWordWrap(False)
        top.addWidget(code)
        duties = "  ·  ".join(isolated(duty_in_words(duty)) for duty in one.duties)
        words = self.tr("Theirs is the passphrase the notebook was made with.") if one.first else ""
        card.add(top, soft("\n".join(filter(None, (duties, words)))))
        steps = [("change", self.tr("Change"), "edit")]
        if not one.first:
            steps.append(("leave", self.tr("Remove"), "trash"))
        card.add(ButtonRow([self._button(step, name, icon, one) for step, name, icon in steps]))
        return card

    def _begin(self) -> Card:
        card = Card(self.tr("Who are you?"))
        card.add(soft(self.tr("Say first whose the passphrase of this notebook is. Then add your colleagues.")))
        card.add(ButtonRow([self._button("introduce", self.tr("Introduce yourself"), "person")]))
        return card

    def _more(self) -> Card:
        card = Card(self.tr("Another colleague"))
        card.add(
            soft(self.tr("They choose a passphrase of their own, here at this computer, and tell it to nobody."))
        )
        card.add(ButtonRow([self._button("add", self.tr("Add a colleague"), "plus")]))
        return card

    def _button(self, step: str, words: str, icon: str, one: Colleague | None = None) -> Button:
        button = secondary(words, icon)
        if one is not None:
            button.setAccessibleName(f"{words}: {one.name}")
        button.clicked.connect(lambda: self.step_requested.emit(step, one.code if one else ""))
        self._first = self._first or button
        return button
