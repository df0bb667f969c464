"""The small form that makes an event of a sentence: act, when, where, to whom, and how it is known."""

import json
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from cahier.domain.dates import PartialDate
from cahier.domain.event import Certainty
from cahier.gui import theme
from cahier.gui.widgets.act_choice import ActChoice
from cahier.gui.widgets.buttons import chip, ghost, icon_button, primary
from cahier.gui.widgets.cards import Card
from cahier.gui.widgets.date_entry import DateEntry
from cahier.gui.widgets.known_people import KnownPerson
from cahier.gui.widgets.labels import Label, field_label, heading
from cahier.gui.widgets.people_list import PeopleList
from cahier.gui.widgets.private_text import PrivateText

_KNOWN: tuple[Certainty, ...] = ("single_source", "hearsay", "suspicion")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEvent:
    """What the form holds when it is kept: the fields of `Event` that a sentence can give."""

    act: str
    summary: str
    date: PartialDate | None
    place: str | None
    targets: tuple[str, ...]
    certainty: Certainty


class EventForm(Card):
    """Emits `kept` with a `NewEvent`, or `left`."""

    kept = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.act, self.date = ActChoice(), DateEntry(self.tr("When"))
        self.summary, self.place = PrivateText(), QLineEdit()
        self.whom = PeopleList(self.tr("To whom"), ticks=True)
        self.known = [chip(self.tr("saw")), chip(self.tr("was told")), chip(self.tr("infers"))]
        self._wrong = Label("", "wrong", wrap=True)
        self._keep = primary(self.tr("Keep the event"), "check")
        self._build()

    def begin(self, sentence: str, people: tuple[KnownPerson, ...], named: tuple[str, ...]) -> None:
        """Start with a sentence; the people named in it come first, and are ticked."""
        self.act.clear_choice()
        self.date.clear()
        self.place.clear()
        self._wrong.hide()
        self.summary.setPlainText(sentence)
        self.whom.show_people(tuple(sorted(people, key=lambda person: person.person_id not in named)))
        self.whom.tick_only(named)
        self.known[0].setChecked(True)
        self.act.setFocus()

    def draft(self) -> str:
        """Return what is filled in, to be kept over a lock."""
        date = self.date.date()
        return json.dumps(
            {
                "act": self.act.currentText(),
                "date": date.text if date else "",
                "place": self.place.text(),
                "whom": self.whom.ticked(),
                "known": next(place for place, mark in enumerate(self.known) if mark.isChecked()),
                "words": self.summary.toPlainText(),
            },
            ensure_ascii=False,
        )

    def show_draft(self, draft: str, people: tuple[KnownPerson, ...]) -> None:
        """Show again what was filled in before a lock."""
        kept = json.loads(draft)
        self.begin(kept["words"], people, tuple(kept["whom"]))
        self.act.setCurrentText(kept["act"])
        if kept["date"]:
            self.date.show_date(PartialDate(kept["date"]))
        self.place.setText(kept["place"])
        self.known[kept["known"]].setChecked(True)

    def keep(self) -> None:
        """Emit what the form holds, or say what is missing."""
        act = self.act.code()
        if act is None:
            self._complain(self.tr("Choose what happened from the list."))
            self.act.setFocus()
        elif self.date.is_wrong():
            self._complain(self.tr("The date is not complete. Correct it or leave it empty."))
        else:
            self._wrong.hide()
            chosen = next(place for place, mark in enumerate(self.known) if mark.isChecked())
            self.kept.emit(
                NewEvent(
                    act=act,
                    summary=self.summary.toPlainText().strip(),
                    date=self.date.date(),
                    place=self.place.text().strip() or None,
                    targets=self.whom.ticked(),
                    certainty=_KNOWN[chosen],
                )
            )

    def leave(self) -> None:
        """Go back to the account, unless something is filled in: Escape throws nothing away."""
        if self.act.currentText() or self.place.text() or not self.date.is_empty():
            return
        self.left.emit()

    def complain(self, sentence: str) -> None:
        """Say why the event was not kept."""
        self._complain(sentence)

    def _complain(self, sentence: str) -> None:
        self._wrong.setText(sentence)
        self._wrong.show()

    def _build(self) -> None:
        self.column.setContentsMargins(4, 16, 4, 14)
        self.column.setSpacing(10)
        close = icon_button("close", self.tr("Leave the event"))
        close.clicked.connect(self.left)
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 8, 0)
        head.addWidget(heading(self.tr("Make an event")), 1)
        head.addWidget(close)
        self.add(head, self._fields(), self._foot())

    def _fields(self) -> QScrollArea:
        self.summary.setFixedHeight(84)
        self.place.setPlaceholderText(self.tr("As it was said"))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 0, 14, 4)
        column.setSpacing(4)
        fields: tuple[tuple[str, QWidget], ...] = (
            (self.tr("What happened"), self.act),
            (self.tr("When"), self.date),
            (self.tr("Where"), self.place),
            (self.tr("To whom"), self.whom),
            (self.tr("How is it known? Whoever tells it …"), self._known_row()),
            (self.tr("In these words"), self.summary),
        )
        for name, field in fields:
            column.addWidget(field_label(name, field))
            column.addWidget(field)
            column.addSpacing(8)
        column.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setAccessibleName(self.tr("Fields of the event"))
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return scroll

    def _known_row(self) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for mark in self.known:
            layout.addWidget(mark)
        layout.addStretch()
        return row

    def _foot(self) -> QVBoxLayout:
        leave = ghost(self.tr("Cancel"))
        leave.clicked.connect(self.left)
        self._keep.clicked.connect(self.keep)
        self._wrong.hide()
        theme.dress(self._wrong, "wrong")
        row = QHBoxLayout()
        row.addWidget(self._keep, 1)
        row.addWidget(leave)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 4, 16, 0)
        foot.addWidget(self._wrong)
        foot.addLayout(row)
        return foot
