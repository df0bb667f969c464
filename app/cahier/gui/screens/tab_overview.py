"""The first look at a case: consent, what is recorded, what is missing."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from cahier.domain.records import CaseRecords
from cahier.gui import wording
from cahier.gui.models.case_parts import consent_state
from cahier.gui.models.completeness import steps
from cahier.gui.widgets.buttons import link, secondary
from cahier.gui.widgets.cards import Card, Column
from cahier.gui.widgets.labels import Glyph, Label, body, muted
from cahier.gui.widgets.note import Note


class OverviewTab(QWidget):
    """Emits `tab_requested(key)` and `edit_requested`; is built anew when the case changes."""

    tab_requested = Signal(str)
    step_requested = Signal(str)
    edit_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._column = Column(self.tr("Overview"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._column)

    def show_case(self, records: CaseRecords, today: date) -> None:
        """Show a case."""
        self._column.empty()
        self._column.add(self._consent(records, today))
        self._column.add(self._recorded(records))
        self._column.add(self._steps(records, today))
        self._column.add(self._about(records))
        self._column.finish()

    def _consent(self, records: CaseRecords, today: date) -> Note:
        kinds = [consent_state(records, person.person_id, today)[1] for person in records.persons]
        asked = [kind for kind in kinds if kind]
        standing = asked.count("ok")
        if not asked:
            kind, words = "info", self.tr("Consent: add the people first, then ask each of them.")
        elif standing == len(asked):
            kind, words = "ok", self.tr("Consent: everybody was asked, and it stands.")
        else:
            kind = "warn"
            words = self.tr("Consent: stands for {n} of {all}. The others stay out of every brief.").format(
                n=standing, all=len(asked)
            )
        note = Note(kind, words, self.tr("Review consent") if asked else self.tr("People"), icon="consent")
        note.acted.connect(lambda: self.tab_requested.emit("people"))
        return note

    def _recorded(self, records: CaseRecords) -> Card:
        card = Card(self.tr("What is recorded"))
        moments = len(records.events) + len(records.proceedings) + len(records.detentions)
        words = sum(len(account.text.split()) for account in records.accounts)
        counts = (
            ("interview", str(len(records.interviews)), self.tr("Interviews")),
            ("people", str(len(records.persons)), self.tr("People")),
            ("timeline", str(moments), self.tr("What happened")),
            ("document", self.locale().toString(words), self.tr("Words written down")),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        for place, (icon, count, words_) in enumerate(counts):
            grid.addWidget(self._count(icon, count, words_), 0, place)
            grid.setColumnStretch(place, 1)
        card.add(grid)
        return card

    def _count(self, icon: str, count: str, words: str) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        grid.addWidget(Glyph(icon, "accent", 20), 0, 0)
        grid.addWidget(Label(count, "title"), 0, 1)
        under = muted(words)
        grid.addWidget(under, 1, 0, 1, 2)
        grid.setRowStretch(2, 1)
        grid.setColumnStretch(1, 1)
        return holder

    def _steps(self, records: CaseRecords, today: date) -> Card:
        card = Card(self.tr("On the way to a brief"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(10)
        for line, step in enumerate(steps(records, today)):
            grid.addWidget(Glyph("done" if step.done else "circle", "ok" if step.done else "muted", 18), line, 0)
            words = Label(step.words)
            words.setAccessibleName(
                (self.tr("Done: {step}") if step.done else self.tr("Missing: {step}")).format(step=step.words)
            )
            grid.addWidget(words, line, 1)
            if not step.done:
                button = link(self.tr("Do it"))
                button.setAccessibleName(self.tr("Do it: {step}").format(step=step.words))
                button.clicked.connect(lambda _=False, where=step.where: self.step_requested.emit(where))
                grid.addWidget(button, line, 2)
        grid.setColumnStretch(3, 1)
        card.add(grid)
        return card

    def _about(self, records: CaseRecords) -> Card:
        case = records.case
        card = Card(self.tr("About the case"))
        edit = secondary(self.tr("Edit"), "edit")
        edit.clicked.connect(self.edit_requested)
        card.head.addWidget(edit)
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(8)
        facts = (
            (self.tr("Summary"), case.summary_internal or ""),
            (self.tr("May the target be named?"), wording.word_of("naming", case.naming_decision)),
            (self.tr("Risk"), wording.word_of("risk", case.risk_level)),
            (self.tr("Methods"), ", ".join(wording.word(code) for code in case.tnr_methods)),
            (self.tr("Laws used"), ", ".join(wording.word(code) for code in case.law_families)),
        )
        for line, (name, value) in enumerate(facts):
            grid.addWidget(Label(name, "field"), line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(body(value or "–"), line, 1)
        grid.setColumnStretch(1, 1)
        card.add(grid)
        return card
